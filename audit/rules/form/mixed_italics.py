"""FRM002: container titles in italics here and upright there."""

from collections.abc import Iterable, Iterator

from audit.language.expressions import expression
from audit.language.folding import fold
from audit.model.citation import Citation, Field
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.form.majority import (
    Observation,
    find_habit,
    full_citations,
    listed_citations,
    report,
    report_demanded,
    undemanded,
)
from audit.rules.published import containers, is_italic, is_parted, is_published, is_quoted
from audit.rules.rule import rule

_UPRIGHT_KINDS = ("post", "post-weblog", "webpage", "software", "dataset")  # platforms and sites stay upright
_ITALIC, _UPRIGHT = "in italics", "upright"
_NEWS = ("article-newspaper", "article-magazine")
_BETWEEN = (  # an article or chapter, and what it stands in
    expression(r"[’”\"'»]{1,2}[*_]{0,2}\s[(\[]\d{4}[)\]]\s(?:\d{1,4}\s)?[*_]{0,2}"),  # ‘Title’ (2001) 117 LQR
    expression(r"[.?!][*_]{0,2}\s[*_]{0,2}"),  # Title. *Journal*
    expression(
        r"[.,’”\"'*_]{0,4}\s[Ii]n:?\s(?:[^\n]{2,120}[Ee]d(?:itor)?s?\.?\)?[.,:]?\s)?[*_]{0,2}"
    ),  # in A (ed), *Book*
)
_NEWSPAPERS, _JOURNALS = "titles of newspapers and magazines", "titles of journals"
_NEXT = expression(r"[*_]{0,2}\s?(?:\([^()\d]{2,40}\))?[,.]?\s?[*_]{0,2}(?:[Vv]ol\.?\s|[Nn]o\.?\s|\([^()\d]{0,40})?")
_IMPRINT = ("publisher", "publisher-place")
_LONGEST_TITLE = 200  # characters

Cited = tuple[Citation, str | None]


