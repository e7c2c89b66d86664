# ruff: noqa: E501 (one line of XML a line)
"""A manuscript that names files outside its folder gets no word of them; one full of syntax is written as text."""

import csv
import io
import json
import os
import re
import subprocess
import sys
import xml.etree.ElementTree as ElementTree
import zipfile
from pathlib import Path

import pytest

from audit.engine import audit, read_document
from audit.loading import load
from audit.readers.interface import UnreadableError
from audit.reporters import load_reporter
from audit.settings import Settings

SECRET = "Xylophonist"
SETTINGS = Settings()
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
RELATIONS = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Return a manuscript's folder; beside it lie files that are none of its business."""
    for name in ("secret.tex", "secret.md", "secret.txt", "secret.xml"):
        (tmp_path / name).write_text(f"{SECRET} of the other folder.\n", encoding="utf-8")
    entry = f"@book{{key, author = {{{SECRET}, Ann}}, title = {{{SECRET}}}, year = 1950}}\n"
    (tmp_path / "secret.bib").write_text(entry, encoding="utf-8")
    (tmp_path / "manuscript").mkdir()
    return tmp_path / "manuscript"


def read(file: Path) -> str:
    """Return all that is read of `file`, as text; what cannot be read is nothing."""
    try:
        return repr(read_document(file, load(file, SETTINGS), SETTINGS))
    except UnreadableError:
        return ""


@pytest.mark.parametrize("command", ["input", "include", "subfile", "bibliography", "addbibresource", "verbatiminput"])
@pytest.mark.parametrize("way", ["../secret", "{folder}/../secret", "link", "./../manuscript/../secret"])
def test_latex_reads_nothing_outside_its_folder(folder: Path, command: str, way: str) -> None:
    for suffix in ("tex", "bib"):
        (folder / f"link.{suffix}").symlink_to(folder.parent / f"secret.{suffix}")
    name = way.format(folder=folder)
    text = rf"\documentclass{{article}}\begin{{document}}One \cite{{key}}. \{command}{{{name}}} \end{{document}}"
    (folder / "main.tex").write_text(text, encoding="utf-8")
    assert SECRET not in read(folder / "main.tex")


def test_latex_reads_what_lies_beside_it(folder: Path) -> None:
    (folder / "part.tex").write_text(SECRET, encoding="utf-8")
    text = r"\documentclass{article}\begin{document}One. \input{part} \end{document}"
    (folder / "main.tex").write_text(text, encoding="utf-8")
    assert SECRET in read(folder / "main.tex")


@pytest.mark.parametrize("name", ["../secret.bib", "{folder}/../secret.bib", "link.bib"])
def test_a_front_matter_names_no_bibliography_outside(folder: Path, name: str) -> None:
    (folder / "link.bib").symlink_to(folder.parent / "secret.bib")
    text = f"---\nbibliography: {name.format(folder=folder)}\n---\n\n# Title\n\nOne [@key].\n"
    (folder / "main.md").write_text(text, encoding="utf-8")
    assert SECRET not in read(folder / "main.md")


@pytest.mark.parametrize("root", ["article", "TEI", "html"])
def test_xml_entities_read_no_file(folder: Path, root: str) -> None:
    target = (folder.parent / "secret.txt").as_uri()
    space = ' xmlns="http://www.tei-c.org/ns/1.0"' if root == "TEI" else ""
    text = (
        f'<?xml version="1.0"?><!DOCTYPE {root} [<!ENTITY e SYSTEM "{target}"><!ENTITY f SYSTEM "../secret.txt">]>'
        f"<{root}{space}><body><p>One river &e; and another &f;.</p></body></{root}>"
    )
    (folder / "main.xml").write_text(text, encoding="utf-8")
    assert SECRET not in read(folder / "main.xml")


