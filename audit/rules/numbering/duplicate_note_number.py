"""NUM002: two notes carry one number, and no misprint explains it."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Note
from audit.rules.numbering.faults import faults, label_span, own, witnesses
from audit.rules.rule import rule


@rule(id="NUM002", name="duplicate-note-number", scope="note", level=Level.ERROR)
def duplicate_note_number(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Two notes carry one number, and no misprint explains it.

    Why:
        The marker leads to two notes, and every later note may be one off.

    Example:
        The notes are 1, 2, 3, 3, 4.

    Instead:
        Give each note a number of its own.

    Limits:
        Where a number next to it is missing, the second one is read as a misprint (NUM004).

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    for fault in faults(manuscript, "duplicate", "notes"):
        note = own(manuscript, fault)
        if not isinstance(note, Note):
            continue
        yield Problem(
            span=label_span(note),
            message=f"A second note is numbered {note.label}; no number is missing beside it.",
            related=witnesses(manuscript, fault),
            evidence={"printed": note.number},
            note=note.label,
        )
