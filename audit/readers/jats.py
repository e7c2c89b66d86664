"""A journal article in JATS in; its text with footnotes and reference list out."""

import re
from typing import TYPE_CHECKING

from audit.language.expressions import expression
from audit.model.citation import Name
from audit.model.document import BlockKind, Document, Style
from audit.model.span import Span
from audit.readers.flow import Flow
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.markup_places import MarkupFile
from audit.readers.tagged_fields import JATS_TYPES, JATS_VARIABLES, TaggedFields, jats_name
from audit.readers.walk import Walker
from audit.readers.xml import line_of, local_name, parse_xml

if TYPE_CHECKING:
    from lxml import etree

_HREF = "{http://www.w3.org/1999/xlink}href"
_LANG = "{http://www.w3.org/XML/1998/namespace}lang"
_STYLES: dict[str, Style] = {
    "italic": "italic",
    "bold": "bold",
    "sup": "superscript",
    "sub": "subscript",
    "sc": "small-caps",
    "underline": "underline",
    "monospace": "code",
}
_KINDS: dict[str, BlockKind] = {
    "list-item": "list_item",
    "def-item": "list_item",
    "disp-quote": "quote",
    "verse-group": "quote",
    "table": "table",
    "table-wrap-foot": "table",
    "caption": "caption",
    "fig": "caption",
    "preformat": "code",
    "code": "code",
}
_FRONT = frozenset(("title-group", "article-title", "subtitle", "abstract", "trans-abstract"))
_SKIPPED = frozenset(
    (
        *("graphic", "media", "alt-title", "inline-graphic", "tex-math", "alt-text", "long-desc", "permissions"),
        *("journal-meta", "private-char", "processing-meta", "self-uri", "author-notes", "custom-meta-group"),
    )
)
_DASH = expression(r"\s*[-–—‐‑−]\s*")
_STATEMENTS = expression(
    r"conflict|con$|financial|equal|deceased|present-address|current-aff|presented|other|com$|corresp"
)


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a JATS article. Raises `UnreadableError` when there is no article in it."""
    root = parse_xml(data, path)
    article = root if local_name(root.tag) == "article" else None
    if article is None:
        article = next((element for element in root.iter() if local_name(element.tag) == "article"), None)
    if article is None:
        raise UnreadableError(f"{path}: XML without an article")
    if article.tag != "article":  # JATS has no namespace of its own; some archives give it one
        for element in article.iter():
            element.tag = local_name(element.tag)
    flow = Flow()
    flow.files[None] = MarkupFile(data=data, syntax="xml")
    reading = _Article(flow, article)
    reading.walk(article)
    reading.write_notes()
    return flow.document(path, "jats", _metadata(article))


def _metadata(article: "etree._Element") -> dict[str, str]:
    metadata: dict[str, str] = {}
    if article.get(_LANG):
        metadata["language"] = str(article.get(_LANG)).lower()
    for element in article.iter("article-title"):
        metadata["title"] = _text(element)
        break
    for element in article.iter("journal-title"):
        metadata["journal"] = _text(element)
        break
    for element in article.iter("pub-date"):
        parts = [element.findtext(part) or "" for part in ("year", "month", "day")]
        if parts[0].isdecimal():
            digits = [part.zfill(2) for part in parts if part.isdecimal()]
            metadata["date"] = "-".join(digits)
            break
    return {name: value for name, value in metadata.items() if value}


class _Article(Walker):
    blocks = frozenset(
        (
            *("p", "title", "sec", "abstract", "trans-abstract", "list", "list-item", "disp-quote", "table-wrap", "tr"),
            *("td", "th", "caption", "fig", "ref", "ref-list", "fn", "def-item", "def-list", "term", "def", "ack"),
            *("verse-group", "verse-line", "boxed-text", "disp-formula", "title-group"),
            *("app", "preformat", "code", "attrib", "statement", "speech", "table-wrap-foot", "front", "back", "body"),
            *(
                "article-meta",
                "fn-group",
                "supplementary-material",
            ),
        )
    )

    def __init__(self, flow: Flow, article: "etree._Element") -> None:
        super().__init__(flow)
        self.notes = _notes(article)
        self.labels = {note_id: label for label, note_id in self.notes.values()}
        # notes of tables and authors, which are no notes of the text but may be called there
        self.other_notes = {fn.get("id") or "" for fn in article.iter("fn") if fn not in self.notes}
        self.reference_ids = [ref.get("id") or "" for ref in article.iter("ref")]
        self.reference_order = {name: index for index, name in enumerate(self.reference_ids)}
        self.pending: list[tuple[etree._Element, str]] = []
        self.starts: list[tuple[etree._Element, int]] = []
        self.kinds: list[tuple[etree._Element, BlockKind, int]] = []
        self.last_call: tuple[int, int, tuple[str, ...]] | None = None
        self.depth = 0  # of sections
        self.fields: TaggedFields | None = None
        self.role = "author"
        self.label: tuple[int, int, str] | None = None  # of the reference that is open
        self.built = False  # whether the reference consists of fields without punctuation
        self.note: etree._Element | None = None
        self.reference_start = 0

    def floats(self, element: "etree._Element") -> bool:
        """Footnotes are written at the end."""
        return element in self.notes and element is not self.note

    def start(self, element: "etree._Element", name: str) -> bool:
        flow = self.flow
        if name in _SKIPPED or (name == "object-id" and self.fields is None):
            return False
        if name == "fn" and element is not self.note:
            return self._footnote(element)
        if name == "xref":
            self._xref(element)
            return False
        following = element.getnext()
        if name == "element-citation" and following is not None and following.tag == "mixed-citation":
            return False  # of alternatives, the one with its punctuation
        parent = element.getparent()
        if parent is not None and parent.tag == "article-meta" and name not in _FRONT:
            return False
        if name in ("sec", "app", "ack", "ref-list"):
            self.depth += 1
        elif name in ("title", "article-title", "subtitle") and self.fields is None:
            in_caption = bool(self.kinds) and self.kinds[-1][1] == "caption"
            self._push(element, "caption" if in_caption else "heading", max(1, self.depth + (name == "title")))
        elif name == "ref":
            self._begin_reference(element)
        elif name in ("mixed-citation", "element-citation", "nlm-citation", "citation"):
            self._begin_citation(element, name)
        elif name == "label":
            return self._label(element, parent)
        elif name in _KINDS and self.note is None:
            self._push(element, _KINDS[name], 0)
        elif name == "person-group":
            self.role = element.get("person-group-type") or "author"
        elif name == "break" and not flow.at_block_start:
            flow.write(" ")
        elif name == "alternatives":
            return True
        if name in _STYLES or name in ("ext-link", "uri") or self.fields is not None:
            self._separate(name)
            self.starts.append((element, flow.here()))
        return True

    def end(self, element: "etree._Element", name: str) -> None:
        flow = self.flow
        if self.starts and self.starts[-1][0] is element:
            _, start = self.starts.pop()
            if name in _STYLES:
                flow.style(_STYLES[name], start)
            elif name in ("ext-link", "uri"):
                flow.style("link", start, element.get(_HREF) or _text(element))
            if self.fields is not None:
                self._field(element, name, start)
        if name in ("sec", "app", "ack", "ref-list"):
            self.depth -= 1
        elif name == "ref":
            self._end_reference(element)
        if self.kinds and self.kinds[-1][0] is element:
            flow.end_block()
            self.kinds.pop()
            flow.kind, flow.level = self.kinds[-1][1:] if self.kinds else ("paragraph", 0)

    def _push(self, element: "etree._Element", kind: BlockKind, level: int) -> None:
        self.flow.end_block()
        if self.kinds and self.kinds[-1][1] == "table":
            kind = "table"
        self.kinds.append((element, kind, level))
        self.flow.kind, self.flow.level = kind, level

    # notes

    def _footnote(self, element: "etree._Element") -> bool:
        """Put a footnote off to the end; where it stands in the text itself, that is its call."""
        if element not in self.notes:
            return not _in(element, "author-notes")
        label, note_id = self.notes[element]
        if not _in(element, "fn-group") and not _in(element, "back"):
            self.flow.call(self.flow.here(), label, note_id, generated=element.find("label") is None)
        self.pending.append((element, note_id))
        return False

    def _label(self, element: "etree._Element", parent: "etree._Element | None") -> bool:
        """Write the label of a note or reference; those of sections and figures are text before their titles."""
        flow = self.flow
        name = local_name(parent.tag) if parent is not None else ""
        text = _text(element)
        if name not in ("ref", "fn") or not text:
            if name in ("sec", "app"):
                self._push(element, "heading", max(1, self.depth + 1))
            return True
        start = flow.here()
        flow.put(text)
        if name == "ref":
            self.label = (start, flow.length, text.strip("[]().:"))
        elif parent is self.note:
            flow.label_note(start, flow.length, text)
        flow.put(" ")
        return False

    def write_notes(self) -> None:
        """Write the notes in document order."""
        flow = self.flow
        for element, note_id in self.pending:
            label, _ = self.notes[element]
            self.note = element
            self.kinds.clear()
            flow.kind, flow.level, flow.line = "paragraph", 0, line_of(element)
            generated = element.find("label") is None
            kind = "footnote" if not label or label[0].isalnum() else "author-note"
            flow.begin_note(note_id, label, kind=kind, generated=generated)  # type: ignore[arg-type]
            self.walk(element)
            flow.end_note()
        self.note = None

    # calls

    def _xref(self, element: "etree._Element") -> None:
        flow = self.flow
        kind = element.get("ref-type")
        rids = tuple((element.get("rid") or "").split())
        text = _text(element)
        start = flow.here()
        before = self.flow.text_from(self.last_call[1]) if self.last_call and not flow.at_block_start else None
        if text:
            flow.write(text)
        if any(inner.tag == "sup" for inner in element.iter()):
            flow.style("superscript", start)
        known = [rid for rid in rids if rid in self.reference_order]
        if kind == "fn" and not _in(element, "table-wrap"):
            label = text.strip("[]() ")
            target = next((rid for rid in rids if rid in self.labels), None)
            if target is None and any(rid in self.other_notes for rid in rids):
                return
            if not label and target is not None:
                label = self.labels[target]
            flow.call(start, label, target, generated=not text)
        elif kind == "bibr" or known:
            self._reference_call(start, rids, before)

    def _reference_call(self, start: int, rids: tuple[str, ...], before: str | None) -> None:
        """Record a call; with a dash between two calls, all entries between are called ("3–6")."""
        flow = self.flow
        if self.last_call and before is not None and rids and _DASH.fullmatch(before):
            first_start, _, keys = self.last_call
            first = self.reference_order.get(keys[-1] if keys else "", -1)
            last = self.reference_order.get(rids[0], -1)
            if 0 <= first < last <= first + 200:
                keys = (*keys, *self.reference_ids[first + 1 : last], *rids)
                flow.replace_reference_call(first_start, keys)
                self.last_call = (first_start, flow.length, keys)
                return
        flow.reference_call(start, rids)
        self.last_call = (start, flow.length, rids)

    # references

    def _begin_reference(self, element: "etree._Element") -> None:
        self._push(element, "reference", 0)
        self.reference_start = self.flow.here()
        self.label = None
        self.fields = TaggedFields()

    def _begin_citation(self, element: "etree._Element", name: str) -> None:
        if self.fields is None:
            return
        kind = (element.get("publication-type") or element.get("citation-type") or "").lower()
        self.fields.set_type(JATS_TYPES.get(kind, ""))
        pieces = [element.text or "", *(child.tail or "" for child in element)]
        self.built = not "".join(pieces).strip()
        self.role = "author"

    def _separate(self, name: str) -> None:
        """Put the punctuation between fields that a built reference leaves to the style sheet."""
        flow = self.flow
        if not self.built or self.fields is None or flow.at_block_start or flow.tail.endswith(" "):
            return
        if name in ("name", "string-name", "collab", "etal"):
            flow.put(", ")
        elif name in ("given-names", "suffix"):
            flow.put(" ")
        elif name == "lpage":
            flow.put("–")
        elif name in _BUILT:
            flow.put(". " if flow.tail[-1:] not in ".?!" else " ")

    def _field(self, element: "etree._Element", name: str, start: int) -> None:
        flow, fields = self.flow, self.fields
        if fields is None or flow.length <= start:
            return
        span = Span(start, flow.length)
        if name in JATS_VARIABLES:
            fields.add(JATS_VARIABLES[name], _text(element), span)
        elif name in ("name", "string-name"):
            fields.add_name("editor" if self.role == "editor" else "author", jats_name(element), span)
        elif name == "collab":
            fields.add_name("editor" if self.role == "editor" else "author", Name(literal=_text(element)), span)
        elif name in ("fpage", "lpage", "page-range"):
            fields.add_page(_text(element), span)
        elif name in ("year", "month", "day"):
            fields.add_date(name, _text(element), span)
        elif name == "pub-id" and element.get("pub-id-type") in ("doi", "pmid", "pmcid"):
            fields.add(str(element.get("pub-id-type")).upper(), _text(element), span)
        elif name in ("ext-link", "uri"):
            address = element.get(_HREF) or _text(element)
            doi = re.search(r"10\.\d{4,9}/\S+", address)
            fields.add("DOI" if doi else "URL", doi[0] if doi else address, span)

    def _end_reference(self, element: "etree._Element") -> None:
        flow = self.flow
        if self.built and flow.tail[-1:] not in ".?!" and "/" not in flow.tail and not flow.at_block_start:
            flow.put(".")
        flow.end_block()
        start = self.reference_start
        if self.fields is not None and flow.length > start:
            text_start = start if self.label is None else min(self.label[1] + 1, flow.length)
            label = "" if self.label is None else self.label[2]
            flow.reference(element.get("id") or f"reference-{start}", label, start, text_start, self.fields.item())
        self.fields = None
        self.built = False


_BUILT = frozenset(
    (*JATS_VARIABLES, "year", "fpage", "page-range", "pub-id", "person-group", "comment", "ext-link", "uri")
)


def _notes(article: "etree._Element") -> dict["etree._Element", tuple[str, str]]:
    """Return the footnotes of the text with label and id: those that are called, labelled, or stand in the text."""
    called = {
        rid
        for xref in article.iter("xref")
        if xref.get("ref-type") == "fn" and not _in(xref, "table-wrap") and not _in(xref, "contrib-group")
        for rid in (xref.get("rid") or "").split()
    }
    found: dict[etree._Element, tuple[str, str]] = {}
    used: set[str] = set()
    for element in article.iter("fn"):
        if _in(element, "table-wrap") or _in(element, "author-notes") or _in(element, "front"):
            continue
        name = element.get("id") or ""
        printed = element.findtext("label")
        is_statement = printed is None or _STATEMENTS.match(element.get("fn-type") or "")
        if is_statement and name not in called and _in(element, "fn-group"):
            continue
        label = (printed or "").strip().strip("[]().") or str(len(found) + 1)
        note_id = name if name and name not in used else f"note-{len(found) + 1}"
        used.add(note_id)
        found[element] = (label, note_id)
    return found


def _in(element: "etree._Element", name: str) -> bool:
    return any(ancestor.tag == name for ancestor in element.iterancestors())


def _text(element: "etree._Element") -> str:
    return " ".join("".join(str(text) for text in element.itertext()).split())
