"""Conflicts of time: pairs of dated places that cannot both be right, and what the finders of such pairs share."""

from dataclasses import field
from typing import Literal

from audit.model.dates import DateInterval
from audit.model.finding import Level
from audit.model.record import record
from audit.model.span import Span
from audit.model.statement import DateMention, Statement

Law = Literal["DAT004", "DAT005", "DAT006"]


@record
class Place:
    """A date at a place, and what it is the date of, in words for a person."""

    interval: DateInterval
    span: Span
    says: str


@record
class Conflict:
    """Two dated places that cannot both be right. `later` should not be older than `earlier`, or they should be equal.

    `note` is the label of the note concerned; `suspect` the place common to all conflicts that hang together.
    """

    law: Law
    earlier: Place
    later: Place
    span: Span
    confidence: float
    level: Level | None = None
    note: str | None = None
    shared: tuple[str, ...] = ()
    suspect: Place | None = None
    others: tuple[Place, ...] = field(default=())


def told_days(statement: Statement) -> list[DateMention]:
    """Return the days (or months, or nights) on which the statement says that something happened."""
    return [
        one
        for one in statement.dates
        if one.relation == "on"
        and one.tense == "past"
        and not one.interval.circa
        and not one.interval.impossible
        and (one.interval.end - one.interval.start).days <= 31
    ]


def place_of(mention: DateMention, says: str) -> Place:
    """Return the place of a date, with what it is the date of."""
    return Place(interval=mention.interval, span=mention.span, says=says)
