"""The layout of an index file, known to what writes it and to what reads it: tables, and lines packed by 64."""

import sqlite3
import sys
from array import array
from itertools import accumulate

from audit.resolvers.index.postings import BUCKET_BITS

LAYOUT = 5
LINES_BITS = 6  # 64 lines to a row of `records`: a seventh of the time that single rows take
SEGMENT_ROWS = 1_000_000
MOST_ROWS = 1 << 32

SCHEMA = """
CREATE TABLE IF NOT EXISTS facts (name TEXT PRIMARY KEY, value) WITHOUT ROWID;
CREATE TABLE IF NOT EXISTS records (block INTEGER PRIMARY KEY, file INTEGER NOT NULL, lines BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS postings (place INTEGER PRIMARY KEY, rows BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS runs (first INTEGER PRIMARY KEY, count INTEGER NOT NULL, run BLOB NOT NULL);
CREATE TABLE IF NOT EXISTS files (file INTEGER PRIMARY KEY, path TEXT UNIQUE, size INTEGER, changed INTEGER,
  until INTEGER, done INTEGER);
"""


def place_of(segment: int, bucket: int) -> int:
    """Return the place of a segment's bucket among the `postings`."""
    return segment << BUCKET_BITS | bucket


def count_segments(database: sqlite3.Connection) -> int:
    """Return how many segments of postings an index has."""
    (last,) = database.execute("SELECT max(place) FROM postings").fetchone()
    return 0 if last is None else (int(last) >> BUCKET_BITS) + 1


def pack_lines(lines: list[bytes]) -> bytes:
    """Return lines with their number and their ends before them, so that one is taken out without the others."""
    return array("I", (len(lines), *accumulate(map(len, lines)))).tobytes() + b"".join(lines)


def count_lines(pack: bytes) -> int:
    """Return how many lines are packed in what begins so."""
    return int.from_bytes(pack[:4], sys.byteorder)


def unpack_line(pack: bytes, number: int) -> bytes:
    """Return one of the lines that were packed, b"" when there are not so many."""
    count = count_lines(pack)
    if number >= count:
        return b""
    first = 4 * count + 4
    start = int.from_bytes(pack[4 * number : 4 * number + 4], sys.byteorder) if number else 0
    end = int.from_bytes(pack[4 * number + 4 : 4 * number + 8], sys.byteorder)
    return pack[first + start : first + end]
