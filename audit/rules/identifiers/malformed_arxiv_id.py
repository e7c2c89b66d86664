"""IDN008: an arXiv id that cannot be one."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.identifiers.places import find_matches, replace
from audit.rules.rule import rule

_ANCHORS = (b"arxiv",)
_ARXIV = expression(
    r"(?:\barxiv\s?:\s{0,2}|arxiv\.org/(?:abs|pdf|html)/)(?P<id>[\w][\w./-]{2,40})",
    re.IGNORECASE,
)
_SPLIT = expression(r"\d{4}(?:[ \t]\.[ \t]?|\.[ \t]|,)\d{4,5}(?:v\d{1,2})?(?!\d)")
_NEW = expression(r"(?P<year>\d\d)(?P<month>\d\d)\.(?P<number>\d+)(?:v\d{1,3})?$")
_OLD = expression(r"(?P<archive>[a-z]+(?:-[a-z]+)?)(?:\.[A-Z]{2})?/\d\d(?P<month>\d\d)\d{3}(?:v\d{1,3})?$")
_ARCHIVE_NAMES = """
acc-phys adap-org alg-geom ao-sci astro-ph atom-ph bayes-an chao-dyn chem-ph cmp-lg comp-gas cond-mat cs dg-ga funct-an
gr-qc hep-ex hep-lat hep-ph hep-th math math-ph mtrl-th nlin nucl-ex nucl-th patt-sol physics plasm-ph q-alg q-bio q-fin
quant-ph solv-int stat supr-con
"""
_ARCHIVES = frozenset(_ARCHIVE_NAMES.split())
_LOOKS_LIKE_ONE = expression(r"\d{3,}|[a-z-]/\d")


@rule(id="IDN008", name="malformed-arxiv-id", scope="citation", level=Level.ERROR)
def malformed_arxiv_id(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """An arXiv id is not written as one can be.

    Why:
        Since April 2007 an id is year and month in four digits, a full stop and a number of four digits (five from
        January 2015); before, an archive's name, a slash and seven digits. Anything else leads nowhere.

    Example:
        arXiv:2113.04567; arXiv:2103.456; arXiv:hep-th/99110

    Instead:
        arXiv:2103.04567

    Limits:
        Syntax only: whether the preprint exists is EXI001's question.

    References:
        arXiv, Understanding the arXiv identifier.
    """
    for match, label in find_matches(manuscript, _ARXIV, _ANCHORS):
        printed = re.sub(r"\.pdf$", "", match["id"].rstrip("./-_"))
        split = _SPLIT.match(manuscript.text, match.start("id"))
        joined = "".join(split[0].split()).replace(",", ".") if split else ""
        if split and not _fault(joined):
            if manuscript.document.format == "pdf" and "," not in split[0]:
                continue  # a gap on the page, not the author's
            slip = "A comma stands for the full stop of" if "," in split[0] else "A space stands inside"
            yield Problem(
                span=Span(split.start(), split.end()),
                message=f"{slip} arXiv:{split[0]}.",
                note=label,
                expected=joined,
                confidence=0.9,
                fix=replace(split.start(), split.end(), joined, certain=True),
            )
            continue
        fault = _fault(printed) if _LOOKS_LIKE_ONE.search(printed) else ""
        if not fault:
            continue
        span = Span(match.start("id"), match.start("id") + len(printed))
        mended = re.sub(r"(?<=[\d.])[oO](?=[\d.])|(?<=[\d.])[oO]$", "0", printed)
        certain = mended != printed and not _fault(mended)
        yield Problem(
            span=span,
            message=f"arXiv:{printed} {fault}.",
            note=label,
            expected=mended if certain else None,
            confidence=0.95,
            fix=replace(span.start, span.end, mended, certain=True) if certain else None,
        )


def _fault(printed: str) -> str:
    """Return in words why `printed` is no arXiv id, "" when it is one."""
    new = _NEW.match(printed)
    if new:
        if not 1 <= int(new["month"]) <= 12:
            return f"names month {new['month']}"
        wanted = 4 if int(new["year"] + new["month"]) < 1501 else 5
        if len(new["number"]) != wanted:
            return f"has {len(new['number'])} digits after the full stop; ids of 20{new['year']} have {wanted}"
        return "" if int(new["year"] + new["month"]) >= 704 else "is older than the numbering it uses (April 2007)"
    old = _OLD.match(printed)
    if old:
        if old["archive"] not in _ARCHIVES:
            return f"names an archive “{old['archive']}” that arXiv does not have"
        return "" if 1 <= int(old["month"]) <= 12 else f"names month {old['month']}"
    return "is neither year, month and number (2103.04567) nor archive and number (hep-th/9901001)"
