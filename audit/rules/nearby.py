"""Where something rare stands in; what an expression matches around it out, far sooner than by trying it everywhere."""

import re
from collections.abc import Iterator, Sequence

from audit.model.record import record
from audit.model.span import Span


@record
class Reach:
    """How many characters before a place a match may begin, and how many after one what decides on it may end."""

    before: int
    after: int


def matches_near(
    pattern: re.Pattern[str], text: str, places: Sequence[int], reach: Reach, within: Span | None = None
) -> Iterator[re.Match[str]]:
    """Yield the matches of `pattern` within reach of `places` (offsets, in order), and inside `within`."""
    start, stop = (0, len(text)) if within is None else (within.start, within.end)
    ends: list[int] = []  # of what is searched from each place on: that of the last of those that stand close together
    following = 0
    for place in reversed(places):
        close = bool(ends) and following - reach.before <= place + reach.after
        ends.append(ends[-1] if close else min(stop, place + reach.after))
        following = place
    reached = start
    for place, end in zip(places, reversed(ends), strict=True):
        if place < reached:
            continue  # inside the last match, or before all that is left
        match = pattern.search(text, max(reached, place - reach.before), end)
        if match is None:
            reached = end
        else:
            yield match
            reached = match.end()
