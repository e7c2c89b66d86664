"""Building the index: dumps in, one SQLite file out; begun again where it was broken off.

The file holds a line for every work, 64 to a row (`records`), and, for every segment of a million works, the rows of
each key in 8,192 buckets (`postings`): a key is found by one read and a bisection. Memory is bounded by a segment's
keys (80 MB) and the blocks under way. Whole blocks are committed, with the place in their file and, until the segment
is full, their keys as they came (`runs`), so that a second call goes on there. A new index grows under another name
(`works.db.part`), and takes its own when it is whole.
"""

import gc
import os
import sqlite3
from collections import deque
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import partial
from itertools import islice
from pathlib import Path
from time import perf_counter
from typing import Any, TypeVar

from audit.resolvers.index.dumps import DAMAGED, Block, find_dumps, read_blocks, sample_blocks
from audit.resolvers.index.entries import write_line
from audit.resolvers.index.forms import NONE, Bibliographies, read_entries
from audit.resolvers.index.keys import NO_KEYS, find_common, make_keys
from audit.resolvers.index.layout import (
    LAYOUT,
    LINES_BITS,
    MOST_ROWS,
    SCHEMA,
    SEGMENT_ROWS,
    count_lines,
    count_segments,
    pack_lines,
    place_of,
)
from audit.resolvers.index.postings import GROUP_BITS, Bucket, cut_run, make_run, merge_runs

_AHEAD = 8  # blocks that may wait for their turn
_SAVED_BLOCKS = 32  # after so many, what is done is saved
_SAMPLE_TITLES = 2_500  # of a block


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What was built. `added` counts this call's records, `records` all; `skipped` names files and reasons."""

    place: str
    records: int
    added: int
    files: int
    seconds: float
    skipped: tuple[str, ...] = ()

    def __str__(self) -> str:
        rate = self.added / self.seconds if self.seconds else 0.0
        lines = [
            f"{self.place}: {self.records:,} records, {self.added:,} added in {self.seconds:.0f} s ({rate:,.0f}/s)"
        ]
        return "\n".join([*lines, *(f"left out: {reason}" for reason in self.skipped)])


@dataclass(frozen=True, slots=True)
class _Batch:
    """What a worker makes of a block: how many works, their lines packed by 64, and their keys."""

    count: int
    packs: list[bytes]
    run: bytes


T = TypeVar("T")
Progress = Callable[[int, str], None]  # records so far, file at hand


def build_index(
    dumps: Sequence[Path],
    output: Path,
    *,
    bibliographies: Bibliographies = NONE,
    jobs: int | None = None,
    progress: Progress | None = None,
) -> BuildReport:
    """Add the works of `dumps` (files, folders) to the index `output`; files that it holds already are left out.

    `bibliographies` read BibTeX and RIS. Raises `FileNotFoundError` of a dump that is not there, `ValueError` when
    `output` is no index, `sqlite3.Error`.
    """
    started = perf_counter()
    files = find_dumps(dumps)
    growing = output if output.exists() else output.with_name(f"{output.name}.part")
    with _open(growing) as database, make_workers(jobs) as workers:
        read = partial(read_block, common=_find_common(database, files, bibliographies), bibliographies=bibliographies)
        builder = _Builder(database, workers, read, progress)
        builder.add_files(files)
        builder.finish()
        report = BuildReport(
            place=str(output),
            records=builder.count,
            added=builder.added,
            files=len(files) - len(builder.skipped),
            seconds=perf_counter() - started,
            skipped=tuple(builder.skipped.values()),
        )
    growing.replace(output)
    return report


def read_block(block: Block, common: frozenset[bytes], bibliographies: Bibliographies = NONE) -> _Batch:
    """Return the lines and keys of a block's works. Raises what `read_entries` does."""
    lines: list[bytes] = []
    keys: list[bytes] = []
    counts: list[int] = []
    for entry in read_entries(block, bibliographies):
        lines.append(write_line(entry))
        own = make_keys(entry, common)
        keys += own
        counts.append(len(own))
    step = 1 << LINES_BITS
    packs = [pack_lines(lines[at : at + step]) for at in range(0, len(lines), step)]
    return _Batch(len(lines), packs, make_run(keys, counts))


@dataclass(frozen=True, slots=True)
class Piece:
    """A block of a file (`file` is its number); without one, the file's end, or the error that ended its reading."""

    path: Path
    file: int
    block: Block | None = None
    error: BaseException | None = None


