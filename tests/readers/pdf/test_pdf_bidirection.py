"""Tables: words as they stand on the page, from left to right → as they are read, where some run leftwards."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.readers.pdf.bidirection import reordered, turn_leftward
from audit.readers.pdf.lines import Line, Piece
from audit.readers.pdf.places import places


def piece(text: str, x: float = 0.0, shift: int = 0) -> Piece:
    edges = places(x + 5 * i for i in range(len(text)))
    return Piece(text, x, x + 5 * len(text), 100, 10, edges, False, False, shift)


def read(text: str) -> str:
    return "".join(part.text for part in reordered([piece(text)]))


@pytest.mark.parametrize(
    ("seen", "meant"),
    [
        ("the word רבד here", "the word דבר here"),
        ("the words םולש רבד here", "the words דבר שלום here"),
        ("see (רבד) and (12)", "see (דבר) and (12)"),
        ("12 דומע ,רבדה", "הדבר, עמוד 12"),
        (".1948 תנשב רבדה", "הדבר בשנת 1948."),
        (")1948( רבדה", "הדבר (1948)"),
        ("(1948) רבדה", "הדבר (1948)"),
        ("Press, 1948 ראו רבדה", "הדבר וAר Press, 1948".replace("וAר", "ואר")),
        ("ملاس", "سالم"),
        ("ﻡﻼﺳ", "سلام"),
    ],
    ids=[
        "a word", "two words", "brackets in rightward text", "a page", "a year and a stop", "brackets as written",
        "brackets as drawn", "rightward words within", "Arabic", "Arabic by its shapes",
    ],
)  # fmt: skip
def test_order_of_reading(seen: str, meant: str) -> None:
    assert read(seen) == meant


def test_a_raised_label_at_the_right_is_read_first() -> None:
    pieces = reordered([piece("See 12 ,רבדה"), piece("3", 200, shift=1)])
    assert pieces[0].text == "3"


def test_places_follow_their_characters() -> None:
    line = Line(1, 0, 40, 100, 10, [piece("abcd רבד")], text="abcd רבד")
    turn_leftward([line])
    assert line.text == "abcd דבר"
    assert line.pieces[-1].xs == places([40, 35, 30])  # right edges, descending
    assert (line.pieces[-1].x0, line.pieces[-1].x1) == (25, 40)
    assert line.starts == [0, 5]


@given(st.text(alphabet="ab דבר12(,)", min_size=1, max_size=30))
def test_nothing_is_lost(text: str) -> None:
    line = Line(1, 0, 40, 100, 10, [piece(text)], text=text)
    turn_leftward([line])
    fold = str.maketrans("()", "||")
    assert sorted(line.text.translate(fold)) == sorted(text.translate(fold))
    assert all(len(part.text) == len(part.xs) for part in line.pieces)
