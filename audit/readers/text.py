"""A plain text file in; its paragraphs, hard-wrapped or not, out. Markdown under a `.txt` name is read as Markdown."""

import re
from bisect import bisect_right
from dataclasses import replace
from itertools import chain, islice, pairwise

from audit.language.expressions import expression
from audit.model.document import Block, Document, LineMap, Place
from audit.model.span import Span
from audit.readers.decoding import decode
from audit.readers.headings import mark_headings
from audit.readers.interface import ReadOptions

# Markdown's signs at the beginning of a line, and within it; each begins with what a search finds at once.
_LINE_SIGN = expression(r"\n(?:#{1,6} \S|[-*] +[⁰¹²³⁴-⁹\d]|\[\^[^\]\s]{1,100}\]:|>\s)")
_WORD_SIGN = expression(r"\]\(https?://|<sup>|\*\*?[^\s*][^*\n]{0,200}[^\s*]\*|\^\{")
_MARKDOWN_SIGNS = 3  # one could be a footnote's asterisk or a dash
_LINE_END = expression("[\n\f]")
_INDENTED = expression(r"\n(?=[ \t]{2,}\S)")


class PagedMap:
    """The source map of a text with form feeds: lines and columns, and the page between the form feeds."""

    def __init__(self, text: str) -> None:
        self._lines = LineMap(text)
        self._pages = [match.start() for match in re.finditer("\f", text)]

    def place(self, span: Span) -> Place:
        """Return lines, columns and page of `span`."""
        return replace(self._lines.place(span), page=bisect_right(self._pages, span.start) + 1)


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a text file. Raises `UnreadableError` when the bytes are not text."""
    decoded = decode(data, path)
    text = decoded.text
    if looks_like_markdown(text):
        from audit.readers.markdown import read_text

        return read_text(text, path, decoded.warnings)
    blocks = mark_headings(text, _paragraphs(text), by_look=True)
    source_map = PagedMap(text) if "\f" in text else LineMap(text)
    return Document(
        path=path,
        format="text",
        text=text,
        source_map=source_map,
        blocks=tuple(blocks),
        warnings=decoded.warnings,
    )


def looks_like_markdown(text: str) -> bool:
    """Tell whether a text uses Markdown's signs more than by chance."""
    signs = chain(_LINE_SIGN.finditer(f"\n{text}"), _WORD_SIGN.finditer(text))
    return sum(1 for _ in islice(signs, _MARKDOWN_SIGNS)) == _MARKDOWN_SIGNS


def _paragraphs(text: str) -> list[Block]:
    """Cut at blank lines and form feeds; within these, at indented lines, when only the first lines are indented.

    A text without blank lines whose lines are long is one that keeps each paragraph on one line.
    """
    found = _runs(text)
    one_line_each = _keeps_paragraphs_on_lines(text)
    blocks: list[Block] = []
    for span in found:
        for piece in _pieces(text, span, one_line_each):
            start, end = piece.start, piece.end
            while end > start and text[end - 1].isspace():
                end -= 1
            while start < end and text[start].isspace():
                start += 1
            blocks.append(Block(span=Span(start, end)))
    return blocks


def _runs(text: str) -> list[Span]:
    """The runs of lines without a blank line or a form feed between them."""
    runs: list[Span] = []
    at, begin, end = 0, -1, 0
    for line in _LINE_END.split(text):
        if line.strip():
            begin = at if begin < 0 else begin
            end = at + len(line)
        if begin >= 0 and (not line.strip() or text.startswith("\f", at + len(line))):
            runs.append(Span(begin, end))
            begin = -1
        at += len(line) + 1
    if begin >= 0:
        runs.append(Span(begin, end))
    return runs


def _keeps_paragraphs_on_lines(text: str) -> bool:
    lines = [len(line) for line in text.split("\n") if line.strip()]
    return bool(lines) and sum(lines) / len(lines) > 200  # characters; hard-wrapped lines have at most about 120


def _pieces(text: str, span: Span, one_line_each: bool) -> list[Span]:
    raw = span.of(text)
    if one_line_each:
        cuts = [match.start() for match in re.finditer("\n", raw)]
    else:
        lines = raw.count("\n") + 1
        cuts = [match.start() for match in _INDENTED.finditer(raw)]
        if len(cuts) * 2 > lines:  # most lines are indented: a block quotation or a hanging list, not first lines
            cuts = []
    bounds = [0, *cuts, len(raw)]
    return [Span(span.start + start, span.start + end) for start, end in pairwise(bounds)]
