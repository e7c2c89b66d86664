"""Crossref's REST API: a DOI or a reference's words in, records with updates and relations out.

https://api.crossref.org/swagger-ui/index.html
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from audit.model.lookup import Key, Record, Relation, RelationKind, Update, UpdateKind
from audit.resolvers.client import GONE, Client, Request, Worth
from audit.resolvers.items import make_item, mappings, one_text, read_date_parts, read_names
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.interface import read_json, search_words

BASE = "https://api.crossref.org/works"
_ROWS = 5
TYPES: Mapping[str, str] = {
    "journal-article": "article-journal",
    "proceedings-article": "paper-conference",
    "book-chapter": "chapter",
    "book-section": "chapter",
    "book-part": "chapter",
    "reference-entry": "entry-encyclopedia",
    "book": "book",
    "monograph": "book",
    "edited-book": "book",
    "reference-book": "book",
    "book-set": "book",
    "proceedings": "book",
    "dissertation": "thesis",
    "report": "report",
    "report-component": "report",
    "posted-content": "preprint",
    "dataset": "dataset",
    "standard": "standard",
    "peer-review": "review",
}
# Crossref's update types (https://www.crossref.org/documentation/crossmark/) under the four kinds that matter here.
UPDATES: Mapping[str, UpdateKind] = {
    "retraction": "retraction",
    "partial_retraction": "retraction",
    "withdrawal": "retraction",
    "removal": "retraction",
    "expression_of_concern": "concern",
    "correction": "correction",
    "corrigendum": "correction",
    "clarification": "correction",
    "addendum": "correction",
    "erratum": "erratum",
}
_DATES = ("issued", "published", "published-print", "published-online")
_RELATIONS: Mapping[str, RelationKind] = {
    "is-preprint-of": "preprint-of",
    "has-preprint": "has-preprint",
    "is-version-of": "version-of",
    "has-version": "version-of",
    "is-identical-to": "identical-to",
    "is-review-of": "review-of",
}


class Crossref:
    """https://api.crossref.org"""

    source = "crossref"
    label = "Crossref"
    needs_title = False

    def __init__(self, contact: str = "") -> None:
        self._contact = contact

    def key_of(self, query: Query) -> Key:
        """A DOI."""
        return "doi" if query.doi else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the record of the query's DOI."""
        answer = client.ask(self._request(f"{BASE}/{quote(query.doi, safe='')}", _judge_work))
        return () if answer.worth == "absence" else (read_work(read_json(answer.body)["message"]),)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Search by the reference's own words, as Crossref's matching does it (query.bibliographic)."""
        words = query.raw[:400] if len(query.raw) >= 30 else search_words(query)
        url = f"{BASE}?{urlencode({'query.bibliographic': words, 'rows': _ROWS})}"
        answer = client.ask(self._request(url, _judge_list))
        return () if answer.worth == "absence" else read_works(answer.body)

    def find_notices(self, doi: str, client: Client) -> tuple[Update, ...]:
        """Return what notices (works whose `update-to` names the DOI) say about it."""
        parameters = urlencode({"filter": f"updates:{doi}", "rows": 10})
        answer = client.ask(self._request(f"{BASE}?{parameters}", _judge_list))
        works = [] if answer.worth == "absence" else _list(read_json(answer.body))
        found = (read_notices(work, doi) for work in works if isinstance(work, Mapping))
        return tuple(dict.fromkeys(update for updates in found for update in updates))

    def _request(self, url: str, judge: Any) -> Request:
        mark = "&" if "?" in url else "?"
        full = f"{url}{mark}{urlencode({'mailto': self._contact})}" if self._contact else url
        return Request(url=full, key_url=url, judge=judge, absent=GONE if judge is _judge_work else frozenset())


def read_works(body: bytes) -> tuple[Record, ...]:
    """Return the records of a list of works. Raises `ValueError` for another answer."""
    items = _list(read_json(body))
    return tuple(read_work(work) for work in items if isinstance(work, Mapping) and work.get("DOI"))


def read_work(work: Mapping[str, Any]) -> Record:
    """Return the record of one work as Crossref writes it (REST API and public data file alike)."""
    doi = clean_doi(one_text(work.get("DOI")))
    title = one_text(work.get("title"))
    subtitle = one_text(work.get("subtitle"))
    if subtitle and subtitle.casefold() not in title.casefold():
        title = f"{title}: {subtitle}"
    dates = {name: read_date_parts(work.get(name)) for name in _DATES}
    item = make_item(
        TYPES.get(one_text(work.get("type")), "document"),
        authors=read_names(work.get("author")),
        editors=read_names(work.get("editor")),
        issued=dates["issued"] or dates["published"],
        texts={
            "title": title,
            "container-title": one_text(work.get("container-title")),
            "container-title-short": one_text(work.get("short-container-title")),
            "volume": one_text(work.get("volume")),
            "issue": one_text(work.get("issue")),
            "page": one_text(work.get("page")) or one_text(work.get("article-number")),
            "publisher": one_text(work.get("publisher")),
            "DOI": doi,
            "ISBN": one_text(work.get("ISBN")),
            "ISSN": one_text(work.get("ISSN")),
        },
    )
    return Record(
        source="crossref",
        id=doi,
        item=item,
        url=f"https://doi.org/{quote(doi, safe='/')}",
        updates=_read_updates(work),
        relations=_read_relations(work.get("relation")),
        years=tuple(sorted({date.start.year for date in dates.values() if date is not None})),
    )


def _read_updates(work: Mapping[str, Any]) -> tuple[Update, ...]:
    """Return the notices about the work (`updated-by`); what the work itself updates is no notice about it."""
    updates: list[Update] = []
    for entry in mappings(work.get("updated-by")):
        if kind := UPDATES.get(one_text(entry.get("type")).replace("-", "_")):
            updates.append(_read_update(kind, entry, clean_doi(one_text(entry.get("DOI")))))
    return tuple(dict.fromkeys(updates))


def read_notices(work: Mapping[str, Any], doi: str) -> tuple[Update, ...]:
    """Return what `work`, a notice, says about the work with this DOI."""
    return tuple(update for told, update in read_all_notices(work) if told == doi)


def read_all_notices(work: Mapping[str, Any]) -> tuple[tuple[str, Update], ...]:
    """Return the DOIs of the works that `work`, a notice, is about (`update-to`), each with what it says."""
    notice = clean_doi(one_text(work.get("DOI")))
    found: list[tuple[str, Update]] = []
    for entry in mappings(work.get("update-to")):
        doi = clean_doi(one_text(entry.get("DOI")))
        kind = UPDATES.get(one_text(entry.get("type")).replace("-", "_"))
        if kind and doi and doi != notice:
            found.append((doi, _read_update(kind, entry, notice)))
    return tuple(found)


def _read_update(kind: UpdateKind, entry: Mapping[str, Any], notice: str) -> Update:
    date = read_date_parts(entry.get("updated"))
    who = {"retraction-watch": "Retraction Watch", "publisher": "the publisher"}.get(one_text(entry.get("source")), "")
    return Update(
        kind=kind,
        doi=notice,
        date=date.iso() if date is not None else "",
        source=f"Crossref, from {who}" if who else "Crossref",
        label=one_text(entry.get("label")),
    )


def _read_relations(value: Any) -> tuple[Relation, ...]:
    relations: list[Relation] = []
    for name, kind in _RELATIONS.items():
        for entry in mappings(value.get(name)) if isinstance(value, Mapping) else ():
            doi = clean_doi(one_text(entry.get("id")))
            if doi:
                relations.append(Relation(kind=kind, doi=doi))
    return tuple(relations)


def _list(answer: Any) -> list[Any]:
    message = answer.get("message") if isinstance(answer, Mapping) else None
    items = message.get("items") if isinstance(message, Mapping) else None
    if not isinstance(items, list):
        raise ValueError("no list of works")
    return items


def _judge_list(body: bytes) -> Worth:
    return "hit" if _list(read_json(body)) else "absence"


def _judge_work(body: bytes) -> Worth:
    answer = read_json(body)
    message = answer.get("message") if isinstance(answer, Mapping) else None
    if not isinstance(message, Mapping) or not message.get("DOI"):
        raise ValueError("no work")
    return "hit"
