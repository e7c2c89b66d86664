"""Conflicts of time in, problems with both dates, both places and the rule of time broken out."""

from collections.abc import Iterator

from audit.model.finding import Problem, RelatedPlace
from audit.model.manuscript import Manuscript
from audit.rules.dates.chronology import bound, find_conflicts, in_days
from audit.rules.dates.conflicts import Conflict, Law
from audit.rules.dates.sources import day_in_words, in_words

_LAWS = {
    "DAT004": "a source is not older than what it reports",
    "DAT005": "an answer does not come before what it answers",
    "DAT006": "one event has one date",
}


def report_conflicts(manuscript: Manuscript, law: Law) -> Iterator[Problem]:
    """Yield a problem for each conflict that breaks `law`."""
    for conflict in find_conflicts(manuscript):
        if conflict.law == law:
            yield _problem(manuscript, conflict)


def _problem(manuscript: Manuscript, conflict: Conflict) -> Problem:
    earlier, later = conflict.earlier, conflict.later
    message = (
        f"{later.says[:1].upper()}{later.says[1:]} is dated {in_days(later.interval)}; {earlier.says} is dated "
        f"{in_days(earlier.interval)}: {_LAWS[conflict.law]}."
    )
    related = [
        RelatedPlace(span=earlier.span, message=f"{earlier.says}: {in_words(earlier.interval)}"),
        RelatedPlace(span=later.span, message=f"{later.says}: {in_words(later.interval)}"),
    ]
    evidence: dict[str, object] = {
        "earlier": earlier.interval.iso(),
        "later": later.interval.iso(),
        "rule_of_time": _LAWS[conflict.law],
    }
    if conflict.shared:
        evidence["names"] = list(conflict.shared)
    suspect = conflict.suspect
    if suspect is not None:
        every = [one for one in find_conflicts(manuscript) if suspect.span in (one.earlier.span, one.later.span)]
        last = bound(every, suspect)
        until = f" to a day not after {day_in_words(last)}" if last is not None else ""
        contradictions = len(every)
        if contradictions == 1:  # several places that agree stand against one
            contradictions, until = 1 + len(conflict.others), f" to {in_words(earlier.interval)}"
        message += (
            f" The date {in_words(suspect.interval)} stands in {contradictions} contradictions: changed{until}, it "
            "would set all of them right."
        )
        for other in conflict.others:
            related.append(RelatedPlace(span=other.span, message=f"also: {other.says}, {in_words(other.interval)}"))
        evidence["suspect"] = suspect.interval.iso()
    return Problem(
        span=conflict.span,
        message=message,
        related=tuple(related),
        evidence=evidence,
        note=conflict.note,
        confidence=conflict.confidence,
        level=conflict.level,
        kind="fail",
    )
