"""The instruction of a Word field in; the citations it stands for, with the data that it embeds, out."""

import json
import re
from dataclasses import dataclass, field

from audit.language.expressions import expression
from audit.model.citation import Item
from audit.model.span import Span
from audit.readers.items import item_from_csl

_CSL = expression(r"(?:ZOTERO_ITEM\s+)?CSL_CITATION\s*(\{)", re.IGNORECASE)
_WORD = expression(r"^\s*CITATION\s+(.*)$", re.IGNORECASE | re.DOTALL)
_WORD_FURTHER = expression(r"\\m\s+(\S+)")
_ENDNOTE_KEY = expression(r"<RecNum>(\d{1,12})</RecNum>")
_BIBLIOGRAPHY = expression(
    r"^\s*(?:ADDIN\s+(?:ZOTERO_BIBL|EN\.REFLIST|Mendeley Bibliography)|BIBLIOGRAPHY\b)", re.IGNORECASE
)
_CONTENTS = expression(r"^\s*(?:TOC|INDEX)\b", re.IGNORECASE)


@dataclass(slots=True)
class Field:
    """A field that is being read: its instruction, and where its printed result begins."""

    code: list[str] = field(default_factory=list)
    in_code: bool = True
    start: int = 0

    @property
    def instruction(self) -> str:
        """The instruction as far as it is read."""
        return "".join(self.code)

    @property
    def is_bibliography(self) -> bool:
        """Whether the result is a reference list."""
        return _BIBLIOGRAPHY.match(self.instruction) is not None


def citation_keys(instruction: str, span: Span) -> tuple[tuple[str, ...], tuple[Item, ...]]:
    """Return the keys that a Zotero, Mendeley, EndNote or Word citation field cites, and the items it embeds."""
    csl = _CSL.search(instruction)
    if csl:
        return _csl(instruction[csl.start(1) :], span)
    if "EN.CITE" in instruction:
        return tuple(_ENDNOTE_KEY.findall(instruction)), ()
    word = _WORD.match(instruction)
    if word:
        first = word[1].split()[:1]
        return (*first, *_WORD_FURTHER.findall(word[1])), ()
    return (), ()


def _csl(raw: str, span: Span) -> tuple[tuple[str, ...], tuple[Item, ...]]:
    try:
        data, _ = json.JSONDecoder().raw_decode(raw)
    except (ValueError, RecursionError):
        return (), ()
    cited = data.get("citationItems") if isinstance(data, dict) else None
    keys: list[str] = []
    items: list[Item] = []
    for entry in cited if isinstance(cited, list) else ():
        if not isinstance(entry, dict):
            continue
        data = entry.get("itemData")
        uris = entry.get("uris") or entry.get("uri") or [entry.get("id", "")]
        keys.append(str(uris[0] if isinstance(uris, list) and uris else uris))
        items.append(item_from_csl(data if isinstance(data, dict) else {}, span))
    return tuple(keys), tuple(items)
