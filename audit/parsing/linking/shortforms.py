"""A shortened citation and the known works in, the works that it may name out."""

from collections import defaultdict
from collections.abc import Iterable, Sequence

from audit.language.folding import STOPWORDS
from audit.model.record import record
from audit.parsing.linking.description import LOCATOR_WORDS, Description, in_order
from audit.parsing.linking.vocabulary import AskedWord, Vocabulary
from audit.parsing.linking.works import WorkDraft, same_name

_LONGEST_POSTING = 100
_ENOUGH = 0.45  # share of the short title's words that the work of the named author must show
_ENOUGH_NAMED = 0.65  # the same when the name stands elsewhere in the citation than where authors do
_ENOUGH_ALONE = 0.8  # the same when no author is named
_ALL_SHOWN = 0.85  # what three words and more are worth that all stand somewhere in the citation
_OPENS_ALIKE = 1.15
_TIE = 0.08
_FOLLOWS = 1.0  # all words of the short form stand in the full citation, in order, its author among them
_FOLLOWS_UNNAMED = 0.85  # the same where its first word is no name that was read
_MANY_WORDS = 4  # that follow one another are no accident


@record
class Candidate:
    """A work that a short form may name, and how well it fits (0 to 1)."""

    draft: WorkDraft
    score: float


class WorkIndex:
    """Works by surname and by word, for short forms."""

    def __init__(self, drafts: Iterable[WorkDraft]) -> None:
        self._by_name: dict[str, list[_Shown]] = defaultdict(list)
        self._by_word: dict[str, list[_Shown]] = defaultdict(list)
        self._names_by_letter: dict[str, list[str]] = defaultdict(list)
        self._vocabulary = Vocabulary()
        self._shown: dict[str, _Shown] = {}
        for draft in drafts:
            self.add(draft)

    def add(self, draft: WorkDraft) -> None:
        """Take one more work into the index."""
        shown = _Shown(draft)
        self._shown[draft.id] = shown
        for name in shown.people:
            for key in {name, name.split()[-1]}:
                if not self._by_name[key]:
                    self._names_by_letter[key[0]].append(key)
                self._by_name[key].append(shown)
        for word in shown.all_words - STOPWORDS:
            self._by_word[word].append(shown)
        self._vocabulary.take(shown.all_words | shown.title_words)

    def candidates(self, short: Description, among: Sequence[WorkDraft] | None = None) -> list[Candidate]:
        """Return the works (all, or `among` these) that `short` may name, best first; several: it does not decide."""
        names, words = _asked(short)
        if not names and not words:
            return []
        opening = _title_words(short.words)
        core = short.core if short.repeats or short.citation.form != "full" else ()
        asked = [self._vocabulary.ask(word) for word in words]
        pool = (
            self._gather(names, words or opening, core) if among is None else [self._shown[draft.id] for draft in among]
        )
        called = _AskedNames(names, pool) if names else None
        scored = []
        for shown in pool:
            score = _score(shown, called, words, asked, short)
            if core and shown.all_words.issuperset(core):
                score = max(score, shown.follows(core))
            if len(opening) > 1 and shown.begins(opening):  # word for word how the work is cited in full
                score = max(score, _OPENS_ALIKE)
            if score:
                scored.append(Candidate(draft=shown.draft, score=score))
        if not scored and among is None:
            scored = self._by_opening(names, words, short)
        scored.sort(key=lambda candidate: -candidate.score)
        return [candidate for candidate in scored if candidate.score >= scored[0].score - _TIE]

    def _by_opening(self, names: tuple[str, ...], words: tuple[str, ...], short: Description) -> list[Candidate]:
        """Where no field fits: works whose citation opens with the same words, or the one work that shows the name."""
        opening = _title_words(short.words)
        if len(opening) >= 2:
            pool = self._by_word.get(opening[0], [])[-_LONGEST_POSTING:]
            found = [Candidate(draft=shown.draft, score=0.7) for shown in pool if shown.begins(opening)]
            if found:
                return found
        elif opening and not names and self._by_name.get(opening[0]):  # "Lund, 45", its name taken for a title
            pool = self._by_name[opening[0]][-_LONGEST_POSTING:]
            return [Candidate(draft=shown.draft, score=0.7) for shown in pool]
        if names and not words:
            pool = self._by_word.get(names[0].split()[-1], [])
            return [Candidate(draft=pool[0].draft, score=0.5)] if len(pool) == 1 else []
        return []

    def _gather(self, names: tuple[str, ...], words: tuple[str, ...], core: tuple[str, ...]) -> list["_Shown"]:
        pools = [self._named(name) for name in names[:3]]
        pools += [self._by_name[core[0]]] if core[:1] and core[0] in self._by_name else []
        rare = sorted((w for w in words if w in self._by_word), key=lambda w: len(self._by_word[w]))
        pools += [self._by_word[word] for word in rare[:2]]
        pools += [self._by_word[name.split()[-1]] for name in names[:1] if name.split()[-1] in self._by_word]
        return list(dict.fromkeys(shown for pool in pools for shown in pool[-_LONGEST_POSTING:]))

    def _named(self, name: str) -> list["_Shown"]:
        exact = self._by_name.get(name) or self._by_name.get(name.split()[-1])
        if exact:
            return exact
        near = next((key for key in self._names_by_letter.get(name[0], ()) if same_name(name, key)), None)
        return self._by_name[near] if near else []


