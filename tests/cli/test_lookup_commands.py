"""`cache` and `index`: what is kept of look-ups, and an index of dumps, through the command."""

import json
from pathlib import Path

import pytest

from audit.cli import main

BIBTEX = "@book{holt, author={Holt, Ada}, title={Harbour Surveys of the North}, year={1981}, publisher={Quay Press}}\n"
MANUSCRIPT = (
    "# Harbours\n\nThe survey began in spring.[^1]\n\n"
    "[^1]: Ada Holt, *Harbour Surveys of the North* (Leiden: Quay Press, 1981), 14.\n"
)


@pytest.fixture(autouse=True)
def own_cache(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("CITATION_AUDIT_CACHE", str(tmp_path / "cache"))


def test_a_cache_that_is_not_there_is_said_so(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["cache", "info"]) == 0
    assert "there is no cache yet" in capsys.readouterr().out
    assert main(["cache", "clear"]) == 0
    assert capsys.readouterr().out == "0 answers forgotten\n"


def test_an_index_is_built_and_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "works.bib").write_text(BIBTEX)
    index = str(tmp_path / "works.db")
    assert main(["index", "build", str(tmp_path / "works.bib"), "--output", index, "--jobs", "1"]) == 0
    assert "1 records, 1 added" in capsys.readouterr().out
    manuscript = tmp_path / "a.md"
    manuscript.write_text(MANUSCRIPT, encoding="utf-8")
    assert main(["check", str(manuscript), "--index", index, "--format", "json"]) == 0
    assert '"EXI001"' not in capsys.readouterr().out.split('"skipped"')[0]


def test_a_dump_that_is_not_there_is_an_error_for_people(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["index", "build", str(tmp_path / "none.bib"), "--output", str(tmp_path / "works.db")]) == 2
    assert "there is no such file" in capsys.readouterr().err


def test_a_folder_of_tantivy_is_built_and_answers(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    pytest.importorskip("tantivy", reason="tantivy is not installed (extra index)")
    (tmp_path / "works.bib").write_text(BIBTEX, encoding="utf-8")
    index = str(tmp_path / "works")
    arguments = ["index", "build", str(tmp_path / "works.bib"), "--output", index, "--engine", "tantivy", "--jobs", "1"]
    assert main(arguments) == 0
    assert "1 records" in capsys.readouterr().out
    manuscript = tmp_path / "m.md"
    manuscript.write_text(MANUSCRIPT, encoding="utf-8")
    main(["check", str(manuscript), "--index", index, "--format", "json"])
    assert "1 confirmed" in json.loads(capsys.readouterr().out)["documents"][0]["coverage"]["sources"]


def test_an_index_on_a_server_that_is_not_there_is_said(
    tmp_path: Path, capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    (tmp_path / "works.bib").write_text(BIBTEX, encoding="utf-8")
    for address, reason in (("http://127.0.0.1:9/works", "did not answer"), ("http://127.0.0.1:9", "index's name")):
        assert main(["index", "build", str(tmp_path / "works.bib"), "--server", address]) == 2
        assert reason in capsys.readouterr().err
    manuscript = tmp_path / "m.md"
    manuscript.write_text(MANUSCRIPT, encoding="utf-8")
    server = ["--index-server", "http://127.0.0.1:9/works"]
    assert main(["check", str(manuscript), *server]) == 2
    assert "--online" in capsys.readouterr().err
    monkeypatch.setenv("CITATION_AUDIT_GATEWAY", "http://127.0.0.1:9/")  # no register either
    main(["check", str(manuscript), "--online", "--deadline", "2", *server, "--format", "json"])
    document = json.loads(capsys.readouterr().out)["documents"][0]
    assert "the search server did not answer" in document["coverage"]["sources"]
    assert document["findings"] == []
