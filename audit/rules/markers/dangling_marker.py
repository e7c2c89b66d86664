"""MRK001: a marker has no note."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker
from audit.rules.numbering.faults import called_by, faults, is_between, numbers, own, runs, witnesses
from audit.rules.rule import rule


@rule(id="MRK001", name="dangling-marker", scope="note", level=Level.ERROR)
def dangling_marker(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A marker has no note.

    Why:
        The reader is promised a source or a comment that is not there.

    Example:
        The text has markers 1 to 5; the last note is 4. Or `[^smith]` is never defined.

    Instead:
        Add the note, or remove the marker.

    Limits:
        A number missing inside the list is NUM001; here are markers past the last note, and calls whose label is
        not defined.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    for fault in faults(manuscript, "unpaired", "markers"):
        marker = own(manuscript, fault)
        if isinstance(marker, Marker):
            yield Problem(
                span=marker.span,
                message=f"{marker.span.of(manuscript.text) or marker.label} calls a note that is not there.",
                note=marker.label,
            )
    for run in runs([fault for fault in faults(manuscript, "missing", "notes") if not is_between(manuscript, fault)]):
        markers = called_by(manuscript, run)
        if not markers:
            continue
        one = len(run) == 1
        yield Problem(
            span=markers[0].span,
            message=f"{'Marker' if one else 'Markers'} {numbers(run)} {'has' if one else 'have'} no note: the list of "
            "notes does not reach that far.",
            related=witnesses(manuscript, run[0]),
            evidence={"missing": [fault.expected for fault in run]},
            note=markers[0].label,
        )
