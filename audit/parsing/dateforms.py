"""One written date: an offset at which digits stand in, the date they belong to out, in any of its written forms."""

import re
from calendar import monthrange
from dataclasses import replace
from datetime import date

from audit.language.expressions import expression
from audit.language.months import DOUBTFUL_MONTHS, MONTHS, SEASONS, fold
from audit.model.dates import DateForm, DateInterval, Precision
from audit.model.span import Span
from audit.parsing.centuries import century_of
from audit.parsing.dateparts import calendar, day_of, days_between, months_of, plausible, years_of
from audit.parsing.datewords import is_year, refined

_WORD = r"[^\W\d_]{3,13}"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[0-9])(?![0-9])"
_ORDINAL = r"(?:st|nd|rd|th|er|re|ère|º|ª|°|\.|e|de|ste|a)?"
_DASH = r"[ \t\u00a0]?(?:[-–—/&]|to\b|and\b|bis\b|und\b|et\b|au\b|al?\b|y\b|e\b|en\b|t/m|tot\b)[ \t\u00a0]?"
_OF = r"(?:of[ \t]|de[ \t]|di[ \t]|del[ \t]|van[ \t]|d['’])?"
_GAP = r"[ \t\u00a0]?(?:\n(?![ \t]*\n))?[ \t]?"  # one line break, as in hard-wrapped prose, but no blank line
_YEAR = r"[0-9]{4}(?![0-9])"

# "3 April 2024", "3rd of April", "le 1er mai"
_DAY_MONTH_ONE = expression(
    rf"(?P<d>{_DAY}){_ORDINAL}{_GAP}(?:day[ \t])?{_OF}(?P<m>{_WORD})\.?(?:,?{_GAP}{_OF}(?P<y>{_YEAR}))?"
)
_DAY_RANGE = expression(
    rf"(?P<d1>{_DAY}){_ORDINAL}{_DASH}(?P<d2>{_DAY}){_ORDINAL}{_GAP}{_OF}(?P<m>{_WORD})\.?(?:,?{_GAP}{_OF}(?P<y>{_YEAR}))?"
)
_SPAN_RIGHT = expression(rf"{_DASH}(?={_DAY}|{_WORD})")
# "April 3, 2024", "Apr. 3rd", "April 3–5, 2024", "January 20 to 22"
_MONTH_DAY = expression(
    rf"(?P<m>{_WORD})\.?{_GAP}(?:the[ \t])?(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:{_DASH}(?P<d2>{_DAY})(?:st|nd|rd|th)?)?"
    rf"(?:(?:[,.]{_GAP}|{_GAP}|,? of[ \t])(?P<y>{_YEAR}))?"
)
# "April 2024", "April, 2024", "April of 2024", "November–December 2019", "Nov./Dec. 2019"
_MONTH_YEAR = expression(
    rf"(?P<m1>{_WORD})\.?(?:{_DASH}(?P<m2>{_WORD})\.?)?(?:,?{_GAP}(?:of[ \t]|de[ \t]|del[ \t])?)(?P<y>{_YEAR})"
    r"(?:[-–/](?P<y2>[0-9]{2}(?:[0-9]{2})?)(?![0-9]))?"
)
_YEAR_MONTH = expression(rf"(?P<y>{_YEAR}),?{_GAP}(?P<m>{_WORD})\.?(?:{_GAP}(?P<d>{_DAY})(?![.,]?[0-9]))?")
_ISO = expression(r"(?P<y>[0-9]{4})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9])(?:T[0-9:.]+Z?)?")
_NUMERIC = expression(r"(?P<a>[0-9]{1,2})(?P<s>[-/.])[ ]?(?P<b>[0-9]{1,2})(?P=s)[ ]?(?P<y>[0-9]{4})(?![0-9])")
_YEARS = expression(
    r"(?P<y>[0-9]{4})(?:(?P<s>s|['’]s|er\b(?= Jahre))|(?P<d>[-–—/])(?P<y2>[0-9]{4}|[0-9]{2})(?![0-9]|[-/.][0-9]))?"
    r"(?![0-9])"
)
_CENTURY = expression(
    r"(?P<n>[0-9]{1,2})(?:st|nd|rd|th|e|ème|er|o|º|\.|ro|de|ste)?[ \t\u00a0-](?:century|centuries|siècle|siglo|secolo|"
    r"século|Jahrhunderts?|Jh\.|eeuw)\b"
)
_SEASON_YEAR = expression(r"([0-9]{4})(?:[-–/]([0-9]{2}(?:[0-9]{2})?))?(?![0-9])")
_FIRST_OF_TWO = expression(rf"({_WORD})\.?[ \t]?[-–—/&][ \t]?{_WORD}\.?[ ,]{{0,2}}$")
_ARTICLES = frozenset(("the", "of", "de", "del"))
_BORDERS = ("-", "–", "—", "/", "(", "[", "“", '"', "*", "_")


