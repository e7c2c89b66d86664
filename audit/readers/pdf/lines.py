"""Runs of one page in, lines out: pieces joined along their baseline, raised and lowered ones with their host."""

from bisect import bisect_left
from dataclasses import dataclass, field
from typing import Literal, NamedTuple

from audit.readers.pdf.device import SPACE_EM, Run
from audit.readers.pdf.glyphs import SPACING_ACCENT, mend

# Baselines this share of the font size apart are one baseline (rounding, slightly shifted fonts).
LEVEL_EM = 0.1
# Pieces of one size may wander more (recognised scans): much less than a line, less than a raised number.
WANDER_EM = 0.22
# A piece is raised from this share of the host's size; up to the next it still belongs to the host.
RAISED_EM = 0.12
REACH_EM = 0.75
# A raised or lowered piece is at least this share of its host's size; beside a larger letter stands other text.
LEAST_SCRIPT = 0.42
# A raised label may hang this far left of its note.
HANGING_EM = 3.0
FEW_CHARACTERS = 40
# No line, and no page in its margins, has more pieces than this.
MOST_PIECES = 2000
# An initial is at least this many times as large as the text beside it.
INITIAL_TIMES = 1.7
# White space in a line from this share of its size may part cells of a table.
CELL_EM = 1.1
# Runs in the order of the file this far apart are still neighbours in one line.
NEAR_EM = 0.95


class Gutter(NamedTuple):
    """The white strip around `x` between two columns, from `bottom` to `top` of the lines beside it."""

    x: float
    bottom: float
    top: float


class Gap(NamedTuple):
    """White space in a line, wide enough to stand between two cells of a table: from `left` to `right`, in points.

    `offset` is the place in the line's text at which the words after it begin.
    """

    left: float
    right: float
    offset: int


@dataclass(slots=True)
class Piece:
    """Characters of one line in one font: `xs` holds the left edge of each, `shift` is 1 raised, -1 lowered, else 0."""

    text: str
    x0: float
    x1: float
    y: float
    size: float
    xs: list[float]
    italic: bool
    bold: bool
    shift: int = 0
    face: str = ""


@dataclass(slots=True)
class Line:
    """One line of one column. `y` is its baseline, `size` the size of most of its characters, in points."""

    page: int
    x0: float
    x1: float
    y: float
    size: float
    pieces: list[Piece]
    column: int = 0  # 0 is the first or only column, -1 crosses the gutter
    text: str = ""
    starts: list[int] = field(default_factory=list)  # where each piece begins in `text`
    bold: bool = False
    italic: bool = False
    gaps: list[Gap] = field(default_factory=list)
    role: Literal["", "table", "formula"] = ""

    @property
    def top(self) -> float:
        """The height that the line's ascenders reach."""
        return self.y + 0.8 * self.size


def chain_segments(runs: list[Run]) -> list["Segment"]:
    """Return what stands together on one baseline among the upright `runs` of a page, with raised pieces attached."""
    return _attach_initials(_attach_scripts(_chain(runs)))


def build_lines(segments: list["Segment"], page: int, gutters: tuple["Gutter", ...] = ()) -> list[Line]:
    """Return the lines made of `segments`, from the top of the page, left before right on one baseline.

    Lines never reach across one of the `gutters` unless a segment itself does.
    """
    lines = [_line(segment, page) for segment in _merge_level(segments, gutters)]
    return [line for line in lines if line.text]


class Segment:
    """Neighbouring runs on one baseline while lines are being built."""

    __slots__ = ("runs", "shifts", "size", "weight", "x0", "x1", "y")

    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.shifts = [0]
        self.x0, self.x1, self.y, self.size = run.x0, run.x1, run.y, run.size
        self.weight = len(run.text)

    def add(self, run: Run, shift: int) -> None:
        self.runs.append(run)
        self.shifts.append(shift)
        if run.x0 < self.x0:
            self.x0 = run.x0
        if run.x1 > self.x1:
            self.x1 = run.x1
        if not shift:
            if run.size > self.size and len(run.text) * 3 > self.weight:
                self.size = run.size
            self.weight += len(run.text)

    def join(self, other: "Segment", shift: int) -> None:
        self.runs.extend(other.runs)
        self.shifts.extend([shift] * len(other.runs) if shift else other.shifts)
        self.x0 = min(self.x0, other.x0)
        self.x1 = max(self.x1, other.x1)
        if not shift and other.weight > self.weight:
            self.size = other.size
        if not shift:
            self.weight += other.weight

    def part(self, indices: list[int]) -> "Segment":
        """Return a segment of the runs with these indices."""
        part = Segment(self.runs[indices[0]])
        part.shifts[0] = self.shifts[indices[0]]
        for index in indices[1:]:
            part.add(self.runs[index], self.shifts[index])
        part.y, part.size = self.y, self.size
        return part


