"""DAT010: dates are written in different ways within the notes."""

from collections import Counter
from collections.abc import Iterator

from audit.model.citation import Citation
from audit.model.dates import DateInterval
from audit.model.demand import Demand
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.statement import DateMention
from audit.rules.rule import rule

_NAMES = {
    "month-day-year": "month, day, year",
    "day-month-year": "day, month, year",
    "year-month-day": "year, month, day",
    "numeric-slash": "figures with strokes",
    "numeric-dot": "figures with full stops",
    "numeric-dash": "figures with dashes",
    "iso": "year-month-day in figures (ISO 8601)",
}
_MATTERS = {"issued": "dates of publication", "accessed": "dates of access"}


@rule(id="DAT010", name="mixed-date-format", scope="document", level=Level.NOTE)
def mixed_date_format(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The notes write whole dates in more than one order.

    Why:
        “3/4/2021” beside “April 3, 2021” leaves the reader to guess; a uniform order is every style's rule.

    Example:
        `… *Dawn*, January 22, 2024.` and, once, `… *Dawn*, 22 January 2024.`

    Instead:
        Write all dates as most are written.

    Limits:
        Only dates of publication and access are counted, and only a small minority is reported (one in five or fewer,
        of at least six), once for the whole manuscript. A style profile decides in the majority's place, where its
        manual rules on the order.

    References:
        Chicago Manual of Style, 17th ed., 9.35; Hart's Rules, 11.3.
    """
    yield from _report_demanded(manuscript, lookups)
    dates = [one for one in manuscript.dates if one.role in _MATTERS and _is_left_to_habit(one, lookups)]
    counts = Counter(one.interval.form for one in dates)
    if sum(counts.values()) < 6:
        return
    usual, count = counts.most_common(1)[0]
    odd = [one for one in dates if one.interval.form != usual]
    if not odd or len(odd) * 4 > count:
        return
    first = odd[0]
    note = manuscript.note_by_id.get(first.note_id or "")
    more = _as_many_more(len(odd) - 1)
    yield Problem(
        span=first.span,
        message=f"“{' '.join(first.interval.raw.split())}” is written as {_NAMES[first.interval.form]}; {count} others "
        f"are written as {_NAMES[usual]}.{more}",
        related=tuple(RelatedPlace(span=one.span, message=f"also: {one.interval.raw}") for one in odd[1:20]),
        evidence={"form": first.interval.form, "usual": usual, "count": count},
        note=note.label if note is not None else None,
    )


def _as_many_more(number: int) -> str:
    return "" if number < 1 else " So is one more." if number == 1 else f" So are {number} more."


def _is_left_to_habit(mention: DateMention, lookups: Lookups) -> bool:
    """Tell whether a whole date stands in an order that no manual rules on, or in one of several that it allows."""
    demand = lookups.demand("DAT010", _MATTERS[mention.role])
    form = mention.interval.form
    return bool(form) and (demand is None or (len(demand.ways) > 1 and _NAMES[form] in demand.ways))


def _report_demanded(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Yield one finding for each kind of date that stands in another order than the manual demands."""
    listed = [reference.citation for reference in manuscript.references if reference.citation is not None]
    for role, matter in _MATTERS.items():
        demand = lookups.demand("DAT010", matter)
        if demand is None:
            continue
        dates = [(one, one.item.date(role)) for one in (*manuscript.citations, *listed)]
        odd = [
            (citation, date)
            for citation, date in dates
            if date is not None and date.form and date.span is not None and _NAMES[date.form] not in demand.ways
        ]
        if odd:
            yield _departing(manuscript, demand, odd)


def _departing(manuscript: Manuscript, demand: Demand, odd: list[tuple[Citation, DateInterval]]) -> Problem:
    spans = list(dict.fromkeys(date.span for _, date in odd if date.span is not None))
    citation, first = odd[0]
    note = manuscript.note_by_id.get(citation.note_id or "")
    more = _as_many_more(len(spans) - 1)
    written = " ".join(first.raw.split())
    return Problem(
        span=spans[0],
        message=f"{demand.source} gives {demand.matter} as {demand.wanted}; “{written}” is written as "
        f"{_NAMES[first.form]}.{more}",
        related=tuple(RelatedPlace(span=span, message=f"also: {span.of(manuscript.text)}") for span in spans[1:20]),
        evidence={"form": first.form, "demanded": list(demand.ways), "count": len(spans)},
        note=note.label if note is not None else None,
        kind="review",
        level=Level.WARNING,
    )
