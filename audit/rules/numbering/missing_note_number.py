"""NUM001: a number is absent from the list of notes, and no misprint explains it."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.numbering.faults import called_by, faults, is_between, numbers, runs, witnesses
from audit.rules.rule import rule


@rule(id="NUM001", name="missing-note-number", scope="note", level=Level.ERROR)
def missing_note_number(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A number is absent from the list of notes, and no misprint explains it.

    Why:
        A reader who follows the marker finds nothing. A note was probably deleted or lost in conversion.

    Example:
        The text has markers 1, 2, 3, 4; the notes are 1, 2, 4.

    Instead:
        Restore note 3, or remove its marker and renumber.

    Limits:
        Only gaps inside the list are reported here; a marker past the last note is MRK001. Neighbouring gaps are
        one finding.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    gaps = [fault for fault in faults(manuscript, "missing", "notes") if is_between(manuscript, fault)]
    for run in runs(gaps):
        which = numbers(run)
        one = len(run) == 1
        markers = called_by(manuscript, run)
        span = markers[0].span if markers else run[0].span
        if span is None:
            continue
        yield Problem(
            span=span,
            message=f"{'Note' if one else 'Notes'} {which} {'is' if one else 'are'} not in the list of notes"
            + (f"; the text has {'its marker' if one else 'their markers'}." if markers else "."),
            related=witnesses(manuscript, run[0]),
            evidence={"missing": [fault.expected for fault in run]},
            note=str(run[0].expected),
            expected=str(run[0].expected),
        )
