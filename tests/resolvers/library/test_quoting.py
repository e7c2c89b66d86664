"""Quotations in a source: what is forgiven, what differs, what is absent."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.resolvers.library.folding import level, stem
from audit.resolvers.library.quoting import find_quotation

SOURCE = """The minister came late to Verda. He wished, he said, for "a just and durable peace" in the whole valley -
and soon. The modern governor burned the letters; nobody knew why, though the exam-
ple was known to all. “Nothing will be lost,” he added."""

FOUND = [
    "a just and durable peace",
    "A Just and Durable Peace",
    "a ‘just and durable peace’ in the whole valley—and soon",
    "for “a just … peace” in the whole valley",
    "[f]or a just and durable peace",
    "The minister [of war] came late",
    "the rnodern govemor bumed the letters",  # as character recognition has it
    "though the example was known to all",
]
DIFFERS = [
    ("a just and durable peace in the entire valley", "[-entire-] [+whole+]"),
    ("The modern governor burned the papers", "[-papers-]"),
    ("He wished, she said, for a just and durable peace", "[-she-] [+he+]"),
]
ABSENT = ["no valley has ever been so poorly served by its river", "the harbour is a shame to this fine city"]


@pytest.mark.parametrize("quotation", FOUND)
def test_found(quotation: str) -> None:
    assert find_quotation(quotation, SOURCE, level(SOURCE)).verdict == "found"


@pytest.mark.parametrize(("quotation", "marked"), DIFFERS)
def test_differs(quotation: str, marked: str) -> None:
    found = find_quotation(quotation, SOURCE, level(SOURCE))
    assert found.verdict == "differs"
    assert marked in found.marked


@pytest.mark.parametrize("quotation", ABSENT)
def test_absent(quotation: str) -> None:
    assert find_quotation(quotation, SOURCE, level(SOURCE)).verdict == "absent"


@pytest.mark.parametrize("quotation", ["grave doubts", "…", "[ ]", ""])
def test_a_few_words_prove_nothing(quotation: str) -> None:
    assert find_quotation(quotation, SOURCE, level(SOURCE)).verdict == "too-short"


@given(st.text(max_size=300))
def test_levelling_keeps_the_length(text: str) -> None:
    assert len(level(text)) == len(text)


@given(st.text(alphabet="ab .,“”…[]-1", max_size=80), st.text(alphabet="ab .,“”…-1\n", max_size=200))
def test_nothing_raises(quotation: str, text: str) -> None:
    found = find_quotation(quotation, text, level(text))
    assert 0 <= found.start <= found.end <= len(text)


@pytest.mark.parametrize(
    ("a", "b"),
    [("Iran", "Iranian"), ("Pakistan", "Pakistani"), ("Pole", "Poles"), ("Verda", "Verda's"), ("Türk", "Turk")],
)
def test_stems_meet(a: str, b: str) -> None:
    assert stem(a) == stem(b)


def test_stems_keep_apart() -> None:
    assert len({stem(word) for word in ("Iran", "Iraq", "Oman", "Karst", "Karsten")}) == 5
