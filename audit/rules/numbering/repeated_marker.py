"""NUM007: one number marks two places, where the style does not allow it."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker, NumberingFault
from audit.rules.numbering.faults import faults, own, witnesses
from audit.rules.rule import rule

_MOST_LISTED = 20
_POWER = expression(r"(?<![^\W\d_])[^\W\d_]$|[\u0370-\u03ff)\]]$")  # x², τ², (a − 1)²
_CLOSING = tuple('.!?”"’»)')
_OF_PROGRAMS, _OF_ARGUMENTS = tuple("]}\\"), tuple("[{(")


@rule(id="NUM007", name="repeated-marker", scope="note", level=Level.WARNING)
def repeated_marker(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """One number marks two places, where the style does not allow it.

    Why:
        In notes each number is used once; the second place probably needs a note of its own, or a number was typed
        twice.

    Example:
        The text has markers 1, 2, 2, 3.

    Instead:
        Number the second place anew, or remove its marker.

    Limits:
        Numbers that cite a reference list may come again and are not reported. All further places of one number are
        one finding.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    places: dict[int | str, list[tuple[Marker, NumberingFault]]] = {}
    for fault in faults(manuscript, "duplicate", "markers"):
        marker = own(manuscript, fault)
        if isinstance(marker, Marker) and _stands_as_marker(manuscript.text, marker):
            places.setdefault(marker.label if marker.number is None else marker.number, []).append((marker, fault))
    for (marker, fault), *more in places.values():
        again = "a second place" if not more else f"{len(more) + 1} further places"
        yield Problem(
            span=marker.span,
            message=f"Marker {marker.label} marks {again}; no number is missing beside {'them' if more else 'it'}.",
            related=(
                *(
                    RelatedPlace(span=other.span, message=f"marker {other.label} again")
                    for other, _ in more[:_MOST_LISTED]
                ),
                *(place for place in witnesses(manuscript, fault) if place.span not in {m.span for m, _ in more}),
            ),
            evidence={"printed": marker.number},
            note=marker.label,
        )


def _stands_as_marker(text: str, marker: Marker) -> bool:
    """Tell whether a digit on the line ends a sentence, and a bracket is none of a program: "pbkdf2", "[2][0pt]"."""
    before, after = text[max(0, marker.span.start - 1) : marker.span.start], text[marker.span.end : marker.span.end + 3]
    if marker.style == "plain":
        return before in _CLOSING and (not after.strip() or (after[0].isspace() and after.strip()[0].isupper()))
    if marker.number in (2, 3) and _POWER.search(text[max(0, marker.span.start - 3) : marker.span.start]):
        return False
    return marker.style != "bracket" or (before not in _OF_PROGRAMS and after[:1] not in _OF_ARGUMENTS)
