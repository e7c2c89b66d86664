"""A text in TEI in; its text with notes and bibliography out."""

import re
from typing import TYPE_CHECKING

from audit.language.expressions import expression
from audit.model.document import BlockKind, Document, NoteKind, Style
from audit.model.span import Span
from audit.readers.flow import Flow
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.markup_places import MarkupFile
from audit.readers.tagged_fields import TaggedFields, tei_name
from audit.readers.walk import Walker
from audit.readers.xml import line_of, local_name, parse_xml

if TYPE_CHECKING:
    from lxml import etree

_TEI = "{http://www.tei-c.org/ns/1.0}"
_XML = "{http://www.w3.org/XML/1998/namespace}"
_SKIPPED = frozenset(
    ("teiHeader", "graphic", "figDesc", "fw", "sic", "orig", "abbr_", "formula", "del", "media", "listOrg")
)
_KINDS: dict[str, BlockKind] = {
    "item": "list_item",
    "cell": "table",
    "lg": "quote",
    "figure": "caption",
    "eg": "code",
    "egXML": "code",
    "bibl": "reference",
    "biblStruct": "reference",
    "biblFull": "reference",
}
_NAME_PARTS = frozenset(("surname", "forename", "nameLink", "genName", "roleName"))
_ENTRIES = frozenset(("bibl", "biblStruct", "biblFull"))
_ITALIC_TITLES = frozenset(("m", "j", "s", "u"))
_RENDERED: tuple[tuple[str, Style], ...] = (
    ("sup", "superscript"),
    ("sub", "subscript"),
    ("ital", "italic"),
    ("bold", "bold"),
    ("small", "small-caps"),
    ("underl", "underline"),
)
_TITLES = {"a": "title", "m": "container-title", "j": "container-title", "s": "collection-title"}
_UNITS = {"volume": "volume", "vol": "volume", "issue": "issue", "number": "issue", "chapter": "chapter-number"}
_IDENTIFIERS = {"doi": "DOI", "isbn": "ISBN", "issn": "ISSN", "url": "URL", "uri": "URL"}
_STRUCTURED = frozenset(("author", "editor", "title", "date", "publisher", "pubPlace", "biblScope", "idno", "edition"))


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a TEI text. Raises `UnreadableError` when there is no text in it."""
    root = parse_xml(data, path)
    texts = [element for element in root.iter(f"{_TEI}text", "text") if not _inside(element, ("text",))]
    if not texts:
        raise UnreadableError(f"{path}: TEI without a text (a header only)")
    flow = Flow()
    flow.files[None] = MarkupFile(data=data, syntax="xml")
    reading = _Text(flow, root)
    for text in texts:
        reading.walk(text)
    reading.write_notes()
    return flow.document(path, "tei", _metadata(root))


def _metadata(root: "etree._Element") -> dict[str, str]:
    metadata: dict[str, str] = {}
    for element in root.iter(f"{_TEI}titleStmt", "titleStmt"):
        for title in element:
            if local_name(title.tag) == "title" and "title" not in metadata and _text(title):
                metadata["title"] = _text(title)
        break
    for title in root.iter(f"{_TEI}title"):
        if title.get("level") == "j" and any(local_name(above.tag) == "sourceDesc" for above in title.iterancestors()):
            metadata["journal"] = _text(title)
            break
    language = root.get(f"{_XML}lang")
    if language:
        metadata["language"] = language
    return metadata


class _Text(Walker):
    blocks = frozenset(
        (
            *(
                "p",
                "head",
                "div",
                "item",
                "list",
                "l",
                "lg",
                "ab",
                "row",
                "cell",
                "table",
                "figure",
                "byline",
                "titlePart",
            ),
            *("docTitle", "docAuthor", "epigraph", "front", "body", "back", "listBibl", "eg", "egXML", "trailer", "sp"),
            *("argument", "opener", "closer", "signed", "dateline", "salute", "floatingText", "label"),
        )
    )

    def __init__(self, flow: Flow, root: "etree._Element") -> None:
        super().__init__(flow)
        self.notes: dict[etree._Element, tuple[str, str, bool]] = {}  # to label, id, and whether it is numbered here
        self.ids: dict[str, str] = {}  # xml:id of notes to their ids here
        self.anchors: dict[str, tuple[str, str, bool]] = {}  # xml:id of places that notes name by @target
        self.keys = _entry_keys(root)
        self.pending: list[etree._Element] = []
        self.starts: list[tuple[etree._Element, int, tuple[Style, ...]]] = []
        self.kinds: list[tuple[etree._Element, BlockKind, int]] = []
        self.depth = 0
        self.note: etree._Element | None = None
        self.entry: tuple[etree._Element, int, TaggedFields] | None = None
        self.built = False
        self._find_notes(root)

    def _find_notes(self, root: "etree._Element") -> None:
        """Number the notes: by `@n` where they have it, else in document order, as journals print them."""
        called = {
            (element.get("target") or "").lstrip("#")
            for element in root.iter(f"{_TEI}ref", f"{_TEI}ptr", "ref", "ptr")
            if (element.get("target") or "").startswith("#")
        }
        counts: dict[str, int] = {}
        for element in root.iter(f"{_TEI}note", "note"):
            place = element.get("place") or ""
            name = element.get(f"{_XML}id") or ""
            if _inside(element, ("teiHeader", "listBibl", "bibl", "biblStruct")) or place in ("inline", "margin"):
                continue
            if element.get("type") in ("editorial", "summary", "abstract", "license", "discussion", "tag"):
                continue
            kind = "endnote" if place in ("end", "back") else "footnote"
            counts[kind] = counts.get(kind, 0) + 1
            printed = (element.get("n") or "").strip()
            note_id = name if name and name not in self.ids else f"note-{len(self.notes) + 1}"
            self.notes[element] = (printed or str(counts[kind]), note_id, not printed)
            if name:
                self.ids.setdefault(name, note_id)
            target = (element.get("target") or "").lstrip("#")
            if target:
                self.anchors.setdefault(target, self.notes[element])
        self.called = called

    def start(self, element: "etree._Element", name: str) -> bool:
        flow = self.flow
        if name in _SKIPPED:
            return False
        if element in self.notes and element is not self.note:
            self._call_here(element)
            return False
        if self.anchors and (element.get(f"{_XML}id") or "") in self.anchors:
            label, note_id, counted = self.anchors.pop(str(element.get(f"{_XML}id")))
            flow.call(flow.here(), label, note_id, generated=counted)
        if name in ("ref", "ptr") and self._call(element, name):
            return False
        if name in ("div", "div1", "div2", "div3", "div4", "listBibl"):
            self.depth += 1
        elif name == "head":
            in_figure = bool(self.kinds) and self.kinds[-1][1] in ("caption", "table")
            self._push(element, self.kinds[-1][1] if in_figure else "heading", max(1, self.depth))
        elif name == "titlePart":
            self._push(element, "heading", 1)
        elif name in _ENTRIES:
            if self.entry is None and self._is_listed(element):
                self._push(element, "reference", 0)
                self.entry = (element, flow.here(), TaggedFields())
                self.built = name != "bibl"
        elif name in ("quote", "cit") and self._is_block_quote(element):
            self._push(element, "quote", 0)
        elif name in _KINDS and self.note is None:
            self._push(element, _KINDS[name], 0)
        elif name in ("lb", "pb", "cb") and not flow.at_block_start:
            if element.get("break") != "no" and name == "lb":
                flow.write(" ")
            return True
        styles = _styles(element, name)
        if self.entry is not None and name in _STRUCTURED:
            self._separate(name)
        elif self.built and name in _NAME_PARTS and flow.tail[-1:].strip():
            before = element.getprevious()
            if before is not None:
                flow.put(", " if name == "forename" and local_name(before.tag) == "surname" else " ")
        if styles or name == "ref" or (self.entry is not None and name in _STRUCTURED):
            self.starts.append((element, flow.here(), styles))
        return True

    def end(self, element: "etree._Element", name: str) -> None:
        flow = self.flow
        if self.starts and self.starts[-1][0] is element:
            _, start, styles = self.starts.pop()
            for style in styles:
                flow.style(style, start)
            target = element.get("target") or ""
            if name == "ref" and target:
                self._link(element, target, start)
            if self.entry is not None and name in _STRUCTURED:
                self._field(element, name, start)
        if name in ("div", "div1", "div2", "div3", "div4", "listBibl"):
            self.depth -= 1
        if self.entry is not None and self.entry[0] is element:
            self._end_entry()
        if self.kinds and self.kinds[-1][0] is element:
            flow.end_block()
            self.kinds.pop()
            flow.kind, flow.level = self.kinds[-1][1:] if self.kinds else ("paragraph", 0)

    def _push(self, element: "etree._Element", kind: BlockKind, level: int) -> None:
        self.flow.end_block()
        self.kinds.append((element, kind, level))
        self.flow.kind, self.flow.level = kind, level

    def _is_block_quote(self, element: "etree._Element") -> bool:
        parent = element.getparent()
        if self.note is not None:
            return False
        own = any(local_name(child.tag) in ("p", "lg", "l", "quote") for child in element)
        return own or (
            parent is not None and local_name(parent.tag) in ("div", "body", "cit") and self.flow.at_block_start
        )

    # notes and links

    def _call_here(self, element: "etree._Element") -> None:
        label, note_id, counted = self.notes[element]
        self.pending.append(element)
        name = element.get(f"{_XML}id")
        if (
            element.get("target")
            or (name and name in self.called)
            or _inside(element, ("noteGrp",))
            or _in_notes_division(element)
        ):
            return  # it is called elsewhere, and only kept here
        self.flow.call(self.flow.here(), label, note_id, generated=counted)

    def _call(self, element: "etree._Element", name: str) -> bool:
        """Read a reference that calls a note or, in a `ptr`, leads anywhere; True when it is dealt with."""
        target = element.get("target") or ""
        text = _text(element)
        note_id = self.ids.get(target[1:]) if target.startswith("#") else None
        is_call = note_id is not None and (element.get("type") in ("note", "noteAnchor", "noteRef") or len(text) <= 6)
        if not is_call or note_id is None:
            if name == "ptr" and target.startswith("#") and target[1:] in self.keys:
                self.flow.reference_call(self.flow.here(), (target[1:],))
            return name == "ptr"
        flow = self.flow
        start = flow.here()
        label = next((label for label, known, _ in self.notes.values() if known == note_id), text)
        if text:
            flow.write(text)
        flow.call(start, text.strip("[]()") or label, note_id, generated=not text)
        return True

    def _link(self, element: "etree._Element", target: str, start: int) -> None:
        flow = self.flow
        keys = tuple(part[1:] for part in target.split() if part.startswith("#"))
        if keys and (element.get("type") in ("bibl", "bibr", "bibref", "cit") or all(key in self.keys for key in keys)):
            flow.reference_call(start, keys)
        else:
            flow.style("link", start, target)

    def write_notes(self) -> None:
        """Write the notes in document order; a note may hold further ones."""
        flow = self.flow
        done = 0
        while done < len(self.pending):
            element = self.pending[done]
            done += 1
            label, note_id, counted = self.notes[element]
            self.note = element
            self.kinds.clear()
            flow.kind, flow.level, flow.line = "paragraph", 0, line_of(element)
            flow.logical = self.path(element)
            kind: NoteKind = "endnote" if (element.get("place") or "") in ("end", "back") else "footnote"
            flow.begin_note(note_id, label, kind=kind, generated=counted)
            self.walk(element)
            flow.end_note()
        self.note = None

    # bibliography

    def _is_listed(self, element: "etree._Element") -> bool:
        return _inside(element, ("listBibl",)) or bool(
            element.get(f"{_XML}id") and _inside(element, ("back",)) and not _inside(element, ("p", "note", "cit"))
        )

    def _separate(self, name: str) -> None:
        flow = self.flow
        if self.built and not flow.at_block_start and not flow.tail.endswith(" "):
            names = name in ("author", "editor")
            flow.put(", " if names else " " if flow.tail[-1:] in ".?!" else ". ")

    def _field(self, element: "etree._Element", name: str, start: int) -> None:
        flow = self.flow
        if self.entry is None or flow.length <= start:
            return
        fields = self.entry[2]
        span = Span(start, flow.length)
        text = _text(element)
        if name in ("author", "editor"):
            fields.add_name(name, tei_name(element), span)
        elif name == "title":
            fields.add(_TITLES.get(element.get("level") or "a", "title"), text, span)
        elif name == "date":
            fields.add_date("when", element.get("when") or text, span)
        elif name == "publisher":
            fields.add("publisher", text, span)
        elif name == "pubPlace":
            fields.add("publisher-place", text, span)
        elif name == "edition":
            fields.add("edition", text, span)
        elif name == "idno":
            variable = _IDENTIFIERS.get((element.get("type") or "").lower())
            if variable:
                fields.add(variable, text, span)
        elif (element.get("unit") or element.get("type")) in ("page", "pages", "pp", "p"):
            fields.add_page(text, span)
        else:
            variable = _UNITS.get(element.get("unit") or element.get("type") or "")
            if variable:
                fields.add(variable, text, span)

    def _end_entry(self) -> None:
        flow = self.flow
        entry, self.entry = self.entry, None
        built, self.built = self.built, False
        if entry is None:
            return
        element, start, fields = entry
        if built and flow.tail[-1:] not in ".?!" and "/" not in flow.tail and not flow.at_block_start:
            flow.put(".")
        flow.end_block()
        if flow.length > start:
            label = (element.get("n") or "").strip()
            flow.reference(element.get(f"{_XML}id") or f"reference-{start}", label, start, start, fields.item())


def _entry_keys(root: "etree._Element") -> set[str]:
    return {
        element.get(f"{_XML}id") or ""
        for element in root.iter()
        if local_name(element.tag) in _ENTRIES and not _inside(element, ("teiHeader",))
    } - {""}


def _styles(element: "etree._Element", name: str) -> tuple[Style, ...]:
    if name == "hi":
        rend = f"{element.get('rend') or ''} {element.get('rendition') or ''} {element.get('style') or ''}".lower()
        return tuple(style for word, style in _RENDERED if word in rend)
    if name in ("emph", "foreign", "term") and name != "term":
        return ("italic",)
    if name == "title" and element.get("level") in _ITALIC_TITLES:
        return ("italic",)
    return ()


_NOTES = expression(r"^(?:foot|end)?notes?$", re.IGNORECASE)


def _in_notes_division(element: "etree._Element") -> bool:
    """Whether a note is kept in a list of notes, away from its place."""
    parent = element.getparent()
    return parent is not None and (
        _NOTES.match(parent.get("type") or "") is not None or local_name(parent.tag) in ("back", "listAnnotation")
    )


def _inside(element: "etree._Element", names: tuple[str, ...]) -> bool:
    return any(local_name(ancestor.tag) in names for ancestor in element.iterancestors())


def _text(element: "etree._Element") -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
