"""OpenAlex: a DOI (free) or a search (budgeted) in, records with the retraction flag out.

https://developers.openalex.org/api-reference/authentication: single works cost nothing; a search costs a thousandth of
a dollar, and without a key there is little to spend a day.
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from audit.model.lookup import Key, Record, Update
from audit.resolvers.client import GONE, Client, NoAnswerError, Request, Worth
from audit.resolvers.items import make_item, mappings, one_text, read_iso_date, read_person
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.interface import read_json, search_words

BASE = "https://api.openalex.org/works"
_HOST = "api.openalex.org"
_SEARCH_USD = 0.001
_FIELDS = (
    "id,doi,display_name,publication_year,publication_date,type,authorships,primary_location,biblio,is_retracted,ids"
)
TYPES = {
    "article": "article-journal",
    "review": "article-journal",
    "letter": "article-journal",
    "editorial": "article-journal",
    "book": "book",
    "book-chapter": "chapter",
    "dissertation": "thesis",
    "preprint": "preprint",
    "report": "report",
    "dataset": "dataset",
    "standard": "standard",
    "reference-entry": "entry-encyclopedia",
    "peer-review": "review",
}
RETRACTED = (Update(kind="retraction", source="OpenAlex"),)


class OpenAlex:
    """https://openalex.org; `key` is the user's own, or ""."""

    source = "openalex"
    label = "OpenAlex"
    needs_title = False

    def __init__(self, key: str = "", contact: str = "") -> None:
        self._key = key
        self._contact = contact

    def key_of(self, query: Query) -> Key:
        """A DOI, or a PubMed number."""
        return "doi" if query.doi else "pmid" if query.pmid else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the work under the DOI or the PubMed number."""
        name = f"doi:{quote(query.doi, safe='')}" if query.doi else f"pmid:{quote(query.pmid)}"
        answer = client.ask(self._request(f"{BASE}/{name}?{urlencode({'select': _FIELDS}, safe=',')}", _judge_work))
        return () if answer.worth == "absence" else (read_work(read_json(answer.body)),)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Search titles and the rest, while the budget lasts."""
        left = client.limit_of(_HOST, "x-ratelimit-remaining-usd")
        if left is not None and left < _SEARCH_USD:
            raise NoAnswerError("limited", "OpenAlex's budget for searches is used up for today")
        words = " ".join(word for word in search_words(query).split() if word.strip("|&!"))
        url = f"{BASE}?{urlencode({'search': words, 'per_page': 5, 'select': _FIELDS}, safe=',')}"
        answer = client.ask(self._request(url, _judge_list))
        works = [] if answer.worth == "absence" else read_json(answer.body)["results"]
        return tuple(read_work(work) for work in works if isinstance(work, Mapping))

    def _request(self, url: str, judge: Any) -> Request:
        extra = {name: value for name, value in (("api_key", self._key), ("mailto", self._contact)) if value}
        full = f"{url}&{urlencode(extra)}" if extra else url
        return Request(url=full, key_url=url, judge=judge, absent=GONE if judge is _judge_work else frozenset())


def read_work(work: Mapping[str, Any]) -> Record:
    """Return the record of one work as OpenAlex writes it (API and snapshot alike)."""
    doi = clean_doi(one_text(work.get("doi")))
    location = _mapping(work.get("primary_location"))
    venue = _mapping(location.get("source"))
    biblio = _mapping(work.get("biblio"))
    first, last = one_text(biblio.get("first_page")), one_text(biblio.get("last_page"))
    names = [
        one_text(entry.get("raw_author_name")) or one_text(_mapping(entry.get("author")).get("display_name"))
        for entry in mappings(work.get("authorships"))
    ]
    year = one_text(work.get("publication_year"))
    identifier = one_text(work.get("id"))
    item = make_item(
        TYPES.get(one_text(work.get("type")), "document"),
        authors=[read_person(name) for name in names if name],
        issued=read_iso_date(work.get("publication_date") or year),
        texts={
            "title": one_text(work.get("display_name") or work.get("title")),
            "container-title": one_text(venue.get("display_name")),
            "volume": one_text(biblio.get("volume")),
            "issue": one_text(biblio.get("issue")),
            "page": f"{first}-{last}" if last and last != first else first,
            "DOI": doi,
            "PMID": one_text(_mapping(work.get("ids")).get("pmid")).rpartition("/")[2],
        },
    )
    retracted = work.get("is_retracted") is True
    return Record(
        source="openalex",
        id=identifier.rpartition("/")[2],
        item=item,
        url=identifier,
        updates=RETRACTED if retracted else (),
        years=(int(year),) if year.isdecimal() else (),
    )


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _judge_work(body: bytes) -> Worth:
    work = read_json(body)
    if not isinstance(work, Mapping) or not work.get("id"):
        raise ValueError("no work")
    return "hit"


def _judge_list(body: bytes) -> Worth:
    answer = read_json(body)
    if not isinstance(answer, Mapping) or not isinstance(answer.get("results"), list):
        raise ValueError("no list")
    return "hit" if answer["results"] else "absence"
