"""Blocks of the body in, the same blocks with block quotations named as such out.

A block quotation is set in from the text, or smaller than it and no wider spaced; it follows text.
"""

from statistics import median

from audit.readers.pdf.edges import left_edge
from audit.readers.pdf.lines import Line
from audit.readers.pdf.paragraphs import ITEM, Paragraph

# A quotation is set in by at least this many times its size, and smaller than this share of the text's size.
SET_IN_EM, SMALLER = 0.8, 0.965
# A page shows where its text stands from so many lines on; else other pages tell.
ENOUGH_LINES = 6


def name_quotations(paragraphs: list[Paragraph]) -> None:
    """Set the kind of the paragraphs that are block quotations."""
    plain = [paragraph for paragraph in paragraphs if paragraph.kind == "paragraph"]
    if not plain:
        return
    least = SMALLER * _size([line for paragraph in plain for line in paragraph.lines])
    smaller_ones = [_size(paragraph.lines) <= least for paragraph in plain]
    text = [paragraph for paragraph, smaller in zip(plain, smaller_ones, strict=True) if not smaller]
    edges = _Edges([line for paragraph in text for line in paragraph.lines])
    leading = _leading(text)
    last = max((index for index, smaller in enumerate(smaller_ones) if not smaller), default=0)
    begun = False
    for index, (paragraph, smaller) in enumerate(zip(plain, smaller_ones, strict=True)):
        if begun and not ITEM.match(paragraph.lines[0].text):
            if _is_set_in(paragraph.lines, edges, smaller) or (
                smaller and index < last and len(paragraph.lines) > 1 and _leading([paragraph]) <= leading
            ):
                paragraph.kind = "quote"
        elif len(paragraph.lines) > 2 and not smaller:
            begun = True


class _Edges:
    """Where the text of a page and column begins, in points."""

    def __init__(self, lines: list[Line]) -> None:
        own: dict[tuple[int, int], list[Line]] = {}
        for line in lines:
            own.setdefault((line.page, line.column), []).append(line)
        self._lefts = {place: left_edge(group) for place, group in own.items() if len(group) >= ENOUGH_LINES}
        sides: dict[tuple[int, int], list[float]] = {}
        for (page, column), left in self._lefts.items():
            sides.setdefault((page % 2, column), []).append(left)
        self._sides = {side: median(lefts) for side, lefts in sides.items()}

    def left(self, line: Line) -> float:
        """Return the left edge of the text where `line` stands; its own where nothing is known."""
        side = self._sides.get((line.page % 2, line.column), line.x0)
        return min(self._lefts.get((line.page, line.column), side), side)


def _is_set_in(lines: list[Line], edges: _Edges, smaller: bool) -> bool:
    """Tell whether all lines are set in; of a single line of the text's size that may be a heading or a formula."""
    set_in = all(line.x0 - edges.left(line) > SET_IN_EM * line.size for line in lines)
    return set_in and (len(lines) > 1 or (smaller and lines[0].text.count(" ") >= 3))


def _size(lines: list[Line]) -> float:
    counts: dict[float, int] = {}
    for line in lines:
        counts[line.size] = counts.get(line.size, 0) + len(line.text)
    return max(counts, key=lambda size: counts[size])


def _leading(paragraphs: list[Paragraph]) -> float:
    """Return the usual distance between baselines, in points."""
    steps = [
        upper.y - lower.y
        for paragraph in paragraphs
        for upper, lower in zip(paragraph.lines, paragraph.lines[1:], strict=False)
        if upper.page == lower.page and upper.y > lower.y
    ]
    return median(steps) if steps else 0.0
