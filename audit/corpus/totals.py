"""The sums of a corpus: ledgers in, a `CorpusReport` out."""

import os
import sqlite3
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator
from pathlib import Path, PurePath
from typing import Literal

from audit.ledger import LedgerError, open_ledger
from audit.model.finding import Level
from audit.model.record import record

Grouping = Literal["folder", "journal", "format"]

HERE = "."  # the group of the documents that lie in the corpus's own folder
UNNAMED = "(no journal named)"
WORST = 10  # manuscripts that are named


@record
class Run:
    """One run as a whole, of several ledgers together. Times are seconds since 1970 (UTC).

    `audited` are the documents whose report was made in this run and not taken from the ledger.
    """

    began: float
    ended: float
    documents: int
    audited: int
    unread: int
    errors: int
    warnings: int
    notes: int


@record
class Cell:
    """The findings of one rule at one level in one group: how many, in how many documents, and in the run before."""

    group: str
    rule: str
    name: str
    level: Level
    findings: int
    documents: int
    before: int | None


@record
class Group:
    """A folder, journal or format: its documents, those that could not be read, its findings by level."""

    name: str
    documents: int = 0
    unread: int = 0
    errors: int = 0
    warnings: int = 0
    notes: int = 0


@record
class CorpusReport:
    """What the last run came to, by rule and group, and the run before, where there was one.

    `before` are the groups of the run before; `history` are all finished runs, the last one last; `worst` are the
    documents with the most errors. `comparable` is false when settings or version changed between the runs.
    """

    grouping: Grouping
    run: Run
    groups: tuple[Group, ...]
    cells: tuple[Cell, ...]
    worst: tuple[tuple[str, int], ...] = ()
    before: tuple[Group, ...] | None = None
    history: tuple[Run, ...] = ()
    comparable: bool = True

    def rules(self) -> tuple[Cell, ...]:
        """Return the sums of each rule and level over all groups, the gravest and then the most frequent first."""
        sums: dict[tuple[str, str, Level], list[int]] = defaultdict(lambda: [0, 0, 0])
        for cell in self.cells:
            numbers = sums[cell.rule, cell.name, cell.level]
            for index, number in enumerate((cell.findings, cell.documents, cell.before or 0)):
                numbers[index] += number
        cells = [
            Cell(
                group="",
                rule=rule,
                name=name,
                level=level,
                findings=findings,
                documents=documents,
                before=None if self.before is None else before,
            )
            for (rule, name, level), (findings, documents, before) in sums.items()
        ]
        return tuple(sorted(cells, key=lambda cell: (-cell.level.rank, -cell.findings, cell.rule)))


def sum_up(ledgers: Iterable[Path], grouping: Grouping = "folder", depth: int = 1) -> CorpusReport:
    """Return the sums of the last finished run of each of `ledgers`, taken together.

    Folders are told apart down to `depth` below the folder that holds the corpus. Raises `LedgerError`.
    """
    parts: list[_Part] = []
    try:
        for ledger in ledgers:
            parts.append(_Part(ledger))
        return _sum_up(parts, grouping, depth)
    except sqlite3.Error as error:
        raise LedgerError(f"the ledger cannot be read: {error}") from None
    finally:
        for part in parts:
            part.close()


def _sum_up(parts: list["_Part"], grouping: Grouping, depth: int) -> CorpusReport:
    root = _common_folder(part.common_folder() for part in parts)
    now = _Sums(grouping, root, depth)
    then = _Sums(grouping, root, depth)
    for part in parts:
        now.add(part, part.last)
        if part.previous is not None:
            then.add(part, part.previous)
    compared = any(part.previous is not None for part in parts)
    histories = [part.history() for part in parts]
    return CorpusReport(
        grouping=grouping,
        run=_together([history[-1] for history in histories]),
        groups=now.groups(),
        cells=now.cells(then if compared else None),
        worst=tuple(sorted((pair for part in parts for pair in part.worst(root)), key=lambda pair: -pair[1])[:WORST]),
        before=then.groups() if compared else None,
        history=tuple(histories[0] if len(histories) == 1 else _aligned(histories)),
        comparable=all(part.comparable() for part in parts),
    )


