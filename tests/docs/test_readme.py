"""The README: its commands run, its output is the program's, its links lead somewhere."""

import os
import re
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
README = ROOT / "README.md"
PAGES = sorted([*ROOT.glob("*.md"), *(ROOT / "docs").rglob("*.md")])


def blocks(language: str) -> list[str]:
    return re.findall(rf"^```{language}\n(.*?)^```$", README.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL)


def test_the_first_two_shell_blocks_are_one_command_line_each_and_set_up_their_own_environment() -> None:
    first, second = blocks("sh")[:2]
    for block in (first, second):
        assert len(block.splitlines()) == 1
        assert block.startswith("python3 -m venv .venv && .venv/bin/pip install")
    assert re.search(r"citation-audit check .*seeds/\S+\.\w+", first)
    assert "pytest" in second


def run(command: str) -> subprocess.CompletedProcess[str]:
    arguments = shlex.split(command.split("&&")[-1])
    assert Path(arguments[0]).name == "citation-audit"
    env = {key: value for key, value in os.environ.items() if key not in ("COLUMNS", "NO_COLOR", "FORCE_COLOR")}
    return subprocess.run(
        [sys.executable, "-m", "audit", *arguments[1:]],
        capture_output=True,
        text=True,
        encoding="utf-8",
        cwd=ROOT,
        env={**env, "COLUMNS": "110"},
        check=False,
    )


def test_the_first_block_audits_and_succeeds() -> None:
    done = run(blocks("sh")[0])
    assert done.returncode == 0, done.stderr
    assert "NUM004" in done.stdout


def test_the_output_shown_is_the_programs(request: pytest.FixtureRequest) -> None:
    command, shown = blocks("sh")[2], blocks("text")[0]
    done = run(command)
    assert done.returncode == 0, done.stderr
    if request.config.getoption("--update-golden"):
        text = README.read_text(encoding="utf-8")
        README.write_text(text.replace(f"```text\n{shown}```", f"```text\n{done.stdout}```"), encoding="utf-8")
        shown = done.stdout
    assert shown == done.stdout


def test_the_python_block_runs() -> None:
    (code,) = blocks("python")
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, cwd=ROOT, check=False)
    assert done.returncode == 0, done.stderr
    assert "NUM004" in done.stdout


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_links_within_the_project_lead_somewhere(page: Path) -> None:
    for target in re.findall(r"\]\(([^)#:]+)(?:#[^)]*)?\)", page.read_text(encoding="utf-8")):
        assert (page.parent / target).exists(), f"{page.name}: {target}"


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_paths_named_in_code_exist(page: Path) -> None:
    named = re.findall(
        r"`((?:audit|tests|scripts|docs|seeds|reports|benchmarks|\.ci)/[\w./-]+)`", page.read_text("utf-8")
    )
    assert [path for path in named if not (ROOT / path).exists()] == []


def test_the_settings_of_the_readme_are_read(tmp_path: Path) -> None:
    from audit.settings import read_settings_file

    file = tmp_path / "pyproject.toml"
    file.write_text(blocks("toml")[0], encoding="utf-8")
    settings = read_settings_file(file)
    assert settings.fail_on == "warning"
    assert settings.levels == {"DAT009": "off", "MRK004": "warning"}
