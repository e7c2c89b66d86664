"""The backbone of a numbering: out of candidates in reading order, the chain that best follows 1, 2, 3 …

Candidates come in (a printed number and a weight each); the indexes of those on the best chain go out, cut into
sequences where the numbering starts afresh. It is the weighted form of the longest increasing subsequence
(Fredman, "On computing the length of longest increasing subsequences", Discrete Mathematics 11, 1975), with a price on
every number that the chain leaves out, and takes n log n steps.
"""

from bisect import bisect_left
from collections.abc import Container, Sequence

from audit.model.record import record


@record
class Candidate:
    """Something that may be a note number. `weight` is what it is worth on the chain; `restart` the price of
    beginning a new sequence at it (lower after a heading)."""

    number: int
    weight: float
    restart: float = 4.0


GAP = 0.45  # price of a number that neither witness has
GAP_WITNESSED = 0.6  # price of a number that the other witness has
GAP_ABSENT = 0.15  # price of a number that the other witness lacks too
LARGEST = 1_000_000  # no work has more notes; the number of a larger label is none, and would cost memory alone
START_CAP = 2.0  # a file may begin at note 57 (an extract): a late start costs no more than this


def best_chain(
    candidates: Sequence[Candidate], *, witness: Container[int] | None = None, top: int = 0
) -> list[list[int]]:
    """Return the indexes of the best chain, one list for each sequence, in order.

    `witness` holds the numbers that the other witness (the notes for the markers, the markers for the notes) shows,
    up to `top`. Candidates with a weight of zero or less are passed over, and such as count beyond `LARGEST`.
    """
    if not candidates:
        return []
    highest = min(LARGEST, max(max(c.number for c in candidates), top))
    gap = [0.0] * (highest + 2)  # gap[k]: price of leaving out all numbers up to k
    for k in range(1, highest + 2):
        if witness is None:
            price = GAP
        else:
            price = GAP_WITNESSED if k in witness else GAP_ABSENT if k <= top else GAP
        gap[k] = gap[k - 1] + price

    best: list[float] = []
    parent: list[int] = []
    fresh: list[bool] = []
    numbers: list[int] = []  # staircase: rising numbers with strictly rising values
    values: list[float] = []
    owners: list[int] = []
    top_value, top_owner = 0.0, -1
    for index, candidate in enumerate(candidates):
        number = candidate.number
        if candidate.weight <= 0 or not 0 <= number <= LARGEST:
            best.append(float("-inf"))
            parent.append(-1)
            fresh.append(True)
            continue
        before = gap[number - 1] if number else 0.0
        start = -min(START_CAP, before)
        value, origin, begins = start, -1, True
        if top_owner >= 0 and top_value - candidate.restart + start > value:
            value, origin = top_value - candidate.restart + start, top_owner
        at = bisect_left(numbers, number) - 1
        if at >= 0 and values[at] - before >= value:
            value, origin, begins = values[at] - before, owners[at], False
        value += candidate.weight
        best.append(value)
        parent.append(origin)
        fresh.append(begins)
        if value > top_value or top_owner < 0:
            top_value, top_owner = value, index
        key = value + gap[number]
        at = bisect_left(numbers, number)
        if at and values[at - 1] >= key:
            continue
        if at < len(numbers) and numbers[at] == number and values[at] >= key:
            continue
        stop = at
        while stop < len(numbers) and values[stop] <= key:
            stop += 1
        numbers[at:stop] = [number]
        values[at:stop] = [key]
        owners[at:stop] = [index]

    sequences: list[list[int]] = []
    current: list[int] = []
    index = top_owner
    while index >= 0:
        current.append(index)
        if fresh[index]:
            sequences.append(current[::-1])
            current = []
        index = parent[index]
    return sequences[::-1]
