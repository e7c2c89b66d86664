"""The texts of an index of sources: a source's number in, its text, ready for comparing, and its places out."""

from audit.resolvers.library.folding import level
from audit.resolvers.library.places import PlaceTable
from audit.resolvers.library.storing import Store


class Texts:
    """The texts of sources, their levelled twins and their places, each fetched once."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._kept: dict[int, tuple[str, str]] = {}
        self._places: dict[int, PlaceTable] = {}
        self.search = store.search

    def of(self, source: int) -> tuple[str, str]:
        """Return text and levelled text, of the same length."""
        if source not in self._kept:
            body = self._store.body(source)
            self._kept[source] = (body, level(body))
        return self._kept[source]

    def places(self, source: int) -> PlaceTable:
        """Return the places of a source's text."""
        if source not in self._places:
            self._places[source] = self._store.places(source)
        return self._places[source]
