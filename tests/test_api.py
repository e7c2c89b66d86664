"""The public API: a path in, a report out, with the settings that the command would use."""

import json
from pathlib import Path

import pytest

import audit
from audit.cli import main
from audit.settings import SettingsError
from tests.cli.manuscripts import CLEAN, MISPRINTED


def test_check_takes_paths_and_settings(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(MISPRINTED, encoding="utf-8")
    (tmp_path / "two.md").write_text(CLEAN, encoding="utf-8")
    report = audit.check(tmp_path / "one.md", str(tmp_path / "two.md"), select=["NUM"])
    assert [[finding.rule for finding in document.findings] for document in report.documents] == [["NUM004"], []]


def test_check_reads_the_settings_file_beside_the_manuscript(tmp_path: Path) -> None:
    (tmp_path / "one.md").write_text(MISPRINTED, encoding="utf-8")
    (tmp_path / "citation-audit.toml").write_text('ignore = ["NUM"]\n')
    assert not [f for f in audit.check(tmp_path / "one.md").documents[0].findings if f.rule == "NUM004"]


def test_an_unknown_setting_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(SettingsError, match="unknown setting 'selects'"):
        audit.check(tmp_path, selects=["NUM"])


def test_the_command_prints_what_check_returns(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    file = tmp_path / "a.md"
    file.write_text(MISPRINTED, encoding="utf-8")
    main(["check", str(file), "--format", "json"])
    printed = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    report = audit.check(file)
    assert [one["fingerprint"] for one in printed] == [one.fingerprint for one in report.documents[0].findings]
