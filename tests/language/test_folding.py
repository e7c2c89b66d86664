"""Folding: what compares as equal, and what does not."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.folding import content_words, fold


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("Müller’s “Über”-Buch", "mullers uber buch"),
        ("STRASSE, Straße", "strasse strasse"),
        ("Łódź & Ørsted", "lodz orsted"),
        ("d'Azeglio", "dazeglio"),
        ("  a\n b\t", "a b"),
        ("—", ""),
        ("ﬁne ½ Ⅻ", "fine 1 2 xii"),
        ("ΣΊΣΥΦΟΣ", "σισυφοσ"),
        ("``Rivers''", "rivers"),
    ],
)
def test_fold(text: str, folded: str) -> None:
    assert fold(text) == folded


def test_content_words_keep_all_when_only_stop_words_are_there() -> None:
    assert content_words("The History of the Harbour") == ("history", "harbour")
    assert content_words("The") == ("the",)


@given(st.text())
def test_folding_twice_changes_nothing(text: str) -> None:
    once = fold(text)
    assert fold(once) == once
    assert once == " ".join(once.split())
