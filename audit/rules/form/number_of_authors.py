"""FRM011: more authors named than the manual names, or “et al.” where it names them all."""

from collections.abc import Iterable, Iterator

from audit.language.expressions import expression
from audit.model.citation import Citation, Field, Name
from audit.model.demand import Demand
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.model.span import Span
from audit.rules.form.majority import Observation, full_citations, listed_citations, report_demanded
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
_AFTER_LAST = 24  # characters
_NUMBERS = ("", "one name", "two names", "three names", "four names", "five names", "six names")


@rule(id="FRM011", name="number-of-authors", scope="document", level=Level.NOTE)
def number_of_authors(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """More authors of one work are named than the style profile's manual names, or “et al.” stands too early.

    Why:
        Every manual says from how many authors on the others are left out; references pasted from elsewhere follow
        another count.

    Example:
        With the profile `chicago`: Ann Lee, Ben Ott, Cy Poe and Di Roe, *The Reef* (Fjord Press, 1988), 4.

    Instead:
        Ann Lee et al., *The Reef* (Fjord Press, 1988), 4.

    Limits:
        Only with a style profile whose manual rules on it; without one the rule is silent. Persons only, each with
        given name or initials; notes and list apart. Reported once for each.

    References:
        Chicago Manual of Style, 18th ed., 13.23, 13.78; OSCOLA, 4th ed., 3.1; APA 7, chapter 9.
    """
    for matter, citations in (
        ("the authors of a work in notes", full_citations(manuscript)),
        ("the authors of a work in the list", listed_citations(manuscript)),
    ):
        demand = lookups.demand("FRM011", matter)
        if demand is not None:
            yield from report_demanded("FRM011", _observe(manuscript, citations, demand), lookups)


def _observe(
    manuscript: Manuscript, citations: Iterable[tuple[Citation, str | None]], demand: Demand
) -> Iterator[Observation]:
    limit = _LIMITS[demand.wanted]
    for citation, label in citations:
        authors = [field for field in citation.item.fields if field.variable == "author"]
        read = is_published(manuscript, citation) or is_parted(manuscript, citation)
        if not authors or not read or not all(map(_is_person, authors)):
            continue
        last = max(field.span.end for field in authors)
        cut = bool(_AND_OTHERS.match(manuscript.text, last, last + _AFTER_LAST))
        span = Span(min(field.span.start for field in authors), last)
        way = demand.wanted if _keeps(limit, len(authors), cut) else _words(len(authors), cut)
        yield Observation(way=way, span=span, label=label, matter=demand.matter)


def _keeps(limit: Limit, named: int, cut: bool) -> bool:
    return named == limit.of_more if cut else named <= limit.all


def _words(named: int, cut: bool) -> str:
    number = _NUMBERS[named] if named < len(_NUMBERS) else f"{named} names"
    return f"by {number} “et al.”" if cut else f"by {number}"


def _is_person(field: Field) -> bool:
    return isinstance(field.value, Name) and bool(field.value.family and field.value.given)
