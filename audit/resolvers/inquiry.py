"""One work asked about: a `Query` and the services in, a `Lookup` from everyone asked out, in the order of asking.

A key's own record comes first (DOI, arXiv, PubMed, ISBN); only where none of them is the work is anything searched, and
the search ends with the first source that has it. Then the address, and its archived copy, where one is cited.
"""

from collections.abc import Mapping
from dataclasses import replace

from audit.model.lookup import Lookup, Outcome, Record
from audit.resolvers.client import Client, NoAnswerError
from audit.resolvers.matching.choice import choose, compare
from audit.resolvers.matching.containers import Abbreviations
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.interface import Service
from audit.resolvers.sources import doi_sources, plan_for

_UNREADABLE = (ValueError, TypeError, KeyError, AttributeError, IndexError)  # an answer of another shape than announced
_NOT_CHECKED = frozenset({"deadline", "not-kept", "refused"})


def inquire(
    query: Query, services: Mapping[str, Service], client: Client, abbreviations: Abbreviations | None = None
) -> list[Lookup]:
    """Return everything the services say about the work; failures become UNAVAILABLE or SKIPPED, never an exception."""
    answers = _ask_keys(query, services, client, abbreviations)
    if not any(record.verdict == "same" for answer in answers for record in answer.records):
        answers += _search(query, services, client, abbreviations)
    if query.url and not _is_own_address(query):
        answers += _ask_address(query, services, client, abbreviations)
    return answers


def _ask_keys(
    query: Query, services: Mapping[str, Service], client: Client, abbreviations: Abbreviations | None
) -> list[Lookup]:
    answers: list[Lookup] = []
    if query.doi:
        for source in doi_sources(query.doi):
            answer = _ask_key(query, services[source], client, abbreviations, expected=source == "doi")
            answers.append(answer)
            if answer.outcome is not Outcome.ABSENT:
                break
        if answers[-1].outcome is not Outcome.ABSENT and plan_for(query.kind).search:
            answers.append(_ask_key(query, services["openalex"], client, abbreviations))
            answers += _ask_notices(query, services, client, answers)
    if query.arxiv:
        answers.append(_ask_key(replace(query, doi=""), services["arxiv"], client, abbreviations, expected=True))
    elif query.pmid and not query.doi:
        answers.append(_ask_key(query, services["pubmed"], client, abbreviations, expected=True))
    elif query.isbn and not query.doi:
        answers.append(_ask_key(query, services["openlibrary"], client, abbreviations))
    return answers


def _ask_key(
    query: Query,
    service: Service,
    client: Client,
    abbreviations: Abbreviations | None,
    *,
    expected: bool = False,
) -> Lookup:
    """Ask for the record under the query's key and compare it."""
    by = service.key_of(query)
    blank = Lookup(
        citation_id=query.citation_id,
        source=service.source,
        outcome=Outcome.ABSENT,
        by=by,
        expected=expected,
        label=service.label,
    )
    try:
        records = service.look_up(query, client)
    except NoAnswerError as error:
        return replace(blank, outcome=_failed(error), reason=str(error))
    except _UNREADABLE:
        return replace(blank, outcome=Outcome.UNAVAILABLE, reason=f"{service.label} sent what cannot be read")
    if not records:
        return blank
    compared = [compare(query, record, abbreviations, by_key=True) for record in records]
    best = max(compared, key=lambda record: record.score)
    return replace(blank, outcome=Outcome.FOUND, records=(best,))


def _ask_notices(query: Query, services: Mapping[str, Service], client: Client, answers: list[Lookup]) -> list[Lookup]:
    """Ask Crossref for the notice itself (`update-to`) where another source says that there is one, and it does not."""
    flagged = any(record.updates for answer in answers for record in answer.records if answer.source != "crossref")
    named = any(record.updates for answer in answers for record in answer.records if answer.source == "crossref")
    crossref = services["crossref"]
    find = getattr(crossref, "find_notices", None)
    if not flagged or named or find is None:
        return []
    own = next((record for answer in answers for record in answer.records if answer.source == "crossref"), None)
    if own is None:
        return []
    try:
        updates = find(query.doi, client)
    except (NoAnswerError, *_UNREADABLE):
        return []
    if not updates:
        return []
    found = replace(own, updates=updates)
    return [
        Lookup(
            citation_id=query.citation_id,
            source="crossref",
            outcome=Outcome.FOUND,
            records=(found,),
            by="doi",
            label=crossref.label,
        )
    ]


