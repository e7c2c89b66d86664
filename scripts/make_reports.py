"""The committed reports on the seeds: for each the terminal's text and picture, JSON and SARIF."""

import io
import os
from collections.abc import Iterator
from datetime import date
from pathlib import Path

from rich.console import Console
from rich.text import Text

from audit.cli.check import describe_rules
from audit.engine import audit
from audit.model.finding import Report
from audit.reporters import load_reporter
from audit.reporters.interface import Reporter
from audit.reporters.terminal import TerminalReporter
from audit.settings import Settings

ROOT = Path(__file__).resolve().parent.parent
REPORTS = ROOT / "reports"
SEEDS = ("border-crisis.md", "border-crisis.corrected.md", "july-1914.md", "metre.pdf", "metre.tex")
SETTINGS = Settings(today=date(2026, 11, 20))
WIDTH = 100  # cells


def reports_on(seed: str) -> Iterator[tuple[str, str]]:
    """Yield (file name, content) of the four reports on one seed, whose path is written as below the project's root."""
    before = Path.cwd()
    os.chdir(ROOT)
    try:
        report = audit([Path("seeds", seed)], SETTINGS)
    finally:
        os.chdir(before)
    fired = {finding.rule for document in report.documents for finding in document.findings}
    rules = tuple(rule for rule in describe_rules(SETTINGS) if rule.id in fired)  # the pages of the others stay out
    report = Report(documents=report.documents, rules=rules)
    yield f"{seed}.txt", written(TerminalReporter(width=WIDTH, colour=False), report)
    yield f"{seed}.svg", picture(written(TerminalReporter(width=WIDTH, colour=True), report), seed)
    for format in ("json", "sarif"):
        yield f"{seed}.{format}", written(load_reporter(format), report)


def written(reporter: Reporter, report: Report) -> str:
    """Return what a reporter writes."""
    stream = io.StringIO()
    reporter.write(report, stream)
    return stream.getvalue()


def picture(coloured: str, seed: str) -> str:
    """Return a terminal's output, with its colours, as SVG."""
    console = Console(record=True, width=WIDTH, file=io.StringIO(), force_terminal=True, color_system="truecolor")
    console.print(Text.from_ansi(coloured), end="")
    return console.export_svg(title=f"citation-audit check seeds/{seed}", unique_id="report")


def main() -> None:
    """Write all reports."""
    REPORTS.mkdir(exist_ok=True)
    for seed in SEEDS:
        for name, content in reports_on(seed):
            (REPORTS / name).write_text(content, encoding="utf-8")


if __name__ == "__main__":
    main()
