"""FRM010: titles of articles in other quotation marks than the others or the manual's."""

from collections.abc import Iterator

from audit.model.citation import Citation
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.form.majority import (
    Observation,
    find_habit,
    full_citations,
    listed_citations,
    report,
    report_demanded,
)
from audit.rules.published import is_italic, is_parted, is_published, is_quoted
from audit.rules.rule import rule

_MATTER = "titles of articles"
_PARTS = ("article", "article-journal", "article-magazine", "article-newspaper", "chapter")
_MARKUP = "*_\\"
_LEAST, _MOST_MINORITY = 5, 0.2
_DOUBLE, _SINGLE, _BARE = "in double quotation marks", "in single quotation marks", "without quotation marks"
_WAYS = {"“": _DOUBLE, '"': _DOUBLE, "„": _DOUBLE, "‘": _SINGLE, "'": _SINGLE, "‚": _SINGLE}


@rule(id="FRM010", name="title-quotation-marks", scope="document", level=Level.NOTE)
def title_quotation_marks(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Titles of articles and chapters stand in other quotation marks than the others, or than the manual's.

    Why:
        The marks tell the title of the part from that of the whole; American manuals set double ones, British single
        ones, those of the sciences none.

    Example:
        Among ‘The Tide’ and ‘Drains’: Anna Whitlock, “Proximity” (2001) 117 LQR 42.

    Instead:
        Anna Whitlock, ‘Proximity’ (2001) 117 LQR 42.

    Limits:
        The majority decides, notes and list apart, at least five titles, four fifths alike; a style profile decides in
        its place, and for titles without any marks, where what they stand in, and their year, are surely read. Angled
        marks («…») are left alone. Reported once.

    References:
        Chicago Manual of Style, 18th ed., chapter 13; OSCOLA, 4th ed., 3.1; APA 7, chapter 9.
    """
    groups = [
        [
            Observation(way=way, span=span, label=label, matter=_MATTER)
            for citation, label in citations
            for way, span in _marks(manuscript, citation)
        ]
        for citations in (full_citations(manuscript), listed_citations(manuscript))
    ]
    if lookups.demand("FRM010", _MATTER) is not None:
        yield from report_demanded("FRM010", [observed for group in groups for observed in group], lookups)
        return
    for group in groups:
        marked = (observed for observed in group if observed.way != _BARE)
        habit = find_habit(marked, least=_LEAST, most_minority=_MOST_MINORITY)
        if habit is not None:
            yield report(habit, "Titles of articles and chapters", confidence=0.7)


def _marks(manuscript: Manuscript, citation: Citation) -> Iterator[tuple[str, Span]]:
    """Yield how the title of an article or chapter is set off, and its place; nothing where it is not surely one."""
    title, container = citation.item.field("title"), citation.item.field("container-title")
    if title is None or container is None or citation.item.type not in _PARTS:
        return
    if is_quoted(manuscript, title.span):
        before = manuscript.text[max(0, title.span.start - 6) : title.span.start].rstrip(_MARKUP)
        run = before[len(before.rstrip("".join(_WAYS))) :]  # of marks within marks, the outer ones
        if run:
            yield _WAYS[run[0]], title.span
        return
    dated = citation.item.field("issued") is not None and citation.item.field("volume") is not None
    upright = not is_italic(manuscript, title.span)
    read = is_parted(manuscript, citation) or (
        is_italic(manuscript, container.span) and is_published(manuscript, citation)
    )
    if dated and upright and read:
        yield _BARE, title.span
