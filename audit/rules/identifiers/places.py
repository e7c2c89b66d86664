"""What the identifier rules share: a pattern and a manuscript in, its matches with their note's label out."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from audit.model.finding import Edit, Fix
from audit.model.manuscript import Manuscript
from audit.model.span import Span

_NOT_PROSE = ("code", "comment")
DASHES = "‐‑‒–—−-"  # the hyphen last, for character classes


def find_matches(manuscript: Manuscript, pattern: re.Pattern[str]) -> Iterator[tuple[re.Match[str], str | None]]:
    """Yield each match of `pattern` outside code and comments, with the label of the note it stands in."""
    skipped = [block.span for block in manuscript.document.blocks if block.kind in _NOT_PROSE]
    starts = [span.start for span in skipped]
    notes = sorted(manuscript.notes, key=lambda note: note.span)
    note_starts = [note.span.start for note in notes]
    for match in pattern.finditer(manuscript.text):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < skipped[at].end:
            continue
        number = bisect_right(note_starts, match.start()) - 1
        inside = number >= 0 and match.start() < notes[number].span.end
        yield match, notes[number].label if inside else None


def replace(start: int, end: int, replacement: str, *, certain: bool) -> Fix:
    """Return the fix that puts `replacement` in the place of the characters from `start` to `end`."""
    return Fix(
        description=f"write {replacement}",
        edits=(Edit(span=Span(start, end), replacement=replacement),),
        certain=certain,
    )
