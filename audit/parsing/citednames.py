"""The text before a year comes in; the names that cite a work with it go out.

Names are read backwards from the year, as far as words can belong to a list of authors or to the name of a body.
"""

import re
from dataclasses import dataclass

from audit.language.citing import NOT_NAMES, SENTENCE_OPENINGS
from audit.language.expressions import expression
from audit.language.months import MONTHS, SEASONS, fold
from audit.language.surnames import CONNECTORS, PARTICLES

REACH = 220  # characters before a year in which its names are looked for
_LONG_LIST = 1200  # characters of a list that names every author of a large group
_TOKEN = expression(
    r"""(?P<etal>\b(?:et\.?\s?al(?:ii|ia|iae)?\b\.?|u\.\s?a\.|(?:and|&)\s(?:others|colleagues|co-?workers|associates)\b
        |und\s(?:andere|Kolleg(?:en|innen)|Mitarbeiter)\b|y\s(?:otros|cols?\b\.?|colaboradores\b)
        |e\s(?:outros|cols?\b\.?|colaboradores\b|altri\b|colleghi\b)|et\s(?:coll\b\.?|autres\b|collaborateurs\b)|m\.\s?fl\.|e\.a\.))
    |(?P<initial>[^\W\d_a-zà-ÿ]\.(?:\s?-?[^\W\d_a-zà-ÿ]\.)*)
    |(?P<word>(?:Inc|[^\W\d_]{0,20}[Cc]orp|Ltd|Co|Jr|Sr|Bros|Assn|Dept|Univ|Inst|Soc|Natl?|Intl|Govt?)\.
        |[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|[-–](?=[^\W\d_]))*)
    |(?P<mark>[&,/+])|(?P<other>\S)""",
    re.VERBOSE,
)
_MANY, _LONGEST_WORD = 8, 30  # names; characters
_AND = frozenset("and & und et y e i en og och u / + ve a".split())
_JOINS = _AND | {"/"}


@dataclass(frozen=True, slots=True)
class CitedNames:
    """Names before a year: `start` is the place of the first, `comma` that one follows the last."""

    names: tuple[str, ...]
    et_al: bool
    start: int
    comma: bool
    joined: bool  # by an "and" or a slash

    @property
    def loose(self) -> int:
        """How many of the first names may be words of the sentence."""
        return max(0, len(self.names) - (2 if self.joined and not self.et_al else 1))


def names_before(text: str, end: int, limit: int) -> CitedNames | None:
    """Return the names that end at `end`, reading back no further than `limit`; None when there are none."""
    names = _names_within(text, end, limit, REACH)
    if names is not None and len(names.names) > _MANY and end - names.start > REACH - _LONGEST_WORD:
        return _names_within(text, end, limit, _LONG_LIST)
    return names


def _names_within(text: str, end: int, limit: int, reach: int) -> CitedNames | None:
    begin = max(limit, end - reach)
    if begin > limit:
        space = text.find(" ", begin, end)
        begin = space if space >= 0 else begin
    tokens = list(_TOKEN.finditer(text, begin, end))
    comma = False
    while tokens and tokens[-1].group() in (",", "(", "["):
        comma = comma or tokens[-1].group() == ","
        tokens.pop()
    if tokens and tokens[-1].group() in ("]", ")"):  # "World Health Organization [WHO], 2008", "Müller (Hrsg.) 2004"
        opening = "[" if tokens[-1].group() == "]" else "("
        at = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].group() == opening), None)
        tokens = tokens[:at] if at is not None and len(tokens) - at <= 8 else []
    first = len(tokens)
    while first > 0 and _continues(tokens[first - 1]):
        first -= 1
    before = tokens[first - 1].group() if first else ""
    kept = tokens[first:]
    while kept and _dispensable(kept):
        kept.pop(0)
    names, et_al = _split(kept, text)
    if not names or before in ("v", "vs", "@"):
        return None
    joined = any(token.group() in _JOINS for token in kept)
    return CitedNames(names=names, et_al=et_al, start=kept[0].start(), comma=comma, joined=joined)


def _continues(token: re.Match[str]) -> bool:
    """Tell whether a token can stand inside a list of names."""
    if token["other"]:
        return False
    word = token["word"]
    if not word:
        return True
    return not word[0].islower() or _inner_capital(word) or word in PARTICLES or word in CONNECTORS or word in _AND


def _is_small(word: str) -> bool:
    return word[0].islower() and not _inner_capital(word)


def _inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:]) and ("-" in word or "'" in word or "’" in word)


def _dispensable(tokens: list[re.Match[str]]) -> bool:
    """Tell whether the first token is no part of a name: a comma, an "and", a sentence's first word."""
    token = tokens[0]
    if token["mark"]:
        return True
    word = token["word"]
    if not word or len(tokens) == 1:
        return bool(word) and word[0].islower() and not _inner_capital(word)
    if word[0].islower() and not _inner_capital(word):
        following = tokens[1]["word"]
        return (
            word not in PARTICLES
            or word in ("in", "an", "las", "la", "le", "les", "el", "los", "do", "das", "des", "al")
            or not following
        )
    return word.casefold() in SENTENCE_OPENINGS


def _split(tokens: list[re.Match[str]], text: str) -> tuple[tuple[str, ...], bool]:
    """Split tokens into names at commas and "and"; initials in front of a name are dropped."""
    groups: list[list[re.Match[str]]] = [[]]
    et_al = False
    for token in tokens:
        if token["etal"]:
            et_al = True
            groups.append([])
        elif token["mark"] or token["word"] in _AND:
            groups.append([])
        else:
            groups[-1].append(token)
    names = []
    for group in groups:
        while group and group[0]["initial"]:
            group = group[1:]
        while group and (group[-1]["initial"] or _is_small(group[-1].group())):
            group = group[:-1]
        if any(not _is_small(token.group()) for token in group):
            name = text[group[0].start() : group[-1].end()]
            names.append(re.sub(r"['’]s$|['’]$", "", " ".join(name.split())))
    return tuple(names), et_al


def credible(names: tuple[str, ...], et_al: bool) -> bool:
    """Tell whether the names can be those of authors: no month, no "Table", no sentence in capitals."""
    words = [word.casefold() for name in names for word in name.split()]
    if any(word.strip(".") in NOT_NAMES for word in words):
        return False
    if fold(words[-1]) in MONTHS or fold(words[-1]) in SEASONS:
        return False
    few = len(names) <= _MANY or all(len(name.split()) <= 2 for name in names)
    return et_al or (few and all(len(name.split()) <= 7 for name in names))
