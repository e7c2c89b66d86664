"""Images of PDF pages in the HTML report: what is dark in the image lies in the boxes that are drawn over it."""

import base64
import re
import struct
import zlib
from dataclasses import replace
from io import StringIO

import pytest

pytest.importorskip("pypdfium2", reason="pypdfium2 is not installed (extra `pdf`)")

from audit.engine import read_document, understand_document
from audit.model.finding import DocumentReport, Finding, Level, PageImage, RelatedFinding, Report
from audit.model.span import Box, Region, Span
from audit.reporters.html import HtmlReporter
from audit.reporters.html.rendering import MOST_PAGES, pages_with_findings, render_pages
from audit.settings import Settings
from tests.readers.pdf.smallpdf import Page, write

WORD = "Rotterdam"


# Text matrices with which a line stands upright on a page that is shown turned, and its place.
UPRIGHT = {0: "1 0 0 1 150 500", 90: "0 1 -1 0 300 200", 180: "-1 0 0 -1 450 300", 270: "0 -1 1 0 300 500"}


def pdf(rotate: int = 0, crop: tuple[float, float, float, float] | None = None) -> bytes:
    page = Page(rotate=rotate, crop=crop)
    page.raw(f"BT /F 10 Tf {UPRIGHT[rotate]} Tm (The ships of {WORD} lay in the harbour.) Tj ET".encode())
    return write([page, Page().text(100, 100, "The second page.")])


def report_on(data: bytes, words: str = WORD) -> DocumentReport:
    """A report with one finding, at `words`, and a related place."""
    document = read_document("a.pdf", data, Settings())
    at = document.text.index(words)
    span = Span(at, at + len(words))
    region = Region(path="a.pdf", page=1, boxes=document.source_map.place(span).boxes)
    finding = Finding(
        rule="QUO001",
        name="a-fault",
        level=Level.ERROR,
        kind="fail",
        confidence=1,
        message="A <fault> & more.",
        region=region,
        span=span,
        related=(RelatedFinding(region=region, message="the other side", span=span),),
    )
    manuscript = understand_document(document, Settings())
    report = DocumentReport(path="a.pdf", format="pdf", findings=(finding,), manuscript=manuscript)
    return replace(report, pages=render_pages(data, pages_with_findings(report)))


def pixels(image: PageImage) -> list[bytes]:
    """Return the rows of a PNG of 8-bit greys without filters."""
    width, height = struct.unpack(">II", image.png[16:24])
    start = image.png.index(b"IDAT") + 4
    (length,) = struct.unpack(">I", image.png[start - 8 : start - 4])
    rows = zlib.decompress(image.png[start : start + length])
    return [rows[at * (width + 1) + 1 : (at + 1) * (width + 1)] for at in range(height)]


def darkness(image: PageImage, box: Box) -> float:
    """Return how dark the image is in a box, 0 for white, 1 for black."""
    rows = pixels(image)
    scale = len(rows) / image.height
    top, bottom = round((image.height - box.y1) * scale), round((image.height - box.y0) * scale)
    left, right = round(box.x0 * scale), round(box.x1 * scale)
    inside = b"".join(row[left:right] for row in rows[top:bottom])
    return 1 - sum(inside) / len(inside) / 255


@pytest.mark.parametrize(
    ("rotate", "crop"),
    [(0, None), (90, None), (180, None), (270, None), (0, (50, 50, 560, 700)), (180, (50, 50, 560, 700))],
)
def test_the_boxes_lie_on_the_words(rotate: int, crop: tuple[float, float, float, float] | None) -> None:
    report = report_on(pdf(rotate, crop))
    (image,) = report.pages
    (box,) = report.findings[0].region.boxes
    assert image.number == 1
    upright = box.x1 - box.x0 > box.y1 - box.y0
    across = (0, 40) if upright else (40, 0)
    beside = Box(box.page, box.x0 + across[0], box.y0 + across[1], box.x1 + across[0], box.y1 + across[1])
    assert darkness(image, box) > 0.1
    assert darkness(image, beside) < 0.01


def source_of(report: DocumentReport) -> str:
    stream = StringIO()
    HtmlReporter().write(Report(documents=(report,)), stream)
    return stream.getvalue()


def test_the_report_shows_pages_with_boxes_that_lead_to_cards_and_back() -> None:
    source = source_of(report_on(pdf()))
    assert "img-src data:;" in source
    (image,) = re.findall(r'href="data:image/png;base64,([^"]+)"', source)
    assert base64.b64decode(image).startswith(b"\x89PNG")
    assert '<a id="f1-page" href="#f1" class="error" aria-label="error QUO001: A &lt;fault&gt; &amp; more.">' in source
    assert '<a id="f1-page-1" href="#f1" class="related"' in source
    assert '<a href="#f1-page">on page 1</a>' in source
    assert source.count("<figure>") == 1


def test_a_report_without_images_admits_none() -> None:
    source = source_of(replace(report_on(pdf()), pages=()))
    assert "img-src" not in source
    assert "on page 1</a>" not in source


def test_what_cannot_be_rendered_is_left_out() -> None:
    assert render_pages(b"%PDF-1.4 damaged", [1]) == ()
    assert render_pages(pdf(), [0, 7]) == ()


def test_pages_are_bounded() -> None:
    report = report_on(pdf())
    region = replace(report.findings[0].region, boxes=tuple(Box(page, 1, 1, 2, 2) for page in range(1, 200)))
    many = replace(report, findings=(replace(report.findings[0], region=region),))
    assert pages_with_findings(many) == list(range(1, MOST_PAGES + 1))