def test_word_relationships_read_no_file(folder: Path) -> None:
    target = (folder.parent / "secret.xml").as_uri()
    parts = {
        "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
        "word/document.xml": f"<w:document {WORD}><w:body><w:p><w:r><w:t>One river.</w:t></w:r></w:p></w:body></w:document>",
        "word/_rels/document.xml.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        f'<Relationship Id="r1" Type="{RELATIONS}/footnotes" Target="{target}" TargetMode="External"/>'
        f'<Relationship Id="r2" Type="{RELATIONS}/endnotes" Target="../../secret.xml"/></Relationships>',
    }
    with zipfile.ZipFile(folder / "main.docx", "w") as package:
        for name, text in parts.items():
            package.writestr(name, text)
    seen = read(folder / "main.docx")
    assert "One river" in seen
    assert SECRET not in seen


HOSTILE = "\x1b[31m\x1b]0;owned\x07 <script>alert(1)</script> ![x](http://e.example/i) | a | `b` ::error file=x::y %0A @team #1 \u202e"


@pytest.fixture
def report_of_syntax(tmp_path: Path) -> object:
    """Return the report on a manuscript whose words, title and name are all somebody's syntax."""
    name = "a ;,=::%0A<b>[x](y)|`#é.md"
    text = f"# =cmd|' /C calc'!A0 {HOSTILE}\n\nOne.¹ {HOSTILE} Two.² {HOSTILE}\n\n## Notes\n\n¹ =1+1 {HOSTILE}\n\n⁷ @SUM(1) {HOSTILE}\n"
    (tmp_path / name).write_text(text, encoding="utf-8")
    report = audit([tmp_path / name], SETTINGS)
    assert report.documents[0].findings
    return report


def test_no_reporter_writes_the_manuscripts_syntax(report_of_syntax: object) -> None:
    def written(format: str) -> str:
        stream = io.StringIO()
        load_reporter(format).write(report_of_syntax, stream)  # type: ignore[arg-type]
        return stream.getvalue()

    for format in ("terminal", "github", "markdown", "csv", "junit", "html", "json", "sarif"):
        assert not set(written(format)) & set("\x1b\x07\0"), format
    assert "<script>alert" not in written("html")
    assert "<script>alert" not in written("markdown")
    assert "![x](" not in written("markdown").replace("\\[", "").replace("\\!", "")
    assert not re.search(r"(?m)^::error file=x", written("github"))
    for row in csv.reader(io.StringIO(written("csv"))):
        assert not [cell for cell in row if cell[:1] in tuple("=+@\t\r")]
    ElementTree.fromstring(written("junit"))
    for run in json.loads(written("sarif"))["runs"]:
        for result in run["results"]:
            uri = result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"]
            assert re.fullmatch(r"[A-Za-z0-9._~/%:-]+", uri), uri


def run(*arguments: str, cwd: Path) -> subprocess.CompletedProcess[str]:
    root = str(Path(__file__).parents[2])
    return subprocess.run(
        [sys.executable, "-m", "audit", *arguments],
        cwd=cwd, env={**os.environ, "PYTHONPATH": root}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip


@pytest.mark.skipif(sys.platform == "win32", reason="no FIFOs")
def test_loops_pipes_lost_links_and_wrong_suffixes_stop_nothing(folder: Path) -> None:
    (folder / "loop.md").symlink_to("loop.md")
    (folder / "lost.md").symlink_to("nowhere.md")
    os.mkfifo(folder / "pipe.md")
    (folder / "page.md").write_text("<!DOCTYPE html><html><body><p>One river.</p></body></html>", encoding="utf-8")
    (folder / "sound.md").write_text("# Rivers\n\nOne.¹\n\n## Notes\n\n¹ Ann Berg, *Floods* (Oslo: Fjord, 1950), 1.\n")
    done = run("check", "--format", "json", ".", "vanished.md", cwd=folder)
    documents = {Path(document["path"]).name: document for document in json.loads(done.stdout)["documents"]}
    assert set(documents) == {"loop.md", "lost.md", "pipe.md", "page.md", "sound.md", "vanished.md"}
    assert documents["page.md"]["format"] == "html"
    assert documents["sound.md"]["coverage"]["notes"] == 1
    assert done.returncode in (0, 1)
    assert "Traceback" not in done.stderr
