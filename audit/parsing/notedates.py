"""Dates of notes and entries: the notes with their citations in, each date with the role that it plays out."""

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence

from audit.language.expressions import expression
from audit.model.citation import Citation, Field
from audit.model.dates import DateInterval, DateRole
from audit.model.document import Document
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.model.statement import DateMention
from audit.parsing.addresses import post_date, url_date
from audit.parsing.dates import find_dates
from audit.parsing.runningtext import blanked

_ACCESSED = expression(
    r"(?:accessed|retrieved|visited|viewed|abgerufen|aufgerufen|consulté|consultado|consultato|geraadpleegd)"
    r"(?: on| am| le| el| il| op| em)?[ :,]{1,2}$",
    re.IGNORECASE,
)
_ADDRESS = expression(r"https?://[^\s<>\"\])]{4,500}")
_LOOSE_END = 30  # characters after a citation in which a date is still its own


def note_dates(document: Document, notes: Sequence[Note], citations: Sequence[Citation]) -> Iterator[DateMention]:
    """Yield the dates of notes and entries, each with the role that the citation's fields give it.

    A date without a year is left out here: in a title it is read with the year in which the source came out.
    """
    fields: dict[str | None, list[tuple[Field, str]]] = {}
    for citation in citations:
        fields.setdefault(citation.note_id, []).extend((field, citation.id) for field in citation.item.fields)
    undated: dict[str | None, list[Citation]] = {}
    for citation in citations:
        if citation.form in ("full", "short") and citation.item.field("issued") is None:
            undated.setdefault(citation.note_id, []).append(citation)
    spans: list[tuple[Span, str | None]] = [(span, note.id) for note in notes for span in note.text_spans]
    spans += [(one.span, None) for one in citations if one.note_id is None]
    spans.sort(key=lambda pair: pair[0])
    starts = [span.start for span, _ in spans]
    seen: set[int] = set()
    content = blanked(document, (), [span for span, _ in spans])
    for interval in find_dates(content, start=starts[0] if starts else 0):
        if interval.span is None or interval.year_from_context:
            continue
        note_id = spans[bisect_right(starts, interval.span.start) - 1][1]
        role, owner = _role_at(interval.span, fields.get(note_id, ()), seen)
        if interval.form and _ACCESSED.search(content, max(0, interval.span.start - 24), interval.span.start):
            role = "accessed"
        if role == "text" and interval.form:
            owner = _undated_owner(interval.span, undated.get(note_id, ()))
            role = "text" if owner is None else "issued"
        if role != "url":
            yield mention_of(interval, role, note_id, owner)
    for citation in citations:
        for field in citation.item.fields:
            if isinstance(field.value, DateInterval) and id(field) not in seen:
                yield mention_of(field.value.at(field.span), _role(field.variable), citation.note_id, citation.id)
        yield from _address_dates(document, citation)


def _undated_owner(span: Span, undated: Sequence[Citation]) -> str | None:
    """Return the citation without a date in whose room the date stands: it is most likely that citation's own."""
    return next((o.id for o in undated if o.span.start <= span.start <= o.span.end + _LOOSE_END), None)


def _role_at(span: Span, fields: Sequence[tuple[Field, str]], seen: set[int]) -> tuple[DateRole, str | None]:
    for field, citation_id in fields:
        if field.span.start < span.end and span.start < field.span.end:
            seen.add(id(field))
            return _role(field.variable), citation_id
    return "text", None


def _role(variable: str) -> DateRole:
    roles: dict[str, DateRole] = {
        "issued": "issued", "accessed": "accessed", "original-date": "original", "event-date": "text", "URL": "url",
        "title": "title", "container-title": "title", "collection-title": "title", "publisher": "title",
    }  # fmt: skip
    return roles.get(variable, "text")


def _address_dates(document: Document, citation: Citation) -> Iterator[DateMention]:
    """Yield the dates in a citation's address: that of its field, else the first printed in its room."""
    field = citation.item.field("URL")
    if field is not None:
        url, span = str(field.value), field.span
    else:
        match = _ADDRESS.search(document.text, citation.span.start, citation.span.end)
        if match is None:
            return
        url, span = match[0], Span(match.start(), match.end())
    posted, dated = post_date(url), url_date(url)
    if posted is not None:
        yield mention_of(posted.at(span), "post-id", citation.note_id, citation.id)
    if dated is not None:
        yield mention_of(dated.at(span), "url", citation.note_id, citation.id)


def mention_of(
    interval: DateInterval, role: DateRole, note_id: str | None = None, citation_id: str | None = None
) -> DateMention:
    """Return a date that was read from the text, in its role."""
    return DateMention(
        interval=interval, span=interval.span or Span(0, 0), role=role, note_id=note_id, citation_id=citation_id
    )
