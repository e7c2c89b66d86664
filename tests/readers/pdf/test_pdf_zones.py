"""Small PDFs with notes that are hard to follow in, whole notes out: quotations in them, columns, lists that end."""

from audit.model.document import Document
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from tests.readers.pdf.smallpdf import BODY, Page, body, write

LEDGER = "Ledger of the quartermaster, folio 12."
QUOTED = ["every spade and every barrel,", "and nothing but the reasons."]
WORDS = [line[:34] for line in BODY]


def opened(pages: list[Page]) -> Document:
    return read(write(pages), "small.pdf", ReadOptions())


def notes_of(document: Document) -> list[tuple[str, str]]:
    return [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]


def sheet(number: int, *, ruled: bool, text: int = 30, leading: float = 13, size: float = 8) -> tuple[Page, float]:
    """A page of prose that calls one note, and where its notes begin."""
    page = Page()
    y = page.lines(72, 720, body(text, mark={4: str(number)}), 11, leading) - 12
    if ruled:
        page.rule(72, y + 9, 180)
    return page, y


def over_the_page(*, ruled: bool) -> list[Page]:
    """Note 2 goes on under the text of the third page, with verses that stand apart."""
    pages = []
    for number in (1, 2, 3):
        page, y = sheet(number, ruled=ruled)
        if number == 3:
            y = page.lines(72, y, ["whose suit outlived both him and the company. He says of it:"], 8, 9.6)
            y = page.lines(110, y - 5, QUOTED, 8, 9.6)
            y = page.lines(72, y - 5, ["So far the miller."], 8, 9.6)
        lines = [f"^{number}^{LEDGER}"]
        if number == 2:
            lines = ["^2^On the quarrels of the engineers and the reasons for them see the letters of the miller,"]
        page.lines(72, y, lines, 8, 9.6)
        pages.append(page)
    return pages


def test_a_quotation_in_the_rest_of_a_note_under_a_rule() -> None:
    found = dict(notes_of(opened(over_the_page(ruled=True))))
    assert found["2"].endswith("He says of it: " + " ".join(QUOTED) + " So far the miller.")
    assert found["3"] == LEDGER


def test_a_quotation_in_the_rest_of_a_note_under_a_gap() -> None:
    found = dict(notes_of(opened(over_the_page(ruled=False))))
    assert found["2"].endswith("So far the miller.")


def test_notes_as_large_as_the_text_but_set_closer() -> None:
    pages = []
    for number in (1, 2, 3):
        page, y = sheet(number, ruled=False, text=20, leading=20, size=11)
        if number == 3:
            y = page.lines(
                72, y, ["mill, whose owner was not asked, and what he wrote of it in a letter of", "March."], 11
            )
        lines = [f"^{number}^{LEDGER}"]
        if number == 2:
            lines = ["^2^On the quarrels of the engineers see the paper of the company and the"]
        page.lines(72, y, lines, 11)
        pages.append(page)
    found = notes_of(opened(pages))
    assert [label for label, _ in found] == ["1", "2", "3"]
    assert found[1][1].endswith("in a letter of March.")


def test_a_raised_label_under_a_short_line_is_no_subscript_of_it() -> None:
    page = Page()
    y = page.lines(72, 720, body(30, mark={4: "1", 9: "2"}), 11, 13) - 12
    page.lines(72, y, ["^1^The suit is described by the grandson of the miller in his letters, pages", "158."], 9, 10.8)
    page.lines(80, y - 20, ["^2^Ledger of the quartermaster, folio 12."], 9)
    found = notes_of(opened([page, page]))
    assert found[0][1].endswith("pages 158.")
    assert found[1] == ("2", LEDGER)


def test_years_in_brackets_do_not_end_a_numbered_list_of_references() -> None:
    page, y = sheet(1, ruled=False, text=12)
    y = page.lines(72, y, [f"^1^{LEDGER}"], 8)
    last = Page()
    last.text(72, 720, "References", 13, "B")
    y = 700.0
    for number in range(1, 12):
        y = last.lines(72, y, [f"[{number}] Halloran, A. The summit lock at the mill, and the second survey"], 10)
        y = last.lines(90, y, [f"({1900 + number}), 12."], 10) - 4
    assert notes_of(opened([page, last])) == [("1", LEDGER)]


def test_a_line_of_the_next_chapter_may_begin_with_a_number() -> None:
    pages = []
    for chapter in (1, 2):
        lines = body(24, mark={2 * index: str(index + 1) for index in range(8)})
        if chapter == 2:
            lines[9] = "10 of the 112 locks were built of wood, and none of them lasted for ten years"
        page = Page()
        page.text(72, 740, f"Chapter {chapter}", 16, "B")
        page.lines(72, 710, lines, 11, 13)
        notes = Page()
        notes.text(72, 740, "Notes", 12, "B")
        notes.lines(
            72, 720, [f"{number} Ledger of the quartermaster, folio {number}." for number in range(1, 9)], 11, 13
        )
        pages += [page, notes]
    found = notes_of(opened(pages))
    assert [label for label, _ in found] == [str(number) for number in range(1, 9)] * 2
    assert "112 locks" not in " ".join(text for _, text in found)


