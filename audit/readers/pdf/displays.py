"""Frames in, the same frames with the rows of tables and the lines of displayed formulas marked as such out."""

import re

from audit.language.expressions import expression
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.lines import Line

# Edges of cells that differ by less than this, in points, are one column of a table.
SAME_COLUMN = 3.0
# Share of a row's cells, the first aside, that stand under those of the row above.
ALIGNED_SHARE = 0.6
# So many rows make a table; fewer may be two lines that happen to be spaced alike.
FEWEST_ROWS = 3
# A formula is set in from the text by at least this many times its size, and no longer than this many characters.
SET_IN_EM, LONGEST_FORMULA = 1.0, 160

_FIGURES = expression(
    r"[-–—−+±<>≈~$€£¥(\[]{0,3}\d[\d.,:/ %()°′″‰*–-]{0,24}[%)\]*†a-c]{0,3}|[-–—.…]{1,3}|n/?a", re.IGNORECASE
)
_RELATION = expression(r"[=<>≤≥≠≈≡→↔⇒⇔⊃∧∨¬∀∃∑∫∏√±×÷∈∪∩⊂⊆⊢⊨◇□∂∞]|\s\+\s")
_FUNCTIONS = frozenset(
    ["sin", "cos", "tan", "log", "exp", "max", "min", "lim", "sup", "inf", "arg", "det", "mod", "iff"]
)
_LONG_WORD = expression(r"[^\W\d_]{6}")
_WORD = expression(r"[^\W\d_]{3,}")


def mark_displays(frames: list[Frame]) -> None:
    """Set the role of the lines that are rows of tables or parts of formulas."""
    for frame in frames:
        _mark_tables(frame.lines)
        _mark_formulas(frame)


# -- tables


def _mark_tables(lines: list[Line]) -> None:
    rows = [index for index, line in enumerate(lines) if line.gaps and _may_be_row(line)]
    group: list[int] = []
    for index in [*rows, len(lines) + 9]:
        if group and not (index - group[-1] <= 2 and _aligned(lines[group[-1]], lines[index])):
            _close_table(lines, group)
            group = []
        group.append(index)


def _close_table(lines: list[Line], group: list[int]) -> None:
    """Mark the rows, and single lines between them, as a table if they are many enough."""
    if len(group) < FEWEST_ROWS:
        return
    for index in range(group[0], group[-1] + 1):
        if not _calls(lines[index]):
            lines[index].role = "table"


def _may_be_row(line: Line) -> bool:
    """Tell whether the line has figures in its last cell, or three cells."""
    if line.pieces[0].shift > 0:
        return False  # several short notes on one line stand apart, too
    return len(line.gaps) >= 2 or _FIGURES.fullmatch(line.text[line.gaps[-1].offset :].strip()) is not None


def _calls(line: Line) -> bool:
    """Tell whether something is raised in the line: it may call a note, and stays text."""
    return any(piece.shift > 0 for piece in line.pieces)


def _aligned(upper: Line, lower: Line) -> bool:
    """Tell whether the cells of two rows stand under one another: words by their left edges, figures by either."""
    if upper.y - lower.y > 3.2 * max(upper.size, lower.size):
        return False
    lefts = [gap.right for gap in upper.gaps]
    rights = [*(gap.left for gap in upper.gaps[1:]), upper.x1]
    ends = [*(gap.left for gap in lower.gaps[1:]), lower.x1]
    stops = [*(gap.offset for gap in lower.gaps[1:]), len(lower.text)]
    fitting = 0
    for gap, end, stop in zip(lower.gaps, ends, stops, strict=True):
        figures = _FIGURES.fullmatch(lower.text[gap.offset : stop].strip()) is not None
        under = any(abs(gap.right - left) < SAME_COLUMN for left in lefts)
        centred = figures and any(
            abs(end - right) < SAME_COLUMN or abs(gap.right + end - left - right) < 2 * SAME_COLUMN
            for left, right in zip(lefts, rights, strict=True)
        )
        fitting += under or centred
    return fitting >= ALIGNED_SHARE * len(lower.gaps)


# -- formulas


def _mark_formulas(frame: Frame) -> None:
    lines = frame.lines
    left = frame.edge
    inner = [
        index
        for index, line in enumerate(lines)
        if line.x0 - left > SET_IN_EM * line.size and not line.role and _is_bare(line)
    ]
    cores = [index for index in inner if _RELATION.search(lines[index].text)]
    for index in cores:
        lines[index].role = "formula"
    # Parts of fractions and limits of sums stand over and under the line with the relation.
    free = set(inner) - set(cores)
    for index in cores:
        for step in (-1, 1):
            at = index + step
            while at in free and abs(lines[at].y - lines[index].y) < 1.7 * lines[index].size:
                lines[at].role = "formula"
                at += step


def _is_bare(line: Line) -> bool:
    """Tell whether a line is short and holds no words but the names of functions."""
    text = line.text
    if len(text) > LONGEST_FORMULA or _LONG_WORD.search(text):
        return False
    words = _WORD.findall(text)
    return len(words) <= 2 and all(word in _FUNCTIONS for word in words)
