"""The only place that asks the network: a `Request` in, an `Answer` out, or a `LookupError` subclass that says why not.

Imports requests (through `guard`) when the first request goes out, not before.
"""

import email.utils
import random
import threading
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal
from urllib.parse import urljoin, urlsplit

from audit.resolvers.addresses import RefusedAddressError, vet_url
from audit.resolvers.bucket import Buckets, Clock
from audit.resolvers.cache import Cache, StoredAnswer

if TYPE_CHECKING:
    import requests

    from audit.resolvers.guard import Watch

Worth = Literal["hit", "absence"]
Failure = Literal["refused", "no-host", "time", "network", "limited", "server", "content", "deadline", "not-kept"]

CONNECT_TIMEOUT_S = 5.0
READ_TIMEOUT_S = 20.0
ANSWER_TIMEOUT_S = 40.0  # for one answer as a whole, however slowly it comes
ATTEMPTS = 3
LONGEST_PAUSE_S = 30.0  # a host that asks for more is left alone for this run
MAX_REDIRECTS = 6
GONE = frozenset({404, 410})
MAX_BYTES = 4_000_000
_KEPT_HEADERS = ("content-type", "last-modified", "memento-datetime")


class NoAnswerError(Exception):
    """No answer came that could be used. `failure` says of which kind, the message says it for a person."""

    def __init__(self, failure: Failure, message: str) -> None:
        super().__init__(message)
        self.failure = failure


