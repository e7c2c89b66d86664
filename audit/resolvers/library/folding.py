"""Text for comparing: characters in, as many characters out, so that offsets hold; and words in, their stems out."""

from collections.abc import Iterable
from functools import lru_cache

from audit.language.folding import STOPWORDS

_ACCENTED = "ÀÁÂÃÄÅàáâãäåĀāĂăÇçĆćČčÈÉÊËèéêëĒēĘęÌÍÎÏìíîïÑñŃńÒÓÔÕÖòóôõöŌōŚśŠšÙÚÛÜùúûüŪūÝýÿŽžŹźŻżŁł"
_PUNCTUATION = {
    "“": '"', "”": '"', "„": '"', "«": '"', "»": '"', "‘": "'", "’": "'", "‚": "'", "‹": "'", "›": "'", "`": "'",
    "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-", "\u00a0": " ", "\u2009": " ", "\u202f": " ", "\t": " ",
    "\n": " ", "\r": " ", "…": " ", "\u00ad": " ",
}  # fmt: skip


def _table() -> dict[int, str]:
    import unicodedata

    table = {ord(character): unicodedata.normalize("NFD", character)[0].lower() for character in _ACCENTED}
    table |= {ord("ł"): "l", ord("Ł"): "l", ord("ø"): "o", ord("Ø"): "o", ord("ı"): "i", ord("İ"): "i"}
    return table | {ord(character): replacement for character, replacement in _PUNCTUATION.items()}


_TABLE = _table()
_ENDINGS = ("ians", "ian", "ese", "is", "ans", "an", "i", "s")
_COMMON = STOPWORDS | frozenset(
    """about above after again also another been before being between both could does down during each either even every
    first from given great half have having here into just last least less made make many more most much must near
    nearly never next none only other over part same second several should since some such than that their them then
    there these they this those though three through together under until upon very were what when where which while
    whole whom whose will with within without would year years""".split()
)
# Spellings of two sides of the ocean, and pairs that character recognition exchanges; both are read as the second.
_MISREAD = (
    ("our", "or"),
    ("ise", "ize"),
    ("yse", "yze"),
    ("isation", "ization"),
    ("rn", "m"),
    ("vv", "w"),
    ("cl", "d"),
    ("ﬁ", "fi"),
    ("ﬂ", "fl"),
    ("1", "l"),
    ("0", "o"),
    ("|", "l"),
)


def level(text: str) -> str:
    """Return `text` in small letters with plain marks and no accents, of the same length."""
    return text.translate(_TABLE).lower() if text.isascii() is False else text.replace("\n", " ").lower()


def misread(word: str) -> str:
    """Return a word with what character recognition confuses, and what English spells in two ways, made alike."""
    for wrong, right in _MISREAD:
        word = word.replace(wrong, right)
    return word.replace("l", "i")


@lru_cache(maxsize=65536)
def stem(word: str) -> str:
    """Return a name without its ending, so that "Iran" and "Iranian", "Pakistan" and "Pakistani" meet."""
    folded = level(word).strip("'-.").removesuffix("'s")
    while True:
        ending = next((e for e in _ENDINGS if folded.endswith(e) and len(folded) - len(e) >= 4), None)
        if ending is None:
            return folded
        folded = folded[: -len(ending)]


def stems(words: Iterable[str]) -> frozenset[str]:
    """Return the stems of the words that carry something."""
    levelled = (level(word) for word in words)
    return frozenset(stem(word) for word in levelled if len(word) > 3 and word not in _COMMON)
