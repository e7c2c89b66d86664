"""Every compiled regular expression of the package: none has a hostile text that makes it try exponentially often."""

import importlib
import pkgutil
import re
from pathlib import Path
from typing import Any

import pytest

import audit
from audit.language.expressions import compiled
from tests.hostile.automaton import Automaton

PACKAGE = Path(audit.__file__).parent

# By module and name: why the nested repeat cannot be made to backtrack.
NOT_EXPONENTIAL = {
    "audit.parsing.fields.numerals._LABEL_WORDS": "each label but § and ¶ ends at a word's boundary, and after the "
    "repeat nothing can fail",
}
# By module and name: why searching again from each place costs no more than the length times a bound.
NOT_QUADRATIC = {
    "audit.parsing.citednames._TOKEN": "the last alternative takes any character: each try is a match",
    "audit.parsing.fields.tokens._TOKEN": "the last alternative takes any character; “www . a . b” matches whole",
    "audit.parsing.linking.description._SUBTITLE": "a word must stand before",
    "audit.parsing.sentences._LAST_WORD": "looks at the last characters before a place only",
    "audit.readers.bibtex._FIELD": "matched at one place, never searched",
    "audit.readers.pdf.arrays._ELEMENT": "as content._TOKEN, within one array",
    "audit.readers.pdf.content._TOKEN": "possessive: an array or string that is not closed is left for the time limit",
    "audit.readers.pdf.labels._RAISED": "matched whole, never searched",
    "audit.readers.pdf.reading._BAD_TITLE": "a PDF's title; anchored at its beginning",
    "audit.readers.pdf.words._ADDRESS": "a word's last characters",
    "audit.readers.pdf.words._LAST": "searched in the last 40 characters of a line only",
    "audit.readers.restructuredtext._FIELD": "within one line; what follows the blanks always matches",
    "audit.resolvers.library.quoting._WORD": "a letter at a time always matches",
    "audit.rules.form.missing_terminal_period._ADDRESS_END": "searched in the end of an entry only",
    "audit.rules.form.variant_container_title._EDGES": "a run of marks is tried at its first one only",
    "audit.rules.form.variant_container_title._NUMBER": "the name of a container, at words' boundaries",
    "audit.rules.ibid.dangling_cross_reference._LED_BY": "looks at the last characters before a place only",
    "audit.rules.ibid.shortforms._LETTER": "anchored at its beginning, or at a word's",
    "audit.rules.ibid.sources._SOURCE_SIGN": "each run of letters begins at a word's boundary",
    "audit.rules.published._KEPT": "each run of letters begins at a word's boundary",
    "audit.rules.published._LETTER": "matched at one place, never searched",
    "audit.rules.quotations.quote_differs_from_title._WORD": "a letter at a time always matches",
}


def _patterns() -> dict[str, re.Pattern[Any]]:
    found: dict[str, re.Pattern[Any]] = {}
    for module in pkgutil.walk_packages(audit.__path__, "audit."):
        if module.name.endswith("__main__"):
            continue
        for name, value in vars(importlib.import_module(module.name)).items():
            if not name.startswith("__"):
                _collect(value, f"{module.name}.{name}", found)
    unique = {}
    for name, pattern in found.items():
        unique.setdefault((pattern.pattern, pattern.flags), (name, pattern))
    return dict(unique.values())


def _collect(value: object, name: str, found: dict[str, re.Pattern[Any]], depth: int = 0) -> None:
    pattern = compiled(value)
    if pattern is not None:
        found[name] = pattern
    elif isinstance(value, dict) and depth < 4:
        for key, part in value.items():
            _collect(key, f"{name}[key {key}]", found, depth + 1)
            _collect(part, f"{name}[{key}]", found, depth + 1)
    elif isinstance(value, (tuple, list, set, frozenset)) and depth < 4:
        for index, part in enumerate(value):
            _collect(part, f"{name}[{index}]", found, depth + 1)


PATTERNS = _patterns()
_SEARCH = re.compile(r"\b([A-Z_]{2,60})(?:\[[^\]\n]{0,40}\])?\.(?:search|finditer|sub|subn|split|findall)\b")


def _searched() -> set[str]:
    """Return the names of expressions that are searched for anywhere; the others are matched at one place."""
    names = set()
    for file in PACKAGE.rglob("*.py"):
        names.update(_SEARCH.findall(file.read_text(encoding="utf-8")))
    return names


def test_there_are_expressions_to_look_at() -> None:
    assert len(PATTERNS) > 200


def test_no_expression_backtracks_exponentially() -> None:
    faults = {name: char for name, pattern in PATTERNS.items() if (char := Automaton(pattern).exponential())}
    assert {name: char for name, char in faults.items() if name not in NOT_EXPONENTIAL} == {}


def test_no_searched_expression_reads_the_rest_again_from_each_place() -> None:
    searched = _searched()
    faults = {
        name: word
        for name, pattern in PATTERNS.items()
        if ("[" in name or name.rpartition(".")[2] in searched) and (word := Automaton(pattern).quadratic())
    }
    assert {name: word for name, word in faults.items() if name not in NOT_QUADRATIC} == {}


@pytest.mark.parametrize("pattern", [r"(a+)+b", r"(?:ab|\w)*!", r"(?:\w+\s?)*$", r"(?:a{1,3})*b", r"(?:a*b?)*c"])
def test_the_proof_finds_what_is_exponential(pattern: str) -> None:
    assert Automaton(re.compile(pattern)).exponential()


@pytest.mark.parametrize(
    "pattern", [r"(?:\w+\s)*$", r"(?:a++)+b", r"(?:\.\d{1,9})*/", r"([-*_])[ \t]*(?:\1[ \t]*){2,}$", r"(a+)+", r"\d+,"]
)
def test_the_proof_lets_sound_expressions_pass(pattern: str) -> None:
    assert Automaton(re.compile(pattern)).exponential() is None


@pytest.mark.parametrize("pattern", [r"\s+$", r"\[[^\]]*\]", r"\w+-$", r"(?:a|b)+c"])
def test_the_proof_finds_what_is_quadratic_in_a_search(pattern: str) -> None:
    assert Automaton(re.compile(pattern)).quadratic()


@pytest.mark.parametrize("pattern", [r"(?<!\s)\s+$", r"\[[^\[\]]*\]", r"\w+", r"\A\w+!", r"\b[a-z]+!", r"\w{1,40}-$"])
def test_the_proof_lets_sound_searches_pass(pattern: str) -> None:
    assert Automaton(re.compile(pattern)).quadratic() is None


def test_this_list_of_exceptions_is_no_longer_than_needed() -> None:
    assert set(NOT_EXPONENTIAL) <= set(PATTERNS)
    assert set(NOT_QUADRATIC) <= set(PATTERNS)
