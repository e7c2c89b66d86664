"""The words around a date: what narrows, loosens or names it, and whether four digits are a year at all."""

from dataclasses import replace
from datetime import date

from audit.language.expressions import expression
from audit.language.months import WEEKDAYS, fold
from audit.model.dates import DateInterval
from audit.model.span import Span

# "early", "the end of": the first, middle or last half of what follows.
_HALVES = {
    "early": 0, "beginning of": 0, "anfang": 0, "début": 0, "inizio": 0, "principios de": 0, "início de": 0, "begin": 0,
    "mid": 1, "mitte": 1, "mi": 1, "metà": 1, "mediados de": 1, "meados de": 1, "midden": 1,
    "late": 2, "end of": 2, "ende": 2, "fin": 2, "fine": 2, "finales de": 2, "eind": 2,
}  # fmt: skip
_NIGHTS = ("night of", "night of the", "nuit du", "notte del", "noche del", "nacht vom", "nacht zum", "nacht van")
_DOUBTS = frozenset("c ca circa about around approximately vers um gegen hacia verso rond omstreeks".split())
_ARTICLES = frozenset(("the", "den", "dem", "le", "el", "in"))
# Words before which four digits that follow are a year.
_YEAR_WORDS = frozenset(
    """in since of by until till before after during from to and or through between year years around about late early
    mid spring summer autumn fall winter im seit von bis um vor nach jahr jahre jahres en depuis avant après dès année
    an desde hasta año de nel dal al del anno em até ano sinds vanaf tot voor na jaar ad circa ca c repr ed jusqu'en
    a.d""".split()
)
_UNIT_AFTER = expression(
    r"[ \t\u00a0]?(?:%|‰|°|km|kg|cm|mm|m\b|ft\b|lb|per cent|percent|people|persons|men\b|women|troops|soldiers|pages|"
    r"pp?\b|words|miles|metres|meters|acres|tons|tonnes|hours|days|years|USD|EUR|dollars|euros|pounds|francs|marks|"
    r"million|billion|thousand|hundred|BCE?\b|B\.C|v\. Chr|av\. J|a\. ?C)"
)
_PLURAL_AFTER = expression(r"[ \t]([a-z]{3,})")
_NUMBER_BEFORE = expression(
    r"(?:[$€£¥#§№]|US\\?\$|Rs\.?|No\.|nos?\.|n\.|Nr\.|pp?\.|S\.|vol\.|Vol\.|ch\.|art\.|at|[0-9][.,:/])[ ]?$"
)


def refined(text: str, floor: int, interval: DateInterval) -> DateInterval:
    """Take in what stands before the date: its weekday, "early", "the night of", "about"; nothing before `floor`."""
    if interval.span is None:
        return interval
    at = interval.span.start
    window = max(floor, at - 28)
    before = text[window:at]
    if "\n\n" in before:
        before = before[before.rindex("\n\n") + 2 :]
    words = before.lower().replace("-", " ").split()
    if not words or (before[-1:] not in " \t\n\u00a0-" and words[-1] != "c."):
        return interval
    last = words[-1].rstrip(".,")
    if interval.precision in ("month", "year", "decade"):
        for phrase in (" ".join(words[-2:]), words[-1]):
            if phrase in _HALVES:
                return _half(_widened(text, interval, at, phrase), _HALVES[phrase])
    if interval.precision == "day":
        night = next((night for night in _NIGHTS if " ".join(words[-len(night.split()) :]) == night), None)
        if night is not None:
            morning = date.fromordinal(interval.end.toordinal() + 1)
            return replace(_widened(text, interval, at, night), end=morning, precision="range")
        name = words[-2].rstrip(".,") if last in _ARTICLES and len(words) > 1 else last
        weekday = WEEKDAYS.get(fold(name), WEEKDAYS.get(fold("-".join(words[-2:]).rstrip(".,"))))
        if weekday is not None:
            return replace(interval, weekday=weekday)
    written = before.split()[-1]
    doubts = last in _DOUBTS and not written.endswith(",") and (len(last) > 2 or written[0].islower())
    return replace(_widened(text, interval, at, words[-1]), circa=True) if doubts else interval


def _widened(text: str, interval: DateInterval, at: int, phrase: str) -> DateInterval:
    """Return the interval with the span reaching back over `phrase`."""
    first = phrase.split()[0]
    window = max(0, at - 28)
    start = window + text[window:at].lower().rindex(first)
    stop = interval.span.end if interval.span is not None else at
    return replace(interval, raw=text[start:stop], span=Span(start, stop))


def _half(interval: DateInterval, part: int) -> DateInterval:
    """Return the first, middle or last half of a spell of time: wide, since "early" has no edge."""
    first, last = interval.start.toordinal(), interval.end.toordinal()
    length = last - first
    start = first + length * part // 4
    return replace(
        interval, start=date.fromordinal(start), end=date.fromordinal(min(last, start + length // 2)), precision="range"
    )


def is_year(text: str, start: int, end: int) -> bool:
    """Tell whether four digits that stand alone are a year and not a count, a price or a page."""
    before = text[max(0, start - 14) : start]
    if _NUMBER_BEFORE.search(before):
        return False
    if _UNIT_AFTER.match(text, end) or (text[end : end + 1] in (".", ",", ":") and text[end + 1 : end + 2].isdigit()):
        return False
    plural = _PLURAL_AFTER.match(text, end)
    led = start == 0 or _leads(before)
    if plural is not None and plural[1].endswith("s") and not plural[1].endswith(("ss", "us", "is", "was", "has")):
        return led and int(text[start : start + 4]) % 100 != 0 and not before.endswith((", ", "and ", "or ", "to "))
    following = text[end : end + 1]
    if led or following in (",", ".", ";", ":", ")", "]", "", "\n", "—", "–", "’", "'", "?", "!", "”"):
        return True
    value = int(text[start : start + 4])
    return bool(before) and before[-1] in " \n" and 1400 <= value <= 2100 and value % 100 != 0


def _leads(before: str) -> bool:
    """Tell whether the text before four digits calls for a year: a word of time, a bracket, a comma, a dash."""
    if before[-1:] in "([,;:—–©-'‘\"“" or before[-2:] in ("( ", ", ", "; ", ": ", "— ", "– "):
        return True
    words = before.lower().split()
    if not words or not before[-1:].isspace():
        return False
    last = words[-2] if words[-1] == "the" and len(words) > 1 else words[-1]
    return last.rstrip(".") in _YEAR_WORDS
