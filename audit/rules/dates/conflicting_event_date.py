"""DAT006: two places date one event differently."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.dates.reporting import report_conflicts
from audit.rules.rule import rule


@rule(id="DAT006", name="conflicting-event-date", scope="statement", level=Level.WARNING)
def conflicting_event_date(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Two places (the text, a source's title, a source's date) date one event differently.

    Why:
        A title that names an event as past shows that it had happened when the source came out; a text that puts it
        later contradicts its own note.

    Example:
        `A raid on Verda followed on May 9, 1871.` beside a note with `“Governor Mourns the Dead of the Verda Raid,”
        *River Post*, March 2, 1871.`

    Instead:
        Look the event's date up.

    Limits:
        Two places speak of one event when they share a rare name and a kind of event, and the source is cited in the
        paragraph that tells of it. Titles that announce are let pass, and so is a text that tells of an earlier event
        of that kind at that place.

    References:
        J. F. Allen, “Maintaining Knowledge about Temporal Intervals,” CACM 26, no. 11 (1983): 832–843.
    """
    yield from report_conflicts(manuscript, "DAT006")
