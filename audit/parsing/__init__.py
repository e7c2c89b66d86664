"""From a `Document` to a `Manuscript`: markers, notes, citations, dates, statements, one module a step."""

from dataclasses import replace

from audit.model.citation import Citation, Reference, TextCitation
from audit.model.document import Document, PlainText
from audit.model.manuscript import Coverage, Manuscript, Note
from audit.model.span import Span
from audit.parsing.numbering import Apparatus, find_apparatus


def understand(document: Document) -> Manuscript:
    """Return what is understood of `document`. Never raises for odd input: what is not understood is not counted."""
    from audit.parsing.linking import link
    from audit.parsing.references import find_references
    from audit.parsing.statements import find_statements

    apparatus = find_apparatus(document)
    markers, notes = apparatus.markers, apparatus.notes
    citations, commentary = _parse_notes(document, notes)
    references = find_references(document, notes)
    text_citations: tuple[TextCitation, ...] = ()
    if references:
        from audit.parsing.textcitations import find_text_citations  # costs a manuscript with notes alone nothing

        text_citations = find_text_citations(document, references, markers, notes)
    references = tuple(_parse_reference(document, reference) for reference in references)
    works, links = link(notes, citations, references, document.text)
    dates, statements = find_statements(document, markers, notes, citations)
    return Manuscript(
        document=document,
        coverage=_coverage(apparatus, citations, references, text_citations),
        markers=markers,
        notes=notes,
        faults=apparatus.faults,
        citations=citations,
        commentary=commentary,
        references=references,
        text_citations=text_citations,
        works=works,
        links=links,
        dates=dates,
        statements=statements,
    )


def _parse_notes(document: Document, notes: tuple[Note, ...]) -> tuple[tuple[Citation, ...], tuple[Span, ...]]:
    from audit.parsing.entries import parse_entry, rebase

    citations: list[Citation] = []
    commentary: list[Span] = []
    for note in notes:
        plain = document.plain(*note.text_spans)
        italics = _italics(document, plain, note.text_spans)
        entry = rebase(parse_entry(plain.text, italics=italics, id=note.id, note_id=note.id), plain)
        citations += entry.citations
        commentary += entry.commentary
    return tuple(citations), tuple(commentary)


def _parse_reference(document: Document, reference: Reference) -> Reference:
    """Return the entry with its (first) citation; an entry that was not understood keeps None."""

    from audit.parsing.entries import parse_entry, rebase

    if reference.citation is not None:
        return reference
    plain = document.plain(reference.text_span)
    italics = _italics(document, plain, (reference.text_span,))
    entry = rebase(parse_entry(plain.text, italics=italics, kind="reference", id=reference.id), plain)
    return replace(reference, citation=entry.citations[0]) if entry.citations else reference


def _italics(document: Document, plain: PlainText, spans: tuple[Span, ...]) -> tuple[Span, ...]:
    """Return where the characters of `plain`, made of `spans`, are set in italics."""
    return tuple(
        Span(start, end)
        for span in spans
        for styled in document.styles_in(span)
        if styled.style == "italic"
        for start, end in [plain.offsets(styled.span)]
        if start < end
    )


def _coverage(
    apparatus: Apparatus,
    citations: tuple[Citation, ...],
    references: tuple[Reference, ...],
    text_citations: tuple[TextCitation, ...],
) -> Coverage:
    system = apparatus.system
    if text_citations and (system == "none" or not apparatus.notes):
        numbers = sum(citation.system == "numeric" for citation in text_citations)
        system = "numeric" if 2 * numbers > len(text_citations) else "author-date"
    elif system in ("footnotes", "endnotes") and any(any(citation.reference_ids) for citation in text_citations):
        system = "mixed"  # a place and a year in brackets that no entry answers to are no second system
    full = sum(citation.form == "full" for citation in citations)
    return Coverage(
        system=system,
        markers=sum(marker.style != "symbol" for marker in apparatus.markers),
        notes=sum(note.kind != "author-note" for note in apparatus.notes),
        paired=sum(bool(note.marker_ids) for note in apparatus.notes if note.kind != "author-note"),
        citations=len(citations) + len(text_citations),
        references=len(references),
        parsed=full + sum(reference.citation is not None for reference in references),
    )
