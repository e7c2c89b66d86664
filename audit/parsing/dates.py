"""Dates in running text: text in, closed intervals of days out, each with the place and the manner of its writing.

Every expression that is read holds a digit (or names a century in words), so the scan walks from one run of digits to
the next and looks around it; prose without digits costs nothing.
"""

import re
from bisect import bisect_right
from calendar import monthrange
from dataclasses import replace
from datetime import date

from audit.language.months import DOUBTFUL_MONTHS, MONTHS, SEASONS, WEEKDAYS, fold
from audit.model.dates import DateForm, DateInterval, Precision
from audit.model.span import Span
from audit.parsing.addresses import post_date, url_date

__all__ = ["find_dates", "parse_date", "post_date", "url_date"]

_WORD = r"[^\W\d_]{3,13}"
_DAY = r"(?:0?[1-9]|[12][0-9]|3[0-9])(?![0-9])"
_ORDINAL = r"(?:st|nd|rd|th|er|re|ère|º|ª|°|\.|e|de|ste|a)?"
_DASH = r"[ \t\u00a0]?(?:[-–—/&]|to\b|and\b|bis\b|und\b|et\b|au\b|al?\b|y\b|e\b|en\b|t/m|tot\b)[ \t\u00a0]?"
_OF = r"(?:of[ \t]|de[ \t]|di[ \t]|del[ \t]|van[ \t]|d['’])?"
_GAP = r"[ \t\u00a0]?(?:\n(?![ \t]*\n))?[ \t]?"  # one line break, as in hard-wrapped prose, but no blank line
_YEAR = r"[0-9]{4}(?![0-9])"