def _search(
    query: Query, services: Mapping[str, Service], client: Client, abbreviations: Abbreviations | None
) -> list[Lookup]:
    plan = plan_for(query.kind)
    if not plan.search:
        return [_skipped(query, "search", plan.reason)] if not query.url else []
    answers: list[Lookup] = []
    titled = bool(query.item.text("title"))
    for source in plan.search:
        service = services[source]
        expected = source in plan.expected
        if service.needs_title and not titled:
            skipped = _skipped(query, source, "no title was recognised in the reference")
            answers.append(replace(skipped, label=service.label))
            continue
        answer = _search_one(query, service, client, abbreviations, expected=expected)
        answers.append(answer)
        if answer.outcome is Outcome.FOUND:
            break
    return answers


def _search_one(
    query: Query, service: Service, client: Client, abbreviations: Abbreviations | None, *, expected: bool
) -> Lookup:
    blank = Lookup(
        citation_id=query.citation_id,
        source=service.source,
        outcome=Outcome.ABSENT,
        by="search",
        expected=expected,
        label=service.label,
    )
    try:
        records = service.search(query, client)
    except NoAnswerError as error:
        return replace(blank, outcome=_failed(error), reason=str(error))
    except _UNREADABLE:
        return replace(blank, outcome=Outcome.UNAVAILABLE, reason=f"{service.label} sent what cannot be read")
    outcome, found = choose(query, records, abbreviations)
    reason = "several records may be the work, or one is not certain" if outcome is Outcome.AMBIGUOUS else ""
    return replace(blank, outcome=outcome, records=found, reason=reason)


def _ask_address(
    query: Query, services: Mapping[str, Service], client: Client, abbreviations: Abbreviations | None
) -> list[Lookup]:
    """Ask for the page, and for an archived copy where the page does not answer."""
    page = replace(query, doi="", arxiv="", pmid="", isbn="")
    blank = Lookup(
        citation_id=query.citation_id,
        source="web",
        outcome=Outcome.ABSENT,
        by="url",
        expected=True,
        label=services["web"].label,
    )
    gone = False
    try:
        records = services["web"].look_up(page, client)
        answer = replace(
            blank, outcome=Outcome.FOUND if records else Outcome.ABSENT, records=_compare_page(page, records)
        )
        if not records:
            answer = replace(answer, reason="the server has no such page")
    except _UNREADABLE:
        answer = replace(blank, outcome=Outcome.UNAVAILABLE, reason="the page cannot be read")
    except NoAnswerError as error:
        gone = error.failure == "no-host"
        answer = replace(blank, outcome=_failed(error), reason=str(error))
    if answer.outcome is Outcome.FOUND or answer.outcome is Outcome.SKIPPED:
        return [answer]
    copy = _ask_key(page, services["wayback"], client, abbreviations)
    if gone and copy.outcome in (Outcome.FOUND, Outcome.ABSENT):  # the network works, so the host's absence is its own
        answer = replace(answer, outcome=Outcome.ABSENT)
    return [answer, copy]


def _compare_page(query: Query, records: tuple[Record, ...]) -> tuple[Record, ...]:
    """Compare a page only where it says what it is: many say nothing, or name the site."""
    return tuple(compare(query, record, by_key=True) if record.item.text("title") else record for record in records)


def _failed(error: NoAnswerError) -> Outcome:
    return Outcome.SKIPPED if error.failure in _NOT_CHECKED else Outcome.UNAVAILABLE


def _skipped(query: Query, source: str, reason: str) -> Lookup:
    return Lookup(citation_id=query.citation_id, source=source, outcome=Outcome.SKIPPED, reason=reason)


def _is_own_address(query: Query) -> bool:
    """Tell whether the address only spells an identifier, whose record was asked for."""
    host = query.url.split("/")[2].lower().removeprefix("www.") if query.url.count("/") > 2 else ""
    if host in ("doi.org", "dx.doi.org"):
        return bool(clean_doi(query.url))
    return bool((host.endswith("arxiv.org") and query.arxiv) or (host == "pubmed.ncbi.nlm.nih.gov" and query.pmid))
