"""Note labels in any script of digits: a label as printed comes in, its number goes out."""

import re

from audit.language.expressions import expression

SUPERSCRIPT_DIGITS = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_FROM_SUPERSCRIPT = str.maketrans(SUPERSCRIPT_DIGITS + "⁽⁾", "0123456789()")
_TO_SUPERSCRIPT = str.maketrans("0123456789", SUPERSCRIPT_DIGITS)

# What OCR engines print for a digit in a raised marker. Each pair is confused in both directions; the classes follow
# the confusions listed for digits by R. Smith, "An Overview of the Tesseract OCR Engine" (ICDAR 2007) and by hand from
# converted journal pages.
_LETTER_FOR_DIGIT = str.maketrans("lIi|!oOQDzZsSbGgqBtT", "11111000022556699877")

# The order of note symbols: Chicago Manual of Style, 17th ed., 14.25; "**" and "††" follow when they run out.
NOTE_SYMBOLS = "*†‡§‖¶#⁎∗✱＊"

_ROMAN = expression(r"m{0,3}(?:cm|cd|d?c{0,3})(?:xc|xl|l?x{0,3})(?:ix|iv|v?i{0,3})\Z", re.IGNORECASE | re.ASCII)
_ROMAN_VALUES = {"i": 1, "v": 5, "x": 10, "l": 50, "c": 100, "d": 500, "m": 1000}


def from_superscript(text: str) -> str:
    """Return `text` with raised digits and brackets set on the line."""
    return text.translate(_FROM_SUPERSCRIPT)


def to_superscript(number: int) -> str:
    """Return `number` in Unicode superscript digits."""
    return str(number).translate(_TO_SUPERSCRIPT)


def decimal(label: str) -> int | None:
    """Return the number of a label in decimal digits of any height, or None. At most six digits count as a label."""
    digits = label.translate(_FROM_SUPERSCRIPT).strip("()[]. \u00a0")
    return int(digits) if digits.isdecimal() and len(digits) <= 6 else None


def roman(label: str) -> int | None:
    """Return the number of a roman numeral, or None."""
    if not label or not _ROMAN.match(label):
        return None
    values = [_ROMAN_VALUES[letter] for letter in label.lower()]
    return sum(-a if a < b else a for a, b in zip(values, [*values[1:], 0], strict=True))


def misread(label: str) -> int | None:
    """Return the number that OCR may have meant by a label with letters for digits (`l4`, `I O`), or None."""
    compact = "".join(label.split())
    if not 1 <= len(compact) <= 4 or not any(character.isdecimal() for character in compact):
        return None
    digits = compact.translate(_FROM_SUPERSCRIPT).translate(_LETTER_FOR_DIGIT)
    return int(digits) if digits.isdecimal() else None


# Digits that a slip of the eye or of OCR exchanges; the rest cost a full substitution.
_ALIKE = {
    frozenset(pair) for pair in ("17", "14", "38", "35", "56", "68", "69", "89", "08", "06", "49", "27", "12", "23")
}


def confusion(printed: int, expected: int) -> float:
    """Return the cost, 0 to 1, of printing `printed` for `expected`: low for one wrong, lost or transposed digit."""
    a, b = str(printed), str(expected)
    if a == b:
        return 0.0
    if len(a) == len(b):
        wrong = [(x, y) for x, y in zip(a, b, strict=True) if x != y]
        if len(wrong) == 1:
            return 0.2 if frozenset(wrong[0]) in _ALIKE else 0.35
        if len(wrong) == 2 and wrong[0] == wrong[1][::-1]:
            return 0.3
        return 0.9
    shorter, longer = sorted((a, b), key=len)
    if len(longer) - len(shorter) == 1 and any(longer[:i] + longer[i + 1 :] == shorter for i in range(len(longer))):
        return 0.4
    return 1.0
