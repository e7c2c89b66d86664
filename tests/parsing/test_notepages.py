"""Small PDFs with notes at the foot of their pages in, the markers, pairs and faults that the pages allow out."""

from dataclasses import replace

import pytest

from audit.model.manuscript import NumberingFault
from audit.parsing.numbering import Apparatus, find_apparatus
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from tests.readers.pdf.smallpdf import BODY, Page, body, write


def sheet(marks: dict[int, str], notes: list[str], heading: str = "") -> Page:
    """Return a page with raised `marks` at the ends of lines, and `notes` ("3" or "3!": another label) at its foot."""
    page = Page()
    if heading:
        page.text(72, 750, heading, 16, "B")
    page.lines(72, 720, body(30, mark=marks), 11, 13)
    page.rule(72, 300, 180)
    page.lines(72, 286, [f"^{label}^ {BODY[index]}" for index, label in enumerate(notes)], 8, 10)
    return page


def read_apparatus(pages: list[Page]) -> Apparatus:
    return find_apparatus(read(write(pages), "small.pdf", ReadOptions()))


def pairs(apparatus: Apparatus) -> list[tuple[str, int | None]]:
    """Return the label of each marker that calls a note, and the page of that note."""
    pages = {note.id: note.page for note in apparatus.notes}
    return [(marker.label, pages[marker.note_id]) for marker in apparatus.markers if marker.note_id]


def faults(apparatus: Apparatus) -> list[tuple[str, str, int | None]]:
    def named(fault: NumberingFault) -> tuple[str, str, int | None]:
        return fault.kind, fault.series, fault.expected

    return [named(fault) for fault in apparatus.faults]


def test_chapters_that_begin_again_are_paired_on_their_pages() -> None:
    pages = []
    for chapter in range(4):
        pages.append(sheet({2: "1", 9: "2"}, ["1", "2"], f"Chapter {chapter + 1}"))
        if chapter % 2:
            pages.append(sheet({2: "3", 9: "4", 12: "5"}, ["3", "4", "5"]))
    apparatus = read_apparatus(pages)
    expected = [("1", 1), ("2", 1), ("1", 2), ("2", 2), ("3", 3), ("4", 3), ("5", 3), ("1", 4), ("2", 4)]
    assert pairs(apparatus) == [*expected, ("1", 5), ("2", 5), ("3", 6), ("4", 6), ("5", 6)]
    assert not apparatus.faults


def test_pages_that_begin_again_each() -> None:
    counts = [2, 1, 3, 1, 1, 2]
    pages = [
        sheet({3 * n: str(n) for n in range(1, count + 1)}, [str(n) for n in range(1, count + 1)]) for count in counts
    ]
    apparatus = read_apparatus(pages)
    assert pairs(apparatus) == [(str(n), page) for page, count in enumerate(counts, 1) for n in range(1, count + 1)]
    assert not apparatus.faults


def test_exponents_and_references_on_other_pages_mark_no_second_place() -> None:
    pages = [sheet({2: "1", 9: "2"}, ["1", "2"]), sheet({2: "3", 5: "2", 9: "4"}, ["3", "4"]), sheet({4: "5"}, ["5"])]
    apparatus = read_apparatus(pages)
    assert pairs(apparatus) == [("1", 1), ("2", 1), ("3", 2), ("4", 2), ("5", 3)]
    assert not apparatus.faults


def test_numbers_of_a_table_of_contents_are_no_markers() -> None:
    contents = Page()
    for index in range(1, 9):
        contents.text(72, 720 - 14 * index, f"1.{index} Of the locks . . . . . . . . . . . . . . . .  {index}", 11)
    pages = [contents, *(sheet({3 + n: str(n)}, [str(n)]) for n in range(1, 6))]
    apparatus = read_apparatus(pages)
    assert pairs(apparatus) == [(str(n), n + 1) for n in range(1, 6)]
    assert len(apparatus.markers) == 5


@pytest.mark.parametrize(
    ("marks", "notes", "found"),
    [
        ({2: "4", 5: "7", 9: "6"}, ["4", "5", "6"], [("misprinted", "markers", 5)]),
        ({2: "4", 5: "4", 9: "6"}, ["4", "5", "6"], [("misprinted", "markers", 5)]),
        ({2: "4", 5: "5", 9: "6"}, ["4", "9", "6"], [("misprinted", "notes", 5)]),
        ({2: "4", 9: "6"}, ["4", "5", "6"], [("missing", "markers", 5)]),
        ({2: "4", 5: "5", 9: "6"}, ["4", "6"], [("missing", "notes", 5)]),
        ({2: "4", 5: "5", 7: "5", 9: "6"}, ["4", "5", "6"], [("duplicate", "markers", None)]),
    ],
    ids=["another number", "its neighbour's", "a label", "no marker", "no note", "twice"],
)
def test_slips_are_still_found(marks: dict[int, str], notes: list[str], found: list[tuple[str, str, int]]) -> None:
    last = sheet({2: "7", 5: "8", 9: "9"}, ["7", "8", "9"])
    pages = [sheet({2: "1", 5: "2", 9: "3"}, ["1", "2", "3"]), sheet(marks, notes), last]
    assert [fault for fault in faults(read_apparatus(pages)) if fault[2] is None or fault[2] < 7] == found


