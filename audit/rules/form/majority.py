"""How each place does a thing in; the manuscript's own habit, and the places that depart from it, out."""

from collections import Counter
from collections.abc import Iterable, Iterator, Sequence

from audit.model.citation import Citation
from audit.model.finding import Edit, Fix, Problem, RelatedPlace
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.model.span import Span

LEAST = 4  # places below which a manuscript has no habit
MOST_MINORITY = 1 / 3  # share above which two habits compete and neither is a departure
_LISTED = 12  # minority places named in one finding


@record
class Observation:
    """How one place does it: `way` in words ("in italics"), where, in which note, and the edit to the other way."""

    way: str
    span: Span
    label: str | None = None
    edit: Edit | None = None


@record
class Habit:
    """The way of the majority, or that which a style demands, and the places that depart from it, in order."""

    way: str
    count: int
    departures: tuple[Observation, ...]
    demanded: bool = False


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


def hold_against(observations: Iterable[Observation], way: str) -> Habit | None:
    """Return the places that depart from the `way` that a style demands; None when none does."""
    seen = list(observations)
    departures = tuple(observation for observation in seen if observation.way != way)
    return (
        Habit(way=way, count=len(seen) - len(departures), departures=departures, demanded=True) if departures else None
    )


def report(habit: Habit, subject: str, *, fix: str = "", confidence: float = 0.8) -> Problem:
    """Return the one finding for a habit's departures: the first is its place, the others are related.

    `subject` says what is compared ("titles of newspapers and journals"); `fix` describes the cure when every departure
    brings its edit.
    """
    first, *others = habit.departures
    edits = tuple(observation.edit for observation in habit.departures if observation.edit is not None)
    ways = _joined(sorted({observation.way for observation in habit.departures}))
    number = len(habit.departures)
    notes = f" (notes {_labels(habit.departures)})" if first.label and number > 1 else ""
    if habit.demanded:
        message = f"{subject}: {number} {ways}{notes}; the profile's style has them {habit.way}."
    else:
        message = f"{subject}: {habit.count} {habit.way}, {number} {ways}{notes}."
    return Problem(
        span=first.span,
        message=message,
        related=tuple(RelatedPlace(span=o.span, message=o.way) for o in others[:_LISTED]),
        evidence={"majority": habit.way, "count": habit.count, "departures": number},
        note=first.label,
        kind="review",
        confidence=confidence,
        fix=Fix(description=fix, edits=edits) if fix and len(edits) == number else None,
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


def _labels(observations: Sequence[Observation]) -> str:
    labels = list(dict.fromkeys(o.label for o in observations if o.label))
    return ", ".join(labels[:_LISTED]) + (" …" if len(labels) > _LISTED else "")


def _joined(ways: list[str]) -> str:
    return ways[0] if len(ways) == 1 else ", ".join(ways[:-1]) + " and " + ways[-1]