def test_exponents_between_the_calls_hide_no_notes() -> None:
    pages = []
    for first in (1, 6):
        marks = {3 * index: str(first + index) for index in range(5)}
        page = Page()
        lines = body(24, mark=marks)
        lines[1] += " 40 m^2^ of"
        lines[7] += " 60 m^2^ of"
        y = page.lines(72, 720, lines, 11, 13) - 12
        page.rule(72, y + 12, 140)
        page.lines(72, y, [f"{first + index} Ledger, volume {index}." for index in range(5)], 11, 13)
        pages.append(page)
    assert [label for label, _ in notes_of(opened(pages))] == [str(number) for number in range(1, 11)]


def test_the_last_page_of_two_columns_beside_a_short_one() -> None:
    """The column's quotation is set in; a heading stands in the column below where the other has ended."""
    page = Page()
    quoted = [line[:26] for line in BODY]
    y = page.lines(90, 700, [quoted[index % len(quoted)] for index in range(9)], 8, 9.6)
    page.lines(320, 700, [*WORDS[:8], "which nobody had asked of him."], 8, 9.6)
    y = page.lines(72, y - 10, [WORDS[index % len(WORDS)] + ("^1^" if index == 2 else "") for index in range(30)], 10)
    page.text(72, y - 22, "The End of the Locks", 14, "B")
    page.lines(72, y - 40, WORDS[:3], 10)
    text = opened([page]).text
    assert text.index("The End of the Locks") < text.index("which nobody had asked of him.")


def test_notes_in_columns_of_which_the_second_begins_with_a_quotation() -> None:
    pages = []
    for number in (1, 3, 5):
        page = Page()
        y = page.lines(72, 720, body(30, mark={3: str(number), 9: str(number + 1)}), 11, 13) - 14
        page.lines(72, y, [f"^{number}^" + WORDS[0], *WORDS[1:9]], 8, 9.6)
        page.lines(350, y, [line[:24] for line in WORDS[2:6]], 8, 9.6)
        y = page.lines(330, y - 45, WORDS[6:8], 8, 9.6)
        page.lines(330, y, [f"^{number + 1}^{LEDGER[:30]}"], 8, 9.6)
        pages.append(page)
    found = notes_of(opened(pages))
    assert [label for label, _ in found] == ["1", "2", "3", "4", "5", "6"]
    assert all(WORDS[2][:24] in text and WORDS[7] in text for _, text in found[::2])


def test_heads_that_count_the_pages_need_not_repeat() -> None:
    pages = []
    for index, name in enumerate(["The Mill", "The Suit", "The Reeds", "The Boys"]):
        page = Page()
        page.text(72, 750, f"{name}   {index + 21}", 9)
        page.lines(72, 720, body(30, start=index), 11, 13)
        pages.append(page)
    text = opened(pages).text
    assert not any(name in text for name in ("The Mill", "The Suit", "The Reeds", "The Boys"))


def test_points_of_an_argument_do_not_hide_a_few_notes_with_the_same_labels() -> None:
    pages = []
    for number in (1, 2, 3):
        page, y = sheet(number, ruled=True, text=14 + number)
        page.lines(72, y, [f"{number}. {BODY[number]}"], 8)
        pages.append(page)
    listed = Page()
    y = listed.lines(72, 720, body(10), 11, 13) - 8
    listed.lines(
        90, y, [f"{number}. The {number}th of the reasons that the miller gave." for number in range(1, 9)], 11
    )
    found = notes_of(opened([*pages, listed]))
    assert found == [(str(number), BODY[number]) for number in (1, 2, 3)]


def test_notes_as_large_as_the_text_that_are_called_in_brackets_on_the_line() -> None:
    pages = []
    for number in (1, 2, 3):
        page = Page()
        lines = body(24)
        lines[4] = f"men than work for them ({number}) and more debts than either of the two"
        y = page.lines(72, 720, lines, 11, 13) - 10
        page.rule(72, y + 12, 140)
        page.lines(72, y, [f"({number}) {BODY[number]}"], 11)
        pages.append(page)
    assert notes_of(opened(pages)) == [(str(number), BODY[number]) for number in (1, 2, 3)]


def test_a_rule_as_wide_as_the_column_stands_over_a_note_that_goes_on_with_a_quotation() -> None:
    pages = []
    for number in (1, 2, 3):
        page, y = sheet(number, ruled=False)
        page.rule(72, y + 9, 372)
        if number == 3:
            y = page.lines(110, y, QUOTED, 8, 9.6) - 5
        lines = [f"^{number}^{LEDGER}"]
        if number == 2:
            lines = ["^2^On the quarrels of the engineers and the reasons for them see the letters of the miller:"]
        page.lines(72, y, lines, 8, 9.6)
        pages.append(page)
    document = opened(pages)
    assert dict(notes_of(document))["2"].endswith("miller: " + " ".join(QUOTED))


