"""Works as registers write them: a block of a dump in, an `Entry` for every work out.

What fits none of the shapes that are decoded fast (`shapes`) is read by the services' own readers, which take all.
BibTeX and RIS are read by whom the caller names, as the package has one reader of each.
"""

import json
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import suppress
from typing import Any

import msgspec
from msgspec import Raw, Struct

from audit.model.citation import Item
from audit.model.lookup import Record
from audit.resolvers.index.dumps import Block, Form
from audit.resolvers.index.entries import Entry, doi_of, make_entry
from audit.resolvers.index.shapes import SHAPES, Shape, Work
from audit.resolvers.items import read_csl
from audit.resolvers.services import crossref, datacite, openalex

Bibliographies = Mapping[Form, Callable[[bytes], Iterable[tuple[str, Item]]]]  # files' bytes in, keys and works out
NONE: Bibliographies = {}


class _Wrapper(Struct):
    """Works, or one, under a name: Crossref's files (`items`) and API (`message`), DataCite's and OpenAlex's API."""

    items: Raw = Raw()
    data: Raw = Raw()
    results: Raw = Raw()
    message: Raw = Raw()


_LONGEST_NAME = 64  # bytes before the bracket of an array under a name
_UNFIT = (msgspec.MsgspecError, UnicodeDecodeError, RecursionError)  # what a decoder raises of what is otherwise


def read_entries(block: Block, bibliographies: Bibliographies = NONE) -> Iterator[Entry]:
    """Yield the entries of a block's works, in order; what is no work, or cannot be read, is left out.

    Raises what `Block.load` and the reader of a bibliography do, and `ValueError` of an array that is none, and of a
    bibliography that nobody reads.
    """
    if block.form in ("bibtex", "ris"):
        if block.form not in bibliographies:
            raise ValueError("is a bibliography, and no reader of these was given")
        works = bibliographies[block.form](block.load())
        yield from filter(None, (_entry_of(_record_of(key, item)) for key, item in works))
        return
    text = block.load().removeprefix(b"\xef\xbb\xbf").strip()
    decoded = _decode_all(text, block.form)
    entries = _decode_each(_split(text, block.form)) if decoded is None else (work.entry() for work in decoded)
    yield from (entry for entry in entries if entry is not None)


def _decode_all(text: bytes, form: Form) -> list[Work] | None:
    """Return the works of lines, or of an array alone or alone under a name, when all are of one shape."""
    array = text
    if text.startswith(b"{") and text.endswith(b"}"):
        array = text[text.find(b"[", 0, _LONGEST_NAME) : -1]
    for shape in SHAPES:
        with suppress(*_UNFIT):
            return shape.one.decode_lines(text) if form == "lines" else shape.many.decode(array)
    return None


def _decode_each(texts: Iterable[Any]) -> Iterator[Entry | None]:
    """Yield the entry of each work, whatever its shape; that of the work before is tried first."""
    shape = SHAPES[0]
    for text in texts:
        try:
            entry = shape.one.decode(text).entry()
        except _UNFIT:
            shape, entry = _decode_other(text, shape)
        yield entry


def _decode_other(text: Any, last: Shape) -> tuple[Shape, Entry | None]:
    """Return the entry of a work that is not of the `last` shape, and its shape (`last` when it is of none)."""
    for shape in SHAPES:
        with suppress(*_UNFIT):
            return shape, shape.one.decode(text).entry()
    with suppress(ValueError, RecursionError):
        return last, _entry_of(read_other(json.loads(bytes(text).decode("utf-8", "replace"))))
    return last, None


def _split(text: bytes, form: Form) -> Iterable[Any]:
    """Return the text of each work."""
    if form == "lines":
        return text.splitlines()
    try:
        while text.startswith(b"{"):
            found = msgspec.json.decode(text, type=_Wrapper)
            inner = bytes(found.items or found.data or found.results or found.message)
            if not inner:
                return [text]
            text = inner
        return msgspec.json.decode(text, type=list[Raw])
    except _UNFIT as error:
        raise ValueError(f"is damaged: {error}") from None


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
    if not isinstance(title, str) or not title or not isinstance(work.get("type"), str):
        return None
    return _record_of(str(identifier or ""), read_csl(work))


def _record_of(key: str, item: Item) -> Record:
    """Return the record of a work in somebody's own bibliography."""
    issued = item.date("issued")
    years = (issued.start.year,) if issued is not None else ()
    return Record(source="csl", id=doi_of(item) or key, item=item, years=years)


def _entry_of(record: Record | None) -> Entry | None:
    return make_entry(record) if record is not None and record.item.text("title") else None
