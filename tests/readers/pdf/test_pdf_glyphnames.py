"""Fonts that name their glyphs in, raised figures out: on the baseline, in the text's own size, but drawn high."""

import pytest
from pdfminer.psparser import LIT

from audit.readers.interface import ReadOptions
from audit.readers.pdf import read
from audit.readers.pdf.glyphnames import find_superiors
from tests.readers.pdf.smallpdf import Page, body, write

NOTES = {"1": "Ledger of the quartermaster, folio 12.", "2": "Letters of the miller, page 40.", "3": "Ibid."}


def test_figures_that_their_names_call_raised_call_notes() -> None:
    pages = []
    for number, text in NOTES.items():
        page = Page()
        y = page.lines(72, 720, body(12), 11, 13)
        page.text(72, y, "He tells of it in his memoirs.", 11).text(205, y, number, 11, "S")
        y = page.lines(72, y - 13, body(10), 11, 13) - 12
        page.lines(72, y, [f"{number}. {text}"], 8, 9.6)
        pages.append(page)
    document = read(write(pages), "small.pdf", ReadOptions())
    found = [(note.label, " ".join(span.of(document.text) for span in note.text_spans)) for note in document.notes]
    assert found == list(NOTES.items())
    assert "\u00b2" in document.text


@pytest.mark.parametrize(
    ("names", "codes"),
    [
        (["one", "onesuperior", "two.superior", "three.sups"], {50, 51, 52}),
        (["asuperior", "fiveinferior", "five.oldstyle", "superset"], set()),
    ],
)
def test_names_of_raised_figures(names: list[str], codes: set[int]) -> None:
    assert find_superiors({"Encoding": {"Differences": [49, *map(LIT, names)]}}) == codes


@pytest.mark.parametrize("spec", [{}, {"Encoding": LIT("WinAnsiEncoding")}, {"Encoding": {"Differences": [1.5]}}])
def test_fonts_without_names_raise_no_figures(spec: dict[str, object]) -> None:
    assert not find_superiors(spec)
