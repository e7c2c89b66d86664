"""One sequence of notes: its two chains come in, markers paired with notes and the faults of their numbering go out."""

from bisect import bisect_left

from rapidfuzz.distance import Postfix

from audit.language.numerals import NOTE_SYMBOLS, confusion
from audit.model.document import Document
from audit.model.manuscript import FaultKind, Marker, MarkerStyle, Note, NumberingFault, Series
from audit.model.record import changed
from audit.model.span import Span
from audit.parsing.candidates import RAISED, MarkerCandidate
from audit.parsing.choosing import Chosen, numbers_on
from audit.parsing.judging import LATEST_FIRST, believed
from audit.parsing.notelist import NoteCandidate
from audit.sequence.gaps import Departure, Entry, find_departures

# Characters before a marker that, when they come again, show a passage printed twice: a sentence of the shorter length,
# or words of the longer one from anywhere in it.
COPY = (36, 64)
_PRIMES = "′″‴"


class PairedSequence:
    """One sequence of markers with its notes: entries aligned, paired, and their faults read off."""

    def __init__(
        self, document: Document, chosen: Chosen, sequence: int, marker_chain: list[int], note_chain: list[int]
    ) -> None:
        self._document = document
        self._chosen = chosen
        self._sequence = sequence
        marker_numbers = numbers_on(chosen.markers, [marker_chain])
        note_numbers = {n for i in note_chain if (n := chosen.notes[i].number) is not None}
        last = max(marker_numbers | note_numbers, default=0)
        first = min(marker_numbers | note_numbers, default=1)
        first = 1 if first <= LATEST_FIRST else first
        self._chain_places: dict[int | None, int] = {}
        self._copies: list[int] = []
        marker_entries = self._marker_entries(marker_chain, marker_numbers)
        note_entries = self._note_entries(note_chain)
        marker_numbering, marker_departures = find_departures(
            marker_entries, set(marker_chain), first=first, last=last, absent=_lacking(note_numbers, first, last)
        )
        note_numbering, note_departures = find_departures(
            note_entries, set(note_chain), first=first, last=last, absent=_lacking(marker_numbers, first, last)
        )
        within = {chosen.notes[i].number for i in note_chain if chosen.notes[i].called_within}
        marker_departures = [d for d in marker_departures if d.kind != "missing" or d.expected not in within]
        faulty = {departure.index for departure in marker_departures}
        self.markers = {  # what neither fits nor is a fault is no marker: a year in brackets, an exponent
            entry.index: self._marker(entry.index, marker_numbering.get(entry.index))
            for entry in marker_entries
            if entry.index in marker_numbering or entry.index in faulty
        }
        self.markers |= {i: self._marker(i, chosen.markers[i].number) for i in self._copies}
        self.notes = {entry.index: self._note(entry.index, note_numbering.get(entry.index)) for entry in note_entries}
        self._pair()
        self._index()
        found = self._faults(marker_departures, note_departures, bool(note_chain), bool(marker_chain))
        entries = tuple(self.markers.values()), tuple(self.notes.values())
        listed = any(chosen.notes[i].in_list for i in note_chain)
        self.faults = believed(document, entries, (marker_numbers, note_numbers), found, listed=listed)

    def _marker_entries(self, chain: list[int], numbers: set[int]) -> list[Entry]:
        """Return the chain and what stands between its ends and certainly is a marker too."""
        candidates = self._chosen.markers
        on_chain = set(chain)
        other = {i for c in self._chosen.marker_chains for i in c} - on_chain
        family = {candidates[i].style for i in chain}
        raised = bool(family & (RAISED | {"pandoc"}))
        start, stop = _reach(chain, self._chosen.marker_chains, len(candidates))
        entries = []
        for index in range(start, stop):
            candidate = candidates[index]
            if index in on_chain:
                entries.append(Entry(index=index, number=candidate.number))
            elif index in other or candidate.style not in family:
                continue
            elif raised and candidate.style in RAISED | {"pandoc"} and candidate.weight >= 0.55:
                if candidate.number is None and not _is_debris(candidate.label):
                    continue
                if self._is_copy(candidate, chain):
                    self._copies.append(index)
                    continue
                entries.append(Entry(index=index, number=candidate.number))
            elif candidate.number is not None and self._may_be_slip(candidate, index, chain):
                entries.append(Entry(index=index, number=candidate.number))
        return entries

    def _may_be_slip(self, candidate: MarkerCandidate, index: int, chain: list[int]) -> bool:
        """Tell whether a number on the line or in brackets, off the chain, looks like a marker with a slip in it.

        It must stand where a marker stands, and either where a number is missing or repeat or swap a near one.
        """
        if candidate.weight < (0.5 if candidate.style == "bracket" else 0.4) or candidate.number is None:
            return False
        at = bisect_left(chain, index)
        low = (self._chosen.markers[chain[at - 1]].number or 0) if at else 0
        high = (self._chosen.markers[chain[at]].number or 0) if at < len(chain) else low + 1
        near = low - 1 <= candidate.number <= high + 1
        return near or (high - low > 1 and (candidate.weight >= 0.5 or confusion(candidate.number, low + 1) < 1.0))

    def _is_copy(self, candidate: MarkerCandidate, chain: list[int]) -> bool:
        """Tell whether a marker stands in a second copy of its passage: converters print pull quotes twice."""
        if candidate.number not in self._chain_places:
            self._chain_places = {self._chosen.markers[i].number: self._chosen.markers[i].span.start for i in chain}
        first = self._chain_places.get(candidate.number)
        if first is None:
            return False
        text, start = self._document.text, candidate.span.start
        sentence, words = COPY
        same = Postfix.similarity(text[max(0, first - words) : first], text[max(0, start - words) : start])
        return same >= words or (same >= sentence and text[start - same : start].lstrip()[:1].isupper())

    def _note_entries(self, chain: list[int]) -> list[Entry]:
        """Return the chain and what stands beside it in a list or block of notes."""
        if not chain:
            return []
        candidates = self._chosen.notes
        on_chain = set(chain)
        other = {i for c in self._chosen.note_chains for i in c} - on_chain
        styles = {candidates[i].style for i in chain}
        start, stop = _reach(chain, self._chosen.note_chains, len(candidates))
        in_list = candidates[chain[0]].in_list
        entries = []
        for index in range(start, stop):
            candidate = candidates[index]
            if index in on_chain:
                entries.append(Entry(index=index, number=candidate.number))
            elif index in other:
                continue
            elif candidate.kind == "author-note":
                if in_list and candidate.in_list and index > chain[0] and not candidate.source_id:
                    entries.append(Entry(index=index, number=None))  # debris where a label should be
            elif _belongs(candidate, in_list, styles):
                entries.append(Entry(index=index, number=candidate.number))
        return entries

    def _marker(self, index: int, expected: int | None) -> Marker:
        candidate = self._chosen.markers[index]
        return Marker(
            id=f"m{index}",
            label=candidate.label,
            number=candidate.number,
            expected=expected,
            style=candidate.style,
            span=candidate.span,
            sequence=self._sequence,
        )

    def _note(self, index: int, expected: int | None) -> Note:
        candidate = self._chosen.notes[index]
        start = candidate.label_span.start if len(candidate.label_span) else candidate.text_spans[0].start
        return Note(
            id=f"n{index}",
            label=candidate.label,
            number=candidate.number,
            expected=expected,
            style=candidate.style,
            span=Span(start, max(start, candidate.text_spans[0].end)),
            label_span=candidate.label_span if len(candidate.label_span) else None,
            text_spans=candidate.text_spans,
            kind="footnote" if candidate.kind == "author-note" else candidate.kind,
            sequence=self._sequence,
            generated=candidate.generated,
            page=candidate.page,
        )

    def _pair(self) -> None:
        by_number: dict[int, int] = {}
        for index, note in self.notes.items():
            if note.expected is not None:
                by_number.setdefault(note.expected, index)
        callers: dict[int, list[str]] = {}
        for index, marker in self.markers.items():
            number = marker.expected if marker.expected is not None else marker.number
            target = by_number.get(number) if number is not None else None
            if target is not None:
                self.markers[index] = changed(marker, note_id=f"n{target}")
                callers.setdefault(target, []).append(marker.id)
        for index, ids in callers.items():
            self.notes[index] = changed(self.notes[index], marker_ids=tuple(ids))

    def _index(self) -> None:
        """Note where each number stands, so that faults find their neighbours and witnesses at once."""
        self._by_number: dict[tuple[str, int], list[str]] = {}
        places: dict[str, list[tuple[int, Span]]] = {"m": [], "n": []}
        for letter, entries in (("m", self.markers.values()), ("n", self.notes.values())):
            for entry in entries:
                if entry.expected is None:
                    continue
                self._by_number.setdefault((letter, entry.expected), []).append(entry.id)
                span = (entry.label_span or entry.span) if isinstance(entry, Note) else entry.span
                places[letter].append((entry.expected, span))
        self._marker_places = sorted(places["m"])
        self._note_places = sorted(places["n"])

    def _faults(
        self, markers: list[Departure], notes: list[Departure], has_notes: bool, has_markers: bool
    ) -> list[NumberingFault]:
        faults: list[NumberingFault] = []
        lost_markers = {d.expected for d in markers if d.kind == "missing"} if has_markers else set()
        lost_notes = {d.expected for d in notes if d.kind == "missing"} if has_notes else set()
        both = {number for number in lost_markers & lost_notes if number is not None}
        faults += [
            self._fault("missing", "both", Departure(kind="missing", index=None, expected=number))
            for number in sorted(both)
        ]
        found: tuple[tuple[Series, list[Departure], bool], ...]
        found = (("markers", markers, has_markers), ("notes", notes, has_notes))
        for series, departures, present in found:
            for departure in departures:
                if not present or (departure.kind == "missing" and departure.expected in both):
                    continue
                kind: FaultKind = "duplicate" if departure.kind == "repeated" else departure.kind
                faults.append(self._fault(kind, series, departure))
        return faults

    def _fault(self, kind: FaultKind, series: Series, departure: Departure) -> NumberingFault:
        expected = departure.expected
        own: Marker | Note | None = None
        if departure.index is not None:
            own = self.markers[departure.index] if series == "markers" else self.notes[departure.index]
        printed = own.number if own else None
        span = own.span if isinstance(own, Marker) else own.label_span or own.span if own else None
        number = expected if expected is not None else printed
        if span is None and number is not None:
            span = self._neighbour(number, series)
        return NumberingFault(
            kind=kind,
            series=series,
            expected=expected,
            printed=printed,
            ids=(own.id,) if own else (),
            witness_ids=self._witnesses(number, printed, own),
            span=span,
        )

    def _neighbour(self, number: int, series: str) -> Span | None:
        """Return the place where a missing number should stand: at the one before it, in the witness that lacks it."""
        spans = self._note_places if series == "notes" else self._marker_places
        if not spans:
            return None
        at = bisect_left(spans, number, key=lambda place: place[0]) - 1
        return spans[max(at, 0)][1]

    def _witnesses(self, number: int | None, printed: int | None, own: Marker | Note | None) -> tuple[str, ...]:
        """Return what proves a fault: the number in the other witness, the neighbours, the owner of what is printed."""
        ids: list[str] = []
        series = ("m", "n") if own is None else ("m",) if isinstance(own, Marker) else ("n",)
        if number is not None:
            for letter in ("m", "n"):
                ids += self._by_number.get((letter, number), [])
            for letter in series:
                ids += self._by_number.get((letter, number - 1), []) + self._by_number.get((letter, number + 1), [])
        if printed is not None and printed != number:
            ids += [id for letter in series for id in self._by_number.get((letter, printed), [])]
        return tuple(dict.fromkeys(id for id in ids if own is None or id != own.id))


