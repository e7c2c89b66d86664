"""What the identifier rules share: a pattern and a manuscript in, its matches with their note's label out."""

import re
from bisect import bisect_right
from collections.abc import Iterable, Iterator, Sequence

from audit.model.finding import Edit, Fix
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.nearby import Reach, matches_near
from audit.rules.sharing import once

_NOT_PROSE = ("code", "comment")
REACH = Reach(before=40, after=800)
DASHES = "‐‑‒–—−-"  # the hyphen last, for character classes


def find_matches(
    manuscript: Manuscript,
    pattern: re.Pattern[str],
    anchors: Sequence[bytes],
    reach: Reach = REACH,
    also: Iterable[int] = (),
) -> Iterator[tuple[re.Match[str], str | None]]:
    """Yield each match of `pattern` outside code and comments, with the label of the note it stands in.

    The pattern is tried only within reach of `anchors`, ASCII in small letters, one of which every match holds however
    it is capitalised, and of the offsets `also`: a search for a plain string is some fifty times as fast.
    """
    places = _places(manuscript, anchors, also)
    if not places:
        return
    skipped = [block.span for block in manuscript.document.blocks if block.kind in _NOT_PROSE]
    starts = [span.start for span in skipped]
    notes = sorted(manuscript.notes, key=lambda note: note.span)
    note_starts = [note.span.start for note in notes]
    for match in matches_near(pattern, manuscript.text, places, reach):
        at = bisect_right(starts, match.start()) - 1
        if at >= 0 and match.start() < skipped[at].end:
            continue
        number = bisect_right(note_starts, match.start()) - 1
        inside = number >= 0 and match.start() < notes[number].span.end
        yield match, notes[number].label if inside else None


def _places(manuscript: Manuscript, anchors: Sequence[bytes], also: Iterable[int]) -> list[int]:
    """Return where the anchors stand, and `also`, in order."""
    known, letters = _known_places(manuscript), _small_letters(manuscript)
    for anchor in anchors:
        if anchor not in known:
            known[anchor] = list(_find_all(letters, anchor))
    return sorted({*also, *(at for anchor in anchors for at in known[anchor])})


@once
def _known_places(manuscript: Manuscript) -> dict[bytes, list[int]]:
    return {}


@once
def _small_letters(manuscript: Manuscript) -> bytes:
    """Return the text in small letters, a byte a character, so that a place in it is one in the text."""
    return manuscript.text.encode("latin-1", "replace").lower()


def _find_all(text: bytes, part: bytes) -> Iterator[int]:
    at = text.find(part)
    while at >= 0:
        yield at
        at = text.find(part, at + 1)


def replace(start: int, end: int, replacement: str, *, certain: bool) -> Fix:
    """Return the fix that puts `replacement` in the place of the characters from `start` to `end`."""
    return Fix(
        description=f"write {replacement}",
        edits=(Edit(span=Span(start, end), replacement=replacement),),
        certain=certain,
    )