def _chain(runs: list[Run]) -> list[Segment]:
    """Join runs that follow one another in the file and on the page."""
    segments: list[Segment] = []
    current: Segment | None = None
    # What is drawn in a small form is a figure's, unless the page has hardly anything else (a stamp).
    inside = sum(len(run.text) for run in runs if run.inside and not run.angle)
    outside = sum(len(run.text) for run in runs if not run.inside and not run.angle) if inside else 0
    figures = outside >= max(FEW_CHARACTERS, 0.5 * inside)
    for run in runs:
        if run.angle or (figures and run.inside):
            continue
        if current is not None:
            size = current.size
            rise = run.y - current.y
            gap = run.x0 - current.x1
            if -size < gap < NEAR_EM * size or (gap < 0 and run.x0 >= current.x0 and not run.text.strip()):
                if abs(rise) <= (WANDER_EM if 0.9 * size < run.size < 1.12 * size else LEVEL_EM) * size:
                    current.add(run, 0)
                    continue
                if RAISED_EM * size < abs(rise) < REACH_EM * size and gap < 0.6 * size:
                    if LEAST_SCRIPT * size <= run.size <= 0.9 * size:
                        current.add(run, 1 if rise > 0 else -1)
                        continue
                    if rise > 0.2 * size and run.size <= 1.02 * size and run.text.strip().isdigit():
                        current.add(run, 1)
                        continue
                larger = run.size
                if (
                    size <= 0.9 * larger
                    and RAISED_EM * larger < -rise < REACH_EM * larger
                    and current.weight <= 6
                    and not any(current.shifts)
                    and run.text.strip()
                ):
                    host = Segment(run)
                    host.runs = current.runs + host.runs
                    host.shifts = [1] * len(current.runs) + [0]
                    host.x0 = current.x0
                    segments[-1] = current = host
                    continue
        current = Segment(run)
        segments.append(current)
    return segments


def _attach_scripts(segments: list[Segment]) -> list[Segment]:
    """Give small raised segments that the file draws out of order to the line that they touch."""
    small = [s for s in segments if s.weight <= 8 and s.x1 - s.x0 < 8 * s.size]
    if not small or len(small) > MOST_PIECES:
        return segments
    taken: set[int] = set()
    hosts = sorted((s for s in segments), key=lambda s: s.y)
    heights = [s.y for s in hosts]
    for script in small:
        best: Segment | None = None
        nearest = (0.0, 0.0)
        hanging = _is_label(script) and not _ends_line(script, hosts, heights)
        low = bisect_left(heights, script.y - 30)
        for host in hosts[low:]:
            if host.y > script.y + 10:
                break
            if host is script or id(host) in taken or script.size > 0.9 * host.size or host.weight < script.weight:
                continue
            rise = script.y - host.y
            if not RAISED_EM * host.size < abs(rise) < REACH_EM * host.size:
                continue
            apart = max(host.x0 - script.x1, script.x0 - host.x1, 0.0)
            if apart > (HANGING_EM if hanging and rise > 0 and script.x1 < host.x0 else 0.6) * host.size:
                continue
            distance = (round(apart / host.size), abs(rise))
            if best is None or distance < nearest:
                best, nearest = host, distance
        if best is not None:
            best.join(script, 1 if script.y > best.y else -1)
            taken.add(id(script))
    return [s for s in segments if id(s) not in taken]


