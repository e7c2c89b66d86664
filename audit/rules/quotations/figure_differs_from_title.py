"""QUO003: a count in the text is not the count in the title of the source cited for it."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.quantities import Quantity, find_quantities
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.model.statement import Statement
from audit.rules.dates.sources import holds_one_source
from audit.rules.rule import rule

_NO_DIGIT = expression(r"[^0-9]")
_LONG = 3  # digits; of shorter numbers any two are alike
_VAGUE_UNITS = frozenset({"year", "day", "week", "month", "page", "country", "state", "article", "case", "letter"})


@rule(id="QUO003", name="figure-differs-from-title", scope="statement", level=Level.WARNING)
def figure_differs_from_title(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A count in the text is not the count in the title of the source cited for it.

    Why:
        The title is the one sentence of the source that stands in the manuscript itself; a figure that is not its
        figure was taken from elsewhere, or mistyped.

    Example:
        `In the fire 140 people were killed.⁶` with a note to `“Mill Fire Kills More Than 90 People.”`

    Instead:
        Give the figure of the source cited, or cite the source of the figure.

    Limits:
        Units and what befell them (killed, injured) must agree. “More than” covers up to a fifth more, “nearly” and
        “about” 15 per cent; figures that agree when rounded are let pass, and so is a note with a second source that
        names no figure.

    References:
        Chicago Manual of Style, 17th ed., 9.2–9.4 (round numbers).
    """
    titles = _titles_with_figures(manuscript)
    markers = manuscript.marker_by_id
    for statement in manuscript.statements:
        for marker_id in statement.marker_ids:
            marker = markers.get(marker_id)
            note = manuscript.note_by_id.get(marker.note_id or "") if marker is not None else None
            title = titles.get(note.id) if note is not None else None
            if note is None or title is None or not holds_one_source(manuscript, note):
                continue
            pair = _contradiction(statement, title)
            if pair is None:
                continue
            count, titled = pair
            raw, title_raw = " ".join(count.raw.split()), " ".join(titled.raw.split())
            what = f" ({count.predicate})" if count.predicate else ""
            in_title = manuscript.document.plain(title.span).span(titled.start, titled.end)
            yield Problem(
                span=Span(count.start, count.end).shift(statement.span.start),
                message=f"The text says “{raw}”{what}; the title of the source cited for it says “{title_raw}”.",
                related=(RelatedPlace(span=in_title, message=f"the title: “{title_raw}”"),),
                evidence={"text": [count.low, count.high], "title": [titled.low, titled.high], "unit": count.unit},
                note=note.label,
                kind="review",
            )


def _titles_with_figures(manuscript: Manuscript) -> dict[str, Statement]:
    """Return, of the notes that cite one title, those whose title counts something, with it."""
    cited: dict[str, list[Statement]] = {}
    for one in manuscript.statements:
        if one.citation_id and one.note_id:
            cited.setdefault(one.note_id, []).append(one)
    alone = ((note, titles[0]) for note, titles in cited.items() if len(titles) == 1)
    return {note: title for note, title in alone if find_quantities(title.content)}


def _contradiction(statement: Statement, title: Statement) -> tuple[Quantity, Quantity] | None:
    """Return a count and the title's count of the same thing that it contradicts; None if any of the text agrees."""
    counted = find_quantities(statement.content)
    for titled in find_quantities(title.content) if counted else ():
        alike = [one for one in counted if one.unit == titled.unit]
        same = [one for one in alike if _same_fate(one, titled) or _slip(one, titled)]
        if not same or titled.unit in _VAGUE_UNITS or any(_agree(one, titled) for one in alike):
            continue
        if titled.unit == "person" or (len(alike) == 1 and set(statement.names) & set(title.names)):
            return same[0], titled
    return None


def _same_fate(count: Quantity, titled: Quantity) -> bool:
    return count.predicate == titled.predicate and (count.unit != "person" or bool(count.predicate))


def _slip(count: Quantity, titled: Quantity) -> bool:
    """Tell whether the same noun is counted with a digit mistyped or two exchanged: 1,150 workers, 1,510 workers."""
    ours, theirs = _NO_DIGIT.sub("", count.raw), _NO_DIGIT.sub("", titled.raw)
    if len(ours) != len(theirs) or len(ours) < _LONG or count.predicate != titled.predicate:
        return False
    if count.raw.split()[-1].lower() != titled.raw.split()[-1].lower():
        return False
    return sorted(ours) == sorted(theirs) or sum(a != b for a, b in zip(ours, theirs, strict=True)) == 1


def _agree(count: Quantity, titled: Quantity) -> bool:
    """Tell whether two ranges meet, or differ by no more than rounding."""
    if count.low <= titled.high and titled.low <= count.high:
        return True
    nearest = min(abs(count.low - titled.high), abs(titled.low - count.high))
    return nearest <= 0.05 * max(count.high, titled.high)
