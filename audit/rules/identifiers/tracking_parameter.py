"""IDN005: a web address that carries tracking parameters."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Edit, Fix, Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.gathering import gathered
from audit.rules.identifiers.places import find_matches
from audit.rules.nearby import Reach
from audit.rules.rule import rule

_ANCHORS = (b"ttp",)
_REACH = Reach(before=3, after=800)
_URL = expression(
    r"\bhttps?://[^\s<>\"“”|\]?]{3,300}\?(?P<query>[^\s<>\"“”|\]#)]{1,500})(?P<fragment>#\S{0,200})?", re.IGNORECASE
)
# Parameters that only tell a site where its reader came from: ClearURLs and Firefox query stripping both drop them.
_TRACKING = expression(
    r"utm_\w+|fbclid|gclid|gclsrc|dclid|gbraid|wbraid|msclkid|yclid|twclid|ttclid|li_fat_id|igshid|igsh|mc_cid|mc_eid|"
    r"_ga|_gl|_hsenc|_hsmi|hsctatracking|mkt_tok|vero_id|oly_enc_id|oly_anon_id|wickedid|ref_src|ref_url|smid|"
    r"__twitter_impression|cmpid|ncid|s_cid|at_medium|at_campaign|at_custom\d|wt\.mc_id|pk_campaign|pk_source|spm",
    re.IGNORECASE,
)
# Parameters that only some sites use so: YouTube's "t" is a time, Twitter's tells who shared.
_TRACKING_AT = (
    (expression(r"//(?:[\w-]{1,20}\.)?(?:youtube\.com|youtu\.be|spotify\.com)/", re.IGNORECASE), frozenset(("si",))),
    (expression(r"//(?:[\w-]{1,20}\.)?(?:twitter|x)\.com/\w{1,30}/status/", re.IGNORECASE), frozenset(("s", "t"))),
)
_ARCHIVED = expression(r"//[^/]{3,60}/\S{0,60}?https?:/", re.IGNORECASE)  # the address of a copy, made under that name


@rule(id="IDN005", name="tracking-parameter", scope="citation", level=Level.NOTE)
def tracking_parameter(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A web address carries parameters that only say where the reader came from.

    Why:
        They make an address long and bound to one campaign, and have nothing to do with the page.

    Example:
        https://www.nhl.no/arkiv?id=7&utm_source=newsletter

    Instead:
        https://www.nhl.no/arkiv?id=7

    Limits:
        Only parameters that are used for nothing else, there or on that site. The address of an archived copy is left
        alone: it was made with them. More than three such addresses are one finding.

    References:
        Chicago Manual of Style, 18th ed., 13.10 (the shortest stable form of an address).
    """
    addresses = find_matches(manuscript, _URL, _ANCHORS, _REACH)
    found = [problem for match, label in addresses if (problem := _problem(match, label))]
    yield from gathered(
        found, lambda number: f"{number} addresses carry tracking parameters", cure="drop the tracking parameters"
    )


def _problem(match: re.Match[str], label: str | None) -> Problem | None:
    if _ARCHIVED.search(match[0]):
        return None
    query = match["query"].rstrip(".,;:'’*_`\\")
    parts = re.split(r"(?:\\?&amp;|\\?&|;)", query)
    here = frozenset[str]().union(*(names for site, names in _TRACKING_AT if site.search(match[0])))
    dropped = [part for part in parts if _tracks(part.partition("=")[0].replace("\\", ""), here)]
    if not dropped:
        return None
    kept = "&".join(part for part in parts if part not in dropped)
    start, end = match.start("query"), match.start("query") + len(query)
    edit = Edit(span=Span(start, end), replacement=kept) if kept else Edit(span=Span(start - 1, end), replacement="")
    names = ", ".join(part.partition("=")[0].replace("\\", "") for part in dropped)
    return Problem(
        span=Span(match.start(), end),
        message=f"The address carries {names}.",
        note=label,
        confidence=0.95,
        fix=Fix(description=f"drop {names}", edits=(edit,), certain=True),
    )


def _tracks(name: str, here: frozenset[str]) -> bool:
    """Tell whether a parameter only says where the reader came from, anywhere or `here`."""
    return name in here or bool(_TRACKING.fullmatch(name))
