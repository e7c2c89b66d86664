"""Works as registers write them: a block of a dump in, an `Entry` for every work out.

JSON is decoded into the few fields that are kept, and into nothing else (msgspec): a fifth of the time that whole
objects take. What does not fit the form expected is read by the resolvers' own readers, which take anything.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Raw, Struct, field

from audit.model.lookup import Record
from audit.resolvers.index.bibliographies import read_bibtex, read_ris
from audit.resolvers.index.dumps import Block
from audit.resolvers.index.entries import Entry, make_entry, write_ties
from audit.resolvers.items import read_csl
from audit.resolvers.query import clean_doi
from audit.resolvers.services import crossref, datacite, openalex

_Texts = list[str]


class _Person(Struct, gc=False):
    family: str | None = None
    given: str | None = None
    name: str | None = None
    literal: str | None = None

    def pair(self) -> tuple[str, str]:
        return (self.family, self.given or "") if self.family else (self.name or self.literal or self.given or "", "")


class _Date(Struct, gc=False):
    parts: list[list[int | None]] = field(name="date-parts")


class _CrossrefWork(Struct, gc=False):
    """A work of Crossref's: REST API and public data files."""

    DOI: str
    title: _Texts
    type: str | None = None
    subtitle: _Texts = []
    author: list[_Person] = []
    editor: list[_Person] = []
    container: _Texts = field(name="container-title", default_factory=list)
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    article: str | None = field(name="article-number", default=None)
    publisher: str | None = None
    ISBN: _Texts = []
    issued: _Date | None = None
    published: _Date | None = None
    printed: _Date | None = field(name="published-print", default=None)
    online: _Date | None = field(name="published-online", default=None)
    updated: Any = field(name="updated-by", default=None)
    relation: Any = None

    def entry(self) -> Entry | None:
        if not self.title or not self.title[0]:
            return None
        title = f"{self.title[0]}: {self.subtitle[0]}" if self.subtitle else self.title[0]
        years: list[str] = []
        for date in (self.issued, self.published, self.printed, self.online):
            if date is not None and date.parts and date.parts[0]:
                year = str(date.parts[0][0] or "")
                if year and year not in years:
                    years.append(year)
        doi = self.DOI.lower()
        ties = ""
        if self.updated or self.relation:
            record = crossref.read_work({"DOI": doi, "updated-by": self.updated, "relation": self.relation})
            ties = write_ties(record.updates, record.relations)
        return Entry(
            "crossref",
            doi,
            crossref.TYPES.get(self.type or "", "document"),
            years,
            (
                title, self.container[0] if self.container else "", self.volume or "", self.issue or "",
                self.page or self.article or "", self.publisher or "", doi, self.ISBN[0] if self.ISBN else "",
            ),
            [person.pair() for person in self.author or self.editor],
            ties,
            self.ISBN,
        )  # fmt: skip


_AnyForm = Callable[[bytes], Any]
_decode_crossref: _AnyForm = msgspec.json.Decoder(_CrossrefWork).decode


class _Items(Struct):
    """An array under a name, as Crossref (`items`) and DataCite's and OpenAlex's API (`data`, `results`) have it."""

    items: list[Raw] = []
    data: list[Raw] = []
    results: list[Raw] = []


def read_entries(block: Block) -> Iterator[Entry]:
    """Yield the entries of a block's works, in order; what is no work, or cannot be read, is left out.

    Raises what `Block.load` does, and `ValueError` of an array that is none.
    """
    data = block.load()
    if block.form in ("bibtex", "ris"):
        read = read_bibtex if block.form == "bibtex" else read_ris
        yield from _make_entries(map(read_other, read(data.decode("utf-8-sig", "replace"))))
        return
    for text in _split(data, block.form):
        try:
            entry = _decode_crossref(text).entry()
        except msgspec.MsgspecError:
            entry = None
            with suppress(ValueError, RecursionError):
                entry = _entry_of(read_other(json.loads(bytes(text).decode("utf-8", "replace"))))
        if entry is not None:
            yield entry


def _split(data: bytes, form: str) -> Iterable[Any]:
    """Return the text of each work."""
    if form == "lines":
        return data.removeprefix(b"\xef\xbb\xbf").splitlines()
    text = data.removeprefix(b"\xef\xbb\xbf").lstrip()
    try:
        if text.startswith(b"["):
            return msgspec.json.decode(text, type=list[Raw])
        found = msgspec.json.decode(text, type=_Items)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError(f"is damaged: {error}") from None
    return found.items or found.data or found.results or [text]


def read_other(work: Any) -> Record | None:
    """Return the record of a work as Crossref, OpenAlex, DataCite or CSL-JSON has it, None of what is no work."""
    if not isinstance(work, Mapping):
        return None
    title, identifier = work.get("title"), work.get("id")
    if isinstance(identifier, str) and identifier.startswith("https://openalex.org/W"):
        return openalex.read_work(work)
    if isinstance(work.get("attributes"), Mapping):
        return datacite.read_work(work)
    if isinstance(title, list) and work.get("DOI"):
        return crossref.read_work(work)
    if not isinstance(title, str) or not title:
        return None
    item = read_csl(work)
    issued = item.date("issued")
    years = (issued.start.year,) if issued is not None else ()
    return Record(source="csl", id=clean_doi(item.text("DOI")) or str(identifier or ""), item=item, years=years)


def _make_entries(records: Iterable[Record | None]) -> Iterator[Entry]:
    return (entry for record in records if (entry := _entry_of(record)) is not None)


def _entry_of(record: Record | None) -> Entry | None:
    return make_entry(record) if record is not None and record.item.text("title") else None
