"""What was found elsewhere about a citation: five outcomes, of which only one is absence."""

from dataclasses import dataclass
from enum import StrEnum

from audit.model.citation import Item


class Outcome(StrEnum):
    """The five outcomes of a look-up. A time-out is UNAVAILABLE, never ABSENT."""

    FOUND = "found"
    ABSENT = "absent"
    AMBIGUOUS = "ambiguous"
    UNAVAILABLE = "unavailable"
    SKIPPED = "skipped"


@dataclass(frozen=True, slots=True, kw_only=True)
class Record:
    """What a source of records says of a work. `url` leads a person to it; `notices` are retractions and the like."""

    source: str
    id: str
    item: Item
    url: str = ""
    notices: tuple[str, ...] = ()
    score: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookup:
    """The answer of one resolver about one citation."""

    citation_id: str
    source: str
    outcome: Outcome
    records: tuple[Record, ...] = ()
    reason: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Lookups:
    """All answers of a run; empty when nothing was asked for."""

    answers: tuple[Lookup, ...] = ()
    asked: frozenset[str] = frozenset()  # which kinds of resolver ran: "sources", "index", "online"
