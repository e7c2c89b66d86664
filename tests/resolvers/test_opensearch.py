"""The OpenSearch adapter against a stub of its bulk and search API."""

import json
import threading
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any

import pytest

from audit.model.lookup import Outcome
from audit.resolvers.index.entries import make_entry, write_line
from audit.resolvers.index.opensearch import MAPPING, OpenSearchIndex, SearchServerError, make_search
from audit.resolvers.query import read_query
from audit.resolvers.services.crossref import read_work

WORK = {
    "DOI": "10.5555/jwh.41", "type": "journal-article", "title": ["The looms of the northern towns"], "volume": "41",
    "author": [{"given": "Jane", "family": "Smith"}], "issued": {"date-parts": [[2012]]}, "page": "201-230",
    "container-title": ["Journal of Woollen History"],
}  # fmt: skip


class Server:
    """Keeps documents as the bulk API brings them, and answers term and bool searches over them."""

    def __init__(self) -> None:
        self.documents: dict[str, dict[str, Any]] = {}
        self.mapping: dict[str, Any] = {}
        self.seen: list[tuple[str, str]] = []
        self.fault: tuple[int, bytes] | None = None
        self.url = ""

    def answer(self, method: str, path: str, body: bytes) -> tuple[int, Any]:
        if method == "HEAD":
            return (200 if self.mapping else 404), b""
        if method == "PUT":
            self.mapping = json.loads(body)
            return 200, {"acknowledged": True}
        if path.endswith("/_bulk"):
            rows = [json.loads(line) for line in body.splitlines()]
            for action, document in zip(rows[::2], rows[1::2], strict=True):
                self.documents[action["index"]["_id"]] = document
            return 200, {"errors": False, "items": [{"index": {"status": 201}} for _ in rows[::2]]}
        query = json.loads(body)["query"]
        return 200, {"hits": {"hits": [{"_source": one} for one in self.documents.values() if self._fits(query, one)]}}

    def _fits(self, query: dict[str, Any], document: dict[str, Any]) -> bool:
        if "term" in query:
            held = ((document.get(name, ()), value) for name, value in query["term"].items())
            return all(value in field if isinstance(field, list) else value == field for field, value in held)
        words = query["bool"]["must"][0]["match"]["title"]["query"].lower().split()
        return any(word in document["title"].lower().split() for word in words)


@pytest.fixture
def server() -> Iterator[Server]:
    held = Server()

    class Handler(BaseHTTPRequestHandler):
        def _serve(self) -> None:
            body = self.rfile.read(int(self.headers.get("Content-Length") or 0))
            held.seen.append((self.command, self.path))
            status, value = held.fault or held.answer(self.command, self.path, body)
            data = value if isinstance(value, bytes) else json.dumps(value).encode()
            self.send_response(status)
            self.send_header("Content-Length", str(len(data)))
            self.send_header("Location", "http://127.0.0.1:9/")
            self.end_headers()
            if self.command != "HEAD":
                self.wfile.write(data)

        do_GET = do_HEAD = do_PUT = do_POST = _serve

        def log_message(self, format: str, *arguments: object) -> None:
            """Be silent."""

    running = ThreadingHTTPServer(("127.0.0.1", 0), Handler)
    threading.Thread(target=running.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True).start()
    held.url = f"http://127.0.0.1:{running.server_port}"
    yield held
    running.shutdown()
    running.server_close()


@pytest.fixture
def filled(server: Server, tmp_path: Path) -> OpenSearchIndex:
    index = OpenSearchIndex(server.url)
    index.create()
    dump = tmp_path / "works.jsonl"
    other = {**WORK, "DOI": "10.5555/other", "title": ["Enzymes of the barnacle"], "volume": "3", "page": "1"}
    dump.write_text(json.dumps(WORK) + "\n" + json.dumps(other) + "\n", encoding="utf-8")
    assert index.add_dumps([dump]).added == 2
    return index


def test_the_mapping_is_published_and_every_field_of_it_is_filled(filled: OpenSearchIndex, server: Server) -> None:
    assert server.mapping == json.loads(json.dumps(MAPPING))
    document = server.documents["10.5555/jwh.41"]
    assert set(document) <= set(MAPPING["mappings"]["properties"])
    assert (document["doi"], document["surname"], document["year"], document["page"]) == (
        "10.5555/jwh.41",
        "smith",
        [2012],
        "201",
    )


@pytest.mark.parametrize(
    ("raw", "by"),
    [
        ("doi:10.5555/jwh.41", "doi"),
        ("Smith J (2012) The looms of the northern towns. J Woollen Hist 41:201–230", "search"),
    ],
)
def test_works_are_found(raw: str, by: str, filled: OpenSearchIndex) -> None:
    answer = filled.look_up(read_query(raw))[0]
    assert (answer.outcome, answer.by) == (Outcome.FOUND, by)
    assert answer.records[0].id == "10.5555/jwh.41"


def test_libraries_whose_keys_are_the_same_lose_nothing(server: Server, tmp_path: Path) -> None:
    work = {"id": 1, "type": "book", "title": "Dikes and their keepers", "ISBN": "9783161484100 0-306-40615-2"}
    for name, title in (("a.json", work["title"]), ("b.json", "A history of wool")):
        (tmp_path / name).write_text(json.dumps([{**work, "title": title}]), encoding="utf-8")
    index = OpenSearchIndex(server.url)
    for _ in range(2):
        assert index.add_dumps([tmp_path]).added == 2
    assert len(server.documents) == 2
    assert index.look_up(read_query("Dikes and their keepers. ISBN 978-0-306-40615-7"))[0].by == "isbn"


def test_what_is_not_there_is_absent(filled: OpenSearchIndex) -> None:
    assert filled.look_up(read_query("Doe J (1999) Quite unknown matters. Nowhere 1:1"))[0].outcome is Outcome.ABSENT


@pytest.mark.parametrize(
    "fault", [(500, b"{}"), (200, b"{broken"), (200, b'{"hits": 3}'), (302, b"{}"), (403, b'{"error": "no"}'),
              (200, b'{"hits": {"hits": [{"_source": {"line": "!!"}}]}}')],
)  # fmt: skip
def test_a_server_that_fails_is_no_absence(fault: tuple[int, bytes], filled: OpenSearchIndex, server: Server) -> None:
    server.fault = fault
    answer = filled.look_up(read_query("doi:10.5555/jwh.41"))[0]
    assert answer.outcome is Outcome.UNAVAILABLE
    assert answer.reason


def test_a_refused_record_is_told(server: Server) -> None:
    server.fault = (200, b'{"errors": true, "items": [{"index": {"error": {"reason": "mapper"}}}]}')
    line = write_line(make_entry(read_work(WORK)))
    with pytest.raises(SearchServerError, match="mapper"):
        OpenSearchIndex(server.url).add([line])


def test_a_server_that_is_not_there_is_no_absence() -> None:
    answer = OpenSearchIndex("http://127.0.0.1:9").look_up(read_query("doi:10.5555/jwh.41"))[0]
    assert answer.outcome is Outcome.UNAVAILABLE


def test_only_the_web_is_asked() -> None:
    with pytest.raises(ValueError, match="http"):
        OpenSearchIndex("file:///etc/passwd")


def test_a_search_names_every_known_field() -> None:
    search = json.dumps(make_search(read_query("Smith J (2012) The looms. J Woollen Hist 41:201–230")))
    assert "looms" in search
