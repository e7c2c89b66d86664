"""Segments of one page in, lines out: left to right on one baseline, in pieces of one font each."""

from dataclasses import dataclass, field
from functools import lru_cache
from operator import attrgetter, gt
from typing import Literal, NamedTuple

from audit.readers.pdf.device import SPACE_EM, Run
from audit.readers.pdf.glyphs import SPACING_ACCENT, mend
from audit.readers.pdf.places import Places
from audit.readers.pdf.segments import MOST_PIECES, WANDER_EM, Segment

# White space in a line from this share of its size may part cells of a table.
CELL_EM = 1.1

_HEIGHT = attrgetter("y")


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
    xs: Places
    italic: bool
    bold: bool
    shift: int = 0
    face: str = ""
    mono: bool = False  # set in a typewriter's font


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
    role: Literal["", "table", "formula", "code"] = ""

    @property
    def top(self) -> float:
        """The height that the line's ascenders reach."""
        return self.y + 0.8 * self.size


def build_lines(segments: list[Segment], page: int, gutters: tuple[Gutter, ...] = ()) -> list[Line]:
    """Return the lines made of `segments`, from the top of the page, left before right on one baseline.

    Lines never reach across one of the `gutters` unless a segment itself does.
    """
    lines = [_line(segment, page) for segment in _merge_level(segments, gutters)]
    return [line for line in lines if line is not None]


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
        describe(line)


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
        describe(line)


def _merge_level(segments: list[Segment], gutters: tuple[Gutter, ...]) -> list[Segment]:
    """Join segments on one baseline, left to right, but not across the gutter."""
    segments.sort(key=_HEIGHT, reverse=True)
    merged: list[Segment] = []
    row: list[Segment] = []
    for segment in segments:
        if row:
            drop = row[0].y - segment.y
            if drop > 0.6 and drop > WANDER_EM * min(row[0].size, segment.size):
                merged.extend(_merge_row(row, gutters))
                row = []
        row.append(segment)
    if row:
        merged.extend(_merge_row(row, gutters))
    return merged


def _merge_row(row: list[Segment], gutters: tuple[Gutter, ...]) -> list[Segment]:
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


def _line(segment: Segment, page: int) -> Line | None:
    """Return the line that a segment makes, None where nothing of it can be seen."""
    if len(segment.runs) == 1:
        return _line_of_one_run(segment, page)
    pieces, gaps = _pieces(segment)
    for piece in pieces:
        _join_accents(piece)
    line = Line(page, segment.x0, segment.x1, segment.y, segment.size, pieces, gaps=gaps)
    describe(line)
    return line if line.text else None


def _line_of_one_run(segment: Segment, page: int) -> Line | None:
    """Return the line that a segment of one run makes, as most do."""
    run = segment.runs[0]
    text, xs, shift = _seen(run, segment.shifts[0])
    mended = text is not run.text
    if text[:1] == " " or text[-1:] == " ":
        stripped = text.lstrip(" ")
        start = len(text) - len(stripped)
        text = stripped.rstrip(" ")
        xs = xs[start : start + len(text)]
    if not text:
        return None
    piece = _piece(text, xs, run, shift)
    if mended or "`" in text:  # what needed no mending has no accent but that
        _join_accents(piece)
    size = segment.size if shift else _tenths(run.size)
    return Line(
        page, piece.x0, piece.x1, segment.y, size, [piece], 0, piece.text, [0], piece.bold, piece.italic, []
    )  # fmt: skip


def _join_accents(piece: Piece) -> None:
    """Put accents on letters that came from other runs."""
    if (not piece.text.isascii() or "`" in piece.text) and SPACING_ACCENT.search(piece.text):
        piece.text, piece.xs = mend(piece.text, piece.xs)


def _seen(run: Run, shift: int) -> tuple[str, Places, int]:
    """Return the text of a run as a reader sees it, its places, and its shift."""
    text, xs = run.text, run.xs
    if shift < 0 and text == "”":
        text, shift = "„", 0
    if not text.isascii() or "  " in text or "\t" in text:
        text, xs = mend(text, xs)
    return text, xs, shift


def _piece(text: str, xs: Places, run: Run, shift: int) -> Piece:
    italic, bold, name, mono = run.face
    x0 = run.x0 if xs[0] == run.xs[0] else xs[0]  # the run's own edge is exact
    return Piece(text, x0, run.x1, run.y, run.size, xs, italic, bold, shift, name, mono)


def _pieces(segment: Segment) -> tuple[list[Piece], list[Gap]]:
    """Return the pieces of a line of several runs, those in one font joined, and the white space wide enough for cells.

    Spaces are put in where gaps stand for them; a line neither begins nor ends with one.
    """
    pieces: list[Piece] = []
    gaps: list[Gap] = []
    previous: Piece | None = None
    blank = True  # the text so far ends in a space, or is empty
    for run, shift in _from_left(segment):
        text, xs, shift = _seen(run, shift)
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
        if previous is not None and _goes_on(previous, run, shift):
            previous.text += text
            previous.xs += xs
            previous.x1 = run.x1
        else:
            previous = _piece(text, xs[:], run, shift)
            pieces.append(previous)
        blank = text[-1] == " "
    _trim_end(pieces)
    for piece in pieces[:-1]:
        if piece.text.endswith("\u00ad"):
            piece.text, piece.xs = piece.text[:-1], piece.xs[:-1]
    return [piece for piece in pieces if piece.text], gaps


def _from_left(segment: Segment) -> list[tuple[Run, int]]:
    """Return the runs of a segment and their shifts, from left to right."""
    runs = list(zip(segment.runs, segment.shifts, strict=True))
    lefts = [run.x0 for run in segment.runs]
    if any(map(gt, lefts, lefts[1:])):
        runs.sort(key=lambda own: own[0].x0)
    return runs


def _goes_on(piece: Piece, run: Run, shift: int) -> bool:
    """Tell whether a run looks like the piece before it."""
    face, size = run.face, run.size
    return (
        piece.shift == shift
        and piece.italic == face.italic
        and piece.bold == face.bold
        and piece.mono == face.mono
        and abs(piece.size - size) < 0.02 * size
    )


def _trim_end(pieces: list[Piece]) -> None:
    """Take the spaces at the end of a line from its pieces, in place."""
    while pieces and pieces[-1].text[-1] == " ":
        last = pieces[-1]
        last.text = last.text.rstrip(" ")
        if last.text:
            last.xs = last.xs[: len(last.text)]
        else:
            pieces.pop()


def describe(line: Line) -> None:
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
            size = _tenths(piece.size)
            sizes[size] = sizes.get(size, 0) + length
        if piece.bold:
            bold += length
        if piece.italic:
            italic += length
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
    line.x0 = min([piece.x0 for piece in pieces])
    line.x1 = max([piece.x1 for piece in pieces])
    line.bold = bold * 2 > at
    line.italic = italic * 2 > at


@lru_cache(maxsize=1000)  # a document has few sizes, and rounding is slow
def _tenths(size: float) -> float:
    return round(size, 1)
