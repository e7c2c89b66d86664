"""Notes in seven manners, marked by hand: citations are found and their forms told, above a floor for each manner."""

from pathlib import Path

import pytest

from audit.parsing.entries import parse_lines
from tests.parsing.markednotes import Marked, agreement, differences, pairs, read_note, read_notes

FILES = sorted((Path(__file__).parent / "notes_gold").glob("*.txt"))
# F1 of spans, share of right forms; a little below what was measured, so that a slip shows and a tie does not.
FLOORS = {
    "english_history": (0.94, 0.97),
    "english_law": (0.95, 0.95),
    "french": (0.97, 0.95),
    "german_lists": (1.0, 1.0),
    "german_notes": (0.93, 0.94),
    "italian": (0.95, 0.93),
    "law_and_society": (0.93, 0.97),
    "spanish": (0.95, 0.94),
}
LEAST_NOTES = 200
LEAST_LOCATORS = 0.85


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_citations_and_forms_of_each_manner(path: Path) -> None:
    notes = read_notes(path)
    records = parse_lines(note.raw for note in notes)
    found = agreement(notes, records)
    least_spans, least_forms = FLOORS[path.stem]
    shown = "\n".join(differences(notes, records))
    assert found.segmentation >= least_spans, shown
    assert found.forms >= least_forms, shown


def test_locators_and_the_notes_that_citations_name() -> None:
    notes = [note for path in FILES for note in read_notes(path)]
    assert len(notes) >= LEAST_NOTES
    records = parse_lines(note.raw for note in notes)
    mates = [pair for note, record in zip(notes, records, strict=True) for pair in pairs(note, record)]
    located = [(marked.locator, read["locator"] or "") for marked, read in mates if marked.locator]
    right = sum(locator.rstrip(".") == read.rstrip(".") for locator, read in located)
    assert right >= LEAST_LOCATORS * len(located), [pair for pair in located if pair[0] != pair[1]]


def test_marks_are_taken_out_of_a_note() -> None:
    note = read_note("See {supra#3:Hart (n 3) |12–13|}; {full:Kelsen, *Pure Theory* (1934).}")
    assert note.raw == "See Hart (n 3) 12–13; Kelsen, *Pure Theory* (1934)."
    assert note.citations == (Marked("supra", 4, 20, "12–13", 3), Marked("full", 22, 51))
