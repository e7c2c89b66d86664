"""Parsed lines in, JSON out: one object a line, with spans of citations and commentary in the raw line."""

import json
from collections.abc import Sequence
from typing import TextIO

from audit.reporters.exports import ParsedLine
from audit.reporters.extract import citation_value
from audit.reporters.json import plain_value


def write(lines: Sequence[ParsedLine], stream: TextIO) -> None:
    """Write an array (`audit/data/report.schema.json`, `parse`)."""
    value = [
        {
            "line": line.line,
            "raw": line.raw,
            "citations": [citation_value(citation) for citation in line.entry.citations],
            "commentary": [[span.start, span.end] for span in line.entry.commentary],
        }
        for line in lines
    ]
    json.dump(value, stream, ensure_ascii=False, indent=2, default=plain_value)
    stream.write("\n")
