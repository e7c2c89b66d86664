"""Fixes in Word files: the text of runs changes, and not a byte else; the file still opens."""

import io
import shutil
import subprocess
import zipfile
from datetime import date
from pathlib import Path

import pytest

from audit.fixing import fix_data, open_source
from audit.fixing.interface import NotFixableError
from audit.model.finding import Edit
from audit.model.span import Span
from audit.settings import Settings
from tests.fixing.manuscripts import docx, package
from tests.readers.specimens import W

SETTINGS = Settings(today=date(2026, 1, 1))
NOTES = list(range(12))
RIGHT = {note: str(note + 1) for note in NOTES}


def parts(data: bytes) -> dict[str, bytes]:
    with zipfile.ZipFile(io.BytesIO(data)) as package:
        return {name: package.read(name) for name in package.namelist()}


def run(text: str) -> str:
    return f"<w:r><w:t>{text}</w:t></w:r>"


def mended(body: str, old: str, new: str) -> str:
    """Return the document part after `old`, which stands in it once, is replaced by `new`."""
    data = package(body)
    source = open_source("a.docx", data, SETTINGS)
    start = source.document.text.index(old)
    edit = Edit(span=Span(start, start + len(old)), replacement=new)
    assert source.writable(edit)
    return parts(source.mend([edit]).data)["word/document.xml"].decode()


def test_a_misprinted_label_is_mended_and_nothing_else() -> None:
    whole = docx(NOTES, RIGHT, {})
    xml = parts(whole)["word/document.xml"].decode()
    at = xml.rindex(">1</w:t>", 0, xml.index("Anna Juhl"))
    wrong = xml[: at + 1] + "4" + xml[at + 2 :]
    data = repacked(whole, wrong.encode())
    fixed = fix_data("a.docx", data, SETTINGS)
    assert [one.rule for one in fixed.applied] == ["NUM004"]
    mended = parts(fixed.data)
    before = parts(data)
    assert list(mended) == list(before)
    assert all(mended[name] == before[name] for name in before if name != "word/document.xml")
    changed = [(a, b) for a, b in zip(mended["word/document.xml"], wrong.encode(), strict=False) if a != b]
    assert 0 < len(changed) < len(wrong)
    assert fixed.mended == open_source("a.docx", whole, SETTINGS).document.text
    assert not fix_data("a.docx", fixed.data, SETTINGS).changed


def repacked(data: bytes, document: bytes) -> bytes:
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w") as target:
        for name, content in parts(data).items():
            target.writestr(name, document if name == "word/document.xml" else content)
    return out.getvalue()


def test_footnotes_are_mended_in_their_own_part() -> None:
    call = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    notes = (
        f'<w:footnotes xmlns:w="{W}"><w:footnote w:id="2"><w:p>'
        + run("Anna Berg, “Gauges,” Water 3 (1998): 4, https://doi.org/https://doi.org/10.1000/182.")
        + "</w:p></w:footnote></w:footnotes>"
    )
    data = package(f"<w:p>{run('The river rose.')}{call}</w:p>", {"word/footnotes.xml": notes})
    fixed = fix_data("a.docx", data, SETTINGS)
    assert fixed.changed
    assert b"4, https://doi.org/10.1000/182." in parts(fixed.data)["word/footnotes.xml"]
    assert parts(fixed.data)["word/document.xml"] == parts(data)["word/document.xml"]


def test_characters_beside_the_change_keep_their_form() -> None:
    body = "<w:p><w:r><w:t>A &quot;tale&quot; of &#8220;two&#x201D; towns &amp; a river</w:t></w:r></w:p>"
    assert mended(body, "two", "<3>").count("A &quot;tale&quot; of &#8220;&lt;3&gt;&#x201D; towns &amp; a river") == 1


def test_a_change_over_two_runs_goes_to_the_first() -> None:
    body = f"<w:p>{run('see note 1')}<w:r><w:rPr><w:i/></w:rPr><w:t>2 above</w:t></w:r></w:p>"
    assert '<w:t>see note 34</w:t></w:r><w:r><w:rPr><w:i/></w:rPr><w:t xml:space="preserve"> above</w:t>' in mended(
        body, "12", "34"
    )


def test_comments_and_other_elements_named_t_do_not_lead_astray() -> None:
    body = (
        "<!-- <w:t>not this</w:t> --><w:p><w:r><w:tab/><w:t/></w:r>"
        '<m:oMath xmlns:m="http://schemas.openxmlformats.org/officeDocument/2006/math"><m:r><m:t>x</m:t></m:r></m:oMath>'
        f"{run('the twelfth')}</w:p>"
    )
    assert "<w:t>the tenth</w:t>" in mended(body, "twelfth", "tenth")


FIELD = (
    '<w:p><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText>{}</w:instrText></w:r>'
    '<w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>twelve</w:t></w:r>'
    '<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>'
)


@pytest.mark.parametrize(
    ("body", "writable"),
    [
        (FIELD.format("REF _Ref12 \\h"), False),
        (FIELD.format("ADDIN ZOTERO_ITEM {}"), False),
        (FIELD.format("HYPERLINK &quot;https://example.org&quot;"), True),
        (f'<w:p><w:fldSimple w:instr="NOTEREF _Ref1">{run("twelve")}</w:fldSimple></w:p>', False),
        (
            '<w:p><w:sdt><w:sdtPr><w:dataBinding w:xpath="/a"/></w:sdtPr><w:sdtContent>'
            f"{run('twelve')}</w:sdtContent></w:sdt></w:p>",
            False,
        ),
        (f"<w:p><w:ins>{run('twelve')}</w:ins></w:p>", True),
    ],
)
def test_what_word_computes_is_left(body: str, writable: bool) -> None:
    source = open_source("a.docx", package(f"<w:p>{run('Text.')}</w:p>{body}"), SETTINGS)
    start = source.document.text.index("twelve")
    assert source.writable(Edit(span=Span(start, start + 6), replacement="ten")) is writable


def test_a_signed_file_is_left() -> None:
    data = package(f"<w:p>{run('Text.')}</w:p>")
    out = io.BytesIO(data)
    with zipfile.ZipFile(out, "a") as signed:
        signed.writestr("_xmlsignatures/sig1.xml", "<Signature/>")
    with pytest.raises(NotFixableError, match="signed"):
        open_source("a.docx", out.getvalue(), SETTINGS)


@pytest.mark.skipif(shutil.which("soffice") is None, reason="no LibreOffice")
def test_libreoffice_opens_what_was_renumbered(tmp_path: Path) -> None:
    left = [note for note in NOTES if note != 4]
    data = docx(left, RIGHT, {("note", 8): 6})
    fixed = fix_data("a.docx", data, SETTINGS, renumbering=lambda words: True)
    assert fixed.changed
    (tmp_path / "a.docx").write_bytes(fixed.data)
    home = f"-env:UserInstallation=file://{tmp_path}/home"
    command = ["soffice", home, "--headless", "--convert-to", "txt:Text", "--outdir", str(tmp_path), "a.docx"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True, timeout=120)
    text = (tmp_path / "a.txt").read_text(encoding="utf-8-sig")
    assert "12 Anna Lie" not in text
    assert "8 Anna Ibsen, Floods of the valley in Ibsen (Oslo: Fjord, 1958), 11. See Grieg, supra note 6, 4." in text
