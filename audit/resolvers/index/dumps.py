"""Dumps of registers: files and folders in, blocks of works out, however large a file is.

Read are Crossref's public data files (`.json.gz` with `items`, and JSON lines), OpenAlex's snapshot and DataCite's data
file (JSON lines), CSL-JSON (an array or lines), BibTeX and RIS, each plain or gzipped.
"""

import gzip
import io
import json
import re
from collections.abc import Callable, Iterable, Iterator
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import Any, BinaryIO

BLOCK_BYTES = 8_000_000
SUFFIXES = (".json", ".jsonl", ".ndjson", ".bib", ".ris", ".gz")


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Some works of a file, unread: `form` says how. `until` is the place in the file up to which it reaches.

    `most` is the most works that it can hold.
    """

    form: str
    data: bytes
    until: int
    most: int


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

    Raises `OSError` (also of a damaged gzip file), `ValueError` of a file that is of none of the formats.
    """
    with _open(path) as stream:
        head = stream.read(4096)
        stream.seek(0)
        form = _recognise(head, path)
        if form == "array":
            yield from _read_array(stream, start)
        else:
            yield from _read_lines(stream, form, start)


def read_works(block: Block) -> Iterator[dict[str, Any]]:
    """Yield the works of a block; lines that are not to be read are left out."""
    if block.form == "lines":
        yield from _load_lines(block.data)
    elif block.form == "array":
        for work in json.loads(block.data):
            if isinstance(work, dict):
                yield work
    else:
        parse: Callable[[str], Iterator[dict[str, Any]]] = _read_bibtex if block.form == "bibtex" else _read_ris
        yield from parse(block.data.decode("utf-8", "replace"))


def _load_lines(data: bytes) -> Iterator[dict[str, Any]]:
    """Yield the objects of JSON lines: all at once as one array, and line by line only where that fails."""
    try:
        works = json.loads(b"[" + data.strip().replace(b"\n", b",") + b"]")
    except ValueError:
        works = []
        for line in data.splitlines():
            with suppress(ValueError):
                works.append(json.loads(line))
    return (work for work in works if type(work) is dict)


def _open(path: Path) -> BinaryIO:
    if path.suffix.lower() == ".gz":
        return gzip.open(path, "rb")  # type: ignore[return-value]
    return path.open("rb")


def _recognise(head: bytes, path: Path) -> str:
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
        if re.match(r'\{\s*"(?:items|data)"\s*:\s*\[', text):
            return "array"
        if len(head) == 4096 and "\n" not in text:
            return "lines"  # one very long line
        try:
            json.loads(first)
        except ValueError:
            return "lines" if "\n{" in text else "array"
        return "lines"
    raise ValueError(f"{path}: is no dump that can be read (JSON, JSON lines, BibTeX or RIS)")


def _read_lines(stream: BinaryIO, form: str, start: int) -> Iterator[Block]:
    """Yield blocks that end with a line (of BibTeX and RIS: with an entry)."""
    stream.seek(start)
    at = start
    rest = b""
    while data := stream.read(BLOCK_BYTES):
        data = rest + data
        cut = _last_border(data, form)
        if cut <= 0:
            rest = data
            continue
        block, rest = data[:cut], data[cut:]
        at += len(block)
        yield Block(form=form, data=block, until=at, most=_count_most(block, form))
    if rest.strip():
        yield Block(form=form, data=rest, until=at + len(rest), most=_count_most(rest, form))


def _last_border(data: bytes, form: str) -> int:
    if form == "lines":
        return data.rfind(b"\n") + 1
    if form == "bibtex":
        return data.rfind(b"\n@") + 1
    return data.rfind(b"\nTY  - ") + 1


def _count_most(data: bytes, form: str) -> int:
    """Return the most works that a block can hold, by a look at its borders."""
    return data.count({"lines": b"\n", "bibtex": b"@", "ris": b"TY  -"}[form]) + 1


def _read_array(stream: BinaryIO, start: int) -> Iterator[Block]:
    """Yield the elements of the file's (first) array in blocks; `until` counts elements."""
    text = io.TextIOWrapper(stream, encoding="utf-8-sig", errors="replace")
    decoder = json.JSONDecoder()
    buffer = text.read(BLOCK_BYTES)
    at = buffer.find("[") + 1
    works: list[Any] = []
    count = size = 0
    while True:
        while at < len(buffer) and buffer[at] in " \t\r\n,":
            at += 1
        if at < len(buffer) and buffer[at] == "]":
            break
        try:
            if at >= len(buffer):
                raise ValueError("more is needed")
            work, end = decoder.raw_decode(buffer, at)
        except ValueError:
            more = text.read(BLOCK_BYTES)
            if not more:
                break
            buffer, at = buffer[at:] + more, 0
            continue
        count += 1
        size += end - at
        at = end
        if count > start:
            works.append(work)
        if size > BLOCK_BYTES and works:
            yield Block(form="array", data=json.dumps(works).encode(), until=count, most=len(works))
            works, size = [], 0
    if works:
        yield Block(form="array", data=json.dumps(works).encode(), until=count, most=len(works))


# --- BibTeX and RIS to CSL-JSON -------------------------------------------------------------------------------------

