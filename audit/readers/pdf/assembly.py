"""The structure of a PDF in, the `Document` out: text, blocks, notes, styles and the way back to the pages."""

from audit.model.document import Block, Document, NoteKind, SourceNote, Style, StyledSpan
from audit.model.span import Span
from audit.readers.pdf.lines import Line, Piece
from audit.readers.pdf.paragraphs import Paragraph, build_paragraphs
from audit.readers.pdf.quotations import name_quotations
from audit.readers.pdf.references import take_apart
from audit.readers.pdf.source_map import PageMap
from audit.readers.pdf.structure import Structure
from audit.readers.pdf.words import Joiner
from audit.readers.pdf.zones import FoundNote

# A box reaches from this share of the size under the baseline to this share over it.
DESCENT, ASCENT = 0.22, 0.78
STYLES: tuple[Style, ...] = ("superscript", "subscript", "italic", "bold", "code")

# A line, the first of its characters that are meant, and the last + 1.
Stretch = tuple[Line, int, int]


class TextBuilder:
    """Collects text, styles and places in the order in which they are added."""

    def __init__(self, joiner: Joiner) -> None:
        self.map = PageMap()
        self.length = 0
        self._parts: list[str] = []
        self._joiner = joiner
        self._styles: dict[Style, list[tuple[int, int]]] = {style: [] for style in STYLES}

    def text(self) -> str:
        """Return all that was added."""
        return "".join(self._parts)

    def add_blank(self, text: str) -> None:
        """Add characters that are not on the page."""
        self._parts.append(text)
        self.length += len(text)
        self.map.pad(len(text))

    def add_lines(self, parts: list[Stretch], following: Stretch | None = None) -> int:
        """Add stretches of lines, joined as words demand, and what joins them to `following`, which is not added.

        Returns the offset at which the last of `parts` ends.
        """
        end_of_parts = self.length
        for position, (line, begin, end) in enumerate(parts):
            after = parts[position + 1] if position + 1 < len(parts) else following
            between = ""
            if after is not None and after[0] is not line:
                before = line.text[begin:end].rstrip(" ")
                cut, between = self._joiner.join(before, after[0].text[after[1] : after[2]])
                end = begin + len(before) - cut
            self._add_line(line, begin, end)
            end_of_parts = self.length
            if between:
                self.add_blank(between)
        return end_of_parts

    def _add_line(self, line: Line, begin: int, end: int) -> None:
        for piece, start in zip(line.pieces, line.starts, strict=True):
            stop = start + len(piece.text)
            if stop <= begin or start >= end:
                continue
            text, xs = piece.text, piece.xs
            right = piece.x0 if xs[0] > xs[-1] else piece.x1  # what runs leftwards ends at its left
            if start < begin or stop > end:
                first, last = max(begin, start) - start, min(end, stop) - start
                if last < len(xs):
                    right = xs[last]
                text, xs = text[first:last], xs[first:last]
            self._parts.append(text)
            self.map.add(line.page, xs, piece.y - DESCENT * piece.size, piece.y + ASCENT * piece.size, right)
            if piece.shift or piece.italic or piece.bold or piece.mono:
                self._add_styles(piece, self.length, self.length + len(text))
            self.length += len(text)

    def _add_styles(self, piece: Piece, start: int, end: int) -> None:
        if piece.shift:
            self._styles["superscript" if piece.shift > 0 else "subscript"].append((start, end))
        if piece.italic:
            self._styles["italic"].append((start, end))
        if piece.bold:
            self._styles["bold"].append((start, end))
        if piece.mono and not piece.shift:
            self._styles["code"].append((start, end))

    def styles(self, text: str) -> tuple[StyledSpan, ...]:
        """Return the styled spans by start, neighbours of one style joined, without spaces at their ends."""
        spans: list[StyledSpan] = []
        for style, places in self._styles.items():
            start = end = -1
            for begin, stop in places:
                if start >= 0 and begin - end <= 1 and not text[end:begin].strip(" "):
                    end = stop
                    continue
                self._close(spans, text, start, end, style)
                start, end = begin, stop
            self._close(spans, text, start, end, style)
        spans.sort(key=lambda span: (span.span.start, span.span.end))
        return tuple(spans)

    @staticmethod
    def _close(spans: list[StyledSpan], text: str, start: int, end: int, style: Style) -> None:
        while start < end and text[start] == " ":
            start += 1
        while end > start and text[end - 1] == " ":
            end -= 1
        if 0 <= start < end:
            spans.append(StyledSpan(span=Span(start, end), style=style))


