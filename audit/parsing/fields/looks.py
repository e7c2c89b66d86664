"""A token in, what it looks like by itself out: shape, class, kind of word, language; known for every form once."""

from collections.abc import Callable
from dataclasses import dataclass
from functools import lru_cache

from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.numbers import roman
from audit.parsing.fields.tokens import Token

_LANGUAGE = {
    "der": "de", "die": "de", "und": "de", "des": "de", "zur": "de", "das": "de", "vgl": "de", "für": "de",
    "hrsg": "de", "hg": "de", "bd": "de",
    "the": "en", "of": "en", "and": "en", "see": "en", "for": "en",
    "della": "it", "di": "it", "del": "it", "cfr": "it", "nel": "it", "dei": "it", "cura": "it",
    "le": "fr", "et": "fr", "du": "fr", "au": "fr", "les": "fr", "voir": "fr",
    "el": "es", "los": "es", "y": "es", "las": "es", "véase": "es",
}  # fmt: skip
_MARKING = {"y": "y", "d": "d", "doi": "d"}
_NO_CHARACTER = "\ufffd"  # for half of a surrogate pair, which no encoding has and the model cannot be given
_MOST = 20_000  # forms kept; hostile input has more


@dataclass(slots=True)
class Look:
    """What a form looks like. Made once a form and shared; slots without `frozen`, since reading them is the work."""

    base: str  # the word itself when it tells much, else its shape and the lists it stands in
    shape: str
    lower: str
    trait: "Trait"
    language: str
    ending: str
    tells: str  # what marks its surroundings: "y" a year, "d" another number or a DOI, ";", "in"; else ""


@dataclass(slots=True, eq=False)
class Trait:
    """What a phrase becomes by holding a form: few forms differ in it, and those that do not share one."""

    kinds: tuple[str, ...]  # "vol", "press", "g" for a given name, "y" for a year
    case: str  # of a word: "i" an initial, "C" capital, "c" small; "" for what is none
    mark: str


_trait = lru_cache(maxsize=_MOST)(Trait)
_LOOKS: dict[str, Look] = {}


def looks_of(tokens: list[Token], known: Callable[[str], str] | None = None) -> list[Look]:
    """Return the look of every token. `known` replaces the lexicon's classes (training hides some words)."""
    if known is not None:
        return [_look(token, known) for token in tokens]
    if len(_LOOKS) > _MOST:
        _LOOKS.clear()
    found = []
    classes = lexicon().classes
    for token in tokens:
        look = _LOOKS.get(token.text)
        if look is None:
            look = _LOOKS[token.text] = _look(token, lambda word: classes.get(word, ""))
        found.append(look)
    return found


def _look(token: Token, known: Callable[[str], str]) -> Look:
    text = token.text
    shape = shape_of(token)
    if token.kind != "word":
        kind = token.kind if token.kind != "number" else "y" if shape in YEARS else "d"
        trait = _trait((), "", shape) if kind == "mark" else _trait((kind,), "", "")
        tells = _MARKING.get(kind, ";" if text == ";" else "")
        return Look(shape, shape, text, trait, "", "", tells)
    lower = text.casefold()
    classes = ""
    if lower in lexicon().cues and (len(lower) > 1 or shape == "i" or not lower.isascii()):
        base = lower if shape in ("a", "i") else "^" + lower
    else:
        classes = "" if shape == "a" else known(lower) or _of_plural(lower, known)
        base = f"{shape}/{classes}" if classes else shape
    kinds = tuple(classes) if classes else (_TELLING[lower],) if lower in _TELLING else ()
    ending = lower[-3:] + shape if shape in ("Aa", "a", "Aa-") else ""
    case = "i" if shape == "I" else "c" if shape in ("a", "i") else "C"
    trait = _trait(kinds, case, "")
    tells = "in" if lower == "in" else ""
    return Look(base, shape, lower, trait, _LANGUAGE.get(lower, ""), ending, tells)


def _of_plural(word: str, known: Callable[[str], str]) -> str:
    """Return the class of titles' words for the plural of one, which the lists leave out."""
    return "t" if word[-1] == "s" and len(word) > 3 and "t" in known(word[:-1]) else ""


YEARS = frozenset(["Y", "Ya"])


def shape_of(token: Token) -> str:
    """Return what a token looks like, its letters left out."""
    text = token.text
    if token.kind == "word":
        if len(text) == 1:
            return "I" if text.isupper() else "i"
        if text.isupper():
            if roman(text) is not None:
                return "ROM"
            return "AA" if len(text) > 3 else "A3"
        if text[0].isupper():
            return "Aa-" if "-" in text else "Aa" if text[1:].islower() else "AaA"
        return "a"
    if token.kind == "number":
        if text.isdigit():
            size = len(text)
            if size == 4 and text[0] in "12":
                return "Y" if 1400 <= int(text) <= 2035 else "d4"
            return f"d{size}" if size < 6 else "d6"
        if len(text) >= 5 and text[:4].isdigit() and text[0] in "12":
            return "Ya"
        return "dth" if text[-2:] in ("st", "nd", "rd", "th") else "da"
    if token.kind != "mark":
        return token.kind
    return _NO_CHARACTER if "\ud800" <= text <= "\udfff" else text


def _telling() -> dict[str, str]:
    groups = {
        "press": (
            "press verlag publishers publishing publisher books éditions edizioni editore editorial university "
            "universität presses sons co inc ltd"
        ),
        "ed": "ed eds edited editor editors hrsg hg hgg herausgegeben edd dir cura coord",
        "tr": "trans translated trad übers übersetzt traduzione",
        "in": "in",
        "vol": "vol volume bd band jg jahrgang tome t vols",
        "no": "no nr issue heft h number n°",
        "pp": "pp p pages s seiten seite sp",
        "jrnl": (
            "journal review quarterly zeitschrift archiv revue rivista annals bulletin proceedings proc archivio "
            "studi transactions letters annales times post news"
        ),
        "mon": (
            "january february march april may june july august september october november december januar februar "
            "märz mai juni juli oktober dezember janvier février mars avril gennaio febbraio marzo aprile jan feb "
            "mar apr jun jul aug sept sep oct nov dec"
        ),
        "acc": "accessed retrieved visited available abgerufen zugriff consulté",
        "sig": "see cf vgl siehe voir cfr compare",
        "rep": "ibid id ebd supra op cit loc ebenda ders dies",
        "v": "v vs",
        "verb": (
            "is was are were has have had does did do can could might must should would will cannot argues argued "
            "suggests suggested claims claimed shows showed shown notes noted writes wrote says said makes made refers "
            "appears seems remains contains discusses discussed describes described gives gave offers provides uses "
            "used follows concludes observes explains finds found thank thanks am been being became came took put "
            "ist war sind waren hat haben hatte wird werden wurde wurden kann können konnte muss muß müssen sollte "
            "bleibt findet gibt zeigt betont schreibt spricht steht geht gilt läßt lässt beruht heißt wäre danke "
            "est était sont étaient ont fut peut doit montre souligne è sono furono hanno aveva può deve resta sembra "
            "risulta sostiene es era son fue han puede debe señala"
        ),
        "arch": "box folder ms archives archive archivio papers busta reg",
    }
    return {word: name for name, members in groups.items() for word in members.split()}


_TELLING = _telling()
