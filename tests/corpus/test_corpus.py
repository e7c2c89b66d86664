"""Corpus reports: totals by rule and group of the last run of a ledger, beside those of the run before."""

import csv
import io
import json
import re
from datetime import date
from pathlib import Path

import pytest

from audit.cli import main
from audit.corpus import CorpusReport, sum_up
from audit.corpus.html import write_html
from audit.corpus.tables import parquet_bytes, rows, write_csv, write_json
from audit.corpus.terminal import write_terminal
from audit.engine import audit
from audit.ledger import LedgerError
from audit.settings import Settings
from tests.cli.manuscripts import CLEAN, MISPRINTED

HOSTILE = "=cmd|'<b>\x1b[31m"


@pytest.fixture
def corpus(tmp_path: Path) -> Path:
    """Return a folder of three journals: one with faults, one without, one that holds a file that is none."""
    for name, text in {
        "annals/2001/a.md": MISPRINTED,
        "annals/2001/b.md": CLEAN,
        "annals/2002/c.md": MISPRINTED,
        "bulletin/d.md": CLEAN,
        "circular/e.docx": "no archive",
        "circular/f.md": CLEAN,
    }.items():
        file = tmp_path / "corpus" / name
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding="utf-8")
    return tmp_path / "corpus"


def run(corpus: Path, ledger: str = "ledger.db", **changes: object) -> Path:
    file = corpus.parent / ledger
    audit([corpus], Settings(today=date(2026, 1, 1), ledger=file, **changes))  # type: ignore[arg-type]
    return file


def words(report: CorpusReport) -> str:
    stream = io.StringIO()
    write_terminal(report, stream)
    return stream.getvalue()


def test_groups_and_rules_are_summed_up(corpus: Path) -> None:
    report = sum_up([run(corpus)])
    found = {group.name: (group.documents, group.unread, group.errors) for group in report.groups}
    assert found == {"annals": (3, 0, 2), "bulletin": (1, 0, 0), "circular": (2, 1, 0)}
    assert [(cell.rule, cell.findings, cell.documents) for cell in report.rules() if cell.level == "error"] == [
        ("NUM004", 2, 2)
    ]
    assert (report.run.documents, report.run.audited, report.run.unread, report.run.errors) == (6, 6, 1, 2)
    assert report.before is None
    assert report.worst[0] == ("annals/2001/a.md", 1)


def test_deeper_folders_and_formats_are_told_apart(corpus: Path) -> None:
    ledger = run(corpus)
    deep = [group.name for group in sum_up([ledger], depth=2).groups]
    assert deep == ["annals/2001", "annals/2002", "bulletin", "circular"]
    assert [group.name for group in sum_up([ledger], "format").groups] == ["(not read)", "markdown"]


def test_journals_are_those_that_the_documents_name(corpus: Path) -> None:
    article = (
        "<article article-type='x'><front><journal-meta><journal-title-group><journal-title>Annals of Rivers"
        "</journal-title></journal-title-group></journal-meta></front><body><p>One river.</p></body></article>"
    )
    (corpus / "article.nxml").write_text(article, encoding="utf-8")
    report = sum_up([run(corpus)], "journal")
    assert {group.name: group.documents for group in report.groups} == {"Annals of Rivers": 1, "(no journal named)": 6}


def test_the_change_is_against_the_run_before(corpus: Path) -> None:
    run(corpus)
    (corpus / "annals/2002/c.md").write_text(CLEAN, encoding="utf-8")
    (corpus / "bulletin/d.md").unlink()
    (corpus / "daily").mkdir()
    (corpus / "daily/g.md").write_text(MISPRINTED * 1, encoding="utf-8")
    (corpus / "daily/h.md").write_text(MISPRINTED.replace("rivers", "seas"), encoding="utf-8")
    report = sum_up([run(corpus)])
    (rule,) = [cell for cell in report.rules() if cell.rule == "NUM004"]
    assert (rule.findings, rule.before) == (3, 2)
    assert {group.name: group.errors for group in report.before or ()} == {"annals": 2, "bulletin": 0, "circular": 0}
    assert report.run.audited == 4  # what changed, what is new, and what could not be read
    assert report.comparable
    text = words(report)
    assert re.search(r"NUM004 .* error +3 +\+1 +3", text)
    assert re.search(r"daily .* 2 +new", text)
    assert re.search(r"annals +3 +1 +−1", text)


def test_a_change_of_settings_is_said(corpus: Path) -> None:
    run(corpus)
    assert "Settings, rules or version have changed" in words(sum_up([run(corpus, select=("NUM",))]))


