"""The generated word list (`audit/data/lexicon.txt`) in, classes of words out; read once, when first asked."""

from functools import cache
from pathlib import Path

from audit.model.record import record

DATA = Path(__file__).resolve().parents[2] / "data"  # importlib.resources costs 26 ms to import


@record
class Lexicon:
    """`cues`: lower-case words known by themselves. `classes`: lower-case word → letters of the lists it stands in.

    The letters: g given name, f family name, p place, b press, n newspaper, j journal.
    """

    cues: frozenset[str]
    classes: dict[str, str]


@cache
def lexicon() -> Lexicon:
    """Return the word list of the package."""
    text = (DATA / "lexicon.txt").read_text(encoding="utf-8")
    cues: set[str] = set()
    classes: dict[str, str] = {}
    for line in text.splitlines():
        if line.startswith("#"):
            continue
        letters, _, words = line.partition("\t")
        if letters == "cue":
            cues.update(words.split(" "))
        else:
            classes.update(dict.fromkeys(words.split(" "), letters))
    return Lexicon(cues=frozenset(cues), classes=classes)
