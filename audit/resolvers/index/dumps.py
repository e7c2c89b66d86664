"""Dumps of registers: files and folders in, blocks of works (unread) out, however large a file is.

Read are Crossref's public data files (JSON lines, and `.json.gz` with `items`), OpenAlex's snapshot and DataCite's data
file (JSON lines), CSL-JSON (an array or lines), BibTeX and RIS, each plain or gzipped.
"""

import gzip
import io
import json
import re
import zlib
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import islice
from pathlib import Path
from typing import BinaryIO, Literal

from audit.language.expressions import expression

BLOCK_BYTES = 750_000  # so that what is made of a block stays in a core's cache: a fifth less than with 8 MB
_LIBRARY_BYTES = 8_000_000  # up to which all entries of a BibTeX file have its abbreviations (@string)
WHOLE_BYTES = 64_000_000  # unpacked; above, a file is read in blocks
SUFFIXES = (".json", ".jsonl", ".ndjson", ".bib", ".ris", ".gz")
DAMAGED = (OSError, ValueError, EOFError, RecursionError, zlib.error)  # what reading a damaged dump raises
_SAMPLES = 16

Form = Literal["lines", "array", "bibtex", "ris"]
_WRAPPER = expression(r'\{\s*"(?:items|data|results|meta|status|message[a-z-]*)"\s*:')  # an array, under a name
# What works of each form (but arrays) begin with, where a block may be cut.
_BORDERS = {"lines": b"\n", "bibtex": b"\n@", "ris": b"\nTY  - "}


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some works of a file. `until` is the place in the file up to which it reaches: bytes, or an array's elements.

    What is in a plain file is not read yet: it is what stands from `start` to `until`, or all when `until` is -1;
    what had to be read to find the block's end is in `data`.
    """

    form: Form
    path: Path
    until: int
    start: int = 0
    data: bytes = b""

    def load(self) -> bytes:
        """Return the block's bytes. Raises one of `DAMAGED`."""
        if self.data:
            return self.data
        with _open(self.path) as stream:
            if self.until >= 0:
                stream.seek(self.start)
                return stream.read(self.until - self.start)
            data = stream.read(WHOLE_BYTES + 1)
            if len(data) > WHOLE_BYTES:
                raise ValueError("unpacks to more than its last bytes say")
            return data


def find_dumps(paths: Iterable[Path]) -> list[Path]:
    """Return the files, and those below the folders, that may be dumps, in order. Raises `FileNotFoundError`."""
    found: list[Path] = []
    for path in paths:
        if path.is_dir():
            found += sorted(file for file in path.rglob("*") if file.is_file() and file.suffix.lower() in SUFFIXES)
        elif path.is_file():
            found.append(path)
        else:
            raise FileNotFoundError(f"{path}: there is no such file or folder")
    return found


def read_blocks(path: Path, start: int = 0) -> Iterator[Block]:
    """Yield the file's blocks after the place `start` (that of a block read before).

    Raises one of `DAMAGED`; `ValueError` of a file that is of none of the formats.
    """
    with _open(path) as stream:
        form = _recognise(stream.read(4096), path)
    packed = form == "array" or path.suffix.lower() == ".gz"
    if start == 0 and _size(path) <= (WHOLE_BYTES if packed else _LIBRARY_BYTES if form == "bibtex" else BLOCK_BYTES):
        yield Block(form=form, path=path, until=-1)
    else:
        yield from _cut(path, start)


def _cut(path: Path, start: int) -> Iterator[Block]:
    """Yield the file's blocks after the place `start`, however small it is."""
    with _open(path) as stream:
        form = _recognise(stream.read(4096), path)
        stream.seek(0)
        if form == "array":
            yield from _cut_array(stream, path, start)
        elif path.suffix.lower() != ".gz":
            yield from _cut_plain(stream, path, form, start)
        else:
            yield from _cut_packed(stream, path, form, start)


