"""An entry of the index: what a register's dump says of a work in, a short line of bytes and the keys to find it out.

A line holds thirteen fields, separated by U+001F; names are separated by U+001E, family and given name by U+001D. It is
a third of the size of JSON, and written and read five times as fast.
"""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any
from zlib import crc32

from audit.model.citation import Name
from audit.model.lookup import Record, Relation, Update
from audit.resolvers.items import make_date, make_item, read_csl
from audit.resolvers.matching.words import STOP_WORDS, fold
from audit.resolvers.query import clean_doi, clean_isbn
from audit.resolvers.services import crossref, datacite, openalex

ROW_BITS = 28  # 268 million records; the upper 32 bits of a key are a CRC
_WORDS_KEPT = 8  # the longest words of a title, which are its rarest as a rule
_SUBTITLE_WORDS_KEPT = 2  # references often leave it out
_FIELD, _NAME, _PART = "\x1f", "\x1e", "\x1d"
_TEXTS = ("title", "container-title", "volume", "issue", "page", "publisher", "DOI", "ISBN")
_ASCII_WORD = re.compile(rb"[a-z0-9]{3,}")
_STOP_WORDS = frozenset(word.encode() for word in STOP_WORDS)
FEW_WORDS = 4
_SEPARATORS = re.compile(r"[\x1d-\x1f]")

Entry = tuple[bytes, list[int]]


def make_entry(work: Mapping[str, Any]) -> Entry | None:
    """Return line and keys of a work as Crossref, OpenAlex, DataCite or CSL-JSON writes it, None of what is no work."""
    title = work.get("title")
    if "DOI" in work and type(title) is list:
        return _make_crossref_entry(work, title)
    identifier = work.get("id")
    if isinstance(identifier, str) and identifier.startswith("https://openalex.org/W"):
        record = openalex.read_work(work)
    elif isinstance(work.get("attributes"), Mapping):
        record = datacite.read_work(work)
    elif isinstance(title, str) and title:
        item = read_csl(work)
        issued = item.date("issued")
        years = (issued.start.year,) if issued is not None else ()
        record = Record(source="csl", id=clean_doi(item.text("DOI")) or str(identifier or ""), item=item, years=years)
    else:
        return None
    return make_record_entry(record)


def _make_crossref_entry(work: Mapping[str, Any], titles: list[Any]) -> Entry | None:
    """The same for Crossref's form, without objects between: most of the world's dumps are in it."""
    try:
        title = titles[0] if titles else ""
        subtitle = work.get("subtitle")
        if subtitle:
            title = f"{title}: {subtitle[0]}"
        names = work.get("author") or work.get("editor") or ()
        people = [(name.get("family") or name.get("name") or "", name.get("given") or "") for name in names]
        years: list[str] = []
        for date in ("issued", "published", "published-print", "published-online"):
            held = work.get(date)
            if held and (year := held["date-parts"][0][0]) and (text := str(year)) not in years:
                years.append(text)
        container = work.get("container-title")
        isbn = work.get("ISBN")
        doi = work["DOI"].lower()
        texts = (
            title, container[0] if container else "", work.get("volume") or "", work.get("issue") or "",
            work.get("page") or work.get("article-number") or "", work.get("publisher") or "", doi,
            isbn[0] if isbn else "",
        )  # fmt: skip
        kind = crossref.TYPES.get(work.get("type") or "", "document")
    except (TypeError, KeyError, IndexError, AttributeError):
        return make_record_entry(crossref.read_work(work))
    ties = ""
    if "updated-by" in work or "relation" in work:
        record = crossref.read_work(work)
        ties = _write_ties(record.updates, record.relations)
    if not title:
        return None
    return _write("crossref", doi, kind, years, texts, people, ties), make_keys(title, people, years, doi, isbn)


def make_record_entry(record: Record) -> Entry | None:
    """Return line and keys of a record of any source, None when it has no title."""
    item = record.item
    texts = tuple(item.text(name) for name in _TEXTS)
    if not texts[0]:
        return None
    names = item.names("author") or item.names("editor")
    people = [(name.family or name.literal, name.given if name.family else "") for name in names]
    years = [str(year) for year in record.years]
    doi = clean_doi(item.text("DOI"))
    line = _write(
        record.source, record.id, item.type, years, texts, people, _write_ties(record.updates, record.relations)
    )
    return line, make_keys(texts[0], people, years, doi, [item.text("ISBN")])


def _write(
    source: str,
    id: str,
    kind: str,
    years: Iterable[str],
    texts: tuple[str, ...],
    people: list[tuple[str, str]],
    ties: str,
) -> bytes:
    names = _NAME.join([family + _PART + given for family, given in people[:30]])
    line = _FIELD.join((source, id, kind, ",".join(years), *texts, names, ties))
    if "\n" in line:
        line = line.replace("\n", " ")
    if line.count(_FIELD) != 13:
        cleaned = [_SEPARATORS.sub(" ", text) for text in (source, id, kind, ",".join(years), *texts)]
        line = _FIELD.join((*cleaned, "", ties)).replace("\n", " ")
    return line.encode("utf-8", "surrogatepass")


@dataclass(frozen=True, slots=True)
class Glimpse:
    """What of a line is needed to rank it; the rest is read only of the best."""

    line: bytes
    title: str
    surname: str
    years: tuple[str, ...]


