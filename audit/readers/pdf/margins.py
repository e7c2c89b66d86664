"""Segments of pages in, the same without numbers that stand beside the block of text out: in the gutter, at line ends.

Editions print the pages or lines of an older edition in the margin, manuscripts for review the numbers of their lines.
Such numbers stand clear of the block of text that the pages share; a document has them several times or not at all.
A label of a note may hang there, too: labels are the numbers that the text calls, or count on from 1.
"""

import itertools
from collections import Counter
from collections.abc import Iterator
from operator import attrgetter
from typing import NamedTuple

from audit.language.expressions import expression
from audit.readers.pdf.device import Run
from audit.readers.pdf.segments import Segment

# A page of text has no more segments than this; a drawing may, and numbers all over it.
MOST_SEGMENTS = 4000
# As many of them make it a habit of the document.
SEVERAL = 3
# They stand this many times their own size away from the text, and no nearer than so many points.
CLEAR_EM, CLEAR = 0.35, 2.5
# A number joined to its line stands at least so many times its size from it, more than words stand apart.
HANGING_EM = 0.5
# A line of text covers at least this share of the page's width; so many of a page show where its block begins.
LINE_SHARE, ENOUGH_LINES = 0.3, 5
# Lines whose edges differ by less than this, in points, share the edge.
SAME_EDGE = 4.0
# Numbers whose edges differ by less than this, in points, stand at one place.
SAME_PLACE = 3.0
# So many of the numbers of lines stand one leading below the one before; the notes of a list differ in length.
EVEN_SHARE = 0.6

_NUMBER = expression(r"[\[(|/]?(\d{1,5})[\])|/]?")
_BRACKETS = " []()|/"
_LEFT_EDGE, _RIGHT_EDGE = attrgetter("x0"), attrgetter("x1")
_RAISED = expression(r"\d{1,4}")


class MarginNumber(NamedTuple):
    """A number outside the block of text: a segment of its own, or the run `run` of a segment that it hangs on."""

    page: int
    segment: Segment
    run: int
    value: int


# The left and right edge of the text of a page, None where no lines show them.
Block = tuple[float, float] | None


def take_margin_numbers(pages: list[list[Segment]], widths: list[float]) -> list[Block]:
    """Take the numbers in the margins from the segments, in place, and return the block of text of every page."""
    blocks = _blocks(pages, widths)
    before: list[MarginNumber] = []
    after: list[MarginNumber] = []
    for page, (segments, block) in enumerate(zip(pages, blocks, strict=True)):
        if block is None:
            continue
        left, right = block
        if len(segments) > MOST_SEGMENTS:
            continue
        for segment in segments:
            if segment.x0 >= left and segment.x1 <= right:
                continue
            if len(segment.runs) > 1 and (1 in segment.shifts or segment.weight > 8):
                before.extend(_hanging_before(page, segment, left))
                after.extend(_hanging_after(page, segment, right))
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
    if len(before) >= SEVERAL:
        before = _without_labels(pages, before)
    _take(pages, [number for side in (before, after) if len(side) >= SEVERAL for number in side])
    return blocks


def _is_alone(segment: Segment, segments: list[Segment], left: float, right: float) -> bool:
    """Tell whether nothing else stands on the baseline on this side of the block: a line of a marginal note."""
    return not any(
        other is not segment
        and abs(other.y - segment.y) < 0.2 * segment.size
        and (other.x1 <= left if segment.x1 <= left else other.x0 >= right)
        for other in segments
    )


def _hanging_before(page: int, segment: Segment, left: float) -> Iterator[MarginNumber]:
    """Yield the numbers that the segment has to the left of the block, on its baseline or a little off it."""
    for index in _leading(segment):
        run = segment.runs[index]
        if run.x1 <= left - max(CLEAR, CLEAR_EM * run.size):
            yield MarginNumber(page, segment, index, int(run.text.strip(_BRACKETS)))


def _hanging_after(page: int, segment: Segment, right: float) -> Iterator[MarginNumber]:
    """Yield the numbers that the segment has to the right of the block, on its baseline or a little off it."""
    for index in _trailing(segment):
        run = segment.runs[index]
        if run.x0 >= right + max(CLEAR, CLEAR_EM * run.size):
            yield MarginNumber(page, segment, index, int(run.text.strip(_BRACKETS)))


def _leading(segment: Segment) -> list[int]:
    """Return which runs are numbers that the segment begins with and that stand apart from the rest of it."""
    if not _is_number(min(segment.runs, key=_LEFT_EDGE)):
        return []
    return _numbers_apart(segment, sorted(range(len(segment.runs)), key=lambda index: segment.runs[index].x0))


