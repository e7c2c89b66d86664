"""IBD005: a short form of a work that was never cited in full."""

import re
from collections import defaultdict
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.folding import content_words, fold
from audit.model.citation import Citation
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.gathering import gathered
from audit.rules.ibid.shortforms import short_name
from audit.rules.rule import rule

_NAMED = expression(r"[^\W\d_a-z][\w’'-]{1,60},\s")
# What may stand between the beginning of a note, or a semicolon, and a source.
_OPENING = expression(
    r"(?:\A|;)[\s(*_]{0,4}(?:(?:but|and|see|cf|compare|accord|also|generally|e\.\s?g|vgl|siehe|auch|dagegen|ferner|voir|aussi|"
    r"cfr|vedi|anche|véase|también|zie|ook)\b[.,]{0,2}\s{1,3}){0,4}[*_]{0,3}\Z",
    re.IGNORECASE,
)
_LONGEST_OPENING = 60  # characters
_WORD = expression(r"[^\W\d_][\w’'-]*")
_INITIALS = expression(r"\A[\W_]{0,3}(?:[^\W\d_a-z]\.[\s-]?){1,3}")  # "G. Poulet, *L’Espace*, op. cit."
_CHAPTER = expression(
    r"\W{0,3}(?:chapter|kapitel|chapitre|capitolo|capítulo|hoofdstuk)\s(?:\d|[ivxl]{1,6}\b|[^\W\d_]{3,9}\b)",
    re.IGNORECASE,
)
_CHAPTER_SAID = expression(
    r"\b(?:in\sthis\schapter|(?:this|the\s(?:previous|preceding|last|next|following))\schapter|"
    r"(?:in\sdiesem|im\s(?:vorigen|vorangehenden|letzten|nächsten|folgenden))\sKapitel|(?:dans\sce|au)\schapitre|"
    r"(?:in\squesto|nel)\scapitolo|(?:en\seste|en\sel)\scapítulo)\b",
    re.IGNORECASE,
)
_CITED_BEFORE = expression(
    r"\b(?:op\.|loc\.|art\.|ob\.)[*_]{0,2}\s?[*_]{0,2}(?:cit|préc)|,\s[*_]{0,2}cit\.|\ba\.\s?a\.\s?O\."
)
_CASE = expression(r"\sv\.?(?:\s|$)")  # cases are cited in ways of their own
_MOST_LISTED = 10
_MOST_MISSING = 0.3  # above this share of short forms without full form, the full forms stand elsewhere (or unread)


