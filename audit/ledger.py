"""What was audited before: files and the settings in, their reports out where neither has changed; and runs recorded.

One SQLite file, used by the parent process alone. A report is kept as soon as it is made, so that an interrupted run
goes on where it stopped. What a report depends on besides the file makes its key: the settings, the rules, the version.
Of the last finished runs it is kept what each document came to, for the reports of `audit.corpus`.
"""

import hashlib
import json
import sqlite3
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import fields, replace
from datetime import date
from pathlib import Path
from time import time

from audit.model.finding import DocumentReport, moved
from audit.model.serial import from_value, to_value
from audit.settings import Settings, SettingsError
from audit.version import VERSION

# Settings that say how a run goes and not what it finds.
_OF_THE_RUN = frozenset(
    {"jobs", "dask", "ledger", "file", "baseline", "fail_on", "shard", "time_limit", "memory_limit", "today"}
)
# Formats whose manuscripts are read from several files: a change in one of them is not seen in the other.
_SEVERAL_FILES = frozenset({".tex", ".ltx", ".latex", ".rst", ".rest"})
_NAMES_OTHERS = (b"bibliography:", b"\\input", b"\\include")
DEPENDS_ON_TODAY = "DAT003"
RUNS_KEPT = 2  # of which the outcome of each document is known; of older ones the sums are

FORM = 3  # of the tables; a ledger of another form is begun anew
_SCHEMA = """
CREATE TABLE reports (
    path TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    today TEXT NOT NULL, report TEXT NOT NULL, PRIMARY KEY (path, key)
) WITHOUT ROWID;
CREATE TABLE runs (
    id INTEGER PRIMARY KEY, began REAL NOT NULL, ended REAL, version TEXT NOT NULL, key TEXT NOT NULL,
    documents INTEGER NOT NULL DEFAULT 0, audited INTEGER NOT NULL DEFAULT 0, unread INTEGER NOT NULL DEFAULT 0,
    errors INTEGER NOT NULL DEFAULT 0, warnings INTEGER NOT NULL DEFAULT 0, notes INTEGER NOT NULL DEFAULT 0
);
CREATE TABLE outcomes (
    id INTEGER PRIMARY KEY, run INTEGER NOT NULL, path TEXT NOT NULL, journal TEXT, format TEXT NOT NULL, failure TEXT
);
CREATE INDEX outcomes_of_run ON outcomes (run);
CREATE TABLE tallies (
    outcome INTEGER NOT NULL, rule TEXT NOT NULL, name TEXT NOT NULL, level TEXT NOT NULL, number INTEGER NOT NULL,
    PRIMARY KEY (outcome, rule, level)
) WITHOUT ROWID;
"""
TABLES = ("reports", "runs", "outcomes", "tallies")

State = tuple[int, int]  # size, time of the last change in nanoseconds


class LedgerError(SettingsError):
    """The ledger cannot be used; the message says why, for a person."""


