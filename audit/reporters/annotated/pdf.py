"""A PDF and its findings in, the PDF with highlights and notes out (ISO 32000-1, 12.5.6)."""

from collections.abc import Iterable, Sequence
from io import BytesIO

import pikepdf

from audit.model.document import Document
from audit.model.finding import Finding
from audit.model.span import Box
from audit.reporters.annotated import AUTHOR, NotAnnotatedError, comment_text

COLOURS = {"error": (1, 0.55, 0.55), "warning": (1, 0.85, 0.4), "note": (0.65, 0.85, 1)}
PRINT = 4  # the flag with which an annotation is printed too (table 165)


def annotate(data: bytes, document: Document, findings: Sequence[Finding], password: str = "") -> bytes:
    """Return a copy of the PDF with a highlight for each finding that has a place on a page.

    A file with a password keeps it, and what it allows. Raises `NotAnnotatedError` when the file cannot be opened.
    """
    try:
        pdf = pikepdf.open(BytesIO(data), password=password)
    except pikepdf.PdfError as error:
        raise NotAnnotatedError(f"the PDF cannot be opened for comments: {error}") from None
    with pdf:
        for finding in findings:
            for page in sorted({box.page for box in finding.region.boxes}):
                if 1 <= page <= len(pdf.pages):
                    _highlight(pdf, page, finding)
        out = BytesIO()
        if pdf.is_encrypted:
            pdf.save(out, encryption=True)
        else:
            pdf.save(out, deterministic_id=True)
        return out.getvalue()


def _highlight(pdf: pikepdf.Pdf, number: int, finding: Finding) -> None:
    page = pdf.pages[number - 1]
    quads = [_corners(box, page) for box in finding.region.boxes if box.page == number]
    xs = [x for quad in quads for x in quad[0::2]]
    ys = [y for quad in quads for y in quad[1::2]]
    annotation = pdf.make_indirect(
        pikepdf.Dictionary(
            Type=pikepdf.Name.Annot,
            Subtype=pikepdf.Name.Highlight,
            Rect=pikepdf.Array([min(xs), min(ys), max(xs), max(ys)]),
            QuadPoints=pikepdf.Array([value for quad in quads for value in quad]),
            C=pikepdf.Array(COLOURS[finding.level]),
            CA=0.6,
            F=PRINT,
            T=pikepdf.String(AUTHOR),
            Subj=pikepdf.String(finding.rule),
            Contents=pikepdf.String(comment_text(finding)),
            NM=pikepdf.String(f"{finding.rule}-{finding.fingerprint}-{number}"),
        )
    )
    if "/Annots" not in page:
        page.Annots = pikepdf.Array([])
    page.Annots.append(annotation)


def _corners(box: Box, page: pikepdf.Page) -> list[float]:
    """Return the quadrilateral of `box` in the page's own space, as viewers expect it: upper left and right, lower.

    Boxes are measured on the page as it is shown: from its lower left corner, after its rotation.
    """
    corners = [(box.x0, box.y1), (box.x1, box.y1), (box.x0, box.y0), (box.x1, box.y0)]
    return [round(value, 2) for corner in corners for value in _unturned(corner, page)]


def _rotation(node: pikepdf.Object) -> int:
    """Return the page's rotation in degrees, which it may inherit (7.7.3.4)."""
    for _ in range(50):  # a tree of pages deeper than that is damaged, or a ring
        if "/Rotate" in node:
            return int(node["/Rotate"]) % 360
        if "/Parent" not in node:
            break
        node = node["/Parent"]
    return 0


def _unturned(point: tuple[float, float], page: pikepdf.Page) -> Iterable[float]:
    x, y = point
    x0, y0, x1, y1 = (float(value) for value in page.mediabox)
    rotation = _rotation(page.obj)
    if rotation == 90:
        return x1 - y, x + y0
    if rotation == 180:
        return x1 - x, y1 - y
    if rotation == 270:
        return y + x0, y1 - x
    return x + x0, y + y0
