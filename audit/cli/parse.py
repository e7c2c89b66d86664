"""`parse`: raw notes or references in, one a line, their citations out."""

import sys
from argparse import Namespace

from audit.cli.exits import CLEAN, NOTHING_READ
from audit.cli.output import write_output
from audit.loading import load
from audit.parsing.entries import parse_entries
from audit.readers.interface import UnreadableError
from audit.reporters.exports import ParsedLine, load_export
from audit.settings import Settings


def run(arguments: Namespace) -> int:
    """Parse every line that is not blank and write the citations; exit code 3 when the file cannot be read."""
    try:
        data = load(arguments.file, Settings())
    except UnreadableError as error:
        print(f"citation-audit: {arguments.file}: {error}", file=sys.stderr)
        return NOTHING_READ
    lines = parse_lines(data.decode("utf-8-sig", errors="replace"))
    if not lines:
        print(f"citation-audit: {arguments.file}: has no line to parse", file=sys.stderr)
        return NOTHING_READ
    export = load_export(arguments.format or "json")
    write_output(lambda stream: export(lines, stream), arguments.output)
    return CLEAN


def parse_lines(text: str) -> list[ParsedLine]:
    """Return the lines of `text` that are not blank, each taken apart; lines count from 1, blank ones too."""
    raw_lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    entries = parse_entries(raw_lines, "line-")
    return [
        ParsedLine(line=number, raw=raw, entry=entry)
        for number, (raw, entry) in enumerate(zip(raw_lines, entries, strict=True), 1)
        if raw.strip()
    ]
