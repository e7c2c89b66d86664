"""Quotations over several paragraphs: blocks in, whether a quotation goes on from one to the next out."""

from collections.abc import Sequence

from audit.language.quotation_marks import pair_quotations
from audit.model.document import Block
from audit.model.manuscript import Manuscript
from audit.model.span import Span

_BODY = frozenset({"paragraph", "list_item", "quote"})


def runs_on(text: str, block: Block, following: Block) -> bool:
    """Tell whether a page break cuts a paragraph in two: no stop at its end, and a small letter after it."""
    body = block.kind in _BODY and following.kind in _BODY
    if not body and (block.kind != following.kind or block.kind not in ("note", "reference")):
        return False
    tail = block.span.of(text)[-3:].rstrip()
    return bool(tail) and (tail[-1].isalnum() or tail[-1] in ",-—") and text[following.span.start].islower()


def continues(manuscript: Manuscript, blocks: Sequence[Block], last: int) -> bool:
    """Tell whether the quotation goes on: the next paragraph opens it anew, or is set apart, or one soon closes it."""
    if last + 1 >= len(blocks):
        return False
    for block in blocks[last + 1 : last + 4]:
        lonely = pair_quotations(block.span.of(manuscript.text)).lonely
        if lonely and lonely[0].opens is False:
            return True
    following = next((one for one in blocks[last + 1 : last + 3] if not _is_remark(manuscript, one)), blocks[last + 1])
    head = Span(following.span.start, min(following.span.end, following.span.start + 12))
    opening = manuscript.document.plain(head).text.lstrip(" >[(")[:1]
    return following.kind == "quote" or (bool(opening) and opening in '“"„«‘»')


def _is_remark(manuscript: Manuscript, block: Block) -> bool:
    """Tell whether a paragraph is an editor's remark within a text quoted: "[A page is missing.]"."""
    text = block.span.of(manuscript.text).strip(" *_\\\n")
    return text.startswith("[") and text.endswith("]")


def began_before(manuscript: Manuscript, blocks: Sequence[Block], first: int) -> bool:
    """Tell whether a paragraph shortly before left a quotation open that this mark may close."""
    for block in blocks[max(0, first - 4) : first]:
        if any(mark.opens is not False for mark in pair_quotations(block.span.of(manuscript.text)).lonely):
            return True
    return bool(first) and blocks[first].kind == "quote"
