"""A Word file (.docx) in; its text with notes, numbered as Word prints them, out."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.model.document import BlockKind, Document, NoteKind, Style
from audit.model.span import Span
from audit.readers.flow import Flow
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.package import Package
from audit.readers.word_elements import (
    MATH,
    MC,
    begins_with,
    choice,
    is_bibliography,
    is_custom,
    own_mark,
    symbol,
    topmost_boxes,
)
from audit.readers.word_fields import Field, citation_keys
from audit.readers.word_numbering import KINDS, NoteCounter, note_schemes
from audit.readers.word_parts import R, main_part, metadata_of, notes_by_id, read_optional_part, read_part, relations_of
from audit.readers.word_styles import VAL, Lists, StyleSheet, W, list_place, run_look

if TYPE_CHECKING:
    from lxml import etree

_TRANSPARENT = frozenset(
    W + name for name in ("smartTag", "sdt", "sdtContent", "customXml", "bdo", "dir", "hyperlink", "fldSimple", "ruby")
) | {W + "rubyBase", MC + "AlternateContent"}
_BREAKS = {W + "tab": "\t", W + "ptab": "\t", W + "cr": "\n", W + "noBreakHyphen": "‑"}


@dataclass(slots=True)
class _PendingNote:
    kind: NoteKind
    element: "etree._Element"
    label: str
    custom: bool


@dataclass(frozen=True, slots=True)
class RunText:
    """Where the text of one `w:t` went: its last characters are those from `start` to `end` of the document's text.

    `field` is the instruction of the field that computed it (`REF`, `ADDIN ZOTERO_ITEM …`), or "".
    """

    start: int
    end: int
    element: "etree._Element"
    field: str


@dataclass(slots=True)
class _Context:
    """What the paragraphs of a part share."""

    relations: dict[str, str] = field(default_factory=dict)
    fields: list[Field] = field(default_factory=list)


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a Word file. Raises `UnreadableError` for damaged and encrypted files."""
    return _read(data, path, options, None)


def read_traced(data: bytes, path: str, options: ReadOptions) -> tuple[Document, list[RunText]]:
    """Read a Word file, and say in reading order which `w:t` each part of its text comes from. Raises like `read`."""
    runs: list[RunText] = []
    return _read(data, path, options, runs), runs


def _read(data: bytes, path: str, options: ReadOptions, runs: list[RunText] | None) -> Document:
    package = Package(data, path)
    main = main_part(package, path)
    body = read_part(package, main, path)
    if body is None:
        raise UnreadableError(f"{path}: a zip package without {main}; not a Word file")
    folder = main.rpartition("/")[0] + "/"
    warnings: list[str] = []
    styles, numbering, settings = (
        read_optional_part(package, folder + name, path, warnings)
        for name in ("styles.xml", "numbering.xml", "settings.xml")
    )
    reading = _Reading(
        flow=Flow(),
        sheet=StyleSheet(styles),
        lists=Lists(numbering),
        rejected=options.rejected_changes,
        counting=NoteCounter(note_schemes(body, settings)),
        notes={kind: notes_by_id(read_part(package, f"{folder}{kind}s.xml", path)) for kind in KINDS},
        runs=runs,
    )
    reading.body(body, _Context(relations=relations_of(package, main, path)))
    note_relations = {kind: relations_of(package, f"{folder}{kind}s.xml", path) for kind in KINDS}
    reading.write_notes(note_relations)
    return reading.flow.document(path, "docx", metadata_of(package, path, reading.sheet.language), tuple(warnings))


