"""The index of sources: read documents in, a SQLite file that is built once and asked many times."""

import json
import sqlite3
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

from audit.resolvers.library.places import NOWHERE, PlaceTable, TextPlace

# Counted up whenever what is stored changes its meaning, so that an older file is built anew.
VERSION = 5

_SCHEMA = """
CREATE TABLE IF NOT EXISTS file (path TEXT PRIMARY KEY, size INTEGER, modified INTEGER, digest TEXT, fault TEXT);
CREATE TABLE IF NOT EXISTS source (
  id INTEGER PRIMARY KEY, digest TEXT UNIQUE, title TEXT, head TEXT, body TEXT, text_digest TEXT, places TEXT
);
CREATE TABLE IF NOT EXISTS fact (source INTEGER, text TEXT, content TEXT);
CREATE INDEX IF NOT EXISTS fact_source ON fact (source);
CREATE TABLE IF NOT EXISTS name (stem TEXT, source INTEGER, spelling TEXT, times INTEGER);
CREATE INDEX IF NOT EXISTS name_stem ON name (stem);
CREATE INDEX IF NOT EXISTS name_source ON name (source);
CREATE VIRTUAL TABLE IF NOT EXISTS words USING fts5 (
  head, body, content='', detail=column, tokenize="unicode61 remove_diacritics 2"
);
"""


@dataclass(frozen=True, slots=True, kw_only=True)
class FileStamp:
    """A file as the folder shows it: size in bytes, time of change in nanoseconds."""

    path: str
    size: int
    modified: int


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredFact:
    """A sentence of a source with its dates, counts, names and kinds of event, as written by `indexing`.

    `place` is where its first date or count stands.
    """

    text: str
    dates: tuple[tuple[str, str, str, str, str, str, int], ...]  # start, end, precision, raw, relation, tense, offset
    counts: tuple[tuple[float, float, str, str, str, int], ...]  # low, high, unit, raw, predicate, offset
    names: tuple[str, ...]
    events: tuple[str, ...]
    place: TextPlace = NOWHERE


@dataclass(frozen=True, slots=True, kw_only=True)
class StoredSource:
    """A source as it is shown: its row, a path that holds it, its title and its first words."""

    id: int
    path: str
    title: str
    head: str


@dataclass(frozen=True, slots=True, kw_only=True)
class NewSource:
    """A source to be stored."""

    digest: str
    title: str
    head: str
    body: str
    text_digest: str
    places: PlaceTable
    facts: tuple[StoredFact, ...]
    names: tuple[tuple[str, str, int], ...]  # stem, spelling, times


