"""Copies with comments, where the findings' words are somebody's syntax: the copies open, and show it as text."""

import io
import zipfile
from dataclasses import replace
from pathlib import Path

import pytest
from lxml import etree

from audit.engine import read_document
from audit.reporters.annotated import load_annotator
from audit.settings import Settings
from tests.reporters.annotated.test_annotated import finding_at

ROOT = Path(__file__).parents[2]
HOSTILE = (
    "\x00\x01\x08\x0b\x1b[31m\x7f\x85\ud800\ufffe\uffff\u202e ]]> <w:p/> &amp; &e; <script>alert(1)</script> "
    ") >> endobj <</S/JavaScript/JS(app.alert\\(1\\))>> \\) =cmd|' /C calc'!A0"
)


@pytest.mark.parametrize("format", ["docx", "pdf"])
def test_hostile_words_are_comments_and_nothing_else(format: str) -> None:
    name, data = _manuscript(format)
    document = read_document(name, data, Settings())
    finding = finding_at(document, "river" if format == "docx" else "Meridian")
    finding = replace(finding, message=HOSTILE, name=HOSTILE, region=replace(finding.region, path=HOSTILE))
    copy = load_annotator(format)(data, document, [finding])
    text = _comments(format, copy)
    assert "<script>alert(1)</script>" in text
    assert "]]> <w:p/> &amp; &e;" in text
    assert not set(text) & set("\x00\x01\x08\x0b\x1b\ufffe\uffff\ud800")
    again = read_document(name, copy, Settings())
    assert again.text == document.text


def _manuscript(format: str) -> tuple[str, bytes]:
    if format == "pdf":
        pytest.importorskip("pikepdf", reason="the extra pdf is not installed")
        return "metre.pdf", (ROOT / "seeds" / "metre.pdf").read_bytes()
    docx = pytest.importorskip("docx", reason="the extra docx is not installed")
    made = docx.Document()
    made.add_paragraph("One river rose in spring.")
    stream = io.BytesIO()
    made.save(stream)
    return "river.docx", stream.getvalue()


def _comments(format: str, data: bytes) -> str:
    """Return the text of all comments; every part of the copy is well-formed, and nothing in it runs."""
    if format == "docx":
        with zipfile.ZipFile(io.BytesIO(data)) as package:
            parts = {name: package.read(name) for name in package.namelist() if name.endswith((".xml", ".rels"))}
        roots = {name: etree.fromstring(part) for name, part in parts.items()}
        return "".join(roots["word/comments.xml"].itertext())
    import pikepdf

    with pikepdf.open(io.BytesIO(data)) as pdf:
        assert "/OpenAction" not in pdf.Root
        annotations = [annotation for page in pdf.pages for annotation in page.get("/Annots", [])]
        assert all("/A" not in annotation and "/AA" not in annotation for annotation in annotations)
        return "".join(str(annotation.get("/Contents", "")) for annotation in annotations)
