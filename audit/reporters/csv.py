"""The report for spreadsheets: `Report` in, comma-separated values (RFC 4180) out, one row a finding."""

import csv
from typing import TextIO

from audit.model.finding import DocumentReport, Finding, Report
from audit.model.record import record
from audit.reporters.wording import place_words, printable

COLUMNS = (
    "path",
    "line",
    "column",
    "page",
    "place",
    "rule",
    "name",
    "level",
    "kind",
    "confidence",
    "note",
    "expected",
    "message",
    "excerpt",
    "related",
    "fix",
    "fingerprint",
)


@record
class CsvReporter:
    """A file that could not be read has a row too, with level `unreadable`."""

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        writer = csv.DictWriter(stream, COLUMNS, restval="", lineterminator="\n")
        writer.writeheader()
        for document in report.documents:
            if document.failure is not None:
                writer.writerow(_failure(document))
            for finding in document.findings:
                writer.writerow({key: cell_text(value) for key, value in _row(finding).items()})


def _failure(document: DocumentReport) -> dict[str, str]:
    return {"path": cell_text(document.path), "level": "unreadable", "message": cell_text(document.failure)}


def _row(finding: Finding) -> dict[str, object]:
    region = finding.region
    return {
        "path": region.path,
        "line": region.start_line,
        "column": region.start_column,
        "page": region.page,
        "place": region.logical,
        "rule": finding.rule,
        "name": finding.name,
        "level": finding.level,
        "kind": finding.kind,
        "confidence": f"{finding.confidence:.2f}",
        "note": finding.note,
        "expected": finding.expected,
        "message": finding.message,
        "excerpt": region.snippet,
        "related": "; ".join(f"{place_words(other.region)}: {other.message}" for other in finding.related),
        "fix": finding.fix.description if finding.fix else None,
        "fingerprint": finding.fingerprint,
    }


def cell_text(value: object) -> str:
    """Return one cell; an apostrophe before what a spreadsheet would run as a formula (OWASP, CSV Injection)."""
    text = "" if value is None else printable(str(value))
    return f"'{text}" if text.startswith(("=", "+", "-", "@")) and not text[1:].isdecimal() and text != "-" else text
