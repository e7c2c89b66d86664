"""Tokens in, for each the most probable label, or how probable it is, out, by the trained model of the package.

The model is a linear-chain conditional random field (Lafferty, McCallum & Pereira 2001) trained by
`scripts/train_labels.py` on composed text. It is loaded when first asked.
"""

from collections.abc import Iterator
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


def label(tokens: list[Token]) -> list[str]:
    """Return a label for every token; "^" before a label marks the first token of a citation."""
    labels: list[str] = []
    for rows in _rows(tokens):
        labels += [MERGED.get(name, name) for name in _tagger().tag(rows)]
    return labels


def weigh(tokens: list[Token]) -> list[float]:
    """Return for every token how probable its label is, from 0 to 1; this takes as long as to label them."""
    weights: list[float] = []
    for rows in _rows(tokens):
        found = enumerate(_tagger().tag(rows))
        weights += [_weight(_tagger(), name, place) for place, name in found]
    return weights


def _rows(tokens: list[Token]) -> Iterator[list[list[str]]]:
    """Yield the attributes of as many tokens as are read at once."""
    for start in range(0, len(tokens), LONGEST):
        yield features_of(tokens[start : start + LONGEST])


def _weight(tagger: Any, name: str, place: int) -> float:
    """Return the probability of what a label is handed on as: a title is one, whichever kind of title it is."""
    weight: float = tagger.marginal(name, place)
    twin = _TWINS.get(name)
    return min(1.0, weight + tagger.marginal(twin, place)) if twin else weight
