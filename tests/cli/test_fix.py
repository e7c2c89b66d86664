"""`fix`: files changed in place, or a difference shown; what git could not bring back is kept beside."""

import io
import shutil
import subprocess
from pathlib import Path

import pytest

from audit.cli import main
from tests.cli.manuscripts import CLEAN, MISPRINTED
from tests.fixing.manuscripts import docx, markdown

MENDED = MISPRINTED.replace("⁵ Clara", "³ Clara")


@pytest.fixture(autouse=True)
def manuscripts(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("wrong.md").write_text(MISPRINTED, encoding="utf-8")
    Path("clean.md").write_text(CLEAN, encoding="utf-8")


def test_files_are_mended_in_place_with_the_original_beside(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "wrong.md", "clean.md"]) == 0
    assert Path("wrong.md").read_text(encoding="utf-8") == MENDED
    assert Path("wrong.md.orig").read_text(encoding="utf-8") == MISPRINTED
    assert sorted(path.name for path in Path().iterdir()) == ["clean.md", "wrong.md", "wrong.md.orig"]
    assert "wrong.md: 1 fault fixed" in capsys.readouterr().err
    assert main(["check", "wrong.md"]) == 0


def test_diff_shows_and_changes_nothing(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["fix", "--diff", "wrong.md", "clean.md"]) == 1
    out = capsys.readouterr().out
    assert "-⁵ Clara Holm" in out
    assert "+³ Clara Holm" in out
    assert "clean.md" not in out
    assert Path("wrong.md").read_text(encoding="utf-8") == MISPRINTED
    assert main(["fix", "--diff", "clean.md"]) == 0


def test_diff_in_colour_when_asked(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fix", "--diff", "--color", "always", "wrong.md"])
    assert "\x1b[32m+³ Clara" in capsys.readouterr().out


@pytest.mark.skipif(shutil.which("patch") is None, reason="no patch")
def test_the_difference_can_be_applied(capsys: pytest.CaptureFixture[str]) -> None:
    main(["fix", "--diff", "wrong.md"])
    subprocess.run(["patch", "-s", "wrong.md"], input=capsys.readouterr().out.encode(), check=True)
    assert Path("wrong.md").read_text(encoding="utf-8") == MENDED


def test_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(MISPRINTED.encode()), encoding="utf-8"))
    assert main(["fix", "-"]) == 0
    assert capsys.readouterr().out == MENDED


@pytest.mark.skipif(shutil.which("git") is None, reason="no git")
def test_what_git_has_needs_no_copy() -> None:
    options = ["-c", "user.name=t", "-c", "user.email=t@example.org", "-c", "commit.gpgsign=false"]
    for command in (["init", "-q"], ["add", "."], ["commit", "-qm", "first"]):
        subprocess.run(["git", *options, *command], check=True, capture_output=True)
    main(["fix", "wrong.md"])
    assert not Path("wrong.md.orig").exists()
    assert Path("wrong.md").read_text(encoding="utf-8") == MENDED


@pytest.mark.parametrize(("backup", "kept"), [("always", True), ("never", False)])
def test_backup(backup: str, kept: bool) -> None:
    main(["fix", "--backup", backup, "wrong.md"])
    assert Path("wrong.md.orig").exists() is kept


def test_mode_and_links_stay() -> None:
    Path("wrong.md").chmod(0o640)
    Path("link.md").symlink_to("wrong.md")
    main(["fix", "link.md"])
    assert Path("link.md").is_symlink()
    assert Path("wrong.md").stat().st_mode & 0o777 == 0o640
    assert Path("wrong.md").read_text(encoding="utf-8") == MENDED


def test_a_format_that_is_no_text_is_left(capsys: pytest.CaptureFixture[str]) -> None:
    pdf = Path(__file__).parents[2] / "seeds" / "metre.pdf"
    shutil.copy(pdf, "a.pdf")
    assert main(["fix", "a.pdf"]) == 3
    assert "a.pdf: " in capsys.readouterr().err
    assert Path("a.pdf").read_bytes() == pdf.read_bytes()


