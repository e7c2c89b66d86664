"""Pages written in a case file: words in, a PDF with a page for each part out."""

from tests.readers.pdf.smallpdf import Page, write

BORDER = "--- page ---"
IMAGE = "[image]"


def make_pdf(text: str) -> bytes:
    """Return a PDF; pages are separated by `BORDER`, a line `IMAGE` lays a picture over the page."""
    return write([_make_page(part.strip("\n").split("\n")) for part in text.split(BORDER)])


def _make_page(lines: list[str]) -> Page:
    page = Page().image() if IMAGE in lines else Page()
    page.lines(72, 720, [line for line in lines if line != IMAGE], 11, 13)
    return page
