"""The formats by their signs: the beginning of a file and its name in, the reader for it out."""

import re
from collections.abc import Callable
from importlib import import_module
from pathlib import PurePath

from audit.model.document import Document
from audit.model.record import record
from audit.readers.interface import Reader, ReadOptions
from audit.readers.pdf import PdfReader

HEAD = 4096  # bytes that `choose` wants to see
_NAMELESS = frozenset(("", ".txt", ".text"))  # suffixes that say nothing of the format

Sign = Callable[[bytes], bool]


def _never(head: bytes) -> bool:
    return False


@record
class Format:
    """A reader whose module is imported when it first reads: `module` has a function `read(data, path, options)`.

    `signs` prove the format (a signature, a root element); `hints` only speak for it (a macro, an entry), and count
    where the file's name says nothing.
    """

    format: str
    suffixes: tuple[str, ...]
    module: str
    signs: Sign = _never
    hints: Sign = _never

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Tell by signs, and by hints when the suffix is empty or `.txt`."""
        return self.signs(head) or (suffix in _NAMELESS and self.hints(head))

    def read(self, data: bytes, path: str, options: ReadOptions) -> Document:
        """Import the module and read the whole file."""
        document = import_module(self.module).read(data, path, options)
        assert isinstance(document, Document)
        return document


# signs: patterns are compiled when they are first needed, which for most files is never

_COMMENT = rb"(?s)<!--.*?-->"
_ROOT = rb"<([A-Za-z_][\w.-]*:)?([A-Za-z][\w.-]*)"
_HTML = rb"(?i)<!doctype\s+html|<html[\s>]"
_LATEX = rb"(?m)^[^%\n]*\\(?:documentclass|begin\s*\{document\}|(?:chapter|section|subsection|input)\*?\s*[\[{])"
_BIBTEX = rb"(?mi)^\s*@(?:article|book|in\w+|misc|online|phdthesis|techreport|string)\s*\{[^\n]*$"
_RIS = rb"^(?:\xef\xbb\xbf)?\s*TY  ?- ?[A-Z]{3,5}\s"
_CSL_JSON = rb"^(?:\xef\xbb\xbf)?\s*[\[{]\s*(?:\{\s*)?\""
_RST = rb"(?m)^\.\. (?:\[[#*\w]|[\w-]+::)|\[[#\d*][\w-]*\]_(?:\W|$)"


def _root(head: bytes) -> str:
    """The name of the first element, lower case, when the file begins as markup does."""
    if not head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<"):
        return ""
    match = re.search(_ROOT, re.sub(_COMMENT, b"", head))
    return match[2].decode("ascii").lower() if match else ""


def _zip_with(head: bytes, *parts: bytes) -> bool:
    return head.startswith(b"PK\x03\x04") and any(part in head for part in parts)


def _is_docx(head: bytes) -> bool:
    return _zip_with(head, b"word/", b"[Content_Types].xml")


def _is_odt(head: bytes) -> bool:
    zipped = _zip_with(head[:200], b"mimetypeapplication/vnd.oasis.opendocument.text")
    return zipped or (_root(head) == "document" and b"opendocument" in head)


def _is_epub(head: bytes) -> bool:
    return _zip_with(head[:200], b"mimetypeapplication/epub+zip") or _zip_with(head, b"META-INF/container")


def _is_html(head: bytes) -> bool:
    return head.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"<") and re.search(_HTML, head) is not None


def _is_jats(head: bytes) -> bool:
    root = _root(head)
    is_article = root == "article" and any(
        sign in head for sign in (b"NLM//DTD", b"article-type", b"dtd-version", b"<front", b"jats.nlm")
    )
    return (is_article or root == "pmc-articleset") and b"docbook" not in head.lower()


def _is_tei(head: bytes) -> bool:
    return _root(head) in ("tei", "teicorpus", "tei.2")


def _is_convertible(head: bytes) -> bool:
    docbook = _root(head) in ("article", "book", "chapter", "part", "section") and b"docbook" in head.lower()
    return docbook or head.startswith((b"{\\rtf", b"\xd0\xcf\x11\xe0"))


# hints


def _like_latex(head: bytes) -> bool:
    return re.search(_LATEX, head) is not None


def _like_bibtex(head: bytes) -> bool:
    return re.search(_BIBTEX, head) is not None


def _like_ris(head: bytes) -> bool:
    return re.match(_RIS, head) is not None


def _like_csl_json(head: bytes) -> bool:
    return re.match(_CSL_JSON, head) is not None and (b'"type"' in head or b'"title"' in head)


def _like_rst(head: bytes) -> bool:
    return len(re.findall(_RST, head)) >= 3


TEXT = Format(format="text", suffixes=(".txt", ".text"), module="audit.readers.text")

READERS: tuple[Reader, ...] = (
    Format(
        format="markdown",
        suffixes=(".md", ".markdown", ".qmd", ".rmd", ".mkd", ".mdown", ".mmd"),
        module="audit.readers.markdown",
    ),
    PdfReader(),
    Format(format="epub", suffixes=(".epub",), module="audit.readers.epub", signs=_is_epub),
    Format(format="odt", suffixes=(".odt", ".ott", ".fodt"), module="audit.readers.opendocument", signs=_is_odt),
    Format(format="docx", suffixes=(".docx", ".docm", ".dotx", ".dotm"), module="audit.readers.word", signs=_is_docx),
    Format(format="html", suffixes=(".html", ".htm", ".xhtml"), module="audit.readers.html", signs=_is_html),
    Format(format="jats", suffixes=(".nxml", ".jats"), module="audit.readers.jats", signs=_is_jats),
    Format(format="tei", suffixes=(".tei",), module="audit.readers.tei", signs=_is_tei),
    Format(
        format="converted",
        suffixes=(".rtf", ".doc", ".org", ".wiki", ".mediawiki", ".dbk", ".docbook", ".textile", ".typ"),
        module="audit.readers.converted",
        signs=_is_convertible,
    ),
    Format(format="latex", suffixes=(".tex", ".ltx", ".latex"), module="audit.readers.latex", hints=_like_latex),
    Format(format="rst", suffixes=(".rst", ".rest"), module="audit.readers.restructuredtext", hints=_like_rst),
    Format(format="bibtex", suffixes=(".bib",), module="audit.readers.bibtex", hints=_like_bibtex),
    Format(format="ris", suffixes=(".ris",), module="audit.readers.ris", hints=_like_ris),
    Format(format="csl-json", suffixes=(".json",), module="audit.readers.csl_json", hints=_like_csl_json),
    TEXT,
)


def choose(head: bytes, path: str) -> Reader:
    """Return the reader for a file that begins with `head`: by content first, by suffix second, else plain text."""
    suffix = PurePath(path).suffix.lower()
    known = any(suffix in reader.suffixes for reader in READERS)
    head = head[:HEAD]
    for reader in READERS:
        if reader.recognises(head, suffix if known else ""):
            return reader
    for reader in READERS:
        if suffix in reader.suffixes:
            return reader
    return TEXT
