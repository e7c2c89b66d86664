"""The markers and notes of a sequence on pages come in; which of its faults the pages contradict goes out.

A reader puts lines together out of letters and their places: it may lose the label of a note, or take a formula for a
marker. The page tells what stands where, apart from what was taken for a marker or a note.
"""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from functools import cached_property

from audit.language.expressions import expression
from audit.language.numerals import from_superscript
from audit.model.document import Document
from audit.model.manuscript import Marker, Note, NumberingFault
from audit.model.span import Span
from audit.parsing.candidates import follows_word

# So many notes called on their own pages show that they are notes: two may be formulas in a list. Measured on 2,900
# manuals and theses in PDF.
FEWEST_CALLED = 3
MOST_CALLED = 0.7  # of the notes: where fewer are, markers were lost, or items of lists are among the notes
WIDEST_GAP = 100  # numbers: what lacks more is a lost chapter
LONGEST_RAISED = 24  # characters of a raised run before a number in it
LONGEST = 6  # digits of a number, and one

_DIGITS = expression(r"(?<![.,])[\d⁰¹²³⁴⁵⁶⁷⁸⁹]{1,9}")
_ALONE_BEFORE, _ALONE_BEHIND = expression(r"(?:\A|\n)[^\w\n]{0,3}\Z"), expression(r"[^\w\n]{0,3}(?:\n|\Z)")
_GLUED = expression(r"https?://|[A-ZÀ-ÖØ-Þ][a-zà-öø-ÿ]")  # a raised label has no space behind it
_WORDS_BEHIND = expression(r"[.)]?\s{0,3}[\"“«„(\[]?[^\W\d_]")