@dataclass(frozen=True, slots=True, kw_only=True)
class Request:
    """What to ask. `types` are the beginnings of content types that are read, all others are refused.

    `judge` reads an answer of status 200 and says whether it is a hit or an absence (for how long it is kept); it
    raises `ValueError` for content that makes no sense, which is then a failure. `absent` are the statuses that mean
    absence: `GONE` where the address is that of one thing; none where it is a search, which finds nothing otherwise.
    `key_url` is the address without what does not change the answer (a contact, a key).
    """

    url: str
    accept: str = "application/json"
    types: tuple[str, ...] = ("application/json", "application/vnd.", "text/json")
    judge: Callable[[bytes], Worth] = lambda body: "hit"
    absent: frozenset[int] = frozenset()
    key_url: str = ""
    headers: Mapping[str, str] = field(default_factory=dict)
    max_bytes: int = MAX_BYTES
    attempts: int = ATTEMPTS
    truncate: bool = False  # take the first `max_bytes` of a longer body instead of refusing it

    @property
    def key(self) -> str:
        """What the answer is kept under."""
        return f"GET {self.key_url or self.url} {self.accept}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Answer:
    """An answer: status 200 ("hit" or, for an empty list, "absence") or one of the request's `absent` statuses."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes
    worth: Worth
    kept: bool = False  # it came from the cache


@dataclass(slots=True, kw_only=True)
class Tally:
    """Counts of a run, for its progress and its report. `waited_s` is time spent being polite."""

    sent: int = 0
    kept: int = 0
    failed: int = 0
    retried: int = 0
    waited_s: float = 0.0


class Client:
    """Asks politely: one bucket a host, retries with jitter, limits on time, size, type and number of redirects."""

    def __init__(
        self,
        *,
        cache: Cache | None = None,
        contact: str = "",
        version: str = "0",
        online: bool = True,
        refresh: bool = False,
        deadline_s: float = 600.0,
        workers: int = 4,
        gateway: str = "",
        buckets: Buckets | None = None,
        clock: Clock = time.monotonic,
        sleep: Callable[[float], object] | None = None,
    ) -> None:
        self.tally = Tally()
        self._cache = cache
        self._online = online
        self._refresh = refresh
        self._ends = clock() + deadline_s
        self._workers = workers
        self._gateway = gateway.rstrip("/") + "/" if gateway else ""
        self._buckets = buckets or Buckets(clock=clock)
        self._clock = clock
        self._lock = threading.Lock()
        self._session: requests.Session | None = None
        self._stopped = threading.Event()
        self._sleep = sleep or self._stopped.wait  # so that `stop` wakes who waits
        self._watches: set[Watch] = set()
        self._answered: set[str] = set()
        self._limits: dict[str, dict[str, str]] = {}
        self.agent = f"citation-audit/{version} (mailto:{contact})" if contact else f"citation-audit/{version}"

    @property
    def anything_answered(self) -> bool:
        """Whether any host answered in this run: only then does a host that does not exist mean something."""
        return bool(self._answered)

    def limit_of(self, host: str, header: str) -> float | None:
        """Return the number that `host` last announced in an `X-RateLimit-…` header (lower case), else None."""
        try:
            return float(self._limits.get(host, {})[header])
        except (KeyError, ValueError):
            return None

    def stop(self) -> None:
        """Let no further request go out, and cut those under way."""
        self._stopped.set()
        with self._lock:
            watches = tuple(self._watches)
        for watch in watches:
            watch.cut()

    def ask(self, request: Request) -> Answer:
        """Return the answer to `request`, from the cache or from the network. Raises `NoAnswerError`."""
        if self._cache is not None and not (self._refresh and self._online):
            kept = self._cache.read(request.key, even_expired=not self._online)
            if kept is not None:
                with suppress(ValueError):
                    worth = _judge(request, kept.status, kept.body)
                    self._count(kept=1)
                    return Answer(
                        url=kept.url, status=kept.status, headers=kept.headers, body=kept.body, worth=worth, kept=True
                    )
        if not self._online:
            raise NoAnswerError("not-kept", "no answer is kept, and the network is not asked")
        try:
            answer = self._ask_network(request)
        except NoAnswerError:
            self._count(failed=1)
            raise
        if self._cache is not None:
            stored = StoredAnswer(url=answer.url, status=answer.status, headers=answer.headers, body=answer.body)
            self._cache.write(request.key, stored, worth=answer.worth)
        return answer

    def _ask_network(self, request: Request) -> Answer:
        for attempt in range(1, request.attempts + 1):
            try:
                return self._follow(request)
            except _PassingFailure as passing:
                if attempt == request.attempts:
                    raise NoAnswerError(passing.failure, str(passing)) from None
                # full jitter: M. Brooker, "Exponential Backoff And Jitter", AWS Architecture Blog, 2015
                pause = passing.retry_after_s if passing.retry_after_s is not None else random.uniform(0, 2.0**attempt)
                if pause > LONGEST_PAUSE_S:
                    raise NoAnswerError(
                        passing.failure, f"{passing}, and asks to be left alone for {pause:.0f} s"
                    ) from None
                self._count(retried=1)
                self._wait(pause)
        raise AssertionError("unreachable: the last attempt returns or raises")

    def _follow(self, request: Request) -> Answer:
        """Send the request and follow redirects, every station vetted."""
        url = request.url
        seen: set[str] = set()
        for _ in range(MAX_REDIRECTS + 1):
            try:
                vet_url(url)
            except RefusedAddressError as error:
                asked = urlsplit(request.url).hostname
                where = f"{asked} redirects to what is not asked for: " if seen else ""
                raise NoAnswerError("refused", f"{where}{error}") from None
            if url in seen:
                raise NoAnswerError("network", "the address redirects in a circle")
            seen.add(url)
            status, headers, body = self._send(url, request)
            if status in (301, 302, 303, 307, 308) and headers.get("location"):
                url = self._target(url, headers["location"])
                continue
            return self._receive(request, url, status, headers, body)
        raise NoAnswerError("network", f"the address redirects more than {MAX_REDIRECTS} times")

    def _target(self, url: str, location: str) -> str:
        try:
            target = urljoin(url, location).partition("#")[0]
        except ValueError:
            raise NoAnswerError("refused", "the address redirects to a malformed one") from None
        if self._gateway and target.startswith(self._gateway):
            target = target[len(self._gateway) :]
        return target

    def _receive(self, request: Request, url: str, status: int, headers: Mapping[str, str], body: bytes) -> Answer:
        host = urlsplit(url).hostname or "the host"
        if status == 429 or (status == 503 and "retry-after" in headers):
            raise _PassingFailure("limited", f"{host} asks for fewer requests", _retry_after(headers))
        if status >= 500 or status == 408:
            raise _PassingFailure("server", f"{host} answered with an error of its own ({status})", None)
        if status != 200 and status not in request.absent:
            raise NoAnswerError("server", f"{host} refused to answer ({status})")
        if status == 200 and not _has_type(headers, request.types):
            kind = headers.get("content-type", "nothing").partition(";")[0][:60]
            raise NoAnswerError("content", f"{host} sent {kind} where another type was asked for")
        try:
            worth = _judge(request, status, body)
        except ValueError:
            raise NoAnswerError("content", f"{host} sent an answer that cannot be read") from None
        kept = {name: headers[name] for name in _KEPT_HEADERS if name in headers}
        return Answer(url=url, status=status, headers=kept, body=body, worth=worth)

    def _send(self, url: str, request: Request) -> tuple[int, Mapping[str, str], bytes]:
        """Send one request when its host's bucket allows, and read the body within its limits."""
        import requests
        import urllib3

        from audit.resolvers.guard import NoSuchHostError, PrivateAddressError, time_limit

        host = (urlsplit(url).hostname or "").lower()
        bucket = self._buckets.of(host)
        paused = bucket.paused()
        if paused > LONGEST_PAUSE_S:
            raise NoAnswerError("limited", f"{host} asks to be left alone for {paused:.0f} s")
        self._wait(bucket.take())
        if self._stopped.is_set():
            bucket.give_back()
            raise NoAnswerError("deadline", "the run was stopped")
        headers = {"User-Agent": self.agent, "Accept": request.accept, **request.headers}
        self._count(sent=1)
        limit = min(ANSWER_TIMEOUT_S, max(1.0, self._ends - self._clock()))
        try:
            with time_limit(limit) as watch, self._watched(watch):
                response = self._open_session().get(
                    self._gateway + url if self._gateway else url,
                    headers=headers,
                    timeout=(CONNECT_TIMEOUT_S, READ_TIMEOUT_S),
                    allow_redirects=False,
                    stream=True,
                )
                with response:
                    received = {name.lower(): value for name, value in response.headers.items()}
                    wanted = response.status_code == 200
                    body = _read_body(response, request) if wanted else b""
        except (requests.RequestException, urllib3.exceptions.HTTPError, OSError, ValueError) as error:
            cause = _find_cause(error)
            if isinstance(cause, NoSuchHostError):
                raise NoAnswerError("no-host", str(cause)) from None
            if isinstance(cause, PrivateAddressError):
                raise NoAnswerError("refused", str(cause)) from None
            if self._stopped.is_set():
                raise NoAnswerError("deadline", "the run was stopped") from None
            if watch.fired or isinstance(error, requests.Timeout):
                raise _PassingFailure("time", f"{host} did not answer in time", None) from None
            if isinstance(error, requests.exceptions.InvalidURL | ValueError) and not isinstance(error, OSError):
                raise NoAnswerError("refused", "the address is malformed") from None
            raise _PassingFailure("network", f"{host} could not be reached, or broke off", None) from None
        self._answered.add(host)
        self._limits[host] = {name: value for name, value in received.items() if name.startswith("x-ratelimit-")}
        bucket.follow(received)
        if response.status_code == 429:
            bucket.pause(min(_retry_after(received) or 1.0, 3600.0))
        return response.status_code, received, body

    @contextmanager
    def _watched(self, watch: "Watch") -> Iterator[None]:
        with self._lock:
            self._watches.add(watch)
        try:
            yield
        finally:
            with self._lock:
                self._watches.discard(watch)

    def _open_session(self) -> "requests.Session":
        from audit.resolvers.guard import open_session

        with self._lock:
            if self._session is None:
                self._session = open_session(self._workers, self._gateway)
            return self._session

    def _wait(self, seconds: float) -> None:
        if self._clock() + seconds > self._ends:
            raise NoAnswerError("deadline", "the time for this run is over")
        if seconds > 0:
            self._count(waited_s=seconds)
            self._sleep(seconds)

    def _count(self, **steps: float) -> None:
        with self._lock:
            for name, step in steps.items():
                setattr(self.tally, name, getattr(self.tally, name) + step)


