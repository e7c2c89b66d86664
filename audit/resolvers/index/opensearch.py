"""An index on several machines: works into OpenSearch (or Elasticsearch) by its bulk API, queries by its search API.

For collections past one machine. The server is the user's own and named by him, so that any address may be reached, and
nothing else is: redirects are not followed. `MAPPING` is what the index is made with.

https://docs.opensearch.org/latest/api-reference/document-apis/bulk/ and .../query-dsl/
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from pathlib import Path
from time import perf_counter
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote, urlsplit

from audit.model.lookup import Key, Lookup, Outcome, Record
from audit.resolvers.index.asking import make_lookup
from audit.resolvers.index.building import BuildReport, Progress
from audit.resolvers.index.dumps import DAMAGED, find_dumps, read_blocks
from audit.resolvers.index.entries import read_line, write_line
from audit.resolvers.index.forms import NONE, Bibliographies, read_entries
from audit.resolvers.index.keys import find_isbns
from audit.resolvers.matching.choice import choose, compare
from audit.resolvers.matching.containers import Abbreviations
from audit.resolvers.matching.words import fold
from audit.resolvers.query import Query

if TYPE_CHECKING:
    import requests

BULK_BYTES = 5_000_000
TIMEOUT_S = 30.0
_CANDIDATES = 10
_LONGEST_ID = 512  # bytes, that both servers take

MAPPING: Mapping[str, Any] = {
    "settings": {"number_of_shards": 4, "refresh_interval": "30s", "analysis": {"normalizer": {
        "lower": {"type": "custom", "filter": ["lowercase", "asciifolding"]}}}},
    "mappings": {"dynamic": False, "properties": {
        "doi": {"type": "keyword"},
        "isbn": {"type": "keyword"},
        "title": {"type": "text"},
        "surname": {"type": "keyword", "normalizer": "lower"},
        "container": {"type": "text"},
        "year": {"type": "short"},
        "volume": {"type": "keyword"},
        "page": {"type": "keyword"},
        "line": {"type": "binary"},
    }},
}  # fmt: skip


class SearchServerError(Exception):
    """The server refused or did not answer; the message says what, for a person."""


class OpenSearchIndex:
    """One index on a server, made and filled by `create` and `add`, and asked by `look_up`."""

    def __init__(self, url: str, name: str = "works", *, auth: tuple[str, str] | None = None) -> None:
        if urlsplit(url).scheme not in ("http", "https"):
            raise ValueError("the server's address must begin with http:// or https://")
        self._url = url.rstrip("/")
        self._name = name
        self._auth = auth
        self._session: requests.Session | None = None

    def create(self) -> None:
        """Make the index with `MAPPING`, unless it is there already. Raises `SearchServerError`."""
        if self._send("HEAD", f"/{self._name}", b"")[0] == 404:
            self._ask("PUT", f"/{self._name}", json.dumps(MAPPING))

    def add_dumps(
        self,
        dumps: Iterable[Path],
        *,
        bibliographies: Bibliographies = NONE,
        progress: Progress | None = None,
    ) -> BuildReport:
        """Add the works of dumps (files, folders); what was added before is replaced, not doubled.

        Raises `FileNotFoundError` of a dump that is not there, `SearchServerError` when the server refuses a record.
        """
        started, files = perf_counter(), find_dumps(dumps)
        skipped: list[str] = []
        added = 0
        for path in files:
            try:
                for block in read_blocks(path):
                    added += self.add(write_line(entry) for entry in read_entries(block, bibliographies))
                    if progress:
                        progress(added, path.name)
            except DAMAGED as error:
                skipped.append(f"{path}: {error}")
        return BuildReport(
            place=f"{self._url}/{self._name}",
            records=added,
            added=added,
            files=len(files) - len(skipped),
            seconds=perf_counter() - started,
            skipped=tuple(skipped),
        )

    def add(self, lines: Iterable[bytes]) -> int:
        """Add entries (lines of `entries.write_line`) in bulk, the DOI for an id; return how many were taken.

        Raises `SearchServerError` when the server refuses one.
        """
        count = 0
        for body, size in _make_bulks(lines):
            answer = self._ask("POST", f"/{self._name}/_bulk", body, kind="application/x-ndjson")
            if answer.get("errors"):
                reasons = [next(iter(item.values())).get("error") for item in answer.get("items", ())]
                first = next((reason for reason in reasons if reason), "no reason given")
                raise SearchServerError(f"the server refused a record: {first}")
            count += size
        return count

    def look_up(self, query: Query, abbreviations: Abbreviations | None = None) -> list[Lookup]:
        """Return what the index has for the work; a server that does not answer is UNAVAILABLE."""
        try:
            answers = self._look_up_key(query, abbreviations)
            if not any(record.verdict == "same" for answer in answers for record in answer.records):
                outcome, records = choose(query, self._search(make_search(query)), abbreviations)
                answers.append(make_lookup(query, outcome, records, "search"))
        except SearchServerError as error:
            return [make_lookup(query, Outcome.UNAVAILABLE, (), "search", str(error))]
        return answers

    def _look_up_key(self, query: Query, abbreviations: Abbreviations | None) -> list[Lookup]:
        keys: tuple[tuple[Key, str], ...] = (("doi", query.doi), ("isbn", query.isbn))
        for by, key in keys:
            records = self._search({"size": 3, "query": {"term": {by: key}}}) if key else []
            if records:
                best = max((compare(query, r, abbreviations, by_key=True) for r in records), key=lambda r: r.score)
                return [make_lookup(query, Outcome.FOUND, (best,), by)]
        return []

    def _search(self, body: Mapping[str, Any]) -> list[Record]:
        answer = self._ask("POST", f"/{self._name}/_search", json.dumps(body))
        outer = answer.get("hits")
        hits = outer.get("hits") if isinstance(outer, dict) else None
        if not isinstance(hits, list) or not all(isinstance(hit, dict) for hit in hits):
            raise SearchServerError("the server sent an answer that cannot be read")
        return [_read_hit(hit) for hit in hits]

    def _ask(self, method: str, path: str, body: str | bytes, *, kind: str = "application/json") -> dict[str, Any]:
        status, answer = self._send(method, path, body.encode() if isinstance(body, str) else body, kind)
        if status >= 300 or not isinstance(answer, dict):
            reason = answer.get("error", "") if isinstance(answer, dict) else ""
            raise SearchServerError(f"the search server refused ({status}): {reason}")
        return answer

    def _send(self, method: str, path: str, body: bytes, kind: str = "application/json") -> tuple[int, Any]:
        import requests

        if self._session is None:
            self._session = requests.Session()
            self._session.trust_env = False
            self._session.auth = self._auth
        try:
            response = self._session.request(
                method,
                self._url + path,
                data=body,
                headers={"Content-Type": kind},
                timeout=TIMEOUT_S,
                allow_redirects=False,
            )
            return response.status_code, response.json() if response.content else {}
        except (requests.RequestException, ValueError) as error:
            raise SearchServerError(f"the search server did not answer: {type(error).__name__}") from None


def open_server(address: str) -> OpenSearchIndex:
    """Return the index at an address: the server's, with the index's name for its path, and a user if there is one.

    `https://user:password@search.example.org:9200/works`. Raises `ValueError` when it is none.
    """
    parts = urlsplit(address.rstrip("/"))
    path, _, name = parts.path.rpartition("/")
    if not name or not parts.hostname:
        raise ValueError("the address must end with the index's name: https://host:9200/works")
    auth = (unquote(parts.username), unquote(parts.password or "")) if parts.username else None
    host = parts.netloc.rpartition("@")[2]
    return OpenSearchIndex(f"{parts.scheme}://{host}{path}", name, auth=auth)


def make_search(query: Query) -> dict[str, Any]:
    """Return the search for a work: any of the title's words, better with surname, year, container, volume and page."""
    item = query.item
    names = item.names("author") or item.names("editor")
    date = item.date("issued")
    title = item.text("title")
    should: list[dict[str, Any]] = []
    if names:
        should.append({"term": {"surname": {"value": fold(names[0].family or names[0].literal), "boost": 4}}})
    if date is not None:
        should.append({"range": {"year": {"gte": date.start.year - 1, "lte": date.end.year + 1, "boost": 2}}})
    for variable, field in (("volume", "volume"), ("page", "page")):
        if item.text(variable):
            should.append({"term": {field: {"value": item.text(variable).split("–")[0].split("-")[0], "boost": 2}}})
    if item.text("container-title"):
        should.append({"match": {"container": item.text("container-title")}})
    words = title or query.raw[:600]
    match = {
        "match": {"title": {"query": words, "fuzziness": "AUTO", "prefix_length": 1, "minimum_should_match": "30%"}}
    }
    if not title:
        match["match"]["title"]["minimum_should_match"] = "3<10%"
        match["match"]["title"].pop("fuzziness")
        match["match"]["title"].pop("prefix_length")
    return {"size": _CANDIDATES, "_source": ["line"], "query": {"bool": {"must": [match], "should": should}}}


