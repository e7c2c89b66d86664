"""The running text of a document: its blocks with what is taken by notes in, the text that tells something out."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from audit.model.document import Block, Document
from audit.model.manuscript import Marker, Note
from audit.model.span import Span

_BODY_KINDS = frozenset({"paragraph", "list_item", "quote", "caption"})


def body_blocks(document: Document, notes: Sequence[Note]) -> list[tuple[int, Block]]:
    """Return the blocks of running text with their index: no headings and no notes."""
    blocks = document.blocks or (Block(span=Span(0, len(document.text))),)
    taken = sorted(note.span for note in notes)
    starts = [span.start for span in taken]
    kept: list[tuple[int, Block]] = []
    for index, block in enumerate(blocks):
        if block.kind not in _BODY_KINDS:
            continue
        before = bisect_right(starts, block.span.start) - 1
        inside_note = before >= 0 and taken[before].end > block.span.start and taken[before].start < block.span.end
        at = before + 1
        holds_note = at < len(taken) and taken[at].start < block.span.end and len(taken[at]) * 2 > len(block.span)
        if not inside_note and not holds_note:
            kept.append((index, block))
    return kept


def blanked(document: Document, markers: Sequence[Marker], kept: Sequence[Span]) -> str:
    """Return the document's text with all but the content of the spans kept blanked out, at the same offsets.

    Markers and markup become blanks; what lies between the spans becomes empty lines, so that they stay apart. It ends
    with the last of them.
    """
    text = document.text
    holes = sorted([*document.markup, *(marker.span for marker in markers)])
    starts = [span.start for span in holes]
    pieces: list[str] = []
    at = 0
    for span in kept:
        if span.start < at:
            continue
        pieces.append("\n" * (span.start - at))
        at = span.start
        for hole in holes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if hole.start >= at:
                pieces.append(text[at : hole.start])
                pieces.append(" " * (min(hole.end, span.end) - hole.start))
                at = min(hole.end, span.end)
        pieces.append(text[at : span.end])
        at = span.end
    return "".join(pieces)
