"""What a text-showing operator is given, as bytes, in; strings and the numbers between them out."""

import re
from binascii import unhexlify
from collections.abc import Iterable
from itertools import zip_longest
from typing import Any

# Strings nest one level here (ISO 32000-1, 7.3.4.2 allows any depth); a deeper one is left to pdfminer.
STRING = rb"\((?:[^()\\]++|\\.|\((?:[^()\\]++|\\.)*+\))*+\)"
HEX = rb"<[0-9A-Fa-f\s]*+>"
NUMBER = rb"[+-]?(?:\d++\.?\d*+|\.\d++)"
_ELEMENT = re.compile(rb"(" + STRING + rb")|(" + HEX + rb")|(" + NUMBER + rb")", re.DOTALL)
_ESCAPE = re.compile(rb"\\([0-7]{1,3}|\r\n|.)", re.DOTALL)
_ESCAPED = {b"n": b"\n", b"r": b"\r", b"t": b"\t", b"b": b"\b", b"f": b"\f", b"(": b"(", b")": b")", b"\\": b"\\"}
_HEX_PAIR = re.compile(rb"[0-9a-fA-F]{2}|.")

# What a text-showing operator shows: strings, and the numbers before and after each, None where there is none.
Shown = tuple[list[float | None], list[bytes]]


class UnusualContentError(Exception):
    """A content stream holds something that only pdfminer's own loop reads right."""


def paired(seq: Iterable[Any]) -> Shown:
    """Return what a text-showing operator shows, given strings and numbers in any order."""
    numbers: list[float | None] = [None]
    strings: list[bytes] = []
    for item in seq:
        if isinstance(item, bytes):
            strings.append(item)
            numbers.append(None)
        elif isinstance(item, (int, float)):
            numbers[-1] = (numbers[-1] or 0.0) + item
    return numbers, strings


def in_turn(numbers: list[float | None], strings: list[bytes]) -> list[float | bytes]:
    """Return numbers and strings in one sequence."""
    pairs = zip_longest(numbers, strings)
    return [item for pair in pairs for item in pair if item is not None]


def flat_array(array: bytes) -> Shown:
    """Return what an array shows whose strings hold no parentheses."""
    inner = array[1:-1].strip()
    parts = inner.replace(b")", b"(").split(b"(")
    strings = parts[1::2]
    if b"\\" in inner:
        strings = [_ESCAPE.sub(_unescape, part) if b"\\" in part else part for part in strings]
    return _shown(array, parts, strings)


def hexadecimal_array(array: bytes) -> Shown:
    """Return what an array shows whose strings are all hexadecimal."""
    parts = array[1:-1].strip().replace(b">", b"<").split(b"<")
    try:
        strings = [unhexlify(part) for part in parts[1::2]]
    except ValueError:  # spaces or an odd number of digits in a string
        return any_array(array)
    return _shown(array, parts, strings)


def _shown(array: bytes, parts: list[bytes], strings: list[bytes]) -> Shown:
    """Return what an array shows: every other one of its `parts` is a number or empty."""
    try:
        return [float(part) if part else None for part in parts[::2]], strings
    except ValueError:  # several numbers in a row
        return any_array(array)


def any_array(array: bytes) -> Shown:
    """Return what any array shows, read element by element."""
    return paired(
        [
            float(number) if number else literal_string(text) if text else hexadecimal_string(hexadecimal)
            for text, hexadecimal, number in _ELEMENT.findall(array, 1)
        ]
    )


def _unescape(match: re.Match[bytes]) -> bytes:
    group = match.group(1)
    if group[0] in b"01234567":
        value = int(group, 8)
        if value > 255:
            raise UnusualContentError
        return bytes((value,))
    if group == b"\n":
        return b""
    return _ESCAPED.get(group, b"")


def literal_string(token: bytes) -> bytes:
    """Return what a string in parentheses means. Raises `UnusualContentError`."""
    inner = token[1:-1]
    return _ESCAPE.sub(_unescape, inner) if b"\\" in inner else inner


def hexadecimal_string(token: bytes) -> bytes:
    """Return what a string of hexadecimal digits means."""
    digits = token[1:-1].translate(None, b" \t\r\n\f\v")
    if len(digits) & 1:  # pdfminer reads a last single digit as itself, not as the digit and a 0
        return b"".join(bytes((int(pair, 16),)) for pair in _HEX_PAIR.findall(digits))
    return bytes.fromhex(digits.decode("ascii"))