def read_date_at(text: str, start: int, end: int, floor: int, year: int | None) -> DateInterval | None:
    """Read the date that the one, two or four digits from `start` to `end` belong to, None if none.

    Nothing before `floor` is used. `year` is the year that a date without one borrows.
    """
    digits = end - start
    if start > 0 and (text[start - 1] in "/=_&?%#@~" or (text[start - 1].isalnum() and digits != 4)):
        return None  # inside an address or a word
    word, at = _word_before(text, start, floor)
    if word:
        folded = fold(word)
        if folded in MONTHS and _capital_enough(word, folded):
            named = _month_first(text, at, floor, year, digits)
            if named is not None:
                return named
        elif digits == 4 and folded in SEASONS:
            return _season(text, at, start)
    if digits == 4:
        return _year_first(text, start, end, floor)
    return _numeric(text, start) or _day_first(text, start, floor, year) or _century(text, start)


def _word_before(text: str, start: int, floor: int) -> tuple[str, int]:
    """Return the word before offset `start` and its place, passing over "the" and "of"; "" when there is none."""
    window = max(floor, start - 32)
    before = text[window:start]
    if "\n\n" in before:
        window += before.rindex("\n\n") + 2
        before = text[window:start]
    words = before.split()
    if words and words[-1] in _ARTICLES:
        words.pop()
    if not words:
        return "", start
    word = words[-1].rstrip(".,")
    if not word.isalpha():
        for border in _BORDERS:
            word = word.rpartition(border)[2]
        if not word.isalpha():
            return "", start
    return word, window + before.rindex(word)


def _capital_enough(word: str, folded: str) -> bool:
    """Tell "May" from "may", "March" from "march"; other month names are small in half the languages."""
    return folded not in DOUBTFUL_MONTHS or word[0].isupper()


def _month_first(text: str, at: int, floor: int, year: int | None, digits: int) -> DateInterval | None:
    if digits <= 2:
        match = _MONTH_DAY.match(text, at)
        if match is None:
            return None
        month = MONTHS[fold(match["m"])]
        first = int(match["d1"])
        if first > 31:
            return None
        written = int(match["y"]) if match["y"] else None
        if match["y"] is None and match["d2"] is None:
            right = _right_end(text, match.end(), month_first=True)
            if right is not None:
                end_month, end_day, end_year, stop = right
                return days_between(
                    text, at, stop, floor, (end_year or year, month, first), (end_year or year, end_month, end_day),
                    end_year is None,
                )  # fmt: skip
        stop = match.end()
        if match["d2"] and int(match["d2"]) > first:
            whole = written or year
            return days_between(
                text, at, stop, floor, (whole, month, first), (whole, month, int(match["d2"])), written is None
            )
        if match["d2"]:
            stop = match.end("d1")
            written = None
        return day_of(text, at, stop, floor, (written or year, month, first), written is None, "month-day-year")
    match = _MONTH_YEAR.match(text, at)
    if match is None:
        return None
    earlier = _FIRST_OF_TWO.search(text[max(floor, at - 20) : match.start("y")])
    month = last = MONTHS[fold(match["m1"])]
    if match["m2"] is not None:
        if fold(match["m2"]) not in MONTHS:
            return None
        last = MONTHS[fold(match["m2"])]
    elif earlier is not None and fold(earlier[1]) in MONTHS:
        month = MONTHS[fold(earlier[1])]
        at = max(floor, at - 20) + earlier.start(1)
    written = int(match["y"])
    if not plausible(written):
        return None
    return months_of(text, at, match.end("y"), floor, written, month, last)


def _right_end(text: str, at: int, *, month_first: bool) -> tuple[int, int, int | None, int] | None:
    """Read the second half of "January 20 – February 3, 2024": month, day, year if written, and where it ends."""
    dash = _SPAN_RIGHT.match(text, at)
    if dash is None:
        return None
    match = (_MONTH_DAY if month_first else _DAY_MONTH_ONE).match(text, dash.end())
    if match is None or fold(match["m"]) not in MONTHS:
        return None
    day = int(match["d1"] if month_first else match["d"])
    return MONTHS[fold(match["m"])], day, int(match["y"]) if match["y"] else None, match.end()


def _day_first(text: str, start: int, floor: int, year: int | None) -> DateInterval | None:
    several = _DAY_RANGE.match(text, start)
    if several is not None and fold(several["m"]) in MONTHS and int(several["d1"]) < int(several["d2"]):
        month = MONTHS[fold(several["m"])]
        whole = int(several["y"]) if several["y"] else year
        if several["y"] or _capital_enough(several["m"], fold(several["m"])):
            return days_between(
                text, start, _stop(several), floor, (whole, month, int(several["d1"])),
                (whole, month, int(several["d2"])), several["y"] is None,
            )  # fmt: skip
    match = _DAY_MONTH_ONE.match(text, start)
    if match is None:
        return None
    folded = fold(match["m"])
    if folded not in MONTHS or (match["y"] is None and (folded in DOUBTFUL_MONTHS and folded not in ("may", "march"))):
        return None
    if match["y"] is None and not _capital_enough(match["m"], folded):
        return None
    month, day = MONTHS[folded], int(match["d"])
    if match["y"] is None:
        right = _right_end(text, match.end(), month_first=False)
        if right is not None:
            end_month, end_day, end_year, stop = right
            return days_between(
                text, start, stop, floor, (end_year or year, month, day), (end_year or year, end_month, end_day),
                end_year is None,
            )  # fmt: skip
    whole = int(match["y"]) if match["y"] else year
    return day_of(text, start, _stop(match), floor, (whole, month, day), match["y"] is None, "day-month-year")