def test_ignored_rules_are_not_fixed() -> None:
    main(["fix", "--ignore", "NUM004", "wrong.md"])
    assert Path("wrong.md").read_text(encoding="utf-8") == MISPRINTED


def long_manuscript() -> str:
    digits = str.maketrans("0123456789", "⁰¹²³⁴⁵⁶⁷⁸⁹")
    text = "".join(f"The river rose in valley {n} and fell.{str(n).translate(digits)} " for n in range(1, 13))
    notes = "".join(
        f"{str(n).translate(digits)} Anna Berg, *Floods* (Oslo: Fjord, 1998), {n}.\n\n" for n in range(1, 13)
    )
    return f"# On rivers\n\n{text.strip()}\n\n## Notes\n\n{notes}"


@pytest.mark.parametrize(("answer", "code"), [("y\n", 0), ("n\n", 0), ("", 0)])
def test_interactive_asks_about_what_is_not_certain(
    answer: str, code: int, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = long_manuscript().replace("6 and fell.⁶", "6 and fell.6")
    Path("plain.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(answer * 3))
    assert main(["fix", "-i", "--select", "MRK003", "plain.md"]) == code
    err = capsys.readouterr().err
    changed = Path("plain.md").read_text(encoding="utf-8") != text
    assert changed is (answer == "y\n")
    assert "apply? [y/N]" in err


GONE = [note for note in range(12) if note != 4]
LABELS = {note: str(note + 1) for note in range(12)}
RIGHT = {note: str(number) for number, note in enumerate(GONE, 1)}


def test_renumber_shows_and_writes(capsys: pytest.CaptureFixture[str]) -> None:
    Path("gone.md").write_text(markdown(GONE, LABELS, {("text", 8): 6}, "unicode"), encoding="utf-8")
    assert main(["fix", "--renumber", "--diff", "gone.md"]) == 1
    shown = capsys.readouterr()
    assert "(see note 6 above)" in shown.out
    assert "14 labels of notes and markers renumbered, 1 reference to a note moved" in shown.err
    assert main(["fix", "--renumber", "gone.md"]) == 0
    assert Path("gone.md").read_text(encoding="utf-8") == markdown(GONE, RIGHT, {("text", 8): 6}, "unicode")
    assert Path("gone.md.orig").exists()


@pytest.mark.parametrize("answer", ["y", "n"])
def test_interactive_asks_whether_to_renumber(
    answer: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    text = markdown(GONE, LABELS, {}, "sup")
    Path("gone.md").write_text(text, encoding="utf-8")
    monkeypatch.setattr("sys.stdin", io.StringIO(f"{answer}\n" * 3))
    assert main(["fix", "-i", "gone.md"]) == 0
    assert "renumbered" in capsys.readouterr().err
    assert (Path("gone.md").read_text(encoding="utf-8") != text) is (answer == "y")


def test_a_word_file_is_mended_in_place_with_the_original_beside() -> None:
    before = docx(GONE, LABELS, {})
    Path("gone.docx").write_bytes(before)
    assert main(["fix", "--renumber", "gone.docx"]) == 0
    assert Path("gone.docx.orig").read_bytes() == before
    after = Path("gone.docx").read_bytes()
    assert after != before
    assert main(["fix", "--renumber", "--backup", "never", "gone.docx"]) == 0
    assert Path("gone.docx").read_bytes() == after


def test_a_word_file_from_standard_input_goes_to_standard_output(
    monkeypatch: pytest.MonkeyPatch, capfdbinary: pytest.CaptureFixture[bytes]
) -> None:
    data = docx(GONE, RIGHT, {})
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(data)))
    assert main(["fix", "-"]) == 0
    assert capfdbinary.readouterr().out == data
