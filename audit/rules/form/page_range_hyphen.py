"""FRM007: page ranges with a hyphen here and a dash there."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace

from audit.model.finding import Edit, Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import Observation, find_habit, report, report_demanded
from audit.rules.form.page_ranges import PageRange, find_page_ranges
from audit.rules.form.range_endings import observe_endings
from audit.rules.rule import rule

_NAMES = {
    "-": "with a hyphen",
    "‐": "with a hyphen",
    "–": "with an en dash",
    "—": "with an em dash",
    "−": "with a minus",
    "--": "with two hyphens",
}
# What becomes of two hyphens in these formats; LaTeX has no other en dash of its own.
_MARKDOWN = _NAMES | {"--": "with an en dash"}
_SOURCES = {"latex": {"--": _MARKDOWN["--"]} | _MARKDOWN, "markdown": _MARKDOWN}
_RANGES = "page ranges"


@rule(id="FRM007", name="page-range-hyphen", scope="document", level=Level.NOTE)
def page_range_hyphen(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Page ranges are written with a hyphen here and a dash there.

    Why:
        Most styles set an en dash between numbers; a mixture shows that references were pasted from several places.

    Example:
        215–236 in notes 1–8, 12-15 in note 9.

    Instead:
        12–15

    Limits:
        The manuscript's own majority decides, unless a style profile does: at least four ranges, two thirds alike.
        Reported once. The fix is certain towards en dashes, where all other ranges rise and call themselves pages
        (pp. 12-15). How the last page may be shortened is measured only where a style profile rules on it; ranges of
        one hundred alone (not 98–104) tell.

    References:
        Chicago Manual of Style, 18th ed., 6.83, 9.62–9.66.
    """
    ranges = find_page_ranges(manuscript)
    yield from _dashes(manuscript, ranges, lookups)
    yield from report_demanded("FRM007", observe_endings(ranges, lookups), lookups)


def _dashes(manuscript: Manuscript, ranges: Sequence[PageRange], lookups: Lookups) -> Iterator[Problem]:
    """Yield what departs from the dash that the manual demands, or else from that of the majority."""
    demand = lookups.demand("FRM007", _RANGES)
    names = _NAMES if demand is None else _SOURCES.get(manuscript.document.format, _NAMES)
    habit = find_habit(_observe(ranges, names)) if demand is None else None
    if demand is None and habit is None:
        return
    way = demand.ways[0] if demand is not None else habit.way if habit is not None else ""
    dash, cure = _dash(ranges, names, way), f"write all page ranges {way}"
    observed = _observe(ranges, names, dash)
    if habit is None:
        found = list(report_demanded("FRM007", observed, lookups, fix=cure))
    else:
        departures = tuple(one for one in observed if one.way != way)
        found = [report(replace(habit, departures=departures), "Page ranges", fix=cure, confidence=0.9)]
    others = [other for other in ranges if names[other.dash] != way]
    certain = names[dash] == _NAMES["–"] and all(other.called and other.first < other.whole_last for other in others)
    for problem in found:
        yield replace(problem, fix=problem.fix and replace(problem.fix, certain=certain))


def _observe(ranges: Sequence[PageRange], names: Mapping[str, str], dash: str = "") -> list[Observation]:
    """Return how each range is joined, with the edit that would join it by `dash`."""
    return [
        Observation(
            way=names[found.dash],
            span=found.span,
            label=found.label,
            edit=Edit(span=found.dash_span, replacement=dash) if dash else None,
            matter=_RANGES,
        )
        for found in ranges
    ]


def _dash(ranges: Sequence[PageRange], names: Mapping[str, str], way: str) -> str:
    """Return the dash of the first range that is joined that way; where none is, the way's own."""
    usual = next(dash for dash, name in names.items() if name == way)
    return next((found.dash for found in ranges if names[found.dash] == way), usual)
