"""`check`: arguments in, report and exit code out."""

import json
import sys
from pathlib import Path

import pytest

from audit.cli import main
from audit.version import VERSION
from tests.cli.manuscripts import CLEAN, MISPRINTED


@pytest.fixture(autouse=True)
def in_an_empty_folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def clean() -> str:
    Path("clean.md").write_text(CLEAN, encoding="utf-8")
    return "clean.md"


@pytest.fixture
def wrong() -> str:
    Path("wrong.md").write_text(MISPRINTED, encoding="utf-8")
    return "wrong.md"


def json_report(capsys: pytest.CaptureFixture[str], *arguments: str) -> dict[str, list[dict[str, object]]]:
    main(["check", "--format", "json", *arguments])
    value: dict[str, list[dict[str, object]]] = json.loads(capsys.readouterr().out)
    return value


def test_a_clean_manuscript_passes(clean: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", clean]) == 0
    out = capsys.readouterr()
    assert "3 notes, 3 markers" in out.out
    assert "No findings in 1 manuscript." in out.out
    assert out.err == ""


def test_a_fault_is_printed_with_its_place_and_fails(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", wrong]) == 1
    out = capsys.readouterr().out
    assert "error NUM004 misprinted-note-number  note 5, line 11, column 1" in out
    assert "1 error" in out


@pytest.mark.parametrize(
    ("options", "code"),
    [
        (["--exit-zero"], 0),
        (["--fail-on", "never"], 0),
        (["--ignore", "NUM004"], 0),
        (["--select", "EXT"], 0),
        (["--select", "misprinted-note-number", "--fail-on", "note"], 1),
    ],
)
def test_selection_and_threshold(wrong: str, options: list[str], code: int) -> None:
    assert main(["check", wrong, *options]) == code


def test_settings_come_from_the_nearest_file(wrong: str) -> None:
    Path("pyproject.toml").write_text('[tool.citation-audit.levels]\nNUM004 = "note"\n')
    assert main(["check", wrong]) == 0
    assert main(["check", wrong, "--fail-on", "note"]) == 1


def test_a_suppression_holds_a_finding_back(capsys: pytest.CaptureFixture[str]) -> None:
    text = MISPRINTED.replace("⁵ Clara", "<!-- audit: ignore NUM004: as in the first edition -->\n⁵ Clara")
    Path("kept.md").write_text(text, encoding="utf-8")
    report = json_report(capsys, "kept.md")
    document = report["documents"][0]
    assert document["findings"] == []
    assert [one["reason"] for one in document["suppressed"]] == ["as in the first edition"]  # type: ignore[attr-defined]


def test_several_paths_and_folders_each_file_once(clean: str, wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    folder = Path("book/part")
    folder.mkdir(parents=True)
    (folder / "one.md").write_text(CLEAN, encoding="utf-8")
    (folder / "picture.png").write_bytes(b"\x89PNG\r\n\x1a\n\x00")
    report = json_report(capsys, "book", clean, clean, wrong, "book/part/one.md")
    assert [document["path"] for document in report["documents"]] == ["book/part/one.md", clean, wrong]


def test_what_cannot_be_read_is_named_and_does_not_stop_the_rest(
    clean: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", "none.md", clean, "--format", "json"]) == 0
    out = capsys.readouterr()
    documents = json.loads(out.out)["documents"]
    assert [document["failure"] is None for document in documents] == [False, True]
    assert "none.md: there is no such file" in out.err


@pytest.mark.parametrize(
    ("name", "beginning"),
    [
        ("r.json", '{\n  "schema_version": 1'),
        ("r.sarif", '{\n  "$schema"'),
        ("r.xml", "<?xml"),
        ("r.md", "## Citation"),
        ("r.csv", "path,line"),
        ("r.txt", "wrong.md\n"),
    ],
)
def test_output_is_written_in_the_format_its_ending_means(
    wrong: str, name: str, beginning: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", wrong, "--output", name]) == 1
    assert Path(name).read_text(encoding="utf-8").startswith(beginning)
    assert capsys.readouterr().out == ""


def test_output_replaces_a_file_whole_and_keeps_its_mode(clean: str) -> None:
    target = Path("report.json")
    target.write_text("old " * 10_000)
    target.chmod(0o640)
    main(["check", clean, "-o", "report.json"])
    assert json.loads(target.read_text(encoding="utf-8"))["schema_version"] == 1
    assert target.stat().st_mode & 0o777 == 0o640
    assert sorted(path.name for path in Path().iterdir()) == ["clean.md", "report.json"]


@pytest.mark.parametrize("output", [".", "no/such/folder/report.json"])
def test_an_output_that_cannot_be_written_is_said(clean: str, output: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", clean, "--output", output]) == 2
    err = capsys.readouterr().err
    assert "report.json cannot be written: No such file" in err or "is a folder" in err
    assert err.count("\n") == 1


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        ([], "PATH"),
        (["a.md", "--format", "xlsx"], "invalid choice: 'xlsx'"),
        (["a.md", "--fail-on", "fatal"], "invalid choice: 'fatal'"),
        (["a.md", "--pages", "3-1"], "rise"),
        (["a.md", "--jobs", "-1"], "--jobs"),
        (["a.md", "--today", "yesterday"], "a date such as 2024-04-03"),
        (["a.md", "-q", "-v"], "not allowed with"),
    ],
)
def test_wrong_usage_is_exit_2_with_the_usage(
    arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    with pytest.raises(SystemExit) as left:
        main(["check", *arguments])
    assert left.value.code == 2
    assert words in capsys.readouterr().err


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["--select", "NUM0004"], "no rule is called 'NUM0004'; did you mean 'NUM004'?"),
        (["--config", "none.toml"], "none.toml: cannot be read"),
    ],
)
def test_wrong_settings_are_exit_2_in_one_line(
    clean: str, arguments: list[str], words: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert main(["check", clean, *arguments]) == 2
    err = capsys.readouterr().err
    assert words in err
    assert err.count("\n") == 1


def test_every_option_that_is_a_setting_reaches_the_settings() -> None:
    from audit.cli.arguments import build_parser
    from audit.cli.check import SETTINGS
    from audit.settings import Settings

    options = vars(build_parser().parse_args(["check", "a.md"]))
    fields = set(Settings.__dataclass_fields__)
    assert set(SETTINGS) == set(options) & fields


def test_version_and_help(capsys: pytest.CaptureFixture[str]) -> None:
    for option, words in (("--version", f"citation-audit {VERSION}\n"), ("--help", "exit codes:")):
        with pytest.raises(SystemExit) as left:
            main([option])
        assert left.value.code == 0
        assert words in capsys.readouterr().out


def test_quiet_and_colour(wrong: str, capsys: pytest.CaptureFixture[str]) -> None:
    main(["check", "-q", wrong])
    lines = capsys.readouterr().out.splitlines()
    assert [line.split(" ")[0] for line in lines if "NUM004" in line] == ["wrong.md:11:1:"]
    main(["check", "--color", "always", wrong])
    assert "\x1b[" in capsys.readouterr().out


def test_a_crash_is_one_line_and_exit_2(
    clean: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def crash(*arguments: object, **options: object) -> None:
        raise RuntimeError("broken inside")

    monkeypatch.setattr(sys.modules["audit.cli.check"], "check", crash)
    assert main(["check", clean]) == 2
    err = capsys.readouterr().err
    assert "internal error: RuntimeError: broken inside" in err
    assert "Traceback" not in err


def test_an_interrupt_is_exit_130(
    clean: str, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    def interrupt(*arguments: object, **options: object) -> None:
        raise KeyboardInterrupt

    monkeypatch.setattr(sys.modules["audit.cli.check"], "check", interrupt)
    assert main(["check", clean]) == 130
    assert capsys.readouterr().err == "citation-audit: interrupted\n"
