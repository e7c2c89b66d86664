"""CSL-JSON and its like from outside in, our `Item` out: every service's answer is normalised here, at the edge."""

import re
from calendar import monthrange
from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from audit.model.citation import Field, Item, Name
from audit.model.dates import DateInterval
from audit.model.span import Span

NOWHERE = Span(0, 0)  # a record has no place in the manuscript
_TEXTS = (
    "title", "container-title", "container-title-short", "collection-title", "volume", "issue", "page", "number",
    "edition", "publisher",
    "publisher-place", "DOI", "ISBN", "ISSN", "PMID", "URL", "genre", "language",
)  # fmt: skip


def make_item(
    type: str,
    *,
    authors: Iterable[Name] = (),
    editors: Iterable[Name] = (),
    issued: DateInterval | None = None,
    texts: Mapping[str, str] | None = None,
) -> Item:
    """Return an item of the given CSL `type`; empty texts are left out."""
    fields = [Field(variable="author", value=name, span=NOWHERE) for name in authors]
    fields += [Field(variable="editor", value=name, span=NOWHERE) for name in editors]
    if issued is not None:
        fields.append(Field(variable="issued", value=issued, span=NOWHERE))
    for variable, value in (texts or {}).items():
        if value:
            fields.append(Field(variable=variable, value=value, span=NOWHERE))
    return Item(type=type, fields=tuple(fields))


def read_csl(csl: Mapping[str, Any]) -> Item:
    """Return the item of a CSL-JSON object from outside; whatever has the wrong type in it is left out."""
    texts = {name: one_text(csl.get(name)) for name in _TEXTS}
    return make_item(
        str(csl.get("type") or "document"),
        authors=read_names(csl.get("author")),
        editors=read_names(csl.get("editor")),
        issued=read_date_parts(csl.get("issued")),
        texts=texts,
    )


def one_text(value: Any) -> str:
    """Return a text from a text, a number or a list of them (Crossref's titles), else ""."""
    if isinstance(value, list):
        value = value[0] if value else ""
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return " ".join(str(value).split())


def mappings(value: Any) -> list[Mapping[str, Any]]:
    """Return the objects of a list from outside, none of what is no list."""
    return [entry for entry in value if isinstance(entry, Mapping)] if isinstance(value, list) else []


def texts_of(value: Any) -> list[str]:
    """Return the texts of a list from outside, none of what is no list."""
    return [text for entry in value if (text := one_text(entry))] if isinstance(value, list) else []


def read_names(value: Any) -> tuple[Name, ...]:
    """Return the names of a CSL or Crossref list of names."""
    names: list[Name] = []
    for entry in value if isinstance(value, list) else ():
        if not isinstance(entry, Mapping):
            continue
        family, given = one_text(entry.get("family")), one_text(entry.get("given"))
        literal = one_text(entry.get("literal") or entry.get("name"))
        particle = one_text(entry.get("non-dropping-particle"))
        if family:
            names.append(Name(family=family, given=given, particle=particle, suffix=one_text(entry.get("suffix"))))
        elif literal or given:
            names.append(Name(literal=literal or given))
    return tuple(names)


def read_person(text: str) -> Name:
    """Return the name of "Given Family" or "Family, Given" (PubMed's "Family GM" too)."""
    text = " ".join(text.split())
    family, comma, given = text.partition(",")
    if comma:
        return Name(family=family.strip(), given=given.strip())
    words = text.split(" ")
    if len(words) > 1 and re.fullmatch(r"[A-Z]{1,3}", words[-1]):
        return Name(family=" ".join(words[:-1]), given=words[-1])
    start = len(words) - 1
    while start > 1 and words[start - 1].islower():  # van, de la
        start -= 1
    return Name(family=" ".join(words[start:]), given=" ".join(words[:start])) if len(words) > 1 else Name(literal=text)


def read_date_parts(value: Any) -> DateInterval | None:
    """Return the interval of CSL `{"date-parts": [[2024, 4, 3]]}`, None when there is none or it is impossible."""
    parts = value.get("date-parts") if isinstance(value, Mapping) else None
    first = parts[0] if isinstance(parts, list) and parts else None
    if not isinstance(first, list):
        return read_iso_date(value.get("raw") or value.get("literal")) if isinstance(value, Mapping) else None
    try:
        return make_date(*(int(part) for part in first[:3] if part is not None))
    except (TypeError, ValueError):
        return None


def read_iso_date(text: Any) -> DateInterval | None:
    """Return the interval of "2024", "2024-04", "2024-04-03" or "2024-04-03T…", else None."""
    found = re.match(r"(\d{4})(?:-(\d{1,2}))?(?:-(\d{1,2}))?", str(text or ""))
    return make_date(*(int(part) for part in found.groups() if part)) if found else None


def make_date(year: int = 0, month: int = 0, day: int = 0) -> DateInterval | None:
    """Return the interval of a year, of a month or of a day; None when there is no such date."""
    try:
        if month and day:
            return DateInterval(start=date(year, month, day), end=date(year, month, day), precision="day")
        if month:
            last = monthrange(year, month)[1]
            return DateInterval(start=date(year, month, 1), end=date(year, month, last), precision="month")
        return DateInterval(start=date(year, 1, 1), end=date(year, 12, 31), precision="year")
    except (ValueError, OverflowError):
        return None