def torn(*, note: str, text: str, rest: list[str]) -> Document:
    """Note 2 ends the second page with `note`; on the third, `text` is the last line over `rest`, small and set in."""
    pages = []
    for number in (1, 2, 3):
        page = Page()
        lines = body(30, mark={4: str(number)})
        if number == 3:
            lines[-1] = text
        y = page.lines(72, 720, lines, 11, 13) - 12
        if number == 3:
            y = page.lines(100, y, rest, 8, 9.6) - 12
        page.lines(72, y, [f"^{number}^{LEDGER}" if number != 2 else f"^2^{note}"], 8, 9.6)
        pages.append(page)
    return opened(pages)


BROKEN = "On the quarrels of the engineers and the reasons for them, see the long letters of the old miller and his"
ENDED = "On the quarrels of the engineers see the letters."
WHOLE = "men than work for them and more debts than either. Its engineers left no note."
CUT = "men than work for them and more debts than either. Its engineers left no me-"
REST = ["grandson, who kept every spade and every barrel,", "and nothing but the reasons."]


def test_small_print_that_takes_up_a_broken_sentence_is_the_rest_of_the_note() -> None:
    document = torn(note=BROKEN, text=WHOLE, rest=REST)
    assert dict(notes_of(document))["2"] == " ".join([BROKEN, *REST])


def test_small_print_under_half_a_word_of_the_text_is_no_quotation_in_it() -> None:
    document = torn(note=BROKEN[: BROKEN.index(" and his")], text=CUT, rest=QUOTED)
    assert dict(notes_of(document))["2"].endswith(" ".join(QUOTED))


def test_small_print_after_a_note_that_has_ended_is_a_quotation_in_the_text() -> None:
    document = torn(note=ENDED, text=WHOLE, rest=REST)
    assert dict(notes_of(document))["2"] == ENDED


def test_verses_in_a_note_over_a_table_at_the_foot_belong_to_the_note() -> None:
    """The notes end at the widest gap over a caption, not at the first one."""
    pages = []
    for number in (1, 2, 3):
        page, y = sheet(number, ruled=False)
        y = page.lines(72, y, [f"^{number}^{LEDGER}", *BODY[:2]], 8, 9.6)
        if number == 2:
            y = page.lines(110, y - 9, QUOTED, 8, 9.6)
            y = page.lines(72, y - 9, ["So far the miller."], 8, 9.6)
            page.lines(150, y - 20, ["Table 1: Barrels of salted fish", "Summit 12 Mill 14"], 8, 9.6)
        pages.append(page)
    document = opened(pages)
    assert dict(notes_of(document))["2"] == " ".join([LEDGER, *BODY[:2], *QUOTED, "So far the miller."])
    assert "Table 1: Barrels" in document.text


def test_a_long_heading_between_lists_of_notes_belongs_to_none() -> None:
    """The heading fills its line, and is larger than the notes, which are as large as the text."""
    text = Page()
    text.lines(72, 720, body(30, mark={4 * n: str(n) for n in range(1, 5)}), 11, 13)
    page = Page()
    y = page.lines(72, 720, ["Notes"], 14) - 12
    for chapter in (1, 2):
        y = page.lines(72, y, [f"Chapter {chapter}: The Locks, the Reeds and the Boys of the Parish"], 13.5) - 12
        for n in (2 * chapter - 1, 2 * chapter):
            y = page.lines(72, y, [f"{n}. Ledger of the quartermaster, which nobody has seen, folio {n}."], 11, 13)
        y -= 16
    found = notes_of(opened([text, page]))
    assert found == [(str(n), f"Ledger of the quartermaster, which nobody has seen, folio {n}.") for n in range(1, 5)]


def test_a_sign_that_the_text_calls_begins_a_note_among_numbered_ones() -> None:
    pages = []
    for number in (1, 3):
        page = Page()
        y = page.lines(72, 720, body(24, mark={4: str(number), 8: "*", 12: str(number + 1)}), 11, 13) - 12
        notes = [f"^{number}^{LEDGER}", "^*^ So the letters of the miller.", f"^{number + 1}^{LEDGER[:-1]}, and 13."]
        page.lines(72, y, notes, 8, 9.6)
        pages.append(page)
    found = notes_of(opened(pages))
    assert [label for label, _ in found] == ["1", "*", "2", "3", "*", "4"]
    assert [text for label, text in found if label == "*"] == ["So the letters of the miller."] * 2
    assert found[0] == ("1", LEDGER)


def test_a_sign_that_the_text_does_not_call_is_a_word_of_the_note() -> None:
    page, y = sheet(1, ruled=False)
    page.lines(
        72, y, ["^1^Spades are counted with a star where they were lent:", "* as in the ledger, folio 12."], 8, 9.6
    )
    assert notes_of(opened([page]))[0][1].endswith("lent: * as in the ledger, folio 12.")
