"""Profiles: every rule they name is in the catalogue, every level is one."""

from pathlib import Path

import pytest

from audit.cli import main
from audit.profiles import PROFILES
from audit.selection import names_rule, selected
from audit.settings import LEVELS, under_profiles
from scripts.make_rule_pages import profiles

CATALOGUE = [
    tuple(line.split()) for line in (Path(__file__).parent / "rules" / "catalogue.txt").read_text().splitlines()
]


@pytest.mark.parametrize("name", PROFILES)
def test_selectors_and_levels_exist(name: str) -> None:
    profile = PROFILES[name]
    for selector in (*profile.levels, *profile.reasons):
        assert any(names_rule(selector, rule, rule_name) for rule, rule_name in CATALOGUE), selector
    assert set(profile.levels.values()) <= set(LEVELS)
    if profile.reasons:
        assert set(profile.reasons) == set(profile.levels)


def test_a_draft_is_not_nagged_about_form() -> None:
    settings = under_profiles(["draft"])
    assert not selected("FRM007", "page-range-hyphen", settings)
    assert selected("NUM004", "misprinted-note-number", settings)


def test_explain_prints_a_profiles_table(capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["explain", "oscola", "FRM009"]) == 0
    out = capsys.readouterr().out
    assert "| FRM009 | warning | footnotes close with a full stop (1.1) |" in out
    assert "# FRM009 missing-terminal-period" in out


def test_the_page_of_profiles_is_current() -> None:
    page = Path(__file__).parents[1] / "docs" / "profiles.md"
    assert page.read_text(encoding="utf-8") == profiles(), "run scripts/make_rule_pages.py"
