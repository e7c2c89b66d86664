"""Ligatures that a converter wrote by their glyph names are read as letters, and keep their places in the file."""

import pytest

from audit.engine import read_document
from audit.model.span import Span
from audit.settings import Settings


@pytest.mark.parametrize(
    ("written", "read"),
    [
        ("from Lincoln to Gar /uniFB01 eld in office", "from Lincoln to Garfield in office"),
        ("was disquali /uniFB01 ed", "was disqualified"),
        ("the of /uniFB01 ce of", "the office of"),
        ("holds the Of /uniFB01 cers", "holds the Officers"),
        ("The /uniFB01 rst is the best", "The first is the best"),
        ("in /uniFB02 uential people", "influential people"),
        ("suf/uniFB01 cient", "sufficient"),
        ("a di /uniFB03 cult e /uniFB00 ort", "a difficult effort"),
    ],
)
def test_a_ligature_joins_its_word(written: str, read: str) -> None:
    document = read_document("page.md", f"# A heading of the page\n\n{written}\n".encode(), Settings())
    assert read in document.text


def test_the_place_is_that_in_the_file() -> None:
    text = "# Heading\n\nThe Gar /uniFB01 eld papers, of /uniFB01 cially sealed, are *here*.\n"
    document = read_document("page.md", text.encode(), Settings())
    at = document.text.index("here")
    place = document.source_map.place(Span(at, at + 4))
    line = text.split("\n")[place.start_line - 1] if place.start_line else ""
    assert place.start_column
    assert place.end_column
    assert line[place.start_column - 1 : place.end_column - 1] == "here"
    assert any("2 ligatures" in warning for warning in document.warnings)


def test_other_names_of_glyphs_stay() -> None:
    document = read_document("page.md", b"a /uniFB09 name\n", Settings())
    assert "/uniFB09" in document.text
