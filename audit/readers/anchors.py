"""Places of the pieces of a built text in; the source map that leads its spans back to the file out."""

from bisect import bisect_right
from dataclasses import dataclass
from typing import Literal

from audit.model.document import Place
from audit.model.span import Span

Part = Literal["tag", "text", "tail"]


@dataclass(frozen=True, slots=True)
class Anchor:
    """A place in the file: a line (0 when unknown), a column (0 when unknown), a logical name and a further file.

    In markup, `origin` is the path of the element and `part` what of it the text is: its own, what follows its end, or
    what the reader makes of its tag (a call, a number).
    """

    line: int = 0
    column: int = 0
    logical: str | None = None
    path: str | None = None
    origin: str = ""
    part: Part = "tag"


class AnchorMap:
    """The source map of built text: the place of the nearest anchor at or before a span's ends.

    A column is that of the anchor plus the characters since, where the text runs on as in the file.
    """

    def __init__(self, offsets: list[int], anchors: list[Anchor]) -> None:
        self._offsets = offsets
        self._anchors = anchors

    def place(self, span: Span) -> Place:
        """Return line, column, logical name and path of the anchors."""
        first = bisect_right(self._offsets, span.start) - 1
        if first < 0:
            return Place()
        start = self._anchors[first]
        last = max(first, bisect_right(self._offsets, max(span.start, span.end - 1)) - 1)
        end = self._anchors[last]
        return Place(
            start_line=start.line or None,
            start_column=start.column + span.start - self._offsets[first] if start.column else None,
            end_line=end.line or None,
            end_column=end.column + max(span.start, span.end) - self._offsets[last] if end.column else None,
            logical=start.logical,
            path=start.path,
        )
