"""What was audited before: a file and the settings in, its report out if neither has changed; and reports kept.

One SQLite file, used by the parent process alone. A report is kept as soon as it is made, so that an interrupted run
goes on where it stopped. What a report depends on besides the file makes its key: the settings, the rules, the version.
"""

import hashlib
import json
import sqlite3
from collections.abc import Iterable
from dataclasses import fields, replace
from pathlib import Path

from audit.model.finding import DocumentReport
from audit.model.serial import from_value, to_value
from audit.settings import Settings, SettingsError
from audit.version import VERSION

# Settings that say how a run goes and not what it finds.
_OF_THE_RUN = frozenset(
    {"jobs", "ledger", "file", "baseline", "fail_on", "shard", "time_limit", "memory_limit", "today"}
)
DEPENDS_ON_TODAY = "DAT003"
# Formats whose manuscripts are read from several files: a change in one of them is not seen in the other.
_SEVERAL_FILES = frozenset({".tex", ".ltx", ".latex", ".rst", ".rest"})
_NAMES_OTHERS = (b"bibliography:", b"\\input", b"\\include")

_SCHEMA = """
CREATE TABLE IF NOT EXISTS reports (
    path TEXT NOT NULL, key TEXT NOT NULL, content TEXT NOT NULL, size INTEGER NOT NULL, modified INTEGER NOT NULL,
    report TEXT NOT NULL, PRIMARY KEY (path, key)
) WITHOUT ROWID
"""


class LedgerError(SettingsError):
    """The ledger cannot be used; the message says why, for a person."""


class Ledger:
    """The reports of earlier runs with the same settings. Raises `LedgerError` when the file is no ledger."""

    def __init__(self, file: Path, settings: Settings, rules: Iterable[str]) -> None:
        self._file = file
        self._key = _key(settings, rules)
        try:
            self._database = sqlite3.connect(file, isolation_level=None)
            self._database.execute("PRAGMA journal_mode=WAL")
            self._database.execute("PRAGMA synchronous=NORMAL")
            self._database.execute(_SCHEMA)
        except sqlite3.Error as error:
            raise LedgerError(f"{file}: cannot be used as a ledger: {error}") from None

    def known(self, path: str) -> DocumentReport | None:
        """Return the report kept for `path`, or None where there is none or the file has changed since.

        The same size and time of change are taken for the same content; else the content decides.
        """
        row = self._database.execute(
            "SELECT content, size, modified, report FROM reports WHERE path = ? AND key = ?",
            (str(Path(path).absolute()), self._key),
        ).fetchone()
        if row is None:
            return None
        try:
            state = Path(path).stat()
            if (state.st_size, state.st_mtime_ns) != (row[1], row[2]) and _digest(path) != row[0]:
                return None
            report = replace(from_value(DocumentReport, json.loads(row[3])), path=path)
        except (OSError, TypeError, ValueError, KeyError):
            return None
        if any(finding.rule == DEPENDS_ON_TODAY for finding in report.findings):
            return None  # what lay in the future may be past by now
        return report

    def keep(self, path: str, report: DocumentReport) -> None:
        """Keep the report on `path`, unless it may differ next time though the file does not."""
        if report.failure is not None or Path(path).suffix.lower() in _SEVERAL_FILES:
            return
        try:
            state = Path(path).stat()
            data = Path(path).read_bytes()
        except OSError:
            return
        if any(name in data[:8192] for name in _NAMES_OTHERS):
            return
        value = json.dumps(to_value(replace(report, manuscript=None)), ensure_ascii=False)
        digest = hashlib.blake2b(data, digest_size=16).hexdigest()
        row = (str(Path(path).absolute()), self._key, digest, state.st_size, state.st_mtime_ns, value)
        self._database.execute("INSERT OR REPLACE INTO reports VALUES (?, ?, ?, ?, ?, ?)", row)

    def close(self) -> None:
        """Close the file."""
        self._database.close()


def _key(settings: Settings, rules: Iterable[str]) -> str:
    same = [(one.name, getattr(settings, one.name)) for one in fields(settings) if one.name not in _OF_THE_RUN]
    return hashlib.blake2b(repr((VERSION, tuple(rules), same)).encode(), digest_size=16).hexdigest()


def _digest(path: str) -> str:
    return hashlib.blake2b(Path(path).read_bytes(), digest_size=16).hexdigest()
