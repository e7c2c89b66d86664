"""Full citations in notes and a bibliography that has nearly all of their works: the works that it lacks."""

from collections.abc import Iterator

from audit.language.folding import fold
from audit.model.citation import Citation, Item
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.manuscript import Manuscript

# Newspapers, archives, letters, cases and pages of the web are often left to the notes (Chicago 18, ch. 13 and 14).
_LISTED_TYPES = frozenset(("book", "chapter", "article-journal", "thesis"))
_FEWEST = 8  # works; of fewer nothing can be told
_SHARE = 0.8  # of these works that the bibliography has; below, it is a selection
_MOST_SHOWN = 10


def works_unlisted(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield one problem with the works of persons that notes cite in full and the bibliography lacks.

    A work is lacking only when the bibliography shows its author's surname nowhere.
    """
    cited = {c.id: c for c in manuscript.citations if c.form == "full" and c.note_id is not None}
    firsts: list[Citation] = []
    listed = 0
    for work in manuscript.works if manuscript.references else ():
        first = next((cited[id] for id in work.citation_ids if id in cited), None)
        if first is not None and _is_listed_kind(work.item):
            firsts.append(first)
            listed += any(id not in manuscript.citation_by_id for id in work.citation_ids)
    if len(firsts) < _FEWEST or listed < _SHARE * len(firsts):
        return
    words = {word for one in manuscript.references for word in fold(one.span.of(manuscript.text)).split()}
    missing = [first for first in firsts if words.isdisjoint(fold(first.item.names()[0].family).split())]
    if missing:
        yield _problem(manuscript, missing)


def _problem(manuscript: Manuscript, missing: list[Citation]) -> Problem:
    names = [_named(manuscript, one) for one in missing]
    subject = names[0] if len(missing) == 1 else f"{len(missing)} works cited in full in the notes, first {names[0]},"
    return Problem(
        span=missing[0].span,
        message=f"{subject} {'is' if len(missing) == 1 else 'are'} not in the bibliography, which has most others.",
        related=tuple(
            RelatedPlace(span=one.span, message=name)
            for one, name in list(zip(missing, names, strict=True))[1:_MOST_SHOWN]
        ),
        evidence={"missing": len(missing)},
        level=Level.NOTE,
        kind="review",
        confidence=0.7,
    )


def _is_listed_kind(item: Item) -> bool:
    names = item.names()
    return item.type in _LISTED_TYPES and bool(names and names[0].family) and item.date() is not None


def _named(manuscript: Manuscript, citation: Citation) -> str:
    note = manuscript.note_by_id.get(citation.note_id or "")
    where = f" (note {note.label})" if note is not None else ""
    return f"{citation.item.names()[0].family}, “{citation.item.text('title')}”{where}"
