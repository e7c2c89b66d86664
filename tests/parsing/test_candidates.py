"""What may be a marker, and how much its surroundings speak for it."""

import pytest

from audit.engine import read_document
from audit.model.document import Block, Document, LineMap
from audit.model.span import Span
from audit.parsing.candidates import find_candidates
from audit.parsing.numbering import find_apparatus
from audit.settings import Settings


def weights(text: str) -> dict[str, float]:
    document = read_document("a.md", text.encode(), Settings())
    return {c.label: c.weight for c in find_candidates(document)}


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("The treaty was signed.¹²", "12"),
        ("The treaty was signed.<sup>12</sup>", "12"),
        ("The treaty was signed.^12^", "12"),
        ("The treaty was signed.$^{12}$", "12"),
        ("The treaty was signed.$ ^{12} $", "12"),
        ("The treaty was signed.\\(^{12}\\)", "12"),
        ("It ended in 1947.³", "3"),
        ("It ended in 1947³ with a vote", "3"),
        ("as under Section 230¹² of the Act", "12"),
        ("Voir aussi la note 4⁶.", "6"),
        ("vgl. § 10³ des Gesetzes", "3"),
    ],
)
def test_raised_numbers_after_words_are_likely(text: str, label: str) -> None:
    assert weights(text)[label] >= 0.55


@pytest.mark.parametrize(
    ("text", "label"),
    [
        ("a field of 40 m² by the river", "2"),
        ("some 10⁶ letters", "6"),
        ("the ¹⁴C date", "14"),
        ("a speed of 9 km² and more", "2"),
        ("поле в 40 м² у реки", "2"),
        ("два 9 км² и более", "2"),
        ("an area of 10² fields", "2"),
    ],
)
def test_exponents_units_and_isotopes_are_not(text: str, label: str) -> None:
    assert weights(text)[label] == 0


@pytest.mark.parametrize(
    "text", ["in 1947 and 1948", "10 to 15 per cent", "909 km", "US\\$2.3 bn", "No. 36 (2019)", "the 1st"]
)
def test_numbers_of_the_text_are_no_candidates(text: str) -> None:
    assert weights(f"They met {text} again") == {}


@pytest.mark.parametrize("text", ["the new in-¹² spection of", "несколько м² земли", "несколько км³ воды"])
def test_numbers_within_a_broken_word_or_behind_a_lone_unit_are_unlikely(text: str) -> None:
    assert max(weights(text).values()) < 0.1


def test_a_number_behind_a_dash_is_likely() -> None:
    assert weights("He sued —¹² and lost.")["12"] >= 0.55


def test_one_note_called_often_is_a_note() -> None:
    text = "# Locks\n\nIt was dug.¹ It was deep.¹ Nobody asked.¹ He sued.¹ He lost.¹\n\n## Notes\n\n1. Ledger, 4.\n"
    found = find_apparatus(read_document("a.md", text.encode(), Settings()))
    assert (len(found.markers), len(found.notes)) == (5, 1)


def test_a_group_of_raised_numbers_gives_one_candidate_each() -> None:
    document = read_document("a.md", "Both agree.¹²,¹³ So it is.".encode(), Settings())
    found = find_candidates(document)
    assert [(c.number, c.span.of(document.text)) for c in found] == [(12, "¹²"), (13, "¹³")]


@pytest.mark.parametrize("group", ["6,7", "6, 7", "6 7", "6;7", "6\u202f7"])
def test_raised_numbers_side_by_side_are_one_each(group: str) -> None:
    document = read_document("a.md", f"Both agree.<sup>{group}</sup> So it is.".encode(), Settings())
    assert [c.number for c in find_candidates(document)] == [6, 7]


FORMULA = "The index is\n\n $$ G_{[a,b]}(i)=\\left(1-p_{[a,b]}^{2}(i)\\right)^{3}, $$ \n\nwhere it holds."


def test_exponents_of_a_formula_are_no_candidates() -> None:
    assert not {"2", "3"} & set(weights(FORMULA))


def test_a_formula_between_single_dollars_has_exponents() -> None:
    assert "2" not in weights("The share is $ 1-p_{a}^{2}(i) $ of all.")


def markers(text: str) -> list[str]:
    document = read_document("a.md", text.encode(), Settings())
    return [marker.label for marker in find_apparatus(document).markers]


PAGE = "The text books of the archive $ ^{11} $ and of the press $ ^{12} $ are in the public domain."


def test_a_page_without_its_notes_keeps_its_calls() -> None:
    assert markers(PAGE + " See Fig. B.1. Here is another; in Fig. B.2. it fails.\n\n" + FORMULA) == ["11", "12"]


@pytest.mark.parametrize(
    "sign", ["10 $ ^{-5} $", "5 $ ^{2} $ m", "shown $ ^{[24]} $ and $ ^{[25]} $ again", "the hat $ ^{\\dagger} $"]
)
def test_other_raised_signs_of_a_page_call_no_note(sign: str) -> None:
    assert markers(f"The rate is {sign} and it holds.") == []


@pytest.mark.parametrize("text", ["See `argv[1]` there.", "It calls ``slice(2)`` first.", "The `pbkdf2` it is."])
def test_numbers_in_code_are_no_candidates(text: str) -> None:
    assert find_candidates(read_document("a.md", text.encode(), Settings())) == ()


def test_the_labels_of_a_list_of_references_are_no_markers() -> None:
    text = "As shown [2].\n\n[1] Halloran, The Mill.\n\n[2] Brandt, The Lock."
    blocks = [Block(span=Span(at, at + 22), kind="reference") for at in (text.index("[1]"), text.rindex("[2]"))]
    document = Document(text=text, path="a.pdf", format="pdf", source_map=LineMap(text), blocks=tuple(blocks))
    assert [(c.label, c.span.start) for c in find_candidates(document)] == [("2", 9)]
