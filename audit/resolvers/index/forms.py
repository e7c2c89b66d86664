"""Works as registers write them: a block of a dump in, an `Entry` for every work out.

What fits none of the shapes that are decoded fast (`shapes`) is read by the services' own readers, which take all.
"""

import json
from collections.abc import Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Raw, Struct

from audit.model.lookup import Record
from audit.resolvers.index.bibliographies import read_bibtex, read_ris
from audit.resolvers.index.dumps import Block
from audit.resolvers.index.entries import Entry, make_entry
from audit.resolvers.index.shapes import SHAPES, Shape, Work
from audit.resolvers.items import read_csl
from audit.resolvers.query import clean_doi
from audit.resolvers.services import crossref, datacite, openalex


class _Items(Struct):
    """An array under a name, as Crossref (`items`) and DataCite's and OpenAlex's API (`data`, `results`) have it."""

    items: list[Raw] = []
    data: list[Raw] = []
    results: list[Raw] = []


def read_entries(block: Block) -> Iterator[Entry]:
    """Yield the entries of a block's works, in order; what is no work, or cannot be read, is left out.

    Raises what `Block.load` does, and `ValueError` of an array that is none.
    """
    data = block.load().removeprefix(b"\xef\xbb\xbf")
    if block.form in ("bibtex", "ris"):
        read = read_bibtex if block.form == "bibtex" else read_ris
        yield from _make_entries(map(read_other, read(data.decode("utf-8", "replace"))))
        return
    works = _decode_lines(data) if block.form == "lines" else None
    entries = _decode_each(_split(data, block.form)) if works is None else (work.entry() for work in works)
    yield from (entry for entry in entries if entry is not None)


def _decode_lines(data: bytes) -> list[Work] | None:
    """Return the works of lines when all are of one shape."""
    for decoder in SHAPES:
        with suppress(msgspec.MsgspecError):
            return decoder.decode_lines(data)
    return None


def _decode_each(texts: Iterable[Any]) -> Iterator[Entry | None]:
    """Yield the entry of each work, whatever its shape; that of the work before is tried first."""
    decoder = SHAPES[0]
    for text in texts:
        try:
            entry = decoder.decode(text).entry()
        except msgspec.MsgspecError:
            decoder, entry = _decode_other(text, decoder)
        yield entry


def _decode_other(text: Any, decoder: Shape) -> tuple[Shape, Entry | None]:
    """Return the entry of a work that `decoder` does not fit, and the shape that does (`decoder` when none does)."""
    for shape in SHAPES:
        with suppress(msgspec.MsgspecError):
            return shape, shape.decode(text).entry()
    with suppress(ValueError, RecursionError):
        return decoder, _entry_of(read_other(json.loads(bytes(text).decode("utf-8", "replace"))))
    return decoder, None


def _split(data: bytes, form: str) -> Iterable[Any]:
    """Return the text of each work."""
    if form == "lines":
        return data.splitlines()
    text = data.lstrip()
    try:
        if text.startswith(b"["):
            return msgspec.json.decode(text, type=list[Raw])
        found = msgspec.json.decode(text, type=_Items)
    except (msgspec.MsgspecError, UnicodeDecodeError) as error:
        raise ValueError(f"is damaged: {error}") from None
    return found.items or found.data or found.results or [text]


def read_other(work: Any) -> Record | None:
    """Return the record of a work as Crossref, OpenAlex, DataCite or CSL-JSON has it, None of what is no work."""
    if not isinstance(work, Mapping):
        return None
    title, identifier = work.get("title"), work.get("id")
    if isinstance(identifier, str) and identifier.startswith("https://openalex.org/W"):
        return openalex.read_work(work)
    if isinstance(work.get("attributes"), Mapping):
        return datacite.read_work(work)
    if isinstance(title, list) and work.get("DOI"):
        return crossref.read_work(work)
    if not isinstance(title, str) or not title:
        return None
    item = read_csl(work)
    issued = item.date("issued")
    years = (issued.start.year,) if issued is not None else ()
    return Record(source="csl", id=clean_doi(item.text("DOI")) or str(identifier or ""), item=item, years=years)


def _make_entries(records: Iterable[Record | None]) -> Iterator[Entry]:
    return (entry for record in records if (entry := _entry_of(record)) is not None)


def _entry_of(record: Record | None) -> Entry | None:
    return make_entry(record) if record is not None and record.item.text("title") else None
