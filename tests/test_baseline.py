"""The baseline: what was there before is hidden, wherever it has moved, and what has gone is named."""

import json
from pathlib import Path

import pytest

from audit.cli import main
from tests.cli.manuscripts import CLEAN, MISPRINTED


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)


def check(capsys: pytest.CaptureFixture[str], *arguments: str) -> tuple[int, dict[str, list[dict[str, str]]]]:
    code = main(["check", "a.md", "--format", "json", *arguments])
    documents = json.loads(capsys.readouterr().out)["documents"]
    return code, documents[0]


def test_known_findings_are_hidden_also_when_text_is_inserted_and_new_ones_are_not(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.md").write_text(MISPRINTED, encoding="utf-8")
    assert main(["check", "a.md", "--write-baseline", "known.json"]) == 0
    longer = MISPRINTED.replace("The river rose", "Rain fell for weeks on end in every valley.\n\nThe river rose")
    Path("a.md").write_text(longer, encoding="utf-8")
    code, document = check(capsys, "--baseline", "known.json")
    assert (code, document["findings"]) == (0, [])
    assert [one["rule"] for one in document["suppressed"]] == ["NUM004"]
    Path("a.md").write_text(longer.replace("¹ Anna", "⁹ Anna"), encoding="utf-8")
    code, document = check(capsys, "--baseline", "known.json")
    assert code == 1
    assert [one["note"] for one in document["findings"] if one["rule"] == "NUM004"] == ["9"]


def test_entries_that_are_gone_are_named_unless_their_rule_was_not_asked_for(
    capsys: pytest.CaptureFixture[str],
) -> None:
    Path("a.md").write_text(MISPRINTED, encoding="utf-8")
    main(["check", "a.md", "--write-baseline", "known.json"])
    Path("a.md").write_text(CLEAN, encoding="utf-8")
    _, document = check(capsys, "--baseline", "known.json")
    assert ["NUM004" in warning and "no longer found" in warning for warning in document["warnings"]] == [True]
    _, document = check(capsys, "--baseline", "known.json", "--ignore", "NUM004")
    assert document["warnings"] == []


def test_paths_are_relative_to_the_file_so_that_it_can_be_committed(tmp_path: Path) -> None:
    (tmp_path / "part").mkdir()
    (tmp_path / "part" / "a.md").write_text(MISPRINTED, encoding="utf-8")
    main(["check", "part", "--write-baseline", "known.json"])
    assert list(json.loads(Path("known.json").read_text())["documents"]) == ["part/a.md"]
    assert main(["check", str(tmp_path / "part" / "a.md"), "--baseline", "known.json"]) == 0


def test_decisions_saved_elsewhere_are_found_by_the_documents_name(tmp_path: Path) -> None:
    Path("a.md").write_text(MISPRINTED, encoding="utf-8")
    main(["check", "a.md", "--write-baseline", "known.json"])
    (tmp_path / "Downloads").mkdir()
    Path("known.json").rename("Downloads/decisions.json")
    assert main(["check", "a.md", "--baseline", "Downloads/decisions.json"]) == 0
    Path("b.md").write_text(MISPRINTED, encoding="utf-8")
    assert main(["check", "b.md", "--baseline", "Downloads/decisions.json"]) == 1


@pytest.mark.parametrize("text", ["", "{}", "[]", '{"documents": {"a": [{}]}}', '{"documents": []}'])
def test_what_is_no_baseline_is_refused(text: str, capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(CLEAN, encoding="utf-8")
    Path("known.json").write_text(text)
    assert main(["check", "a.md", "--baseline", "known.json"]) == 2
    assert "known.json is not a baseline" in capsys.readouterr().err


def test_a_missing_baseline_is_refused(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(CLEAN, encoding="utf-8")
    assert main(["check", "a.md", "--baseline", "none.json"]) == 2
    assert "none.json cannot be read" in capsys.readouterr().err