def _ends_line(script: Segment, hosts: list[Segment], heights: list[float]) -> bool:
    """Tell whether the number is the end of a line in another column, and no label that hangs before one."""
    low = bisect_left(heights, script.y - LEVEL_EM * script.size)
    for host in hosts[low:]:
        if host.y > script.y + LEVEL_EM * script.size:
            return False
        if host is not script and host.x0 < script.x0 and script.x0 - host.x1 < HANGING_EM * script.size:
            return True
    return False


def _attach_initials(segments: list[Segment]) -> list[Segment]:
    """Put large initials, which stand beside several lines, at the beginning of the topmost of these lines."""
    initials = [s for s in segments if s.weight <= 2 and len(s.runs) == 1 and s.runs[0].text.strip().isalpha()]
    if not initials or len(initials) > 40:
        return segments
    taken: set[int] = set()
    for initial in initials:
        beside = [
            host
            for host in segments
            if host.size * INITIAL_TIMES <= initial.size
            and host.weight > 10
            and initial.x1 - 0.2 * initial.size <= host.x0 <= initial.x1 + 0.5 * initial.size
            and initial.y - 2 <= host.y <= initial.y + initial.size
        ]
        if len(beside) < 2:
            continue
        host = max(beside, key=lambda segment: segment.y)
        run = initial.runs[0]
        host.runs.insert(0, run._replace(y=host.y, size=host.size, x1=host.x0))
        host.shifts.insert(0, 0)
        host.x0 = initial.x0
        taken.add(id(initial))
    return [s for s in segments if id(s) not in taken]


def _is_label(segment: Segment) -> bool:
    text = "".join(run.text for run in segment.runs).strip()
    return text.isdigit() or (0 < len(text) <= 3 and not text.isalnum())


def strip_start(line: Line, count: int) -> None:
    """Take the first `count` characters from a line, in place, and describe it anew."""
    while line.pieces and count >= len(line.pieces[0].text):
        count -= len(line.pieces[0].text)
        line.pieces.pop(0)
    if line.pieces and count:
        first = line.pieces[0]
        first.text = first.text[count:]
        first.xs = first.xs[count:]
        first.x0 = first.xs[0]
    if line.pieces:
        _describe(line)


def strip_end(line: Line, count: int) -> None:
    """Take the last `count` characters from a line, in place, and describe it anew."""
    while line.pieces and count >= len(line.pieces[-1].text):
        count -= len(line.pieces[-1].text)
        line.pieces.pop()
    if line.pieces and count:
        last = line.pieces[-1]
        last.x1 = last.xs[-count]
        last.text, last.xs = last.text[:-count], last.xs[:-count]
    if line.pieces:
        _describe(line)


def _merge_level(segments: list[Segment], gutters: tuple["Gutter", ...]) -> list[Segment]:
    """Join segments on one baseline, left to right, but not across the gutter."""
    segments.sort(key=lambda s: -s.y)
    merged: list[Segment] = []
    row: list[Segment] = []
    for segment in segments:
        if row and row[0].y - segment.y > max(0.6, WANDER_EM * min(row[0].size, segment.size)):
            merged.extend(_merge_row(row, gutters))
            row = []
        row.append(segment)
    if row:
        merged.extend(_merge_row(row, gutters))
    return merged


def _merge_row(row: list[Segment], gutters: tuple["Gutter", ...]) -> list[Segment]:
    if len(row) == 1:
        return row
    row.sort(key=lambda s: s.x0)
    if len(row) > MOST_PIECES:
        return row[:MOST_PIECES]
    result = [row[0]]
    for segment in row[1:]:
        last = result[-1]
        apart = any(
            last.x1 <= gutter.x + 3 and segment.x0 >= gutter.x - 3 and gutter.bottom <= segment.y <= gutter.top
            for gutter in gutters
        )
        if apart:
            result.append(segment)
        elif segment.x0 < last.x1 - 0.6 * segment.size and (double := _overprinted(last, segment)) is not None:
            result[-1] = double
        else:
            last.join(segment, 0)
    return result


