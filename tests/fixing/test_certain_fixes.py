"""What is certain, by examples: the text as written, and as the command leaves it."""

from datetime import date

import pytest

from audit.fixing import fix_data
from audit.settings import Settings
from tests.fixing.manuscripts import markdown

SETTINGS = Settings(today=date(2026, 1, 1))
NOTES = list(range(12))
RIGHT = {note: str(note + 1) for note in NOTES}
WHOLE = markdown(NOTES, RIGHT, {}, "unicode")


def pages(dash: str, called: str = "pp. ") -> str:
    """Seven notes with page ranges, the sixth with another dash."""
    text = WHOLE
    for note in range(7):
        text = text.replace(f"{1950 + note}), {note + 3}.", f"{1950 + note}), {called}{note + 3}–{note + 30}.")
    return text.replace("8–35", f"8{dash}35")


@pytest.mark.parametrize(
    ("wrong", "right"),
    [
        (pages("-"), pages("–")),
        (WHOLE.replace("spring.⁷", "spring.  ⁷"), WHOLE),
        (WHOLE.replace("\n⁷ Anna", "\n7 Anna"), WHOLE),
        (WHOLE.replace("\n⁷ Anna", "\n⁹ Anna"), WHOLE),
        (WHOLE.replace("spring.⁷", "spring.⁴"), WHOLE),
        (WHOLE + "\n\nhttps://example.org/a?utm_source=x&b=1\n", WHOLE + "\n\nhttps://example.org/a?b=1\n"),
    ],
    ids=["dash", "space", "label style", "label", "marker", "tracking parameter"],
)
def test_what_is_certain_is_mended(wrong: str, right: str) -> None:
    fixed = fix_data("a.md", wrong.encode(), SETTINGS)
    assert fixed.mended == right
    assert not fix_data("a.md", fixed.data, SETTINGS).changed


@pytest.mark.parametrize(
    "text",
    [
        pages("-", called=""),  # 12-15 may be page 15 of section 12
        pages("–").replace("8–35", "35-21"),
        WHOLE.replace("spring.⁷", "spring ⁷"),  # between words, the space may be the slip, or the missing full stop
        WHOLE.replace("spring.⁷", "spring.7"),
    ],
    ids=["dash", "falling range", "space in a sentence", "digit on the line"],
)
def test_what_is_not_is_left(text: str) -> None:
    assert fix_data("a.md", text.encode(), SETTINGS).mended == text
