"""An OpenDocument text (.odt, .fodt) in; its text with notes, numbered as LibreOffice prints them, out."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.model.document import BlockKind, Document, NoteKind, Style
from audit.model.span import Span
from audit.readers.flow import Flow
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.numbering import print_label
from audit.readers.opendocument_lists import Lists
from audit.readers.package import Package
from audit.readers.word_fields import citation_keys
from audit.readers.xml import local_name, parse_xml

if TYPE_CHECKING:
    from lxml import etree

_NS = "{urn:oasis:names:tc:opendocument:xmlns:"
TEXT, STYLE, OFFICE = f"{_NS}text:1.0}}", f"{_NS}style:1.0}}", f"{_NS}office:1.0}}"
FO, DRAW = f"{_NS}xsl-fo-compatible:1.0}}", f"{_NS}drawing:1.0}}"
HREF = "{http://www.w3.org/1999/xlink}href"
_SKIPPED = frozenset(
    (
        *("annotation", "annotation-end", "tracked-changes", "forms", "sequence-decls", "user-field-decls"),
        *("variable-decls", "table-of-content-source", "bibliography-source", "index-title-template"),
        *("desc", "title", "ruby-text", "creator"),
    )
)
_CONTENTS = frozenset(("table-of-content", "alphabetical-index", "illustration-index", "table-index", "user-index"))
_HIGH = 10  # per cent of the line that raised letters rise at least; LibreOffice's own default is 33


@dataclass(slots=True)
class _Look:
    parent: str = ""
    styles: dict[Style, bool] = field(default_factory=dict)
    breaks_page: bool = False
    title: str = ""


@dataclass(slots=True)
class _Scheme:
    """How one kind of note is numbered (ODF 1.3 part 3, 16.29.3 text:notes-configuration)."""

    format: str = "1"
    start: int = 0  # the number before the first
    restart: str = "document"


@dataclass(slots=True)
class _PendingNote:
    id: str
    kind: NoteKind
    body: "etree._Element | None"
    label: str
    custom: bool


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read an OpenDocument text. Raises `UnreadableError` for damaged and encrypted files."""
    if data[:2] != b"PK":
        roots = [parse_xml(data, path)]
        metadata = _metadata(roots[0])
    else:
        package = Package(data, path)
        manifest = package.read("META-INF/manifest.xml")
        if manifest is not None and b":encryption-data" in manifest:
            raise UnreadableError(f"{path}: encrypted; remove the password and try again")
        content = package.read("content.xml")
        if content is None:
            raise UnreadableError(f"{path}: a zip package without content.xml; not an OpenDocument text")
        styles, meta = package.read("styles.xml"), package.read("meta.xml")
        roots = [parse_xml(styles, path)] if styles else []
        roots.append(parse_xml(content, f"{path} (content.xml)"))
        metadata = _metadata(parse_xml(meta, path)) if meta else {}
    body = roots[-1].find(f"{OFFICE}body/{OFFICE}text")
    if body is None:
        raise UnreadableError(f"{path}: an OpenDocument file without a text (a table, a drawing or a presentation)")
    reading = _Reading(flow=Flow(), rejected=options.rejected_changes)
    for root in roots:
        reading.learn(root)
    reading.deleted = _deletions(body)
    reading.children(body)
    reading.write_notes()
    return reading.flow.document(path, "odt", metadata)


def _metadata(root: "etree._Element") -> dict[str, str]:
    metadata: dict[str, str] = {}
    for element in root.iter("{http://purl.org/dc/elements/1.1/}*"):
        name = local_name(element.tag)
        if name in ("title", "date", "language") and element.text and name not in metadata:
            metadata[name] = element.text.strip()[:10] if name == "date" else element.text.strip()
    return metadata


