"""The characters of a Markdown file in; its blocks, note definitions and link addresses out, as offsets."""

import re

from audit.language.expressions import expression
from audit.model.document import Block, BlockKind
from audit.model.span import Span
from audit.readers.directives import ARGUED, PROSE
from audit.readers.markdown_layout import Definition, Layout
from audit.readers.markdown_matter import find_matter

_FENCE = expression(r"(`{3,})[^`\n]*$|(~{3,})[^\n]*$", re.MULTILINE)
_HEADING = expression(r"(#{1,6})[ \t]+")
_DIRECTIVE = expression(r"(`{3,}|~{3,}|:{3,})[ \t]*\{\.?([\w:-]{1,40})\}")  # MyST's
_LONGEST_DIRECTIVE = 100_000  # characters
_HEADING_TAIL = expression(r"(?:[ \t]{1,200}#{1,200})?(?:[ \t]{0,200}\{[^{}\n]{0,200}\})?[ \t]{0,200}$", re.MULTILINE)
_QUOTE = expression(r"(?:>[ \t]?)+")
_BREAK = expression(r"([-*_])[ \t]*(?:\1[ \t]*){2,}$", re.MULTILINE)
_UNDERLINE = expression(r"(?:=+|-{2,})[ \t]*$", re.MULTILINE)
_BULLET = expression(r"[-*+•][ \t]+(?=\S)")
_NUMBERED = expression(r"\(?(?:\d{1,4}|#|[a-zA-Z])[.)][ \t]+(?=\S)")
_DEFINITION = expression(r"\[(?P<sign>[\^#])(?P<label>[^\]\s]{1,200})\]:[ \t]*")
_LINK = expression(
    r"\[([^\]\[\n]{1,200})\]:[ \t]*<?([^\s<>]{1,2000})>?(?:[ \t]+[\"'(][^\n]{0,500}[\"')])?[ \t]*$", re.MULTILINE
)
_TABLE_LINE = expression(r"\|[^\n]*\|")
_GRID_LINE = expression(r"\+[-=:+]{3,}\+[ \t]*$", re.MULTILINE)
_RAW_HTML = expression(r"<(table|style|script|pre)\b", re.IGNORECASE)
_HTML_HEADING = expression(r"<h([1-6])\b", re.IGNORECASE)
_LABEL = expression(
    r"(?P<raised>[⁰¹²³⁴-⁹]|<sup>|\^\{|\^\d|\$[ ]?\^|\\\([ ]?\^)"
    r"|\[(?P<bracket>\d{1,4})\][ \t]|(?P<dot>\d{1,4})\\?[.)][ \t]|(?P<plain>\d{1,4})[ \t]"
)
_SPECIAL = frozenset("#>-*+•`~<[|:=_^$\\(⁰¹²³⁴⁵⁶⁷⁸⁹0123456789")

_Label = tuple[str, int]


def scan_blocks(text: str) -> Layout:
    """Return the blocks of `text` in reading order. Never raises; linear in the length of `text`."""
    return _Scanner(text).scan()


