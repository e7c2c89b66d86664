"""Patterns that earlier runs have compiled, held to what `re.compile` returns; what is kept of them may be anything."""

import importlib
import marshal
import pkgutil
import re
import sys
from pathlib import Path

import pytest

import audit
from audit.language.expressions import _Expression
from audit.language.patterns import MOST_KEPT, PATTERNS, Patterns

SOURCES = [
    (r"a(?P<name>b+)?(c)", 0),
    (r"\b[^\W\d_]{2,}(?<!x)(?=é|ß)", re.IGNORECASE),
    (r"^ (?P<one> \d++ ) | (?:two)*+ $ # a comment", re.VERBOSE | re.MULTILINE),
    (r"(?i:A)\u2019[“-„]", re.DOTALL),
]


@pytest.fixture(autouse=True)
def _writes_bytecode(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", False)


def _expressions() -> set[tuple[str, int]]:
    """Return the sources and flags of all expressions of the package."""
    found: set[tuple[str, int]] = set()
    for module in pkgutil.walk_packages(audit.__path__, "audit."):
        if module.name.startswith("audit.") and not module.name.endswith("__main__"):
            try:
                members = vars(importlib.import_module(module.name)).values()
            except ImportError:  # an extra that is not installed
                continue
            found |= {(one._source, int(one._flags)) for one in members if isinstance(one, _Expression)}
    return found


def test_what_is_kept_is_what_python_compiles(tmp_path: Path) -> None:
    file = tmp_path / "kept.marshal"
    sources = _expressions() | set(SOURCES)
    assert len(sources) > 300
    first = Patterns(file)
    for source in sources:
        first.compile(*source)
    first.save()
    again = Patterns(file)
    for source in sources:
        kept, fresh = again.compile(*source), re.compile(*source)
        assert kept == fresh
        assert (kept.flags, kept.groups, kept.groupindex) == (fresh.flags, fresh.groups, fresh.groupindex)
    assert not again._fresh


def test_a_pattern_is_made_once(tmp_path: Path) -> None:
    patterns = Patterns(tmp_path / "kept.marshal")
    assert patterns.compile("a+", 0) is patterns.compile("a+", 0)
    assert patterns.compile("a+", re.IGNORECASE) is not patterns.compile("a+", 0)


def test_names_of_groups_are_kept(tmp_path: Path) -> None:
    for _ in range(2):
        patterns = Patterns(tmp_path / "kept.marshal")
        match = patterns.compile(*SOURCES[0]).search("xabbc")
        assert match is not None
        assert (match["name"], match.lastgroup, match.groupdict()) == ("bb", None, {"name": "bb"})
        patterns.save()


def _kept(tmp_path: Path) -> tuple[str, dict[tuple[str, int], tuple[int, list[int], int, dict[str, int]]]]:
    patterns = Patterns(tmp_path / "kept.marshal")
    for source in SOURCES:
        patterns.compile(*source)
    patterns.save()
    maker, kept = marshal.loads((tmp_path / "kept.marshal").read_bytes())
    return maker, kept


@pytest.mark.parametrize("damage", ["empty", "half", "noise", "a number", "another version", "no table", "odd codes"])
def test_what_is_odd_is_compiled_anew(tmp_path: Path, damage: str) -> None:
    maker, kept = _kept(tmp_path)
    whole = (tmp_path / "kept.marshal").read_bytes()
    nonsense = {key: (0, [7] * 9, 3, {"x": 99}) for key in kept}
    damaged = {
        "empty": b"",
        "half": whole[: len(whole) // 2],
        "noise": bytes(range(256)),
        "a number": marshal.dumps(7),
        "another version": marshal.dumps((("2.7", 1), nonsense)),
        "no table": marshal.dumps((maker, [1, 2])),
        "odd codes": marshal.dumps((maker, nonsense)),
    }[damage]
    (tmp_path / "kept.marshal").write_bytes(damaged)
    patterns = Patterns(tmp_path / "kept.marshal")
    assert [patterns.compile(*source) for source in SOURCES] == [re.compile(*source) for source in SOURCES]
    patterns.save()
    assert marshal.loads((tmp_path / "kept.marshal").read_bytes()) == (maker, kept)


def test_an_expression_that_is_wrong_is_refused(tmp_path: Path) -> None:
    with pytest.raises(re.error):
        Patterns(tmp_path / "kept.marshal").compile("(", 0)


def test_nothing_is_written_where_bytecode_is_not(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    for file in (tmp_path / "kept.marshal", None, tmp_path / "no such folder" / "kept.marshal"):
        patterns = Patterns(file)
        assert patterns.compile("a", 0).search("a")
        patterns.save()
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    absent = Patterns(tmp_path / "no such folder" / "kept.marshal")
    absent.compile("a", 0)
    absent.save()
    assert not list(tmp_path.iterdir())


def test_what_is_kept_does_not_grow_for_ever(tmp_path: Path) -> None:
    old = Patterns(tmp_path / "kept.marshal")
    for number in range(MOST_KEPT):
        old.compile(f"a{{{number}}}", 0)
    old.save()
    new = Patterns(tmp_path / "kept.marshal")
    new.compile("b", 0)
    new.compile("a{3}", 0)
    new.save()
    assert set(marshal.loads((tmp_path / "kept.marshal").read_bytes())[1]) == {("b", 0), ("a{3}", 0)}


def test_another_python_has_other_internals(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse(name: str) -> None:
        raise ImportError(name)

    monkeypatch.setattr(importlib, "import_module", refuse)
    patterns = Patterns(None)
    assert patterns.compile("a(b)", 0) == re.compile("a(b)")
    patterns.save()


def test_they_are_kept_beside_the_bytecode() -> None:
    assert PATTERNS._file is None or PATTERNS._file.parent.name in ("__pycache__", "language")
