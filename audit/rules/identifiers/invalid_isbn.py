"""IDN002: an ISBN that cannot be one."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.gathering import gathered
from audit.rules.identifiers.check_digits import isbn10_is_valid, isbn13_is_valid
from audit.rules.identifiers.isbn_ranges import divided, group_of, is_music
from audit.rules.identifiers.places import DASHES, find_matches, replace
from audit.rules.rule import rule

_ANCHORS = (b"isbn",)
_NUMBER = rf"(?P<number>[\dOIl](?:[ {DASHES}]?[\dOolIXx]){{6,16}})(?![\w{DASHES}])"
_ISBN = expression(
    rf"\b(?:ISBN|isbn)s?(?:[-\s]?1[03])?(?:\s?\([^()]{{1,12}}\))?\s?[:.]?\s{{0,2}}{_NUMBER}",
)
# A second number behind the first: "ISBN 978-3-16-148410-0 (print), 978-…".
_ANOTHER = expression(
    rf"(?:\s?\([^()]{{1,30}}\))?\s?(?:[,;/&]|\b(?:and|und|et|y|e)\b)\s{{0,2}}(?=97[89][ {DASHES}]?\d){_NUMBER}"
)
_DIGITS = str.maketrans("OolI", "0011")
_SEPARATORS = str.maketrans("", "", f" {DASHES}")
_PARTS = expression(rf"[ {DASHES}]")


@rule(id="IDN002", name="invalid-isbn", scope="citation", level=Level.ERROR)
def invalid_isbn(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """An ISBN has the wrong number of digits, a check digit that does not fit, or a beginning that is not given out.

    Why:
        The last digit is computed from the others; when it does not fit, at least one digit is wrong. The first digits
        name a country or language group, and not all of them are given out; 979-0 is printed music.

    Example:
        ISBN 978-0-306-40615-8

    Instead:
        ISBN 978-0-306-40615-7

    Limits:
        Only numbers that the text calls ISBN. Which digit is wrong cannot be known; a letter in the place of a digit
        can. Hyphens in other places than the agency's ranges put them are a note; of publishers' ranges only those of
        the groups 0 to 4 are known here, as far as they have stood for many years.

    References:
        ISO 2108; ISBN Users' Manual, 7th ed., appendix 1; International ISBN Agency, Range Message.
    """
    divided_otherwise: list[Problem] = []
    for match, label in _numbers(manuscript):
        printed = match["number"]
        digits = printed.translate(_SEPARATORS)
        span = Span(match.start("number"), match.end("number"))
        if isbn10_is_valid(digits) or isbn13_is_valid(digits):
            for problem in _out_of_range(span, printed, digits, label):
                if problem.level is Level.NOTE:
                    divided_otherwise.append(problem)
                else:
                    yield problem
            continue
        mended = digits.translate(_DIGITS)
        valid = isbn10_is_valid(mended) or isbn13_is_valid(mended)
        fix = replace(span.start, span.end, printed.translate(_DIGITS), certain=True) if valid else None
        yield Problem(
            span=span,
            message=f"ISBN {printed} {_fault(digits, valid)}.",
            evidence={"digits": len(digits)},
            note=label,
            expected=printed.translate(_DIGITS) if valid else None,
            confidence=0.97,
            fix=fix,
        )
    yield from gathered(divided_otherwise, lambda number: f"{number} ISBNs have their hyphens in other places")


def _numbers(manuscript: Manuscript) -> Iterator[tuple[re.Match[str], str | None]]:
    """Yield the numbers that follow the word ISBN, the further ones of a series, too, each with its note's label."""
    for first, label in find_matches(manuscript, _ISBN, _ANCHORS):
        match: re.Match[str] | None = first
        while match is not None:
            yield match, label
            match = _ANOTHER.match(manuscript.text, match.end())


def _out_of_range(span: Span, printed: str, digits: str, label: str | None) -> Iterator[Problem]:
    """Yield what is wrong with a number whose check digit fits: its group is none, or its hyphens stand elsewhere."""
    if is_music(digits):
        said = "is the number of printed music (ISMN): 979-0 is not given to books"
        yield Problem(span=span, message=f"ISBN {printed} {said}.", note=label, level=Level.WARNING, confidence=0.9)
    elif not group_of(digits):
        said = "begins with digits that no country or language group has"
        yield Problem(span=span, message=f"ISBN {printed} {said}.", note=label, level=Level.WARNING, confidence=0.8)
    elif _parts(printed) and divided(digits) and _parts(printed) != _parts(divided(digits)):
        yield Problem(
            span=span,
            message=f"ISBN {printed} is divided otherwise than the ranges of its group do: {divided(digits)}.",
            note=label,
            level=Level.NOTE,
            kind="review",
            expected=divided(digits),
            confidence=0.8,
            fix=replace(span.start, span.end, divided(digits), certain=False),
        )


def _parts(printed: str) -> list[str]:
    """Return the parts of a number that is divided into as many as an ISBN has, [] for one that is not."""
    parts = _PARTS.split(printed)
    digits = sum(map(len, parts))
    return parts if len(parts) == (4 if digits == 10 else 5) else []


def _fault(digits: str, mended: bool) -> str:
    if mended:
        return "has a letter in the place of a digit"
    if len(digits) not in (10, 13):
        return f"has {len(digits)} digits, not 10 or 13"
    if len(digits) == 13 and digits[:3] not in ("978", "979"):
        return "does not begin with 978 or 979"
    return "has a check digit that does not fit the others"
