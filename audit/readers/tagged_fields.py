"""The tagged parts of a reference (JATS, TEI) in, as they are walked through; its CSL item out."""

from collections.abc import Mapping
from typing import TYPE_CHECKING

from audit.language.expressions import expression
from audit.model.citation import Field, Item, Name
from audit.model.span import Span
from audit.readers.items import interval_from_parts, interval_from_text
from audit.readers.xml import local_name

if TYPE_CHECKING:
    from lxml import etree

_YEAR = expression(r"\d{4}")

JATS_VARIABLES: Mapping[str, str] = {
    "article-title": "title",
    "chapter-title": "title",
    "part-title": "title",
    "data-title": "title",
    "source": "container-title",
    "volume": "volume",
    "issue": "issue",
    "edition": "edition",
    "publisher-name": "publisher",
    "publisher-loc": "publisher-place",
    "elocation-id": "number",
    "isbn": "ISBN",
    "issn": "ISSN",
}
JATS_TYPES: Mapping[str, str] = {
    "journal": "article-journal",
    "book": "book",
    "web": "webpage",
    "webpage": "webpage",
    "confproc": "paper-conference",
    "conf-proc": "paper-conference",
    "thesis": "thesis",
    "report": "report",
    "newspaper": "article-newspaper",
    "patent": "patent",
    "data": "dataset",
    "software": "software",
    "preprint": "article",
}


class TaggedFields:
    """Collects the fields of one reference. `text` is what an element wrote, `span` where."""

    def __init__(self) -> None:
        self._fields: list[Field] = []
        self._pages: list[tuple[str, Span]] = []
        self._date: list[tuple[str, str, Span]] = []
        self._kind = ""

    def set_type(self, kind: str) -> None:
        """Take the type of source that the format names."""
        self._kind = self._kind or kind

    def add(self, variable: str, text: str, span: Span) -> None:
        """Add a field of plain text."""
        text = " ".join(text.split())
        if text:
            self._fields.append(Field(variable=variable, value=text, span=span))

    def add_name(self, variable: str, name: Name, span: Span) -> None:
        """Add a person or body."""
        if str(name).strip():
            self._fields.append(Field(variable=variable, value=name, span=span))

    def add_page(self, text: str, span: Span) -> None:
        """Add a first, then a last page, or both in one."""
        if text.strip():
            self._pages.append((text.strip(), span))

    def add_date(self, part: str, text: str, span: Span) -> None:
        """Add a `year`, `month`, `day` or a whole date (`when`)."""
        self._date.append((part, text.strip(), span))

    def item(self) -> Item | None:
        """Return the item, None when nothing was tagged."""
        fields = list(self._fields)
        if self._pages:
            span = Span(self._pages[0][1].start, self._pages[-1][1].end)
            fields.append(Field(variable="page", value="–".join(page for page, _ in self._pages[:2]), span=span))
        date = self._issued()
        if date is not None:
            fields.append(date)
        if not fields:
            return None
        kind = self._kind or ("article-journal" if _has(fields, "container-title") and _has(fields, "volume") else "")
        if kind in ("book", "report", "thesis") and not _has(fields, "title"):
            fields = [_retitled(field) for field in fields]
        return Item(type=kind or "document", fields=tuple(fields))

    def _issued(self) -> Field | None:
        parts = {part: (text, span) for part, text, span in reversed(self._date)}
        if "when" in parts:
            text, span = parts["when"]
            whole = interval_from_text(text)
            return Field(variable="issued", value=whole.at(span), span=span) if whole else None
        if "year" not in parts:
            return None
        text, span = parts["year"]
        year = _YEAR.search(text)
        numbers: list[object] = [year[0]] if year else []
        for part in ("month", "day"):
            if part in parts and parts[part][0].isdecimal():
                numbers.append(parts[part][0])
            else:
                break
        interval = interval_from_parts(numbers)
        return Field(variable="issued", value=interval.at(span), span=span) if interval else None


def _has(fields: list[Field], variable: str) -> bool:
    return any(field.variable == variable for field in fields)


def _retitled(field: Field) -> Field:
    """JATS calls the title of a book its source."""
    if field.variable != "container-title":
        return field
    return Field(variable="title", value=field.value, span=field.span)


def jats_name(element: "etree._Element") -> Name:
    """Return the name in a JATS `name` or `string-name`."""
    parts = {local_name(part.tag): _text(part) for part in element}
    if "surname" in parts:
        return Name(family=parts["surname"], given=parts.get("given-names", ""), suffix=parts.get("suffix", ""))
    return written_name(_text(element))


def tei_name(element: "etree._Element") -> Name:
    """Return the name in a TEI `author` or `editor`."""
    parts: dict[str, str] = {}
    for part in element.iter():
        name = local_name(part.tag)
        if name in ("forename", "surname", "nameLink", "genName", "orgName"):
            parts[name] = f"{parts[name]} {_text(part)}" if name in parts else _text(part)
    if "orgName" in parts:
        return Name(literal=parts["orgName"])
    if "surname" in parts:
        return Name(
            family=parts["surname"],
            given=parts.get("forename", ""),
            particle=parts.get("nameLink", ""),
            suffix=parts.get("genName", ""),
        )
    return written_name(_text(element))


_BODY_WORDS = frozenset(("of", "for", "and", "&", "the", "on", "für", "und", "pour", "et", "sur"))  # in no one's name


def written_name(text: str) -> Name:
    """Return the name written as "Family, Given", "Family, Given, Jr." or "Given Family"; anything else is a body."""
    words = text.split()
    family, *others = (part.strip() for part in text.split(","))
    if others and not _BODY_WORDS.intersection(words):
        given, suffix = others[0], " ".join(others[1:])
        return Name(family=family, given=given, suffix=suffix) if given else Name(literal=family)
    if not others and 2 <= len(words) <= 4 and all(word[0].isupper() for word in words) and "of" not in words:
        return Name(family=words[-1], given=" ".join(words[:-1]))
    return Name(literal=" ".join(words))


def _text(element: "etree._Element") -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
