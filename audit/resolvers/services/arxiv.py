"""arXiv's Atom API: an arXiv number or a title in, records with the published version's DOI out.

https://info.arxiv.org/help/api/user-manual.html
"""

import re
from typing import Any
from urllib.parse import urlencode

from audit.model.lookup import Key, Record, Relation, Update
from audit.resolvers.client import Client, Request, Worth
from audit.resolvers.items import make_item, read_iso_date, read_person
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.datacite import arxiv_doi
from audit.resolvers.services.interface import read_xml

BASE = "https://export.arxiv.org/api/query"
_ATOM = "{http://www.w3.org/2005/Atom}"
_ARXIV = "{http://arxiv.org/schemas/atom}"
# What authors write of a paper that is no more there; "withdrawn" further on may speak of a version.
_WITHDRAWN = re.compile(
    r"(?:th(?:is|e)\s)?(?:paper|article|submission|manuscript|preprint|work)?\W*(?:(?:has|have|is|was)\s)?"
    r"(?:been\s)?withdrawn\b",
    re.IGNORECASE,
)


class Arxiv:
    """https://arxiv.org"""

    source = "arxiv"
    label = "arXiv"
    needs_title = True

    def key_of(self, query: Query) -> Key:
        """An arXiv number."""
        return "arxiv" if query.arxiv else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the record under the arXiv number."""
        return self._ask({"id_list": query.arxiv, "max_results": "1"}, client)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Search by title; nothing is asked when the title is not known."""
        title = query.item.text("title")
        words = "".join(character if character.isalnum() else " " for character in title).split()
        if not words:
            return ()
        return self._ask({"search_query": "ti:" + " AND ti:".join(words[:12]), "max_results": "5"}, client)

    def _ask(self, parameters: dict[str, str], client: Client) -> tuple[Record, ...]:
        types = ("application/atom+xml", "application/xml", "text/xml")
        request = Request(
            url=f"{BASE}?{urlencode(parameters)}", accept="application/atom+xml", types=types, judge=_judge
        )
        answer = client.ask(request)
        return () if answer.worth == "absence" else read_feed(answer.body)


def read_feed(body: bytes) -> tuple[Record, ...]:
    """Return the records of an Atom feed; entries that only report an error are none. Raises `ValueError`."""
    root = read_xml(body)
    if root.tag != f"{_ATOM}feed":
        raise ValueError("no feed")
    return tuple(record for entry in root.iter(f"{_ATOM}entry") if (record := _read_entry(entry)) is not None)


def _read_entry(entry: Any) -> Record | None:
    address = _text(entry, f"{_ATOM}id")
    number = address.partition("/abs/")[2]
    title = _text(entry, f"{_ATOM}title")
    if not number or not title or title == "Error":
        return None
    doi = clean_doi(_text(entry, f"{_ARXIV}doi"))
    journal = _text(entry, f"{_ARXIV}journal_ref")
    comment = _text(entry, f"{_ARXIV}comment")
    published = read_iso_date(_text(entry, f"{_ATOM}published"))
    updated = read_iso_date(_text(entry, f"{_ATOM}updated"))
    names = [_text(author, f"{_ATOM}name") for author in entry.iter(f"{_ATOM}author")]
    withdrawn = Update(kind="retraction", source="arXiv", label="Withdrawal") if _WITHDRAWN.match(comment) else None
    item = make_item(
        "preprint",
        authors=[read_person(name) for name in names if name],
        issued=published,
        texts={"title": title, "container-title": "arXiv", "number": number, "DOI": arxiv_doi(number)},
    )
    return Record(
        source="arxiv",
        id=number,
        item=item,
        url=address.replace("http://", "https://"),
        updates=(withdrawn,) if withdrawn is not None else (),
        relations=(Relation(kind="preprint-of", doi=doi, place=journal),) if doi or journal else (),
        years=tuple(sorted({date.start.year for date in (published, updated) if date is not None})),
    )


def _text(element: Any, tag: str) -> str:
    found = element.find(tag)
    return " ".join((found.text or "").split()) if found is not None else ""


def _judge(body: bytes) -> Worth:
    return "hit" if read_feed(body) else "absence"
