"""What the identifier rules share: a pattern and a manuscript in, its matches with their note's label out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from audit.model.finding import Edit, Fix
from audit.model.manuscript import Manuscript
from audit.model.span import Span

_NOT_PROSE = ("code", "comment")
_BEFORE, _AFTER = 40, 800
DASHES = "‐‑‒–—−-"  # the hyphen last, for character classes


def find_matches(
    manuscript: Manuscript, pattern: re.Pattern[str], anchors: Sequence[str]
) -> Iterator[tuple[re.Match[str], str | None]]:
    """Yield each match of `pattern` outside code and comments, with the label of the note it stands in.

    The pattern is tried only around `anchors`, strings one of which every match holds within its first 40 characters:
    a search for a plain string is some fifty times as fast.
    """
    windows = list(_windows(manuscript.text, anchors))
    if not windows:
        return
    skipped = [block.span for block in manuscript.document.blocks if block.kind in _NOT_PROSE]
    starts = [span.start for span in skipped]
    notes = sorted(manuscript.notes, key=lambda note: note.span)
    note_starts = [note.span.start for note in notes]
    for window in windows:
        for match in pattern.finditer(manuscript.text, window.start, window.end):
            at = bisect_right(starts, match.start()) - 1
            if at >= 0 and match.start() < skipped[at].end:
                continue
            number = bisect_right(note_starts, match.start()) - 1
            inside = number >= 0 and match.start() < notes[number].span.end
            yield match, notes[number].label if inside else None


def _windows(text: str, anchors: Sequence[str]) -> Iterator[Span]:
    """Yield the stretches of `text` from 40 characters before an anchor to 800 after it, merged where they meet."""
    found: set[int] = set()
    for anchor in anchors:
        at = text.find(anchor)
        while at >= 0:
            found.add(at)
            at = text.find(anchor, at + 1)
    start = end = -1
    for at in sorted(found):
        if at - _BEFORE > end:
            if end >= 0:
                yield Span(start, end)
            start = max(0, at - _BEFORE)
        end = at + _AFTER
    if end >= 0:
        yield Span(start, end)


def replace(start: int, end: int, replacement: str, *, certain: bool) -> Fix:
    """Return the fix that puts `replacement` in the place of the characters from `start` to `end`."""
    return Fix(
        description=f"write {replacement}",
        edits=(Edit(span=Span(start, end), replacement=replacement),),
        certain=certain,
    )
