"""Bad PDFs end in one clear line or in what could be read, and say what was lost."""

import random
import time
import zlib
from pathlib import Path

import pytest

from audit.model.document import Document
from audit.model.lookup import Lookups
from audit.model.manuscript import Coverage, Manuscript
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.pdf import read
from audit.readers.pdf.inflating import MOST_OF_FILE, MOST_OF_STREAM, InflatedTooMuchError, Tally
from audit.rules.extraction.no_text_layer import no_text_layer
from tests.readers.pdf.smallpdf import BODY, Page, body, write

CORPUS = Path(__file__).parents[4] / "shared" / "corpus"


def good() -> bytes:
    pages = []
    for _ in range(3):
        page = Page()
        page.lines(72, 720, body(30), 11, 13)
        pages.append(page)
    return write(pages)


def outcome(data: bytes) -> Document | str:
    try:
        return read(data, "bad.pdf", ReadOptions())
    except UnreadableError as error:
        line = str(error)
    assert "\n" not in line
    assert "bad.pdf" in line
    return line


def test_without_its_table_the_file_is_still_read() -> None:
    data = good()
    cut = data[: data.rindex(b"xref\n0")]
    document = outcome(cut)
    assert isinstance(document, Document)
    assert document.text.count("The canal was dug") >= 3


def test_cut_in_the_middle_what_is_left_is_read() -> None:
    data = good()
    document = outcome(data[: int(len(data) * 0.8)])
    assert isinstance(document, Document)
    assert "The canal was dug" in document.text


@pytest.mark.parametrize("share", [0.0, 0.02, 0.1, 0.5, 0.99])
def test_any_cut_gives_an_answer(share: float) -> None:
    data = good()
    outcome(data[: int(len(data) * share)])


def test_random_damage_gives_an_answer() -> None:
    chance = random.Random(7)
    for _ in range(60):
        data = bytearray(good())
        for _ in range(chance.randint(1, 30)):
            data[chance.randrange(len(data))] = chance.randrange(256)
        start = time.perf_counter()
        outcome(bytes(data))
        assert time.perf_counter() - start < 20


@pytest.mark.parametrize(
    "data",
    [b"", b"%PDF-1.4", b"%PDF-1.4\n" + b"(" * 100_000, b"not a pdf at all", b"%PDF-1.4\n" + b"1 0 obj\n<<" * 10_000],
)
def test_no_pdf_at_all(data: bytes) -> None:
    assert isinstance(outcome(data), str)


def test_a_stream_that_unpacks_to_too_much_is_left_out_and_said_to_be() -> None:
    bomb = Page(deflated=True).text(72, 720, "Before").raw(b" " * (MOST_OF_STREAM + 1))
    sound = Page(deflated=True)
    sound.lines(72, 720, body(30), 11, 13)
    data = write([bomb, sound])
    assert len(data) < MOST_OF_STREAM / 100
    document = read(data, "bomb.pdf", ReadOptions())
    assert document.text.startswith("The canal")
    assert any("1 of its streams would unpack to more than 100 MB" in warning for warning in document.warnings)


@pytest.mark.parametrize("cut", [0, 20], ids=["whole", "cut short"])
def test_streams_unpack_within_what_is_left_for_the_file(cut: int) -> None:
    tally = Tally(unpacked=MOST_OF_FILE - 1000)
    assert tally.inflate(zlib.compress(b"a" * 900)) == b"a" * 900
    for _ in range(2):
        with pytest.raises(InflatedTooMuchError):
            tally.inflate(zlib.compress(b"b" * 200_000)[: -cut or None])
    assert tally.refused == 1


def test_a_scan_is_named_page_by_page() -> None:
    pages = [Page(), Page().image(), Page().image(), Page(), Page().image()]
    for page in (pages[0], pages[3]):
        page.lines(72, 720, body(30), 11, 13)
    document = read(write(pages), "scan.pdf", ReadOptions())
    assert document.metadata["pages_without_text"] == "2,3,5"
    assert any(
        "pages 2–3, 5 have no usable text layer" in warning and "OCR" in warning for warning in document.warnings
    )
    (problem,) = no_text_layer.check(understood(document), Lookups())
    assert "Pages 2–3, 5 have no text layer" in problem.message
    assert problem.kind == "open"
    assert problem.evidence["pages"] == [2, 3, 5]


