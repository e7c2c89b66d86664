"""What is worth asking about: a manuscript in, one `Query` for every work that it cites in full out."""

from collections.abc import Iterator

from audit.model.citation import Citation
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.resolvers.query import Query, read_query

_LONGEST_RAW = 2000  # characters; what is longer is no reference


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
        span = spans.get(citation.id, citation.span)
        raw = manuscript.document.plain(Span(span.start, min(span.end, span.start + _LONGEST_RAW))).text
        queries.append(read_query(" ".join(raw.split()), citation))
    return tuple(queries)


def _full_citations(manuscript: Manuscript) -> Iterator[Citation]:
    """Yield the full citations of notes and of the reference list, each once."""
    seen: set[str] = set()
    listed = (reference.citation for reference in manuscript.references if reference.citation is not None)
    for citation in (*manuscript.citations, *listed):
        if citation.form == "full" and citation.id not in seen:
            seen.add(citation.id)
            yield citation
