"""Segments of pages in, gutters out between the block of text and what stands small in its margin: marginal notes.

A page may have one such note of one line, which proves no column; the block of text shows where the margin begins.
"""

from collections import Counter

from audit.readers.pdf.lines import Gutter
from audit.readers.pdf.margins import MOST_SEGMENTS, Block
from audit.readers.pdf.segments import Segment

# Marginal notes are at most this share of the size of the text, and stand so many times that size away from it.
SMALLER, CLEAR_EM = 0.95, 0.6
# So many lines in the margins of all pages make it a habit, if this share of them begin at one place on the paper, or
# at two, as on left and right pages.
SEVERAL, AGREEING = 4, 0.6
# Left edges this near, in points, are one.
SAME_EDGE = 3.0
# A margin holds less text than this share of the page's.
LESS = 0.5


def find_side_gutters(pages: list[list[Segment]], blocks: list[Block]) -> list[Gutter | None]:
    """Return for every page the gutter beside its marginal notes, None for pages without, given the blocks of text."""
    beside = [
        _beside(segments, block) if block is not None and len(segments) <= MOST_SEGMENTS else []
        for segments, block in zip(pages, blocks, strict=True)
    ]
    edges = Counter(round(segment.x0 / SAME_EDGE) for own in beside for segment in own)
    agreeing = sum(count for _, count in edges.most_common(2))
    if sum(edges.values()) < SEVERAL or agreeing < AGREEING * sum(edges.values()):
        return [None] * len(pages)
    return [
        _gutter(own, block) if own and block is not None else None for own, block in zip(beside, blocks, strict=True)
    ]


def _beside(segments: list[Segment], block: tuple[float, float]) -> list[Segment]:
    """Return the small segments on one side of the block of text, level with its lines."""
    left, right = block
    if all(segment.x0 < right and segment.x1 > left for segment in segments):
        return []
    sizes: Counter[float] = Counter()
    for segment in segments:
        if segment.x0 < right and segment.x1 > left:
            sizes[segment.size] += segment.weight
    if not sizes:
        return []
    size, weight = sizes.most_common(1)[0]
    heights = [s.y for s in segments if s.size == size and s.x0 < right and s.x1 > left]
    low, high = min(heights) - size, max(heights) + size
    small = [s for s in segments if s.size <= SMALLER * size and low < s.y < high]
    before = [s for s in small if s.x1 <= left - CLEAR_EM * size]
    after = [s for s in small if s.x0 >= right + CLEAR_EM * size]
    own = max(before, after, key=lambda side: sum(segment.weight for segment in side))
    return own if sum(segment.weight for segment in own) < LESS * weight else []


def _gutter(beside: list[Segment], block: tuple[float, float]) -> Gutter:
    left, right = block
    first, last = min(segment.x0 for segment in beside), max(segment.x1 for segment in beside)
    x = (right + first) / 2 if first >= right else (last + left) / 2
    size = max(segment.size for segment in beside)
    return Gutter(x, min(segment.y for segment in beside) - size, max(segment.y for segment in beside) + size)
