"""A bibliography in RIS in; its entries, with the place of every field, out."""

import re
from collections.abc import Mapping

from audit.language.expressions import expression
from audit.model.citation import Field, Item, Name
from audit.model.document import Document
from audit.model.span import Span
from audit.readers.decoding import decode
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.items import interval_from_parts
from audit.readers.printing import Entry, printed_document
from audit.readers.tagged_fields import written_name

_LINE = expression(r"^([A-Z][A-Z0-9])  ?- ?(.*)$", re.MULTILINE)
_TYPES: Mapping[str, str] = {
    "JOUR": "article-journal",
    "JFULL": "article-journal",
    "EJOUR": "article-journal",
    "BOOK": "book",
    "EBOOK": "book",
    "EDBOOK": "book",
    "CHAP": "chapter",
    "ECHAP": "chapter",
    "CONF": "paper-conference",
    "CPAPER": "paper-conference",
    "THES": "thesis",
    "RPRT": "report",
    "NEWS": "article-newspaper",
    "MGZN": "article-magazine",
    "ELEC": "webpage",
    "BLOG": "post-weblog",
    "DATA": "dataset",
    "PAT": "patent",
    "CASE": "legal_case",
    "STAT": "legislation",
    "UNPB": "manuscript",
    "COMP": "software",
}
_VARIABLES: Mapping[str, str] = {
    "TI": "title",
    "T1": "title",
    "CT": "title",
    "BT": "title",
    "T2": "container-title",
    "JO": "container-title",
    "JF": "container-title",
    "JA": "container-title-short",
    "T3": "collection-title",
    "VL": "volume",
    "IS": "issue",
    "PB": "publisher",
    "CY": "publisher-place",
    "ET": "edition",
    "DO": "DOI",
    "UR": "URL",
}
_NAMES: Mapping[str, str] = {"AU": "author", "A1": "author", "A2": "editor", "ED": "editor", "A4": "translator"}


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a RIS file. Raises `UnreadableError` when no entry is in it."""
    decoded = decode(data, path)
    entries = parse(decoded.text)
    if not entries:
        raise UnreadableError(f"{path}: no RIS entry (TY … ER) in it")
    return printed_document(path, "ris", decoded.text, entries, decoded.warnings)


def parse(text: str) -> list[Entry]:
    """Return the entries of a RIS file. Never raises; linear."""
    entries: list[Entry] = []
    lines: list[tuple[str, str, Span]] = []
    for match in _LINE.finditer(text):
        tag, value = match[1], match[2].strip()
        if tag == "TY":
            lines = []
        lines.append((tag, value, Span(match.start(), match.end())))
        if tag == "ER" and lines[0][0] == "TY":
            entries.append(_entry(lines, len(entries) + 1))
            lines = []
    if lines and lines[0][0] == "TY":
        entries.append(_entry(lines, len(entries) + 1))
    return entries


def _name(value: str) -> Name:
    """Return the name written as "Family, Given"; a body ends with a comma, and a comma inside it is doubled."""
    if value.endswith(",") or ",," in value:
        return Name(literal=value.replace(",,", ",").rstrip(", "))
    return written_name(value)


def _entry(lines: list[tuple[str, str, Span]], number: int) -> Entry:
    span = Span(lines[0][2].start, lines[-1][2].end)
    fields: list[Field] = []
    pages: list[tuple[str, Span]] = []
    key = f"entry-{number}"
    dated = False
    for tag, value, line in lines:
        place = Span(line.end - len(value), line.end)
        if not value:
            continue
        if tag == "ID":
            key = value
        elif tag in _NAMES:
            fields.append(Field(variable=_NAMES[tag], value=_name(value), span=place))
        elif tag in _VARIABLES:
            fields.append(Field(variable=_VARIABLES[tag], value=value, span=place))
        elif tag == "SN":
            digits = sum(sign.isdigit() or sign in "Xx" for sign in value)
            fields.append(Field(variable="ISSN" if digits <= 8 else "ISBN", value=value, span=place))
        elif tag in ("SP", "EP"):
            pages.append((value, place))
        elif tag in ("PY", "Y1", "DA") and not dated:
            interval = interval_from_parts(value.replace("-", "/").split("/"))
            if interval is not None:
                dated = True
                fields.append(Field(variable="issued", value=interval.at(place), span=place))
        elif tag == "Y2":
            interval = interval_from_parts(value.replace("-", "/").split("/"))
            if interval is not None:
                fields.append(Field(variable="accessed", value=interval.at(place), span=place))
    if pages:
        joined = "–".join(page for page, _ in pages[:2])
        fields.append(Field(variable="page", value=joined, span=Span(pages[0][1].start, pages[-1][1].end)))
    return key, span, Item(type=_TYPES.get(lines[0][1].upper(), "document"), fields=tuple(fields))
