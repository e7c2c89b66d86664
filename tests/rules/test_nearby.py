"""What is tried around anchors only, held to what is tried everywhere."""

import re

from hypothesis import given
from hypothesis import strategies as st

from audit.model.span import Span
from audit.rules.nearby import Reach, matches_near

PATTERN = re.compile(r"\ba{1,3}-\d{1,2}(?!\d)")
REACH = Reach(before=3, after=4)  # the hyphen: three letters before it, two digits and what must not follow after it


def _near(text: str, within: Span) -> list[tuple[int, int]]:
    places = [at for at, character in enumerate(text) if character == "-" and within.start <= at < within.end]
    return [match.span() for match in matches_near(PATTERN, text, places, REACH, within)]


@given(st.text(alphabet="a-1 ", max_size=40), st.integers(0, 40), st.integers(0, 40))
def test_nothing_is_missed_and_nothing_added(text: str, start: int, length: int) -> None:
    within = Span(min(start, len(text)), min(start + length, len(text)))
    everywhere = [match.span() for match in PATTERN.finditer(text, within.start, within.end)]
    assert _near(text, within) == everywhere


def test_what_lies_farther_is_not_looked_at() -> None:
    assert _near("aaa-1 aaa-22", Span(0, 12)) == [(0, 5), (6, 12)]
    assert list(matches_near(PATTERN, "aaa-1", [3], Reach(before=0, after=4))) == []
    assert list(matches_near(PATTERN, "aaa-1", [], REACH)) == []
