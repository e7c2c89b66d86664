"""Items in, BibTeX out: the fields that it shares with biblatex, and biblatex's types where it has none."""

import re
from collections.abc import Iterable, Iterator
from typing import TextIO

from audit.language.expressions import expression
from audit.model.citation import Item, Name

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
    "legal_case": "jurisdiction",
    "legislation": "legislation",
    "statute": "legislation",
    "patent": "patent",
    "personal_communication": "letter",
    "letter": "letter",
    "motion_picture": "movie",
    "webpage": "online",
    "post": "online",
    "post-weblog": "online",
    "dataset": "dataset",
    "software": "software",
}
_SUBTYPES = {"article-newspaper": "newspaper", "article-magazine": "magazine"}  # biblatex's `entrysubtype`
_HOSTS = {"article": "journal", "incollection": "booktitle", "inproceedings": "booktitle", "misc": "howpublished"}
_PUBLISHERS = {"phdthesis": "school", "techreport": "institution", "online": "organization"}
# CSL variable to BibTeX field; those of container and publisher depend on the entry's type.
FIELDS = {
    "title": "title",
    "volume": "volume",
    "issue": "number",
    "page": "pages",
    "edition": "edition",
    "collection-title": "series",
    "collection-number": "number",
    "number": "number",
    "version": "version",
    "authority": "institution",
    "publisher": "publisher",
    "publisher-place": "address",
    "genre": "type",
    "DOI": "doi",
    "URL": "url",
    "ISBN": "isbn",
    "ISSN": "issn",
}
_SPECIAL = {"\\": r"\textbackslash{}", "{": r"\{", "}": r"\}", "~": r"\textasciitilde{}", "^": r"\textasciicircum{}"}
_TITLES = {"title", "booktitle"}
_SHORT = 3  # letters; shorter words are small in most title cases
_CAPITAL = expression(r"[^\W\d_a-zß-öø-ÿ]")
_SMALL_IN_ENGLISH = frozenset(
    "a an and as at but by for from in into nor of off on or over per so than that the to up upon via with yet".split()
)
_FOREIGN_ARTICLES = frozenset("das der die ein eine le la les un une il lo gli el los las het een het".split())
_SIGNED = expression(r"[^\W\d_a-zA-Z]")
_VERBATIM = {"doi", "url"}  # fields in which BibTeX styles expect no escapes


def write(items: Iterable[tuple[str, Item]], stream: TextIO) -> None:
    """Write one entry for each item, its id the key."""
    for id, item in items:
        fields = "".join(f"  {name} = {{{value}}},\n" for name, value in _fields(item))
        stream.write(f"@{ENTRY_TYPES.get(item.type, 'misc')}{{{id},\n{fields}}}\n\n")


def _fields(item: Item) -> Iterator[tuple[str, str]]:
    if item.type in _SUBTYPES:
        yield "entrysubtype", _SUBTYPES[item.type]
    yield from _people(item)
    seen: set[str] = set()
    for field in item.fields:
        name = _field_name(item, field.variable)
        if name and name not in seen and isinstance(field.value, str):
            seen.add(name)
            yield name, _written(field.value, name)
    note = [*(item.text(variable) for variable in ("archive", "archive_location")), item.text("note")]
    if any(note):
        yield "note", _escape(", ".join(part for part in note if part))
    issued = item.date()
    if issued is not None:
        yield "date", issued.iso() + ("~" if issued.circa else "")
        yield "year", f"{issued.start.year}"
    accessed = item.date("accessed")
    if accessed is not None:
        yield "urldate", accessed.iso()


def _people(item: Item) -> Iterator[tuple[str, str]]:
    for role in ("author", "editor", "translator"):
        names = item.names(role)
        if names:
            yield role, " and ".join(_name(name) for name in names)
    directors = item.names("director")
    if directors and not item.names("editor"):
        yield "editor", " and ".join(_name(name) for name in directors)
        yield "editortype", "director"


def _field_name(item: Item, variable: str) -> str | None:
    """Return the field of a variable in entries of the item's type."""
    type = ENTRY_TYPES.get(item.type, "misc")
    if variable == "container-title":
        return _HOSTS.get(type, "journaltitle")
    if variable == "publisher":
        return _PUBLISHERS.get(type, "publisher")
    return FIELDS.get(variable)


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
    """Return a title with braces around what programs would otherwise set small, taking all titles for English ones.

    That is the names in a title in sentence case, and the whole of a title in another language. An English title with
    capitals throughout is left as it is: there nothing tells a name from another word.
    """
    words = title.split(" ")
    telling = [word for word in words[1:] if word[:1].isalpha() and len(word) > _SHORT]
    if 3 * sum(word[0].isupper() for word in telling) >= 2 * len(telling):
        return f"{{{_escape(title)}}}" if _is_foreign(words) else _escape(title)
    rest = (f"{{{_escape(word)}}}" if _CAPITAL.search(word) else _escape(word) for word in words[1:])
    return " ".join((_escape(words[0]), *rest))


def _is_foreign(words: list[str]) -> bool:
    """Tell whether a title with capitals is of another language: by an article, a small word, a letter with a sign."""
    if words[0].lower() in _FOREIGN_ARTICLES or _SIGNED.search(" ".join(words)):
        return True
    return any(word.islower() and word.isalpha() and word not in _SMALL_IN_ENGLISH for word in words[1:])


def _pages(text: str) -> str:
    return re.sub(r"\s?[-–—]\s?", "--", _escape(text))


def _verbatim(text: str, name: str) -> str:
    return re.sub(r"[{}\s]", "", text) if name in _VERBATIM else _escape(text)


def _escape(text: str) -> str:
    text = "".join(_SPECIAL.get(character, character) for character in text)
    return re.sub(r"([&%$#_])", r"\\\1", text)
