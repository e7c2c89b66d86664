"""Single elements of WordprocessingML in; what they say of marks, text boxes and alternatives out."""

from collections.abc import Iterable
from typing import TYPE_CHECKING

from audit.readers.word_styles import W

if TYPE_CHECKING:
    from lxml import etree

MC = "{http://schemas.openxmlformats.org/markup-compatibility/2006}"
MATH = "{http://schemas.openxmlformats.org/officeDocument/2006/math}"
_BETWEEN = frozenset(W + name for name in ("bookmarkStart", "bookmarkEnd", "proofErr", "commentRangeEnd"))
_LONGEST_MARK = 10  # characters, as Word allows


def is_custom(reference: "etree._Element") -> bool:
    return reference.get(W + "customMarkFollows") in ("1", "true", "on")


def own_mark(reference: "etree._Element", run: "etree._Element") -> tuple[str, "etree._Element | None"]:
    """The author's own mark, which stands behind the reference, and the next run if it stands there."""
    mark = _text(reference.itersiblings())
    if mark:
        return mark, None
    following = run.getnext()
    while following is not None and following.tag in _BETWEEN:
        following = following.getnext()
    if following is None or following.tag != W + "r":
        return "", None
    mark = _text(following)
    return (mark, following) if mark.strip() and len(mark) <= _LONGEST_MARK else ("", None)


def _text(elements: Iterable["etree._Element"]) -> str:
    mark = ""
    for element in elements:
        mark += symbol(element) if element.tag == W + "sym" else (element.text or "") if element.tag == W + "t" else ""
    return mark


def begins_with(note: "etree._Element", label: str) -> bool:
    text = ""
    for element in note.iter(W + "t", W + "sym"):
        text += symbol(element) if element.tag == W + "sym" else element.text or ""
        if len(text.lstrip()) >= len(label):
            break
    return text.lstrip().startswith(label)


def symbol(element: "etree._Element") -> str:
    try:
        return chr(int(element.get(W + "char") or "", 16))
    except (ValueError, OverflowError):
        return ""


def choice(alternatives: "etree._Element") -> "etree._Element":
    """Of `mc:AlternateContent`, the first alternative; they say the same."""
    for element in alternatives:
        if element.tag == MC + "Choice" and len(element):
            return element
    for element in alternatives:
        if element.tag == MC + "Fallback":
            return element
    return alternatives


def topmost_boxes(element: "etree._Element") -> list["etree._Element"]:
    """The contents of text boxes, of those inside one another only the outer."""
    found: list[etree._Element] = []
    for box in element.iter(W + "txbxContent"):
        if not any(ancestor in found for ancestor in box.iterancestors(W + "txbxContent")) and not _in_fallback(box):
            found.append(box)
    return found


def _in_fallback(box: "etree._Element") -> bool:
    """A text box is often given twice, for new and for old versions of Word."""
    for fallback in box.iterancestors(MC + "Fallback"):
        before = fallback.getprevious()
        if before is not None and before.tag == MC + "Choice":
            return True
    return False


def is_bibliography(control: "etree._Element") -> bool:
    return control.find(f"{W}sdtPr/{W}bibliography") is not None
