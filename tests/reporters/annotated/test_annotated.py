"""Copies with comments: each finding at its place, the text as it was, the original untouched."""

import shutil
import subprocess
from io import BytesIO
from pathlib import Path
from typing import Any

import pytest

from audit.cli import main
from audit.engine import audit_document, read_document
from audit.model.document import Document
from audit.model.finding import Finding, Level
from audit.model.span import Region, Span
from audit.reporters.annotated import comment_text
from audit.settings import Settings
from tests.readers.pdf.smallpdf import Page, write
from tests.reporters.fixed_report import MISPRINT

ROOT = Path(__file__).parents[3]


def finding_at(document: Document, words: str, occurrence: int = 0) -> Finding:
    """Return a finding on `words` in `document`, placed as the engine places it."""
    start = -1
    for _ in range(occurrence + 1):
        start = document.text.index(words, start + 1)
    span = Span(start, start + len(words))
    place = document.source_map.place(span)
    region = Region(
        path=document.path,
        page=place.page,
        boxes=place.boxes,
        logical=place.logical,
        snippet=document.text[max(0, start - 30) : span.end + 30].replace("\n", " "),
        snippet_start=min(30, start),
        snippet_end=min(30, start) + len(words),
    )
    return Finding(
        rule="QUO001",
        name="unbalanced-quotation",
        level=Level.WARNING,
        kind="fail",
        confidence=1,
        message=f"About {words}.",
        region=region,
        span=span,
    )


def test_a_comment_says_what_the_report_says() -> None:
    text = comment_text(MISPRINT)
    assert text.startswith("NUM004 misprinted-note-number (error)\nNote 31 is printed")
    assert "line 40, column 61: marker 31 in the text" in text
    assert text.endswith("Fix: print 31")


# Word


@pytest.fixture
def word(tmp_path: Path) -> Path:
    """A Word file with a fault in its text, torn over runs as editing tears them."""
    docx = pytest.importorskip("docx", reason="python-docx is not installed (extra `docx`)")
    file = docx.Document()
    file.add_heading("On rivers", 1)
    file.add_paragraph("The first paragraph says nothing that could be wrong.")
    paragraph = file.add_paragraph("The bridge was opened on Feb")
    paragraph.add_run("ruary 3").bold = True
    paragraph.add_run("0, 1931, and closed soon after.")
    target = tmp_path / "manuscript.docx"
    file.save(str(target))
    return target


def commented(data: bytes) -> tuple[Any, list[tuple[str, str]]]:
    """Return a Word file and each comment with the text that it is anchored to."""
    docx = pytest.importorskip("docx")
    from docx.oxml.ns import qn

    file = docx.Document(BytesIO(data))
    found = []
    for comment in file.comments:
        inside, text = False, ""
        for element in file.element.body.iter():
            if element.get(qn("w:id")) == str(comment.comment_id):
                inside = element.tag == qn("w:commentRangeStart") or (inside and "commentRangeEnd" not in element.tag)
            elif inside and element.tag == qn("w:t"):
                text += element.text or ""
        found.append((comment.text, text))
    return file, found


def test_a_word_comment_stands_at_its_words_and_nothing_else_changes(word: Path, tmp_path: Path) -> None:
    before = word.read_bytes()
    assert main(["check", str(word), "--select", "DAT001", "-o", str(tmp_path / "reviewed.docx")]) == 1
    assert word.read_bytes() == before
    file, comments = commented((tmp_path / "reviewed.docx").read_bytes())
    original, none = commented(before)
    assert none == []
    ((text, anchored),) = comments
    assert text.startswith("DAT001 impossible-date (error)")
    assert anchored == "February 30, 1931"
    assert [p.text for p in file.paragraphs] == [p.text for p in original.paragraphs]
    assert [run.text for run in file.paragraphs[2].runs if run.bold] == ["ruary 3"]


