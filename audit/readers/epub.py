"""An EPUB in; the text of its spine in order, with notes wherever in the book they stand, out."""

import posixpath
from typing import TYPE_CHECKING
from urllib.parse import unquote

from audit.model.document import Document
from audit.readers.flow import Flow
from audit.readers.html import Page, main_part
from audit.readers.html_elements import own_text
from audit.readers.html_notes import find_apparatus
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.markup_places import MarkupFile, Syntax
from audit.readers.package import Package
from audit.readers.xml import local_name, parse_html, parse_xml

if TYPE_CHECKING:
    from lxml import etree

_CONTAINER = "META-INF/container.xml"
_METADATA = {"title": "title", "language": "language", "date": "date"}
_PAGES = frozenset(("application/xhtml+xml", "text/html", "application/x-dtbook+xml"))


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read an EPUB. Raises `UnreadableError` for damaged and encrypted books."""
    package = Package(data, path)
    book_name = _book_name(package, path)
    raw = package.read(book_name)
    if raw is None:
        raise UnreadableError(f"{path}: an EPUB without its package file {book_name}")
    book = parse_xml(raw, f"{path} ({book_name})")
    names = _spine(book, posixpath.dirname(book_name))
    encrypted = package.read("META-INF/encryption.xml") or b""
    pages: list[tuple[str, etree._Element]] = []
    contents: dict[str | None, MarkupFile] = {}
    for name in names:
        content = package.read(name)
        if content is None or not content.strip():
            continue
        if name.encode() in encrypted:
            raise UnreadableError(f"{path}: encrypted ({name}); a copy without protection is needed")
        root, syntax = _page(content, f"{path} ({name})")
        pages.append((name, root))
        contents[name] = MarkupFile(data=content, syntax=syntax)
    if not pages:
        raise UnreadableError(f"{path}: an EPUB without readable pages")
    apparatus = find_apparatus([(name.rpartition("/")[2], root) for name, root in pages])
    flow = Flow()
    flow.files = contents
    reading = Page(flow, apparatus)
    files = {}
    for name, root in pages:
        flow.path, flow.line = name, 0
        files[root] = name
        reading.walk(main_part(root, apparatus))
    reading.write_notes(files)
    document = flow.document(path, "epub", _metadata(book))
    if not document.text.strip():
        raise UnreadableError(f"{path}: an EPUB without text")
    return document


def _book_name(package: Package, path: str) -> str:
    """The package file that the container names (EPUB 3.3, 4.2.6.3.1)."""
    container = package.read(_CONTAINER)
    if container is not None:
        for element in parse_xml(container, f"{path} ({_CONTAINER})").iter():
            if local_name(element.tag) == "rootfile" and element.get("full-path"):
                return str(element.get("full-path"))
    return next((name for name in package.names if name.endswith(".opf")), "content.opf")


def _spine(book: "etree._Element", folder: str) -> list[str]:
    manifest: dict[str, str] = {}
    order: list[str] = []
    for element in book.iter():
        name = local_name(element.tag)
        if name == "item" and element.get("media-type") in _PAGES:
            if "nav" not in (element.get("properties") or "").split():
                href = unquote((element.get("href") or "").partition("#")[0])
                manifest[element.get("id") or ""] = posixpath.normpath(posixpath.join(folder, href))
        elif name == "itemref":
            order.append(element.get("idref") or "")
    return list(dict.fromkeys(manifest[name] for name in order if name in manifest))


def _page(content: bytes, path: str) -> "tuple[etree._Element, Syntax]":
    """Parse a page as XML, which it should be; as HTML where it is not."""
    try:
        root = parse_xml(content, path)
    except UnreadableError:
        return parse_html(content, path, "utf-8"), "html"
    return (root, "xml") if local_name(root.tag) == "html" else (parse_html(content, path, "utf-8"), "html")


def _metadata(book: "etree._Element") -> dict[str, str]:
    metadata: dict[str, str] = {}
    for element in book.iter("{http://purl.org/dc/elements/1.1/}*"):
        name = _METADATA.get(local_name(element.tag))
        if name and name not in metadata and own_text(element):
            metadata[name] = own_text(element)[:10] if name == "date" else own_text(element)
    return metadata
