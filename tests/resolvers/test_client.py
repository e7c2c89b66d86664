"""The client against a stub server: every way in which an answer can fail to come, and what is asked how often."""

import json
import threading
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from audit.resolvers.bucket import Buckets
from audit.resolvers.cache import Cache
from audit.resolvers.client import GONE, Client, NoAnswerError, Request, Worth
from tests.resolvers.stub import Scripted, Stub, serve

URL = "https://api.example.org/works/1"
JSON = {"content-type": "application/json"}


@pytest.fixture
def stub() -> Iterator[Stub]:
    with serve() as running:
        yield running


@pytest.fixture
def client(stub: Stub) -> Client:
    return make_client(stub)


def make_client(stub: Stub, **options: object) -> Client:
    """Return a client that asks the stub, unhurried by politeness."""
    fast = Buckets(rates=dict.fromkeys(("api.example.org", "other.example.org"), 1000.0))
    return Client(gateway=stub.url, buckets=fast, sleep=lambda seconds: None, **options)  # type: ignore[arg-type]


def judge_json(body: bytes) -> Worth:
    return "hit" if json.loads(body) else "absence"


def fail(client: Client, request: Request) -> NoAnswerError:
    with pytest.raises(NoAnswerError) as caught:
        client.ask(request)
    return caught.value


def test_an_answer_comes_with_contact_and_without_cookies(stub: Stub) -> None:
    stub.add_json(URL, {"a": 1}, set_cookie="id=1")
    client = make_client(stub, contact="editor@example.org", version="1.2")
    assert client.ask(Request(url=URL)).worth == "hit"
    client.ask(Request(url=URL))
    for _, headers in stub.requests:
        assert headers["user-agent"].startswith("citation-audit/1.2")
        assert "mailto:editor@example.org" in headers["user-agent"]
        assert "cookie" not in headers


def test_404_is_absence_and_is_not_asked_again(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=404))
    assert client.ask(Request(url=URL, absent=GONE)).worth == "absence"
    assert len(stub.requests) == 1


def test_404_of_a_search_is_no_absence(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=404))
    assert fail(client, Request(url=URL)).failure == "server"


def test_429_waits_as_long_as_asked(stub: Stub) -> None:
    waits: list[float] = []
    stub.add(URL, Scripted(status=429, headers={"retry-after": "7"}), Scripted(headers=JSON, body=b"{}"))
    fast = Buckets(rates={"api.example.org": 1000.0}, clock=lambda: 0.0)
    client = Client(gateway=stub.url, buckets=fast, sleep=waits.append)
    client.ask(Request(url=URL))
    assert max(waits) >= 7.0
    assert len(stub.requests) == 2


def test_429_for_long_is_left_alone(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=429, headers={"retry-after": "900"}))
    assert fail(client, Request(url=URL)).failure == "limited"
    assert fail(client, Request(url="https://api.example.org/works/2")).failure == "limited"
    assert len(stub.requests) == 1  # the second was not even sent


def test_500_is_tried_three_times(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=500))
    assert fail(client, Request(url=URL)).failure == "server"
    assert len(stub.requests) == 3
    assert client.tally.failed == 1


def test_a_passing_error_is_mended(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=502), Scripted(headers=JSON, body=b'{"a": 1}'))
    assert client.ask(Request(url=URL)).body == b'{"a": 1}'


def test_a_truncated_body_is_no_answer(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(headers=JSON, body=b'{"a": 1}' * 100, cut=50))
    assert fail(client, Request(url=URL)).failure == "network"


def test_malformed_json_is_no_answer_and_not_absence(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(headers=JSON, body=b'{"a": '))
    assert fail(client, Request(url=URL, judge=judge_json)).failure == "content"


def test_another_type_is_refused(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(headers={"content-type": "text/html"}, body=b"<html>please log in</html>"))
    assert fail(client, Request(url=URL)).failure == "content"


