"""CIT003: the list has the name cited, with another year."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.citations.nearmisses import near_misses
from audit.rules.citations.noteyears import misdated_in_notes
from audit.rules.citations.systems import entry_name, people
from audit.rules.citations.yearletters import odd_letters
from audit.rules.rule import rule


@rule(id="CIT003", name="citation-year-mismatch", scope="citation", level=Level.WARNING)
def citation_year_mismatch(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A citation gives another year than the entry of that name in the list.

    Why:
        The reader cannot tell whether the citation or the entry is misdated, or whether an entry is missing.

    Example:
        "(Schofield 2024)" in the text, "Schofield, J. 2023." in the list.

    Instead:
        Give the same year, with the same letter, in both places.

    Limits:
        Fires when an entry of the same names is a slip away (one digit, two digits swapped, a year more or less; two
        years or ten, where the list has no other of that name), or is cited nowhere else; otherwise the work is taken
        for one that is missing (CIT001). Both years of a reprint, "1990 [1867]", are right. As a note: two entries of
        one author and year without letters, and a "1990b" without a "1990a". Full citations in notes are held against
        a bibliography where author and title are the same, the author is a person, and nothing shows another edition.

    References:
        Chicago Manual of Style, 18th ed., 13.102 (text citations and entries must agree); APA Publication Manual,
        7th ed., 8.10.
    """
    for near in near_misses(manuscript):
        if near.difference not in ("year", "letter"):
            continue
        entries = ", ".join(entry_name(reference) for reference in near.nearest)
        years = {reference.years[0] for reference in near.nearest}
        yield Problem(
            span=near.citations[0].span,
            message=f"{people(near.names, et_al=near.et_al)} {near.year} is cited; the list has {entries}.",
            related=(
                *(RelatedPlace(span=reference.span, message=entry_name(reference)) for reference in near.nearest),
                *(RelatedPlace(span=citation.span, message="cited here too") for citation in near.citations[1:4]),
            ),
            evidence={"cited": near.year, "listed": [reference.years[0] for reference in near.nearest]},
            expected=next(iter(years)) if len(years) == 1 else None,
            kind="fail" if len(near.nearest) == 1 else "review",
            confidence=0.9 if len(near.nearest) == 1 else 0.7,
        )
    yield from odd_letters(manuscript)
    yield from misdated_in_notes(manuscript)
