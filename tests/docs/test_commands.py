"""Commands shown in the documentation: each is run, in a folder that has the manuscripts it names."""

import re
import shlex
import shutil
import subprocess
from pathlib import Path

import pytest

from audit.cli import main
from audit.cli.arguments import build_parser
from audit.profiles import PROFILES
from tests.cli.manuscripts import MISPRINTED
from tests.fixing.manuscripts import docx, markdown

ROOT = Path(__file__).parents[2]
ASKING = {"--help", "--watch", "--online", "--server", "--index-server"}
PAGES = sorted([ROOT / "README.md", *(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "rules")])


def commands(page: Path) -> list[str]:
    """Return the command lines of a page, in blocks and in running text."""
    text = page.read_text(encoding="utf-8")
    start = r"(?:\.venv/bin/|pipx run --spec \S+ |uvx --from \S+ )?"
    lines = re.findall(rf"^(?:.*?&& )?{start}(citation-audit [a-z].*)$", text, re.MULTILINE)
    inline = re.findall(rf"`{start}(citation-audit [a-z][^`\n]*)`", text)
    return [line for line in (*lines, *inline) if "…" not in line and "[" not in line]


def runnable(page: Path) -> list[list[str]]:
    """Return the words of the commands that end by themselves, ask nobody and name no placeholder."""
    found = []
    for line in commands(page):
        words = shlex.split(line.split("#")[0])[1:]
        placeholder = words == ["check"] or any(word.isalpha() and word.isupper() for word in words)
        if not placeholder and words[0] != "lsp" and not ASKING & set(words):
            found.append(words)
    return found


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with the manuscripts that the pages name, and nothing of the user's own."""
    notes = [note for note in range(12) if note != 4]
    labels = {note: str(note + 1) for note in range(12)}
    for name in ("seeds", "backlist/annals"):
        shutil.copytree(ROOT / "seeds", tmp_path / name)
    shutil.copy(ROOT / "seeds" / "metre.pdf", tmp_path / "proofs.pdf")
    backlist = [f"backlist/{year}/{number}.md" for year in (2023, 2024) for number in range(4)]
    for name in ("article.md", "book/one.md", *backlist):
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(MISPRINTED, encoding="utf-8")
    (tmp_path / "chapter.md").write_text(markdown(notes, labels, {}, "unicode"), encoding="utf-8")
    for name in ("manuscript.docx", "chapter.docx"):
        (tmp_path / name).write_bytes(docx(notes, labels, {}))
    (tmp_path / "crossref-2026").mkdir()
    (tmp_path / "crossref-2026" / "0.jsonl").write_text('{"DOI": "10.5555/1", "title": ["Looms"]}\n', encoding="utf-8")
    (tmp_path / "library.bib").write_text("@book{a, title = {Looms of the North}, year = 1981}\n", encoding="utf-8")
    (tmp_path / "retraction_watch.csv").write_text("OriginalPaperDOI,RetractionDOI\n", encoding="utf-8")
    monkeypatch.chdir(tmp_path)
    monkeypatch.setenv("HOME", str(tmp_path))
    monkeypatch.setenv("CITATION_AUDIT_CACHE", str(tmp_path / "answers.sqlite"))
    options = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for command in (
        ["init", "-q"],
        ["add", "."],
        ["commit", "-qm", "a"],
        ["update-ref", "refs/remotes/origin/main", "HEAD"],
    ):
        subprocess.run(["git", *options, *command], check=True, capture_output=True)
    assert main(["check", "manuscript.docx", "--write-baseline", "decisions.json"]) == 0
    return tmp_path


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
@pytest.mark.parametrize(
    "page", [page for page in PAGES if runnable(page)], ids=lambda page: str(page.relative_to(ROOT))
)
def test_every_command_shown_runs(page: Path, folder: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for words in runnable(page):
        code = main(words)
        said = capsys.readouterr()
        assert code in (0, 1), f"{shlex.join(words)}: {said.err}"
        arguments = build_parser().parse_args(words)
        if getattr(arguments, "output", None) is not None:
            assert (folder / arguments.output).stat().st_size > 100


def test_every_script_shown_is_there() -> None:
    shown = {
        name
        for page in (*PAGES, ROOT / "CONTRIBUTING.md")
        for name in re.findall(r"(?:python|bash) ([\w./-]+/[\w.-]+)", page.read_text(encoding="utf-8"))
    }
    assert shown
    assert [name for name in shown if not (ROOT / name).is_file()] == []


def test_some_commands_are_shown() -> None:
    assert sum(len(runnable(page)) for page in PAGES) > 15


def test_every_profile_is_described() -> None:
    text = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    for profile in PROFILES:
        assert f"`{profile}`" in text
