"""Small PDFs and texts whose numbers are no slips in, no faults out; and a slip beside them is still found."""

import pytest

from audit.engine import read_document
from audit.model.manuscript import NumberingFault
from audit.parsing.numbering import Apparatus, find_apparatus
from audit.settings import Settings
from tests.parsing.test_notepages import faults, pairs, read_apparatus, sheet
from tests.readers.pdf.smallpdf import BODY, Page, body


def of_text(text: str) -> tuple[NumberingFault, ...]:
    return find_apparatus(read_document("manual.md", text.encode(), Settings())).faults


def kinds(apparatus: Apparatus) -> set[str]:
    return {fault.kind for fault in apparatus.faults}


def article(*more: Page) -> list[Page]:
    """Return two pages with seven notes that are called, and `more`."""
    first = sheet({2: "1", 5: "2", 9: "3", 12: "4"}, ["1", "2", "3", "4"])
    return [first, sheet({2: "5", 5: "6", 9: "7"}, ["5", "6", "7"]), *more]


def test_the_items_of_a_list_are_no_notes_of_a_page() -> None:
    page = Page()
    page.lines(72, 720, [f"{line} [{n // 4 + 1}]" if n % 4 == 3 else line for n, line in enumerate(body(20))], 11, 13)
    page.lines(72, 440, [f"{n}. {BODY[n]}" for n in (1, 2, 3, 5)], 11, 13)
    assert kinds(read_apparatus([page])) <= {"unclear"}


def test_raised_digits_of_a_table_and_no_notes_are_no_slips() -> None:
    page = Page()
    page.lines(72, 720, body(12, mark={2: "3", 5: "1", 8: "2"}), 11, 13)
    assert kinds(read_apparatus([page])) <= {"unclear"}


def test_two_notes_do_not_show_that_a_raised_number_is_a_marker() -> None:
    assert kinds(read_apparatus([sheet({2: "1", 5: "2", 9: "3"}, ["1", "2"])])) <= {"unclear"}


def test_a_number_repeated_on_the_page_of_another_note_marks_no_second_place() -> None:
    assert not read_apparatus(article(sheet({2: "8", 5: "3", 9: "9"}, ["8", "9"]))).faults


def test_a_marker_that_the_reader_set_apart_is_not_missing() -> None:
    page = sheet({2: "8", 9: "10"}, ["8", "9", "10"])
    page.text(300, 330, "9", 11)
    assert not read_apparatus(article(page)).faults


def test_a_note_that_the_reader_took_for_text_is_not_missing() -> None:
    page = sheet({2: "8", 5: "9", 9: "10"}, ["8", "10"])
    page.lines(72, 326, [f"9 {BODY[3]}"], 11, 13)
    assert ("missing", "notes", 9) not in faults(read_apparatus(article(page)))


def test_a_note_that_stands_nowhere_is_missing() -> None:
    page = sheet({2: "8", 5: "9", 9: "10"}, ["8", "10"])
    assert faults(read_apparatus(article(page))) == [("missing", "notes", 9)]


def test_two_calls_side_by_side_are_two() -> None:
    page = sheet({2: "8", 5: "910"}, ["8", "9", "10"])
    apparatus = read_apparatus(article(page))
    assert pairs(apparatus)[-3:] == [("8", 3), ("9", 3), ("10", 3)]
    assert not apparatus.faults


def test_a_number_beside_a_raised_name_and_beside_a_star_calls_its_note() -> None:
    page = sheet({2: "8", 5: "External-Link 9", 9: "10,*"}, ["8", "9", "10"])
    apparatus = read_apparatus(article(page))
    assert pairs(apparatus)[-3:] == [("8", 3), ("9", 3), ("10", 3)]
    assert not apparatus.faults


def test_a_raised_page_number_calls_no_note() -> None:
    page = sheet({2: "8", 9: "9"}, ["8", "9"])
    page.marked(72, 320, "The command is described elsewhere, p. ^12^ and so is the other.", 11)
    page.marked(72, 305, "Another is described on p. ^3^ of the manual.", 11)
    assert not read_apparatus(article(page)).faults


@pytest.mark.parametrize(
    "text",
    [
        "It is as git-config(1) and git-log(2) say; see git-rev-list(3), too.",
        "Compare `argv`[1], `argv`[2] and `argv`[3] with it.",
        "A.1. Inquiries\n\nA.2. Ubuntu\n\nA.3. Mint\n\nA.4. Knoppix",
        "As we discuss in section I.1.3, I.2.3 and H.3.4, they were.",
    ],
    ids=["pages of a manual", "arguments", "an appendix", "levels of headings"],
)
def test_a_numbered_list_meets_numbers_of_the_text_by_chance(text: str) -> None:
    items = "\n".join(
        f"{n}. The {word} is opened first." for n, word in enumerate(["file", "lock", "gate", "pipe", "sea"], 1)
    )
    assert {fault.kind for fault in of_text(f"# Manual\n\n{text}\n\nThe steps are:\n\n{items}\n")} <= {"unclear"}


def test_a_damaged_chapter_keeps_its_notes() -> None:
    def foot(chapters: list[list[str]]) -> list[Page]:
        marks = {2 + 3 * n: str(n) for n in range(1, 9)}
        text = [sheet(marks, [], f"Chapter {n}") for n in range(1, len(chapters) + 1)]
        back = Page()
        back.text(72, 750, "Notes", 16, "B")
        for n, labels in enumerate(chapters):
            back.text(72, 720 - 160 * n, f"Chapter {n + 1}", 12, "B")
            back.lines(72, 704 - 160 * n, [f"{label}. {BODY[index]}" for index, label in enumerate(labels)], 11, 13)
        return [*text, back]

    whole = [str(n) for n in range(1, 9)]
    apparatus = read_apparatus(foot([whole, [label for label in whole if label != "5"], whole, whole]))
    assert faults(apparatus) == [("missing", "notes", 5)]
    assert len(pairs(apparatus)) == 31


def test_a_raised_digit_of_a_drawing_calls_no_note_that_is_missing() -> None:
    page = sheet({2: "8", 9: "9"}, ["8", "9"])
    page.marked(300, 345, "% + ^10^ = K", 11)
    assert not read_apparatus(article(page)).faults


def test_the_pages_of_a_table_of_contents_are_no_calls() -> None:
    lines = "\n\n".join(
        f"{name} . . . . . . . . . . . . {n}" for n, name in enumerate(["Quay", "Lock", "Mill", "Weir"], 1)
    )
    items = "\n".join(f"{n}. The {word} is opened first." for n, word in enumerate(["file", "lock", "gate", "sea"], 1))
    assert not find_apparatus(read_document("manual.md", f"{lines}\n\n{items}\n".encode(), Settings())).markers
