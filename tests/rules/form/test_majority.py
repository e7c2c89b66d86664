"""Habits: when a manuscript has one, and who departs from it."""

import pytest

from audit.model.span import Span
from audit.rules.form.majority import Observation, find_habit, report


def observe(ways: str) -> list[Observation]:
    return [Observation(way=way, span=Span(at, at + 1), label=str(at + 1)) for at, way in enumerate(ways)]


@pytest.mark.parametrize(
    ("ways", "departures"),
    [
        ("aaab", [3]),
        ("abaa", [1]),
        ("aaaabb", [4, 5]),
        ("aaaaaaabc", [7, 8]),
        ("aaaa", None),
        ("aab", None),
        ("aabb", None),
        ("aaabb", None),
        ("", None),
    ],
)
def test_departures(ways: str, departures: list[int] | None) -> None:
    habit = find_habit(observe(ways))
    found = None if habit is None else [departure.span.start for departure in habit.departures]
    assert found == departures


def test_of_two_ways_equally_common_the_preferred_is_the_habit() -> None:
    habit = find_habit(observe("abab"), most_minority=0.5, prefer="b")
    assert habit is not None
    assert habit.way == "b"


def test_one_finding_for_all_departures() -> None:
    habit = find_habit(observe("aaaaaabab"))
    assert habit is not None
    problem = report(habit, "Things")
    assert problem.span == Span(6, 7)
    assert problem.message == "Things: 7 a, 2 b (notes 7, 9)."
    assert [place.span for place in problem.related] == [Span(8, 9)]
    assert problem.fix is None
