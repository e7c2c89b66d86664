"""Bytes of a PDF in, pdfminer's document out: passwords, and what can be saved of damaged files."""

import io
import itertools
import logging
import re
import zlib

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.psparser import PSEOF

from audit.readers.interface import UnreadableError
from audit.readers.pdf.inflating import InflatedTooMuchError, Tally

_CATALOG = re.compile(rb"(?<!\d)(\d{1,9} \d{1,5}) obj\s*<<[^<>]{0,300}/Type\s*/Catalog\b")
REBUILT = "the file is damaged; its table of objects was rebuilt, and parts may be missing"
_OBJECT = re.compile(rb"(?<!\d)\d{1,9} \d{1,5} obj\b")
_OWN_CATALOG = 8_388_607


def open_document(data: bytes, path: str, password: str) -> tuple[PDFDocument, str]:
    """Open a PDF, repaired if need be; the second value says what was repaired.

    Raises `UnreadableError` when it is encrypted with another password or is no PDF at all.
    """
    try:
        return PDFDocument(PDFParser(io.BytesIO(data)), password=password), ""
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        opened = rewritten(data, password)  # qpdf knows more kinds of encryption
        if opened is not None:
            return opened, ""
        if isinstance(error, PDFPasswordIncorrect):
            hint = "the password given does not open it" if password else "give its password with --password"
            raise UnreadableError(f"{path}: the PDF is encrypted; {hint}") from None
        raise UnreadableError(f"{path}: the PDF is encrypted in a way that cannot be read") from None
    except Exception as error:
        for repair in (_without_table, rewritten, salvaged):
            repaired = repair(data, password)
            if repaired is not None:
                return repaired, REBUILT
        reason = "it refers to itself without end" if isinstance(error, RecursionError) else "no page was found in it"
        raise UnreadableError(f"{path}: the PDF is damaged and cannot be opened: {reason}") from None


def _without_table(data: bytes, password: str) -> PDFDocument | None:
    """Open the PDF by looking for its objects, without believing the table that says where they are."""
    return _with_pages(data.replace(b"startxref", b"startxxxx"), password)


def salvaged(data: bytes, password: str) -> PDFDocument | None:
    """Open what is left of a PDF: the objects that can be parsed, and a catalog of our own where there is none."""
    starts = [match.start() for match in _OBJECT.finditer(data)]
    whole = b"\n".join(
        part for start, end in itertools.pairwise([*starts, len(data)]) if _can_be_parsed(part := data[start:end])
    )
    if not whole:
        return None
    catalogs = _CATALOG.findall(whole)
    root = catalogs[-1] if catalogs else b"%d 0" % _OWN_CATALOG
    rest = whole.replace(b"startxref", b"startxxxx").replace(b"trailer", b"trayler")
    own = b"\n%d 0 obj\n<< /Type /Catalog >>\nendobj" % _OWN_CATALOG
    for catalog in (root, b"%d 0" % _OWN_CATALOG):
        document = _with_pages(rest + own + b"\ntrailer\n<< /Root " + catalog + b" R >>\n%%EOF\n", password)
        if document is not None:
            return document
    return None


def _can_be_parsed(part: bytes) -> bool:
    """Tell whether an object is whole and its dictionary makes sense."""
    if b"endobj" not in part and b"endstream" not in part:
        return False
    begin = part.find(b"stream")
    head = part[:begin] if begin >= 0 else part
    if begin >= 0 and b"/ObjStm" in head:
        start = begin + (8 if part[begin + 6 : begin + 8] == b"\r\n" else 7)
        try:
            if not _is_sound(Tally().inflate(part[start : part.rfind(b"endstream")])):
                return False
        except (zlib.error, InflatedTooMuchError):
            return False
    return _is_sound(head)


def _is_sound(data: bytes) -> bool:
    """Tell whether `data` can be read object by object to its end."""
    parser = PDFStreamParser(data)
    try:
        while True:
            parser.nextobject()
    except PSEOF:
        return not parser.context  # nothing that was opened is left open
    except Exception:
        return False


def _with_pages(data: bytes, password: str) -> PDFDocument | None:
    try:
        document = PDFDocument(PDFParser(io.BytesIO(data)), password=password)
        return document if next(PDFPage.create_pages(document), None) is not None else None
    except Exception:
        return None


def rewritten(data: bytes, password: str) -> PDFDocument | None:
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
