"""From a `Document` to a `Manuscript`: markers, notes, citations, dates, statements, one module a step."""

from collections.abc import Mapping

from audit.model.citation import Citation, ParsedEntry, Reference, TextCitation
from audit.model.document import Document
from audit.model.manuscript import Coverage, Manuscript
from audit.model.record import changed
from audit.model.span import Span
from audit.parsing.apportioning import Printed, known_ahead, named, printed, taking_apart
from audit.parsing.numbering import Apparatus, find_apparatus
from audit.processes import shared_out

# From so many citations on another process pays for their dates and titles (measured: they take .05 s; to copy a
# process and to hand over what it found, .02 s).
MANY_CITATIONS = 1000


def understand(document: Document, jobs: int = 1) -> Manuscript:
    """Return what is understood of `document`. Never raises for odd input: what is not understood is not counted.

    At most `jobs` processes share the work on a long document.
    """
    from audit.parsing.linking import link
    from audit.parsing.references import find_references
    from audit.parsing.statements import read_sources, read_text

    ahead = known_ahead(document, jobs)
    with taking_apart(document, ahead, jobs) as finish_ahead:
        apparatus = find_apparatus(document)
        markers, notes = apparatus.markers, apparatus.notes
        references = find_references(document, notes)
        unread = [reference for reference in references if reference.citation is None]
        begun = set(ahead)
        others = [entry for entry in [*map(printed, notes), *map(printed, unread)] if entry not in begun]
        with taking_apart(document, others, jobs) as finish_others:
            text_citations = _find_text_citations(document, references, apparatus)
            told = read_text(document, markers, notes, _years_of_works(text_citations))
            entries = finish_ahead() | finish_others()
    of_notes = [named(entries[printed(note)], note.id, note.id) for note in notes]
    citations = tuple(citation for entry in of_notes for citation in entry.citations)
    commentary = tuple(span for entry in of_notes for span in entry.commentary)
    references = _with_citations(references, entries)
    copies = jobs - 1 if len(citations) >= MANY_CITATIONS else 0
    with shared_out(lambda number: read_sources(document, notes, citations, told), 1, copies) as finish:
        works, links = link(notes, citations, references, document.text)
        (cited,) = finish()
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
        dates=tuple(sorted([*told.dates, *cited.dates], key=lambda mention: mention.span)),
        statements=tuple(sorted([*told.statements, *cited.statements], key=lambda statement: statement.span)),
    )


def make_ready() -> None:
    """Do what the first document alone would wait for: import the steps, load the model, compile expressions.

    Done before processes share the work on a document, it is done once, and not in each of them.
    """
    from audit.parsing import linking, statements  # noqa: F401
    from audit.parsing.entries import parse_entry

    parse_entry("1 See Ada Holt and Karl Brandt, “Rivers,” Harbour Journal 3, no. 2 (May 1999): 12–40; Holt, Quays, 7.")


def _find_text_citations(
    document: Document, references: tuple[Reference, ...], apparatus: Apparatus
) -> tuple[TextCitation, ...]:
    if not references:
        return ()
    from audit.parsing.textcitations import find_text_citations  # costs a manuscript with notes alone nothing

    return find_text_citations(document, references, apparatus.markers, apparatus.notes)


def _years_of_works(citations: tuple[TextCitation, ...]) -> list[Span]:
    """Return where the text cites works by their years, "(Li 1992)"."""
    return [one.span for one in citations if one.system == "author-date" and any(one.reference_ids)]


def _with_citations(references: tuple[Reference, ...], entries: Mapping[Printed, ParsedEntry]) -> tuple[Reference, ...]:
    """Give each entry without a citation its (first) one; an entry that was not understood keeps None."""
    found: list[Reference] = []
    for reference in references:
        if reference.citation is None and (citations := named(entries[printed(reference)], reference.id).citations):
            reference = changed(reference, citation=citations[0])
        found.append(reference)
    return tuple(found)


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
