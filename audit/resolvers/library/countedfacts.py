"""Counts against counts: figures of a manuscript and of a source in, agreements and differences out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass, replace

from audit.language.expressions import expression
from audit.language.quantities import Quantity, find_quantities
from audit.model.span import Span
from audit.model.statement import Statement
from audit.resolvers.library.folding import stem, stems
from audit.resolvers.library.pairs import Pair
from audit.resolvers.library.places import NOWHERE, TextPlace
from audit.resolvers.library.storing import StoredFact

_WORD = expression(r"[^\W\d_]{3,}")
_VAGUE_UNITS = frozenset({"year", "day", "week", "month", "page", "country", "state", "article", "case", "letter"})
_NAMES_SHARED = 2  # names that two sentences must share before their counts of persons are held against each other


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
    years: frozenset[int] = frozenset()  # that the sentence names
    place: TextPlace = NOWHERE  # in the source's file


def counted_facts(statement: Statement) -> list[CountedFact]:
    """Return the counts of a statement of the manuscript."""
    offset = statement.span.start
    years = frozenset(date.interval.start.year for date in statement.dates)
    return [
        replace(_counted(statement.content, statement.names, statement.events, one, offset), years=years)
        for one in find_quantities(statement.content)
    ]


def stored_counts(fact: StoredFact) -> list[CountedFact]:
    """Return the counts of a sentence of a source."""
    found = []
    for low, high, unit, raw, predicate, offset in fact.counts:
        count = Quantity(
            start=offset, end=offset + len(raw), low=low, high=high, unit=unit, raw=raw, predicate=predicate
        )
        years = frozenset(int(start[:4]) for start, *_ in fact.dates)
        found.append(replace(_counted(fact.text, fact.names, fact.events, count, 0, fact.place), years=years))
    return found


def _counted(
    text: str, names: Sequence[str], events: Sequence[str], count: Quantity, offset: int, place: TextPlace = NOWHERE
) -> CountedFact:
    """Return a count of `text`, which stands at `offset`."""
    before = _WORD.findall(text[max(0, count.start - 40) : count.start])[-4:]
    after = _WORD.findall(text[count.end : count.end + 40])[:3]
    return CountedFact(
        low=count.low,
        high=count.high,
        unit=count.unit,
        predicate=count.predicate,
        raw=" ".join(count.raw.split()),
        span=Span(count.start, count.end).shift(offset),
        beside=stems([*before, *after]),
        names=frozenset(map(stem, names)),
        kinds=frozenset(events),
        sentence=text,
        place=place,
    )


def compare_counts(
    ours: Sequence[CountedFact], theirs: Sequence[CountedFact], shared_dates: bool, cited: Collection[str] = ()
) -> Iterator[Pair[CountedFact]]:
    """Yield counts of the same thing that agree or differ: same unit, same fate, a word in common beside them.

    `cited` are the ids of the notes that cite this source.
    """
    for own in ours:
        if own.unit in _VAGUE_UNITS:
            continue
        same = [other for other in theirs if _same_thing(own, other, shared_dates, cited)]
        if not same:
            continue
        agreeing = [other for other in same if own.low <= other.high and other.low <= own.high]
        yield Pair(ours=own, theirs=(agreeing or same)[0], agree=bool(agreeing))


def _same_thing(own: CountedFact, other: CountedFact, shared_dates: bool, cited: Collection[str]) -> bool:
    if own.unit != other.unit or own.predicate != other.predicate:
        return False
    if own.years and other.years and not own.years & other.years:
        return False
    if not 0.5 <= (own.high or 1) / (other.high or 1) <= 2 and sorted(str(own.high)) != sorted(str(other.high)):
        return False
    if own.unit == "person" or own.predicate:
        needed = 1 if own.note_id in cited else _NAMES_SHARED
        return bool(own.kinds & other.kinds) and len(own.names & other.names) >= needed and shared_dates
    return bool(own.beside & other.beside)