# "3 April 2024", "3rd of April", "le 1er mai"
_DAY_MONTH_ONE = re.compile(
    rf"(?P<d>{_DAY}){_ORDINAL}{_GAP}(?:day[ \t])?{_OF}(?P<m>{_WORD})\.?(?:,?{_GAP}{_OF}(?P<y>{_YEAR}))?"
)
_DAY_RANGE = re.compile(
    rf"(?P<d1>{_DAY}){_ORDINAL}{_DASH}(?P<d2>{_DAY}){_ORDINAL}{_GAP}{_OF}(?P<m>{_WORD})\.?(?:,?{_GAP}{_OF}(?P<y>{_YEAR}))?"
)
_SPAN_RIGHT = re.compile(rf"{_DASH}(?={_DAY}|{_WORD})")
# "April 3, 2024", "Apr. 3rd", "April 3–5, 2024", "January 20 to 22"
_MONTH_DAY = re.compile(
    rf"(?P<m>{_WORD})\.?{_GAP}(?:the[ \t])?(?P<d1>{_DAY})(?:st|nd|rd|th)?(?:{_DASH}(?P<d2>{_DAY})(?:st|nd|rd|th)?)?"
    rf"(?:(?:[,.]{_GAP}|{_GAP}|,? of[ \t])(?P<y>{_YEAR}))?"
)
# "April 2024", "April, 2024", "April of 2024", "November–December 2019", "Nov./Dec. 2019"
_MONTH_YEAR = re.compile(
    rf"(?P<m1>{_WORD})\.?(?:{_DASH}(?P<m2>{_WORD})\.?)?(?:,?{_GAP}(?:of[ \t]|de[ \t]|del[ \t])?)(?P<y>{_YEAR})"
    r"(?:[-–/](?P<y2>[0-9]{2}(?:[0-9]{2})?)(?![0-9]))?"
)
_YEAR_MONTH = re.compile(rf"(?P<y>{_YEAR}),?{_GAP}(?P<m>{_WORD})\.?(?:{_GAP}(?P<d>{_DAY})(?![.,]?[0-9]))?")
_ISO = re.compile(r"(?P<y>[0-9]{4})(?P<s>[-/.])(?P<m>[0-9]{1,2})(?P=s)(?P<d>[0-9]{1,2})(?![0-9])(?:T[0-9:.]+Z?)?")
_NUMERIC = re.compile(r"(?P<a>[0-9]{1,2})(?P<s>[-/.])[ ]?(?P<b>[0-9]{1,2})(?P=s)[ ]?(?P<y>[0-9]{4})(?![0-9])")
_YEARS = re.compile(
    r"(?P<y>[0-9]{4})(?:(?P<s>s|['’]s|er\b(?= Jahre))|(?P<d>[-–—/])(?P<y2>[0-9]{4}|[0-9]{2})(?![0-9]|[-/.][0-9]))?"
    r"(?![0-9])"
)
_CENTURY = re.compile(
    r"(?P<n>[0-9]{1,2})(?:st|nd|rd|th|e|ème|er|o|º|\.|ro|de|ste)?[ \t\u00a0-](?:century|centuries|siècle|siglo|secolo|"
    r"século|Jahrhunderts?|Jh\.|eeuw)\b"
)
_CENTURY_NOUN = re.compile(r"[Cc]entury\b|siècle\b|secolo\b|siglo\b|século\b")
_ORDINAL_BEFORE = re.compile(
    r"\b(?:(?P<n>tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|twenty-first)[ -]|(?P<r>[XVI]{1,5})(?:e|ème|°)?[ \t\u00a0])$",
    re.IGNORECASE,
)
_NUMERAL_AFTER = re.compile(r"[ \t\u00a0](?P<r>[XVI]{1,5})\b")
_CENTURY_NAMES = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_SEASON_YEAR = re.compile(r"([0-9]{4})(?:[-–/]([0-9]{2}(?:[0-9]{2})?))?(?![0-9])")
_DIGITS = re.compile(r"[0-9]+")
# What stands before a date and narrows or loosens it; read backwards from the date within a short window.
_BEFORE = re.compile(
    r"(?:(?P<third>early|mid|late|beginning of|end of|anfang|mitte|ende|début|mi|fin|inizio|metà|fine|principios de|"
    r"mediados de|finales de|início de|meados de|begin|midden|eind)(?:[ \t\u00a0-]|[ -]in[ ])"
    r"|(?P<night>night of(?: the)?|nuit du|notte del|noche del|Nacht (?:vom|zum)|nacht van)[ \t]"
    r"|(?P<circa>c\.|ca\.?|circa|about|around|approximately|vers|um|gegen|hacia|verso|rond|omstreeks)[ \t\u00a0]?"
    r"|(?P<weekday>[^\W\d_]{3,12}(?:-feira)?)\.?,?[ \t]+(?:the[ \t]|den[ \t]|dem[ \t]|le[ \t]|el[ \t])?"
    r")$",
    re.IGNORECASE,
)
_FIRST_OF_TWO = re.compile(rf"({_WORD})\.?[ \t]?[-–—/&][ \t]?{_WORD}\.?[ ,]{{0,2}}$")

# The last words of all that `_BEFORE` reads: where none of them stands, it need not be tried.
_NARROWING = frozenset(
    """early mid late of anfang mitte ende début mi fin inizio metà fine principios mediados finales início meados begin
    midden eind the du del della vom zum van c ca circa about around approximately vers um gegen hacia verso rond
    omstreeks den dem le el in de""".split()  # noqa: SIM905
)
_YEAR_LEAD = re.compile(
    r"(?:\b(?:in|since|of|by|until|till|before|after|during|from|to|and|or|through|between|year|years|around|about|late|"
    r"early|mid|spring|summer|autumn|fall|winter|"
    r"[Ii]m|seit|von|bis|um|vor|nach|Jahr|Jahre|Jahres|en|depuis|avant|après|dès|jusqu'en|année|an|desde|hasta|año|de|"
    r"nel|dal|al|del|anno|em|desde|até|ano|sinds|vanaf|tot|voor|na|jaar|AD|ad|circa|ca\.|c\.|A\.D\.|repr\.|ed\.)"
    r"[ \t\u00a0\n]{1,2}(?:the[ ])?|[(\[,;:—–©][ ]?|[-'‘\"“])$"
)
_UNIT_AFTER = re.compile(
    r"[ \t\u00a0]?(?:%|‰|°|km|kg|cm|mm|m\b|ft\b|lb|per cent|percent|people|persons|men\b|women|troops|soldiers|pages|"
    r"pp?\b|words|miles|metres|meters|acres|tons|tonnes|hours|days|years|USD|EUR|dollars|euros|pounds|francs|marks|"
    r"million|billion|thousand|hundred|BCE?\b|B\.C|v\. Chr|av\. J|a\. ?C)"
)
_PLURAL_AFTER = re.compile(r"[ \t]([a-z]{3,})")
_NUMBER_BEFORE = re.compile(
    r"(?:[$€£¥#§№]|US\\?\$|Rs\.?|No\.|nos?\.|n\.|Nr\.|pp?\.|S\.|vol\.|Vol\.|ch\.|art\.|at|[0-9][.,:/])[ ]?$"
)