@pytest.mark.parametrize("truncate", [False, True])
def test_a_long_body_is_refused_or_cut(truncate: bool, stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(headers=JSON, body=b"x" * 100_000))
    request = Request(url=URL, max_bytes=40_000, truncate=truncate)
    if truncate:
        assert len(client.ask(request).body) == 40_000
    else:
        assert fail(client, request).failure == "content"


@pytest.mark.parametrize(
    "target",
    [
        "http://127.0.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[::1]/", "http://localhost:8080/",
        "http://10.0.0.1/", "file:///etc/passwd", "http://[64:ff9b::7f00:1]/", "http://2130706433/",
    ],
)  # fmt: skip
def test_a_redirect_to_a_private_address_is_not_followed(target: str, stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=302, headers={"location": target}))
    assert fail(client, Request(url=URL)).failure == "refused"
    assert len(stub.requests) == 1


def test_a_redirect_is_followed_and_its_end_is_told(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=301, headers={"location": "/works/2"}))
    stub.add(
        "https://api.example.org/works/2", Scripted(status=302, headers={"location": "https://other.example.org/3"})
    )
    stub.add_json("https://other.example.org/3", {})
    assert client.ask(Request(url=URL)).url == "https://other.example.org/3"


def test_a_redirect_in_a_circle_ends(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(status=302, headers={"location": "https://other.example.org/"}))
    stub.add("https://other.example.org/", Scripted(status=302, headers={"location": URL}))
    assert fail(client, Request(url=URL)).failure == "network"
    assert len(stub.requests) == 2


def test_endless_redirects_end(stub: Stub, client: Client) -> None:
    for number in range(20):
        target = f"https://api.example.org/works/{number + 1}"
        stub.add(f"https://api.example.org/works/{number}", Scripted(status=302, headers={"location": target}))
    assert fail(client, Request(url="https://api.example.org/works/0")).failure == "network"
    assert len(stub.requests) < 9


