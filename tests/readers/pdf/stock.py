"""A PDF in, every character with its place as pdfminer's own page interpreter and ours give them out."""

import io
import logging
import math
from collections.abc import Iterator

import pytest
from pdfminer.converter import PDFLayoutAnalyzer
from pdfminer.pdffont import PDFUnicodeNotDefined
from pdfminer.pdfinterp import PDFPageInterpreter, PDFResourceManager
from pdfminer.pdfpage import PDFPage

import audit.readers.pdf.device
from audit.readers.pdf.content import ContentInterpreter
from audit.readers.pdf.device import RunDevice
from audit.readers.pdf.fonts import UNKNOWN

logging.getLogger("pdfminer").setLevel(logging.CRITICAL)

Glyph = tuple[str, float | None, float | None]  # text, x, y; None where it is not compared
LIGATURES = {"ﬀ": "ff", "ﬁ": "fi", "ﬂ": "fl", "ﬃ": "ffi", "ﬄ": "ffl"}


class StockDevice(PDFLayoutAnalyzer):
    """Keeps every character that pdfminer draws."""

    def begin_page(self, page, ctm):  # type: ignore[no-untyped-def]
        super().begin_page(page, ctm)
        self.glyphs: list[Glyph] = []

    def render_char(self, matrix, font, fontsize, scaling, rise, cid, ncs, graphicstate):  # type: ignore[no-untyped-def]
        try:
            text = font.to_unichr(cid)
        except PDFUnicodeNotDefined:
            text = UNKNOWN
        place = (matrix[4] + rise * matrix[2], matrix[5] + rise * matrix[3])
        upright = matrix[0] > 0 and matrix[3] >= 0 and not matrix[1] and not matrix[2] and not font.is_vertical()
        for index, letter in enumerate(spell(text)):
            known = upright and index == 0
            self.glyphs.append((letter, place[0] if known else None, place[1] if upright else None))
        return font.char_width(cid) * fontsize * scaling


def spell(text: str) -> str:
    """Return what is compared of a glyph's text: ligatures letter by letter, something for nothing."""
    return "".join(LIGATURES.get(letter, letter) for letter in text) or "\u200b"


def compare(data: bytes, most_pages: int = 10_000) -> Iterator[tuple[int, list[Glyph], list[Glyph]]]:
    """Yield page number, our glyphs and pdfminer's glyphs, for the pages that pdfminer reads."""
    resources, other = PDFResourceManager(), PDFResourceManager()
    device, stock = RunDevice(resources), StockDevice(other)
    interpreter, plain = ContentInterpreter(resources, device), PDFPageInterpreter(other, stock)
    for number, page in enumerate(PDFPage.get_pages(io.BytesIO(data)), 1):
        if number > most_pages:
            return
        try:
            plain.process_page(page)
        except Exception:
            continue
        with pytest.MonkeyPatch.context() as patch:
            patch.setattr(audit.readers.pdf.device, "SPACE_EM", math.inf)  # no gap is a space: only what the file draws
            interpreter.process_page(page)
        own: list[Glyph] = [
            (part, x, run.y)
            for run in device.runs
            for letter, x in zip(run.text, run.xs, strict=True)
            for part in spell(letter)
        ]
        yield number, own, stock.glyphs


def differences(own: list[Glyph], stock: list[Glyph]) -> list[str]:
    """Return in words where the two lists part."""
    if len(own) != len(stock):
        return [f"{len(own)} characters, pdfminer {len(stock)}"]
    return [
        f"{index}: {ours} is not {theirs}"
        for index, (ours, theirs) in enumerate(zip(own, stock, strict=True))
        if (ours[0] != theirs[0] and theirs[0] != UNKNOWN)
        or (theirs[1] is not None and abs(ours[1] - theirs[1]) > 1e-6 * max(1, abs(theirs[1])))  # type: ignore[operator]
        or (theirs[2] is not None and abs(ours[2] - theirs[2]) > 1e-6 * max(1, abs(theirs[2])))  # type: ignore[operator]
    ]
