"""Small PDFs with labels of several kinds in, the right notes out: what is a label, what a word of the note before."""

import pytest

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from tests.readers.pdf.smallpdf import Page, body, write

TEXTS = {
    1: ["Ledger of the quartermaster, folio 12, and the letters."],
    2: ["The suit is described by the grandson of the miller in his letters, which", "are lost; see the survey."],
    3: ["Ibid."],
    4: ["On the reeds see the third survey, volume 2."],
}


def opened(texts: dict[int, list[str]], label: str) -> Document:
    """Two notes to a page, the label of each as `label` forms it."""
    pages = []
    numbers = sorted(texts)
    for at in range(0, len(numbers), 2):
        own = numbers[at : at + 2]
        page = Page()
        y = page.lines(72, 720, body(30, mark={6 * i + 3: str(n) for i, n in enumerate(own)}), 11, 13) - 12
        for n in own:
            first, *rest = texts[n]
            y = page.lines(72, y, [label.format(n) + first, *rest], 8, 9.6)
        pages.append(page)
    return read(write(pages), "small.pdf", ReadOptions())


def notes_of(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]


def joined(texts: dict[int, list[str]]) -> list[tuple[str, str]]:
    return [(str(n), " ".join(lines)) for n, lines in texts.items()]


@pytest.mark.parametrize("label", ["{} . ", "{}. ", "{}) ", "^{}^ ", "^{}^", "{} ) "])
def test_what_parts_label_and_text(label: str) -> None:
    assert notes_of(opened(TEXTS, label)) == joined(TEXTS)


def test_superior_figures_of_a_font_are_plain_figures_as_labels() -> None:
    """The font has characters of their own for raised figures; the label is the number all the same."""
    page = Page()
    y = page.lines(72, 720, [line.replace("*", "²") for line in body(30)], 11, 13) - 12
    page.text(72, y, "¹Ledger of the quartermaster, folio 12.", 8)
    page.text(72, y - 10, "²Ledger of the quartermaster, folio 13.", 8)
    page.text(72, y - 20, "³Ibid.", 8)
    found = notes_of(read(write([page]), "small.pdf", ReadOptions()))
    assert [label for label, _ in found] == ["1", "2", "3"]


@pytest.mark.parametrize(("label", "last"), [("{}. ", "5."), ("^{}^ ", "5."), ("^{}^ ", "5. Its author is not named.")])
def test_the_number_that_a_note_ends_with_is_no_note(label: str, last: str) -> None:
    """The last note of all ends with the number that would be the next."""
    texts = TEXTS | {4: ["On the reeds and the boys who fished there on Sundays see the survey, vol.", last]}
    assert notes_of(opened(texts, label)) == joined(texts)


def test_the_number_in_the_middle_of_a_note_gives_way_to_its_label() -> None:
    texts = TEXTS | {2: ["The suit is described by the grandson of the miller in his letters, pages", "3."]}
    assert notes_of(opened(texts, "{}. ")) == joined(texts)


def test_labels_from_a_hundred_on_fill_the_room_before_their_notes() -> None:
    """ "102.6 May" is note 102, of the 6th."""
    texts = {n: [f"Ledger of the quartermaster, folio {n}, and the letters."] for n in range(95, 105)}
    texts[102] = ["6 May 1856, letter of the miller to the company."]
    pages = [Page(), Page()]
    pages[0].lines(72, 720, body(30, mark={n - 95: str(n) for n in texts}), 11, 13)
    y = pages[1].lines(72, 720, ["Notes"], 14) - 12
    for n, (text,) in texts.items():
        pages[1].text(72, y, f"{n}.{'' if n > 99 else ' '}{text}", 9)
        y -= 11
    assert notes_of(read(write(pages), "small.pdf", ReadOptions())) == joined(texts)


def test_a_list_of_references_counts_on_from_no_note() -> None:
    """Few raised notes, and after them a list with numbers in brackets that begins on a page not known as one."""
    document_pages = []
    for numbers in ((1, 2), (3, 4)):
        page = Page()
        y = page.lines(72, 720, body(30, mark={6 * i + 3: str(n) for i, n in enumerate(numbers)}), 11, 13) - 12
        for n in numbers:
            y = page.lines(72, y, [f"^{n}^{' '.join(TEXTS[n])[:60]}"], 8, 9.6)
        document_pages.append(page)
    page = Page()
    y = 720.0
    for n in range(14, 40):
        y = page.lines(
            72, y, [f"[{n}] Miller, J. The Reeds and the Locks, volume {n}. Summit, 1901.", "Mill Press."], 8, 9.6
        )
    document_pages.append(page)
    found = notes_of(read(write(document_pages), "small.pdf", ReadOptions()))
    assert [label for label, _ in found] == ["1", "2", "3", "4"]


def test_a_label_far_before_the_first_word_of_a_loosely_set_line() -> None:
    """The words are drawn one by one, and the first has fewer letters than the label."""
    page = Page()
    y = page.lines(72, 720, body(30, mark={3: "11", 9: "12", 15: "13"}), 11, 13) - 12
    for n in (11, 12, 13):
        page.text(72, y + 4, f"{n})", 5.5)
        for x, word in zip((116, 150, 190, 260), ("As", "the", "ledger", "says."), strict=True):
            page.text(x, y, word, 8)
        y -= 10
    found = notes_of(read(write([page]), "small.pdf", ReadOptions()))
    assert [label for label, _ in found] == ["11", "12", "13"]
