"""The seeds: each yields what its README says, and the committed reports are what the programs write today."""

import json
import re
from datetime import date
from functools import cache
from pathlib import Path
from typing import Any

import pytest

from audit.engine import audit_file
from audit.model.finding import Finding
from audit.rules import RULES
from audit.settings import Settings
from scripts.make_reports import REPORTS, SEEDS, reports_on
from scripts.make_seeds import CORRECTIONS, corrected

ROOT = Path(__file__).resolve().parent.parent
FAULTS = {  # of border-crisis.md: (rule, the note at which it must be reported)
    ("NUM004", "34"),
    ("MRK003", "31"),
    ("MRK003", "32"),
    ("MRK003", "7"),
    ("MRK003", "9"),
    ("MRK005", "&#x27;"),
    ("IBD003", "34"),
    ("DAT005", "11"),
    ("DAT006", "11"),
    ("DAT004", "17"),
    ("DAT009", "8"),
    ("DAT009", "15"),
    ("QUO003", "12"),
    ("QUO001", None),
    ("IDN006", "24"),
    ("QUO002", "24"),
    ("IBD007", "28"),
    ("FRM003", "28"),
    ("MRK004", "7"),
    ("MRK004", "33"),
    ("FRM008", "17"),
}


@cache
def findings(seed: str) -> tuple[Finding, ...]:
    """Audit one seed as its report does."""
    report = audit_file(ROOT / "seeds" / seed, Settings(today=date(2026, 11, 20)))
    assert report.failure is None, report.failure
    return report.findings


@pytest.mark.parametrize("fault", sorted(FAULTS, key=str), ids=lambda fault: f"{fault[0]} at {fault[1]}")
def test_each_fault_of_the_specimen_is_reported(fault: tuple[str, str | None]) -> None:
    rule, note = fault
    if rule not in {known.id for known in RULES}:
        pytest.skip(f"there is no rule {rule} yet")
    found = [finding for finding in findings("border-crisis.md") if finding.rule == rule]
    assert note in {finding.note for finding in found}, [(finding.note, finding.message) for finding in found]


def test_nothing_else_is_reported_of_the_specimen() -> None:
    others = [f for f in findings("border-crisis.md") if (f.rule, f.note) not in FAULTS and f.level != "note"]
    assert [(f.rule, f.note, f.message) for f in others] == []


def test_no_fault_is_reported_twice() -> None:
    places = [(f.rule, f.note, f.region.start_line, f.region.start_column) for f in findings("border-crisis.md")]
    assert len(places) == len(set(places))


@pytest.mark.parametrize("seed", [seed for seed in SEEDS if seed != "border-crisis.md"])
def test_a_faultless_seed_has_no_error_and_no_warning(seed: str) -> None:
    grave = [finding for finding in findings(seed) if finding.level != "note"]
    assert [(f.rule, f.note, f.message) for f in grave] == []


def test_the_corrected_twin_is_the_specimen_with_every_fault_corrected() -> None:
    specimen = (ROOT / "seeds" / "border-crisis.md").read_text(encoding="utf-8")
    twin = (ROOT / "seeds" / "border-crisis.corrected.md").read_text(encoding="utf-8")
    assert corrected(specimen) == twin
    named = {rule for fault, _, _ in CORRECTIONS for rule in re.findall(r"[A-Z]{3}\d{3}", fault)}
    assert named == {rule for rule, _ in FAULTS}


@pytest.mark.parametrize("seed", SEEDS)
def test_the_committed_reports_are_current(seed: str) -> None:
    for name, content in reports_on(seed):
        file = REPORTS / name
        assert file.is_file(), f"no {name}: run python -m scripts.make_reports"
        committed = file.read_text(encoding="utf-8")
        hint = f"{name} has changed: run python -m scripts.make_reports and look at the difference"
        assert comparable(name, content) == comparable(name, committed), hint


def test_no_report_names_a_folder_of_this_machine() -> None:
    for file in REPORTS.iterdir():
        assert str(ROOT) not in file.read_text(encoding="utf-8"), file.name


def comparable(name: str, content: str) -> Any:
    """Return what must be equal: JSON without the tool's version, a picture's words, text as it is."""
    if name.endswith((".json", ".sarif")):
        return without_version(json.loads(content))
    if name.endswith(".svg"):
        return re.sub(r"<[^>]+>", "", content.partition("<body")[2] or content[content.index("</style>") :])
    return content


def without_version(value: Any) -> Any:
    """Return a JSON value in which the version of the tool is blank."""
    if isinstance(value, dict):
        own = value.get("name") == "citation-audit"
        return {
            key: "" if own and key in ("version", "semanticVersion") else without_version(inner)
            for key, inner in value.items()
        }
    return [without_version(inner) for inner in value] if isinstance(value, list) else value
