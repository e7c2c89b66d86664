"""Text made comparable: any spelling in, lower-case words without diacritics, markup and punctuation out."""

import html
import re
import unicodedata
from functools import lru_cache

# Letters that NFKD leaves whole, and Greek letters, which databases spell out or not as they please.
_LETTERS = str.maketrans(
    {
        "ß": "ss", "ø": "o", "Ø": "o", "ł": "l", "Ł": "l", "æ": "ae", "Æ": "ae", "œ": "oe", "Œ": "oe", "đ": "d",
        "Đ": "d", "ð": "d", "Ð": "d", "þ": "th", "Þ": "th", "ı": "i", "’": "'", "‘": "'", "ʼ": "'", "´": "'",
        "α": "alpha", "β": "beta", "γ": "gamma", "δ": "delta", "ε": "epsilon", "κ": "kappa", "λ": "lambda",
        "μ": "mu", "µ": "mu", "π": "pi", "σ": "sigma", "τ": "tau", "φ": "phi", "χ": "chi", "ω": "omega",
    }
)  # fmt: skip
_TAG = re.compile(  # the markup that registers leave in titles: HTML, JATS and MathML
    r"</?(?:(?:jats|mml):\w{1,20}|i|b|u|em|strong|sub|sup|sc|scp|small|tt|span|br|p|italic|bold|title|math|m\w{1,12}"
    r"|ext-link|comment)(?:\s+[\w:-]+\s*=[^<>]{0,300})?\s*/?>",
    re.IGNORECASE,
)
_ASCII_WORD = re.compile(r"[a-z0-9]+")
_APOSTROPHE = re.compile(r"(?<=\w)'(?=\w)")
_MOJIBAKE_DASH = re.compile(r"(?<=\d)â\W{0,2}(?=\d)")  # an en dash in UTF-8 read as Latin-1

# Function words of the languages most cited; they carry nothing in titles and are left out of abbreviations (ISO 4).
STOP_WORDS = frozenset(
    [
        "a",
        "an",
        "and",
        "the",
        "of",
        "in",
        "on",
        "for",
        "to",
        "from",
        "by",
        "with",
        "at",
        "as",
        "or",
        "und",
        "der",
        "die",
        "das",
        "des",
        "dem",
        "den",
        "ein",
        "eine",
        "zur",
        "zum",
        "im",
        "von",
        "fur",
        "mit",
        "et",
        "le",
        "la",
        "les",
        "du",
        "de",
        "d",
        "l",
        "un",
        "une",
        "en",
        "au",
        "aux",
        "pour",
        "sur",
        "dans",
        "y",
        "el",
        "los",
        "las",
        "del",
        "al",
        "por",
        "para",
        "con",
        "e",
        "il",
        "lo",
        "gli",
        "i",
        "della",
        "delle",
        "dei",
        "degli",
        "di",
        "da",
        "nel",
        "na",
        "w",
        "z",
        "i",
        "och",
        "for",
        "av",
        "och",
        "i",
        "og",
        "til",
        "do",
        "o",
        "os",
        "da",
        "das",
        "dos",
        "em",
        "no",
        "na",
        "het",
        "een",
        "van",
        "voor",
        "op",
    ]
)
NOTICE_WORDS = frozenset(
    [
        "review",
        "reviewed",
        "rezension",
        "besprechung",
        "retraction",
        "retracted",
        "correction",
        "corrigendum",
        "erratum",
        "errata",
        "comment",
        "reply",
        "response",
        "addendum",
        "editorial",
        "discussion",
        "withdrawn",
    ]
)


@lru_cache(maxsize=8192)
def fold(text: str) -> str:
    """Return `text` as lower-case words with one space between them, without markup, diacritics and punctuation."""
    if "<" in text:
        text = _TAG.sub("", text)
    if "&" in text:
        text = html.unescape(text)
    if text.isascii():
        return " ".join(_ASCII_WORD.findall(text.lower().replace("'", "")))
    if "â" in text:
        text = _MOJIBAKE_DASH.sub("-", text)
    text = text.translate(_SIGNS)
    if "'" in text:
        text = _APOSTROPHE.sub("", text).replace("'", " ")
    return " ".join(text.split())


class _Signs(dict[int, str]):
    """Each character's folded spelling, worked out when it is first met: a blank for what is in no word."""

    def __missing__(self, code: int) -> str:
        spelt = unicodedata.normalize("NFKD", chr(code).casefold()).casefold().translate(_LETTERS)  # ™ is TM
        bare = (sign for sign in spelt if not unicodedata.combining(sign))
        return self.setdefault(code, "".join(sign if sign.isalnum() or sign == "'" else " " for sign in bare))


_SIGNS = _Signs()


def content_words(folded: str) -> list[str]:
    """Return the words of `folded` text that carry meaning."""
    return [word for word in folded.split() if word not in STOP_WORDS]


def spellings(name: str) -> tuple[str, ...]:
    """Return the folded spellings under which a name may stand: Müller as muller and as mueller."""
    plain = fold(name)
    expanded = fold(name.translate(_UMLAUTS))
    contracted = plain.replace("ue", "u").replace("oe", "o").replace("ae", "a")
    return tuple(dict.fromkeys((plain, expanded, contracted)))


_UMLAUTS = str.maketrans({"ä": "ae", "ö": "oe", "ü": "ue", "Ä": "Ae", "Ö": "Oe", "Ü": "Ue", "å": "aa", "ø": "oe"})
