"""A text in which a converter left ligatures by their glyph names in; the text with their letters out, and its map.

Fonts without a character map make converters write «Gar /uniFB01 eld» for «Garfield» (Adobe Glyph List, 2.: a glyph
without a name of its own is called `uni` and its code point).
"""

import re
from bisect import bisect_right

from audit.model.document import LineMap, Place
from audit.model.span import Span

_NAME = re.compile(r"(?P<before>[^\W\d_]{0,40})(?P<gap> ?)/uniFB0(?P<digit>[0-6])(?: -)? ?(?P<after>[^\W\d_]{0,40})")
_LETTERS = ("ff", "fi", "fl", "ffi", "ffl", "st", "st")
# «of» and «in» are words and beginnings of words; what follows the ligature tells «office» from «of fish».
_BEGINNINGS = {"of": re.compile(r"c(?!k|t)"), "in": re.compile(r"uen|ict|at|am|ex|ni|rm")}


class MendedMap:
    """The source map of a mended text: the lines and columns of the text as the file has it."""

    def __init__(self, original: str, starts: list[int], shifts: list[int]) -> None:
        self._lines = LineMap(original)
        self._starts, self._shifts, self._size = starts, shifts, len(original)

    def place(self, span: Span) -> Place:
        """Return line and column of both ends of `span` in the file."""
        return self._lines.place(Span(self._origin(span.start), self._origin(span.end)))

    def _origin(self, offset: int) -> int:
        at = bisect_right(self._starts, offset) - 1
        return min(self._size, offset + (self._shifts[at] if at >= 0 else 0))


def mend_ligatures(text: str) -> tuple[str, MendedMap, int]:
    """Return `text` with letters for the names of ligatures, its map, and how many there were."""
    whole = _whole_words(text)
    pieces: list[str] = []
    starts: list[int] = []
    shifts: list[int] = []
    length = at = 0
    for match in _NAME.finditer(text):
        apart = match["gap"] if not _joins(match["before"], match["after"], whole) else ""
        letters = match["before"] + apart + _LETTERS[int(match["digit"])]
        piece = text[at : match.start()] + letters
        pieces.append(piece)
        length += len(piece)
        at = match.start("after")
        starts.append(length)
        shifts.append(at - length)
    pieces.append(text[at:])
    return "".join(pieces), MendedMap(text, starts, shifts), len(starts)


def _whole_words(text: str) -> frozenset[str]:
    """The words of the text that stand elsewhere without a ligature behind them."""
    return frozenset(re.findall(r"[^\W\d_]+(?! ?/uni)(?!\w)", text.casefold()))


def _joins(before: str, after: str, whole: frozenset[str]) -> bool:
    """Tell whether the letters before a ligature are the beginning of its word rather than a word."""
    word = before.casefold()
    if word in _BEGINNINGS:
        return _BEGINNINGS[word].match(after) is not None
    return word not in whole
