"""What the Ibid. rules share: every Ibid. that looks to the note before, and the sources that it finds there."""

import re
from collections import Counter
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.ibid import read_ibid, read_same_author
from audit.model.citation import Citation, Item, Link
from audit.model.document import PlainText
from audit.model.finding import RelatedPlace
from audit.model.manuscript import Manuscript, Note
from audit.model.record import record
from audit.model.span import Span
from audit.rules.sharing import once

# A source named inside another's citation is not one that Ibid. can mean (Bluebook 21, rule 4.1; Chicago 18, 13.37).
_NESTED_BEFORE = expression(
    r"(?:quot(?:ing|ed\s(?:in|by))|cit(?:ing|ed\s(?:in|by))|reprinted\sin|repr\.\sin|discuss(?:ing|ed\sin)|construing|"
    r"review(?:ing|\sof)|translat(?:ing|ion\sof)|rev\.\sof|translated\sin|zit(?:iert|\.)\s(?:nach|bei)|hier\snach|cité\s(?:dans|par|d['’]après)|"
    r"citato\sin|cit\.\sin|citado\s(?:en|por))\s*$",
    re.IGNORECASE,
)
_FAR = 3000  # characters; brackets and quotations that opened earlier are taken for closed
_NESTED_START = expression(
    r"[\s(\[]{0,3}(?:quoting|citing|quoted|cited|translating|translated|reprinted|reviewing|discussing|construing|"
    r"zit(?:iert|\.)|cité|citato|citado)\b",
    re.IGNORECASE,
)
_CITATION_START = expression(r"[\s(*_“\"‘'«„\[<]{0,4}(?:[^\W_a-z]|(?:de|van|von|di|da|del|la|le)\b)")
_PARTED = expression(r"[;.)]|\b(?:see|cf|vgl|siehe|voir)\b|[\d)],?\s(?:and|und|et|y|e)\b", re.IGNORECASE)
_SIGNAL = expression(
    r"[\s(]*(?:(?:but\s|and\s)?(?:see|cf|compare|accord|contra|vgl|siehe|voir|cfr|vedi|véase|also|generally|e\.\s?g|so|"
    r"auch|aussi|anche|e\.g)\b[.,]?\s*){1,4}",
    re.IGNORECASE,
)
# Anything that a source would show, for notes in which the parser found none.
_SOURCE_SIGN = expression(
    r"\d|https?:|www\.|§|\bv\.\s|\bpp?\.\s?\d|\bvol\.|\bS\.\s?\d|\bNo\.|\bn°|\bop\.|\bcit\.|[“\"«„][^”\"»“]{12,}|\b[A-Z][a-z]+,\s"
    r"|\bsupra\b|\bid\.|\bibid|\bebd|\bnote\s\d",
    re.IGNORECASE,
)


@record
class Source:
    """One work cited in a note; `span` is its first citation there."""

    key: str
    span: Span


@record
class IbidUse:
    """An Ibid. with no citation before it in its own note; `previous` is the note just before, if any."""

    note: Note
    span: Span
    word: str
    previous: Note | None


@once
def ibid_uses(manuscript: Manuscript) -> tuple[IbidUse, ...]:
    """Return every Ibid. that looks to the note before, in order, whether or not the parser knew it."""
    return tuple(_ibid_uses(manuscript))


def _ibid_uses(manuscript: Manuscript) -> Iterator[IbidUse]:
    for note, previous in _with_previous(manuscript):
        plain = manuscript.content_by_note[note.id]
        found = opening_ibid(plain)
        if found is None:
            first = next(iter(manuscript.citations_by_note.get(note.id, ())), None)
            if first is None or first.form != "ibid":
                continue
            word = read_ibid(first.span.of(manuscript.text))
            if word is None:
                continue
            found = Span(first.span.start + word.start, first.span.start + word.end)
        yield IbidUse(note=note, span=found, word=found.of(manuscript.text), previous=previous)


def opening_ibid(plain: PlainText) -> Span | None:
    """Return the place of the Ibid. with which a note opens, after signals at most, or None."""
    signal = _SIGNAL.match(plain.text)
    word = read_ibid(plain.text) or (read_ibid(plain.text, signal.end()) if signal else None)
    return None if word is None else plain.span(word.start, word.end)


