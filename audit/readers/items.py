"""CSL-JSON, as Zotero, Mendeley and pandoc write it, in; the model's `Item` out."""

from calendar import monthrange
from collections.abc import Iterable
from datetime import date
from typing import Any

from audit.model.citation import Field, Item, Name
from audit.model.dates import DateInterval
from audit.model.span import Span

_NAMES = frozenset(
    (
        *("author", "editor", "translator", "container-author", "collection-editor", "director", "interviewer"),
        *("recipient", "reviewed-author", "original-author", "composer", "illustrator", "editorial-director"),
    )
)
_DATES = frozenset(("issued", "accessed", "original-date", "event-date", "submitted", "available-date"))
_LEFT_OUT = frozenset(("id", "type", "citation-key", "categories", "keyword", "abstract", "note", "custom"))


def item_from_csl(data: dict[str, Any], span: Span) -> Item:
    """Return the item of one CSL-JSON object. Its fields take `span` for their place. Never raises on odd values."""
    fields: list[Field] = []
    for variable, value in data.items():
        if variable in _LEFT_OUT:
            continue
        if variable in _NAMES:
            fields.extend(Field(variable=variable, value=name, span=span) for name in _names(value))
        elif variable in _DATES:
            interval = _date(value)
            if interval is not None:
                fields.append(Field(variable=variable, value=interval, span=span))
        elif isinstance(value, (str, int, float)) and str(value).strip():
            fields.append(Field(variable=variable, value=str(value).strip(), span=span))
    kind = data.get("type")
    return Item(type=kind if isinstance(kind, str) and kind else "document", fields=tuple(fields))


def _names(value: object) -> Iterable[Name]:
    for name in value if isinstance(value, list) else ():
        if not isinstance(name, dict):
            continue
        parts = {key: str(part).strip() for key, part in name.items() if isinstance(part, str)}
        if parts.get("literal"):
            yield Name(literal=parts["literal"])
        elif parts.get("family") or parts.get("given"):
            yield Name(
                family=parts.get("family", ""),
                given=parts.get("given", ""),
                particle=parts.get("non-dropping-particle", parts.get("dropping-particle", "")),
                suffix=parts.get("suffix", ""),
            )


def _date(value: object) -> DateInterval | None:
    if not isinstance(value, dict):
        return None
    parts = value.get("date-parts")
    if isinstance(parts, list) and parts and isinstance(parts[0], list):
        start = interval_from_parts(parts[0])
        if start is not None and len(parts) > 1 and isinstance(parts[1], list):
            end = interval_from_parts(parts[1])
            if end is not None and start.start <= end.end:
                return DateInterval(start=start.start, end=end.end, precision="range")
        return start
    raw = value.get("raw") or value.get("literal")
    return interval_from_text(raw) if isinstance(raw, str) else None


def interval_from_parts(parts: Iterable[object]) -> DateInterval | None:
    """Return the interval of `[year]`, `[year, month]` or `[year, month, day]`, None when they name no date."""
    numbers: list[int] = []
    for part in parts:
        try:
            numbers.append(int(str(part)))
        except ValueError:
            break
    if not numbers or not 1 <= numbers[0] <= 9999:
        return None
    year = numbers[0]
    if len(numbers) == 1 or not 1 <= numbers[1] <= 12:
        return DateInterval(start=date(year, 1, 1), end=date(year, 12, 31), precision="year", raw=str(year))
    month = numbers[1]
    last = monthrange(year, month)[1]
    if len(numbers) == 2 or not 1 <= numbers[2] <= last:
        return DateInterval(start=date(year, month, 1), end=date(year, month, last), precision="month")
    day = date(year, month, numbers[2])
    return DateInterval(start=day, end=day, precision="day")


def interval_from_text(raw: str) -> DateInterval | None:
    """Return the interval of an ISO 8601 date, or of the first year of four digits in `raw`."""
    parts = raw.strip().split("T")[0].replace("/", "-").split("-")
    if parts[0].isdecimal() and len(parts[0]) == 4:
        return interval_from_parts(parts)
    for word in raw.replace(",", " ").replace(".", " ").split():
        if len(word) == 4 and word.isdecimal():
            return interval_from_parts([word])
    return None
