"""The departures from a numbering: what stands in the gaps of the chain, and what is missing there.

A chain (numbers that fit) and the candidates beside it come in; misprints, moved, repeated and missing numbers go out.
In a gap, the candidates left over and the numbers left out are aligned by dynamic programming with insert, delete and
substitute costs (Needleman and Wunsch, "A general method applicable to the search for similarities", Journal of
Molecular Biology 48, 1970), a likely confusion of digits being cheap.
"""

from collections.abc import Container, Sequence
from typing import Literal

from audit.language.numerals import confusion
from audit.model.record import record

Kind = Literal["misprinted", "garbled", "moved", "repeated", "missing"]

MISSING_COST = 0.7  # a number that nothing stands for
SPARE_COST = 0.6  # a candidate that stands for nothing


@record
class Entry:
    """A candidate that certainly is a marker or note of this sequence; `number` is None where it cannot be read."""

    index: int
    number: int | None


@record
class Departure:
    """One fault of one witness: `index` is the candidate at fault (None where there is none), `expected` the number
    that its place calls for (None for a repeated one that has no place)."""

    kind: Kind
    index: int | None
    expected: int | None


def find_departures(
    entries: Sequence[Entry],
    chain: Container[int],
    *,
    last: int,
    first: int = 1,
    absent: Container[int] = frozenset(),
) -> tuple[dict[int, int], list[Departure]]:
    """Return the number each entry should carry (by `Entry.index`) and the departures, in order.

    `entries` are in reading order, `chain` holds the indexes that fit; `first` and `last` bound the sequence (`last`
    from both witnesses). `absent` holds numbers that the other witness lacks too: leaving them out costs little.
    """
    order = _settle_ties(entries, chain)
    assigned = {entry.index: entry.number for entry, fits in order if fits and entry.number is not None}
    present = {number for number in assigned.values() if number is not None}
    missing = {number for number in range(first, last + 1) if number not in present}
    departures: list[Departure] = []
    spare: list[Entry] = []
    low = first - 1
    ends: list[tuple[Entry | None, bool]] = [*order, (None, True)]
    for entry, fits in ends:
        if entry is not None and not fits:
            spare.append(entry)
            continue
        high = last + 1 if entry is None or entry.number is None else entry.number
        wanted = [number for number in range(low + 1, high) if number in missing]
        departures += _fill_gap(spare, wanted, missing, present, assigned, absent)
        spare = []
        low = high
    moved = {d.expected for d in departures if d.kind == "moved"}
    departures = [d for d in departures if not (d.kind == "missing" and d.expected in moved)]
    return assigned, departures


def _settle_ties(entries: Sequence[Entry], chain: Container[int]) -> list[tuple[Entry, bool]]:
    """Return the entries with whether each fits, the later of two equal ones fitting where the earlier has a gap.

    In 3 5 5 6 both fives can stand on the chain; the missing 4 says that the first is the misprint.
    """
    fits = [entry.index in chain for entry in entries]
    before = [0] * len(entries)  # number of the nearest entry before that fits
    after = [0] * len(entries)
    number = 0
    for at, entry in enumerate(entries):
        before[at] = number
        if fits[at] and entry.number is not None:
            number = entry.number
    number = 0
    for at in range(len(entries) - 1, -1, -1):
        after[at] = number
        found = entries[at].number
        if fits[at] and found is not None:
            number = found
    for at in range(1, len(entries)):
        left, right = entries[at - 1].number, entries[at].number
        if left is None or left != right or fits[at - 1] == fits[at]:
            continue
        earlier_has_gap = fits[at - 1] and left - before[at - 1] == 2
        later_has_gap = fits[at] and after[at] - left == 2
        if earlier_has_gap or later_has_gap:
            fits[at - 1], fits[at] = fits[at], fits[at - 1]
    return list(zip(entries, fits, strict=True))


def _fill_gap(
    spare: list[Entry],
    wanted: list[int],
    missing: set[int],
    present: set[int],
    assigned: dict[int, int],
    absent: Container[int],
) -> list[Departure]:
    """Return the departures of one gap, and enter into `assigned` the numbers that its entries should carry."""
    departures: list[Departure] = []
    moved = [e for e in spare if e.number is not None and e.number in missing and e.number not in wanted]
    for entry in moved:
        assert entry.number is not None
        assigned[entry.index] = entry.number
        departures.append(Departure(kind="moved", index=entry.index, expected=entry.number))
    rest = [entry for entry in spare if entry not in moved]
    for found, number in _align(rest, wanted, absent):
        if found is None:
            departures.append(Departure(kind="missing", index=None, expected=number))
        elif number is None:
            if found.number in present:  # else a number of another kind: a year in brackets, an exponent
                departures.append(Departure(kind="repeated", index=found.index, expected=None))
        else:
            assigned[found.index] = number
            kind: Kind = "garbled" if found.number is None else "misprinted"
            if found.number != number:
                departures.append(Departure(kind=kind, index=found.index, expected=number))
    return departures


def _align(spare: list[Entry], wanted: list[int], absent: Container[int]) -> list[tuple[Entry | None, int | None]]:
    """Align the entries left over in a gap with the numbers wanted there; None stands for nothing."""
    if not spare or not wanted:
        return [(entry, None) for entry in spare] + [(None, number) for number in wanted]
    if len(spare) * len(wanted) > 250_000:  # a lost chapter, not a misprint
        return [(entry, None) for entry in spare] + [(None, number) for number in wanted]
    rows, columns = len(spare), len(wanted)
    skip = [0.1 if number in absent else MISSING_COST for number in wanted]
    cost = [[0.0] * (columns + 1) for _ in range(rows + 1)]
    for j in range(columns):
        cost[0][j + 1] = cost[0][j] + skip[j]
    for i in range(rows):
        cost[i + 1][0] = cost[i][0] + SPARE_COST
        for j in range(columns):
            cost[i + 1][j + 1] = min(
                cost[i][j] + _substitute(spare[i].number, wanted[j]),
                cost[i][j + 1] + SPARE_COST,
                cost[i + 1][j] + skip[j],
            )
    pairs: list[tuple[Entry | None, int | None]] = []
    i, j = rows, columns
    while i or j:
        if i and j and cost[i][j] == cost[i - 1][j - 1] + _substitute(spare[i - 1].number, wanted[j - 1]):
            i, j = i - 1, j - 1
            pairs.append((spare[i], wanted[j]))
        elif i and cost[i][j] == cost[i - 1][j] + SPARE_COST:
            i -= 1
            pairs.append((spare[i], None))
        else:
            j -= 1
            pairs.append((None, wanted[j]))
    return pairs[::-1]


def _substitute(printed: int | None, expected: int) -> float:
    # Reading order is strong evidence, so that even an unlike number (4 for 12) is cheaper than one missing and one
    # spare (1.3 together).
    return 0.3 if printed is None else 0.25 + 0.9 * confusion(printed, expected)
