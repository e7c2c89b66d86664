"""The corpus report to look at and pass on: `CorpusReport` in, one HTML file without scripts out."""

from collections.abc import Iterable, Iterator, Sequence
from html import escape
from pathlib import Path
from typing import TextIO

from audit.corpus.totals import CorpusReport, Run
from audit.corpus.wording import change_words, comparison_words, day_words, run_words, sum_words
from audit.reporters.wording import printable
from audit.version import VERSION

STYLE = Path(__file__).parents[1] / "data" / "report.css"
TABLES = """
table { border-collapse: collapse; margin: 1rem 0; }
th, td { text-align: left; padding: .2rem .8rem .2rem 0; border-bottom: 1px solid var(--line); }
.figure { text-align: right; font-variant-numeric: tabular-nums; }
.error { color: var(--error); } .warning { color: var(--warning); } .note { color: var(--note); }
svg { max-width: 40rem; height: auto; } polyline { fill: none; stroke: var(--error); stroke-width: 2; }
svg text { fill: var(--soft); font-size: 11px; }
"""
WIDTH, HEIGHT = 600, 120


def write_html(report: CorpusReport, stream: TextIO) -> None:
    """Write the whole page to `stream`."""
    stream.writelines(_page(report))


def _page(report: CorpusReport) -> Iterator[str]:
    yield '<!DOCTYPE html>\n<html lang="en">\n<head>\n<meta charset="utf-8">\n'
    yield "<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; style-src 'unsafe-inline'\">\n"
    yield '<meta name="viewport" content="width=device-width, initial-scale=1">\n'
    yield f"<title>Citation audit of a corpus</title>\n<style>{STYLE.read_text(encoding='utf-8')}{TABLES}</style>\n"
    yield "</head>\n<body>\n<h1>Citation audit of a corpus</h1>\n"
    for sentence in (run_words(report.run), sum_words(report.run), comparison_words(report)):
        yield f"<p>{escape(sentence)}</p>\n"
    yield from _rules(report)
    yield from _groups(report)
    if report.worst:
        yield "<h2>Most errors</h2>\n"
        yield from _table(("manuscript", "errors"), [(path, f"{errors:,}") for path, errors in report.worst])
    if len(report.history) > 1:
        yield from _history(report.history)
    yield f"<footer><p>citation-audit {VERSION}</p></footer>\n</body>\n</html>\n"


def _rules(report: CorpusReport) -> Iterator[str]:
    yield "<h2>By rule</h2>\n"
    rows = [
        (
            cell.rule,
            cell.name,
            cell.level.value,
            f"{cell.findings:,}",
            change_words(cell.findings, cell.before),
            f"{cell.documents:,}",
        )
        for cell in report.rules()
    ]
    yield from _table(("rule", "name", "level", "findings", "change", "documents"), rows)


def _groups(report: CorpusReport) -> Iterator[str]:
    yield f"<h2>By {report.grouping}</h2>\n"
    before = {group.name: group for group in report.before or ()}
    rows = []
    for group in report.groups:
        old = before.get(group.name)
        change = change_words(group.errors, old.errors if old else None)
        numbers = (group.documents, group.unread, group.errors, group.warnings, group.notes)
        shown = [f"{number:,}" for number in numbers]
        rows.append(
            (group.name, *shown[:3], "new" if report.before is not None and old is None else change, *shown[3:])
        )
    yield from _table((report.grouping, "documents", "unread", "errors", "change", "warnings", "notes"), rows)


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield a table; a column whose head names a number is set to the right."""
    figures = {"findings", "change", "documents", "unread", "errors", "warnings", "notes"}
    classes = [' class="figure"' if name in figures else "" for name in head]
    heads = "".join(f'<th scope="col"{kind}>{escape(name)}</th>' for name, kind in zip(head, classes, strict=True))
    yield f"<table>\n<thead><tr>{heads}</tr></thead>\n<tbody>\n"
    for row in rows:
        cells = (f"<td{kind}>{escape(printable(cell))}</td>" for cell, kind in zip(row, classes, strict=True))
        yield f"<tr>{''.join(cells)}</tr>\n"
    yield "</tbody>\n</table>\n"


def _history(history: Sequence[Run]) -> Iterator[str]:
    """Yield the errors in 1,000 documents over the runs, drawn and as a table."""
    rates = [1000 * run.errors / max(1, run.documents - run.unread) for run in history]
    highest = max(*rates, 1.0)
    points = " ".join(
        f"{index * WIDTH / (len(rates) - 1):.1f},{HEIGHT - rate / highest * (HEIGHT - 20):.1f}"
        for index, rate in enumerate(rates)
    )
    label = f"Errors in 1,000 documents over {len(rates)} runs: {rates[0]:,.0f} at first, {rates[-1]:,.0f} at last"
    yield "<h2>Over time</h2>\n"
    yield f'<svg viewBox="0 0 {WIDTH} {HEIGHT + 4}" role="img" aria-label="{escape(label)}">'
    yield f'<text x="0" y="12">{highest:,.0f}</text><polyline points="{points}"/></svg>\n'
    rows = [
        (day_words(run.began), *(f"{n:,}" for n in (run.documents, run.unread, run.errors, run.warnings, run.notes)))
        for run in history
    ]
    yield from _table(("run (UTC)", "documents", "unread", "errors", "warnings", "notes"), rows)
