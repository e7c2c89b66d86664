"""NUM004: a note's printed number is wrong by its position."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Note, NumberingFault
from audit.rules.numbering.faults import as_printed, faults, is_between, label_span, own, relabel, witnesses
from audit.rules.rule import rule


@rule(id="NUM004", name="misprinted-note-number", scope="note", level=Level.ERROR)
def misprinted_note_number(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A note's printed number is wrong by its position.

    Why:
        The list and the markers are two witnesses of one numbering; a single label that leaves it, where the number
        it should have is missing, is a slip of the typesetter, of OCR or of the author.

    Example:
        The notes are 29, 30, 34, 32, 33, 34; the text has a marker 31.

    Instead:
        Print 31 there.

    Limits:
        The fix is certain when the marker of the expected number stands in the text and both neighbours in the list
        agree.

    References:
        S. B. Needleman and C. D. Wunsch (1970), for the alignment that tells a misprint from a missing note.
    """
    for fault in faults(manuscript, "misprinted", "notes"):
        note = own(manuscript, fault)
        if not isinstance(note, Note) or fault.expected is None:
            continue
        printed = as_printed(manuscript, label_span(note))
        called = any(id in manuscript.marker_by_id for id in fault.witness_ids)
        between = is_between(manuscript, fault)
        yield Problem(
            span=label_span(note),
            message=f"Note {fault.expected} is printed {printed}: {_reasons(manuscript, fault, note)}.",
            related=witnesses(manuscript, fault),
            evidence={"printed": note.number, "expected": fault.expected},
            note=note.label,
            expected=str(fault.expected),
            confidence=0.97 if called and between else 0.8,
            fix=relabel(manuscript, label_span(note), fault.expected, certain=called and between),
        )


def _reasons(manuscript: Manuscript, fault: NumberingFault, note: Note) -> str:
    """Return in words what speaks for the expected number."""
    assert fault.expected is not None
    reasons = []
    if is_between(manuscript, fault):
        reasons.append(f"it stands between notes {fault.expected - 1} and {fault.expected + 1}")
    if any(id in manuscript.marker_by_id for id in fault.witness_ids):
        reasons.append(f"the text has a marker {fault.expected}")
    others = [manuscript.note_by_id[id] for id in fault.witness_ids if id in manuscript.note_by_id]
    if any(other.number == note.number for other in others):
        reasons.append(f"another note is numbered {note.number}")
    return ", ".join(reasons) or "the sequence asks for it"
