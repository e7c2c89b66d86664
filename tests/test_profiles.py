"""Profiles: every rule they name is in the catalogue, every level is one."""

from pathlib import Path

import pytest

from audit.profiles import PROFILES
from audit.selection import names_rule, selected
from audit.settings import LEVELS, under_profiles

CATALOGUE = [
    tuple(line.split()) for line in (Path(__file__).parent / "rules" / "catalogue.txt").read_text().splitlines()
]


@pytest.mark.parametrize("name", PROFILES)
def test_selectors_and_levels_exist(name: str) -> None:
    profile = PROFILES[name]
    for selector in (*profile.levels, *profile.reasons):
        assert any(names_rule(selector, rule, rule_name) for rule, rule_name in CATALOGUE), selector
    assert set(profile.levels.values()) <= set(LEVELS)
    assert set(profile.reasons) <= set(profile.levels) | {"FRM007"}


def test_a_draft_is_not_nagged_about_form() -> None:
    settings = under_profiles(["draft"])
    assert not selected("FRM007", "page-range-hyphen", settings)
    assert selected("NUM004", "misprinted-note-number", settings)
