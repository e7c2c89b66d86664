"""CIT007: one work listed twice."""

from collections.abc import Iterator

from audit.language.folding import fold
from audit.model.citation import Reference
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.rule import rule


@rule(id="CIT007", name="duplicate-reference", scope="reference", level=Level.WARNING)
def duplicate_reference(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """One work stands twice in the list of references.

    Why:
        Two entries for one work split its citations and, in a numbered list, shift every number after them.

    Example:
        "[4] Ito, K. Tides. Oxford, 1990." and "[19] K. Ito, Tides (Oxford, 1990)."

    Instead:
        Keep one entry and point all citations to it.

    Limits:
        Entries are one work when title and author, or title, container and date, agree; two editions are two works,
        and so are the parts of a series. A second list (sources beside literature) is compared too.

    References:
        Chicago Manual of Style, 18th ed., 13.65–13.67.
    """
    by_text: dict[str, Reference] = {}
    by_work: dict[str, Reference] = {}
    for reference in manuscript.references:
        link = manuscript.link_by_citation.get(reference.citation.id) if reference.citation is not None else None
        key = fold(reference.text_span.of(manuscript.text))
        work = link.work_ids[0] if link is not None and link.outcome == "linked" else ""
        first = by_text.get(key) or (by_work.get(work) if work else None)
        if first is not None and len(key) > 20:
            here, there = _named(manuscript, reference), _named(manuscript, first)
            yield Problem(
                span=reference.span,
                message=f"{here} and {there} are one work.",
                related=(RelatedPlace(span=first.span, message=there),),
                kind="review",
                confidence=0.95 if key in by_text else 0.85,
            )
        by_text.setdefault(key, reference)
        if work:
            by_work.setdefault(work, reference)


def _named(manuscript: Manuscript, reference: Reference) -> str:
    if reference.label:
        return f"Reference {reference.label}"
    text = " ".join(reference.text_span.of(manuscript.text).split())
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
