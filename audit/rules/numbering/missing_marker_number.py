"""NUM008: a number never appears in the text, and its note is missing too."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.numbering.faults import faults, numbers, runs, witnesses
from audit.rules.rule import rule


@rule(id="NUM008", name="missing-marker-number", scope="note", level=Level.WARNING)
def missing_marker_number(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A number never appears in the text, and its note is missing too.

    Why:
        Marker and note were deleted together without renumbering, or a page was lost.

    Example:
        The text has markers 1, 2, 4 and the notes are 1, 2, 4.

    Instead:
        Renumber, or restore marker and note 3.

    Limits:
        Neighbouring numbers are one finding. Numbers before the first are reported as a note: the file may be a part
        of a longer text.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    for run in runs(list(faults(manuscript, "missing", "both"))):
        if run[0].span is None:
            continue
        one = len(run) == 1
        begins = run[0].expected == 1  # a file may be a part of a longer text
        yield Problem(
            span=run[0].span,
            message=f"{'Number' if one else 'Numbers'} {numbers(run)} {'appears' if one else 'appear'} neither in the "
            "text nor in the list of notes.",
            related=witnesses(manuscript, run[0]),
            evidence={"missing": [fault.expected for fault in run]},
            note=str(run[0].expected),
            expected=str(run[0].expected),
            level=Level.NOTE if begins else None,
        )
