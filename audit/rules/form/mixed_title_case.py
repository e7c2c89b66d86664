"""FRM008: titles in headline capitals here and in sentence capitals there."""

from collections.abc import Iterable, Iterator
from itertools import chain

from audit.model.citation import Citation
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import (
    Observation,
    find_habit,
    full_citations,
    listed_citations,
    report,
    report_demanded,
    undemanded,
)
from audit.rules.form.title_manners import PARTLY, SENTENCE, WORD, is_sure, title_manner
from audit.rules.published import is_parted, is_published
from audit.rules.rule import rule

_ARTICLES, _WORKS = "titles of articles", "titles of whole works"  # in something larger, or whole


@rule(id="FRM008", name="mixed-title-case", scope="document", level=Level.NOTE)
def mixed_title_case(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """English titles are capitalised like headlines here and like sentences there.

    Why:
        A list in one manner looks edited; a mixture shows that titles were pasted from several places.

    Example:
        “The Strike That Never Ended” among “The strike that never ended”.

    Instead:
        One manner throughout: that of the majority.

    Limits:
        English titles of three words and more that could be written either way; articles and books apart, notes and
        list apart. Prepositions of any length may be small. Reported once. A style profile decides in the majority's
        place; where it asks for sentence capitals, a title counts as departing only by words that are no names: such
        as the manuscript has in small letters, or that end as no name does (-tion, -ness).

    References:
        Chicago Manual of Style, 18th ed., 8.159.
    """
    groups = [list(_observe(manuscript, cited)) for cited in (full_citations(manuscript), listed_citations(manuscript))]
    if lookups.demands:
        yield from report_demanded("FRM008", _surely_told(manuscript, chain(*groups), lookups), lookups, confidence=0.8)
    for group in groups:
        left = undemanded("FRM008", group, lookups)
        for matter in (_ARTICLES, _WORKS):
            habit = find_habit((o for o in left if o.matter == matter), least=5)
            if habit is not None and habit.way != PARTLY:
                yield report(habit, f"English {matter}", confidence=0.7)


def _observe(manuscript: Manuscript, cited: Iterable[tuple[Citation, str | None]]) -> Iterator[Observation]:
    """Yield how each title is capitalised, where that can be told."""
    for citation, label in cited:
        field = citation.item.field("title")
        if field is None:
            continue
        matter = _WORKS if citation.item.field("container-title") is None else _ARTICLES
        listed = citation.note_id is None  # in a note, a sentence may look like a title between two full stops
        read = is_published(manuscript, citation) or (listed and is_parted(manuscript, citation))
        way = title_manner(str(field.value)) if read else ""
        if way:
            yield Observation(way=way, span=field.span, label=label, matter=matter)


def _surely_told(manuscript: Manuscript, observed: Iterable[Observation], lookups: Lookups) -> Iterator[Observation]:
    """Leave out titles that may be as they are for a reason of their own: names, words in another type or tongue."""
    small = {word for word in WORD.findall(manuscript.text) if word.islower()}
    for one in observed:
        demand = lookups.demand("FRM008", one.matter)
        by_names = demand is not None and SENTENCE in demand.ways
        if is_sure(manuscript, one.span, one.way if by_names else SENTENCE, small):
            yield one