def test_findings_in_word_notes_are_commented_at_the_notes_mark() -> None:
    pytest.importorskip("docx", reason="python-docx is not installed (extra `docx`)")
    from audit.reporters.annotated.docx import annotate

    source = ROOT.parent / "shared" / "corpus" / "word" / "fdo79062.docx"
    if not source.is_file():
        pytest.skip("no Word file with notes at hand (../shared/corpus/word)")
    data = source.read_bytes()
    document = read_document("a.docx", data, Settings())
    note = next(note for note in document.notes if note.kind == "footnote")
    words = note.text_spans[0].of(document.text).split()[0]
    finding = finding_at(document, words, document.text[: note.text_spans[0].start].count(words))
    file, comments = commented(annotate(data, document, [finding]))
    assert [text for text, _ in comments] == [comment_text(finding)]
    from docx.oxml.ns import qn

    starts = list(file.element.body.iter(qn("w:commentRangeStart")))
    assert starts[0].getnext().find(qn("w:footnoteReference")) is not None


@pytest.mark.skipif(shutil.which("soffice") is None, reason="LibreOffice is not installed")
def test_libreoffice_opens_the_word_file_and_keeps_the_comment(word: Path, tmp_path: Path) -> None:
    main(["check", str(word), "--select", "DAT001", "-o", str(tmp_path / "reviewed.docx")])
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = ["soffice", profile, "--headless", "--convert-to", "fodt", "--outdir", str(tmp_path)]
    subprocess.run([*command, str(tmp_path / "reviewed.docx")], check=True, capture_output=True, timeout=180)
    text = (tmp_path / "reviewed.fodt").read_text(encoding="utf-8")
    assert "<office:annotation" in text
    assert "DAT001 impossible-date" in text


# PDF


@pytest.fixture(scope="module")
def typeset() -> tuple[bytes, Document]:
    pytest.importorskip("pikepdf", reason="pikepdf is not installed (extra `pdf`)")
    data = (ROOT / "seeds" / "metre.pdf").read_bytes()
    return data, read_document("metre.pdf", data, Settings())


def annotations(data: bytes) -> list[tuple[int, str, list[float]]]:
    """Return the highlights of a PDF: page, text and corners."""
    import pikepdf

    with pikepdf.open(BytesIO(data)) as pdf:
        return [
            (number, str(annotation.Contents), [float(value) for value in annotation.QuadPoints])
            for number, page in enumerate(pdf.pages, 1)
            for annotation in page.get("/Annots", [])
            if annotation.get("/Subtype") == "/Highlight"
        ]


@pytest.mark.parametrize("words", ["Delambre", "Meridian", "the"])
def test_a_highlight_covers_the_words(typeset: tuple[bytes, Document], words: str) -> None:
    from audit.reporters.annotated.pdf import annotate

    data, document = typeset
    finding = finding_at(document, words)
    ((page, text, quad),) = annotations(annotate(data, document, [finding]))
    assert page == finding.region.page
    assert text == comment_text(finding)
    assert words in text_within(data, page, (min(quad[0::2]), min(quad[1::2]), max(quad[0::2]), max(quad[1::2])))


def text_within(data: bytes, number: int, box: tuple[float, float, float, float]) -> str:
    """Return the characters whose middle lies in `box`, as pdfminer's own layout finds them."""
    from pdfminer.high_level import extract_pages
    from pdfminer.layout import LAParams, LTChar

    def characters(item: Any) -> Any:
        if isinstance(item, LTChar):
            yield item
        elif hasattr(item, "__iter__"):
            for part in item:
                yield from characters(part)

    (page,) = extract_pages(BytesIO(data), page_numbers=[number - 1], laparams=LAParams())
    found = ""
    for one in characters(page):
        x, y = (one.x0 + one.x1) / 2, (one.y0 + one.y1) / 2
        if box[0] <= x <= box[2] and box[1] <= y <= box[3]:
            found += one.get_text()
    return found