_BIBTEX_TYPES = {
    "article": "article-journal", "book": "book", "collection": "book", "inbook": "chapter", "incollection": "chapter",
    "inproceedings": "paper-conference", "conference": "paper-conference", "proceedings": "book",
    "phdthesis": "thesis", "mastersthesis": "thesis", "thesis": "thesis", "techreport": "report", "report": "report",
    "online": "webpage", "dataset": "dataset",
}  # fmt: skip
_RIS_TYPES = {
    "JOUR": "article-journal", "BOOK": "book", "EDBOOK": "book", "CHAP": "chapter", "CONF": "paper-conference",
    "CPAPER": "paper-conference", "THES": "thesis", "RPRT": "report", "ELEC": "webpage", "DATA": "dataset",
    "NEWS": "article-newspaper", "MGZN": "article-magazine",
}  # fmt: skip
_ACCENT = re.compile(r"\\[`'^\"~=.uvHcdbkr]\s?\{?([A-Za-z])\}?")
_COMMAND = re.compile(r"\\[A-Za-z]+\s?")
_BIBTEX_ENTRY = re.compile(r"^[ \t]*@(\w+)\s*[{(]\s*([^,\s{}]*)\s*,", re.MULTILINE)
_BIBTEX_FIELD = re.compile(r"\s*([\w-]+)\s*=\s*")


def _read_bibtex(text: str) -> Iterator[dict[str, Any]]:
    starts = list(_BIBTEX_ENTRY.finditer(text))
    for number, start in enumerate(starts):
        end = starts[number + 1].start() if number + 1 < len(starts) else len(text)
        fields = _read_bibtex_fields(text[start.end() : end])
        work: dict[str, Any] = {
            "id": start[2],
            "type": _BIBTEX_TYPES.get(start[1].lower(), "document"),
            "title": fields.get("title", "") + (f": {fields['subtitle']}" if fields.get("subtitle") else ""),
            "container-title": fields.get("journal") or fields.get("journaltitle") or fields.get("booktitle", ""),
            "volume": fields.get("volume", ""),
            "issue": fields.get("number", ""),
            "page": fields.get("pages", "").replace("--", "-"),
            "publisher": fields.get("publisher") or fields.get("school") or fields.get("institution", ""),
            "DOI": fields.get("doi", ""),
            "ISBN": fields.get("isbn", ""),
            "author": [_name(name) for name in re.split(r"\s+and\s+", fields.get("author", "")) if name],
            "editor": [_name(name) for name in re.split(r"\s+and\s+", fields.get("editor", "")) if name],
        }
        year = re.search(r"\d{4}", fields.get("year") or fields.get("date", ""))
        if year:
            work["issued"] = {"date-parts": [[int(year[0])]]}
        yield work


def _read_bibtex_fields(body: str) -> dict[str, str]:
    fields: dict[str, str] = {}
    at = 0
    while found := _BIBTEX_FIELD.match(body, at):
        at = found.end()
        if at >= len(body):
            break
        if body[at] == "{":
            end = _closing_brace(body, at)
            value = body[at + 1 : end]
            at = end + 1
        elif body[at] == '"':
            end = body.find('"', at + 1)
            end = len(body) if end < 0 else end
            value = body[at + 1 : end]
            at = end + 1
        else:
            plain = re.compile(r"[^,}\s]*").match(body, at)
            value = plain[0] if plain else ""
            at += len(value)
        value = _COMMAND.sub("", _ACCENT.sub(r"\1", value)).replace("{", "").replace("}", "").replace("~", " ")
        fields[found[1].lower()] = " ".join(value.split())
        comma = body.find(",", at)
        if comma < 0 or body[at:comma].strip():
            break
        at = comma + 1
    return fields


def _closing_brace(body: str, at: int) -> int:
    depth = 0
    for brace in re.compile(r"[{}]").finditer(body, at):
        depth += 1 if brace[0] == "{" else -1
        if depth == 0:
            return brace.start()
    return len(body)


def _read_ris(text: str) -> Iterator[dict[str, Any]]:
    work: dict[str, Any] = {}
    for line in text.splitlines():
        found = re.match(r"([A-Z][A-Z0-9])  -\s?(.*)", line)
        if found is None:
            continue
        tag, value = found[1], found[2].strip()
        if tag == "TY":
            work = {"type": _RIS_TYPES.get(value, "document"), "author": [], "editor": []}
        elif tag == "ER":
            if work.get("title"):
                yield _finish_ris(work)
            work = {}
        elif work and value:
            _add_ris(work, tag, value)
    if work.get("title"):
        yield _finish_ris(work)


_RIS_TAGS = {
    "TI": "title", "T1": "title", "T2": "container-title", "JO": "container-title", "JF": "container-title",
    "BT": "container-title", "VL": "volume", "IS": "issue", "SP": "first", "EP": "last", "PB": "publisher",
    "DO": "DOI", "ID": "id",
}  # fmt: skip


def _add_ris(work: dict[str, Any], tag: str, value: str) -> None:
    if tag in ("AU", "A1"):
        work["author"].append(_name(value))
    elif tag in ("ED", "A2"):
        work["editor"].append(_name(value))
    elif tag in ("PY", "Y1", "DA") and (year := re.match(r"\d{4}", value)):
        work.setdefault("issued", {"date-parts": [[int(year[0])]]})
    elif tag == "SN":
        work["ISBN" if work["type"] in ("book", "chapter") else "ISSN"] = value
    elif tag in _RIS_TAGS:
        work.setdefault(_RIS_TAGS[tag], value)


def _finish_ris(work: dict[str, Any]) -> dict[str, Any]:
    first, last = work.pop("first", ""), work.pop("last", "")
    work["page"] = f"{first}-{last}" if last and last != first else first
    return work


def _name(text: str) -> dict[str, str]:
    family, comma, given = text.partition(",")
    if comma:
        return {"family": family.strip(), "given": given.strip()}
    given, _, family = text.strip().rpartition(" ")
    return {"family": family, "given": given} if given else {"literal": text.strip()}
