"""The report for a GitHub workflow's log: `Report` in, workflow commands out, which become annotations."""

from collections import Counter
from collections.abc import Iterator
from typing import TextIO

from audit.model.finding import DocumentReport, Finding, Report
from audit.model.record import record
from audit.reporters.wording import KIND_WORDS, place_address, place_words, printable, summary_words

COMMANDS = {"error": "error", "warning": "warning", "note": "notice"}
# GitHub shows 10 annotations of each level a step and drops the rest; what is dropped is printed as plain lines.
ANNOTATIONS_A_LEVEL = 10


@record
class GithubReporter:
    """The gravest findings are annotations, as many as GitHub shows; the others are lines of the log."""

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        used: Counter[str] = Counter()
        for command, annotation, line in _entries(report):
            used[command] += 1
            stream.write((annotation if used[command] <= ANNOTATIONS_A_LEVEL else line) + "\n")
        stream.write(summary_words(report) + "\n")


def _entries(report: Report) -> Iterator[tuple[str, str, str]]:
    """Yield for each failure and finding its command, its annotation and its plain line."""
    for document in report.documents:
        if document.failure is not None:
            yield _failure(document)
    for document in report.documents:
        for finding in document.findings:
            command = COMMANDS[finding.level]
            yield command, _annotation(finding, command), _line(finding)


def _failure(document: DocumentReport) -> tuple[str, str, str]:
    message = f"cannot be read: {document.failure}"
    annotation = f"::error file={_property(document.path)},title=citation-audit::{_data(message)}"
    return "error", annotation, printable(f"{document.path}: {message}")


def _annotation(finding: Finding, command: str) -> str:
    region = finding.region
    properties = {"file": region.path}
    if region.start_line is not None:
        properties["line"] = str(region.start_line)
        if region.end_line == region.start_line and region.start_column is not None:
            # GitHub refuses columns that span lines.
            properties["col"] = str(region.start_column)
            if region.end_column is not None:
                properties["endColumn"] = str(max(region.start_column, region.end_column - 1))  # end included
        elif region.end_line is not None:
            properties["endLine"] = str(region.end_line)
    properties["title"] = f"{finding.rule} {finding.name}"
    listed = ",".join(f"{key}={_property(value)}" for key, value in properties.items())
    return f"::{command} {listed}::{_data(_message(finding))}"


def _message(finding: Finding) -> str:
    kind = f" ({KIND_WORDS[finding.kind]})" if KIND_WORDS[finding.kind] else ""
    lines = [f"{finding.message}{kind}"]
    if finding.region.start_line is None and place_words(finding.region):
        lines[0] = f"{place_words(finding.region)}: {lines[0]}"
    lines += [f"{place_words(related.region)}: {related.message}" for related in finding.related]
    if finding.fix is not None:
        lines.append(f"Fix: {finding.fix.description}")
    return "\n".join(lines)


def _line(finding: Finding) -> str:
    text = printable(f"{place_address(finding.region)}: {finding.level} {finding.rule} {finding.message}")
    return text if not text.startswith("::") else f" {text}"


def _data(text: str) -> str:
    """Escape the text of a command (actions/toolkit, `escapeData`)."""
    lines = text.replace("\r\n", "\n").replace("\r", "\n").split("\n")
    return "%0A".join(printable(line).replace("%", "%25") for line in lines)


def _property(text: str) -> str:
    """Escape a property of a command (actions/toolkit, `escapeProperty`)."""
    return _data(text).replace(":", "%3A").replace(",", "%2C")
