"""The longest stretch that rises, against the definition."""

from itertools import combinations, pairwise

from hypothesis import given
from hypothesis import strategies as st

from audit.rules.citations.ordering import longest_rising


@given(st.lists(st.integers(0, 9), max_size=9))
def test_it_rises_and_nothing_longer_does(keys: list[int]) -> None:
    kept = sorted(longest_rising(keys))
    assert all(keys[first] <= keys[second] for first, second in pairwise(kept))
    longest = max(
        (
            len(chosen)
            for size in range(len(keys) + 1)
            for chosen in combinations(keys, size)
            if list(chosen) == sorted(chosen)
        ),
        default=0,
    )
    assert len(kept) == longest


def test_words_are_ordered_too() -> None:
    assert longest_rising(["abel", "berg", "ito", "dietz", "lund"]) in ({0, 1, 2, 4}, {0, 1, 3, 4})
