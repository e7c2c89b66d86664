"""`scripts/new_rule.py` in a copy of the project: what it makes is sound from the first moment."""

import shutil
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PARTS = ("audit", "scripts", "docs/rules", "tests")
FILES = ("pyproject.toml",)
NEW = ("FRM099", "doubled-comma", "--family", "form", "--level", "warning")


@pytest.fixture(scope="module")
def project(tmp_path_factory: pytest.TempPathFactory) -> Path:
    root = tmp_path_factory.mktemp("project")
    for part in PARTS:
        shutil.copytree(ROOT / part, root / part, ignore=shutil.ignore_patterns("__pycache__", "references", "golden"))
    for file in FILES:
        shutil.copy(ROOT / file, root / file)
    done = run(root, "scripts/new_rule.py", *NEW)
    assert done.returncode == 0, done.stderr
    return root


def run(root: Path, *words: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, *words], cwd=root, capture_output=True, text=True, check=False)


def test_its_tests_pass(project: Path) -> None:
    tests = ["tests/rules/test_catalogue.py", "tests/rules/test_cases.py", "-k", "FRM099 or test_ids_and_names"]
    done = run(project, "-m", "pytest", "-q", "-p", "no:cacheprovider", *tests)
    assert done.returncode == 0, done.stdout
    assert "FRM099" in run(project, "-m", "audit", "rules").stdout


def test_its_code_is_as_the_project_wants_it(project: Path) -> None:
    made = ["audit/rules/form/doubled_comma.py", "audit/rules/__init__.py"]
    for command in (["check"], ["format", "--check"]):
        done = run(project, "-m", "ruff", *command, *made)
        assert done.returncode == 0, done.stdout + done.stderr


@pytest.mark.parametrize(
    "words",
    [
        NEW,
        ("FRM098", "doubled-comma", "--family", "form"),
        ("FRM098", "Doubled Comma", "--family", "form"),
        ("FRM98", "tripled-comma", "--family", "form"),
        ("FRM098", "tripled-comma", "--family", "commas"),
    ],
)
def test_what_is_taken_or_misspelt_is_refused(project: Path, words: tuple[str, ...]) -> None:
    before = (project / "audit/rules/__init__.py").read_text(encoding="utf-8")
    done = run(project, "scripts/new_rule.py", *words)
    assert done.returncode == 2
    assert done.stderr.startswith("new_rule: ")
    assert (project / "audit/rules/__init__.py").read_text(encoding="utf-8") == before
