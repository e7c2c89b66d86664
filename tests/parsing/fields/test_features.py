"""What tokens look like and stand in, as the labels are decided out of it: tables, and bounds on any text."""

import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.fields.features import features_of
from audit.parsing.fields.looks import looks_of, shape_of
from audit.parsing.fields.phrases import after_initials, phrases_of
from audit.parsing.fields.surroundings import brackets_of, manners_of, quotation_states, seen_before
from audit.parsing.fields.tokens import tokenize

MOST_ATTRIBUTES = 30  # a token; the mean is near 23


@pytest.mark.parametrize(
    ("word", "shape"),
    [
        ("A", "I"),
        ("a", "i"),
        ("XIV", "ROM"),
        ("USA", "A3"),
        ("NATO", "AA"),
        ("Berlin", "Aa"),
        ("Hans-Peter", "Aa-"),
        ("McKay", "AaA"),
        ("of", "a"),
        ("1984", "Y"),
        ("3014", "d4"),
        ("1984a", "Ya"),
        ("2nd", "dth"),
        ("12b", "da"),
        ("1234567", "d6"),
        ("(", "("),
    ],
)
def test_shapes(word: str, shape: str) -> None:
    assert shape_of(tokenize(word)[0]) == shape


@pytest.mark.parametrize(
    ("text", "states"),
    [
        ("A “B c” d", "b D< D D D> a"),
        ("‘B’ d", "S< S S> as"),
        ("„B“ d", "D< D D> a"),
        ("Ann's “B", "b b b"),
        ("B", "b"),
    ],
)
def test_quotations(text: str, states: str) -> None:
    assert " ".join(quotation_states(tokenize(text))) == states


def test_brackets_say_what_they_hold() -> None:
    tokens = tokenize("Title (Leeds: Press, 1990), x [y")
    found = brackets_of(tokens, looks_of(tokens))
    assert [found[1], found[2], found[7]] == ["r<y:4", "ry:4", "r>y:4"]
    assert found[0] == found[-1] == ""  # an open bracket holds nothing


def test_years_and_quotations_seen_before_and_after() -> None:
    tokens = tokenize("Poe 1990, “A”; Li 2001")
    seen = seen_before(looks_of(tokens), quotation_states(tokens))
    assert seen[0] == "000y"
    assert seen[2] == "100-"
    assert seen[-1] == "000-"  # counted anew after a semicolon


def test_manner_of_each_citation() -> None:
    tokens = tokenize("Poe (1990) Towns; Li, “A”, in Poe")
    manners = manners_of(looks_of(tokens), quotation_states(tokens), brackets_of(tokens, looks_of(tokens)))
    assert manners[0] == "y2b--"
    assert manners[-1] == "--qi"


def test_phrases_end_at_punctuation_but_not_at_initials() -> None:
    tokens = tokenize("Poe, J. K., Towns. Leeds: Press")
    phrase_of, shared, _ = phrases_of(tokens, looks_of(tokens))
    assert phrase_of == [0, 0, 1, 1, 1, 1, 1, 2, 2, 3, 3, 4]
    assert len(shared) == 5


def test_words_after_an_initial_are_counted() -> None:
    tokens = tokenize("Newman, William R. Promethean Ambitions: Alchemy")
    looks = looks_of(tokens)
    phrase_of, _, before = phrases_of(tokens, looks)
    counted = dict(zip([token.text for token in tokens], after_initials(looks, phrase_of, before), strict=True))
    assert counted["Promethean"].startswith("1")
    assert counted["Ambitions"].startswith("2")
    assert counted["William"] == counted["Alchemy"] == ""


@given(st.text(max_size=300))
def test_every_token_has_its_attributes_and_not_many(text: str) -> None:
    tokens = tokenize(text)
    rows = features_of(tokens)
    assert len(rows) == len(tokens)
    assert all(0 < len(row) <= MOST_ATTRIBUTES and len(set(row)) == len(row) for row in rows)


def test_the_time_is_linear_in_the_length() -> None:
    def seconds(size: int) -> float:
        tokens = tokenize("(“A. B, [12] ‘" * size)
        began = time.process_time()
        features_of(tokens)
        return time.process_time() - began

    seconds(50)
    assert seconds(1600) < 12 * max(seconds(400), 0.01)
