"""Train the label model on text composed by `scripts/references`; writes `audit/data/labels.crfsuite`.

The text is invented from word lists and styles written for this project; nothing else enters. Deterministic for a
given seed. Needs python-crfsuite; some minutes for the default of 15,000 lines.
"""

from __future__ import annotations

import argparse
import random
import sys
import time
import zlib
from collections.abc import Callable
from pathlib import Path

import pycrfsuite

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent))

from references.notes import compose  # noqa: E402

from audit.model.span import Span  # noqa: E402
from audit.parsing.fields.features import features_of  # noqa: E402
from audit.parsing.fields.lexicon import lexicon  # noqa: E402
from audit.parsing.fields.tokens import tokenize  # noqa: E402

ITALIC = ("container", "title")


def hiding(rng: random.Random, share: float) -> Callable[[str], str]:
    """Return a lexicon that does not know a share of its words, so that the model learns to do without."""
    classes = lexicon().classes
    salt = rng.random()

    def known(word: str) -> str:
        letters = classes.get(word, "")
        return "" if letters and (zlib.crc32(f"{word}{salt}".encode()) % 1000 < share * 1000) else letters

    return known


def samples(count: int, seed: int, share: float):  # type: ignore[no-untyped-def]
    """Yield (features, labels) of `count` lines."""
    rng = random.Random(seed)
    for _ in range(count):
        text, labels = compose(rng)
        italics: tuple[Span, ...] = ()
        if rng.random() < 0.12:
            italics = italic_spans(labels, rng)
        tokens = tokenize(text, italics)
        if not tokens:
            continue
        marks = []
        for token in tokens:
            here = labels[token.start : token.end]
            start = next((lab for lab in here if lab.startswith("^")), None)
            marks.append(start or here[0])
        yield features_of(tokens, hiding(rng, share)), marks


def italic_spans(labels: list[str], rng: random.Random) -> tuple[Span, ...]:
    """Return the stretches of containers, or of titles without a container, as italics."""
    plain = [lab.lstrip("^") for lab in labels]
    which = "container" if "container" in plain else "title"
    spans = []
    start = None
    for i, lab in enumerate([*plain, ""]):
        if lab == which and start is None:
            start = i
        elif lab != which and start is not None:
            spans.append(Span(start, i))
            start = None
    return tuple(spans)


def main() -> None:
    """Compose, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--lines", type=int, default=15000)
    parser.add_argument("--iterations", type=int, default=105)
    parser.add_argument("--seed", type=int, default=91)
    parser.add_argument("--share", type=float, default=0.38, help="share of the lexicon hidden from each line")
    parser.add_argument("--c1", type=float, default=0.5)
    parser.add_argument("--minfreq", type=int, default=6)
    parser.add_argument("--output", type=Path, default=HERE.parent / "audit" / "data" / "labels.crfsuite")
    arguments = parser.parse_args()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {"c1": arguments.c1, "c2": 0.02, "max_iterations": arguments.iterations, "feature.minfreq": arguments.minfreq}
    )
    began = time.time()
    for rows, marks in samples(arguments.lines, arguments.seed, arguments.share):
        trainer.append(rows, marks)
    print(f"composed in {time.time() - began:.0f} s", flush=True)
    trainer.train(str(arguments.output))
    print(f"trained in {time.time() - began:.0f} s, {arguments.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
