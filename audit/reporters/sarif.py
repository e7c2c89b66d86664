"""The report for code-scanning services: `Report` in, SARIF 2.1.0 (OASIS, 27 March 2020) out."""

import json
import re
from pathlib import PurePath
from typing import Any, TextIO
from urllib.parse import quote

from audit.model.finding import DocumentReport, Finding, RegionFix, Report, RuleInfo
from audit.model.record import record
from audit.model.span import Region
from audit.reporters.json import plain_value
from audit.reporters.wording import printable
from audit.version import VERSION

SCHEMA = "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json"


@record
class SarifReporter:
    """One run with every document as an artifact."""

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        json.dump(sarif_value(report), stream, ensure_ascii=False, indent=2, default=plain_value)
        stream.write("\n")


def sarif_value(report: Report) -> dict[str, Any]:
    """Return the report as a SARIF log in JSON values."""
    rules = _rules(report)
    index = {rule.id: number for number, rule in enumerate(rules)}
    artifacts = {document.path: number for number, document in enumerate(report.documents)}
    run = {
        "tool": {
            "driver": {
                "name": "citation-audit",
                "version": VERSION,
                "semanticVersion": VERSION,
                "rules": [_descriptor(rule) for rule in rules],
            }
        },
        "columnKind": "unicodeCodePoints",
        "invocations": [_invocation(report)],
        "artifacts": [_artifact(document) for document in report.documents],
        "results": [
            _result(finding, index[finding.rule], artifacts)
            for document in report.documents
            for finding in (*document.findings, *document.suppressed)
        ],
    }
    return {"$schema": SCHEMA, "version": "2.1.0", "runs": [run]}


def _rules(report: Report) -> tuple[RuleInfo, ...]:
    """Return the rules of the report, and after them those that its findings name all the same."""
    known = {rule.id: rule for rule in report.rules}
    for document in report.documents:
        for finding in (*document.findings, *document.suppressed):
            if finding.rule not in known:
                known[finding.rule] = RuleInfo(id=finding.rule, name=finding.name, level=finding.level, summary="")
    return tuple(known.values())


def _descriptor(rule: RuleInfo) -> dict[str, Any]:
    descriptor: dict[str, Any] = {
        "id": rule.id,
        "name": rule.name,
        "shortDescription": {"text": rule.summary or rule.name},
        "defaultConfiguration": {"level": str(rule.level)},
    }
    if rule.help:
        descriptor["help"] = {"text": rule.help, "markdown": rule.help}
    return descriptor


def _artifact(document: DocumentReport) -> dict[str, Any]:
    coverage = document.coverage
    return {
        "location": {"uri": _uri(document.path)},
        "properties": {
            "format": document.format,
            "title": document.title,
            "system": coverage.system,
            "markers": coverage.markers,
            "notes": coverage.notes,
            "paired": coverage.paired,
            "citations": coverage.citations,
            "references": coverage.references,
            "parsed": coverage.parsed,
        },
    }


def _invocation(report: Report) -> dict[str, Any]:
    """Return what SARIF says of the run itself: files that could not be read, rules that did not run, warnings."""
    notifications: list[dict[str, Any]] = []
    for document in report.documents:
        place = [{"physicalLocation": {"artifactLocation": {"uri": _uri(document.path)}}}]
        if document.failure is not None:
            text = f"{document.path} cannot be read: {document.failure}"
            notifications.append({"level": "error", "message": _message(text), "locations": place})
        for warning in document.warnings:
            notifications.append({"level": "warning", "message": _message(warning), "locations": place})
        for skipped in document.skipped:
            notifications.append(
                {
                    "level": "note",
                    "message": _message(f"{skipped.rule} did not run: {skipped.reason}"),
                    "associatedRule": {"id": skipped.rule},
                    "locations": place,
                }
            )
    failed = any(document.failure is not None for document in report.documents)
    return {"executionSuccessful": not failed, "toolExecutionNotifications": notifications}


