"""The findings that were there before: a report and a baseline file in, the report without them out."""

import json
import os
from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from audit.model.finding import DocumentReport, Finding, Report
from audit.model.record import record
from audit.selection import selected
from audit.settings import Settings, SettingsError
from audit.version import VERSION

REASON = "in the baseline"


@record
class Entry:
    """A finding that was there before. Its fingerprint is made of content, so that inserted text does not move it."""

    rule: str
    name: str
    fingerprint: str
    message: str


@record
class Baseline:
    """Entries by document, whose path is relative to the folder of the baseline's file."""

    folder: Path
    documents: Mapping[str, tuple[Entry, ...]]

    def of(self, path: str) -> tuple[Entry, ...]:
        """Return the entries of the document at `path`.

        A file of decisions that a browser saved elsewhere is found by the document's name, where only one has it.
        """
        key = _key(path, self.folder)
        if key in self.documents:
            return self.documents[key]
        named = [entries for known, entries in self.documents.items() if Path(known).name == Path(path).name]
        elsewhere = key.startswith("../") or Path(key).is_absolute()
        return named[0] if elsewhere and len(named) == 1 else ()


def read_baseline(file: Path) -> Baseline:
    """Return the baseline in `file`. Raises `SettingsError`."""
    try:
        content = json.loads(file.read_text(encoding="utf-8"))
        documents = {
            str(path): tuple(
                Entry(rule=one["rule"], name=one["name"], fingerprint=one["fingerprint"], message=one["message"])
                for one in entries
            )
            for path, entries in content["documents"].items()
        }
    except OSError as error:
        raise SettingsError(f"the baseline {file} cannot be read: {error.strerror or error}") from None
    except (ValueError, KeyError, TypeError, AttributeError):
        raise SettingsError(f"{file} is not a baseline; make one with --write-baseline") from None
    return Baseline(folder=file.parent, documents=documents)


def baseline_value(report: Report, folder: Path) -> dict[str, Any]:
    """Return the baseline of `report`, for a file in `folder`, as JSON values; suppressed findings need no entry."""
    documents = {
        _key(document.path, folder): [
            {"rule": one.rule, "name": one.name, "fingerprint": one.fingerprint, "message": one.message}
            for one in sorted(document.findings, key=lambda one: (one.rule, one.fingerprint))
        ]
        for document in report.documents
        if document.findings
    }
    return {
        "schema_version": 1,
        "tool": {"name": "citation-audit", "version": VERSION},
        "documents": dict(sorted(documents.items())),
    }


def apply_baseline(report: Report, baseline: Baseline, settings: Settings) -> Report:
    """Move the findings that `baseline` knows to the suppressed ones, and name the entries that were not met again."""
    documents = (_apply(document, baseline.of(document.path), settings) for document in report.documents)
    return replace(report, documents=tuple(documents))


def _apply(document: DocumentReport, entries: Iterable[Entry], settings: Settings) -> DocumentReport:
    if document.failure is not None:
        return document
    left = Counter((entry.rule, entry.fingerprint) for entry in entries)
    kept: list[Finding] = []
    known: list[Finding] = []
    for finding in document.findings:
        key = (finding.rule, finding.fingerprint)
        if left[key]:
            left[key] -= 1
            known.append(replace(finding, suppressed=REASON, known=True))
        else:
            kept.append(finding)
    skipped = {one.rule for one in document.skipped}
    expired = [
        entry
        for entry in entries
        if left[(entry.rule, entry.fingerprint)] > 0
        and entry.rule not in skipped
        and selected(entry.rule, entry.name, settings)
    ]
    return replace(
        document,
        findings=tuple(kept),
        suppressed=(*document.suppressed, *known),
        warnings=(*document.warnings, *(f"the baseline has {_words(entry)}" for entry in expired)),
    )


def _words(entry: Entry) -> str:
    return f"{entry.rule} ({entry.message}), which is no longer found"


def _key(path: str, folder: Path) -> str:
    if path == "-":
        return path
    return Path(os.path.relpath(path, folder)).as_posix()
