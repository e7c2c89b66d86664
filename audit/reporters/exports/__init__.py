"""Citations for other programs: parsed lines or works in, JSON, CSL-JSON, BibTeX or RIS out."""

from collections.abc import Callable, Iterable, Sequence
from typing import TextIO

from audit.model.citation import Item, ParsedEntry
from audit.model.record import record


@record
class ParsedLine:
    """One raw note or reference and what was read in it; `line` counts from 1."""

    line: int
    raw: str
    entry: ParsedEntry


Export = Callable[[Sequence[ParsedLine], TextIO], None]
ItemExport = Callable[[Iterable[tuple[str, Item]], TextIO], None]
ITEM_FORMATS = ("csl-json", "bibtex", "ris")
FORMATS = ("json", *ITEM_FORMATS)


def load_export(format: str) -> Export:
    """Return the writer of parsed lines in one of `FORMATS`."""
    if format == "json":
        from audit.reporters.exports import lines

        return lines.write
    write = load_item_export(format)

    def write_lines(parsed: Sequence[ParsedLine], stream: TextIO) -> None:
        from audit.reporters.exports.csl import named_items

        write(named_items(parsed), stream)

    return write_lines


def load_item_export(format: str) -> ItemExport:
    """Return the writer of items, each with its id, in one of `ITEM_FORMATS`."""
    match format:
        case "csl-json":
            from audit.reporters.exports import csl

            return csl.write
        case "bibtex":
            from audit.reporters.exports import bibtex

            return bibtex.write
        case "ris":
            from audit.reporters.exports import ris

            return ris.write
        case _:
            raise ValueError(f"no export for '{format}'")
