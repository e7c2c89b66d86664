"""DAT004: the source is older than the past event it is cited for."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.dates.reporting import report_conflicts
from audit.rules.rule import rule


@rule(id="DAT004", name="source-predates-event", scope="statement", level=Level.WARNING)
def source_predates_event(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The source is older than the past event it is cited for.

    Why:
        A newspaper of August cannot report a visit of September. Either the event's date or the source's is wrong, or
        the note stands at the wrong sentence.

    Example:
        `The envoy's September 2019 visit dealt with the dam.⁴` and `4. “Envoy Presses for Dam,” *River Post*, August
        3, 2019.`

    Instead:
        Look the event up, and correct the date that is wrong.

    Limits:
        Only the sentence or clause that the marker closes is read, and the one before it that it takes up, only dates
        with a year of their own, and only notes all of whose sources are dated publications. What is announced,
        planned, agreed or denied is let pass, and so are letters, archives and reprints. Bare years must differ by
        more than one.

    References:
        J. F. Allen, “Maintaining Knowledge about Temporal Intervals,” CACM 26, no. 11 (1983): 832–843.
    """
    yield from report_conflicts(manuscript, "DAT004")
