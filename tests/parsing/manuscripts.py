"""Made-up manuscripts with numbered notes in any style, faultless or with one fault put in, for property tests."""

import random
from dataclasses import dataclass, field

from audit.language.numerals import to_superscript

NOUNS = """harbour treaty council letter garrison province minister archive census railway parish charter envoy
statute orchard ledger bishop merchant frontier assembly regiment tariff guild estate magistrate convent"""
WORDS = tuple(NOUNS.split())
NAMES = ("Alder", "Brandt", "Corvino", "Duarte", "Eklund", "Ferrier", "Gantz", "Hollis", "Ingram", "Jovanović")
PLACES = ["Utrecht", "Lisbon", "Krakow", "Bergen", "Trieste", "Valencia", "Ghent"]

MARKER_STYLES = {
    "unicode": to_superscript,
    "html-sup": lambda n: f"<sup>{n}</sup>",
    "caret": lambda n: f"^{n}^",
    "math": lambda n: f"$^{{{n}}}$",
    "math-spaced": lambda n: f"$ ^{{{n}}} $",
    "pandoc": lambda n: f"[^{n}]",
    "bracket": lambda n: f"[{n}]",
    "plain": str,
}
LABEL_STYLES = {
    "unicode": lambda n: f"{to_superscript(n)} ",
    "html-sup": lambda n: f"<sup>{n}</sup> ",
    "caret": lambda n: f"^{n}^ ",
    "math": lambda n: f"$^{{{n}}}$ ",
    "math-spaced": lambda n: f"$ ^{{{n}}} $ ",
    "pandoc": lambda n: f"[^{n}]: ",
    "bracket": lambda n: f"[{n}] ",
    "plain": lambda n: f"{n}. ",
}
# Numbers that look like markers and are none.
DECOYS = (
    "an estate of 40 m² by the river",
    "some 10⁶ letters",
    "the ¹⁴C dates of the beams",
    "in [2020] the archive moved",
    "the 1st and 2nd regiments",
    "a levy of 1,200 men in 1947",
    "about 10 to 15 per cent of the parish",
)


@dataclass
class Sketch:
    """A manuscript before it is written out: the marker that closes each sentence, and the notes of the list."""

    markers: list[int | None]
    notes: list[tuple[str, str]]  # label as printed (with its style), text
    style: str
    closing: dict[int, str] = field(default_factory=dict)  # sentence index → what replaces its ending
    sentences: list[str] = field(default_factory=list)

    def text(self) -> str:
        paragraphs, current = [], []
        for index, (sentence, number) in enumerate(zip(self.sentences, self.markers, strict=True)):
            mark = "" if number is None else MARKER_STYLES[self.style](number)
            current.append(self.closing.get(index, f"{sentence}.{mark}"))
            if index % 4 == 3:
                paragraphs.append(" ".join(current))
                current = []
        paragraphs.append(" ".join(current))
        body = "\n\n".join(p for p in paragraphs if p)
        notes = "\n\n".join(label + text for label, text in self.notes)
        return f"# A study\n\n{body}\n\n## Notes\n\n{notes}\n"


def sentence(rng: random.Random) -> str:
    words = " ".join(rng.choice(WORDS) for _ in range(rng.randint(5, 12)))
    opening = f"With {rng.choice(DECOYS)}, the" if rng.random() < 0.15 else "The"
    return f"{opening} {words} of {rng.choice(PLACES)}"


def note(rng: random.Random) -> str:
    title = " ".join(rng.choice(WORDS).capitalize() for _ in range(4))
    place, year, page = rng.choice(PLACES), rng.randint(1950, 2015), rng.randint(2, 300)
    return f"Anna {rng.choice(NAMES)}, *The {title}* ({place}: Quay Press, {year}), {page}."


def sketch(seed: int, style: str, count: int) -> Sketch:
    """Return a faultless manuscript of `count` notes; about one sentence in three carries a marker."""
    rng = random.Random(seed)
    markers: list[int | None] = []
    for number in range(1, count + 1):
        markers += [None] * rng.randint(0, 3)
        markers.append(number)
    markers += [None] * rng.randint(0, 2)
    label = LABEL_STYLES[style]
    return Sketch(
        markers=markers,
        notes=[(label(number), note(rng)) for number in range(1, count + 1)],
        style=style,
        sentences=[sentence(rng) for _ in markers],
    )
