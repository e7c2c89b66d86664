"""DAT001: a day that the calendar does not have."""

from calendar import isleap, monthrange
from collections.abc import Iterator

from audit.language.months import ENGLISH_MONTHS
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.model.statement import DateMention
from audit.rules.rule import rule


@rule(id="DAT001", name="impossible-date", scope="document", level=Level.ERROR)
def impossible_date(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A day stands in the text or a note that the calendar does not have.

    Why:
        February 30 and April 31 are slips of the pen or of a converter; the reader cannot tell which day is meant.

    Example:
        `The treaty was signed on April 31, 1921.`

    Instead:
        Look the day up in the source and print it.

    Limits:
        February 29 of 1700, 1800 and 1900 is let pass, since those were leap years in the Julian calendar. A date
        without a year is tested only where a year stands before it, and not where its month is short and in small
        letters ("34, 35 sep" is a line of an index). Figures within a DOI or another code are no date.

    References:
        ISO 8601-1:2019, 4.2.1 (the Gregorian calendar).
    """
    for mention in manuscript.dates:
        if not mention.interval.impossible or mention.role == "url" or _in_a_code(manuscript.text, mention.span):
            continue
        if not (_julian(mention) or _indexed(mention)):
            raw = " ".join(mention.interval.raw.split())
            yield Problem(
                span=mention.span,
                message=f"“{raw}” is not in the calendar: {_why(mention)}.",
                evidence={"date": raw},
                note=_label(manuscript, mention),
            )


def _in_a_code(text: str, span: Span) -> bool:
    """Tell whether figures are a part of something longer: "10.5762/kais.2014.15.2.914"."""
    before, after = text[span.start - 1 : span.start], text[span.end : span.end + 2]
    return before.isalnum() or before in tuple("./_-=#") or (after[:1] in tuple("./_-") and after[1:].isalnum())


def _why(mention: DateMention) -> str:
    interval = mention.interval
    if interval.precision != "month":
        return "no month has that number"
    start = interval.start
    days = monthrange(start.year, start.month)[1]
    year = f" {start.year}" if start.month == 2 else ""
    return f"{ENGLISH_MONTHS[start.month - 1]}{year} has {days} days"


def _julian(mention: DateMention) -> bool:
    start = mention.interval.start
    century_leap = start.month == 2 and start.year % 100 == 0 and not isleap(start.year) and start.year < 1924
    return century_leap and mention.interval.precision == "month" and "29" in mention.interval.raw


def _indexed(mention: DateMention) -> bool:
    """Tell whether a number and a short word without a year are rather a page and an entry of an index."""
    raw = mention.interval.raw
    letters = "".join(character for character in raw if character.isalpha())
    return len(letters) < 5 and letters.islower() and sum(character.isdigit() for character in raw) < 4


def _label(manuscript: Manuscript, mention: DateMention) -> str | None:
    note = manuscript.note_by_id.get(mention.note_id or "")
    return note.label if note is not None else None
