"""EXI003: a manuscript and the answers about its citations in, the fields that differ from the work's record out."""

import re
from collections.abc import Iterator

from audit.model.citation import Citation
from audit.model.finding import Edit, Fix, Level, Problem
from audit.model.lookup import Comparison, Lookup, Lookups, Outcome, Record
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.existence.citing import label_of, looked_up
from audit.rules.rule import rule

_VARIABLES = {"year": "issued", "volume": "volume", "page": "page"}
_NAMES = {"year": "year", "volume": "volume", "page": "page"}
_PREPRINTS = frozenset({"preprint"})
_IN_CONTAINERS = frozenset({"article-journal", "paper-conference", "chapter"})  # books have editions


@rule(id="EXI003", name="metadata-differs", scope="lookup", level=Level.WARNING, needs=("records",))
def metadata_differs(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A citation gives another year, volume, page or DOI than the record of the work.

    Why:
        A wrong number sends the reader to the wrong shelf. Where the work is certain, its record settles the number,
        or is itself wrong, which its publisher wants to know.

    Example:
        Doe, J. 2014. “The Wool Trade of Lund.” Textile History 45: 12–30. https://doi.org/10.1179/0040496914

    Instead:
        Doe, J. 2016. “The Wool Trade of Lund.” Textile History 47: 12–30. https://doi.org/10.1179/0040496914

    Limits:
        Years that differ by one are left alone (online first), and so are editions of books, preprints, abbreviated
        titles, and fields that the citation does not show. A work found by a search, not by its own identifier, gives
        a note. So does a missing DOI: it is certain where other works have theirs, and where none has, all are offered
        in one finding.

    References:
        https://www.niso.org/publications/rp-8-2008-jav (versions of an article)
    """
    missing: list[tuple[Citation, Lookup, Record]] = []
    for citation, answers in looked_up(manuscript, lookups):
        found = _find_record(answers)
        if found is None:
            continue
        answer, record = found
        differing = list(_differences(citation, record))
        if differing:
            yield _make_problem(manuscript, citation, answer, record, differing)
        if _is_certain(answer, record):
            if citation.item.text("DOI"):
                yield from _compare_doi(manuscript, citation, answers, answer, record)
            elif citation.item.type in ("article-journal", "paper-conference"):
                missing.append((citation, answer, record))
    yield from _offer_dois(manuscript, lookups, missing)


def _find_record(answers: tuple[Lookup, ...]) -> tuple[Lookup, Record] | None:
    """Return the record that is certainly the work: the one under its DOI, else one that a search found."""
    for by in ("doi", "search"):
        for answer in answers:
            if answer.by == by and answer.outcome is Outcome.FOUND and answer.source != "retractions":
                record = answer.records[0]
                if record.verdict == "same" and record.item.type not in _PREPRINTS and record.item.text("title"):
                    return answer, record
    return None


def _differences(citation: Citation, record: Record) -> Iterator[tuple[str, str, str, Span]]:
    """Yield name, value cited, value recorded and place of every field that differs."""
    agreement = {comparison.field: comparison for comparison in record.comparisons}
    for name, variable in _VARIABLES.items() if record.item.type in _IN_CONTAINERS else ():
        comparison, field = agreement.get(name), citation.item.field(variable)
        if comparison is None or comparison.agreement != "differs" or field is None or not len(field.span):
            continue
        if name == "year" and not _far(comparison):
            continue
        if name == "page" and not _is_page(str(field.value), comparison.recorded):
            continue
        cited = comparison.cited or str(field.value)
        if name == "volume" and not _is_volume(cited.strip(), comparison.recorded, record):
            continue
        yield _NAMES[name], cited, comparison.recorded, field.span


def _is_volume(cited: str, recorded: str, record: Record) -> bool:
    """Tell whether both are volumes of a journal: some number by years, and print the issue where others the volume."""
    if record.item.type != "article-journal" or not (cited.isdigit() and recorded.isdigit()):
        return False
    issue, years = record.item.text("issue").lstrip("0"), {str(year) for year in record.years}
    return cited.lstrip("0") != issue and recorded not in years and cited not in years


def _far(comparison: Comparison) -> bool:
    """Tell whether no year cited is within one of a year recorded."""
    cited, recorded = (
        [int(year) for year in re.findall(r"\d{4}", text)] for text in (comparison.cited, comparison.recorded)
    )
    return bool(cited and recorded) and all(abs(one - other) > 1 for one in cited for other in recorded)


def _is_page(cited: str, recorded: str) -> bool:
    """Tell whether both are pages of one kind, and the page cited lies outside the pages recorded."""
    one, other = re.findall(r"\d+", cited), re.findall(r"\d+", recorded)
    if not one or not other or re.match(r"[A-Za-z]", cited.strip()) or re.match(r"[A-Za-z]", recorded.strip()):
        return False
    first, start, end = int(one[0]), int(other[0]), int(other[-1])
    if len(other) > 1 and len(other[-1]) < len(other[0]):
        end = int(other[0][: len(other[0]) - len(other[-1])] + other[-1])
    return len(other) > 1 and not start <= first <= max(start, end)


def _make_problem(
    manuscript: Manuscript,
    citation: Citation,
    answer: Lookup,
    record: Record,
    differing: list[tuple[str, str, str, Span]],
) -> Problem:
    listed = "; ".join(f"{name} {cited} here, {recorded} there" for name, cited, recorded, _ in differing)
    own = answer.by == "doi"
    title = next((one for one in record.comparisons if one.field == "title"), None)
    sure = own and title is not None and title.agreement == "same"
    only = differing[0] if len(differing) == 1 else None
    return Problem(
        span=only[3] if only else citation.span,
        message=f"Differs from the record at {answer.name} ({record.id}): {listed}.",
        evidence={
            "source": answer.name,
            "url": record.url,
            "fields": {name: {"cited": cited, "recorded": recorded} for name, cited, recorded, _ in differing},
        },
        note=label_of(manuscript, citation),
        expected=only[2] if only else None,
        kind="review",
        confidence=0.85 if sure else 0.6,
        level=None if sure else Level.NOTE,
    )


def _is_certain(answer: Lookup, record: Record) -> bool:
    """Tell whether a search found the very work, with a DOI: its title agrees, too."""
    title = next((one for one in record.comparisons if one.field == "title"), None)
    return answer.by == "search" and bool(record.item.text("DOI")) and title is not None and title.agreement == "same"


def _compare_doi(
    manuscript: Manuscript, citation: Citation, answers: tuple[Lookup, ...], answer: Lookup, record: Record
) -> Iterator[Problem]:
    """Yield the DOI that is registered where the one cited is not."""
    cited, field, doi = citation.item.text("DOI"), citation.item.field("DOI"), record.item.text("DOI")
    denied = any(one.source == "doi" and one.outcome is Outcome.ABSENT for one in answers)
    if not denied or field is None or not len(field.span):
        return
    exact = field.span.of(manuscript.text).lower() == cited.lower()
    edit = Edit(span=field.span, replacement=doi)
    yield Problem(
        span=field.span,
        message=f"The DOI {cited} is not registered; {answer.name} has the work under {doi}.",
        evidence=_evidence(answer, record),
        note=label_of(manuscript, citation),
        expected=doi,
        kind="review",
        confidence=0.9,
        fix=Fix(description=f"put the registered DOI {doi}", edits=(edit,), certain=exact) if exact else None,
    )


def _offer_dois(
    manuscript: Manuscript, lookups: Lookups, missing: list[tuple[Citation, Lookup, Record]]
) -> Iterator[Problem]:
    """Yield the DOIs of works cited without: one by one where others have theirs, together where none has."""
    given = sum(bool(citation.item.text("DOI")) for citation, _ in looked_up(manuscript, lookups))
    if given == 0 and len(missing) > 1:
        citation, answer, record = missing[0]
        edits = tuple(_add_doi(manuscript, one, found) for one, _, found in missing)
        yield Problem(
            span=citation.span,
            message=f"No work is cited with its DOI; {len(missing)} have one, this {record.item.text('DOI')}.",
            evidence={"works": [_evidence(answer, found) for _, answer, found in missing]},
            note=label_of(manuscript, citation),
            kind="review",
            confidence=0.9,
            level=Level.NOTE,
            fix=Fix(description=f"add the {len(missing)} DOIs", edits=edits, certain=False),
        )
        return
    for citation, answer, record in missing:
        doi = record.item.text("DOI")
        yield Problem(
            span=citation.span,
            message=f"Gives no DOI{', where other works have theirs' if given else ''}; {answer.name} has it: {doi}.",
            evidence=_evidence(answer, record),
            note=label_of(manuscript, citation),
            expected=doi,
            kind="review",
            confidence=0.9,
            level=Level.NOTE,
            fix=Fix(
                description=f"add the DOI {doi}", edits=(_add_doi(manuscript, citation, record),), certain=given > 0
            ),
        )


def _add_doi(manuscript: Manuscript, citation: Citation, record: Record) -> Edit:
    end = _end_of_text(citation.span, manuscript.text)
    return Edit(span=Span(end, end), replacement=f" https://doi.org/{record.item.text('DOI')}")


def _evidence(answer: Lookup, record: Record) -> dict[str, object]:
    return {"source": answer.name, "doi": record.item.text("DOI"), "score": record.score, "url": record.url}


def _end_of_text(span: Span, text: str) -> int:
    """Return the end of the citation without white space after it, with the full stop that closes it."""
    end = span.start + len(span.of(text).rstrip())
    return end + 1 if text[end : end + 1] == "." else end
