"""Pieces of running text with their blocks, styles and notes in, in reading order; the parts of a `Document` out.

Formats whose text is not the file's own text (Word, HTML, XML, LaTeX) write through this.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from audit.language.expressions import expression
from audit.model.citation import Item
from audit.model.document import (
    Block,
    BlockKind,
    Document,
    NoteKind,
    ReferenceCall,
    SourceCall,
    SourceMap,
    SourceNote,
    SourceReference,
    Style,
    StyledSpan,
)
from audit.model.span import Span
from audit.readers.anchors import Anchor, AnchorMap, Part
from audit.readers.headings import mark_headings

if TYPE_CHECKING:
    from audit.readers.markup_places import MarkupFile

_SPACE = expression(r"[ \t\n\r\f]+")  # not the no-break space, which authors set on purpose


_BEHIND_LABEL = expression(r"^\s*[.:)\]]?\s*")
_INDENTS = " \t\n\u00a0\u2002\u2003\u2009\u3000"  # also the spaces that pages indent with


@dataclass(slots=True)
class _Call:
    start: int
    end: int
    label: str
    target: str | None
    generated: bool


@dataclass(slots=True)
class _Note:
    id: str
    start: int
    label: str
    label_span: Span | None
    text_start: int
    kind: NoteKind
    generated: bool


class Flow:
    """Builds text. Blocks are separated by a blank line; white space inside a block is collapsed as browsers do."""

    def __init__(self) -> None:
        self.length = 0
        self.kind: BlockKind = "paragraph"
        self.level = 0
        self.pre = False  # keep white space
        self.line = 0  # of what is written next
        self.column = 0
        self.logical: str | None = None
        self.path: str | None = None
        self.origin = ""  # in markup: the path of the element, and what of it is written
        self.part: Part = "tag"
        self.files: dict[str | None, MarkupFile] = {}  # the files of markup by `path`
        self._pieces: list[str] = []
        self._blocks: list[Block] = []
        self._block_start = -1
        self._block_kind: BlockKind = "paragraph"
        self._block_level = 0
        self._space = True  # the text ends in white space, or nothing is in the block yet
        self._styles: list[StyledSpan] = []
        self._calls: list[_Call] = []
        self._notes: list[SourceNote] = []
        self._note: _Note | None = None
        self._behind_label = False  # what comes next may be the full stop after a note's number
        self._references: list[SourceReference] = []
        self._reference_calls: list[tuple[int, int, tuple[str, ...], bool, tuple[Item, ...]]] = []
        self._offsets: list[int] = []
        self._anchors: list[Anchor] = []
        self._last: tuple[int, int, str | None, str | None, str, Part] = (-1, -1, None, None, "", "tag")

    # text

    def write(self, text: str) -> None:
        """Write characters of the current block; opens one when none is open. Newlines advance `line`."""
        if self.pre:
            self._write_kept(text)
        elif "\n" in text:
            self._write_lines(text)
        else:
            self._write(text)

    def _write_lines(self, text: str) -> None:
        pieces = text.split("\n")
        last = len(pieces) - 1
        for number, piece in enumerate(pieces):
            self._write(piece)
            if number < last:
                self._write(" ")
                self.line += 1
                self.column = 0

    def _write(self, text: str) -> None:
        if "  " in text or "\t" in text or "\r" in text or "\f" in text:
            text = _SPACE.sub(" ", text)
        if self._space and text.startswith(" "):
            text = text[1:]
        if not text:
            return
        self.put(text)

    def _write_kept(self, text: str) -> None:
        if text:
            self.put(text)
            self.line += text.count("\n")

    def put(self, text: str) -> None:
        """Write characters as they are; only white space at the beginning of a block is dropped."""
        if self._behind_label:
            text = _BEHIND_LABEL.sub("", text)
            if not text:
                return
            self._behind_label = False
        if self._block_start < 0:
            text = text.lstrip(_INDENTS)
        if not text:
            return
        if self._block_start < 0:
            self._open()
        mark = (self.line, self.column, self.logical, self.path, self.origin, self.part)
        if mark != self._last or self.column:
            self._offsets.append(self.length)
            self._anchors.append(Anchor(*mark))
            self._last = mark
        self._pieces.append(text)
        self.length += len(text)
        self._space = text[-1] in " \n" and not self.pre

    # blocks

    def _open(self) -> None:
        if self._pieces:
            self._pieces.append("\n\n")
            self.length += 2
        self._block_start = self.length
        self._block_kind = "note" if self._note is not None and self.kind == "paragraph" else self.kind
        self._block_level = self.level
        self._space = True

    @property
    def at_block_start(self) -> bool:
        """Whether nothing stands in the current block yet."""
        return self._block_start < 0

    @property
    def block_start(self) -> int:
        """The offset at which the open block begins, or the length when none is open."""
        return self.length if self._block_start < 0 else self._block_start

    def end_block(self) -> None:
        """End the current block, if one is open."""
        start = self._block_start
        if start < 0:
            return
        self._block_start = -1
        self._trim()
        self._space = True
        if self.length <= start and self._pieces and self._pieces[-1] == "\n\n":
            self._pieces.pop()  # nothing was written: the next block takes the place
            self.length -= 2
        if self.length > start:
            self._blocks.append(Block(span=Span(start, self.length), kind=self._block_kind, level=self._block_level))

    def _trim(self) -> None:
        while self._pieces:
            piece = self._pieces[-1]
            trimmed = piece.rstrip(" \n\t")
            self.length -= len(piece) - len(trimmed)
            if trimmed:
                self._pieces[-1] = trimmed
                return
            if piece == "\n\n":  # the separator belongs to the block before
                self.length += 2
                return
            self._pieces.pop()

    @property
    def tail(self) -> str:
        """The last characters written, at most one piece."""
        return self._pieces[-1] if self._pieces else ""

    def here(self) -> int:
        """Return the offset at which the next characters will stand (opening no block)."""
        return self.length if self._block_start >= 0 or not self._pieces else self.length + 2

    # styles, calls, notes, references

    def style(self, style: Style, start: int, target: str | None = None) -> None:
        """Set `style` from `start` to here."""
        end = self.length
        if end > start:
            self._styles.append(StyledSpan(span=Span(start, end), style=style, target=target))

    def call(self, start: int, label: str, target: str | None, *, generated: bool) -> None:
        """Record a note call from `start` to here (empty where the format prints the number)."""
        if self._block_start < 0:
            self._open()
        self._calls.append(_Call(min(start, self.length), self.length, label, target, generated))

    def lead(self, targets: Mapping[str, str]) -> None:
        """Let the calls that were to lead to one note (a key of `targets`) lead to another (its value)."""
        for call in self._calls:
            if call.target is not None:
                call.target = targets.get(call.target, call.target)

    def reference_call(
        self, start: int, keys: tuple[str, ...], *, narrative: bool = False, items: tuple[Item, ...] = ()
    ) -> None:
        """Record an in-text citation from `start` to here."""
        self._reference_calls.append((min(start, self.length), self.length, keys, narrative, items))

    def replace_reference_call(self, start: int, keys: tuple[str, ...]) -> None:
        """Let the last in-text citation, which began at `start`, reach to here and call `keys`."""
        if self._reference_calls and self._reference_calls[-1][0] == start:
            _, _, _, narrative, items = self._reference_calls[-1]
            self._reference_calls[-1] = (start, self.length, keys, narrative, items)

    def text_from(self, start: int) -> str:
        """Return what was written since `start`; meant for the last few characters."""
        tail = ""
        for piece in reversed(self._pieces):
            tail = piece + tail
            if self.length - len(tail) <= start:
                break
        return tail[start - self.length :] if start < self.length else ""

    def begin_note(
        self, note_id: str, label: str, *, kind: NoteKind = "footnote", generated: bool, typed: str = ""
    ) -> None:
        """Begin a note in a block of its own. `typed` is the label as it stands in the text, if it does."""
        self.end_block()
        start = self.here()
        self._note = _Note(note_id, start, label, None, start, kind, generated)
        if typed:
            self.write(typed)
            self._note.label_span = Span(start, self.length)
            self.write(" ")
            self._note.text_start = self.length

    def label_note(self, start: int, end: int, label: str) -> None:
        """Say that the characters from `start` to `end` are the label of the open note."""
        if self._note is not None:
            self._note.label = label
            self._note.label_span = Span(start, end)
            self._note.text_start = end

    def drop_stop(self) -> None:
        """Drop the full stop or bracket that follows a note's number, if it comes next."""
        self._behind_label = True

    def expect_label(self, label: str, before: int = 0, behind: int = 0) -> None:
        """Say that the text of the open note, which comes next, begins with its label, among so many brackets."""
        if self._note is not None:
            start = self._note.start + before
            self._note.label_span = Span(start, start + len(label))
            self._note.text_start = start + len(label) + behind

    def end_note(self) -> None:
        """End the open note; a note without text has an empty text span."""
        self._behind_label = False
        self.end_block()
        note, self._note = self._note, None
        if note is None:
            return
        end = max(self.length, note.start)
        start = min(note.text_start, end)
        blocks = [block.span for block in self._blocks_from(note.start)]
        if start > note.start and start < self.length:
            start = self._skip_space(start)
        spans = [Span(max(span.start, start), span.end) for span in blocks if span.end > start]
        if not spans:
            end = start = min(self.length, end)
            spans = [Span(start, end)]
        self._notes.append(
            SourceNote(
                id=note.id,
                span=Span(min(note.start, self.length), end),
                label=note.label,
                label_span=note.label_span,
                text_spans=tuple(spans),
                kind=note.kind,
                generated=note.generated,
            )
        )

    def _skip_space(self, start: int) -> int:
        """The first character at or after `start` that is no white space; looks only at what was written last."""
        rest = self.text_from(start)
        return start + len(rest) - len(rest.lstrip())

    def _blocks_from(self, start: int) -> list[Block]:
        found: list[Block] = []
        for block in reversed(self._blocks):
            if block.span.start < start:
                break
            found.append(block)
        return found[::-1]

    def reference(self, key: str, label: str, start: int, text_start: int, item: Item | None = None) -> None:
        """Record an entry of the reference list from `start` to here."""
        end = max(self.length, start)
        self._references.append(
            SourceReference(
                key=key, label=label, span=Span(start, end), text_span=Span(min(text_start, end), end), item=item
            )
        )

    def _trimmed_styles(self, text: str) -> tuple[StyledSpan, ...]:
        """Styles cover content: leave out white space at either end, and what was trimmed away with its block."""
        trimmed: list[StyledSpan] = []
        for styled in self._styles:
            start, end = styled.span.start, min(styled.span.end, len(text))
            while start < end and text[start].isspace():
                start += 1
            while start < end and text[end - 1].isspace():
                end -= 1
            if start < end:
                trimmed.append(StyledSpan(span=Span(start, end), style=styled.style, target=styled.target))
        return tuple(sorted(trimmed, key=lambda styled: (styled.span.start, -styled.span.end)))

    def document(
        self, path: str, format: str, metadata: dict[str, str] | None = None, warnings: tuple[str, ...] = ()
    ) -> Document:
        """Return all that was written; calls are led to their notes, and to None where no such note exists.

        Short lines become headings where the source marks no heading at all.
        """
        self.end_block()
        text = "".join(self._pieces)
        by_look = not any(block.kind == "heading" for block in self._blocks)
        known = {note.id for note in self._notes}
        calls = tuple(
            SourceCall(
                span=Span(min(call.start, len(text)), min(call.end, len(text))),
                label=call.label,
                note_id=call.target if call.target in known else None,
                generated=call.generated,
            )
            for call in sorted(self._calls, key=lambda call: call.start)
        )
        return Document(
            path=path,
            format=format,
            text=text,
            source_map=self._source_map(text),
            blocks=tuple(mark_headings(text, self._blocks, by_look=by_look)),
            styles=self._trimmed_styles(text),
            notes=tuple(self._notes),
            calls=calls,
            references=tuple(self._references),
            reference_calls=tuple(
                ReferenceCall(
                    span=Span(min(start, len(text)), min(end, len(text))), keys=keys, narrative=narrative, items=items
                )
                for start, end, keys, narrative, items in sorted(self._reference_calls, key=lambda call: call[:2])
            ),
            metadata=metadata or {},
            warnings=warnings,
        )

    def _source_map(self, text: str) -> SourceMap:
        if not self.files:
            return AnchorMap(self._offsets, self._anchors)
        from audit.readers.markup_places import MarkupMap

        return MarkupMap(text, self._offsets, self._anchors, self.files)
