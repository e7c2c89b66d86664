"""What was audited before is not audited again, unless the file, the settings, the rules or the version changed."""

from dataclasses import replace
from datetime import date
from pathlib import Path

import pytest

from audit.engine import audit, audit_file
from audit.ledger import Ledger, LedgerError
from audit.model.finding import DocumentReport
from audit.model.serial import from_value, to_value
from audit.settings import Settings
from tests.cli.manuscripts import CLEAN, MISPRINTED

ROOT = Path(__file__).parents[1]


@pytest.mark.parametrize("name", ["border-crisis.md", "metre.pdf", "july-1914.md"])
def test_a_report_survives_json(name: str) -> None:
    report = audit_file(ROOT / "seeds" / name, Settings(today=date(2026, 1, 1)))
    again = from_value(DocumentReport, to_value(report))
    assert replace(again, findings=()) == replace(report, findings=())
    assert [to_value(finding) for finding in again.findings] == [to_value(finding) for finding in report.findings]
    assert [finding.region for finding in again.findings] == [finding.region for finding in report.findings]


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(4):
        (tmp_path / f"clean{number}.md").write_text(CLEAN, encoding="utf-8")
    (tmp_path / "wrong.md").write_text(MISPRINTED, encoding="utf-8")
    return tmp_path


def audited(folder: Path, **changes: object) -> tuple[list[DocumentReport], list[str]]:
    """Return the reports, and the names of the files that were really audited."""
    settings = Settings(today=date(2026, 1, 1), ledger=folder / "ledger.db", **changes)  # type: ignore[arg-type]
    fresh: list[str] = []
    report = audit([folder], settings, progress=lambda done, total, path, share: fresh.append(Path(path).name))
    return list(report.documents), sorted(set(fresh[1:]))


def test_a_second_run_audits_nothing_and_says_the_same(folder: Path) -> None:
    first, fresh = audited(folder)
    assert len(fresh) == 5
    second, fresh = audited(folder)
    assert fresh == []
    assert [to_value(document) for document in second] == [to_value(document) for document in first]


def test_a_changed_file_is_audited_again_alone(folder: Path) -> None:
    audited(folder)
    (folder / "clean2.md").write_text(MISPRINTED, encoding="utf-8")
    reports, fresh = audited(folder)
    assert fresh == ["clean2.md"]
    assert [bool(report.findings) for report in reports] == [False, False, True, False, True]


def test_a_touched_file_with_the_same_content_is_not(folder: Path) -> None:
    audited(folder)
    (folder / "clean2.md").touch()
    assert audited(folder)[1] == []


def test_other_settings_audit_all_again(folder: Path) -> None:
    audited(folder)
    assert len(audited(folder, select=("NUM",))[1]) == 5
    assert audited(folder, jobs=2)[1] == []


def test_a_manuscript_that_names_other_files_is_never_kept(folder: Path) -> None:
    (folder / "cites.md").write_text("---\nbibliography: refs.bib\n---\n\n" + CLEAN, encoding="utf-8")
    audited(folder)
    assert audited(folder)[1] == ["cites.md"]


def test_a_file_that_is_no_ledger_is_refused(tmp_path: Path) -> None:
    file = tmp_path / "notes.txt"
    file.write_text("these are notes, and no database at all" * 50)
    with pytest.raises(LedgerError, match="cannot be used as a ledger"):
        Ledger(file, Settings(), ())


def test_shards_are_disjoint_and_complete(folder: Path) -> None:
    settings = Settings(today=date(2026, 1, 1))
    parts = [
        [document.path for document in audit([folder], replace(settings, shard=(number, 3))).documents]
        for number in (1, 2, 3)
    ]
    whole = [document.path for document in audit([folder], settings).documents]
    assert sorted(path for part in parts for path in part) == sorted(whole)


def test_a_file_that_changes_while_it_is_audited_is_not_kept(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def change(path: Path | str, settings: Settings) -> DocumentReport:
        report = audit_file(path, settings)
        if Path(path).name == "clean1.md":
            Path(path).write_text(MISPRINTED, encoding="utf-8")
        return report

    with monkeypatch.context() as patched:
        patched.setattr("audit.engine.audit_file", change)
        audited(folder, jobs=1)
    reports, fresh = audited(folder)
    assert fresh == ["clean1.md"]
    assert reports[1].findings


def test_a_report_is_kept_for_the_file_and_not_for_the_way_to_it(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    audited(folder)
    monkeypatch.chdir(folder)
    reports, fresh = audited(Path())
    assert fresh == []
    wrong = reports[-1]
    assert wrong.path == "wrong.md"
    assert {finding.region.path for finding in wrong.findings} == {"wrong.md"}
    assert wrong == audit_file("wrong.md", Settings(today=date(2026, 1, 1)))


def test_what_lay_in_the_future_is_judged_again(folder: Path) -> None:
    future = CLEAN.replace("Strand, 2004", "Strand, 2031")
    (folder / "future.md").write_text(future, encoding="utf-8")
    ledger = folder / "ledger.db"

    def rules(day: date) -> set[str]:
        report = audit([folder / "future.md"], Settings(today=day, ledger=ledger))
        return {finding.rule for finding in report.documents[0].findings}

    assert "DAT003" in rules(date(2026, 1, 1))
    assert "DAT003" not in rules(date(2035, 1, 1))
    assert "DAT003" in rules(date(2026, 1, 1))


def test_answers_from_outside_are_recorded_and_never_taken_again(folder: Path, tmp_path: Path) -> None:
    sources = tmp_path / "sources"
    sources.mkdir()
    for _ in range(2):
        assert len(audited(folder, sources=(sources,), exclude=("sources",))[1]) == 5


def test_a_ledger_of_another_form_is_begun_anew(folder: Path) -> None:
    import sqlite3

    with sqlite3.connect(folder / "ledger.db") as database:
        database.execute("CREATE TABLE reports (path TEXT)")
    assert len(audited(folder)[1]) == 5
    assert audited(folder)[1] == []
