"""CIT rules rely on a system only where the text uses it, and tell one fault once."""

import random

import pytest

from benchmarks.citations import AUTHOR_DATE_FAULTS, NUMERIC_FAULTS, findings, measure
from benchmarks.citing_manuscripts import MANNERS, NUMERIC, make_works, write

NAMES = [manner.name for manner in MANNERS]


@pytest.mark.parametrize("name", [*NAMES, *NUMERIC])
@pytest.mark.parametrize("seed", range(3))
def test_a_faultless_manuscript_is_passed_in_silence(name: str, seed: int) -> None:
    _, others = measure(name, "", 1000 + seed)
    assert others == []


@pytest.mark.parametrize("fault", AUTHOR_DATE_FAULTS)
@pytest.mark.parametrize("name", NAMES)
def test_a_fault_among_names_and_years_is_found(name: str, fault: str) -> None:
    found = [measure(name, fault, 2000 + seed) for seed in range(4)]
    assert sum(hit for hit, _ in found) >= 3
    assert sum(len(others) for _, others in found) <= 1


@pytest.mark.parametrize("fault", NUMERIC_FAULTS)
@pytest.mark.parametrize("name", NUMERIC)
def test_a_fault_among_numbers_is_found_alone(name: str, fault: str) -> None:
    assert [measure(name, fault, 3000 + seed) for seed in range(4)] == [(True, [])] * 4


@pytest.mark.parametrize("name", NAMES)
def test_a_text_that_cites_little_of_its_list_is_left_alone(name: str) -> None:
    rng = random.Random(name)
    works = make_works(rng, 24)
    manner = next(manner for manner in MANNERS if manner.name == name)
    manuscript = write(rng, manner, works[:2], works, lambda body: body)
    assert [finding for finding in findings(manuscript) if finding[1] != "note"] == []