def make_document(record: Record, line: bytes) -> dict[str, Any]:
    """Return what is stored of a record: the fields that are searched, and its line, from which it is read again."""
    import base64

    item = record.item
    names = item.names()
    first = item.text("page").replace("–", "-").split("-")[0]
    document = {
        "doi": item.text("DOI").lower(),
        "isbn": find_isbns(item.text("ISBN")),
        "title": item.text("title"),
        "surname": fold(names[0].family or names[0].literal) if names else "",
        "container": item.text("container-title"),
        "year": list(record.years),
        "volume": item.text("volume"),
        "page": first,
        "line": base64.b64encode(line).decode(),
    }
    return {name: value for name, value in document.items() if value}


def _make_bulks(lines: Iterable[bytes]) -> Iterator[tuple[bytes, int]]:
    """Yield bodies of bulk requests below `BULK_BYTES`, each with its number of records."""
    pieces: list[bytes] = []
    size = 0
    for line in lines:
        record = read_line(line)
        action = json.dumps({"index": {"_id": _id_of(record, line)}})
        piece = action.encode() + b"\n" + json.dumps(make_document(record, line)).encode() + b"\n"
        if pieces and size + len(piece) > BULK_BYTES:
            yield b"".join(pieces), len(pieces)
            pieces, size = [], 0
        pieces.append(piece)
        size += len(piece)
    if pieces:
        yield b"".join(pieces), len(pieces)


def _id_of(record: Record, line: bytes) -> str:
    """Return a document's id: the register's; of a work in a bibliography, whose keys recur elsewhere, its line's."""
    registered = record.source != "csl" or record.item.text("DOI")
    if registered and 0 < len(record.id.encode()) <= _LONGEST_ID:
        return record.id
    return blake2b(line, digest_size=16).hexdigest()


def _read_hit(hit: Mapping[str, Any]) -> Record:
    import base64
    import binascii

    try:
        return read_line(base64.b64decode(hit["_source"]["line"], validate=True))
    except (KeyError, TypeError, ValueError, IndexError, binascii.Error):
        raise SearchServerError("the server sent a record that cannot be read") from None
