"""The report to read and decide on: `Report` in, one HTML file out that needs neither network nor server."""

import base64
import hashlib
from collections.abc import Iterator
from functools import cache
from html import escape
from pathlib import Path
from typing import TextIO

from audit.model.finding import DocumentReport, Finding, Level, Report
from audit.model.record import record
from audit.reporters.html.cards import card
from audit.reporters.html.manuscript import manuscript_rows
from audit.reporters.html.pages import page_figures
from audit.reporters.html.strip import sequence_strip
from audit.reporters.html.timeline import timeline
from audit.reporters.wording import coverage_words, level_counts, printable, skipped_words, summary_words
from audit.version import VERSION

DATA = Path(__file__).parents[2] / "data"


@record
class HtmlReporter:
    """The manuscripts as read with the findings beside their places; filters, a timeline, the sequence of notes.

    A document whose report holds no manuscript is written as a list of its findings.
    """

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        stream.writelines(_page(report))


@cache
def _asset(name: str) -> str:
    return (DATA / name).read_text(encoding="utf-8")


def _page(report: Report) -> Iterator[str]:
    script, style = _asset("report.js"), _asset("report.css")
    yield "<!DOCTYPE html>\n"
    yield '<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    # Nothing may be loaded, sent or run but what stands in this file.
    images = "img-src data:; " if any(document.pages for document in report.documents) else ""
    policy = f"default-src 'none'; {images}style-src '{_hash(style)}'; script-src '{_hash(script)}'; base-uri 'none'"
    yield f'<meta http-equiv="Content-Security-Policy" content="{policy}">\n'
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield '<meta name="color-scheme" content="light dark">\n'
    yield f'<meta name="generator" content="citation-audit {VERSION}">\n'
    yield f"<title>Citation audit: {escape(_title(report))}</title>\n<style>{style}</style>\n</head>\n<body>\n"
    yield '<a class="skip" href="#findings">Skip to the findings</a>\n'
    yield f"<header>\n<h1>Citation audit</h1>\n<p>{escape(summary_words(report))}</p>\n</header>\n"
    yield _filters(report)
    yield '<main id="findings" tabindex="-1">\n'
    number = 0
    for document in report.documents:
        yield from _document(document, number)
        number += len(document.findings)
    yield "</main>\n"
    yield f"<footer><p>citation-audit {VERSION}</p></footer>\n"
    yield f"<script>{script}</script>\n</body>\n</html>\n"


def _title(report: Report) -> str:
    names = [Path(document.path).name for document in report.documents]
    return printable(names[0] if len(names) == 1 else f"{len(names)} manuscripts")


def _hash(text: str) -> str:
    """Return the source expression of Content Security Policy Level 3 (2.3.1) for an inline element."""
    return "sha256-" + base64.b64encode(hashlib.sha256(text.encode()).digest()).decode()


def _filters(report: Report) -> str:
    """Return the form that hides findings; it is shown only where scripts run."""
    findings = [finding for document in report.documents for finding in document.findings]
    if not findings:
        return ""
    levels = "".join(
        f'<label><input type="checkbox" name="level" value="{level}" checked> {level}s ({count})</label>\n'
        for level in Level
        if (count := sum(finding.level is level for finding in findings))
    )
    names = sorted({(finding.rule, finding.name) for finding in findings})
    rules = "".join(f'<option value="{rule}">{rule} {escape(name)}</option>' for rule, name in names)
    notes = "".join(f'<option value="{escape(note)}">{escape(printable(note))}</option>' for note in _notes(findings))
    return f"""<form id="filters" role="search" aria-label="Filter the findings" hidden>
<fieldset><legend>Levels</legend>
{levels}</fieldset>
<label>Rule <select name="rule"><option value="">all</option>{rules}</select></label>
<label>Note <select name="note"><option value="">all</option>{notes}</select></label>
<label><input type="checkbox" name="quiet"> only paragraphs with findings</label>
<span class="keys"><kbd>j</kbd> next, <kbd>k</kbd> previous finding</span>
<button type="button" id="export">Export decisions</button>
<output id="shown" aria-live="polite"></output>
</form>
"""


def _notes(findings: list[Finding]) -> list[str]:
    labels = {finding.note for finding in findings if finding.note}
    return sorted(labels, key=lambda label: (not label.isdecimal(), int(label) if label.isdecimal() else 0, label))


def _document(document: DocumentReport, number: int) -> Iterator[str]:
    path = escape(printable(document.path))
    yield f'<section class="document" data-path="{escape(document.path)}">\n<h2>{path}</h2>\n'
    if document.failure is not None:
        yield f'<p class="failure">Cannot be read: {escape(printable(document.failure))}</p>\n</section>\n'
        return
    if document.title:
        yield f'<p class="title">{escape(printable(document.title))}</p>\n'
    counts = level_counts(document.findings).capitalize()
    yield f"<p>{escape(coverage_words(document.coverage))}. {escape(counts)}.</p>\n"
    for warning in document.warnings:
        yield f'<p class="attention">{escape(printable(warning))}</p>\n'
    ids = {id(finding): f"f{number + index}" for index, finding in enumerate(document.findings, 1)}
    named = [(ids[id(finding)], finding) for finding in document.findings]
    if document.manuscript is not None:
        yield sequence_strip(document.manuscript, named)
        yield timeline(document.manuscript, named)
        yield from manuscript_rows(document.manuscript.document, named, {page.number for page in document.pages})
        yield from page_figures(document.pages, named, document.path)
    else:
        yield '<div class="list">\n'
        yield from (card(name, finding) for name, finding in named)
        yield "</div>\n"
    yield _withheld(document)
    yield "</section>\n"


def _withheld(document: DocumentReport) -> str:
    suppressed = [f"{finding.rule} {finding.message} ({finding.suppressed})" for finding in document.suppressed]
    reasons = list(skipped_words(document))
    return _folded(f"Suppressed ({len(suppressed)})", suppressed) + _folded("Rules that did not run", reasons)


def _folded(summary: str, lines: list[str]) -> str:
    items = "".join(f"<li>{escape(printable(line))}</li>\n" for line in lines)
    return f"<details><summary>{summary}</summary>\n<ul>\n{items}</ul></details>\n" if items else ""
