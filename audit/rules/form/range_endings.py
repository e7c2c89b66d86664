"""Page ranges in; whether the last page is given in full or how it is shortened, in the words of the manuals, out."""

from collections.abc import Iterator, Sequence

from audit.model.lookup import Lookups
from audit.rules.form.majority import Observation
from audit.rules.form.page_ranges import PageRange

_MATTER = "last pages of ranges"
_FULL, _TWO, _CHANGED = "in full", "shortened to two figures", "shortened to the figures that change"
_TABLE = "shortened as in the table of 9.63"


def observe_endings(ranges: Sequence[PageRange], lookups: Lookups) -> Iterator[Observation]:
    """Yield how the last page of each range is given, in a way that the manual allows where it can be called so.

    Only ranges above a hundred, and within one, tell: 12–15 is all there is, and 98–104 cannot be shortened.
    """
    demand = lookups.demand("FRM007", _MATTER)
    if demand is None:
        return
    for found in ranges:
        first, last = str(found.first), str(found.whole_last)
        if len(first) < 3 or first[:-2] != last[:-2] or found.first >= found.whole_last:
            continue
        ways = [way for way, figures in _forms(first, last).items() if figures == found.printed_last]
        allowed = [way for way in ways if way in demand.ways]
        figures = "one figure" if len(found.printed_last) == 1 else "two figures"
        way = (allowed or ([_FULL] if _FULL in ways else [f"shortened to {figures}"]))[0]
        yield Observation(way=way, span=found.span, label=found.label, matter=_MATTER)


def _forms(first: str, last: str) -> dict[str, str]:
    """Return how each way writes the last page of a range within one hundred: 107–8, 107–08 or 107–108."""
    changed = last[-1] if first[:-1] == last[:-1] else last[-2:]
    low = first[-2:] == "00"  # Chicago 18, 9.63: in full after a multiple of 100, what changes to 109, then two figures
    table = last if low else (last[-2:].lstrip("0") if first[-2] == "0" else last[-2:])
    return {_FULL: last, _TABLE: table, _TWO: last[-2:], _CHANGED: changed}
