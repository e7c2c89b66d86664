"""Facts against facts: what a manuscript says of an event and what a source says in, agreements and differences out.

Two sentences speak of one event when they share a kind of event and names, and their dates lie close; a difference is
reported only where neither text knows the other's date for that kind of event.
"""

import re
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from rapidfuzz.distance import Levenshtein

from audit.language.events import event_kind
from audit.language.folding import STOPWORDS
from audit.language.months import ENGLISH_MONTHS
from audit.model.span import Span
from audit.model.statement import Count, Statement
from audit.resolvers.library.folding import level, stem
from audit.resolvers.library.storing import StoredFact

_CLOSE_DAYS = 45  # dates of one event that is misdated by a day, a digit or a month lie no farther apart
_SAME_PRECISION_DAYS = 3  # two spells of time as long as each other but for so many days are equally exact
_NEAR_DATE = 70  # characters on either side of a date in which the word for its event stands
_WORD = re.compile(r"[^\W\d_]{3,}")
_COMMON = STOPWORDS | frozenset(
    """about above after again also another been before being between both could does down during each either even every
    first from given great half have having here into just last least less made make many more most much must near
    nearly never next none only other over part same second several should since some such than that their them then
    there these they this those though three through together under until upon very were what when where which while
    whole whom whose will with within without would year years""".split()  # noqa: SIM905
)
_VAGUE_UNITS = frozenset({"year", "day", "week", "month", "page", "country", "state", "article", "case", "letter"})
_SHORTEST_NAME = 6  # letters of a name whose spelling is compared; shorter ones resemble one another
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

    def meets(self, other: "DatedFact") -> bool:
        """Tell whether the two may be the same day."""
        return self.start <= other.end and other.start <= self.end

    def gap(self, other: "DatedFact") -> int:
        """Return the days between the two, 0 when they meet."""
        return max((other.start - self.end).days, (self.start - other.end).days, 0)


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedFact:
    """A count of a text with the words beside it."""

    low: float
    high: float
    unit: str
    predicate: str
    raw: str
    span: Span
    beside: frozenset[str]
    names: frozenset[str]
    kinds: frozenset[str]
    sentence: str
    note_id: str | None = None


Fact = TypeVar("Fact")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair(Generic[Fact]):
    """A fact of the manuscript and the source's fact of the same thing; they agree or differ."""

    ours: Fact
    theirs: Fact
    agree: bool


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
        )
        for start, end, precision, raw, relation, tense, offset in fact.dates
    ]  # fmt: skip


def _dated(
    text: str, names: Sequence[str], start: date, end: date, precision: str, raw: str, on: bool, past: bool,
    offset: int, span: Span, alone: bool,
) -> DatedFact:  # fmt: skip
    near = text[max(0, offset - _NEAR_DATE) : offset + len(raw) + _NEAR_DATE]
    kinds = _kinds(near) or (_kinds(text) if alone else frozenset())
    return DatedFact(
        start=start,
        end=end,
        exact=on and precision in ("day", "month") and (end - start).days <= 31,
        past=past,
        raw=" ".join(raw.split()),
        span=span,
        kinds=kinds,
        names=frozenset(map(stem, names)),
        words=_words(text),
        sentence=text,
        alone=alone,
    )


def _kinds(text: str) -> frozenset[str]:
    return frozenset(kind for word in _WORD.findall(text) if (kind := event_kind(word)) is not None)


def compare_dates(
    ours: Sequence[DatedFact], theirs: Sequence[DatedFact], cited: Collection[str] = ()
) -> Iterator[Pair[DatedFact]]:
    """Yield what agrees, and what differs: each date of the source at most once, with the nearest event of ours.

    `cited` are the ids of the notes that cite this source: what they are called for needs to share but one name.
    """
    agreed: set[Span] = set()
    for own in ours:
        for other in theirs:
            if own.span not in agreed and _agree(own, other):
                agreed.add(own.span)
                yield Pair(ours=own, theirs=other, agree=True)
    told: set[str] = set()
    for other in theirs:
        if not other.exact or other.raw in told or any(_same_day_and_kind(own, other) for own in ours):
            continue
        rivals = [own for own in ours if _may_differ(own, other, cited) and not _known(own, theirs)]
        if not rivals:
            continue
        best = max(rivals, key=lambda own: _likeness(own, other))
        told.add(other.raw)
        yield Pair(ours=best, theirs=other, agree=False)


def _agree(own: DatedFact, other: DatedFact) -> bool:
    if not own.meets(other) or _days(own) > 31 or abs(_days(own) - _days(other)) > _SAME_PRECISION_DAYS:
        return False
    return bool(own.kinds & other.kinds) or len(own.names & other.names) > _NAMES_SHARED


def _same_day_and_kind(own: DatedFact, other: DatedFact) -> bool:
    alike = abs(_days(own) - _days(other)) <= _SAME_PRECISION_DAYS
    return alike and own.meets(other) and bool(own.kinds & other.kinds)


def _days(fact: DatedFact) -> int:
    return (fact.end - fact.start).days


