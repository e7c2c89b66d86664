"""Small PDFs in columns in, whole notes out: where the columns are, and which lines stand in them."""

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from audit.readers.pdf.columns import find_gutters
from audit.readers.pdf.device import Run
from audit.readers.pdf.fonts import Look
from audit.readers.pdf.places import places
from audit.readers.pdf.segments import Segment
from tests.readers.pdf.smallpdf import BODY, Page, body, write

LEFT, RIGHT = 72, 312
WORDS = [line[:42] for line in BODY]
LEDGER = [
    "Ledger of the quartermaster, folio 12, with all",
    "the spades and barrels of the second survey, in",
    "the summer of the year in which it was drawn, in",
    "a hand of the year after.",
]


def opened(pages: list[Page]) -> Document:
    return read(write(pages), "small.pdf", ReadOptions())


def notes_of(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]


def lines(count: int, mark: dict[int, str] | None = None) -> list[str]:
    """Lines of a column of prose."""
    result = [WORDS[index % len(WORDS)] for index in range(count)]
    for index, label in (mark or {}).items():
        result[index] += f"^{label}^"
    return result


def test_few_notes_in_two_columns_under_text_in_one() -> None:
    """No page has enough of them to prove its columns alone."""
    pages = []
    for number in range(3):
        own = [str(2 * number + 1), str(2 * number + 2)]
        page = Page()
        y = page.lines(LEFT, 720, body(40, mark={3: own[0], 9: own[1]}), 11, 13) - 12
        for x, label in zip((LEFT, 242), own, strict=True):
            page.lines(x, y, [f"^{label}^{LEDGER[0]}", *LEDGER[1:]], 8, 9.6)
        pages.append(page)
    assert notes_of(opened(pages)) == [(str(n), " ".join(LEDGER)) for n in range(1, 7)]


def test_a_page_with_hardly_more_than_notes_in_its_right_column() -> None:
    """The page before shows where the columns are."""
    first = Page()
    first.lines(LEFT, 720, lines(45, {4: "1"}), 11, 13)
    y = first.lines(RIGHT, 720, lines(38), 11, 13) - 12
    first.lines(RIGHT, y, [f"^1^{LEDGER[0]}", *LEDGER[1:]], 8, 9.6)
    second = Page()
    second.lines(LEFT, 720, lines(45, {4: "2"}), 11, 13)
    second.lines(RIGHT, 180, [f"^2^{LEDGER[0]}", *LEDGER[1:], *WORDS[:2]], 8, 9.6)
    assert notes_of(opened([first, second])) == [("1", " ".join(LEDGER)), ("2", " ".join([*LEDGER, *WORDS[:2]]))]


def listed(left: float, right: float, hang: float) -> Page:
    """Five notes in two columns, the last of the first column torn; the labels hang."""
    page = Page()
    page.lines(left, 760, ["Notes"], 14)
    for x, numbers in ((left, (1, 2, 3)), (right, (4, 5))):
        y = 730.0
        if x == right:
            y = page.lines(x + hang, y, LEDGER[2:], 8, 9.6)
        for n in numbers:
            page.text(x, y, f"{n}.", 8)
            own = LEDGER[:2] if n == 3 else LEDGER
            y = page.lines(x + hang, y, own, 8, 9.6)
    return page


def test_labels_that_hang_far_in_both_columns() -> None:
    text = Page()
    text.lines(LEFT, 720, body(40, mark={n: str(n) for n in range(1, 6)}), 11, 13)
    found = notes_of(opened([text, listed(LEFT, RIGHT, 16)]))
    assert found == [(str(n), " ".join(LEDGER)) for n in range(1, 6)]


def test_the_heading_of_what_stands_below_the_columns_is_in_none_of_them() -> None:
    text = Page()
    text.lines(LEFT, 720, body(40, mark={n: str(n) for n in range(1, 6)}), 11, 13)
    page = listed(LEFT, RIGHT, 10)
    page.lines(LEFT, 614, ["Bibliography"], 12)
    page.lines(LEFT, 594, body(6), 11, 13)
    document = opened([text, page])
    assert notes_of(document) == [(str(n), " ".join(LEDGER)) for n in range(1, 6)]
    assert "Bibliography" in document.text


def test_marginal_notes_of_a_line_or_two() -> None:
    """No page has enough of them to prove a column."""
    pages = []
    for number in range(1, 5):
        page = Page()
        page.lines(LEFT, 720, body(40, mark={6: str(number)}), 11, 13)
        own = ["Ledger, folio 12, with", "the spades."] if number % 2 else ["Ibid."]
        page.lines(430, 720 - 6 * 13, [f"{number} {own[0]}", *own[1:]], 8, 9.6)
        pages.append(page)
    document = opened(pages)
    assert notes_of(document) == [
        (str(n), "Ledger, folio 12, with the spades." if n % 2 else "Ibid.") for n in range(1, 5)
    ]
    assert "Ledger" not in document.text[: document.notes[0].span.start]


def segment(x0: float, x1: float, y: float, size: float) -> Segment:
    return Segment(Run("words", x0, y, x1, size, Look(False, False, "", False), places([x0]), 0, 0))


def test_a_large_heading_far_below_the_text_of_its_column_stands_in_it() -> None:
    """Small notes fill most of the page: the space over their heading is wide for them, not for the heading."""
    page = [segment(72, 300, 720 - 12 * row, 10) for row in range(30)]
    page += [segment(72, 120, 334, 15)]
    page += [segment(72, 300, 310 - 8 * row, 7) for row in range(20)]
    page += [segment(312, 540, 720 - 8 * row, 7) for row in range(36)]
    ((gutter,),) = find_gutters([page], [612])
    assert 300 <= gutter.x <= 312
    assert gutter.bottom < 310 - 8 * 19


def test_loosely_set_lines_beside_the_gutter_count_once() -> None:
    """On the last page the lines of the right column are drawn word by word."""
    full = [segment(x, x + 228, 720 - 12 * row, 10) for x in (72, 312) for row in range(40)]
    last = [segment(72, 300, 200 - 10 * row, 8) for row in range(6)]
    last += [segment(312 + 78 * word, 382 + 78 * word, 200 - 10 * row, 8) for row in range(4) for word in range(3)]
    found = find_gutters([full, full, last], [612, 612, 612])
    assert [len(gutters) for gutters in found] == [1, 1, 1]
