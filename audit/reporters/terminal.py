"""The report that an editor reads: `Report` in, text for a terminal out, plain where the stream is no terminal."""

import os
from collections.abc import Iterable, Iterator
from itertools import zip_longest
from typing import TextIO

from audit.model.finding import DocumentReport, Finding, Level, Report
from audit.model.record import record
from audit.model.span import Region
from audit.reporters.excerpts import excerpt, fitted, fitting
from audit.reporters.widths import cells
from audit.reporters.wording import (
    KIND_WORDS,
    coverage_words,
    finding_place,
    place_address,
    place_words,
    places_words,
    printable,
    skipped_words,
    summary_words,
)

LEVEL_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
MAX_WIDTH = 110  # a message in longer lines is hard to read, however wide the window
MIN_WIDTH = 40
MANY_PLACES = 2  # other places of untidiness: more are named in one line, so that a long article stays on a screen
PLACES_NAMED = 12
MANY_NOTES = 6  # findings of untidiness in one manuscript; of more, the passages are shown by -v alone

Line = tuple[tuple[str, str], ...]  # pieces of text, each with its style (rich's words), "" for none


@record
class TerminalReporter:
    """Grouped by document: coverage, then each finding with its place, excerpt, caret and the other places it names.

    `width` is in cells, None for the window's. `colour` None means: as the stream, NO_COLOR and FORCE_COLOR say.
    `verbosity` -1 prints one line a finding, 0 the report, 1 adds evidence, suppressed findings and rules that did
    not run.
    """

    width: int | None = None
    colour: bool | None = None
    verbosity: int = 0

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        width = self.width or _window_width()
        page = _Page(max(MIN_WIDTH, min(width, MAX_WIDTH)), self.verbosity > 0)
        lines = _short_lines(report) if self.verbosity < 0 else page.lines(report)
        if self._wants_colour(stream):
            _paint(lines, stream)
        else:
            stream.writelines("".join(text for text, _ in line).rstrip() + "\n" for line in lines)

    def _wants_colour(self, stream: TextIO) -> bool:
        """Tell whether to colour (https://no-color.org, and FORCE_COLOR as its counterpart)."""
        if self.colour is not None:
            return self.colour
        if os.environ.get("NO_COLOR"):
            return False
        if os.environ.get("FORCE_COLOR"):
            return True
        return stream.isatty() and os.environ.get("TERM") != "dumb"


def _window_width() -> int:
    """Return the columns that COLUMNS or the terminal gives, else 80 (`shutil` would cost 5 ms more)."""
    if os.environ.get("COLUMNS", "").isdecimal():
        return int(os.environ["COLUMNS"])
    try:
        return os.get_terminal_size().columns or 80
    except OSError:
        return 80


def _paint(lines: Iterable[Line], stream: TextIO) -> None:
    """Write `lines` in colour; rich, which knows what each terminal can show, is imported for this alone."""
    from rich.console import Console
    from rich.text import Text

    console = Console(file=stream, force_terminal=True, no_color=False, highlight=False, soft_wrap=True)
    for line in lines:
        console.print(Text.assemble(*line))


def _short_lines(report: Report) -> Iterator[Line]:
    for document in report.documents:
        if document.failure is not None:
            yield ((printable(f"{document.path}: cannot be read: {document.failure}"), ""),)
        for finding in document.findings:
            place = printable(place_address(finding.region))
            yield ((f"{place}: {finding.level} {finding.rule} {printable(finding.message)}", ""),)