class _PassingFailure(Exception):
    """A failure that another attempt may mend."""

    def __init__(self, failure: Failure, message: str, retry_after_s: float | None) -> None:
        super().__init__(message)
        self.failure = failure
        self.retry_after_s = retry_after_s


def _judge(request: Request, status: int, body: bytes) -> Worth:
    return request.judge(body) if status == 200 else "absence"


def _read_body(response: "requests.Response", request: Request) -> bytes:
    """Read at most the request's bytes of the decoded body (a small gzip can hold a very large page)."""
    pieces: list[bytes] = []
    size = 0
    for piece in response.iter_content(16_384):
        size += len(piece)
        if size > request.max_bytes:
            if not request.truncate:
                raise NoAnswerError("content", f"the answer is longer than {request.max_bytes} bytes")
            pieces.append(piece[: request.max_bytes - size])
            break
        pieces.append(piece)
    return b"".join(pieces)


def _has_type(headers: Mapping[str, str], types: tuple[str, ...]) -> bool:
    return headers.get("content-type", "").strip().lower().startswith(types)


def _retry_after(headers: Mapping[str, str]) -> float | None:
    """Return the seconds of a Retry-After header: a number, or an HTTP date (RFC 9110, 10.2.3)."""
    text = headers.get("retry-after", "").strip()
    if text.isdecimal() and len(text) < 9:
        return float(text)
    try:
        return max(0.0, email.utils.parsedate_to_datetime(text).timestamp() - time.time())
    except (TypeError, ValueError):
        return None


def _find_cause(error: BaseException) -> BaseException:
    """Return the exception of ours under those that urllib3 and requests wrapped round it, else `error`."""
    from audit.resolvers.guard import NoSuchHostError, PrivateAddressError

    waiting: list[object] = [error]
    seen: set[int] = set()
    while waiting:
        inner = waiting.pop()
        if id(inner) in seen or not isinstance(inner, BaseException):
            continue
        seen.add(id(inner))
        if isinstance(inner, NoSuchHostError | PrivateAddressError):
            return inner
        waiting += [inner.__cause__, inner.__context__, getattr(inner, "reason", None), *inner.args]
    return error
