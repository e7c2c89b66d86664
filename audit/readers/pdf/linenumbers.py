"""Segments or lines of pages in, the same without the numbers of the lines out, as manuscripts under review have them.

Such numbers stand under one another, in the margin, in the gutter between columns or over the text's own edge, each one
line below the one before, and count on by 1, 5 or 10. The labels of a list of notes do the first and the third; but few
lists have notes of one line each, on most of the pages.
"""

import itertools
from collections import Counter
from typing import NamedTuple

from audit.language.expressions import expression
from audit.readers.pdf.device import Run
from audit.readers.pdf.lines import Line, strip_start
from audit.readers.pdf.segments import Segment

# Numbers whose edges differ by no more than this, in points, stand under one another.
SAME_EDGE = 1.5
# So many in a column of numbers by 1, and by 5 or 10; fewer are the rows of a table.
FEWEST, FEWEST_STEPS = 10, 4
# This share of the steps counts on; so many are as high as a line, or, where their type tells the numbers from words,
# not so many times as high.
REGULAR, EVEN = 0.8, 0.65
TOLD, UNEVEN = 0.8, 2.4
# Pages with fewer segments than this need not have numbers.
SHORT_PAGE = 12
# So many pages, taken evenly, show whether half of them have numbers.
SAMPLED = 12
# What is on fewer than this share of the pages, and called, is a list of notes.
NEARLY_ALL = 0.8
# Numbers on one page only: so many of them, and from this share of the segments of the page.
MANY, MOST_OF_PAGE = 25, 0.4
# They stand this share of the size of the words away from them.
CLEAR_EM = 0.2
# A line of text has no more runs than this; a drawing may, and numbers all along it.
MOST_RUNS = 400
# Type smaller than this share of the text's is no number of a note.
SMALL = 0.9


_LINE_NUMBER = expression(r"(\d{1,4})(?: |$)")
NUMBERED_SHARE = 0.8


class _Number(NamedTuple):
    segment: Segment
    run: Run
    value: int
    raised: bool  # over the baseline of other words: perhaps the label of a note

    @property
    def edges(self) -> tuple[float, float]:
        """The left and the right edge, in points."""
        return self.run.x0, self.run.x1