def test_a_slow_server_is_cut_off(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.resolvers.client.READ_TIMEOUT_S", 0.3)
    stub.add(URL, Scripted(headers=JSON, body=b"{}", delay_s=1.5))
    started = time.monotonic()
    assert fail(make_client(stub), Request(url=URL, attempts=1)).failure == "time"
    assert time.monotonic() - started < 1.2


def test_a_server_that_drips_is_cut_off(stub: Stub, monkeypatch: pytest.MonkeyPatch) -> None:
    """Every byte comes in time, the whole never does."""
    monkeypatch.setattr("audit.resolvers.client.ANSWER_TIMEOUT_S", 0.6)
    stub.add(URL, Scripted(headers=JSON, body=b" " * 200, drip_s=0.1))
    started = time.monotonic()
    assert fail(make_client(stub), Request(url=URL, attempts=1)).failure == "time"
    assert time.monotonic() - started < 2.0


def test_nothing_is_asked_after_the_deadline(stub: Stub) -> None:
    stub.add_json(URL, {})
    assert fail(make_client(stub, deadline_s=-1.0), Request(url=URL)).failure == "deadline"
    assert stub.requests == []


def test_nothing_is_asked_after_stop(stub: Stub, client: Client) -> None:
    stub.add_json(URL, {})
    client.stop()
    assert fail(client, Request(url=URL)).failure == "deadline"
    assert stub.requests == []


def test_stop_cuts_what_is_under_way(stub: Stub, client: Client) -> None:
    stub.add(URL, Scripted(headers=JSON, body=b"{}", delay_s=5.0))
    threading.Timer(0.3, client.stop).start()
    started = time.monotonic()
    assert fail(client, Request(url=URL)).failure == "deadline"
    assert time.monotonic() - started < 2.5


def test_stop_wakes_who_waits(stub: Stub) -> None:
    stub.add_json(URL, {})
    client = Client(gateway=stub.url, buckets=Buckets(rates={"api.example.org": 0.1}))
    client.ask(Request(url=URL))
    threading.Timer(0.3, client.stop).start()
    started = time.monotonic()
    assert fail(client, Request(url=URL)).failure == "deadline"
    assert time.monotonic() - started < 2.5


def test_a_server_that_is_not_there_is_no_absence() -> None:
    client = Client(gateway="http://127.0.0.1:9/", sleep=lambda seconds: None)
    assert fail(client, Request(url=URL, attempts=1)).failure == "network"


class TestWithCache:
    """What is kept, what is not, and how `--offline` and `--refresh` use it."""

    @pytest.fixture
    def kept(self, stub: Stub, tmp_path: Path) -> Callable[..., Client]:
        return lambda **options: make_client(stub, cache=Cache(tmp_path / "answers.sqlite"), **options)

    def test_a_second_run_asks_nothing(self, stub: Stub, kept: Callable[..., Client]) -> None:
        stub.add_json(URL, {"a": 1})
        stub.add("https://api.example.org/none", Scripted(status=404))
        for _ in range(2):
            client = kept()
            client.ask(Request(url=URL))
            assert client.ask(Request(url="https://api.example.org/none", absent=GONE)).worth == "absence"
        assert len(stub.requests) == 2
        assert client.tally.kept == 2

    @pytest.mark.parametrize("status", [429, 500, 403])
    def test_failures_are_not_kept(self, status: int, stub: Stub, kept: Callable[..., Client]) -> None:
        stub.add(URL, Scripted(status=status), Scripted(headers=JSON, body=b"{}"))
        request = Request(url=URL, attempts=1)
        fail(kept(), request)
        assert kept().ask(request).worth == "hit"

    def test_malformed_answers_are_not_kept(self, stub: Stub, kept: Callable[..., Client]) -> None:
        stub.add(URL, Scripted(headers=JSON, body=b"{"), Scripted(headers=JSON, body=b'{"a": 1}'))
        request = Request(url=URL, judge=judge_json)
        fail(kept(), request)
        assert kept().ask(request).body == b'{"a": 1}'

    def test_offline_answers_from_the_cache_alone(self, stub: Stub, kept: Callable[..., Client]) -> None:
        stub.add_json(URL, {"a": 1})
        first = kept().ask(Request(url=URL))
        offline = kept(online=False)
        again = offline.ask(Request(url=URL))
        assert (again.url, again.status, again.body, again.worth) == (first.url, first.status, first.body, first.worth)
        assert fail(offline, Request(url="https://api.example.org/new")).failure == "not-kept"
        assert len(stub.requests) == 1

    def test_refresh_asks_again(self, stub: Stub, kept: Callable[..., Client]) -> None:
        stub.add(URL, Scripted(headers=JSON, body=b"[1]"), Scripted(headers=JSON, body=b"[2]"))
        kept().ask(Request(url=URL))
        assert kept(refresh=True).ask(Request(url=URL)).body == b"[2]"
        assert kept().ask(Request(url=URL)).body == b"[2]"

    def test_the_contact_does_not_change_what_is_kept(self, stub: Stub, kept: Callable[..., Client]) -> None:
        stub.add_json(URL, {"a": 1})
        kept().ask(Request(url=f"{URL}?mailto=a@example.org", key_url=URL))
        kept().ask(Request(url=f"{URL}?mailto=b@example.org", key_url=URL))
        assert len(stub.requests) == 1


def test_the_bucket_holds_back_and_follows_what_the_host_announces(stub: Stub) -> None:
    stub.add_json(URL, {}, x_rate_limit_limit="20", x_rate_limit_interval="1s")
    client = Client(gateway=stub.url, buckets=Buckets(rates={"api.example.org": 5.0}))
    for _ in range(4):
        client.ask(Request(url=URL))
    spent = stub.times[-1] - stub.times[0]
    assert spent >= 0.1  # the first gap at 5 a second (0.2 s) or, told in time, all three at 20
    assert client.tally.waited_s < 0.5  # and not all three at 5 a second (0.6 s)


def test_threads_share_the_bucket(stub: Stub) -> None:
    stub.add_json(URL, {})
    client = Client(gateway=stub.url, buckets=Buckets(rates={"api.example.org": 20.0}))
    threads = [threading.Thread(target=client.ask, args=(Request(url=URL),)) for _ in range(6)]
    started = time.monotonic()
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert time.monotonic() - started >= 5 * 0.05 - 0.02