@dataclass(slots=True)
class _Reading:
    """One pass over the body, then one over the notes it calls."""

    flow: Flow
    sheet: StyleSheet
    lists: Lists
    rejected: bool
    counting: NoteCounter
    notes: dict[NoteKind, dict[str, "etree._Element"]]
    runs: list[RunText] | None = None
    pending: dict[str, _PendingNote] = field(default_factory=dict)
    paragraphs: int = 0
    bibliography: int = 0  # depth of fields and content controls that hold a reference list
    active: dict[Style, int] = field(default_factory=dict)  # styles that the text is in, and since where
    boxes: list["etree._Element"] = field(default_factory=list)
    mark_run: "etree._Element | None" = None  # a run that holds an author's own mark and was read with its reference
    in_body: bool = True

    def body(self, root: "etree._Element", context: _Context) -> None:
        """Read the paragraphs and tables of the body."""
        for element in root:
            if element.tag == W + "body":
                self.blocks(element, context, "paragraph")

    def blocks(self, parent: "etree._Element", context: _Context, kind: BlockKind) -> None:
        """Read paragraphs, tables and what wraps them."""
        for element in parent:
            tag = element.tag
            if tag == W + "p":
                self.paragraph(element, context, kind)
            elif tag in (W + "tbl", W + "tr", W + "tc"):
                if tag != W + "tr" or not self._dropped_row(element):
                    self.blocks(element, context, "table")
            elif tag in (W + "ins", W + "moveTo"):
                if not self.rejected:
                    self.blocks(element, context, kind)
            elif tag in (W + "del", W + "moveFrom"):
                if self.rejected:
                    self.blocks(element, context, kind)
            elif tag == MC + "AlternateContent":
                self.blocks(choice(element), context, kind)
            elif tag in (W + "sdt", W + "sdtContent", W + "customXml", W + "smartTag"):
                listed = tag == W + "sdt" and is_bibliography(element)
                self.bibliography += listed
                self.blocks(element, context, kind)
                self.bibliography -= listed

    def _dropped_row(self, row: "etree._Element") -> bool:
        change = "ins" if self.rejected else "del"
        return row.find(f"{W}trPr/{W}{change}") is not None

    def paragraph(self, paragraph: "etree._Element", context: _Context, kind: BlockKind) -> None:
        """Read one paragraph; its mark may be deleted, in which case the next one goes on with it."""
        flow = self.flow
        properties = paragraph.find(W + "pPr")
        style: str | None = None
        look = self.sheet.paragraph(None)
        list_id: str | None = None
        if properties is not None:
            named = properties.find(W + "pStyle")
            style = named.get(VAL) if named is not None else None
            look = self.sheet.paragraph(style)
            own_list, own_level = list_place(properties)
            list_id, list_level = (own_list, own_level) if own_list is not None else (look.list_id, look.list_level)
            outline = properties.find(W + "outlineLvl")
            if outline is not None and (outline.get(VAL) or "9") in "012345678":
                look.level = int(outline.get(VAL) or 0) + 1
            if properties.find(W + "pageBreakBefore") is not None:
                self.counting.page += 1
        if self.in_body:
            self.paragraphs += 1
            flow.logical = f"paragraph {self.paragraphs}"
        if flow.at_block_start:
            flow.kind, flow.level = self._kind(kind, look.kind, look.level, list_id)
        if list_id is not None and flow.kind != "heading":
            label = self.lists.next_label(list_id, list_level)
            if label and not label.isspace():
                flow.put(label + " ")
        start = flow.block_start if not flow.at_block_start else flow.here()
        self.inlines(paragraph, context, style)
        self._switch({})
        if properties is not None and self._mark_is_gone(properties):
            return
        self._finish(start)
        boxes, self.boxes = self.boxes, []
        for box in boxes:
            self.blocks(box, context, kind)
        if properties is not None and properties.find(W + "sectPr") is not None:
            self._next_section(properties.find(W + "sectPr"))

    def _finish(self, start: int) -> None:
        flow = self.flow
        reference = flow.kind == "reference" and not flow.at_block_start and self.in_body
        flow.end_block()
        if reference and flow.length > start:
            flow.reference(f"reference-{start}", "", start, start)

    def _kind(
        self, kind: BlockKind, look: BlockKind | None, level: int | None, list_id: str | None
    ) -> tuple[BlockKind, int]:
        if kind == "table":
            return "table", 0
        if level is not None and look in (None, "heading"):
            return "heading", level
        if self.bibliography and self.in_body:
            return "reference", 0
        if look is not None:
            return look, 0
        return ("list_item" if list_id not in (None, "0") else kind), 0

    def _mark_is_gone(self, properties: "etree._Element") -> bool:
        change = "ins" if self.rejected else "del"
        return properties.find(f"{W}rPr/{W}{change}") is not None

    def _next_section(self, section: "etree._Element | None") -> None:
        self.counting.section += 1
        kind = section.find(W + "type") if section is not None else None
        if kind is None or kind.get(VAL) != "continuous":
            self.counting.page += 1

    # runs

    def inlines(self, parent: "etree._Element", context: _Context, style: str | None) -> None:
        """Read runs and what wraps them."""
        for element in parent:
            tag = element.tag
            if tag == W + "r":
                if element is not self.mark_run:
                    self.run(element, context, style)
            elif tag == W + "hyperlink":
                start = self.flow.here()
                self.inlines(element, context, style)
                target = context.relations.get(element.get(R + "id") or "") or "#" + (element.get(W + "anchor") or "")
                self.flow.style("link", start, target)
            elif tag == W + "fldSimple":
                start = self.flow.here()
                self.inlines(element, context, style)
                self._cite(element.get(W + "instr") or "", start)
            elif tag in (W + "ins", W + "moveTo"):
                if not self.rejected:
                    self.inlines(element, context, style)
            elif tag in (W + "del", W + "moveFrom"):
                if self.rejected:
                    self.inlines(element, context, style)
            elif tag == MC + "AlternateContent":
                self.inlines(choice(element), context, style)
            elif tag in _TRANSPARENT:
                self.inlines(element, context, style)
            elif tag in (MATH + "oMath", MATH + "oMathPara"):
                self.flow.put("".join(text.text or "" for text in element.iter(MATH + "t")))

    def run(self, run: "etree._Element", context: _Context, style: str | None) -> None:
        """Read one run: its text in its styles, note references, fields and text boxes."""
        flow = self.flow
        first = True
        shown = True
        for element in run:
            tag = element.tag
            if tag == W + "rPr":
                continue
            if tag == W + "fldChar":
                self._field(element.get(W + "fldCharType"), context)
                continue
            if tag == W + "instrText":
                if context.fields:
                    context.fields[-1].code.append(element.text or "")
                continue
            if tag == W + "lastRenderedPageBreak":
                self.counting.page += 1
                continue
            if context.fields and any(open_field.in_code for open_field in context.fields):
                continue
            if first:
                shown = self._enter(run.find(W + "rPr"), style)
                first = False
            if not shown:
                continue
            if tag == W + "t" or tag == W + "delText":
                if element.text:
                    before = flow.length
                    flow.put(element.text.replace("\n", " "))
                    if self.runs is not None and tag == W + "t":
                        self._trace(before, element, context)
            elif tag in _BREAKS:
                flow.put(_BREAKS[tag])
            elif tag == W + "br":
                if element.get(W + "type") == "page":
                    self.counting.page += 1
                flow.put("\n")
            elif tag == W + "sym":
                flow.put(symbol(element))
            elif tag == W + "footnoteReference" or tag == W + "endnoteReference":
                self._call("footnote" if tag == W + "footnoteReference" else "endnote", element, run)
                if is_custom(element):
                    return
            elif tag == W + "ruby":
                self.inlines(element, context, style)
            elif tag in (W + "drawing", W + "pict", W + "object"):
                self.boxes.extend(topmost_boxes(element))
            elif tag == MC + "AlternateContent":
                self.boxes.extend(topmost_boxes(choice(element)))

    def _trace(self, before: int, element: "etree._Element", context: _Context) -> None:
        assert self.runs is not None
        start = max(before, self.flow.block_start)
        fields = " ".join(field.instruction for field in context.fields)
        self.runs.append(RunText(start=start, end=self.flow.length, element=element, field=fields.strip()))

    def _enter(self, properties: "etree._Element | None", style: str | None) -> bool:
        """Switch to the styles of a run; False when the run is hidden."""
        own, hidden, named = run_look(properties)
        if style is not None or named is not None:
            styles, hides = self.sheet.run(style)
            named_styles, named_hides = self.sheet.run(named)
            own = {**styles, **named_styles, **own}
            hidden = (hides or named_hides) if hidden is None else hidden
        self._switch(own)
        return not hidden

    def _switch(self, styles: dict[Style, bool]) -> None:
        """End the styles that stop here and begin the new ones, so that a word in many runs is one span."""
        active = self.active
        if active:
            for style in [style for style in active if not styles.get(style)]:
                self.flow.style(style, active.pop(style))
        for style, on in styles.items():
            if on and style not in active:
                active[style] = self.flow.here()

    def _field(self, kind: str | None, context: _Context) -> None:
        if kind == "begin":
            context.fields.append(Field())
        elif not context.fields:
            return
        elif kind == "separate":
            open_field = context.fields[-1]
            open_field.in_code = False
            open_field.start = self.flow.here()
            if open_field.is_bibliography:
                self.bibliography += 1
                if self.in_body:
                    self.flow.kind = "reference"
        elif kind == "end":
            ended = context.fields.pop()
            if not ended.in_code:
                if ended.is_bibliography:
                    self.bibliography -= 1
                self._cite(ended.instruction, ended.start)

    def _cite(self, instruction: str, start: int) -> None:
        if "CITATION" in instruction or "EN.CITE" in instruction:
            keys, items = citation_keys(instruction, Span(start, max(start, self.flow.length)))
            if keys:
                self.flow.reference_call(start, keys, items=items)

    # notes

    def _call(self, kind: NoteKind, reference: "etree._Element", run: "etree._Element") -> None:
        flow = self.flow
        number = reference.get(W + "id") or ""
        note = self.notes[kind].get(number)
        target = f"{kind}-{number}"
        start = flow.here()
        custom = is_custom(reference)
        if custom:
            label, self.mark_run = own_mark(reference, run)
            self._switch({})
            flow.put(label)
        elif target in self.pending:
            label = self.pending[target].label
        else:
            label = self.counting.next_label(kind) if note is not None else "?"
        flow.call(start, label.strip(), target if note is not None else None, generated=not custom)
        if note is not None and target not in self.pending:
            self.pending[target] = _PendingNote(kind, note, label.strip(), custom)

    def write_notes(self, relations: dict[NoteKind, dict[str, str]]) -> None:
        """Write the notes that the body calls, in the order of their calls; a note may call further ones."""
        self.in_body = False
        written: set[str] = set()
        while len(written) < len(self.pending):
            for note_id in [note_id for note_id in self.pending if note_id not in written]:
                written.add(note_id)
                self._write_note(
                    note_id, self.pending[note_id], _Context(relations=relations[self.pending[note_id].kind])
                )

    def _write_note(self, note_id: str, note: _PendingNote, context: _Context) -> None:
        flow = self.flow
        flow.logical = f"note {note.label}" if note.kind == "footnote" else f"endnote {note.label}"
        flow.begin_note(note_id, note.label, kind=note.kind, generated=not note.custom)
        if note.custom and note.label and begins_with(note.element, note.label):
            flow.expect_label(note.label)
        self.blocks(note.element, context, "note")
        flow.end_note()