def _lacking(numbers: set[int], first: int, last: int) -> frozenset[int]:
    return frozenset(number for number in range(first, last + 1) if number not in numbers) if numbers else frozenset()


def _reach(chain: list[int], chains: list[list[int]], count: int) -> tuple[int, int]:
    """Return the range of candidates that may belong to a chain: to the midst of its neighbours."""
    if not chain:
        return 0, 0
    start, stop = 0, count
    for other in chains:
        if other is chain or not other:
            continue
        if other[-1] < chain[0]:
            start = max(start, other[-1] + 1)
        elif other[0] > chain[-1]:
            stop = min(stop, other[0])
    return start, stop


def _is_debris(label: str) -> bool:
    """Tell whether a raised label is no word, no formula and no mark of an author's note: quotation marks, entities."""
    if all(character in NOTE_SYMBOLS or character in _PRIMES for character in label):
        return False
    return len(label) <= 8 and not any(character.isalpha() for character in label.replace("&#x27;", ""))


def _belongs(candidate: NoteCandidate, in_list: bool, styles: set[MarkerStyle]) -> bool:
    """Tell whether a numbered candidate off the chain certainly is a note of it all the same."""
    if candidate.source_id:
        return True
    if in_list:
        return candidate.in_list and candidate.weight >= 0.5
    return candidate.style in styles and candidate.weight >= 0.9
