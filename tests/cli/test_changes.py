"""`--changed-since`: only what stands on changed lines, or names one."""

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from audit.cli import main
from audit.cli.changes import changed_lines
from tests.cli.manuscripts import CLEAN, MISPRINTED

pytestmark = pytest.mark.skipif(shutil.which("git") is None, reason="git is not installed")


def git(*arguments: str) -> None:
    options = ("-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false")
    subprocess.run(["git", *options, *arguments], check=True, capture_output=True)


@pytest.fixture(autouse=True)
def repository(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    git("init", "-q")
    Path("a.md").write_text(MISPRINTED, encoding="utf-8")
    git("add", "a.md")
    git("commit", "-qm", "first")


def rules(capsys: pytest.CaptureFixture[str], path: str = "a.md") -> list[str]:
    main(["check", path, "--format", "json", "--changed-since", "HEAD", "--select", "NUM"])
    return [finding["rule"] for finding in json.loads(capsys.readouterr().out)["documents"][0]["findings"]]


def test_unchanged_lines_are_left_out_and_changed_ones_kept(capsys: pytest.CaptureFixture[str]) -> None:
    assert rules(capsys) == []
    Path("a.md").write_text(MISPRINTED.replace("# On rivers", "# On many rivers"), encoding="utf-8")
    assert rules(capsys) == []
    Path("a.md").write_text(MISPRINTED.replace("Clara Holm", "Klara Holm"), encoding="utf-8")
    assert rules(capsys) == ["NUM004"]


def test_a_change_at_the_other_side_of_a_contradiction_counts(capsys: pytest.CaptureFixture[str]) -> None:
    Path("a.md").write_text(MISPRINTED.replace("Nobody measured", "No one measured"), encoding="utf-8")
    assert rules(capsys) == ["NUM004"]


def test_a_file_that_git_does_not_know_is_all_new(capsys: pytest.CaptureFixture[str]) -> None:
    Path("b.md").write_text(MISPRINTED, encoding="utf-8")
    assert rules(capsys, "b.md") == ["NUM004"]


def test_lines_taken_out_change_their_neighbours() -> None:
    Path("a.md").write_text(MISPRINTED.replace("## Notes\n", ""), encoding="utf-8")
    assert changed_lines(Path("a.md"), "HEAD") == ((4, 5),)


def test_a_manuscript_of_several_files_has_changes_in_each(capsys: pytest.CaptureFixture[str]) -> None:
    Path("main.tex").write_text("\\input{one}\n\\input{two}\n", encoding="utf-8")
    Path("one.tex").write_text("It met on 31 April 1921.\n", encoding="utf-8")
    Path("two.tex").write_text("It closed on 31 June 1921.\n", encoding="utf-8")
    git("add", ".")
    git("commit", "-qm", "second")
    Path("two.tex").write_text("It was closed on 31 June 1921.\n", encoding="utf-8")
    main(["check", "main.tex", "--format", "json", "--changed-since", "HEAD", "--select", "DAT001"])
    findings = json.loads(capsys.readouterr().out)["documents"][0]["findings"]
    assert [finding["location"]["path"] for finding in findings] == ["two.tex"]


@pytest.mark.parametrize("revision", ["nowhere", "--output=x", "HEAD:a.md"])
def test_a_revision_that_is_none_is_wrong_usage(revision: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", "a.md", f"--changed-since={revision}"]) == 2
    assert "citation-audit: --changed-since: " in capsys.readouterr().err
    assert not Path("x").exists()


def test_outside_a_repository_it_is_wrong_usage(
    tmp_path_factory: pytest.TempPathFactory, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.chdir(tmp_path_factory.mktemp("elsewhere"))
    Path("a.md").write_text(CLEAN, encoding="utf-8")
    assert main(["check", "a.md", "--changed-since", "HEAD"]) == 2
    assert "not a git repository" in capsys.readouterr().err
