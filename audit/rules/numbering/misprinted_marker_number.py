"""NUM005: a marker's printed number is wrong by its position."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker
from audit.rules.numbering.faults import as_printed, faults, is_between, own, relabel, witnesses
from audit.rules.rule import rule


@rule(id="NUM005", name="misprinted-marker-number", scope="note", level=Level.ERROR)
def misprinted_marker_number(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A marker's printed number is wrong by its position.

    Why:
        The reader is led to the wrong note. The markers rise by one; a single number that leaves the row, where the
        right one is missing, is a slip.

    Example:
        The text has markers 1, 2, 8, 4; note 3 is in the list.

    Instead:
        Print 3 there.

    Limits:
        The fix is certain when the note of the expected number is in the list and both neighbours in the text
        agree.

    References:
        S. B. Needleman and C. D. Wunsch (1970), for the alignment that tells a misprint from a missing marker.
    """
    for fault in faults(manuscript, "misprinted", "markers"):
        marker = own(manuscript, fault)
        if not isinstance(marker, Marker) or fault.expected is None:
            continue
        listed = any(id in manuscript.note_by_id for id in fault.witness_ids)
        between = is_between(manuscript, fault)
        reasons = [f"it stands between markers {fault.expected - 1} and {fault.expected + 1}"] if between else []
        if listed:
            reasons.append(f"note {fault.expected} has no other marker")
        yield Problem(
            span=marker.span,
            message=f"Marker {fault.expected} is printed {as_printed(manuscript, marker.span)}: "
            f"{', '.join(reasons) or 'the sequence asks for it'}.",
            related=witnesses(manuscript, fault),
            evidence={"printed": marker.number, "expected": fault.expected},
            note=marker.label,
            expected=str(fault.expected),
            confidence=0.97 if listed and between else 0.8,
            fix=relabel(manuscript, marker.span, fault.expected, certain=listed and between),
        )