def sources(manuscript: Manuscript, note: Note) -> list[Source]:
    """Return the distinct works that a note cites, in order, for which it can be said that they are distinct.

    Left out: sources named inside another's citation, an Ibid. after another citation (it adds none), fragments that
    show neither date nor address nor a work known from elsewhere, and what no semicolon, full stop or signal parts
    from the source before.
    """
    citations = [c for c in manuscript.citations_by_note.get(note.id, ()) if c.form != "cross_reference"]
    outer = [c for c in citations if not _is_nested(manuscript, note, c)] or citations
    found: dict[str, Source] = {}
    end = -1
    for number, citation in enumerate(outer):
        link = manuscript.link_by_citation.get(citation.id)
        parted = end < 0 or bool(_PARTED.search(manuscript.text[max(end - 1, 0) : citation.span.start]))
        end = citation.span.end
        again = citation.form == "ibid" or read_ibid(manuscript.text, citation.span.start) is not None
        if (number and again) or not parted or not _is_credible(manuscript, citation, link):
            continue
        key = " ".join(link.work_ids) if link is not None and link.work_ids else citation.id
        found.setdefault(key, Source(key=key, span=citation.span))
    return list(found.values())


def _is_credible(manuscript: Manuscript, citation: Citation, link: Link | None) -> bool:
    if citation.form == "ibid":
        return True
    printed = citation.span.of(manuscript.text)
    if not _CITATION_START.match(printed) and read_same_author(printed) is None:
        return False
    if printed.count("”") > printed.count("“"):  # the rest of a quotation
        return False
    if citation.form != "full":
        return link is not None and link.outcome == "linked" and link.reason != "first cited here"
    item = citation.item
    dated = item.date() is not None or any(item.field(v) for v in ("URL", "DOI", "publisher", "publisher-place"))
    return dated and any(item.field(v) for v in ("author", "title", "container-title", "editor"))


def shows_source(manuscript: Manuscript, note: Note) -> bool:
    """Tell whether a note shows any sign of a source, read or not; a bare short form ("Lund.") is one."""
    citations = manuscript.citations_by_note.get(note.id, ())
    text = manuscript.content_by_note[note.id].text
    if any(c.form in ("full", "ibid", "supra") for c in citations) or (citations and len(text.split()) <= 3):
        return True
    if any(styled.style == "italic" for span in note.text_spans for styled in manuscript.document.styles_in(span)):
        return True
    return bool(_SOURCE_SIGN.search(text))


def text_span(note: Note) -> Span:
    """Return the place of a note's text (its first stretch)."""
    return note.text_spans[0] if note.text_spans else note.span


def is_numeric_list(manuscript: Manuscript) -> bool:
    """Tell whether the notes are the entries of a numeric list of references ("[4] Ito …")."""
    if manuscript.coverage.system == "numeric":
        return True
    if not manuscript.notes or any(note.style != "bracket" for note in manuscript.notes):
        return False
    forms = Counter(citation.form for citation in manuscript.citations)
    return forms["full"] >= 0.9 * max(1, forms.total())


def printed(note: Note) -> str:
    """Return a note's label for a message: the printed number in plain digits."""
    return note.label if note.number is None else str(note.number)


def as_related(found: list[Source]) -> tuple[RelatedPlace, ...]:
    """Return sources as related places, each with its number in the note."""
    return tuple(RelatedPlace(span=s.span, message=f"source {n}") for n, s in enumerate(found[:6], 1))


def title_of(item: Item) -> str:
    """Return a work in a few words: its author's surname and its title."""
    people = item.names("author") or item.names("editor")
    name = (people[0].literal or people[0].family) if people else ""
    title = item.text("title") or item.text("container-title")
    if len(title) > 60:
        title = title[:60].rsplit(" ", 1)[0] + " …"
    return ", ".join(part for part in (name, f"“{title}”" if title else "") if part)


def _is_nested(manuscript: Manuscript, note: Note, citation: Citation) -> bool:
    start = next((s.start for s in note.text_spans if s.start <= citation.span.start < s.end), note.span.start)
    before = manuscript.text[max(start, citation.span.start - _FAR) : citation.span.start]
    if _NESTED_START.match(manuscript.text, citation.span.start):
        return True
    if before.count("“") > before.count("”"):
        return True
    if before.count("(") > before.count(")") or before.count("[") > before.count("]"):
        return True
    return bool(_NESTED_BEFORE.search(before[-30:].rstrip("*_ ") + " "))


def _with_previous(manuscript: Manuscript) -> Iterator[tuple[Note, Note | None]]:
    """Yield each note with the one before it in its chapter; lists numbered afresh on each page are one list."""
    notes = [note for note in manuscript.notes if note.kind != "author-note"]
    lengths = Counter((note.kind, note.sequence) for note in notes)
    by_page = len(lengths) > max(2, len(notes) / 8)
    last: dict[object, Note] = {}
    for note in notes:
        group: object = note.kind if by_page else (note.kind, note.sequence)
        yield note, last.get(group)
        last[group] = note
