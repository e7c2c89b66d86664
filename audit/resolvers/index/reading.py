"""Asking the index: a `Query` in, the `Lookup` of its best records out, within milliseconds and without a network."""

import heapq
import sqlite3
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Iterator
from math import log2
from pathlib import Path
from types import TracebackType

from rapidfuzz import fuzz

from audit.model.lookup import Key, Lookup, Outcome, Record
from audit.resolvers.index.building import BUCKET_BITS, LAYOUT, LINES_BITS
from audit.resolvers.index.entries import (
    FEW_WORDS,
    ROW_BITS,
    Glimpse,
    doi_key,
    glimpse,
    isbn_key,
    name_key,
    pair_keys,
    read_entry,
    title_words,
    word_key,
)
from audit.resolvers.matching.choice import choose, compare
from audit.resolvers.matching.containers import Abbreviations
from audit.resolvers.matching.words import fold
from audit.resolvers.query import Query

_SHIFT = 32 + ROW_BITS - BUCKET_BITS
_ROW_MASK = (1 << ROW_BITS) - 1
_LINE_MASK = (1 << LINES_BITS) - 1
_MOST_ROWS = 4_000  # that the rarest words may bring in; the other words only tell these apart
_LONGEST_POSTING = 20_000
_TOLD_APART = 1_500  # the best rows so far, which are looked for under the commoner words
_MOST_COMMON = 5
_CANDIDATES, _FEWEST, _LEAST_SHARE = 200, 12, 0.6  # of the best row's weight
_COMPARED = 8
_MOST_WORDS = 60
_PAIR_WEIGHT = 5.0


