"""IBD003: an Ibid. after a stretch whose numbering is at fault."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Note, NumberingFault
from audit.rules.ibid.sources import IbidUse, ibid_uses, printed, text_span
from audit.rules.rule import rule

_NEAR = 3  # notes before the Ibid. within which a misnumbering makes its antecedent doubtful


@rule(id="IBD003", name="ibid-antecedent-uncertain", scope="note", level=Level.NOTE)
def ibid_antecedent_uncertain(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Ibid. or its like follows a note that is misnumbered, missing or unreadable.

    Why:
        Ibid. is read against the note just before. Where the numbers around it are wrong, a note may have been lost,
        moved or doubled, and the Ibid. may now point to another source.

    Example:
        The notes run 30, 34, 32, 33, 34; the last says "Ibid."

    Instead:
        Settle the numbers first (NUM004), then check which source is meant.

    Limits:
        Open, never proved: the fault itself is reported by the numbering rules. One finding a fault, at the first
        Ibid. after it.

    References:
        Chicago Manual of Style, 18th ed., 13.37.
    """
    order = {note.id: at for at, note in enumerate(manuscript.notes)}
    reported: set[int] = set()
    for use in ibid_uses(manuscript):
        for number, fault in enumerate(manuscript.faults):
            if number in reported or use.previous is None:
                continue
            reason = _reason(fault, use, use.previous, order)
            if reason:
                reported.add(number)
                yield _problem(manuscript, use, use.previous, fault, reason)
                break


def _reason(fault: NumberingFault, use: IbidUse, previous: Note, order: dict[str, int]) -> str:
    """Return in words how the fault bears on the Ibid., "" when it does not."""
    if fault.series == "markers" or fault.kind in ("repeated", "unpaired", "unclear"):
        return ""
    here, before = _number(use.note), _number(previous)
    if fault.kind == "missing":
        if fault.expected is None or here is None or before is None or not before < fault.expected < here:
            return ""
        return f"note {fault.expected} is missing before it"
    if not any(0 <= order[use.note.id] - order[id] <= _NEAR for id in fault.ids if id in order):
        return ""
    if fault.kind == "misprinted":
        return f"note {fault.expected} is printed {fault.printed}"
    return {
        "duplicate": f"two notes near it are numbered {fault.printed or fault.expected}",
        "moved": f"note {fault.printed or fault.expected} near it stands out of order",
        "garbled": "the label of a note near it cannot be read",
    }[fault.kind]


def _number(note: Note) -> int | None:
    return note.number if note.expected is None else note.expected


def _problem(manuscript: Manuscript, use: IbidUse, previous: Note, fault: NumberingFault, reason: str) -> Problem:
    faulty = [manuscript.note_by_id[id] for id in fault.ids if id in manuscript.note_by_id]
    related = [
        RelatedPlace(span=note.label_span or text_span(note), message=f"printed {note.label}") for note in faulty[:3]
    ]
    related.append(RelatedPlace(span=text_span(previous), message="the note just before, which it would mean"))
    return Problem(
        span=use.span,
        message=f"“{use.word}” in note {printed(use.note)} follows a misnumbered stretch: {reason}. "
        "Which source it means is open until the numbers are settled (NUM).",
        related=tuple(related),
        evidence={"fault": fault.kind, "expected": fault.expected, "printed": fault.printed},
        note=use.note.label,
        kind="open",
        confidence=0.5,
    )
