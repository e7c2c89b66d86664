"""Dates as closed intervals of days with a precision and a provenance."""

from datetime import date, timedelta
from typing import Literal

from audit.model.record import changed, record
from audit.model.span import Span

Precision = Literal["day", "month", "season", "year", "decade", "century", "range"]
DateRole = Literal["text", "title", "issued", "accessed", "original", "url", "post-id"]
DateForm = Literal[
    "", "month-day-year", "day-month-year", "year-month-day", "numeric-slash", "numeric-dot", "numeric-dash", "iso"
]

_PARTS: dict[Precision, int] = {"year": 1, "month": 2, "day": 3}  # the precisions that one date says
_DAY = timedelta(days=1)
_LENGTHS = {1: len("2024"), 2: len("2024-04"), 3: len("2024-04-03")}


@record
class DateInterval:
    """The days from `start` to `end`, both included, that an expression may mean.

    `year_from_context` is True when the expression gave no year and one was taken from what stands before it;
    `circa` when it says "c.", "about", "um". `raw` is the expression as written, `span` its place or None when it was
    not read from the text (a post id). `form` names the order in which a whole date is written ("" for all others),
    `weekday` counts from Monday = 0 and is None when none is written. `impossible` is True when the expression names a
    day that the calendar does not have (February 30); the interval is then that of the month, or else of the year.
    """

    start: date
    end: date
    precision: Precision
    raw: str = ""
    span: Span | None = None
    year_from_context: bool = False
    circa: bool = False
    form: DateForm = ""
    weekday: int | None = None
    impossible: bool = False

    def before(self, other: "DateInterval") -> bool:
        """Tell whether every day of this interval lies before every day of `other`."""
        return self.end < other.start

    def meets(self, other: "DateInterval") -> bool:
        """Tell whether the two intervals share a day."""
        return self.start <= other.end and other.start <= self.end

    def at(self, span: Span) -> "DateInterval":
        """Return the same interval read at another place."""
        return changed(self, span=span)

    def iso(self) -> str:
        """Return the interval in ISO 8601, as short as says it all: `2024-04-03`, `2024-04`, `2024`, `1966/1968`."""
        ends = (self.start,) if self.precision in _PARTS else (self.start, self.end)
        return "/".join(day.isoformat()[: _LENGTHS[self._parts()]] for day in ends)

    def date_parts(self) -> list[list[int]]:
        """Return CSL-JSON `date-parts` (CSL 1.0.2): one list, or two for a range."""
        first, last = ([day.year, day.month, day.day][: self._parts()] for day in (self.start, self.end))
        return [first] if self.precision in _PARTS else [first, last]

    def _parts(self) -> int:
        """Return how many of year, month and day say the whole interval."""
        if self.precision in _PARTS:
            return _PARTS[self.precision]
        if self.start.day > 1 or (self.end < date.max and (self.end + _DAY).day > 1):
            return 3
        return 1 if (self.start.month, self.end.month) == (1, 12) else 2
