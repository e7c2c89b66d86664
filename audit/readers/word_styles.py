"""Word's style sheet and list definitions in; what a paragraph or run looks like, and what its list prints, out."""

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from audit.model.document import BlockKind, Style
from audit.readers.numbering import print_label

if TYPE_CHECKING:
    from lxml import etree

W = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL = W + "val"

_KINDS: tuple[tuple[tuple[str, ...], BlockKind], ...] = (
    (("toc ", "table of figures", "index "), "furniture"),
    (("bibliography", "literaturverzeichnis", "works cited", "reference list"), "reference"),
    (("quote", "quotation", "block text", "zitat", "citation"), "quote"),
    (("caption", "beschriftung", "légende"), "caption"),
    (("source code", "html preformatted", "plain text"), "code"),
)
_HEADINGS = ("heading ", "title", "überschrift ", "titre ", "título ", "titolo ")
_DEEPEST = 40  # styles that a style may be based on: Word allows ten


@dataclass(slots=True)
class Look:
    """What a style asks for; None where it leaves the matter to the style it is based on."""

    based_on: str | None = None
    kind: BlockKind | None = None
    level: int | None = None
    list_id: str | None = None
    list_level: int = 0
    styles: dict[Style, bool] = field(default_factory=dict)
    hidden: bool | None = None


def run_look(properties: "etree._Element | None") -> tuple[dict[Style, bool], bool | None, str | None]:
    """Return of a `w:rPr`: the styles switched on and off, whether it hides the text, and its character style."""
    styles: dict[Style, bool] = {}
    hidden: bool | None = None
    named: str | None = None
    if properties is None:
        return styles, hidden, named
    for element in properties:
        tag = element.tag
        if tag == W + "vertAlign":
            value = element.get(VAL)
            styles["superscript"] = value == "superscript"
            styles["subscript"] = value == "subscript"
        elif tag == W + "i":
            styles["italic"] = _on(element)
        elif tag == W + "b":
            styles["bold"] = _on(element)
        elif tag == W + "smallCaps":
            styles["small-caps"] = _on(element)
        elif tag == W + "u":
            styles["underline"] = element.get(VAL) not in ("none", None)
        elif tag == W + "position":
            value = element.get(VAL) or "0"
            styles["superscript"] = value.isdecimal() and int(value) >= 4  # half-points; letters rise by 2 in logos
        elif tag == W + "vanish":
            hidden = _on(element)
        elif tag == W + "rStyle":
            named = element.get(VAL)
    return styles, hidden, named


def _on(element: "etree._Element") -> bool:
    return element.get(VAL) not in ("0", "false", "off", "none")


class StyleSheet:
    """The styles of `word/styles.xml`, looked up through what they are based on."""

    def __init__(self, root: "etree._Element | None") -> None:
        self.looks: dict[str, Look] = {}
        self.language = ""
        self._runs: dict[str, tuple[dict[Style, bool], bool]] = {}
        for style in root.iter(W + "style") if root is not None else ():
            self.looks[style.get(W + "styleId") or ""] = _look(style)
        for language in root.iter(W + "lang") if root is not None else ():
            self.language = self.language or language.get(VAL) or ""

    def _chain(self, name: str | None) -> list[Look]:
        chain: list[Look] = []
        while name is not None and name in self.looks and len(chain) < _DEEPEST:
            chain.append(self.looks[name])
            name = chain[-1].based_on
        return chain

    def run(self, name: str | None) -> tuple[dict[Style, bool], bool]:
        """Return the styles of a character or paragraph style, and whether it hides the text."""
        if name is None:
            return {}, False
        if name not in self._runs:
            styles: dict[Style, bool] = {}
            hidden = False
            for look in reversed(self._chain(name)):
                styles.update(look.styles)
                hidden = hidden if look.hidden is None else look.hidden
            self._runs[name] = styles, hidden
        return self._runs[name]

    def paragraph(self, name: str | None) -> Look:
        """Return kind, level and list of a paragraph style."""
        found = Look()
        for look in self._chain(name):
            found.kind = found.kind or look.kind
            found.level = look.level if found.level is None else found.level
            if found.list_id is None:
                found.list_id, found.list_level = look.list_id, look.list_level
        return found


