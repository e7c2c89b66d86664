"""A bibliography in CSL-JSON in; its entries, each with its place in the file, out."""

import json
from collections.abc import Iterator
from dataclasses import replace

from audit.language.expressions import expression
from audit.model.citation import Field, Item, Name
from audit.model.document import Document
from audit.model.span import Span
from audit.readers.decoding import decode
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.items import item_from_csl
from audit.readers.printing import Entry, printed_document

_MOST_COMPLAINTS = 20  # of ids used again
_SPACE = expression(r"[\s,]*")


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a CSL-JSON file: a list of items, one item, or `{"items": […]}`. Raises `UnreadableError`."""
    decoded = decode(data, path)
    text = decoded.text
    try:
        entries = list(read_entries(text))
    except (ValueError, RecursionError) as error:
        raise UnreadableError(f"{path}: not readable as JSON ({str(error)[:200]})") from None
    if not entries:
        raise UnreadableError(f"{path}: JSON, but not a bibliography in CSL-JSON")
    return printed_document(path, "csl-json", text, entries, (*decoded.warnings, *_repeated_ids(text, entries)))


def _repeated_ids(text: str, entries: list[Entry]) -> list[str]:
    """Say which ids are used again, as CSL forbids."""
    first: dict[str, Span] = {}
    complaints: list[str] = []
    for id, span, _ in entries:
        if first.setdefault(id, span) is not span and len(complaints) < _MOST_COMPLAINTS:
            here, there = (text.count("\n", 0, found.start) + 1 for found in (span, first[id]))
            complaints.append(f"line {here}: the id {id} is used again, after line {there}")
    return complaints


def read_entries(text: str) -> Iterator[Entry]:
    """Yield the items of a CSL-JSON text. Raises `ValueError` for what is not JSON."""
    for number, (start, end, data) in enumerate(_objects(text), start=1):
        if isinstance(data, dict) and ("type" in data or "title" in data):
            item = item_from_csl(data, Span(start, end))
            fields = tuple(replace(field, span=_place(text, field, start, end)) for field in item.fields)
            yield str(data.get("id") or f"entry-{number}"), Span(start, end), Item(type=item.type, fields=fields)


def _place(text: str, field: Field, start: int, end: int) -> Span:
    """The place of a field's value: of its text where that stands as it is, else of its name."""
    value = field.value
    wanted = value.family or value.literal if isinstance(value, Name) else value if isinstance(value, str) else ""
    at = text.find(f'"{wanted}"', start, end) + 1 if wanted else 0
    if at <= 0:
        at, wanted = text.find(f'"{field.variable}"', start, end) + 1, field.variable
    return Span(at, at + len(wanted)) if at > 0 else Span(start, end)


def _objects(text: str) -> list[tuple[int, int, object]]:
    """Return the objects of the outermost list with their offsets."""
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
