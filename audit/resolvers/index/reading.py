"""Asking the index: a `Query` in, the `Lookup` of its best records out, within milliseconds and without a network."""

import sqlite3
from collections import defaultdict
from collections.abc import Iterable, Iterator, Sequence
from heapq import nlargest
from math import log2
from pathlib import Path
from types import TracebackType

from rapidfuzz import fuzz, process

from audit.model.lookup import Key, Lookup, Outcome, Record
from audit.resolvers.index.entries import Glimpse, glimpse, read_line
from audit.resolvers.index.keys import (
    FEW_WORDS,
    NO_KEYS,
    doi_key,
    isbn_key,
    name_key,
    pair_keys,
    title_words,
)
from audit.resolvers.index.layout import LAYOUT, LINES_BITS, unpack_line
from audit.resolvers.index.postings import bucket_of, find_rows, join_rows
from audit.resolvers.matching.choice import choose, compare
from audit.resolvers.matching.containers import Abbreviations
from audit.resolvers.matching.words import fold
from audit.resolvers.query import Query

_LINE_MASK = (1 << LINES_BITS) - 1
_MOST_ROWS = 5_000  # that the rarest words may bring in; the other words only tell these apart
_MOST_READ = 60_000  # rows, of all words together
_CANDIDATES, _FEWEST, _LEAST_SHARE = 200, 12, 0.6  # of the best row's weight
_RANKED = 24  # candidates whose titles are likest, weighed more carefully
_COMPARED = 8
_MOST_WORDS = 60
_NAME_WEIGHT, _PAIR_WEIGHT = 12.0, 5.0


class Index:
    """An index file, open for reading. Raises `sqlite3.Error` or `ValueError` when it is none."""

    source = "index"

    def __init__(self, path: Path) -> None:
        if not path.is_file():
            raise ValueError("there is no such file")
        self._database = sqlite3.connect(f"{path.resolve().as_uri()}?mode=ro", uri=True, check_same_thread=False)
        self._database.execute("PRAGMA mmap_size = 2147483648")
        self._database.execute("PRAGMA cache_size = -65536")
        facts = dict(self._database.execute("SELECT name, value FROM facts WHERE name IN ('layout', 'common')"))
        if facts.get("layout") != LAYOUT:
            raise ValueError("is no finished index of this version; build it again")
        self._common = NO_KEYS.union(facts["common"].split())
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
        seen = [glimpse(line) for line in self._lines(self._candidates(query))]
        return [read_line(one.line) for one in rank(query, seen)[:count]]

    def _look_up_key(self, query: Query, abbreviations: Abbreviations | None) -> Lookup | None:
        kinds: tuple[tuple[Key, str, bytes], ...] = (
            ("doi", query.doi, doi_key(query.doi)),
            ("isbn", query.isbn, isbn_key(query.isbn)),
        )
        for by, value, key in kinds:
            if not value:
                continue
            rows = join_rows(self._slices(key), _MOST_ROWS)
            own = [
                r for r in map(read_line, self._lines(rows)) if by != "doi" or r.item.text("DOI").lower() == query.doi
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
        for key in _name_keys(query):
            weights.update(dict.fromkeys(join_rows(self._slices(key), _MOST_ROWS), _NAME_WEIGHT))
        held = title_words(query.item.text("title") or query.raw)
        words = [word for word in held if word not in NO_KEYS][:_MOST_WORDS]
        self._weigh_words(words, weights)
        if len(words) <= FEW_WORDS + 1:
            for key in pair_keys(words):
                for row in join_rows(self._slices(key), _MOST_ROWS):
                    weights[row] += _PAIR_WEIGHT
        least = max(weights.values(), default=0.0) * _LEAST_SHARE
        best = [row for row, weight in weights.items() if weight >= least]
        if _FEWEST <= len(best) <= _CANDIDATES:
            return sorted(best, key=weights.__getitem__, reverse=True)
        return nlargest(max(_FEWEST, min(len(best), _CANDIDATES)), weights, key=weights.__getitem__)

    def _weigh_words(self, words: Sequence[bytes], weights: dict[int, float]) -> None:
        """Add to the rows' weights what the words tell, the rarest first; the commoner only tell the rows apart."""
        postings = [(sum(map(len, slices)), slices) for slices in map(self._slices, words) if slices]
        postings.sort(key=lambda posting: posting[0])
        read = 0
        for length, slices in postings:
            rows = join_rows(slices, _MOST_READ)
            fresh = read == 0 or read + length <= _MOST_ROWS
            read += len(rows)
            weight = max(1.0, 20 - log2(length))
            for row in rows if fresh else weights.keys() & rows:
                weights[row] += weight
            if read > _MOST_READ:
                break

    def _slices(self, key: bytes) -> list[memoryview]:
        """Return the rows under a key in each segment that has it, unread."""
        slices: list[memoryview] = []
        for segment in self._segments:
            row = self._database.execute(
                "SELECT rows FROM postings WHERE segment = ? AND bucket = ?", (segment, bucket_of(key))
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


def rank(query: Query, seen: Sequence[Glimpse]) -> list[Glimpse]:
    """Return the likest of what was seen (best known first), best first: by title, then by first author and year."""
    title, folded, words = fold(query.item.text("title")), query.folded, set(query.words)

    def likeness(one: Glimpse) -> float:
        score = _of_titles(title, one.title) if title else _in_raw(one.title, folded)
        return score + 6.0 * (one.surname in words) + 3.0 * any(year in words for year in one.years)

    titles = [one.title for one in seen]
    scorer = fuzz.ratio if title else fuzz.partial_ratio
    likest = process.extract(title or folded, titles, scorer=scorer, processor=None, limit=_RANKED)
    chosen = dict.fromkeys([*range(min(_RANKED, len(seen))), *(number for _, _, number in likest)])
    return sorted((seen[number] for number in chosen), key=likeness, reverse=True)


def _of_titles(title: str, recorded: str) -> float:
    """Return the likeness (0–100) of two folded titles, the record's main title alone counting as well."""
    score = fuzz.ratio(title, recorded)
    if score < 85:
        score = max(score, fuzz.token_sort_ratio(title, recorded))
    if len(recorded) > 1.2 * len(title):  # the subtitle is left out
        score = max(score, fuzz.ratio(title, recorded[: len(title)]) - 2.0)
    return score


def _in_raw(recorded: str, folded: str) -> float:
    """Return how well a record's title stands in the raw words of a reference (0–100)."""
    score = fuzz.partial_ratio(recorded, folded) if len(recorded) <= len(folded) else 0.0
    return max(score, fuzz.partial_ratio(recorded[:60], folded) - 3.0) if score < 85 else score


def _name_keys(query: Query) -> list[bytes]:
    """Return the keys of first author and year, the year before and after too (online first)."""
    names = query.item.names("author") or query.item.names("editor")
    date = query.item.date("issued")
    if names and date is not None:
        surname = fold(names[0].family or names[0].literal).rpartition(" ")[2]
        return [name_key(surname, str(date.start.year + step)) for step in (0, -1, 1)] if surname else []
    years = [word for word in query.words if len(word) == 4 and word.isdecimal() and "1500" < word < "2100"]
    heads = [word for word in query.words[:8] if len(word) > 2 and not word.isdecimal()][:4]
    return [name_key(head, year) for head in heads for year in dict.fromkeys(years[:3])]
