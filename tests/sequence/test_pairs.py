"""Sets of numbers in, which of them belong together out."""

import pytest

from audit.sequence.pairs import Pair, align

WHOLE = set(range(1, 13))


@pytest.mark.parametrize(
    ("left", "right", "pairs"),
    [
        ([WHOLE, WHOLE, WHOLE], [WHOLE, WHOLE - {5}, WHOLE], [(0, 0), (1, 1), (2, 2)]),
        ([WHOLE, {1, 2}, WHOLE], [WHOLE, WHOLE], [(0, 0), (1, None), (2, 1)]),
        ([WHOLE], [{30, 31}, WHOLE], [(None, 0), (0, 1)]),
        ([WHOLE], [], [(0, None)]),
        ([], [WHOLE], [(None, 0)]),
        ([{1}], [{2}], [(None, 0), (0, None)]),
    ],
    ids=["a damaged chapter", "one not listed", "one not called", "no right", "no left", "nothing shared"],
)
def test_what_shares_most_numbers_belongs_together(
    left: list[set[int]], right: list[set[int]], pairs: list[Pair]
) -> None:
    assert sorted(align(left, right), key=str) == sorted(pairs, key=str)


def test_many_sequences_are_aligned() -> None:
    many = [set(range(1, 3 + n % 7)) for n in range(900)]
    assert align(many, many) == [(n, n) for n in range(900)]


def test_more_than_a_table_holds_are_paired_in_order() -> None:
    assert align([{1}] * 2000, [{1}] * 2001)[-2:] == [(1999, 1999), (None, 2000)]
