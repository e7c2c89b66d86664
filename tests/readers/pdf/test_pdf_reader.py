"""Whole small PDFs in, documents out: the layouts that notes come in, places, and what is left out."""

import pickle
from collections.abc import Callable

import pytest

from audit.model.document import Document
from audit.model.span import Span
from audit.readers.formats import choose
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.pdf import PdfReader, read
from tests.readers.pdf.smallpdf import BODY, Page, body, write

NOTE_LINES = {
    1: ["^1^Ledger of the quartermaster, vol. 3, folio 12."],
    2: [
        "^2^The suit is described by the miller’s grandson; see his letters,",
        "passim, and the town records for the same years.",
    ],
    3: ["^3^Ibid."],
    4: ["^4^537 barrels, says the ledger; 492 the receipts."],
    5: ["^5^Ledger, vol. 4, folio 1."],
    6: ["^6^On the reeds see the survey."],
}


def opened(pages: list[Page], options: ReadOptions | None = None, **more: object) -> Document:
    return read(write(pages, **more), "small.pdf", options or ReadOptions())  # type: ignore[arg-type]


def notes_of(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]


def raised(document: Document) -> list[str]:
    first = min((note.span.start for note in document.notes), default=len(document.text))
    return [
        styled.span.of(document.text)
        for styled in document.styles
        if styled.style == "superscript" and styled.span.start < first
    ]


def plain(numbers: list[int]) -> list[tuple[str, str]]:
    return [(str(n), " ".join(NOTE_LINES[n]).replace(f"^{n}^", "")) for n in numbers]


def footed(
    page: Page, numbers: list[int], *, size: float = 8, ruled: bool = True, text: int = 30, top: float = 720
) -> Page:
    """A page of prose with notes at its foot."""
    marks = {4 * i + 3: str(n) for i, n in enumerate(numbers)}
    y = page.lines(72, top, body(text, mark=marks), 11, 13)
    y -= 12
    if ruled:
        page.rule(72, y + 8, 180)
    for n in numbers:
        y = page.lines(72, y, NOTE_LINES[n], size, size * 1.2)
    return page


def two_pages(**style: object) -> list[Page]:
    return [footed(Page(), [1, 2, 3], **style), footed(Page(), [4, 5, 6], **style)]  # type: ignore[arg-type]


@pytest.mark.parametrize(
    "style",
    [{}, {"ruled": False}, {"size": 11}, {"size": 10.5}],
    ids=["small under a rule", "small under a gap", "as large as the text", "nearly as large"],
)
def test_notes_at_the_foot(style: dict[str, object]) -> None:
    document = opened(two_pages(**style))
    assert notes_of(document) == plain([1, 2, 3, 4, 5, 6])
    assert raised(document) == ["1", "2", "3", "4", "5", "6"]
    assert [note.page for note in document.notes] == [1, 1, 1, 2, 2, 2]
    assert {note.kind for note in document.notes} == {"footnote"}
    assert all(note.label_span.of(document.text) == note.label for note in document.notes if note.label_span)


def test_the_text_is_what_stands_over_the_notes() -> None:
    document = opened(two_pages())
    before, _, after = document.text.partition("\n\n1 Ledger")
    assert "Ledger" not in before
    assert "canal" not in after
    assert all(block.span.of(document.text).strip() for block in document.blocks)
    assert document.text.startswith("The canal was dug in the years after the war, when the province had more men")


def test_a_note_that_runs_over_the_page() -> None:
    first, second = Page(), Page()
    y = first.lines(72, 720, body(30, mark={3: "1", 9: "2"}), 11, 13) - 12
    first.rule(72, y + 8, 180)
    y = first.lines(72, y, NOTE_LINES[1], 8, 9.6)
    first.lines(
        72,
        y,
        ["^2^The suit is described by the miller’s grandson at a length that no page can hold,", "for he had"],
        8,
        9.6,
    )
    y = second.lines(72, 720, body(30, mark={3: "3"}), 11, 13) - 12
    second.rule(72, y + 8, 180)
    y = second.lines(72, y, ["much to say and nobody to say it to."], 8, 9.6)
    second.lines(72, y, NOTE_LINES[3], 8, 9.6)
    document = opened([first, second])
    assert [label for label, _ in notes_of(document)] == ["1", "2", "3"]
    note = document.notes[1]
    assert len(note.text_spans) == 2
    assert note.text_spans[1].of(document.text) == "much to say and nobody to say it to."
    assert {box.page for box in document.source_map.place(note.span).boxes} == {1, 2}


