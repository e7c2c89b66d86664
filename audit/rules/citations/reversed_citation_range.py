"""CIT008: a range of citations runs backwards."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.citations.systems import numeric
from audit.rules.rule import rule

_RANGE = expression(r"(?<!\d)(\d{1,4})[\])]?\s?[-–—−‐]\s?[\[(]?(\d{1,4})(?!\d)")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻", "0123456789-")


@rule(id="CIT008", name="reversed-citation-range", scope="citation", level=Level.ERROR)
def reversed_citation_range(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A range of citations ends before it begins.

    Why:
        Nobody can tell which works between the two numbers are meant, or which of the two numbers is wrong.

    Example:
        "[9–7]"

    Instead:
        "[7–9]"

    Limits:
        Only in numeric citations of a numbered list. An abbreviated second number, "[112–4]" for 112 to 114, is no
        fault.

    References:
        ICMJE Recommendations, IV.A.3.g; Citing Medicine, 2nd ed., appendix F.
    """
    for citation in numeric(manuscript):
        for match in _RANGE.finditer(citation.span.of(manuscript.text).translate(_PLAIN_DIGITS)):
            first, last = match[1], match[2]
            completed = int(first[: -len(last)] + last) if len(last) < len(first) else 0
            if int(last) >= int(first) or int(first) < completed <= 2 * int(first) - int(last):
                continue
            yield Problem(
                span=citation.span,
                message=f"The range of citations {first}–{last} runs backwards.",
                evidence={"first": int(first), "last": int(last)},
                expected=f"{last}–{first}",
            )
