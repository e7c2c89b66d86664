"""IBD004: a pointer to a note that is absent, later, or about something else."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.folding import fold
from audit.language.ibid import NotePointer, find_note_pointers
from audit.model.finding import Kind, Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Note
from audit.model.record import record
from audit.rules.ibid.sources import printed, text_span
from audit.rules.rule import rule

# Where the citation that ends in a pointer begins: after a semicolon, a bracket, or a full stop that ends a sentence.
_BEGINS = expression(r"[;(\[]|(?<=[a-zß-ÿ\d)”»]{2})\.[”»]?\s(?!cit\b|Aufl\b)")
_LED_BY = expression(r"[\s(,*_]*(?:\b(?:wie|as\sin)\s*)?$")
_BARE = expression(
    r"\b(?:see|also|cf|compare|siehe|vgl|voir|vedi|cfr|véase|ver|zie|dazu|auch|aussi|anche|también)\.?$", re.IGNORECASE
)
_CAPITALISED = expression(r"(?<![\w’'-])[^\W\d_a-z][\w’'-]{2,}")
_MOST_NAMED = 4  # works that an ambiguous citation may name before its names tell nothing
_MOST_WORDS = 8  # a longer stretch before a pointer is a sentence, not a short form
_NO_NAMES = """
see also cf compare note notes ibid and but both text accompanying above supra siehe vgl voir vedi discussion generally
part article section chapter therein passim id idem cfr véase ver zie anm nota ders dies the der die das and und
"""
_NOT_A_NAME = frozenset(_NO_NAMES.split())


@rule(id="IBD004", name="dangling-cross-reference", scope="note", level=Level.WARNING)
def dangling_cross_reference(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A pointer names a note that is absent, stands on the wrong side, or does not cite that work.

    Why:
        Cross-references go stale whenever a note is added or removed before their target.

    Example:
        "Smith, supra note 120" in an article of 39 notes; "see note 30 above" in note 12; "Smith, supra note 4" where
        note 4 cites only Jones.

    Instead:
        Point to the note that cites the work, or use a short form.

    Limits:
        In a manuscript of several chapters a number counts as present when any chapter has it. That a note does not
        cite the work is said only where neither the note nor the works it refers back to show the name.

    References:
        Bluebook, 21st ed., rule 4.2; OSCOLA, 4th ed., 1.2.1; Chicago Manual of Style, 18th ed., 13.34.
    """
    numbers = _Numbers(manuscript)
    if not numbers.highest:
        return
    for note in manuscript.notes:
        plain = manuscript.document.plain(*note.text_spans)
        for pointer in find_note_pointers(plain.text):
            problem = _check(manuscript, numbers, note, pointer, plain.text)
            if problem is not None:
                span = plain.span(pointer.start, pointer.end)
                yield Problem(
                    span=span,
                    message=problem.message,
                    related=problem.related,
                    note=note.label,
                    expected=problem.expected,
                    kind=problem.kind,
                    level=problem.level,
                    confidence=problem.confidence,
                )


@record
class _Outcome:
    message: str
    related: tuple[RelatedPlace, ...] = ()
    expected: str | None = None
    kind: Kind = "fail"
    confidence: float = 0.9
    level: Level | None = None


class _Numbers:
    """The notes by chapter and number."""

    def __init__(self, manuscript: Manuscript) -> None:
        self.notes: dict[int, dict[int, Note]] = {}
        for note in manuscript.notes:
            number = number_of(note)
            if number is not None and note.kind != "author-note":
                self.notes.setdefault(note.sequence, {}).setdefault(number, note)
        self.highest = max((max(chapter) for chapter in self.notes.values()), default=0)
        self._folded: dict[str, frozenset[str]] = {}
        self._works: dict[str, frozenset[str]] = {}
        self._first: dict[int, dict[str, Note]] = {}

    def find(self, note: Note, number: int) -> Note | None:
        return self.notes.get(note.sequence, {}).get(number)

    def anywhere(self, number: int) -> bool:
        return any(number in chapter for chapter in self.notes.values())

    def words(self, manuscript: Manuscript, note: Note) -> frozenset[str]:
        """Return the folded words of a note and of the works that it refers back to."""
        if note.id not in self._folded:
            words = set(fold(manuscript.document.plain(*note.text_spans).text).split())
            for citation in manuscript.citations_by_note.get(note.id, ()):
                link = manuscript.link_by_citation.get(citation.id)
                for work_id in link.work_ids[:_MOST_NAMED] if link is not None else ():
                    words |= self._work_words(manuscript, work_id)
            self._folded[note.id] = frozenset(words)
        return self._folded[note.id]

    def _work_words(self, manuscript: Manuscript, work_id: str) -> frozenset[str]:
        if work_id not in self._works:
            fields = manuscript.work_by_id[work_id].item.fields
            self._works[work_id] = frozenset(word for field in fields for word in fold(str(field.value)).split())
        return self._works[work_id]

    def first_naming(self, manuscript: Manuscript, sequence: int, name: str) -> Note | None:
        """Return the first note of a chapter that shows the word `name`, or None."""
        if sequence not in self._first:
            first: dict[str, Note] = {}
            for _, note in sorted(self.notes.get(sequence, {}).items()):
                for word in self.words(manuscript, note):
                    first.setdefault(word, note)
            self._first[sequence] = first
        return self._first[sequence].get(name)


