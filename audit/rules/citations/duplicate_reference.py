"""CIT007: one work listed twice."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.folding import fold
from audit.model.citation import Item
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.model.span import Span
from audit.rules.ibid.sources import is_numeric_list
from audit.rules.rule import rule

_FIRST_PAGE = expression(r"\D")


@rule(id="CIT007", name="duplicate-reference", scope="reference", level=Level.WARNING)
def duplicate_reference(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """One work stands twice in the list of references.

    Why:
        Two entries for one work split its citations and, in a numbered list, shift every number after them.

    Example:
        "[4] Ito, K. Tides. Oxford, 1990." and "[19] K. Ito, Tides (Oxford, 1990)."

    Instead:
        Keep one entry and point all citations to it.

    Limits:
        Entries are one work when title and author, or title, container and date, agree; two editions are two works,
        and so are the parts of a series and what stands under one title in several issues. A second list (sources
        beside literature) is compared too.

    References:
        Chicago Manual of Style, 18th ed., 13.65–13.67.
    """
    by_text: dict[str, _Entry] = {}
    by_work: dict[str, _Entry] = {}
    for entry in _entries(manuscript):
        link = manuscript.link_by_citation.get(entry.citation_id)
        key = fold(entry.text_span.of(manuscript.text))
        work = link.work_ids[0] if link is not None and link.outcome == "linked" else ""
        first = by_text.get(key) or (by_work.get(work) if work else None)
        same = first is not None and (key in by_text or not _are_parts(entry, first))
        if first is not None and same and len(key) > 20:
            here, there = _named(manuscript, entry), _named(manuscript, first)
            yield Problem(
                span=entry.span,
                message=f"{here} and {there} are one work.",
                related=(RelatedPlace(span=first.span, message=there),),
                kind="review",
                confidence=0.95 if key in by_text else 0.85,
            )
        by_text.setdefault(key, entry)
        if work:
            by_work.setdefault(work, entry)


@record
class _Entry:
    """An entry of the list; `citation_id` is "" when it was not parsed."""

    label: str
    span: Span
    text_span: Span
    citation_id: str
    item: Item
    lettered: bool = False  # whether its year has a letter: 2012a


def _are_parts(one: _Entry, other: _Entry) -> bool:
    """Tell whether two entries of one author and title are pieces apart: columns, greetings and serials have one title.

    They stand in two issues, in two volumes on other pages, have identifiers of their own, or titles and letters to
    their years.
    """
    if any(_differ(one, other, name) for name in ("issue", "DOI")):
        return True
    if one.lettered and other.lettered and _differ(one, other, "title"):
        return True
    pages = one.item.text("page"), other.item.text("page")
    elsewhere = all(pages) and _FIRST_PAGE.split(pages[0])[0] != _FIRST_PAGE.split(pages[1])[0]
    return elsewhere and _differ(one, other, "volume")


def _differ(one: _Entry, other: _Entry, variable: str) -> bool:
    mine, yours = one.item.text(variable), other.item.text(variable)
    return bool(mine and yours) and fold(mine) != fold(yours)


def _entries(manuscript: Manuscript) -> Iterator[_Entry]:
    """Yield the list's entries; a numeric list ("[4] Ito …") may have been read as notes with bracketed labels."""
    covered = {note.span.start for note in manuscript.notes}
    listed = [reference for reference in manuscript.references if reference.span.start not in covered]
    if any(reference.citation is not None and reference.citation.form == "ibid" for reference in listed):
        return  # a list of notes, whatever its heading
    for reference in listed:
        if reference.citation is not None and reference.citation.form != "full":
            continue
        citation = reference.citation
        yield _Entry(
            label=reference.label,
            span=reference.span,
            text_span=reference.text_span,
            citation_id="" if citation is None else citation.id,
            item=Item() if citation is None else citation.item,
            lettered=any(year[:4].isdigit() and year[4:] for year in reference.years[:1]),
        )
    if manuscript.references or not is_numeric_list(manuscript):
        return
    for note in manuscript.notes:
        citations = manuscript.citations_by_note.get(note.id, ())
        if len(citations) == 1 and note.text_spans:
            yield _Entry(
                label=note.label,
                span=note.span,
                text_span=note.text_spans[0],
                citation_id=citations[0].id,
                item=citations[0].item,
            )


def _named(manuscript: Manuscript, entry: _Entry) -> str:
    if entry.label:
        return f"Reference {entry.label}"
    text = " ".join(entry.text_span.of(manuscript.text).split())
    return f"“{text[:60]}…”" if len(text) > 60 else f"“{text}”"