def _known(own: DatedFact, theirs: Sequence[DatedFact]) -> bool:
    """Tell whether the source knows our date for that kind of event as well."""
    return any(own.meets(one) and own.kinds & one.kinds for one in theirs)


def _may_differ(own: DatedFact, other: DatedFact, cited: Collection[str]) -> bool:
    if not own.exact or own.meets(other) or not own.kinds & other.kinds or not (own.past and other.past):
        return False
    if len(own.names & other.names) < (1 if own.note_id in cited else _NAMES_SHARED):
        return False
    return own.gap(other) <= _CLOSE_DAYS or (own.start.month, own.start.day) == (other.start.month, other.start.day)


def _likeness(own: DatedFact, other: DatedFact) -> float:
    """Return how likely two facts are of one event: shared names and words, and nearness in time."""
    shared = 2 * len(own.names & other.names) + len(own.words & other.words) + (2 if own.alone else 0)
    return shared - own.gap(other) / 7


def counted_facts(statement: Statement) -> list[CountedFact]:
    """Return the counts of a statement of the manuscript."""
    offset = statement.span.start
    return [
        _counted(statement.content, statement.names, statement.events, one, one.span.start - offset, one.span)
        for one in statement.counts
    ]


def stored_counts(fact: StoredFact) -> list[CountedFact]:
    """Return the counts of a sentence of a source."""
    found = []
    for low, high, unit, raw, predicate, offset in fact.counts:
        span = Span(offset, offset + len(raw))
        count = Count(low=low, high=high, unit=unit, raw=raw, span=span, predicate=predicate)
        found.append(_counted(fact.text, fact.names, fact.events, count, offset, span))
    return found


def _counted(
    text: str, names: Sequence[str], events: Sequence[str], count: Count, offset: int, span: Span
) -> CountedFact:
    before = _WORD.findall(text[max(0, offset - 40) : offset])[-4:]
    after = _WORD.findall(text[offset + len(count.raw) : offset + len(count.raw) + 40])[:3]
    return CountedFact(
        low=count.low,
        high=count.high,
        unit=count.unit,
        predicate=count.predicate,
        raw=" ".join(count.raw.split()),
        span=span,
        beside=_stems([*before, *after]),
        names=frozenset(map(stem, names)),
        kinds=frozenset(events),
        sentence=text,
    )


def compare_counts(
    ours: Sequence[CountedFact], theirs: Sequence[CountedFact], shared_dates: bool
) -> Iterator[Pair[CountedFact]]:
    """Yield counts of the same thing that agree or differ: same unit, same fate, a word in common beside them."""
    for own in ours:
        if own.unit in _VAGUE_UNITS:
            continue
        same = [other for other in theirs if _same_thing(own, other, shared_dates)]
        if not same:
            continue
        agreeing = [other for other in same if own.low <= other.high and other.low <= own.high]
        yield Pair(ours=own, theirs=(agreeing or same)[0], agree=bool(agreeing))


def _same_thing(own: CountedFact, other: CountedFact, shared_dates: bool) -> bool:
    if own.unit != other.unit or own.predicate != other.predicate:
        return False
    if not 0.5 <= (own.high or 1) / (other.high or 1) <= 2:
        return False
    if own.unit == "person" or own.predicate:
        rare = own.names & other.names
        return bool(own.kinds & other.kinds) and len(rare) >= _NAMES_SHARED and shared_dates
    return bool(own.beside & other.beside)


def other_spelling(name: str, theirs: Mapping[str, str], ours: Mapping[str, object]) -> str | None:
    """Return the name of a source (stem → spelling) that differs from `name` by a slip, where neither text has both."""
    own = stem(name)
    if len(own) < _SHORTEST_NAME or own in theirs:
        return None
    near = [
        spelling
        for other, spelling in theirs.items()
        if other[0] == own[0] and other not in ours and abs(len(other) - len(own)) <= 2 and _one_slip(own, other)
    ]
    return near[0] if len(near) == 1 else None


def _one_slip(own: str, other: str) -> bool:
    """Tell whether two names differ in one place or two, and not by an ending alone (a plural, a feminine)."""
    distance = Levenshtein.distance(own, other, score_cutoff=2)
    ending = own[:-2] == other[: len(own) - 2] or other[:-2] == own[: len(other) - 2]
    return 0 < distance <= (1 if len(own) < 8 else 2) and not ending and own.isalpha() and other.isalpha()


def _words(text: str) -> frozenset[str]:
    return _stems(_WORD.findall(text))


def _stems(words: Sequence[str]) -> frozenset[str]:
    levelled = (level(word) for word in words)
    return frozenset(stem(word) for word in levelled if len(word) > 3 and word not in _COMMON)


def in_words(start: date, end: date) -> str:
    """Return a day or month in words: "January 17, 2024"."""
    name = ENGLISH_MONTHS[start.month - 1]
    if start == end:
        return f"{name} {start.day}, {start.year}"
    if start.day == 1 and (start.year, start.month) == (end.year, end.month):
        return f"{name} {start.year}"
    return f"{start.isoformat()} to {end.isoformat()}"
