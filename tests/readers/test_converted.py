"""What pandoc and LibreOffice must convert gives the same notes as all else; without them there is advice."""

import subprocess
from pathlib import Path

import pytest

from audit.readers import UnreadableError, libreoffice
from audit.readers.converted import find_pandoc
from tests.readers.converted_specimens import WRITERS, rtf_of_libreoffice
from tests.readers.specimens import SEEDS, manuscript, outline, read

needs_pandoc = pytest.mark.skipif(
    find_pandoc() is None,
    reason="pandoc is not here (pip install 'citation-audit[pandoc]'): its formats are not tested",
)
needs_libreoffice = pytest.mark.skipif(
    libreoffice.find_libreoffice() is None, reason="LibreOffice is not here: old Word files are not tested"
)
Notes = list[tuple[str, str]]


def notes_of(data: bytes, path: str) -> Notes:
    document = read(data, path)
    return [(note.label, " ".join(document.plain(*note.text_spans).text.split())) for note in document.notes]


@pytest.fixture(scope="module")
def wanted() -> Notes:
    return notes_of((SEEDS / "july-1914.md").read_bytes(), "july-1914.md")


@needs_pandoc
@pytest.mark.parametrize("suffix", WRITERS)
def test_formats_of_pandoc_tell_the_same(suffix: str, wanted: Notes) -> None:
    assert notes_of(WRITERS[suffix](manuscript()), f"july-1914.{suffix}") == wanted


@needs_pandoc
@pytest.mark.parametrize("suffix", WRITERS)
def test_outline_of_formats_of_pandoc(suffix: str, golden) -> None:  # type: ignore[no-untyped-def]
    document = read(WRITERS[suffix](manuscript()), f"july-1914.{suffix}")
    golden(f"readers/written/july-1914.{suffix}.txt", outline(document))


@needs_pandoc
def test_notes_that_pandoc_would_skip_are_kept(wanted: Notes) -> None:
    assert notes_of(rtf_of_libreoffice(manuscript()), "july-1914.rtf") == wanted


@needs_pandoc
def test_places_are_paragraphs_and_notes() -> None:
    document = read(b"* Ships\n\nFirst.\n\nSecond.[fn:a]\n\n[fn:a] Holt 1999.\n", "x.org")
    at = document.text.index("Second")
    place = document.source_map.place(type(document.blocks[0].span)(at, at + 6))
    assert (place.start_line, place.logical) == (None, "paragraph 3")
    note = document.notes[0]
    assert document.source_map.place(note.span).logical == "note 1"
    assert note.generated


@needs_pandoc
def test_citations_of_org_find_the_bibliography(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{holt, author={Holt, Ada}, title={Ships}, year=1999}\n")
    path = tmp_path / "x.org"
    path.write_text("#+bibliography: refs.bib\n\nShips sail [cite:@holt] and [cite:@nobody].\n")
    document = read(path.read_bytes(), str(path))
    assert [reference.key for reference in document.references] == ["holt"]
    assert [call.keys for call in document.reference_calls] == [("holt",), ("nobody",)]


@needs_pandoc
def test_pandoc_opens_no_other_file(tmp_path: Path) -> None:
    (tmp_path / "secret.txt").write_text("the secret")
    path = tmp_path / "x.org"
    path.write_text(f'Text.\n\n#+include: "{tmp_path}/secret.txt"\n')
    assert "secret" not in read(path.read_bytes(), str(path)).text.replace("secret.txt", "")


@pytest.mark.parametrize(
    ("data", "path"), [(b"{\\rtf1 x}", "x.rtf"), (b"* Head\nText", "x.org"), (b"== H ==", "x.wiki")]
)
def test_without_pandoc_the_message_says_what_to_install(
    data: bytes, path: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("audit.readers.converted.find_pandoc", lambda: None)
    monkeypatch.setattr("audit.readers.converted.find_libreoffice", lambda: None)
    with pytest.raises(UnreadableError, match=r"citation-audit\[pandoc\]"):
        read(data, path)


def test_a_plain_text_named_doc_needs_no_program() -> None:
    assert read(b"Holt sailed in 1999.\n", "x.doc").text == "Holt sailed in 1999.\n"


OLD_WORD = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600 + "WordDocument".encode("utf-16-le")


def test_without_libreoffice_an_old_word_file_is_refused_with_advice(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.readers.converted.find_libreoffice", lambda: None)
    with pytest.raises(UnreadableError, match=r"LibreOffice.*save the file as \.docx"):
        read(OLD_WORD, "x.doc")


@needs_libreoffice
def test_a_damaged_old_word_file_is_refused() -> None:
    with pytest.raises(UnreadableError, match="LibreOffice could not read it"):
        read(OLD_WORD, "x.doc")


@needs_libreoffice
def test_an_old_word_file_tells_the_same(wanted: Notes, tmp_path: Path) -> None:
    source = tmp_path / "july-1914.rtf"
    source.write_bytes(WRITERS["rtf"](manuscript()))
    program = libreoffice.find_libreoffice()
    assert program is not None
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [program, profile, "--headless", "--convert-to", "doc", "--outdir", str(tmp_path), str(source)]
    subprocess.run(command, capture_output=True, timeout=180, check=True)
    assert notes_of((tmp_path / "july-1914.doc").read_bytes(), "july-1914.doc") == wanted


@needs_libreoffice
def test_without_pandoc_libreoffice_reads_rtf(wanted: Notes, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.readers.converted.find_pandoc", lambda: None)
    assert notes_of(rtf_of_libreoffice(manuscript()), "july-1914.rtf") == wanted