def number_of(note: Note) -> int | None:
    """Return the number that a note has by its place, or else as printed."""
    return note.number if note.expected is None else note.expected


def _check(manuscript: Manuscript, numbers: _Numbers, note: Note, pointer: NotePointer, text: str) -> _Outcome | None:
    own = number_of(note)
    for target, _, _ in pointer.targets:
        if not numbers.anywhere(target):
            if target > numbers.highest:
                message = f"Note {printed(note)} points to note {target}; the last note is {numbers.highest}."
            else:
                message = f"Note {printed(note)} points to note {target}, which is not in the list of notes."
            return _Outcome(message=message)
        found = numbers.find(note, target)
        if found is None or own is None:
            continue
        wrong = (
            target >= own if pointer.direction == "before" else target <= own if pointer.direction == "after" else False
        )
        if wrong:
            way, place = ("back", "later") if pointer.direction == "before" else ("forward", "earlier")
            where = "itself" if target == own else f"note {target}, which comes {place}"
            return _Outcome(
                message=f"Note {printed(note)} points {way} to {where}: “{text[pointer.start : pointer.end]}”.",
                related=(RelatedPlace(span=text_span(found), message=f"note {target}"),),
                level=Level.NOTE if target == own else None,
            )
    if len(pointer.targets) == 1 and pointer.direction != "after":
        return _content(manuscript, numbers, note, pointer, text)
    return None


def _content(manuscript: Manuscript, numbers: _Numbers, note: Note, pointer: NotePointer, text: str) -> _Outcome | None:
    """Hold the names before a supra against the note that it points to."""
    found = numbers.find(note, pointer.target)
    names = _names_before(text, pointer.start)
    if found is None or not names:
        return None
    there = numbers.words(manuscript, found)
    if any(not there.isdisjoint(fold(name).split()) for name in names):
        return None
    name, elsewhere = _citing(manuscript, numbers, note, names)
    if elsewhere is None:
        return None
    number = number_of(elsewhere)
    return _Outcome(
        message=f"Note {printed(note)} points to note {pointer.target} for {name}; that note does not name {name}, "
        f"note {number} does.",
        related=(
            RelatedPlace(span=text_span(found), message=f"note {pointer.target}: no {name}"),
            RelatedPlace(span=text_span(elsewhere), message=f"note {number}: {name}"),
        ),
        expected=str(number),
        kind="review",
        confidence=0.8,
    )


def _names_before(text: str, end: int) -> list[str]:
    """Return the capitalised words of the short form that ends in the pointer at `end`; none before a bare pointer."""
    stretch = _LED_BY.sub("", text[max(0, end - 120) : end])
    if _BARE.search(stretch):
        return []
    begin = max((match.end() for match in _BEGINS.finditer(stretch)), default=0)
    words = stretch[begin:].split()
    if not words or len(words) > _MOST_WORDS:
        return []
    return [name for name in _CAPITALISED.findall(stretch[begin:]) if fold(name) not in _NOT_A_NAME]


def _citing(manuscript: Manuscript, numbers: _Numbers, note: Note, names: list[str]) -> tuple[str, Note | None]:
    """Return the first of `names` that a note before `note`, in its chapter, shows, and that note."""
    for name in names:
        first = numbers.first_naming(manuscript, note.sequence, fold(name).split()[0])
        if first is not None and (number_of(first) or 0) < (number_of(note) or 0):
            return name, first
    return "", None
