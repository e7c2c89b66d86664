"""What the manuals demand: texts written after them pass, and each demand that is broken is found, once."""

import tomllib
from dataclasses import replace
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.engine import audit_document, read_document
from audit.fixing import fix_data
from audit.model.finding import Finding
from audit.profiles import PROFILES
from audit.settings import Settings, under_profiles

HERE = Path(__file__).parent
MANUSCRIPTS = sorted((HERE / "manuscripts").glob("*.md"))
STYLES = [name for name, profile in PROFILES.items() if profile.demands]
BREAKS = [
    (style, broken)
    for style, rows in tomllib.loads((HERE / "breaks.toml").read_text(encoding="utf-8")).items()
    for broken in rows
]
FORM = ("FRM", "DAT010", "MRK004")


def found(text: str, style: str) -> list[Finding]:
    settings = replace(under_profiles([style]), today=date(2026, 11, 20))
    return list(audit_document(read_document("a.md", text.encode(), settings), settings).findings)


def heard(findings: list[Finding]) -> list[tuple[str, str, str]]:
    return [(finding.rule, str(finding.level), finding.message) for finding in findings]


@pytest.mark.parametrize("file", MANUSCRIPTS, ids=lambda file: file.stem)
def test_what_follows_a_manual_has_no_finding_of_form(file: Path) -> None:
    style = file.stem.split("-")[0]
    text = file.read_text(encoding="utf-8")
    assert heard([one for one in found(text, style) if one.rule.startswith(FORM)]) == []


@pytest.mark.parametrize(
    ("style", "broken"), BREAKS, ids=[f"{style}-{row['rule']}-{row['matter']}" for style, row in BREAKS]
)
def test_what_breaks_a_demand_is_one_finding(style: str, broken: dict[str, Any]) -> None:
    text = (HERE / "manuscripts" / f"{style}-{broken['file']}.md").read_text(encoding="utf-8")
    assert broken["old"] in text
    text = text.replace(broken["old"], broken["new"], -1 if broken.get("all") else 1)
    mine = [one for one in found(text, style) if one.rule == broken["rule"]]
    assert len(mine) == 1, heard(found(text, style))
    assert broken["says"] in mine[0].message
    assert mine[0].level == "warning"


@pytest.mark.parametrize("style", STYLES)
def test_every_row_of_a_manuals_table_is_broken_once(style: str) -> None:
    """A row that no text can break would be a demand that is never measured."""
    broken = {(row["rule"], row["matter"]) for name, row in BREAKS if name == style}
    assert sorted({(d.rule, d.matter) for d in PROFILES[style].demands} - broken) == []


def test_without_a_profile_the_manuscripts_follow_their_own_majority() -> None:
    for file in MANUSCRIPTS:
        text = file.read_text(encoding="utf-8")
        report = audit_document(read_document("a.md", text.encode(), Settings()), Settings())
        assert heard([one for one in report.findings if one.rule.startswith(FORM)]) == [], file.stem


def test_a_stage_decides_how_grave_what_a_style_demands_is() -> None:
    text = (HERE / "manuscripts" / "chicago-2.md").read_text(encoding="utf-8").replace("410–12", "410-12")
    both = under_profiles(["chicago", "draft"])
    assert [one.rule for one in audit_document(read_document("a.md", text.encode(), both), both).findings] == []
    asked = replace(under_profiles(["chicago"]), levels={"FRM007": "error"})
    findings = audit_document(read_document("a.md", text.encode(), asked), asked).findings
    assert [(one.rule, str(one.level)) for one in findings] == [("FRM007", "error")]


def test_latex_gets_the_dash_that_latex_sets() -> None:
    text = r"""\documentclass{article}
\begin{document}
\section{Rivers}
It rose.\footnote{Anna Berg, ``Gauges,'' \emph{Water} 3, no. 1 (1998), pp. 12-15.} It
fell.\footnote{Paul Stone, \emph{Floods} (Weir Press, 2001), pp. 30-41.}
\end{document}
"""
    settings = under_profiles(["chicago"])
    document = read_document("a.tex", text.encode(), settings)
    (finding,) = [one for one in audit_document(document, settings).findings if one.rule == "FRM007"]
    assert finding.fix is not None
    assert finding.fix.certain
    assert [edit.replacement for edit in finding.fix.edits] == ["--", "--"]
    mended = text.replace("12-15", "12--15").replace("30-41", "30--41")
    assert heard(list(audit_document(read_document("a.tex", mended.encode(), settings), settings).findings)) == []


@pytest.mark.parametrize(
    ("style", "broken"), [(style, row) for style, row in BREAKS if row["rule"] in ("FRM007", "FRM009")], ids=str
)
def test_what_a_fix_leaves_keeps_the_demand(style: str, broken: dict[str, Any]) -> None:
    text = (HERE / "manuscripts" / f"{style}-{broken['file']}.md").read_text(encoding="utf-8")
    text = text.replace(broken["old"], broken["new"], 1)
    fixed = fix_data("a.md", text.encode(), under_profiles([style]), accept=lambda finding, _: finding.fix is not None)
    left = [one for one in found(fixed.mended, style) if one.rule == broken["rule"]]
    fixable = broken["matter"] != "last pages of ranges"  # what was left out of a number is for a person to say
    assert heard(left) == [] if fixable else left


def test_where_a_manual_leaves_the_choice_the_majority_decides() -> None:
    text = (HERE / "manuscripts" / "chicago-1.md").read_text(encoding="utf-8")
    notes = "".join(f"\n{n}. “Harbour News,” *Evening Mail*, May {n}, 1921.\n" for n in range(11, 17))
    marks = "".join(f" Ships came.<sup>{n}</sup>" for n in range(11, 18))
    text = text.replace("<sup>10</sup>\n", f"<sup>10</sup>{marks}\n")
    odd = "\n17. “Harbour News,” *Evening Mail*, 9 May 1921.\n"
    text = text.replace("\n## Bibliography", f"{notes}{odd}\n## Bibliography")
    (finding,) = [one for one in found(text, "chicago") if one.rule == "DAT010"]
    assert "are written as month, day, year" in finding.message
    assert finding.level == "note"
