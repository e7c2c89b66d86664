"""What is worth asking about: a manuscript in, one `Query` for every work that it cites in full out."""

import re
from collections.abc import Iterator

from audit.model.citation import Citation, Item
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.resolvers.query import Query, read_query

_LONGEST_RAW = 2000  # characters; what is longer is no reference
_MOST_BEFORE = 300  # that an entry may have been cut short by
# How an entry of a list begins, and a sentence of commentary hardly ever: "Smith J, ", "De Vries, A. B. "
_NAME_FIRST = re.compile(
    r"(?:[a-z]{1,4} ){0,2}[^\W\d_a-z][\w'’-]{1,30}(?: [^\W\d_a-z][\w'’-]{1,30})?,? (?:[A-Z]\.?[ -]?){1,3}[,.;:&( ]"
)
_IDENTIFIER = re.compile(r"\b10\.\d{4,9}/|\barxiv\b|\bpmid\b|\bisbn\b", re.IGNORECASE)


def make_queries(manuscript: Manuscript) -> tuple[Query, ...]:
    """Return one query a work, made of the first citation that gives it in full."""
    spans = {
        reference.citation.id: reference.text_span
        for reference in manuscript.references
        if reference.citation is not None
    }
    works = {citation_id: work.id for work in manuscript.works for citation_id in work.citation_ids}
    seen: set[str] = set()
    queries: list[Query] = []
    for citation in _full_citations(manuscript):
        name = works.get(citation.id, citation.id)
        if name in seen:
            continue
        seen.add(name)
        span = spans.get(citation.id) or _entry_of(manuscript, citation)
        raw = manuscript.document.plain(Span(span.start, min(span.end, span.start + _LONGEST_RAW))).text
        # What was taken for the beginning of the entry was not: its title and names are not to be trusted either.
        item = citation.item if span.start >= citation.span.start else _only_keys(citation.item)
        queries.append(read_query(" ".join(raw.split()), citation, item=item))
    return tuple(queries)


def _full_citations(manuscript: Manuscript) -> Iterator[Citation]:
    """Yield the full citations of notes and of the reference list, each once; and a note's first with an identifier."""
    seen: set[str] = set()
    listed = [reference.citation for reference in manuscript.references if reference.citation is not None]
    named = {citation.id for citation in (*listed, *_identified(manuscript))}
    for citation in (*manuscript.citations, *listed):
        if (citation.form == "full" or citation.id in named) and citation.id not in seen:
            seen.add(citation.id)
            yield citation


def _identified(manuscript: Manuscript) -> Iterator[Citation]:
    """Yield the first citation of notes that give an identifier, yet nothing that was recognised as a full citation."""
    first: dict[str, Citation] = {}
    full = {citation.note_id for citation in manuscript.citations if citation.form == "full"}
    for citation in manuscript.citations:
        if citation.note_id is not None and citation.note_id not in full:
            first.setdefault(citation.note_id, citation)
    for note_id, citation in first.items():
        note = manuscript.note_by_id.get(note_id)
        words = "" if note is None else note.span.of(manuscript.text)[:_LONGEST_RAW]
        if citation.form == "short" and _IDENTIFIER.search(words):
            yield citation


def _entry_of(manuscript: Manuscript, citation: Citation) -> Span:
    """Return the whole entry where the note is one, and the citation was cut out of it; else the citation's span."""
    note = manuscript.note_by_id.get(citation.note_id or "")
    if note is None or not note.text_spans or not note.text_spans[0].contains(citation.span):
        return citation.span
    whole = note.text_spans[0]
    others = [one for one in manuscript.citations if one.note_id == citation.note_id and one.id != citation.id]
    start, end = citation.span.start, citation.span.end
    before = Span(whole.start, start).of(manuscript.text).lstrip()
    if len(before) <= _MOST_BEFORE and _NAME_FIRST.match(before) and not any(one.span.start < start for one in others):
        start = whole.start
    after = Span(end, whole.end).of(manuscript.text)
    if len(after) <= _MOST_BEFORE and _IDENTIFIER.search(after) and not any(one.form == "full" for one in others):
        end = whole.end
    return Span(start, end)


def _only_keys(item: Item) -> Item:
    kept = ("DOI", "PMID", "ISBN", "URL", "number", "volume", "issue", "page", "issued")
    return Item(type=item.type, fields=tuple(field for field in item.fields if field.variable in kept))
