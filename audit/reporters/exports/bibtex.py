"""Parsed lines in, BibTeX out, in the fields that biblatex and BibTeX share."""

import re
from collections.abc import Iterator, Sequence
from typing import TextIO

from audit.language.expressions import expression
from audit.model.citation import Item, Name
from audit.reporters.exports import ParsedLine
from audit.reporters.exports.csl import named_items

ENTRY_TYPES = {
    "article": "article",
    "article-journal": "article",
    "article-magazine": "article",
    "article-newspaper": "article",
    "book": "book",
    "chapter": "incollection",
    "entry-dictionary": "incollection",
    "entry-encyclopedia": "incollection",
    "paper-conference": "inproceedings",
    "report": "techreport",
    "thesis": "phdthesis",
    "manuscript": "unpublished",
}
# CSL variable to BibTeX field; the container's field depends on the entry's type.
FIELDS = {
    "title": "title",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "collection-title": "series",
    "collection-number": "number",
    "publisher": "publisher",
    "publisher-place": "address",
    "genre": "type",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
    "archive": "archive",
    "note": "note",
}
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TITLES = {"title", "booktitle"}
_SHORT = 3  # letters; shorter words are small in most title cases
_CAPITAL = expression(r"[^\W\d_a-zß-öø-ÿ]")
_VERBATIM = {"doi", "url"}  # fields in which BibTeX styles expect no escapes


def write(lines: Sequence[ParsedLine], stream: TextIO) -> None:
    """Write one entry for each item."""
    for id, item in named_items(lines):
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item))
        stream.write(f"@{ENTRY_TYPES.get(item.type, 'misc')}{{{id},\n{fields}}}\n\n")


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor", "translator"):
        names = item.names(role)
        if names:
            yield role, " and ".join(_name(name) for name in names)
    seen: set[str] = set()
    for field in item.fields:
        name = _container(item) if field.variable == "container-title" else FIELDS.get(field.variable)
        if name and name not in seen and isinstance(field.value, str):
            seen.add(name)
            yield name, _written(field.value, name)
    issued = item.date()
    if issued is not None:
        yield "date", issued.iso()
        yield "year", f"{issued.start.year}"
    accessed = item.date("accessed")
    if accessed is not None:
        yield "urldate", accessed.iso()


def _container(item: Item) -> str:
    return "journal" if ENTRY_TYPES.get(item.type) == "article" else "booktitle"


def _name(name: Name) -> str:
    if name.literal:
        return "{" + _escape(name.literal) + "}"
    family = " ".join(part for part in (name.particle, name.family) if part)
    return ", ".join(_escape(part) for part in (family, name.suffix, name.given) if part)


def _written(text: str, name: str) -> str:
    """Return the value of a field as BibTeX wants it."""
    if name == "pages":
        return _pages(text)
    return _protected(text) if name in _TITLES else _verbatim(text, name)


def _protected(title: str) -> str:
    """Return a title in sentence case with braces around its names, which programs would otherwise set small.

    A title with capitals throughout is left as it is: there nothing tells a name from another word.
    """
    words = title.split(" ")
    telling = [word for word in words[1:] if word[:1].isalpha() and len(word) > _SHORT]
    if 3 * sum(word[0].isupper() for word in telling) >= 2 * len(telling):
        return _escape(title)
    rest = (f"{{{_escape(word)}}}" if _CAPITAL.search(word) else _escape(word) for word in words[1:])
    return " ".join((_escape(words[0]), *rest))


def _pages(text: str) -> str:
    return re.sub(r"\s?[-–—]\s?", "--", _escape(text))


def _verbatim(text: str, name: str) -> str:
    return re.sub(r"[{}\s]", "", text) if name in _VERBATIM else _escape(text)


def _escape(text: str) -> str:
    text = "".join(_SPECIAL.get(character, character) for character in text)
    return re.sub(r"([&%$#_])", r"\\\1", text)
