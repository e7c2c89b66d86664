"""What the rules about existence share: where a citation stands, how a work is shown, how names are joined."""

from collections.abc import Iterable, Iterator

from audit.model.citation import Citation
from audit.model.lookup import Lookup, Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span


def looked_up(manuscript: Manuscript, lookups: Lookups) -> Iterator[tuple[Citation, tuple[Lookup, ...]]]:
    """Yield every citation that something was asked about, in reading order, with the answers."""
    listed = (reference.citation for reference in manuscript.references if reference.citation is not None)
    citations = {citation.id: citation for citation in (*listed, *manuscript.citations)}
    for citation in sorted(citations.values(), key=lambda citation: citation.span):
        answers = lookups.by_citation.get(citation.id)
        if answers:
            yield citation, answers


def label_of(manuscript: Manuscript, citation: Citation) -> str | None:
    """Return the printed label of the note (or of the entry) that the citation stands in."""
    if citation.note_id is not None and citation.note_id in manuscript.note_by_id:
        return manuscript.note_by_id[citation.note_id].label or None
    for reference in manuscript.references:
        if reference.citation is not None and reference.citation.id == citation.id:
            return reference.label or None
    return None


def place_of(citation: Citation, *variables: str) -> Span:
    """Return the span of the first of the `variables` that the citation shows, else of the whole citation."""
    for variable in variables:
        field = citation.item.field(variable)
        if field is not None and len(field.span):
            return field.span
    return citation.span


def join(names: Iterable[str], word: str = "and") -> str:
    """Return "A", "A and B" or "A, B and C", each name once."""
    listed = list(dict.fromkeys(names))
    return f" {word} ".join([", ".join(listed[:-1]), listed[-1]]) if len(listed) > 1 else "".join(listed)


def describe(title: str, names: Iterable[object], year: str = "") -> str:
    """Return how a work is shown in a message: first author, title, year."""
    people = [str(name) for name in names]
    author = people[0] + (" et al." if len(people) > 1 else "") if people else ""
    shown = title if len(title) <= 120 else title[:117].rstrip() + "…"
    quoted = f"“{shown}”" if shown else ""
    return ", ".join(part for part in (author, quoted, year) if part)


def year_of(citation_or_record_date: object) -> str:
    """Return the year of a date interval, "" of None."""
    start = getattr(citation_or_record_date, "start", None)
    return str(start.year) if start is not None else ""