def glimpse(line: bytes) -> Glimpse:
    """Return title, first author's surname (folded) and years of a line."""
    parts = line.decode("utf-8", "surrogatepass").split(_FIELD)
    family = parts[12].partition(_NAME)[0].partition(_PART)[0]
    return Glimpse(line, parts[4], fold(family).rpartition(" ")[2], tuple(parts[3].split(",")))


def read_entry(line: bytes) -> Record:
    """Return the record of a line."""
    parts = line.decode("utf-8", "surrogatepass").split(_FIELD)
    source, id, kind, years = parts[:4]
    names = []
    for name in parts[12].split(_NAME) if parts[12] else ():
        family, _, given = name.partition(_PART)
        names.append(Name(family=family, given=given) if given or " " not in family else Name(literal=family))
    known = tuple(int(year) for year in years.split(",") if year.isdecimal())
    texts = dict(zip(_TEXTS, parts[4:12], strict=True))
    updates, relations = _read_ties(parts[13])
    doi = texts["DOI"]
    return Record(
        source=source,
        id=id,
        item=make_item(kind, authors=names, issued=make_date(min(known)) if known else None, texts=texts),
        url=f"https://doi.org/{doi}" if doi else "",
        years=known,
        updates=updates,
        relations=relations,
    )


def _write_ties(updates: Iterable[Update], relations: Iterable[Relation]) -> str:
    listed = [_PART.join(("u", u.kind, u.doi, u.date, u.source, u.label)) for u in updates]
    return _NAME.join([*listed, *(_PART.join(("r", r.kind, r.doi)) for r in relations)])


def _read_ties(text: str) -> tuple[tuple[Update, ...], tuple[Relation, ...]]:
    updates: list[Update] = []
    relations: list[Relation] = []
    for entry in text.split(_NAME) if text else ():
        kind, *values = entry.split(_PART)
        if kind == "u":
            updates.append(
                Update(kind=values[0], doi=values[1], date=values[2], source=values[3], label=values[4])  # type: ignore[arg-type]
            )
        else:
            relations.append(Relation(kind=values[0], doi=values[1]))  # type: ignore[arg-type]
    return tuple(updates), tuple(relations)


# --- keys -----------------------------------------------------------------------------------------------------------


def make_keys(
    title: str, people: list[tuple[str, str]], years: Iterable[str], doi: str, isbn: Iterable[Any] | None
) -> list[int]:
    """Return the keys (CRC shifted by `ROW_BITS`) under which a work is found, the low bits free for its row."""
    main, _, subtitle = title.partition(": ")
    words = title_words(main)
    if len(words) > _WORDS_KEPT:
        words = sorted(words, key=len, reverse=True)[:_WORDS_KEPT]
    keys = [crc32(word) << ROW_BITS for word in words]
    if len(words) <= FEW_WORDS:
        keys += pair_keys(words)
    if subtitle:
        longest = sorted(title_words(subtitle), key=len, reverse=True)[:_SUBTITLE_WORDS_KEPT]
        keys += [crc32(word) << ROW_BITS for word in longest]
    if doi:
        keys.append(crc32(f"d:{doi}".encode()) << ROW_BITS)
    if people:
        family = people[0][0]
        surname = family.lower() if family.isascii() and family.isalpha() else fold(family)
        surname = surname.rpartition(" ")[2]
        keys += [crc32(f"a:{surname}:{year}".encode()) << ROW_BITS for year in years]
    for number in isbn or ():
        if number and (clean := clean_isbn(str(number).rpartition("/")[2])):
            keys.append(crc32(f"i:{clean}".encode()) << ROW_BITS)
    return keys


def title_words(title: str) -> list[bytes]:
    """Return the distinct words of a title that may be keys, in UTF-8, sorted; of unspaced scripts, groups of signs."""
    if title.isascii() and "<" not in title and "&" not in title:
        words = set(_ASCII_WORD.findall(title.lower().replace("'", "").encode()))
    else:
        folded = fold(title).split()
        words = {part.encode() for word in folded if len(word) > 2 or not word.isascii() for part in _split_signs(word)}
    return sorted(words - _STOP_WORDS)


def _split_signs(word: str) -> list[str]:
    """Return groups of signs of a word in kana, Han or Hangul, any other word as it is."""
    if len(word) < 4 or not any("\u1100" <= sign <= "\u11ff" or "\u3040" <= sign <= "\u9fff" for sign in word):
        return [word]
    return [word[at : at + 3] for at in range(0, len(word) - 2, 2)][:8]


def word_key(word: bytes) -> int:
    """Return the key of a title's word."""
    return crc32(word) << ROW_BITS


def pair_keys(words: list[bytes]) -> list[int]:
    """Return keys of the beginnings of every two words: misprints may spoil all words of a short title."""
    heads = sorted([word[:4] for word in words])
    return [
        crc32(first + b"*" + second) << ROW_BITS for number, first in enumerate(heads) for second in heads[number + 1 :]
    ]


def name_key(surname: str, year: int) -> int:
    """Return the key of a first author (folded; the last word of the family name) and a year."""
    return crc32(f"a:{surname.rpartition(' ')[2]}:{year}".encode()) << ROW_BITS


def doi_key(doi: str) -> int:
    """Return the key of a DOI (lower case)."""
    return crc32(f"d:{doi}".encode()) << ROW_BITS


def isbn_key(isbn: str) -> int:
    """Return the key of an ISBN (13 digits)."""
    return crc32(f"i:{isbn}".encode()) << ROW_BITS
