"""Text in, the same text without case, accents and punctuation out: the ground for comparing names and titles."""

import unicodedata
from functools import lru_cache

# Letters that Unicode does not decompose, spelt as library catalogues do (ALA-LC).
_LETTERS = str.maketrans(
    {
        "ß": "ss",
        "æ": "ae",
        "œ": "oe",
        "ø": "o",
        "đ": "d",
        "ð": "d",
        "þ": "th",
        "ł": "l",
        "ı": "i",
        "ħ": "h",
        "’": "'",
        "ʼ": "'",
        "‘": "'",
        "`": "'",
        "´": "'",
    }
)

_LONGEST_KEPT = 120  # characters; names and titles come again and again, whole notes do not

# Words that carry little of a title: articles, conjunctions and prepositions of the languages that the rules know.
_STOPWORDS = """
a an the of and or in on at to for from by with as is into its their his her
der die das den dem des ein eine einer eines und oder im in am an auf zu zur zum von vom fur mit bei uber aus
le la les l un une des du de d et ou a au aux en dans sur pour par avec
il lo gli i uno una di del dello della dei degli delle e ed o nel nella nelle sul sulla per con tra fra da dal
el los las y o al del en por para con sobre su sus
het een van voor met te op os as do da dos das no na nos nas em um uma
"""
STOPWORDS = frozenset(_STOPWORDS.split())


def fold(text: str) -> str:
    """Return `text` casefolded, without diacritics, apostrophes joined, other punctuation as single spaces."""
    return _fold_name(text) if len(text) <= _LONGEST_KEPT else _fold(text)


@lru_cache(maxsize=16384)
def _fold_name(text: str) -> str:
    return _fold(text)


def _fold(text: str) -> str:
    return " ".join(text.translate(_PLAIN if text.isascii() else _FOLDED).split())


class _Folded(dict[int, str]):
    """What each character is folded to, worked out when it first comes: folding looks at one character at a time."""

    def __missing__(self, code: int) -> str:
        lowered = chr(code).casefold().translate(_LETTERS)
        decomposed = unicodedata.normalize("NFKD", lowered).casefold().translate(_LETTERS)
        kept = (c for c in decomposed if not unicodedata.combining(c))
        folded = self[code] = "".join(c if c.isalnum() else "" if c == "'" else " " for c in kept)
        return folded


_FOLDED = _Folded()
# `str.translate` is several times as fast where one character becomes one or none. A backtick is LaTeX's quotation mark
# here, an apostrophe in other company.
_PLAIN = {code: chr(code).lower() if chr(code).isalnum() else None if code == ord("'") else " " for code in range(128)}


def content_words(text: str) -> tuple[str, ...]:
    """Return the folded words of `text` that are no stop words, in order; all words when nothing else is left."""
    words = fold(text).split()
    return tuple([word for word in words if word not in STOPWORDS]) or tuple(words)