def read_ahead(
    workers: Executor, read: Callable[[Block], T], pieces: Iterable[Piece]
) -> Iterator[tuple[Piece, Future[T] | None]]:
    """Yield pieces with what the workers make of their blocks, in order, a few read ahead."""
    waiting: deque[tuple[Piece, Future[T] | None]] = deque()
    for piece in pieces:
        waiting.append((piece, workers.submit(read, piece.block) if piece.block is not None else None))
        if len(waiting) > _AHEAD:
            yield waiting.popleft()
    yield from waiting


class _Builder:
    """The state of one build: rows written, the keys of the segment at hand, and where in which file it is."""

    def __init__(
        self,
        database: sqlite3.Connection,
        workers: Executor,
        read: Callable[[Block], _Batch],
        progress: Progress | None,
    ) -> None:
        self._database = database
        self._workers = workers
        self._read_block = read
        self._progress = progress
        self._block = int(database.execute("SELECT coalesce(max(block) + 1, 0) FROM records").fetchone()[0])
        self._segment = count_segments(database)
        self.count = int(_read_fact(database, "records") or 0)
        self.added = 0
        self.skipped: dict[Path, str] = {}
        self._parts: list[list[bytes]] = [[] for _ in range(1 << GROUP_BITS)]
        self._bases: list[int] = []
        self._in_segment = 0
        for first, count, run in database.execute("SELECT first, count, run FROM runs"):  # of a build broken off
            self._hold_keys(first, count, run)

    def add_files(self, files: Iterable[Path]) -> None:
        """Add files, each from where it was left, several at a time; what cannot be read is named in `skipped`.

        A file that has changed is read from its beginning, and what it held is gone.
        """
        for piece, future in read_ahead(self._workers, self._read_block, self._read_pieces(files)):
            if piece.path in self.skipped:
                continue
            try:
                if piece.error is not None:
                    raise piece.error
                self._take(piece, future.result() if future is not None else None)
            except DAMAGED as error:
                self.skipped[piece.path] = f"{piece.path}: {error}"

    def _read_pieces(self, files: Iterable[Path]) -> Iterator[Piece]:
        """Yield the blocks of the files that are not in yet, each file's end after them."""
        for path in files:
            file = 0
            try:
                file, until, done = self._find_file(path)
                if not done:
                    yield from (Piece(path, file, block) for block in read_blocks(path, until))
                    yield Piece(path, file)
            except DAMAGED as error:
                yield Piece(path, file, error=error)

    def _take(self, piece: Piece, batch: _Batch | None) -> None:
        """Write what was made of a piece, and how far its file is in."""
        if piece.block is None or batch is None:
            self._database.execute("UPDATE files SET done = TRUE WHERE file = ?", (piece.file,))
            return
        if batch.count:
            self._add(batch, piece.file)
        until = piece.block.until
        mark = (until, until < 0, piece.file)
        self._database.execute("UPDATE files SET until = ?, done = ? WHERE file = ?", mark)
        if self._progress:
            self._progress(self.count, piece.path.name)
        if self._in_segment >= SEGMENT_ROWS:
            self.commit()
        elif len(self._bases) % _SAVED_BLOCKS == 0:
            self._save()

    def finish(self) -> None:
        """Write what is left."""
        self.commit()
        _write_fact(self._database, "whole", 1)
        self._database.commit()

    def commit(self) -> None:
        """Write the segment's keys with the records and places they belong to."""
        if self._bases:
            self._write_keys()
        self._save()

    def _save(self) -> None:
        """Let what is written stay written, however the build ends."""
        _write_fact(self._database, "records", self.count)
        self._database.commit()

    def _find_file(self, path: Path) -> tuple[int, int, bool]:
        """Return a file's number, up to which place it is in, and whether that is all; one that has changed is new."""
        name, state = str(path.resolve()), path.stat()
        now = (name, state.st_size, state.st_mtime_ns)
        ask = "SELECT file, until, done FROM files WHERE path = ? AND size = ? AND changed = ?"
        held = self._database.execute(ask, now).fetchone()
        if held is None:
            for (file,) in self._database.execute("SELECT file FROM files WHERE path = ?", (name,)).fetchall():
                self._forget(file)
            made = self._database.execute("INSERT OR REPLACE INTO files VALUES (NULL, ?, ?, ?, 0, FALSE)", now)
            return made.lastrowid or 0, 0, False
        return int(held[0]), int(held[1]), bool(held[2])

    def _forget(self, file: int) -> None:
        """Take out the lines of a file; keys that led to them lead to nothing."""
        packs = self._database.execute("SELECT substr(lines, 1, 4) FROM records WHERE file = ?", (file,))
        self.count -= sum(count_lines(pack) for (pack,) in packs)
        self._database.execute("DELETE FROM records WHERE file = ?", (file,))

    def _add(self, batch: _Batch, file: int) -> None:
        """Write the lines and keep the keys."""
        first = self._block << LINES_BITS
        self._hold_keys(first, batch.count, batch.run)
        self._database.execute("INSERT INTO runs VALUES (?, ?, ?)", (first, batch.count, batch.run))
        rows = [(self._block + number, file, pack) for number, pack in enumerate(batch.packs)]
        if (self._block + len(rows)) << LINES_BITS > MOST_ROWS:
            raise ValueError(f"an index holds at most {MOST_ROWS:,} records")
        self._database.executemany("INSERT INTO records VALUES (?, ?, ?)", rows)
        self._block += len(rows)
        self.count += batch.count
        self.added += batch.count

    def _hold_keys(self, first: int, count: int, run: bytes) -> None:
        """Keep the keys of `count` works, from the row `first` on, until the segment is full."""
        for parts, part in zip(self._parts, cut_run(run), strict=True):
            parts.append(part)
        self._bases.append(first)
        self._in_segment += count

    def _write_keys(self) -> None:
        """Let the workers merge the runs, some buckets at a time, and write the buckets."""
        self._database.execute("DELETE FROM runs")  # first, so that the buckets take their room
        waiting: deque[Future[list[Bucket]]] = deque()
        groups = enumerate(self._parts)
        while True:
            for group, parts in islice(groups, _AHEAD - len(waiting)):
                waiting.append(self._workers.submit(merge_runs, parts, self._bases, group))
            if not waiting:
                break
            rows = [(place_of(self._segment, bucket), postings) for bucket, postings in waiting.popleft().result()]
            self._database.executemany("INSERT INTO postings VALUES (?, ?)", rows)
        self._segment += 1
        self._parts, self._bases, self._in_segment = [[] for _ in self._parts], [], 0


