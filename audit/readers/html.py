"""A web page in (pandoc's, a publisher's, a blog's); its text with notes out."""

import re
from collections.abc import Mapping
from typing import TYPE_CHECKING

from audit.language.expressions import expression
from audit.model.document import BlockKind, Document, Style
from audit.readers.flow import Flow
from audit.readers.html_elements import is_back_link, label_of, own_text
from audit.readers.html_notes import Apparatus, Note, find_apparatus
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.markup_places import MarkupFile
from audit.readers.walk import Walker
from audit.readers.xml import line_of, local_name, parse_html

if TYPE_CHECKING:
    from lxml import etree

_STYLES: dict[str, Style] = {
    "i": "italic",
    "em": "italic",
    "cite": "italic",
    "dfn": "italic",
    "b": "bold",
    "strong": "bold",
    "sup": "superscript",
    "sub": "subscript",
    "u": "underline",
    "ins": "underline",
    **dict.fromkeys(("code", "kbd", "samp", "tt", "var"), "code"),
}
_KINDS: dict[str, BlockKind] = {
    "li": "list_item",
    "dd": "list_item",
    "dt": "list_item",
    "blockquote": "quote",
    "td": "table",
    "th": "table",
    "caption": "caption",
    "figcaption": "caption",
    "pre": "code",
    "nav": "furniture",
}
_SKIPPED = frozenset(
    (
        *("script", "style", "noscript", "template", "svg", "form", "select", "input", "textarea", "iframe", "object"),
        *("video", "audio", "canvas", "head", "nav", "button", "map", "dialog", "rt", "rp", "del", "math"),
    )
)
_FURNITURE = frozenset(("header", "footer"))
_LIST_STYLES = {"lower-roman": "lowerRoman", "upper-roman": "upperRoman", "lower-alpha": "lowerLetter"}
_TYPED_LABEL = expression(r"([\[(]?)([^\s\[\]().:]{1,16})([\])]?[.:)]?)\s")
_LABEL = 24  # characters at a note's beginning in which its label may be typed
_LEADING = expression(r"^[\s.:)\]\u2002\u2003]+")
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s{0,40}=\s{0,40}[\"']?\s{0,40}([A-Za-z0-9_-]+)", re.IGNORECASE)


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a web page. Raises `UnreadableError` when no text is in it."""
    root = parse_html(data, path, encoding_of(data))
    apparatus = find_apparatus([("", root)])
    flow = Flow()
    flow.files[None] = MarkupFile(data=data, syntax="html")
    page = Page(flow, apparatus)
    page.walk(main_part(root, apparatus))
    page.write_notes()
    document = flow.document(path, "html", metadata_of(root))
    if not document.text.strip():
        raise UnreadableError(f"{path}: a web page without text")
    return document


def encoding_of(data: bytes) -> str | None:
    """Return the encoding to read a page in: what it declares, else UTF-8 where that fits, else the parser's guess."""
    if data.startswith((b"\xef\xbb\xbf", b"\xff\xfe", b"\xfe\xff")):
        return None
    declared = _CHARSET.search(data[:4096])
    if declared and declared[1].lower() not in (b"utf-8", b"utf8"):
        return None
    try:
        data.decode("utf-8")
    except UnicodeDecodeError:
        return None
    return "utf-8"


def metadata_of(root: "etree._Element") -> dict[str, str]:
    """Return title, journal (as Highwire's tags give it) and language."""
    metadata: dict[str, str] = {}
    title = next(root.iter("title", "{http://www.w3.org/1999/xhtml}title"), None)
    if title is not None and own_text(title):
        metadata["title"] = own_text(title)
    journal = next((tag for tag in root.iter("meta") if tag.get("name") == "citation_journal_title"), None)
    if journal is not None and journal.get("content"):
        metadata["journal"] = str(journal.get("content"))
    language = root.get("lang") or root.get("{http://www.w3.org/XML/1998/namespace}lang")
    if language:
        metadata["language"] = language
    return metadata


def main_part(root: "etree._Element", apparatus: Apparatus) -> "etree._Element":
    """Return the element that holds the text: the one `main` or `article`, when all note calls stand in it.

    Without calls it must hold three fifths of the page's text, so that a list of teasers is not taken for the text.
    """
    body = next((element for element in root.iter() if local_name(element.tag) == "body"), root)
    candidates = [
        element
        for element in body.iter()
        if local_name(element.tag) in ("main", "article") or element.get("role") == "main"
    ]
    total = len(own_text(body))
    calls = [call for call, (_, note_id) in apparatus.calls.items() if note_id]
    for element in reversed(candidates):
        inside = sum(1 for call in calls if element in call.iterancestors())
        if inside == len(calls) and len(own_text(element)) * 5 >= total * (1 if calls else 3):
            return element
    return body


