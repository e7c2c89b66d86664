"""IDN007: an ORCID iD that cannot be one."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.identifiers.check_digits import orcid_is_valid
from audit.rules.identifiers.places import DASHES, find_matches, replace
from audit.rules.rule import rule

_ANCHORS = (b"orcid",)
_ORCID = expression(
    rf"(?:orcid\.org/|\bORCID(?:\s?iD)?\s?:?\s{{0,2}}(?:https?://orcid\.org/)?)"
    rf"(?P<number>[\dOo](?:[ {DASHES}]?[\dXxOolI]){{10,20}})(?![\w{DASHES}])",
    re.IGNORECASE,
)
_DIGITS = str.maketrans("OolI", "0011")
_SEPARATORS = str.maketrans("", "", f" {DASHES}")


@rule(id="IDN007", name="invalid-orcid", scope="document", level=Level.ERROR)
def invalid_orcid(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """An ORCID iD has the wrong number of digits, a check digit that does not fit, or lacks its hyphens.

    Why:
        The sixteenth character is computed from the others; when it does not fit, the iD names nobody, or another
        person.

    Example:
        https://orcid.org/0000-0002-1825-0098

    Instead:
        https://orcid.org/0000-0002-1825-0097

    Limits:
        Only numbers that the text calls ORCID.

    References:
        ORCID, Structure of the ORCID Identifier; ISO/IEC 7064, MOD 11-2.
    """
    for match, label in find_matches(manuscript, _ORCID, _ANCHORS):
        printed = match["number"]
        digits = printed.translate(_DIGITS).translate(_SEPARATORS).upper()
        right = "-".join(digits[at : at + 4] for at in range(0, len(digits), 4))
        if orcid_is_valid(digits) and printed.upper() == right:
            continue
        span = Span(match.start("number"), match.end("number"))
        valid = orcid_is_valid(digits)
        lettered = valid and printed.translate(_DIGITS) != printed
        fault = (
            "has a letter in the place of a digit"
            if lettered
            else f"is not written in four groups with hyphens ({right})"
            if valid
            else f"has {len(digits)} digits, not 16"
            if len(digits) != 16
            else "has a check digit that does not fit the others"
        )
        yield Problem(
            span=span,
            message=f"ORCID iD {printed} {fault}.",
            note=label,
            expected=right if valid else None,
            level=Level.NOTE if valid and not lettered else None,
            confidence=0.97,
            fix=replace(span.start, span.end, right, certain=True) if valid else None,
        )