class Store:
    """The SQLite file. Raises `sqlite3.Error` and `OSError`; the caller falls back to a file in memory."""

    def __init__(self, path: Path | None) -> None:
        if path is not None:
            path.parent.mkdir(parents=True, exist_ok=True)
        self._database = sqlite3.connect(":memory:" if path is None else path, timeout=30, isolation_level=None)
        database = self._database
        if path is not None:
            database.execute("PRAGMA journal_mode=WAL")
            database.execute("PRAGMA synchronous=NORMAL")
        if database.execute("PRAGMA user_version").fetchone()[0] not in (0, VERSION):
            for table in ("file", "source", "fact", "name", "words"):
                database.execute(f"DROP TABLE IF EXISTS {table}")
        database.executescript(_SCHEMA)
        database.execute(f"PRAGMA user_version={VERSION}")

    def close(self) -> None:
        """Close the file."""
        self._database.close()

    def known(self, stamps: Sequence[FileStamp]) -> dict[str, tuple[str, str]]:
        """Return, for the files that have not changed since they were read, path → (digest, fault)."""
        found: dict[str, tuple[str, str]] = {}
        for stamp in stamps:
            row = self._database.execute(
                "SELECT digest, fault FROM file WHERE path=? AND size=? AND modified=?",
                (stamp.path, stamp.size, stamp.modified),
            ).fetchone()
            if row is not None:
                found[stamp.path] = (row[0], row[1])
        return found

    def holds(self, digest: str) -> bool:
        """Tell whether a source of this content is stored."""
        return self._database.execute("SELECT 1 FROM source WHERE digest=?", (digest,)).fetchone() is not None

    def write(self, stamp: FileStamp, digest: str, fault: str, source: NewSource | None) -> None:
        """Store a file and, if it is new, its source, in one transaction.

        Another process may index the same folder: whoever comes second finds the source there.
        """
        database = self._database
        database.execute("BEGIN IMMEDIATE")
        try:
            database.execute(
                "INSERT OR REPLACE INTO file VALUES (?,?,?,?,?)",
                (stamp.path, stamp.size, stamp.modified, digest, fault),
            )
            if source is not None and not self.holds(source.digest):
                self._insert(source)
            database.execute("COMMIT")
        except BaseException:
            database.execute("ROLLBACK")
            raise

    def _insert(self, source: NewSource) -> None:
        database = self._database
        row = database.execute(
            "INSERT INTO source (digest, title, head, body, text_digest, places) VALUES (?,?,?,?,?,?)",
            (source.digest, source.title, source.head, source.body, source.text_digest, source.places.stored()),
        ).lastrowid
        database.execute("INSERT INTO words (rowid, head, body) VALUES (?,?,?)", (row, source.head, source.body))
        database.executemany(
            "INSERT INTO fact VALUES (?,?,?)",
            ((row, fact.text, json.dumps(_content_of(fact), ensure_ascii=False)) for fact in source.facts),
        )
        database.executemany(
            "INSERT INTO name VALUES (?,?,?,?)",
            ((stem, row, spelling, times) for stem, spelling, times in source.names),
        )

    def sources(self, paths: Iterable[str]) -> list[tuple[StoredSource, str]]:
        """Return the stored sources of these files, each once, with the digest of its text."""
        found: dict[int, tuple[StoredSource, str]] = {}
        for path in paths:
            row = self._database.execute(
                "SELECT s.id, s.title, s.head, s.text_digest FROM file f JOIN source s ON s.digest=f.digest"
                " WHERE f.path=?",
                (path,),
            ).fetchone()
            if row is not None and row[0] not in found:
                found[row[0]] = (StoredSource(id=row[0], path=path, title=row[1], head=row[2]), row[3])
        return list(found.values())

    def keep_to(self, sources: Iterable[int]) -> None:
        """Ask from now on only these sources; the file keeps those of all folders that were ever read."""
        self._database.execute("CREATE TEMP TABLE IF NOT EXISTS here (id INTEGER PRIMARY KEY)")
        self._database.execute("DELETE FROM here")
        self._database.executemany("INSERT INTO here VALUES (?)", ((source,) for source in sources))

    def body(self, source: int) -> str:
        """Return the whole text of a source."""
        row = self._database.execute("SELECT body FROM source WHERE id=?", (source,)).fetchone()
        return str(row[0]) if row is not None else ""

    def places(self, source: int) -> PlaceTable:
        """Return the places of a source's text."""
        row = self._database.execute("SELECT places FROM source WHERE id=?", (source,)).fetchone()
        return PlaceTable.restored(row[0]) if row is not None else PlaceTable(())

    def facts(self, source: int) -> Iterator[StoredFact]:
        """Yield the sentences of a source that say something that can be checked."""
        for text, content in self._database.execute("SELECT text, content FROM fact WHERE source=?", (source,)):
            dates, counts, names, events, place = json.loads(content)
            yield StoredFact(
                text=text,
                dates=tuple(tuple(one) for one in dates),
                counts=tuple(tuple(one) for one in counts),
                names=tuple(names),
                events=tuple(events),
                place=TextPlace(*place),
            )

    def name_counts(self, stems: Iterable[str]) -> dict[str, list[tuple[int, int]]]:
        """Return, for each stem, the sources that have it and how often."""
        found: dict[str, list[tuple[int, int]]] = {}
        for stem in stems:
            rows = self._database.execute(
                "SELECT source, times FROM name WHERE stem=? AND source IN (SELECT id FROM here)", (stem,)
            ).fetchall()
            if rows:
                found[stem] = rows
        return found

    def names(self, source: int) -> dict[str, str]:
        """Return the names of a source: stem → spelling."""
        return dict(self._database.execute("SELECT stem, spelling FROM name WHERE source=?", (source,)))

    def search(self, words: Sequence[str], column: str = "", limit: int = 12) -> list[int]:
        """Return the sources that have most of the rarest of `words`, best first."""
        terms = " OR ".join('"' + word.replace('"', "") + '"' for word in words if word)
        if not terms:
            return []
        match = f"{column} : ({terms})" if column else terms
        rows = self._database.execute(
            "SELECT rowid FROM words WHERE words MATCH ? AND rowid IN (SELECT id FROM here) ORDER BY rank LIMIT ?",
            (match, limit),
        ).fetchall()
        return [row[0] for row in rows]


def _content_of(fact: StoredFact) -> list[object]:
    return [fact.dates, fact.counts, fact.names, fact.events, fact.place]
