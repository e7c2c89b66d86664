"""NUM006: the markers in the text do not rise."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker
from audit.rules.numbering.faults import faults, own, witnesses
from audit.rules.rule import rule


@rule(id="NUM006", name="marker-out-of-order", scope="note", level=Level.ERROR)
def marker_out_of_order(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The markers in the text do not rise.

    Why:
        Notes are numbered in the order of their markers; a sentence that was moved took its marker along.

    Example:
        The text has markers 1, 2, 4, 3, 5.

    Instead:
        Renumber the markers and their notes in the order of the text.

    Limits:
        Not reported where numbers cite a reference list, whose order is its own.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    for fault in faults(manuscript, "moved", "markers"):
        marker = own(manuscript, fault)
        if not isinstance(marker, Marker) or marker.number is None:
            continue
        yield Problem(
            span=marker.span,
            message=f"Marker {marker.label} does not stand between markers {marker.number - 1} and "
            f"{marker.number + 1}.",
            related=witnesses(manuscript, fault),
            evidence={"printed": marker.number},
            note=marker.label,
        )
