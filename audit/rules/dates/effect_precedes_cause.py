"""DAT005: a reaction is dated before what it answers."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.dates.reporting import report_conflicts
from audit.rules.rule import rule


@rule(id="DAT005", name="effect-precedes-cause", scope="statement", level=Level.WARNING)
def effect_precedes_cause(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A reaction (retaliation, response, aftermath) is dated before what it answers.

    Why:
        The text itself says which of two events came first, and its dates say the opposite.

    Example:
        `The rebels raided Verda on May 9, 1871. The governor ordered a retaliatory raid on March 2, 1871.`

    Instead:
        Look both dates up; most often the year or the month of one is mistyped.

    Limits:
        Words of answering decide (retaliatory, in response to, in the wake of, after); what they answer is the date
        in the same clause, or else the last event of the same kind told before in the same paragraph. Sentences in
        the pluperfect, which step back in time, are let pass.

    References:
        J. Pustejovsky and others, “TimeML: Robust Specification of Event and Temporal Expressions in Text” (2003).
    """
    yield from report_conflicts(manuscript, "DAT005")
