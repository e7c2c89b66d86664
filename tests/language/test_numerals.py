"""Numbers as manuscripts print them."""

import pytest

from audit.language.numerals import roman


@pytest.mark.parametrize(("label", "number"), [("iv", 4), ("XIX", 19), ("", None), ("iiii", None), ("ill", None)])
def test_roman(label: str, number: int | None) -> None:
    assert roman(label) == number


@pytest.mark.parametrize("label", ["ı", "xı", "İ"])
def test_letters_that_are_an_i_only_where_case_is_ignored(label: str) -> None:
    assert roman(label) is None
