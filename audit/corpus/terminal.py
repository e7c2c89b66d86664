"""The corpus report for a terminal or a log: `CorpusReport` in, lines of text out."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TextIO

from audit.corpus.totals import CorpusReport
from audit.corpus.wording import change_words, comparison_words, day_words, run_words, sum_words
from audit.reporters.wording import count_words, printable

MOST_GROUPS = 20
MOST_RUNS = 6
NAME_WIDTH = 44


def write_terminal(report: CorpusReport, stream: TextIO) -> None:
    """Write the report to `stream`."""
    stream.writelines(f"{line}\n" for line in _lines(report))


def _lines(report: CorpusReport) -> Iterator[str]:
    yield run_words(report.run)
    yield sum_words(report.run)
    yield comparison_words(report)
    yield ""
    yield from _table(
        ("rule", "", "level", "findings", "change", "documents"),
        [
            (
                cell.rule,
                cell.name,
                cell.level.value,
                f"{cell.findings:,}",
                change_words(cell.findings, cell.before),
                f"{cell.documents:,}",
            )
            for cell in report.rules()
        ],
    )
    yield ""
    yield from _groups(report)
    if report.worst:
        yield ""
        yield from _table(("most errors", ""), [(printable(path), f"{errors:,}") for path, errors in report.worst])
    if len(report.history) > 1:
        yield ""
        yield from _table(
            ("run (UTC)", "documents", "errors", "warnings", "notes"),
            [
                (day_words(run.began), *(f"{n:,}" for n in (run.documents, run.errors, run.warnings, run.notes)))
                for run in report.history[-MOST_RUNS:]
            ],
        )


def _groups(report: CorpusReport) -> Iterator[str]:
    """Yield the groups with the most errors, and say how many others there are."""
    before = {group.name: group for group in report.before or ()}
    gravest = sorted(report.groups, key=lambda group: (-group.errors, -group.warnings, group.name))
    rows = []
    for group in gravest[:MOST_GROUPS]:
        old = before.get(group.name)
        changed = change_words(group.errors, old.errors if old else None)
        numbers = (group.errors, group.warnings, group.notes)
        rows.append(
            (
                printable(group.name),
                f"{group.documents:,}",
                f"{group.unread:,}" if group.unread else "",
                f"{numbers[0]:,}",
                "new" if report.before is not None and old is None else changed,
                *(f"{number:,}" for number in numbers[1:]),
            )
        )
    yield from _table((report.grouping, "documents", "unread", "errors", "change", "warnings", "notes"), rows)
    if len(gravest) > MOST_GROUPS:
        others = count_words(len(gravest) - MOST_GROUPS, "other")
        yield f"and {others}, which the other formats list"


def _table(head: Sequence[str], rows: Iterable[Sequence[str]]) -> Iterator[str]:
    """Yield the rows in columns; numbers and changes to the right, words to the left."""
    cells = [list(head), *([_shortened(cell) for cell in row] for row in rows)]
    widths = [max(len(row[column]) for row in cells) for column in range(len(head))]
    figures = [
        len(cells) > 1 and all(not row[column].strip("+−=,0123456789new") for row in cells[1:])
        for column in range(len(head))
    ]
    for row in cells:
        parts = zip(row, widths, figures, strict=True)
        yield "  ".join(cell.rjust(width) if figure else cell.ljust(width) for cell, width, figure in parts).rstrip()


def _shortened(cell: str) -> str:
    return cell if len(cell) <= NAME_WIDTH else f"…{cell[1 - NAME_WIDTH :]}"
