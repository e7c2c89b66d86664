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
    places = _places(manuscript.text, anchors)
    if not places:
        return
    skipped = [block.span for block in manuscript.document.blocks if block.kind in _NOT_PROSE]
    starts = [span.start for span in skipped]
    notes = sorted(manuscript.notes, key=lambda note: note.span)
    note_starts = [note.span.start for note in notes]
    for match in _matches(manuscript.text, pattern, places):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < skipped[at].end:
            continue
        number = bisect_right(note_starts, match.start()) - 1
        inside = number >= 0 and match.start() < notes[number].span.end
        yield match, notes[number].label if inside else None


def _places(text: str, anchors: Sequence[str]) -> list[int]:
    """Return where the anchors stand, in order."""
    found: set[int] = set()
    for anchor in anchors:
        at = text.find(anchor)
        while at >= 0:
            found.add(at)
            at = text.find(anchor, at + 1)
    return sorted(found)


def _matches(text: str, pattern: re.Pattern[str], places: Sequence[int]) -> Iterator[re.Match[str]]:
    """Yield the matches that begin at most 40 characters before a place and end at most 800 after one."""
    ends: list[int] = []  # of what is searched from each place on: that of the last of those that stand close together
    following = 0
    for place in reversed(places):
        close = bool(ends) and following - _BEFORE <= place + _AFTER
        ends.append(ends[-1] if close else place + _AFTER)
        following = place
    reached = 0
    for place, end in zip(places, reversed(ends), strict=True):
        if place < reached:
            continue  # inside the last match, or before all that is left
        match = pattern.search(text, max(reached, place - _BEFORE), end)
        if match is None:
            reached = end
        else:
            yield match
            reached = match.end()


def replace(start: int, end: int, replacement: str, *, certain: bool) -> Fix:
    """Return the fix that puts `replacement` in the place of the characters from `start` to `end`."""
    return Fix(
        description=f"write {replacement}",
        edits=(Edit(span=Span(start, end), replacement=replacement),),
        certain=certain,
    )
