"""The formats by their signs: the beginning of a file and its name in, the reader for it out."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from importlib import import_module
from pathlib import PurePath

from audit.model.document import Document
from audit.readers.interface import Reader, ReadOptions
from audit.readers.pdf import PdfReader

HEAD = 4096  # bytes that `choose` wants to see


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A reader whose module is imported when it first reads: `module` has a function `read(data, path, options)`."""

    format: str
    suffixes: tuple[str, ...]
    module: str
    signs: Callable[[bytes], bool]

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Tell by the content alone; `choose` asks for suffixes when no content is recognised."""
        return self.signs(head)

    def read(self, data: bytes, path: str, options: ReadOptions) -> Document:
        """Import the module and read the whole file."""
        document = import_module(self.module).read(data, path, options)
        assert isinstance(document, Document)
        return document


def _never(head: bytes) -> bool:
    return False


_MARKDOWN_SIGNS = re.compile(rb"(?m)^#{1,6} \S|^\[\^[^\]\s]{1,100}\]:|\[\^\w{1,40}\][^:]|^(?:---|\.\.\.)\s*\ntitle:")


def _is_markdown(head: bytes) -> bool:
    return _MARKDOWN_SIGNS.search(head) is not None


TEXT = Format(format="text", suffixes=(".txt", ".text"), module="audit.readers.text", signs=_never)


def _is_pdf(head: bytes) -> bool:
    return b"%PDF-" in head[:1024]


def _is_docx(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and (b"word/" in head or b"[Content_Types].xml" in head)


def _is_odt(head: bytes) -> bool:
    zipped = head.startswith(b"PK\x03\x04") and b"mimetypeapplication/vnd.oasis.opendocument.text" in head[:200]
    return zipped or (b"<office:document" in head and b"opendocument.text" in head)


def _is_epub(head: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and (
        b"mimetypeapplication/epub+zip" in head[:200] or b"META-INF/container" in head
    )


_JATS = re.compile(rb"<article[\s>]|NLM//DTD|<pmc-articleset")


def _is_jats(head: bytes) -> bool:
    return _JATS.search(head) is not None and b"docbook" not in head.lower() and _HTML.search(head) is None


_TEI = re.compile(rb"<(?:\w+:)?(?:TEI|teiCorpus)[\s>]|http://www\.tei-c\.org/ns/1\.0")


def _is_tei(head: bytes) -> bool:
    return _TEI.search(head) is not None and _HTML.search(head) is None


_LATEX = re.compile(
    rb"(?m)^[^%\n]*\\(?:documentclass|begin\s*\{document\}|(?:chapter|section|subsection|input)\*?\s*[\[{])"
)


def _is_latex(head: bytes) -> bool:
    return _LATEX.search(head) is not None


_BIBTEX = re.compile(rb"(?mi)^\s*@(?:article|book|in\w+|misc|online|phdthesis|techreport|string)\s*\{[^\n]*$")


def _is_bibtex(head: bytes) -> bool:
    return _BIBTEX.search(head) is not None and b"\\section" not in head


_HTML = re.compile(rb"<!doctype\s+html|<html[\s>]", re.IGNORECASE)


def _is_html(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and _HTML.search(head) is not None


READERS: tuple[Reader, ...] = (
    PdfReader(),
    Format(format="pdf", suffixes=(".pdf",), module="audit.readers.pdf", signs=_is_pdf),
    Format(
        format="markdown",
        suffixes=(".md", ".markdown", ".qmd", ".rmd", ".mkd", ".mdown", ".mmd"),
        module="audit.readers.markdown",
        signs=_never,
    ),
    Format(format="docx", suffixes=(".docx", ".docm", ".dotx", ".dotm"), module="audit.readers.word", signs=_is_docx),
    Format(format="odt", suffixes=(".odt", ".ott", ".fodt"), module="audit.readers.opendocument", signs=_is_odt),
    Format(format="html", suffixes=(".html", ".htm", ".xhtml"), module="audit.readers.html", signs=_is_html),
    Format(format="epub", suffixes=(".epub",), module="audit.readers.epub", signs=_is_epub),
    Format(format="jats", suffixes=(".nxml",), module="audit.readers.jats", signs=_is_jats),
    Format(format="tei", suffixes=(".tei",), module="audit.readers.tei", signs=_is_tei),
    Format(format="bibtex", suffixes=(".bib", ".biblatex"), module="audit.readers.bibtex", signs=_is_bibtex),
    Format(format="latex", suffixes=(".tex", ".ltx", ".latex"), module="audit.readers.latex", signs=_is_latex),
    TEXT,
)


def choose(head: bytes, path: str) -> Reader:
    """Return the reader for a file that begins with `head`: by content first, by suffix second, else plain text."""
    suffix = PurePath(path).suffix.lower()
    for reader in READERS:
        if reader.recognises(head[:HEAD], suffix):
            return reader
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    return TEXT
