"""DAT009: a day or month is missing where that kind of source has one."""

import re
from collections import Counter
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.citation import Citation
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.dates.sources import container_of, in_words, is_news, names_news, quoted_title, stands_as_year
from audit.rules.rule import rule

_PAGES = expression(r"\bpp?\. ?[0-9]|\bvol\.|\bno\.", re.IGNORECASE)
_BULKY = ("volume", "issue", "page", "publisher", "edition", "archive", "collection-title", "editor")


@rule(id="DAT009", name="incomplete-date", scope="citation", level=Level.WARNING)
def incomplete_date(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """An item of news is dated by its year or month alone.

    Why:
        News comes out on a day; without it the reader cannot find the item, and nobody can check whether it came
        before or after what it is cited for.

    Example:
        `“Bridge Falls,” *Valley News Agency*, 2021.`

    Instead:
        Give the day.

    Limits:
        A source counts as news when its type or its container's name says so, and the manuscript must date at least
        three items of news by the day, more than by month or year. Monthlies and sources with volume, issue, pages or
        publisher are let pass.

    References:
        Chicago Manual of Style, 17th ed., 14.191; APA 7, 10.1 (newspaper articles).
    """
    news = [one for one in manuscript.citations if one.form == "full" and _is_item_of_news(manuscript, one)]
    precisions = Counter(issued.precision for one in news if (issued := one.item.date("issued")) is not None)
    loose = precisions["year"] + precisions["month"]
    if precisions["day"] < 3 or loose > precisions["day"]:
        return
    for citation in news:
        issued, field = citation.item.date("issued"), citation.item.field("issued")
        if issued is None or field is None or issued.precision not in ("year", "month") or issued.impossible:
            continue
        if not stands_as_year(manuscript.text, field.span, issued) and issued.precision == "year":
            continue
        missing = "the day" if issued.precision == "month" else "day and month"
        note = manuscript.note_by_id.get(citation.note_id or "")
        container = container_of(citation.item)
        yield Problem(
            span=field.span,
            message=f"{quoted_title(citation.item, 60)}, {container}, is dated {in_words(issued)} only: {missing} "
            f"{'is' if issued.precision == 'month' else 'are'} missing; {precisions['day']} other items of news have "
            "the day.",
            evidence={"date": issued.iso(), "precision": issued.precision, "dated_by_day": precisions["day"]},
            note=note.label if note is not None else None,
        )


def _is_item_of_news(manuscript: Manuscript, citation: Citation) -> bool:
    item = citation.item
    if not is_news(item):
        return False
    container = container_of(item)
    bulky = any(item.field(name) is not None and item.text(name) != container for name in _BULKY)
    title = item.text("title")
    torn = title.count("(") != title.count(")")  # a bracket cut in two shows an entry read wrongly
    if bulky or torn or not title:
        return False
    return names_news(container) and not _PAGES.search(citation.span.of(manuscript.text))
