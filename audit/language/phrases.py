"""Words and phrases to be sought in sentences: a sentence's words in, the phrases of a table that stand in it out.

A table is looked up word by word, so that what it costs does not grow with it, as a regular expression of alternatives
would.
"""

from collections.abc import Collection, Iterator, Mapping, Sequence
from typing import NamedTuple

from audit.language.expressions import expression

_WORD_OR_STOP = expression(r"[^\W\d_][\w-]*|[,;:()]|\.(?<![0-9].)")
_STOPS = frozenset(",;:.()")
_GAP = "…"  # stands for up to `_WIDEST` words between two stops
_WIDEST = 6

Part = frozenset[str] | None  # the words that may stand at a place of a phrase; None for a gap


class WordPlace(NamedTuple):
    """A word in small letters, or a stop, at `start` to `end` of its text."""

    word: str
    start: int
    end: int


def words_of(text: str) -> list[str]:
    """Return the words of `text` in small letters, and the stops between them; an apostrophe parts two words."""
    return _WORD_OR_STOP.findall(text.lower())


def places_of(text: str) -> list[WordPlace]:
    """Return the words and stops of `text` with their places."""
    return [WordPlace(match[0].lower(), match.start(), match.end()) for match in _WORD_OR_STOP.finditer(text)]


class Phrases:
    """A table of phrases, parted by line ends or semicolons.

    `plan|plans to` stands for both, `plan … to` allows up to six words between.
    """

    def __init__(self, source: str) -> None:
        self._by_first: dict[str, list[tuple[Part, ...]]] = {}
        for line in source.replace("\n", ";").split(";"):
            parts = [None if part == _GAP else frozenset(part.split("|")) for part in line.split()]
            for first in parts[0] or () if parts else ():
                self._by_first.setdefault(first, []).append(tuple(parts[1:]))
        for phrases in self._by_first.values():
            phrases.sort(key=len, reverse=True)  # of those that begin alike the longest stands

    def find_all(self, words: Sequence[str]) -> Iterator[tuple[int, int]]:
        """Yield the phrases that stand in `words` as (index of the first word, index after the last), in order."""
        by_first = self._by_first
        for index in [index for index, word in enumerate(words) if word in by_first]:
            for rest in by_first[words[index]]:
                end = _end_of(words, index + 1, rest)
                if end is not None:
                    yield index, end
                    break

    def find(self, words: Sequence[str]) -> tuple[int, int] | None:
        """Return the first phrase that stands in `words`."""
        if self._by_first.keys().isdisjoint(words):
            return None
        return next(self.find_all(words), None)

    def closes(self, words: Sequence[str]) -> bool:
        """Tell whether a phrase stands at the end of `words`."""
        if self._by_first.keys().isdisjoint(words):
            return False
        size = len(words)
        return any(end == size for _, end in self.find_all(words))


class Phrasebook:
    """Tables of phrases by language."""

    def __init__(self, sources: Mapping[str, str]) -> None:
        self._tables = {tongue: Phrases(source) for tongue, source in sources.items()}

    def find_all(self, words: Sequence[str], tongues: Collection[str] = ()) -> Iterator[tuple[int, int]]:
        """Yield what `Phrases.find_all` yields in the tables of `tongues`, in those of all where none is named."""
        for tongue, table in self._tables.items():
            if not tongues or tongue in tongues:
                yield from table.find_all(words)

    def find(self, words: Sequence[str], tongues: Collection[str] = ()) -> tuple[int, int] | None:
        """Return the first phrase found."""
        for tongue, table in self._tables.items():
            if not tongues or tongue in tongues:
                found = table.find(words)
                if found is not None:
                    return found
        return None


def _end_of(words: Sequence[str], at: int, parts: tuple[Part, ...]) -> int | None:
    """Return the index after the words that `parts` ask for from index `at` on, None where they do not stand there."""
    spare = 0
    for part in parts:
        if part is None:
            spare = _WIDEST
            continue
        while at < len(words) and words[at] not in part and spare and words[at] not in _STOPS:
            at, spare = at + 1, spare - 1
        if at >= len(words) or words[at] not in part:
            return None
        at, spare = at + 1, 0
    return at
