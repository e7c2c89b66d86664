"""Small PDFs with what journals and manuscripts for review print beside the text in, documents without it out."""

import pytest

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from tests.readers.pdf.smallpdf import BODY, Page, body, write

WORDS = [line[:34] for line in BODY]


def opened(pages: list[Page]) -> Document:
    return read(write(pages), "small.pdf", ReadOptions())


def notes_of(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]


def column(page: Page, x: float, numbers: float, first: int, note: str) -> int:
    """A column of text with a number beside every line, those of the notes included; returns the next number."""
    for index in range(30):
        page.marked(x, 720 - 12 * index, WORDS[index % len(WORDS)] + (f"^{note[0]}^" if index == 9 else ""), 10)
        page.text(numbers, 720 - 12 * index, str(first + index), 5)
    page.marked(x, 340, f"^{note[0]}^{note[1:]}", 8)
    page.text(numbers, 340, str(first + 30), 5)
    return first + 31


@pytest.mark.parametrize(("left", "right"), [(50, 300), (250, 500)], ids=["before the lines", "after the lines"])
def test_numbers_of_lines_in_two_columns(left: float, right: float) -> None:
    pages, number = [], 1
    for index in range(2):
        page = Page()
        number = column(page, 72, left, number, f"{2 * index + 1}Ledger, folio 12.")
        number = column(page, 322, right, number, f"{2 * index + 2}Ibid., folio 14.")
        pages.append(page)
    document = opened(pages)
    ledger, ibid = "Ledger, folio 12.", "Ibid., folio 14."
    assert notes_of(document) == [("1", ledger), ("2", ibid), ("3", ledger), ("4", ibid)]
    assert not any(str(value) in document.text for value in range(20, 100))


def test_every_fifth_line_numbered_over_notes_without_numbers() -> None:
    pages = []
    for index in range(2):
        page = Page()
        for at, line in enumerate(body(30, mark={4: str(index + 1)})):
            page.marked(72, 720 - 13 * at, line, 11)
            if not (at + 1) % 5:
                page.text(50, 720 - 13 * at, str(30 * index + at + 1), 6)
        page.lines(72, 300, [f"^{index + 1}^Ledger of the quartermaster, folio 12."], 8)
        pages.append(page)
    document = opened(pages)
    assert [label for label, _ in notes_of(document)] == ["1", "2"]
    assert "30" not in document.text


def test_a_list_of_short_notes_is_not_taken_for_numbers_of_lines() -> None:
    first = Page()
    first.lines(72, 720, body(30, mark={index: str(index + 1) for index in range(28)}), 10, 13)
    last = Page()
    last.text(72, 720, "Notes", 13, "B")
    for number in range(1, 29):
        last.text(60, 710 - 11 * number, str(number), 9)
        last.text(84, 710 - 11 * number, f"Ledger, folio {number}.", 9)
    assert notes_of(opened([first, last])) == [(str(n), f"Ledger, folio {n}.") for n in range(1, 29)]


def test_numbers_in_brackets_under_one_another_stay() -> None:
    page = Page()
    page.lines(72, 720, body(10), 10, 13)
    for number in range(10, 40):
        y = 710 - 13 * number
        page.text(72, y, "[", 10).text(75.4, y, str(number), 10, "H").text(87, y, f"] The {number}th of the locks", 10)
    assert all(f"{number}] The {number}th" in opened([page, page]).text for number in range(10, 40))


@pytest.mark.parametrize(
    ("imprint", "page", "kept"),
    [
        (["Studies in Locks, no. 38 (Nov. 2013)", "doi:10.1093/locks/gtt046"], 0, False),
        (["© The Society for Locks, 2013. All rights reserved."], 0, False),
        (["© The Society for Locks, 2013"], 1, False),
        (["and was first published by the company’s own press."], 1, True),
        (["1 The survey was published by the company, doi:10.1093/locks/gtt046."], 0, True),
    ],
    ids=["identifier", "rights", "first page of another article", "the rest of a note", "a note"],
)
def test_the_imprint_at_the_foot_of_an_article(imprint: list[str], page: int, kept: bool) -> None:
    pages = []
    for index in range(2):
        sheet = Page()
        y = sheet.lines(72, 720, body(30, mark={4: str(index + 1)}), 11, 13)
        sheet.lines(72, y - 12, [f"^{index + 1}^Ledger of the quartermaster, folio 12,"], 8)
        if index == page:
            sheet.lines(72, y - 60, imprint, 8, 10)
        pages.append(sheet)
    document = opened(pages)
    assert (imprint[0] in document.text) is kept
    assert [label for label, _ in notes_of(document)][:2] == ["1", "2"]


