"""Titles as statements: the sources cited in, what their titles say and whether they announce it out."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace

from audit.language.announcing import headline_announces
from audit.language.events import event_kind, event_kinds
from audit.language.phrases import words_of
from audit.language.tongues import tongues_of
from audit.model.citation import Citation
from audit.model.document import Document
from audit.model.statement import Statement, Tense
from audit.parsing.dates import find_dates
from audit.parsing.names import names_in
from audit.parsing.notedates import mention_of


def title_statements(document: Document, citations: Sequence[Citation], inside: Collection[str]) -> Iterator[Statement]:
    """Yield what the titles of the sources cited say; `inside` are words that the text prints as names."""
    for citation in citations:
        statement = _title_statement(document, citation, inside)
        if statement is not None:
            yield statement


def _title_statement(document: Document, citation: Citation, inside: Collection[str]) -> Statement | None:
    """Return what the title of a cited source says, or None when it says nothing that can be held against the text."""
    field = citation.item.field("title") or citation.item.field("note")
    if field is None or citation.form not in ("full", "short"):
        return None
    if field.variable == "note" and document.text[field.span.start - 1 : field.span.start] not in ("“", '"', "„", "«"):
        return None  # a remark, and no title taken for one
    plain = document.plain(field.span)
    title = plain.text
    issued = citation.item.date("issued")
    listed = words_of(title)
    tongues = tongues_of(listed)
    tense: Tense = "announced" if headline_announces(title, listed) else "past"
    dates = [
        replace(
            mention_of(one.at(plain.span(one.span.start, one.span.end)), "title", citation.note_id, citation.id),
            tense=tense,
        )
        for one in find_dates(title, context=issued)
        if one.span is not None
    ]
    # In a title every word may have a capital; those that the text prints so within a sentence are names.
    names = tuple(
        name for name in names_in(title, inside) if name in inside or not name.istitle() or event_kind(name) is None
    )
    return Statement(
        span=field.span,
        tense=tense,
        dates=tuple(dates),
        names=names,
        note_id=citation.note_id,
        citation_id=citation.id,
        events=event_kinds(listed, tongues),
        content=title,
        tongues=tongues,
    )