@pytest.mark.parametrize("rotation", [0, 90, 180, 270])
def test_places_on_turned_pages_come_back_to_the_pages_own_space(rotation: int) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed (extra `pdf`)")
    from audit.reporters.annotated.pdf import _unturned

    pdf = pikepdf.new()
    page = pdf.add_blank_page(page_size=(600, 800))
    page.MediaBox = pikepdf.Array([10, 20, 610, 820])
    page.Rotate = rotation
    # The matrices with which pdfminer turns a page (pdfinterp, process_page).
    x0, y0, x1, y1 = 10, 20, 610, 820
    a, b, c, d, e, f = {
        0: (1, 0, 0, 1, -x0, -y0),
        90: (0, -1, 1, 0, -y0, x1),
        180: (-1, 0, 0, -1, x1, y1),
        270: (0, 1, -1, 0, y1, -x0),
    }[rotation]
    for x, y in [(10.0, 20.0), (123.0, 456.0), (610.0, 820.0)]:
        shown = (a * x + c * y + e, b * x + d * y + f)
        assert tuple(_unturned(shown, page)) == (x, y)


def test_a_pdf_without_findings_is_copied_whole(typeset: tuple[bytes, Document]) -> None:
    from audit.reporters.annotated.pdf import annotate

    data, document = typeset
    copy = annotate(data, document, audit_document(document, Settings(select=("DAT001",))).findings)
    assert read_document("copy.pdf", copy, Settings()).text == document.text
    assert annotations(copy) == []


# refusals


@pytest.mark.parametrize(
    ("arguments", "words"),
    [
        (["a.md", "--format", "pdf"], "needs --output"),
        (["a.md", "--format", "pdf", "-o", "x.pdf"], "a copy of one pdf file"),
        (["b.pdf", "c.pdf", "--format", "pdf", "-o", "x.pdf"], "a copy of one pdf file"),
        (["b.pdf", "--format", "pdf", "-o", "b.pdf"], "the manuscript itself"),
        (["b.pdf", "--format", "docx", "-o", "x.docx"], "a copy of one docx file"),
    ],
)
def test_what_cannot_be_annotated_is_said(
    arguments: list[str],
    words: str,
    tmp_path: Path,
    monkeypatch: pytest.MonkeyPatch,
    capsys: pytest.CaptureFixture[str],
) -> None:
    monkeypatch.chdir(tmp_path)
    Path("a.md").write_text("# A text\n\nWith words.\n")
    for name in ("b.pdf", "c.pdf"):
        shutil.copy(ROOT / "seeds" / "metre.pdf", name)
    assert main(["check", *arguments]) == 2
    assert words in capsys.readouterr().err
    assert not Path("x.pdf").exists()


@pytest.mark.parametrize("password", ["", "river"])
def test_a_pdf_with_a_password_gets_highlights_and_keeps_it(password: str, tmp_path: Path) -> None:
    pikepdf = pytest.importorskip("pikepdf", reason="pikepdf is not installed (extra `pdf`)")
    plain = write([Page().text(100, 600, "The bridge was opened on February 30, 1931, and closed soon after.")])
    with pikepdf.open(BytesIO(plain)) as file:
        allowed = pikepdf.Permissions(extract=True, print_highres=False)
        file.save(
            tmp_path / "closed.pdf", encryption=pikepdf.Encryption(owner="secret", user=password, R=6, allow=allowed)
        )
    before = (tmp_path / "closed.pdf").read_bytes()
    options = ["--select", "DAT001", *(["--password", password] if password else [])]
    assert main(["check", str(tmp_path / "closed.pdf"), *options, "-o", str(tmp_path / "reviewed.pdf")]) == 1
    assert (tmp_path / "closed.pdf").read_bytes() == before
    with pikepdf.open(tmp_path / "reviewed.pdf", password=password) as file:
        (highlight,) = file.pages[0].Annots
        assert "February 30" in str(highlight.Contents)
        assert not file.allow.print_highres
    if password:
        with pytest.raises(pikepdf.PasswordError):
            pikepdf.open(tmp_path / "reviewed.pdf")
