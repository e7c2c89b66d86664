"""A `Manuscript` in; what is wrong with the pointers to notes of its running text ("see note 12 above") out."""

import re
from bisect import bisect_right
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.folding import fold
from audit.language.ibid import NotePointer, find_note_pointers, may_point
from audit.language.quotation_marks import pair_quotations
from audit.model.citation import Name
from audit.model.document import Block, Document
from audit.model.finding import RelatedPlace
from audit.model.manuscript import Manuscript, Note
from audit.model.record import record
from audit.model.span import Span
from audit.rules.ibid.notenumbers import NoteNumbers
from audit.rules.ibid.pointerfault import PointerFault, absent, moved, stands_on_side
from audit.rules.ibid.sources import text_span

_PROSE = frozenset({"paragraph", "list_item"})
# "(n1604)", "n 5": in a note they point; in the text they are as often a name, a count, a variable.
_ONE_LETTER = expression(r"(?:\w+,?\s)?n{1,2}\.?\s{0,2}\d", re.IGNORECASE)
# Numbered remarks, the notes of a balance sheet: what the text calls notes is not at the foot of its pages.
_REMARK = expression(r"[\s*_(]{0,4}(?:note|remark|anmerkung|remarque|nota|opmerking)\s(\d{1,4})\b", re.IGNORECASE)

_NAME_BEFORE = expression(
    r"([^\W\d_a-z][\w’'-]{2,40})(?:[’']s)?\s?\((?:see|cf\.|vgl\.|siehe|voir|cfr\.|ver|véase)?\s?$"
)
_FEW_STALE = 2  # pointers of the text to notes that are not there; where a third are, "note" means something else
_MOVED = 5  # notes up or down that a note has moved when its neighbours were added or cut


@record
class _TextPointer:
    """A pointer in the running text: its place in the document, and its paragraph as plain text."""

    span: Span
    pointer: NotePointer
    paragraph: str


def _text_pointers(manuscript: Manuscript) -> Iterator[_TextPointer]:
    """Yield the pointers of the author's own prose; what is quoted, listed or set in a table points elsewhere."""
    found = [one for block in _own_blocks(manuscript, _PROSE) for one in _pointers_of(manuscript.document, block)]
    if not found:
        return
    openings = (manuscript.document.plain(b.span).text for b in _own_blocks(manuscript, _PROSE | {"heading"}))
    remarks = {int(remark[1]) for remark in map(_REMARK.match, openings) if remark}
    yield from (one for one in found if not any(number in remarks for number, _, _ in one.pointer.targets))


def _own_blocks(manuscript: Manuscript, kinds: frozenset[str]) -> Iterator[Block]:
    taken = sorted([*(note.span for note in manuscript.notes), *(entry.span for entry in manuscript.references)])
    starts = [span.start for span in taken]
    for block in manuscript.document.blocks:
        at = bisect_right(starts, block.span.end - 1) - 1
        if block.kind in kinds and not (at >= 0 and taken[at].overlaps(block.span)):
            yield block


def _pointers_of(document: Document, block: Block) -> Iterator[_TextPointer]:
    if not may_point(block.span.of(document.text)):
        return
    plain = document.plain(block.span)
    quoted = [(opening.start, closing.end) for opening, closing in pair_quotations(plain.text).pairs]
    for pointer in find_note_pointers(plain.text):
        in_quotation = any(start < pointer.start < end for start, end in quoted)
        if not in_quotation and not _ONE_LETTER.match(plain.text, pointer.start, pointer.end):
            span = plain.span(pointer.start, pointer.end)
            yield _TextPointer(span=span, pointer=pointer, paragraph=plain.text)


def faults_in_text(manuscript: Manuscript, numbers: NoteNumbers) -> Iterator[tuple[Span, PointerFault]]:
    """Yield what is wrong with the pointers that stand in the text itself, each with its place."""
    found = list(_text_pointers(manuscript))
    stale = [one for one in found if any(not numbers.everywhere(number) for number, _, _ in one.pointer.targets)]
    if len(stale) > _FEW_STALE and 3 * len(stale) > len(found):
        return
    for one in found:
        outcome = _check_in_text(manuscript, numbers, one)
        if outcome is not None:
            yield one.span, outcome


def _check_in_text(manuscript: Manuscript, numbers: NoteNumbers, one: _TextPointer) -> PointerFault | None:
    direction = one.pointer.direction
    for target, _, _ in one.pointer.targets:
        notes = numbers.everywhere(target)
        if not notes:
            return PointerFault(message=absent(numbers, "The text", target))
        calls = numbers.calls(target)
        if direction and calls and not stands_on_side(calls, one.span.start, direction):
            way, place = ("back", "later") if direction == "before" else ("forward", "earlier")
            return PointerFault(
                message=f"The text points {way} to note {target}, which is called {place}: "
                f"“{one.span.of(manuscript.text)}”.",
                related=(RelatedPlace(span=text_span(notes[0]), message=f"note {target}"),),
            )
    return _moved(manuscript, numbers, one) if len(one.pointer.targets) == 1 else None


def _moved(manuscript: Manuscript, numbers: NoteNumbers, one: _TextPointer) -> PointerFault | None:
    """Hold the author named before a pointer ("Lund (see note 4)") against the note, and against those beside it."""
    sequence = numbers.sequence_at(one.span.start)
    named = _NAME_BEFORE.search(one.paragraph[max(0, one.pointer.start - 60) : one.pointer.start])
    notes = numbers.within(sequence, one.pointer.target) if sequence is not None else []
    if named is None or len(notes) != 1 or sequence is None:
        return None
    name = named[1].removesuffix("’s").removesuffix("'s")
    if not numbers.words(notes[0]).isdisjoint(fold(name).split()):
        return None
    target = one.pointer.target
    for number in sorted(range(target - _MOVED, target + _MOVED + 1), key=lambda number: abs(number - target)):
        other = next(iter(numbers.within(sequence, number)), None)
        if other is not None and any(fold(author.family) == fold(name) for author in _authors(manuscript, other)):
            return moved("The text", name, (target, notes[0]), (number, other), 0.7)
    return None


def _authors(manuscript: Manuscript, note: Note) -> Iterator[Name]:
    for citation in manuscript.citations_by_note.get(note.id, ()):
        yield from citation.item.names()