class Page(Walker):
    """Writes the text of pages without their notes, then the notes."""

    blocks = frozenset(
        (
            *("p", "div", "li", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "pre", "table", "tr", "td", "th"),
            *("dl", "dt", "dd", "section", "article", "aside", "figure", "figcaption", "caption", "hr", "address"),
            *("details", "summary", "ul", "ol", "center", "body", "main", "header", "footer", "html", "nav"),
        )
    )

    def __init__(self, flow: Flow, apparatus: Apparatus) -> None:
        super().__init__(flow)
        self.apparatus = apparatus
        self.open_styles: list[tuple[etree._Element, Style, int, str | None]] = []
        self.kinds: list[tuple[etree._Element, BlockKind, int]] = []
        self.calls: list[tuple[etree._Element, int]] = []
        self.entries: list[tuple[etree._Element, int, str]] = []
        self.counts: dict[etree._Element, int] = {}
        self.note: Note | None = None
        self.note_start = 0
        self.broken_at = -1  # where the last line break stands

    def floats(self, element: "etree._Element") -> bool:
        """Notes are written at the end."""
        note = self.apparatus.notes.get(element)
        return note is not None and note is not self.note

    def start(self, element: "etree._Element", name: str) -> bool:
        apparatus, flow = self.apparatus, self.flow
        note = apparatus.notes.get(element)
        if note is not None and note is not self.note:
            return False
        if element in apparatus.back_links and not self._leads_note(element):
            return False
        if self.note is not None and name == "span" and is_back_link(element):
            return False  # MediaWiki leads a note back to each of its calls: "^ a b"
        if element in apparatus.calls:
            self._call(element)
            return False
        if name in _SKIPPED or _is_hidden(element):
            return False
        if (
            name in _FURNITURE
            and self.note is None
            and not any(ancestor.tag == "article" for ancestor in element.iterancestors())
        ):
            return False
        if self._leads_note(element):
            self._note_label(element)
            return False
        if name == "br":
            if not flow.at_block_start:
                self._break_line()
            return True
        kind = _KINDS.get(name)
        if name in ("h1", "h2", "h3", "h4", "h5", "h6"):
            self._set_kind(element, "heading", int(name[1]))
        elif element in apparatus.references:
            self._set_kind(element, "reference", 0)
            start = flow.here()
            label = self._number(element) if name == "li" else ""
            self.entries.append((element, start, label))
        elif kind is not None and self.note is None:
            self._set_kind(element, kind, 0)
            if name == "pre":
                flow.pre = True
            elif name == "li":
                self._number(element)
        style = _STYLES.get(name) or _styled(element)
        if style is not None:
            self.open_styles.append((element, style, flow.here(), None))
        elif name == "a" and element.get("href"):
            self.open_styles.append((element, "link", flow.here(), element.get("href")))
        if element in apparatus.reference_links:
            self.calls.append((element, flow.here()))
        return True

    def end(self, element: "etree._Element", name: str) -> None:
        flow = self.flow
        while self.open_styles and self.open_styles[-1][0] is element:
            _, style, start, target = self.open_styles.pop()
            flow.style(style, start, target)
        if self.calls and self.calls[-1][0] is element:
            _, start = self.calls.pop()
            if flow.length > start:
                flow.reference_call(start, self.apparatus.reference_links[element])
        if self.entries and self.entries[-1][0] is element:
            _, start, label = self.entries.pop()
            flow.end_block()
            if flow.length > start:
                text_start = start + len(label) + 2 if label else start
                flow.reference(self.apparatus.references[element], label, start, min(text_start, flow.length))
        if self.kinds and self.kinds[-1][0] is element:
            flow.end_block()
            self.kinds.pop()
            flow.kind, flow.level = self.kinds[-1][1:] if self.kinds else ("paragraph", 0)
            flow.pre = False

    def _break_line(self) -> None:
        """Two line breaks in a row part paragraphs, as pages without `p` have it."""
        if self.flow.length == self.broken_at:
            self.flow.end_block()
            return
        self.flow.put("\n")
        self.broken_at = self.flow.length

    def _set_kind(self, element: "etree._Element", kind: BlockKind, level: int) -> None:
        self.flow.end_block()
        if self.kinds and self.kinds[-1][1] in ("table", "reference") and kind != "heading":
            kind = self.kinds[-1][1]
        self.kinds.append((element, kind, level))
        self.flow.kind, self.flow.level = kind, level

    def _number(self, item: "etree._Element") -> str:
        """Write the number that a browser prints before an item of a numbered list, and return it, else ""."""
        parent = item.getparent()
        if parent is None or local_name(parent.tag) != "ol" or "none" in (parent.get("style") or ""):
            return ""
        value = item.get("value") or ""
        start = parent.get("start") or "1"
        default = int(start) if start.isdecimal() else 1
        self.counts[parent] = int(value) if value.isdecimal() else self.counts.get(parent, default - 1) + 1
        if label_of(own_text(item)[:8].split(" ")[0]) is not None:
            return ""
        self.flow.put(f"{self.counts[parent]}. ")
        return str(self.counts[parent])

    # notes

    def _call(self, element: "etree._Element") -> None:
        label, note_id = self.apparatus.calls[element]
        flow = self.flow
        start = flow.here()
        flow.write(own_text(element))
        if _is_raised(element):
            flow.style("superscript", start)
        flow.call(start, label, note_id or None, generated=False)

    def _leads_note(self, element: "etree._Element") -> bool:
        """Whether an element is the label at the beginning of the open note."""
        if self.note is None or not self.flow.at_block_start or self.flow.here() > self.note_start:
            return False
        if local_name(element.tag) not in ("a", "sup", "span", "strong", "b", "em", "i"):
            return False
        text = own_text(element)
        label = label_of(text)
        return label is not None and (label == self.note.label or element in self.apparatus.back_links)

    def _note_label(self, element: "etree._Element") -> None:
        start = self.flow.here()
        label = label_of(own_text(element)) or ""
        self.flow.put(label)
        self.flow.label_note(start, start + len(label), label)
        self.flow.put(" ")
        self.flow.drop_stop()

    def write_notes(self, files: "Mapping[etree._Element, str] | None" = None) -> None:
        """Write the notes in document order; `files` name the file of each root where there are several."""
        flow = self.flow
        notes = self.apparatus.in_order()
        openings = {note.id: _typed_label(_opening(note.element), note.label) for note in notes}
        bare = all(openings.values())  # "1 Karl Lund": where every note begins so
        for note in notes:
            self.note = note
            flow.kind, flow.level, flow.line = "paragraph", 0, line_of(note.element)
            flow.logical = self.path(note.element)
            self.kinds.clear()
            if files:
                flow.path = files.get(note.element.getroottree().getroot())
            flow.begin_note(note.id, note.label, kind=note.kind, generated=_is_counted(note.element))
            self.note_start = flow.here()
            flow.drop_stop()
            typed = openings[note.id]
            if typed is not None and (bare or typed != (0, 0) or not note.label.isalnum()):
                flow.expect_label(note.label, *typed)
            self.walk(note.element)
            flow.end_note()
        self.note = None