def test_the_page_number_at_the_foot_of_the_first_page_alone() -> None:
    pages = []
    for index in range(5):
        page = Page()
        if index:
            head = f"{1079 + index}   JOURNAL OF LOCKS" if index % 2 else f"THE MILLER   {1079 + index}"
            page.text(200, 750, head, 10)
        y = page.lines(72, 720, body(30, mark={4: str(index + 1)}), 11, 13)
        y = page.lines(72, y - 12, [f"^{index + 1}^Ledger of the quartermaster, folio 12."], 8, 10)
        if not index:
            page.text(300, y - 14, "1079", 10)
        pages.append(page)
    document = opened(pages)
    assert notes_of(document)[0] == ("1", "Ledger of the quartermaster, folio 12.")
    assert "1079" not in document.text


def test_numbers_of_lines_as_large_as_the_text_on_a_page_of_few_lines_too() -> None:
    pages = []
    for index, count in enumerate((34, 34, 6)):
        page = Page()
        for at, line in enumerate(body(count, mark={2: str(index + 1)})):
            page.text(50, 720 - 13 * at, str(at + 1), 11).marked(80, 720 - 13 * at, line, 11)
        page.rule(80, 714 - 13 * count, 180)
        page.lines(80, 700 - 13 * count, [f"^{index + 1}^{BODY[index]}"], 11)
        pages.append(page)
    assert notes_of(opened(pages)) == [(str(n), BODY[n - 1]) for n in (1, 2, 3)]


def test_labels_under_the_numbers_of_lines_stay_labels() -> None:
    pages = []
    for index in range(4):
        page = Page()
        for at, line in enumerate(body(30, mark={3: str(2 * index + 1), 20: str(2 * index + 2)})):
            page.text(66, 720 - 13 * at, str(at + 1), 6).marked(80, 720 - 13 * at, line, 11)
        for step in (0, 1):
            label = str(2 * index + step + 1)
            page.text(66, 303 - 10 * step, label, 6).text(72, 300 - 10 * step, f"{BODY[index]} {label}", 8)
        pages.append(page)
    assert [label for label, _ in notes_of(opened(pages))] == [str(n) for n in range(1, 9)]


@pytest.mark.parametrize("count", [1, 2, 3, 4])
@pytest.mark.parametrize("first", [33, 34])
def test_running_heads_of_a_few_pages_out_of_many(first: int, count: int) -> None:
    pages = []
    for number in range(1, 41):
        page = Page()
        head = "The miller and his water" if number % 2 else "JOURNAL OF LOCKS"
        page.text(72 if number % 2 else 200, 750, head, 9, "I").text(395 if number % 2 else 72, 750, str(number), 9)
        if not number % 2:
            page.text(376, 750, "[Vol. 3", 9)
        y = page.lines(72, 720, body(40, mark={4: str(number)}, start=3 * number), 11, 13)
        page.lines(72, y - 12, [f"^{number}^Ledger of the quartermaster, folio {number}."], 8, 10)
        pages.append(page)
    document = read(write(pages), "small.pdf", ReadOptions(pages=((first, first + count - 1),)))
    assert [label for label, _ in notes_of(document)] == [str(number) for number in range(first, first + count)]
    assert "JOURNAL" not in document.text
    assert "miller and his" not in document.text


def test_the_first_line_of_a_letter_stays() -> None:
    page = Page()
    page.text(72, 750, "The miller", 10).text(330, 750, "4 May 1812", 10).lines(72, 720, body(20), 10, 13)
    assert "4 May 1812" in opened([page]).text


def test_a_head_no_further_off_than_wide_set_lines_goes_by_its_words() -> None:
    pages = []
    for number in range(1, 13):
        page = Page()
        page.text(220, 750, "REVISED MANUSCRIPT", 12)
        page.lines(72, 726 if number % 3 else 700, body(24, start=number), 11, 24)
        pages.append(page)
    text = opened(pages).text
    assert "REVISED MANUSCRIPT" not in text
    assert text.count("Nobody asked the miller") >= 12
