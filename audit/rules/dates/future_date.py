"""DAT003: a source dated after today, or after the manuscript itself."""

import re
from collections.abc import Iterator
from datetime import date

from audit.language.expressions import expression
from audit.model.dates import DateInterval
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.dates.sources import in_words, stands_as_year
from audit.rules.rule import rule

_FORTHCOMING = expression(r"forthcoming|in press|im Erscheinen|à paraître|en prensa|in corso di stampa", re.IGNORECASE)


@rule(id="DAT003", name="future-date", scope="citation", level=Level.ERROR)
def future_date(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A source is dated after today, or was looked at after the manuscript was finished.

    Why:
        A source that is still to come cannot have been read; the year is most often mistyped.

    Example:
        `“Grain Prices Rise,” *Harbour Gazette*, March 3, 2094.`

    Instead:
        Correct the date, or say “forthcoming”.

    Limits:
        A bare year may be the next one, since books carry it. The manuscript's own date is known only where its file
        says it.

    References:
        Chicago Manual of Style, 17th ed., 14.146 (forthcoming works).
    """
    written = _written(manuscript)
    for mention in manuscript.dates:
        if mention.role not in ("issued", "accessed") or mention.interval.impossible:
            continue
        interval = mention.interval
        still_to_come = _after(interval, lookups.today)
        too_late = written is not None and interval.precision == "day" and interval.start > written
        if not still_to_come and not too_late:
            continue
        citation = manuscript.citation_by_id.get(mention.citation_id or "")
        if citation is None or _FORTHCOMING.search(citation.span.of(manuscript.text)):
            continue
        verb = "is dated" if mention.role == "issued" else "was accessed on"
        note = manuscript.note_by_id.get(mention.note_id or "")
        label = note.label if note is not None else None
        if still_to_come and stands_as_year(manuscript.text, mention.span, interval):
            yield Problem(
                span=mention.span,
                message=f"The source {verb} {in_words(interval)}, which is still to come "
                f"(today is {lookups.today.isoformat()}).",
                evidence={"date": interval.iso(), "today": lookups.today.isoformat()},
                note=label,
            )
        elif too_late and written is not None:
            yield Problem(
                span=mention.span,
                message=f"The source {verb} {in_words(interval)}, after the manuscript's own date, "
                f"{written.isoformat()}.",
                evidence={"date": interval.iso(), "manuscript": written.isoformat()},
                note=label,
                level=Level.NOTE,
                kind="review",
            )


def _after(interval: DateInterval, today: date) -> bool:
    if interval.precision in ("day", "month"):
        return interval.start > today
    return interval.precision == "year" and today.year + 1 < interval.start.year < today.year + 200


def _written(manuscript: Manuscript) -> date | None:
    try:
        return date.fromisoformat(manuscript.document.metadata.get("date", "")[:10])
    except ValueError:
        return None
