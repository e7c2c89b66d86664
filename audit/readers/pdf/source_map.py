"""Characters of a document's text in, page and boxes out: one entry an uninterrupted stretch of one printed line."""

from array import array
from bisect import bisect_right

from audit.model.document import Place
from audit.model.span import Box, Span
from audit.readers.pdf.places import Places, places

_NOWHERE = places([0.0])


class PageMap:
    """The source map of a PDF: compact and picklable.

    Every character has its left edge; every fragment (a stretch of characters in one font on one line) has its first
    offset, page, lower and upper edge and right edge. Characters between fragments (spaces and blank lines put in
    where lines are joined) stand nowhere.
    """

    def __init__(self) -> None:
        self._edges = places()
        self._starts = array("L")
        self._fragments: list[tuple[int, int, float, float, float]] = []  # end, page, lower, upper and right edge
        self._note_starts = array("L")
        self._note_labels: list[str] = []

    def pad(self, count: int) -> None:
        """Add `count` characters that stand nowhere on the page."""
        self._edges += _NOWHERE * count

    def add(self, page: int, edges: Places, low: float, high: float, right: float) -> None:
        """Add one fragment with the left edges of its characters, in points."""
        start = len(self._edges)
        self._edges += edges
        self._starts.append(start)
        self._fragments.append((start + len(edges), page, low, high, right))

    def add_note(self, start: int, label: str) -> None:
        """Name the note that begins at offset `start`; notes come in the order of the text."""
        self._note_starts.append(start)
        self._note_labels.append(label)

    def place(self, span: Span) -> Place:
        """Return the first page and a box for every line that `span` touches."""
        if not self._starts:
            return Place()
        first = self._first(span.start)
        end = max(span.end, span.start + 1)
        boxes: list[Box] = []
        index = first
        while index < len(self._starts) and (self._starts[index] < end or index == first):
            box = self._box(index, span.start, end)
            last = boxes[-1] if boxes else None
            if last is not None and _same_line(last, box):
                boxes[-1] = Box(
                    last.page, min(last.x0, box.x0), min(last.y0, box.y0), max(last.x1, box.x1), max(last.y1, box.y1)
                )
            else:
                boxes.append(box)
            index += 1
        page = boxes[0].page
        return Place(page=page, boxes=tuple(boxes), logical=self._logical(span, page))

    def page(self, offset: int) -> int | None:
        """Return the page of the character at `offset`, None where the document has none."""
        return self._fragments[self._first(offset)][1] if self._starts else None

    def _first(self, offset: int) -> int:
        """Return the fragment at `offset`, between two the later."""
        first = max(0, bisect_right(self._starts, offset) - 1)
        between = self._fragments[first][0] <= offset and first + 1 < len(self._starts)
        return first + between

    def _box(self, index: int, start: int, end: int) -> Box:
        begin = self._starts[index]
        stop, page, low, high, last = self._fragments[index]
        start, end = min(max(start, begin), stop - 1), max(min(end, stop), begin + 1)
        right = self._edges[end] if end < stop else last
        left = self._edges[start]
        return Box(page, round(min(left, right), 2), round(low, 2), round(max(left, right), 2), round(high, 2))

    def _logical(self, span: Span, page: int) -> str:
        at = bisect_right(self._note_starts, span.start) - 1
        if at >= 0:
            return f"page {page}, note {self._note_labels[at]}"
        return f"page {page}"


def _same_line(last: Box, box: Box) -> bool:
    if last.page != box.page:
        return False
    overlap = min(last.y1, box.y1) - max(last.y0, box.y0)
    return overlap > 0.25 * min(last.y1 - last.y0, box.y1 - box.y0) and box.x0 >= last.x0 - 1
