"""The package's readers of BibTeX and RIS, for the index: the bytes of a file in, keys and works out."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from audit.model.citation import Item

if TYPE_CHECKING:
    from audit.resolvers.index.forms import Bibliographies


def read_bibtex(data: bytes) -> Iterable[tuple[str, Item]]:
    """Return the keys and works of a BibTeX file. Raises `ValueError` of what is no text."""
    from audit.readers.bibtex import item_of, parse

    return ((entry.key, item_of(entry)) for entry in parse(_decode(data))[0])


def read_ris(data: bytes) -> Iterable[tuple[str, Item]]:
    """Return the keys and works of a RIS file. Raises `ValueError` of what is no text."""
    from audit.readers.ris import parse

    return ((key, item) for key, _, item in parse(_decode(data)))


def _decode(data: bytes) -> str:
    from audit.readers.decoding import decode
    from audit.readers.interface import UnreadableError

    try:
        return decode(data, "it").text
    except UnreadableError as error:
        raise ValueError(str(error)) from None


READERS: "Bibliographies" = {"bibtex": read_bibtex, "ris": read_ris}
