"""Time as constraints: statements and sources in, the pairs of dated places that break a rule of time out.

Three rules of time: a source is not older than the past event it reports (DAT004), an effect is not older than its
cause (DAT005), one event has one date (DAT006). Where several broken pairs meet in one date, that date is the suspect:
changed alone, it would set all right.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from datetime import date

from audit.model.dates import DateInterval
from audit.model.manuscript import Manuscript
from audit.rules.dates.answering import answers_before_causes
from audit.rules.dates.conflicts import Conflict, Place
from audit.rules.dates.precedence import sources_before_events
from audit.rules.dates.sameness import events_dated_twice
from audit.rules.dates.sources import in_words
from audit.rules.sharing import once


@once
def find_conflicts(manuscript: Manuscript) -> tuple[Conflict, ...]:
    """Return all conflicts of a manuscript, in order of their places, each with the suspect if there is one.

    One contradiction is one conflict: what a source older than its event explains is not told again as another date
    for that event.
    """
    dated = [one for one in manuscript.statements if one.paragraph >= 0 and one.dates]
    found = list(answers_before_causes(manuscript, dated))
    found += sources_before_events(manuscript, dated, {conflict.span for conflict in found})
    told = {(conflict.earlier.span, conflict.note) for conflict in found if conflict.law == "DAT004"}
    found += [one for one in events_dated_twice(manuscript, dated) if (one.earlier.span, one.note) not in told]
    return tuple(sorted(_with_suspects(found), key=lambda conflict: conflict.span))


def _with_suspects(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Name, in each conflict of three or more places that hang together, the one date that all of them share."""
    counts = Counter(place.span for one in conflicts for place in (one.earlier, one.later))
    result: list[Conflict] = []
    for one in conflicts:
        shared = [place for place in (one.earlier, one.later) if counts[place.span] > 1]
        if len(shared) != 1:
            result.append(one)
            continue
        suspect = shared[0]
        linked = [c for c in conflicts if suspect.span in (c.earlier.span, c.later.span)]
        alike = all(c.earlier.span == suspect.span for c in linked) or all(c.later.span == suspect.span for c in linked)
        others = tuple(
            place for c in linked for place in (c.earlier, c.later) if c is not one and place.span != suspect.span
        )
        result.append(replace(one, suspect=suspect, others=others) if alike else one)
    return result


def bound(conflicts: Sequence[Conflict], suspect: Place) -> date | None:
    """Return the last day that the suspect may have so that nothing is contradicted; None if it must be later."""
    ends = [one.later.interval.end for one in conflicts if one.earlier.span == suspect.span]
    return min(ends) if ends else None


def in_days(interval: DateInterval) -> str:
    """Return a date in words, saying so when its year is borrowed."""
    return in_words(interval) + (" (year taken from the context)" if interval.year_from_context else "")
