"""Small PDFs with several runs of numbers in, the notes' own out: labels that the text calls, in type of one size."""

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from tests.readers.pdf.smallpdf import Page, body, write

NOTES = {
    "1": "Ledger of the quartermaster, folio 12.",
    "2": "Letters of the miller, page 40.",
    "3": "On the reeds see the third survey.",
    "4": "So the grandson of the miller.",
    "5": "The company kept no minutes.",
    "6": "Ibid., with a map.",
}


def opened(pages: list[Page]) -> Document:
    return read(write(pages), "small.pdf", ReadOptions())


def notes_of(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]


def sheet(label: str, call: str, lines: list[str] | None = None) -> Page:
    """A page of prose over one note."""
    page = Page()
    y = page.lines(72, 720, lines or body(24, mark={4: call} if call else {}), 11, 13) - 12
    if label:
        page.lines(72, y, [label + NOTES[call or "1"]], 8, 9.6)
    return page


def test_no_register_is_long_enough_to_outweigh_some_notes_that_are_called() -> None:
    pages = [sheet(f"^{number}^", str(number)) for number in (1, 2, 3)]
    for first in range(1, 1200, 55):
        page = Page()
        for row, number in enumerate(range(first, first + 55)):
            page.text(72 + row % 2, 740 - 12 * row, f"{number}. Halloran, of the mill", 10)
        pages.append(page)
    assert notes_of(opened(pages)) == list(NOTES.items())[:3]


def test_the_only_note_need_not_be_raised() -> None:
    assert notes_of(opened([sheet("", ""), sheet("1. ", "1"), sheet("", "")])) == list(NOTES.items())[:1]


def test_the_only_numbered_line_is_no_note_where_nothing_calls_it() -> None:
    assert not opened([sheet("", ""), sheet("1. ", ""), sheet("", "")]).notes


def test_notes_may_be_many_pages_apart() -> None:
    pages = [
        sheet(*(("1. ", "1"), ("2. ", "2"), ("3. ", "3"))[index // 8] if index % 8 == 7 else ("", ""))
        for index in range(24)
    ]
    points = Page()
    points.lines(72, 720, [f"{number}. The lock at the mill is the oldest of them." for number in range(1, 7)], 11, 13)
    assert notes_of(opened([points, *pages])) == list(NOTES.items())[:3]


def test_numbers_of_addresses_in_larger_type_are_no_labels_of_notes() -> None:
    first = Page()
    first.marked(150, 740, "A. Halloran^1^, B. Mill^2^, and the others", 12)
    for number in range(1, 9):
        first.marked(190, 740 - 16 * number, f"^{number}^The Canal Company, Summit Lock", 10)
    first.lines(72, 580, body(24), 11, 13)
    pages = [first, *(sheet(f"^{number}^", number) for number in NOTES)]
    assert notes_of(opened(pages)) == list(NOTES.items())


def test_points_of_an_argument_go_on_with_no_notes() -> None:
    points = body(6) + [f"{number}. The lock at the mill, which is older than the others." for number in range(3, 12)]
    pages = [sheet("1. ", "1"), sheet("2. ", "2"), sheet("", "", points), sheet("", ""), sheet("3. ", "3")]
    assert notes_of(opened(pages)) == list(NOTES.items())[:3]


def test_an_address_in_type_hardly_larger_than_its_label_is_a_note() -> None:
    pages = []
    for number in (1, 2, 3):
        page = Page()
        y = page.lines(72, 720, body(24, mark={4: str(number)}), 11, 13) - 12
        page.text(72, y + 3.2, str(number), 6).text(75.5, y, f"http://quartermaster.org/folio_{number}.html", 5.8, "C")
        pages.append(page)
    expected = [(str(number), f"http://quartermaster.org/folio_{number}.html") for number in (1, 2, 3)]
    assert notes_of(opened(pages)) == expected


def test_notes_that_begin_again_on_each_page_need_no_second() -> None:
    texts = list(NOTES.values())
    pages = [sheet("", "")]
    for index, text in enumerate(texts):
        page = Page()
        y = page.lines(72, 720, body(20 + index, mark={4: "1"}), 11, 13) - 12
        page.lines(72, y, [f"1. {text}"], 8, 9.6)
        pages.append(page)
    assert notes_of(opened(pages)) == [("1", text) for text in texts]


def test_several_ones_on_a_page_begin_no_notes() -> None:
    page = Page()
    y = page.lines(72, 720, body(20, mark={4: "1"}), 11, 13) - 12
    for _ in range(3):
        y = page.lines(72, y, ["1. The lock at the mill."], 8, 9.6) - 20
    assert not opened([sheet("", ""), page]).notes
