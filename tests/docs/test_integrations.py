"""The hook, the action and the job template: their commands run, their options exist."""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from audit.cli.arguments import build_parser
from tests.cli.manuscripts import CLEAN, MISPRINTED

ROOT = Path(__file__).parents[2]


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with two manuscripts, and the command on the path."""
    (tmp_path / "wrong one.md").write_text(MISPRINTED, encoding="utf-8")
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    command = tmp_path / "bin" / "citation-audit"
    command.parent.mkdir()
    command.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m audit "$@"\n')
    command.chmod(0o755)
    return tmp_path


def run_action(workspace: Path, **variables: str) -> subprocess.CompletedProcess[str]:
    env = {
        **os.environ,
        "PATH": f"{workspace / 'bin'}:{os.environ['PATH']}",
        "GITHUB_OUTPUT": str(workspace / "output"),
        "GITHUB_STEP_SUMMARY": str(workspace / "summary"),
        **variables,
    }
    return subprocess.run(
        ["bash", str(ROOT / "scripts" / "github_action.sh")],
        capture_output=True,
        text=True,
        cwd=workspace,
        env=env,
        check=False,
    )


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_the_action_annotates_reports_and_fails(workspace: Path) -> None:
    done = run_action(
        workspace, AUDIT_PATHS="  wrong one.md\n\nclean.md\n", AUDIT_ARGUMENTS="", AUDIT_SARIF_FILE="r.sarif"
    )
    assert done.returncode == 1, done.stderr
    assert "::error file=wrong one.md,line=11,col=1" in done.stdout
    assert (workspace / "output").read_text() == "exit-code=1\n"
    assert "## Citation audit" in (workspace / "summary").read_text(encoding="utf-8")
    assert '"version": "2.1.0"' in (workspace / "r.sarif").read_text(encoding="utf-8")


@pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")
def test_the_actions_inputs_are_no_commands(workspace: Path) -> None:
    done = run_action(workspace, AUDIT_PATHS="$(touch pwned)\n`touch pwned`\nclean.md", AUDIT_SUMMARY="false")
    assert done.returncode == 0, done.stdout
    assert not (workspace / "pwned").exists()
    assert not (workspace / "summary").exists()


def test_the_action_passes_its_inputs_through_the_environment_only() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for line in text.splitlines():
        if "${{ inputs." in line:
            assert re.match(r"\s+AUDIT_[A-Z_]+: \$\{\{ inputs\.[a-z-]+ \}\}$", line), line
    script = (ROOT / "scripts" / "github_action.sh").read_text(encoding="utf-8")
    assert set(re.findall(r"AUDIT_[A-Z_]+(?=:)", text)) == set(re.findall(r"\$\{(AUDIT_[A-Z_]+)", script))


def test_options_named_in_the_templates_exist() -> None:
    help_text = subprocess.run(
        [sys.executable, "-m", "audit", "check", "--help"], capture_output=True, text=True, cwd=ROOT, check=True
    ).stdout
    for file in (".pre-commit-hooks.yaml", "docs/ci/gitlab.yml", "docs/ci/README.md", "scripts/github_action.sh"):
        text = (ROOT / file).read_text(encoding="utf-8")
        for option in set(re.findall(r"(?<![\w-])--[a-z][a-z-]+", text)) - {"--text", "--all-files"}:
            if "pip install" in text and option == "--quiet":
                continue
            assert option in help_text, f"{file}: {option}"


def test_the_hooks_command_is_one() -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    entry = re.search(r"entry: citation-audit (.*)", text)
    assert entry is not None
    arguments = build_parser().parse_args([*entry[1].split(), "--quiet", "a.md"])
    assert (arguments.command, arguments.paths) == ("check", ["a.md"])


@pytest.mark.parametrize(
    ("name", "taken"),
    [
        ("a.md", True),
        ("chapters/B.DOCX", True),
        ("a.tex", True),
        ("proofs.pdf", True),
        ("a.py", False),
        ("a.mdx", False),
    ],
)
def test_the_hook_takes_manuscripts(name: str, taken: bool) -> None:
    text = (ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8")
    pattern = re.search(r"^  files: (.+)$", text, re.MULTILINE)
    assert pattern is not None
    assert bool(re.search(pattern[1], name)) is taken
