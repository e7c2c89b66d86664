"""The width of a text held to what rich says."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from audit.reporters.widths import cells


@given(st.one_of(st.text(), st.text(alphabet="aé“”–…— \u200b\u200d\ufe0f漢字ｶ👩🏽🇳🇴́")))
def test_as_wide_as_rich_says(text: str) -> None:
    assert cells(text) == cell_len(text)


def test_each_character_that_rich_is_not_asked_about() -> None:
    assert [chr(code) for code in range(0x20, 0x3000) if cells(chr(code)) != cell_len(chr(code))] == []


@pytest.mark.parametrize(("text", "width"), [("", 0), ("a “b” – c…", 10), ("漢字", 4), ("a\u0301", 1)])
def test_wide_narrow_and_none(text: str, width: int) -> None:
    assert cells(text) == width