@rule(id="FRM002", name="mixed-italics", scope="document", level=Level.NOTE)
def mixed_italics(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Titles of journals, newspapers and collections are set in italics here and upright there.

    Why:
        Italics tell the title of the whole from that of the part; mixed, they tell nothing.

    Example:
        *Evening Mail* in notes 1–8, Evening Mail in note 9.

    Instead:
        One way throughout: that of the majority.

    Limits:
        Posts and web pages are left out. Needs a format that keeps italics, and at least four such titles. Reported
        once; where the two ways are equally common, italics count as the habit. A style profile decides in the
        majority's place, and for the titles of books, too; what is italic in part only is then left alone.

    References:
        Chicago Manual of Style, 18th ed., chapter 8 and 13.87–13.101; MHRA Style Guide, 4th ed., chapter 7.
    """
    if not any(styled.style == "italic" for styled in manuscript.document.styles):
        return
    groups = [
        [(citation, label) for citation, label in cited if citation.item.type not in _UPRIGHT_KINDS]
        for cited in (full_citations(manuscript), listed_citations(manuscript))
    ]
    if lookups.demands:
        yield from report_demanded(
            "FRM002", _titles(manuscript, [cited for group in groups for cited in group]), lookups
        )
    for group in groups:
        observed = undemanded("FRM002", _observe(manuscript, group), lookups)
        habit = find_habit(observed, most_minority=0.5, prefer=_ITALIC)
        if habit is not None:
            yield report(habit, "Titles of journals, newspapers and collections")


def _observe(manuscript: Manuscript, group: list[Cited]) -> Iterator[Observation]:
    """Yield how each container is set; a site or station known by its address alone is upright by custom."""
    found = [
        (citation, label, field, is_italic(manuscript, field.span))
        for citation, label in group
        for field, _ in containers(manuscript, [(citation, label)])
    ]
    periodicals = {fold(str(field.value)) for _, _, field, italic in found if italic}
    for citation, label, field, italic in found:
        item = citation.item
        numbered = item.field("URL") is None or item.field("volume") is not None or item.field("issue") is not None
        if italic or numbered or fold(str(field.value)) in periodicals:
            way = _ITALIC if italic else _UPRIGHT
            yield Observation(way=way, span=field.span, label=label, matter=_matter(citation))


def _titles(manuscript: Manuscript, cited: Iterable[Cited]) -> Iterator[Observation]:
    """Yield the titles that a manual may rule on, and that are surely read aright."""
    for citation, label in cited:
        if not (is_published(manuscript, citation) or is_parted(manuscript, citation)):
            continue
        for field, matter in ((_container(manuscript, citation), _matter(citation)), _title(manuscript, citation)):
            way = _way(manuscript, field.span) if field is not None and matter else ""
            if matter in (_NEWSPAPERS, _JOURNALS) and not _is_beside(manuscript, citation, matter):
                continue
            if field is not None and way:
                yield Observation(way=way, span=field.span, label=label, matter=matter)


def _container(manuscript: Manuscript, citation: Citation) -> Field | None:
    """Return the title of what an article or chapter stands in, where it is surely that."""
    title, container = citation.item.field("title"), citation.item.field("container-title")
    if title is None or container is None or container.span.start < title.span.end:
        return None
    if is_italic(manuscript, title.span) and not is_quoted(manuscript, title.span):
        return None  # *Page of a site*. Site
    for field, _ in containers(manuscript, [(citation, None)]):
        return field
    if not (is_quoted(manuscript, title.span) or is_parted(manuscript, citation)):
        return None
    between = manuscript.text[title.span.end : container.span.start]
    return container if any(way.fullmatch(between) for way in _BETWEEN) else None


def _matter(citation: Citation) -> str:
    """Return what kind of title that of an article's or chapter's container is, "" where it cannot be told."""
    issued = citation.item.date("issued")
    numbered = citation.item.field("volume") is not None or citation.item.field("issue") is not None
    if citation.item.type == "chapter":
        return "titles of collections"
    daily = issued is not None and issued.precision == "day"
    if citation.item.type in _NEWS or (citation.item.type == "article-journal" and daily and not numbered):
        return _NEWSPAPERS
    journal = citation.item.type == "article-journal" and issued is not None and numbered and not daily
    return _JOURNALS if journal else ""


def _is_beside(manuscript: Manuscript, citation: Citation, matter: str) -> bool:
    """Tell whether a journal's volume, or a newspaper's date, stands right beside its title: a committee's does not."""
    container = citation.item.field("container-title")
    if container is None:
        return False
    variables = ("issued",) if matter == _NEWSPAPERS else ("volume", "issue", "issued")
    for field in (citation.item.field(variable) for variable in variables):
        if field is None:
            continue
        if field.span.start < container.span.start:
            return True
        if _NEXT.fullmatch(manuscript.text[container.span.end : field.span.start]):
            return True
    return False


def _title(manuscript: Manuscript, citation: Citation) -> tuple[Field | None, str]:
    """Return the title of a book that shows its imprint, or that of an article without quotation marks."""
    title = citation.item.field("title")
    if title is None or is_quoted(manuscript, title.span):
        return None, ""
    if citation.item.type in ("article-journal", "chapter") and citation.item.field("container-title") is not None:
        return title, "titles of articles"
    shown = any(citation.item.field(variable) is not None for variable in _IMPRINT)
    book = citation.item.type == "book" and shown and citation.item.field("issued") is not None
    return (title, "titles of books") if book else (None, "")


def _way(manuscript: Manuscript, span: Span) -> str:
    """Return whether a title is italic or upright, "" where it is both or too long to be a title alone."""
    if len(span) > _LONGEST_TITLE:
        return ""
    if is_italic(manuscript, span):
        return _ITALIC
    around = manuscript.document.styles_in(Span(max(0, span.start - 2 * _LONGEST_TITLE), span.end))
    touched = any(s.style == "italic" and s.span.start < span.end and span.start < s.span.end for s in around)
    return "" if touched else _UPRIGHT
