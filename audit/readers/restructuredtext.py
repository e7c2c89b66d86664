"""A reStructuredText file in; a `Document` over its own text out, with footnotes numbered as docutils does."""

import re
from dataclasses import dataclass, field

from audit.language.expressions import expression
from audit.model.document import (
    Block,
    BlockKind,
    Document,
    LineMap,
    ReferenceCall,
    SourceCall,
    SourceNote,
    SourceReference,
    Style,
    StyledSpan,
)
from audit.model.span import Span
from audit.readers.decoding import decode
from audit.readers.directives import ARGUED
from audit.readers.interface import ReadOptions

_ADORNMENT = expression(r"([!-/:-@\[-`{-~])\1{2,}[ \t]*$")
_DEFINITION = expression(r"\.\. \[(\d+|#[\w.:-]*|\*|[A-Za-z][\w.:+-]*)\][ \t]*")
_DIRECTIVE = expression(r"\.\.[ \t]+(?:\|[^|\n]+\|[ \t]+)?([\w:.+-]+)::")
_ITEM = expression(r"(?:[-*+•]|\(?(?:\d{1,4}|#|[A-Za-z])[.)])[ \t]+(?=\S)")
_FIELD = expression(r":([^:\n]{1,60}):[ \t]+(.*)$")
_CALL = expression(r"\[(\d+|#[\w.:-]*|\*|[A-Za-z][\w.:+-]*)\]_")
_INLINE = expression(
    r"(?P<escape>\\[^\n])"
    r"|(?P<code>``[^`\n][^`]{0,2000}``)"
    r"|(?P<role>:(?P<name>[\w:.-]{1,40}):`(?P<content>[^`]{1,2000})`)"
    r"|(?P<link>`(?P<text>[^`<]{1,1000}?)[ \n]*<(?P<target>[^<>`]{1,2000})>`__?)"
    r"|(?P<call>\[(?:\d+|#[\w.:-]*|\*|[A-Za-z][\w.:+-]*)\]_)"
    r"|(?P<bold>(?<![\w*])\*\*(?=[^\s*])(?:[^*]|\*(?!\*)){1,5000}?(?<=\S)\*\*(?!\w))"
    r"|(?P<italic>(?<![\w*])\*(?=[^\s*])[^*]{1,5000}?(?<=\S)\*(?![\w*]))"
)
_ROLES: dict[str, Style] = {
    "sup": "superscript",
    "superscript": "superscript",
    "sub": "subscript",
    "subscript": "subscript",
    "emphasis": "italic",
    "title": "italic",
    "title-reference": "italic",
    "strong": "bold",
    "code": "code",
    "command": "code",
    "file": "code",
}
_CITE = expression(r"(?:foot)?cite(?::\w{1,12})?$")  # of sphinxcontrib-bibtex
_CODE = frozenset(("code", "code-block", "sourcecode", "highlight", "literalinclude", "raw", "math", "parsed-literal"))
_SYMBOLS = "*†‡§¶#♠♥♦♣"  # docutils' own order


