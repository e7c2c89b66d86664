"""FRM002: container titles in italics here and upright there."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import Observation, find_habit, full_citations, listed_citations, report
from audit.rules.published import containers, is_italic
from audit.rules.rule import rule

_UPRIGHT_KINDS = ("post", "post-weblog", "webpage", "software", "dataset")  # platforms and sites stay upright
_ITALIC, _UPRIGHT = "in italics", "upright"


@rule(id="FRM002", name="mixed-italics", scope="document", level=Level.NOTE)
def mixed_italics(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Titles of journals, newspapers and collections are set in italics here and upright there.

    Why:
        Italics tell the title of the whole from that of the part; mixed, they tell nothing.

    Example:
        *Evening Mail* in notes 1–8, Evening Mail in note 9.

    Instead:
        One way throughout: that of the majority.

    Limits:
        Posts and web pages are left out. Needs a format that keeps italics, and at least four such titles. Reported
        once; where the two ways are equally common, italics count as the habit.

    References:
        Chicago Manual of Style, 18th ed., 8.168, 13.70; MHRA Style Guide, 4th ed., 6.4.
    """
    if not any(styled.style == "italic" for styled in manuscript.document.styles):
        return
    for citations in (full_citations(manuscript), listed_citations(manuscript)):
        observed = [
            Observation(way=_ITALIC if is_italic(manuscript, field.span) else _UPRIGHT, span=field.span, label=label)
            for field, label in containers(
                manuscript, [(c, label) for c, label in citations if c.item.type not in _UPRIGHT_KINDS]
            )
        ]
        habit = find_habit(observed, most_minority=0.5, prefer=_ITALIC)
        if habit is not None:
            yield report(habit, "Titles of journals, newspapers and collections")