def _trailing(segment: Segment) -> list[int]:
    """Return which runs are numbers that the segment ends with and that stand apart from the rest of it."""
    if not _is_number(max(segment.runs, key=_RIGHT_EDGE)):
        return []
    return _numbers_apart(segment, sorted(range(len(segment.runs)), key=lambda index: -segment.runs[index].x1))


def _is_number(run: Run) -> bool:
    text = run.text
    return ("0" <= text[0] <= "9" or text[0] in _BRACKETS) and _NUMBER.fullmatch(text.strip()) is not None


def _numbers_apart(segment: Segment, order: list[int]) -> list[int]:
    """Return which runs come first in this order, are numbers and stand apart from the one after them."""
    found = 0
    for count, (index, following) in enumerate(itertools.pairwise(order), 1):
        nearest, other = segment.runs[index], segment.runs[following]
        if not _is_number(nearest):
            break
        if max(other.x0 - nearest.x1, nearest.x0 - other.x1) > HANGING_EM * segment.size:
            found = count
    return order[:found]


def _take(pages: list[list[Segment]], numbers: list[MarginNumber]) -> None:
    for number in sorted(numbers, key=lambda number: -number.run):
        segment = number.segment
        if number.run >= 0:
            del segment.runs[number.run], segment.shifts[number.run]
            segment.x0 = min(run.x0 for run in segment.runs)
            segment.x1 = max(run.x1 for run in segment.runs)
    taken = {id(number.segment) for number in numbers if number.run < 0}
    for page in {number.page for number in numbers}:
        pages[page][:] = [segment for segment in pages[page] if id(segment) not in taken]


def _blocks(pages: list[list[Segment]], widths: list[float]) -> list[Block]:
    """Return the left and right edge of the text of every page: its own, but no narrower than on pages like it."""
    own: list[Block] = []
    for segments, width in zip(pages, widths, strict=True):
        lines = [segment for segment in segments if segment.x1 - segment.x0 > LINE_SHARE * width]
        lefts = sorted([_left(segment) for segment in lines])
        rights = sorted([_right(segment) for segment in lines], reverse=True)
        left, right = _shared(lefts), _shared(rights)
        own.append(None if len(lines) < ENOUGH_LINES or left is None or right is None else (left, right))
    result: list[Block] = []
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
    """Return where the segment begins, not counting numbers that hang to its left."""
    if len(segment.runs) < 2 or not (hanging := _leading(segment)):
        return segment.x0
    return min(run.x0 for index, run in enumerate(segment.runs) if index not in hanging)


def _right(segment: Segment) -> float:
    """Return where the segment ends, not counting numbers that hang to its right."""
    if len(segment.runs) < 2 or not (hanging := _trailing(segment)):
        return segment.x1
    return max(run.x1 for index, run in enumerate(segment.runs) if index not in hanging)


def _shared(edges: list[float]) -> float | None:
    """Return the first edge that another line has, too."""
    for edge, following in itertools.pairwise(edges):
        if abs(edge - following) < SAME_EDGE:
            return edge
    return None


def _without_labels(pages: list[list[Segment]], numbers: list[MarginNumber]) -> list[MarginNumber]:
    """Return the numbers left of the text that are no labels: not called, and not where those hang that are."""
    calls = _calls(pages, numbers)
    called: Counter[tuple[int, int]] = Counter()
    uncalled: Counter[tuple[int, int]] = Counter()
    for number in numbers:
        calls[number.value] -= 1
        (called if calls[number.value] >= 0 else uncalled).update(_places(number))
    others = [
        number
        for number in numbers
        if sum(uncalled[place] for place in _places(number)) >= sum(called[place] for place in _places(number))
    ]
    return [] if _number_a_list(others) else others


def _calls(pages: list[list[Segment]], numbers: list[MarginNumber]) -> Counter[int]:
    """Return how often each number stands raised in the text."""
    hanging = {(id(number.segment), number.run) for number in numbers}
    return Counter(
        int(digits)
        for segments in pages
        for segment in segments
        if 1 in segment.shifts
        for index, (run, shift) in enumerate(zip(segment.runs, segment.shifts, strict=True))
        if shift > 0 and (id(segment), index) not in hanging
        for digits in _RAISED.findall(run.text)
    )


def _places(number: MarginNumber) -> tuple[tuple[int, int], tuple[int, int]]:
    """Return where the left and the right edge of the number stand."""
    box = number.segment if number.run < 0 else number.segment.runs[number.run]
    return (0, round(box.x0 / SAME_PLACE)), (1, round(box.x1 / SAME_PLACE))


def _number_a_list(numbers: list[MarginNumber]) -> bool:
    """Tell whether the numbers count on from 1, as those of notes and not as those of lines."""
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