def test_several_notes_on_one_line() -> None:
    page = Page()
    y = page.lines(72, 720, body(30, mark={3: "1", 5: "2", 9: "3", 12: "4"}), 11, 13) - 12
    page.rule(72, y + 8, 180)
    page.marked(72, y, "^1^Ledger, folio 12. ^2^Ibid. ^3^Ibid., folio 14.", 8)
    page.marked(72, y - 10, "^4^Letters, passim.", 8)
    assert notes_of(opened([page])) == [
        ("1", "Ledger, folio 12."), ("2", "Ibid."), ("3", "Ibid., folio 14."), ("4", "Letters, passim.")
    ]  # fmt: skip


SHORT = [line[:44] for line in BODY]


def column(page: Page, x: float, marks: dict[int, str], notes: list[str]) -> None:
    lines = [SHORT[i % len(SHORT)] + (f"^{marks[i]}^" if i in marks else "") for i in range(34)]
    y = page.lines(x, 720, lines, 10, 12) - 10
    page.rule(x, y + 7, x + 80)
    page.lines(x, y, notes, 8, 9.6)


def test_two_columns_each_with_its_notes() -> None:
    page = Page()
    column(page, 72, {3: "1", 20: "2"}, ["^1^Ledger, folio 12.", "^2^The suit is described by the grandson of"])
    column(page, 320, {5: "3"}, ["the miller, who had much to say.", "^3^Ibid., folio 14."])
    assert notes_of(opened([page])) == [
        ("1", "Ledger, folio 12."),
        ("2", "The suit is described by the grandson of the miller, who had much to say."),
        ("3", "Ibid., folio 14."),
    ]


WHERE = ["archive", "library", "cellar", "attic", "school", "church", "museum"]


def test_notes_in_two_columns_below_text_in_one() -> None:
    pages = []
    for base in (0, 6):
        page = Page()
        marks = {3 * i + 2: str(base + i + 1) for i in range(6)}
        y = page.lines(72, 720, body(24, mark=marks), 11, 13) - 14
        for half in range(2):
            for i in range(3):
                n = base + 3 * half + i + 1
                top = y - 28 * i
                page.lines(
                    72 + 240 * half,
                    top,
                    [f"^{n}^Ledger of the quartermaster for that year,", f"{WHERE[n % 7]} of the town."],
                    8,
                    9.6,
                )
        pages.append(page)
    document = opened(pages)
    assert notes_of(document) == [
        (str(n), f"Ledger of the quartermaster for that year, {WHERE[n % 7]} of the town.") for n in range(1, 13)
    ]


def endnotes(heading: str, labels: Callable[[int], str]) -> list[Page]:
    first = Page()
    first.lines(72, 720, body(40, mark={3 * i: str(i + 1) for i in range(6)}), 11, 13)
    last = Page()
    last.text(72, 720, heading, 13, "B")
    y = 690.0
    for n, (label, *more) in NOTE_LINES.items():
        y = last.lines(72, y, [label.replace(f"^{n}^", labels(n)), *more], 11, 13)
    last.text(72, y - 20, "Bibliography", 13, "B")
    last.text(72, y - 44, "Smith, John. The Canals of the Province. London: Press, 1999.", 11)
    last.text(72, y - 57, "Zimmer, Anna. The Mill. Berlin: Verlag, 2001.", 11)
    return [first, last]


@pytest.mark.parametrize("label", [lambda n: f"{n}. ", lambda n: f"^{n}^ ", lambda n: f"[{n}] "])
def test_endnotes_with_a_reference_list_after_them(label: Callable[[int], str]) -> None:
    document = opened(endnotes("Notes", label))
    assert notes_of(document) == plain([1, 2, 3, 4, 5, 6])
    assert {note.kind for note in document.notes} == {"endnote"}
    references = [block.span.of(document.text) for block in document.blocks if block.kind == "reference"]
    assert references == [
        "Smith, John. The Canals of the Province. London: Press, 1999.",
        "Zimmer, Anna. The Mill. Berlin: Verlag, 2001.",
    ]


def test_a_numbered_reference_list_is_no_list_of_notes() -> None:
    document = opened(endnotes("References", lambda n: f"[{n}] "))
    assert document.notes == ()
    assert sum(block.kind == "reference" for block in document.blocks) >= 6


def test_an_enumeration_is_no_list_of_notes() -> None:
    page = Page()
    y = page.lines(72, 720, body(12), 11, 13)
    y = page.lines(90, y - 6, [f"{n}. A point of the argument, the {n}th of them." for n in range(1, 7)], 11, 13)
    page.lines(72, y - 6, body(12), 11, 13)
    assert opened([page]).notes == ()