class _Page:
    """Lays a report out in lines of one width."""

    def __init__(self, width: int, verbose: bool) -> None:
        self._width = width
        self._verbose = verbose

    def lines(self, report: Report) -> Iterator[Line]:
        """Yield all lines: each document, then the summary."""
        for document in report.documents:
            yield from self._document(document)
        yield from self._paragraph(summary_words(report), 0, "bold")
        waiting = len({skipped.rule for document in report.documents for skipped in document.skipped})
        if waiting and not self._verbose:
            noun = "rule" if waiting == 1 else "rules"
            yield from self._paragraph(f"{waiting} {noun} did not run; -v says which and why.", 0, "dim")

    def _document(self, document: DocumentReport) -> Iterator[Line]:
        """Yield one document's heading, coverage, findings and what was left undone."""
        yield ((printable(document.path), "bold underline"),)
        if document.failure is not None:
            yield from self._paragraph(f"cannot be read: {document.failure}", 2, "bold red")
            yield ()
            return
        if document.title:
            yield from self._paragraph(document.title, 2, "italic")
        yield from self._paragraph(coverage_words(document.coverage), 2, "dim")
        for warning in document.warnings:
            yield from self._paragraph(f"attention: {warning}", 2, "magenta")
        yield ()
        notes = sum(finding.level is Level.NOTE for finding in document.findings)
        brief = notes > MANY_NOTES and not self._verbose
        for finding, following in zip_longest(document.findings, document.findings[1:]):
            if brief and finding.level is Level.NOTE:
                yield from self._in_brief(finding)
                if following is None or following.level is not Level.NOTE:
                    yield ()
            else:
                yield from self._finding(finding)
        if self._verbose:
            yield from self._withheld(document)

    def _finding(self, finding: Finding) -> Iterator[Line]:
        yield from self._heading(finding)
        yield from self._paragraph(finding.message, 4)
        yield from self._excerpt(finding.region, 4, LEVEL_STYLES[finding.level])
        if finding.level is Level.NOTE and len(finding.related) > MANY_PLACES and not self._verbose:
            yield from self._further_places(finding)
        else:
            yield from self._related(finding)
        yield from self._cure(finding)
        if self._verbose:
            yield from self._paragraph(f"confidence {finding.confidence:.2f}", 4, "dim")
            for key, value in finding.evidence.items():
                yield from self._paragraph(f"{key}: {value}", 4, "dim")
        yield ()

    def _in_brief(self, finding: Finding) -> Iterator[Line]:
        """Yield a finding without its passages: many untidy places are read as a list."""
        yield from self._heading(finding)
        yield from self._paragraph(finding.message, 4)
        if finding.related:
            yield from self._further_places(finding)
        yield from self._cure(finding)

    def _heading(self, finding: Finding) -> Iterator[Line]:
        kind = f" ({KIND_WORDS[finding.kind]})" if KIND_WORDS[finding.kind] else ""
        yield (
            ("  ", ""),
            (str(finding.level), LEVEL_STYLES[finding.level]),
            (f" {finding.rule}", "bold"),
            (f" {finding.name}{kind}", ""),
            (f"  {printable(finding_place(finding))}", "dim"),
        )

    def _further_places(self, finding: Finding) -> Iterator[Line]:
        if f"(notes {finding.note}," not in finding.message:  # it names them itself
            places = places_words([related.region for related in finding.related], PLACES_NAMED)
            yield from self._paragraph(f"also {places}; -v shows them", 6, "dim")

    def _cure(self, finding: Finding) -> Iterator[Line]:
        if finding.fix is not None:
            sure = "fix" if finding.fix.certain else "possible fix"
            yield from self._paragraph(f"{sure}: {finding.fix.description}", 4, "green")

    def _related(self, finding: Finding) -> Iterator[Line]:
        for related in finding.related:
            yield from self._paragraph(f"{place_words(related.region)}: {related.message}".removeprefix(": "), 6)
            yield from self._excerpt(related.region, 6, "blue")

    def _excerpt(self, region: Region, indent: int, style: str) -> Iterator[Line]:
        """Yield the line that a region stands in, and carets under the region."""
        before, inside, after = fitted(excerpt(region), self._width - indent - 2)
        if not inside and not before and not after:
            return
        edge = (" " * indent + "| ", "dim")
        yield (edge, (before, ""), (inside, style), (after, ""))
        yield (edge, (" " * cells(before), ""), ("^" * max(1, cells(inside)), style))

    def _withheld(self, document: DocumentReport) -> Iterator[Line]:
        for finding in document.suppressed:
            place = place_words(finding.region)
            yield from self._paragraph(f"suppressed: {finding.rule} at {place} ({finding.suppressed})", 2, "dim")
        for reason in skipped_words(document):
            yield from self._paragraph(f"did not run, {reason}", 2, "dim")
        if document.suppressed or document.skipped:
            yield ()

    def _paragraph(self, text: str, indent: int, style: str = "") -> Iterator[Line]:
        """Yield `text` broken into lines of the page's width."""
        for line in _wrap(printable(text), self._width - indent):
            yield ((" " * indent, ""), (line, style))


def _wrap(text: str, width: int) -> Iterator[str]:
    """Yield `text` in lines of at most `width` cells, broken at spaces, and within words that are longer."""
    line, used = "", 0
    for word in text.split():
        wide = cells(word)
        if line and used + 1 + wide <= width:
            line, used = f"{line} {word}", used + 1 + wide
            continue
        if line:
            yield line
        while wide > width:
            head = fitting(word, width)
            yield head
            word = word[len(head) :]
            wide = cells(word)
        line, used = word, wide
    yield line