def find_dates(text: str, *, context: DateInterval | None = None) -> list[DateInterval]:
    """Return every date in `text` in order, spans being offsets into `text`.

    `context` is a date that stands before the text; it and each whole date found lend their year to the dates after
    them that have none (`year_from_context`). Without any such date a day without a year is left out. A numeric date
    that can be read two ways (03/04/2024) becomes the interval from the one reading to the other.
    """
    found: list[DateInterval] = []
    years = _Years(context)
    last = 0
    for run in _DIGITS.finditer(text):
        if run.start() < last:
            continue
        date_here = _read_at(text, run.start(), run.end(), last, years.current(text, run.start()))
        if date_here is None or date_here.span is None:
            continue
        if date_here.year_from_context:
            date_here = years.lend(date_here, text, run.start())
        else:
            years.take(date_here)
        found.append(date_here)
        last = run.end() if date_here.span is None else date_here.span.end
    if any(word in text for word in ("century", "Century", "siècle", "secolo", "siglo", "século")):
        found = _with_centuries(text, found)
    return found


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
        if self._whole is not None and "\n\n" in text[self._bare.span.end : min(at, self._bare.span.end + 2000)]:
            return self._whole
        return self._bare


def _moved(interval: DateInterval, years: int) -> DateInterval | None:
    start = _calendar(interval.start.year + years, interval.start.month, interval.start.day)
    end = _calendar(interval.end.year + years, interval.end.month, interval.end.day)
    return None if start is None or end is None else replace(interval, start=start, end=end)


def _nearest(borrowed: DateInterval, anchor: DateInterval) -> DateInterval:
    """Return a date without a year in the year that brings it nearest to `anchor` (Dec. 15, 2023 … Jan. 16)."""
    if anchor.precision not in ("day", "month"):
        return borrowed
    middle = (anchor.start.toordinal() + anchor.end.toordinal()) // 2
    choices = [borrowed, *(moved for step in (-1, 1) if (moved := _moved(borrowed, step)) is not None)]
    return min(choices, key=lambda choice: abs(choice.start.toordinal() - middle))


def parse_date(text: str) -> DateInterval | None:
    """Return the one date that `text` consists of, None when it is none, several, or has other words beside it."""
    found = find_dates(text)
    if len(found) == 1 and found[0].span is not None:
        rest = text[: found[0].span.start] + text[found[0].span.end :]
        return found[0] if len(rest.strip(" \t\n.,;:()[]\"'“”")) == 0 else None
    stripped = text.strip(" \t\n.,;:()[]")
    if re.fullmatch(r"1[0-9]{3}|20[0-9]{2}|21[0-9]{2}", stripped):
        start = text.index(stripped)
        return _years(int(stripped), int(stripped), "year", text, start, start + 4)
    return None


def _read_at(text: str, start: int, end: int, floor: int, year: int | None) -> DateInterval | None:
    """Read the date that the digits from `start` to `end` belong to; nothing before `floor` may be used."""
    digits = end - start
    if digits not in (1, 2, 4):
        return None
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
    for border in _BORDERS:
        word = word.rpartition(border)[2]
    return (word, window + before.rindex(word)) if word.isalpha() else ("", start)


