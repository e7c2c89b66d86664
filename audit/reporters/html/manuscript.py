"""A document and its findings in, the text out in rows: a paragraph on the left, its findings' cards beside it."""

from bisect import bisect_left
from collections.abc import Container, Iterator, Sequence
from html import escape
from itertools import pairwise

from audit.model.document import Block, Document
from audit.model.finding import Finding
from audit.model.record import record
from audit.model.span import Span
from audit.reporters.html.cards import card
from audit.reporters.wording import printable

NamedFinding = tuple[str, Finding]  # the id of its card, and the finding

TAGS = {"italic": "i", "bold": "b", "superscript": "sup", "subscript": "sub"}
ELEMENTS = {"code": "pre", "quote": "blockquote"}


@record
class _Mark:
    """A stretch of text that a finding points at. `href` leads to the card."""

    span: Span
    id: str
    href: str
    style: str


def manuscript_rows(document: Document, findings: Sequence[NamedFinding], pages: Container[int] = ()) -> Iterator[str]:
    """Yield the document's blocks in order, each with the cards of the findings that begin in it.

    `pages` are the numbers of the pages of which the report shows images.
    """
    marks = sorted(_marks(document, findings), key=lambda mark: mark.span)
    starts = [mark.span.start for mark in marks]
    ordered = sorted(findings, key=lambda named: named[1].span)
    placed = 0
    yield '<div class="manuscript">\n'
    blocks = list(_whole(document))
    for index, block in enumerate(blocks):
        end = blocks[index + 1].span.start if index + 1 < len(blocks) else len(document.text) + 1
        cards: list[str] = []
        while placed < len(ordered) and ordered[placed][1].span.start < end:
            cards.append(card(*ordered[placed], pages))
            placed += 1
        here = marks[bisect_left(starts, block.span.start) : bisect_left(starts, end)]
        yield _row(document, block, here, cards)
    yield from (card(*named, pages) for named in ordered[placed:])
    yield "</div>\n"


def _row(document: Document, block: Block, marks: Sequence[_Mark], cards: Sequence[str]) -> str:
    text = _marked_up(document, block.span, marks)
    if block.kind == "heading":
        level = min(6, max(3, block.level + 2))
        body = f"<h{level}>{text}</h{level}>"
    else:
        element = ELEMENTS.get(block.kind, "p")
        body = f'<{element} class="{block.kind}">{text}</{element}>'
    margin = f'<div class="margin">\n{"".join(cards)}</div>' if cards else ""
    return f'<div class="row{" found" if cards else ""}"><div class="text">{body}</div>{margin}</div>\n'


def _whole(document: Document) -> Iterator[Block]:
    """Yield the blocks in order, without those inside others, and blocks for text that stands in none."""
    at = 0
    for block in sorted(document.blocks, key=lambda block: (block.span.start, -block.span.end)):
        if block.span.start < at:
            continue
        if document.text[at : block.span.start].strip():
            yield Block(span=Span(at, block.span.start))
        yield block
        at = block.span.end
    if document.text[at:].strip():
        yield Block(span=Span(at, len(document.text)))


def _marks(document: Document, findings: Sequence[NamedFinding]) -> Iterator[_Mark]:
    for name, finding in findings:
        yield _Mark(span=finding.span, id=f"{name}-at", href=name, style=str(finding.level))
        for number, related in enumerate(finding.related, 1):
            if related.span is not None:
                yield _Mark(span=related.span, id=f"{name}-{number}", href=name, style="related")


def _marked_up(document: Document, span: Span, marks: Sequence[_Mark]) -> str:
    """Return the text of `span` as HTML: styles, markup dimmed, and each mark a link to its card."""
    cuts = {span.start, span.end}
    styles = [(styled.span, TAGS[styled.style]) for styled in document.styles_in(span) if styled.style in TAGS]
    first = max(0, bisect_left(document.markup, Span(span.start, 0)) - 1)
    syntax = []
    for piece in document.markup[first:]:
        if piece.start >= span.end:
            break
        syntax.append(piece)
    for piece in (*(piece for piece, _ in styles), *syntax, *(mark.span for mark in marks)):
        cuts.update(cut for cut in (piece.start, piece.end) if span.start < cut < span.end)
    ordered = sorted(cuts)
    opened: set[str] = set()
    out = [_anchor(mark, opened) for mark in marks if len(mark.span) == 0]
    for start, end in pairwise(ordered):
        out.append(_piece(document, Span(start, end), styles, syntax, marks, opened))
    return "".join(out)


def _piece(
    document: Document,
    span: Span,
    styles: Sequence[tuple[Span, str]],
    syntax: Sequence[Span],
    marks: Sequence[_Mark],
    opened: set[str],
) -> str:
    text = "\n".join(escape(printable(line)) for line in span.of(document.text).split("\n"))
    if any(piece.contains(span) for piece in syntax):
        text = f'<span class="syntax">{text}</span>'
    for tag in dict.fromkeys(tag for styled, tag in styles if styled.contains(span)):
        text = f"<{tag}>{text}</{tag}>"
    over = [mark for mark in marks if mark.span.contains(span)]
    anchors = "".join(_anchor(mark, opened) for mark in over[1:])
    if over:
        mark = over[0]
        id = "" if mark.id in opened else f' id="{mark.id}"'
        opened.add(mark.id)
        text = f'<a class="mark {mark.style}"{id} href="#{mark.href}">{text}</a>'
    return anchors + text


def _anchor(mark: _Mark, opened: set[str]) -> str:
    if mark.id in opened:
        return ""
    opened.add(mark.id)
    return f'<a class="anchor" id="{mark.id}"></a>'