class _Scanner:
    """One pass over the lines. Containers are flattened: a quotation, a list item and a note are kinds of paragraph."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.layout = Layout()
        self.start = -1  # of the open paragraph, -1 when none is open
        self.end = 0
        self.kind: BlockKind = "paragraph"
        self.label: _Label | None = None  # with which the open paragraph begins
        self.note: Definition | None = None
        self.note_kind: BlockKind = "note"
        self.in_list = False
        self.directives: list[str] = []  # the fences of MyST's directives that hold prose, and are open
        self.unclosed: dict[str, int] = {}  # what was looked for in vain, so that it is looked for once only

    def scan(self) -> Layout:
        text, size, find = self.text, len(self.text), self.text.find
        at = self._front_matter()
        while at < size:
            end = find("\n", at)
            if end < 0:
                end = size
            body = text[at:end].lstrip()
            if not body:
                self.close()
                at = end + 1
                continue
            start = end - len(body)
            indent = start - at
            if indent and "\t" in text[at:start]:
                indent = len(text[at:start].expandtabs(4))
            if body[0] in _SPECIAL and not (indent >= 4 and self.start < 0 and self.note is None and not self.in_list):
                after = self.special(body[0], start, end, indent)
                if after:
                    at = after
                    continue
            self.line(start, end, indent)
            at = end + 1
        self.close()
        return self.layout

    def _front_matter(self) -> int:
        end, self.layout.front_matter = find_matter(self.text)
        if end:
            self._block("comment", 0, end)
        return end

    # paragraphs

    def line(self, start: int, end: int, indent: int) -> None:
        """Take a line of prose: it goes on with the open paragraph or opens one."""
        if self.start >= 0:
            self.end = end
            return
        if indent >= 4 and self.note is not None:
            self.open(self.note_kind, start, end)
        elif indent >= 4 and not self.in_list:
            self._block("code", start, end)
        elif indent >= 2 and self.in_list:
            self.open("list_item", start, end)
        else:
            self.note, self.in_list = None, False
            self.open("paragraph", start, end)

    def open(self, kind: BlockKind, start: int, end: int) -> None:
        self.kind, self.start, self.end, self.label = kind, start, end, None

    def close(self) -> None:
        if self.start < 0:
            return
        start, end = self.start, self.end
        self.start = -1
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        span = Span(start, end)
        self.layout.blocks.append(Block(span=span, kind=self.kind))
        if self.kind == self.note_kind and self.note is not None:
            start = max(start, min(self.note.text_start, end))
            self.note.pieces.append(Span(start, end))
        self.layout.prose.append((start, end))

    def leave(self) -> None:
        """Close paragraph, note and list."""
        self.close()
        self.note, self.in_list = None, False

    def _block(self, kind: BlockKind, start: int, end: int, level: int = 0) -> None:
        text = self.text
        while end > start and text[end - 1].isspace():
            end -= 1
        self.layout.blocks.append(Block(span=Span(start, end), kind=kind, level=level))

    # lines that begin with a character of syntax: each returns the offset of the next line to read, or 0 for prose

    def special(self, first: str, start: int, end: int, indent: int) -> int:
        if first in "`~":
            return self._fence(start, end)
        if self.note is not None and indent >= 4 and self.start < 0:
            return 0
        if first == "[":
            return self._definition(start, end) or self._labelled(start, end)
        if first in "-*+•_":
            return self._rule_or_item(first, start, end)
        if first == "#" or first == "=":
            return self._heading(first, start, end)
        if first == ">":
            return self._quote(start, end)
        if first == "|":
            return self._table(start, end, _TABLE_LINE)
        if first == "<":
            return self._html(start, end) or self._labelled(start, end)
        if first == ":":
            return self._div(start, end)
        if first.isdecimal() or first == "(":
            return self._labelled(start, end) or self._numbered(start, end)
        return self._labelled(start, end)

    def _fence(self, start: int, end: int) -> int:
        match = _FENCE.match(self.text, start, end)
        if match is None:
            return 0
        fence = match[1] or match[2]
        if self.directives and self.text[start:end].strip() == self.directives[-1]:
            self.directives.pop()
            return self._bare(start, end)
        directive = _DIRECTIVE.match(self.text, start, end)
        closed = directive and self.text.find(f"\n{directive[1]}", end, end + _LONGEST_DIRECTIVE) >= 0
        if directive and directive[2] in PROSE and closed:
            self.directives.append(directive[1])
            return self._bare(start, end, directive.end())
        if self.unclosed.get(fence[0], 1 << 30) <= len(fence):
            return 0
        closing = re.compile(rf"^[ \t]*{re.escape(fence)}{fence[0]}*[ \t]*$", re.MULTILINE).search(self.text, end)
        if closing is None:
            self.unclosed[fence[0]] = len(fence)
            return 0
        self.close()
        self._block("code", start, closing.end())
        return closing.end() + 1

    def _bare(self, start: int, end: int, argument: int = 0) -> int:
        """Leave out a line that opens or closes a directive of prose, but for its `argument`, which may be a title."""
        self.leave()
        title = argument and bool(self.text[argument:end].strip())
        self.layout.markup.append((start, argument if title else end))
        if title:
            self._block("paragraph", argument + 1, end)
            self.layout.prose.append((argument + 1, end))
        return end + 1

    def _definition(self, start: int, end: int) -> int:
        match = _DEFINITION.match(self.text, start, end)
        if match is None:
            link = _LINK.match(self.text, start, end)
            if link is None or self.start >= 0 or link[1].isdecimal() or link[1].startswith("^"):
                return 0
            self.layout.links.setdefault(link[1].casefold(), link[2])
            self._block("comment", start, end)
            return end + 1
        self.leave()
        self.note = Definition(match["label"], start, match.end())
        cited = match["sign"] == "#"
        (self.layout.references if cited else self.layout.definitions).append(self.note)
        self.note_kind = "reference" if cited else "note"
        self.open(self.note_kind, start, end)
        return end + 1

    def _rule_or_item(self, first: str, start: int, end: int) -> int:
        text = self.text
        if first == "-" and self._single_line() and _UNDERLINE.match(text, start, end):
            return self._underlined(start, end, 2)
        if first == "+" and self.start < 0 and _GRID_LINE.match(text, start, end):
            return self._table(start, end, re.compile(r"[+|]"))
        if first in "-*_" and _BREAK.match(text, start, end):
            self.leave()
            self.layout.markup.append((start, end))
            return end + 1
        match = _BULLET.match(text, start, end)
        if match is None:
            return 0
        self.leave()
        self.in_list = True
        self.layout.markup.append(match.span())
        self.open("list_item", start, end)
        return end + 1

    def _heading(self, first: str, start: int, end: int) -> int:
        text = self.text
        if first == "=":
            if self._single_line() and _UNDERLINE.match(text, start, end):
                return self._underlined(start, end, 1)
            return 0
        match = _HEADING.match(text, start, end)
        if match is None:
            return 0
        self.leave()
        self.layout.marked_headings += 1
        tail = _HEADING_TAIL.search(text, match.end(), end)
        stop = tail.start() if tail else end
        self.layout.markup.append(match.span())
        if stop < end:
            self.layout.markup.append((stop, end))
        self._block("heading", start, end, len(match[1]))
        self.layout.prose.append((match.end(), stop))
        return end + 1

    def _single_line(self) -> bool:
        return self.start >= 0 and self.kind == "paragraph" and "\n" not in self.text[self.start : self.end]

    def _underlined(self, start: int, end: int, level: int) -> int:
        heading = Block(span=Span(self.start, start - 1), kind="heading", level=level)
        self.layout.marked_headings += 1
        self.close()
        self.layout.blocks[-1] = heading
        self.layout.markup.append((start, end))
        self.in_list = False
        return end + 1

    def _quote(self, start: int, end: int) -> int:
        match = _QUOTE.match(self.text, start, end)
        content = match.end() if match else start
        if self.start < 0 or self.kind != "quote":
            self.leave()
        self.layout.markup.append((start, content))
        if not self.text[content:end].strip():
            self.close()
        elif self.start >= 0:
            self.end = end
        else:
            self.open("quote", start, end)
        return end + 1

    def _table(self, start: int, end: int, line: re.Pattern[str]) -> int:
        text = self.text
        if not line.match(text, start, end):
            return 0
        self.leave()
        stop = end
        while stop < len(text):
            following = text.find("\n", stop + 1)
            following = len(text) if following < 0 else following
            if not line.match(text, stop + 1, following):
                break
            stop = following
        self._block("table", start, stop)
        self.layout.prose.append((start, stop))
        return stop + 1

    def _html(self, start: int, end: int) -> int:
        text = self.text
        if text.startswith("<!--", start):
            stop = self._find("-->", start)
            if stop < 0:
                return 0
            self.close()
            self._block("comment", start, stop + 3)
            return stop + 4 if text.startswith("\n", stop + 3) else stop + 3
        match = _RAW_HTML.match(text, start, end)
        if match is not None:
            closing = f"</{match[1]}>"
            stop = self._find(closing, start)
            if stop < 0:
                return 0
            stop += len(closing)
            self.leave()
            table = match[1].lower() == "table"
            self._block("table" if table else "code", start, stop)
            if table:
                self.layout.prose.append((start, stop))
            return stop + 1 if text.startswith("\n", stop) else stop
        heading = _HTML_HEADING.match(text, start, end)
        if heading is None:
            return 0
        self.leave()
        self.layout.marked_headings += 1
        self._block("heading", start, end, int(heading[1]))
        self.layout.prose.append((start, end))
        return end + 1

    def _find(self, wanted: str, start: int) -> int:
        if wanted in self.unclosed:
            return -1
        found = self.text.find(wanted, start)
        if found < 0:
            self.unclosed[wanted] = 0
        return found

    def _div(self, start: int, end: int) -> int:
        if not self.text.startswith(":::", start):
            return 0
        directive = _DIRECTIVE.match(self.text, start, end)
        return self._bare(start, end, directive.end() if directive and directive[2] in ARGUED else 0)

    def _numbered(self, start: int, end: int) -> int:
        if self.start >= 0 or not _NUMBERED.match(self.text, start, end):
            return 0
        self.leave()
        self.in_list = True
        self.open("list_item", start, end)
        self.label = self._label(start, end)
        return end + 1

    def _labelled(self, start: int, end: int) -> int:
        """Begin a paragraph at a line that begins like the next entry of a list, as recognised pages have them.

        A raised number always does; a bracketed or plain one when it goes on from the number that the open paragraph
        begins with, so that "1947. The war" inside hard-wrapped prose does not.
        """
        label = self._label(start, end)
        if label is None:
            return 0
        kind: BlockKind = "paragraph"
        if self.start >= 0:
            shape, number = label
            if shape != "raised":
                if self.label is None or self.label[0] != shape or not 0 < number - self.label[1] <= 3:
                    return 0
                kind = self.kind
            self.close()
        elif label[0] == "dot":
            return 0
        self.note, self.in_list = None, kind == "list_item"
        self.open(kind, start, end)
        self.label = label
        return end + 1

    def _label(self, start: int, end: int) -> _Label | None:
        match = _LABEL.match(self.text, start, end)
        if match is None:
            return None
        shape = match.lastgroup or ""
        return (shape, 0 if shape == "raised" else int(match[shape]))
