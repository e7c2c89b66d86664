"""`extract`: paths in, what the reader and the parser saw out."""

import sys
from argparse import Namespace
from collections.abc import Sequence
from pathlib import Path
from typing import TextIO

from audit.cli.check import chosen_format, collect_files
from audit.cli.exits import CLEAN, NOTHING_READ
from audit.cli.output import write_output
from audit.engine import read_document, read_options, understand_document, within_limits
from audit.loading import load
from audit.model.manuscript import Manuscript
from audit.readers.interface import UnreadableError
from audit.reporters.exports import load_item_export
from audit.reporters.extract import Extract, write_json, write_terminal
from audit.reporters.wording import printable
from audit.settings import Settings, load_settings
from audit.workers import count_cores

_EXPORTS = {".bib": "bibtex", ".ris": "ris"}


def run(arguments: Namespace) -> int:
    """Read what the arguments name and write what was seen; exit code 3 when nothing could be read."""
    settings = load_settings(
        arguments.paths,
        config=arguments.config,
        pages=arguments.pages,
        password=arguments.password,
        jobs=arguments.jobs or count_cores(),
    )
    files, empty = collect_files(arguments.paths, settings)
    ending = arguments.output.suffix.lower() if arguments.output else ""
    format = arguments.format or _EXPORTS.get(ending) or ("json" if chosen_format(arguments) == "json" else "terminal")
    terminal = format == "terminal"
    outlines = {file: pdf_outline(file, settings, arguments.debug_pages) for file in files if terminal and is_pdf(file)}
    extracts = [extract(file, settings) for file in files]
    extracts += [Extract(path=folder.path, failure=folder.failure) for folder in empty]
    if arguments.output is None:
        for line in (line for outline in outlines.values() for line in outline.splitlines()):
            print(printable(line))
    write_output(lambda stream: write(extracts, format, stream), arguments.output)
    for one in extracts:
        if one.failure is not None:
            print(printable(f"citation-audit: {one.path}: {one.failure}"), file=sys.stderr)
    return NOTHING_READ if all(one.failure is not None for one in extracts) else CLEAN


def write(extracts: Sequence[Extract], format: str, stream: TextIO) -> None:
    """Write what was seen, or in a format of bibliographies the works that are cited in full or listed."""
    if format == "terminal":
        write_terminal(extracts, stream)
    elif format == "json":
        write_json(extracts, stream)
    else:
        from audit.reporters.exports.works import keyed_works

        manuscripts = (one.manuscript for one in extracts if one.manuscript is not None)
        load_item_export(format)(keyed_works(manuscripts), stream)


def is_pdf(path: str) -> bool:
    """Tell by its name whether a file is a PDF, whose pages have zones to show."""
    return Path(path).suffix.lower() == ".pdf"


def pdf_outline(path: str, settings: Settings, folder: Path | None) -> str:
    """Return the zones of a PDF's pages in words, and draw them into `folder` if one is given; "" if unreadable."""
    from audit.readers.pdf.debug import outline, write_debug_pages
    from audit.reporters.html.rendering import render_pages

    options = read_options(settings)

    def draw() -> str:
        data = load(path, settings)
        if folder is not None:

            def render(numbers: Sequence[int]) -> dict[int, bytes]:
                return {image.number: image.png for image in render_pages(data, numbers, settings.password)}

            write_debug_pages(data, path, folder, options, render)
        return outline(data, path, options)

    try:
        return within_limits(draw, settings)
    except UnreadableError:
        return ""  # what cannot be read is named once, below


def extract(path: str, settings: Settings) -> Extract:
    """Return what was seen in one file, or why nothing was."""

    def understand() -> Manuscript:
        return understand_document(read_document(path, load(path, settings), settings), settings)

    try:
        return Extract(path=path, manuscript=within_limits(understand, settings))
    except UnreadableError as error:
        return Extract(path=path, failure=str(error).removeprefix(f"{path}: "))
