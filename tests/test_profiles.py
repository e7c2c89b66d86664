"""Profiles: every rule they name is in the catalogue, every level is one."""

from pathlib import Path

import pytest

from audit.cli import main
from audit.engine import audit_document, read_document
from audit.fixing import fix_data
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
    assert "| FRM009 | notes | with a full stop at the end | 1.1 |" in out
    assert "# FRM009 missing-terminal-period" in out


def test_the_page_of_profiles_is_current() -> None:
    page = Path(__file__).parents[1] / "docs" / "profiles.md"
    assert page.read_text(encoding="utf-8") == profiles(), "run scripts/make_rule_pages.py"


DASHED = """# On rivers

The river rose¹. It fell.²

## Notes

¹ Anna Berg, “Gauges,” *Water* 3, no. 1 (1998): 12-15.

² Paul Stone, “Floods,” *Water* 4, no. 2 (2001): 30-41
"""


def found_under(*profiles: str) -> dict[str, str]:
    settings = under_profiles(profiles)
    report = audit_document(read_document("a.md", DASHED.encode(), settings), settings)
    return {f.rule: f.message for f in report.findings if f.rule in ("FRM007", "FRM009", "MRK004")}


def test_a_style_decides_where_the_manuscript_has_no_majority() -> None:
    assert found_under() == {}
    found = found_under("chicago")
    assert found["FRM007"] == (
        "Chicago 18 (6.83, 9.62) gives page ranges with an en dash; 2 are with a hyphen (notes 1, 2)."
    )
    assert "gives notes with a full stop at the end; 1 is without a full stop at the end." in found["FRM009"]
    assert "Chicago 18 (14.26 in the 17th ed.) has it after the punctuation" in found["MRK004"]
    assert found_under("vancouver").keys() == {"FRM009"}


def test_what_a_style_demands_can_be_fixed() -> None:
    settings = under_profiles(["mhra"])
    assert "12–15" in fix_data("a.md", DASHED.encode(), settings).mended
