"""A long and untidy article: what is said of it at level note fits a screen."""

from dataclasses import replace
from datetime import date
from io import StringIO
from pathlib import Path

from audit.engine import audit
from audit.model.finding import Level
from audit.reporters.terminal import TerminalReporter
from audit.settings import Settings
from tests.rules.form.lacking import compose

SCREEN = 40  # lines
NOTES = 500
_SPOILT = (
    lambda note: note.replace("–", "-"),
    lambda note: note.replace("*", ""),
    lambda note: note.rstrip("."),
    lambda note: note.rstrip(".") + ", https://www.example.org/a?utm_source=letter&utm_medium=mail.",
    lambda note: "See note 901 above.",
)


def test_an_untidy_article_of_five_hundred_notes_fits_a_screen(tmp_path: Path) -> None:
    notes = []
    for seed in range(15):
        text, _ = compose("chicago", "book", "", seed)
        notes += [line.partition(": ")[2] for line in text.splitlines() if line.startswith("[^")]
    notes = (notes + notes)[:NOTES]
    for number in range(0, NOTES, 11):
        notes[number] = _SPOILT[number // 11 % len(_SPOILT)](notes[number])
    body = " ".join(f"A statement.[^{number}]" for number in range(1, NOTES + 1))
    listed = "\n\n".join(f"[^{number}]: {note}" for number, note in enumerate(notes, 1))
    path = tmp_path / "article.md"
    path.write_text(f"# Title\n\n{body}\n\n{listed}\n", encoding="utf-8")
    report = audit([str(path)], Settings(today=date(2026, 1, 1)))
    document = report.documents[0]
    untidy = tuple(finding for finding in document.findings if finding.level is Level.NOTE)
    assert {"FRM007", "FRM009", "IDN005"} <= {finding.rule for finding in untidy}
    stream = StringIO()
    TerminalReporter(width=100).write(replace(report, documents=(replace(document, findings=untidy),)), stream)
    assert stream.getvalue().count("\n") <= SCREEN, stream.getvalue()