_ARTICLES = frozenset(("the", "of", "de", "del"))
_BORDERS = ("-", "–", "—", "/", "(", "[", "“", '"', "*", "_")


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
                return _between(
                    text, at, stop, floor, (end_year or year, month, first), (end_year or year, end_month, end_day),
                    end_year is None,
                )  # fmt: skip
        stop = match.end()
        if match["d2"] and int(match["d2"]) > first:
            whole = written or year
            return _between(
                text, at, stop, floor, (whole, month, first), (whole, month, int(match["d2"])), written is None
            )
        if match["d2"]:
            stop = match.end("d1")
            written = None
        return _day(text, at, stop, floor, (written or year, month, first), written is None, "month-day-year")
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
    if not _plausible(written):
        return None
    return _months(text, at, match.end("y"), floor, written, month, last)


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
            return _between(
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
            return _between(
                text, start, stop, floor, (end_year or year, month, day), (end_year or year, end_month, end_day),
                end_year is None,
            )  # fmt: skip
    whole = int(match["y"]) if match["y"] else year
    return _day(text, start, _stop(match), floor, (whole, month, day), match["y"] is None, "day-month-year")


def _stop(match: re.Match[str]) -> int:
    """Return where a date ends: after its year, else after its month, leaving out a full stop that ends a sentence."""
    return match.end("y") if match["y"] else match.end("m")


def _numeric(text: str, start: int) -> DateInterval | None:
    match = _NUMERIC.match(text, start)
    if match is None or not _plausible(int(match["y"])):
        return None
    first, second, year = int(match["a"]), int(match["b"]), int(match["y"])
    forms: dict[str, DateForm] = {"/": "numeric-slash", ".": "numeric-dot", "-": "numeric-dash"}
    span = Span(start, match.end())
    readings = [
        reading
        for reading in (_calendar(year, second, first), _calendar(year, first, second))
        if reading is not None
    ]
    if match["s"] == "." and readings and _calendar(year, second, first) is not None:
        readings = readings[:1]  # with full stops the day comes first wherever dates are so written
    if not readings:
        if first > 31 or second > 31 or (first > 12 and second > 12 and match["s"] == "."):
            return None
        whole = _years(year, year, "year", text, start, match.end())
        return replace(whole, impossible=True, form=forms[match["s"]])
    low, high = min(readings), max(readings)
    precision: Precision = "day" if low == high else "range"
    return DateInterval(
        start=low, end=high, precision=precision, raw=match[0], span=span, form=forms[match["s"]]
    )  # fmt: skip


def _year_first(text: str, start: int, end: int, floor: int) -> DateInterval | None:
    year = int(text[start:end])
    if not _plausible(year) or (start > 0 and (text[start - 1].isdigit() or text[start - 1] == "_")):
        return None
    iso = _ISO.match(text, start)
    if iso is not None:
        return _iso(text, iso)
    named = _YEAR_MONTH.match(text, start)
    if named is not None and fold(named["m"]) in MONTHS and _capital_enough(named["m"], fold(named["m"])):
        month = MONTHS[fold(named["m"])]
        if named["d"] and int(named["d"]) <= 31:
            return _day(text, start, named.end(), floor, (year, month, int(named["d"])), False, "year-month-day")
        return _months(text, start, named.end("m"), floor, year, month, month)
    years = _YEARS.match(text, start)
    if years is None:
        return None
    if years["s"]:
        span_of = 100 if year % 100 == 0 and year < 2000 else 10
        precision: Precision = "century" if span_of == 100 else "decade"
        if year % 10:
            return None
        whole = _years(year, year + span_of - 1, precision, text, start, years.end())
        return _refined(text, floor, whole)
    if start > 0 and text[start - 1].isalpha():
        return None
    if years["y2"]:
        last = int(years["y2"]) if len(years["y2"]) == 4 else year // 100 * 100 + int(years["y2"])
        if len(years["y2"]) == 2 and int(years["y2"]) <= 12 and last <= year and int(years["y2"]) > 0:
            if years["d"] != "-":
                return None
            return _months(text, start, years.end(), floor, year, int(years["y2"]), int(years["y2"]))
        if last > year and _plausible(last) and last - year <= 500:
            return _years(year, last, "range", text, start, years.end()) if _is_year(text, start, years.end()) else None
        return None
    if not _is_year(text, start, end):
        return None
    return _refined(text, floor, _years(year, year, "year", text, start, end))


def _iso(text: str, match: re.Match[str]) -> DateInterval | None:
    form: DateForm = "iso" if match["s"] == "-" else "year-month-day"
    year, month, day = int(match["y"]), int(match["m"]), int(match["d"])
    whole = _calendar(year, month, day)
    span = Span(match.start(), match.end("d"))
    raw = text[span.start : span.end]
    if whole is not None:
        return DateInterval(start=whole, end=whole, precision="day", raw=raw, span=span, form=form)
    if month > 31 or day > 31 or (month == 0 and day == 0):
        return None
    if 1 <= month <= 12:
        return replace(_months(text, span.start, span.end, span.start, year, month, month), impossible=True, form=form)
    return replace(_years(year, year, "year", text, span.start, span.end), impossible=True, form=form)


def _is_year(text: str, start: int, end: int) -> bool:
    """Tell whether four digits that stand alone are a year and not a count, a price or a page."""
    before = text[max(0, start - 14) : start]
    if _NUMBER_BEFORE.search(before):
        return False
    if _UNIT_AFTER.match(text, end) or (text[end : end + 1] in (".", ",", ":") and text[end + 1 : end + 2].isdigit()):
        return False
    plural = _PLURAL_AFTER.match(text, end)
    led = bool(_YEAR_LEAD.search(before)) or start == 0
    if plural is not None and plural[1].endswith("s") and not plural[1].endswith(("ss", "us", "is", "was", "has")):
        return led and int(text[start : start + 4]) % 100 != 0 and not before.endswith((", ", "and ", "or ", "to "))
    following = text[end : end + 1]
    if led or following in (",", ".", ";", ":", ")", "]", "", "\n", "—", "–", "’", "'", "?", "!", "”"):
        return True
    value = int(text[start : start + 4])
    return bool(before) and before[-1] in " \n" and 1400 <= value <= 2100 and value % 100 != 0


def _season(text: str, at: int, year_at: int) -> DateInterval | None:
    match = _SEASON_YEAR.match(text, year_at)
    if match is None or not _plausible(int(match[1])):
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
    return _century_of(int(match["n"]), text, match.start(), match.end())


def _century_of(number: int, text: str, start: int, end: int) -> DateInterval:
    return _years(number * 100 - 99, number * 100, "century", text, start, end)


def _with_centuries(text: str, found: list[DateInterval]) -> list[DateInterval]:
    """Add the centuries that are written in words or Roman figures, keeping the order."""
    starts = [one.span.start for one in found if one.span is not None]
    added: list[DateInterval] = []
    for noun in _CENTURY_NOUN.finditer(text):
        read = _named_century(text, noun)
        if read is None:
            continue
        number, start, end = read
        at = bisect_right(starts, start) - 1
        free = at < 0 or (span := found[at].span) is None or span.end <= start
        if 10 <= number <= 22 and free:
            added.append(_century_of(number, text, start, end))
    if not added:
        return found
    return sorted(found + added, key=lambda one: one.span.start if one.span is not None else 0)


def _named_century(text: str, noun: re.Match[str]) -> tuple[int, int, int] | None:
    """Return the number of a century written without digits, and its place."""
    window = max(0, noun.start() - 16)
    before = _ORDINAL_BEFORE.search(text[window : noun.start()])
    if before is not None:
        start = window + before.start()
        if before["n"]:
            return _CENTURY_NAMES.index(before["n"].lower()) + 10, start, noun.end()
        return _roman(before["r"]), start, noun.end()
    after = _NUMERAL_AFTER.match(text, noun.end())
    return (_roman(after["r"]), noun.start(), after.end()) if after is not None else None


def _roman(figures: str) -> int:
    total = 0
    values = [{"I": 1, "V": 5, "X": 10}.get(figure, 0) for figure in figures.upper()]
    for value, following in zip(values, [*values[1:], 0], strict=True):
        total += -value if value < following else value
    return total


def _day(
    text: str, at: int, stop: int, floor: int, parts: tuple[int | None, int, int], borrowed: bool, form: DateForm
) -> DateInterval | None:
    year, month, day = parts
    if year is None or not _plausible(year):
        return None
    whole = _calendar(year, month, day)
    if whole is None:
        # February 29 in a year that was only guessed is no fault.
        if borrowed and month == 2 and day == 29:
            return None
        return replace(
            _months(text, at, stop, at, year, month, month), impossible=True, form="" if borrowed else form,
            year_from_context=borrowed,
        )  # fmt: skip
    interval = DateInterval(
        start=whole, end=whole, precision="day", raw=text[at:stop], span=Span(at, stop),
        year_from_context=borrowed, form="" if borrowed else form,
    )  # fmt: skip
    return _refined(text, floor, interval)


def _between(
    text: str, at: int, stop: int, floor: int,
    first: tuple[int | None, int, int], last: tuple[int | None, int, int], borrowed: bool,
) -> DateInterval | None:  # fmt: skip
    """Return the interval from day to day; from December to January the first year is the one before."""
    if first[0] is None or last[0] is None or not _plausible(last[0]):
        return None
    start_year = first[0] - 1 if (first[1], first[2]) > (last[1], last[2]) else first[0]
    start, end = _calendar(start_year, *first[1:]), _calendar(last[0], *last[1:])
    if start is None or end is None:
        month = last[1] if end is None else first[1]
        return replace(_months(text, at, stop, at, last[0], month, month), impossible=True)
    interval = DateInterval(
        start=start, end=end, precision="range", raw=text[at:stop], span=Span(at, stop), year_from_context=borrowed
    )
    return _refined(text, floor, interval)


def _months(text: str, at: int, stop: int, floor: int, year: int, first: int, last: int) -> DateInterval:
    last_year = year
    if first > last:
        year -= 1
    interval = DateInterval(
        start=date(year, first, 1), end=date(last_year, last, monthrange(last_year, last)[1]),
        precision="month" if first == last else "range", raw=text[at:stop], span=Span(at, stop),
    )  # fmt: skip
    return _refined(text, floor, interval)


def _years(first: int, last: int, precision: Precision, text: str, start: int, end: int) -> DateInterval:
    return DateInterval(
        start=date(first, 1, 1), end=date(last, 12, 31), precision=precision, raw=text[start:end], span=Span(start, end)
    )


def _refined(text: str, floor: int, interval: DateInterval) -> DateInterval:
    """Take in what stands before the date: its weekday, "early", "the night of", "about"."""
    if interval.span is None:
        return interval
    at = interval.span.start
    window = max(floor, at - 24)
    before = text[window:at]
    words = before.split()
    last = words[-1].lower().rstrip(".,") if words else ""
    if last not in _NARROWING and before[-1:] != "-" and fold(last) not in WEEKDAYS:
        return interval
    match = _BEFORE.search(before)
    if match is None:
        return interval
    name = match.lastgroup
    if name == "weekday":
        weekday = WEEKDAYS.get(fold(match["weekday"]))
        if weekday is None or interval.precision != "day":
            return interval
        return replace(interval, weekday=weekday)
    start = window + match.start()
    wide = replace(interval, raw=text[start : interval.span.end], span=Span(start, interval.span.end))
    if name == "circa":
        return replace(wide, circa=True)
    if name == "night":
        morning = date.fromordinal(interval.end.toordinal() + 1)
        return replace(wide, end=morning, precision="range") if interval.precision == "day" else interval
    return _third(wide, match["third"].lower()) if interval.precision in ("month", "year", "decade") else interval


_THIRDS = {
    "early": 0, "beginning of": 0, "anfang": 0, "début": 0, "inizio": 0, "principios de": 0, "início de": 0, "begin": 0,
    "mid": 1, "mitte": 1, "mi": 1, "metà": 1, "mediados de": 1, "meados de": 1, "midden": 1,
}  # fmt: skip


def _third(interval: DateInterval, word: str) -> DateInterval:
    """Return the first, middle or last half of a month or year: wide, since "early" has no edge."""
    first, last = interval.start.toordinal(), interval.end.toordinal()
    length = last - first
    part = _THIRDS.get(word, 2)
    start = first + length * part // 4
    return replace(
        interval, start=date.fromordinal(start), end=date.fromordinal(min(last, start + length // 2)), precision="range"
    )


def _plausible(year: int) -> bool:
    return 1000 <= year <= 2199


def _calendar(year: int, month: int, day: int) -> date | None:
    if not 1 <= month <= 12 or not 1 <= day <= monthrange(year, month)[1]:
        return None
    return date(year, month, day)
