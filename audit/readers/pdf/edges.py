"""Lines of one column in, the left edges that several of them share out."""

from collections import Counter

from audit.readers.pdf.lines import Line


def margin(lines: list[Line]) -> float:
    """Return the left edge that most of the lines share."""
    counts = _left_edges(lines)
    return max(counts, key=lambda key: (counts[key], -key)) * 2.0


def left_edge(lines: list[Line]) -> float:
    """Return the leftmost edge that several of the lines share: that of the text where quotations are set in."""
    counts = _left_edges(lines)
    least = min(max(2, 0.12 * len(lines)), max(counts.values()))
    return min(key for key, count in counts.items() if count >= least) * 2.0


def _left_edges(lines: list[Line]) -> Counter[int]:
    return Counter([round(line.x0 / 2) for line in lines])
