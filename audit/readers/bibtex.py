"""A BibTeX or biblatex file in; its entries, with the place of every field, out."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field

from audit.language.expressions import expression
from audit.model.citation import Field, Item, Name
from audit.model.document import Document
from audit.model.span import Span
from audit.readers.decoding import decode
from audit.readers.interface import ReadOptions
from audit.readers.items import interval_from_parts, interval_from_text
from audit.readers.latex_commands import ACCENTS, PRINTED, accented
from audit.readers.printing import printed_document

_ENTRY = expression(r"@([A-Za-z]+)[ \t\n]*[{(]")
_FIELD = expression(r"\s*([A-Za-z][\w:.+-]{0,60})\s*=\s*")
_KEY = expression(r"\s*([^\s,{}()=\"#%']*)\s*,?")
_BARE = expression(r"[\w.:+/-]+")
_AND = expression(r"(?<!\s)\s+and\s+", re.IGNORECASE)
_ACCENT = expression(
    r"\\([`'^~\"=.uvHckrbdt])(?:\s*\{\s*(\\?[A-Za-zıȷ])\s*\}|(?<=[`'^~\"=.])\s*(\\[ij]\b|[A-Za-zıȷ])|\s+([A-Za-z]))"
)
_COMMAND = expression(r"\\([A-Za-z]+)\*?\s*|\\(.)", re.DOTALL)

_TYPES: Mapping[str, str] = {
    "article": "article-journal",
    "book": "book",
    "mvbook": "book",
    "collection": "book",
    "proceedings": "book",
    "booklet": "pamphlet",
    "inbook": "chapter",
    "incollection": "chapter",
    "inproceedings": "paper-conference",
    "conference": "paper-conference",
    "phdthesis": "thesis",
    "mastersthesis": "thesis",
    "thesis": "thesis",
    "techreport": "report",
    "report": "report",
    "manual": "report",
    "online": "webpage",
    "electronic": "webpage",
    "www": "webpage",
    "misc": "document",
    "unpublished": "manuscript",
    "patent": "patent",
    "dataset": "dataset",
    "software": "software",
}
_VARIABLES: Mapping[str, str] = {
    "title": "title",
    "journal": "container-title",
    "journaltitle": "container-title",
    "booktitle": "container-title",
    "series": "collection-title",
    "volume": "volume",
    "number": "issue",
    "issue": "issue",
    "pages": "page",
    "publisher": "publisher",
    "institution": "publisher",
    "school": "publisher",
    "organization": "publisher",
    "address": "publisher-place",
    "location": "publisher-place",
    "edition": "edition",
    "chapter": "chapter-number",
    "doi": "DOI",
    "isbn": "ISBN",
    "issn": "ISSN",
    "url": "URL",
    "eprint": "number",
}
_MOST_COMPLAINTS = 20  # of keys used again
_NAMES = ("author", "editor", "translator")
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_PARTICLES = expression(r"[a-zß-öø-ÿ']")


@dataclass(slots=True)
class Entry:
    """An entry: `fields` by lower-case name, each its text (abbreviations put in) and its place in the file."""

    type: str
    key: str
    span: Span
    fields: dict[str, tuple[str, Span]] = field(default_factory=dict)


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a bibliography. Raises `UnreadableError` when the bytes are not text."""
    decoded = decode(data, path)
    entries, complaints = parse(decoded.text)
    printable = [(entry.key, entry.span, item_of(entry)) for entry in entries]
    return printed_document(path, "bibtex", decoded.text, printable, (*decoded.warnings, *complaints))


def parse(text: str) -> tuple[list[Entry], tuple[str, ...]]:
    """Return the entries of a BibTeX file, and complaints of entries broken off and of keys used again.

    Never raises; linear.
    """
    abbreviations = {month: month for month in _MONTHS}
    entries: list[Entry] = []
    complaints: list[str] = []
    at = 0
    while True:
        match = _ENTRY.search(text, at)
        if match is None:
            return entries, (*complaints, *_repeated_keys(text, entries))
        kind = match[1].lower()
        if kind == "comment":
            at = match.end()
            continue
        end, fields, key = _body(text, match.end(), kind, abbreviations)
        if kind == "string":
            abbreviations.update((name.lower(), value) for name, (value, _) in fields.items())
        elif kind != "preamble":
            entries.append(Entry(kind, key, Span(match.start(), end), fields))
            if not text.startswith(("}", ")"), end - 1):
                line = text.count("\n", 0, match.start()) + 1
                complaints.append(f"line {line}: the entry {key or '(without key)'} is not closed")
        at = max(end, match.end())


