"""A citation in; whether it shows a published work so plainly that its form can be judged, out."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.citation import Citation, Field, Name
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.sharing import once_a_citation

LEGAL = frozenset(
    ("legal_case", "legislation", "bill", "statute", "treaty", "regulation", "hearing", "patent", "legal_commentary")
)
# Records, laws and letters are cited in ways of their own: shelf marks, sessions, "X to Y".
_KEPT = expression(
    r"\b(?:RG|Record Group|Box|Folder|Reel|Roll|Container|Papers|Fonds|Bestand|Nachlass|Busta|Legajo|Archiv\w*|Stat\.|"
    r"Cong\.|Sess\.|H\.\s?R\.|S\.\s?Rep|U\.S\.C|C\.F\.R|Fed\.\s?Reg|MSS?\.?|fols?\.|Telegram|Memorandum|Despatch\w*)(?!\w)"
)
_AGAINST = expression(r"\s(?:v\.?\s(?=[A-Z])|at\s\d+$)")
_REPORTED = expression(r"\b\d{1,4}\s(?:U\.\s?S|F\.|S\.\s?Ct|L\.\s?Ed|[A-Z]\.\s?\dd|A\.C|W\.L\.R|Q\.B)")
_LETTER = expression(r"[\W_]{0,3}[A-Z][\w.’'-]+(?:\s[A-Z][\w.’'-]+){0,3}\sto\s(?:the\s)?[A-Z]")
_LOWER_START = expression(r"[\W_]*[a-zß-ÿ]{2}")
_OPENING = "“\"‘'«„‹"
_ANY_OPENING = expression(f"[{_OPENING}]")
_CLOSING = "”\"’'»“›"
_MARKUP = "*_\\ \t\n"
_CONTAINER = expression(r"[*_]{0,2}(?!The$)[^\W\d_a-z][^\d“”\"()\[\]\\*;]{1,100}[*_]{0,2}")
_AFTER_TITLE = ("container-title", "editor", "edition", "publisher", "publisher-place")
_PARTS_BEFORE = expression(r"(?:[,\s*_]{0,4}(?:et\sal|u\.\s?a|and\sothers)\b)?[)\].,:;\s*_]{1,8}")
_PARTS_AFTER = expression(r"[*_]{0,2}[.?!,]?[*_]{0,2}\s[*_(]{0,3}(?:In:?\s[*_]{0,2})?")
_BETWEEN = expression(r"[\s,.*_?!)\]”\"’'»“›]{1,8}(?:(?:in|en|dans|a)[:\s]\s?[*_]{0,3})?")


@once_a_citation
def is_published(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation is of a publication (no record, letter, law), with title and name or journal."""
    item = citation.item
    if is_record(manuscript, citation):
        return False
    if not title_is_set_off(manuscript, citation):
        return False
    return any(isinstance(name, Name) for name in item.names("author")) or item.field("container-title") is not None


