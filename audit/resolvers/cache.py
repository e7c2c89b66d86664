"""Answers kept in one SQLite file: a request's key in, the stored answer or nothing out; safe for several processes."""

import json
import os
import sqlite3
import threading
import time
import zlib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from audit.folders import user_folder

_DAY_S = 86_400.0
# A record seldom changes, while a retraction must not stay unseen for years; what is absent today may be registered
# next week. Failures are not kept at all.
LIFETIMES_S: Mapping[str, float] = {"hit": 30 * _DAY_S, "absence": 3 * _DAY_S}
_TRIES, _PAUSE_S = 40, 0.05  # as long as processes that begin together take to make the file

_SCHEMA = """
CREATE TABLE IF NOT EXISTS answers (
  key TEXT PRIMARY KEY, url TEXT NOT NULL, status INTEGER NOT NULL, headers TEXT NOT NULL,
  body BLOB NOT NULL, worth TEXT NOT NULL, stored REAL NOT NULL, expires REAL NOT NULL
) WITHOUT ROWID
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredAnswer:
    """An answer as it came: the final address, the status, the headers that matter (lower case) and the body."""

    url: str
    status: int
    headers: Mapping[str, str]
    body: bytes


@dataclass(frozen=True, slots=True, kw_only=True)
class CacheDescription:
    """What `cache info` shows. `size` is in bytes; `oldest` and `newest` are seconds since 1970, None when empty."""

    path: Path
    exists: bool
    size: int = 0
    hits: int = 0
    absences: int = 0
    expired: int = 0
    oldest: float | None = None
    newest: float | None = None

    def __str__(self) -> str:
        if not self.exists:
            return f"{self.path}: there is no cache yet"
        days = [
            datetime.fromtimestamp(moment, UTC).date().isoformat() for moment in (self.oldest, self.newest) if moment
        ]
        since = f", kept from {days[0]} to {days[-1]}" if days else ""
        counts = f"{self.hits} answers with records and {self.absences} without"
        size = f"{self.size / 1e6:.1f} MB"
        return f"{self.path}: {counts}, {self.expired} of them too old, {size}{since}"


class Cache:
    """The file of answers. An unusable file is never fatal: reading finds nothing, writing does nothing."""

    def __init__(self, path: Path, *, clock: Callable[[], float] = time.time) -> None:
        self._clock = clock
        self._lock = threading.Lock()
        self.fault = ""  # why the cache could not be used, for a warning
        self._database: sqlite3.Connection | None = None
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            database = sqlite3.connect(path, timeout=10, check_same_thread=False, isolation_level=None)
            _write_ahead(database)
            database.execute("PRAGMA synchronous=NORMAL")
            database.execute(_SCHEMA)
            self._database = database
        except (OSError, sqlite3.Error) as error:
            self.fault = f"the cache {path} cannot be used: {error}"

    def read(self, key: str, *, even_expired: bool = False) -> StoredAnswer | None:
        """Return the answer kept under `key`, None when there is none or its time is over."""
        if self._database is None:
            return None
        try:
            with self._lock:
                row = self._database.execute(
                    "SELECT url, status, headers, body, expires FROM answers WHERE key = ?", (key,)
                ).fetchone()
            if row is None or (row[4] < self._clock() and not even_expired):
                return None
            return StoredAnswer(url=row[0], status=row[1], headers=json.loads(row[2]), body=zlib.decompress(row[3]))
        except (sqlite3.Error, ValueError, zlib.error) as error:
            self.fault = f"the cache could not be read: {error}"
            return None

    def write(self, key: str, answer: StoredAnswer, *, worth: str, lifetime_s: float | None = None) -> None:
        """Keep `answer` for the lifetime of its `worth` ("hit" or "absence"), or for `lifetime_s` seconds."""
        if self._database is None:
            return
        now = self._clock()
        expires = now + (LIFETIMES_S[worth] if lifetime_s is None else lifetime_s)
        headers = json.dumps(dict(answer.headers))
        row = (key, answer.url, answer.status, headers, zlib.compress(answer.body, 6), worth, now, expires)
        try:
            with self._lock:
                self._database.execute("INSERT OR REPLACE INTO answers VALUES (?,?,?,?,?,?,?,?)", row)
        except sqlite3.Error as error:
            self.fault = f"the cache could not be written: {error}"

    def close(self) -> None:
        """Close the file."""
        if self._database is not None:
            self._database.close()
            self._database = None


def _write_ahead(database: sqlite3.Connection) -> None:
    """Set the journal to write-ahead: SQLite does not wait for a lock here (busy handler), so that this asks again.

    The mode stays with the file; of several processes that make it, one is enough.
    """
    for _ in range(_TRIES):
        try:
            database.execute("PRAGMA journal_mode=WAL")
        except sqlite3.OperationalError as error:
            if "locked" not in str(error):
                raise
            time.sleep(_PAUSE_S)
        else:
            return


def default_cache_path() -> Path:
    """Return the cache's place: `CITATION_AUDIT_CACHE`, or under the user's cache folder as the platform has it."""
    named = os.environ.get("CITATION_AUDIT_CACHE")
    return Path(named) if named else user_folder("cache") / "answers.sqlite"


def describe_cache(path: Path | None = None) -> CacheDescription:
    """Return what the cache at `path` (default: the user's) holds; creates nothing. Raises `sqlite3.Error`."""
    path = path or default_cache_path()
    if not path.is_file():
        return CacheDescription(path=path, exists=False)
    database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, timeout=10)
    try:
        row = database.execute(
            "SELECT sum(worth = 'hit'), sum(worth = 'absence'), sum(expires < ?), min(stored), max(stored)"
            " FROM answers",
            (time.time(),),
        ).fetchone()
    finally:
        database.close()
    return CacheDescription(
        path=path,
        exists=True,
        size=path.stat().st_size,
        hits=row[0] or 0,
        absences=row[1] or 0,
        expired=row[2] or 0,
        oldest=row[3],
        newest=row[4],
    )


def clear_cache(path: Path | None = None) -> int:
    """Forget every answer of the cache at `path` (default: the user's) and return how many there were.

    The file stays, so that another process that uses it is not disturbed. Raises `sqlite3.Error`.
    """
    path = path or default_cache_path()
    if not path.is_file():
        return 0
    database = sqlite3.connect(path, timeout=10, isolation_level=None)
    try:
        count = int(database.execute("SELECT count(*) FROM answers").fetchone()[0])
        database.execute("DELETE FROM answers")
        database.execute("VACUUM")
    finally:
        database.close()
    return count
