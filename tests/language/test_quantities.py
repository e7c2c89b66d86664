"""Counts with their units: text in, ranges out."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.language.quantities import Quantity, find_quantities

COUNTS = [
    ("103 people were killed", (103, 103, "person", "killed")),
    ("and 211 people were injured.", (211, 211, "person", "injured")),
    ("Twin Blasts Kill More Than 80 People", (80, 96, "person", "killed")),
    ("Killing Nine People", (9, 9, "person", "killed")),
    ("twenty-five thousand men", (25000, 25000, "person", "")),
    ("10 to 15 per cent of the whole", (10, 15, "percent", "")),
    ("a border of 909 km", (909, 909, "km", "")),
    ("the shared 900 km border", (900, 900, "km", "")),
    ("over US$ 2 billion", (2e9, 2.4e9, "USD", "")),
    ("1,204 houses burned", (1204, 1204, "house", "")),
    ("99 fighter aircraft", (99, 99, "aircraft", "")),
    ("nearly 300 soldiers", (255, 300, "person", "")),
    ("Mehr als 80 Tote bei Anschlag", (80, 96, "person", "killed")),
    ("bei dem 103 Menschen getötet wurden", (103, 103, "person", "killed")),
    ("1.204 Häuser verbrannten", (1204, 1204, "house", "")),
    ("2,5 Millionen Einwohner", (2.5e6, 2.5e6, "person", "")),
    ("37 Prozent der Stimmen", (37, 37, "percent", "")),
    ("elf Männer wurden verhaftet", (11, 11, "person", "arrested")),
    ("Plus de 90 morts dans l’incendie", (90, 108, "person", "killed")),
    ("une foule de 12 000 personnes", (12000, 12000, "person", "")),
    ("37 pour cent des voix", (37, 37, "percent", "")),
    ("deux pompiers et trente blessés", (30, 30, "person", "injured")),
    ("Más de 40 muertos en el naufragio", (40, 48, "person", "killed")),
    ("murieron 23 personas", (23, 23, "person", "killed")),
    ("Almeno 30 morti nel crollo", (30, 36, "person", "killed")),
    ("quaranta operai", (40, 40, "person", "")),
    ("Pelo menos 30 mortos", (30, 36, "person", "killed")),
    ("3 mil pessoas", (3000, 3000, "person", "")),
    ("Zeker 14 doden bij ontsporing", (14, 14, "person", "killed")),
    ("14 mensen kwamen om", (14, 14, "person", "killed")),
    ("40 Arbeiter, die streikten", (40, 40, "person", "")),
]


def _found(text: str) -> list[Quantity]:
    return find_quantities(text)


@pytest.mark.parametrize(("text", "wanted"), COUNTS)
def test_counts(text: str, wanted: tuple[float, float, str, str]) -> None:
    (found,) = _found(text)
    low, high, unit, predicate = wanted
    assert found.low == pytest.approx(low)
    assert found.high == pytest.approx(high)
    assert (found.unit, found.predicate) == (unit, predicate)


@pytest.mark.parametrize("text", ["in 1947 the town", "chapter 3", "no. 36", "at 5:30", "the year 2024", "a man came"])
def test_what_counts_nothing(text: str) -> None:
    assert _found(text) == []


def test_each_fate_has_its_own_count() -> None:
    found = _found("103 people were killed, and 211 people were injured")
    assert [(one.low, one.predicate) for one in found] == [(103, "killed"), (211, "injured")]


@given(st.text(max_size=200))
def test_nothing_raises(text: str) -> None:
    assert all(0 <= one.start < one.end <= len(text) for one in _found(text))
