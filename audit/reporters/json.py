"""The report for programs: `Report` in, JSON of schema version 1 (`audit/data/report.schema.json`) out."""

import json
from collections.abc import Mapping, Set
from typing import Any, TextIO

from audit.model.finding import DocumentReport, Finding, Level, RegionFix, Report
from audit.model.record import record
from audit.model.span import Region
from audit.version import VERSION

SCHEMA_VERSION = 1


@record
class JsonReporter:
    """`indent` is in spaces, None for one line."""

    indent: int | None = 2

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        json.dump(report_value(report), stream, ensure_ascii=False, indent=self.indent, default=plain_value)
        stream.write("\n")


def report_value(report: Report) -> dict[str, Any]:
    """Return the report as JSON values."""
    return {
        "schema_version": SCHEMA_VERSION,
        "tool": {"name": "citation-audit", "version": VERSION},
        "documents": [_document(document) for document in report.documents],
        "summary": {
            "documents": sum(document.failure is None for document in report.documents),
            "errors": report.count(Level.ERROR),
            "warnings": report.count(Level.WARNING),
            "notes": report.count(Level.NOTE),
            "suppressed": sum(len(document.suppressed) for document in report.documents),
            "unreadable": sum(document.failure is not None for document in report.documents),
        },
    }


def region_value(region: Region) -> dict[str, Any]:
    """Return a location as JSON values."""
    return {
        "path": region.path,
        "start_line": region.start_line,
        "start_column": region.start_column,
        "end_line": region.end_line,
        "end_column": region.end_column,
        "page": region.page,
        "boxes": [{"page": box.page, "x0": box.x0, "y0": box.y0, "x1": box.x1, "y1": box.y1} for box in region.boxes],
        "logical": region.logical,
        "snippet": region.snippet,
    }


def plain_value(value: object) -> Any:
    """Return a value that JSON has for one that it lacks: lists for sets, objects for mappings, else its text."""
    if isinstance(value, Mapping):
        return {str(key): part for key, part in value.items()}
    if isinstance(value, Set):
        return sorted(value, key=str)
    return str(value)


def _document(document: DocumentReport) -> dict[str, Any]:
    coverage = document.coverage
    return {
        "path": document.path,
        "format": document.format,
        "title": document.title,
        "failure": document.failure,
        "coverage": {
            "system": coverage.system,
            "markers": coverage.markers,
            "notes": coverage.notes,
            "paired": coverage.paired,
            "citations": coverage.citations,
            "references": coverage.references,
            "parsed": coverage.parsed,
            **({"sources": coverage.sources} if coverage.sources else {}),
        },
        "findings": [_finding(finding) for finding in document.findings],
        "suppressed": [{**_finding(finding), "reason": finding.suppressed} for finding in document.suppressed],
        "skipped": [{"rule": skipped.rule, "reason": skipped.reason} for skipped in document.skipped],
        "warnings": list(document.warnings),
    }


def _finding(finding: Finding) -> dict[str, Any]:
    return {
        "rule": finding.rule,
        "name": finding.name,
        "level": str(finding.level),
        "kind": finding.kind,
        "confidence": round(finding.confidence, 3),
        "message": finding.message,
        "note": finding.note,
        "expected": finding.expected,
        "location": region_value(finding.region),
        "related": [{**region_value(related.region), "message": related.message} for related in finding.related],
        "evidence": dict(finding.evidence),
        "fix": None if finding.fix is None else _fix(finding.fix),
        "fingerprint": finding.fingerprint,
    }


def _fix(fix: RegionFix) -> dict[str, Any]:
    return {
        "description": fix.description,
        "certain": fix.certain,
        "edits": [
            {
                "location": region_value(edit.region),
                "span": [edit.span.start, edit.span.end],
                "replacement": edit.replacement,
            }
            for edit in fix.edits
        ],
    }
