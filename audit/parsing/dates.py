"""Dates in running text: text in, closed intervals of days out, each with the place and the manner of its writing.

Every expression that is read holds a digit (or names a century in words), so the scan walks from one run of digits to
the next and looks around it; prose without digits costs nothing.
"""

import re
from bisect import bisect_right
from dataclasses import replace

from audit.language.expressions import expression
from audit.model.dates import DateInterval
from audit.parsing.addresses import post_date, url_date
from audit.parsing.centuries import find_centuries
from audit.parsing.dateforms import read_date_at
from audit.parsing.dateparts import calendar, years_of

__all__ = ["find_dates", "parse_date", "post_date", "url_date"]

_DIGITS = expression(r"[0-9]+")
_YEAR = 4  # digits
_LENGTHS = frozenset((1, 2, _YEAR))  # of the runs of digits that name a day, a month or a year


def find_dates(text: str, *, start: int = 0, context: DateInterval | None = None) -> list[DateInterval]:
    """Return every date in `text` from offset `start` on, in order, spans being offsets into `text`.

    `context` is a date that stands before the text; it and each whole date found lend their year to the dates after
    them that have none (`year_from_context`). Without any such date a day without a year is left out. A numeric date
    that can be read two ways (03/04/2024) becomes the interval from the one reading to the other.
    """
    found: list[DateInterval] = []
    years = _Years(context)
    last = start
    for run in _DIGITS.finditer(text, start):
        at, end = run.span()
        if at < last or end - at not in _LENGTHS:
            continue
        year = years.current(text, at) if end - at < _YEAR else None
        date_here = read_date_at(text, at, end, last, year)
        if date_here is None or date_here.span is None:
            continue
        last = date_here.span.end
        if date_here.year_from_context:
            date_here = years.lend(date_here, text, at)
        else:
            years.take(date_here)
        found.append(date_here)
    return _with_centuries(found, find_centuries(text, start))


def _with_centuries(found: list[DateInterval], centuries: list[DateInterval]) -> list[DateInterval]:
    """Return both in order, without a century that lies within a date."""
    starts = [one.span.start for one in found if one.span is not None]
    free = []
    for century in centuries:
        if century.span is None:
            continue
        before = bisect_right(starts, century.span.start) - 1
        other = found[before].span if before >= 0 else None
        if other is None or other.end <= century.span.start:
            free.append(century)
    return sorted([*found, *free], key=lambda one: one.span.start if one.span is not None else 0) if free else found


def parse_date(text: str) -> DateInterval | None:
    """Return the one date that `text` consists of, None when it is none, several, or has other words beside it."""
    found = find_dates(text)
    if len(found) == 1 and found[0].span is not None:
        rest = text[: found[0].span.start] + text[found[0].span.end :]
        return found[0] if len(rest.strip(" \t\n.,;:()[]\"'“”")) == 0 else None
    stripped = text.strip(" \t\n.,;:()[]")
    if re.fullmatch(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}", stripped):
        start = text.index(stripped)
        return years_of(int(stripped), int(stripped), "year", text, start, start + 4)
    return None


class _Years:
    """The years that dates without one may borrow, gathered while reading."""

    def __init__(self, context: DateInterval | None) -> None:
        self._whole = context  # the last date with a day or a month: good for the rest of the text
        self._bare: DateInterval | None = None  # the last bare year: good for its own paragraph
        self._days: dict[tuple[int, int], int] = {}

    def take(self, interval: DateInterval) -> None:
        """Remember a date that names its year."""
        if interval.circa or interval.impossible:
            return
        if interval.precision in ("day", "month") or interval.form:
            self._whole, self._bare = interval, None
            if interval.precision == "day":
                self._days[interval.start.month, interval.start.day] = interval.start.year
        elif interval.precision == "year":
            self._bare = interval

    def current(self, text: str, at: int) -> int | None:
        """Return the year that holds at offset `at`."""
        anchor = self._anchor(text, at)
        return anchor.end.year if anchor is not None else None

    def lend(self, borrowed: DateInterval, text: str, at: int) -> DateInterval:
        """Return `borrowed` in the year of the same day named before, else in that nearest to the last date."""
        known = self._days.get((borrowed.start.month, borrowed.start.day))
        if known is not None:
            return _moved(borrowed, known - borrowed.start.year) or borrowed
        anchor = self._anchor(text, at)
        return borrowed if anchor is None else _nearest(borrowed, anchor)

    def _anchor(self, text: str, at: int) -> DateInterval | None:
        if self._bare is None or self._bare.span is None:
            return self._whole
        end = self._bare.span.end
        if self._whole is not None and text.find("\n\n", end, min(at, end + 2000)) >= 0:
            return self._whole
        return self._bare


def _moved(interval: DateInterval, years: int) -> DateInterval | None:
    start = calendar(interval.start.year + years, interval.start.month, interval.start.day)
    end = calendar(interval.end.year + years, interval.end.month, interval.end.day)
    return None if start is None or end is None else replace(interval, start=start, end=end)


def _nearest(borrowed: DateInterval, anchor: DateInterval) -> DateInterval:
    """Return a date without a year in the year that brings it nearest to `anchor` (Dec. 15, 2023 … Jan. 16)."""
    if anchor.precision not in ("day", "month"):
        return borrowed
    middle = (anchor.start.toordinal() + anchor.end.toordinal()) // 2
    choices = [borrowed, *(moved for step in (-1, 1) if (moved := _moved(borrowed, step)) is not None)]
    return min(choices, key=lambda choice: abs(choice.start.toordinal() - middle))
