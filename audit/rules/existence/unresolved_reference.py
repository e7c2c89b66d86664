"""EXI001: a manuscript and the answers about its citations in, the works that no source knows out."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookup, Lookups, Outcome, asked_for_records, status_of
from audit.model.manuscript import Manuscript
from audit.rules.existence.citing import join, label_of, looked_up, place_of
from audit.rules.rule import rule

_KEYS = {"doi": "DOI", "arxiv": "arXiv number", "pmid": "PubMed number", "isbn": "ISBN"}
_FEWEST_WORDS = 3  # a title of one or two words finds nothing by itself


@rule(id="EXI001", name="unresolved-reference", scope="lookup", level=Level.WARNING, needs=("records",))
def unresolved_reference(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A cited work is not found in any source that should know it.

    Why:
        A reader who wants the source must be able to find it. A work that no register knows may carry a slip in its
        title, its authors or its identifier; or it may be one that no register lists.

    Example:
        [4] Doe, J. (2019). A study of things that were studied. Journal of Studies 12, 1–9. doi:10.1234/none.1

    Instead:
        [4] Doe, J. (2019). A study of things that were studied. Journal of Studies 12, 1–9. doi:10.1234/jos.12.1

    Limits:
        Fires only when every source that should know such a work answered, and each said that it has none; a source
        that did not answer in time leaves the work unchecked. Registers lack many works, above all older ones and
        those in other languages than English: without a key that its agency denies, this is a note, to be looked at.

    References:
        https://www.crossref.org/documentation/retrieve-metadata/rest-api/
        https://www.doi.org/the-identifier/what-is-a-doi/
    """
    for citation, answers in looked_up(manuscript, lookups):
        if status_of(answers) != "not found" or _is_at_its_address(answers):
            continue
        asked = [answer for answer in asked_for_records(answers) if answer.outcome is Outcome.ABSENT]
        denied = [answer for answer in asked if answer.expected and answer.by in _KEYS]
        if not denied and len(citation.item.text("title").split()) < _FEWEST_WORDS:
            continue
        yield Problem(
            span=place_of(citation, "DOI") if denied and denied[0].by == "doi" else citation.span,
            message=_word(citation.item.text("DOI"), denied, asked),
            evidence={
                "asked": [{"source": answer.name, "by": answer.by} for answer in asked],
                "title": citation.item.text("title"),
            },
            note=label_of(manuscript, citation),
            kind="review",
            confidence=0.9 if denied else 0.6,
            level=None if denied else Level.NOTE,
        )


def _is_at_its_address(answers: tuple[Lookup, ...]) -> bool:
    """Tell whether the page that is cited answers: then the source is there, listed or not."""
    return any(answer.source == "web" and answer.outcome is Outcome.FOUND for answer in answers)


def _word(doi: str, denied: list[Lookup], asked: list[Lookup]) -> str:
    searched = join(answer.name for answer in asked if answer.by == "search")
    if not denied:
        return f"Not found in {searched}."
    key = _KEYS[denied[0].by] + (f" {doi}" if denied[0].by == "doi" and doi else "")
    rest = f", and a search of {searched} does not find the work" if searched else ""
    return f"{denied[0].name} has no record of the {key}{rest}."
