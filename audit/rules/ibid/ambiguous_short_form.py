"""IBD006: a short form that fits two works."""

from collections import defaultdict
from collections.abc import Iterator

from audit.language.folding import fold
from audit.model.citation import Citation, Work
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.ibid.shortforms import NOT_SHORTENED, short_name
from audit.rules.ibid.sources import title_of
from audit.rules.rule import rule

_LONGEST_QUOTED = 60


@rule(id="IBD006", name="ambiguous-short-form", scope="citation", level=Level.WARNING)
def ambiguous_short_form(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A short form fits two works that are cited in full.

    Why:
        "Arendt, 45" is clear while one work by Arendt is cited, and stops being so with the second.

    Example:
        Notes 2 and 5 cite two books by Arendt; note 9 says "Arendt, 45."

    Instead:
        Add the short title.

    Limits:
        Works cited before the short form with author, title and date count; letters, records, cases and statutes do
        not. Where chapters number their notes afresh, the one work that a chapter itself cites is the one meant.
        Several short forms of one kind are one finding.

    References:
        Chicago Manual of Style, 18th ed., chapter 13 (short forms); OSCOLA, 4th ed., 1.2.
    """
    place = {citation.id: at for at, citation in enumerate(manuscript.citations)}
    groups: dict[tuple[str, ...], list[Citation]] = defaultdict(list)
    for citation in manuscript.citations:
        link = manuscript.link_by_citation.get(citation.id)
        name = short_name(manuscript, citation)
        if link is None or link.outcome != "ambiguous" or not name or citation.target is not None:
            continue
        works = [manuscript.work_by_id[id] for id in link.work_ids]
        before = [w for w in works if _first(manuscript, place, w.id) < place[citation.id]]
        here = [work for work in works if _is_cited_in_chapter(manuscript, work, citation)]
        if len(before) == len(works) and len(here) != 1 and all(_is_by(work, name) for work in works):
            groups[link.work_ids].append(citation)
    for work_ids, citations in groups.items():
        first = citations[0]
        note = manuscript.note_by_id.get(first.note_id or "")
        titles = [title_of(manuscript.work_by_id[id].item) for id in work_ids]
        yield Problem(
            span=first.span,
            message=f"{_quoted(first.span.of(manuscript.text))} fits {len(work_ids)} works cited before: "
            f"{'; '.join(titles[:4])}.",
            related=_places(manuscript, work_ids)
            + tuple(RelatedPlace(span=c.span, message="likewise") for c in citations[1:6]),
            note=note.label if note else None,
            kind="review",
            confidence=0.75,
        )


def _is_cited_in_chapter(manuscript: Manuscript, work: Work, citation: Citation) -> bool:
    """Tell whether a chapter's own notes, numbered from 1, cite a work before `citation`."""
    note = manuscript.note_by_id.get(citation.note_id or "")
    return note is not None and any(
        (other := manuscript.citation_by_id.get(id)) is not None
        and other.span.start < citation.span.start
        and (there := manuscript.note_by_id.get(other.note_id or "")) is not None
        and there.sequence == note.sequence
        for id in work.citation_ids
    )


def _quoted(printed: str) -> str:
    """Return a short form as printed, in quotation marks and on one line."""
    words = " ".join(printed.split()).strip(" .,;")
    return f"“{words if len(words) <= _LONGEST_QUOTED else words[:_LONGEST_QUOTED].rstrip() + '…'}”"


def _is_by(work: Work, name: str) -> bool:
    """Tell whether a work is a publication by the author `name` (folded), described well enough to be told apart."""
    item = work.item
    written = item.type not in NOT_SHORTENED and bool(item.text("title")) and item.date() is not None
    return written and any(fold(author.family or author.literal) == name for author in item.names("author"))


def _first(manuscript: Manuscript, place: dict[str, int], work_id: str) -> int:
    """Return the place in the order of citations at which a work is first cited; far away when only later or listed."""
    return min((place[id] for id in manuscript.work_by_id[work_id].citation_ids if id in place), default=len(place))


def _places(manuscript: Manuscript, works: tuple[str, ...]) -> tuple[RelatedPlace, ...]:
    places = []
    for work_id in works[:4]:
        work = manuscript.work_by_id[work_id]
        cited = next((manuscript.citation_by_id.get(id) for id in work.citation_ids), None)
        if cited is not None:
            places.append(RelatedPlace(span=cited.span, message=title_of(work.item)))
    return tuple(places)
