"""Dates against dates: what a manuscript says of an event and what a source says in, agreements and differences out.

Two sentences speak of one event when they share a kind of event and names, and their dates lie close; a difference is
reported only where neither text knows the other's date for that kind of event.
"""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from audit.language.events import event_kinds
from audit.language.expressions import expression
from audit.language.months import ENGLISH_MONTHS
from audit.language.narrative import ANEW, TELLING
from audit.language.phrases import words_of
from audit.language.tongues import tongues_of
from audit.model.span import Span
from audit.model.statement import Statement
from audit.resolvers.library.folding import stem, stems
from audit.resolvers.library.pairs import Pair
from audit.resolvers.library.places import NOWHERE, TextPlace
from audit.resolvers.library.storing import StoredFact

_CLOSE_DAYS = 45  # dates of one event that is misdated by a day, a digit or a month lie no farther apart
_SAME_PRECISION_DAYS = 3  # two spells of time as long as each other but for so many days are equally exact
_NEAR_DATE = 70  # characters on either side of a date in which the word for its event stands
_WORD = expression(r"[^\W\d_]{3,}")
_RECURRING = frozenset({"meeting", "visit", "speech", "statement"})
_WORDS_WITH_SLIP = 2  # words two sentences must share where their days differ as by a slip of the pen
_NAMES_SHARED = 2  # names that two sentences must share before their dates are held against each other


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedFact:
    """An event of a text with the first and last day it may have happened; `exact` when it is given by day or month."""

    start: date
    end: date
    exact: bool
    past: bool
    raw: str
    span: Span
    kinds: frozenset[str]
    names: frozenset[str]
    words: frozenset[str]
    sentence: str
    note_id: str | None = None
    alone: bool = True  # the only date of its sentence
    single: bool = True  # told neither as one of several such events nor at second hand
    place: TextPlace = NOWHERE  # in the source's file

    def meets(self, other: "DatedFact") -> bool:
        """Tell whether the two may be the same day."""
        return self.start <= other.end and other.start <= self.end

    def gap(self, other: "DatedFact") -> int:
        """Return the days between the two, 0 when they meet."""
        return max((other.start - self.end).days, (self.start - other.end).days, 0)


def dated_facts(statement: Statement, extra: Sequence[tuple[date, date, str, Span]] = ()) -> list[DatedFact]:
    """Return the events that a statement of the manuscript dates. `extra` are dates of its source's coming out."""
    offset = statement.span.start
    found = [
        _dated(
            statement.content,
            statement.names,
            one.interval.start,
            one.interval.end,
            one.interval.precision,
            one.interval.raw,
            one.relation == "on" and not one.interval.circa,
            one.tense == "past",
            one.span.start - offset,
            one.span,
            len(statement.dates) == 1,
        )
        for one in statement.dates
        if not one.interval.impossible
    ]
    found += [
        _dated(statement.content, statement.names, start, end, "day", raw, True, True, 0, span, True)
        for start, end, raw, span in extra
    ]
    return found


def stored_dates(fact: StoredFact) -> list[DatedFact]:
    """Return the events that a sentence of a source dates."""
    return [
        _dated(
            fact.text, fact.names, date.fromisoformat(start), date.fromisoformat(end), precision, raw,
            relation == "on", tense == "past", offset, Span(offset, offset + len(raw)), len(fact.dates) == 1,
            fact.place,
        )
        for start, end, precision, raw, relation, tense, offset in fact.dates
    ]  # fmt: skip


def _dated(
    text: str, names: Sequence[str], start: date, end: date, precision: str, raw: str, on: bool, past: bool,
    offset: int, span: Span, alone: bool, place: TextPlace = NOWHERE,
) -> DatedFact:  # fmt: skip
    near = text[max(0, offset - _NEAR_DATE) : offset + len(raw) + _NEAR_DATE]
    listed = words_of(text)
    tongues = tongues_of(listed)
    kinds = event_kinds(words_of(near), tongues) or (event_kinds(listed, tongues) if alone else ())
    return DatedFact(
        start=start,
        end=end,
        exact=on and precision in ("day", "month") and (end - start).days <= 31,
        past=past,
        raw=" ".join(raw.split()),
        span=span,
        kinds=frozenset(kinds),
        names=frozenset(map(stem, names)),
        words=stems(_WORD.findall(text)),
        sentence=text,
        alone=alone,
        single=ANEW.find(listed) is None and TELLING.find(listed) is None,
        place=place,
    )


