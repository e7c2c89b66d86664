"""Bytes of XML or HTML from anybody in; an lxml tree out: nothing fetched, no entity expanded, no id trusted."""

import html
import html.entities
import re
from typing import TYPE_CHECKING

from audit.readers.interface import UnreadableError

if TYPE_CHECKING:
    from lxml import etree

_ENTITY = re.compile(rb"&([A-Za-z][A-Za-z0-9]{0,40});")
_SINGLE = frozenset(("html", "body", "article", "front", "back", "text", "TEI", "article-meta", "teiHeader", "main"))
_PREDEFINED = frozenset((b"amp", b"lt", b"gt", b"quot", b"apos"))
_UTF8_SAFE = re.compile(rb"""^<\?xml[^>]{0,200}encoding\s*=\s*["'](?!utf-?8|us-ascii)""", re.IGNORECASE)


def parse_xml(data: bytes, path: str) -> "etree._Element":
    """Parse XML. Damage is passed over where a tree can be had; raises `UnreadableError` where it cannot.

    Named entities become their characters before parsing (HTML's names, which JATS and TEI share), others stay as
    written: so an internal subset can define nothing that is ever expanded. Duplicate `xml:id`s are accepted.
    """
    from lxml import etree

    data = data.lstrip() if data[:1].isspace() else data
    if b"&" in data and not _is_wide(data):
        data = _ENTITY.sub(_named_entity, data)
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        dtd_validation=False,
        huge_tree=False,
        recover=True,  # also what says one id twice: without collecting ids libxml2 would open parameter entities
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableError(f"{path}: not readable as XML ({_first_line(error)})") from None
    if root is None:
        raise UnreadableError(f"{path}: not readable as XML (no element in it)")
    return root


def parse_html(data: bytes, path: str, encoding: str | None = None) -> "etree._Element":
    """Parse HTML as browsers do. Raises `UnreadableError` when nothing is left.

    HTML defines no entities that could grow, so that the parser may take paragraphs beyond 10 MB; else it would leave
    them out without a word.
    """
    from lxml import etree

    parser = etree.HTMLParser(encoding=encoding, no_network=True, huge_tree=True, remove_comments=True, remove_pis=True)
    try:
        root = etree.fromstring(data, parser)
    except (etree.XMLSyntaxError, ValueError, LookupError) as error:
        raise UnreadableError(f"{path}: not readable as HTML ({_first_line(error)})") from None
    if root is None:
        raise UnreadableError(f"{path}: not readable as HTML (no element in it)")
    return root


def parse_marked(text: str, syntax: str) -> "etree._Element | None":
    """Parse markup once more, as `parse_html` ("html") or `parse_xml` ("xml") did, with its comments; None: no tree."""
    from lxml import etree

    data = text.encode("utf-8", "surrogatepass")
    parser = (
        etree.HTMLParser(encoding="utf-8", no_network=True, huge_tree=True)
        if syntax == "html"
        else etree.XMLParser(encoding="utf-8", resolve_entities=False, no_network=True, load_dtd=False, recover=True)
    )
    try:
        return etree.fromstring(data.lstrip(), parser)
    except (etree.XMLSyntaxError, ValueError, LookupError):
        return None


def _is_wide(data: bytes) -> bool:
    """UTF-16 and 8-bit encodings keep their entities: a name's characters could not be put in as UTF-8."""
    return data[:2] in (b"\xff\xfe", b"\xfe\xff") or b"\0" in data[:8] or _UTF8_SAFE.match(data[:400]) is not None


def _named_entity(match: re.Match[bytes]) -> bytes:
    if match[1] in _PREDEFINED:
        return match[0]
    character = html.entities.html5.get(match[1].decode() + ";")
    return b"&amp;" + match[1] + b";" if character is None else _escaped(character)


def _escaped(character: str) -> bytes:
    return html.escape(character).encode()


def _first_line(error: Exception) -> str:
    return str(error).split("\n", 1)[0][:200]


def local_name(tag: object) -> str:
    """Return an element's name without its namespace; "" for comments, instructions and entities."""
    if not isinstance(tag, str):
        return ""
    return tag.rpartition("}")[2] if tag[0] == "{" else tag


def path_step(name: str, number: int) -> str:
    """Return the step of an element's path, with its number among those of its name where there could be others."""
    return f"/{name}" if number == 1 and name in _SINGLE else f"/{name}[{number}]"


def line_of(element: "etree._Element") -> int:
    """Return the line of an element's start tag, 0 when unknown."""
    line = element.sourceline
    return line if isinstance(line, int) else 0
