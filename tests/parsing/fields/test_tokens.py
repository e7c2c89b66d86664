"""Tokens: kinds, places, addresses, emphasis."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.span import Span
from audit.parsing.fields.tokens import emphasis, tokenize, without_marks


@pytest.mark.parametrize(
    ("raw", "expected"),
    [
        ("Smith, J.", [("Smith", "word"), (",", "mark"), ("J", "word"), (".", "mark")]),
        ("O’Brien’s long-term", [("O’Brien’s", "word"), ("long-term", "word")]),
        ("1998a 2nd", [("1998a", "number"), ("2nd", "number")]),
        ("see https://example.org/a_(b).", [("see", "word"), ("https://example.org/a_(b)", "url"), (".", "mark")]),
        ("(www.example.org)", [("(", "mark"), ("www.example.org", "url"), (")", "mark")]),
        (
            "doi:10.1000/xyz.12, 5",
            [("doi", "word"), (":", "mark"), ("10.1000/xyz.12", "doi"), (",", "mark"), ("5", "number")],
        ),
        ("@CMShehbaz)", [("@CMShehbaz", "handle"), (")", "mark")]),
        ("<http://example.org>", [("<", "mark"), ("http://example.org", "url"), (">", "mark")]),
    ],
)
def test_tokens_and_kinds(raw: str, expected: list[tuple[str, str]]) -> None:
    assert [(t.text, t.kind) for t in tokenize(raw)] == expected


@given(st.text(max_size=300))
def test_every_token_slices_to_its_text(raw: str) -> None:
    for token in tokenize(raw):
        assert raw[token.start : token.end] == token.text


def test_emphasis_is_italics_and_its_marks_are_left_out() -> None:
    raw = "Smith, *The Book* (1990), in _Other_; 5*3 = snake_case_word."
    inner, marks = emphasis(raw)
    assert [raw[s.start : s.end] for s in inner] == ["The Book", "Other"]
    assert all(raw[s.start : s.end] in "*_" for s in marks)
    tokens = without_marks(tokenize(raw, inner), marks)
    assert [t.text for t in tokens if t.italic] == ["The", "Book", "Other"]
    assert next(t for t in tokens if t.text == "The").spaced


def test_italics_given_as_spans() -> None:
    tokens = tokenize("A Dictionary of Things", (Span(2, 12),))
    assert [t.text for t in tokens if t.italic] == ["Dictionary"]
