"""A bibliography in CSL-JSON in; its entries, each with its place in the file, out."""

import json
import re

from audit.model.document import Block, Document, LineMap, SourceReference
from audit.model.span import Span
from audit.readers.decoding import decode
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.items import item_from_csl

_SPACE = re.compile(r"[\s,]*")


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a CSL-JSON file: a list of items, one item, or `{"items": […]}`. Raises `UnreadableError`."""
    decoded = decode(data, path)
    text = decoded.text
    references: list[SourceReference] = []
    try:
        for start, end, entry in entries_of(text):
            if isinstance(entry, dict) and ("type" in entry or "title" in entry):
                span = Span(start, end)
                key = str(entry.get("id") or f"entry-{len(references) + 1}")
                item = item_from_csl(entry, span)
                references.append(SourceReference(key=key, label="", span=span, text_span=span, item=item))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: not readable as JSON ({str(error)[:200]})") from None
    if not references:
        raise UnreadableError(f"{path}: JSON, but not a bibliography in CSL-JSON")
    return Document(
        path=path,
        format="csl-json",
        text=text,
        source_map=LineMap(text),
        blocks=tuple(Block(span=reference.span, kind="reference") for reference in references),
        references=tuple(references),
        warnings=decoded.warnings,
    )


def entries_of(text: str) -> list[tuple[int, int, object]]:
    """Return the objects of the outermost list with their offsets. Raises `ValueError` for what is not JSON."""
    decoder = json.JSONDecoder()
    at = _skip(text, 0)
    found: list[tuple[int, int, object]] = []
    if text.startswith("{", at):
        whole, end = decoder.raw_decode(text, at)
        items = whole.get("items") or whole.get("references") if isinstance(whole, dict) else None
        if not isinstance(items, list):
            return [(at, end, whole)]
        at = _skip(text, text.find("[", at))
    if not text.startswith("[", at):
        raise ValueError("neither a list nor an object")
    at = _skip(text, at + 1)
    while at < len(text) and text[at] != "]":
        entry, end = decoder.raw_decode(text, at)
        found.append((at, end, entry))
        at = _skip(text, end)
    return found


def _skip(text: str, at: int) -> int:
    match = _SPACE.match(text, max(at, 0))
    return match.end() if match else at
