"""The action and the job template: files that GitHub and GitLab can read, shell that holds against hostile names.

The keys are those of GitHub's "Metadata syntax for GitHub Actions" and of GitLab's "CI/CD YAML syntax reference".
"""

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any
from xml.etree import ElementTree

import pytest

from tests.cli.manuscripts import CLEAN, MISPRINTED

yaml = pytest.importorskip("yaml", reason="PyYAML is absent")

ROOT = Path(__file__).parents[2]
ACTION: dict[str, Any] = yaml.safe_load((ROOT / "action.yml").read_text(encoding="utf-8"))
GITLAB: dict[str, Any] = yaml.safe_load((ROOT / "docs" / "ci" / "gitlab.yml").read_text(encoding="utf-8"))
STEPS: list[dict[str, Any]] = ACTION["runs"]["steps"]
COLOURS = {"white", "black", "yellow", "blue", "green", "orange", "red", "purple", "gray-dark"}
HOSTILE = ["$(touch pwned).md", "`touch pwned`.md", "a; touch pwned.md", 'it\'s "so".md', "two  spaces.md", "*.md"]
WILD = [*HOSTILE, "::error::x.md", "-rf.md", "new\nline.md", "<b>&amp;.md", "50% of it.md", "a|b.md"]
SHELLS = [shell for shell in ("bash", "sh") if shutil.which(shell)]

needs_bash = pytest.mark.skipif(shutil.which("bash") is None, reason="no bash")


def test_the_action_has_the_keys_that_github_reads() -> None:
    assert set(ACTION) == {"name", "description", "branding", "inputs", "outputs", "runs"}
    assert set(ACTION["branding"]) == {"icon", "color"}
    assert ACTION["branding"]["color"] in COLOURS
    for name, value in ACTION["inputs"].items():
        assert re.fullmatch(r"[a-z][a-z0-9-]*", name)
        assert set(value) <= {"description", "required", "default", "deprecationMessage"}
        assert isinstance(value["description"], str)
        assert isinstance(value["default"], str), f"{name}: a boolean default would reach the script as True"
    for value in ACTION["outputs"].values():
        assert set(value) == {"description", "value"}
    assert set(ACTION["runs"]) == {"using", "steps"}
    assert ACTION["runs"]["using"] == "composite"


@pytest.mark.parametrize("step", STEPS, ids=lambda step: step.get("name") or step["uses"])
def test_each_step_is_one_that_a_composite_action_may_have(step: dict[str, Any]) -> None:
    assert ("run" in step) != ("uses" in step)
    if "uses" in step:
        assert set(step) <= {"uses", "with", "name", "id", "if", "env"}
        assert re.fullmatch(r"[\w.-]+/[\w./-]+@v\d+", step["uses"])
    else:
        assert set(step) <= {"run", "shell", "name", "id", "if", "env", "working-directory", "continue-on-error"}
        assert step["shell"] == "bash"
        assert "${{" not in step["run"], "an expression in a script is a place where inputs become commands"


def test_expressions_name_inputs_and_steps_that_exist() -> None:
    text = (ROOT / "action.yml").read_text(encoding="utf-8")
    for expression in re.findall(r"\$\{\{ (.+?) \}\}", text):
        kind, name, *rest = expression.split(".")
        if kind == "inputs":
            assert name in ACTION["inputs"]
        else:
            assert (kind, rest[0]) == ("steps", "outputs")
            assert name in {step.get("id") for step in STEPS}


@pytest.fixture
def workspace(tmp_path: Path) -> Path:
    """A folder with a `chapters` of wildly named manuscripts, and a path on which `python` and the command are."""
    (tmp_path / "clean.md").write_text(CLEAN, encoding="utf-8")
    for name in WILD:
        file = tmp_path / "chapters" / name
        file.parent.mkdir(exist_ok=True)
        file.write_text(MISPRINTED, encoding="utf-8")
    program = tmp_path / "bin" / "citation-audit"
    program.parent.mkdir()
    program.write_text(f'#!/bin/sh\nPYTHONPATH="{ROOT}" exec "{sys.executable}" -m audit "$@"\n')
    installer = tmp_path / "bin" / "python"  # what would be installed is noted, and what installs it
    installer.write_text('#!/bin/sh\nprintf "%s\\n" "$@" >installed\n')
    for file in (program, installer):
        file.chmod(0o755)
    return tmp_path


