"""Texts in six languages, full of brackets that cite nothing: nothing grave is said of them, and faults are found."""

import random
from pathlib import Path

import pytest

from benchmarks.cited_faults import RULES, TEXTS, cases, findings, grave


@pytest.mark.parametrize("path", TEXTS, ids=lambda path: str(path.stem))
def test_nothing_grave_is_said_of_a_faultless_text(path: Path) -> None:
    assert [f"{f.rule} {f.message}" for f in findings(path.read_text(encoding="utf-8")) if grave(f)] == []


@pytest.mark.parametrize("fault", RULES)
def test_faults_are_found_in_every_language(fault: str) -> None:
    missed = []
    for path in TEXTS:
        text = path.read_text(encoding="utf-8")
        spoilt, name = next(cases(text, fault, random.Random(path.name)))
        found = [f for f in findings(spoilt) if f.rule == fault and name.casefold() in f.message.casefold()]
        missed += [] if found else [f"{path.name}: {name}"]
    assert len(missed) <= 1, missed
