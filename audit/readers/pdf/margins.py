"""Lines of the body in, the same lines without the numbers that stand beside them in the margin out.

Editions print the pages or lines of an older edition in the gutter. Such numbers stand clear of the block of text,
outside the edge that most lines share; a document has them several times or not at all.
"""

from collections import Counter

from audit.language.expressions import expression
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.lines import Line, strip_end, strip_start

# As many of them make it a habit of the document.
SEVERAL = 3
# So much of a frame's lines share the edge of the block.
EDGE_SHARE = 0.35

_BEFORE = expression(r"[\[(|]?\d{1,4}[\])|]? (?=\S)")
_AFTER = expression(r" [\[(|]?\d{1,4}[\])|]?$")


def strip_margin_numbers(frames: list[Frame], body: list[tuple[int, int]]) -> None:
    """Take numbers in the margin from the lines of the body, in place."""
    by_frame: dict[int, list[Line]] = {}
    for frame, index in body:
        by_frame.setdefault(frame, []).append(frames[frame].lines[index])
    before: list[tuple[Line, int]] = []
    after: list[tuple[Line, int]] = []
    for lines in by_frame.values():
        if len(lines) < 8:
            continue
        left, right = _edge([line.x0 for line in lines]), _edge([line.x1 for line in lines])
        for line in lines:
            if left is not None and line.x0 < left - line.size and (match := _BEFORE.match(line.text)):
                edges = _edges(line)
                if abs(edges[match.end()] - left) < 3 and edges[match.end() - 1] < left - 0.5 * line.size:
                    before.append((line, match.end()))
            elif right is not None and line.x1 > right + line.size and (match := _AFTER.search(line.text)):
                edges = _edges(line)
                if edges[match.start()] < right + 3 and edges[match.start() + 1] > right + 0.5 * line.size:
                    after.append((line, len(line.text) - match.start()))
    if len(before) >= SEVERAL:
        for line, count in before:
            strip_start(line, count)
    if len(after) >= SEVERAL:
        for line, count in after:
            strip_end(line, count)


def _edge(values: list[float]) -> float | None:
    """Return the edge that many of the lines share, or None."""
    key, count = Counter(round(value / 2) for value in values).most_common(1)[0]
    return key * 2.0 if count >= EDGE_SHARE * len(values) else None


def _edges(line: Line) -> list[float]:
    return [x for piece in line.pieces for x in piece.xs]
