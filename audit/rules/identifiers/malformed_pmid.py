"""IDN009: a PubMed number that cannot be one."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.identifiers.places import find_matches, replace
from audit.rules.rule import rule

_ANCHORS = (b"pmid", b"pmcid", b"pubmed")
_NUMBER = expression(
    r"(?:\b(?P<kind>PMC?ID)\s?[:=]?\s{0,2}|pubmed(?:\.ncbi\.nlm\.nih\.gov)?/)(?P<number>(?:PMC\s?)?\d[\dOlI]{0,20})(?![\w-])",
    re.IGNORECASE,
)
_LONGEST = 8  # digits: PubMed had 41 million records in 2026, PMC 12 million articles
_DIGITS = str.maketrans("OlI", "011")


@rule(id="IDN009", name="malformed-pmid", scope="citation", level=Level.ERROR)
def malformed_pmid(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A PMID or PMCID is not written as one can be.

    Why:
        A PMID is a number of at most eight digits, a PMCID the letters PMC and such a number. With a digit too many, a
        letter for a digit, or one kind in the place of the other, the number leads nowhere or to another paper.

    Example:
        PMID: 265430917; PMID: PMC4405361

    Instead:
        PMID: 26543091; PMCID: PMC4405361

    Limits:
        Syntax only: neither has a check digit, and whether the record exists is EXI001's question.

    References:
        National Library of Medicine, MEDLINE/PubMed Data Element Descriptions, PMID; PMC, About article identifiers.
    """
    for match, label in find_matches(manuscript, _NUMBER, _ANCHORS):
        fault = _fault(match["kind"] or "PMID", match["number"])
        if fault is None:
            continue
        said, expected = fault
        span = Span(match.start("number"), match.end("number"))
        yield Problem(
            span=span,
            message=f"{match[0].strip()} {said}.",
            note=label,
            expected=expected or None,
            confidence=0.95,
            fix=replace(span.start, span.end, expected, certain=True) if expected else None,
        )


def _fault(kind: str, printed: str) -> tuple[str, str] | None:
    """Return what is wrong with a number, and how it is rightly written where that is certain; None for a good one."""
    central = printed[:3].upper() == "PMC"
    number = printed[3:].strip() if central else printed
    digits = number.translate(_DIGITS)
    if kind.upper() == "PMID" and central:
        return "gives the number of PubMed Central (PMCID), not PubMed's own", ""
    if len(digits) > _LONGEST:
        return f"has {len(digits)} digits; these numbers have at most {_LONGEST}", ""
    if digits != number:
        return "has a letter in the place of a digit", ("PMC" if central else "") + digits
    if digits[0] == "0":
        return "begins with 0, as these numbers do not", ""
    return None
