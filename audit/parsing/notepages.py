"""Candidates for markers and notes at the foot of pages in, the candidates that the notes of their pages allow out.

The note of a marker begins on the marker's page, or on the next. Numbers of tables, of contents and of formulas that
stand on other pages are none, though some note of the document has that number.
"""

from bisect import bisect_left, bisect_right
from collections import Counter, defaultdict
from collections.abc import Sequence
from itertools import pairwise

from audit.model.document import Document
from audit.model.record import changed
from audit.parsing.candidates import RAISED, MarkerCandidate
from audit.parsing.choosing import Chosen
from audit.parsing.notelist import NoteCandidate

# So many notes at the foot of pages, and this share of them called where they stand, make pages a witness.
FEWEST_NOTES, CALLED_SHARE = 3, 0.5
# So many notes behind the last one found may be lost.
LOST_AT_END = 5
# What looks like a marker, and not like an exponent, has this weight.
LIKELY = 0.55

_Place = tuple[int, int]  # a page, and a number on it
_Placed = tuple[MarkerCandidate, int]  # a candidate and its page


def answered_on_page(
    document: Document, markers: tuple[MarkerCandidate, ...], notes: tuple[NoteCandidate, ...]
) -> tuple[tuple[MarkerCandidate, ...], tuple[NoteCandidate, ...]]:
    """Return the candidates, without those markers that no note on their page or the next can answer.

    The markers get their pages, and where one numbered 1 meets its note both say that the numbering may begin afresh.
    Where the notes of the document do not stand on pages, or are not called on them, all are returned as they are.
    """
    places = _places(notes)
    if len(places) < FEWEST_NOTES or 2 * len(places) < sum(note.number is not None for note in notes):
        return markers, notes
    below = min(note.label_span.start for note in notes)  # a PDF's notes follow its text
    placed = _placed(document, [marker for marker in markers if marker.span.start < below])
    witness = _Pages(places, placed, _by_number(notes))
    if witness.called_share < CALLED_SHARE:
        return markers, notes
    read = (witness.read(marker, page) for marker, page in placed)
    raised = [marker for marker in markers if marker.span.start >= below and marker.style in RAISED]
    within = {(page, marker.number) for marker, page in _placed(document, raised)}
    return tuple(marker for marker in read if marker is not None), tuple(witness.heard(note, within) for note in notes)


def chains_below(chosen: Chosen) -> list[int | None]:
    """Return for each chain of markers the chain of notes that stands on its pages, None where none does.

    They are in order: none comes before that of an earlier chain.
    """
    chain_of = {
        (note.page, note.number): index
        for index, chain in enumerate(chosen.note_chains)
        for note in (chosen.notes[i] for i in chain)
        if note.page is not None and note.kind == "footnote"
    }
    found: list[int | None] = []
    least = 0
    for chain in chosen.marker_chains:
        votes = Counter(
            below
            for marker in (chosen.markers[i] for i in chain)
            if marker.page is not None
            for page in (marker.page, marker.page + 1)
            if (below := chain_of.get((page, marker.number), -1)) >= least
        )
        best = max(votes, key=lambda index: (votes[index], -index), default=None)
        found.append(best)
        least = least if best is None else best + 1
    return found


def _placed(document: Document, markers: Sequence[MarkerCandidate]) -> list[_Placed]:
    pages = document.pages(marker.span for marker in markers)
    return [(marker, page) for marker, page in zip(markers, pages, strict=True) if page is not None]


def _places(notes: Sequence[NoteCandidate]) -> list[_Place]:
    return [
        (note.page, note.number)
        for note in notes
        if note.page is not None and note.number is not None and note.kind == "footnote"
    ]


def _by_number(notes: Sequence[NoteCandidate]) -> dict[int, list[tuple[int, bool]]]:
    """Return for each number the pages of its notes in order, and whether the note is in a list at an end."""
    found: dict[int, list[tuple[int, bool]]] = defaultdict(list)
    for note in notes:
        if note.page is not None and note.number is not None:
            found[note.number].append((note.page, note.kind == "endnote"))
    return {number: sorted(pages) for number, pages in found.items()}


