"""Citations for other programs: parsed lines in, JSON, CSL-JSON, BibTeX or RIS out."""

from collections.abc import Callable, Sequence
from typing import TextIO

from audit.model.citation import ParsedEntry
from audit.model.record import record


@record
class ParsedLine:
    """One raw note or reference and what was read in it; `line` counts from 1."""

    line: int
    raw: str
    entry: ParsedEntry


Export = Callable[[Sequence[ParsedLine], TextIO], None]
FORMATS = ("json", "csl-json", "bibtex", "ris")


def load_export(format: str) -> Export:
    """Return the writer of one of `FORMATS`."""
    match format:
        case "json":
            from audit.reporters.exports import lines

            return lines.write
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
