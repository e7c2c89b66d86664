"""CIT001: an in-text citation with no entry in the list."""

import re
from bisect import bisect_left
from collections.abc import Iterator
from itertools import pairwise

from audit.language.citing import SPEECH, WORK_OF
from audit.language.expressions import expression
from audit.language.occasions import names_a_place, tells_of_an_occasion
from audit.model.citation import TextCitation
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.citations.nearmisses import NearMiss, near_misses
from audit.rules.citations.noteslisted import works_unlisted
from audit.rules.citations.systems import entry_name, keyed, numeric, people
from audit.rules.rule import rule

_SUBJECT = 3  # words at most
_SENTENCE_END = expression(r"[.!?:;)]\s+|\n")
_CLOSING = ' *_"”»)\n'
_TITLE = 120  # characters before a bracket in which a title may stand
_APART = 20  # characters between two citations of one bracket: a locator and a semicolon
_PLACES = 5  # further places named in a finding


@rule(id="CIT001", name="undefined-citation", scope="citation", level=Level.WARNING)
def undefined_citation(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A work is cited in the text and has no entry in the list of references.

    Why:
        The reader cannot find the source. An entry was forgotten, or the number or name is wrong.

    Example:
        "(Okafor 2016)" in the text, and nobody of that name in the list; "[41]" where the list ends at 40.

    Instead:
        Add the entry, or correct the citation.

    Limits:
        Needs a list of references, and a text that cites most of it in one system. A number or key that the list
        lacks is an error; a name and year are a warning, and a note where they may be place, maker and year of what
        stands before: "in Beijing (2008)", "*Ships* (Gaumont, 1934)", "the decree (Chancery, 1673)". "The exhibition
        (Berlin 2003)" is none. A citation whose entry stands in the list under another year or spelling is CIT003 or
        CIT004. Books, articles and theses that notes cite in full are missed, as a note, in a bibliography that has
        four in five of them.

    References:
        APA Publication Manual, 7th ed., 8.10; Chicago Manual of Style, 18th ed., 13.102; ICMJE
        Recommendations, IV.A.3.g.
    """
    labels = [int(reference.label) for reference in manuscript.references if reference.label.isdigit()]
    for key, citations in _missing(numeric(manuscript)).items():
        beyond = int(key) > max(labels)
        yield Problem(
            span=citations[0].span,
            message=f"{key} is cited, "
            + (f"but the list of references ends at {max(labels)}." if beyond else f"but the list has no entry {key}."),
            related=_elsewhere(citations),
            evidence={"cited": int(key), "last_entry": max(labels)},
            note=key,
            level=Level.ERROR,
        )
    for key, citations in _missing(keyed(manuscript)).items():
        yield Problem(
            span=citations[0].span,
            message=f"The key “{key}” is cited, but the bibliography has no such entry.",
            related=_elsewhere(citations),
            evidence={"key": key},
            level=Level.ERROR if any(_in_brackets(manuscript, citation) for citation in citations) else None,
        )
    for near in near_misses(manuscript):
        if near.difference != "none":
            continue
        certain = _shows_an_author(manuscript, near)
        if not certain and _is_place_of_a_thing(manuscript, near):
            continue
        named = f"{people(near.names, et_al=near.et_al)} {near.year}"
        nearest = ", ".join(entry_name(reference) for reference in near.nearest)
        yield Problem(
            span=near.citations[0].span,
            message=f"{named} is cited, but is not in the list of references"
            + (f"; of that name it has {nearest}." if nearest else "."),
            related=(
                *_elsewhere(near.citations),
                *(RelatedPlace(span=reference.span, message=entry_name(reference)) for reference in near.nearest),
            ),
            evidence={"names": list(near.names), "year": near.year},
            level=None if certain else Level.NOTE,
            confidence=0.85 if certain else 0.5,
        )
    yield from works_unlisted(manuscript)


def _shows_an_author(manuscript: Manuscript, near: NearMiss) -> bool:
    """Tell whether the citation can be little else: it has "et al.", a page, a letter or others in its bracket, or its
    names stand nowhere else. "(Beijing 2008)" in a text on Beijing is a place.
    """
    if near.et_al or near.nearest or near.year[-1:].isalpha():
        return True
    if any(citation.locator for citation in near.citations) or any(_in_company(manuscript, c) for c in near.citations):
        return True
    if len(near.names) == 1 and names_a_place(near.names[0]):
        return False
    if all(_dates_a_thing(manuscript, citation) for citation in near.citations):
        return False
    narrative = all(citation.narrative for citation in near.citations)
    if narrative and not any(_is_said_to_say(manuscript, citation) for citation in near.citations):
        return False
    ends = [reference.span.start for reference in manuscript.references[:1]]
    text = manuscript.text[: ends[0]] if ends else manuscript.text
    names = "|".join(re.escape(name) for name in near.names)
    listed = manuscript.text[ends[0] :] if ends else ""
    if re.search(rf"(?<!\w)(?:{names})\s?:", listed):
        return False  # a place of publication
    used = len(re.findall(rf"(?<!\w)(?:{names})(?!\w)", text))
    return used <= len(near.citations) * len(near.names)


def _is_place_of_a_thing(manuscript: Manuscript, near: NearMiss) -> bool:
    """Tell whether both the name, "Rome", and what stands before it, "the treaty", show that no work is cited."""
    placed = len(near.names) == 1 and names_a_place(near.names[0])
    return placed and all(_dates_a_thing(manuscript, citation) for citation in near.citations)


def _dates_a_thing(manuscript: Manuscript, citation: TextCitation) -> bool:
    """Tell whether the bracket gives place, maker or name and the year of what stands before it.

    That is a title in italics, "*Ships* (Gaumont, 1934)", a word like treaty, storm or exhibition, or the bare subject
    of a sentence, "The brand (Zara, 1975) came later", which claims nothing yet that a source could be cited for.
    """
    text = manuscript.text
    bracket = text.rfind("(", max(0, citation.span.start - 40), citation.span.start)
    if citation.narrative or bracket < 0:
        return False
    before = Span(max(0, bracket - _TITLE), bracket)
    styled = manuscript.document.styles_in(before)
    if any(s.style == "italic" and all(sign in _CLOSING for sign in text[s.span.end : bracket]) for s in styled):
        return True
    words = manuscript.document.plain(before).text
    if tells_of_an_occasion(words):
        return True
    opening = _SENTENCE_END.split(words)[-1].split()
    goes_on = text[citation.span.end :].partition(")")[2][:2] if ")" in text[citation.span.end :][:60] else ""
    return len(opening) <= _SUBJECT and goes_on[:1] == " " and goes_on[1:].islower()


def _is_said_to_say(manuscript: Manuscript, citation: TextCitation) -> bool:
    """Tell whether words say so: "Smith (2004) argues", "as shown by Smith (2004)", and not "Hamlet (1603) was"."""
    text, start, end = manuscript.text, citation.span.start, citation.span.end
    said = SPEECH.match(text, end, end + 24) is not None or WORK_OF.search(text, max(0, start - 40), start) is not None
    return len(citation.names) > 1 or said


def _in_company(manuscript: Manuscript, citation: TextCitation) -> bool:
    """Tell whether a linked citation stands just before or after, in the same bracket."""
    citations = manuscript.text_citations
    at = bisect_left(citations, citation.span, key=lambda other: other.span)
    for first, second in pairwise(citations[max(0, at - 1) : at + 2]):
        other = first if second.span == citation.span else second
        between = manuscript.text[first.span.end : second.span.start]
        if any(other.reference_ids) and len(between) <= _APART and not any(sign in between for sign in "()[]"):
            return True
    return False


def _in_brackets(manuscript: Manuscript, citation: TextCitation) -> bool:
    """Tell whether a key stands in brackets; a bare "@name" may be somebody's handle."""
    return not citation.span.of(manuscript.text).startswith("@")


def _missing(citations: tuple[TextCitation, ...]) -> dict[str, list[TextCitation]]:
    """Return the keys that no entry has, each with its citations in order."""
    missing: dict[str, list[TextCitation]] = {}
    for citation in citations:
        for key, id in zip(citation.keys, citation.reference_ids, strict=True):
            if id is None:
                missing.setdefault(key, []).append(citation)
    return missing


def _elsewhere(citations: list[TextCitation] | tuple[TextCitation, ...]) -> tuple[RelatedPlace, ...]:
    return tuple(RelatedPlace(span=citation.span, message="cited here too") for citation in citations[1 : _PLACES + 1])
