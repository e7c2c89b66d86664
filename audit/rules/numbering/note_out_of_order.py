"""NUM003: notes stand in another order than their numbers."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Note
from audit.rules.numbering.faults import faults, label_span, own, witnesses
from audit.rules.rule import rule


@rule(id="NUM003", name="note-out-of-order", scope="note", level=Level.ERROR)
def note_out_of_order(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Notes stand in another order than their numbers.

    Why:
        Notes are read in the order of their numbers; one that was moved is easily missed.

    Example:
        The notes are 1, 2, 4, 3, 5.

    Instead:
        Move the note to its place, or renumber the markers.

    Limits:
        One note that moved is one finding, at the note that leaves the order.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    for fault in faults(manuscript, "moved", "notes"):
        note = own(manuscript, fault)
        if not isinstance(note, Note) or note.number is None:
            continue
        yield Problem(
            span=label_span(note),
            message=f"Note {note.label} does not stand between notes {note.number - 1} and {note.number + 1}.",
            related=witnesses(manuscript, fault),
            evidence={"printed": note.number},
            note=note.label,
        )
