"""A file with inserted or deleted notes in; the file with markers, notes and references to notes renumbered out.

It is done only where the text and the list testify alike: chapter by chapter, both print the same labels in the same
order, and that order is not 1, 2, 3 … What each reference to a note means is settled before, and compared after.
"""

import re
from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from functools import cached_property
from itertools import pairwise

from audit.engine import understand_document
from audit.fixing.chapters import chapter_sequences, find_chapter_pointers
from audit.fixing.interface import NotFixableError, Source
from audit.fixing.lettered import drop_letters
from audit.language.expressions import expression
from audit.language.folding import fold
from audit.language.ibid import find_note_pointers
from audit.language.numerals import SUPERSCRIPT_DIGITS, to_superscript
from audit.model.document import PlainText
from audit.model.finding import Edit
from audit.model.manuscript import Manuscript, Marker, Note
from audit.model.record import record
from audit.model.span import Span
from audit.settings import Settings

LATE_START = 4  # a first number above it is that of an extract, and stays (as `audit.parsing.pairing` has it)
_PROSE = frozenset({"paragraph", "list_item", "quote", "caption", "note"})
_DIGITS = expression(rf"[{SUPERSCRIPT_DIGITS}]+|\d+")
_CAPITALISED = expression(r"(?<![\w’'-])[^\W\d_a-z][\w’'-]{2,}")
_MENTION = expression(
    r"\b(?:(?:foot|end)?notes?|nn?\.|fnn?\.?|Anm\.|Fn\.|Fu(?:ß|ss)noten?|notas?)\s(?P<number>\d{1,4})\b", re.IGNORECASE
)
_BEGINS = expression(r"[;(\[]|\.\s")  # what stands before the citation that ends in a reference
_BEFORE = 120  # characters before a reference in which the name of the work stands
_MOST_SEARCHED = 50  # numbers missing at one place that are searched for; more is a lost chapter

# A number that may be a marker (glued to a word or its punctuation), or a label (at the beginning of a line).
_GLUED = r"(?:(?<=[^\W\d_])|(?<=[^\d][.,;:!?…\"”’)\]])){}(?!\d)"
_OPENING = r"^[^\w\n]{{0,8}}{}(?!\d)"

Key = tuple[int, bool]  # a label's number, and whether a letter stood behind it


class NotRenumberedError(Exception):
    """The notes cannot be renumbered safely; the message says why, for a person."""


@record
class Renumbered:
    """The file renumbered, what was done in words, and what looks like a reference to a note but was left."""

    source: Source
    words: str
    left: tuple[str, ...]


def renumber(source: Source, settings: Settings) -> Renumbered | None:
    """Return the file with its notes numbered 1, 2, 3 …; None when they are, or when nothing shows the right order.

    Raises `NotRenumberedError` where an order is shown, but a reference to a note would be left pointing elsewhere.
    """
    try:
        plain, lettered = drop_letters(source)
        before = _Apparatus(understand_document(plain.document, settings), lettered)
        if not before.moving:
            return None
        labels, pointers = before.label_edits(), before.pointer_edits()
        mended = plain.mend([*labels, *pointers])
    except NotFixableError as error:
        raise NotRenumberedError(str(error)) from None
    after = _Apparatus(understand_document(mended.document, settings), frozenset())
    if after.moving or after.meanings() != before.meanings():
        raise NotRenumberedError("the notes would not be in order afterwards; they are left as they are")
    return Renumbered(source=mended, words=_done(len(labels), len(pointers)), left=before.mentions())


class _Chapter:
    """One sequence of notes: its markers and notes in order, and what they should be numbered."""

    def __init__(self, markers: Sequence[Marker], notes: Sequence[Note], lettered: frozenset[int]) -> None:
        self.markers = markers
        self.notes = notes
        self.keys = [_key(note.number, _label_span(note), lettered) for note in notes]
        first = self.keys[0][0] if self.keys else 1
        start = 1 if first <= LATE_START else first
        self.wanted = range(start, start + len(notes))
        agrees = self.keys == [_key(marker.number, marker.span, lettered) for marker in markers]
        self.moves = agrees and [number for number, _ in self.keys] != list(self.wanted)

    def moved(self, note: int) -> bool:
        """Tell whether the note at an index gets another number."""
        return self.moves and self.keys[note][0] != self.wanted[note]