def test_authors_notes_with_signs() -> None:
    page = Page()
    page.text(220, 740, "THE CANAL", 14)
    page.text(240, 715, "Jane Doe*", 11)
    y = page.lines(72, 690, body(26, mark={5: "1"}), 11, 13) - 14
    page.rule(72, y + 9, 180)
    y = page.lines(72, y, ["* Professor of Canals at the University of the Province."], 8, 9.6)
    page.lines(72, y, NOTE_LINES[1], 8, 9.6)
    document = opened([page])
    assert [(note.label, note.kind) for note in document.notes] == [("*", "author-note"), ("1", "footnote")]
    assert document.metadata["title"] == "THE CANAL"


def headed() -> list[Page]:
    pages = []
    for number in range(1, 7):
        page = Page()
        page.text(
            72, 760, f"{100 + number}    Journal of Canals" if number % 2 else f"J. DOE, THE CANAL    {100 + number}", 9
        )
        page.text(200, 30, "Downloaded from canals.example on 12 May 2024", 7)
        numbers = [number]
        footed(page, numbers)
        pages.append(page)
    return pages


def test_running_heads_page_numbers_and_stamps_are_not_text() -> None:
    document = opened(headed())
    assert "Journal of Canals" not in document.text
    assert "J. DOE" not in document.text
    assert "Downloaded" not in document.text
    assert [label for label, _ in notes_of(document)] == ["1", "2", "3", "4", "5", "6"]


def test_line_numbers_are_not_text() -> None:
    pages = []
    for number in range(2):
        page = Page()
        for index, line in enumerate(body(36)):
            page.text(50, 720 - 18 * index, str(36 * number + index + 1), 7)
            page.text(80, 720 - 18 * index, line, 11)
        pages.append(page)
    text = opened(pages).text
    assert not any(character.isdigit() for character in text)
    assert text.startswith("The canal was dug")


def test_a_page_range_reads_only_these_pages() -> None:
    document = opened(headed(), ReadOptions(pages=((2, 3), (5, 5))))
    assert [(note.label, note.page) for note in document.notes] == [("2", 2), ("3", 3), ("5", 5)]
    with pytest.raises(UnreadableError, match="6 pages, none"):
        opened(headed(), ReadOptions(pages=((40, 50),)))


def test_places_lead_back_to_the_page() -> None:
    document = opened([Page().text(72, 700, "The water and the mill", 10), Page().text(72, 600, "Another page", 20)])
    at = document.text.index("mill")
    place = document.source_map.place(Span(at, at + 4))
    assert (place.page, place.logical) == (1, "page 1")
    (box,) = place.boxes
    assert 140 < box.x0 < 160
    assert 10 < box.x1 - box.x0 < 25
    assert 695 < box.y0 < 700 < 705 < box.y1 < 712
    other = document.text.index("Another")
    assert document.source_map.place(Span(other, other + 7)).page == 2
    both = document.source_map.place(Span(0, len(document.text)))
    assert [box.page for box in both.boxes] == [1, 2]


def test_a_span_over_several_lines_has_a_box_a_line() -> None:
    document = opened(two_pages())
    start = document.text.index("men than work")
    place = document.source_map.place(Span(start - 20, start + 90))
    assert len(place.boxes) == 3
    assert len({box.y0 for box in place.boxes}) == 3


def test_every_character_on_the_page_has_its_place() -> None:
    document = opened(two_pages())
    for index in range(0, len(document.text), 7):
        place = document.source_map.place(Span(index, index + 1))
        assert place.page in (1, 2)
        assert place.boxes


def test_places_in_notes_name_the_note() -> None:
    document = opened(two_pages())
    note = document.notes[4]
    assert document.source_map.place(note.text_spans[0]).logical == "page 2, note 5"


def test_the_map_survives_pickling() -> None:
    document = opened(two_pages())
    copy = pickle.loads(pickle.dumps(document))
    whole = Span(0, len(document.text))
    assert copy.source_map.place(whole) == document.source_map.place(whole)


def test_styles_cover_content_only() -> None:
    page = Page().text(72, 700, "The ", 11).text(90, 700, "Ledger ", 11, "I").text(127, 700, "of the mill", 11, "B")
    document = opened([page])
    assert [(styled.style, styled.span.of(document.text)) for styled in document.styles] == [
        ("italic", "Ledger"), ("bold", "of the mill")
    ]  # fmt: skip


def test_titles() -> None:
    pages = [Page().text(72, 740, "The Canal and the Mill", 18), Page()]
    pages[0].lines(72, 700, body(20), 11, 13)
    assert opened(pages, info={"Title": "Microsoft Word - final2.doc"}).metadata["title"] == "The Canal and the Mill"
    assert opened(pages, info={"Title": "The canal and the mill"}).metadata["title"] == "The canal and the mill"
    assert opened(pages).metadata["language"] == "en-GB"