def environment(workspace: Path, **variables: str) -> dict[str, str]:
    return {**os.environ, "PATH": f"{workspace / 'bin'}{os.pathsep}{os.environ['PATH']}", **variables}


def run_steps(workspace: Path, **inputs: str) -> list[subprocess.CompletedProcess[str]]:
    """Run the steps of the action that are scripts as GitHub does: each a file, for `bash -eo pipefail`."""
    given = {name: value["default"] for name, value in ACTION["inputs"].items()} | inputs
    done = []
    for step in STEPS:
        if "run" not in step:
            continue
        variables = {
            name: re.sub(r"\$\{\{ inputs\.([a-z-]+) \}\}", lambda match: given[match[1]], value)
            for name, value in step.get("env", {}).items()
        }
        script = workspace / "step.sh"
        script.write_text(step["run"], encoding="utf-8")
        env = environment(
            workspace,
            GITHUB_ACTION_PATH=str(ROOT),
            GITHUB_OUTPUT=str(workspace / "output"),
            GITHUB_STEP_SUMMARY=str(workspace / "summary"),
            **variables,
        )
        command = ["bash", "--noprofile", "--norc", "-eo", "pipefail", str(script)]
        done.append(subprocess.run(command, capture_output=True, text=True, cwd=workspace, env=env, check=False))
    return done


@needs_bash
def test_every_step_of_the_action_runs(workspace: Path) -> None:
    install, audit = run_steps(workspace, paths="clean.md", **{"sarif-file": "out put.sarif"})
    assert (install.returncode, audit.returncode) == (0, 0), audit.stderr
    assert (workspace / "installed").read_text().split("\n")[-2] == str(ROOT)
    assert (workspace / "output").read_text() == "exit-code=0\n"
    assert (workspace / "out put.sarif").is_file()


@needs_bash
def test_blank_inputs_are_the_defaults(workspace: Path) -> None:
    audit = run_steps(workspace, paths=" \n\n", arguments="\n", summary="false")[-1]
    assert audit.returncode == 1, audit.stderr
    assert "13 manuscripts" in audit.stdout


@needs_bash
def test_names_of_files_are_neither_commands_of_the_shell_nor_of_the_workflow(workspace: Path) -> None:
    audit = run_steps(workspace, paths="chapters")[-1]
    assert audit.returncode == 1, audit.stderr
    assert not list(workspace.rglob("pwned"))
    annotations = [line for line in audit.stdout.split("\n") if line.startswith("::")]
    assert len([line for line in annotations if line.startswith("::error ")]) == 10, "GitHub shows ten of a level"
    assert all(re.match(r"::(error|warning|notice) file=chapters/[^:\n]*,line=\d+,", line) for line in annotations)
    summary = (workspace / "summary").read_text(encoding="utf-8")
    assert "<b>&amp;" not in summary
    assert (workspace / "output").read_text() == "exit-code=1\n"


@needs_bash
def test_signs_of_workflow_commands_are_escaped_in_annotations(workspace: Path) -> None:
    for name in (*HOSTILE, "-rf.md", "<b>&amp;.md", "a|b.md"):
        (workspace / "chapters" / name).unlink()
    audit = run_steps(workspace, paths="chapters")[-1]
    for name in ("%3A%3Aerror%3A%3Ax", "new%0Aline", "50%25 of it"):
        assert f"::error file=chapters/{name}.md,line=" in audit.stdout


