"""EXI002: a manuscript and the answers about its citations in, the identifiers that belong to other works out."""

from collections.abc import Iterator

from audit.model.citation import Citation
from audit.model.finding import Edit, Fix, Level, Problem
from audit.model.lookup import Lookup, Lookups, Outcome, Record
from audit.model.manuscript import Manuscript
from audit.rules.existence.citing import describe, label_of, looked_up, place_of, year_of
from audit.rules.rule import rule


@rule(id="EXI002", name="doi-names-other-work", scope="lookup", level=Level.WARNING, needs=("records",))
def doi_names_other_work(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A DOI or arXiv number is registered for another work than the one cited.

    Why:
        Readers and machines follow the identifier, not the words; a digit slipped, or an identifier pasted from the
        entry above, leads them to another work, and counts it as the one cited.

    Example:
        [7] Doe, J. (2019). The wool trade of Lund. Textile History 50, 1–20. doi:10.1038/nature12373

    Instead:
        [7] Doe, J. (2019). The wool trade of Lund. Textile History 50, 1–20. doi:10.1080/00404969.2019.1

    Limits:
        Fires only when title, first author and place of the record all disagree with the citation (the journal may be
        the same where volume and page are others); a record in another language or script than the citation is left
        alone when anything else agrees.

    References:
        https://www.crossref.org/documentation/principles-practices/
    """
    for citation, answers in looked_up(manuscript, lookups):
        for answer in answers:
            record = next((one for one in answer.records if one.verdict == "other"), None)
            if answer.by not in ("doi", "arxiv") or answer.outcome is not Outcome.FOUND or record is None:
                continue
            if not record.item.text("title") or any(
                one.verdict == "same" for a in answers for one in a.records if a.by == answer.by
            ):
                continue
            yield _make_problem(manuscript, citation, answer, record, _find_right(answers))
            break


def _make_problem(
    manuscript: Manuscript, citation: Citation, answer: Lookup, record: Record, searched: Lookup | None
) -> Problem:
    item = citation.item
    key = item.text("DOI") if answer.by == "doi" else record.id
    kind = "DOI" if answer.by == "doi" else "arXiv number"
    held = describe(record.item.text("title"), record.item.names(), year_of(record.item.date()))
    cited = describe(item.text("title"), item.names(), year_of(item.date()))
    here = f"; cited here is {cited}" if cited else ""
    doi = searched.records[0].item.text("DOI") if searched is not None else ""
    better = f". {_begin(searched)} has the work cited under {doi}" if searched is not None and doi else ""
    field = item.field("DOI")
    fix = None
    if doi and answer.by == "doi" and field is not None and len(field.span):
        written = field.span.of(manuscript.text)
        if written.lower() == key.lower():
            edit = Edit(span=field.span, replacement=doi)
            fix = Fix(description=f"put the DOI of the work cited ({doi})", edits=(edit,))
    return Problem(
        span=place_of(citation, "DOI" if answer.by == "doi" else "number"),
        message=f"{_begin(answer)} has another work under the {kind} {key}: {held}{here}{better}.",
        evidence={
            "source": answer.name,
            "recorded": {"title": record.item.text("title"), "url": record.url},
            "comparisons": {one.field: one.agreement for one in record.comparisons},
        },
        note=label_of(manuscript, citation),
        expected=doi or None,
        kind="review",
        confidence=0.9,
        fix=fix,
    )


def _begin(answer: Lookup) -> str:
    """Return the source's name as a sentence begins with it: "The index", but "arXiv"."""
    return "T" + answer.name[1:] if answer.name.startswith("the ") else answer.name


def _find_right(answers: tuple[Lookup, ...]) -> Lookup | None:
    """Return the search that found the work cited."""
    found = (answer for answer in answers if answer.by == "search" and answer.outcome is Outcome.FOUND)
    return next(found, None)
