"""Postings: the keys of many works in, buckets of sorted numbers out, and the rows under a key found in one.

A posting is one number of 64 bits: the key's hash in the upper half, the row of the work in the lower. A bucket is its
postings, rising, so that a key's rows stand together. Hashes have 30 bits, of CRC-32: two keys may share one, and what
is found is held against the query anyway. Such numbers are, read as IEEE 754 doubles, positive and below 2, and doubles
that are positive stand in the order of their bits (IEEE 754-2019, 5.10): sorting them as floats takes a quarter of the
time that sorting integers takes.
"""

import sys
from array import array
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from itertools import chain, repeat
from zlib import crc32

HASH_BITS = 30
BUCKET_BITS = 13
GROUP_BITS = 6  # buckets are merged in groups, so that a part of the memory is enough
_MASK = (1 << HASH_BITS) - 1
_UPPER, _TOP = (1, 7) if sys.byteorder == "little" else (0, 0)  # the half, and the byte of it, that weighs most
_CUT = bytes(value & 0x3F for value in range(256))  # leaves 6 bits of a hash's upper 8
_ONE = array("Q", [1]).tobytes()

Bucket = tuple[int, bytes]  # its number, and its postings


def make_run(keys: Sequence[bytes], counts: Sequence[int]) -> bytes:
    """Return the postings of a block, rising; `counts` says how many of the keys each row has, from row 0 on."""
    numbers = bytearray(8 * len(keys))
    halves = memoryview(numbers).cast("I")
    halves[_UPPER::2] = array("I", map(crc32, keys))
    halves[1 - _UPPER :: 2] = array("I", chain.from_iterable(map(repeat, range(len(counts)), counts)))
    top = memoryview(numbers)[_TOP::8]
    top[:] = top.tobytes().translate(_CUT)
    return _sort(numbers).tobytes()


def cut_run(run: bytes) -> list[bytes]:
    """Return the postings of a block by groups of buckets."""
    return [part for _, part in _cut(memoryview(run).cast("Q"), GROUP_BITS, 0, 1 << GROUP_BITS)]


def merge_runs(parts: Sequence[bytes], bases: Sequence[int], group: int) -> list[Bucket]:
    """Return the buckets of a group, of its parts of the runs; `bases` are the rows that their blocks begin with."""
    count = 1 << (BUCKET_BITS - GROUP_BITS)
    buckets = _cut(_sort(b"".join(map(_shift, parts, bases))), BUCKET_BITS, group * count, count)
    return [(number, bucket) for number, bucket in buckets if bucket]


def _sort(numbers: bytes | bytearray) -> memoryview:
    """Return 64-bit numbers (postings), rising."""
    return memoryview(array("d", sorted(memoryview(numbers).cast("d")))).cast("B").cast("Q")


def _cut(numbers: memoryview, bits: int, first: int, count: int) -> Iterable[Bucket]:
    """Yield `count` parts of rising numbers, from the part `first` on: hashes' first `bits` tell the parts apart."""
    start = 0
    for part in range(first, first + count):
        end = bisect_left(numbers, (part + 1) << (32 + HASH_BITS - bits), start)
        yield part, numbers[start:end].tobytes()
        start = end


def _shift(postings: bytes, base: int) -> bytes:
    """Return postings with `base` added to every row: one addition of long integers, as no row reaches 32 bits."""
    ones = int.from_bytes(_ONE * (len(postings) // 8), sys.byteorder)
    return (int.from_bytes(postings, sys.byteorder) + base * ones).to_bytes(len(postings), sys.byteorder)


def bucket_of(key: bytes) -> int:
    """Return the bucket that a key's rows are in."""
    return (crc32(key) & _MASK) >> (HASH_BITS - BUCKET_BITS)


def find_rows(bucket: bytes, key: bytes) -> memoryview:
    """Return the rows (32-bit numbers, rising) that a bucket holds under a key."""
    numbers = memoryview(bucket).cast("Q")
    hash_ = crc32(key) & _MASK
    start = bisect_left(numbers, hash_ << 32)
    end = bisect_left(numbers, (hash_ + 1) << 32, start)
    return memoryview(bucket).cast("I")[2 * start + 1 - _UPPER : 2 * end : 2]


def join_rows(parts: Iterable[memoryview], most: int) -> list[int]:
    """Return the rows of several segments, at most `most`."""
    rows: list[int] = []
    for part in parts:
        rows += part[: most - len(rows)].tolist()
    return rows
