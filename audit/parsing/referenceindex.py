"""The references of a document come in; for a name and a year, the entry that they cite goes out."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass

from audit.language.expressions import expression
from audit.language.surnames import (
    acronyms,
    fold_german_text,
    fold_name,
    fold_text,
    foldings,
    nearly_same,
    same_surname,
    without_particles,
)
from audit.model.citation import Reference
from audit.model.document import Document
from audit.model.span import Span
from audit.parsing.authordate import Mention
from audit.parsing.bodynames import abbreviated_bodies

_ABBREVIATED = expression(r"[(\[]([^\W\d_a-z][\w&-]{1,9})[)\]]")
_EARLIER, _LATER = 60, 10  # years before the oldest and after the newest entry in which a missing one may lie
_HEAD_WORDS = 400  # characters of an entry among whose words a co-author's name is looked for


@dataclass(frozen=True, slots=True)
class _Entry:
    """A reference as it is compared: folded names, the words of its head, and its years."""

    id: str
    names: tuple[frozenset[str], ...]
    initials: frozenset[str]
    words: frozenset[str]
    years: tuple[str, ...]


class ReferenceIndex:
    """The references by the words of their names; answers which of them a mention names."""

    def __init__(self, document: Document, references: Sequence[Reference]) -> None:
        self._by_word: dict[str, list[_Entry]] = defaultdict(list)
        self._by_year: dict[str, list[_Entry]] = defaultdict(list)
        self._answers: dict[tuple[tuple[str, ...], str, bool], str | None] = {}
        self.dated = 0
        shorts = abbreviated_bodies(document, references)
        for reference in references:
            self._add(document, reference, shorts.get(reference.id, frozenset()))
        years = [int(year[:4]) for reference in references for year in reference.years[:1] if year[:4].isdigit()]
        self.oldest, self.newest = min(years, default=0), max(years, default=9999)

    def knows(self, mention: Mention) -> bool:
        """Tell whether the list has an entry by these authors, of whatever year, so that they are authors."""
        if mention.lifetime or not mention.names:
            return False
        names = mention.names[min(mention.loose, len(mention.names) - 1) :]
        return any(
            _same(names[0], entry, 0) and entry.names and all(_among(name, entry) for name in names[1:])
            for entry in self._sharing(names[0])
        )

    def resembles(self, mention: Mention) -> bool:
        """Tell whether the list has an entry of the same year whose first name differs by a slip of the pen."""
        if mention.lifetime or not mention.names:
            return False
        first = mention.names[min(mention.loose, len(mention.names) - 1)]
        return any(
            nearly_same(without_particles(cited), without_particles(printed))
            for year in mention.years
            for entry in self._by_year.get(year, ())
            for printed in next(iter(entry.names), ())
            for cited in foldings(first)
        )

    def plausible(self, year: str) -> bool:
        """Tell whether a year lies where those of the list do: not far before its oldest, not after its newest."""
        return not year[:4].isdigit() or self.oldest - _EARLIER <= int(year[:4]) <= self.newest + _LATER

    def spans(self, year: str) -> bool:
        """Tell whether a number is one of the years from the list's oldest to its newest, which a page hardly is."""
        return year[:4].isdigit() and self.oldest <= int(year[:4]) <= self.newest

    def _sharing(self, name: str) -> list[_Entry]:
        """Return the entries that share a word with a name, each once."""
        forms = foldings(name)  # a name broken at the end of a line is one word here and two there
        words = {word for form in forms for word in (*form.split(), form.replace(" ", ""))}
        return list({entry.id: entry for word in words for entry in self._by_word.get(word, ())}.values())

    def _add(self, document: Document, reference: Reference, shorts: frozenset[str]) -> None:
        span = reference.text_span
        head = document.plain(Span(span.start, min(span.end, span.start + _HEAD_WORDS))).text
        short = _ABBREVIATED.search(head, 0, 160)
        initials = shorts | (acronyms(reference.names[0]) if reference.names else frozenset())
        if short and not short[1].isdigit():
            initials |= {fold_name(short[1])}
        entry = _Entry(
            id=reference.id,
            names=tuple(foldings(name) for name in reference.names),
            initials=initials,
            words=frozenset(f"{fold_text(head)} {fold_german_text(head)}".split()),
            years=reference.years,
        )
        self.dated += bool(reference.years)
        for year in reference.years:
            self._by_year[year].append(entry)
        spelt = {word for forms in entry.names for form in forms for word in (*form.split(), form.replace(" ", ""))}
        for word in spelt | initials:
            self._by_word[word].append(entry)
        if not reference.names:
            for word in list(entry.words)[:12]:
                self._by_word[word].append(entry)

    def link(self, mention: Mention) -> tuple[tuple[str, ...], tuple[str | None, ...]]:
        """Return the names that count (a sentence's own words before them dropped) and an entry's id for each year.

        A reprint cited with both its years ("1990 [1867]", "1955/1974") is linked by either.
        """
        best: tuple[tuple[str, ...], tuple[str | None, ...]] = (mention.names, (None,) * len(mention.years))
        for first in range(min(mention.loose, len(mention.names) - 1) + 1):
            names = mention.names[first:]
            ids = tuple(self._entry(names, year, et_al=mention.et_al) for year in mention.years)
            if any(ids):
                best = (names, ids)
                break
        names, ids = best
        return names, ids

    def _entry(self, names: tuple[str, ...], year: str, *, et_al: bool) -> str | None:
        """Return the id of the entry that the names and the year fit best, or None."""
        asked = (names, year, et_al)
        if asked not in self._answers:
            self._answers[asked] = self._best(names, year, et_al=et_al)
        return self._answers[asked]

    def _best(self, names: tuple[str, ...], year: str, *, et_al: bool) -> str | None:
        fitting: list[tuple[int, bool, str]] = []
        for entry in self._sharing(names[0]):
            exact = year in entry.years
            if not exact and not (year[:4].isdigit() and len(year) == 4 and any(y[:4] == year for y in entry.years)):
                continue
            if not _same(names[0], entry, 0):
                continue
            if not all(_among(name, entry) for name in names[1:]):
                continue
            fullness = 2 * exact + 2 * (entry.years[:1] == (year,)) + (et_al == (len(entry.names) > 2))
            fullness += 3 * (len(names) == len(entry.names) and not et_al)
            fitting.append((fullness, exact, entry.id))
        if not fitting or (len(fitting) > 1 and not any(exact for _, exact, _ in fitting)):
            return None  # "2011" in a list with 2011a and 2011b
        return max(fitting, key=lambda fit: fit[0])[2]


def _same(name: str, entry: _Entry, position: int) -> bool:
    """Tell whether a cited name is the one at `position` of the entry, or the acronym or beginning of it."""
    folded = foldings(name)
    if any(form.replace(" ", "") in entry.initials for form in folded):
        return True
    if position >= len(entry.names):
        return any(all(word in entry.words for word in form.split()) for form in folded)
    return any(same_surname(cited, printed) for cited in folded for printed in entry.names[position])


def _among(name: str, entry: _Entry) -> bool:
    """Tell whether a co-author's name stands anywhere in the head of the entry."""
    for form in foldings(name):
        bare = without_particles(form)
        if bare.split()[-1:] and bare.split()[-1] in entry.words:
            return True
        joined = bare.replace(" ", "")
        if any(joined == other.replace(" ", "") for forms in entry.names for other in forms):
            return True
    return False
