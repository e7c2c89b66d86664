"""Tokens in, for each the most probable label and its probability out, by the trained model of the package.

The model is a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) trained by
`scripts/train_labels.py` on composed text. It is loaded when first asked.
"""

from functools import cache
from typing import Any

from audit.parsing.fields.features import features_of
from audit.parsing.fields.lexicon import DATA
from audit.parsing.fields.tokens import Token

MODEL = DATA / "labels.crfsuite"
# The model tells the titles of what stands in a journal or a volume from those of books: it remembers so what it reads.
MERGED = {"hosted": "title"}
_TWINS = MERGED | {label: name for name, label in MERGED.items()}
LONGEST = 1500  # tokens read at once; Viterbi is linear, but memory is not free


@cache
def _tagger() -> Any:
    import pycrfsuite  # here: only who reads citations pays for it

    tagger = pycrfsuite.Tagger()
    tagger.open(str(MODEL))
    return tagger


def label(tokens: list[Token]) -> tuple[list[str], list[float]]:
    """Return a label and a probability for every token; "^" before a label marks the first token of a citation."""
    labels: list[str] = []
    weights: list[float] = []
    tagger = _tagger()
    for start in range(0, len(tokens), LONGEST):
        rows = features_of(tokens[start : start + LONGEST])
        tagger.set(rows)
        found = tagger.tag()
        labels += [MERGED.get(name, name) for name in found]
        weights += [_weight(tagger, name, place) for place, name in enumerate(found)]
    return labels, weights


def _weight(tagger: Any, name: str, place: int) -> float:
    """Return the probability of what a label is handed on as: a title is one, whichever kind of title it is."""
    weight: float = tagger.marginal(name, place)
    twin = _TWINS.get(name)
    return weight + tagger.marginal(twin, place) if twin else weight
