"""What the page-range rules share: a manuscript in, its page ranges with their places out."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.citation import Citation
from audit.model.manuscript import Manuscript
from audit.model.record import record
from audit.model.span import Span
from audit.rules.nearby import Reach, matches_near
from audit.rules.published import is_parted, is_published
from audit.rules.sharing import once

_RANGE = expression(
    r"(?<![\d.:/§])(?P<first>\d{1,5})(?P<gap>\s?)(?P<dash>[-‐–—−]|--)\s?(?P<last>\d{1,5})(?![\d/.]\d|\d|[-–]\d)"
)
# A range that calls itself one: "pp. 12–15", "S. 12-15", "(December 2019): 215-236", "2006;444(2):613-8",
# "*84*(2), 191–215".
_CALLED = expression(
    r"(?:\bpp?\.\s?|\bpages?\s|\bS\.\s?|\bSeiten?\s|\bpágs?\.\s?|\bpagg?\.\s?|\bblz\.\s?|\)\s?:\s{0,2}|"
    r"\b\d{1,4}[*_]{0,2}\s?\([^()]{1,12}\)[*_]{0,2},\s|"
    r"\b(?:1[89]|20)\d\d(?:\s[A-Z][a-z]{2}(?:\s\d{1,2})?)?;\s{0,2}\d{1,4}(?:\s?\([^()]{1,20}\))?\s?:\s{0,2})"
    r"(?P<first>\d{1,5})(?P<gap>\s?)(?P<dash>[-‐–—−]|--)\s?(?P<last>\d{1,5})(?!\d|[-–/]\d|:\d|\.\d)"
)


# What every range has, and how far from it the longest that calls itself one begins and ends.
_JOINED = expression(r"[-‐–—−]-?\s?\d")
_REACH = Reach(before=60, after=12)
_NUMBER_CUE = expression(r"(?:\b(?:nos?|nr|pub\.?\sl|law|box|case|docket|file)\.?|n°|№)\s*$", re.IGNORECASE)


@record
class PageRange:
    """A page range as printed. `dash_span` covers the dash alone."""

    first: int
    last: int
    printed: str
    printed_last: str
    span: Span
    dash: str
    dash_span: Span
    label: str | None
    called: bool

    @property
    def whole_last(self) -> int:
        """The last page in full: 215–36 ends at 236."""
        digits, tail = str(self.first), str(self.last)
        return int(digits[: len(digits) - len(tail)] + tail) if len(tail) < len(digits) else self.last


@once
def find_page_ranges(manuscript: Manuscript) -> tuple[PageRange, ...]:
    """Return the page ranges of notes and references, in order: those called so, and those in page fields."""
    seen: set[int] = set()
    found: list[PageRange] = []
    for span, label in _entries(manuscript):
        found += _ranges(manuscript, _called(manuscript.text, span), label, seen, called=True)
    for span, label in _fields(manuscript):
        matches = _RANGE.finditer(manuscript.text, span.start, span.end)
        found += _ranges(manuscript, matches, label, seen, called=False)
    return tuple(sorted(found, key=lambda found: found.span))


def _entries(manuscript: Manuscript) -> Iterator[tuple[Span, str | None]]:
    for note in manuscript.notes:
        for span in note.text_spans:
            yield span, note.label
    for reference in manuscript.references:
        yield reference.text_span, None


def _called(text: str, span: Span) -> Iterator[re.Match[str]]:
    joins = [match.start() for match in _JOINED.finditer(text, span.start, span.end)]
    return matches_near(_CALLED, text, joins, _REACH, span)


def _fields(manuscript: Manuscript) -> Iterator[tuple[Span, str | None]]:
    citations = list(manuscript.citations)
    citations += [r.citation for r in manuscript.references if r.citation is not None]
    for citation in citations:
        if not is_published(manuscript, citation) and not _is_listed(manuscript, citation):
            continue
        note = manuscript.note_by_id.get(citation.note_id or "")
        label = note.label if note is not None else None
        for field in citation.item.fields:
            if field.variable == "page":
                yield field.span, label
        if citation.locator_span is not None:
            yield citation.locator_span, label


def _is_listed(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation is of an article with its volume, as lists set it: no marks round the title."""
    numbered = citation.item.field("container-title") is not None and citation.item.field("volume") is not None
    return numbered and is_parted(manuscript, citation)


def _ranges(
    manuscript: Manuscript, matches: Iterator[re.Match[str]], label: str | None, seen: set[int], *, called: bool
) -> Iterator[PageRange]:
    for match in matches:
        if match.start("first") in seen or _NUMBER_CUE.search(manuscript.text, match.start() - 12, match.start()):
            continue
        seen.add(match.start("first"))
        place = Span(match.start("first"), match.end("last"))
        yield PageRange(
            first=int(match["first"]),
            last=int(match["last"]),
            printed=place.of(manuscript.text),
            printed_last=match["last"],
            span=place,
            dash=match["dash"],
            dash_span=Span(match.start("dash"), match.end("dash")),
            label=label,
            called=called,
        )
