"""Check digits: published examples are right, and every slip of one digit is seen."""

from collections.abc import Callable

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.rules.identifiers.check_digits import isbn10_is_valid, isbn13_is_valid, issn_is_valid, orcid_is_valid

Check = Callable[[str], bool]
# From the standards themselves and from the bodies that issue the numbers.
RIGHT: list[tuple[Check, str]] = [
    (isbn10_is_valid, "0306406152"),
    (isbn10_is_valid, "080442957X"),
    (isbn10_is_valid, "080442957x"),
    (isbn13_is_valid, "9780306406157"),
    (isbn13_is_valid, "9791090636071"),
    (issn_is_valid, "03178471"),
    (issn_is_valid, "2434561X"),
    (orcid_is_valid, "0000000218250097"),
    (orcid_is_valid, "000000021694233X"),
]


@pytest.mark.parametrize(("check", "digits"), RIGHT)
def test_right_numbers(check: Check, digits: str) -> None:
    assert check(digits)


@pytest.mark.parametrize(("check", "digits"), RIGHT)
def test_every_slip_of_one_digit_is_seen(check: Check, digits: str) -> None:
    for at, right in enumerate(digits):
        for wrong in "0123456789":
            if wrong != right:
                assert not check(digits[:at] + wrong + digits[at + 1 :])


@pytest.mark.parametrize("digits", ["", "X", "978030640615", "97803064061577", "1230306406157", "030640615O"])
@pytest.mark.parametrize("check", [isbn10_is_valid, isbn13_is_valid, issn_is_valid, orcid_is_valid])
def test_other_lengths_and_letters_are_wrong(check: Check, digits: str) -> None:
    assert not check(digits)


@given(st.text(max_size=20))
def test_any_text_gets_an_answer(text: str) -> None:
    for check in (isbn10_is_valid, isbn13_is_valid, issn_is_valid, orcid_is_valid):
        assert check(text) in (True, False)
