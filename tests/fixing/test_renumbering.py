"""Renumbering: after an inserted or deleted note all numbers move together, and every reference means what it meant."""

from dataclasses import dataclass
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.fixing import Fixed, fix_data
from audit.settings import Settings
from tests.fixing.manuscripts import STYLES, Pointers, docx, markdown

SETTINGS = Settings(today=date(2026, 1, 1))


def renumbered(data: bytes, path: str = "a.md") -> Fixed:
    return fix_data(path, data, SETTINGS, renumbering=lambda words: True)


@dataclass(frozen=True)
class Case:
    """What was written, and what it should become."""

    notes: list[int]
    labels: dict[int, str]
    pointers: Pointers
    right: dict[int, str]


@st.composite
def changed(draw: st.DrawFn) -> Case:
    """A faultless manuscript from which a note was deleted, or into which one was inserted."""
    count = draw(st.integers(8, 24))
    notes = list(range(count))
    places = st.tuples(st.sampled_from(["note", "text"]), st.integers(1, count - 1))
    pointers = {place: draw(st.integers(0, place[1] - 1)) for place in draw(st.sets(places, max_size=5))}
    labels = {note: str(number) for number, note in enumerate(notes, 1)}
    if draw(st.booleans()):
        gone = draw(st.sampled_from([note for note in notes if note not in pointers.values()]))
        notes.remove(gone)
        pointers = {place: note for place, note in pointers.items() if place[1] != gone}
    else:
        new = draw(st.integers(1, count - 1))
        labels = {note: str(number) for number, note in enumerate((n for n in notes if n != new), 1)}
        labels[new] = labels[new - 1] + "a"
    return Case(notes, labels, pointers, {note: str(number) for number, note in enumerate(notes, 1)})


@settings(max_examples=40, deadline=None)
@given(changed(), st.sampled_from(STYLES))
def test_the_result_is_the_faultless_manuscript(case: Case, style: str) -> None:
    fixed = renumbered(markdown(case.notes, case.labels, case.pointers, style).encode())
    assert fixed.mended == markdown(case.notes, case.right, case.pointers, style)
    assert fixed.left == ()
    assert not renumbered(fixed.data).changed


@settings(max_examples=15, deadline=None)
@given(changed())
def test_typed_numbers_of_word_files_move_too(case: Case) -> None:
    fixed = renumbered(docx(case.notes, case.labels, case.pointers), "a.docx")
    right = fix_data("a.docx", docx(case.notes, case.right, case.pointers), SETTINGS)
    assert fixed.mended == right.text
    assert not renumbered(fixed.data, "a.docx").changed


NOTES = list(range(12))
RIGHT = {note: str(note + 1) for note in NOTES}


def twice(pointers: Pointers) -> Fixed:
    """Two notes 5: the second was inserted."""
    labels = {note: str(note + 1 if note < 5 else note) for note in NOTES}
    return renumbered(markdown(NOTES, labels, pointers, "unicode").encode())


def test_a_repeated_number_is_parted() -> None:
    assert twice({}).mended == markdown(NOTES, RIGHT, {}, "unicode")


def test_of_two_notes_with_one_number_the_name_decides() -> None:
    pointers = {("note", 8): 4, ("note", 9): 5}
    assert twice(pointers).mended == markdown(NOTES, RIGHT, pointers, "unicode")


def test_an_unclear_reference_stops_it() -> None:
    fixed = twice({("text", 9): 4})
    assert not fixed.changed
    assert "may mean 2 notes" in fixed.remarks[0]


def test_a_reference_to_the_deleted_note_stops_it() -> None:
    text = markdown([n for n in NOTES if n != 4], RIGHT, {("text", 9): 4}, "sup")
    fixed = renumbered(text.encode())
    assert not fixed.changed
    assert "points to no note" in fixed.remarks[0]


@pytest.mark.parametrize("style", STYLES)
def test_what_is_in_order_is_left(style: str) -> None:
    fixed = renumbered(markdown(NOTES, RIGHT, {("note", 8): 4}, style).encode())
    assert not fixed.changed
    assert fixed.remarks == ("nothing to renumber",)


def test_a_note_missing_in_the_list_alone_proves_no_order() -> None:
    text = markdown(NOTES, RIGHT, {}, "unicode")
    lines = [line for line in text.split("\n") if not line.startswith("⁵ ")]
    assert renumbered("\n".join(lines).encode()).changed is False


def test_a_number_that_was_overlooked_stops_it() -> None:
    text = markdown([n for n in NOTES if n != 4], RIGHT, {}, "sup")
    text = text.replace("<sup>6</sup> Anna", "‹5› Anna Elster, a lost book.\n\n<sup>6</sup> Anna")
    fixed = renumbered(text.encode())
    assert "stands in its place" in fixed.remarks[0]


