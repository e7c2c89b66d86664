"""Asking an index: a `Query` in, the `Lookup` of its best records out, within milliseconds and without a network."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from pathlib import Path
from types import TracebackType
from typing import Protocol

from rapidfuzz import fuzz, process

from audit.model.citation import Item
from audit.model.lookup import Key, Lookup, Outcome, Record
from audit.resolvers.index.entries import Glimpse, glimpse, read_line, read_notices
from audit.resolvers.index.keys import doi_key, find_isbns, isbn_key, notice_key
from audit.resolvers.matching.choice import choose, compare
from audit.resolvers.matching.containers import Abbreviations
from audit.resolvers.matching.words import fold
from audit.resolvers.query import Query

_RANKED = 24  # candidates whose titles are likest, weighed more carefully
_COMPARED = 8


class Collection(Protocol):
    """Where the lines of works are kept: a file (`reading`), or a folder of tantivy's (`tantivy`)."""

    def lines_under(self, key: bytes) -> Iterable[bytes]:
        """Yield the lines of the works with a key; some may have another that looks alike."""
        ...

    def lines_like(self, query: Query) -> Iterable[bytes]:
        """Yield the lines that share most keys with a query, best first."""
        ...

    def close(self) -> None:
        """Close the files."""
        ...


class Index:
    """A collection that answers like any resolver."""

    def __init__(self, collection: Collection) -> None:
        self._collection = collection

    def __enter__(self) -> "Index":
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._collection.close()

    def look_up(self, query: Query, abbreviations: Abbreviations | None = None) -> list[Lookup]:
        """Return what the index has: the record under the work's DOI or ISBN and, where that is not it, of a search."""
        answers = self._look_up_key(query, abbreviations)
        if not any(record.verdict == "same" for answer in answers for record in answer.records):
            answers.append(self._search(query, abbreviations))
        return [replace(answer, records=tuple(map(self._add_notices, answer.records))) for answer in answers]

    def _add_notices(self, record: Record) -> Record:
        """Return a record with the notices about its work that do not stand in it, but in records of their own."""
        doi = record.item.text("DOI")
        lines = self._collection.lines_under(notice_key(doi)) if doi else ()
        updates = {(update.kind, update.doi): update for line in lines for update in read_notices(line, doi)}
        updates.update({(update.kind, update.doi): update for update in record.updates})
        return replace(record, updates=tuple(updates.values()))

    def _search(self, query: Query, abbreviations: Abbreviations | None) -> Lookup:
        """Return the choice among the likest, first by the title, then, where that is not certain, by all words."""
        outcome, records = choose(query, self.find(query), abbreviations)
        if outcome is not Outcome.FOUND and query.item.text("title"):
            bare = replace(query, item=Item(type=query.item.type))  # what was taken for the title may not be it
            again = choose(bare, self.find(bare), abbreviations)
            outcome, records = again if again[0] is Outcome.FOUND else (outcome, records)
        return make_lookup(query, outcome, records, "search")

    def find(self, query: Query, count: int = _COMPARED) -> list[Record]:
        """Return the records likest to the query, best first."""
        seen = [glimpse(line) for line in self._collection.lines_like(query)]
        return [read_line(one.line) for one in rank(query, seen)[:count]]

    def _look_up_key(self, query: Query, abbreviations: Abbreviations | None) -> list[Lookup]:
        """Return the answer under the first of the work's keys that the index has, if any."""
        kinds: tuple[tuple[Key, str, bytes], ...] = (
            ("doi", query.doi, doi_key(query.doi)),
            ("isbn", query.isbn, isbn_key(query.isbn)),
        )
        for by, value, key in kinds:
            if not value:
                continue
            held = map(read_line, self._collection.lines_under(key))
            own = [record for record in held if value in _values(record, by)]  # another key may have the same hash
            if own:
                compared = max((compare(query, r, abbreviations, by_key=True) for r in own), key=lambda r: r.score)
                return [make_lookup(query, Outcome.FOUND, (compared,), by)]
        return []


def open_index(path: Path) -> Index:
    """Open the index at `path`, a file or a folder. Raises `ValueError`, `OSError` or `sqlite3.Error`."""
    if path.is_dir():
        from audit.resolvers.index.tantivy import TantivyFolder

        return Index(TantivyFolder(path))
    from audit.resolvers.index.reading import WorksFile

    return Index(WorksFile(path))


def _values(record: Record, by: Key) -> list[str]:
    """Return what a record has under a key."""
    item = record.item
    return [item.text("DOI").lower()] if by == "doi" else find_isbns(item.text("ISBN"))


def make_lookup(query: Query, outcome: Outcome, records: tuple[Record, ...], by: Key, reason: str = "") -> Lookup:
    """Return the index's answer about a work."""
    return Lookup(
        citation_id=query.citation_id,
        source="index",
        outcome=outcome,
        records=records,
        reason=reason or ("not in the index" if outcome is Outcome.ABSENT else ""),
        by=by,
        label="the index",
    )


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