@needs_bash
@pytest.mark.parametrize("name", HOSTILE)
def test_a_hostile_path_is_a_path(workspace: Path, name: str) -> None:
    audit = run_steps(workspace, paths=f"chapters/{name}", arguments="--select=NUM")[-1]
    assert audit.returncode == 1, audit.stderr
    assert "1 manuscript." in audit.stdout
    assert not list(workspace.rglob("pwned"))


@needs_bash
@pytest.mark.parametrize(
    ("inputs", "code"),
    [
        ({"paths": "clean.md"}, 0),
        ({"paths": "chapters"}, 1),
        ({"paths": "chapters", "arguments": "--exit-zero"}, 0),
        ({"paths": "clean.md", "arguments": "--no-such-option"}, 2),
        ({"paths": "absent.md"}, 3),
    ],
)
def test_the_actions_exit_code_is_the_commands(workspace: Path, inputs: dict[str, str], code: int) -> None:
    audit = run_steps(workspace, **inputs)[-1]
    assert audit.returncode == code, audit.stdout + audit.stderr
    assert (workspace / "output").read_text() == f"exit-code={code}\n"


def test_the_job_has_the_keys_that_gitlab_reads() -> None:
    assert set(GITLAB) == {"variables", "citation-audit"}
    assert all(isinstance(value, str) for value in GITLAB["variables"].values())
    job = GITLAB["citation-audit"]
    assert set(job) <= {"image", "script", "artifacts", "stage", "rules", "variables", "before_script", "allow_failure"}
    assert isinstance(job["image"], str)
    assert all(isinstance(line, str) for line in job["script"])
    artifacts = job["artifacts"]
    assert set(artifacts) <= {"when", "reports", "paths", "expire_in", "name"}
    assert artifacts["when"] in ("on_success", "on_failure", "always")
    assert set(artifacts["reports"]) <= {"junit", "codequality", "sast"}


def run_job(workspace: Path, shell: str, **variables: str) -> subprocess.CompletedProcess[str]:
    """Run the lines of the job's script as GitLab's runner does: one after the other, until one fails."""
    script = "\n".join(["set -e", *GITLAB["citation-audit"]["script"]])
    env = environment(workspace, **{**GITLAB["variables"], **variables})
    return subprocess.run([shell, "-c", script], capture_output=True, text=True, cwd=workspace, env=env, check=False)


@pytest.mark.parametrize("shell", SHELLS)
def test_the_job_writes_its_reports_and_fails_for_findings(workspace: Path, shell: str) -> None:
    done = run_job(workspace, shell, CITATION_AUDIT_PATHS="chapters\nclean.md", CITATION_AUDIT_SOURCE="a b.whl")
    assert done.returncode == 1, done.stderr
    assert not list(workspace.rglob("pwned"))
    assert "a b.whl" in (workspace / "installed").read_text().split("\n")
    suites = ElementTree.parse(workspace / "citation-audit.xml").getroot()
    assert len(suites) == len(WILD) + 1
    assert int(suites.get("failures", "0")) == len(suites.findall(".//failure")) > 0
    assert (workspace / "citation-audit.md").read_text(encoding="utf-8").startswith("## Citation audit")


@pytest.mark.parametrize("shell", SHELLS)
@pytest.mark.parametrize("name", HOSTILE)
def test_the_job_takes_a_hostile_path_for_a_path(workspace: Path, shell: str, name: str) -> None:
    done = run_job(
        workspace,
        shell,
        CITATION_AUDIT_PATHS=f"chapters/{name}",
        CITATION_AUDIT_ARGUMENTS="--select=NUM\n--color=never",
    )
    assert done.returncode == 1, done.stderr
    assert len(ElementTree.parse(workspace / "citation-audit.xml").getroot()) == 1
    assert not list(workspace.rglob("pwned"))


@pytest.mark.parametrize("shell", SHELLS)
def test_the_job_passes_where_nothing_is_wrong(workspace: Path, shell: str) -> None:
    assert run_job(workspace, shell, CITATION_AUDIT_PATHS="clean.md").returncode == 0