def test_an_extract_keeps_its_first_number() -> None:
    labels = {note: str(note + 57 + (note > 6)) for note in NOTES}
    right = {note: str(note + 57) for note in NOTES}
    assert renumbered(markdown(NOTES, labels, {}, "sup").encode()).mended == markdown(NOTES, right, {}, "sup")


def test_chapters_move_each_for_itself() -> None:
    broken = markdown([n for n in NOTES if n != 4], RIGHT, {("note", 8): 6}, "unicode")
    whole = markdown(NOTES, RIGHT, {("note", 8): 6}, "unicode").replace("On rivers", "On lakes")
    fixed = renumbered((broken + "\n" + whole).encode())
    left = [n for n in NOTES if n != 4]
    right = {note: str(number) for number, note in enumerate(left, 1)}
    assert fixed.mended == markdown(left, right, {("note", 8): 6}, "unicode") + "\n" + whole


def test_words_that_may_be_a_reference_are_named() -> None:
    text = markdown([n for n in NOTES if n != 4], RIGHT, {}, "unicode")
    fixed = renumbered(text.replace("of Juhl wrote", "of Juhl, as I said in note 7, wrote").encode())
    assert fixed.changed
    assert any("said in note 7" in remark for remark in fixed.remarks)


def test_nothing_is_renumbered_unasked() -> None:
    text = markdown([n for n in NOTES if n != 4], RIGHT, {}, "unicode")
    assert not fix_data("a.md", text.encode(), SETTINGS).changed
    assert not fix_data("a.md", text.encode(), SETTINGS, renumbering=lambda words: False).changed


def chapters(second: str, first: str, headings: tuple[str, str]) -> str:
    """Two chapters that begin at 1, in the second a note inserted after its first; a reference in each."""
    return f"""# {headings[0]}

The people wrote to the king.¹ They waited.² They wrote again.³

## Notes

¹ Anna Abel, *Floods of the Valley* (Oslo: Fjord, 1950), 3.

² Anna Brand, *Floods of the River* (Oslo: Fjord, 1951), 4. {first}

³ Anna Crane, *Floods of the Meadow* (Oslo: Fjord, 1952), 5.

# {headings[1]}

The river fell.¹ It rose.¹ᵃ It fell again.² The king came.³

## Notes

¹ Anna Dahl, *Floods of the Bridge* (Oslo: Fjord, 1953), 3.

¹ᵃ Anna Elster, *Floods of the Harbour* (Oslo: Fjord, 1954), 4.

² Anna Falk, *Floods of the Mill* (Oslo: Fjord, 1955), 5. {second}

³ Anna Grieg, *Floods of the Forest* (Oslo: Fjord, 1956), 6.
"""


NUMBERED = ("Chapter 1: The Rising", "Chapter 2: The Fall")


@pytest.mark.parametrize("headings", [NUMBERED, ("1. The Rising", "2. The Fall"), ("Kapitel I", "Kapitel II")])
@pytest.mark.parametrize(
    ("written", "right"),
    [
        ("See chapter 2, note 3.", "See chapter 2, note 4."),
        ("See ch. 2 n. 2.", "See ch. 2 n. 3."),
        ("Falk (note 2 of chapter two).", "Falk (note 3 of chapter two)."),
        ("Siehe Kap. II, Anm. 3.", "Siehe Kap. II, Anm. 4."),
        ("See chapter 2, note 1.", "See chapter 2, note 1."),
    ],
)
def test_a_reference_to_another_chapters_note_moves(headings: tuple[str, str], written: str, right: str) -> None:
    fixed = renumbered(chapters("See chapter 1, note 2.", written, headings).encode())
    assert right in fixed.mended
    assert "See chapter 1, note 2." in fixed.mended
    assert not any("look at it" in remark for remark in fixed.remarks)
    assert not renumbered(fixed.data).changed


@pytest.mark.parametrize(
    ("words", "headings"),
    [
        ("See chapter 2, note 3.", ("The Rising", "The Fall")),  # which chapter is the second cannot be told
        ("See chapter 7, note 3.", NUMBERED),
        ("Lund, *Harbours*, chapter 2, note 3.", NUMBERED),  # another work's
        ("See chapter 2, note 3 of Lund’s *Harbours*.", NUMBERED),
    ],
)
def test_a_reference_to_a_chapter_that_cannot_be_told_is_left_and_named(words: str, headings: tuple[str, str]) -> None:
    fixed = renumbered(chapters("", words, headings).encode())
    assert fixed.changed
    assert words in fixed.mended
    assert any(remark.startswith("left, look at it") and "note 3" in remark for remark in fixed.remarks)


def test_a_reference_to_a_note_that_another_chapter_lacks_stops_it() -> None:
    fixed = renumbered(chapters("", "See chapter 2, note 9.", NUMBERED).encode())
    assert not fixed.changed
    assert "points to no note" in fixed.remarks[0]
