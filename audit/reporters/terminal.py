"""The report that an editor reads: `Report` in, text for a terminal out, plain where the stream is no terminal."""

from dataclasses import dataclass
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from audit.model.finding import DocumentReport, Finding, Report
from audit.model.span import Region
from audit.reporters.wording import (
    KIND_WORDS,
    coverage_words,
    finding_place,
    place_address,
    place_words,
    printable,
    skipped_words,
    summary_words,
)

LEVEL_STYLES = {"error": "bold red", "warning": "yellow", "note": "cyan"}
MAX_WIDTH = 110  # a message in longer lines is hard to read, however wide the window
MIN_WIDTH = 40


@dataclass(frozen=True, slots=True, kw_only=True)
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
        console = Console(
            file=stream,
            width=self.width,
            highlight=False,
            markup=False,
            emoji=False,
            soft_wrap=True,  # lines are broken here, so that nothing is cropped when the output is piped
            force_terminal=self.colour,
            no_color=None if self.colour is None else not self.colour,
        )
        if self.verbosity < 0:
            _write_lines(report, console)
            return
        page = _Page(console, max(MIN_WIDTH, min(console.width, MAX_WIDTH)), self.verbosity > 0)
        for document in report.documents:
            page.write_document(document)
        page.write_summary(report)


def _write_lines(report: Report, console: Console) -> None:
    for document in report.documents:
        if document.failure is not None:
            console.print(Text(printable(f"{document.path}: cannot be read: {document.failure}")))
        for finding in document.findings:
            place = printable(place_address(finding.region))
            console.print(Text(f"{place}: {finding.level} {finding.rule} {printable(finding.message)}"))


class _Page:
    """Lays the report out on a console of one width."""

    def __init__(self, console: Console, width: int, verbose: bool) -> None:
        self._console = console
        self._width = width
        self._verbose = verbose

    def write_document(self, document: DocumentReport) -> None:
        """Write one document's heading, coverage, findings and what was left undone."""
        self._line(Text(printable(document.path), style="bold underline"))
        if document.failure is not None:
            self._paragraph(f"cannot be read: {document.failure}", 2, style="bold red")
            self._line()
            return
        if document.title:
            self._paragraph(document.title, 2, style="italic")
        self._paragraph(coverage_words(document.coverage), 2, style="dim")
        for warning in document.warnings:
            self._paragraph(f"attention: {warning}", 2, style="magenta")
        self._line()
        for finding in document.findings:
            self._finding(finding)
        if self._verbose:
            self._withheld(document)

    def write_summary(self, report: Report) -> None:
        """Write the last lines."""
        self._paragraph(summary_words(report), 0, style="bold")
        waiting = len({skipped.rule for document in report.documents for skipped in document.skipped})
        if waiting and not self._verbose:
            noun = "rule" if waiting == 1 else "rules"
            self._paragraph(f"{waiting} {noun} did not run; -v says which and why.", 0, style="dim")

    def _finding(self, finding: Finding) -> None:
        head = Text("  ")
        head.append(str(finding.level), style=LEVEL_STYLES[finding.level])
        head.append(f" {finding.rule}", style="bold")
        head.append(f" {finding.name}")
        if KIND_WORDS[finding.kind]:
            head.append(f" ({KIND_WORDS[finding.kind]})")
        head.append(f"  {printable(finding_place(finding))}", style="dim")
        self._line(head)
        self._paragraph(finding.message, 4)
        self._excerpt(finding.region, 4, LEVEL_STYLES[finding.level])
        for related in finding.related:
            other = "" if related.region.path == finding.region.path else f"{related.region.path}, "
            self._paragraph(f"{other}{place_words(related.region)}: {related.message}".removeprefix(": "), 6)
            self._excerpt(related.region, 6, "blue")
        if finding.fix is not None:
            sure = "fix" if finding.fix.certain else "possible fix"
            self._paragraph(f"{sure}: {finding.fix.description}", 4, style="green")
        if self._verbose:
            self._paragraph(f"confidence {finding.confidence:.2f}", 4, style="dim")
            for key, value in finding.evidence.items():
                self._paragraph(f"{key}: {value}", 4, style="dim")
        self._line()

    def _excerpt(self, region: Region, indent: int, style: str) -> None:
        """Write the line that a region stands in with carets under the region, cut to the width round it."""
        before, inside, after = _excerpt(region, self._width - indent - 2)
        if not inside and not before and not after:
            return
        line = Text(" " * indent + "| ", style="dim")
        line.append(before, style="default not dim").append(inside, style=f"{style} not dim")
        line.append(after, style="default not dim")
        self._line(line)
        caret = Text(" " * indent + "| ", style="dim").append(" " * cell_len(before))
        self._line(caret.append("^" * max(1, cell_len(inside)), style=f"{style} not dim"))

    def _withheld(self, document: DocumentReport) -> None:
        for finding in document.suppressed:
            place = place_words(finding.region)
            self._paragraph(f"suppressed: {finding.rule} at {place} ({finding.suppressed})", 2, style="dim")
        for reason in skipped_words(document):
            self._paragraph(f"did not run, {reason}", 2, style="dim")
        if document.suppressed or document.skipped:
            self._line()

    def _paragraph(self, text: str, indent: int, style: str = "") -> None:
        """Write `text` broken into lines of the page's width."""
        for line in Text(printable(text)).wrap(self._console, self._width - indent):
            line.rstrip()
            self._line(Text(" " * indent).append(line.plain, style=style))

    def _line(self, text: Text | None = None) -> None:
        self._console.print(Text() if text is None else text)


def _excerpt(region: Region, width: int) -> tuple[str, str, str]:
    """Return what stands before, in and after `region` in its line, together at most `width` cells wide."""
    before = printable(region.snippet[: region.snippet_start])
    inside = printable(region.snippet[region.snippet_start : region.snippet_end])
    after = printable(region.snippet[region.snippet_end :])
    inside = _cut_end(inside, width)
    room = width - cell_len(inside)
    before = _cut_start(before, room - min(room // 2, cell_len(after)))
    return before, inside, _cut_end(after, room - cell_len(before))


def _cut_end(text: str, width: int) -> str:
    """Return as much of the beginning of `text` as fits `width` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    kept = text[: max(0, width)]
    while kept and cell_len(kept) > width - 1:
        kept = kept[:-1]
    return kept + "…" if width > 0 else ""


def _cut_start(text: str, width: int) -> str:
    """Return as much of the end of `text` as fits `width` cells, with an ellipsis where it was cut."""
    if cell_len(text) <= width:
        return text
    kept = text[-width:] if width > 0 else ""
    while kept and cell_len(kept) > width - 1:
        kept = kept[1:]
    return "…" + kept if width > 0 else ""
