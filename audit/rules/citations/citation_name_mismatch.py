"""CIT004: the list has the year cited under a name spelt otherwise."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.citations.etal import uneven_et_al
from audit.rules.citations.nearmisses import near_misses
from audit.rules.citations.systems import author_date, entry_name, people
from audit.rules.rule import rule

_HEAD = 200  # characters of an entry in which its authors stand
_MORE = expression(r"et\.? ?al|u\. ?a\.|others|otros|outros|altri|coll\.|…|\.\.\.", re.IGNORECASE)


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
        another order, in an entry of the same year. As a note: "et al." where the entry has one or two authors, and a
        work cited by all its authors where four fifths of the like are cited by "et al.", or the reverse. Diacritics,
        particles, elided articles, German endings, hyphens and acronyms are not compared.

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
    yield from _et_al_for_few(manuscript)
    yield from uneven_et_al(manuscript)


def _et_al_for_few(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield, as a note, the first "Smith et al." for each entry that has one or two persons and no "et al." itself."""
    by_id = {reference.id: reference for reference in manuscript.references}
    seen: set[str] = set()
    for citation in author_date(manuscript):
        reference = by_id.get(citation.reference_ids[0] or "")
        if not citation.et_al or reference is None or reference.id in seen or not 0 < len(reference.names) < 3:
            continue
        seen.add(reference.id)
        head = reference.text_span.of(manuscript.text)[:_HEAD]
        if any(" " in name for name in reference.names) or _MORE.search(head):
            continue  # a body, or names that were not read
        yield Problem(
            span=citation.span,
            message=f"{people(citation.names, et_al=True)} is cited; the list has {entry_name(reference)}.",
            related=(RelatedPlace(span=reference.span, message=entry_name(reference)),),
            evidence={"cited": [*citation.names, "et al."], "listed": list(reference.names)},
            level=Level.NOTE,
            confidence=0.7,
        )
