"""IDN003: an ISSN that cannot be one."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.identifiers.check_digits import issn_is_valid
from audit.rules.identifiers.places import DASHES, find_matches, replace
from audit.rules.rule import rule

_ANCHORS = (b"issn",)
_ISSN = expression(
    rf"\b[eEpP]?-?(?:ISSN|issn)(?:-L)?(?:\s?\([^()]{{1,12}}\))?\s?[:.]?\s{{0,2}}"
    rf"(?P<number>[\dOlI](?:[ {DASHES}]?[\dOolIXx]){{4,9}})(?![\w{DASHES}])",
)
_DIGITS = str.maketrans("OolI", "0011")
_SEPARATORS = str.maketrans("", "", f" {DASHES}")


@rule(id="IDN003", name="invalid-issn", scope="citation", level=Level.ERROR)
def invalid_issn(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """An ISSN has the wrong number of digits, or its check digit does not fit.

    Why:
        The last of the eight digits is computed from the others; when it does not fit, at least one digit is wrong.

    Example:
        ISSN 0317-8472

    Instead:
        ISSN 0317-8471

    Limits:
        Only numbers that the text calls ISSN.

    References:
        ISO 3297; ISSN Manual, 0.4.
    """
    for match, label in find_matches(manuscript, _ISSN, _ANCHORS):
        printed = match["number"]
        digits = printed.translate(_SEPARATORS)
        if issn_is_valid(digits):
            continue
        span = Span(match.start("number"), match.end("number"))
        valid = issn_is_valid(digits.translate(_DIGITS))
        right = printed.translate(_DIGITS)
        fault = (
            "has a letter in the place of a digit"
            if valid
            else f"has {len(digits)} digits, not 8"
            if len(digits) != 8
            else "has a check digit that does not fit the others"
        )
        yield Problem(
            span=span,
            message=f"ISSN {printed} {fault}.",
            note=label,
            expected=right if valid else None,
            confidence=0.97,
            fix=replace(span.start, span.end, right, certain=True) if valid else None,
        )
