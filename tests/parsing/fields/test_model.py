"""The shipped model is the one that the training script names: its recipe and its digest are recorded."""

import importlib.util
import json
import sys
from pathlib import Path
from types import ModuleType

import pytest

SCRIPTS = Path(__file__).parents[3] / "scripts"


@pytest.fixture(scope="module")
def training() -> ModuleType:
    """Return `scripts/train_labels.py` as a module."""
    spec = importlib.util.spec_from_file_location("train_labels", SCRIPTS / "train_labels.py")
    assert spec is not None
    assert spec.loader is not None
    module = importlib.util.module_from_spec(spec)
    sys.path.insert(0, str(SCRIPTS))
    try:
        spec.loader.exec_module(module)
    finally:
        sys.path.remove(str(SCRIPTS))
    return module


def test_the_model_was_trained_by_the_recipe_of_today(training: ModuleType) -> None:
    """Fails when word lists, templates, attributes or parameters changed and the model was not trained anew."""
    record = json.loads(training.RECORD.read_text(encoding="utf-8"))
    assert training.recipe() == record["recipe"], "python scripts/make_lexicon.py && python scripts/train_labels.py"
    assert training.digest_of(training.MODEL) == record["model"]


def test_the_recipe_is_the_same_twice(training: ModuleType) -> None:
    assert training.recipe() == training.recipe()


def test_the_model_is_small(training: ModuleType) -> None:
    assert training.MODEL.stat().st_size < 3_300_000
