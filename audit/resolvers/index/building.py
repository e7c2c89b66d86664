"""Building the index: dumps in, one SQLite file out; begun again where it was broken off.

The file holds a line for every work, 64 to a row (`records`), and, for every segment of a million works, its sorted
keys in 4,096 buckets (`postings`): a key is found by one read and a bisection. Memory is bounded by a segment's keys
(72 MB) and the blocks under way. Only whole blocks are committed, with the place in their file, so that a second call
goes on there.
"""

import gc
import os
import sqlite3
from array import array
from bisect import bisect_left
from collections import deque
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Executor, Future, ProcessPoolExecutor
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path
from time import perf_counter

from audit.resolvers.index.dumps import Block, find_dumps, read_blocks, read_works
from audit.resolvers.index.entries import ROW_BITS, make_entry

LAYOUT = 1
LINES_BITS = 6  # 64 lines to a row of `records`: a seventh of the time that single rows take
BUCKET_BITS = 12
SEGMENT_ROWS = 1_000_000
_BUCKET_SHIFT = 32 + ROW_BITS - BUCKET_BITS
_GROUP = 64  # buckets that one worker merges at a time

_SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (block INTEGER PRIMARY KEY, count INTEGER NOT NULL, lines BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS postings (segment INTEGER, bucket INTEGER, keys BLOB NOT NULL,
  PRIMARY KEY (segment, bucket)) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS files (path TEXT PRIMARY KEY, size INTEGER, until INTEGER, done INTEGER) WITHOUT ROWID;
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class BuildReport:
    """What was built. `added` counts this call's records, `records` all; `skipped` names files and reasons."""

    path: Path
    records: int
    added: int
    files: int
    seconds: float
    skipped: tuple[str, ...] = ()

    def __str__(self) -> str:
        rate = self.added / self.seconds if self.seconds else 0.0
        lines = [f"{self.path}: {self.records:,} records, {self.added:,} added in {self.seconds:.0f} s ({rate:,.0f}/s)"]
        return "\n".join([*lines, *(f"left out: {reason}" for reason in self.skipped)])


_Lines = tuple[list[tuple[int, bytes]], bytes]
Progress = Callable[[int, str], None]  # records so far, file at hand


def build_index(
    dumps: Sequence[Path], output: Path, *, jobs: int | None = None, progress: Progress | None = None
) -> BuildReport:
    """Add the works of `dumps` (files, folders) to the index `output`; files that it holds already are left out.

    Raises `FileNotFoundError` of a dump that is not there, `ValueError` when `output` is no index, `sqlite3.Error`.
    """
    started = perf_counter()
    files = find_dumps(dumps)
    skipped: list[str] = []
    with _open(output) as database, _make_workers(jobs) as workers:
        builder = _Builder(database, workers, progress)
        before = builder.count
        for file in files:
            try:
                builder.add_file(file)
            except (OSError, ValueError, EOFError) as error:
                builder.commit()
                skipped.append(f"{file}: {error}")
        builder.finish()
        return BuildReport(
            path=output,
            records=builder.count,
            added=builder.count - before,
            files=len(files) - len(skipped),
            seconds=perf_counter() - started,
            skipped=tuple(skipped),
        )


def read_block(block: Block, base: int = 0) -> tuple[list[tuple[int, bytes]], bytes]:
    """Return the lines of a block's works, 64 joined (with their count), and their sorted keys, rows from `base`."""
    lines: list[bytes] = []
    keys: list[int] = []
    for row, entry in enumerate(filter(None, map(make_entry, read_works(block))), base):
        lines.append(entry[0])
        keys += [key | row for key in entry[1]]
    keys.sort()
    step = 1 << LINES_BITS
    parts = [lines[at : at + step] for at in range(0, len(lines), step)]
    return [(len(part), b"\n".join(part)) for part in parts], array("Q", keys).tobytes()


def merge_keys(runs: Sequence[bytes], first: int, count: int) -> list[tuple[int, bytes]]:
    """Return the `count` buckets from `first` on, of sorted runs that hold nothing else (timsort finds the runs)."""
    keys = array("Q")
    for run in runs:
        keys.frombytes(run)
    merged = sorted(keys)
    buckets: list[tuple[int, bytes]] = []
    start = 0
    for bucket in range(first, first + count):
        end = bisect_left(merged, (bucket + 1) << _BUCKET_SHIFT, start)
        if end > start:
            buckets.append((bucket, array("Q", merged[start:end]).tobytes()))
        start = end
    return buckets


class _Builder:
    """The state of one build: rows written, the keys of the segment at hand, and where in which file it is."""

    def __init__(self, database: sqlite3.Connection, workers: Executor, progress: Progress | None) -> None:
        self._database = database
        self._workers = workers
        self._progress = progress
        row = database.execute("SELECT coalesce(max(block) + 1, 0), coalesce(sum(count), 0) FROM records").fetchone()
        self._block, self.count = int(row[0]), int(row[1])
        self._segment = int(database.execute("SELECT coalesce(max(segment) + 1, 0) FROM postings").fetchone()[0])
        self._runs: list[bytes] = []
        self._in_segment = 0
        self._marks: list[tuple[str, int, int, int]] = []

    def add_file(self, path: Path) -> None:
        """Add a file from where it was left."""
        name, size = str(path.resolve()), path.stat().st_size
        row = self._database.execute("SELECT size, until, done FROM files WHERE path = ?", (name,)).fetchone()
        if row is not None and row[2] and row[0] == size:
            return
        until = row[1] if row is not None else 0
        for block, base, (parts, keys) in self._read(read_blocks(path, until)):
            self._add(base, parts, keys)
            until = block.until
            self._marks.append((name, size, until, 0))
            if self._progress:
                self._progress(self.count, path.name)
            if self._in_segment >= SEGMENT_ROWS:
                self.commit()
        self._marks.append((name, size, until, 1))

    def finish(self) -> None:
        """Write what is left."""
        self.commit()
        self._database.execute("INSERT OR REPLACE INTO facts VALUES ('layout', ?)", (LAYOUT,))
        self._database.commit()

    def commit(self) -> None:
        """Write the segment's keys with the records and places they belong to: all or nothing."""
        if self._runs:
            self._write_keys()
        self._database.executemany("INSERT OR REPLACE INTO files VALUES (?, ?, ?, ?)", self._marks)
        self._database.commit()
        self._runs, self._marks, self._in_segment = [], [], 0

    def _read(self, blocks: Iterator[Block]) -> Iterator[tuple[Block, int, _Lines]]:
        """Read blocks by the workers, in order, a few ahead; each gets rows for the most works that it can hold."""
        waiting: deque[tuple[Block, int, Future[_Lines]]] = deque()
        for block in blocks:
            base = self._block << LINES_BITS
            self._block += -(-block.most >> LINES_BITS)
            if self._block << LINES_BITS > 1 << ROW_BITS:
                raise ValueError(f"an index holds at most {1 << ROW_BITS} records")
            waiting.append((block, base, self._workers.submit(read_block, block, base)))
            if len(waiting) > 4:
                first, place, future = waiting.popleft()
                yield first, place, future.result()
        while waiting:
            first, place, future = waiting.popleft()
            yield first, place, future.result()

    def _add(self, base: int, parts: list[tuple[int, bytes]], keys: bytes) -> None:
        """Write the lines and keep the keys."""
        self._runs.append(keys)
        first = base >> LINES_BITS
        rows = [(first + number, count, lines) for number, (count, lines) in enumerate(parts)]
        self._database.executemany("INSERT INTO records VALUES (?, ?, ?)", rows)
        added = sum(count for count, _ in parts)
        self.count += added
        self._in_segment += added

    def _write_keys(self) -> None:
        """Let the workers merge the runs, some buckets at a time, and write the buckets."""
        views = [memoryview(run).cast("Q") for run in self._runs]
        places = [0] * len(views)
        waiting: list[Future[list[tuple[int, bytes]]]] = []
        for first in range(0, 1 << BUCKET_BITS, _GROUP):
            border = (first + _GROUP) << _BUCKET_SHIFT
            parts: list[bytes] = []
            for number, view in enumerate(views):
                end = bisect_left(view, border, places[number])
                parts.append(view[places[number] : end].tobytes())
                places[number] = end
            waiting.append(self._workers.submit(merge_keys, parts, first, _GROUP))
        for future in waiting:
            rows = [(self._segment, bucket, keys) for bucket, keys in future.result()]
            self._database.executemany("INSERT INTO postings VALUES (?, ?, ?)", rows)
        self._segment += 1


@contextmanager
def _open(output: Path) -> Iterator[sqlite3.Connection]:
    database = sqlite3.connect(output)
    try:
        held = {row[0] for row in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")}
        if held and "postings" not in held:
            raise ValueError(f"{output}: is a database, and no index")
        database.execute("PRAGMA page_size = 16384")
        database.execute("PRAGMA synchronous = OFF")
        database.execute("PRAGMA cache_size = -65536")
        database.executescript(_SCHEMA)
        yield database
    except sqlite3.DatabaseError as error:
        raise ValueError(f"{output}: cannot be used as an index: {error}") from None
    finally:
        database.close()


@contextmanager
def _make_workers(jobs: int | None) -> Iterator[Executor]:
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
