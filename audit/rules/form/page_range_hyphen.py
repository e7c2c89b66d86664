"""FRM007: page ranges with a hyphen here and a dash there."""

from collections.abc import Iterator
from dataclasses import replace

from audit.model.finding import Edit, Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import Observation, find_habit, hold_against, report
from audit.rules.form.page_ranges import find_page_ranges
from audit.rules.rule import rule

_NAMES = {
    "-": "with a hyphen",
    "‐": "with a hyphen",
    "–": "with an en dash",
    "—": "with an em dash",
    "−": "with a minus",
    "--": "with two hyphens",
}


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
        (pp. 12-15).

    References:
        Chicago Manual of Style, 18th ed., 6.83, 9.62.
    """
    ranges = find_page_ranges(manuscript)
    observed = [Observation(way=_NAMES[r.dash], span=r.span, label=r.label) for r in ranges]
    demanded = lookups.demands.get("FRM007")
    habit = find_habit(observed) if demanded is None else hold_against(observed, demanded)
    if habit is None:
        return
    usual = next(dash for dash, way in _NAMES.items() if way == habit.way)
    dash = next((found.dash for found in ranges if _NAMES[found.dash] == habit.way), usual)
    edits = {found.span: Edit(span=found.dash_span, replacement=dash) for found in ranges}
    departures = tuple(Observation(way=o.way, span=o.span, label=o.label, edit=edits[o.span]) for o in habit.departures)
    habit = replace(habit, departures=departures)
    problem = report(habit, "Page ranges", fix=f"write all page ranges {habit.way}", confidence=0.9)
    departing = {departure.span for departure in departures}
    pages = all(found.called and found.first < found.whole_last for found in ranges if found.span in departing)
    yield replace(problem, fix=problem.fix and replace(problem.fix, certain=pages and dash == "–"))