def _stop(match: re.Match[str]) -> int:
    """Return where a date ends: after its year, else after its month, leaving out a full stop that ends a sentence."""
    return match.end("y") if match["y"] else match.end("m")


def _numeric(text: str, start: int) -> DateInterval | None:
    match = _NUMERIC.match(text, start)
    if match is None or not plausible(int(match["y"])):
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    forms: dict[str, DateForm] = {"/": "numeric-slash", ".": "numeric-dot", "-": "numeric-dash"}
    span = Span(start, match.end())
    readings = [
        reading for reading in (calendar(year, second, first), calendar(year, first, second)) if reading is not None
    ]
    if match["s"] == "." and readings and calendar(year, second, first) is not None:
        readings = readings[:1]  # with full stops the day comes first wherever dates are so written
    if not readings:
        if first > 31 or second > 31 or (first > 12 and second > 12 and match["s"] == "."):
            return None
        whole = years_of(year, year, "year", text, start, match.end())
        return replace(whole, impossible=True, form=forms[match["s"]])
    low, high = min(readings), max(readings)
    precision: Precision = "day" if low == high else "range"
    return DateInterval(
        start=low, end=high, precision=precision, raw=match[0], span=span, form=forms[match["s"]]
    )  # fmt: skip


def _year_first(text: str, start: int, end: int, floor: int) -> DateInterval | None:
    year = int(text[start:end])
    if not plausible(year) or (start > 0 and (text[start - 1].isdigit() or text[start - 1] == "_")):
        return None
    iso = _ISO.match(text, start)
    if iso is not None:
        return _iso(text, iso)
    named = _YEAR_MONTH.match(text, start)
    if named is not None and fold(named["m"]) in MONTHS and _capital_enough(named["m"], fold(named["m"])):
        month = MONTHS[fold(named["m"])]
        if named["d"] and int(named["d"]) <= 31:
            return day_of(text, start, named.end(), floor, (year, month, int(named["d"])), False, "year-month-day")
        return months_of(text, start, named.end("m"), floor, year, month, month)
    years = _YEARS.match(text, start)
    if years is None:
        return None
    if years["s"]:
        span_of = 100 if year % 100 == 0 and year < 2000 else 10
        precision: Precision = "century" if span_of == 100 else "decade"
        if year % 10:
            return None
        whole = years_of(year, year + span_of - 1, precision, text, start, years.end())
        return refined(text, floor, whole)
    if start > 0 and text[start - 1].isalpha():
        return None
    if years["y2"]:
        last = int(years["y2"]) if len(years["y2"]) == 4 else year // 100 * 100 + int(years["y2"])
        if len(years["y2"]) == 2 and int(years["y2"]) <= 12 and last <= year and int(years["y2"]) > 0:
            if years["d"] != "-":
                return None
            return months_of(text, start, years.end(), floor, year, int(years["y2"]), int(years["y2"]))
        if last > year and plausible(last) and last - year <= 500:
            led = is_year(text, start, years.end())
            return years_of(year, last, "range", text, start, years.end()) if led else None
        return None
    if not is_year(text, start, end):
        return None
    return refined(text, floor, years_of(year, year, "year", text, start, end))


def _iso(text: str, match: re.Match[str]) -> DateInterval | None:
    form: DateForm = "iso" if match["s"] == "-" else "year-month-day"
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    whole = calendar(year, month, day)
    span = Span(match.start(), match.end("d"))
    raw = text[span.start : span.end]
    if whole is not None:
        return DateInterval(start=whole, end=whole, precision="day", raw=raw, span=span, form=form)
    if month > 31 or day > 31 or (month == 0 and day == 0):
        return None
    whole_year = years_of(year, year, "year", text, span.start, span.end)
    known = months_of(text, span.start, span.end, span.start, year, month, month) if 1 <= month <= 12 else whole_year
    return replace(known, impossible=True, form=form)


def _season(text: str, at: int, year_at: int) -> DateInterval | None:
    match = _SEASON_YEAR.match(text, year_at)
    if match is None or not plausible(int(match[1])):
        return None
    word = text[at:year_at].split()[0].rstrip(".,")
    first, last = SEASONS[fold(word)]
    year = int(match[1])
    # "Winter 2019" may be either end of that year; "Winter 2019/20" is the one between.
    start = date(year, first, 1) if match[2] or first < last else date(year, 1, 1)
    end = date(year, last, monthrange(year, last)[1]) if first < last else date(year + 1, last, 31)
    return DateInterval(
        start=start, end=end, precision="season", raw=text[at : match.end()], span=Span(at, match.end())
    )  # fmt: skip


def _century(text: str, start: int) -> DateInterval | None:
    match = _CENTURY.match(text, start)
    if match is None or not 10 <= int(match["n"]) <= 22:
        return None
    return century_of(int(match["n"]), match.start(), match.end(), text)
