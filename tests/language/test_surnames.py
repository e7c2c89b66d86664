"""Names are compared as readers compare them."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.surnames import acronyms, agree, fold_name, nearly_same, same_surname


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        ("Müller", "Mueller"),
        ("Muller", "Müller"),
        ("O'Brien", "O’Brien"),
        ("Lévi-Strauss", "Levi Strauss"),
        ("van den Berg", "Berg"),
        ("Di Iorio", "di Iorio"),
        ("García", "García Márquez"),
        ("Márquez", "García Márquez"),
        ("Monica Berti", "Berti"),
        ("WHO", "World Health Organization"),
        ("OECD", "Organisation for Economic Co-operation and Development"),
        ("Smith-Jones", "Smithjones"),
    ],
)
def test_one_name_in_two_forms(cited: str, printed: str) -> None:
    assert agree(cited, printed)


@pytest.mark.parametrize(
    ("cited", "printed"),
    [
        ("Smith", "Smyth"),
        ("Hansen", "Hanson"),
        ("Berg", "Bergman"),
        ("Lee", "Li"),
        ("WTO", "World Health Organization"),
    ],
)
def test_two_names(cited: str, printed: str) -> None:
    assert not agree(cited, printed)


@pytest.mark.parametrize(
    ("first", "second", "near"),
    [
        ("pickwoad", "pickwood", True),
        ("schofeild", "schofield", True),
        ("berg", "bergs", True),
        ("li", "lo", False),
        ("smith", "smith", False),
        ("hansen", "jensen", False),
        ("vasconcelos", "vasconzellos", True),
    ],
)
def test_a_slip_of_the_pen(first: str, second: str, near: bool) -> None:
    assert nearly_same(first, second) is near


def test_acronyms_leave_out_small_words_or_keep_them() -> None:
    assert {"mfa", "mofa"} <= acronyms("Ministry of Foreign Affairs")
    assert acronyms("Unesco") == frozenset()


@given(st.text(max_size=40))
def test_folding_twice_changes_nothing(text: str) -> None:
    assert fold_name(fold_name(text)) == fold_name(text)


@given(st.text(alphabet="abcdé ", min_size=1, max_size=20))
def test_a_name_agrees_with_itself(name: str) -> None:
    folded = fold_name(name)
    assert not folded or same_surname(folded, folded)
