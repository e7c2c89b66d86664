"""Spoilt files: the bytes of a sound one and a source of chance in, bytes out that a reader must survive.

What a format is made of is spoilt as well as its bytes: the parts of a zip package, the tags of XML, the objects of a
PDF, the lines and marks of a text.
"""

import io
import random
import re
import zipfile
import zlib
from collections.abc import Callable

Spoil = Callable[[bytes, random.Random], bytes]

NUMBERS = (b"0", b"-1", b"65536", b"4294967295", b"99999999999999999999", b"1e309", b"\xc2\xb2")
MARKS = "\u202e\u200f\u0301\u2067\ufeff\u00ad\u0000\u2028\U0001f469[]{}()“”^¹<>&\\*_|`$%#~'\"-–\t"
_TAG = re.compile(rb"<[^<>]{1,300}>")
_NUMBER = re.compile(rb"\d+")
_TOKEN = re.compile(rb"/[A-Za-z]+|\d+ \d+ R|\bobj\b|\bendobj\b|\bstream\b|\bendstream\b|<<|>>|\[|\]")
_MOST_PARTS = 3  # of a package that are spoilt at once


def flip(data: bytes, rng: random.Random) -> bytes:
    """Change one byte in a hundred, at least one."""
    spoilt = bytearray(data)
    for _ in range(1 + len(data) // 100):
        spoilt[rng.randrange(len(spoilt))] = rng.randrange(256)
    return bytes(spoilt)


def cut(data: bytes, rng: random.Random) -> bytes:
    """Leave out a beginning, a middle or an end."""
    start, end = sorted((rng.randrange(len(data)), rng.randrange(len(data))))
    return rng.choice((data[start:], data[:end], data[:start] + data[end:])) or data[:1]


def repeat(data: bytes, rng: random.Random) -> bytes:
    """Write a piece many times over."""
    start = rng.randrange(len(data))
    piece = data[start : start + rng.choice((1, 2, 10, 200))]
    return data[:start] + piece * rng.choice((2, 50, 2000)) + data[start:]


def put_marks(data: bytes, rng: random.Random) -> bytes:
    """Put marks of direction, combining marks and stray brackets anywhere."""
    text = list(data.decode("utf-8", "surrogateescape"))
    for _ in range(1 + len(text) // 50):
        text.insert(rng.randrange(len(text) + 1), rng.choice(MARKS))
    return "".join(text).encode("utf-8", "surrogateescape")


def swap_lines(data: bytes, rng: random.Random) -> bytes:
    """Put a third of the lines in other places."""
    lines = data.split(b"\n")
    for _ in range(1 + len(lines) // 3):
        one, other = rng.randrange(len(lines)), rng.randrange(len(lines))
        lines[one], lines[other] = lines[other], lines[one]
    return b"\n".join(lines)


def change_numbers(data: bytes, rng: random.Random) -> bytes:
    """Put extreme numbers in the place of some."""
    return _NUMBER.sub(lambda match: rng.choice(NUMBERS) if rng.random() < 0.02 else match[0], data)


def change_tags(data: bytes, rng: random.Random) -> bytes:
    """Leave out, repeat, exchange and nest the tags of XML."""
    tags = _TAG.findall(data[:200_000])

    def change(match: re.Match[bytes]) -> bytes:
        if rng.random() > 0.03:
            return match[0]
        other = rng.choice(tags)
        return rng.choice((b"", match[0] * 2, match[0] * 400, other, other + match[0], match[0].replace(b"/", b"")))

    return _TAG.sub(change, data)


def change_tokens(data: bytes, rng: random.Random) -> bytes:
    """Leave out, repeat and exchange the words that a PDF is built of: names, references, brackets."""
    tokens = _TOKEN.findall(data[:200_000]) or [b"/Kids"]

    def change(match: re.Match[bytes]) -> bytes:
        if rng.random() > 0.05:
            return match[0]
        return rng.choice((b"", match[0] * 2, rng.choice(tokens), b"1 0 R", b"null"))

    return _TOKEN.sub(change, data)


def change_parts(data: bytes, rng: random.Random) -> bytes:
    """Spoil, leave out, empty, rename and double parts of a zip package, which stays a sound package."""
    try:
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = [(name, package.read(name)) for name in package.namelist()]
    except (zipfile.BadZipFile, zlib.error, OSError, ValueError, EOFError, NotImplementedError, RuntimeError):
        return flip(data, rng)
    for _ in range(rng.randrange(1, _MOST_PARTS + 1)):
        if not parts:
            break
        at = rng.randrange(len(parts))
        name, content = parts[at]
        match rng.randrange(6):
            case 0:
                del parts[at]
            case 1:
                parts[at] = (name, b"")
            case 2:
                parts.append((rng.choice(("../" + name, name + "/", "/" + name, name.upper(), name * 40)), content))
            case _:
                parts[at] = (name, spoilt(content, rng) if content else b"<")
    made = io.BytesIO()
    with zipfile.ZipFile(made, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in dict(parts).items():
            package.writestr(name, content)
    return made.getvalue()


OF_BYTES: tuple[Spoil, ...] = (flip, cut, repeat)
OF_TEXT: tuple[Spoil, ...] = (*OF_BYTES, put_marks, swap_lines, change_numbers)


def ways(data: bytes) -> tuple[Spoil, ...]:
    """Return the ways to spoil a file of this kind."""
    if data.startswith(b"PK\x03\x04"):
        return (change_parts, change_parts, change_parts, *OF_BYTES)
    if data.startswith(b"%PDF"):
        return (*OF_BYTES, change_tokens, change_tokens, change_numbers)
    if data.lstrip()[:1] == b"<":
        return (*OF_TEXT, change_tags, change_tags)
    return OF_TEXT


def spoilt(data: bytes, rng: random.Random) -> bytes:
    """Return `data` spoilt in one to three of the ways that its kind allows."""
    for _ in range(rng.randrange(1, 4)):
        if data:
            data = rng.choice(ways(data))(data, rng)
    return data