@record
class _Pointer:
    """One number in a reference to a note: its place, the chapter, and which notes of the chapter it may mean."""

    span: Span
    chapter: int
    notes: tuple[int, ...]
    number: int
    words: str


class _Apparatus:
    """The chapters of a manuscript, and the references to their notes."""

    def __init__(self, manuscript: Manuscript, lettered: frozenset[int]) -> None:
        self._manuscript = manuscript
        self._lettered = lettered
        numbers = {note.sequence for note in manuscript.notes} | {marker.sequence for marker in manuscript.markers}
        self._chapters = {number: self._chapter(number) for number in sorted(numbers)}
        self.moving = [chapter for chapter in self._chapters.values() if chapter.moves]

    def _chapter(self, number: int) -> _Chapter:
        return _Chapter(
            [m for m in self._manuscript.markers if m.sequence == number and _is_numbered(m)],
            [n for n in self._manuscript.notes if n.sequence == number and _is_numbered(n)],
            self._lettered,
        )

    def label_edits(self) -> list[Edit]:
        """Return the edits of markers and labels. Raises `NotRenumberedError`."""
        edits: list[Edit] = []
        for chapter in self.moving:
            markers = [marker.span for marker in chapter.markers]
            labels = [_label_span(note) for note in chapter.notes]
            self._look_for_overlooked(markers, chapter, _GLUED)
            self._look_for_overlooked(labels, chapter, _OPENING)
            for at, number in enumerate(chapter.wanted):
                if chapter.moved(at):
                    edits += (self._relabel(markers[at], number), self._relabel(labels[at], number))
        return edits

    def _relabel(self, span: Span, number: int) -> Edit:
        runs = list(_DIGITS.finditer(self._manuscript.text, span.start, span.end))
        if len(runs) != 1:
            raise NotRenumberedError(f"the number of note {number} is not printed in digits of its own")
        raised = runs[0][0][0] in SUPERSCRIPT_DIGITS
        return Edit(span=Span(*runs[0].span()), replacement=to_superscript(number) if raised else str(number))

    def _look_for_overlooked(self, spans: Sequence[Span], chapter: _Chapter, shape: str) -> None:
        """Raise `NotRenumberedError` where a number that seems deleted stands between its neighbours, unrecognised."""
        text = self._manuscript.text
        numbers = [number for number, _ in chapter.keys]
        for (before, here), (low, high) in zip(pairwise(spans), pairwise(numbers), strict=True):
            for missing in range(low + 1, high)[:_MOST_SEARCHED]:
                raised = to_superscript(missing) in text[before.end : here.start]
                label = re.compile(shape.format(missing), re.MULTILINE)
                if raised or label.search(text, before.end, here.start):
                    raise NotRenumberedError(f"note {missing} seems to be missing, but a {missing} stands in its place")

    def pointer_edits(self) -> list[Edit]:
        """Return the edits of references to notes. Raises `NotRenumberedError` where one has no or no clear meaning."""
        edits = []
        for pointer in self.pointers:
            chapter = self._chapters[pointer.chapter]
            if not chapter.moves:
                continue
            if len(pointer.notes) != 1:
                raise NotRenumberedError(_unclear(pointer))
            (note,) = pointer.notes
            if chapter.moved(note):
                edits.append(Edit(span=pointer.span, replacement=str(chapter.wanted[note])))
        return edits

    def meanings(self) -> list[tuple[int, tuple[int, ...]]]:
        """Return what each reference to a note means, in order: the chapter, and the note's index."""
        return [(pointer.chapter, pointer.notes) for pointer in self.pointers]

    @cached_property
    def pointers(self) -> tuple[_Pointer, ...]:
        """The references to notes, in order of place."""
        found: dict[Span, _Pointer] = {}
        for plain, chapter in self._stretches():
            own = (
                self._pointer(
                    plain, chapter, number, (pointer.start, start, end), plain.text[pointer.start : pointer.end]
                )
                for pointer in find_note_pointers(plain.text)
                for number, start, end in pointer.targets
            )
            others = (
                self._pointer(plain, self._sequences[p.chapter], p.number, (p.begin, p.start, p.end), p.words)
                for p in find_chapter_pointers(plain.text)
                if p.chapter in self._sequences
            )
            found |= {pointer.span: pointer for pointer in (*own, *others)}  # a chapter named outdoes the own one
        return tuple(sorted(found.values(), key=lambda pointer: pointer.span))

    @cached_property
    def _sequences(self) -> Mapping[int, int]:
        told = chapter_sequences(self._manuscript)
        return {chapter: sequence for chapter, sequence in told.items() if sequence in self._chapters}

    def _pointer(
        self, plain: PlainText, chapter: int, number: int, place: tuple[int, int, int], words: str
    ) -> _Pointer:
        """Return a reference to note `number` of a chapter; `place` is where it begins, and the number's two ends."""
        begin, start, end = place
        span = plain.span(start, end)
        return _Pointer(
            span=span,
            chapter=chapter,
            notes=self._meant(chapter, number, span, plain.text[:begin]),
            number=number,
            words=words,
        )

    def _meant(self, chapter_number: int, number: int, span: Span, before: str) -> tuple[int, ...]:
        """Return the notes that a reference may mean: of two with one label, that with the name it gives."""
        chapter = self._chapters[chapter_number]
        key = _key(number, span, self._lettered)
        found = tuple(at for at, own in enumerate(chapter.keys) if own == key)
        if len(found) < 2:
            return found
        stretch = _BEGINS.split(before[-_BEFORE:])[-1]
        names = {fold(name) for name in _CAPITALISED.findall(stretch)}
        texts = {at: self._manuscript.document.plain(*chapter.notes[at].text_spans).text for at in found}
        named = tuple(at for at in found if not names.isdisjoint(fold(texts[at]).split()))
        return named if len(named) == 1 else found

    def _stretches(self) -> Iterator[tuple[PlainText, int]]:
        """Yield the text of each note, and of each paragraph outside the notes, with its chapter."""
        document, markers = self._manuscript.document, self._manuscript.markers
        for note in self._manuscript.notes:
            yield document.plain(*note.text_spans), note.sequence
        notes = sorted(note.span for note in self._manuscript.notes)
        note_starts = [span.start for span in notes]
        marker_starts = [marker.span.start for marker in markers]
        for block in document.blocks if markers else ():
            at = bisect_right(note_starts, block.span.end - 1)
            if block.kind in _PROSE and not (at and notes[at - 1].end > block.span.start):
                marker = markers[max(bisect_right(marker_starts, block.span.end) - 1, 0)]
                yield document.plain(block.span), marker.sequence

    def mentions(self) -> tuple[str, ...]:
        """Return the words that look like a reference to a note whose number moves, and were not taken for one."""
        moved = {
            chapter.keys[note][0] for chapter in self.moving for note in range(len(chapter.keys)) if chapter.moved(note)
        }
        pointed = {pointer.span for pointer in self.pointers}
        return tuple(
            " ".join(plain.text[max(0, match.start() - 30) : match.end() + 20].split())
            for plain, _ in self._stretches()
            for match in _MENTION.finditer(plain.text)
            if int(match["number"]) in moved and plain.span(*match.span("number")) not in pointed
        )


def _is_numbered(item: Marker | Note) -> bool:
    return item.number is not None and not item.generated


def _label_span(note: Note) -> Span:
    return note.label_span or Span(note.span.start, note.span.start)


def _key(number: int | None, span: Span, lettered: frozenset[int]) -> Key:
    return number or 0, any(at in lettered for at in range(span.start, span.end + 1))


def _done(labels: int, pointers: int) -> str:
    moved = "1 reference to a note" if pointers == 1 else f"{pointers or 'no'} references to notes"
    return f"{labels} labels of notes and markers renumbered, {moved} moved with them"


def _unclear(pointer: _Pointer) -> str:
    number = pointer.number
    if pointer.notes:
        count = len(pointer.notes)
        return f"“{pointer.words}” may mean {count} notes; give the new note {number} a letter ({number}a) first"
    return f"“{pointer.words}” points to no note; mend it first, or it would point to another one unseen"
