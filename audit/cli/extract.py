"""`extract`: paths in, what the reader and the parser saw out."""

import sys
from argparse import Namespace

from audit.cli.check import chosen_format, collect_files
from audit.cli.exits import CLEAN, NOTHING_READ
from audit.cli.output import write_output
from audit.engine import load, read_document, understand_document
from audit.readers.interface import UnreadableError
from audit.reporters.extract import Extract, write_json, write_terminal
from audit.reporters.wording import printable
from audit.settings import Settings, load_settings


def run(arguments: Namespace) -> int:
    """Read what the arguments name and write what was seen; exit code 3 when nothing could be read."""
    settings = load_settings(
        arguments.paths,
        config=arguments.config,
        pages=arguments.pages,
        password=arguments.password,
        jobs=arguments.jobs,
    )
    files, empty = collect_files(arguments.paths, settings)
    extracts = [extract(file, settings) for file in files]
    extracts += [Extract(path=folder.path, failure=folder.failure) for folder in empty]
    write = write_json if chosen_format(arguments) == "json" else write_terminal
    write_output(lambda stream: write(extracts, stream), arguments.output)
    for one in extracts:
        if one.failure is not None:
            print(printable(f"citation-audit: {one.path}: {one.failure}"), file=sys.stderr)
    return NOTHING_READ if all(one.failure is not None for one in extracts) else CLEAN


def extract(path: str, settings: Settings) -> Extract:
    """Return what was seen in one file, or why nothing was."""
    try:
        document = read_document(path, load(path, settings), settings)
        return Extract(path=path, manuscript=understand_document(document, settings))
    except UnreadableError as error:
        return Extract(path=path, failure=str(error))
