"""Excerpts: cut between words, marked where cut, the region whole as long as there is room."""

import pytest
from hypothesis import given
from hypothesis import strategies as st
from rich.cells import cell_len

from audit.engine import read_document, understand_document
from audit.model.span import Region, Span
from audit.placing import Places
from audit.reporters.excerpts import excerpt, fitted
from audit.settings import Settings

TEXT = (
    "Long ago the northern harbours were surveyed by a commission that nobody had asked for, and whose report lay in "
    "the archive until last spring, when two clerks found it behind a cupboard, read it twice and copied it out.\n"
)


def region(start: int, end: int, text: str = TEXT) -> Region:
    manuscript = understand_document(read_document("a.txt", text.encode(), Settings()), Settings())
    return Places(manuscript).region(Span(start, end))


@pytest.mark.parametrize("word", ["Long", "commission", "archive", "out."])
def test_an_excerpt_is_cut_between_words_and_says_so(word: str) -> None:
    start = TEXT.index(word)
    before, inside, after = excerpt(region(start, start + len(word)))
    assert inside == word
    assert before.startswith("… ") is (start > 60)
    assert after.endswith(" …") is (len(TEXT) - start > 90)
    words = {*TEXT.split(), "…"}
    assert {*before.split(), *after.split()} <= words


def test_a_word_longer_than_the_excerpt_is_cut_itself() -> None:
    text = f"see https://example.org/{'a' * 400}/end\n"
    before, inside, after = excerpt(region(300, 304, text))
    assert inside == "aaaa"
    assert before.startswith("… a")
    assert after.endswith("a …")


@given(st.text(max_size=60), st.text(min_size=1, max_size=20), st.text(max_size=60), st.integers(4, 80))
def test_a_fitted_excerpt_fits_and_keeps_the_region(before: str, inside: str, after: str, width: int) -> None:
    parts = fitted((before, inside, after), width)
    assert sum(cell_len(part) for part in parts) <= width
    if cell_len(inside) <= width:
        assert parts[1] == inside
    if cell_len(before + inside + after) <= width:
        assert parts == (before, inside, after)


def test_fitting_cuts_between_words() -> None:
    parts = fitted(("the old and northern ", "harbours", " of the western sea"), 30)
    assert parts == ("… northern ", "harbours", " of the …")