def compare_dates(
    ours: Sequence[DatedFact], theirs: Sequence[DatedFact], cited: Collection[str] = ()
) -> Iterator[Pair[DatedFact]]:
    """Yield what agrees, and what differs: each date of either side at most once, with the nearest of the other.

    `cited` are the ids of the notes that cite this source: what they are called for needs to share but one name.
    """
    agreed: set[Span] = set()
    for own in ours:
        for other in theirs:
            if own.span not in agreed and _agree(own, other):
                agreed.add(own.span)
                yield Pair(ours=own, theirs=other, agree=True)
    told: set[str] = set()
    nearest: dict[Span, Pair[DatedFact]] = {}
    for other in theirs:
        if not other.exact or other.raw in told or any(_same_day_and_kind(own, other) for own in ours):
            continue
        rivals = [own for own in ours if _may_differ(own, other, cited) and not _known(own, theirs)]
        if not rivals:
            continue
        best = max(rivals, key=lambda own: _likeness(own, other))
        told.add(other.raw)
        before = nearest.get(best.span)
        if before is None or _likeness(best, other) > _likeness(best, before.theirs):
            nearest[best.span] = Pair(ours=best, theirs=other, agree=False)
    yield from nearest.values()


def _agree(own: DatedFact, other: DatedFact) -> bool:
    if not own.meets(other) or _days(own) > 31 or abs(_days(own) - _days(other)) > _SAME_PRECISION_DAYS:
        return False
    return bool(own.kinds & other.kinds) or len(own.names & other.names) > _NAMES_SHARED


def _same_day_and_kind(own: DatedFact, other: DatedFact) -> bool:
    alike = abs(_days(own) - _days(other)) <= _SAME_PRECISION_DAYS
    elsewhere = own.names and other.names and not own.names & other.names
    return alike and not elsewhere and own.meets(other) and bool(own.kinds & other.kinds)


def _days(fact: DatedFact) -> int:
    return (fact.end - fact.start).days


def _known(own: DatedFact, theirs: Sequence[DatedFact]) -> bool:
    """Tell whether the source knows our date for that kind of event as well."""
    return any(own.meets(one) and own.kinds & one.kinds for one in theirs)


def _may_differ(own: DatedFact, other: DatedFact, cited: Collection[str]) -> bool:
    if not own.exact or own.meets(other) or not own.kinds & other.kinds or not (own.past and other.past):
        return False
    if not own.single:
        return False
    enough = len(own.names & other.names) >= _NAMES_SHARED
    if own.note_id in cited and not enough:
        enough = bool(own.names & other.names) or _tell_alike(own, other)
    return enough and (own.gap(other) <= _CLOSE_DAYS or _is_anniversary(own, other))


def _is_anniversary(own: DatedFact, other: DatedFact) -> bool:
    return (own.start.month, own.start.day) == (other.start.month, other.start.day)


def _tell_alike(own: DatedFact, other: DatedFact) -> bool:
    """Tell whether two sentences without a common name tell of one event: by their words, or their words and a slip.

    Meetings, visits and the like come again in the same words.
    """
    if not (own.kinds & other.kinds) - _RECURRING:
        return False
    slip = sum((own.start.day != other.start.day, own.start.month != other.start.month)) == 1
    return len(own.words & other.words) >= (_WORDS_WITH_SLIP if slip and own.start.year == other.start.year else 4)


def _likeness(own: DatedFact, other: DatedFact) -> float:
    """Return how likely two facts are of one event: shared names and words, and nearness in time."""
    shared = 2 * len(own.names & other.names) + len(own.words & other.words) + (2 if own.alone else 0)
    return shared - own.gap(other) / 7


def in_words(start: date, end: date) -> str:
    """Return a day or month in words: "January 17, 2024"."""
    name = ENGLISH_MONTHS[start.month - 1]
    if start == end:
        return f"{name} {start.day}, {start.year}"
    if start.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{name} {start.year}"
    return f"{start.isoformat()} to {end.isoformat()}"