def _result(finding: Finding, rule_index: int, artifacts: dict[str, int]) -> dict[str, Any]:
    result: dict[str, Any] = {
        "ruleId": finding.rule,
        "ruleIndex": rule_index,
        "kind": finding.kind,
        # 3.27.10: a result whose kind is not "fail" has no level; ours stays in the properties.
        "level": str(finding.level) if finding.kind == "fail" else "none",
        "message": _message(finding.message),
        "locations": [_location(finding.region, artifacts)],
        "properties": {
            "level": str(finding.level),
            "confidence": round(finding.confidence, 3),
            "note": finding.note,
            "expected": finding.expected,
            "evidence": dict(finding.evidence),
        },
    }
    if finding.related:
        result["relatedLocations"] = [
            {"id": number, "message": _message(related.message), **_location(related.region, artifacts)}
            for number, related in enumerate(finding.related, 1)
        ]
    if finding.fingerprint:
        result["partialFingerprints"] = {"citationAuditContent/v1": finding.fingerprint}
    if finding.fix is not None and all(edit.region.start_line is not None for edit in finding.fix.edits):
        result["fixes"] = [_fix(finding.fix)]
    if finding.suppressed is not None:
        kind = "external" if finding.known else "inSource"
        result["suppressions"] = [{"kind": kind, "justification": finding.suppressed}]
    if finding.known:
        result["baselineState"] = "unchanged"
    return result


def _location(region: Region, artifacts: dict[str, int]) -> dict[str, Any]:
    artifact: dict[str, Any] = {"uri": _uri(region.path)}
    if region.path in artifacts:
        artifact["index"] = artifacts[region.path]
    physical: dict[str, Any] = {"artifactLocation": artifact}
    if region.start_line is not None:
        physical["region"] = _region(region)
        if _is_in_snippet(region):
            inside = region.snippet[region.snippet_start : region.snippet_end]
            physical["region"]["snippet"] = {"text": inside}
            physical["contextRegion"] = _context_region(region)
    elif region.page is not None:
        boxes = [[box.page, box.x0, box.y0, box.x1, box.y1] for box in region.boxes]
        physical["properties"] = {"page": region.page, "boxes": boxes, "snippet": region.snippet}
    location: dict[str, Any] = {"physicalLocation": physical}
    if region.logical:
        location["logicalLocations"] = [{"fullyQualifiedName": region.logical}]
    return location


def _is_in_snippet(region: Region) -> bool:
    """Tell whether the snippet holds the whole region, so that it may be called the text of it (3.30.13)."""
    if region.start_line is None or region.start_column is None or region.end_column is None:
        return False
    length = region.end_column - region.start_column
    if region.start_column <= region.snippet_start:  # the format's text is not the file's, character by character
        return False
    return region.end_line == region.start_line and 0 < length == region.snippet_end - region.snippet_start


def _context_region(region: Region) -> dict[str, Any]:
    """Return the snippet as a region of its own (3.29.5: it holds the region itself)."""
    start = (region.start_column or 1) - region.snippet_start
    return {
        "startLine": region.start_line,
        "startColumn": start,
        "endLine": region.end_line,
        "endColumn": start + len(region.snippet),
        "snippet": {"text": region.snippet},
    }


def _region(region: Region) -> dict[str, Any]:
    lines = {
        "startLine": region.start_line,
        "startColumn": region.start_column,
        "endLine": region.end_line,
        "endColumn": region.end_column,
    }
    return {key: number for key, number in lines.items() if number is not None}


def _fix(fix: RegionFix) -> dict[str, Any]:
    changes: dict[str, list[dict[str, Any]]] = {}
    for edit in fix.edits:
        replacement = {"deletedRegion": _region(edit.region), "insertedContent": {"text": edit.replacement}}
        changes.setdefault(edit.region.path, []).append(replacement)
    return {
        "description": _message(fix.description),
        "artifactChanges": [
            {"artifactLocation": {"uri": _uri(path)}, "replacements": replacements}
            for path, replacements in changes.items()
        ],
    }


def _message(text: str) -> dict[str, str]:
    """Return a message object whose text has no placeholders (3.11.5) and no embedded links (3.11.6) by accident."""
    text = re.sub(r"\{(\d+)\}", r"{{\1}}", printable(text))
    return {"text": re.sub(r"\[([^\[\]]{0,400})\](?=\()", r"\\[\1\\]", text)}


def _uri(path: str) -> str:
    """Return `path` as a URI reference (RFC 3986): relative where it was relative, `file:` where it was absolute."""
    if path == "-":
        return "stdin"
    pure = PurePath(path)
    if pure.is_absolute():
        return pure.as_uri()
    return quote(pure.as_posix(), safe="/", errors="surrogateescape")