def _overprinted(one: Segment, other: Segment) -> Segment | None:
    """Return the longer of two segments that print the same words on one another (fake bold, layers), else None."""
    longer, shorter = (one, other) if one.weight >= other.weight else (other, one)
    overlap = min(one.x1, other.x1) - max(one.x0, other.x0)
    if overlap < 0.6 * (shorter.x1 - shorter.x0):
        return None
    words = "".join(run.text for run in shorter.runs).replace(" ", "")
    return longer if words in "".join(run.text for run in longer.runs).replace(" ", "") else None


def _line(segment: Segment, page: int) -> Line:
    order = segment.runs
    shifts = segment.shifts
    if any(order[i].x0 > order[i + 1].x0 for i in range(len(order) - 1)):
        indices = sorted(range(len(order)), key=lambda i: order[i].x0)
        order = [order[i] for i in indices]
        shifts = [shifts[i] for i in indices]
    pieces: list[Piece] = []
    gaps: list[Gap] = []
    previous: Piece | None = None
    blank = True  # the text so far ends in a space, or is empty
    for run, shift in zip(order, shifts, strict=True):
        text, xs = run.text, run.xs
        if not text.isascii() or "  " in text or "\t" in text:
            text, xs = mend(text, xs)
        if not text:
            continue
        size = run.size
        if previous is not None:
            gap = run.x0 - previous.x1
            if gap > SPACE_EM * max(size, previous.size) and not blank and text[0] != " ":
                previous.text += " "
                previous.xs.append(previous.x1)
                blank = True
            if gap > CELL_EM * size:
                gaps.append(Gap(previous.x1, run.x0, sum(len(piece.text) for piece in pieces)))
        if blank and text[0] == " ":
            stripped = text.lstrip(" ")
            xs = xs[len(text) - len(stripped) :]
            text = stripped
            if not text:
                if previous is not None:
                    previous.x1 = max(previous.x1, run.x1)
                continue
        face = run.face
        if (
            previous is not None
            and previous.shift == shift
            and previous.italic == face.italic
            and previous.bold == face.bold
            and abs(previous.size - size) < 0.02 * size
        ):
            previous.text += text
            previous.xs += xs
            previous.x1 = run.x1
        else:
            previous = Piece(text, xs[0], run.x1, run.y, size, xs[:], face.italic, face.bold, shift, face.name)
            pieces.append(previous)
        blank = text[-1] == " "
    while pieces and pieces[-1].text.endswith(" "):
        last = pieces[-1]
        last.text = last.text.rstrip(" ")
        if last.text:
            last.xs = last.xs[: len(last.text)]
        else:
            pieces.pop()
    for piece in pieces[:-1]:
        if piece.text.endswith("\u00ad"):
            piece.text, piece.xs = piece.text[:-1], piece.xs[:-1]
    pieces = [piece for piece in pieces if piece.text]
    for piece in pieces:
        # An accent and its letter may have come from two runs.
        if not piece.text.isascii() and SPACING_ACCENT.search(piece.text):
            piece.text, piece.xs = mend(piece.text, piece.xs)
    line = Line(page, segment.x0, segment.x1, segment.y, segment.size, pieces, gaps=gaps)
    _describe(line)
    return line


def _describe(line: Line) -> None:
    """Fill in what follows from the pieces: text, starts, size and the styles of most characters."""
    pieces = line.pieces
    if not pieces:
        return
    starts: list[int] = []
    at = 0
    sizes: dict[float, int] = {}
    bold = italic = 0
    for piece in pieces:
        starts.append(at)
        length = len(piece.text)
        at += length
        if not piece.shift:
            size = round(piece.size, 1)
            sizes[size] = sizes.get(size, 0) + length
        bold += length * piece.bold
        italic += length * piece.italic
    line.text = "".join([piece.text for piece in pieces])
    line.starts = starts
    if len(sizes) == 1:
        line.size = size
    elif sizes:
        # Small capitals made of a smaller size may be most of a line: a seventh of it in larger type sets its size.
        least = 0.15 * sum(sizes.values())
        for size in sorted(sizes, reverse=True):
            line.size = size
            least -= sizes[size]
            if least <= 0:
                break
    line.x0 = pieces[0].x0
    line.x1 = max(piece.x1 for piece in pieces)
    line.bold = bold * 2 > at
    line.italic = italic * 2 > at
