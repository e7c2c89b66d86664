"""A random source in, names of persons out: known, or invented as those of their language sound."""

from __future__ import annotations

import random

from references.wordlists import WORDS

_ONSETS = "b bl br c ch cl cr d dr f fl fr g gl gr h j k kl kr l m n p ph pl pr qu r s sch sh sk sl sm st str t th tr v w z".split()


_VOWELS = "a e i o u ai au ea ee ei ie oo ou ö ü ä é ó".split()


_CODAS = ["", "", "", "n", "r", "l", "s", "t", "ck", "nd", "rt", "st", "m", "ng", "ll", "tz", "x", "ff"]


_ENDINGS = {
    "en": ["son", "ton", "ley", "ford", "er", "man", "wood", "s", "", "field"],
    "de": ["mann", "er", "stein", "berg", "ing", "ke", "hardt", "bach", "feld", ""],
    "fr": ["eau", "et", "ard", "ier", "on", "in", "elle", "ault"],
    "it": ["ini", "elli", "etti", "ucci", "one", "aro", "ato", "i", "azzi"],
    "es": ["ez", "ero", "illo", "era", "ales", "ana", "oza"],
}


def pseudo(rng: random.Random, syllables: int | None = None) -> str:
    """Return a word that no list holds."""
    count = syllables or rng.choice((1, 2, 2, 3))
    return "".join(rng.choice(_ONSETS) + rng.choice(_VOWELS) + rng.choice(_CODAS) for _ in range(count))


def family(rng: random.Random, lang: str) -> str:
    """Return a family name, two in five invented."""
    if rng.random() < 0.6:
        return rng.choice(WORDS["family"])
    name = (pseudo(rng, rng.choice((1, 1, 2))) + rng.choice(_ENDINGS[lang])).capitalize()
    kind = rng.random()
    if kind < 0.05:
        name += "-" + rng.choice(WORDS["family"]).split()[-1]
    elif kind < 0.08:
        name = rng.choice(("Mc", "O'", "O’", "Mac", "D'", "D’")) + name
    elif kind < 0.14:
        name = (
            rng.choice(
                (
                    "von ",
                    "van ",
                    "de ",
                    "van der ",
                    "van den ",
                    "Le ",
                    "De ",
                    "di ",
                    "del ",
                    "della ",
                    "du ",
                    "La ",
                    "Da ",
                )
            )
            + name
        )
    elif kind < 0.17 and lang == "es":
        name += " " + rng.choice(WORDS["family"])
    return name


def person(rng: random.Random, lang: str) -> tuple[str, str]:
    """Return (given, family)."""
    given = rng.choice(WORDS["given"]) if rng.random() < 0.92 else pseudo(rng, 2).capitalize()
    kind = rng.random()
    if kind < 0.25:
        given += f" {rng.choice('ABCDEFGHJKLMNPRSTW')}."
    elif kind < 0.32:
        given += " " + rng.choice(WORDS["given"])
    elif kind < 0.36:
        given = f"{rng.choice('ABCDEFGHJKLMNPRSTW')}. {given}"
    elif kind < 0.40:
        given = f"{rng.choice('ABCDEFGHJKLMNPRSTW')}. {rng.choice('ABCDEFGHJKLMNPRSTW')}."
    return given, family(rng, lang)


MONONYMS = (
    "Aristotle|Plato|Homer|Euripides|Augustine|Cicero|Virgil|Ovid|Plutarch|Tacitus|Herodotus|Thomas Aquinas|Flavius Josephus|Josephus|"
    "Gregory of Nazianzus|Thomas of Celano|Chaucer|Shakespeare|Molière|Voltaire|Rabelais|Stendhal|Seneca|Sophocles|Aeschylus|Hesiod|"
    "Thucydides|Polybius|Galen|Euclid|Boethius|Bede|Abelard|Averroes|Avicenna|Maimonides|Beethoven|Michelangelo|Colette|Madonna|"
    "Philo|Petrarca|Dante Alighieri|Erasmus|Christine de Pizan|Ibn Khaldun|Leonardo da Vinci|Tertullian|Livy|Xenophon|Confucius"
).split("|")


def people(rng: random.Random, lang: str, few: bool = False) -> list[tuple[str, str]]:
    """Return one to sixteen persons, mostly one or two."""
    weights = (70, 20, 7, 3, 0, 0, 0, 0) if few else (45, 25, 13, 7, 4, 3, 2, 1)
    count = rng.choices((1, 2, 3, 4, 5, 7, 10, 16), weights)[0]
    if not few and rng.random() < 0.03:
        return [("", rng.choice(MONONYMS))]
    return [person(rng, lang) for _ in range(count)]
