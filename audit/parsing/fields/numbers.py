"""Small numerals in, values out: roman numbers, page ranges."""

import re

from audit.language.expressions import expression

_ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}
_ROMAN_FORM = expression(r"m{0,4}(?:cm|cd|d?c{0,4})(?:xc|xl|l?x{0,4})(?:ix|iv|v?i{0,4})", re.IGNORECASE | re.ASCII)
PAGES = expression(
    r"(?<![\w.])([A-Za-z]{0,2}\d{1,7}[a-z]?|[ivxlcIVXLC]{1,8})(?:\s{0,2}[-‐‑‒–—−_]{1,3}\s{0,2}"
    r"([A-Za-z]{0,2}\d{1,7}[a-z]?|[ivxlcIVXLC]{1,8}))?(?:nn?\.?\d{1,3})?(?!\w)"  # "741n12": note 12 on page 741
)


def roman(text: str) -> int | None:
    """Return the value of a roman numeral in either case, None when `text` is none."""
    if not text or len(text) > 15 or not _ROMAN_FORM.fullmatch(text):
        return None
    values = [_ROMAN[letter] for letter in text.lower()]
    return sum(-a if any(b > a for b in values[i + 1 : i + 2]) else a for i, a in enumerate(values))
