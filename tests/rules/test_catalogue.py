"""The catalogue: ids and names fixed for ever, a page for each rule, a docstring with every section in order."""

import inspect
import re
from pathlib import Path
from typing import get_args

import pytest

from audit.rules import RULES
from audit.rules.pages import NEED_WORDS
from audit.rules.rule import SECTIONS, Need, Rule
from scripts.make_rule_pages import documented

ROOT = Path(__file__).parents[2]
CATALOGUE = [tuple(line.split()) for line in Path(__file__).with_name("catalogue.txt").read_text().splitlines()]

each_rule = pytest.mark.parametrize("rule", RULES, ids=lambda rule: rule.id)


def test_ids_and_names_are_those_of_the_catalogue_in_its_order() -> None:
    listed = [(rule.id, rule.name) for rule in RULES]
    assert set(listed) <= set(CATALOGUE)
    assert listed == sorted(listed, key=CATALOGUE.index)
    assert len(set(listed)) == len(listed)


@each_rule
def test_the_file_is_named_as_the_rule(rule: Rule) -> None:
    file = Path(inspect.getfile(rule.check))
    assert file.stem == rule.name.replace("-", "_") == rule.check.__name__


@each_rule
def test_the_docstring_has_every_section_in_order(rule: Rule) -> None:
    text = inspect.getdoc(rule.check) or ""
    headings = re.findall(r"^([A-Z][a-z]+):[ ]*$", text, re.MULTILINE)
    assert headings == list(SECTIONS)
    assert all(rule.sections[heading].strip() for heading in SECTIONS)
    assert re.fullmatch(r"[A-Z\"“].{10,}\.", rule.summary), rule.summary


@each_rule
def test_the_page_is_current(rule: Rule) -> None:
    file = ROOT / "docs" / "rules" / f"{rule.id}.md"
    assert file.is_file(), "run scripts/make_rule_pages.py"
    assert file.read_text(encoding="utf-8") == documented(rule), "run scripts/make_rule_pages.py"


def test_no_page_is_left_of_a_rule_that_is_gone() -> None:
    pages = {file.stem for file in (ROOT / "docs" / "rules").glob("*.md")} - {"index"}
    assert pages == {rule.id for rule in RULES}


def test_the_page_says_what_a_rule_needs() -> None:
    assert set(NEED_WORDS) == set(get_args(Need))
