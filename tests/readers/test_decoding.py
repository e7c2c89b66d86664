"""Bytes of text files: encodings told, assumed aloud, or refused."""

import pytest

from audit.readers import UnreadableError
from audit.readers.decoding import decode

TEXT = "Käse – naïve “quotes”\nsecond line\n"


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "utf-32"])
def test_told_encodings_need_no_warning(encoding: str) -> None:
    decoded = decode(TEXT.encode(encoding), "x.txt")
    assert decoded.text == TEXT
    assert not decoded.warnings


@pytest.mark.parametrize("encoding", ["utf-16-le", "utf-16-be"])
def test_utf16_without_mark_is_assumed_aloud(encoding: str) -> None:
    decoded = decode(("plain words only, " * 20).encode(encoding), "x.txt")
    assert decoded.text.startswith("plain words")
    assert encoding.upper() in decoded.warnings[0]


def test_windows_1252_is_assumed_aloud() -> None:
    decoded = decode(TEXT.encode("cp1252"), "x.txt")
    assert decoded.text == TEXT
    assert decoded.warnings == ("not valid UTF-8 (first in line 1): read as Windows-1252",)


def test_stray_bytes_keep_utf8() -> None:
    data = ("é" * 50 + "\n").encode() + b"broken \xff here\n"
    decoded = decode(data, "x.txt")
    assert "é" * 50 in decoded.text
    assert "broken \ufffd here" in decoded.text
    assert "in 1 place (first in line 2)" in decoded.warnings[0]


@pytest.mark.parametrize("data", [b"\x00\x01\x02\x03", b"text with \x00 a NUL", b"\xff\xfe\x00", b"\xef\xbb\xbf\xff"])
def test_binary_is_refused(data: bytes) -> None:
    with pytest.raises(UnreadableError, match=r"^x\.txt: "):
        decode(data, "x.txt")


def test_line_ends_become_newlines() -> None:
    assert decode(b"a\r\nb\rc\n", "x.txt").text == "a\nb\nc\n"