def test_references_in_brackets_among_raised_markers_call_no_note() -> None:
    first = sheet({2: "1", 9: "2"}, ["1", "2"])
    first.text(72, 320, "The second survey [2] was the company’s own; see the first [1], too.", 11)
    apparatus = read_apparatus([first, sheet({4: "3"}, ["3"])])
    assert pairs(apparatus) == [("1", 1), ("2", 1), ("3", 2)]
    assert len(apparatus.markers) == 3


def test_a_note_that_another_note_calls_needs_no_marker_in_the_text() -> None:
    page = sheet({2: "1", 9: "2"}, ["1", "2"])
    page.lines(72, 256, ["^3^ Nobody asked the miller.^4^", "^4^ His suit outlived him."], 8, 10)
    page.marked(72, 320, "The suit is known from one letter.^3^", 11)
    apparatus = read_apparatus([page, sheet({4: "5"}, ["5"])])
    assert [note.label for note in apparatus.notes] == ["1", "2", "3", "4", "5"]
    assert not apparatus.faults


@pytest.mark.parametrize(
    "line",
    ["The printers read PCL and ESC/P2^2^ without a driver.", "It is so for all m^2^ and for km^2^.^2^"],
    ids=["behind a figure", "among exponents"],
)
def test_markers_that_look_like_exponents_are_found_by_their_notes(line: str) -> None:
    page = sheet({2: "1"}, ["1", "2"])
    page.marked(72, 320, line, 11)
    apparatus = read_apparatus([page, sheet({4: "3"}, ["3"])])
    assert pairs(apparatus) == [("1", 1), ("2", 1), ("3", 2)]
    assert not apparatus.faults


def test_exponents_of_functions_and_primes_are_no_slips() -> None:
    first, second = sheet({2: "1", 9: "2"}, ["1", "2"]), sheet({2: "1"}, ["1"], "Of levels")
    first.marked(72, 320, "The curve of the bank is 1/cosh^3^ x, its shade A^’^ and B^’^.", 11)
    apparatus = read_apparatus([first, second, sheet({2: "2"}, ["2"])])
    assert len(apparatus.markers) == 4
    assert not apparatus.faults


def test_lists_that_the_text_does_not_call_are_not_judged() -> None:
    pages = [sheet({2: "1", 9: "2"}, ["1", "2"]), *(sheet({}, ["1", "2", "3", "5"]) for _ in range(4))]
    assert {kind for kind, _, _ in faults(read_apparatus(pages))} <= {"unclear"}


def test_chapters_with_a_list_at_their_end_are_called_among_chapters_with_notes_at_the_foot() -> None:
    labels = [str(n) for n in range(1, 9)]
    marks = {2 + 3 * n: label for n, label in enumerate(labels)}
    foot = [sheet(marks, labels, f"Chapter {chapter}") for chapter in range(1, 4)]
    listed = [sheet(marks, [], "Of Locks"), sheet({}, labels)]
    document = read(write([foot[0], *listed, *foot[1:]]), "small.pdf", ReadOptions())
    notes = tuple(replace(note, kind="endnote") if note.page == 3 else note for note in document.notes)
    apparatus = find_apparatus(replace(document, notes=notes))
    assert pairs(apparatus) == [(str(n), page) for page in (1, 3, 4, 5) for n in range(1, 9)]
    assert not apparatus.faults


def test_notes_of_the_last_page_may_be_lost_from_the_text_that_calls_them() -> None:
    pages = [sheet({2: "1", 9: "2"}, ["1", "2"]), sheet({2: "3", 9: "4"}, ["3", "4"])]
    pages.append(sheet({2: "5", 9: "6", 12: "7", 15: "8"}, ["5"]))
    assert [marker.label for marker in read_apparatus(pages).markers] == list("12345678")


def test_a_raised_number_beside_the_text_stands_for_no_marker_in_brackets() -> None:
    pages = []
    for first in (1, 5, 9):
        page = Page()
        page.lines(
            72, 720, [f"{line} ({first + n // 6})" if n % 6 == 5 else line for n, line in enumerate(body(24))], 11, 13
        )
        page.rule(72, 300, 180)
        page.lines(72, 286, [f"({n}) {BODY[n % len(BODY)]}" for n in range(first, first + 4)], 8, 10)
        pages.append(page)
    pages[0].marked(72, 740, "^3^ E", 11)
    apparatus = read_apparatus(pages)
    assert [marker.style for marker in apparatus.markers] == ["bracket"] * 12


def test_notes_at_the_foot_beside_a_numbered_list_of_references_are_called() -> None:
    cites = ("locks", "mills", "suits")
    first = Page()
    first.text(72, 750, "Of Locks", 16, "B")
    lines = [f"{line}^{n // 6 + 1}^" if n % 6 == 5 else line for n, line in enumerate(body(18))]
    first.lines(72, 720, [f"{line} [{n % 4 + 1}]" if n % 6 == 2 else line for n, line in enumerate(lines)], 11, 13)
    first.text(72, 470, "References", 16, "B")
    first.lines(
        72,
        445,
        [f"[{n}] Abel, Rita. The history of {cites[n % 3]}. London: Quay, 199{n}." for n in range(1, 6)],
        11,
        13,
    )
    first.rule(72, 300, 180)
    first.lines(72, 286, [f"^{n}^ {BODY[n]}" for n in range(1, 4)], 8, 10)
    apparatus = read_apparatus([first])
    assert pairs(apparatus) == [("1", 1), ("2", 1), ("3", 1)]
