"""Small PDFs with numbers beside the block of text in, text without them and all notes out."""

import re

import pytest

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from tests.readers.pdf.smallpdf import BODY, Page, body, write

LINE = "The canal was dug in the years after the war, and more of it was dug later."


def opened(pages: list[Page]) -> Document:
    return read(write(pages), "small.pdf", ReadOptions())


def drawn_on(line: str, left: str = "", right: str = "") -> list[Page]:
    """Three pages of prose, two numbers on each drawn right before or after their lines."""
    pages = []
    for number in range(3):
        page = Page()
        for index in range(30):
            y = 720 - 13 * index
            beside = str(210 + 2 * number + index // 20) if index in (7, 21) else ""
            if beside and left:
                page.text(54, y, beside, 8)
            page.text(72, y, line, 11)
            if beside and right:
                page.text(405, y, beside, 8)
        pages.append(page)
    return pages


@pytest.mark.parametrize("side", ["left", "right"])
def test_numbers_drawn_with_their_line_stand_beside_it(side: str) -> None:
    document = opened(drawn_on(LINE, **{side: "yes"}))
    assert document.text.count("dug later") == 90
    assert not any(character.isdigit() for character in document.text)


@pytest.mark.parametrize("gutter", [True, False])
def test_page_numbers_of_another_edition_and_hanging_labels_in_one_margin(gutter: bool) -> None:
    """Chapters with hanging endnotes: the labels count anew and are called, the numbers beside the text are not."""
    pages = []
    for chapter in range(4):
        page = Page()
        page.lines(72, 720, body(30, mark={3 * n: str(n) for n in range(1, 7)}), 11, 13)
        for index in (4, 12, 20, 27) if gutter else ():
            page.text(40, 720 - 13 * index, str(180 + 4 * chapter + index // 8), 8)
        pages.append(page)
        page = Page()
        y = page.lines(72, 720, ["Notes", ""], 12, 16)
        for n in range(1, 7):
            page.text(58, y, str(n), 9)
            page.text(40, y - 11, str(196 + chapter * n), 8) if gutter and n == 3 else None
            y = page.lines(
                72,
                y,
                [f"Ledger of the quartermaster, folio {n + 40}, of the year of the survey and", "the suit."],
                9,
                11,
            )
        page.lines(72, y - 30, BODY[:3], 9, 11)
        pages.append(page)
    document = opened(pages)
    assert [note.label for note in document.notes] == [str(n) for _ in range(4) for n in range(1, 7)]
    assert not re.search(r"\b(?:18|19|2[01])\d\b", document.text)
