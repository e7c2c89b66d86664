"""What was understood of a document: markers paired with notes, citations parsed and linked, statements dated."""

from functools import cached_property
from typing import Literal

from audit.model.citation import Citation, Link, Reference, TextCitation, Work
from audit.model.document import Document, NoteKind, PlainText
from audit.model.record import record
from audit.model.span import Span
from audit.model.statement import DateMention, Statement

System = Literal["footnotes", "endnotes", "numeric", "author-date", "mixed", "none"]
MarkerStyle = Literal[
    "unicode-superscript", "superscript", "html-sup", "caret", "math", "bracket", "pandoc", "plain", "symbol", "native"
]
Series = Literal["markers", "notes", "both"]
FaultKind = Literal["missing", "duplicate", "moved", "misprinted", "repeated", "unpaired", "garbled", "unclear"]


@record
class Marker:
    """A note call in the text.

    `label` is as printed, `number` its value (None for symbols and names), `expected` the number that its place in
    the sequence calls for. `span` covers all that is printed (`<sup>12</sup>`).
    """

    id: str
    label: str
    number: int | None
    expected: int | None
    style: MarkerStyle
    span: Span
    sequence: int = 0
    note_id: str | None = None
    generated: bool = False


@record
class Note:
    """A note. `span` covers label and text, `text_span` the text alone (its first stretch when it is torn)."""

    id: str
    label: str
    number: int | None
    expected: int | None
    style: MarkerStyle
    span: Span
    label_span: Span | None
    text_spans: tuple[Span, ...]
    kind: NoteKind = "footnote"
    sequence: int = 0
    marker_ids: tuple[str, ...] = ()
    generated: bool = False
    page: int | None = None


@record
class NumberingFault:
    """One departure of the printed numbers from their sequence, with its witnesses.

    `series` says in which of the two witnesses it lies; `ids` are the markers or notes at fault, `expected` the right
    number and `printed` the number that stands there. `witness_ids` are the markers and notes that prove it. Kind
    "unclear" says that the markers and notes in `ids` fit each other too badly for their numbering to be judged.
    """

    kind: FaultKind
    series: Series
    expected: int | None
    printed: int | None = None
    ids: tuple[str, ...] = ()
    witness_ids: tuple[str, ...] = ()
    span: Span | None = None
    confidence: float = 1.0


@record
class Coverage:
    """What was found and understood; shown in every report so that silence can be told from blindness."""

    system: System
    markers: int = 0
    notes: int = 0
    paired: int = 0
    citations: int = 0
    references: int = 0
    parsed: int = 0
    sources: str = ""  # what the sources at hand were asked and answered, in words; "" when there were none


@record
class Manuscript:
    """One document understood. Tuples are in reading order."""

    document: Document
    coverage: Coverage
    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    faults: tuple[NumberingFault, ...] = ()
    citations: tuple[Citation, ...] = ()
    commentary: tuple[Span, ...] = ()
    references: tuple[Reference, ...] = ()
    text_citations: tuple[TextCitation, ...] = ()
    works: tuple[Work, ...] = ()
    links: tuple[Link, ...] = ()
    dates: tuple[DateMention, ...] = ()
    statements: tuple[Statement, ...] = ()

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    @cached_property
    def note_by_id(self) -> dict[str, Note]:
        """Notes by id."""
        return {note.id: note for note in self.notes}

    @cached_property
    def content_by_note(self) -> dict[str, PlainText]:
        """What each note says, without markup, by the note's id."""
        return {note.id: self.document.plain(*note.text_spans) for note in self.notes}

    @cached_property
    def marker_by_id(self) -> dict[str, Marker]:
        """Markers by id."""
        return {marker.id: marker for marker in self.markers}

    @cached_property
    def citation_by_id(self) -> dict[str, Citation]:
        """Citations by id."""
        return {citation.id: citation for citation in self.citations}

    @cached_property
    def link_by_citation(self) -> dict[str, Link]:
        """Links by the id of the citation they belong to."""
        return {link.citation_id: link for link in self.links}

    @cached_property
    def work_by_id(self) -> dict[str, Work]:
        """Works by id."""
        return {work.id: work for work in self.works}

    @cached_property
    def citations_by_note(self) -> dict[str, tuple[Citation, ...]]:
        """The citations of each note, in order; a note without any is absent."""
        grouped: dict[str, list[Citation]] = {}
        for citation in self.citations:
            if citation.note_id is not None:
                grouped.setdefault(citation.note_id, []).append(citation)
        return {note_id: tuple(found) for note_id, found in grouped.items()}