def _repeated_keys(text: str, entries: list[Entry]) -> list[str]:
    """Say which keys are used again: BibTeX takes the first entry of a key."""
    first: dict[str, Entry] = {}
    complaints: list[str] = []
    for entry in entries:
        if entry.key and first.setdefault(entry.key, entry) is not entry and len(complaints) < _MOST_COMPLAINTS:
            here, there = (text.count("\n", 0, found.span.start) + 1 for found in (entry, first[entry.key]))
            complaints.append(f"line {here}: the key {entry.key} is used again; the entry of line {there} counts")
    return complaints


def _body(text: str, at: int, kind: str, abbreviations: dict[str, str]) -> tuple[int, dict[str, tuple[str, Span]], str]:
    key = ""
    if kind not in ("string", "preamble"):
        match = _KEY.match(text, at)
        if match:
            key, at = match[1], match.end()
    fields: dict[str, tuple[str, Span]] = {}
    while at < len(text):
        match = _FIELD.match(text, at)
        if match is None:
            break
        value, span, at = _value(text, match.end(), abbreviations)
        fields.setdefault(match[1].lower(), (value, span))
        while at < len(text) and text[at] in " \t\n,":
            at += 1
    while at < len(text) and text[at].isspace():
        at += 1
    if at < len(text) and text[at] in "})":
        return at + 1, fields, key
    if text.startswith("@", at):
        return at, fields, key
    following = text.find("\n@", at)  # damaged: go on at the next entry
    stop = len(text) if following < 0 else following
    closing = text.find("}", at, stop)
    return (closing + 1 if closing >= 0 else max(at, stop)), fields, key


def _value(text: str, at: int, abbreviations: dict[str, str]) -> tuple[str, Span, int]:
    """Read `{…}`, `"…"`, a number or an abbreviation, joined by `#`."""
    pieces: list[str] = []
    first = last = at
    while at < len(text):
        opening = text[at]
        if opening == "{" or opening == '"':
            end = _closing(text, at, opening)
            piece, span = text[at + 1 : end], Span(at + 1, end)
            at = end + text.startswith(("}", '"'), end)
        else:
            match = _BARE.match(text, at)
            if match is None:
                break
            piece, span = abbreviations.get(match[0].lower(), match[0]), Span(*match.span())
            at = match.end()
        if not pieces:
            first = span.start
        last = span.end
        pieces.append(piece)
        while at < len(text) and text[at].isspace():
            at += 1
        if not text.startswith("#", at):
            break
        at += 1
        while at < len(text) and text[at].isspace():
            at += 1
    return "".join(pieces), Span(first, max(first, last)), at


_BRACES = expression(r'\\.|[{}"]|\n@[A-Za-z]{3,20}\{', re.DOTALL)


def _closing(text: str, at: int, opening: str) -> int:
    """The end of a value; a new entry at the beginning of a line ends one that is not closed."""
    depth = 0
    for match in _BRACES.finditer(text, at + 1):
        sign = match[0]
        if sign == "{":
            depth += 1
        elif sign == "}":
            if depth == 0 and opening == "{":
                return match.start()
            depth -= 1
        elif (sign == '"' and opening == '"' and depth <= 0) or len(sign) > 2:
            return match.start()
    return len(text)


def plain(value: str) -> str:
    """Return the text of a field without TeX: accents set, braces and commands gone."""
    if "\\" in value:
        value = _ACCENT.sub(_accent, value)
        value = _COMMAND.sub(_command, value)
    if "{" in value or "}" in value:
        value = value.replace("{", "").replace("}", "")
    value = value.replace("---", "—").replace("--", "–").replace("``", "“").replace("''", "”").replace("~", " ")
    return " ".join(value.split())


