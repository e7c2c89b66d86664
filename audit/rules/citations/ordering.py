"""Sequences that ought to rise: keys come in, the places that break the order go out."""

from bisect import bisect_right
from collections.abc import Sequence
from typing import TypeVar

Key = TypeVar("Key", str, int)


def longest_rising(keys: Sequence[Key]) -> frozenset[int]:
    """Return the indexes of a longest non-falling subsequence (patience sorting, n log n)."""
    tails: list[Key] = []
    owners: list[int] = []
    parents: list[int] = []
    for index, key in enumerate(keys):
        place = bisect_right(tails, key)
        parents.append(owners[place - 1] if place else -1)
        if place == len(tails):
            tails.append(key)
            owners.append(index)
        else:
            tails[place] = key
            owners[place] = index
    chosen: set[int] = set()
    at = owners[-1] if owners else -1
    while at >= 0:
        chosen.add(at)
        at = parents[at]
    return frozenset(chosen)
