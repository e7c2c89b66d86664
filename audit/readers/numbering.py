"""A number and the name of a numbering format in; the label that Word or LibreOffice prints out."""

_Values = tuple[tuple[int, str], ...]
_ROMAN: _Values = tuple(
    zip(
        (1000, 900, 500, 400, 100, 90, 50, 40, 10, 9, 5, 4, 1),
        ("m", "cm", "d", "cd", "c", "xc", "l", "xl", "x", "ix", "v", "iv", "i"),
        strict=True,
    )
)
_CHICAGO = "*†‡§"
_HEBREW: _Values = tuple(
    zip(
        (400, 300, 200, 100, 90, 80, 70, 60, 50, 40, 30, 20, 10, 9, 8, 7, 6, 5, 4, 3, 2, 1),
        "תשרקצפעסנמלכיטחזוהדגבא",
        strict=True,
    )
)
_ORDINALS = {1: "st", 2: "nd", 3: "rd"}

# ODF 1.3 part 3, 19.500 style:num-format, beside the names of ECMA-376 part 1, 17.18.59 ST_NumberFormat
_OPEN_DOCUMENT = {"1": "decimal", "i": "lowerRoman", "I": "upperRoman", "a": "lowerLetter", "A": "upperLetter"}


def print_label(number: int, format: str) -> str:
    """Return `number` as `format` prints it (names of ECMA-376 or of OpenDocument); unknown formats count in digits."""
    format = _OPEN_DOCUMENT.get(format, format)
    if number < 1 or format in ("decimal", ""):
        return str(number)
    if format in ("lowerRoman", "upperRoman"):
        roman = _additive(number, _ROMAN) if number < 5000 else str(number)
        return roman.upper() if format == "upperRoman" else roman
    if format in ("lowerLetter", "upperLetter"):
        letter = _repeated(number, "abcdefghijklmnopqrstuvwxyz")
        return letter.upper() if format == "upperLetter" else letter
    if format == "chicago":
        return _repeated(number, _CHICAGO)
    if format in ("decimalEnclosedCircle", "decimalEnclosedCircleChinese") and number <= 20:
        return chr(0x245F + number)
    if format == "decimalZero":
        return f"{number:02}"
    if format == "decimalFullWidth":
        return "".join(chr(0xFF10 + int(digit)) for digit in str(number))
    if format == "hex":
        return f"{number:X}"
    if format == "ordinal":
        suffix = "th" if number % 100 in (11, 12, 13) else _ORDINALS.get(number % 10, "th")
        return f"{number}{suffix}"
    if format == "numberInDash":
        return f"- {number} -"
    if format == "hebrew1" and number < 1000:
        return _additive(number, _HEBREW).replace("יה", "טו").replace("יו", "טז")
    if format == "arabicAlpha":
        return _repeated(number, "أبتثجحخدذرزسشصضطظعغفقكلمنهوي")
    if format == "russianLower":
        return _repeated(number, "абвгдежзиклмнопрстуфхцчшщэюя")
    if format == "russianUpper":
        return _repeated(number, "АБВГДЕЖЗИКЛМНОПРСТУФХЦЧШЩЭЮЯ")
    return str(number)


def _additive(number: int, values: _Values) -> str:
    label = ""
    for value, sign in values:
        label += sign * (number // value)
        number %= value
    return label


def _repeated(number: int, signs: str) -> str:
    """a … z, aa … zz, aaa: Word repeats the sign after the last, it does not count in base 26."""
    times, index = divmod(number - 1, len(signs))
    return signs[index] * (times + 1)
