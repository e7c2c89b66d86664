"""Keys: what is known of a work in, the short byte strings under which it is found out.

A work is found by its DOI and ISBN, by first author and year, and by the rarer words of its title; a notice by the DOI
of its work, too. What is common is counted in a sample of the dumps; a title that is short, or has few other words, is
found by pairs of its words.
"""

from collections import Counter
from collections.abc import Iterable, Sequence
from itertools import chain, filterfalse, product

from audit.language.expressions import expression
from audit.resolvers.index.entries import Entry, family_of
from audit.resolvers.matching.words import STOP_WORDS, fold
from audit.resolvers.query import Query, clean_isbn

WORDS_KEPT = 8  # the longest of a long title's
SUBTITLE_WORDS_KEPT = 2  # references often leave it out
FEWEST_WORDS = 4  # rarer words, below which a title's words are keys in pairs as well
SHORT_TITLE = 4  # words, up to which every two are a pair
REACH = 2  # of pairs in longer titles that have no other keys: one word may be lost, or come between
_PAIRED_WORDS = 12
COMMON_SHARE = 1 / 400  # of the titles: at a million works, a list of 2,500
_MOST_WORDS = 60  # of a query
_LEAST_SAMPLE = 2_000  # titles; of fewer, no word is held to be common that five hold

_SIGNS = b"abcdefghijklmnopqrstuvwxyz0123456789"
_FOLDED = bytes(
    code + 32 if 65 <= code <= 90 else code if code in _SIGNS else 32 for code in range(256)
)  # ASCII in lower case, blanks for what is neither letter nor digit
_UNSPACED = expression("[\u1100-\u11ff\u3040-\u9fff]")  # kana, Han and Hangul (as folding leaves it, in letters)
_SHORT = frozenset(bytes(signs) for signs in chain(product(_SIGNS), product(_SIGNS, repeat=2)))
NO_KEYS = _SHORT | frozenset(word.encode() for word in STOP_WORDS)


def make_keys(entry: Entry, common: frozenset[bytes]) -> list[bytes]:
    """Return the keys of a work; `common` are the words (with `NO_KEYS`) that are left out where others do."""
    main, _, subtitle = entry.texts[0].partition(": ")
    keys = _word_keys(title_words(main), common)
    if subtitle:
        keys += sorted(_leave_out(title_words(subtitle), common), key=len)[-SUBTITLE_WORDS_KEPT:]
    doi = entry.texts[6]
    if doi:
        keys.append(doi_key(doi))
    if entry.people and entry.years:
        surname = _surname(family_of(entry.people[0]))
        keys += [name_key(surname, year) for year in entry.years]
    if entry.told_of:
        keys += map(notice_key, entry.told_of)
    if entry.texts[7]:
        keys += map(isbn_key, find_isbns(entry.texts[7]))
    return keys


def find_common(titles: Iterable[str]) -> frozenset[bytes]:
    """Return the words that too many of the titles hold for a key, with those that are never one."""
    counted: Counter[bytes] = Counter()
    sample = list(titles)
    for title in sample:
        counted.update(_leave_out(title_words(title), NO_KEYS))
    most = max(len(sample), _LEAST_SAMPLE) * COMMON_SHARE
    return NO_KEYS.union(word for word, count in counted.items() if count > most)


def title_words(title: str) -> list[bytes]:
    """Return (as keys, in order) the words of a title, folded, in UTF-8; of unspaced scripts, groups of signs."""
    if title.isascii() and "<" not in title and "&" not in title:
        return title.encode().translate(_FOLDED, b"'").split()
    folded = fold(title)
    if _UNSPACED.search(folded):
        folded = " ".join(chain.from_iterable(map(_split_signs, folded.split())))
    return folded.encode("utf-8", "surrogatepass").split()


def pair_keys(words: Iterable[bytes], reach: int) -> list[bytes]:
    """Return keys of the beginnings of two words up to `reach` apart, in either order.

    Misprints may spoil all words of a title, and seldom their beginnings.
    """
    heads = [word[:4] for word in words]
    return [
        one + b"*" + other if one < other else other + b"*" + one
        for step in range(1, reach + 1)
        for one, other in zip(heads, heads[step:], strict=False)
    ]


def name_key(surname: str, year: str) -> bytes:
    """Return the key of a first author (folded; the last word of the family name) and a year."""
    return f"a:{surname}:{year}".encode("utf-8", "surrogatepass")


def doi_key(doi: str) -> bytes:
    """Return the key of a DOI (lower case)."""
    return b"d:" + doi.encode("utf-8", "surrogatepass")


def notice_key(doi: str) -> bytes:
    """Return the key of the notices about the work with a DOI (lower case)."""
    return b"n:" + doi.encode("utf-8", "surrogatepass")


def isbn_key(isbn: str) -> bytes:
    """Return the key of an ISBN (13 digits)."""
    return b"i:" + isbn.encode()


def find_isbns(text: str) -> list[str]:
    """Return the valid ISBNs (13 digits) of a field that holds one, or several with signs or blanks between them."""
    whole = clean_isbn(text.rpartition("/")[2])
    parts = text.replace(",", " ").replace(";", " ").split()
    return [whole] if whole else [isbn for part in parts if (isbn := clean_isbn(part.rpartition("/")[2]))]


def words_of(query: Query) -> list[bytes]:
    """Return the words by which a query's title is looked for."""
    return _leave_out(title_words(query.item.text("title") or query.raw), NO_KEYS)[:_MOST_WORDS]


def name_keys_of(query: Query) -> list[bytes]:
    """Return the keys of first author and year, the year before and after too (online first)."""
    names = query.item.names("author") or query.item.names("editor")
    date = query.item.date("issued")
    if names and date is not None:
        surname = fold(names[0].family or names[0].literal).rpartition(" ")[2]
        return [name_key(surname, str(date.start.year + step)) for step in (0, -1, 1)] if surname else []
    years = [word for word in query.words if len(word) == 4 and word.isdecimal() and "1500" < word < "2100"]
    heads = [word for word in query.words[:8] if len(word) > 2 and not word.isdecimal()][:4]
    return [name_key(head, year) for head in heads for year in dict.fromkeys(years[:3])]


def _word_keys(words: Sequence[bytes], common: frozenset[bytes]) -> list[bytes]:
    """Return a title's keys: its words but for the common, the longest; where they are few, pairs as well."""
    keys = _leave_out(words, common)
    if len(keys) > WORDS_KEPT:
        return sorted(keys, key=len)[-WORDS_KEPT:]
    if len(keys) >= FEWEST_WORDS and len(words) > SHORT_TITLE:
        return keys
    paired = _leave_out(words, NO_KEYS)[:_PAIRED_WORDS]
    if len(paired) < 2:
        return paired
    return keys + pair_keys(paired, SHORT_TITLE - 1 if len(paired) <= SHORT_TITLE else REACH if len(keys) < 2 else 1)


def _leave_out(words: Iterable[bytes], common: frozenset[bytes]) -> list[bytes]:
    """Return the words that are not common, each once, in order."""
    return list(dict.fromkeys(filterfalse(common.__contains__, words)))


def _surname(family: str) -> str:
    if family.isascii() and family.isalpha():
        return family.lower()
    return fold(family).rpartition(" ")[2]


def _split_signs(word: str) -> list[str]:
    """Return groups of signs of a word in kana, Han or Hangul, any other word as it is."""
    if len(word) < 4 or not _UNSPACED.search(word):
        return [word]
    return [word[at : at + 3] for at in range(0, len(word) - 2, 2)][:8]
