"""From the parts of a date to its interval: years, months and days in, closed intervals out."""

from calendar import monthrange
from dataclasses import replace
from datetime import date

from audit.model.dates import DateForm, DateInterval, Precision
from audit.model.span import Span
from audit.parsing.datewords import refined


def day_of(
    text: str, at: int, stop: int, floor: int, parts: tuple[int | None, int, int], borrowed: bool, form: DateForm
) -> DateInterval | None:
    """Return the day of `parts` (year, month, day), marked impossible if the calendar lacks it; None without a year."""
    year, month, day = parts
    if year is None or not plausible(year):
        return None
    whole = calendar(year, month, day)
    if whole is None:
        # February 29 in a year that was only guessed is no fault.
        if borrowed and month == 2 and day == 29:
            return None
        return replace(
            months_of(text, at, stop, at, year, month, month), impossible=True, form="" if borrowed else form,
            year_from_context=borrowed,
        )  # fmt: skip
    interval = DateInterval(
        start=whole, end=whole, precision="day", raw=text[at:stop], span=Span(at, stop),
        year_from_context=borrowed, form="" if borrowed else form,
    )  # fmt: skip
    return refined(text, floor, interval)


def days_between(
    text: str, at: int, stop: int, floor: int,
    first: tuple[int | None, int, int], last: tuple[int | None, int, int], borrowed: bool,
) -> DateInterval | None:  # fmt: skip
    """Return the interval from day to day; from December to January the first year is the one before."""
    if first[0] is None or last[0] is None or not plausible(last[0]):
        return None
    start_year = first[0] - 1 if (first[1], first[2]) > (last[1], last[2]) else first[0]
    start, end = calendar(start_year, *first[1:]), calendar(last[0], *last[1:])
    if start is None or end is None:
        month = last[1] if end is None else first[1]
        return replace(months_of(text, at, stop, at, last[0], month, month), impossible=True)
    interval = DateInterval(
        start=start, end=end, precision="range", raw=text[at:stop], span=Span(at, stop), year_from_context=borrowed
    )
    return refined(text, floor, interval)


def months_of(text: str, at: int, stop: int, floor: int, year: int, first: int, last: int) -> DateInterval:
    """Return the months from `first` to `last`, which end in `year`."""
    last_year = year
    if first > last:
        year -= 1
    interval = DateInterval(
        start=date(year, first, 1), end=date(last_year, last, monthrange(last_year, last)[1]),
        precision="month" if first == last else "range", raw=text[at:stop], span=Span(at, stop),
    )  # fmt: skip
    return refined(text, floor, interval)


def years_of(first: int, last: int, precision: Precision, text: str, start: int, end: int) -> DateInterval:
    """Return the years from `first` to `last`, both included."""
    return DateInterval(
        start=date(first, 1, 1), end=date(last, 12, 31), precision=precision, raw=text[start:end], span=Span(start, end)
    )


def plausible(year: int) -> bool:
    """Tell whether a number may be a year of our era that texts speak of."""
    return 1000 <= year <= 2199


def calendar(year: int, month: int, day: int) -> date | None:
    """Return the day, None if the calendar has none such."""
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
