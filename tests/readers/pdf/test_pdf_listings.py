"""Small PDFs with program code in, code that is neither text nor notes out; typed manuscripts stay text."""

from types import SimpleNamespace
from typing import Any

import pytest

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from audit.readers.pdf.fonts import Face
from tests.readers.pdf.smallpdf import BODY, Page, body, write

CODE = ["\\def\\note#1{%", '  \\ifx"#1"\\relax', "  \\else\\raise 2\\fi}", "\\note{[3]}"]

REST = ["quartermaster/folio.html?page=12", "miller/suit_of_1812.html", "engineers/quarrels/?year=1797"]


def opened(pages: list[Page]) -> Document:
    return read(write(pages), "small.pdf", ReadOptions())


def listing(page: Page, y: float, first: int = 0) -> float:
    for index, line in enumerate(CODE):
        if first:
            page.text(72, y, str(first + index), 6)
        page.text(84, y, line, 9, "C")
        y -= 11
    return y


def test_listings_are_blocks_of_code() -> None:
    page = Page()
    y = listing(page, page.lines(72, 720, body(12)) - 12) - 12
    page.lines(72, y, body(6))
    document = opened([page])
    listings = [block.span.of(document.text) for block in document.blocks if block.kind == "code"]
    assert listings == [" ".join(line.strip() for line in CODE)]


def test_the_numbers_of_the_lines_of_a_listing_are_no_notes() -> None:
    pages = []
    for number in (1, 2, 3):
        page = Page()
        y = page.lines(72, 720, body(20, mark={4: str(number)}), 11, 13)
        listing(page, y - 12, 4 * number - 3)
        page.lines(72, 300, [f"^{number}^ {BODY[number]}"], 8)
        pages.append(page)
    assert [note.label for note in opened(pages).notes] == ["1", "2", "3"]


def test_words_of_code_in_a_line_are_set_as_code() -> None:
    page = Page()
    page.lines(72, 720, body(12))
    page.text(72, 590, "The macro ", 10).text(120, 590, '"a{12}', 10, "C").text(160, 590, "sets one accent.", 10)
    document = opened([page])
    assert [styled.span.of(document.text) for styled in document.styles if styled.style == "code"] == ['"a{12}']


def test_a_typed_manuscript_is_text() -> None:
    page = Page()
    for index, line in enumerate(body(20)):
        page.text(72, 720 - 14 * index, line, 10, "C")
    document = opened([page])
    assert {block.kind for block in document.blocks} == {"paragraph"}
    assert not any(styled.style == "code" for styled in document.styles)


def test_an_address_in_a_note_stays_in_the_note() -> None:
    pages = []
    for number in (1, 2, 3):
        page = Page()
        page.lines(72, 720, body(20, mark={4: str(number)}), 11, 13)
        page.marked(72, 300, f"^{number}^ ", 8)
        page.text(80, 300, "https://www.example.org/ledgers/of/the/", 8, "C")
        page.text(80, 290, REST[number - 1], 8, "C")
        pages.append(page)
    document = opened(pages)
    texts = [span.of(document.text) for note in document.notes for span in note.text_spans]
    assert texts == ["https://www.example.org/ledgers/of/the/" + rest for rest in REST]


def test_a_note_under_a_listing_is_a_note() -> None:
    pages = []
    for number in (1, 2, 3):
        page = Page()
        y = page.lines(72, 720, body(20, mark={4: str(number)}), 11, 13)
        for index in range(11):
            page.text(84, y - 11 * index, CODE[index % 4], 9, "C")
        page.rule(72, y - 125, 180)
        page.marked(72, y - 136, f"^{number}^", 8)
        page.text(80, y - 136, f"quartermaster.org/folio_{number}.html", 8, "C")
        pages.append(page)
    assert [note.label for note in opened(pages).notes] == ["1", "2", "3"]


def test_signs_of_addresses_part_no_listing() -> None:
    page = Page()
    y = page.lines(72, 720, body(6, mark={index: str(index + 1) for index in range(5)}), 11, 13)
    for index in range(12):
        page.text(72, y - 11 * index, str(index + 1), 6)
        page.text(84, y - 11 * index, "\\let\\note@one\\relax" if index % 2 else "\\fi}", 9, "C")
    assert not opened([page]).notes


def font(name: str, widths: dict[int, float]) -> Any:
    def width(code: int) -> float:
        return widths.get(code, 0.6)

    return SimpleNamespace(
        fontname=name, flags=0, widths=widths, char_width=width, to_unichr=chr, decode=list,
        is_multibyte=lambda: False, is_vertical=lambda: False,
    )  # fmt: skip


@pytest.mark.parametrize(
    ("name", "widths", "mono"),
    [
        ("AAAAAA+Nameless", dict.fromkeys(range(97, 110), 0.6), True),
        ("AAAAAA+Nameless", {code: code / 200 for code in range(97, 110)}, False),
        ("AAAAAA+Digits", dict.fromkeys(range(48, 58), 0.5), False),
        ("CMTT10", {97: 0.525}, True),
        ("SFTT0900", {97: 0.525}, True),
        ("LMMono10-Regular", {97: 0.525}, True),
        ("CMSS10", {97: 0.525}, False),
        ("Attika", {97: 0.525}, False),
    ],
)
def test_fonts_of_typewriters(name: str, widths: dict[int, float], mono: bool) -> None:
    assert Face(font(name, widths)).look.mono is mono