@once_a_citation
def is_record(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation is of a record, a letter, a statute or a case, cited in ways of their own."""
    if citation.item.type in LEGAL:
        return True
    text = citation.span.of(manuscript.text)
    found = "§" in text or _KEPT.search(text) or _AGAINST.search(text) or _REPORTED.search(text) or _LETTER.match(text)
    return bool(found)


@once_a_citation
def title_is_set_off(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether the title was surely read aright.

    It stands in quotation marks or italics of its own; or, in texts without italics, between the authors with which the
    citation opens and two of publisher, place and year.
    """
    field = citation.item.field("title")
    if field is None or _LOWER_START.match(str(field.value)):
        return False
    return (
        is_quoted(manuscript, field.span)
        or _is_italic(manuscript, field.span)
        or _follows_author(manuscript, citation, field.span)
    )


@once_a_citation
def is_parted(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a title without marks was surely read aright, as lists of references set it.

    It stands between the authors or the year, and what it stands in or who published it, with punctuation only beside.
    """
    item = citation.item
    title = item.field("title")
    if title is None or is_record(manuscript, citation) or _LOWER_START.match(str(title.value)):
        return False
    before = [f.span.end for f in item.fields if f.variable in ("author", "issued") and f.span.end <= title.span.start]
    after = [f.span.start for f in item.fields if f.variable in _AFTER_TITLE and f.span.start >= title.span.end]
    if not before or not after:
        return False
    opened = _PARTS_BEFORE.fullmatch(manuscript.text[max(before) : title.span.start])
    closed = _PARTS_AFTER.fullmatch(manuscript.text[title.span.end : min(after)])
    return bool(opened and closed) and len(str(title.value).split()) > 1


def containers(
    manuscript: Manuscript, citations: list[tuple[Citation, str | None]]
) -> Iterator[tuple[Field, str | None]]:
    """Yield the titles of journals and newspapers that follow a quoted title, or a title with volume and year."""
    for citation, label in citations:
        title, container = citation.item.field("title"), citation.item.field("container-title")
        if title is None or container is None or citation.item.type in LEGAL or len(container.span) > 120:
            continue
        between = manuscript.text[title.span.end : container.span.start]
        follows = title.span.end <= container.span.start and bool(_BETWEEN.fullmatch(between))
        dated = citation.item.field("volume") is not None and citation.item.field("issued") is not None
        if not _CONTAINER.fullmatch(str(container.value)) or is_record(manuscript, citation):
            continue
        if follows and (dated or is_quoted(manuscript, title.span)):
            yield container, label


def is_italic(manuscript: Manuscript, span: Span) -> bool:
    """Tell whether most of a span is set in italics."""
    styles = manuscript.document.styles_in(Span(max(0, span.start - 200), span.end))
    covered = sum(
        max(0, min(styled.span.end, span.end) - max(styled.span.start, span.start))
        for styled in styles
        if styled.style == "italic"
    )
    return 2 * covered > len(span)


def title_is_closed(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether quotation marks or italics show where the title ends."""
    field = citation.item.field("title")
    if field is None:
        return False
    if is_quoted(manuscript, field.span):
        return True
    last = Span(max(field.span.start, field.span.end - 3), field.span.end)
    after = Span(field.span.end + 1, field.span.end + 4)
    return _is_italic(manuscript, field.span) and is_italic(manuscript, last) and not is_italic(manuscript, after)


def _follows_author(manuscript: Manuscript, citation: Citation, title: Span) -> bool:
    imprint = [citation.item.field(variable) for variable in ("publisher", "publisher-place", "issued")]
    if sum(found is not None for found in imprint) < 2 or is_italic(manuscript, title):
        return False
    return title_follows_author(manuscript, citation)


def title_follows_author(manuscript: Manuscript, citation: Citation) -> bool:
    """Tell whether a citation opens with its authors, and a title without quotation marks stands right after them."""
    item = citation.item
    title = item.field("title")
    names = [field.span for field in item.fields if field.variable in ("author", "editor")]
    if title is None or not names or names[0].start - citation.span.start > 3:
        return False
    if _ANY_OPENING.search(manuscript.text, title.span.start, title.span.end):
        return False
    before = [span.end for span in names if span.end <= title.span.start]
    between = manuscript.text[max(before, default=0) : title.span.start]
    return bool(before) and len(between) < 12 and between.strip("*_ ")[:1] in (",", ".", ":")


def is_quoted(manuscript: Manuscript, span: Span) -> bool:
    """Tell whether a title stands in quotation marks of its own."""
    before = manuscript.text[max(0, span.start - 6) : span.start].rstrip(_MARKUP)[-1:]
    after = manuscript.text[span.end : span.end + 6].lstrip(_MARKUP + ",.?!")[:1]
    return bool(before) and before in _OPENING and bool(after) and after in _CLOSING


def _is_italic(manuscript: Manuscript, span: Span) -> bool:
    """Tell whether the title is italic as a whole and begins where the italics begin."""
    if not is_italic(manuscript, span):
        return False
    starts = (s.span.start for s in manuscript.document.styles_in(Span(max(0, span.start - 3), span.start + 1)))
    return any(start <= span.start for start in starts)
