"""The case files: each text goes through the whole engine, and its rule speaks or is silent.

A case may bring more than its text: `sources` (files beside it), `lookups` (what registers answered, `recorded`), or a
`profile` under which it is audited.
Where its format is `pdf`, its text is that of pages (`pages`).
"""

import tomllib
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from audit.engine import apply_rules, audit_document, read_document, understand_document
from audit.model.document import Document
from audit.model.finding import Finding
from audit.rules import RULES
from audit.settings import Settings
from tests.rules.pages import make_pdf
from tests.rules.recorded import make_lookups

CASES = Path(__file__).parents[1] / "cases"
SUFFIXES = {
    "markdown": ".md",
    "text": ".txt",
    "latex": ".tex",
    "html": ".html",
    "jats": ".xml",
    "json": ".json",
    "pdf": ".pdf",
}
MISS_KEYS = {"name", "text", "format", "sources", "lookups", "profile"}
FIRES_KEYS = MISS_KEYS | {"note", "expected", "contains", "at", "level", "kind", "count", "certain", "fixed"}
ACCUSING = ("fabricat", "fake", "hallucinat", "fraud", "plagiar", "misconduct", "cheat", "lying")
TODAY = date(2026, 11, 20)


@dataclass(frozen=True)
class Case:
    """One text of a case file. `wanted` holds what a finding must show; None for a near miss.

    Of its fix, `certain` says whether it is, and `fixed` is in the text that it leaves.
    """

    rule: str
    name: str
    text: str
    format: str
    sources: tuple[tuple[str, str], ...]
    lookups: tuple[dict[str, Any], ...]
    wanted: dict[str, Any] | None
    profile: tuple[str, ...] = ()


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
            lookups, format = tuple(raw.get("lookups", ())), raw.get("format", "markdown")
            profile = (raw["profile"],) if "profile" in raw else ()
            cases.append(Case(file.stem, raw["name"], raw["text"], format, sources, lookups, wanted, profile))
    return cases


FILES = sorted(CASES.glob("*.toml"))
ALL = [case for file in FILES for case in load_cases(file)]


def findings_of(case: Case, folder: Path) -> list[Finding]:
    """Audit the text of `case` for its rule alone."""
    for name, text in case.sources:
        (folder / name).write_text(text, encoding="utf-8")
    sources = (folder,) if case.sources else ()
    settings = Settings(select=(case.rule,), today=TODAY, sources=sources, profile=case.profile)
    data = make_pdf(case.text) if case.format == "pdf" else case.text.encode()
    document = read_document(f"{case.rule}{SUFFIXES[case.format]}", data, settings)
    if case.lookups:
        return findings_after(case, document, settings)
    report = audit_document(document, settings)
    assert case.rule not in {skipped.rule for skipped in report.skipped}, f"did not run: {report.skipped}"
    return list(report.findings)


def findings_after(case: Case, document: Document, settings: Settings) -> list[Finding]:
    """Return the findings on a document about which the registers have answered as the case records it."""
    manuscript = understand_document(document, settings)
    findings, skipped = apply_rules(manuscript, make_lookups(manuscript, case.lookups, settings), settings)
    assert not skipped, f"did not run: {skipped}"
    return list(findings)


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
        and wanted.get("fixed", "") in fixed_text(finding, case.text)
        and wanted.get("certain", is_certain(finding)) == is_certain(finding)
    )


def fixed_text(finding: Finding, text: str) -> str:
    """Return the text as the finding's fix leaves it."""
    for edit in sorted(finding.fix.edits if finding.fix else (), key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


def is_certain(finding: Finding) -> bool | None:
    """Tell whether the finding's fix is certain, None where there is none."""
    return None if finding.fix is None else finding.fix.certain


@pytest.mark.parametrize("case", [c for c in ALL if c.wanted is not None], ids=lambda c: f"{c.rule}: {c.name}")
def test_the_rule_fires(case: Case, tmp_path: Path) -> None:
    found = findings_of(case, tmp_path)
    heard = [(one.note, one.expected, one.span.of(case.text)[:60], one.message) for one in found]
    assert any(shows(finding, case) for finding in found), f"wanted {case.wanted}, heard {heard}"
    assert len(found) == (case.wanted or {}).get("count", len(found)), heard
    assert not [word for word in ACCUSING for one in found if word in one.message.lower()], heard


@pytest.mark.parametrize("case", [c for c in ALL if c.wanted is None], ids=lambda c: f"{c.rule}: {c.name}")
def test_the_rule_is_silent(case: Case, tmp_path: Path) -> None:
    found = findings_of(case, tmp_path)
    assert not found, [(one.span.of(case.text)[:60], one.message) for one in found]


@pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)
def test_every_rule_has_two_texts_that_fire_and_two_near_misses(rule: Any) -> None:
    mine = [case for case in ALL if case.rule == rule.id]
    assert sum(case.wanted is not None for case in mine) >= 2, f"tests/cases/{rule.id}.toml"
    assert sum(case.wanted is None for case in mine) >= 2, f"tests/cases/{rule.id}.toml"


def test_every_case_file_belongs_to_a_rule() -> None:
    known = {rule.id for rule in RULES}
    assert [file.name for file in FILES if file.stem not in known] == []