def take_line_numbers(pages: list[list[Segment]]) -> None:
    """Take the numbers of the lines from the segments of the pages, in place."""
    sample = pages[:: max(1, len(pages) // SAMPLED)]
    if not any(_columns_of_numbers(_find_numbers(segments), segments) for segments in sample):
        return
    numbers = [_find_numbers(segments) for segments in pages]
    counted = [_columns_of_numbers(own, segments) for own, segments in zip(numbers, pages, strict=True)]
    full = sum(len(segments) >= SHORT_PAGE for segments in pages)
    often = Counter(size for own in counted for size in {size for _, size, _ in own})
    counted = [[entry for entry in own if often[entry[1]] * 2 >= full] for own in counted]  # the rest are short lists
    numbered = [index for index, own in enumerate(counted) if own]
    if not numbered or len(numbered) * 2 < full:
        return
    if len(numbered) == 1 and len(counted[numbered[0]]) < max(MANY, MOST_OF_PAGE * len(pages[numbered[0]])):
        return
    if len(numbered) < NEARLY_ALL * full:
        values = [str(number.value) for own in counted for _, _, number in own]
        if _are_called(values, _find_calls(pages)):
            return
    columns = {(side, size, round(number.edges[side])) for own in counted for side, size, number in own}
    usual = _type_size([segment for segments in pages for segment in segments])
    for index, own in enumerate(counted):
        taken = {id(number.run): number for _, _, number in own}
        # Those of a page that has few, or other numbers among them.
        others = [number for number in numbers[index] if _stands_in(number, columns)]
        lines = {number.value for number in (*taken.values(), *others)}
        for number in others:
            counts_on = bool({number.value - 1, number.value + 1} & lines)
            if not number.raised and (counts_on or number.run.size < SMALL * usual):
                taken[id(number.run)] = number
        if taken:
            _take(pages[index], list(taken.values()))


def _stands_in(number: _Number, columns: set[tuple[int, float, int]]) -> bool:
    """Tell whether the number is as large as those of a column of numbers, and stands under them."""
    size = round(number.run.size, 1)
    return any((side, size, round(number.edges[side]) + off) in columns for side in (0, 1) for off in (-1, 0, 1))


def _find_calls(pages: list[list[Segment]]) -> set[str]:
    """Return the words of all raised runs."""
    return {
        run.text.strip()
        for segments in pages
        for segment in segments
        if 1 in segment.shifts
        for run, shift in zip(segment.runs, segment.shifts, strict=True)
        if shift > 0
    }


def _are_called(numbers: list[str], calls: set[str]) -> bool:
    """Tell whether raised numbers call most of the numbers: they are the labels of notes."""
    return sum(number in calls for number in numbers) * 2 >= len(numbers)


def _type_size(segments: list[Segment]) -> float:
    """Return the size of most of the words, in points."""
    sizes: Counter[float] = Counter()
    for segment in segments:
        sizes[round(segment.size, 1)] += segment.weight
    return sizes.most_common(1)[0][0]


def _find_numbers(segments: list[Segment]) -> list[_Number]:
    found: list[_Number] = []
    for segment in segments:
        if len(segment.runs) > MOST_RUNS:
            continue
        for index, run in enumerate(segment.runs):
            if not "0" <= run.text < ":":  # most runs begin with no digit
                continue
            text = run.text.strip()
            if len(text) <= 5 and text.isascii() and text.isdigit() and _stands_clear(run, segment):
                found.append(_Number(segment, run, int(text), segment.shifts[index] > 0))
    return found


def _stands_clear(run: Run, segment: Segment) -> bool:
    """Tell whether no other words touch the run: no bracket, no stop."""
    clear = CLEAR_EM * segment.size
    return all(other is run or other.x1 < run.x0 - clear or other.x0 > run.x1 + clear for other in segment.runs)


def _columns_of_numbers(numbers: list[_Number], segments: list[Segment]) -> list[tuple[int, float, _Number]]:
    """Return the numbers of one page that stand under one another and count its lines, with the side (0 left, 1 right)
    on which they are aligned and their size."""
    found: list[tuple[int, float, _Number]] = []
    if len(numbers) < FEWEST_STEPS:
        return found
    type_size = _type_size(segments)
    sizes: dict[float, list[_Number]] = {}
    for number in numbers:
        sizes.setdefault(round(number.run.size, 1), []).append(number)
    for size, own in sizes.items():
        for side in (1, 0):
            own.sort(key=lambda number: number.edges[side])
            group: list[_Number] = []
            for number in own:
                if group and number.edges[side] - group[0].edges[side] > SAME_EDGE:
                    found.extend((side, size, counted) for counted in _counting(group, type_size))
                    group = []
                group.append(number)
            found.extend((side, size, counted) for counted in _counting(group, type_size))
    return found


def _counting(group: list[_Number], type_size: float) -> list[_Number]:
    """Return those of the numbers, from the top down, that count on from one another line by line, if most do.

    `type_size` is that of most of the page, in points.
    """
    group = [number for number in group if not number.raised]
    if len(group) < FEWEST_STEPS:
        return []
    group = sorted(group, key=lambda number: -number.run.y)
    pairs = list(itertools.pairwise(group))
    step = Counter(lower.value - upper.value for upper, lower in pairs).most_common(1)[0][0]
    if step not in (1, 5, 10) or len(group) < (FEWEST if step == 1 else FEWEST_STEPS):
        return []
    counted = [(upper, lower) for upper, lower in pairs if lower.value - upper.value == step]
    gaps = sorted(upper.run.y - lower.run.y for upper, lower in counted)
    if len(counted) < REGULAR * len(pairs) or (step > 1 and any(number.value % step for number in group)):
        return []
    # Smaller than the words beside them, they need not be even: paragraphs stand apart, types differ.
    told = group[0].run.size < SMALL * type_size
    usual = gaps[len(gaps) // 10] if told else Counter(map(round, gaps)).most_common(1)[0][0]
    most = usual * (UNEVEN if told else 1) + 0.6 * step + 1
    if sum(gap <= most for gap in gaps) < (TOLD if told else EVEN) * len(pairs):
        return []
    kept = {id(number.run): number for pair in counted for number in pair}
    return list(kept.values())


def _take(segments: list[Segment], numbers: list[_Number]) -> None:
    """Take the runs of the numbers from the segments of their page, in place."""
    runs = {id(number.run) for number in numbers}
    touched = {id(number.segment) for number in numbers}
    rest: list[Segment] = []
    for segment in segments:
        if id(segment) not in touched:
            rest.append(segment)
            continue
        kept = [index for index, run in enumerate(segment.runs) if id(run) not in runs]
        if kept:
            part = segment.part(kept)
            main = max((i for i in kept if not segment.shifts[i]), key=lambda i: len(segment.runs[i].text), default=-1)
            if main >= 0:
                part.size, part.y = segment.runs[main].size, segment.runs[main].y
            rest.append(part)
    segments[:] = rest


# -- numbers that the file draws together with their lines


def strip_line_numbers(pages: list[list[Line]]) -> None:
    """Take the numbers of the lines, as manuscripts for review have them, from the beginnings of the lines, in place.

    They count on by 1 with nearly every line of a page, or by 5 or 10 with every fifth or tenth; most pages have them.
    """
    plans: list[list[tuple[Line, int]]] = []
    for lines in pages:
        plan = [
            (line, match)
            for line in lines
            if line.text[0].isdigit() and (match := _LINE_NUMBER.match(line.text)) and not line.pieces[0].shift
        ]
        steps = [int(b.group(1)) - int(a.group(1)) for (_, a), (_, b) in itertools.pairwise(plan)]
        step = max(set(steps), key=steps.count) if steps else 0
        regular = step in (1, 2, 5, 10) and steps.count(step) >= NUMBERED_SHARE * len(steps)
        enough = len(plan) * max(step, 1) >= NUMBERED_SHARE * (len(lines) - 2 - step)
        if regular and enough and len(plan) >= 4 and _aligned([line for line, _ in plan], lines):
            plans.append([(line, match.end()) for line, match in plan])
    full = sum(len(lines) > 5 for lines in pages)
    if not plans or len(plans) * 2 < full:
        return
    calls = {piece.text.strip() for lines in pages for line in lines for piece in line.pieces if piece.shift > 0}
    numbers = [line.text[:count].strip() for plan_of_page in plans for line, count in plan_of_page]
    if len(plans) < NEARLY_ALL * full and _are_called(numbers, calls):
        return
    for plan_of_page in plans:
        for line, count in plan_of_page:
            if count < len(line.text):
                strip_start(line, count)


def _aligned(numbered: list[Line], lines: list[Line]) -> bool:
    """Tell whether the numbers stand left of where the unnumbered lines, if any, begin."""
    marked = {id(line) for line in numbered}
    others = sorted(line.x0 for line in lines if id(line) not in marked)
    if len(others) < 3:
        return True
    middle = others[len(others) // 2]
    return sum(line.x0 < middle - 4 for line in numbered) >= 0.9 * len(numbered)
