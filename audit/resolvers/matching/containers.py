"""Journal and series titles against their abbreviations: words as printed in, how much of the title they show out."""

import csv
from collections.abc import Mapping, Sequence
from functools import lru_cache
from pathlib import Path

from audit.resolvers.matching.words import STOP_WORDS, fold

SAME_CONTAINER = 0.65  # how much of a title must be shown; "J Cell Biol" shows 0.6 of Journal of Cell Science
Abbreviations = Mapping[str, frozenset[str]]
"""From a folded abbreviation to the folded titles it stands for; an abbreviation can stand for several."""

# Words that stand in so many titles that they tell nothing when they are all that agrees.
_COMMON = frozenset(
    {
        "journal", "international", "american", "european", "british", "research", "science", "sciences", "annals",
        "archives", "proceedings", "review", "reviews", "new", "bulletin", "transactions", "letters",
    }
)  # fmt: skip


def read_abbreviations(path: Path) -> Abbreviations:
    """Read a table with the columns `abbreviation` and `title`. Raises `OSError` and `ValueError` (no such table)."""
    state = path.stat()
    return _read_table(path, state.st_size, state.st_mtime_ns)


@lru_cache(maxsize=4)
def _read_table(path: Path, size: int, changed: int) -> Abbreviations:
    """Read a table once for many manuscripts, unless its size or time has changed."""
    table: dict[str, set[str]] = {}
    with path.open(encoding="utf-8-sig", newline="") as lines:
        reader = csv.DictReader(lines)
        try:
            if not {"abbreviation", "title"} <= set(reader.fieldnames or ()):
                raise ValueError(f"{path}: needs the columns abbreviation and title")
            for row in reader:
                key, title = fold(row["abbreviation"] or ""), fold(row["title"] or "")
                if key and title:
                    table.setdefault(key, set()).add(title)
        except csv.Error as error:
            raise ValueError(f"{path}: is no table: {error}") from None
    return {key: frozenset(titles) for key, titles in table.items()}


def is_abbreviation(short: str, word: str) -> bool:
    """Tell whether `short` abbreviates `word` as ISO 4 does: by its beginning (`psychol`), or contracted (`natl`)."""
    if word.startswith(short):
        return True
    if len(short) < 3 or short[0] != word[0] or len(short) >= len(word):
        return False
    rest = iter(word)
    return all(letter in rest for letter in short)


def show(words: Sequence[str], title: str, abbreviations: Abbreviations | None = None) -> float:
    """Return from 0 to 1 how much of the folded `title` stands, in full or abbreviated, somewhere in `words`.

    `words` are folded. 1 means every content word in order with nothing between; initials (`pnas`) count as all.
    """
    wanted = [word for word in title.split() if word not in STOP_WORDS] or title.split()
    if not wanted:
        return 0.0
    if len(wanted) >= 2 and _shows_initials(words, wanted, title.split()):
        return 1.0
    best = 0.0
    if abbreviations is not None and _in_table(words, title, abbreviations):
        return 1.0
    first = wanted[0]
    for start, word in enumerate(words):
        if word[0] == first[0] and is_abbreviation(word, first):
            best = max(best, _run(words, start, wanted))
            if best == 1.0:
                break
    return best


def _shows_initials(words: Sequence[str], wanted: list[str], every: list[str]) -> bool:
    """Tell whether `words` hold the title's initials ("pnas"; "apj", "a a" and "ara a" only before a number)."""
    initials = "".join(word[0] for word in wanted)
    whole = "".join(word[0] for word in every)
    for start, word in enumerate(words):
        if len(word) > 6 or word[0] != initials[0]:
            continue
        if len(initials) >= 3 and (word in (initials, whole) or (len(word) >= 4 and initials.startswith(word))):
            return True
        joined = ""
        for end in range(start, min(start + 4, len(words) - 1)):
            joined += words[end]
            if len(joined) > 7 or words[end][0].isdigit():
                break
            if len(joined) >= 2 and words[end + 1][0].isdigit() and _is_acronym(joined, wanted):
                return True
    return False


def _is_acronym(short: str, wanted: Sequence[str]) -> bool:
    """Tell whether `short` has every word's initial in order, with letters from within the words between (ApJ)."""
    if not wanted:
        return not short
    word = wanted[0]
    if not short or short[0] != word[0]:
        return False
    at = 1
    for length in range(1, min(4, len(short)) + 1):
        if length > 1:
            at = word.find(short[length - 1], at) + 1
            if at == 0:
                return False
        if _is_acronym(short[length:], wanted[1:]):
            return True
    return False


def _run(words: Sequence[str], start: int, wanted: list[str]) -> float:
    """Return the share of `wanted` that follows from `start`, skipping function words and single words."""
    at = start
    shown = 0.0
    letters = 0
    common_only = True
    skipped = 0
    for index, target in enumerate(wanted):
        while at < len(words) and words[at] in STOP_WORDS and not target.startswith(words[at]):
            at += 1
        if at < len(words) and is_abbreviation(words[at], target):
            if len(wanted) == 1 and words[at] != target and len(words[at]) < 4:
                return 0.0
            shown += 1.0
            letters += len(words[at].encode())  # a sign of Han tells as much as three letters
            common_only = common_only and target in _COMMON
            at += 1
        elif at < len(words) and words[at] == "".join(word[0] for word in wanted[index:]):
            return 1.0  # "Sci USA" for Sciences of the United States of America
        else:
            skipped += 1
            if index == 0 or skipped > max(1, len(wanted) // 2):
                break
    share = shown / len(wanted)
    if share == 1.0:
        return 1.0 if letters >= 3 or len(wanted) >= 3 else 0.5
    if shown >= 2 and not common_only and at < len(words) and words[at][0].isdigit():
        return max(share * 0.9, 0.7)  # cut short before the volume: "Clin Orthop 123"
    # "Am J Phys" for American Journal of Physiology is whole; "Am J" for it tells nothing.
    return 0.0 if common_only or letters < 4 else share * 0.9


def _in_table(words: Sequence[str], title: str, abbreviations: Abbreviations) -> bool:
    for start in range(len(words)):
        for end in range(start + 1, min(start + 9, len(words)) + 1):
            if title in abbreviations.get(" ".join(words[start:end]), ()):
                return True
    return False