def _deletions(body: "etree._Element") -> dict[str, "etree._Element"]:
    """Return tracked deletions by id (ODF keeps the deleted text apart, ODF 1.3 part 3, 5.5)."""
    found: dict[str, etree._Element] = {}
    for region in body.iter(TEXT + "changed-region"):
        deletion = region.find(TEXT + "deletion")
        name = region.get("{http://www.w3.org/XML/1998/namespace}id") or region.get(TEXT + "id") or ""
        if deletion is not None:
            found[name] = deletion
    return found


@dataclass(slots=True)
class _Reading:
    flow: Flow
    rejected: bool
    looks: dict[str, _Look] = field(default_factory=dict)
    schemes: dict[str, _Scheme] = field(default_factory=dict)
    deleted: dict[str, "etree._Element"] = field(default_factory=dict)
    counts: dict[str, int] = field(default_factory=dict)
    chapters: dict[str, int] = field(default_factory=dict)  # at which each kind of note last counted
    chapter: int = 0
    page: int = 1
    paragraphs: int = 0
    pending: list[_PendingNote] = field(default_factory=list)
    marks: dict[str, int] = field(default_factory=dict)  # reference marks that are open, and where they began
    lists: Lists = field(default_factory=Lists)
    label: str = ""  # what is printed before the next paragraph, the first of an item
    inserted: int = 0  # depth of insertions that are read as rejected
    context: BlockKind = "paragraph"
    in_body: bool = True

    def learn(self, root: "etree._Element") -> None:
        """Take up the styles, list styles and note schemes of a part."""
        self.lists.learn(root)
        for style in root.iter(STYLE + "style"):
            self.looks[style.get(STYLE + "name") or ""] = _look(style)
        for scheme in root.iter(TEXT + "notes-configuration"):
            start = scheme.get(TEXT + "start-value") or "0"
            self.schemes[scheme.get(TEXT + "note-class") or "footnote"] = _Scheme(
                scheme.get(STYLE + "num-format") or "1",
                int(start) if start.isdecimal() else 0,
                scheme.get(TEXT + "start-numbering-at") or "document",
            )

    def styles_of(self, name: str | None) -> dict[Style, bool]:
        """Return the styles of a named style, with what it inherits."""
        chain: list[_Look] = []
        while name and name in self.looks and len(chain) < 40:
            chain.append(self.looks[name])
            name = chain[-1].parent
        styles: dict[Style, bool] = {}
        for look in reversed(chain):
            styles.update(look.styles)
        return styles

    def children(self, parent: "etree._Element") -> None:
        """Read all that stands in an element, and what follows each part of it."""
        flow = self.flow
        if parent.text and not flow.at_block_start and not self.inserted:
            flow.write(parent.text)
        for element in parent:
            self.element(element)
            if element.tail and self._in_paragraph(parent) and not self.inserted:
                flow.write(element.tail)

    def _in_paragraph(self, parent: "etree._Element") -> bool:
        return local_name(parent.tag) in _INLINE_PARENTS

    def element(self, element: "etree._Element") -> None:
        """Read one element."""
        name = local_name(element.tag)
        if name in ("p", "h"):
            self.paragraph(element, name)
        elif name == "span":
            self._styled(element)
        elif name == "note":
            if not self.inserted:
                self._note(element)
        elif name == "s":
            count = element.get(TEXT + "c") or "1"
            self._put(" " * min(int(count) if count.isdecimal() else 1, 1000))
        elif name == "tab":
            self._put("\t")
        elif name == "line-break":
            self._put("\n")
        elif name == "soft-page-break":
            self.page += 1
        elif name == "a":
            start = self.flow.here()
            self.children(element)
            self.flow.style("link", start, element.get(HREF))
        elif name == "list":
            with self.lists.within(element):
                self.children(element)
        elif name == "list-item" or name == "list-header":
            self.label = self.lists.label(element) if name == "list-item" else ""
            self._within("list_item", element)
            self.label = ""
        elif name == "table":
            self._within("table", element)
        elif name == "bibliography" or (name == "section" and "ZOTERO_BIBL" in (element.get(TEXT + "name") or "")):
            self._within("reference", element)
        elif name in _CONTENTS:
            self._within("furniture", element)
        elif name.startswith("change"):
            self._change(element, name)
        elif name.startswith("reference-mark"):
            self._mark(element, name)
        elif name == "bibliography-mark":
            start = self.flow.here()
            self.children(element)
            self.flow.reference_call(start, (element.get(TEXT + "identifier") or "",))
        elif name not in _SKIPPED:
            self.children(element)

    def _put(self, text: str) -> None:
        if not self.inserted:
            self.flow.put(text)

    def _within(self, kind: BlockKind, element: "etree._Element") -> None:
        outer = self.context
        if outer == "paragraph":
            self.context = kind
        self.children(element)
        self.context = outer

    def paragraph(self, element: "etree._Element", name: str) -> None:
        """Read a paragraph or heading. One inside another (a text box) splits it, as it is printed apart."""
        flow = self.flow
        flow.end_block()
        look_name = element.get(TEXT + "style-name") or ""
        flow.kind, flow.level = self._kind(element, name, look_name)
        if self.looks.get(look_name, _Look()).breaks_page:
            self.page += 1
        if self.in_body:
            self.paragraphs += 1
            flow.logical = f"paragraph {self.paragraphs}"
        if flow.kind == "heading" and flow.level == 1:
            self.chapter += 1
        if self.label and name == "p" and not self.inserted:
            flow.put(self.label)
        self.label = ""
        start = flow.here()
        styles = [style for style, on in self.styles_of(look_name).items() if on]
        if element.text and not self.inserted:
            flow.write(element.text)
        for child in element:
            self.element(child)
            if child.tail and not self.inserted:
                flow.write(child.tail)
        for style in styles:
            flow.style(style, start)
        reference = flow.kind == "reference" and self.in_body
        flow.end_block()
        if reference and flow.length > start:
            flow.reference(f"reference-{start}", "", start, start)

    def _kind(self, element: "etree._Element", name: str, look_name: str) -> tuple[BlockKind, int]:
        if name == "h":
            level = element.get(TEXT + "outline-level") or "1"
            return "heading", int(level) if level.isdecimal() else 1
        title = self._title(look_name)
        if title in ("title", "subtitle"):
            return "heading", 1
        if title.startswith(("quotation", "quote", "block text")):
            return "quote", 0
        if title.startswith("bibliography") and "heading" not in title:
            return "reference", 0
        if title.startswith(("illustration", "caption", "table caption")):
            return "caption", 0
        if title.startswith("preformatted"):
            return "code", 0
        return self.context, 0

    def _title(self, name: str) -> str:
        """The name of the first style in the chain that is not automatic."""
        for _ in range(40):
            look = self.looks.get(name)
            if look is None or look.title != name or not look.parent:
                break
            if not (name[:1] == "P" and name[1:].isdecimal()):
                break
            name = look.parent
        return name.replace("_20_", " ").lower()

    def _styled(self, element: "etree._Element") -> None:
        flow = self.flow
        start = flow.here()
        self.children_of_span(element)
        for style, on in self.styles_of(element.get(TEXT + "style-name")).items():
            if on:
                flow.style(style, start)

    def children_of_span(self, element: "etree._Element") -> None:
        """Read a span: unlike other elements it may begin a paragraph's text."""
        if element.text and not self.inserted:
            self.flow.write(element.text)
        for child in element:
            self.element(child)
            if child.tail and not self.inserted:
                self.flow.write(child.tail)

    def _change(self, element: "etree._Element", name: str) -> None:
        change = element.get(TEXT + "change-id") or ""
        if not self.rejected:
            return
        if name == "change" and change in self.deleted:
            for paragraph in self.deleted[change].iter(TEXT + "p", TEXT + "h"):
                self.children_of_span(paragraph)
        elif name == "change-start" and change not in self.deleted:
            self.inserted += 1
        elif name == "change-end" and change not in self.deleted:
            self.inserted = max(0, self.inserted - 1)

    def _mark(self, element: "etree._Element", name: str) -> None:
        """Zotero marks its citations in LibreOffice with reference marks that hold the field's code."""
        title = element.get(TEXT + "name") or ""
        if "CSL_CITATION" not in title:
            if name == "reference-mark":
                self.children(element)
            return
        if name == "reference-mark-start":
            self.marks[title] = self.flow.here()
        elif name == "reference-mark-end" and title in self.marks:
            start = self.marks.pop(title)
            keys, items = citation_keys(title, Span(start, max(start, self.flow.length)))
            if keys:
                self.flow.reference_call(start, keys, items=items)

    # notes

    def _note(self, element: "etree._Element") -> None:
        flow = self.flow
        kind: NoteKind = "endnote" if element.get(TEXT + "note-class") == "endnote" else "footnote"
        citation = element.find(TEXT + "note-citation")
        own = citation.get(TEXT + "label") if citation is not None else None
        printed = "".join(str(text) for text in citation.itertext()).strip() if citation is not None else ""
        counted = "" if own is not None else self._next_label(kind)
        label = own or printed or counted
        note_id = element.get(TEXT + "id") or ""
        if not note_id or any(note.id == note_id for note in self.pending[-1:]):
            note_id = f"{kind}-{len(self.pending) + 1}"
        note_id = f"{note_id}-{len(self.pending) + 1}"
        start = flow.here()
        if own is not None:
            flow.put(own)
            flow.style("superscript", start)
        flow.call(start, label, note_id, generated=own is None)
        body = element.find(TEXT + "note-body")
        self.pending.append(_PendingNote(note_id, kind, body, label, own is not None))

    def _next_label(self, kind: NoteKind) -> str:
        scheme = self.schemes.get(kind, _Scheme("i" if kind == "endnote" else "1"))
        place = {"page": self.page, "chapter": self.chapter}.get(scheme.restart, 0)
        if kind not in self.counts or self.chapters.get(kind) != place:
            self.counts[kind] = scheme.start
        self.chapters[kind] = place
        self.counts[kind] += 1
        return print_label(self.counts[kind], scheme.format)

    def write_notes(self) -> None:
        """Write the notes in the order of their calls."""
        flow = self.flow
        self.in_body = False
        self.context = "paragraph"
        for note in self.pending:
            flow.logical = f"note {note.label}" if note.kind == "footnote" else f"endnote {note.label}"
            flow.begin_note(note.id, note.label, kind=note.kind, generated=not note.custom)
            if note.body is not None:
                self.children(note.body)
            flow.end_note()


