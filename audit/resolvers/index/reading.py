"""Reading the index file: a key or a `Query` in, the lines of the works that share it out."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from math import log2
from pathlib import Path

from audit.resolvers.index.keys import REACH, SHORT_TITLE, name_keys_of, pair_keys, words_of
from audit.resolvers.index.layout import LAYOUT, LINES_BITS, count_segments, place_of, unpack_line
from audit.resolvers.index.postings import bucket_of, find_rows, join_rows
from audit.resolvers.query import Query

_LINE_MASK = (1 << LINES_BITS) - 1
_MOST_ROWS = 5_000  # that the rarest words may bring in; the other words only tell these apart
_MOST_READ = 60_000  # rows, of all words together
_CANDIDATES, _FEWEST, _LEAST_SHARE = 200, 12, 0.6  # of the best row's weight
_MOST_PAIRED = 1_000  # rows under one pair
_NAME_WEIGHT, _PAIR_WEIGHT = 12.0, 5.0
_TOLD = 50.0  # the weight of a row that needs no pairs of words: five words in a thousand works each


class WorksFile:
    """An index file, open for reading. Raises `sqlite3.Error` or `ValueError` when it is none."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ValueError("there is no such file")
        self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._database.execute("PRAGMA mmap_size = 2147483648")
        self._database.execute("PRAGMA cache_size = -65536")
        facts = dict(self._database.execute("SELECT name, value FROM facts"))
        if facts.get("layout") != LAYOUT or not facts.get("whole"):
            raise ValueError("is no finished index of this version; build it again")
        self._segments = count_segments(self._database)

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def lines_under(self, key: bytes) -> Iterator[bytes]:
        """Yield the lines of the works with a key; some may have another of the same hash."""
        return self._lines(join_rows(self._slices(key), _MOST_ROWS))

    def lines_like(self, query: Query) -> Iterator[bytes]:
        """Yield the lines that share most of the query's keys, best first."""
        return self._lines(self._candidates(query))

    def _candidates(self, query: Query) -> list[int]:
        """Return the rows that share most of the query's keys, weighted: surname and year, then rare words."""
        weights: dict[int, float] = defaultdict(float)
        for key in name_keys_of(query):
            weights.update(dict.fromkeys(join_rows(self._slices(key), _MOST_ROWS), _NAME_WEIGHT))
        words = words_of(query)
        self._weigh_words(words, weights)
        if max(weights.values(), default=0.0) < _TOLD:
            self._weigh_pairs(words, weights)
        least = max(weights.values(), default=0.0) * _LEAST_SHARE
        best = [row for row, weight in weights.items() if weight >= least]
        if _FEWEST <= len(best) <= _CANDIDATES:
            return sorted(best, key=weights.__getitem__, reverse=True)
        return nlargest(max(_FEWEST, min(len(best), _CANDIDATES)), weights, key=weights.__getitem__)

    def _weigh_pairs(self, words: list[bytes], weights: dict[int, float]) -> None:
        """Add to the rows' weights what two words together tell."""
        reach = SHORT_TITLE if len(words) <= SHORT_TITLE + 1 else REACH  # the title may be a word shorter
        for key in dict.fromkeys(pair_keys(words, reach)):
            for row in join_rows(self._slices(key), _MOST_PAIRED):
                weights[row] += _PAIR_WEIGHT

    def _weigh_words(self, words: Sequence[bytes], weights: dict[int, float]) -> None:
        """Add to the rows' weights what the words tell, the rarest first; the commoner only tell the rows apart."""
        postings = [(sum(map(len, slices)), slices) for slices in map(self._slices, words) if slices]
        postings.sort(key=lambda posting: posting[0])
        read = 0
        for number, (length, slices) in enumerate(postings):
            rows = join_rows(slices, _MOST_READ)
            fresh = number < 2 or read + length <= _MOST_ROWS
            read += len(rows)
            weight = max(1.0, 20 - log2(length))
            for row in rows if fresh else weights.keys() & rows:
                weights[row] += weight
            if read > _MOST_READ:
                break

    def _slices(self, key: bytes) -> list[memoryview]:
        """Return the rows under a key in each segment that has it, unread."""
        slices: list[memoryview] = []
        bucket = bucket_of(key)
        for segment in range(self._segments):
            row = self._database.execute(
                "SELECT rows FROM postings WHERE place = ?", (place_of(segment, bucket),)
            ).fetchone()
            if row is not None and (rows := find_rows(row[0], key)):
                slices.append(rows)
        return slices

    def _lines(self, rows: Iterable[int]) -> Iterator[bytes]:
        """Yield the lines of the rows."""
        for row in rows:
            found = self._database.execute("SELECT lines FROM records WHERE block = ?", (row >> LINES_BITS,)).fetchone()
            if found is not None and (line := unpack_line(found[0], row & _LINE_MASK)):
                yield line