def test_one_scanned_page_with_a_stamp() -> None:
    pages = [Page().image().text(72, 20, "p. 1", 6)]
    document = read(write(pages), "scan.pdf", ReadOptions())
    assert document.metadata["pages_without_text"] == "1"
    (problem,) = no_text_layer.check(understood(document), Lookups())
    assert problem.message.startswith("Page 1 has no text layer")


@pytest.mark.parametrize("pages", [[0, 1], [0]], ids=["an empty page after text", "text alone"])
def test_pages_with_text_or_nothing_are_not_named(pages: list[int]) -> None:
    made = [Page() for _ in pages]
    made[0].lines(72, 720, body(30), 11, 13)
    document = read(write(made), "x.pdf", ReadOptions())
    assert "pages_without_text" not in document.metadata
    assert list(no_text_layer.check(understood(document), Lookups())) == []


def test_a_picture_with_text_round_it_is_not_a_scan() -> None:
    page = Page().image()
    page.lines(72, 720, body(30), 11, 13)
    document = read(write([page]), "x.pdf", ReadOptions())
    assert "pages_without_text" not in document.metadata


def test_letters_that_make_no_words_are_a_missing_text_layer() -> None:
    shifted = str.maketrans("aeiouy", "bcdfgh")
    page = Page()
    page.lines(72, 720, [line.translate(shifted) for line in body(30)], 11, 13)
    document = read(write([page]), "x.pdf", ReadOptions())
    assert document.metadata["pages_without_text"] == "1"


def test_of_a_page_without_usable_text_nothing_is_read() -> None:
    shifted = str.maketrans("aeiouy", "bcdfgh")
    good, bad = Page(), Page()
    good.lines(72, 720, body(30), 11, 13)
    bad.lines(72, 720, [f'{line.translate(shifted)} "' for line in body(30)], 11, 13)
    document = read(write([good, bad]), "x.pdf", ReadOptions())
    assert document.metadata["pages_without_text"] == "2"
    assert '"' not in document.text


def test_signs_in_the_place_of_letters_are_a_missing_text_layer() -> None:
    shifted = str.maketrans({chr(code): chr(33 + code % 14) for code in range(97, 123)})
    page = Page()
    page.lines(72, 720, [line.translate(shifted) for line in body(30)], 11, 13)
    assert read(write([page]), "x.pdf", ReadOptions()).metadata["pages_without_text"] == "1"


def test_of_a_damaged_page_the_beginning_is_read_and_the_loss_is_said() -> None:
    first, second = Page(deflated=True), Page(deflated=True)
    first.lines(72, 720, [f"{index} {line}" for index, line in enumerate(body(40))], 11, 13)
    second.lines(72, 720, body(30), 11, 13)
    whole = write([first, second])
    at = whole.find(b"stream", whole.find(b"/FlateDecode")) + 500
    document = read(whole[:at] + b"\xff" * 40 + whole[at + 40 :], "x.pdf", ReadOptions())
    assert BODY[0] in document.text
    assert any("page 1 could not be read whole" in warning for warning in document.warnings)


def test_a_wrong_checksum_loses_nothing() -> None:
    page = Page(deflated=True)
    page.lines(72, 720, body(30), 11, 13)
    whole = write([page])
    at = whole.find(b"\nendstream", whole.find(b"/FlateDecode")) - 3
    document = read(whole[:at] + b"\0\0\0" + whole[at + 3 :], "x.pdf", ReadOptions())
    assert BODY[29 % len(BODY)] in document.text
    assert not document.warnings


def test_a_page_of_code_is_text() -> None:
    page = Page()
    for index in range(40):
        page.text(72, 740 - 12 * index, f"[name = pmnj-sc, load = ppl-T{index}], % \\lccode #default", 10)
    assert "pages_without_text" not in read(write([page]), "x.pdf", ReadOptions()).metadata


def understood(document: Document) -> Manuscript:
    return Manuscript(document=document, coverage=Coverage(system="none"))


@pytest.mark.skipif(not CORPUS.is_dir(), reason="no corpus beside the project: ../shared/corpus")
@pytest.mark.parametrize("path", sorted((CORPUS / "broken").glob("*.pdf")), ids=lambda path: path.name[-50:])
def test_broken_files_at_hand(path: Path) -> None:
    start = time.perf_counter()
    try:
        document = read(path.read_bytes(), path.name, ReadOptions())
    except UnreadableError as error:
        line = str(error)
        document = None
    if document is None:
        assert "\n" not in line
    else:
        assert document.notes == ()
        assert document.text or document.warnings
    assert time.perf_counter() - start < 30
