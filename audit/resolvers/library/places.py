"""Where the words of a source stand in its file: offsets of its text in, line, page or the format's own words out."""

import json
from bisect import bisect_right
from collections.abc import Iterable
from typing import NamedTuple

from audit.model.document import Document, SourceMap
from audit.model.span import Region, Span

_STEP = 400  # characters of a paragraph without line breaks after which its place is asked again (a page may end)


class TextPlace(NamedTuple):
    """A place in a file: line and page from 1, None where the format has none; the format's own words, or ""."""

    line: int | None
    page: int | None
    logical: str

    def region(self, path: str) -> Region:
        """Return the place as reports show it."""
        return Region(
            path=path,
            file=path,
            start_line=self.line,
            end_line=self.line,
            page=self.page,
            logical=self.logical or None,
        )


NOWHERE = TextPlace(None, None, "")


class PlaceTable:
    """The places of a text, by the offsets from which on they hold."""

    def __init__(self, entries: Iterable[tuple[int, TextPlace]]) -> None:
        self._entries = sorted(entries)
        self._starts = [start for start, _ in self._entries]

    def at(self, offset: int) -> TextPlace:
        """Return the place of the character at `offset`."""
        found = bisect_right(self._starts, offset) - 1
        return self._entries[found][1] if found >= 0 else NOWHERE

    def stored(self) -> str:
        """Return the table as the index keeps it."""
        return json.dumps([[start, *place] for start, place in self._entries], ensure_ascii=False)

    @classmethod
    def restored(cls, stored: str) -> "PlaceTable":
        """Return the table that `stored` gave."""
        return cls((start, TextPlace(*place)) for start, *place in json.loads(stored or "[]"))


def place_of(source_map: SourceMap, offset: int) -> TextPlace:
    """Return the place of the character of a document's text at `offset`."""
    place = source_map.place(Span(offset, offset + 1))
    return TextPlace(place.start_line, place.page, place.logical or "")


def body_of(document: Document) -> tuple[str, PlaceTable]:
    """Return what a document says, without furniture and code, and the places of it."""
    pieces: list[str] = []
    entries: list[tuple[int, TextPlace]] = []
    length = 0
    for block in document.blocks:
        if block.kind in ("furniture", "code"):
            continue
        plain = document.plain(block.span)
        piece = plain.text.strip()
        lead = plain.text.find(piece)
        for start in _steps(piece):
            place = place_of(document.source_map, plain.origin(lead + start))
            if not entries or entries[-1][1] != place:
                entries.append((length + start, place))
        pieces.append(piece)
        length += len(piece) + 1
    body = "\n".join(pieces)
    if body.strip():
        return body, PlaceTable(entries)
    text = document.text
    return text, PlaceTable([(start, place_of(document.source_map, start)) for start in _steps(text) if text])


def _steps(text: str) -> Iterable[int]:
    """Yield offsets at which a place may change: the beginning, each line, and some within long lines."""
    at = 0
    while at < len(text):
        yield at
        line = text.find("\n", at, at + _STEP)
        at = line + 1 if line >= 0 else at + _STEP
