"""CIT004: the list has the year cited under a name spelt otherwise."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.citations.nearmisses import near_misses
from audit.rules.citations.systems import entry_name, people
from audit.rules.rule import rule


@rule(id="CIT004", name="citation-name-mismatch", scope="citation", level=Level.WARNING)
def citation_name_mismatch(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A citation spells a name otherwise than the entry of that year in the list.

    Why:
        One of the two spellings is wrong, and whoever searches for the wrong one finds nothing.

    Example:
        "(Pickwoad 2012)" in the text, "Pickwood, N. 2012." in the list.

    Instead:
        Spell the name in both places as the author does.

    Limits:
        Fires for a letter too many, too few or wrong (two in names of eight letters or more) and for authors in
        another order, in an entry of the same year. Diacritics, particles, hyphens and acronyms are not compared.

    References:
        Chicago Manual of Style, 18th ed., 13.102; APA Publication Manual, 7th ed., 8.10.
    """
    for near in near_misses(manuscript):
        if near.difference != "name" or "[sic]" in near.nearest[0].span.of(manuscript.text):
            continue
        entry = near.nearest[0]
        yield Problem(
            span=near.citations[0].span,
            message=f"{people(near.names, et_al=near.et_al)} {near.year} is cited; the list has {entry_name(entry)}.",
            related=(
                *(RelatedPlace(span=reference.span, message=entry_name(reference)) for reference in near.nearest),
                *(RelatedPlace(span=citation.span, message="cited here too") for citation in near.citations[1:4]),
            ),
            evidence={"cited": list(near.names), "listed": list(entry.names)},
            expected=people(entry.names) if len(near.nearest) == 1 else None,
            confidence=0.9,
        )