def test_only_finished_runs_count_and_old_ones_are_forgotten(corpus: Path) -> None:
    import sqlite3

    for _ in range(4):
        ledger = run(corpus)
    with sqlite3.connect(ledger) as database:
        assert database.execute("SELECT count(DISTINCT run) FROM outcomes").fetchone() == (2,)
        database.execute("INSERT INTO runs (began, version, key) VALUES (0, '', '')")
    report = sum_up([ledger])
    assert len(report.history) == 4
    assert report.run.documents == 6


def test_the_ledgers_of_shards_make_one_report(corpus: Path) -> None:
    whole = sum_up([run(corpus)])
    parts = sum_up([run(corpus, f"{number}.db", shard=(number, 3)) for number in (1, 2, 3)])
    assert parts.rules() == whole.rules()
    assert sum(group.documents for group in parts.groups) == 6
    assert parts.run.errors == whole.run.errors


def test_tables_hold_every_group_and_add_up(corpus: Path) -> None:
    run(corpus)
    report = sum_up([run(corpus)])
    stream = io.StringIO()
    write_csv(report, stream)
    table = list(csv.DictReader(io.StringIO(stream.getvalue())))
    assert {row["group"] for row in table} == {"annals", "bulletin", "circular"}
    assert sum(int(row["findings"]) for row in table if row["level"] == "error") == report.run.errors
    assert all(row["before"] == row["findings"] for row in table)
    stream = io.StringIO()
    write_json(report, stream)
    value = json.loads(stream.getvalue())
    assert len(value["rows"]) == len(table)
    assert value["run"]["documents"] == 6


def test_parquet_holds_the_same_rows(corpus: Path) -> None:
    pyarrow = pytest.importorskip("pyarrow", reason="the extra parquet is not installed")
    parquet = pytest.importorskip("pyarrow.parquet")
    report = sum_up([run(corpus)])
    table = parquet.read_table(pyarrow.BufferReader(parquet_bytes(report)))
    assert [tuple(row.values()) for row in table.to_pylist()] == rows(report)
    assert table.schema.field("findings").type == pyarrow.int64()


def test_names_are_shown_and_never_run(corpus: Path) -> None:
    folder = corpus / HOSTILE.replace("/", "")
    folder.mkdir()
    (folder / f"{HOSTILE}.md").write_text(MISPRINTED, encoding="utf-8")
    report = sum_up([run(corpus)])
    page, table = io.StringIO(), io.StringIO()
    write_html(report, page)
    write_csv(report, table)
    for text in (page.getvalue(), table.getvalue(), words(report)):
        assert "\x1b" not in text
    assert "<b>" not in page.getvalue()
    assert not [cell for row in csv.reader(io.StringIO(table.getvalue())) for cell in row if cell.startswith("=")]


def test_the_page_is_well_formed_and_draws_the_runs(corpus: Path) -> None:
    from lxml import etree

    run(corpus)
    page = io.StringIO()
    write_html(sum_up([run(corpus)]), page)
    root = etree.fromstring(page.getvalue().encode(), etree.HTMLParser(recover=False))
    assert root.find(".//svg/polyline") is not None
    assert len(root.findall(".//table")) == 4


@pytest.mark.parametrize("format", ["terminal", "html", "csv", "json"])
def test_the_command_writes_each_format(
    corpus: Path, tmp_path: Path, format: str, capsys: pytest.CaptureFixture[str]
) -> None:
    ledger = run(corpus)
    assert main(["corpus", str(ledger), "--format", format]) == 0
    printed = capsys.readouterr().out
    assert "NUM004" in printed
    if format != "terminal":
        assert main(["corpus", str(ledger), "--output", str(tmp_path / f"totals.{format}")]) == 0
        assert (tmp_path / f"totals.{format}").read_text(encoding="utf-8") == printed


def test_the_command_refuses_what_is_no_ledger(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "notes.txt").write_text("these are notes, and no database at all" * 50)
    assert main(["corpus", str(tmp_path / "notes.txt")]) == 2
    assert main(["corpus", str(tmp_path / "absent.db")]) == 2
    assert not (tmp_path / "absent.db").exists()
    assert "there is no such ledger" in capsys.readouterr().err


def test_a_foreign_database_is_left_alone(tmp_path: Path) -> None:
    import sqlite3

    with sqlite3.connect(tmp_path / "other.db") as database:
        database.execute("CREATE TABLE letters (text)")
    with pytest.raises(LedgerError, match="another program's database"):
        sum_up([tmp_path / "other.db"])
