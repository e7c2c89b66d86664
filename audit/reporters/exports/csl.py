"""Parsed lines in, CSL-JSON (schema `csl-data.json` 1.0.2) out: one item for each citation that names a work."""

import json
from collections.abc import Iterator, Sequence
from typing import Any, TextIO

from audit.model.citation import Item
from audit.reporters.exports import ParsedLine
from audit.reporters.json import plain_value


def named_items(lines: Sequence[ParsedLine]) -> Iterator[tuple[str, Item]]:
    """Yield an id (`line-3`, `line-3b`) and the item of each full or short citation that has any field."""
    for line in lines:
        taken = 0
        for citation in line.entry.citations:
            if citation.form in ("full", "short") and citation.item.fields:
                yield f"line-{line.line}{_letters(taken)}", citation.item
                taken += 1


def write(lines: Sequence[ParsedLine], stream: TextIO) -> None:
    """Write an array of items."""
    items: list[dict[str, Any]] = [{"id": id, **item.to_csl()} for id, item in named_items(lines)]
    json.dump(items, stream, ensure_ascii=False, indent=2, default=plain_value)
    stream.write("\n")


def _letters(number: int) -> str:
    """Return "" for 0, then b, c … z, ba, bb …: ids within one line."""
    letters = ""
    while number:
        number, rest = divmod(number, 26)
        letters = chr(ord("a") + rest) + letters
    return letters