class Index:
    """An index file, open for reading. Raises `sqlite3.Error` or `ValueError` when it is none."""

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ValueError("there is no such file")
        self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._database.execute("PRAGMA mmap_size = 2147483648")
        self._database.execute("PRAGMA cache_size = -65536")
        row = self._database.execute("SELECT value FROM facts WHERE name = 'layout'").fetchone()
        if row is None or row[0] != LAYOUT:
            raise ValueError("is no finished index of this version; build it again")
        segments = self._database.execute("SELECT DISTINCT segment FROM postings").fetchall()
        self._segments = [int(segment[0]) for segment in segments]

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._database.close()

    def look_up(self, query: Query, abbreviations: Abbreviations | None = None) -> Lookup:
        """Return what the index has for the work: the record under its DOI or ISBN, else the choice of a search."""
        found = self._look_up_key(query, abbreviations)
        if found is not None:
            return found
        outcome, records = choose(query, self.find(query), abbreviations)
        return self._make_lookup(query, outcome, records, "search")

    def find(self, query: Query, count: int = _COMPARED) -> list[Record]:
        """Return the records likest to the query, best first."""
        title = fold(query.item.text("title"))
        folded, words = query.folded, set(query.words)

        def likeness(seen: Glimpse) -> float:
            recorded = fold(seen.title)
            if title:
                score = fuzz.ratio(title, recorded)
                if score < 85:
                    score = max(score, fuzz.token_sort_ratio(title, recorded))
                if len(recorded) > 1.2 * len(title):  # the subtitle is left out
                    score = max(score, fuzz.ratio(title, recorded[: len(title)]) - 2.0)
            else:
                score = fuzz.partial_ratio(recorded, folded) if len(recorded) <= len(folded) else 0.0
                if score < 85:
                    score = max(score, fuzz.partial_ratio(recorded[:60], folded) - 3.0)
            return score + 6.0 * (seen.surname in words) + 3.0 * any(year in words for year in seen.years)

        seen = [glimpse(line) for line in self._lines(self._candidates(query))]
        return [read_entry(one.line) for one in sorted(seen, key=likeness, reverse=True)[:count]]

    def _look_up_key(self, query: Query, abbreviations: Abbreviations | None) -> Lookup | None:
        kinds: tuple[tuple[Key, int], ...] = (
            ("doi", doi_key(query.doi) if query.doi else -1),
            ("isbn", isbn_key(query.isbn) if query.isbn else -1),
        )
        for by, key in kinds:
            if key < 0:
                continue
            rows = self._posting(key)
            own = [
                r for r in map(read_entry, self._lines(rows)) if by != "doi" or r.item.text("DOI").lower() == query.doi
            ]
            if own:
                compared = max((compare(query, r, abbreviations, by_key=True) for r in own), key=lambda r: r.score)
                return self._make_lookup(query, Outcome.FOUND, (compared,), by)
        return None

    def _make_lookup(self, query: Query, outcome: Outcome, records: tuple[Record, ...], by: Key) -> Lookup:
        return Lookup(
            citation_id=query.citation_id, source="index", outcome=outcome, records=records, by=by, label="the index"
        )

    def _candidates(self, query: Query) -> list[int]:
        """Return the rows that share most of the query's keys, weighted: surname and year, then rare words."""
        weights: dict[int, float] = defaultdict(float)
        for key in self._name_keys(query):
            for row in self._posting(key, most=_MOST_ROWS):
                weights[row] = max(weights[row], 12.0)
        words = title_words(query.item.text("title") or query.raw)[:_MOST_WORDS]
        postings = [(key, slices) for key in map(word_key, words) if (slices := self._slices(key))]
        postings.sort(key=lambda posting: sum(map(len, posting[1])))
        read = 0
        common: list[tuple[int, list[memoryview], float]] = []
        for key, slices in postings:
            length = sum(map(len, slices))
            weight = max(1.0, 20 - log2(length))
            if read and read + length > _MOST_ROWS:
                common.append((key, slices, weight))
                continue
            read += min(length, _LONGEST_POSTING)
            for row in _rows(slices, _LONGEST_POSTING):
                weights[row] += weight
        if common:
            for row in heapq.nlargest(_TOLD_APART, weights, key=weights.__getitem__):
                weights[row] += sum(
                    weight for key, slices, weight in common[:_MOST_COMMON] if _holds(slices, key | row)
                )
        if len(words) <= FEW_WORDS:
            for key in pair_keys(words):
                for row in self._posting(key, most=_MOST_ROWS):
                    weights[row] += _PAIR_WEIGHT
        best = heapq.nlargest(_CANDIDATES, weights, key=weights.__getitem__)
        least = weights[best[0]] * _LEAST_SHARE if best else 0.0
        return [row for place, row in enumerate(best) if place < _FEWEST or weights[row] >= least]

    def _name_keys(self, query: Query) -> Iterable[int]:
        """Return the keys of first author and year, the year before and after too (online first)."""
        names = query.item.names("author") or query.item.names("editor")
        date = query.item.date("issued")
        if names and date is not None:
            surname = fold(names[0].family or names[0].literal)
            return [name_key(surname, date.start.year + step) for step in (0, -1, 1)] if surname else []
        years = [int(word) for word in query.words if len(word) == 4 and word.isdecimal() and "1500" < word < "2100"]
        heads = [word for word in query.words[:8] if len(word) > 2 and not word.isdecimal()][:4]
        return [name_key(head, year) for head in heads for year in dict.fromkeys(years[:3])]

    def _posting(self, key: int, most: int = 1 << 40) -> list[int]:
        """Return the rows under a key, at most `most`."""
        return _rows(self._slices(key), most)

    def _slices(self, key: int) -> list[memoryview]:
        """Return the part of every segment's bucket that belongs to a key, unread; those that are empty left out."""
        slices: list[memoryview] = []
        for segment in self._segments:
            row = self._database.execute(
                "SELECT keys FROM postings WHERE segment = ? AND bucket = ?", (segment, key >> _SHIFT)
            ).fetchone()
            if row is not None:
                keys = memoryview(row[0]).cast("Q")
                start = bisect_left(keys, key)
                end = bisect_left(keys, key + _ROW_MASK + 1, start)
                if end > start:
                    slices.append(keys[start:end])
        return slices

    def _lines(self, rows: Iterable[int]) -> Iterator[bytes]:
        """Yield the lines of the rows."""
        for row in rows:
            found = self._database.execute("SELECT lines FROM records WHERE block = ?", (row >> LINES_BITS,)).fetchone()
            if found is not None:
                yield found[0].split(b"\n")[row & _LINE_MASK]


def _rows(slices: list[memoryview], most: int) -> list[int]:
    rows: list[int] = []
    for part in slices:
        rows += [key & _ROW_MASK for key in part[: most - len(rows)]]
    return rows


def _holds(slices: list[memoryview], key: int) -> bool:
    """Tell whether a key (with its row) is among the sorted ones."""
    for part in slices:
        at = bisect_left(part, key)
        if at < len(part) and part[at] == key:
            return True
    return False
