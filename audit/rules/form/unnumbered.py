"""The manuscript in; the repeats by *supra* that name no note, where its repeats do, out (a part of FRM001)."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Problem
from audit.model.manuscript import Manuscript

_LEAST = 5  # repeats with a number below which the manuscript has no habit
_HABIT = 0.8  # share of them that must show a number before its absence is said
_SUPRA = expression(r"\b(?:supra|above)\b", re.IGNORECASE)
_NUMBERED = expression(r"\b(?:n{1,2}|notes?|fn|footnotes?)\b\.?\s?\d|\b(?:supra|above)\s\d", re.IGNORECASE)


def unnumbered_repeats(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield a problem for each repeat by *supra* or *above* that names no note."""
    repeats = [citation for citation in manuscript.citations if citation.form == "supra" and citation.note_id]
    numbered = sum(citation.target is not None for citation in repeats)
    if numbered < _LEAST or numbered < _HABIT * len(repeats):
        return
    for citation in repeats:
        text = citation.span.of(manuscript.text)
        if citation.target is None and _SUPRA.search(text) and not _NUMBERED.search(text):
            note = manuscript.note_by_id.get(citation.note_id or "")
            yield Problem(
                span=citation.span,
                message="The repeat names no note that its source is cited in; the others do.",
                evidence={"type": "repeat", "missing": "number of the note"},
                note=note.label if note else None,
                kind="review",
                confidence=0.6,
            )
