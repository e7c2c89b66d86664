"""Segments of pages in, gutters and frames out: which lines stand in which column, in the order of reading.

A gutter is looked for where the left edges of wide segments agree in the middle of a page and other segments end just
before it. What many pages show is then believed of a page that shows little of it.
"""

from bisect import bisect_left
from dataclasses import dataclass, field
from functools import cached_property
from statistics import median

from audit.readers.pdf.edges import left_edge
from audit.readers.pdf.lines import Gutter, Line
from audit.readers.pdf.segments import Segment

# A column is at least this share of the page's width; narrower things are table cells.
COLUMN_SHARE = 0.16
# Rows with text on both sides of the gutter that prove it on one page; on a page of a document that has it elsewhere.
PROOF_ROWS = 6
HINT_ROWS = 1
# Where one page alone has so many rows that they prove a gutter for the others, too, these need so many.
STRONG_ROWS, HINTED_ROWS = 20, 4
# Rows of equally wide columns that prove a gutter on several pages together: a few notes under text in one column.
WEAK_ROWS = 3
# Equally wide columns differ in width by less than this share of it.
BALANCE = 0.06
# A label hangs at most so many times its size to the left of its note.
HANGING_EM = 2.2
# A gutter is at least this share of the size of the type wide; the spaces between words are narrower.
GUTTER_EM = 0.5
# A heading over what stands below the columns is so many times the size of their type apart from them.
APART_EM = 2.0
# A heading in a column stands at most so many times the size of the type below the line before it.
HEADING_EM = 4.0


@dataclass
class Frame:
    """The lines of one column between two lines that cross it, from top to bottom: all before its edges are asked for.

    The edges are in points.
    """

    page: int
    column: int
    lines: list[Line] = field(default_factory=list)

    @cached_property
    def left(self) -> float:
        """The left edge of the leftmost line."""
        return min(line.x0 for line in self.lines)

    @cached_property
    def right(self) -> float:
        """The right edge of the rightmost line."""
        return max(line.x1 for line in self.lines)

    @cached_property
    def edge(self) -> float:
        """The leftmost edge that several of the lines share."""
        return left_edge(self.lines)


def find_gutters(pages: list[list[Segment]], widths: list[float]) -> list[tuple[Gutter, ...]]:
    """Return the gutters of every page, given its segments and its width in points."""
    candidates = [_candidates(segments, width) for segments, width in zip(pages, widths, strict=True)]
    found = [_proved(*page) for page in zip(pages, candidates, widths, strict=True)]
    _prove_together(found, pages, candidates, widths)
    hints = _hints(found)
    result: list[tuple[Gutter, ...]] = []
    for segments, width, proofs in zip(pages, widths, found, strict=True):
        gutters = [gutter for _, gutter in proofs]
        for x, rows in hints:
            if any(abs(x - other.x) < COLUMN_SHARE * width for other in gutters):
                continue
            near = [s.x0 for s in segments if x - 9 < s.x0 < x + 30 and s.x1 - s.x0 > 0.1 * width]
            if near:
                proof = _prove(segments, min(near), width, rows)
                if proof is not None and abs(proof[1].x - x) < 12:
                    gutters.append(proof[1])
        result.append(tuple(sorted(gutters)))
    return result


def _proved(segments: list[Segment], candidates: list[float], width: float) -> list[tuple[int, Gutter]]:
    """Return the gutters that one page proves by itself, with the rows that do, the surest first."""
    result: list[tuple[int, Gutter]] = []
    proofs = (_prove(segments, x, width, PROOF_ROWS) for x in candidates)
    for proof in sorted((proof for proof in proofs if proof is not None), reverse=True):
        if not any(abs(proof[1].x - other.x) < COLUMN_SHARE * width for _, other in result):
            result.append(proof)
    return result


def _prove_together(
    found: list[list[tuple[int, Gutter]]],
    pages: list[list[Segment]],
    candidates: list[list[float]],
    widths: list[float],
) -> None:
    """Add to `found` the gutters between equally wide columns that several pages show at one place, in few rows."""
    weak: dict[int, dict[int, tuple[int, Gutter]]] = {}
    for page, (segments, width) in enumerate(zip(pages, widths, strict=True)):
        for x in candidates[page] if not found[page] else ():
            proof = _prove(segments, x, width, WEAK_ROWS)
            if proof is not None and _is_balanced(segments, proof[1]):
                weak.setdefault(round(proof[1].x / 6), {})[page] = proof
    for proofs in weak.values():
        for page, proof in proofs.items() if len(proofs) > 1 else ():
            found[page] = [proof]


