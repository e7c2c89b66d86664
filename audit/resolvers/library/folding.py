"""Text for comparing: characters in, as many characters out, so that offsets hold; and words in, their stems out."""

from functools import lru_cache

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
# Pairs that character recognition exchanges; both sides are read as the second.
_MISREAD = (("rn", "m"), ("vv", "w"), ("cl", "d"), ("ﬁ", "fi"), ("ﬂ", "fl"), ("1", "l"), ("0", "o"), ("|", "l"))


def level(text: str) -> str:
    """Return `text` in small letters with plain marks and no accents, of the same length."""
    return text.translate(_TABLE).lower() if text.isascii() is False else text.replace("\n", " ").lower()


def misread(word: str) -> str:
    """Return a word with what character recognition confuses made alike."""
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
