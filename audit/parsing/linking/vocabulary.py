"""The words of all works known so far in; for a word of a short form, the known words that it may stand for, out."""

from collections import defaultdict
from collections.abc import Iterable

from rapidfuzz import fuzz

from audit.model.record import record

_LONG_ENOUGH = 5  # letters: of shorter words, those a slip apart are others
_SLIP_RATIO = 85  # of 100
_STEM = 4  # letters of a word that longer ones may begin with ("Asia", "Asian")
_LONGER = 2  # letters more


@record
class AskedWord:
    """A word asked for; `near`: itself and known words a slip apart, `begun`: itself and known words it begins."""

    text: str
    near: frozenset[str]
    begun: frozenset[str]


class Vocabulary:
    """The distinct words of the works, by which each word asked for is compared once and not once a work."""

    def __init__(self) -> None:
        self._words: set[str] = set()
        self._alike: dict[tuple[str, int], list[str]] = defaultdict(list)  # by first letter and length
        self._asked: dict[str, AskedWord] = {}

    def take(self, words: Iterable[str]) -> None:
        """Take the words of one more work."""
        fresh = set(words) - self._words
        if not fresh:
            return
        self._words |= fresh
        for word in fresh:
            self._alike[word[0], len(word)].append(word)
        self._asked.clear()

    def ask(self, word: str) -> AskedWord:
        """Return `word` with the known words like it."""
        asked = self._asked.get(word)
        if asked is None:
            asked = self._asked[word] = AskedWord(text=word, near=self._near(word), begun=self._begun(word))
        return asked

    def _near(self, word: str) -> frozenset[str]:
        size = len(word)
        if size < _LONG_ENOUGH:
            return frozenset((word,))
        others = (other for length in range(size - 2, size + 3) for other in self._alike.get((word[0], length), ()))
        return frozenset((word, *(other for other in others if fuzz.ratio(word, other) >= _SLIP_RATIO)))

    def _begun(self, word: str) -> frozenset[str]:
        size = len(word)
        if size < _STEM:
            return frozenset((word,))
        longer = (self._alike.get((word[0], length), ()) for length in range(size + 1, size + 1 + _LONGER))
        return frozenset((word, *(other for others in longer for other in others if other.startswith(word))))