def _is_balanced(segments: list[Segment], gutter: Gutter) -> bool:
    """Tell whether both columns beside the gutter are equally wide, and no line but the one over them crosses it."""
    beside = [s for s in segments if gutter.bottom <= s.y <= gutter.top]
    left = [s.x0 for s in beside if s.x1 <= gutter.x]
    right = [s.x1 for s in beside if s.x0 >= gutter.x]
    if not left or not right or len(left) + len(right) + 1 < len(beside):
        return False
    one, other = gutter.x - min(left), max(right) - gutter.x
    return abs(one - other) < BALANCE * max(one, other)


def _hints(found: list[list[tuple[int, Gutter]]]) -> list[tuple[float, int]]:
    """Return where other pages may have gutters, the likeliest first, and how many rows they need to prove it."""
    votes: dict[int, list[int]] = {}
    for proofs in found:
        for rows, gutter in proofs:
            votes.setdefault(round(gutter.x / 6), []).append(rows)
    likely = sorted(votes.items(), key=lambda vote: -len(vote[1]))
    return [
        (key * 6.0, HINT_ROWS if len(rows) > 1 else HINTED_ROWS)
        for key, rows in likely
        if len(rows) > 1 or rows[0] >= STRONG_ROWS
    ]


def _candidates(segments: list[Segment], width: float) -> list[float]:
    """Return left edges in the middle of the page that several wide segments share, the commonest first."""
    counts: dict[int, int] = {}
    low, high, least = 0.25 * width, 0.75 * width, COLUMN_SHARE * width
    for segment in segments:
        if low < segment.x0 < high and segment.x1 - segment.x0 > least:
            key = round(segment.x0 / 3)
            counts[key] = counts.get(key, 0) + 1
    best = sorted(((count, key) for key, count in counts.items() if count >= 3), reverse=True)[:6]
    return [_outermost(segments, key * 3.0, least) for _, key in best]


def _outermost(segments: list[Segment], x: float, least: float) -> float:
    """Return the edge of the column whose first or further lines begin at `x`: others may begin a little before it.

    Words of loosely set lines over the columns may begin there, too.
    """
    heights = [s.y for s in segments if abs(s.x0 - x) <= 3 and s.x1 - s.x0 > least]
    low, high = min(heights, default=0.0) - 1, max(heights, default=0.0) + 1
    near = (s for s in segments if low - 2 * s.size < s.y < high + 2 * s.size and s.x1 - s.x0 > 0.4 * least)
    return min((s.x0 for s in near if x - HANGING_EM * s.size < s.x0 <= x), default=x)


def _prove(segments: list[Segment], x: float, width: float, rows: int) -> tuple[int, Gutter] | None:
    """Return the gutter left of `x`, and how many rows prove it, if at least `rows` have text on both sides."""
    least = COLUMN_SHARE * width
    right = [s for s in segments if s.x0 >= x - 4 and s.x1 - s.x0 > 0.4 * least]
    beside = [s for s in segments if s.x1 <= x + 1 and s.x0 < x - least and s.x1 - s.x0 > 0.4 * least]
    if len(right) < rows or len(beside) < rows:
        return None
    heights = sorted(s.y for s in beside)
    paired = [s for s in right if _near(heights, s.y, 0.75 * s.size + 2)]
    paired = _densest(paired, [s.y for s in segments if _crosses(s, x)])
    lengths = _row_lengths(paired)
    wide = sum(length > least for length in lengths)
    if len(paired) < rows or wide < min(rows, 3) or wide < 0.3 * len(lengths):
        return None
    top = max(s.y for s in paired) + 2 * paired[0].size
    bottom = min(s.y for s in paired) - 2 * paired[0].size
    inside = [s for s in segments if bottom <= s.y <= top]
    crossing = sum(_crosses(s, x) for s in inside)
    if crossing > 0.5 * len(paired) + (2 if rows > 1 else 0):
        return None
    # Lines of one column further down the page belong to the columns too: the last lines of an uneven column.
    top = max(top, max(s.y for s in inside) + 1)
    bottom = _extend(segments, x, bottom, paired)
    top = _extend_up(right, segments, x, top, paired)
    # The lines next to one another may be a quotation, set in on both sides: all lines of the column show its edge.
    left_edge = max((s.x1 for s in beside if bottom <= s.y <= top), default=x)
    middle = (min(left_edge, x) + x) / 2
    return len(paired) - 2 * crossing, Gutter(middle, bottom, top)


def _row_lengths(segments: list[Segment]) -> list[float]:
    """Return how far the segments on each baseline reach together: loosely set lines are several segments each."""
    rows: dict[int, tuple[float, float]] = {}
    for segment in segments:
        first, last = rows.get(round(segment.y), (segment.x0, segment.x1))
        rows[round(segment.y)] = min(first, segment.x0), max(last, segment.x1)
    return [last - first for first, last in rows.values()]


