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
    return inside | {word for word in repeated if word.lower() not in small and _is_name(word)}


def names_in(text: str, inside: Collection[str], tongues: Collection[str] = ()) -> tuple[str, ...]:
    """Return the capitalised words of `text`; its first word only if it has a capital inside sentences too.

    In German, where every noun has a capital, only what stands where a noun without an article is a name.
    """
    names: dict[str, None] = {}
    first = _FIRST_WORD.search(text)
    german = "de" in tongues
    for match in _CAPITALISED.finditer(text):
        name = match[0]
        if german and not _stands_as_name(text[max(0, match.start() - 24) : match.start()]):
            continue
        if not name.isalpha():
            name = name.removesuffix("'s").removesuffix("’s").strip("'’-")
        if len(name) > 2 and _is_name(name):
            names[name] = None
    if first is not None and first[0] in names and first[0] not in inside:
        del names[first[0]]
    return tuple(names)


def _stands_as_name(before: str) -> bool:
    """Tell whether a capitalised word of a German sentence is a name by what stands before it: "in Karst"."""
    words = before.split()
    return bool(words) and (words[-1] in _BEFORE_GERMAN_NAMES or words[-1][:1].isupper())


@lru_cache(maxsize=8192)
def _is_name(word: str) -> bool:
    folded = fold(word)
    return folded not in CAPITALISED_WORDS and folded not in MONTHS and folded not in WEEKDAYS
