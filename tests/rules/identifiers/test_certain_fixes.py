"""A certain fix cures: applied to the text it was found in, it leaves nothing for its rule to say."""

import tomllib
from collections.abc import Iterable
from pathlib import Path

import pytest

from audit.engine import read_document
from audit.model.finding import Edit, Problem
from audit.model.lookup import Lookups
from audit.parsing import understand
from audit.rules import RULES
from audit.rules.rule import Rule
from audit.settings import Settings

CASES = Path(__file__).parents[2] / "cases"
IDENTIFIER_RULES = [rule for rule in RULES if rule.id.startswith("IDN")]


def problems_of(rule: Rule, text: str) -> list[Problem]:
    return list(rule.check(understand(read_document("case.md", text.encode(), Settings())), Lookups()))


def apply(text: str, edits: Iterable[Edit]) -> str:
    for edit in sorted(edits, key=lambda edit: edit.span, reverse=True):
        text = text[: edit.span.start] + edit.replacement + text[edit.span.end :]
    return text


@pytest.mark.parametrize("rule", IDENTIFIER_RULES, ids=lambda rule: rule.id)
def test_certain_fixes_cure(rule: Rule) -> None:
    cases = tomllib.loads((CASES / f"{rule.id}.toml").read_text(encoding="utf-8"))["fires"]
    for case in cases:
        for problem in problems_of(rule, case["text"]):
            if problem.fix is not None and problem.fix.certain:
                assert problems_of(rule, apply(case["text"], problem.fix.edits)) == []


def test_some_fixes_are_certain() -> None:
    cured = {
        rule.id
        for rule in IDENTIFIER_RULES
        for case in tomllib.loads((CASES / f"{rule.id}.toml").read_text(encoding="utf-8"))["fires"]
        for problem in problems_of(rule, case["text"])
        if problem.fix is not None and problem.fix.certain
    }
    assert cured >= {"IDN001", "IDN002", "IDN004", "IDN005", "IDN007"}
