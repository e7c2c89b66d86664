"""Single elements of HTML in; what their text, classes and neighbours say of them (label, call, way back) out."""

import re
from itertools import islice
from typing import TYPE_CHECKING

from audit.language.expressions import expression
from audit.readers.xml import local_name

if TYPE_CHECKING:
    from lxml import etree

EPUB_TYPE = "{http://www.idpf.org/2007/ops}type"
_LABEL = expression(
    r"[\s\[({↑^\u2191]*(?:(?:foot|end)?note\s*)?"
    r"(\d{1,4}[a-z]?|[*∗⁎†‡§¶#]{1,4}|[⁰¹²³⁴-⁹]{1,4}|(?=[ivxl])(?:xl|l?x{0,3})(?:ix|iv|v?i{0,3})|([a-z])\2?)"
    r"[\s\])}.:↑^↩\u2191\ufe0e]*",
    re.IGNORECASE,
)
_POINTER = expression(r"(?:foot|end)?note\s", re.IGNORECASE)
_ARROWS = frozenset("↩↑⏎↵⤴⮌⬆^\ufe0e\ufe0f ⇑«")
_CALL_CLASS = expression(
    r"foot-?note-?(?:ref|call|marker|anchor|link|count)|fn-?ref|note-?ref|endnote-?ref", re.IGNORECASE
)
_BACK_CLASS = expression(r"foot-?note-?back|back-?(?:ref|link)|reverse-?foot|fn-?back|return", re.IGNORECASE)
NOTE_CLASS = expression(r"(?:^|[-_])(?:foot|end|side|margin)[-_]?note(?:$|[-_])|^(?:NLM_)?fn$", re.IGNORECASE)
REFERENCE_ID = expression(
    r"^(?:#|cite(?:ref)?[-_]?(?!note)|c?bibr?|cr|ref(?:erence)?|b|r)[-_.]?(?:cr|r|b)?\d", re.IGNORECASE
)
REFERENCE_CLASS = expression(
    r"csl-entry|csl-bib|bibliograph|ref-?list|citation-list|c-article-references", re.IGNORECASE
)
NOTE_ID = expression(r"[a-z_-]{0,12}(?:note|fn|ftn|edn|nt|n)[-_.]?[a-z]{0,4}[-_.]?\d", re.IGNORECASE)
_OTHER_TARGETS = expression(r"^(?:fig|tab|tbl|eq|sec|chap|part|appendix|box|img|page|toc|chart|scheme)", re.IGNORECASE)
_REFERENCE_HEADING = expression(
    r"(?:\d+\.?\s*)?(?:references|bibliogra|works cited|literatur|références|riferimenti|referencias)",
    re.IGNORECASE,
)
CONTAINERS = frozenset(("li", "p", "div", "dd", "td", "aside", "section", "blockquote", "tr"))
HEADINGS = frozenset(
    ("h1", "h2", "h3", "h4", "h5", "h6", "figure", "table", "caption", "body", "html", "article", "main")
)
LONGEST_LABEL = 16  # characters, with brackets, arrows and "note"


def own_text(element: "etree._Element") -> str:
    """Return all text in an element, white space collapsed."""
    return " ".join("".join(str(text) for text in element.itertext()).split())


def epub_type(element: "etree._Element") -> str:
    """Return `epub:type`, whether the page was read as XML or as HTML."""
    return element.get(EPUB_TYPE) or element.get("epub:type") or ""


def label_of(text: str) -> str | None:
    """Return the note label that a short text consists of, without brackets and arrows, or None."""
    if len(text) > LONGEST_LABEL:
        return None
    match = _LABEL.fullmatch(text)
    return match[1] if match else None


def heads_references(element: "etree._Element") -> bool:
    """Whether the nearest heading before a list says that it is one of references."""
    for outer in islice((element, *element.iterancestors()), 4):
        for sibling in islice(outer.itersiblings(preceding=True), 3):
            heads = [inner for inner in sibling.iter() if local_name(inner.tag) in ("h1", "h2", "h3", "h4", "h5", "h6")]
            if heads:
                return _REFERENCE_HEADING.match(own_text(heads[-1])) is not None
    return False


def is_word_of_sentence(link: "etree._Element") -> bool:
    """Whether a linked number stands on the line after a word and a blank, as in "supplements Section 4"."""
    if not own_text(link).isdigit() or any(
        local_name(element.tag) == "sup" for element in (*link.iter(), *around(link))
    ):
        return False
    previous, parent = link.getprevious(), link.getparent()
    before = previous.tail if previous is not None else parent.text if parent is not None else None
    return bool(before) and str(before)[-1].isspace() and str(before).rstrip()[-1:].isalpha()


def is_pointer(link: "etree._Element") -> bool:
    """Whether a link says "note 3" on the line, without brackets: words of a sentence more often than a call."""
    if not _POINTER.match(own_text(link)) or is_note_call(link):
        return False
    return not any(local_name(element.tag) == "sup" for element in (*link.iter(), *around(link)))


def around(link: "etree._Element") -> "islice[etree._Element]":
    return islice(link.iterancestors(), 3)


def is_note_call(link: "etree._Element") -> bool:
    role = f"{link.get('role') or ''} {epub_type(link)}"
    return "noteref" in role or any(_CALL_CLASS.search(name) for name in (link.get("class") or "").split())


def is_back_link(link: "etree._Element") -> bool:
    role = f"{link.get('role') or ''} {epub_type(link)}"
    if "backlink" in role or any(_BACK_CLASS.search(name) for name in (link.get("class") or "").split()):
        return True
    text = own_text(link)
    return bool(text) and all(character in _ARROWS for character in text)


def text_before(element: "etree._Element") -> bool:
    """Whether text stands before an element in its parent, other than brackets around a label."""
    parent = element.getparent()
    if parent is None:
        return False
    pieces = [parent.text or ""]
    for sibling in element.itersiblings(preceding=True):
        pieces.append(own_text(sibling) + (sibling.tail or ""))
    return bool("".join(pieces).strip(" \t\n\r[(\u00a0"))


def may_hold_note(target: "etree._Element", note: "etree._Element") -> bool:
    """Tell notes from the figures, tables and sections that short links also lead to."""
    for element in (target, note):
        names = f"{element.get('id') or ''}"
        if _OTHER_TARGETS.match(names) or _OTHER_TARGETS.match(element.get("class") or ""):
            return False
    return not any(local_name(inner.tag) in HEADINGS for inner in note.iter())


def call_before(element: "etree._Element") -> tuple["etree._Element | None", str | None]:
    """The call that an inline note follows: the sibling before it, with nothing between, when that is a label."""
    before = element.getprevious()
    steps = 0
    while before is not None and not (before.tail or "").strip() and steps < 3:
        label = label_of(own_text(before))
        if label is not None:
            return before, label
        if own_text(before):
            return None, None
        before = before.getprevious()
        steps += 1
    return None, None
