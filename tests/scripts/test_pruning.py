"""Slight weights are taken out of a model file: what is left is a model that labels as before, but for them."""

import sys
from pathlib import Path

import pycrfsuite
import pytest

SCRIPTS = Path(__file__).parents[2] / "scripts"
sys.path.insert(0, str(SCRIPTS))

from references.pruning import pruned  # noqa: E402

ROWS = [["w=Poe"], ["w=On"], ["w=Towns"], ["w=1990", "digit"]]
LABELS = ["author", "title", "title", "date"]


@pytest.fixture(scope="module")
def model(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    path = tmp_path_factory.mktemp("model") / "small.crfsuite"
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params({"c1": 0.01, "c2": 0.01, "max_iterations": 30, "feature.possible_transitions": True})
    for _ in range(5):
        trainer.append(ROWS, LABELS)
        trainer.append(ROWS[1:], LABELS[1:])
    trainer.train(str(path))
    return path.read_bytes()


def weights(model: bytes) -> dict[tuple[str, str], float]:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    info = tagger.info()
    return dict(info.state_features)


def labels(model: bytes) -> list[str]:
    tagger = pycrfsuite.Tagger()
    tagger.open_inmemory(model)
    found: list[str] = tagger.tag(ROWS)
    return found


def test_with_nothing_to_take_out_the_file_is_the_same(model: bytes) -> None:
    assert pruned(model, 0.0) == model


def test_the_slight_weights_are_gone_and_the_others_as_they_were(model: bytes) -> None:
    before = weights(model)
    sizes = sorted(abs(weight) for weight in before.values())
    bound = (sizes[0] + sizes[-1]) / 2  # between two weights, whatever they are
    smaller = pruned(model, bound)
    assert len(smaller) < len(model)
    assert weights(smaller) == {pair: weight for pair, weight in before.items() if abs(weight) >= bound}
    assert labels(smaller) == labels(model) == LABELS


def test_a_model_without_any_weight_of_an_attribute_can_be_read(model: bytes) -> None:
    assert weights(pruned(model, 1000.0)) == {}
    assert len(labels(pruned(model, 1000.0))) == len(ROWS)