@rule(id="IBD005", name="short-form-without-full-form", scope="citation", level=Level.WARNING)
def short_form_without_full_form(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A short form names a work that was never cited in full.

    Why:
        A short form sends the reader back to a full citation. Without one the source cannot be found; usually the note
        with the full form was cut.

    Example:
        Note 7 says "Marsh, Rivers, 45."; no other note and no entry of the bibliography names Marsh.

    Instead:
        Cite the work in full at its first mention.

    Limits:
        A note where no list is there and several works lack a full form, or the manuscript calls itself a chapter: its
        full forms may stand in another. A bare "Marsh, 45" counts only in manuscripts that use that form. Silent when
        the name stands anywhere else in the notes before or in the list of references, and when many short forms lack a
        full form: then the full forms are somewhere that was not read.

    References:
        Chicago Manual of Style, 18th ed., chapter 13 (short forms); MHRA Style Guide, 4th ed., chapter 7.
    """
    if not any(c.form == "full" and c.note_id is not None and c.item.names() for c in manuscript.citations):
        return  # a numbered list of something else
    shorts = [c for c in manuscript.citations if c.form in ("short", "supra") and c.note_id is not None]
    by_name_only = sum(_is_linked_by_name(manuscript, citation) for citation in shorts) > 1
    groups: dict[str, list[Citation]] = defaultdict(list)
    for citation in shorts:
        link = manuscript.link_by_citation.get(citation.id)
        name = short_name(manuscript, citation)
        if not name or link is None or "abbreviation" in link.reason:
            continue
        if link.outcome != "unlinked" and link.reason != "first cited here":
            continue
        printed = citation.span.of(manuscript.text)
        if not (citation.item.names() or _NAMED.match(printed)) or len(printed.split()) < 2 or _CASE.search(printed):
            continue
        if citation.target is not None or not _opens_a_source(manuscript, citation):
            continue  # "Lund, supra note 3" is IBD004's to judge
        if not fold(_INITIALS.sub("", printed)).startswith(name) or _is_linked_away(
            manuscript, citation
        ):  # "John Gruber, Markdown"
            continue
        repeats = _CITED_BEFORE.search(printed) or (by_name_only and any(map(str.isdigit, printed)))
        if _shows_title(printed) or repeats:
            groups[name.split()[-1]].append(citation)
    if not groups or sum(map(len, groups.values())) > max(2, _MOST_MISSING * len(shorts)):
        return
    first_seen = _first_places(manuscript, set(groups))
    absent = [
        found for name, found in groups.items() if first_seen.get(name, found[0].span.start) >= found[0].span.start
    ]
    if not absent:
        return
    part = not manuscript.references and (len(absent) > 1 or _is_chapter(manuscript))
    problems = [_problem(manuscript, citations, part=part) for citations in absent]
    if part:
        yield from gathered(problems, lambda number: f"{number} works are cited in short form only")
    else:
        yield from problems[:_MOST_LISTED]


def _problem(manuscript: Manuscript, citations: list[Citation], *, part: bool) -> Problem:
    first = citations[0]
    shown = next((str(n.literal or n.family) for n in first.item.names("author")), first.span.of(manuscript.text))
    note = manuscript.note_by_id.get(first.note_id or "")
    return Problem(
        span=first.span,
        message=f"{shown} is cited in short form, but {_looked_through(manuscript, part=part)}.",
        related=tuple(RelatedPlace(span=c.span, message="cited again in short form") for c in citations[1:6]),
        note=note.label if note else None,
        kind="review",
        level=Level.NOTE if part else None,
        confidence=0.4 if part else 0.7,
    )


def _is_chapter(manuscript: Manuscript) -> bool:
    """Tell whether the manuscript is one chapter of a book, by its title or its own words."""
    if len({note.sequence for note in manuscript.notes}) > 1:
        return False
    return bool(_CHAPTER.match(manuscript.document.title or "") or _CHAPTER_SAID.search(manuscript.text))


def _looked_through(manuscript: Manuscript, *, part: bool) -> str:
    """Say where no full form was found, and why it may stand elsewhere."""
    if manuscript.references:
        return "neither a note before it nor the list of references cites the work in full"
    if part:
        return "no note before it cites the work in full; if this is a part of a book, another part may"
    return "no note before it cites the work in full"


def _opens_a_source(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation opens its note or follows a semicolon, but for signals; "(Powell, J.)" does neither."""
    note = manuscript.note_by_id[citation.note_id or ""]
    start = next((s.start for s in note.text_spans if s.start <= citation.span.start < s.end), citation.span.start)
    before = manuscript.text[max(start, citation.span.start - _LONGEST_OPENING) : citation.span.start]
    return _OPENING.search(before) is not None


def _is_linked_away(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether the words lead to a page: then the link is the full form."""
    styles = manuscript.document.styles_in(Span(max(0, citation.span.start - 20), citation.span.end + 200))
    return any(styled.style == "link" and styled.span.overlaps(citation.span) for styled in styles)


def _shows_title(printed: str) -> bool:
    """Tell whether a short form has a word of a title after the name it opens with and a comma ("Marsh, Rivers")."""
    return any(len(word) > 3 and not word.isdigit() for word in content_words(printed.partition(",")[2]))


def _is_linked_by_name(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a short form of the bare kind ("Marsh, 45") found its work: then the manuscript uses that kind."""
    link = manuscript.link_by_citation.get(citation.id)
    return bool(link and link.outcome == "linked" and citation.item.names() and not citation.item.text("title"))


def _first_places(manuscript: Manuscript, wanted: set[str]) -> dict[str, int]:
    """Return for each name where it first stands in a note (offset), or 0 when the list of references has it."""
    found: dict[str, int] = {}
    for reference in manuscript.references:
        for word in set(fold(reference.span.of(manuscript.text)).split()) & wanted:
            found[word] = 0
    for note in manuscript.notes:
        for span in note.text_spans:
            for word in set(fold(span.of(manuscript.text)).split()) & wanted - found.keys():
                found[word] = _place(manuscript.text, span, word)
    return found


def _place(text: str, span: Span, word: str) -> int:
    """Return where a folded word stands in a note, or the note's beginning where its parts are set apart."""
    return next((m.start() for m in _WORD.finditer(text, span.start, span.end) if fold(m[0]) == word), span.start)
