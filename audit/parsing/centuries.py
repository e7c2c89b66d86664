"""Centuries written in words or Roman figures: text in, their intervals and places out."""

import re

from audit.language.expressions import expression
from audit.model.dates import DateInterval
from audit.parsing.dateparts import years_of

_CENTURY_NOUN = expression(r"[Cc]entury\b|siècle\b|secolo\b|siglo\b|século\b")
_ORDINAL_BEFORE = expression(
    r"\b(?:(?P<n>tenth|eleventh|twelfth|thirteenth|fourteenth|fifteenth|sixteenth|seventeenth|eighteenth|nineteenth|"
    r"twentieth|twenty-first)[ -]|(?P<r>[XVI]{1,5})(?:e|ème|°)?[ \t\u00a0])$",
    re.IGNORECASE,
)
_NUMERAL_AFTER = expression(r"[ \t\u00a0](?P<r>[XVI]{1,5})\b")
_CENTURY_NAMES = (
    "tenth", "eleventh", "twelfth", "thirteenth", "fourteenth", "fifteenth", "sixteenth", "seventeenth", "eighteenth",
    "nineteenth", "twentieth", "twenty-first",
)  # fmt: skip
_HINTS = ("entury", "siècle", "secolo", "siglo", "século")


def find_centuries(text: str) -> list[DateInterval]:
    """Return the centuries of `text` that are written without digits, in order."""
    if not any(hint in text for hint in _HINTS):
        return []
    found: list[DateInterval] = []
    for noun in _CENTURY_NOUN.finditer(text):
        read = _named_century(text, noun)
        if read is not None and 10 <= read[0] <= 22:
            found.append(century_of(*read, text))
    return found


def century_of(number: int, start: int, end: int, text: str) -> DateInterval:
    """Return the century of that number, written from `start` to `end`."""
    return years_of(number * 100 - 99, number * 100, "century", text, start, end)


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
