"""Bytes of a text file in; its characters out, with `\\n` line ends and a warning wherever an encoding was assumed."""

import codecs

from audit.model.record import record
from audit.readers.interface import UnreadableError

_BYTE_ORDER_MARKS = (  # the 32-bit marks first: UTF-32-LE's begins with UTF-16-LE's
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)


@record
class Decoded:
    """The characters of a file, the encoding they were read in, and what had to be assumed."""

    text: str
    encoding: str
    warnings: tuple[str, ...] = ()


def decode(data: bytes, path: str) -> Decoded:
    """Decode `data`: by byte order mark, as UTF-8, else by assumption (named in `warnings`).

    Raises `UnreadableError` when the bytes are not text (a NUL, or a byte order mark that the rest belies).
    """
    for mark, encoding in _BYTE_ORDER_MARKS:
        if data.startswith(mark):
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError as error:
                name = encoding.removesuffix("-sig").upper()
                raise UnreadableError(f"{path}: begins as {name} but is not (byte {error.start})") from None
            return _checked(Decoded(text=text, encoding=encoding), path)
    if b"\0" in data:
        return _checked(_decode_wide(data, path), path)
    try:
        return _checked(Decoded(text=data.decode("utf-8"), encoding="utf-8"), path)
    except UnicodeDecodeError as error:
        return _checked(_decode_assumed(data, error.start), path)


def _decode_wide(data: bytes, path: str) -> Decoded:
    """UTF-16 without a byte order mark has its NULs on one side of each pair; anything else with NULs is binary."""
    sample = data[:4096]
    even, odd = sample[0::2].count(0), sample[1::2].count(0)
    for many, few, encoding in ((odd, even, "utf-16-le"), (even, odd, "utf-16-be")):
        if many * 5 > len(sample) and few * 20 < many and len(data) % 2 == 0:
            try:
                text = data.decode(encoding)
            except UnicodeDecodeError:
                break
            if any(sign < " " and sign not in "\t\n\r\f" for sign in text[:2048]):
                break
            warning = f"no byte order mark: read as {encoding.upper()}"
            return Decoded(text=text, encoding=encoding, warnings=(warning,))
    raise UnreadableError(f"{path}: a binary file, not a text")


def _decode_assumed(data: bytes, first: int) -> Decoded:
    """Keep UTF-8 where only stray bytes break it; else take Windows-1252, the commonest 8-bit encoding."""
    text = data.decode("utf-8", errors="replace")
    broken = text.count("�")
    whole = sum(1 for character in text if character > "\x7f") - broken
    line = data.count(b"\n", 0, first) + 1
    if broken * 5 <= whole:
        places = "1 place" if broken == 1 else f"{broken} places"
        warning = f"not valid UTF-8 in {places} (first in line {line}): read as UTF-8, the broken bytes as \ufffd"
        return Decoded(text=text, encoding="utf-8", warnings=(warning,))
    warning = f"not valid UTF-8 (first in line {line}): read as Windows-1252"
    return Decoded(text=data.decode("cp1252", errors="replace"), encoding="cp1252", warnings=(warning,))


def _checked(decoded: Decoded, path: str) -> Decoded:
    text = decoded.text
    if "\0" in text:
        raise UnreadableError(f"{path}: a binary file, not a text")
    if "\r" in text:
        text = text.replace("\r\n", "\n").replace("\r", "\n")
    return Decoded(text=text, encoding=decoded.encoding, warnings=decoded.warnings)
