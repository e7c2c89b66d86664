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
_SOUGHT = {"entury": 1, "siècle": 0, "secolo": 0, "siglo": 0, "século": 0}  # letters of the noun that stand before


def find_centuries(text: str, start: int = 0) -> list[DateInterval]:
    """Return the centuries of `text` from offset `start` on that are written without digits, in order."""
    found: list[DateInterval] = []
    for noun in _nouns(text, start):
        read = _named_century(text, noun)
        if read is not None and 10 <= read[0] <= 22:
            found.append(century_of(*read, text))
    return found


def century_of(number: int, start: int, end: int, text: str) -> DateInterval:
    """Return the century of that number, written from `start` to `end`."""
    return years_of(number * 100 - 99, number * 100, "century", text, start, end)


def _nouns(text: str, start: int) -> list[re.Match[str]]:
    """Return the nouns, in order; a plain string is found in a tenth of the time that a pattern takes."""
    found: list[re.Match[str]] = []
    for part, before in _SOUGHT.items():
        at = text.find(part, start)
        while at >= 0:
            noun = _CENTURY_NOUN.match(text, max(0, at - before))
            if noun is not None:
                found.append(noun)
            at = text.find(part, at + 1)
    return sorted(found, key=re.Match.start)


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
