"""The chain through candidates, and what stands in its gaps."""

from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.sequence.chain import Candidate, best_chain
from audit.sequence.gaps import Entry, find_departures


def chain(*numbers: int, weight: float = 1.0) -> list[list[int]]:
    found = best_chain([Candidate(number=number, weight=weight) for number in numbers])
    return [[numbers[index] for index in sequence] for sequence in found]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1, 2, 3, 4), [[1, 2, 3, 4]]),
        ((1, 2, 34, 4, 5, 6), [[1, 2, 4, 5, 6]]),
        ((1, 2, 3, 1947), [[1, 2, 3]]),
        ((57, 58, 59), [[57, 58, 59]]),
        ((1, 2, 3, 4, 5, 6, 1, 2, 3, 4, 5, 6, 7), [[1, 2, 3, 4, 5, 6], [1, 2, 3, 4, 5, 6, 7]]),
        ((), []),
    ],
)
def test_best_chain(numbers: tuple[int, ...], expected: list[list[int]]) -> None:
    assert chain(*numbers) == expected


@given(st.lists(st.integers(0, 50), max_size=80))
def test_each_sequence_rises_and_all_are_in_reading_order(numbers: list[int]) -> None:
    found = best_chain([Candidate(number=number, weight=1.0) for number in numbers])
    flat = [index for sequence in found for index in sequence]
    assert flat == sorted(set(flat))
    for sequence in found:
        values = [numbers[index] for index in sequence]
        assert all(a < b for a, b in pairwise(values))


@pytest.mark.parametrize("large", [2**32, 10**30])
def test_a_number_beyond_counting_is_passed_over(large: int) -> None:
    candidates = [Candidate(number=number, weight=1.0) for number in (1, large, 2, 3)]
    assert best_chain(candidates, witness={1, 2, 3, large}, top=large) == [[0, 2, 3]]


def test_a_witness_makes_a_gap_dear() -> None:
    # Without a witness the 40 may be a note after a loss; a list that ends at 4 says that it is none.
    candidates = [Candidate(number=n, weight=1.0 if n < 5 else 0.3) for n in (1, 2, 3, 4, 6)]
    assert best_chain(candidates, witness={1, 2, 3, 4}, top=4) == [[0, 1, 2, 3]]


def departures(*numbers: int | None, last: int | None = None) -> list[tuple[str, int | None, int | None]]:
    entries = [Entry(index=index, number=number) for index, number in enumerate(numbers)]
    readable = [(index, number) for index, number in enumerate(numbers) if number is not None]
    found = best_chain([Candidate(number=number, weight=1.0, restart=1e9) for _, number in readable])
    on_chain = {readable[index][0] for sequence in found for index in sequence}
    end = last or max(number for _, number in readable)
    return [(d.kind, d.index, d.expected) for d in find_departures(entries, on_chain, last=end)[1]]


@pytest.mark.parametrize(
    ("numbers", "expected"),
    [
        ((1, 2, 3, 4), []),
        ((1, 2, 4, 5), [("missing", None, 3)]),
        ((1, 2, 8, 4, 5, 6, 7, 8), [("misprinted", 2, 3)]),
        ((1, 2, 3, 5, 5, 6), [("misprinted", 3, 4)]),
        ((1, 2, 3, 3, 5, 6), [("misprinted", 3, 4)]),
        ((1, 2, 3, 3, 4, 5), [("repeated", 3, None)]),
        ((1, 2, 4, 3, 5, 6), [("moved", 3, 3)]),
        ((1, 2, None, 4, 5), [("garbled", 2, 3)]),
        ((2, 2, 3, 4), [("misprinted", 0, 1)]),
    ],
)
def test_find_departures(numbers: tuple[int | None, ...], expected: list[tuple[str, int | None, int | None]]) -> None:
    found = departures(*numbers)
    if expected and expected[0][0] == "moved":  # either of the two exchanged may be called the one that moved
        assert [kind for kind, _, _ in found] == ["moved"]
    else:
        assert found == expected


def test_the_other_witness_says_how_far_the_numbers_go() -> None:
    assert departures(1, 2, 3, last=5) == [("missing", None, 4), ("missing", None, 5)]
