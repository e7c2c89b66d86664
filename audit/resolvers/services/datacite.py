"""DataCite: the DOIs of data, software, theses and of all of arXiv (10.48550) in, records out.

https://support.datacite.org/docs/api
"""

from collections.abc import Mapping
from typing import Any
from urllib.parse import quote, urlencode

from audit.model.citation import Name
from audit.model.lookup import Key, Record, Relation, RelationKind
from audit.resolvers.client import GONE, Client, Request, Worth
from audit.resolvers.items import make_item, mappings, one_text, read_iso_date, read_person
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.interface import read_json

BASE = "https://api.datacite.org/dois"
TYPES = {
    "dataset": "dataset",
    "software": "software",
    "text": "document",
    "preprint": "preprint",
    "journalarticle": "article-journal",
    "conferencepaper": "paper-conference",
    "dissertation": "thesis",
    "report": "report",
    "book": "book",
    "bookchapter": "chapter",
    "standard": "standard",
    "peerreview": "review",
}
_RELATIONS: Mapping[str, RelationKind] = {
    "IsVersionOf": "version-of",
    "IsPreviousVersionOf": "version-of",
    "HasVersion": "version-of",
    "IsVariantFormOf": "version-of",
    "IsIdenticalTo": "identical-to",
    "Reviews": "review-of",
}


class DataCite:
    """https://datacite.org"""

    source = "datacite"
    label = "DataCite"
    needs_title = True

    def key_of(self, query: Query) -> Key:
        """A DOI, or an arXiv number, which is a DOI too."""
        return "doi" if query.doi else "arxiv" if query.arxiv else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the record of the DOI."""
        doi = query.doi or arxiv_doi(query.arxiv)
        url = f"{BASE}/{quote(doi, safe='')}"
        request = Request(url=url, accept="application/vnd.api+json", judge=_judge_work, absent=GONE)
        answer = client.ask(request)
        return () if answer.worth == "absence" else (read_work(read_json(answer.body)["data"]),)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Search by title; nothing is asked when the title is not known."""
        title = query.item.text("title").replace('"', " ")
        if not title:
            return ()
        url = f"{BASE}?{urlencode({'query': f'titles.title:({_plain(title)})', 'page[size]': 5})}"
        answer = client.ask(Request(url=url, accept="application/vnd.api+json", judge=_judge_list))
        works = [] if answer.worth == "absence" else read_json(answer.body)["data"]
        return tuple(read_work(work) for work in works if isinstance(work, Mapping))


def arxiv_doi(number: str) -> str:
    """Return the DOI that arXiv registers for a number, without its version."""
    import re

    return "10.48550/arxiv." + re.sub(r"v\d+$", "", number)


def read_work(work: Mapping[str, Any]) -> Record:
    """Return the record of one DOI as DataCite writes it."""
    facts = _mapping(work.get("attributes")) or work
    doi = clean_doi(one_text(facts.get("doi") or work.get("id")))
    titles = [one_text(entry.get("title")) for entry in mappings(facts.get("titles"))]
    container, kinds = _mapping(facts.get("container")), _mapping(facts.get("types"))
    kind = one_text(kinds.get("resourceTypeGeneral")).lower()
    publisher = facts.get("publisher")
    publisher = publisher.get("name") if isinstance(publisher, Mapping) else publisher
    year = one_text(facts.get("publicationYear"))
    first, last = one_text(container.get("firstPage")), one_text(container.get("lastPage"))
    preprint = doi.startswith("10.48550/")
    item = make_item(
        "preprint" if preprint else TYPES.get(kind, "document"),
        authors=[read_creator(entry) for entry in mappings(facts.get("creators"))],
        issued=read_iso_date(year),
        texts={
            "title": titles[0] if titles else "",
            "container-title": one_text(container.get("title")) or ("arXiv" if preprint else ""),
            "volume": one_text(container.get("volume")),
            "issue": one_text(container.get("issue")),
            "page": f"{first}-{last}" if last and last != first else first,
            "publisher": one_text(publisher),
            "DOI": doi,
        },
    )
    return Record(
        source="datacite",
        id=doi,
        item=item,
        url=f"https://doi.org/{quote(doi, safe='/')}",
        relations=read_relations(facts, preprint),
        years=(int(year),) if year.isdecimal() else (),
    )


def read_creator(entry: Mapping[str, Any]) -> Name:
    """Return the name of one of a record's `creators`."""
    family, name = one_text(entry.get("familyName")), one_text(entry.get("name"))
    if family:
        return Name(family=family, given=one_text(entry.get("givenName")))
    return Name(literal=name) if entry.get("nameType") == "Organizational" or "," not in name else read_person(name)


def read_relations(facts: Mapping[str, Any], preprint: bool) -> tuple[Relation, ...]:
    """Return the ties of a record's `attributes`; a preprint's other version is where it was published."""
    relations: list[Relation] = []
    for entry in mappings(facts.get("relatedIdentifiers")):
        kind = _RELATIONS.get(one_text(entry.get("relationType")))
        doi = clean_doi(one_text(entry.get("relatedIdentifier")))
        if kind and doi and entry.get("relatedIdentifierType") == "DOI":
            published = preprint and kind == "version-of" and not doi.startswith("10.48550/")
            relations.append(Relation(kind="preprint-of" if published else kind, doi=doi))
    return tuple(relations)


def _mapping(value: Any) -> Mapping[str, Any]:
    return value if isinstance(value, Mapping) else {}


def _plain(title: str) -> str:
    """Return the title without the signs of the search language (Lucene)."""
    return "".join(character if character.isalnum() or character.isspace() else " " for character in title)


def _judge_work(body: bytes) -> Worth:
    answer = read_json(body)
    if not isinstance(answer, Mapping) or not isinstance(answer.get("data"), Mapping):
        raise ValueError("no work")
    return "hit"


def _judge_list(body: bytes) -> Worth:
    answer = read_json(body)
    if not isinstance(answer, Mapping) or not isinstance(answer.get("data"), list):
        raise ValueError("no list")
    return "hit" if answer["data"] else "absence"
