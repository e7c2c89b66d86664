"""FRM011: “et al.” after another number of authors than elsewhere, or than the manual names."""

from collections.abc import Iterable, Iterator

from audit.language.expressions import expression
from audit.model.citation import Citation, Field, Name
from audit.model.demand import Demand
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.model.span import Span
from audit.rules.form.majority import (
    Observation,
    find_habit,
    full_citations,
    listed_citations,
    report,
    report_demanded,
)
from audit.rules.published import is_parted, is_published
from audit.rules.rule import rule


@record
class Limit:
    """How many authors are all named, and how many of more (0: “et al.” never stands)."""

    all: int
    of_more: int


_LIMITS = {
    "by up to two names, or one “et al.”": Limit(all=2, of_more=1),
    "by up to six names, or three “et al.”": Limit(all=6, of_more=3),
    "by up to three names, or one “and others”": Limit(all=3, of_more=1),
    "by up to twenty names": Limit(all=20, of_more=0),
}
_AND_OTHERS = expression(r"[\s,*_]{0,6}(?:and\s)?(?:et\sal\b|others\b|colleagues\b)")
_CUT = "“et al.”"
_LEAST, _MOST_MINORITY = 5, 0.2
_AFTER_LAST = 24  # characters
_NUMBERS = ("", "one name", "two names", "three names", "four names", "five names", "six names")


@rule(id="FRM011", name="number-of-authors", scope="document", level=Level.NOTE)
def number_of_authors(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """“Et al.” stands after another number of authors than elsewhere, or not where the style profile's manual has it.

    Why:
        Every manual says from how many authors on the others are left out; references pasted from elsewhere follow
        another count.

    Example:
        Among works by one author and “et al.”: Ann Lee, Ben Ott et al., *The Reef* (Fjord Press, 1988), 4. With the
        profile `chicago`: Ann Lee, Ben Ott, Cy Poe and Di Roe, *The Reef* (Fjord Press, 1988), 4.

    Instead:
        Ann Lee et al., *The Reef* (Fjord Press, 1988), 4.

    Limits:
        Persons only, each with given name or initials; notes and list apart. Without a style profile that rules on it,
        only the number of names before “et al.” is compared: at least five such works, four fifths alike. Reported once
        for each.

    References:
        Chicago Manual of Style, 18th ed., 13.23, 13.78; OSCOLA, 4th ed., 3.1; APA 7, chapter 9.
    """
    for matter, citations in (
        ("the authors of a work in notes", full_citations(manuscript)),
        ("the authors of a work in the list", listed_citations(manuscript)),
    ):
        demand = lookups.demand("FRM011", matter)
        found = _observe(manuscript, citations, demand)
        if demand is not None:
            yield from report_demanded("FRM011", found, lookups)
            continue
        cut = (one for one in found if one.way.endswith(_CUT))
        habit = find_habit(cut, least=_LEAST, most_minority=_MOST_MINORITY)
        if habit is not None:
            yield report(habit, f"{matter[0].upper()}{matter[1:]}", confidence=0.7)


def _observe(
    manuscript: Manuscript, citations: Iterable[tuple[Citation, str | None]], demand: Demand | None
) -> Iterator[Observation]:
    """Yield how many authors each work shows, in the manual's words where it allows so many."""
    limit = None if demand is None else _LIMITS[demand.wanted]
    for citation, label in citations:
        authors = [field for field in citation.item.fields if field.variable == "author"]
        read = is_published(manuscript, citation) or is_parted(manuscript, citation)
        if not authors or not read or not all(map(_is_person, authors)):
            continue
        last = max(field.span.end for field in authors)
        cut = bool(_AND_OTHERS.match(manuscript.text, last, last + _AFTER_LAST))
        span = Span(min(field.span.start for field in authors), last)
        kept = demand is not None and limit is not None and _keeps(limit, len(authors), cut)
        way = demand.wanted if kept and demand is not None else _words(len(authors), cut)
        yield Observation(way=way, span=span, label=label, matter=demand.matter if demand else "")


def _keeps(limit: Limit, named: int, cut: bool) -> bool:
    return named == limit.of_more if cut else named <= limit.all


def _words(named: int, cut: bool) -> str:
    number = _NUMBERS[named] if named < len(_NUMBERS) else f"{named} names"
    return f"by {number} {_CUT}" if cut else f"by {number}"


def _is_person(field: Field) -> bool:
    return isinstance(field.value, Name) and bool(field.value.family and field.value.given)
