"""What may be a marker, and how much its surroundings speak for it."""

import pytest

from audit.engine import read_document
from audit.parsing.candidates import find_candidates
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
    ],
)
def test_exponents_units_and_isotopes_are_not(text: str, label: str) -> None:
    assert weights(text)[label] == 0


@pytest.mark.parametrize(
    "text", ["in 1947 and 1948", "10 to 15 per cent", "909 km", "US\\$2.3 bn", "No. 36 (2019)", "the 1st"]
)
def test_numbers_of_the_text_are_no_candidates(text: str) -> None:
    assert weights(f"They met {text} again") == {}


def test_a_group_of_raised_numbers_gives_one_candidate_each() -> None:
    document = read_document("a.md", "Both agree.¹²,¹³ So it is.".encode(), Settings())
    found = find_candidates(document)
    assert [(c.number, c.span.of(document.text)) for c in found] == [(12, "¹²"), (13, "¹³")]
