"""Names in running text: a sentence in, the capitalised words in it that are names out."""

from collections import Counter
from collections.abc import Collection
from functools import lru_cache

from audit.language.capitals import CAPITALISED_WORDS
from audit.language.expressions import expression
from audit.language.months import MONTHS, WEEKDAYS, fold

_FIRST_WORD = expression(r"[^\W\d_][\w'’-]*")
# What stands before a capital is looked at behind it: a search that begins with a class of characters is five times as
# fast as one that looks back first.
_CAPITALISED = expression(r"[A-ZÀ-ÖØ-Þ](?<![\w'’-].)[\w'’-]{2,}")
_OPENING_WORD = expression(r"[A-ZÀ-ÖØ-Þ](?<![\w'’-].)[a-zß-öø-ÿ]{4,}")
_AROUND_WORDS = ".,;:!?()[]{}\"'“”„«»‘’*_…–—"
_CAPITALS_INSIDE = expression(r"[A-ZÀ-ÖØ-Þ](?<=[a-zß-öø-ÿ,;] .)[\w'’-]+")
_BEFORE_GERMAN_NAMES = frozenset("in von bei nach aus auf an zu bis um durch gegen über vor zwischen sowie".split())


def certain_names(content: str, text: str) -> frozenset[str]:
    """Return the words that are names wherever they stand: those with a capital inside a sentence, and those that
    the document prints more than once, never without it.
    """
    inside = frozenset(_CAPITALS_INSIDE.findall(content))
    opening = Counter(_OPENING_WORD.findall(text))
    repeated = {word for word, times in opening.items() if times > 1 and word not in inside}
    if not repeated:
        return inside
    small = {word.strip(_AROUND_WORDS) for word in set(content.split())}
    return inside | {word for word in repeated if word.lower() not in small and _name(word)}


def names_in(text: str, inside: Collection[str], tongues: Collection[str] = ()) -> tuple[str, ...]:
    """Return the capitalised words of `text`; its first word only if it has a capital inside sentences too.

    In German, where every noun has a capital, only what stands where a noun without an article is a name.
    """
    if "de" in tongues:
        words = [match[0] for match in _CAPITALISED.finditer(text) if _stands_as_name(text, match.start())]
    else:
        words = _CAPITALISED.findall(text)
    names = dict.fromkeys(map(_name, words))
    names.pop("", None)
    first = _FIRST_WORD.search(text)
    if first is not None and first[0] in names and first[0] not in inside:
        del names[first[0]]
    return tuple(names)


def _stands_as_name(text: str, at: int) -> bool:
    """Tell whether a capitalised word of a German sentence is a name by what stands before it: "in Karst"."""
    words = text[max(0, at - 24) : at].split()
    return bool(words) and (words[-1] in _BEFORE_GERMAN_NAMES or words[-1][:1].isupper())


@lru_cache(maxsize=8192)
def _name(word: str) -> str:
    """Return the name that a capitalised word is, without its genitive; "" for what is none."""
    if not word.isalpha():
        word = word.removesuffix("'s").removesuffix("’s").strip("'’-")
    folded = fold(word)
    is_name = len(word) > 2 and folded not in CAPITALISED_WORDS and folded not in MONTHS and folded not in WEEKDAYS
    return word if is_name else ""
