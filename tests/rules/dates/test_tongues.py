"""The labelled cases of time in seven languages: each fault is heard, and nothing else."""

import importlib.util
import sys
from pathlib import Path
from types import ModuleType

import pytest


def load_benchmark() -> ModuleType:
    """Return `benchmarks/tongues.py`, which has the cases and the way to hear them."""
    file = Path(__file__).parents[3] / "benchmarks" / "tongues.py"
    spec = importlib.util.spec_from_file_location("tongues", file)
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.modules[spec.name] = module
    spec.loader.exec_module(module)
    return module


TONGUES = load_benchmark()
CASES = list(TONGUES.read_cases())


def test_each_language_has_faults_and_sound_texts() -> None:
    for tongue in ("de", "es", "fr", "it", "nl", "pt"):
        rules = [case.rule for case in CASES if case.tongue == tongue]
        assert len(rules) >= 15
        assert {"DAT004", "DAT005", "DAT006", ""} <= set(rules)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.tongue} {case.rule or 'sound'}: {case.text[:50]}")
def test_the_fault_is_heard_and_nothing_else(case: object) -> None:
    assert TONGUES.heard(case) == ([case.rule] if case.rule else [])  # type: ignore[attr-defined]
