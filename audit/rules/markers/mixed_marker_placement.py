"""MRK004: markers stand before punctuation here and after it there, or after a space."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from audit.model.finding import Edit, Fix, Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker
from audit.model.span import Span
from audit.rules.rule import rule


@rule(id="MRK004", name="mixed-marker-placement", scope="note", level=Level.NOTE)
def mixed_marker_placement(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Markers stand before punctuation here and after it there, or after a space.

    Why:
        One text keeps one place for its markers; a stray one is often a slip, and a space lets the marker fall on
        the next line.

    Example:
        `…the treaty.¹ … in the war², and … the border. ³`

    Instead:
        Put the marker where the others stand.

    Limits:
        Only a small minority is reported (one in eight or fewer, of at least six that stand at punctuation), unless a
        style profile says where markers stand. A marker inside a sentence without punctuation beside it takes no side;
        before a dash or inside a bracket neither. The fix is certain where spaces stand between a raised marker and the
        punctuation that it follows.

    References:
        Chicago Manual of Style, 17th ed., 14.26; Duden, for the other custom.
    """
    text = manuscript.text
    places = [(marker, _placement(text, marker.span)) for marker in manuscript.markers if marker.number is not None]
    counts = Counter(placement for _, placement in places if placement in ("before", "after"))
    demand = lookups.demand("MRK004", "markers")
    if demand is not None:
        odd = [(m, p) for m, p in places if p in ("before", "after") and _WORDS[p] not in demand.ways]
        for problem in _report(text, odd, f"{demand.source} has it {demand.wanted}"):
            yield replace(problem, level=Level.WARNING)
    elif counts:
        usual, count = counts.most_common(1)[0]
        odd = [(m, p) for m, p in places if p in ("before", "after") and p != usual]
        if count >= 6 and len(odd) * 8 <= count + len(odd):
            yield from _report(text, odd, f"{count} others stand {usual} the punctuation")
    spaced = [(m, p) for m, p in places if p == "space"]
    if len(places) >= 6 and len(spaced) * 8 <= len(places):
        others = len(places) - len(spaced)
        yield from _report(text, spaced, f"{others} others stand without a space before them")


_RAISED = frozenset({"unicode-superscript", "superscript", "html-sup", "caret", "math"})
_SPACES = " \u00a0\u202f"
_CLOSING = frozenset(".,;:!?…\"'”’»)]")
LONGEST_GAP = 40  # characters
_WORDS = {"before": "before the punctuation", "after": "after the punctuation", "space": "after a space"}


def _placement(text: str, span: Span) -> str:
    """Return where a marker stands: "before" or "after" punctuation, after a "space", or "inside" a sentence."""
    last, following = text[span.start - 1 : span.start], text[span.end : span.end + 1]
    if last and last in _SPACES:
        return "space"
    if last in _CLOSING:
        return "after"
    if last.isalnum() and following and following in ".,;:!?":
        return "before"
    return "inside"


def _report(text: str, odd: list[tuple[Marker, str]], instead: str) -> Iterator[Problem]:
    """Yield a problem for each stray marker, or one for all where there are more than five."""
    shown = odd if len(odd) <= 5 else odd[:1]
    more = len(odd) - len(shown)
    for marker, placement in shown:
        yield Problem(
            span=marker.span,
            message=f"Marker {marker.label} stands {_WORDS[placement]}; {instead}."
            + (f" So do {more} more." if more else ""),
            related=tuple(RelatedPlace(span=other.span, message=f"marker {other.label}") for other, _ in odd[1:20])
            if more
            else (),
            evidence={"placement": placement},
            note=marker.label,
            fix=_close_up(text, marker) if placement == "space" else None,
        )


def _close_up(text: str, marker: Marker) -> Fix | None:
    """Return the fix that drops the spaces before a raised marker."""
    end = marker.span.start
    before = text[max(0, end - LONGEST_GAP) : end]
    start = end - len(before) + len(before.rstrip(_SPACES))
    if marker.style not in _RAISED or text[start - 1 : start] not in _CLOSING:
        return None
    return Fix(description="drop the space", edits=(Edit(span=Span(start, end), replacement=""),), certain=True)
