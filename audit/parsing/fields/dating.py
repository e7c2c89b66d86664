"""The text of date fields in, one `DateInterval` out; the grammar is that of `audit.parsing.dates`."""

from datetime import date
from functools import lru_cache

from audit.language.expressions import expression
from audit.model.dates import DateInterval
from audit.model.record import changed
from audit.model.span import Span
from audit.parsing.dates import find_dates

_YEAR = expression(r"(?<!\d)(1\d{3}|20\d{2}|21\d{2}|[5-9]\d{2})(?!\d)")
_REMEMBERED = 2048  # texts of date fields: the years of a manuscript's sources are few
_LONGEST = 200  # characters of a date field looked at


def read_date(text: str, start: int) -> DateInterval | None:
    """Return the interval that `text`, a date field at offset `start`, names; None when it names no year.

    Where several dates stand in it ("1988 [1963]", "2017, January 15, 2017") the most precise of the first year counts.
    """
    found = _read(text[:_LONGEST])
    return None if found is None or found.span is None else found.at(found.span.shift(start))


@lru_cache(maxsize=_REMEMBERED)
def _read(text: str) -> DateInterval | None:
    """Return the interval that the text of a date field names, with its place in it."""
    found = [one for one in find_dates(text) if one.span is not None and not one.year_from_context]
    if found:
        first = found[0]
        same = [one for one in found if one.start.year == first.start.year]
        return min(same, key=lambda one: (one.end - one.start).days)
    year = _YEAR.search(text)
    if year is None:
        return None
    number = int(year[1])
    return DateInterval(
        start=date(number, 1, 1),
        end=date(number, 12, 31),
        precision="year",
        raw=year[0],
        span=Span(*year.span()),
        circa="?" in text or "c." in text[: year.start()],
    )


def refined(issued: DateInterval, text: str, start: int) -> DateInterval:
    """Return `issued` with the month and day that a second date field names: "2015 … 120, no. 4 (January): 1005"."""
    if issued.precision != "year":
        return issued
    year = issued.start.year
    other = read_date(text, start)
    if other is None:
        other = read_date(f"{text[:_LONGEST].strip(' ().,;:')} {year}", start)
        if other is not None:
            whole = Span(start, start + len(text))
            other = changed(other, span=whole, raw=text)
    if other is not None and other.start.year == year and other.precision in ("day", "month", "season", "range"):
        return other if (other.end - other.start).days < 200 else issued
    return issued
