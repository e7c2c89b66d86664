"""Which sequences belong together: two lists of sets of numbers come in, pairs in the order of both lists go out.

The pairs that share most are found by dynamic programming, as T. F. Smith and M. S. Waterman ("Identification of common
molecular subsequences", Journal of Molecular Biology 147, 1981) align what may be left out on either side; so one
damaged chapter is not passed over for the next, which is whole.
"""

from collections.abc import Sequence
from collections.abc import Set as AbstractSet
from itertools import zip_longest

WIDEST = 12  # so many sequences may be left out on one side before those that belong together are met
MOST_CELLS = 1_000_000  # of the table, half a second's work; beyond, the first belongs to the first

Pair = tuple[int | None, int | None]


def align(left: Sequence[AbstractSet[int]], right: Sequence[AbstractSet[int]]) -> list[Pair]:
    """Return the indexes that belong together, each index once and in order; None where it has no counterpart.

    What two sets share is measured by Jaccard's index, 0 to 1.
    """
    rows, columns = len(left), len(right)
    if rows * columns > MOST_CELLS:
        return list(zip_longest(range(rows), range(columns)))
    reach = WIDEST + abs(rows - columns)
    best = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    shared = [[0.0] * columns for _ in range(rows)]
    for i in range(rows):
        for j in range(columns):
            if abs(i - j) <= reach:
                shared[i][j] = len(left[i] & right[j]) / (len(left[i] | right[j]) or 1)
            best[i + 1][j + 1] = max(best[i][j + 1], best[i + 1][j], best[i][j] + shared[i][j])
    pairs: list[Pair] = []
    i, j = rows, columns
    while i and j:
        if shared[i - 1][j - 1] and best[i][j] == best[i - 1][j - 1] + shared[i - 1][j - 1]:
            i, j = i - 1, j - 1
            pairs.append((i, j))
        elif best[i][j] == best[i][j - 1]:
            j -= 1
            pairs.append((None, j))
        else:
            i -= 1
            pairs.append((i, None))
    pairs += [(None, index) for index in range(j - 1, -1, -1)]
    pairs += [(index, None) for index in range(i - 1, -1, -1)]
    return pairs[::-1]
