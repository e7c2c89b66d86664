"""EXT001: no notes, citations or references were found where the text shows that some should be."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker
from audit.model.span import Span
from audit.rules.rule import rule

_SURE = 5  # markers from 1 on that are no chance


@rule(id="EXT001", name="no-apparatus-found", scope="document", level=Level.WARNING)
def no_apparatus_found(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """No notes, citations or references were found where the text shows that some should be.

    Why:
        Nothing found because nothing was read must not pass for a clean manuscript.

    Example:
        Raised numbers 1 to 40 stand in the text, and no list of notes could be found.

    Instead:
        Give the file that holds the notes, or convert the manuscript so that the notes are in it.

    Limits:
        A short text without markers, notes, citations and a reference list is not reported. Beside a list of
        references, only markers count that rise from 1 without a gap.

    References:
        SARIF 2.1.0, 3.27.9: a check that could not be carried out is “open”, not passed.
    """
    coverage = manuscript.coverage
    if coverage.notes or coverage.citations or manuscript.text_citations:
        return
    numbered = [marker for marker in manuscript.markers if marker.number is not None]
    if len(numbered) >= 3 and (not coverage.references or _count_from_one(numbered)):
        yield Problem(
            span=numbered[0].span,
            message=f"{len(numbered)} note markers ({numbered[0].label} to {numbered[-1].label}) stand in the text, "
            "but no notes were found.",
            evidence={"markers": len(numbered)},
            note=numbered[0].label,
            kind="review",
        )
    elif len(manuscript.text) > 20_000 and not coverage.references:
        yield Problem(
            span=Span(0, min(len(manuscript.text), 1)),
            message="No notes, citations or references were found in a text of this length; nothing was checked.",
            kind="open",
            level=Level.NOTE,
        )


def _count_from_one(markers: list[Marker]) -> bool:
    """Tell whether markers are 1, 2, 3 … in order, as calls of notes are and exponents are not."""
    return len(markers) >= _SURE and [marker.number for marker in markers] == list(range(1, len(markers) + 1))
