"""EXI007: a manuscript and the answers about its citations in, the preprints that have been published out."""

from collections.abc import Iterator

from audit.model.citation import Citation
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookup, Lookups, Outcome, Record
from audit.model.manuscript import Manuscript
from audit.rules.existence.citing import label_of, looked_up
from audit.rules.rule import rule

_SERVERS = ("arxiv", "biorxiv", "medrxiv", "chemrxiv", "ssrn", "preprint", "osf.io", "psyarxiv", "research square")


@rule(id="EXI007", name="published-version-available", scope="lookup", level=Level.NOTE, needs=("records",))
def published_version_available(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A work is cited as a preprint, and has been published since.

    Why:
        The published version was reviewed, may say something else, and is the one that readers look for.

    Example:
        [5] Doe, J. (2021). Sheep in graphs. arXiv:2101.00001.

    Instead:
        [5] Doe, J. (2022). Sheep in graphs. Journal of Graphs 12, 1–20. doi:10.1234/jog.12.1

    Limits:
        Rests on what the preprint server or the publisher has registered; a version published without a tie to its
        preprint is not noticed. Silent where the citation names the journal, too.

    References:
        https://www.crossref.org/documentation/schema-library/markup-guide-metadata-segments/relationships/
    """
    for citation, answers in looked_up(manuscript, lookups):
        if not _is_cited_as_preprint(manuscript, citation):
            continue
        found = _find_published(answers)
        if found is None:
            continue
        answer, record, doi, journal = found
        shown = citation.span.of(manuscript.text).casefold()
        if doi and doi in shown:
            continue
        where = journal or doi
        more = f" (doi {doi})" if doi and journal else ""
        yield Problem(
            span=citation.span,
            message=f"Cited as a preprint; according to {answer.name} it has been published: {where}{more}.",
            evidence={"source": answer.name, "preprint": record.id, "doi": doi, "journal": journal},
            note=label_of(manuscript, citation),
            expected=doi or None,
            kind="review",
            confidence=0.9,
        )


def _is_cited_as_preprint(manuscript: Manuscript, citation: Citation) -> bool:
    words = citation.span.of(manuscript.text).casefold()
    item = citation.item
    if not any(server in words for server in _SERVERS):
        return False
    return not (item.text("volume") and item.text("page"))


def _find_published(answers: tuple[Lookup, ...]) -> tuple[Lookup, Record, str, str] | None:
    """Return the answer, the preprint's record, and DOI and place of the published version."""
    for answer in answers:
        if answer.outcome is not Outcome.FOUND:
            continue
        for record in answer.records:
            if record.verdict != "same" or record.item.type != "preprint":
                continue
            tie = next((tie for tie in record.relations if tie.kind == "preprint-of"), None)
            if tie is not None:
                return answer, record, tie.doi, tie.place
    return None
