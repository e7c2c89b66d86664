"""Items with their ids in, CSL-JSON (schema `csl-data.json` 1.0.2) out; and parsed lines in, their items out."""

import json
from collections.abc import Iterable, Iterator, Sequence
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
                yield f"line-{line.line}{letters(taken)}", citation.item
                taken += 1


def write(items: Iterable[tuple[str, Item]], stream: TextIO) -> None:
    """Write an array of items, each with its id."""
    values: list[dict[str, Any]] = [{"id": id, **item.to_csl()} for id, item in items]
    json.dump(values, stream, ensure_ascii=False, indent=2, default=plain_value)
    stream.write("\n")


def letters(number: int) -> str:
    """Return "" for 0, then b, c … z, ba, bb …: for ids that are alike but for them."""
    found = ""
    while number:
        number, rest = divmod(number, 26)
        found = chr(ord("a") + rest) + found
    return found