class Pages:
    """What the pages of a sequence say: which of its notes are called where they stand, and what else stands there."""

    def __init__(self, document: Document, markers: Sequence[Marker], notes: Sequence[Note]) -> None:
        self._document = document
        self._markers = {marker.id: marker for marker in markers}
        self._notes = {note.id: note for note in notes}
        found = document.pages(marker.span for marker in markers)
        self._page = {marker.id: page for marker, page in zip(markers, found, strict=True) if page is not None}
        self._marker_of = {marker.expected: marker for marker in markers}
        self._note_of = {note.expected: note for note in notes if note.kind == "footnote"}
        self._page |= {note.id: note.page for note in notes if note.page is not None}
        self.paged = bool(self._page) or document.pages([Span(0, 0)]) != [None]

    def attest(self) -> bool:
        """Tell whether enough notes, which the reader saw as such, are called where they stand.

        A note at the foot is called on its page or the one before, a note at the end before it.
        """
        if not self.paged:
            return True
        called = sum(any(self._may_call(id, note) for id in note.marker_ids) for note in self._notes.values())
        if not self._document.notes or called < FEWEST_CALLED or called < MOST_CALLED * len(self._notes):
            return False
        return 2 * called > len(self._markers)

    def _may_call(self, marker_id: str, note: Note, late: int = 0) -> bool:
        page = self._page.get(marker_id)
        if page is None or note.page is None:
            return False
        return note.page - 1 <= page <= note.page + late if note.kind == "footnote" else page <= note.page

    def uncontradicted(self, faults: list[NumberingFault]) -> list[NumberingFault]:
        """Return the faults that the pages do not contradict; nor those of notes beside one not read."""
        doubted = [fault for fault in faults if self._contradict(fault)]
        torn = {self._page_called(fault.expected) for fault in doubted if _is_lost_note(fault)} - {None}
        return [
            fault
            for fault in faults
            if fault not in doubted and not (_is_lost_note(fault) and self._page_called(fault.expected) in torn)
        ]

    def _page_called(self, number: int | None) -> int | None:
        """Return the page whose text has the marker of this number."""
        marker = self._marker_of.get(number)
        return self._page.get(marker.id) if marker else None

    def _page_beside(self, number: int, step: int) -> int | None:
        """Return the page of the marker nearest in number: before it (step −1) or behind it (step 1)."""
        beside = (number + step * distance for distance in range(1, WIDEST_GAP))
        return next((page for one in beside if (page := self._page_called(one)) is not None), None)

    def _contradict(self, fault: NumberingFault) -> bool:
        """Tell whether a fault may be the reader's: a number elsewhere than its note, or one that does stand there."""
        own = next((self._markers[id] for id in fault.ids if id in self._markers), None)
        if own is not None:
            note = self._notes.get(own.note_id or "")
            late = fault.kind == "moved"  # it stands where another should, maybe on the next page
            if late and self._is_in_column_before(own):
                return True
            callers = {id for id in note.marker_ids if self._may_call(id, note, late)} if note else {own.id}
            return own.id not in callers or (fault.kind == "duplicate" and len(callers) == 1)
        if fault.kind == "duplicate":
            return not self._is_near_its_like(fault)
        if fault.kind != "missing" or fault.expected is None:
            return False
        if fault.series == "markers":
            note = self._note_of.get(fault.expected)
            return note is not None and self._may_be_call(fault.expected, note.page, note.label_span or note.span)
        if fault.series == "both":
            before, behind = (self._page_beside(fault.expected, step) for step in (-1, 1))
            if before is None or behind is None or behind - before > 1:
                return True  # a table may lie on its side between them
            return self._may_be_call(fault.expected, behind)
        marker = self._marker_of.get(fault.expected)
        return fault.series == "notes" and marker is not None and self._may_have_label(fault.expected, marker)

    def _is_in_column_before(self, marker: Marker) -> bool:
        """Tell whether a marker stands in a column left of the next number's: the reader took one for the other."""
        following = self._marker_of.get((marker.number or 0) + 1)
        if following is None or self._page.get(following.id) != self._page.get(marker.id):
            return False
        own, other = self._column(marker), self._column(following)
        return own is not None and other is not None and own[1] < other[0]

    def _column(self, marker: Marker) -> tuple[float, float] | None:
        """Return the left and right edge of the block of a marker."""
        blocks = self._document.blocks
        at = bisect_right(blocks, marker.span.start, key=lambda block: block.span.start) - 1
        boxes = self._document.source_map.place(blocks[at].span).boxes if at >= 0 else ()
        return (min(box.x0 for box in boxes), max(box.x1 for box in boxes)) if boxes else None

    def _is_near_its_like(self, fault: NumberingFault) -> bool:
        """Tell whether a note stands where another of its number does: pages apart, one is the item of a list."""
        pages = [self._page.get(id) for id in (*fault.ids, *fault.witness_ids) if id in self._notes]
        found = [page for page in pages if page is not None]
        return len(found) < len(pages) or any(abs(found[0] - page) <= 1 for page in found[1:])

    def _may_be_call(self, number: int, page: int | None, label: Span | None = None) -> bool:
        """Tell whether the number stands raised, or alone on a line, on a page or the one before, but for its label.

        Two raised numbers may have run together.
        """
        text, document = self._document.text, self._document
        for span in self._places(number, page, before=1):
            digits = from_superscript(span.of(text))
            styles = document.styles_in(Span(max(0, span.start - LONGEST_RAISED), span.end))
            raised = digits != span.of(text) or any(s.style == "superscript" and s.span.overlaps(span) for s in styles)
            alone = digits == str(number) and _ALONE_BEFORE.search(text, max(0, span.start - 4), span.start)
            likely = raised or (alone and _ALONE_BEHIND.match(text, span.end))
            if likely and not (label and span.overlaps(label)):
                return True
        return False

    def _may_have_label(self, number: int, marker: Marker) -> bool:
        """Tell whether a line on the page of its marker, or the next, begins with the number, and is no note read.

        What stands behind no word may be no marker: raised digits of drawings look like them.
        """
        text = self._document.text
        if not follows_word(text, marker.span.start):
            return True
        known = {note.label_span.start for note in self._document.notes if note.label_span}
        for span in self._places(number, self._page.get(marker.id), after=1):
            if span.of(text) != str(number) or span.start in known or span.start == marker.span.start:
                continue
            begins = text[span.start - 1 : span.start] in ("\n", "")
            if _GLUED.match(text, span.end) or (begins and _WORDS_BEHIND.match(text, span.end)):
                return True
        return False

    def _places(self, number: int, page: int | None, *, before: int = 0, after: int = 0) -> Iterator[Span]:
        """Yield where the number begins or ends a run of digits on a page and so many before and after it."""
        if page is None:
            return
        spans = self._runs.get(str(number), [])
        for span, found in zip(spans, self._document.pages(spans), strict=True):
            if found is not None and page - before <= found <= page + after:
                yield span

    @cached_property
    def _runs(self) -> dict[str, list[Span]]:
        """The runs of digits by the numbers that they begin or end with."""
        runs: dict[str, list[Span]] = {}
        for match in _DIGITS.finditer(self._document.text):
            digits = from_superscript(match[0])
            for part in {digits[:length] for length in range(1, LONGEST)} | {digits[-n:] for n in range(1, LONGEST)}:
                runs.setdefault(part, []).append(Span(match.start(), match.end()))
        return runs


def _is_lost_note(fault: NumberingFault) -> bool:
    return fault.kind == "missing" and fault.series == "notes"
