"""Offsets in, pages out: what `PageMap` tells of many is what it tells of each place."""

from audit.model.span import Span
from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from audit.readers.pdf.source_map import PageMap
from tests.readers.pdf.smallpdf import Page, body, write


def test_pages_are_those_of_the_places() -> None:
    pages = []
    for _ in range(3):
        page = Page()
        page.lines(72, 720, body(12), 11, 13)
        pages.append(page)
    document = read(write(pages), "small.pdf", ReadOptions())
    spans = [Span(at, at + 1) for at in range(len(document.text))]
    found = document.pages(spans)
    assert found == [document.source_map.place(span).page for span in spans]
    assert set(found) == {1, 2, 3}


def test_an_empty_map_has_no_pages() -> None:
    assert PageMap().page(0) is None