def _find_common(
    database: sqlite3.Connection, files: list[Path], bibliographies: Bibliographies = NONE
) -> frozenset[bytes]:
    """Return the words that are no keys in this index; of a new one, count them in samples of the dumps."""
    held = _read_fact(database, "common")
    if held is None:
        found = find_common(_sample_titles(files, bibliographies))
        held = b" ".join(sorted(found - NO_KEYS))
        _write_fact(database, "common", held)
    return NO_KEYS.union(held.split())


def _sample_titles(files: list[Path], bibliographies: Bibliographies) -> Iterator[str]:
    for block in sample_blocks(files):
        with suppress(*DAMAGED):
            yield from (entry.texts[0] for entry in islice(read_entries(block, bibliographies), _SAMPLE_TITLES))


def _read_fact(database: sqlite3.Connection, name: str) -> Any:
    row = database.execute("SELECT value FROM facts WHERE name = ?", (name,)).fetchone()
    return None if row is None else row[0]


def _write_fact(database: sqlite3.Connection, name: str, value: bytes | int) -> None:
    database.execute("INSERT OR REPLACE INTO facts VALUES (?, ?)", (name, value))


@contextmanager
def _open(path: Path) -> Iterator[sqlite3.Connection]:
    try:
        database = sqlite3.connect(path)
    except sqlite3.Error as error:
        raise ValueError(f"{path}: {error}") from None
    try:
        held = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if held and "postings" not in held:
            raise ValueError(f"{path}: is a database, and no index")
        if held and _read_fact(database, "layout") != LAYOUT:
            raise ValueError(f"{path}: is an index of another version; remove it, or build under another name")
        database.execute("PRAGMA page_size = 65536")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -8192")  # kilobytes; what is written is not read again
        database.executescript(SCHEMA)
        _write_fact(database, "layout", LAYOUT)
        database.commit()
        yield database
    except sqlite3.DatabaseError as error:
        raise ValueError(f"{path}: cannot be used as an index: {error}") from None
    finally:
        database.close()


@contextmanager
def make_workers(jobs: int | None) -> Iterator[Executor]:
    """Yield processes that read blocks, as many as there are cores."""
    from concurrent.futures import ThreadPoolExecutor

    count = jobs or os.cpu_count() or 1
    if count == 1:
        with ThreadPoolExecutor(max_workers=1) as thread:
            yield thread
        return
    # Blocks hold no cycles: without the collector's passes over them, reading takes a fifth less time.
    with ProcessPoolExecutor(max_workers=count, initializer=gc.disable) as processes:
        yield processes
