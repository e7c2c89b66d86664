"""Bytes of a PDF in, the content of its pages out: opening, passwords, page ranges, damaged files."""

import io
import logging
import re
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser

from audit.readers.interface import UnreadableError
from audit.readers.pdf.content import ContentInterpreter
from audit.readers.pdf.device import UNKNOWN, RunDevice
from audit.readers.pdf.lines import chain_segments
from audit.readers.pdf.structure import PageContent

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


_CATALOG = re.compile(rb"(?<!\d)(\d{1,9} \d{1,5}) obj\s*<<[^<>]{0,300}/Type\s*/Catalog\b")
_OWN_CATALOG = 8_388_607


@dataclass(slots=True)
class ReadPages:
    """The pages that could be read, what the file says of itself, and what was lost."""

    pages: list[PageContent] = field(default_factory=list)
    info: dict[str, str] = field(default_factory=dict)
    language: str = ""
    lost: list[int] = field(default_factory=list)
    warnings: list[str] = field(default_factory=list)
    count: int = 0


def open_document(data: bytes, path: str, password: str) -> tuple[PDFDocument, str]:
    """Open a PDF, repaired if need be; the second value says what was repaired.

    Raises `UnreadableError` when it is encrypted with another password or is no PDF at all.
    """
    try:
        return PDFDocument(PDFParser(io.BytesIO(data)), password=password), ""
    except PDFPasswordIncorrect:
        hint = "the password given does not open it" if password else "give its password with --password"
        raise UnreadableError(f"{path}: the PDF is encrypted; {hint}") from None
    except PDFEncryptionError as error:
        raise UnreadableError(f"{path}: the PDF is encrypted in a way that cannot be read ({error})") from None
    except Exception as error:
        for repair in (_without_table, _rewritten, _salvaged):
            repaired = repair(data, password)
            if repaired is not None:
                return repaired, "the file is damaged; its table of contents was rebuilt, and parts may be missing"
        reason = "it refers to itself without end" if isinstance(error, RecursionError) else _first_line(error)
        raise UnreadableError(f"{path}: the PDF is damaged and cannot be opened ({reason})") from None


def _without_table(data: bytes, password: str) -> PDFDocument | None:
    """Open the PDF by looking for its objects, without believing the table that says where they are."""
    return _with_pages(data.replace(b"startxref", b"startxxxx"), password)


def _salvaged(data: bytes, password: str) -> PDFDocument | None:
    """Open what is left of a PDF that lost its end: whole objects, and a catalog of our own where there is none."""
    whole = data[: data.rfind(b"endobj") + 6]
    if b"obj" not in whole:
        return None
    catalogs = _CATALOG.findall(whole)
    root = catalogs[-1].decode() if catalogs else f"{_OWN_CATALOG} 0"
    own = b"" if catalogs else b"\n%d 0 obj\n<< /Type /Catalog >>\nendobj" % _OWN_CATALOG
    rest = whole.replace(b"startxref", b"startxxxx").replace(b"trailer", b"trayler")
    return _with_pages(rest + own + b"\ntrailer\n<< /Root " + root.encode() + b" R >>\n%%EOF\n", password)


def _with_pages(data: bytes, password: str) -> PDFDocument | None:
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password=password)
        return document if next(PDFPage.create_pages(document), None) is not None else None
    except Exception:
        return None


def _rewritten(data: bytes, password: str) -> PDFDocument | None:
    """Open the PDF as qpdf rewrites it, where pikepdf is installed."""
    try:
        import pikepdf
    except ImportError:
        return None
    logging.getLogger("pikepdf").setLevel(logging.CRITICAL)
    try:
        target = io.BytesIO()
        with pikepdf.open(io.BytesIO(data), password=password) as document:
            document.save(target)
        target.seek(0)
        return PDFDocument(PDFParser(target))
    except Exception:
        return None


def _first_line(error: Exception) -> str:
    text = str(error).strip().split("\n")[0][:100]
    return text or type(error).__name__


def read_pages(data: bytes, path: str, password: str, ranges: tuple[tuple[int, int], ...], jobs: int = 1) -> ReadPages:
    """Read the pages in `ranges` (1-based, inclusive; all when empty). Raises `UnreadableError`."""
    document, repaired = open_document(data, path, password)
    result = ReadPages()
    if repaired:
        result.warnings.append(repaired)
    result.info = _info(document)
    result.language = _language(document)
    resources = PDFResourceManager()
    device = RunDevice(resources)
    interpreter = ContentInterpreter(resources, device)
    wanted = _wanted(ranges)
    for number, page in _numbered(document, result):
        result.count = number
        if wanted is not None and number not in wanted:
            continue
        if wanted is not None and number > wanted[-1]:
            break
        try:
            interpreter.process_page(page)
        except Exception:
            result.lost.append(number)
            if not device.runs:
                continue
        result.pages.append(_content(number, page, device))
    return result


def _wanted(ranges: tuple[tuple[int, int], ...]) -> Any:
    if not ranges:
        return None
    if len(ranges) == 1:
        return range(ranges[0][0], ranges[0][1] + 1)
    return sorted({number for first, last in ranges for number in range(first, min(last, 100_000) + 1)})


def _numbered(document: PDFDocument, result: ReadPages) -> Iterator[tuple[int, PDFPage]]:
    """Yield the pages as far as the page tree can be read."""
    pages = PDFPage.create_pages(document)
    number = 0
    while True:
        number += 1
        try:
            page = next(pages)
        except StopIteration:
            return
        except Exception:
            result.lost.append(number)
            return
        yield number, page


def _content(number: int, page: PDFPage, device: RunDevice) -> PageContent:
    x0, y0, x1, y1 = page.mediabox
    width, height = abs(x1 - x0), abs(y1 - y0)
    if page.rotate in (90, 270):
        width, height = height, width
    area = max(1.0, width * height)
    covered = sum(
        max(0.0, min(right, width) - max(left, 0)) * max(0.0, min(top, height) - max(low, 0))
        for left, low, right, top in device.images
    )
    characters = unknown = turned = 0
    for run in device.runs:
        characters += len(run.text)
        if not run.text.isascii():
            unknown += run.text.count(UNKNOWN)
        if run.angle:
            turned += len(run.text)
    segments = chain_segments(device.runs)
    return PageContent(
        number, width, height, segments, device.rules, min(1.0, covered / area), characters, unknown, turned
    )


def _info(document: PDFDocument) -> dict[str, str]:
    from pdfminer.pdftypes import resolve1
    from pdfminer.utils import decode_text

    info: dict[str, str] = {}
    for entry in document.info:
        for key, value in entry.items():
            try:
                value = resolve1(value)
                if isinstance(value, bytes):
                    info.setdefault(str(key), decode_text(value).strip("\x00 "))
            except Exception:
                continue
    return info


def _language(document: PDFDocument) -> str:
    from pdfminer.pdftypes import resolve1

    try:
        value = resolve1(document.catalog.get("Lang"))
        return value.decode("ascii") if isinstance(value, bytes) else ""
    except Exception:
        return ""
