"""The shapes of works in dumps: the JSON of one work in, its `Entry` out, decoded into what is kept and nothing else.

msgspec skips what a shape does not name, in a fifth of the time that whole objects take; it raises `MsgspecError` of
what is of another shape. Each shape's entry is that of the service's own reader (`audit.resolvers.services`).
"""

from typing import Any, NamedTuple, Protocol

import msgspec
from msgspec import Struct, field

from audit.resolvers.index.entries import Entry, write_name, write_ties
from audit.resolvers.items import read_person
from audit.resolvers.query import clean_doi
from audit.resolvers.services import crossref, datacite, openalex


class Work(Protocol):
    """A work decoded."""

    def entry(self) -> Entry | None:
        """Return what is kept of it, None of a work without a title."""
        ...


_Text = str | int | float | None


class _Person(Struct, gc=False):
    family: str | None = None
    given: str | None = None
    name: str | None = None
    literal: str | None = None

    def written(self) -> str:
        if self.family:
            return write_name(self.family, self.given or "")
        return write_name(self.literal or self.name or self.given or "", "")


class _Date(Struct, gc=False):
    parts: list[list[int | None]] = field(name="date-parts")

    def year(self) -> str:
        return str(self.parts[0][0] or "") if self.parts and self.parts[0] else ""


class _CrossrefWork(Struct, gc=False):
    """A work of Crossref's: REST API and public data files."""

    DOI: str
    title: list[str] = []
    type: str | None = None
    subtitle: list[str] = []
    author: list[_Person] = []
    editor: list[_Person] = []
    container: list[str] = field(name="container-title", default_factory=list)
    volume: str | None = None
    issue: str | None = None
    page: str | None = None
    article: str | None = field(name="article-number", default=None)
    publisher: str | None = None
    ISBN: list[str] = []
    issued: _Date | None = None
    published: _Date | None = None
    printed: _Date | None = field(name="published-print", default=None)
    online: _Date | None = field(name="published-online", default=None)
    updated: Any = field(name="updated-by", default=None)
    updating: Any = field(name="update-to", default=None)
    relation: Any = None

    def entry(self) -> Entry | None:
        if not self.title or not self.title[0]:
            return None
        title = self.title[0]
        if self.subtitle and self.subtitle[0].casefold() not in title.casefold():
            title = f"{title}: {self.subtitle[0]}"
        years: list[str] = []
        for date in (self.issued, self.published, self.printed, self.online):
            if date is not None and (year := date.year()) and year not in years:
                years.append(year)
        doi = self.DOI.lower()
        ties = ""
        told_of: list[str] = []
        if self.updated or self.relation or self.updating:
            record = crossref.read_work({"DOI": doi, "updated-by": self.updated, "relation": self.relation})
            notices = crossref.read_all_notices({"DOI": doi, "update-to": self.updating})
            ties = write_ties(record.updates, record.relations, notices)
            told_of = [told for told, _ in notices]
        return Entry(
            "crossref",
            doi,
            crossref.TYPES.get(self.type or "", "document"),
            years,
            (
                title, self.container[0] if self.container else "", self.volume or "", self.issue or "",
                self.page or self.article or "", self.publisher or "", doi, " ".join(self.ISBN),
            ),
            [person.written() for person in self.author or self.editor],
            ties,
            told_of,
        )  # fmt: skip


class _Named(Struct, gc=False):
    display_name: str | None = None


class _Location(Struct, gc=False):
    source: _Named | None = None


class _Authorship(Struct, gc=False):
    raw_author_name: str | None = None
    author: _Named | None = None


class _Biblio(Struct, gc=False):
    volume: _Text = None
    issue: _Text = None
    first_page: _Text = None
    last_page: _Text = None


class _OpenAlexWork(Struct, gc=False):
    """A work of OpenAlex's: API and snapshot."""

    id: str
    authorships: list[_Authorship]
    doi: str | None = None
    display_name: str | None = None
    title: str | None = None
    publication_year: int | None = None
    type: str | None = None
    primary_location: _Location | None = None
    biblio: _Biblio | None = None
    is_retracted: bool | None = None

    def entry(self) -> Entry | None:
        title = self.display_name or self.title
        if not title:
            return None
        names = (one.raw_author_name or (one.author and one.author.display_name) for one in self.authorships)
        people = [read_person(name) for name in names if name]
        source = self.primary_location and self.primary_location.source
        biblio = self.biblio or _Biblio()
        retracted = write_ties(openalex.RETRACTED, ()) if self.is_retracted else ""
        return Entry(
            "openalex",
            self.id.rpartition("/")[2],
            openalex.TYPES.get(self.type or "", "document"),
            [str(self.publication_year)] if self.publication_year else [],
            (
                title, (source and source.display_name) or "", _text(biblio.volume), _text(biblio.issue),
                _join_pages(_text(biblio.first_page), _text(biblio.last_page)), "",
                clean_doi(self.doi) if self.doi else "", "",
            ),
            [write_name(name.family or name.literal, name.given) for name in people],
            retracted,
        )  # fmt: skip


