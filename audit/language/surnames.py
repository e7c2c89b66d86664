"""Names as readers compare them: a family name or body comes in as written, its folded forms and likenesses go out."""

import re
import unicodedata
from functools import lru_cache

from audit.language.expressions import expression

_PARTICLES_WORDS = (
    "van von vom an aan zu zum zur de der den del della dello dei degli delle di da du des la le les el al ad as ten "
    "ter te af av dos das do d dal dalla bin ibn ben abu bint vander vande ver mac mc st saint sankt santa "
    "san lo los las in het op t"
)
PARTICLES = frozenset(_PARTICLES_WORDS.split())
# Small words inside the name of a body ("Ministry of Foreign Affairs", "Bundesamt für Statistik").
_CONNECTORS_WORDS = (
    "of for and the on in to at & de des du la le les et pour sur en der die das für und von zur im del della "
    "delle dei di per e da do dos das para y el los las a"
)
CONNECTORS = frozenset(_CONNECTORS_WORDS.split())
_ODD_LETTERS = str.maketrans(
    {"ß": "ss", "ø": "o", "ł": "l", "đ": "d", "ð": "d", "þ": "th", "æ": "ae", "œ": "oe", "ı": "i", "’": "'", "ʼ": "'"}
)
_GERMAN = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "å": "aa", "ø": "oe"})
_MARKS = expression("[\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff]")  # combining diacritics
_WORD = expression(r"[^\W_]+")
_ELIDED = expression(r"(?:[dlDL]|[dnsDNS]ell|[dD]all|[aA]ll|[sS]ull|[Uu]n)['’](?=[^\W\d_])")  # l'INSEE, d'Estienne
_INFLECTION = expression(r"(?:e[rsnm]?|s)\Z")  # Statistisches Bundesamt, des Statistischen Bundesamts


@lru_cache(maxsize=16384)
def fold_name(text: str) -> str:
    """Return `text` in small letters without diacritics, apostrophes and dots; hyphens become spaces."""
    return fold_text(text)


def fold_text(text: str) -> str:
    """Do what `fold_name` does, for longer texts that are not asked for twice."""
    text = text.casefold()
    if not text.isascii():
        text = unicodedata.normalize("NFKD", text.translate(_ODD_LETTERS)).casefold().translate(_ODD_LETTERS)
        text = _MARKS.sub("", text)
    text = text.replace("'", "")
    return " ".join(_WORD.findall(text))


@lru_cache(maxsize=16384)
def fold_german(text: str) -> str:
    """Return `text` folded with ä, ö, ü, å and ø written in two letters, as catalogues without these letters do."""
    return fold_german_text(text)


def fold_german_text(text: str) -> str:
    """Do what `fold_german` does, for longer texts that are not asked for twice."""
    return fold_text(unicodedata.normalize("NFC", text).casefold().translate(_GERMAN))


def foldings(text: str) -> frozenset[str]:
    """Return every folded form under which a name may be printed elsewhere (Müller: muller, mueller)."""
    if text.isascii() and "'" not in text:
        return frozenset((fold_name(text),))
    elided = _ELIDED.match(text)
    forms = (text, text[elided.end() :]) if elided else (text,)
    return frozenset(fold(form) for form in forms for fold in (fold_name, fold_german))


def without_particles(folded: str) -> str:
    """Return a folded name without the particles that it begins with ("van den branden" → branden)."""
    words = folded.split()
    while len(words) > 1 and words[0] in PARTICLES:
        del words[0]
    return " ".join(words)


def same_surname(cited: str, printed: str) -> bool:
    """Compare two folded names: equal but for particles, given names before, or the rest of a double name or body."""
    cited, printed = without_particles(cited), without_particles(printed)
    if cited == printed:
        return True
    words, others = cited.split(), printed.split()
    if not words or not others:
        return False
    if len(others) < len(words):
        return words[-len(others) :] == others or cited.replace(" ", "") == printed.replace(" ", "")
    return (
        others[: len(words)] == words
        or others[-len(words) :] == words
        or cited.replace(" ", "") == printed.replace(" ", "")
        or (len(words) > 1 and words == [word for word in others if word in words])
        or (len(words) > 1 and _uninflected(words) == _uninflected(others))
    )


def _uninflected(words: list[str]) -> list[str]:
    return [_INFLECTION.sub("", word) if len(word) > 5 else word for word in words]


def agree(cited: str, printed: str) -> bool:
    """Tell whether a name as cited can be a name as printed in a list: `same_surname`, or an acronym of a body."""
    if any(same_surname(first, second) for first in foldings(cited) for second in foldings(printed)):
        return True
    return fold_name(cited).replace(" ", "") in acronyms(printed) or fold_name(printed) in acronyms(cited)


def acronyms(name: str) -> frozenset[str]:
    """Return the acronyms, folded, that a body's name of two or more words may have, with and without small words."""
    words = [word for word in re.split(r"[\s/]+|-(?=[A-ZÀ-Þ])", name) if word[:1].isalpha()]
    weighty = [word for word in words if word.casefold() not in CONNECTORS]
    if len(weighty) < 2:
        return frozenset()
    found = {"".join(word[0] for word in group) for group in (words, weighty)}
    return frozenset(fold_name(acronym).replace(" ", "") for acronym in found)


def likeness(first: str, second: str) -> int:
    """Return how many letters two folded names differ by (insert, delete, replace, swap neighbours)."""
    from rapidfuzz.distance import OSA

    return int(OSA.distance(first, second))


def nearly_same(first: str, second: str) -> bool:
    """Tell whether two different folded names are one with a slip: a letter in four or more, two in eight or more."""
    shorter = min(len(first), len(second))
    if first == second or shorter < 3:
        return False
    slips = likeness(first, second)
    return slips <= (1 if shorter < 8 else 2) and (shorter > 3 or first[0] == second[0])