def test_the_reader_is_chosen_by_content() -> None:
    data = write([Page().text(72, 700, "x")])
    assert PdfReader().recognises(data[:4096], "")
    assert choose(data[:4096], "manuscript.txt").format == "pdf"
    assert not PdfReader().recognises(b"# A text", ".pdf")


def test_a_large_initial_begins_its_first_line() -> None:
    page = Page().text(72, 694, "T", 40)
    page.lines(
        98,
        720,
        ["he canal was dug in the years after the war, when", "the province had more men than work for them and"],
        11,
        13,
    )
    page.lines(98, 694, ["more debts than either. Its engineers left no such"], 11, 13)
    page.lines(72, 681, ["memoirs; what we know of their quarrels comes from the accounts"], 11, 13)
    assert opened([page]).text.startswith("The canal was dug in the years after the war, when")


def test_a_misprinted_label_is_kept_as_printed() -> None:
    pages = []
    for numbers, labels in (([1, 2, 3], ["1", "7", "3"]), ([4, 5, 6], ["4", "5", "6"])):
        page = Page()
        y = page.lines(72, 720, body(30, mark={4 * i + 3: str(n) for i, n in enumerate(numbers)}), 11, 13) - 12
        page.rule(72, y + 8, 180)
        for n, label in zip(numbers, labels, strict=True):
            y = page.lines(72, y, [line.replace(f"^{n}^", f"^{label}^") for line in NOTE_LINES[n]], 8, 9.6)
        pages.append(page)
    document = opened(pages)
    assert [label for label, _ in notes_of(document)] == ["1", "7", "3", "4", "5", "6"]
    assert raised(document) == ["1", "2", "3", "4", "5", "6"]


def test_rotated_text_and_figures_are_left_out() -> None:
    page = Page()
    page.lines(72, 720, body(20), 11, 13)
    page.raw(b"BT /F 9 Tf 0 1 -1 0 30 200 Tm (Downloaded on a Sunday) Tj ET")
    page.raw(b"q .2 0 0 .2 300 100 cm /Fig Do Q")
    document = opened([page], extra={"Fig": b"BT /F 60 Tf 10 10 Td (12 axis label 13) Tj ET"})
    assert "Downloaded" not in document.text
    assert "axis" not in document.text


def test_what_is_cropped_away_is_not_text() -> None:
    page = Page(crop=(50, 50, 560, 740)).text(60, 760, "Job 1234 proof of 3 May")
    page.lines(72, 720, body(20), 11, 13)
    assert "Job" not in opened([page]).text


def test_a_page_drawn_in_a_form_with_a_small_box_is_text() -> None:
    content = b" ".join(
        b"BT /F 11 Tf 72 %d Td (%s) Tj ET" % (720 - 13 * i, line.encode()) for i, line in enumerate(body(20))
    )
    page = (
        Page().raw(b"q .5 0 0 .5 0 0 cm /Whole Do Q").text(60, 30, "Downloaded from somewhere on a Sunday by a guest")
    )
    assert "The canal was dug" in opened([page], extra={"Whole": content}).text


