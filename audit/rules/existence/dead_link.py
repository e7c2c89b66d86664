"""EXI006: a manuscript and the answers about its addresses in, the pages that are gone, with their copies, out."""

from collections.abc import Iterator

from audit.model.citation import Citation
from audit.model.dates import DateInterval
from audit.model.finding import Edit, Fix, Level, Problem
from audit.model.lookup import Lookup, Lookups, Outcome, Record
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.existence.citing import label_of, looked_up, place_of
from audit.rules.rule import rule

_ARCHIVES = (
    "web.archive.org",
    "archive.org/web",
    "archive.ph",
    "archive.today",
    "archive.is",
    "perma.cc",
    "webcitation",
)


@rule(id="EXI006", name="dead-link", scope="lookup", level=Level.WARNING, needs=("online",))
def dead_link(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A cited page is gone from its address.

    Why:
        The reader cannot see what was cited. An archived copy, made at or before the day of access, shows what the
        author saw.

    Example:
        12. “The Harbour Plan,” City of Lund, https://example.org/plans/old (accessed 3 May 2019).

    Instead:
        12. “The Harbour Plan,” City of Lund, https://example.org/plans/old (accessed 3 May 2019), archived at
        https://web.archive.org/web/20190420101500/https://example.org/plans/old.

    Limits:
        Only a server that says itself that there is no such page (404, 410), or a host name that no longer exists,
        counts; a page behind a login, a server that is down or one that turns programs away does not. A page that
        answers, yet shows something else than was cited, is not noticed. Silent where an archived copy is cited.

    References:
        https://www.rfc-editor.org/rfc/rfc9110#section-15.5.5
        https://archive.org/help/wayback_api.php
    """
    for citation, answers in looked_up(manuscript, lookups):
        page = next((answer for answer in answers if answer.source == "web"), None)
        words = citation.span.of(manuscript.text).casefold()
        if page is None or page.outcome is not Outcome.ABSENT or any(archive in words for archive in _ARCHIVES):
            continue
        copy = next((answer for answer in answers if answer.source == "wayback"), None)
        yield _make_problem(manuscript, citation, page, copy)


def _make_problem(manuscript: Manuscript, citation: Citation, page: Lookup, copy: Lookup | None) -> Problem:
    url = citation.item.text("URL")
    record = copy.records[0] if copy is not None and copy.outcome is Outcome.FOUND else None
    accessed = citation.item.date("accessed")
    if record is not None:
        taken = record.item.date("issued")
        day = taken.iso() if taken is not None else "an unknown day"
        found = f"; {copy.name if copy else ''} has a copy of {day}{_relate(taken, accessed)}: {record.url}"
    elif copy is not None and copy.outcome is Outcome.ABSENT:
        found = f"; {copy.name} has no copy"
    else:
        found = ""
    reason = page.reason or "the server has no such page"
    return Problem(
        span=place_of(citation, "URL"),
        message=f"The page is gone: {url} ({reason}){found}." if url else f"The page is gone ({reason}){found}.",
        evidence={"url": url, "reason": reason, "copy": record.url if record is not None else None},
        note=label_of(manuscript, citation),
        expected=record.url if record is not None else None,
        kind="review",
        confidence=0.9,
        fix=_make_fix(citation, record, accessed),
    )


def _relate(taken: DateInterval | None, accessed: DateInterval | None) -> str:
    if taken is None or accessed is None:
        return ""
    return ", before the day of access" if taken.start <= accessed.end else ", after the day of access"


def _make_fix(citation: Citation, record: Record | None, accessed: DateInterval | None) -> Fix | None:
    """Return the fix that adds the copy after the address, certain when the author can have seen what it shows."""
    field = citation.item.field("URL")
    if record is None or field is None or not len(field.span):
        return None
    taken = record.item.date("issued")
    seen = taken is not None and accessed is not None and taken.start <= accessed.end
    edit = Edit(span=Span(field.span.end, field.span.end), replacement=f" (archived at {record.url})")
    return Fix(description="add the archived copy", edits=(edit,), certain=seen)
