"""DAT002: a weekday that is not that date's."""

from collections.abc import Iterator
from datetime import date, timedelta

from audit.language.months import ENGLISH_WEEKDAYS
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.dates.sources import in_words
from audit.rules.rule import rule

_GREGORIAN = date(1582, 10, 15)
_LAST_JULIAN = date(1924, 3, 23)  # Greece; the Orthodox churches apart, the last to change


@rule(id="DAT002", name="weekday-mismatch", scope="document", level=Level.ERROR)
def weekday_mismatch(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The weekday printed with a date is not the weekday of that date.

    Why:
        One of the two is wrong: the day, the month, the year or the weekday. The contradiction needs no source.

    Example:
        `On Tuesday, April 3, 2024, the council met.` (It was a Wednesday.)

    Instead:
        Look both up in the source.

    Limits:
        Before 1924 a date passes when its weekday is right in the Julian calendar. A year taken from the context is
        not tested.

    References:
        The weekday is the proleptic Gregorian one of ISO 8601-1:2019; Julian dates after C. F. Gauss's rule, as in
        Calendrical Calculations (Reingold and Dershowitz, 4th ed., 2018), chapter 3.
    """
    for mention in manuscript.dates:
        interval = mention.interval
        if interval.weekday is None or interval.precision != "day" or interval.year_from_context:
            continue
        day = interval.start
        true = day.weekday()
        if true == interval.weekday or interval.weekday in _julian_weekdays(day):
            continue
        note = manuscript.note_by_id.get(mention.note_id or "")
        yield Problem(
            span=mention.span,
            message=f"{in_words(interval)} was a {ENGLISH_WEEKDAYS[true]}, not a {ENGLISH_WEEKDAYS[interval.weekday]}.",
            evidence={"date": day.isoformat(), "printed": ENGLISH_WEEKDAYS[interval.weekday]},
            expected=ENGLISH_WEEKDAYS[true],
            note=note.label if note is not None else None,
        )


def _julian_weekdays(day: date) -> tuple[int, ...]:
    """Return the weekday that `day` has if it is a date of the Julian calendar, where that calendar may be meant."""
    if day >= _LAST_JULIAN:
        return ()
    if day.year < 1583:
        return (0, 1, 2, 3, 4, 5, 6)
    # The calendars were 10 days apart until February 1700, then one more in each century year but 2000.
    years = day.year if (day.month, day.day) > (2, 28) else day.year - 1
    gap = years // 100 - years // 400 - 2
    return ((day + timedelta(days=gap)).weekday(),)
