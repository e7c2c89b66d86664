"""Semantic Scholar's graph API: a DOI, arXiv or PubMed number, or a title in, records out.

https://api.semanticscholar.org/api-docs/graph
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from audit.model.lookup import Key, Record
from audit.resolvers.client import GONE, Client, Request, Worth
from audit.resolvers.items import make_item, mappings, one_text, read_iso_date, read_person
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.interface import read_json

BASE = "https://api.semanticscholar.org/graph/v1/paper"
_FIELDS = "title,authors,year,publicationDate,venue,journal,externalIds,publicationTypes"


class SemanticScholar:
    """https://www.semanticscholar.org; `key` is the user's own, or ""."""

    source = "semanticscholar"
    label = "Semantic Scholar"
    needs_title = True

    def __init__(self, key: str = "") -> None:
        self._headers = {"x-api-key": key} if key else {}

    def key_of(self, query: Query) -> Key:
        """A DOI, an arXiv number or a PubMed number."""
        return "doi" if query.doi else "arxiv" if query.arxiv else "pmid" if query.pmid else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the paper under the key."""
        if query.doi:
            name = f"DOI:{query.doi}"
        else:
            name = f"ARXIV:{query.arxiv.partition('v')[0]}" if query.arxiv else f"PMID:{query.pmid}"
        url = f"{BASE}/{quote(name, safe=':')}?{urlencode({'fields': _FIELDS}, safe=',')}"
        answer = client.ask(Request(url=url, headers=self._headers, judge=_judge_paper, absent=GONE))
        return () if answer.worth == "absence" else (read_paper(read_json(answer.body)),)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Ask for the paper whose title is nearest; nothing is asked when the title is not known."""
        title = query.item.text("title")
        if not title:
            return ()
        url = f"{BASE}/search/match?{urlencode({'query': title, 'fields': _FIELDS}, safe=',')}"
        answer = client.ask(Request(url=url, headers=self._headers, judge=_judge_list, absent=GONE))
        papers = [] if answer.worth == "absence" else read_json(answer.body)["data"]
        return tuple(read_paper(paper) for paper in papers[:5] if isinstance(paper, Mapping))


def read_paper(paper: Mapping[str, Any]) -> Record:
    """Return the record of one paper as Semantic Scholar writes it."""
    held, journal, kinds = paper.get("externalIds"), paper.get("journal"), paper.get("publicationTypes")
    ids: Mapping[str, Any] = held if isinstance(held, Mapping) else {}
    venue: Mapping[str, Any] = journal if isinstance(journal, Mapping) else {}
    names = [one_text(author.get("name")) for author in mappings(paper.get("authors"))]
    container = one_text(venue.get("name")) or one_text(paper.get("venue"))
    if isinstance(kinds, list) and "Conference" in kinds:
        type = "paper-conference"
    elif isinstance(kinds, list) and "Book" in kinds:
        type = "book"
    else:
        type = (
            "preprint"
            if container.lower() in ("arxiv", "arxiv.org")
            else "article-journal"
            if container
            else "document"
        )
    year = one_text(paper.get("year"))
    identifier = one_text(paper.get("paperId"))
    item = make_item(
        type,
        authors=[read_person(name) for name in names if name],
        issued=read_iso_date(paper.get("publicationDate") or year),
        texts={
            "title": one_text(paper.get("title")),
            "container-title": container,
            "volume": one_text(venue.get("volume")),
            "page": "".join(one_text(venue.get("pages")).split()),
            "DOI": clean_doi(one_text(ids.get("DOI"))),
            "PMID": one_text(ids.get("PubMed")),
        },
    )
    return Record(
        source="semanticscholar",
        id=identifier,
        item=item,
        url=f"https://www.semanticscholar.org/paper/{identifier}",
        years=(int(year),) if year.isdecimal() else (),
    )


def _judge_paper(body: bytes) -> Worth:
    paper = read_json(body)
    if not isinstance(paper, Mapping) or not paper.get("paperId"):
        raise ValueError("no paper")
    return "hit"


def _judge_list(body: bytes) -> Worth:
    answer = read_json(body)
    if not isinstance(answer, Mapping) or not isinstance(answer.get("data"), list):
        raise ValueError("no list")
    return "hit" if answer["data"] else "absence"
