"""Politeness: a host's token bucket in, the moment at which the next request to it may go out."""

import re
import threading
import time
from collections.abc import Callable, Mapping

Clock = Callable[[], float]

# Requests a second that a host may be sent before it has said anything itself: the services' own published limits
# (arXiv: one in three seconds; NCBI: three a second without a key; Semantic Scholar: a shared pool; Crossref: the
# polite pool's limit for queries; Internet Archive: 60 CDX queries a minute), and one a second for everybody else.
RATES: Mapping[str, float] = {
    "api.crossref.org": 3.0,
    "doi.org": 5.0,
    "api.openalex.org": 8.0,
    "api.datacite.org": 3.0,
    "export.arxiv.org": 1 / 3,
    "eutils.ncbi.nlm.nih.gov": 2.5,
    "api.semanticscholar.org": 0.9,
    "dblp.org": 0.9,
    "openlibrary.org": 0.9,
    "web.archive.org": 0.9,
    "archive.org": 0.9,
}
DEFAULT_RATE = 1.0
_LONGEST_WINDOW_S = 120.0


class Bucket:
    """A token bucket (one host): `take` says how long to wait before the next request; thread-safe."""

    def __init__(self, rate: float, *, burst: float = 1.0, clock: Clock = time.monotonic) -> None:
        self._rate = rate
        self._burst = max(1.0, burst)
        self._tokens = self._burst
        self._clock = clock
        self._at = clock()
        self._pause_until = 0.0
        self._lock = threading.Lock()

    @property
    def rate(self) -> float:
        """Requests a second."""
        return self._rate

    def take(self) -> float:
        """Reserve one token and return the seconds to wait before using it (0 when it is there already)."""
        with self._lock:
            now = self._clock()
            self._tokens = min(self._burst, self._tokens + (now - self._at) * self._rate)
            self._at = now
            self._tokens -= 1.0
            wait = 0.0 if self._tokens >= 0 else -self._tokens / self._rate
            return max(wait, self._pause_until - now)

    def give_back(self) -> None:
        """Return a token that was not used."""
        with self._lock:
            self._tokens += 1.0

    def pause(self, seconds: float) -> None:
        """Let nothing go to the host for `seconds` (Retry-After, an empty budget)."""
        with self._lock:
            self._pause_until = max(self._pause_until, self._clock() + seconds)

    def paused(self) -> float:
        """Return the seconds of pause that are left."""
        with self._lock:
            return max(0.0, self._pause_until - self._clock())

    def follow(self, headers: Mapping[str, str]) -> None:
        """Take over the limits that an answer announces; header names are lower case.

        `X-Rate-Limit-Limit` and `-Interval` (Crossref: requests in an interval such as "1s") set the rate;
        `X-RateLimit-Remaining` with `-Reset` (what is left, and the seconds until it is replenished) pause the host
        when nothing is left; a daily budget is no pause, for what costs nothing can still be asked (OpenAlex).
        """
        limit, interval = _number(headers.get("x-rate-limit-limit")), _seconds(headers.get("x-rate-limit-interval"))
        if limit and interval:
            with self._lock:
                self._rate = limit / interval
        remaining = _number(headers.get("x-ratelimit-remaining"))
        reset = _number(headers.get("x-ratelimit-reset"))
        if remaining is not None and remaining <= 0 and reset and reset <= _LONGEST_WINDOW_S:
            self.pause(reset)


class Buckets:
    """The buckets of all hosts, made when first asked for."""

    def __init__(self, *, rates: Mapping[str, float] = RATES, clock: Clock = time.monotonic) -> None:
        self._rates = rates
        self._clock = clock
        self._buckets: dict[str, Bucket] = {}
        self._lock = threading.Lock()

    def of(self, host: str) -> Bucket:
        """Return the bucket of `host` (lower case)."""
        with self._lock:
            bucket = self._buckets.get(host)
            if bucket is None:
                rate = self._rates.get(host, DEFAULT_RATE)
                bucket = self._buckets[host] = Bucket(rate, clock=self._clock)
            return bucket


def _number(text: str | None) -> float | None:
    try:
        return float(text) if text else None
    except ValueError:
        return None


def _seconds(text: str | None) -> float | None:
    """Return the seconds of "1s", "60s", "1m" or "5"."""
    found = re.fullmatch(r"\s*(\d{1,6})\s*(ms|s|m|h)?\s*", text or "")
    if not found:
        return None
    return int(found[1]) * {"ms": 0.001, "s": 1.0, "m": 60.0, "h": 3600.0}[found[2] or "s"]
