"""DBLP's search: a computer scientist's paper by author and title in, records out.

https://dblp.org/faq/How+to+use+the+dblp+search+API.html
"""

import html
import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from audit.model.lookup import Key, Record
from audit.resolvers.client import Client, Request, Worth
from audit.resolvers.items import make_item, one_text, read_iso_date, read_person
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.interface import read_json

BASE = "https://dblp.org/search/publ/api"
_TYPES = {
    "Journal Articles": "article-journal",
    "Conference and Workshop Papers": "paper-conference",
    "Parts in Books or Collections": "chapter",
    "Books and Theses": "book",
    "Editorship": "book",
    "Informal and Other Publications": "preprint",
    "Informal Publications": "preprint",
}


class Dblp:
    """https://dblp.org"""

    source = "dblp"
    label = "DBLP"
    needs_title = True

    def key_of(self, query: Query) -> Key:
        """None: DBLP is searched."""
        return ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Nothing."""
        return ()

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Search by the first author's name and the title; nothing is asked when the title is not known."""
        title = re.sub(r"[^\w\s-]", " ", query.item.text("title"))
        names = query.item.names()
        if not title.strip():
            return ()
        words = f"{names[0].family if names else ''} {title}".strip()
        url = f"{BASE}?{urlencode({'q': words, 'format': 'json', 'h': 5})}"
        answer = client.ask(Request(url=url, judge=_judge))
        return () if answer.worth == "absence" else tuple(read_hit(hit) for hit in _hits(answer.body))


def read_hit(hit: Mapping[str, Any]) -> Record:
    """Return the record of one hit."""
    info = hit.get("info")
    facts: Mapping[str, Any] = info if isinstance(info, Mapping) else {}
    held = facts.get("authors")
    authors = held.get("author") if isinstance(held, Mapping) else []
    entries = authors if isinstance(authors, list) else [authors]
    names = [_name(one_text(entry.get("text"))) for entry in entries if isinstance(entry, Mapping)]
    year = one_text(facts.get("year"))
    item = make_item(
        _TYPES.get(one_text(facts.get("type")), "document"),
        authors=[read_person(name) for name in names if name],
        issued=read_iso_date(year),
        texts={
            "title": html.unescape(one_text(facts.get("title"))).rstrip("."),
            "container-title": html.unescape(one_text(facts.get("venue"))),
            "volume": one_text(facts.get("volume")),
            "issue": one_text(facts.get("number")),
            "page": one_text(facts.get("pages")),
            "publisher": one_text(facts.get("publisher")),
            "DOI": clean_doi(one_text(facts.get("doi"))),
        },
    )
    return Record(
        source="dblp",
        id=one_text(facts.get("key")),
        item=item,
        url=one_text(facts.get("url")),
        years=(int(year),) if year.isdecimal() else (),
    )


def _name(text: str) -> str:
    """Return the name without the number by which DBLP tells namesakes apart."""
    return html.unescape(re.sub(r"\s\d{4}$", "", text))


def _hits(body: bytes) -> list[Mapping[str, Any]]:
    answer = read_json(body)
    result = answer.get("result") if isinstance(answer, Mapping) else None
    hits = result.get("hits") if isinstance(result, Mapping) else None
    if not isinstance(hits, Mapping):
        raise ValueError("no hits")
    found = hits.get("hit") or []
    return [hit for hit in found if isinstance(hit, Mapping)] if isinstance(found, list) else []


def _judge(body: bytes) -> Worth:
    return "hit" if _hits(body) else "absence"
