"""FRM006: a page range that runs backwards."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.page_ranges import PageRange, find_page_ranges
from audit.rules.rule import rule


@rule(id="FRM006", name="reversed-page-range", scope="citation", level=Level.ERROR)
def reversed_page_range(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A page range ends before it begins.

    Why:
        One of the two numbers is wrong, or they were exchanged.

    Example:
        *Sea Studies* 9, no. 36 (2019): 236–215

    Instead:
        215–236

    Limits:
        Ranges after "pp.", "S." and the like, after the bracket of an article's date, and at the end of an article's
        citation. A shortened last page (215–36) is completed first. Page numbers with letters, and those of statutes
        ("3009-546"), are left alone.

    References:
        Chicago Manual of Style, 18th ed., 9.63 (shortened ranges).
    """
    for found in find_page_ranges(manuscript):
        level = _level(found)
        if level is None:
            continue
        yield Problem(
            span=found.span,
            message=f"The pages {found.printed} run backwards.",
            evidence={"first": found.first, "last": found.last},
            note=found.label,
            expected=f"{found.last}{found.dash}{found.first}" if level is Level.ERROR else None,
            level=level,
            confidence=0.95 if level is Level.ERROR else 0.6,
        )


def _level(found: PageRange) -> Level | None:
    """Tell how grave it is: an error where both numbers are whole, a note where the last may be shortened oddly."""
    if found.last >= found.first or found.dash == "—" or not found.called:
        return None
    if len(str(found.last)) == len(str(found.first)):
        return Level.ERROR
    return Level.NOTE if found.whole_last < found.first else None
