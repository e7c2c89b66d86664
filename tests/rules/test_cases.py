"""The case files: each text goes through the whole engine, and its rule speaks or is silent."""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.engine import audit_document, read_document
from audit.model.finding import Finding
from audit.rules import RULES
from audit.settings import Settings

CASES = Path(__file__).parents[1] / "cases"
SUFFIXES = {"markdown": ".md", "text": ".txt", "latex": ".tex", "html": ".html", "json": ".json"}
FIRES_KEYS = {"name", "text", "format", "note", "expected", "contains", "at", "level", "kind", "sources", "count"}
MISS_KEYS = {"name", "text", "format", "sources"}
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Case:
    """One text of a case file. `wanted` holds what a finding must show; None for a near miss."""

    rule: str
    name: str
    text: str
    format: str
    sources: tuple[tuple[str, str], ...]
    wanted: dict[str, Any] | None


def load_cases(file: Path) -> list[Case]:
    """Return the cases of one file; an unknown key is an error, since it would be a check never made."""
    content = tomllib.loads(file.read_text(encoding="utf-8"))
    assert set(content) <= {"fires", "near_miss"}, f"{file.name}: unknown table {set(content)}"
    cases = []
    for kind, keys in (("fires", FIRES_KEYS), ("near_miss", MISS_KEYS)):
        for raw in content.get(kind, ()):
            assert set(raw) <= keys, f"{file.name}: {raw.get('name')}: unknown key {set(raw) - keys}"
            sources = tuple((source["name"], source["text"]) for source in raw.get("sources", ()))
            wanted = {key: raw[key] for key in raw if key in keys - MISS_KEYS} if kind == "fires" else None
            cases.append(Case(file.stem, raw["name"], raw["text"], raw.get("format", "markdown"), sources, wanted))
    return cases


FILES = sorted(CASES.glob("*.toml"))
ALL = [case for file in FILES for case in load_cases(file)]


def findings_of(case: Case, folder: Path) -> list[Finding]:
    """Audit the text of `case` for its rule alone."""
    for name, text in case.sources:
        (folder / name).write_text(text, encoding="utf-8")
    sources = (folder,) if case.sources else ()
    settings = Settings(select=(case.rule,), today=TODAY, sources=sources)
    path = f"{case.rule}{SUFFIXES[case.format]}"
    report = audit_document(read_document(path, case.text.encode(), settings), settings)
    assert case.rule not in {skipped.rule for skipped in report.skipped}, f"did not run: {report.skipped}"
    return list(report.findings)


def shows(finding: Finding, case: Case) -> bool:
    """Tell whether a finding shows all that the case wants of it."""
    wanted = case.wanted or {}
    return (
        finding.note == wanted.get("note", finding.note)
        and finding.expected == wanted.get("expected", finding.expected)
        and str(finding.level) == wanted.get("level", str(finding.level))
        and finding.kind == wanted.get("kind", finding.kind)
        and wanted.get("contains", "") in finding.message
        and wanted.get("at", "") in finding.span.of(case.text)
    )


@pytest.mark.parametrize("case", [c for c in ALL if c.wanted is not None], ids=lambda c: f"{c.rule}: {c.name}")
def test_the_rule_fires(case: Case, tmp_path: Path) -> None:
    found = findings_of(case, tmp_path)
    heard = [(one.note, one.expected, one.span.of(case.text)[:60], one.message) for one in found]
    assert any(shows(finding, case) for finding in found), f"wanted {case.wanted}, heard {heard}"
    assert len(found) == (case.wanted or {}).get("count", len(found)), heard


@pytest.mark.parametrize("case", [c for c in ALL if c.wanted is None], ids=lambda c: f"{c.rule}: {c.name}")
def test_the_rule_is_silent(case: Case, tmp_path: Path) -> None:
    found = findings_of(case, tmp_path)
    assert not found, [(one.span.of(case.text)[:60], one.message) for one in found]


# Rules that rest on look-ups cannot run from a text alone: tests/rules/existence holds them to the same. EXT002 needs
# pages of a PDF: tests/readers/pdf/test_pdf_damage.py has its cases.
OF_TEXTS = [rule for rule in RULES if rule.scope != "lookup" and rule.id != "EXT002"]


@pytest.mark.parametrize("rule", OF_TEXTS, ids=lambda rule: rule.id)
def test_every_rule_has_two_texts_that_fire_and_two_near_misses(rule: Any) -> None:
    mine = [case for case in ALL if case.rule == rule.id]
    assert sum(case.wanted is not None for case in mine) >= 2, f"tests/cases/{rule.id}.toml"
    assert sum(case.wanted is None for case in mine) >= 2, f"tests/cases/{rule.id}.toml"


def test_every_case_file_belongs_to_a_rule() -> None:
    known = {rule.id for rule in RULES}
    assert [file.name for file in FILES if file.stem not in known] == []
