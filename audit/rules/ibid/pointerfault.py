"""What is wrong with a pointer to a note, in words: number and direction in, the fault out."""

from audit.language.ibid import Direction
from audit.model.finding import Kind, Level, RelatedPlace
from audit.model.manuscript import Note
from audit.model.record import record
from audit.rules.ibid.notenumbers import NoteNumbers
from audit.rules.ibid.sources import text_span


@record
class PointerFault:
    """A pointer that leads nowhere, to the wrong side, or to another work."""

    message: str
    related: tuple[RelatedPlace, ...] = ()
    expected: str | None = None
    kind: Kind = "fail"
    confidence: float = 0.9
    level: Level | None = None


def moved(
    who: str, name: str, there: tuple[int, Note], elsewhere: tuple[int | None, Note], confidence: float
) -> PointerFault:
    """Return that `who` points to a note (its number, the note) for a `name` that it lacks and another note shows."""
    return PointerFault(
        message=f"{who} points to note {there[0]} for {name}; that note does not name {name}, "
        f"note {elsewhere[0]} does.",
        related=(
            RelatedPlace(span=text_span(there[1]), message=f"note {there[0]}: no {name}"),
            RelatedPlace(span=text_span(elsewhere[1]), message=f"note {elsewhere[0]}: {name}"),
        ),
        expected=str(elsewhere[0]),
        kind="review",
        confidence=confidence,
    )


def unnamed(who: str, name: str, number: int, note: Note) -> PointerFault:
    """Return that `who` points to a note for a `name` that neither it nor any note before shows."""
    return PointerFault(
        message=f"{who} points to note {number} for {name}; neither that note nor another before it names {name}.",
        related=(RelatedPlace(span=text_span(note), message=f"note {number}: no {name}"),),
        kind="review",
        confidence=0.7,
    )


def absent(numbers: NoteNumbers, who: str, target: int) -> str:
    """Say that `who` points to a note that is not there."""
    if target > numbers.highest:
        return f"{who} points to note {target}; the last note is {numbers.highest}."
    return f"{who} points to note {target}, which is not in the list of notes."


def stands_on_side(places: list[int], here: int, direction: Direction) -> bool:
    """Tell whether one of `places` stands on the side of `here` that a pointer names."""
    return any(place < here if direction == "before" else place > here for place in places)
