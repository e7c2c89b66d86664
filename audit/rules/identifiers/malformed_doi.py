"""IDN001: a DOI that cannot be one."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Fix, Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.identifiers.places import find_matches, replace
from audit.rules.nearby import Reach
from audit.rules.rule import rule

_ANCHORS = (b"doi", b"10.", b"10,")
_MISPRINTED_TEN = expression(r"[.,](?<=[1lIiL][0Oo].)[\dOolI]{4}")
_REACH = Reach(before=20, after=800)
_CANDIDATE = expression(
    r"""(?P<cue>
        (?:https?:/{0,2}\s?)?(?:dx\.)?doi(?:\.|,|/)org\s?[/:.]?\s?
      | \bdoi\s?[:=]\s{0,2}
      | \bDOI\s{1,2}(?=[1lI][0Oo][.,]|\d{4,9}/)
      | \b(?=10[.,]\s?[\dOolI]{4,9}/|[1lI][0Oo][.,][\dOolI]{4,9}/)
    )
    (?P<again>(?:https?://)?(?:(?:dx\.)?doi\.org/|doi\s?[:=]\s?))?
    (?P<body>[^\s<>"“”]{0,200})""",
    re.VERBOSE | re.IGNORECASE,
)
_VALID = expression(r"10\.\d{4,9}(?:\.\d{1,9})*/\S")  # DOI Handbook 2.2; Crossref's recommended pattern
_SHORT = expression(r"(?:10/)?[a-z0-9]{3,8}$", re.IGNORECASE)  # shortdoi.org
_NEARLY = expression(r"(?P<ten>[1lI][0Oo])(?P<dot>[.,])(?P<prefix>[\dOolI]{4,9})(?P<rest>/\S+)")
_SPLIT = expression(r"10[ \t]?\.[ \t]{0,2}\d{4,9}[ \t]?/[ \t]?\S")
_SPACED = "A space stands inside"
_DASHED = expression(r"[–−]")  # what word processors make of hyphens
_DIGITS = str.maketrans("OolI", "0011")
_MARKUP = "*_`\\>"


@rule(id="IDN001", name="malformed-doi", scope="citation", level=Level.ERROR)
def malformed_doi(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A DOI is not written as one can be.

    Why:
        It is "10.", a registrant's number of four to nine digits, a slash and a suffix; nothing else
        leads anywhere.

    Example:
        doi:1O.1016/j.cell.2020.01.001 (a letter O); https://doi.org/https://doi.org/10.1000/182;
        doi:j.cell.2020.01.001 (no prefix).

    Instead:
        https://doi.org/10.1016/j.cell.2020.01.001

    Limits:
        Syntax only: whether the DOI exists is EXI001's and EXI002's question. A full stop after a DOI is taken for
        the sentence's. The short form doi.org/abcd is accepted.

    References:
        DOI Handbook, 2.2 (syntax); ISO 26324; Crossref DOI display guidelines.
    """
    end = 0
    in_pdf = manuscript.document.format == "pdf"  # there lines and gaps of the page break DOIs, not the author
    also = [match.start() for match in _MISPRINTED_TEN.finditer(manuscript.text)]
    for match, label in find_matches(manuscript, _CANDIDATE, _ANCHORS, _REACH, also):
        if match.start() < end:
            continue
        end = match.end()
        found = _fault(match, manuscript.text)
        if found is not None and not (in_pdf and found[0].startswith(_SPACED)):
            message, span, fix = found
            yield Problem(
                span=span,
                message=message,
                note=label,
                fix=fix,
                expected=(fix.edits[0].replacement or None) if fix is not None and fix.certain else None,
                confidence=0.97 if fix is not None else 0.85,
            )


def _fault(match: re.Match[str], text: str) -> tuple[str, Span, Fix | None] | None:
    """Return what is wrong with the candidate: message, place, and a fix where there is one; None when it is right."""
    body, start = match["body"].rstrip(_MARKUP), match.start("body")
    bare = body.rstrip(".,;:)]}'’”\"" + _MARKUP)
    span = Span(match.start(), start + len(bare))
    if bare.startswith("http") or text.startswith(" [pii]", start + len(body)):  # PubMed's "doi: nm.2234 [pii]"
        return None
    if match["again"] and ("org" in match["cue"].lower()) == ("org" in match["again"].lower()):
        fix = replace(match.start("again"), match.end("again"), "", certain=True) if _VALID.match(bare) else None
        return f"The DOI's address stands twice: {span.of(text)}.", span, fix
    if _VALID.match(bare.lstrip("/")) and (bare[0] == "/" or match["cue"].lower().endswith("org")):
        slashes = len(bare) - len(bare.lstrip("/"))
        fix = replace(start, start + slashes, "" if slashes else "/", certain=True)
        return f"The DOI's address has {'a slash too many' if slashes else 'no slash after doi.org'}.", span, fix
    dash = _DASHED.search(bare) if _VALID.match(bare) else None
    if dash is not None:
        right = _DASHED.sub("-", bare)
        fix = replace(start, start + len(bare), right, certain=False)
        return f"The DOI {bare} has a dash ({dash[0]}); DOIs are registered with hyphens.", span, fix
    if _VALID.match(bare):
        return _tail(body, bare, start, match["cue"])
    split = _SPLIT.match(text, start) if match["cue"] or bare else None
    if split:
        end = re.compile(r"\S*").match(text, split.end())
        whole = Span(start, end.end() if end else split.end())
        joined = "".join(whole.of(text).split()).rstrip(".,;:)]*_")
        kept = Span(start, start + len(whole.of(text).rstrip(".,;:)]*_")))
        fix = replace(kept.start, kept.end, joined, certain=bool(_VALID.match(joined)))
        return f"{_SPACED} the DOI: {kept.of(text)}.", kept, fix
    nearly = _NEARLY.match(bare)
    if nearly:
        right = f"10.{nearly['prefix'].translate(_DIGITS)}{nearly['rest']}"
        slip = "a comma for the full stop" if nearly["dot"] == "," else "a letter for a digit"
        fix = replace(start, start + len(bare), right, certain=True)
        return (
            f"The DOI {bare} has {slip}; a DOI begins {right.partition('/')[0]}/.",
            Span(start, start + len(bare)),
            fix,
        )
    return _missing(match["cue"], bare, span)


def _tail(body: str, bare: str, start: int, cue: str) -> tuple[str, Span, Fix | None] | None:
    """Return the fault of punctuation stuck to the end of a DOI; a single mark is the sentence's own."""
    tail = body[len(bare) :]
    marks = [mark for mark in tail if mark in ".,;:"]
    if len(marks) < 2 or marks == [",", ";"] or "..." in tail or not cue:
        return None
    place = Span(start + len(bare), start + len(body))
    return f"The DOI {bare} ends in “{tail}”.", place, replace(place.start, place.end, tail[-1], certain=False)


def _missing(cue: str, bare: str, span: Span) -> tuple[str, Span, Fix | None] | None:
    if not cue or bare.startswith("10/") or not any(character.isdigit() for character in bare):  # "DOI: n/a"
        return None
    if _SHORT.match(bare) and "org" in cue.lower():
        return None
    if re.fullmatch(r"10\.\d{4,9}/?", bare):
        return f"The DOI {bare} has no suffix after its prefix.", span, None
    if "/" in bare or re.match(r"[a-z]+\.[\w.]*\d", bare, re.IGNORECASE) or bare.startswith("10"):
        return f"The DOI {bare} does not begin with a prefix such as 10.1000/.", span, None
    return None
