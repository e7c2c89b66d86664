"""Segments of pages in, the same without numbers that stand beside the block of text out: in the gutter, at line ends.

Editions print the pages or lines of an older edition in the margin, manuscripts for review the numbers of their lines.
Such numbers stand clear of the block of text that the pages share; a document has them several times or not at all.
A label of a note may hang there, too: labels are the numbers that the text calls, or count on from 1.
"""

import itertools
from collections import Counter
from typing import NamedTuple

from audit.language.expressions import expression
from audit.readers.pdf.segments import Segment

# A page of text has no more segments than this; a drawing may, and numbers all over it.
MOST_SEGMENTS = 4000
# As many of them make it a habit of the document.
SEVERAL = 3
# They stand this many times their own size away from the text, and no nearer than so many points.
CLEAR_EM, CLEAR = 0.35, 2.5
# A line of text covers at least this share of the page's width; so many of a page show where its block begins.
LINE_SHARE, ENOUGH_LINES = 0.3, 5
# Lines whose edges differ by less than this, in points, share the edge.
SAME_EDGE = 4.0
# From this share of numbers that the text calls, they are labels of notes.
CALLED_SHARE = 0.5
# So many of the numbers of lines stand one leading below the one before; the notes of a list differ in length.
EVEN_SHARE = 0.6

_NUMBER = expression(r"[\[(|/]?(\d{1,5})[\])|/]?")
_RAISED = expression(r"\d{1,4}")


class MarginNumber(NamedTuple):
    """A number outside the block of text: a segment of its own, or the run `run` of a segment that it hangs on."""

    page: int
    segment: Segment
    run: int
    value: int


def take_margin_numbers(pages: list[list[Segment]], widths: list[float]) -> None:
    """Take the numbers in the margins from the segments of the pages, in place."""
    before: list[MarginNumber] = []
    after: list[MarginNumber] = []
    for page, (segments, block) in enumerate(zip(pages, _blocks(pages, widths), strict=True)):
        if block is None:
            continue
        left, right = block
        if len(segments) > MOST_SEGMENTS:
            continue
        for segment in segments:
            if segment.x0 >= left and segment.x1 <= right:
                continue
            if 1 in segment.shifts and len(segment.runs) > 1:
                if (number := _hanging(page, segment, left)) is not None:
                    before.append(number)
                continue
            if segment.weight > 8:
                continue
            clear = max(CLEAR, CLEAR_EM * segment.size)
            side = before if segment.x1 <= left - clear else after if segment.x0 >= right + clear else None
            if side is None:
                continue
            match = _NUMBER.fullmatch("".join(run.text for run in segment.runs).strip())
            if match and _is_alone(segment, segments, left, right):
                side.append(MarginNumber(page, segment, -1, int(match.group(1))))
    if len(before) >= SEVERAL and not _are_labels(pages, before):
        _take(pages, before)
    if len(after) >= SEVERAL:
        _take(pages, after)


def _is_alone(segment: Segment, segments: list[Segment], left: float, right: float) -> bool:
    """Tell whether nothing else stands on the baseline on this side of the block: a line of a marginal note."""
    return not any(
        other is not segment
        and abs(other.y - segment.y) < 0.2 * segment.size
        and (other.x1 <= left if segment.x1 <= left else other.x0 >= right)
        for other in segments
    )


def _hanging(page: int, segment: Segment, left: float) -> MarginNumber | None:
    """Return the number that the segment has to the left of the block, a little over its baseline."""
    first = min(range(len(segment.runs)), key=lambda index: segment.runs[index].x0)
    run = segment.runs[first]
    match = _NUMBER.fullmatch(run.text.strip())
    if segment.shifts[first] <= 0 or run.x1 > left - max(CLEAR, CLEAR_EM * run.size) or not match:
        return None
    return MarginNumber(page, segment, first, int(match.group(1)))


def _take(pages: list[list[Segment]], numbers: list[MarginNumber]) -> None:
    for number in numbers:
        segment = number.segment
        if number.run >= 0:
            del segment.runs[number.run], segment.shifts[number.run]
            segment.x0 = min(run.x0 for run in segment.runs)
    taken = {id(number.segment) for number in numbers if number.run < 0}
    for page in {number.page for number in numbers}:
        pages[page][:] = [segment for segment in pages[page] if id(segment) not in taken]


def _blocks(pages: list[list[Segment]], widths: list[float]) -> list[tuple[float, float] | None]:
    """Return the left and right edge of the text of every page: its own, but no narrower than on pages like it."""
    own: list[tuple[float, float] | None] = []
    for segments, width in zip(pages, widths, strict=True):
        lines = [segment for segment in segments if segment.x1 - segment.x0 > LINE_SHARE * width]
        lefts = sorted(_left(segment) for segment in lines)
        rights = sorted((segment.x1 for segment in lines), reverse=True)
        left, right = _shared(lefts), _shared(rights)
        own.append(None if len(lines) < ENOUGH_LINES or left is None or right is None else (left, right))
    result: list[tuple[float, float] | None] = []
    for page in range(len(pages)):
        # Left and right pages of a book stand differently on the paper: look at those of the same side.
        near = [block for block in own[max(0, page - 4) : page + 5][page % 2 - max(0, page - 4) % 2 :: 2] if block]
        block = own[page]
        if block is None:
            result.append((min(b[0] for b in near), max(b[1] for b in near)) if near else None)
        else:
            result.append((min(b[0] for b in near), block[1]))
    return result


def _left(segment: Segment) -> float:
    """Return where the segment begins, not counting a number that hangs far to its left."""
    if 1 not in segment.shifts:
        return segment.x0
    first, *rest = sorted(segment.runs, key=lambda run: run.x0)
    if rest and rest[0].x0 - first.x1 > segment.size and _NUMBER.fullmatch(first.text.strip()):
        return rest[0].x0
    return segment.x0


def _shared(edges: list[float]) -> float | None:
    """Return the first edge that another line has, too."""
    for edge, following in itertools.pairwise(edges):
        if abs(edge - following) < SAME_EDGE:
            return edge
    return None


def _are_labels(pages: list[list[Segment]], numbers: list[MarginNumber]) -> bool:
    """Tell whether numbers left of the text are called by raised numbers, or number a list from 1 on."""
    hanging = {(id(number.segment), number.run) for number in numbers}
    calls = Counter(
        int(digits)
        for segments in pages
        for segment in segments
        if 1 in segment.shifts
        for index, (run, shift) in enumerate(zip(segment.runs, segment.shifts, strict=True))
        if shift > 0 and (id(segment), index) not in hanging
        for digits in _RAISED.findall(run.text)
    )
    values = Counter(number.value for number in numbers)
    if sum((calls & values).values()) >= CALLED_SHARE * len(numbers):
        return True
    ordered = [number.value for number in numbers]
    steps = sum(later == earlier + 1 for earlier, later in itertools.pairwise(ordered))
    return 1 in ordered[:2] and steps >= 0.8 * (len(ordered) - 1) and not _stand_at_every_line(numbers)


def _stand_at_every_line(numbers: list[MarginNumber]) -> bool:
    """Tell whether most numbers stand equally far below the one before, as those of the lines of a manuscript do."""
    steps = Counter(
        round(upper.segment.y - lower.segment.y)
        for upper, lower in itertools.pairwise(sorted(numbers, key=lambda number: (number.page, -number.segment.y)))
        if upper.page == lower.page
    )
    usual = max(steps, key=lambda step: steps[step], default=0)
    alike = sum(count for step, count in steps.items() if abs(step - usual) <= 1)
    return alike >= EVEN_SHARE * sum(steps.values()) > 0
