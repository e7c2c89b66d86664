"""The JSON of `check`, `extract` and `parse`, held against the published schema on the seeds."""

import io
import json
from pathlib import Path
from typing import Any

import jsonschema
import pytest

from audit.cli import main

ROOT = Path(__file__).parents[2]
SCHEMA = json.loads((ROOT / "audit" / "data" / "report.schema.json").read_text(encoding="utf-8"))
SEEDS = sorted(path for path in (ROOT / "seeds").iterdir() if path.suffix in (".md", ".pdf", ".tex"))
LINES = """Anna Berg, *Rivers of the North* (Oslo: Fjord Press, 1998), 12.
Ibid., 14.

See Paul Stone, "Autumn Floods," *Journal of Rivers* 3, no. 2 (2001): 30–41; Clara Holm, *Gauges* (Bergen: Sol, 2004).
Stone, "Autumn Floods," 33.
nothing that is a source
"""


def validated(value: Any, definition: str) -> Any:
    schema = {**SCHEMA, "$ref": f"#/$defs/{definition}"}
    jsonschema.Draft202012Validator(schema).validate(value)
    return value


@pytest.mark.parametrize("seed", SEEDS, ids=lambda path: path.name)
@pytest.mark.parametrize("command", ["check", "extract"])
def test_seeds(seed: Path, command: str, capsys: pytest.CaptureFixture[str]) -> None:
    main([command, str(seed), "--format", "json"])
    value = validated(json.loads(capsys.readouterr().out), command)
    assert value["documents"][0]["path"] == str(seed)


def test_extract_names_what_cannot_be_read(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["extract", str(tmp_path / "none.md"), "--format", "json"]) == 3
    out = capsys.readouterr()
    assert validated(json.loads(out.out), "extract")["documents"][0]["failure"] == "there is no such file"
    assert "none.md: there is no such file" in out.err


def test_parse_gives_an_object_a_line(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "notes.txt").write_text(LINES, encoding="utf-8")
    assert main(["parse", str(tmp_path / "notes.txt")]) == 0
    value = validated(json.loads(capsys.readouterr().out), "parse")
    assert [line["line"] for line in value] == [1, 2, 4, 5, 6]
    assert [citation["form"] for citation in value[1]["citations"]] == ["ibid"]
    assert value[0]["citations"][0]["locator"] == "12"
    for line in value:
        for citation in line["citations"]:
            start, end = citation["span"]
            assert 0 <= start < end <= len(line["raw"])
    monkeypatch.setattr("sys.stdin", io.TextIOWrapper(io.BytesIO(LINES.encode()), encoding="utf-8"))
    assert main(["parse", "-"]) == 0
    assert json.loads(capsys.readouterr().out) == value


@pytest.mark.parametrize(
    ("format", "words"),
    [
        ("csl-json", ['"family": "Berg"', '"id": "line-4b"']),
        ("bibtex", ["@book{line-1,", "author = {Berg, Anna}", "pages = {30--41}"]),
        ("ris", ["TY  - BOOK", "AU  - Berg, Anna", "SP  - 30", "EP  - 41", "ER  -"]),
    ],
)
def test_parse_for_other_programs(
    format: str, words: list[str], tmp_path: Path, capsys: pytest.CaptureFixture[str]
) -> None:
    (tmp_path / "notes.txt").write_text(LINES, encoding="utf-8")
    assert main(["parse", str(tmp_path / "notes.txt"), "--format", format]) == 0
    out = capsys.readouterr().out
    for word in words:
        assert word in out


@pytest.mark.parametrize("text", ["", "\n\n  \n"])
def test_parse_of_nothing_is_no_success(text: str, tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "empty.txt").write_text(text)
    assert main(["parse", str(tmp_path / "empty.txt")]) == 3
    assert "no line to parse" in capsys.readouterr().err or text == ""
