"""Train the label model on text composed by `scripts/references`; writes `audit/data/labels.crfsuite`.

    python scripts/make_lexicon.py && python scripts/train_labels.py

The text is invented from word lists and styles written for this project; nothing else enters. Three in four sources of
lists and one in three of those of notes have an order and separators of their own, the others those of a manual.
Deterministic for a given seed: the recipe (what the first lines give, and the parameters) and the model's digest are
written to `scripts/references/trained.json`, and a test compares both with what is shipped. Needs python-crfsuite; a
quarter of an hour.
How an attribute is judged: train with and without it (`--lines 5000 --iterations 60 --output …`), and compare the
halves `seen` with `benchmarks/parse.py --model …`.
"""

from __future__ import annotations

import argparse
import hashlib
import json
import random
import sys
import time
import zlib
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pycrfsuite

HERE = Path(__file__).resolve().parent
sys.path.insert(0, str(HERE))
sys.path.insert(0, str(HERE.parent))

from references.notes import compose  # noqa: E402
from references.pruning import pruned  # noqa: E402

from audit.model.span import Span  # noqa: E402
from audit.parsing.fields.features import features_of  # noqa: E402
from audit.parsing.fields.labels import MERGED  # noqa: E402
from audit.parsing.fields.lexicon import lexicon  # noqa: E402
from audit.parsing.fields.tokens import tokenize  # noqa: E402

ITALIC = ("container", "title")
RECORD = HERE / "references" / "trained.json"
MODEL = HERE.parent / "audit" / "data" / "labels.crfsuite"
# `rarest`: an attribute seen less often is left out; `least`: a weight nearer to 0 is left out of the trained model
DEFAULTS = {
    "lines": 40000,
    "iterations": 72,
    "seed": 91,
    "share": 0.38,
    "c1": 0.6,
    "c2": 0.02,
    "rarest": 46,
    "least": 0.08,
}
_TELLING_LINES = 150  # so many lines tell one recipe from another


def recipe() -> str:
    """Return a digest of what the default model is trained from: parameters, and the first lines as it sees them."""
    digest = hashlib.sha256(json.dumps(DEFAULTS, sort_keys=True).encode())
    for rows, marks in samples(_TELLING_LINES, int(DEFAULTS["seed"]), DEFAULTS["share"]):
        digest.update(json.dumps([rows, marks], ensure_ascii=False).encode())
    return digest.hexdigest()


def digest_of(path: Path) -> str:
    """Return the SHA-256 of a file."""
    return hashlib.sha256(path.read_bytes()).hexdigest()


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
    plain = [MERGED.get(lab, lab) for lab in plain]
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


def append_common(trainer: pycrfsuite.Trainer, arguments: argparse.Namespace) -> None:
    """Hand the lines to the trainer without their rare attributes; they are composed twice, to count and to append."""
    counts: Counter[str] = Counter()
    for rows, _ in samples(arguments.lines, arguments.seed, arguments.share):
        for row in rows:
            counts.update(row)
    common = {attribute for attribute, count in counts.items() if count >= arguments.rarest}
    for rows, marks in samples(arguments.lines, arguments.seed, arguments.share):
        trainer.append([[attribute for attribute in row if attribute in common] for row in rows], marks)


def main() -> None:
    """Compose, train, write."""
    parser = argparse.ArgumentParser(description=__doc__)
    for name, value in DEFAULTS.items():
        parser.add_argument(f"--{name}", type=type(value), default=value)
    parser.add_argument("--output", type=Path, default=MODEL)
    arguments = parser.parse_args()
    trainer = pycrfsuite.Trainer(algorithm="lbfgs", verbose=False)
    trainer.set_params(
        {
            "c1": arguments.c1,
            "c2": arguments.c2,
            "max_iterations": arguments.iterations,
            # Labels that never follow one another are known not to: the library counts out what is rarer than a
            # `feature.minfreq`, these pairs first, so that rare attributes are left out here instead.
            "feature.possible_transitions": True,
        }
    )
    began = time.time()
    append_common(trainer, arguments)
    print(f"composed in {time.time() - began:.0f} s", flush=True)
    trainer.train(str(arguments.output))
    arguments.output.write_bytes(pruned(arguments.output.read_bytes(), arguments.least))
    if arguments.output == MODEL:
        RECORD.write_text(
            json.dumps({"recipe": recipe(), "model": digest_of(MODEL)}, indent=1) + "\n", encoding="utf-8"
        )
    print(f"trained in {time.time() - began:.0f} s, {arguments.output.stat().st_size / 1e6:.2f} MB")


if __name__ == "__main__":
    main()
