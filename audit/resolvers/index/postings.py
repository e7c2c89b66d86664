"""Postings: the keys of many works in, buckets of sorted hashes with their rows out, and a key's rows found in one.

A bucket is three runs of 32-bit numbers: how many hashes there are; the hashes, rising; where each one's rows end; the
rows. Hashes are CRC-32, so that two keys may share one: what is found is held against the query anyway.
"""

from array import array
from bisect import bisect_left
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import accumulate, chain
from zlib import crc32

BUCKET_BITS = 12
_SHIFT = 32 - BUCKET_BITS
_NONE = memoryview(array("I"))


@dataclass(frozen=True, slots=True)
class Run:
    """The postings of one block: the hashes, rising; where each one's rows end; the rows, from the block's first."""

    hashes: "array[int]"
    ends: "array[int]"
    rows: "array[int]"


def make_run(postings: Mapping[bytes, list[int]]) -> Run:
    """Return the run of a block's keys and their rows."""
    hashed = dict(zip(map(crc32, postings), postings.values(), strict=True))
    if len(hashed) < len(postings):  # two keys share a hash
        hashed = {}
        for key, rows in postings.items():
            hashed[crc32(key)] = sorted({*hashed.get(crc32(key), ()), *rows})
    hashes = sorted(hashed)
    lists = [*map(hashed.__getitem__, hashes)]
    ends = accumulate(map(len, lists))
    return Run(array("I", hashes), array("I", ends), array("I", chain.from_iterable(lists)))


def cut_run(run: Run, first: int, count: int) -> Run:
    """Return the part of a run that belongs to the `count` buckets from `first` on."""
    start = bisect_left(run.hashes, first << _SHIFT)
    end = bisect_left(run.hashes, (first + count) << _SHIFT, start)
    before = run.ends[start - 1] if start else 0
    ends = array("I", [one - before for one in run.ends[start:end]])
    return Run(run.hashes[start:end], ends, run.rows[before : before + (ends[-1] if ends else 0)])


def merge_runs(runs: Sequence[tuple[int, Run]], first: int, count: int) -> list[tuple[int, bytes]]:
    """Return the `count` buckets from `first` on, of runs that hold nothing else, each with its block's first row."""
    merged: dict[int, list[int]] = {}
    for base, run in runs:
        rows, start = [base + row for row in run.rows], 0
        for hash_, end in zip(run.hashes, run.ends, strict=True):
            held = merged.get(hash_)
            if held is None:
                merged[hash_] = rows[start:end]
            else:
                held += rows[start:end]
            start = end
    hashes = sorted(merged)
    buckets: list[tuple[int, bytes]] = []
    start = 0
    for bucket in range(first, first + count):
        end = bisect_left(hashes, (bucket + 1) << _SHIFT, start)
        if end > start:
            own = hashes[start:end]
            buckets.append((bucket, _pack(own, [merged[hash_] for hash_ in own])))
        start = end
    return buckets


def _pack(hashes: list[int], lists: list[list[int]]) -> bytes:
    return array("I", chain((len(hashes),), hashes, accumulate(map(len, lists)), chain.from_iterable(lists))).tobytes()


def bucket_of(key: bytes) -> int:
    """Return the bucket that a key's rows are in."""
    return crc32(key) >> _SHIFT


def find_rows(bucket: bytes, key: bytes) -> memoryview:
    """Return the rows (32-bit numbers, rising) that a bucket holds under a key."""
    numbers = memoryview(bucket).cast("I")
    count = numbers[0]
    hash_ = crc32(key)
    at = bisect_left(numbers, hash_, 1, count + 1)
    if at > count or numbers[at] != hash_:
        return _NONE
    ends = count + at
    rows = 2 * count + 1
    start = numbers[ends - 1] if at > 1 else 0
    return numbers[rows + start : rows + numbers[ends]]


def join_rows(parts: Iterable[memoryview], most: int) -> list[int]:
    """Return the rows of several segments, at most `most`."""
    rows: list[int] = []
    for part in parts:
        rows += part[: most - len(rows)].tolist()
    return rows
