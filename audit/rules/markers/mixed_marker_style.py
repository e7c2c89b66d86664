"""MRK003: a plain digit stands among raised markers or labels, or the reverse."""

from collections import Counter
from collections.abc import Iterator
from dataclasses import replace

from audit.language.numerals import to_superscript
from audit.model.finding import Edit, Fix, Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, MarkerStyle
from audit.model.span import Span
from audit.rules.numbering.faults import label_span, unjudged
from audit.rules.rule import rule


@rule(id="MRK003", name="mixed-marker-style", scope="note", level=Level.WARNING)
def mixed_marker_style(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A plain digit stands among raised markers or labels, or the reverse.

    Why:
        A marker on the line is read as a number of the text, and in conversion it is lost.

    Example:
        `…the talks.¹ … "closer coordination."2 … the border.³`

    Instead:
        Raise the digit like the others.

    Limits:
        Reported where at least four in five of the others are of one style. More than five in one series are one
        finding. The fix is certain for a label in the list, whose place proves it to be one. Labels on the pages of a
        PDF are reported as a note: how high a digit stands is measured there, and may be measured wrongly.

    References:
        Chicago Manual of Style, 17th ed., 14.24: note numbers in the text are raised.
    """
    left = unjudged(manuscript)
    numbered = [m for m in manuscript.markers if m.number is not None and not m.generated and m.id not in left]
    numbered = [m for m in numbered if m.style != "plain" or not _is_alone(manuscript.text, m.span)]
    notes = [n for n in manuscript.notes if n.number is not None and n.label_span and not n.generated]
    notes = [n for n in notes if n.id not in left and n.marker_ids]  # what nothing calls may be no note
    yield from _minority("Marker", [(m.span, m.label, m.style, m.expected) for m in numbered], manuscript)
    labels = list(_minority("Label", [(label_span(n), n.label, n.style, n.expected) for n in notes], manuscript))
    if any(note.page is not None for note in notes):
        labels = [replace(problem, level=Level.NOTE) for problem in labels]  # a reader of pages sees it by the height
    yield from labels


_RAISED = frozenset({"unicode-superscript", "superscript", "html-sup", "caret", "math"})
_NAMES = {"raised": "raised", "plain": "on the line", "bracket": "in brackets", "pandoc": "in brackets with a caret"}
_Place = tuple[Span, str, MarkerStyle, int | None]


def _is_alone(text: str, span: Span) -> bool:
    """Tell whether no word stands beside a digit, by whose height one could see whether it is raised: "8", "Fig:8"."""
    start = text.rfind("\n", 0, span.start) + 1
    return text[span.end : span.end + 1] in ("", "\n") and not any(sign.isspace() for sign in text[start : span.start])


def _group(style: MarkerStyle) -> str:
    return "raised" if style in _RAISED else style


def _minority(what: str, places: list[_Place], manuscript: Manuscript) -> Iterator[Problem]:
    """Yield what leaves the style of at least four in five of `places`."""
    counts = Counter(_group(style) for _, _, style, _ in places)
    if not counts:
        return
    usual, count = counts.most_common(1)[0]
    if count < 4 or count < 0.8 * len(places):
        return
    odd = [place for place in places if _group(place[2]) != usual]
    shown = odd if len(odd) <= 5 else odd[:1]
    more = len(odd) - len(shown)
    for span, label, style, number in shown:
        yield Problem(
            span=span,
            message=f"{what} {label} is {_NAMES.get(_group(style), style)}; {count} others are "
            f"{_NAMES.get(usual, usual)}." + (f" So are {more} more." if more else ""),
            related=_places(what, odd[1:20]) if more else _example(what, places, usual, span),
            evidence={"style": style, "usual": usual},
            note=label,
            fix=_raise(manuscript, span, number, certain=what == "Label") if usual == "raised" else None,
        )


def _places(what: str, places: list[_Place]) -> tuple[RelatedPlace, ...]:
    return tuple(RelatedPlace(span=place[0], message=f"{what.lower()} {place[1]}") for place in places)


def _example(what: str, places: list[_Place], usual: str, span: Span) -> tuple[RelatedPlace, ...]:
    """Return the nearest place that is set in the usual style."""
    same = [place for place in places if _group(place[2]) == usual]
    near = min(same, key=lambda place: abs(place[0].start - span.start))
    return (RelatedPlace(span=near[0], message=f"{what.lower()} {near[1]}, as usual here"),)


def _raise(manuscript: Manuscript, span: Span, number: int | None, *, certain: bool) -> Fix | None:
    """Return the fix that sets the digits in Unicode superscripts, where the text has such."""
    digits = span.of(manuscript.text).rstrip(".) ")
    if number is None or digits != str(number):
        return None
    if not any(marker.style == "unicode-superscript" for marker in manuscript.markers):
        return None
    edit = Edit(span=Span(span.start, span.start + len(digits)), replacement=to_superscript(number))
    return Fix(description="raise the digits", edits=(edit,), certain=certain)