_INLINE_PARENTS = frozenset(("span", "a", "p", "h", "ruby", "ruby-base", "meta", "meta-field", "reference-mark"))


def _look(style: "etree._Element") -> _Look:
    look = _Look(parent=style.get(STYLE + "parent-style-name") or "", title=style.get(STYLE + "name") or "")
    text = style.find(STYLE + "text-properties")
    if text is not None:
        if text.get(FO + "font-style"):
            look.styles["italic"] = text.get(FO + "font-style") in ("italic", "oblique")
        if text.get(FO + "font-weight"):
            look.styles["bold"] = text.get(FO + "font-weight") not in ("normal", "100", "200", "300", "400")
        if text.get(FO + "font-variant"):
            look.styles["small-caps"] = text.get(FO + "font-variant") == "small-caps"
        if text.get(STYLE + "text-underline-style"):
            look.styles["underline"] = text.get(STYLE + "text-underline-style") != "none"
        position = (text.get(STYLE + "text-position") or "").split()
        if position:
            look.styles["superscript"] = position[0] == "super" or _per_cent(position[0]) >= _HIGH
            look.styles["subscript"] = position[0] == "sub" or _per_cent(position[0]) <= -_HIGH
    paragraph = style.find(STYLE + "paragraph-properties")
    if paragraph is not None:
        look.breaks_page = paragraph.get(FO + "break-before") == "page"
    return look


def _per_cent(raw: str) -> float:
    try:
        return float(raw.rstrip("%"))
    except ValueError:
        return 0.0
