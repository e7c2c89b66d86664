"""Deflated streams of a PDF in, what they unpack to out, within bounds: a megabyte may unpack to a gigabyte."""

import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from typing import Any

# What one stream, and all streams of a file, may unpack to, in bytes. The largest content stream of a page of text seen
# had 3 MB, the largest embedded font 20 MB.
MOST_OF_STREAM = 100_000_000
MOST_OF_FILE = 600_000_000
# Deflate never makes data smaller than this many times (RFC 1951: 258 bytes by 2 bits).
MOST_TIMES = 1032

# The checksum that ends a stream, and what may follow it, in bytes; some programs write a wrong one.
CHECKSUM = 8
# A damaged stream is read in steps of so many bytes.
STEP = 1024


class InflatedTooMuchError(Exception):
    """A stream unpacks to more than any page, font or table of objects needs."""


@dataclass(slots=True)
class Tally:
    """What was unpacked so far, in bytes, how many streams were refused, and of how many the rest was lost."""

    unpacked: int = 0
    refused: int = 0
    damaged: int = 0
    known: set[int] = field(default_factory=set)  # hashes of the refused, which every page of a file may draw

    def refuse(self) -> InflatedTooMuchError:
        """Count a stream that is given up; return what to raise."""
        self.refused += 1
        return InflatedTooMuchError()

    def save(self, data: bytes) -> bytes:
        """Return what `data` unpacks to, of a damaged stream as far as it goes.

        Raises `zlib.error` when nothing can be saved, or when only the checksum at the end is wrong: pdfminer leaves it
        out; and `InflatedTooMuchError`.
        """
        try:
            return self.inflate(data)
        except zlib.error:
            saved, reached = self._beginning(data)
            if reached >= len(data) - CHECKSUM:
                raise
            self.damaged += 1
            if not saved:
                raise
            return saved

    def _beginning(self, data: bytes) -> tuple[bytes, int]:
        """Return what comes before the damage, and how far the stream could be read."""
        inflater = zlib.decompressobj()
        saved = bytearray()
        at, step = 0, STEP
        while at < len(data) and not inflater.eof:
            attempt = inflater.copy()
            try:
                saved += attempt.decompress(data[at : at + step])
            except zlib.error:
                if step == 1:
                    break
                step = 1
                continue
            inflater = attempt
            at += step
            if len(saved) > min(MOST_OF_STREAM, MOST_OF_FILE - self.unpacked):
                raise self.refuse()
        self.unpacked += len(saved)
        return bytes(saved), at

    def inflate(self, data: bytes) -> bytes:
        """Return what `data` unpacks to. Raises `zlib.error` and `InflatedTooMuchError`."""
        room = min(MOST_OF_STREAM, MOST_OF_FILE - self.unpacked)
        if self.known and hash(data) in self.known:
            raise InflatedTooMuchError
        if len(data) * MOST_TIMES <= room:
            unpacked = zlib.decompress(data)
        else:
            inflater = zlib.decompressobj()
            unpacked = inflater.decompress(data, max(1, room))
            if inflater.unconsumed_tail:
                self.known.add(hash(data))
                raise self.refuse()
            if not inflater.eof:
                raise zlib.error("incomplete or truncated stream")
        self.unpacked += len(unpacked)
        return unpacked


class _Piecemeal:
    """Unpacks a damaged stream byte by byte, as far as it goes, within the same bounds."""

    def __init__(self, tally: Tally) -> None:
        self._tally = tally
        self._inflater = zlib.decompressobj()
        self._unpacked = 0

    def decompress(self, data: bytes) -> bytes:
        unpacked = self._inflater.decompress(data)
        self._unpacked += len(unpacked)
        self._tally.unpacked += len(unpacked)
        if self._unpacked > MOST_OF_STREAM or self._tally.unpacked > MOST_OF_FILE:
            raise self._tally.refuse()
        return unpacked


class _BoundedZlib:
    """What pdfminer asks of the module `zlib`."""

    error = zlib.error

    def __init__(self, tally: Tally) -> None:
        self.decompress = tally.save
        self._tally = tally

    def decompressobj(self) -> _Piecemeal:
        return _Piecemeal(self._tally)


@contextmanager
def bounded() -> Iterator[Tally]:
    """Let pdfminer unpack within bounds while the block runs; it has no setting for this."""
    from pdfminer import pdftypes

    types: Any = pdftypes
    tally = Tally()
    own, types.zlib = types.zlib, _BoundedZlib(tally)
    try:
        yield tally
    finally:
        types.zlib = own
