"""DAT008: the access date is older than the publication."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.dates.sources import in_words, is_news
from audit.rules.rule import rule

_ACCESS_WORD = expression(
    r"access|visited|retrieved|viewed|checked|consult|abgerufen|zugegriffen|zugriff|aufgerufen|geraadpleegd|raadpl|"
    r"besucht|eingesehen|stand:|acesso|acceso|vérifié|visita",
    re.IGNORECASE,
)


@rule(id="DAT008", name="accessed-before-published", scope="citation", level=Level.ERROR)
def accessed_before_published(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A source was looked at before it came out.

    Why:
        One of the two dates is wrong; a year left standing from another note is the usual cause.

    Example:
        `“Dam Opens,” *River Post*, June 4, 2022, accessed May 1, 2022.`

    Instead:
        Correct the date that is wrong.

    Limits:
        Articles of journals and books are often online before the date of their issue: there the finding is a warning,
        and none at all within two years.

    References:
        Chicago Manual of Style, 17th ed., 14.12 (access dates).
    """
    accessed_dates = {one.citation_id: one for one in manuscript.dates if one.role == "accessed" and one.citation_id}
    for citation in manuscript.citations:
        mention = accessed_dates.get(citation.id)
        issued, issued_field = citation.item.date("issued"), citation.item.field("issued")
        if mention is None or issued is None or issued_field is None:
            continue
        accessed = mention.interval
        if accessed.precision not in ("day", "month") or not accessed.before(issued):
            continue
        if not _ACCESS_WORD.search(manuscript.text, max(0, mention.span.start - 40), mention.span.end):
            continue
        if accessed.impossible or issued.impossible or issued.circa:
            continue
        daily = is_news(citation.item) or issued.precision == "day"
        if not daily and (issued.start - accessed.end).days < 730:
            continue
        note = manuscript.note_by_id.get(citation.note_id or "")
        yield Problem(
            span=mention.span,
            message=f"Accessed {in_words(accessed)}, but published {in_words(issued)}: "
            "a source cannot be looked at before it is out.",
            related=(RelatedPlace(span=issued_field.span, message=f"published {in_words(issued)}"),),
            evidence={"accessed": accessed.iso(), "published": issued.iso()},
            note=note.label if note is not None else None,
            level=None if daily else Level.WARNING,
        )
