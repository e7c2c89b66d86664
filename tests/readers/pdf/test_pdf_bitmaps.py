"""Type 3 fonts with glyphs of known height in, the size of the type out: the font's own box may say anything."""

from types import SimpleNamespace
from typing import Any

import pytest
from pdfminer.pdftypes import PDFStream
from pdfminer.psparser import LIT

from audit.readers.pdf.bitmaps import find_tops, type_height


def spec(boxes: dict[str, str]) -> dict[str, Any]:
    """A font with a glyph for each character, drawn by a program that begins so."""
    differences: list[Any] = []
    for character in boxes:
        differences += [ord(character), LIT(f"a{ord(character)}")]
    programs = {f"a{ord(character)}": PDFStream({}, begin.encode()) for character, begin in boxes.items()}
    return {"Encoding": {"Differences": differences}, "CharProcs": programs}


def font(tops: dict[int, float], scale: float = 0.01) -> Any:
    return SimpleNamespace(tops=tops, matrix=(scale, 0, 0, scale, 0, 0), get_height=lambda: 8.34)


def test_each_glyph_says_how_high_it_rises() -> None:
    tops = find_tops(spec({"h": "55 0 3 -1 48 69 d1\nq", "n": "55 0 3 0 50 44.0 d1", "x": "50 0 d0"}))
    assert tops == {ord("h"): 69.0, ord("n"): 44.0}


@pytest.mark.parametrize("broken", [{}, {"CharProcs": {}}, {"CharProcs": {}, "Encoding": LIT("StandardEncoding")}])
def test_a_font_without_programs_or_names_says_nothing(broken: dict[str, Any]) -> None:
    assert find_tops(broken) == {}


@pytest.mark.parametrize(
    ("tops", "size"),
    [
        ({"h": 69, "d": 69, "n": 44, "(": 75}, 1.0),
        ({"1": 66, "2": 66}, 1.0),
        ({"n": 22, "o": 22}, 0.5),
        (dict.fromkeys("àáâãäåæçèé", 44) | {"þ": 69, "ß": 69}, 1.0),
        ({"§": 70}, 1.0),
    ],
)
def test_letters_of_one_class_tell_the_size(tops: dict[str, float], size: float) -> None:
    assert type_height(font({ord(letter): top for letter, top in tops.items()})) == pytest.approx(size)


def test_the_box_tells_where_no_glyph_does() -> None:
    assert type_height(font({})) == 8.34