@pytest.mark.parametrize("x", [40, 470], ids=["left", "right"])
def test_numbers_in_the_margin_are_not_text(x: float) -> None:
    pages = []
    for number in range(3):
        page = Page()
        for index in range(30):
            page.text(
                72, 720 - 13 * index, "The canal was dug in the years after the war, and more of it was dug later.", 11
            )
            if index in (7, 21):
                page.text(x, 720 - 13 * index, str(210 + 2 * number + index // 20), 8)
        pages.append(page)
    assert not any(character.isdigit() for character in opened(pages).text)


def test_many_pages_in_parallel_read_the_same() -> None:
    pages = headed() * 20
    data = write(pages)
    alone = read(data, "x.pdf", ReadOptions())
    together = read(data, "x.pdf", ReadOptions(jobs=2))
    assert together.text == alone.text
    assert together.notes == alone.notes
    whole = Span(0, len(alone.text))
    assert together.source_map.place(whole) == alone.source_map.place(whole)


def test_numbers_in_the_gutter_beside_endnotes_belong_to_no_note() -> None:
    pages = endnotes("Notes", lambda n: f"{n}. ")
    for index, page in enumerate(pages):
        for step, y in enumerate((694, 668, 655, 640)):
            page.text(40 if step % 2 else 560, y + step % 2, str(301 + 4 * index + step), 8)
    assert notes_of(opened(pages)) == plain([1, 2, 3, 4, 5, 6])


def test_labels_that_hang_in_the_margin_stay_labels() -> None:
    pages = []
    for numbers in ([1, 2, 3], [4, 5, 6]):
        page = Page()
        y = page.lines(72, 720, body(30, mark={4 * i + 3: str(n) for i, n in enumerate(numbers)}), 11, 13) - 12
        for n in numbers:
            page.text(55, y, str(n), 8)
            y = page.lines(72, y, [line.replace(f"^{n}^", "") for line in NOTE_LINES[n]], 8, 9.6)
        pages.append(page)
    assert notes_of(opened(pages)) == plain([1, 2, 3, 4, 5, 6])


def test_enumerations_do_not_hide_a_few_notes() -> None:
    """A philosopher's paper: premises by the dozen, two notes, exponents and an author's note."""
    pages = []
    for number in range(6):
        page = Page()
        y = page.lines(72, 720, body(12, mark={3: str(number // 4 + 1)} if number in (1, 4) else None), 11, 13)
        for n in range(1, 6):
            y = page.lines(90, y - 4, [f"{n}. {BODY[n + number]}"], 11, 13)
        y = page.lines(72, y - 4, body(12, start=4), 11, 13) - 14
        if number in (1, 4):
            page.lines(72, y, NOTE_LINES[number // 4 + 1], 8, 9.6)
        pages.append(page)
    document = opened(pages)
    assert notes_of(document) == plain([1, 2])
    assert raised(document) == ["1", "2"]


def test_an_enumeration_before_a_list_of_endnotes_takes_no_number_from_it() -> None:
    pages = endnotes("Notes", lambda n: f"{n}. ")
    early = Page()
    y = early.lines(72, 720, body(12), 11, 13)
    y = early.lines(76, y - 6, [f"{n}. A point of the argument, the {n}th of them." for n in range(1, 5)], 11, 13)
    early.lines(72, y - 6, body(12), 11, 13)
    assert notes_of(opened([pages[0], early, *pages[1:]])) == plain([1, 2, 3, 4, 5, 6])


def test_columns_of_notes_under_loosely_set_text() -> None:
    """Wide spaces in the text over the columns look like a gutter there; they are not the columns' own."""
    pages = []
    for base in (0, 6):
        page = Page()
        page.text(72, 733, "The mill stood there before", 11).text(322, 733, "and after and nobody asked why", 11)
        marks = {3 * i + 2: str(base + i + 1) for i in range(6)}
        y = page.lines(72, 720, body(30, mark=marks), 11, 13) - 14
        for half in range(2):
            for i in range(3):
                n = base + 3 * half + i + 1
                lines = [f"^{n}^Ledger of the quartermaster for that year,", f"{WHERE[n % 7]} of the town."]
                page.lines(72 + 250 * half, y - 28 * i, lines, 8, 9.6)
        pages.append(page)
    assert notes_of(opened(pages)) == [
        (str(n), f"Ledger of the quartermaster for that year, {WHERE[n % 7]} of the town.") for n in range(1, 13)
    ]


def blocks_of(document: Document, kind: str) -> list[str]:
    return [block.span.of(document.text) for block in document.blocks if block.kind == kind]


@pytest.mark.parametrize(("x", "size"), [(100, 11), (100, 9), (72, 9)], ids=["set in", "set in, smaller", "smaller"])
def test_block_quotations(x: float, size: float) -> None:
    page = Page()
    y = page.lines(72, 720, body(9), 11, 13) - 6
    words = "The water is mine, said the miller, for my father had it before me, and so is the mill, and"
    y = page.lines(x, y, [words, "so is whatever the mill has earned.^1^"], size, size * 1.2) - 6
    y = page.lines(72, y, body(12, start=3), 11, 13) - 14
    page.lines(72, y, NOTE_LINES[1], 8, 9.6)
    assert blocks_of(opened([page]), "quote") == [f"{words} so is whatever the mill has earned.1"]


def test_items_of_lists_are_whole_and_no_quotations() -> None:
    page = Page()
    y = page.lines(72, 720, body(9), 11, 13) - 6
    page.text(84, y, "1.", 11).text(96, y, "The first point is that nobody asked the miller, who had the", 11)
    page.text(96, y - 13, "water and the mill and no friends.", 11)
    page.lines(72, y - 32, body(12, start=3), 11, 13)
    document = opened([page])
    assert blocks_of(document, "quote") == []
    assert any(
        block.span.of(document.text).startswith("1. The first") and block.span.of(document.text).endswith("no friends.")
        for block in document.blocks
    )


def tabled(page: Page, y: float, size: float = 9) -> float:
    for name, *figures in (("Lock", "1", "482", "17.5"), ("Mill", "2", "97", "3.1"), ("Bridge", "3", "1,204", "44.0")):
        page.text(120, y, name, size)
        for column, figure in enumerate(figures):
            page.text(220 + 60 * column, y, figure, size)
        y -= 11
    return y


def test_tables_are_neither_text_nor_notes() -> None:
    pages = []
    for numbers in ([1, 2], [3, 4]):
        page = Page()
        y = page.lines(72, 720, body(20, mark={4 * i + 3: str(n) for i, n in enumerate(numbers)}), 11, 13)
        y = tabled(page, y - 6, 8) - 8
        for n in numbers:
            y = page.lines(72, y, NOTE_LINES[n], 8, 9.6)
        pages.append(page)
    document = opened(pages)
    assert blocks_of(document, "table") == ["Lock 1 482 17.5 Mill 2 97 3.1 Bridge 3 1,204 44.0"] * 2
    assert notes_of(document) == plain([1, 2, 3, 4])


def test_a_row_with_a_call_stays_text() -> None:
    page = Page()
    y = page.lines(72, 720, body(14, mark={3: "1"}), 11, 13) - 6
    page.marked(120, y, "Weir^2^", 9).text(220, y, "7", 9).text(280, y, "33", 9).text(340, y, "2.2", 9)
    y = tabled(page, y - 11) - 12
    y = page.lines(72, y, body(8), 11, 13) - 12
    page.lines(72, y, [*NOTE_LINES[1], *NOTE_LINES[2]], 8, 9.6)
    document = opened([page])
    tables = [block.span for block in document.blocks if block.kind == "table"]
    calls = [
        style.span for style in document.styles if style.style == "superscript" and style.span.of(document.text) == "2"
    ]
    assert tables
    assert calls
    assert not any(table.overlaps(call) for table in tables for call in calls)


def test_exponents_in_a_formula_call_no_note() -> None:
    page = Page()
    y = page.lines(72, 720, body(14, mark={3: "1"}), 11, 13) - 8
    page.marked(240, y, "x^2^ = y^3^ + z^4^", 11).text(500, y, "(1)", 11)
    y = page.lines(72, y - 21, body(14), 11, 13) - 12
    page.lines(72, y, NOTE_LINES[1], 8, 9.6)
    document = opened([page])
    assert blocks_of(document, "code") == ["x2 = y3 + z4 (1)"]
    assert notes_of(document) == plain([1])


def test_headings_with_only_notes_between_them_stay_two() -> None:
    document = opened(endnotes("Notes", lambda n: f"{n}. "))
    assert blocks_of(document, "heading") == ["Notes", "Bibliography"]


def test_heads_that_change_with_the_chapter_and_titles_that_they_repeat() -> None:
    titles = ["The Survey of the Summit", "The Suit of the Miller", "The Coming of the Railway"]
    pages = []
    for number in range(9):
        page = Page()
        if number % 3 == 0:
            page.text(72, 740, f"Chapter {number // 3 + 1}", 13).text(72, 715, titles[number // 3], 18)
            footed(page, [number % 6 + 1], text=26, top=680)
        else:
            page.text(72, 760, titles[number // 3], 9)
            footed(page, [number % 6 + 1])
        pages.append(page)
    text = opened(pages).text
    assert [text.count(title) for title in titles] == [1, 1, 1]
    assert text.count("Chapter 2") == 1


def test_a_note_as_large_as_the_text_that_fills_a_page() -> None:
    pages = []
    for numbers in ([1, 2], [3, 4]):
        page = Page()
        y = page.lines(72, 720, body(24, mark={4 * i + 3: str(n) for i, n in enumerate(numbers)}), 11, 13) - 12
        page.rule(72, y + 10, 180)
        for n in numbers:
            y = page.lines(72, y, NOTE_LINES[n], 11, 13)
        pages.append(page)
    pages[1].text(72, y, "See further the grandson of the miller, who writes of it to his sister and says", 11)
    whole = Page()
    whole.rule(72, 730, 180)
    whole.lines(72, 720, body(44), 11, 13)
    last = footed(Page(), [5], size=11)
    document = opened([*pages, whole, last])
    assert [label for label, _ in notes_of(document)] == ["1", "2", "3", "4", "5"]
    assert {box.page for box in document.source_map.place(document.notes[3].span).boxes} == {2, 3}


def test_notes_beside_the_text_end_in_numbers_of_their_own() -> None:
    """A loosely set line of a note ends in a figure just before the text's column: it is no label of the text."""
    page = Page()
    lines = body(30, mark={4: "1", 9: "2", 15: "3"})
    page.lines(240, 720, lines, 11, 13)
    for n, y in ((1, 668), (2, 603), (3, 525)):
        page.marked(72, y, f"^{n}^Ledger of the quartermaster, and the", 8)
        page.text(72, y - 10, "letters of the miller’s son, vol.", 8).text(186, y - 10, str(n + 40), 8)
        page.text(72, y - 20, "with those of his sister.", 8)
    words = "Ledger of the quartermaster, and the letters of the miller’s son, vol. {} with those of his sister."
    assert notes_of(opened([page])) == [(str(n), words.format(n + 40)) for n in (1, 2, 3)]


def test_each_paper_of_a_volume_may_have_an_authors_note() -> None:
    pages = []
    for number in range(5):
        page = Page()
        page.text(240, 740, "Jane Doe*", 11)
        y = page.lines(72, 715, body(24, mark={3: "1", 7: "2"}), 11, 13) - 14
        page.rule(72, y + 9, 180)
        y = page.lines(72, y, [f"* Professor of Canals, {WHERE[number]} of the province."], 8, 9.6)
        for n in (1, 2):
            y = page.lines(72, y, NOTE_LINES[n], 8, 9.6)
        pages.append(page)
    kinds = [note.kind for note in opened(pages).notes]
    assert kinds == ["author-note", "footnote", "footnote"] * 5


@pytest.mark.parametrize("stop", ["", ".", ")"], ids=["nothing", "a stop", "a parenthesis"])
def test_labels_without_a_space_before_notes_that_begin_with_figures(stop: str) -> None:
    texts = [
        "Ledger of the quartermaster, vol. 3.", "908 Barrels 12, says the ledger.", "Ibid.", "Letters, 3 May 1848.",
        "The suit was printed in the same", "Ledger, vol. 4.", "22 October 1848, letters.", "Ibid.",
    ]  # fmt: skip
    pages = []
    for half in (0, 4):
        page = Page()
        y = page.lines(72, 720, body(26, mark={4 * i + 3: str(half + i + 1) for i in range(4)}), 11, 13) - 12
        page.rule(72, y + 9, 180)
        for n in range(half, half + 4):
            y = page.lines(72, y, [f"{n + 1}{stop}{texts[n]}", *(["1848, in the province."] if n == 4 else [])], 11, 13)
        pages.append(page)
    texts[4] += " 1848, in the province."
    assert notes_of(opened(pages)) == [(str(n), text) for n, text in enumerate(texts, 1)]


def test_a_page_number_close_under_the_notes_is_no_part_of_them() -> None:
    pages = []
    for number, numbers in enumerate(([1, 2, 3], [4, 5, 6]), 1):
        page = Page()
        y = page.lines(72, 720, body(30, mark={4 * i + 3: str(n) for i, n in enumerate(numbers)}), 11, 13) - 12
        page.rule(72, y + 8, 180)
        for n in numbers:
            y = page.lines(72, y, NOTE_LINES[n], 11, 13)
        pages.append(page.text(280, y + 2, f"Page {number} of 2", 9))
    document = opened(pages)
    assert "Page" not in document.text
    assert notes_of(document) == plain([1, 2, 3, 4, 5, 6])


def test_text_over_notes_as_large_is_not_the_rest_of_a_note_that_has_ended() -> None:
    pages = []
    for numbers, gap in (([1, 2, 3], 14), ([4, 5, 6], 8)):
        page = Page()
        y = page.lines(72, 720, body(30, mark={4 * i + 3: str(n) for i, n in enumerate(numbers)}), 11, 13) - gap
        for n in numbers:
            y = page.lines(72, y, NOTE_LINES[n], 11, 13)
        pages.append(page)
    assert notes_of(opened(pages)) == plain([1, 2, 3, 4, 5, 6])


def test_pages_are_read_here_when_the_other_process_gives_up(monkeypatch: pytest.MonkeyPatch) -> None:
    data = write(headed() * 20)
    alone = read(data, "x.pdf", ReadOptions())
    monkeypatch.setattr("audit.readers.pdf.pages.pack", None)  # the other process ends without sending anything
    assert read(data, "x.pdf", ReadOptions(jobs=2)).text == alone.text


def test_what_is_next_is_made_ready_while_others_read() -> None:
    data = write(headed() * 20)
    called: list[bool] = []
    read(data, "x.pdf", ReadOptions(meanwhile=lambda: called.append(False)))
    read(data, "x.pdf", ReadOptions(jobs=2, meanwhile=lambda: called.append(True)))
    assert called == [True]


@pytest.mark.parametrize(("jobs", "pages"), [(1, ()), (2, ()), (2, ((11, 10**9),))])
def test_readers_tell_how_many_pages_are_read(jobs: int, pages: tuple[tuple[int, int], ...]) -> None:
    told: list[tuple[int, int]] = []
    read(
        write(headed() * 20),
        "x.pdf",
        ReadOptions(jobs=jobs, pages=pages, pages_read=lambda done, total: told.append((done, total))),
    )
    total = 110 if pages else 120
    assert told == sorted(told)
    assert told[-1] == (total, total)


def test_headings_over_two_columns_stay_apart() -> None:
    page = Page()
    page.text(72, 740, "Maps", 13, "B").text(320, 740, "Works Cited", 13, "B")
    for x in (72, 320):
        page.lines(x, 716, [SHORT[i % len(SHORT)] for i in range(30)], 10, 12)
    assert blocks_of(opened([page]), "heading") == ["Maps", "Works Cited"]


def test_a_long_numbered_list_of_references_does_not_hide_a_few_notes() -> None:
    """The notes are labelled on the line, and some numbers of the list are those of notes."""
    first = Page()
    y = first.lines(72, 720, body(34, mark={3: "1", 12: "2", 20: "3"}), 11, 13) - 12
    first.rule(72, y + 8, 180)
    for n in (1, 2, 3):
        y = first.lines(72, y, [line.replace(f"^{n}^", f"{n}) ") for line in NOTE_LINES[n]], 8, 9.6)
    last = Page()
    last.text(72, 720, "References", 13, "B")
    for n in range(1, 41):
        last.text(72, 700 - 14 * n, f"[{n}] Smith, John. The {n}th Canal. London: Press, 1999.", 10)
    document = opened([first, last])
    assert notes_of(document) == plain([1, 2, 3])
    assert len(blocks_of(document, "reference")) == 40


def test_references_under_the_notes_of_a_column_are_no_note() -> None:
    page = Page()
    column(page, 72, {3: "1", 20: "2"}, ["^1^Ledger, folio 12.", "^2^Letters, passim."])
    y = page.lines(320, 720, [SHORT[i % 9] + ("^3^" if i == 4 else "") for i in range(12)], 10, 12) - 10
    page.rule(320, y + 7, 400)
    y = page.lines(320, y, ["^3^Ibid., folio 14."], 8, 9.6) - 20
    page.text(320, y, "References", 13, "B")
    page.text(320, y - 20, "Smith, John. The Canals. London: Press, 1999.", 8)
    page.text(320, y - 32, "Zimmer, Anna. The Mill. Berlin: Verlag, 2001.", 8)
    assert [text for _, text in notes_of(opened([page]))] == [
        "Ledger, folio 12.",
        "Letters, passim.",
        "Ibid., folio 14.",
    ]


def test_the_stamp_of_an_archive_on_a_single_page() -> None:
    page = footed(Page(), [1, 2, 3])
    page.text(72, 40, "This content downloaded from 203.0.113.7 on Tue, 12 May 2020", 8)
    page.text(72, 30, "All use subject to archive.example/terms", 8)
    document = opened([page])
    assert notes_of(document) == plain([1, 2, 3])
    assert "203.0" not in document.text


def test_line_numbers_from_one_on_are_not_taken_for_labels() -> None:
    page = Page()
    marks = {4: "1", 9: "2", 15: "3"}
    for index, line in enumerate(body(24, mark=marks)):
        page.text(50, 720 - 13 * index, str(index + 1), 6)
        page.marked(72, 720 - 13 * index, line, 11)
    y = page.lines(72, 720 - 13 * 24 - 12, NOTE_LINES[1], 8, 9.6)
    for n in (2, 3):
        y = page.lines(72, y, NOTE_LINES[n], 8, 9.6)
    document = opened([page])
    assert notes_of(document) == plain([1, 2, 3])
    assert document.text.startswith("The canal")


def test_a_heading_tells_endnotes_from_an_enumeration_that_the_text_seems_to_call() -> None:
    first = Page()
    y = first.lines(72, 720, body(12, mark={1: "1", 4: "2", 7: "3"}), 11, 13)
    y = first.lines(90, y - 6, [f"{n}. A point of the argument, the {n}th of them." for n in (1, 2, 3)], 11, 13)
    first.lines(72, y - 6, body(12), 11, 13)
    last = Page()
    last.text(72, 720, "Notes", 13, "B")
    y = 695.0
    for n in (1, 2, 3):
        y = last.lines(72, y, [line.replace(f"^{n}^", f"{n}) ") for line in NOTE_LINES[n]], 11, 13)
    assert notes_of(opened([first, last])) == plain([1, 2, 3])