class _Titled(Struct, gc=False):
    title: str | None = None


class _Creator(Struct, gc=False):
    name: str | None = None
    familyName: str | None = None
    givenName: str | None = None
    nameType: str | None = None

    def written(self) -> str:
        if self.familyName:
            return write_name(self.familyName, self.givenName or "")
        name = datacite.read_creator({"name": self.name, "nameType": self.nameType})
        return write_name(name.family or name.literal, name.given)


class _Container(Struct, gc=False):
    title: str | None = None
    volume: _Text = None
    issue: _Text = None
    firstPage: _Text = None
    lastPage: _Text = None


class _Types(Struct, gc=False):
    resourceTypeGeneral: str | None = None


class _DataCiteFacts(Struct, gc=False):
    doi: str
    titles: list[_Titled]
    creators: list[_Creator] = []
    publicationYear: int | str | None = None
    publisher: str | None = None
    container: _Container | None = None
    types: _Types | None = None
    relatedIdentifiers: list[dict[str, Any]] = []


class _DataCiteWork(Struct, gc=False):
    """A DOI of DataCite's: API and data file."""

    attributes: _DataCiteFacts

    def entry(self) -> Entry | None:
        facts = self.attributes
        title = facts.titles[0].title if facts.titles else None
        if not title:
            return None
        doi = clean_doi(facts.doi)
        preprint = doi.startswith("10.48550/")
        container = facts.container or _Container()
        kind = (facts.types and facts.types.resourceTypeGeneral) or ""
        related = facts.relatedIdentifiers
        ties = datacite.read_relations({"relatedIdentifiers": related}, preprint) if related else ()
        year = _text(facts.publicationYear)
        return Entry(
            "datacite",
            doi,
            "preprint" if preprint else datacite.TYPES.get(kind.lower(), "document"),
            [year] if year.isdecimal() else [],
            (
                title, container.title or ("arXiv" if preprint else ""), _text(container.volume),
                _text(container.issue),
                _join_pages(_text(container.firstPage), _text(container.lastPage)), facts.publisher or "", doi, "",
            ),
            [creator.written() for creator in facts.creators],
            write_ties((), ties),
        )  # fmt: skip


class _CslWork(Struct, gc=False):
    """A work as CSL-JSON has it (1.0.2)."""

    title: str
    type: str  # what has none is a journal, or whatever else has a title
    id: str | int | None = None
    author: list[_Person] = []
    editor: list[_Person] = []
    container: str | None = field(name="container-title", default=None)
    volume: _Text = None
    issue: _Text = None
    page: _Text = None
    publisher: str | None = None
    DOI: str | None = None
    ISBN: str | None = None
    issued: _Date | None = None
    authorships: None = None  # what has these is of another shape
    attributes: None = None

    def entry(self) -> Entry | None:
        if not self.title:
            return None
        doi = clean_doi(self.DOI) if self.DOI else ""
        year = self.issued.year() if self.issued is not None else ""
        return Entry(
            "csl",
            doi or _text(self.id),
            self.type,
            [year] if year else [],
            (
                self.title, self.container or "", _text(self.volume), _text(self.issue), _text(self.page),
                self.publisher or "", doi, self.ISBN or "",
            ),
            [person.written() for person in self.author or self.editor],
            "",
        )  # fmt: skip


def _text(value: _Text) -> str:
    return "" if value is None else str(value)


def _join_pages(first: str, last: str) -> str:
    return f"{first}-{last}" if last and last != first else first


class Shape(NamedTuple):
    """How works of one shape are decoded: one, or an array of them. Both raise `msgspec.MsgspecError` of others."""

    one: msgspec.json.Decoder[Work]
    many: msgspec.json.Decoder[list[Work]]


def _shape(kind: Any) -> Shape:
    return Shape(msgspec.json.Decoder(kind), msgspec.json.Decoder(list[kind]))


SHAPES = tuple(map(_shape, (_CrossrefWork, _DataCiteWork, _OpenAlexWork, _CslWork)))