def _accent(match: re.Match[str]) -> str:
    return accented(match[1], match[2] or match[3] or match[4]) if match[1] in ACCENTS else match[0]


def _command(match: re.Match[str]) -> str:
    if match[2] is not None:
        return match[2] if match[2] in "&%$#_{}" else " "
    return PRINTED.get(match[1], "")


def names_of(value: str) -> Iterable[Name]:
    """Return the names of a BibTeX name list (`Family, Given and Given von Family and {Body}`)."""
    for raw in map(str.strip, _split_names(value)):
        if not raw or raw.lower() == "others":
            continue
        if raw.startswith("{") and raw.endswith("}") and raw.count("{") == 1:
            yield Name(literal=plain(raw))
            continue
        parts = [plain(part) for part in raw.split(",")]
        if len(parts) == 1:
            yield _spoken_name(parts[0])
        else:
            particle, family = _particle(parts[0].split())
            suffix = parts[1] if len(parts) > 2 else ""
            yield Name(family=family, given=parts[-1], particle=particle, suffix=suffix)


def _split_names(value: str) -> Iterable[str]:
    """Yield the names that "and" stands between, but for the "and" in braces, which is a body's own."""
    pieces: list[str] = []
    depth = 0
    for piece in _AND.split(value.strip()):
        pieces.append(piece)
        depth += piece.count("{") - piece.count("}")
        if depth <= 0:
            yield " and ".join(pieces)
            pieces, depth = [], 0
    yield " and ".join(pieces)


def _spoken_name(name: str) -> Name:
    words = name.split()
    if len(words) == 1:
        return Name(family=name)
    lower = next((index for index, word in enumerate(words[:-1]) if index and _PARTICLES.match(word)), len(words) - 1)
    particle, family = _particle(words[lower:])
    return Name(family=family, given=" ".join(words[:lower]), particle=particle)


def _particle(words: list[str]) -> tuple[str, str]:
    lower = 0
    while lower < len(words) - 1 and _PARTICLES.match(words[lower]):
        lower += 1
    return " ".join(words[:lower]), " ".join(words[lower:])


def item_of(entry: Entry) -> Item:
    """Return the entry as a CSL item whose fields have their places in the file."""
    places = {name: span for name, (_, span) in entry.fields.items()}
    fields: list[Field] = []
    for name, (value, _) in entry.fields.items():
        span = places[name]
        if name in _NAMES:
            fields.extend(Field(variable=name, value=person, span=span) for person in names_of(value))
        elif name in _VARIABLES and plain(value):
            text = plain(value)
            if name == "title" and "subtitle" in entry.fields:
                text += ": " + plain(entry.fields["subtitle"][0])
            fields.append(Field(variable=_VARIABLES[name], value=text, span=span))
    issued = _issued(entry, places)
    if issued is not None:
        fields.append(issued)
    accessed = entry.fields.get("urldate")
    if accessed:
        interval = interval_from_text(plain(accessed[0]))
        if interval:
            fields.append(Field(variable="accessed", value=interval.at(places["urldate"]), span=places["urldate"]))
    return Item(type=_TYPES.get(entry.type, "document"), fields=tuple(fields))


def _issued(entry: Entry, places: Mapping[str, Span]) -> Field | None:
    if "date" in entry.fields:
        interval = interval_from_text(plain(entry.fields["date"][0]))
        span = places["date"]
    elif "year" in entry.fields:
        month = plain(entry.fields["month"][0]).lower()[:3] if "month" in entry.fields else ""
        parts: list[object] = [plain(entry.fields["year"][0])]
        if month in _MONTHS:
            parts.append(_MONTHS.index(month) + 1)
        elif month.isdecimal():
            parts.append(month)
        interval = interval_from_parts(parts)
        span = places["year"]
    else:
        return None
    return Field(variable="issued", value=interval.at(span), span=span) if interval else None


def cited_entries(entries: list[Entry], cited: set[str]) -> list[Entry]:
    """Return the entries that are cited; all of them when the file holds little else, that is, was made for the text.

    A database of which a third is not cited is the author's, and nobody expects all of it to be used.
    """
    used = [entry for entry in entries if entry.key in cited]
    return entries if len(used) * 3 >= len(entries) * 2 else used
