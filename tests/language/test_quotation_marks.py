"""Quotation marks: what pairs and what is left over."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.quotation_marks import pair_quotations, quoted_in

BALANCED = [
    "He said “yes” and “no”.",
    'He said "yes" and "no".',
    "Er sagte „ja“ und »nein«.",
    "Il dit « oui » et sortit.",
    "He said, “She called it ‘calm.’ ”",
    "“One,” he said, “two.”",
    'A plank of 6" and one of 8".',
    "``yes'' and ``no''",
    "He read ”Senate and House,” twice.",  # turned by a converter
    "It ended “furnish,“ he wrote.",
    'They agreed that "it should be strengthened."31 They left.',
    'He wrote (a "note") of it.',
    "“bound to their circumstances.’’ Moreover",
]
LONELY = [
    ("He said “yes and left.", 8),
    ('An "unbroken will to fight. She was "calm" and "kind".', 3),
    ("He said yes” and left.", 11),
    ("“One,” he said,” and two.", 15),
]


@pytest.mark.parametrize("text", BALANCED)
def test_balanced(text: str) -> None:
    assert pair_quotations(text).lonely == ()


QUOTING = [
    ("“It is,” he said, «a “calm” day».", ["It is,", "a “calm” day"]),  # the outermost
    ("He said “” and left.", []),
    ("It is ’twas and ‘calm’.", []),
]


@pytest.mark.parametrize(("text", "words"), QUOTING)
def test_quoted(text: str, words: list[str]) -> None:
    assert [text[start:end] for start, end in quoted_in(text)] == words


@pytest.mark.parametrize(("text", "at"), LONELY)
def test_lonely(text: str, at: int) -> None:
    assert [mark.start for mark in pair_quotations(text).lonely] == [at]


@given(st.text(alphabet="ab .,“”„«»\"'`’1", max_size=200))
def test_every_mark_is_paired_or_left_over_once(text: str) -> None:
    pairing = pair_quotations(text)
    starts = [mark.start for pair in pairing.pairs for mark in pair] + [mark.start for mark in pairing.lonely]
    assert len(starts) == len(set(starts))
    assert all(opener.start < closer.start for opener, closer in pairing.pairs)


def test_many_marks_are_linear() -> None:
    assert len(pair_quotations("„" * 200_000).lonely) == 200_000
