"""NUM007: one number marks two places, where the style does not allow it."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker
from audit.rules.numbering.faults import faults, own, witnesses
from audit.rules.rule import rule


@rule(id="NUM007", name="repeated-marker", scope="note", level=Level.WARNING)
def repeated_marker(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """One number marks two places, where the style does not allow it.

    Why:
        In notes each number is used once; the second place probably needs a note of its own, or a number was typed
        twice.

    Example:
        The text has markers 1, 2, 2, 3.

    Instead:
        Number the second place anew, or remove its marker.

    Limits:
        Numbers that cite a reference list may come again and are not reported.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    for fault in faults(manuscript, "duplicate", "markers"):
        marker = own(manuscript, fault)
        if not isinstance(marker, Marker):
            continue
        yield Problem(
            span=marker.span,
            message=f"Marker {marker.label} marks a second place; no number is missing beside it.",
            related=witnesses(manuscript, fault),
            evidence={"printed": marker.number},
            note=marker.label,
        )