def _score(
    shown: "_Shown",
    called: "_AskedNames | None",
    words: tuple[str, ...],
    asked: Sequence[AskedWord],
    short: Description,
) -> float:
    """Return how well a work fits the names and `words` of a short form; `asked` are the words, looked up."""
    name_score = shown.name_score(called) if called is not None else 0.75
    if not name_score or (not words and name_score < 0.85 and called is not None and not called.surname):
        return 0.0  # no name in common, or one word, somewhere in a citation
    word_score = shown.word_score(words, asked) if words else 0.9
    if word_score < (_ENOUGH if name_score >= 0.85 else _ENOUGH_NAMED if called is not None else _ENOUGH_ALONE):
        return 0.0
    score = 0.4 * name_score + 0.6 * word_score
    if short.issued is not None and shown.years:
        score += 0.1 if short.issued.start.year in shown.years else -0.15
    if words and shown.opens_with(words):
        score += 0.1
    return score


class _AskedNames:
    """The names of a short form, and those of the people of some works that may be the same."""

    def __init__(self, names: tuple[str, ...], works: Sequence["_Shown"]) -> None:
        people = {person for shown in works for person in shown.people}
        parts = names[0].split()
        self.first = {person for person in people if same_name(names[0], person)}
        self.any = self.first | {person for person in people if any(same_name(name, person) for name in names[1:])}
        self.surname = parts[-1] if len(parts) > 1 else ""
        self.words = [part for part in parts if part not in STOPWORDS]


class _Shown:
    """What all full citations of one work show together."""

    def __init__(self, draft: WorkDraft) -> None:
        self.draft = draft
        self.authors = {name for d in draft.descriptions for name in d.authors}
        self.people = {name for d in draft.descriptions for name in d.people}
        self.surnames = {name.split()[-1] for name in self.people}
        self.titles = [d.title_words for d in draft.descriptions]
        self.title_words = {word for words in self.titles for word in words}
        self.container_words = {word for d in draft.descriptions for word in d.container.split()}
        self.all_words = {word for d in draft.descriptions for word in d.words}
        self.openings = [tuple([w for w in d.words[:40] if w not in STOPWORDS]) for d in draft.descriptions]
        self.first_words = {opening[0] for opening in self.openings if opening}
        self.years = {d.issued.start.year for d in draft.descriptions if d.issued is not None}
        self.containers = [tuple([w for w in d.container.split() if w not in STOPWORDS]) for d in draft.descriptions]

    def name_score(self, called: _AskedNames) -> float:
        """1 for an author, .85 for an editor or translator, .6 for a name that stands anywhere in the citation."""
        if not called.first.isdisjoint(self.authors):
            return 1.0
        if not called.any.isdisjoint(self.people):
            return 0.85
        if called.surname in self.surnames:  # "comment on Ellis": whatever the parser took for a name before it
            return 0.7
        return 0.6 if self.all_words.issuperset(called.words) else 0.0

    def follows(self, core: tuple[str, ...]) -> float:
        """Score a citation whose words all stand in a full one in their order ("Pratt, War of 1878"), else return 0."""
        if len(core) < 2 or not any(in_order(core, opening) for opening in self.openings):
            return 0.0
        named = any(core[0] in person.split() for person in self.people)
        return _FOLLOWS if named or len(core) >= _MANY_WORDS else _FOLLOWS_UNNAMED

    def word_score(self, words: tuple[str, ...], asked: Sequence[AskedWord]) -> float:
        """The share of `words` in the title; words of the container count .8, of the rest of the citation .7.

        Three words and more that all stand somewhere, or begin a word that does ("Asia", "Asian"), are .85 at least.
        The whole is 1 where the citation itself opens with them (works without author, misread titles).
        """
        if self.begins(words):
            return 1.0
        total = 0.0
        for word in asked:
            if not word.near.isdisjoint(self.title_words):
                total += 1.0
            elif word.text in self.container_words:
                total += 0.8
            elif word.text in self.all_words:
                total += 0.7
        share = total / len(asked)
        if share >= _ALL_SHOWN or len(asked) < 3:
            return share
        for word in asked:
            if word.begun.isdisjoint(self.all_words):
                return share
        return _ALL_SHOWN

    def begins(self, words: tuple[str, ...]) -> bool:
        """Tell whether one of the full citations begins with `words`, of which there is one at least."""
        size = len(words)
        return words[0] in self.first_words and words in [opening[:size] for opening in self.openings]

    def opens_with(self, words: tuple[str, ...]) -> bool:
        """Tell whether the title (or, of a work without one, its container) begins with `words`."""
        size = len(words)
        return words in [opening[:size] for opening in (*self.titles, *self.containers)]


def _asked(short: Description) -> tuple[tuple[str, ...], tuple[str, ...]]:
    """Return the names and the title words that a short form shows, locators and entry words ("s.v.") left out."""
    if "s v" in " ".join(short.words):
        head = " ".join(short.words).partition("s v")[0].split()
        return (), tuple(word for word in head if word not in STOPWORDS)
    words = _cut(short.title_words) or _cut(tuple(w for w in short.container.split() if w not in STOPWORDS))
    if not words:
        named = {word for person in short.people for word in person.split()}
        words = _title_words(tuple(word for word in short.words if word not in named and len(word) > 3))
    return short.people, words


def _cut(words: tuple[str, ...]) -> tuple[str, ...]:
    """Return the words of a title without the place that the parser left at its end ("Harbour in Winter 3.2b5")."""
    kept = list(words)
    while kept and (kept[-1][0].isdigit() or (len(kept) > 1 and kept[-1] in LOCATOR_WORDS)):
        kept.pop()
    return tuple(kept)


def _title_words(words: tuple[str, ...]) -> tuple[str, ...]:
    return tuple(w for w in words if w not in STOPWORDS and w not in LOCATOR_WORDS and not any(c.isdigit() for c in w))
