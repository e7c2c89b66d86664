"""DAT007: the date inside a URL or a post's id is not the date cited."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.dates import DateInterval
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.dates.sources import in_words, stands_as_year
from audit.rules.rule import rule

# The month of an upload is that of the file, not of the publication.
_STORE = expression(
    r"upload|wp-content|/files?/|/sites/default|/assets?/|/media/|/documents?/|/archives?/|\.pdf$", re.IGNORECASE
)
_SEPARATOR = expression(r";|\b(?:see|see also|quoted in|cited in|accessed|archived|updated)\b", re.IGNORECASE)
_PRINT_DAYS = 7  # a printed page may follow its address by days (Sunday sections, weekend issues)


@rule(id="DAT007", name="url-date-mismatch", scope="citation", level=Level.WARNING)
def url_date_mismatch(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """The date inside the URL, or the one that a post's id holds, is not the date cited.

    Why:
        Newspapers put the day into the address, and the number of a post on Twitter (X) counts milliseconds: both are
        witnesses of the date that no hand has copied.

    Example:
        `“Strike at the Mill,” *Harbour Gazette*, March 9, 2021, https://gazette.example/2021/05/09/strike.html.`

    Instead:
        Open the address and cite the day it shows.

    Limits:
        A printed page may follow its address by up to seven days, and a post may bear the next or the last day for
        the time zone. Addresses of stored files and archives are not compared.

    References:
        Twitter's snowflake ids: github.com/twitter-archive/snowflake.
    """
    witnesses = [mention for mention in manuscript.dates if mention.role in ("url", "post-id")]
    for witness in witnesses:
        citation = manuscript.citation_by_id.get(witness.citation_id or "")
        if citation is None:
            continue
        field = citation.item.field("issued")
        issued = citation.item.date("issued")
        url = witness.span.of(manuscript.text)
        if field is None or issued is None or issued.circa or issued.impossible:
            continue
        apart = _SEPARATOR.search(_between(manuscript.text, field.span, witness.span))
        if apart or not stands_as_year(manuscript.text, field.span, issued):
            continue
        if witness.role == "url" and _STORE.search(url.split("?", 1)[0]):
            continue
        if not _differs(witness.interval, issued, 1 if witness.role == "post-id" else _PRINT_DAYS):
            continue
        what = "The post's id" if witness.role == "post-id" else "The address"
        note = manuscript.note_by_id.get(citation.note_id or "")
        yield Problem(
            span=field.span,
            message=f"{what} says {in_words(witness.interval)}; the date cited is {in_words(issued)}.",
            related=(RelatedPlace(span=witness.span, message=f"{what.lower()}: {in_words(witness.interval)}"),),
            evidence={"cited": issued.iso(), "address": witness.interval.iso()},
            expected=in_words(witness.interval),
            note=note.label if note is not None else None,
        )


def _between(text: str, first: Span, second: Span) -> str:
    return text[min(first.end, second.end) : max(first.start, second.start)]


def _differs(witness: DateInterval, issued: DateInterval, days_after: int) -> bool:
    """Tell whether the date cited lies more than a day before the witness, or more than `days_after` after it."""
    if witness.meets(issued):
        return False
    if issued.before(witness):
        return (witness.start - issued.end).days > 1
    return (issued.start - witness.end).days > days_after
