"""A server that stands for the whole web: it answers `/https://host/path` from recorded and hand-made answers.

Hand-made answers are the project's own and lie in `tests/responses`; recorded ones are read from `../shared/api`.
"""

import json
import threading
import time
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from pathlib import Path
from typing import Any
from urllib.parse import parse_qsl, unquote, urlsplit

OWN = Path(__file__).resolve().parents[1] / "responses"
RECORDED = Path(__file__).resolve().parents[3] / "shared" / "api"
_IGNORED = frozenset({"mailto", "api_key", "tool", "email"})


@dataclass(frozen=True, kw_only=True)
class Scripted:
    """One answer. `delay_s` comes before it; `cut` leaves off the end of the body; `drip_s` waits between its bytes."""

    status: int = 200
    headers: Mapping[str, str] = field(default_factory=dict)
    body: bytes = b""
    delay_s: float = 0.0
    cut: int = 0
    drip_s: float = 0.0


def key_of(url: str) -> str:
    """Return the address with its parameters sorted and unescaped, without those that name the asker."""
    parts = urlsplit(url)
    pairs = sorted((name, value) for name, value in parse_qsl(parts.query) if name not in _IGNORED)
    return f"{parts.scheme}://{parts.netloc}{unquote(parts.path)}?{pairs}"


class Stub:
    """The scripted answers, and every request that came."""

    def __init__(self) -> None:
        self.requests: list[tuple[str, Mapping[str, str]]] = []
        self.times: list[float] = []
        self._answers: dict[str, list[Scripted]] = defaultdict(list)
        self._hosts: dict[str, Scripted] = {}
        self._served: dict[str, int] = defaultdict(int)
        self._lock = threading.Lock()
        self.latency_s = 0.0
        self.url = ""

    def add(self, url: str, *answers: Scripted) -> None:
        """Answer `url` with these, in order; the last one again and again."""
        self._answers[key_of(url)] += answers

    def add_json(self, url: str, value: Any, *, status: int = 200, **headers: str) -> None:
        """Answer `url` with JSON."""
        named = {"content-type": "application/json", **{name.replace("_", "-"): text for name, text in headers.items()}}
        self.add(url, Scripted(status=status, headers=named, body=json.dumps(value).encode()))

    def add_host(self, host: str, answer: Scripted) -> None:
        """Answer every other request to `host` (or to addresses beginning with it) with this; the longest wins."""
        self._hosts[host] = answer

    def asked(self, part: str = "") -> list[str]:
        """Return the addresses asked for that hold `part`."""
        return [url for url, _ in self.requests if part in url]

    def answer(self, url: str, headers: Mapping[str, str]) -> Scripted:
        with self._lock:
            self.requests.append((url, headers))
            self.times.append(time.monotonic())
            key = key_of(url)
            answers = self._answers.get(key)
            if not answers:
                place = url.partition("://")[2]
                fitting = [host for host in self._hosts if place.startswith(host)]
                return self._hosts[max(fitting, key=len)] if fitting else Scripted(status=599)
            number = self._served[key]
            self._served[key] = number + 1
            return answers[min(number, len(answers) - 1)]


class _Handler(BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    wbufsize = -1
    disable_nagle_algorithm = True
    stub: Stub

    def do_GET(self) -> None:
        url = self.path[1:]
        answer = self.stub.answer(url, {name.lower(): value for name, value in self.headers.items()})
        if answer.delay_s or self.stub.latency_s:
            time.sleep(answer.delay_s or self.stub.latency_s)
        self.send_response(answer.status)
        for name, value in answer.headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(answer.body)))
        self.end_headers()
        try:
            if answer.drip_s:
                for byte in answer.body:
                    self.wfile.write(bytes([byte]))
                    self.wfile.flush()
                    time.sleep(answer.drip_s)
            else:
                self.wfile.write(answer.body[: len(answer.body) - answer.cut])
                self.wfile.flush()
        except OSError:
            self.close_connection = True
        if answer.cut:
            self.close_connection = True

    do_POST = do_GET

    def log_message(self, format: str, *arguments: object) -> None:
        """Be silent."""


@contextmanager
def serve(*, own: Iterable[str] = (), recorded: bool = False) -> Iterator[Stub]:
    """Run a stub on a port of this machine; `own` names files of `tests/responses`."""
    stub = Stub()
    for name in own:
        for entry in json.loads((OWN / name).read_text(encoding="utf-8"))["answers"]:
            body = entry.get("text", "").encode() if "text" in entry else json.dumps(entry.get("json")).encode()
            kind = "text/html; charset=utf-8" if "text" in entry else "application/json"
            headers = {"content-type": kind, **entry.get("headers", {})}
            stub.add(entry["url"], Scripted(status=entry.get("status", 200), headers=headers, body=body))
    if recorded:
        add_recorded(stub)
    handler = type("Handler", (_Handler,), {"stub": stub})
    server = ThreadingHTTPServer(("127.0.0.1", 0), handler)
    server.daemon_threads = True
    thread = threading.Thread(target=server.serve_forever, kwargs={"poll_interval": 0.02}, daemon=True)
    thread.start()
    stub.url = f"http://127.0.0.1:{server.server_port}/"
    try:
        yield stub
    finally:
        server.shutdown()
        server.server_close()


def add_recorded(stub: Stub) -> None:
    """Add every recorded answer, in file order."""
    for line in (RECORDED / "interactions.jsonl").read_text(encoding="utf-8").splitlines():
        entry = json.loads(line)
        if entry["method"] != "GET":
            continue
        file = entry.get("body_file")
        body = (RECORDED / file).read_bytes() if file else b""
        headers = {name: value for name, value in entry["headers"].items() if name.lower() in _SENT}
        stub.add(entry["url"], Scripted(status=entry["status"], headers=headers, body=body))


_SENT = frozenset({"content-type", "location", "retry-after", "x-rate-limit-limit", "x-rate-limit-interval", "link"})
