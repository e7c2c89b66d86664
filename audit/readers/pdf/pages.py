"""Bytes of a PDF in, the content of its pages out: opening, passwords, page ranges, damaged files."""

import io
import itertools
import logging
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass, field
from typing import Any

from pdfminer.pdfdocument import PDFDocument, PDFEncryptionError, PDFPasswordIncorrect
from pdfminer.pdfinterp import PDFResourceManager
from pdfminer.pdfpage import PDFPage
from pdfminer.pdfparser import PDFParser, PDFStreamParser
from pdfminer.pdftypes import dict_value, resolve1
from pdfminer.psparser import PSEOF

from audit.readers.interface import UnreadableError
from audit.readers.pdf.content import ContentInterpreter
from audit.readers.pdf.device import UNKNOWN, RunDevice
from audit.readers.pdf.lines import chain_segments
from audit.readers.pdf.structure import PageContent

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)


_CATALOG = re.compile(rb"(?<!\d)(\d{1,9} \d{1,5}) obj\s*<<[^<>]{0,300}/Type\s*/Catalog\b")
# Starting processes costs about what reading this many pages does (measured: .1 s, 250 pages/s, both ways pickled).
MANY_PAGES = 60
_REBUILT = "the file is damaged; its table of objects was rebuilt, and parts may be missing"
_OBJECT = re.compile(rb"(?<!\d)\d{1,9} \d{1,5} obj\b")
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


class TolerantResources(PDFResourceManager):  # type: ignore[misc]
    """pdfminer's resources, with a plain font in place of one that cannot be read."""

    def __init__(self) -> None:
        super().__init__()
        self.damaged = 0

    def get_font(self, objid: object, spec: Any) -> Any:
        """Return the font, or a plain one."""
        try:
            return super().get_font(objid, spec)
        except Exception:
            self.damaged += 1
            return super().get_font(None, {})


def open_document(data: bytes, path: str, password: str) -> tuple[PDFDocument, str]:
    """Open a PDF, repaired if need be; the second value says what was repaired.

    Raises `UnreadableError` when it is encrypted with another password or is no PDF at all.
    """
    try:
        return PDFDocument(PDFParser(io.BytesIO(data)), password=password), ""
    except (PDFPasswordIncorrect, PDFEncryptionError) as error:
        opened = _rewritten(data, password)  # qpdf knows more kinds of encryption
        if opened is not None:
            return opened, ""
        if isinstance(error, PDFPasswordIncorrect):
            hint = "the password given does not open it" if password else "give its password with --password"
            raise UnreadableError(f"{path}: the PDF is encrypted; {hint}") from None
        raise UnreadableError(f"{path}: the PDF is encrypted in a way that cannot be read") from None
    except Exception as error:
        for repair in (_without_table, _rewritten, _salvaged):
            repaired = repair(data, password)
            if repaired is not None:
                return repaired, _REBUILT
        reason = "it refers to itself without end" if isinstance(error, RecursionError) else _first_line(error)
        raise UnreadableError(f"{path}: the PDF is damaged and cannot be opened ({reason})") from None


def _without_table(data: bytes, password: str) -> PDFDocument | None:
    """Open the PDF by looking for its objects, without believing the table that says where they are."""
    return _with_pages(data.replace(b"startxref", b"startxxxx"), password)


def _salvaged(data: bytes, password: str) -> PDFDocument | None:
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
            if not _is_sound(zlib.decompress(part[start : part.rfind(b"endstream")])):
                return False
        except zlib.error:
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
    """Read the pages in `ranges` (1-based, inclusive; all when empty), in `jobs` processes if there are many.

    Raises `UnreadableError`.
    """
    document, repaired = open_document(data, path, password)
    count = _count(document)
    wanted = sum(min(last, count) - first + 1 for first, last in ranges if first <= count) if ranges else count
    if jobs > 1 and wanted >= MANY_PAGES and not repaired:
        return _read_together(data, path, password, ranges or ((1, count),), min(jobs, 1 + wanted // MANY_PAGES))
    result = _read_alone(document, ranges)
    if not result.pages and not result.count and not repaired:
        for repair in (_rewritten, _salvaged):
            other = repair(data, password)
            if other is not None and (again := _read_alone(other, ranges)).pages:
                result, repaired = again, _REBUILT
                break
    if repaired:
        result.warnings.append(repaired)
    return result


def _count(document: PDFDocument) -> int:
    """Return the number of pages that the file claims to have, 0 if it does not say."""
    try:
        value = resolve1(dict_value(document.catalog.get("Pages")).get("Count"))
    except Exception:
        return 0
    return value if isinstance(value, int) and 0 < value < 1_000_000 else 0


def _read_together(data: bytes, path: str, password: str, ranges: tuple[tuple[int, int], ...], jobs: int) -> ReadPages:
    """Share the pages out among processes, in runs of neighbours, and put the results together in order."""
    from concurrent.futures import ProcessPoolExecutor

    numbers = sorted({number for first, last in ranges for number in range(first, last + 1)})
    size = -(-len(numbers) // jobs)
    shares = [_as_ranges(numbers[at : at + size]) for at in range(0, len(numbers), size)]
    with ProcessPoolExecutor(max_workers=len(shares)) as pool:
        parts = list(pool.map(_read_share, [(data, path, password, share) for share in shares]))
    result = parts[0]
    for part in parts[1:]:
        result.pages.extend(part.pages)
        result.lost.extend(part.lost)
        result.count = max(result.count, part.count)
    return result


def _read_share(task: tuple[bytes, str, str, tuple[tuple[int, int], ...]]) -> ReadPages:
    data, path, password, ranges = task
    return _read_alone(open_document(data, path, password)[0], ranges)


def _as_ranges(numbers: list[int]) -> tuple[tuple[int, int], ...]:
    ranges: list[tuple[int, int]] = []
    for number in numbers:
        if ranges and number == ranges[-1][1] + 1:
            ranges[-1] = (ranges[-1][0], number)
        else:
            ranges.append((number, number))
    return tuple(ranges)


def _read_alone(document: PDFDocument, ranges: tuple[tuple[int, int], ...]) -> ReadPages:
    result = ReadPages()
    result.info = _info(document)
    result.language = _language(document)
    resources = TolerantResources()
    device = RunDevice(resources)
    interpreter = ContentInterpreter(resources, device)
    wanted = _wanted(ranges)
    for number, page in _numbered(document, result):
        if wanted is not None and number > wanted[-1]:
            break
        result.count = number
        if wanted is not None and number not in wanted:
            continue
        device.runs = []
        try:
            interpreter.process_page(page)
        except Exception:
            result.lost.append(number)
            if not device.runs:
                continue
        result.pages.append(_content(number, page, device))
    if resources.damaged:
        result.warnings.append("some fonts in the file are damaged: their letters may be wrong")
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
    try:
        value = resolve1(document.catalog.get("Lang"))
        return value.decode("ascii") if isinstance(value, bytes) else ""
    except Exception:
        return ""