def _look(style: "etree._Element") -> Look:
    look = Look()
    for element in style:
        tag = element.tag
        if tag == W + "basedOn":
            look.based_on = element.get(VAL)
        elif tag == W + "name":
            _name_look(look, (element.get(VAL) or "").lower())
        elif tag == W + "rPr":
            look.styles, look.hidden, _ = run_look(element)
        elif tag == W + "pPr":
            outline = element.find(W + "outlineLvl")
            if outline is not None:
                level = outline.get(VAL) or ""
                look.level = int(level) + 1 if level.isdecimal() and int(level) < 9 else None
            look.list_id, look.list_level = list_place(element)
    if style.get(W + "type") != "paragraph":
        look.kind, look.level = None, None
    return look


def _name_look(look: Look, name: str) -> None:
    for heads, kind in _KINDS:
        if name.startswith(heads):
            look.kind = kind
    if name.startswith(_HEADINGS):
        look.kind = "heading"
        digits = name.rpartition(" ")[2]
        look.level = int(digits) if digits.isdecimal() and 0 < int(digits) < 10 else 1


def list_place(properties: "etree._Element") -> tuple[str | None, int]:
    """Return list and level that a `w:pPr` names."""
    place = properties.find(W + "numPr")
    if place is None:
        return None, 0
    number, level = place.find(W + "numId"), place.find(W + "ilvl")
    depth = (level.get(VAL) or "0") if level is not None else "0"
    return (number.get(VAL) if number is not None else None), int(depth) if depth.isdecimal() else 0


class Lists:
    """The automatic lists of `word/numbering.xml` and how far each has counted."""

    def __init__(self, root: "etree._Element | None") -> None:
        self._levels: dict[str, dict[int, tuple[str, str, int]]] = {}  # abstract list: level: format, text, start
        self._lists: dict[str, str] = {}
        self._counts: dict[tuple[str, int], int] = {}
        if root is None:
            return
        for abstract in root.iter(W + "abstractNum"):
            levels = {int(level.get(W + "ilvl") or 0): _level(level) for level in abstract.iter(W + "lvl")}
            self._levels[abstract.get(W + "abstractNumId") or ""] = levels
        for number in root.iter(W + "num"):
            abstract_id = number.find(W + "abstractNumId")
            if abstract_id is not None:
                self._lists[number.get(W + "numId") or ""] = abstract_id.get(VAL) or ""

    def next_label(self, list_id: str, level: int) -> str:
        """Count on and return what Word prints before the paragraph; "" for bullets and unknown lists."""
        abstract = self._lists.get(list_id)
        if abstract is None or level not in self._levels.get(abstract, {}):
            return ""
        levels = self._levels[abstract]
        format, template, start = levels[level]
        self._counts[abstract, level] = self._counts.get((abstract, level), start - 1) + 1
        for deeper in levels:
            if deeper > level:
                self._counts.pop((abstract, deeper), None)
        if format in ("bullet", "none"):
            return ""
        label = template
        for index in range(level + 1):
            if f"%{index + 1}" in label:
                shape, _, first = levels.get(index, ("decimal", "", 1))
                label = label.replace(f"%{index + 1}", print_label(self._counts.get((abstract, index), first), shape))
        return label


def _level(level: "etree._Element") -> tuple[str, str, int]:
    values = {element.tag: element.get(VAL) or "" for element in level}
    start = values.get(W + "start", "1")
    return values.get(W + "numFmt", "decimal"), values.get(W + "lvlText", ""), int(start) if start.isdecimal() else 1
