"""MRK002: a note has no marker."""

from collections.abc import Iterator, Sequence

from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Note, NumberingFault
from audit.rules.numbering.faults import faults, label_span, runs, unjudged, witnesses
from audit.rules.rule import rule


@rule(id="MRK002", name="unmarked-note", scope="note", level=Level.ERROR)
def unmarked_note(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A note has no marker.

    Why:
        No place in the text leads to the note: a marker was deleted or lost.

    Example:
        The notes are 1, 2, 3; the text has markers 1 and 3.

    Instead:
        Put the marker back, or remove the note and renumber.

    Limits:
        Where a third of the notes or more have no marker, markers were probably lost in conversion: that is said
        once, as a note and open. So it is where numbers in the text and numbered paragraphs hardly fit each other: they
        may be no markers and notes at all. Neighbouring notes are one finding.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    lost = [*faults(manuscript, "missing", "markers"), *faults(manuscript, "unpaired", "notes")]
    numbered = [note for note in manuscript.notes if note.kind != "author-note"]
    if not numbered:
        return
    yield from _unclear(manuscript)
    if len(lost) * 3 >= len(numbered) and len(lost) > 2:
        yield Problem(
            span=label_span(numbered[0]),
            message=f"{len(lost)} of {len(numbered)} notes have no marker that could be found; markers may have been "
            "lost when the text was converted.",
            kind="open",
            level=Level.NOTE,
            confidence=0.3,
        )
        return
    for run in runs(lost):
        notes = [note for fault in run for note in _notes(manuscript, fault)]
        if not notes:
            continue
        one = len(notes) == 1
        which = notes[0].label if one else f"{notes[0].label}–{notes[-1].label}"
        yield Problem(
            span=label_span(notes[0]),
            message=f"{'Note' if one else 'Notes'} {which} {'has' if one else 'have'} no marker in the text.",
            related=tuple(place for place in witnesses(manuscript, run[0]) if place.span != label_span(notes[0])),
            evidence={"unmarked": [note.label for note in notes]},
            note=notes[0].label,
        )


def _unclear(manuscript: Manuscript) -> Iterator[Problem]:
    left = unjudged(manuscript)
    notes = [note for note in manuscript.notes if note.id in left]
    markers = [marker for marker in manuscript.markers if marker.id in left]
    if not notes:
        return
    paired = sum(bool(note.marker_ids) for note in notes)
    yield Problem(
        span=label_span(notes[0]),
        message=f"{_count(notes, 'numbered note')} and {_count(markers, 'marker')} were read, of which {paired} fit "
        "each other; there may be others, or none, so that their numbering was not judged.",
        related=tuple(RelatedPlace(span=marker.span, message=f"marker {marker.label}") for marker in markers[:1]),
        kind="open",
        level=Level.NOTE,
        confidence=0.3,
    )


def _count(found: Sequence[object], what: str) -> str:
    return f"{len(found)} {what}{'' if len(found) == 1 else 's'}"


def _notes(manuscript: Manuscript, fault: NumberingFault) -> list[Note]:
    """Return the note that the fault leaves without a marker."""
    ids = [*fault.ids, *fault.witness_ids]
    notes = [manuscript.note_by_id[id] for id in ids if id in manuscript.note_by_id]
    return [note for note in notes if fault.expected is None or note.expected == fault.expected][:1]
