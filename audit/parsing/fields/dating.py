"""The tokens of a date field in, a `DateInterval` out; a fixed small grammar over a text already known to be a date."""

import re
from calendar import monthrange
from datetime import date

from audit.model.dates import DateInterval, Precision
from audit.model.span import Span

_MONTH_NAMES = (
    "january jan januar jänner janvier janv gennaio gen gennajo enero ene januari",
    "february feb februar feber février fevrier févr fév fevr febbraio febbr febrero februari febr",
    "march mar märz maerz mrz mars marzo maart",
    "april apr avril avr aprile abril abr",
    "may mai maggio mag mayo mei",
    "june jun juni juin giugno giu giug junio",
    "july jul juli juillet juil luglio lug lugl julio",
    "august aug août aout agosto ago augustus",
    "september sept sep septembre settembre sett set septiembre setiembre",
    "october oct oktober okt octobre ottobre ott octubre",
    "november nov novembre noviembre",
    "december dec dezember dez décembre déc decembre dicembre dic diciembre",
)
MONTHS = {name: number for number, names in enumerate(_MONTH_NAMES, 1) for name in names.split()}
SEASONS = {
    "spring": (3, 5), "summer": (6, 8), "autumn": (9, 11), "fall": (9, 11), "winter": (12, 2),
    "frühjahr": (3, 5), "frühling": (3, 5), "sommer": (6, 8), "herbst": (9, 11),
    "printemps": (3, 5), "été": (6, 8), "automne": (9, 11), "hiver": (12, 2),
    "primavera": (3, 5), "estate": (6, 8), "autunno": (9, 11), "inverno": (12, 2),
    "verano": (6, 8), "otoño": (9, 11), "invierno": (12, 2),
}  # fmt: skip
_PART = re.compile(r"\d{4}-\d{2}-\d{2}|\d{1,4}|[^\W\d_]+")
_CIRCA = frozenset(["c", "ca", "circa", "um", "about", "vers", "env"])


def read_date(text: str, start: int) -> DateInterval | None:
    """Return the interval that `text`, the whole of a date field at offset `start`, names; None when it names none.

    Needs a year of three or four digits. Numeric dates are read day first, unless that is impossible.
    """
    years: list[int] = []
    months: list[int] = []
    days: list[int] = []
    seasons: list[tuple[int, int]] = []
    small: list[int] = []
    circa = False
    for found in _PART.finditer(text[:200]):
        word = found[0]
        if len(word) == 10 and word[4] == "-":
            years.append(int(word[:4]))
            small_month, day = int(word[5:7]), int(word[8:])
            if 1 <= small_month <= 12:
                months.append(small_month)
                days.append(day)
        elif word.isdigit() and word.isascii():
            if len(word) >= 3:
                years.append(int(word))
            elif months and not days and not small and years:
                days.append(int(word))
            else:
                small.append(int(word))
        else:
            key = word.casefold()
            if key in MONTHS:
                months.append(MONTHS[key])
            elif key in SEASONS:
                seasons.append(SEASONS[key])
            elif key in _CIRCA:
                circa = True
    if not years or not 1 <= years[0] <= 9998:
        return None
    year = years[-1] if len(years) > 1 and years[-1] != years[0] and months and years[0] < 1000 else years[0]
    span = Span(start, start + len(text))
    if months:
        days += [d for d in small if 1 <= d <= 31]
        month = months[0]
        last = monthrange(year, month)[1]
        if days and len(months) == 1 and 1 <= days[0] <= last:
            first = days[0]
            stop = (
                days[1] if len(days) > 1 and first < days[1] <= last and re.search(r"\d\s?[-–]\s?\d", text) else first
            )
            return _interval(
                date(year, month, first),
                date(year, month, stop),
                "day" if first == stop else "range",
                text,
                span,
                circa,
            )
        if len(months) > 1 and months[1] >= month:
            return _interval(
                date(year, month, 1), date(year, months[1], monthrange(year, months[1])[1]), "range", text, span, circa
            )
        return _interval(date(year, month, 1), date(year, month, last), "month", text, span, circa)
    if len(small) == 2 and re.search(r"\d\s?[./-]\s?\d", text):
        day, month = small if small[1] <= 12 else (small[1], small[0])
        if 1 <= month <= 12 and 1 <= day <= monthrange(year, month)[1]:
            return _interval(date(year, month, day), date(year, month, day), "day", text, span, circa)
    if seasons:
        first_month, last_month = seasons[0]
        if first_month > last_month:  # winter is counted to the year of its December
            return _interval(
                date(year, 12, 1), date(year + 1, 2, monthrange(year + 1, 2)[1]), "season", text, span, circa
            )
        return _interval(
            date(year, first_month, 1),
            date(year, last_month, monthrange(year, last_month)[1]),
            "season",
            text,
            span,
            circa,
        )
    closing = _closing_year(text, year)
    if closing is not None and year < closing <= 9998:
        return _interval(date(year, 1, 1), date(closing, 12, 31), "range", text, span, circa)
    if re.search(r"\b\d{3}0s\b", text):
        return _interval(date(year, 1, 1), date(year + 9, 12, 31), "decade", text, span, circa)
    return _interval(date(year, 1, 1), date(year, 12, 31), "year", text, span, circa)


def _closing_year(text: str, year: int) -> int | None:
    """Return the second year of "1978–86", "1924–1926", "1985/86"."""
    found = re.search(r"\d{4}\s?[-–—/]\s?(\d{4}|\d{2})(?!\d)", text)
    if found is None:
        return None
    digits = found[1]
    return int(digits) if len(digits) == 4 else year - year % 100 + int(digits)


def _interval(start: date, end: date, precision: Precision, raw: str, span: Span, circa: bool) -> DateInterval:
    return DateInterval(start=start, end=end, precision=precision, raw=raw, span=span, circa=circa)
