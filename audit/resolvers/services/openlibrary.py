"""Open Library: an ISBN, or a book's title and author in, records of works with all their editions' years out.

https://openlibrary.org/developers/api
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from audit.model.lookup import Key, Record
from audit.resolvers.client import Client, Request, Worth
from audit.resolvers.items import make_item, one_text, read_iso_date, read_person, texts_of
from audit.resolvers.query import Query
from audit.resolvers.services.interface import read_json

BASE = "https://openlibrary.org/search.json"
_FIELDS = "key,title,subtitle,author_name,first_publish_year,publish_year,publisher,isbn"


class OpenLibrary:
    """https://openlibrary.org"""

    source = "openlibrary"
    label = "Open Library"
    needs_title = True

    def key_of(self, query: Query) -> Key:
        """An ISBN."""
        return "isbn" if query.isbn else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the book with the ISBN."""
        return self._ask({"q": f"isbn:{query.isbn}", "limit": "3", "fields": _FIELDS}, client)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Search by title and first author; nothing is asked when the title is not known."""
        title = query.item.text("title")
        names = query.item.names("author") or query.item.names("editor")
        if not title:
            return ()
        parameters = {"title": title.partition(":")[0]}
        if names:
            parameters["author"] = names[0].family or names[0].literal
        return self._ask({**parameters, "limit": "5", "fields": _FIELDS}, client)

    def _ask(self, parameters: dict[str, str], client: Client) -> tuple[Record, ...]:
        url = f"{BASE}?{urlencode(parameters, safe=',', quote_via=quote)}"
        answer = client.ask(Request(url=url, judge=_judge))
        return () if answer.worth == "absence" else tuple(read_work(work) for work in _works(answer.body))


def read_work(work: Mapping[str, Any]) -> Record:
    """Return the record of one work; `years` holds the years of all its editions."""
    title, subtitle = one_text(work.get("title")), one_text(work.get("subtitle"))
    names = texts_of(work.get("author_name"))
    years = {int(year) for year in texts_of(work.get("publish_year")) if year.isdecimal()}
    first = one_text(work.get("first_publish_year"))
    publishers = texts_of(work.get("publisher"))
    item = make_item(
        "book",
        authors=[read_person(name) for name in names],
        issued=read_iso_date(first),
        texts={
            "title": f"{title}: {subtitle}" if subtitle else title,
            "publisher": "; ".join(publishers[:8]),
        },
    )
    key = one_text(work.get("key"))
    return Record(
        source="openlibrary", id=key, item=item, url=f"https://openlibrary.org{key}", years=tuple(sorted(years))
    )


def _works(body: bytes) -> list[Mapping[str, Any]]:
    answer = read_json(body)
    works = answer.get("docs") if isinstance(answer, Mapping) else None
    if not isinstance(works, list):
        raise ValueError("no list")
    return [work for work in works if isinstance(work, Mapping)]


def _judge(body: bytes) -> Worth:
    return "hit" if _works(body) else "absence"