def assemble(structure: Structure, path: str) -> Document:
    """Return the document without metadata and warnings."""
    lines = [line for frame in structure.frames for line in frame.lines]
    builder = TextBuilder(Joiner(lines))
    blocks: list[Block] = []
    paragraphs = take_apart(build_paragraphs(structure.frames, structure.body))
    name_quotations(paragraphs)
    for paragraph in paragraphs:
        blocks.append(_add_paragraph(builder, paragraph))
    # Signs on the first pages (of each paper of a volume) are authors' notes; signs throughout are the notes' labels.
    signed = {structure.frames[note.label.frame].page for note in structure.notes if note.label.kind == "symbol"}
    scarce = len(signed) <= max(3, sum(note.label.number == 1 for note in structure.notes))
    notes = [_add_note(builder, structure, note, number, scarce) for number, note in enumerate(structure.notes, 1)]
    blocks.extend(Block(span=note.span, kind="note") for note in notes)
    text = builder.text()
    return Document(
        path=path,
        format="pdf",
        text=text,
        source_map=builder.map,
        blocks=tuple(blocks),
        styles=builder.styles(text),
        notes=tuple(notes),
    )


def _add_paragraph(builder: TextBuilder, paragraph: Paragraph) -> Block:
    if builder.length:
        builder.add_blank("\n\n")
    start = builder.length
    builder.add_lines([(line, 0, len(line.text)) for line in paragraph.lines])
    return Block(span=Span(start, builder.length), kind=paragraph.kind, level=paragraph.level)


def _add_note(builder: TextBuilder, structure: Structure, note: FoundNote, number: int, scarce: bool) -> SourceNote:
    if builder.length:
        builder.add_blank("\n\n")
    start = builder.length
    label = note.label
    line = structure.frames[label.frame].lines[label.line]
    builder.map.add_note(start, label.text)
    builder.add_lines([(line, label.text_start, label.text_start + len(label.text))])
    label_span = Span(start, builder.length)
    builder.add_blank(" ")
    spans: list[Span] = []
    parts = _trimmed(structure, note)
    stretches: list[list[Stretch]] = []
    zone = -1
    for frame, own, begin, end in parts:
        if frame != zone:
            stretches.append([])
            zone = frame
        stretches[-1].append((structure.frames[frame].lines[own], begin, end))
    text_start = builder.length
    for index, stretch in enumerate(stretches):
        begin = builder.length
        following = stretches[index + 1][0] if index + 1 < len(stretches) else None
        end = builder.add_lines(stretch, following)
        spans.append(Span(begin, end))
    kind: NoteKind = "endnote" if note.endnote else "author-note" if label.kind == "symbol" and scarce else "footnote"
    return SourceNote(
        id=f"n{number}",
        span=Span(start, builder.length),
        label=label.text,
        label_span=label_span,
        text_spans=tuple(spans) or (Span(text_start, builder.length),),
        kind=kind,
        generated=False,
        page=line.page,
    )


def _trimmed(structure: Structure, note: FoundNote) -> list[tuple[int, int, int, int]]:
    """Return the note's parts without spaces at either end of a line."""
    result = []
    for frame, index, begin, end in note.parts:
        text = structure.frames[frame].lines[index].text
        while begin < end and text[begin] == " ":
            begin += 1
        while end > begin and text[end - 1] == " ":
            end -= 1
        if begin < end:
            result.append((frame, index, begin, end))
    return result