def open_ledger(file: Path) -> sqlite3.Connection:
    """Return the database, with its tables. Raises `LedgerError` when the file is no ledger."""
    try:
        database = sqlite3.connect(file, isolation_level=None, timeout=60)
        form = database.execute("PRAGMA user_version").fetchone()[0]
        known = {name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if known - set(TABLES):
            raise LedgerError(f"{file}: cannot be used as a ledger: it is another program's database")
        database.execute("PRAGMA journal_mode=WAL")
        database.execute("PRAGMA synchronous=NORMAL")
        if form != FORM:
            drop = "".join(f"DROP TABLE {name};" for name in sorted(known))
            database.executescript(f"BEGIN IMMEDIATE;{drop}{_SCHEMA}PRAGMA user_version={FORM};COMMIT;")
    except sqlite3.Error as error:
        raise LedgerError(f"{file}: cannot be used as a ledger: {error}") from None
    return database


class Ledger:
    """The reports of earlier runs with the same settings, and the record of this run.

    Without `reuse` all is audited again, and only recorded. Raises `LedgerError` when the file is no ledger.
    """

    def __init__(self, file: Path, settings: Settings, rules: Iterable[str], *, reuse: bool = True) -> None:
        self._file = file
        self._reuse = reuse
        self._today = settings.today
        self._key = _key(settings, rules)
        self._audited = 0
        self._states: dict[str, State] = {}  # of the files, before they are audited
        self._database = open_ledger(file)
        with self._writing():
            row = (time(), VERSION, self._key)
            self._run = self._database.execute("INSERT INTO runs (began, version, key) VALUES (?, ?, ?)", row).lastrowid

    def known(self, paths: Sequence[str]) -> dict[str, DocumentReport]:
        """Return the reports kept for those of `paths` that have not changed since, and record them."""
        found: dict[str, DocumentReport] = {}
        with self._writing():
            for path in paths:
                report = self._known(path)
                if report is not None:
                    found[path] = report
                    self._record(path, report)
        return found

    def _known(self, path: str) -> DocumentReport | None:
        """Return the report kept for `path`; the same size and time of change are taken for the same content."""
        try:
            state = _state(path)
        except (OSError, ValueError):
            return None
        self._states[path] = state
        if not self._reuse:
            return None
        row = self._database.execute(
            "SELECT content, size, modified, today, report FROM reports WHERE path = ? AND key = ?",
            (_whole(path), self._key),
        ).fetchone()
        if row is None:
            return None
        content, size, modified, today, value = row
        try:
            if state != (size, modified) and _digest(Path(path).read_bytes()) != content:
                return None
            report = from_value(DocumentReport, json.loads(value))
        except (OSError, TypeError, ValueError, KeyError):
            return None
        return moved(report, path) if self._holds_today(report, date.fromisoformat(today)) else None

    def _holds_today(self, report: DocumentReport, day: date) -> bool:
        """Tell whether a report of another day would be the same today: what lay in the future may be past by now."""
        dated = any(finding.rule == DEPENDS_ON_TODAY for finding in report.findings)
        return day == self._today or (day < self._today and not dated)

    def keep(self, path: str, report: DocumentReport) -> None:
        """Record the report on `path`, and keep it unless it may differ next time though the file does not."""
        self._audited += 1
        with self._writing():
            self._record(path, report)
            if self._reuse and report.failure is None and Path(path).suffix.lower() not in _SEVERAL_FILES:
                self._keep(path, report)

    def _keep(self, path: str, report: DocumentReport) -> None:
        try:
            data = Path(path).read_bytes()
            state = _state(path)
        except (OSError, ValueError):
            return
        if state != self._states.get(path) or any(name in data[:8192] for name in _NAMES_OTHERS):
            return  # the report may be on what the file was before
        value = json.dumps(to_value(replace(report, manuscript=None)), ensure_ascii=False)
        row = (_whole(path), self._key, _digest(data), *state, self._today.isoformat(), _storable(value))
        self._database.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?, ?)", row)

    def _record(self, path: str, report: DocumentReport) -> None:
        row = (self._run, _whole(path), report.journal and _storable(report.journal), report.format, report.failure)
        made = self._database.execute(
            "INSERT INTO outcomes (run, path, journal, format, failure) VALUES (?, ?, ?, ?, ?)", row
        )
        tally = Counter((finding.rule, finding.name, finding.level.value) for finding in report.findings)
        self._database.executemany(
            "INSERT OR REPLACE INTO tallies VALUES (?, ?, ?, ?, ?)",
            [(made.lastrowid, *kind, number) for kind, number in tally.items()],
        )

    def finish(self) -> None:
        """Sum this run up, and forget the outcomes of all finished runs but the last ones."""
        now = time()
        with self._writing():
            self._database.execute(_SUM_UP, {"run": self._run, "now": now, "audited": self._audited})
            old = self._database.execute(_FORGOTTEN, {"now": now, "kept": RUNS_KEPT}).fetchall()
            self._database.executemany(
                "DELETE FROM tallies WHERE outcome IN (SELECT id FROM outcomes WHERE run = ?)", old
            )
            self._database.executemany("DELETE FROM outcomes WHERE run = ?", old)

    @contextmanager
    def _writing(self) -> Iterator[None]:
        """Make one change of all that the block writes. Raises `LedgerError` when the file takes no more."""
        try:
            with self._database:
                self._database.execute("BEGIN IMMEDIATE")
                yield
        except sqlite3.Error as error:
            raise LedgerError(f"{self._file}: the ledger cannot be written: {error}") from None

    def close(self) -> None:
        """Close the file."""
        self._database.close()


_SUM_UP = """
UPDATE runs SET ended = :now, audited = :audited,
    documents = (SELECT count(*) FROM outcomes WHERE run = :run),
    unread = (SELECT count(*) FROM outcomes WHERE run = :run AND failure IS NOT NULL),
    errors = (SELECT coalesce(sum(number), 0) FROM {found} AND level = 'error'),
    warnings = (SELECT coalesce(sum(number), 0) FROM {found} AND level = 'warning'),
    notes = (SELECT coalesce(sum(number), 0) FROM {found} AND level = 'note')
WHERE id = :run
""".format(found="tallies JOIN outcomes ON outcome = outcomes.id WHERE run = :run")
# Finished runs that are old, and runs that were interrupted and will hardly still be going on after a week.
_FORGOTTEN = """
SELECT id FROM runs WHERE id IN (SELECT DISTINCT run FROM outcomes) AND
    (ended IS NULL AND began < :now - 7 * 86400 OR ended IS NOT NULL AND id NOT IN
        (SELECT id FROM runs WHERE ended IS NOT NULL ORDER BY id DESC LIMIT :kept))
"""


def _key(settings: Settings, rules: Iterable[str]) -> str:
    same = [(one.name, getattr(settings, one.name)) for one in fields(settings) if one.name not in _OF_THE_RUN]
    return hashlib.blake2b(repr((VERSION, tuple(rules), same)).encode(), digest_size=16).hexdigest()


def _whole(path: str) -> str:
    """Return the path from the root, as text that SQLite takes: a name may hold bytes that are no text."""
    return _storable(str(Path(path).absolute()))


def _storable(text: str) -> str:
    return text.encode("utf-8", "backslashreplace").decode()


def _state(path: str) -> State:
    status = Path(path).stat()
    return status.st_size, status.st_mtime_ns


def _digest(data: bytes) -> str:
    return hashlib.blake2b(data, digest_size=16).hexdigest()