def sample_blocks(paths: list[Path]) -> Iterator[Block]:
    """Yield a few blocks from places spread over all files, to count words in; what cannot be read is left out."""
    step = max(1, len(paths) // _SAMPLES)
    for path in paths[::step][:_SAMPLES]:
        try:
            size, many = _size(path), len(paths) >= _SAMPLES
            jumps = [0] if many or path.suffix.lower() == ".gz" else range(0, size, max(BLOCK_BYTES, size // 8))
            for place in jumps:
                yield from islice(_cut(path, place and _next_line(path, place)), 1)
        except DAMAGED:
            continue


def _next_line(path: Path, place: int) -> int:
    """Return where the first whole line after a place begins; 0 in an array, whose places are no bytes."""
    with path.open("rb") as stream:
        if _recognise(stream.read(4096), path) != "lines":
            return 0
        stream.seek(place)
        stream.readline()
        return stream.tell()


def _open(path: Path) -> BinaryIO:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return path.open("rb")


def _size(path: Path) -> int:
    """Return the size of a file, unpacked: what a gzip file says of itself in its last four bytes (RFC 1952)."""
    size = path.stat().st_size
    if path.suffix.lower() != ".gz" or size > WHOLE_BYTES:
        return size
    with path.open("rb") as stream:
        stream.seek(-min(4, size), io.SEEK_END)
        return max(size, int.from_bytes(stream.read(4), "little"))


def _recognise(head: bytes, path: Path) -> Form:
    text = head.decode("utf-8-sig", "replace").lstrip()
    names = "".join(path.suffixes).lower()
    if ".bib" in names or re.match(r"(?:%[^\n]*\n\s*)*@\w+\s*[{(]", text):
        return "bibtex"
    if ".ris" in names or text.startswith("TY  - "):
        return "ris"
    if text.startswith("["):
        return "array"
    if text.startswith("{"):
        first = text.partition("\n")[0]
        if _WRAPPER.match(text) and "\n{" not in text:
            return "array"
        if len(head) == 4096 and "\n" not in text:
            return "lines"  # one very long line
        try:
            json.loads(first)
        except ValueError:
            return "lines" if "\n{" in text else "array"
        return "lines"
    if not text.strip():
        raise ValueError("is empty")
    raise ValueError("is no dump that can be read (JSON, JSON lines, BibTeX or RIS)")


def _cut_plain(stream: BinaryIO, path: Path, form: Form, start: int) -> Iterator[Block]:
    """Yield blocks that end where a work does; only what is near the borders is read."""
    size, at = path.stat().st_size, start
    while at < size:
        end = _find_border(stream, _BORDERS[form], min(at + BLOCK_BYTES, size), size)
        yield Block(form=form, path=path, start=at, until=end)
        at = end


def _find_border(stream: BinaryIO, border: bytes, place: int, size: int) -> int:
    """Return the first place after `place` that a work may begin at, `size` when there is none."""
    stream.seek(place)
    rest = b""
    while data := stream.read(65_536):
        found = (rest + data).find(border)
        if found >= 0:
            return place - len(rest) + found + 1
        place += len(data)
        rest = data[-len(border) + 1 :] if len(border) > 1 else b""
    return size


def _cut_packed(stream: BinaryIO, path: Path, form: Form, start: int) -> Iterator[Block]:
    """Yield blocks that end where a work does, with their bytes."""
    border = _BORDERS[form]
    stream.seek(start)
    at, rest = start, b""
    while data := stream.read(BLOCK_BYTES):
        data = rest + data
        cut = data.rfind(border) + 1
        block, rest = data[:cut], data[cut:]
        at += len(block)
        if block:
            yield Block(form=form, path=path, until=at, data=block)
    if rest.strip():
        yield Block(form=form, path=path, until=at + len(rest), data=rest)


def _cut_array(stream: BinaryIO, path: Path, start: int) -> Iterator[Block]:
    """Yield the elements of the file's (first) array in blocks; `until` counts elements."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace")
    decoder = json.JSONDecoder()
    buffer = text.read(BLOCK_BYTES)
    at = buffer.find("[") + 1
    works: list[str] = []
    count = size = 0
    while True:
        while at < len(buffer) and buffer[at] in " \t\r\n,":
            at += 1
        if at < len(buffer) and buffer[at] == "]":
            break
        try:
            if at >= len(buffer):
                raise ValueError("more is needed")
            end = decoder.raw_decode(buffer, at)[1]
        except ValueError:
            more = text.read(BLOCK_BYTES)
            if not more:
                break
            buffer, at = buffer[at:] + more, 0
            continue
        count += 1
        if count > start:
            works.append(buffer[at:end])
            size += end - at
        at = end
        if size > BLOCK_BYTES:
            yield _join_array(path, works, count)
            works, size = [], 0
    if works:
        yield _join_array(path, works, count)


def _join_array(path: Path, works: list[str], until: int) -> Block:
    data = f"[{','.join(works)}]".encode("utf-8", "replace")
    return Block(form="array", path=path, until=until, data=data)