@dataclass(slots=True)
class _Definition:
    label: str
    start: int
    text_start: int
    end: int
    pieces: list[Span] = field(default_factory=list)


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a reStructuredText file. Raises `UnreadableError` when the bytes are not text."""
    decoded = decode(data, path)
    reading = _Reading(decoded.text)
    reading.scan()
    document = reading.document(path, decoded.warnings)
    if "bibliography" not in document.metadata:
        return document
    from audit.readers.attached import add_bibliography

    return add_bibliography(document, options)


class _Reading:
    """One pass over the lines for blocks, one over the prose for what stands in it."""

    def __init__(self, text: str) -> None:
        self.text = text
        self.blocks: list[Block] = []
        self.styles: list[StyledSpan] = []
        self.markup: list[Span] = []
        self.prose: list[Span] = []
        self.definitions: list[_Definition] = []
        self.calls: list[tuple[int, int, str]] = []
        self.citations: list[ReferenceCall] = []
        self.metadata: dict[str, str] = {}
        self.levels: list[str] = []
        self.lines: list[tuple[int, int]] = []

    def scan(self) -> None:
        """Find the blocks."""
        at = 0
        for line in self.text.split("\n"):
            self.lines.append((at, at + len(line)))
            at += len(line) + 1
        index = 0
        while index < len(self.lines):
            index = self._block(index)
        for span in self.prose:
            self._inlines(span)

    def _line(self, index: int) -> str:
        start, end = self.lines[index]
        return self.text[start:end]

    def _is_blank(self, index: int) -> bool:
        return index >= len(self.lines) or not self._line(index).strip()

    def _indent(self, index: int) -> int:
        line = self._line(index).expandtabs(8)
        return len(line) - len(line.lstrip())

    def _block(self, index: int) -> int:
        """Read the block that begins in line `index`; return the line after it."""
        if self._is_blank(index):
            return index + 1
        line = self._line(index)
        if line.startswith(".. ") or line.rstrip() == "..":
            return self._explicit(index)
        if _ADORNMENT.match(line):
            return self._overlined(index)
        if not self._is_blank(index + 1):
            following = _ADORNMENT.match(self._line(index + 1))
            if (
                following
                and len(self._line(index + 1).rstrip()) >= min(len(line.strip()), 4)
                and self._indent(index) == 0
            ):
                self._heading(index, index, index + 1, following[1])
                return index + 2
        found = _FIELD.match(line)
        if found and not self.blocks:
            if found[1].lower() in ("title", "date", "language", "bibliography"):
                self.metadata[found[1].lower()] = found[2].strip()
            self.blocks.append(Block(span=Span(*self.lines[index]), kind="comment"))
            return index + 1
        return self._paragraph(index)

    def _overlined(self, index: int) -> int:
        sign = self._line(index)[0]
        closed = index + 2 < len(self.lines) and self._line(index + 2).startswith(sign * 3)
        if closed and not self._is_blank(index + 1):
            self._heading(index, index + 1, index + 2, sign * 2)
            return index + 3
        self.markup.append(Span(*self.lines[index]))  # a transition
        return index + 1

    def _heading(self, first: int, title: int, last: int, sign: str) -> None:
        if sign not in self.levels:
            self.levels.append(sign)
        start, end = self.lines[title]
        start += len(self._line(title)) - len(self._line(title).lstrip())
        self.blocks.append(Block(span=Span(start, end), kind="heading", level=self.levels.index(sign) + 1))
        self.prose.append(Span(start, end))
        if first < title:
            self.markup.append(Span(*self.lines[first]))
        self.markup.append(Span(*self.lines[last]))
        if len(self.blocks) == 1 or "title" not in self.metadata:
            self.metadata.setdefault("title", self.text[start:end].strip())

    def _explicit(self, index: int) -> int:
        """A footnote, citation, directive or comment: a line that begins with two dots, and what is indented."""
        start, end = self.lines[index]
        stop = self._indented_end(index + 1, 1)
        definition = _DEFINITION.match(self.text, start, end)
        if definition:
            self._define(index, stop, definition)
            return stop
        directive = _DIRECTIVE.match(self.text, start, end)
        last = self.lines[stop - 1][1]
        if directive is None:
            self.blocks.append(Block(span=Span(start, last), kind="comment"))
            return stop
        argued = directive[1] in ARGUED and bool(self.text[directive.end() : end].strip())
        self.markup.append(Span(start, directive.end() if argued else end))
        if directive[1] == "bibliography":  # of sphinxcontrib-bibtex
            self.metadata["bibliography"] = ", ".join(self.text[directive.end() : end].split())
        if directive[1] in _CODE:
            self.blocks.append(Block(span=Span(start, last), kind="code"))
            return stop
        kind: BlockKind = "quote" if directive[1] in ("epigraph", "pull-quote") else "paragraph"
        if argued:
            self._prose(kind, directive.end() + 1, end)
        for first, final in self._paragraphs(index + 1, stop):
            if not _FIELD.match(self._line(first).strip()):
                self._prose(kind, self._text_start(first), self.lines[final][1])
        return stop

    def _define(self, index: int, stop: int, match: re.Match[str]) -> None:
        start = self.lines[index][0]
        definition = _Definition(match[1], start, match.end(), self.lines[stop - 1][1])
        is_note = not match[1][0].isalpha()
        self.definitions.append(definition)
        for number, (first, final) in enumerate(self._paragraphs(index, stop)):
            begin = match.end() if number == 0 else self._text_start(first)
            end = self.lines[final][1]
            block_start = start if number == 0 else begin
            self.blocks.append(Block(span=Span(block_start, end), kind="note" if is_note else "reference"))
            self.prose.append(Span(begin, end))
            definition.pieces.append(Span(begin, end))

    def _paragraphs(self, first: int, stop: int) -> list[tuple[int, int]]:
        """The runs of lines without a blank between `first` and `stop`."""
        runs: list[tuple[int, int]] = []
        begin = -1
        for index in range(first, stop + 1):
            blank = index == stop or self._is_blank(index)
            if blank and begin >= 0:
                runs.append((begin, index - 1))
                begin = -1
            elif not blank and begin < 0:
                begin = index
        return runs

    def _indented_end(self, index: int, least: int) -> int:
        """The line after the last that is indented by `least`, blank lines between them included."""
        last = index
        while index < len(self.lines):
            if self._is_blank(index):
                index += 1
                continue
            if self._indent(index) < least:
                break
            index += 1
            last = index
        return last

    def _text_start(self, index: int) -> int:
        line = self._line(index)
        return self.lines[index][0] + len(line) - len(line.lstrip())

    def _prose(self, kind: BlockKind, start: int, end: int) -> None:
        self.blocks.append(Block(span=Span(start, end), kind=kind))
        self.prose.append(Span(start, end))

    def _paragraph(self, index: int) -> int:
        start = self._text_start(index)
        indent = self._indent(index)
        item = _ITEM.match(self.text, start, self.lines[index][1])
        last = index
        while not self._is_blank(last + 1):
            following = self._text_start(last + 1)
            if item and _ITEM.match(self.text, following) and self._indent(last + 1) <= indent:
                break
            last += 1
        kind: BlockKind = "list_item" if item else "quote" if indent else "paragraph"
        if item and not item[0][0].isalnum() and item[0][0] != "(":
            self.markup.append(Span(*item.span()))
        end = self.lines[last][1]
        self._prose(kind, start, end)
        if self.text[start:end].rstrip().endswith("::"):
            stop = self._indented_end(last + 1, indent + 1)
            if stop > last + 1:
                self.blocks.append(Block(span=Span(self.lines[last + 1][0], self.lines[stop - 1][1]), kind="code"))
                return stop
        return last + 1

    def _inlines(self, span: Span) -> None:
        for match in _INLINE.finditer(self.text, span.start, span.end):
            start, end = match.span()
            kind = match.lastgroup
            if kind == "escape":
                self.markup.append(Span(start, start + 1))
            elif kind == "code":
                self.markup.extend((Span(start, start + 2), Span(end - 2, end)))
                self.styles.append(StyledSpan(span=Span(start + 2, end - 2), style="code"))
            elif kind == "call":
                self.calls.append((start, end, match[0][1:-2]))
            elif kind == "role":
                first, last = match.span("content")
                self.markup.extend((Span(start, first), Span(last, end)))
                style = _ROLES.get(match["name"])
                if style:
                    self.styles.append(StyledSpan(span=Span(first, last), style=style))
                elif _CITE.match(match["name"]):
                    keys = tuple(key.strip() for key in match["content"].split(",") if key.strip())
                    narrative = match["name"].endswith((":t", ":ct"))
                    self.citations.append(ReferenceCall(span=Span(start, end), keys=keys, narrative=narrative))
            elif kind == "link":
                first, last = match.span("text")
                self.markup.extend((Span(start, first), Span(last, end)))
                self.styles.append(StyledSpan(span=Span(first, last), style="link", target=match["target"]))
            else:
                width = 2 if kind == "bold" else 1
                self.markup.extend((Span(start, start + width), Span(end - width, end)))
                style = "bold" if kind == "bold" else "italic"
                self.styles.append(StyledSpan(span=Span(start + width, end - width), style=style))

    # notes

    def document(self, path: str, warnings: tuple[str, ...]) -> Document:
        """Number the notes and lead the calls to them."""
        notes, ids = self._notes()
        calls: list[SourceCall] = []
        reference_calls = self.citations
        keys = {definition.label for definition in self.definitions if definition.label[0].isalpha()}
        anonymous = {"#": 0, "*": 0}
        for start, end, label in sorted(self.calls):
            if label[0].isalpha():
                if label in keys or any(sign.isdigit() for sign in label):
                    reference_calls.append(ReferenceCall(span=Span(start, end), keys=(label,)))
                continue
            name = label
            if label in anonymous:
                anonymous[label] += 1
                name = f"{label}{anonymous[label]}"
            printed, note_id = ids.get(name, (label.lstrip("#"), None))
            span = Span(start, end)
            calls.append(SourceCall(span=span, label=printed, note_id=note_id, generated=not label.isdecimal()))
        return Document(
            path=path,
            format="rst",
            text=self.text,
            source_map=LineMap(self.text),
            blocks=tuple(sorted(self.blocks, key=lambda block: block.span)),
            styles=tuple(sorted(self.styles, key=lambda styled: styled.span)),
            markup=tuple(sorted(self.markup)),
            notes=tuple(notes),
            calls=tuple(calls),
            references=tuple(
                SourceReference(
                    key=definition.label,
                    label=definition.label,
                    span=Span(definition.start, definition.end),
                    text_span=Span(definition.text_start, definition.end),
                )
                for definition in self.definitions
                if definition.label[0].isalpha()
            ),
            reference_calls=tuple(sorted(reference_calls, key=lambda call: call.span)),
            metadata=self.metadata,
            warnings=warnings,
        )

    def _notes(self) -> tuple[list[SourceNote], dict[str, tuple[str, str]]]:
        """Return the notes, and for each name that a call can have the printed label and the note's id."""
        taken = {definition.label for definition in self.definitions if definition.label.isdecimal()}
        ids: dict[str, tuple[str, str]] = {}
        notes: list[SourceNote] = []
        number, anonymous = 0, {"#": 0, "*": 0}
        repeated: dict[str, int] = {}
        for definition in self.definitions:
            label = definition.label
            if label[0].isalpha():
                continue
            name = printed = label
            if label in anonymous:
                anonymous[label] += 1
                name = f"{label}{anonymous[label]}"
            if label.startswith("#"):
                number += 1
                while str(number) in taken:
                    number += 1
                printed = str(number)
            elif label == "*":
                turn, sign = divmod(anonymous["*"] - 1, len(_SYMBOLS))
                printed = _SYMBOLS[sign] * (turn + 1)
            repeated[name] = repeated.get(name, 0) + 1
            note_id = f"fn-{name}" if repeated[name] == 1 else f"fn-{name}-{repeated[name]}"
            ids.setdefault(name, (printed, note_id))
            notes.append(
                SourceNote(
                    id=note_id,
                    span=Span(definition.start, definition.end),
                    label=printed,
                    label_span=Span(definition.start + 4, definition.start + 4 + len(label)),
                    text_spans=tuple(definition.pieces) or (Span(definition.text_start, definition.text_start),),
                    generated=not label.isdecimal(),
                )
            )
        return notes, ids