def _crosses(segment: Segment, x: float) -> bool:
    """Tell whether the segment reaches over the left edge `x` of a column from further left than a label hangs."""
    return segment.x0 < x - max(6.0, HANGING_EM * segment.size) and segment.x1 > x + 6


def _densest(paired: list[Segment], crossing: list[float]) -> list[Segment]:
    """Return the rows of the stretch of the page where rows with text on both sides outnumber lines across the most."""
    rows: list[tuple[float, Segment | None]] = [(segment.y, segment) for segment in paired]
    rows.extend((y, None) for y in crossing)
    rows.sort(key=lambda row: row[0])
    best = total = 0
    first = 0
    stretch = (0, 0)
    for index, (_, segment) in enumerate(rows):
        if total <= 0:
            total, first = 0, index
        total += 1 if segment is not None else -1
        if total > best:
            best, stretch = total, (first, index + 1)
    return [segment for _, segment in rows[stretch[0] : stretch[1]] if segment is not None]


def _extend(segments: list[Segment], x: float, bottom: float, paired: list[Segment]) -> float:
    """Return how far down lines beside the gutter go on before a line crosses it."""
    step = HEADING_EM * max(paired[0].size, median(s.size for s in segments))
    last = before = min(s.y for s in paired)
    for segment in sorted((s for s in segments if s.y < last), key=lambda s: -s.y):
        if _crosses(segment, x):
            # A line apart right over one that crosses is the heading of what stands below the columns.
            return before - 1 if before - last > APART_EM * paired[0].size else bottom
        if bottom - segment.y > max(step, HEADING_EM * segment.size):
            break
        if last - segment.y > 2:
            before, last = last, segment.y
        bottom = min(bottom, segment.y - 1)
    return bottom


def _extend_up(right: list[Segment], segments: list[Segment], x: float, top: float, paired: list[Segment]) -> float:
    """Return how far up the right column goes on beside a table or a figure before a line crosses the gutter."""
    lowest = min((s.y for s in segments if s.y > top and _crosses(s, x)), default=float("inf"))
    step = 3 * paired[0].size
    for segment in sorted((s for s in right if s.y > top), key=lambda s: s.y):
        if segment.y > lowest or segment.y - top > step:
            break
        top = segment.y + 1
    return top


def _near(heights: list[float], y: float, reach: float) -> bool:
    at = bisect_left(heights, y - reach)
    return at < len(heights) and heights[at] <= y + reach


def split_at_gutters(segments: list[Segment], gutters: tuple[Gutter, ...]) -> list[Segment]:
    """Return the segments, those cut in two that reach over a gutter no wider than the spaces of their words."""
    for gutter in gutters:
        result: list[Segment] = []
        for segment in segments:
            over = segment.x0 < gutter.x < segment.x1 and gutter.bottom <= segment.y <= gutter.top
            result.extend(_split(segment, gutter.x) if over else (segment,))
        segments = result
    return segments


def _split(segment: Segment, x: float) -> tuple[Segment, ...]:
    left = [index for index, run in enumerate(segment.runs) if run.x1 <= x + 2]
    right = [index for index, run in enumerate(segment.runs) if run.x0 >= x - 2]
    if not left or not right or len(left) + len(right) < len(segment.runs):
        return (segment,)
    first = min(right, key=lambda index: segment.runs[index].x0)
    gap = segment.runs[first].x0 - max(segment.runs[index].x1 for index in left)
    hangs = segment.runs[first].text.strip(" .)").isdigit()  # a label of the right column, out in the gutter
    return (segment.part(left), segment.part(right)) if hangs or gap > GUTTER_EM * segment.size else (segment,)


def build_frames(lines: list[Line], gutters: tuple[Gutter, ...]) -> list[Frame]:
    """Return the frames of one page in the order of reading; sets `Line.column`."""
    if not lines:
        return []
    page = lines[0].page
    if not gutters:
        return [Frame(page, 0, list(lines))]
    frames: list[Frame] = []
    band: dict[int, Frame] = {}

    def close() -> None:
        frames.extend(band[column] for column in sorted(band))
        band.clear()

    for line in sorted(lines, key=lambda item: -item.y):
        column = _column(line, gutters)
        line.column = column
        if (column < 0) != (-1 in band) and band:
            close()
        if column not in band:
            band[column] = Frame(page, column)
        band[column].lines.append(line)
    close()
    return frames


def _column(line: Line, gutters: tuple[Gutter, ...]) -> int:
    column = 0
    beside = False
    for gutter in gutters:
        if not gutter.bottom <= line.y <= gutter.top:
            continue
        beside = True
        if line.x0 >= gutter.x - 4:
            column += 1
        elif line.x1 > gutter.x + 4:
            return -1
    return column if beside else -1
