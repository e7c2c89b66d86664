"""One manuscript gives one set of notes from every format, and each format's reader is found by content."""

import pickle

import pytest

from audit.model.document import Document
from audit.model.manuscript import Manuscript
from audit.parsing import understand
from audit.readers import READERS, ReadOptions, UnreadableError, choose
from tests.readers.specimens import SEEDS, WRITERS, manuscript, outline, read


def note_texts(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(document.plain(*note.text_spans).text.split())) for note in document.notes]


@pytest.fixture(scope="module")
def wanted() -> Document:
    path = SEEDS / "july-1914.md"
    return read(path.read_bytes(), str(path))


@pytest.mark.parametrize("suffix", WRITERS)
def test_every_format_tells_the_same(suffix: str, wanted: Document) -> None:
    document = read(WRITERS[suffix](manuscript()), f"july-1914.{suffix}")
    assert note_texts(document) == note_texts(wanted)
    assert [call.label for call in document.calls] == [call.label for call in wanted.calls]
    note_ids = [note.id for note in document.notes]
    assert [call.note_id for call in document.calls] == note_ids
    italics = [styled.span.of(document.text) for styled in document.styles if styled.style == "italic"]
    assert sorted(italics) == sorted(wanted.plain(s.span).text for s in wanted.styles if s.style == "italic")
    kinds = [block.kind for block in wanted.blocks if block.kind in ("heading", "paragraph")]
    assert [block.kind for block in document.blocks if block.kind in ("heading", "paragraph")][: len(kinds)] == kinds


WRITTEN = ("july-1914.md", "metre.tex", "border-crisis.md")  # native notes, LaTeX's notes, notes typed by hand


@pytest.mark.parametrize("seed", WRITTEN)
@pytest.mark.parametrize("suffix", WRITERS)
def test_outline_of_every_format(suffix: str, seed: str, golden) -> None:  # type: ignore[no-untyped-def]
    name = f"{seed.rpartition('.')[0]}.{suffix}"
    golden(f"readers/written/{name}.txt", outline(read(WRITERS[suffix](manuscript(seed)), name)))


@pytest.mark.parametrize("seed", WRITTEN)
@pytest.mark.parametrize("suffix", WRITERS)
def test_the_same_notes_and_faults_are_understood(suffix: str, seed: str) -> None:
    path = SEEDS / seed
    wanted = understand(read(path.read_bytes(), str(path)))
    found = understand(read(WRITERS[suffix](manuscript(seed)), f"x.{suffix}"))

    def notes(of: Manuscript) -> list[tuple[str, str]]:
        return [(note.label, " ".join(of.document.plain(*note.text_spans).text.split())) for note in of.notes]

    assert notes(found) == notes(wanted)
    assert [marker.label for marker in found.markers] == [marker.label for marker in wanted.markers]
    assert [(f.kind, f.expected, f.printed) for f in found.faults] == [
        (f.kind, f.expected, f.printed) for f in wanted.faults
    ]


@pytest.mark.parametrize("name", ["july-1914.md", "border-crisis.md", "metre.tex"])
def test_outline_of_the_seeds(name: str, golden) -> None:  # type: ignore[no-untyped-def]
    path = SEEDS / name
    golden(f"readers/{name}.txt", outline(read(path.read_bytes(), str(path))))


@pytest.mark.parametrize("suffix", WRITERS)
def test_the_content_decides(suffix: str) -> None:
    data = WRITERS[suffix](manuscript())
    by_suffix, by_content = choose(data, f"x.{suffix.rpartition('.')[2]}"), choose(data, "x.txt")
    assert by_suffix.format == by_content.format


@pytest.mark.parametrize("suffix", WRITERS)
def test_documents_travel_between_processes(suffix: str) -> None:
    document = read(WRITERS[suffix](manuscript()), f"x.{suffix}")
    copy = pickle.loads(pickle.dumps(document))
    assert copy.text == document.text
    assert copy.source_map.place(copy.blocks[0].span) == document.source_map.place(document.blocks[0].span)


@pytest.mark.parametrize(
    ("head", "path", "format"),
    [
        (b"%PDF-1.7", "x.txt", "pdf"),
        (b"\n\n%PDF-1.4", "-", "pdf"),
        (b"PK\x03\x04....[Content_Types].xml", "paper", "docx"),
        (b"PK\x03\x04....mimetypeapplication/epub+zip", "paper.zip", "epub"),
        (b"<!DOCTYPE html><html>", "-", "html"),
        (b"<?xml version='1.0'?>\n<!-- <TEI> --><article dtd-version='1.2'>", "x.xml", "jats"),
        (b"<?xml version='1.0'?><TEI xmlns='http://www.tei-c.org/ns/1.0'>", "x.xml", "tei"),
        (b"<article xmlns='http://docbook.org/ns/docbook'>", "x.xml", "converted"),
        (b"{\\rtf1\\ansi", "x.doc", "converted"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "x.docx", "converted"),
        (b"% a comment\n\\documentclass{article}", "x.txt", "latex"),
        (b"# Title\n\n```\n\\documentclass{article}\n```", "x.md", "markdown"),
        (b"@book{key,\n title={T}}", "-", "bibtex"),
        (b"TY  - JOUR\nER  - ", "x.txt", "ris"),
        (b'[{"id": "a", "type": "book"}]', "-", "csl-json"),
        (b"Only words.", "x.txt", "text"),
        (b"Only words.", "x.unknown", "text"),
        (b"", "", "text"),
    ],
)
def test_choose(head: bytes, path: str, format: str) -> None:
    assert choose(head, path).format == format


def test_suffixes_are_claimed_once() -> None:
    suffixes = [suffix for reader in READERS for suffix in reader.suffixes]
    assert len(suffixes) == len(set(suffixes))


@pytest.mark.parametrize("reader", READERS, ids=lambda reader: str(reader.format))
@pytest.mark.parametrize("data", [b"", b"\x00\x01\x02", b"PK\x03\x04 broken", b"<", b"\xff\xfe\x00", b"%PDF-"])
def test_broken_bytes_give_a_line_or_an_empty_document(reader, data: bytes) -> None:  # type: ignore[no-untyped-def]
    message = ""
    notes: tuple[object, ...] = ()
    try:
        notes = reader.read(data, "broken", ReadOptions()).notes
    except UnreadableError as error:
        message = str(error)
    assert not notes
    assert not message or (message.startswith("broken") and "\n" not in message)