class _Part:
    """One ledger: its last finished run and the one before."""

    def __init__(self, ledger: Path) -> None:
        if not ledger.is_file():
            raise LedgerError(f"{ledger}: there is no such ledger; `check --ledger` makes one")
        self._database = open_ledger(ledger)
        runs = self._database.execute("SELECT id FROM runs WHERE ended IS NOT NULL ORDER BY id DESC LIMIT 2").fetchall()
        if not runs:
            self.close()
            raise LedgerError(f"{ledger}: holds no finished run")
        self.last: int = runs[0][0]
        self.previous: int | None = runs[1][0] if len(runs) > 1 else None

    def close(self) -> None:
        self._database.close()

    def comparable(self) -> bool:
        """Tell whether the last two runs had the same settings, rules and version."""
        keys = self._database.execute("SELECT key FROM runs WHERE id IN (?, ?)", (self.last, self.previous))
        return len(set(keys.fetchall())) == 1

    def common_folder(self) -> str:
        """Return the folder that holds all documents of the last run."""
        first, last = self._database.execute(
            "SELECT min(path), max(path) FROM outcomes WHERE run = ?", (self.last,)
        ).fetchone()
        return "" if first is None else _common_folder([str(PurePath(first).parent), str(PurePath(last).parent)])

    def outcomes(self, run: int) -> Iterator[tuple[str, str | None, str, str | None]]:
        """Yield path, journal, format and failure of each document."""
        yield from self._database.execute("SELECT path, journal, format, failure FROM outcomes WHERE run = ?", (run,))

    def tallies(self, run: int) -> Iterator[tuple[str, str | None, str, str, str, str, int]]:
        """Yield path, journal and format of each document with each rule, its name, level and number of findings."""
        yield from self._database.execute(
            "SELECT path, journal, format, rule, name, level, number FROM outcomes JOIN tallies ON id = outcome "
            "WHERE run = ?",
            (run,),
        )

    def history(self) -> list[Run]:
        """Return all finished runs, the last one last."""
        rows = self._database.execute(
            "SELECT began, ended, documents, audited, unread, errors, warnings, notes FROM runs "
            "WHERE ended IS NOT NULL ORDER BY id"
        )
        names = ("began", "ended", "documents", "audited", "unread", "errors", "warnings", "notes")
        return [Run(**dict(zip(names, row, strict=True))) for row in rows]

    def worst(self, root: str) -> list[tuple[str, int]]:
        """Return the documents with the most errors, and how many they are."""
        rows = self._database.execute(
            "SELECT path, sum(number) AS errors FROM outcomes JOIN tallies ON id = outcome "
            "WHERE run = ? AND level = 'error' GROUP BY path ORDER BY errors DESC, path LIMIT ?",
            (self.last, WORST),
        )
        return [(_below(path, root), errors) for path, errors in rows]


class _Sums:
    """The sums of one run, while they are being made."""

    def __init__(self, grouping: Grouping, root: str, depth: int) -> None:
        self._grouping, self._root, self._depth = grouping, root, depth
        self._documents: Counter[str] = Counter()
        self._unread: Counter[str] = Counter()
        self._findings: Counter[tuple[str, str, str, str]] = Counter()  # group, rule, name, level
        self._with_findings: Counter[tuple[str, str, str, str]] = Counter()

    def add(self, part: _Part, run: int) -> None:
        """Add one run of one ledger."""
        for path, journal, format, failure in part.outcomes(run):
            group = self._group(path, journal, format)
            self._documents[group] += 1
            self._unread[group] += failure is not None
        for path, journal, format, rule, name, level, number in part.tallies(run):
            kind = (self._group(path, journal, format), rule, name, level)
            self._findings[kind] += number
            self._with_findings[kind] += 1

    def groups(self) -> tuple[Group, ...]:
        """Return the groups by name."""
        levels: Counter[tuple[str, str]] = Counter()
        for (group, _, _, level), number in self._findings.items():
            levels[group, level] += number
        return tuple(
            Group(
                name=name,
                documents=self._documents[name],
                unread=self._unread[name],
                errors=levels[name, "error"],
                warnings=levels[name, "warning"],
                notes=levels[name, "note"],
            )
            for name in sorted(self._documents)
        )

    def cells(self, before: "_Sums | None") -> tuple[Cell, ...]:
        """Return the findings by group, rule and level, beside those of the run before."""
        kinds = {*self._findings, *(before._findings if before else ())}
        return tuple(
            Cell(
                group=group,
                rule=rule,
                name=name,
                level=Level(level),
                findings=self._findings[group, rule, name, level],
                documents=self._with_findings[group, rule, name, level],
                before=None if before is None else before._findings[group, rule, name, level],
            )
            for group, rule, name, level in sorted(kinds)
        )

    def _group(self, path: str, journal: str | None, format: str) -> str:
        if self._grouping == "journal":
            return journal or UNNAMED
        if self._grouping == "format":
            return format or "(not read)"
        folders = PurePath(_below(path, self._root)).parts[:-1]
        return "/".join(folders[: self._depth]) or HERE


def _below(path: str, root: str) -> str:
    """Return `path` from `root` on, with slashes; whole where it lies elsewhere (a file that has gone since)."""
    try:
        return PurePath(path).relative_to(root).as_posix() if root else path
    except ValueError:
        return path


def _common_folder(folders: Iterable[str]) -> str:
    given = [folder for folder in folders if folder]
    try:
        return os.path.commonpath(given) if given else ""
    except ValueError:  # drives that share no folder (Windows)
        return ""


def _together(runs: list[Run]) -> Run:
    """Return the runs of several ledgers as one."""
    return Run(
        began=min(run.began for run in runs),
        ended=max(run.ended for run in runs),
        documents=sum(run.documents for run in runs),
        audited=sum(run.audited for run in runs),
        unread=sum(run.unread for run in runs),
        errors=sum(run.errors for run in runs),
        warnings=sum(run.warnings for run in runs),
        notes=sum(run.notes for run in runs),
    )


def _aligned(histories: list[list[Run]]) -> list[Run]:
    """Return the runs that all ledgers have, counted from the last one, each as one run."""
    length = min(len(history) for history in histories)
    return [_together([history[len(history) - length + index] for history in histories]) for index in range(length)]
