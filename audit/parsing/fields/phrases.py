"""The tokens of a line in, its phrases (what stands between punctuation) out, each described in a few words."""

from functools import lru_cache

from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.looks import Look, Trait
from audit.parsing.fields.surroundings import bucket
from audit.parsing.fields.tokens import Token

_BREAKS = frozenset(',;:()[]“”„«»"?!')
_PHRASE_ENDS = frozenset(["al", "ed", "eds", "ff", "f"])
_PEOPLE = frozenset("gfpt")  # classes of words that many phrases hold: they say little about the phrase as a whole
# what a phrase is when it holds several kinds: the first of these
_RANK = {
    kind: rank
    for rank, kind in enumerate("url doi acc rep sig pp no vol ed tr v arch press b jrnl j n mon y d in".split())
}
_REMEMBERED = 10_000  # phrases; those of citations are much alike, once their words are left out
_Description = tuple[frozenset[str], str, str, str, str]  # the kinds of a phrase, and what is said of it
_BEFORE: _Description = (frozenset(), "^", "^", "^", "^")
_AFTER: _Description = (frozenset(), "$", "$", "$", "$")


def phrases_of(tokens: list[Token], looks: list[Look]) -> tuple[list[int], list[list[str]], list[str]]:
    """Return for every token the number of its phrase, for every phrase the attributes that its tokens share, and
    what the phrase before it is in brief."""
    phrase_of, bounds = _cut(tokens, looks)
    traits = [look.trait for look in looks]
    described = [_describe(tuple(traits[begin:end])) for begin, end in bounds]
    padded = [_BEFORE, *described, _AFTER, _AFTER]
    sentences = _sentences(described)
    shared = []
    for place in range(1, len(described) + 1):
        left, here, right, further = padded[place - 1 : place + 3]
        shared.append(
            [
                "P1=" + here[1],
                "P2=" + here[2],
                "L=" + left[3],
                "N=" + right[3],
                "M=" + further[4],
                f"LPN={left[4]}|{here[4]}|{right[4]}",
                "sen=" + sentences[place - 1],
            ]
        )
    return phrase_of, shared, [left[4] for left in padded]


def after_initials(looks: list[Look], phrase_of: list[int], before: list[str]) -> list[str]:
    """Say of a token behind an initial within its phrase how many words stand between, and what precedes the phrase.

    "Newman, William R. Promethean Ambitions:" has its title in the phrase of the given names, since the point of an
    initial ends no phrase; "William R. Newman, Promethean Ambitions" has the family name there.
    """
    out = [""] * len(looks)
    phrase = -1
    count = -1
    for i, look in enumerate(looks):
        if phrase_of[i] != phrase:
            phrase, count = phrase_of[i], -1
        if look.shape == "I":
            count = 0
        elif count >= 0 and look.shape != ".":
            count = min(count + 1, 3)
            out[i] = f"{count}{before[phrase]}"
    return out


def _cut(tokens: list[Token], looks: list[Look]) -> tuple[list[int], list[tuple[int, int]]]:
    """Cut at punctuation that ends a phrase: not at the point of an initial or an abbreviation."""
    cues = lexicon().cues
    size = len(tokens)
    phrase_of = [0] * size
    bounds: list[tuple[int, int]] = []
    start = 0
    for i, token in enumerate(tokens):
        phrase_of[i] = len(bounds)
        text = token.text
        ends = text in _BREAKS
        if text == "." and i:
            before, lower = tokens[i - 1], looks[i - 1].lower
            short = len(before.text) == 1 or (before.kind == "word" and lower in cues and len(before.text) < 6)
            following = tokens[i + 1] if i + 1 < size else None
            ends = not short and (following is None or following.spaced)
            if short and following is not None and following.spaced and lower in _PHRASE_ENDS:
                ends = ends or looks[i - 1].shape not in ("I", "A3")
        elif text in "–—" and token.spaced:
            ends = True
        if ends:
            bounds.append((start, i + 1))
            start = i + 1
    if start < size or not bounds:
        bounds.append((start, size))
    return phrase_of, bounds


def _sentences(described: list[_Description]) -> list[str]:
    """Say of each phrase whether its sentence holds a finite verb or a year, and how many phrases it has.

    A sentence ends at a full stop, a semicolon, a question mark. Commentary has verbs; titles and facts seldom do.
    """
    out: list[str] = []
    kinds: set[str] = set()
    size = 0
    for place, (held, _, capitals, _, _) in enumerate(described, 1):
        kinds |= held
        size += 1
        if capitals[-1] in ".;?!" or place == len(described):
            said = ("v" if "verb" in kinds else "") + ("y" if "y" in kinds else "") + ("s" if "sig" in kinds else "")
            out += [f"{said}{min(size, 6)}"] * size
            kinds = set()
            size = 0
    return out


@lru_cache(maxsize=_REMEMBERED)
def _describe(traits: tuple[Trait, ...]) -> _Description:
    """Describe a phrase: the kinds it holds; all in words; its size and capitals; both in brief; what tells most."""
    kinds = frozenset(kind for trait in traits for kind in trait.kinds)
    cases = "".join([trait.case for trait in traits])
    count, small, initials = len(cases), cases.count("c"), cases.count("i")
    stop = (traits[-1].mark if traits else "") or "-"
    case = "" if not count else "C" if not small else "c" if small == count else f"m{(count - small) * 2 // count}"
    initial = "i" if initials == 1 else "I" if initials else ""
    size = bucket(count)
    people = "".join(sorted(kinds & _PEOPLE))
    best = min(kinds & _RANK.keys(), key=_RANK.__getitem__, default="")
    return (
        kinds,
        f"{'+'.join(sorted(kinds - _PEOPLE))}|{people}{stop}",
        f"{size}{case}{initial}{stop}",
        f"{best}{case}{initial}{min(size, 6)}{stop}",
        (best or people + initial or case) + stop,
    )
