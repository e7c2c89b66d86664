"""FRM008: titles in headline capitals here and in sentence capitals there."""

from collections.abc import Iterator

from audit.model.demand import Demand
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
)
from audit.rules.form.title_manners import PARTLY, SENTENCE, WORD, is_sure, title_manner
from audit.rules.published import is_parted, is_published
from audit.rules.rule import rule

_MATTERS = {True: "titles of articles", False: "titles of whole works"}  # in something larger, or whole


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
    demanded: list[Observation] = []
    for citations in (list(full_citations(manuscript)), list(listed_citations(manuscript))):
        for quoted, matter in _MATTERS.items():
            observed = []
            for citation, label in citations:
                field = citation.item.field("title")
                asked = lookups.demand("FRM008", matter) is not None and is_parted(manuscript, citation)
                if field is None or not (asked or is_published(manuscript, citation)):
                    continue
                if (citation.item.field("container-title") is not None) != quoted:
                    continue
                way = title_manner(str(field.value))
                if way:
                    observed.append(Observation(way=way, span=field.span, label=label, matter=matter))
            demand = lookups.demand("FRM008", matter)
            if demand is not None:
                demanded += _surely_told(manuscript, observed, demand)
                continue
            habit = find_habit(observed, least=5)
            if habit is not None and habit.way != PARTLY:
                yield report(habit, f"English {matter}", confidence=0.7)
    yield from report_demanded("FRM008", demanded, lookups, confidence=0.8)


def _surely_told(manuscript: Manuscript, observed: list[Observation], demand: Demand) -> list[Observation]:
    """Leave out titles that may be as they are for a reason of their own: names, words in another type or tongue."""
    small = {word for word in WORD.findall(manuscript.text) if word.islower()} if observed else set()
    sentence = SENTENCE in demand.ways
    return [o for o in observed if is_sure(manuscript, o.span, o.way if sentence else SENTENCE, small)]
