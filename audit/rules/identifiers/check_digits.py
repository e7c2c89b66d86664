"""A string of digits in; whether its check digit is right, out."""


def isbn10_is_valid(digits: str) -> bool:
    """Check ten characters by ISO 2108:1992 (weights 10 to 1, modulo 11, X for ten)."""
    if len(digits) != 10 or not digits[:9].isdecimal() or digits[9] not in "0123456789Xx":
        return False
    return sum((10 - at) * _value(digit) for at, digit in enumerate(digits)) % 11 == 0


def isbn13_is_valid(digits: str) -> bool:
    """Check thirteen characters by ISO 2108:2017 (prefix 978 or 979, weights 1 and 3, modulo 10)."""
    if len(digits) != 13 or not digits.isdecimal() or digits[:3] not in ("978", "979"):
        return False
    return sum((3 if at % 2 else 1) * int(digit) for at, digit in enumerate(digits)) % 10 == 0


def issn_is_valid(digits: str) -> bool:
    """Check eight characters by ISO 3297 (weights 8 to 1, modulo 11, X for ten)."""
    if len(digits) != 8 or not digits[:7].isdecimal() or digits[7] not in "0123456789Xx":
        return False
    return sum((8 - at) * _value(digit) for at, digit in enumerate(digits)) % 11 == 0


def orcid_is_valid(digits: str) -> bool:
    """Check sixteen characters by ISO/IEC 7064, MOD 11-2 (as ORCID and ISNI use it)."""
    if len(digits) != 16 or not digits[:15].isdecimal() or digits[15] not in "0123456789Xx":
        return False
    total = 0
    for digit in digits[:15]:
        total = (total + int(digit)) * 2
    return (12 - total % 11) % 11 == _value(digits[15])


def _value(digit: str) -> int:
    return 10 if digit in "Xx" else int(digit)