def _opening(element: "etree._Element") -> str:
    """Return the first characters of an element's text."""
    opening = ""
    for text in element.itertext():
        opening = (opening + str(text)).lstrip()
        if len(opening) > _LABEL:
            break
    return opening[:_LABEL]


def _typed_label(opening: str, label: str) -> tuple[int, int] | None:
    """Return how many signs stand before and behind the label with which a note's text begins, None where none does."""
    match = _TYPED_LABEL.match(opening)
    return (len(match[1]), len(match[3])) if match and label and match[2] == label else None


def _is_counted(element: "etree._Element") -> bool:
    """Whether the browser counts the note's number."""
    parent = element.getparent()
    return local_name(element.tag) == "li" and parent is not None and local_name(parent.tag) == "ol"


def _is_raised(element: "etree._Element") -> bool:
    return (
        local_name(element.tag) == "sup"
        or any(local_name(inner.tag) == "sup" for inner in element.iter())
        or any(local_name(outer.tag) == "sup" for outer in element.iterancestors())
    )


def _is_hidden(element: "etree._Element") -> bool:
    style = element.get("style")
    return (style is not None and "display:none" in style.replace(" ", "")) or element.get("hidden") is not None


def _styled(element: "etree._Element") -> Style | None:
    style, classes = element.get("style"), element.get("class")
    if style:
        if "italic" in style:
            return "italic"
        if "small-caps" in style:
            return "small-caps"
        if "super" in style and "vertical-align" in style:
            return "superscript"
        if "bold" in style:
            return "bold"
    if classes and ("small-caps" in classes or "smallcaps" in classes):
        return "small-caps"
    return None
