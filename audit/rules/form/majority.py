"""How each place does a thing in; the manuscript's own habit, and the places that depart from it, out.

A habit is that of the majority. Where a manual of style rules on the matter (`Demand`), it stands in the habit's place.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence

from audit.model.citation import Citation
from audit.model.finding import Edit, Fix, Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.model.span import Span

LEAST = 4  # places below which a manuscript has no habit
MOST_MINORITY = 1 / 3  # share above which two habits compete and neither is a departure
_LISTED = 12  # minority places named in one finding


@record
class Observation:
    """How one place does it: `way` in words ("in italics"), where, in which note, and the edit to the other way.

    `matter` is what a manual may rule on ("titles of journals"), "" for what no manual does.
    """

    way: str
    span: Span
    label: str | None = None
    edit: Edit | None = None
    matter: str = ""


@record
class Habit:
    """The way of the majority, and the places that depart from it, in order."""

    way: str
    count: int
    departures: tuple[Observation, ...]


def find_habit(
    observations: Iterable[Observation], *, least: int = LEAST, most_minority: float = MOST_MINORITY, prefer: str = ""
) -> Habit | None:
    """Return the habit and its departures; None when all agree, when there are too few, or when two ways compete.

    Of two ways equally common, `prefer` is the habit.
    """
    seen = list(observations)
    if len(seen) < least:
        return None
    counts = Counter(observation.way for observation in seen)
    way, count = max(counts.items(), key=lambda found: (found[1], found[0] == prefer))
    departures = tuple(observation for observation in seen if observation.way != way)
    if not departures or len(departures) > most_minority * len(seen):
        return None
    return Habit(way=way, count=count, departures=departures)


def report(habit: Habit, subject: str, *, fix: str = "", confidence: float = 0.8) -> Problem:
    """Return the one finding for a habit's departures: the first is its place, the others are related.

    `subject` says what is compared ("titles of newspapers and journals"); `fix` describes the cure when every departure
    brings its edit.
    """
    number = len(habit.departures)
    ways = _joined(sorted({observation.way for observation in habit.departures}))
    return _problem(
        habit.departures,
        message=f"{subject}: {habit.count} {habit.way}, {number} {ways}{_noted(habit.departures)}.",
        evidence={"majority": habit.way, "count": habit.count, "departures": number},
        fix=fix,
        confidence=confidence,
    )


def report_demanded(
    rule: str, observations: Iterable[Observation], lookups: Lookups, *, fix: str = "", confidence: float = 0.9
) -> Iterator[Problem]:
    """Yield one finding for each matter in which the manual of the style profile wants another way than it finds.

    It is a warning, whatever the rule's own level: who asks for a style wants it kept.
    """
    by_matter: dict[str, list[Observation]] = defaultdict(list)
    for observation in observations:
        by_matter[observation.matter].append(observation)
    for matter, seen in by_matter.items():
        demand = lookups.demand(rule, matter)
        departures = [] if demand is None else [o for o in seen if o.way not in demand.ways]
        if demand is not None and departures:
            yield _problem(
                departures,
                message=f"{demand.source} gives {matter} {demand.wanted}; {_counted(departures)}{_noted(departures)}.",
                evidence={
                    "demanded": list(demand.ways),
                    "by": demand.source,
                    "count": len(seen) - len(departures),
                    "departures": len(departures),
                },
                fix=fix,
                confidence=confidence,
                level=Level.WARNING,
            )


def undemanded(rule: str, observations: Iterable[Observation], lookups: Lookups) -> list[Observation]:
    """Return the observations in matters that no manual rules on, which the manuscript's own habit decides."""
    return [observation for observation in observations if lookups.demand(rule, observation.matter) is None]


def _problem(
    departures: Sequence[Observation],
    *,
    message: str,
    evidence: dict[str, object],
    fix: str,
    confidence: float,
    level: Level | None = None,
) -> Problem:
    first, *others = departures
    edits = tuple(observation.edit for observation in departures if observation.edit is not None)
    return Problem(
        span=first.span,
        message=message,
        related=tuple(RelatedPlace(span=o.span, message=o.way) for o in others[:_LISTED]),
        evidence=evidence,
        note=first.label,
        kind="review",
        confidence=confidence,
        level=level,
        fix=Fix(description=fix, edits=edits) if fix and len(edits) == len(departures) else None,
    )


def full_citations(manuscript: Manuscript) -> Iterator[tuple[Citation, str | None]]:
    """Yield the full citations of the notes, each with its note's label."""
    for citation in manuscript.citations:
        note = manuscript.note_by_id.get(citation.note_id or "")
        if citation.form == "full" and note is not None:
            yield citation, note.label


def listed_citations(manuscript: Manuscript) -> Iterator[tuple[Citation, str | None]]:
    """Yield the citations of the list of references; their label is None."""
    for reference in manuscript.references:
        if reference.citation is not None:
            yield reference.citation, None


def _noted(departures: Sequence[Observation]) -> str:
    """Return the notes that depart, in brackets; "" for one place, which the finding's own place shows."""
    labels = list(dict.fromkeys(o.label for o in departures if o.label))
    if not departures[0].label or len(departures) == 1:
        return ""
    word = "note" if len(labels) == 1 else "notes"
    return f" ({word} {', '.join(labels[:_LISTED])}{' …' if len(labels) > _LISTED else ''})"


def _counted(departures: Sequence[Observation]) -> str:
    """Return how many depart in which way: "2 are with a hyphen, 1 with a minus"."""
    counts = Counter(departure.way for departure in departures).most_common()
    (way, number), *others = counts
    first = f"{number} {'is' if number == 1 else 'are'} {way}"
    return ", ".join((first, *(f"{number} {way}" for way, number in others)))


def _joined(ways: list[str]) -> str:
    return ways[0] if len(ways) == 1 else ", ".join(ways[:-1]) + " and " + ways[-1]
