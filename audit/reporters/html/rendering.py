"""A PDF's bytes and numbers of pages in, an image of each page as it is printed out (extra `pdf`, by PDFium)."""

import struct
import zlib
from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING

from audit.model.finding import DocumentReport, PageImage

if TYPE_CHECKING:
    import pypdfium2

MOST_PAGES = 60  # a report with more images would be too large to open
PIXELS_PER_POINT = 1.6  # 115 dots per inch: nine-point type can be read
LARGEST_SIDE = 2000  # pixels
_LEVELS = 8  # greys that are told apart: type needs no more, and the image halves
_GREYS = bytes(min(255, round(round(grey * (_LEVELS - 1) / 255) * 255 / (_LEVELS - 1))) for grey in range(256))


def pages_with_findings(document: DocumentReport) -> list[int]:
    """Return the pages that have a box of a finding, in order, at most `MOST_PAGES`."""
    regions = [finding.region for finding in document.findings]
    regions += [other.region for finding in document.findings for other in finding.related]
    return sorted({box.page for region in regions for box in region.boxes})[:MOST_PAGES]


def render_pages(data: bytes, numbers: Iterable[int], password: str = "") -> tuple[PageImage, ...]:
    """Return images of the pages `numbers` (from 1), none where PDFium is not installed or cannot open the file."""
    try:
        import pypdfium2
    except ImportError:
        return ()
    try:
        file = pypdfium2.PdfDocument(data, password=password or None)
    except pypdfium2.PdfiumError:
        return ()
    try:
        return tuple(_images(file, numbers))
    finally:
        file.close()


def _images(file: "pypdfium2.PdfDocument", numbers: Iterable[int]) -> Iterator[PageImage]:
    for number in numbers:
        if not 1 <= number <= len(file):
            continue
        page = file[number - 1]
        if page.get_cropbox() != page.get_mediabox():  # boxes are measured on the whole page
            page.set_cropbox(*page.get_mediabox())
            page.close()
            page = file[number - 1]
        width, height = page.get_size()
        scale = min(PIXELS_PER_POINT, LARGEST_SIDE / max(width, height, 1))
        bitmap = page.render(scale=scale, grayscale=True)
        png = _png(bytes(bitmap.buffer), bitmap.width, bitmap.height, bitmap.stride)
        bitmap.close()
        page.close()
        yield PageImage(number=number, width=width, height=height, png=png)


def _png(pixels: bytes, width: int, height: int, stride: int) -> bytes:
    """Return rows of 8-bit greys as PNG (ISO/IEC 15948)."""
    pixels = pixels.translate(_GREYS)
    rows = b"".join(b"\0" + pixels[row * stride : row * stride + width] for row in range(height))
    header = struct.pack(">IIBBBBB", width, height, 8, 0, 0, 0, 0)
    chunks = ((b"IHDR", header), (b"IDAT", zlib.compress(rows, 9)), (b"IEND", b""))
    return b"\x89PNG\r\n\x1a\n" + b"".join(
        struct.pack(">I", len(body)) + kind + body + struct.pack(">I", zlib.crc32(kind + body)) for kind, body in chunks
    )
