"""PubMed through NCBI's E-utilities: a PubMed number or a title in, records out.

https://www.ncbi.nlm.nih.gov/books/NBK25500/
"""

import re
from collections.abc import Mapping
from typing import Any
from urllib.parse import urlencode

from audit.model.lookup import Key, Record, Update
from audit.resolvers.client import Client, Request, Worth
from audit.resolvers.items import make_item, mappings, one_text, read_iso_date, read_person, texts_of
from audit.resolvers.query import Query, clean_doi
from audit.resolvers.services.interface import read_json

BASE = "https://eutils.ncbi.nlm.nih.gov/entrez/eutils"


class PubMed:
    """https://pubmed.ncbi.nlm.nih.gov"""

    source = "pubmed"
    label = "PubMed"
    needs_title = True

    def __init__(self, contact: str = "") -> None:
        self._contact = contact

    def key_of(self, query: Query) -> Key:
        """A PubMed number."""
        return "pmid" if query.pmid else ""

    def look_up(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Return the record under the PubMed number."""
        return self._summarise([query.pmid], client)

    def search(self, query: Query, client: Client) -> tuple[Record, ...]:
        """Search by title, and read the summaries of what was found; nothing is asked without a title."""
        title = re.sub(r"[^\w\s-]", " ", query.item.text("title"))
        if not title.strip():
            return ()
        parameters = {"db": "pubmed", "term": f"{title}[Title]", "retmode": "json", "retmax": "5"}
        answer = client.ask(self._request("esearch.fcgi", parameters, _judge_list))
        numbers = [] if answer.worth == "absence" else _numbers(answer.body)
        return self._summarise(numbers, client) if numbers else ()

    def _summarise(self, numbers: list[str], client: Client) -> tuple[Record, ...]:
        parameters = {"db": "pubmed", "id": ",".join(numbers), "retmode": "json"}
        answer = client.ask(self._request("esummary.fcgi", parameters, _judge_summaries))
        return () if answer.worth == "absence" else read_summaries(answer.body)

    def _request(self, program: str, parameters: dict[str, str], judge: Any) -> Request:
        url = f"{BASE}/{program}?{urlencode(parameters)}"
        extra = {"tool": "citation-audit", **({"email": self._contact} if self._contact else {})}
        types = ("application/json", "text/plain")
        return Request(url=f"{url}&{urlencode(extra)}", key_url=url, types=types, judge=judge)


def read_summaries(body: bytes) -> tuple[Record, ...]:
    """Return the records of an esummary answer (version 2.0, JSON). Raises `ValueError`."""
    answer = read_json(body)
    result = answer.get("result") if isinstance(answer, Mapping) else None
    if not isinstance(result, Mapping):
        raise ValueError("no summaries")
    found = (result.get(one_text(uid)) for uid in texts_of(result.get("uids")))
    return tuple(_read_summary(one) for one in found if isinstance(one, Mapping) and not one.get("error"))


def _read_summary(summary: Mapping[str, Any]) -> Record:
    ids = {one_text(entry.get("idtype")): one_text(entry.get("value")) for entry in mappings(summary.get("articleids"))}
    uid = one_text(summary.get("uid"))
    dates = [
        read_iso_date(one_text(summary.get(name))[:4])
        for name in ("pubdate", "epubdate")
        if one_text(summary.get(name))
    ]
    names = [one_text(author.get("name")) for author in mappings(summary.get("authors"))]
    kinds = texts_of(summary.get("pubtype"))
    item = make_item(
        "article-journal",
        authors=[read_person(name) for name in names if name],
        issued=dates[0] if dates else None,
        texts={
            "title": one_text(summary.get("title")).rstrip("."),
            "container-title": one_text(summary.get("fulljournalname")),
            "container-title-short": one_text(summary.get("source")),
            "volume": one_text(summary.get("volume")),
            "issue": one_text(summary.get("issue")),
            "page": one_text(summary.get("pages")) or one_text(summary.get("elocationid")),
            "DOI": clean_doi(ids.get("doi", "")),
            "PMID": uid,
        },
    )
    return Record(
        source="pubmed",
        id=uid,
        item=item,
        url=f"https://pubmed.ncbi.nlm.nih.gov/{uid}/",
        updates=(Update(kind="retraction", source="PubMed"),) if "Retracted Publication" in kinds else (),
        years=tuple(sorted({date.start.year for date in dates if date is not None})),
    )


def _numbers(body: bytes) -> list[str]:
    answer = read_json(body)
    found = answer.get("esearchresult") if isinstance(answer, Mapping) else None
    numbers = found.get("idlist") if isinstance(found, Mapping) else None
    if not isinstance(numbers, list):
        raise ValueError("no list")
    return [one_text(number) for number in numbers if one_text(number).isdecimal()][:5]


def _judge_list(body: bytes) -> Worth:
    return "hit" if _numbers(body) else "absence"


def _judge_summaries(body: bytes) -> Worth:
    return "hit" if read_summaries(body) else "absence"
