"""IBD004: a pointer to a note that is absent, later, or about something else."""

import re
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.folding import fold
from audit.language.ibid import NotePointer, find_note_pointers
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Note
from audit.model.span import Span
from audit.rules.ibid.notenumbers import NoteNumbers, number_of
from audit.rules.ibid.pointerfault import PointerFault, absent, moved, stands_on_side, unnamed
from audit.rules.ibid.sources import printed, text_span
from audit.rules.ibid.textpointers import faults_in_text
from audit.rules.rule import rule

# Where the citation that ends in a pointer begins: after a semicolon, a bracket, or a full stop that ends a sentence.
_BEGINS = expression(r"[;(\[]|(?<=[a-zß-ÿ\d)”»]{2})\.[”»]?\s(?!cit\b|Aufl\b)")
_LED_BY = expression(r"[\s(,*_]*(?:\b(?:wie|as\sin)\s*)?$")
_BARE = expression(
    r"\b(?:see|also|cf|compare|siehe|vgl|voir|vedi|cfr|véase|ver|zie|dazu|auch|aussi|anche|también)\.?$", re.IGNORECASE
)
_CAPITALISED = expression(r"(?<![\w’'-])[^\W\d_a-z][\w’'-]{2,}")
_WAYS = {"before": ("back ", "later"), "after": ("forward ", "earlier"), "": ("", "")}
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
        note 4 cites only Jones; "see note 120" in the text itself.

    Instead:
        Point to the note that cites the work, or use a short form.

    Limits:
        In a manuscript of several chapters a number counts as present when any chapter has it. That a note does not
        cite the work is said only where neither the note nor the works it refers back to show the name, and where a
        note before does, or none does at all. Pointers in
        the text are held against the notes as those in notes are; what stands in quotation marks, in a table or before
        "of" and "to" another work is left alone, and so is a manuscript that calls something else its notes.

    References:
        Bluebook, 21st ed., rule 4.2; OSCOLA, 4th ed., 1.2.1; Chicago Manual of Style, 18th ed., chapter 13
        (short forms).
    """
    numbers = NoteNumbers(manuscript)
    if not numbers.highest:
        return
    for span, fault in faults_in_text(manuscript, numbers):
        yield _problem(fault, span, None)
    for note in manuscript.notes:
        plain = manuscript.content_by_note[note.id]
        for pointer in find_note_pointers(plain.text):
            problem = _check(manuscript, numbers, note, pointer, plain.text)
            if problem is not None:
                yield _problem(problem, plain.span(pointer.start, pointer.end), note.label)


def _problem(outcome: PointerFault, span: Span, label: str | None) -> Problem:
    return Problem(
        span=span,
        message=outcome.message,
        related=outcome.related,
        note=label,
        expected=outcome.expected,
        kind=outcome.kind,
        level=outcome.level,
        confidence=outcome.confidence,
    )


def _check(
    manuscript: Manuscript, numbers: NoteNumbers, note: Note, pointer: NotePointer, text: str
) -> PointerFault | None:
    own = number_of(note)
    for target, _, _ in pointer.targets:
        if not numbers.everywhere(target):
            return PointerFault(message=absent(numbers, f"Note {printed(note)}", target))
        found = numbers.within(note.sequence, target)
        if not found or own is None:
            continue
        wrong = (
            target >= own
            if pointer.direction == "before"
            else target <= own
            if pointer.direction == "after"
            else target == own and len(pointer.targets) == 1
        )
        chapters = [other.span.start for other in numbers.everywhere(target)]
        if wrong and not stands_on_side(chapters, note.span.start, pointer.direction):
            way, place = _WAYS[pointer.direction]
            where = "itself" if target == own else f"note {target}, which comes {place}"
            return PointerFault(
                message=f"Note {printed(note)} points {way}to {where}: “{text[pointer.start : pointer.end]}”.",
                related=(RelatedPlace(span=text_span(found[0]), message=f"note {target}"),),
                level=Level.NOTE if target == own else None,
            )
    if len(pointer.targets) == 1 and pointer.direction != "after":
        return _content(manuscript, numbers, note, pointer, text)
    return None


def _content(
    manuscript: Manuscript, numbers: NoteNumbers, note: Note, pointer: NotePointer, text: str
) -> PointerFault | None:
    """Hold the names before a supra against the note that it points to."""
    found = numbers.within(note.sequence, pointer.target)
    names = _names_before(text, pointer.start)
    if not found or not names:
        return None
    there = frozenset().union(*(numbers.words(one) for one in found))
    if any(not there.isdisjoint(fold(name).split()) for name in names):
        return None
    name, elsewhere = _citing(manuscript, numbers, note, names)
    if elsewhere is None:
        name = max(names, key=len)
        later = any(numbers.first_naming(note.sequence, fold(one).split()[0]) not in (None, note) for one in names)
        return None if later else unnamed(f"Note {printed(note)}", name, pointer.target, found[0])
    cited, citing = (pointer.target, found[0]), (number_of(elsewhere), elsewhere)
    return moved(f"Note {printed(note)}", name, cited, citing, 0.8)


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


def _citing(manuscript: Manuscript, numbers: NoteNumbers, note: Note, names: list[str]) -> tuple[str, Note | None]:
    """Return the first of `names` that a note before `note`, in its chapter, shows, and that note."""
    for name in names:
        first = numbers.first_naming(note.sequence, fold(name).split()[0])
        if first is not None and first.span.start < note.span.start:
            return name, first
    return "", None