class _Pages:
    """Which numbers the notes at the foot of each page let its text call."""

    def __init__(
        self, places: list[_Place], markers: list[_Placed], by_number: dict[int, list[tuple[int, bool]]]
    ) -> None:
        self._by_number = by_number
        self._numbers = [number for _, number in places]
        self._pages = [page for page, _ in places]
        self._asked = set(places)
        self._callers = _callers(self._asked, markers)
        self._called = {place for place, callers in self._callers.items() if callers}
        self.called_share = len(self._called) / len(self._asked)
        self._lacking = self._asked - self._called
        self._lacking_pages = {page for page, _ in self._lacking}
        styles = Counter(marker.style in RAISED for marker, page in markers if self._is_caller(marker, page))
        self._raised = styles[True] > styles[False]
        self._absent: dict[int, list[range]] = {}

    def read(self, marker: MarkerCandidate, page: int) -> MarkerCandidate | None:
        """Return the marker as the notes of its page and the next read it; None where it can call none of them."""
        number = marker.number
        if number is None:
            return marker
        if marker.style == "plain" or (self._raised and marker.style not in RAISED):
            lacking = (page, number) in self._lacking or (page + 1, number) in self._lacking
            return changed(marker, page=page) if lacking else None
        if self._is_caller(marker, page):
            return changed(marker, page=page, afresh=number == 1, weight=max(marker.weight, LIKELY))
        lacks = page in self._lacking_pages or page + 1 in self._lacking_pages
        lost = lacks or any(number in numbers for numbers in self._lost(page))
        return changed(marker, page=page) if lost or self._is_listed_after(page, number) else None

    def heard(self, note: NoteCandidate, within: set[tuple[int, int | None]]) -> NoteCandidate:
        """Return the note with what the markers of its page say of it; `within` are those in notes."""
        if note.page is None or note.number is None:
            return note
        place = (note.page, note.number)
        if place in self._called:
            return changed(note, afresh=True) if note.number == 1 else note
        return changed(note, called_within=True) if place in within else note

    def _is_caller(self, marker: MarkerCandidate, page: int) -> bool:
        """Tell whether the marker calls the note of its number on its page or the next."""
        number, start = marker.number, marker.span.start
        return number is not None and any(start in self._callers.get((at, number), ()) for at in (page, page + 1))

    def _is_listed_after(self, page: int, number: int) -> bool:
        """Tell whether the next note of the number stands in a list at the end of a chapter, as some chapters have."""
        pages = self._by_number.get(number, [])
        at = bisect_left(pages, (page, False))
        return at < len(pages) and pages[at][1]

    def _lost(self, page: int) -> list[range]:
        """Return the numbers that no note has, but that notes around the page would have, had they not been lost."""
        if page not in self._absent:
            first = max(0, bisect_left(self._pages, page) - 1)
            last = bisect_right(self._pages, page + 1)
            around = self._numbers[first : last + 1]
            lost = [range(one + 1, other) for one, other in pairwise(around) if one < other]
            for one, other in pairwise(around):
                if one >= other:  # the numbering begins again
                    lost += [range(one + 1, one + 2), range(1, other)]
            if not first:
                lost.append(range(1, around[0]))
            if last >= len(self._pages):
                lost.append(range(around[-1] + 1, around[-1] + 1 + LOST_AT_END))
            self._absent[page] = lost
        return self._absent[page]


def _callers(asked: set[_Place], markers: list[_Placed]) -> dict[_Place, set[int]]:
    """Return for each note, as page and number, where the likeliest of the raised numbers that may call it stand.

    They stand on its page, else on the one before. Unlikely ones, as exponents look, count where no other does, those
    of the form that most notes are called in before others.
    """
    standing: dict[_Place, list[MarkerCandidate]] = defaultdict(list)
    for marker, page in markers:
        if marker.style != "plain" and marker.number is not None:
            standing[page, marker.number].append(marker)
    near = {
        (page, number): standing.get((page, number)) or standing.get((page - 1, number), []) for page, number in asked
    }
    forms = Counter(raised for own in near.values() for raised in {marker.style in RAISED for marker in own})
    mostly_raised = forms[True] >= forms[False]
    callers: dict[_Place, set[int]] = {}
    for place, own in near.items():
        likely = [marker for marker in own if marker.weight >= LIKELY]
        best = max(own, key=lambda marker: ((marker.style in RAISED) == mostly_raised, marker.weight), default=None)
        callers[place] = {marker.span.start for marker in likely or ([best] if best else [])}
    return callers
