"""Markers and notes as two witnesses of one numbering: candidates come in, paired markers and notes and faults go out.

The two witnesses are read in turn, each helping the other: first the raised numbers of the text, then the list, then
the text again with all its forms. What does not fit is explained by `audit.sequence.gaps`.
"""

from bisect import bisect_right
from dataclasses import replace
from itertools import zip_longest

from audit.model.document import Document
from audit.model.manuscript import Marker, Note, NumberingFault, System
from audit.model.record import record
from audit.model.span import Span
from audit.parsing.affiliations import outside_affiliations
from audit.parsing.candidates import RAISED, find_candidates
from audit.parsing.choosing import Chosen, choose_chains, numbers_on, outside_labels, taken_apart, with_calls
from audit.parsing.citingsystem import citing_manner, notes_beside
from audit.parsing.judging import unclear
from audit.parsing.notelist import find_note_candidates
from audit.parsing.notepages import answered_on_page, chains_below
from audit.parsing.pairing import PairedSequence
from audit.parsing.symbols import lone_symbols, pair_symbols
from audit.parsing.tornnotes import join_torn
from audit.sequence.pairs import align

MOST_MET = 0.5  # of the markers or notes, whichever are more: where fewer meet, several sequences are not judged
_FEWEST_BESIDE = 2  # notes in a list of their own beside references that are cited by number


@record
class Apparatus:
    """The notes of a document. `system` is "numeric" when the numbers cite a reference list; then all else is empty."""

    system: System
    markers: tuple[Marker, ...] = ()
    notes: tuple[Note, ...] = ()
    faults: tuple[NumberingFault, ...] = ()


def find_apparatus(document: Document) -> Apparatus:
    """Return the markers and notes of a document, paired, with the faults of their numbering."""
    if _is_numbered_by_program(document):
        return _native(document)
    manner = citing_manner(document)
    if manner == "raised" or (manner is not None and document.notes):
        return Apparatus(system="numeric")
    note_candidates = find_note_candidates(document)
    if manner is not None:
        note_candidates = notes_beside(document, note_candidates)
        if len(note_candidates) < _FEWEST_BESIDE:
            return Apparatus(system="numeric")
    found = outside_affiliations(document, find_candidates(document))
    candidates = taken_apart(outside_labels(with_calls(document, found), note_candidates), note_candidates)
    if manner is not None:
        candidates = tuple(candidate for candidate in candidates if candidate.style in RAISED)
    candidates, note_candidates = answered_on_page(document, candidates, note_candidates)
    chosen = choose_chains(document, candidates, note_candidates)
    if chosen is None:
        return Apparatus(system="numeric")
    if not document.notes:
        chosen = join_torn(document, chosen)
    return _assemble(document, chosen)


def _is_numbered_by_program(document: Document) -> bool:
    """Tell whether software numbers the notes; own marks (`*`) or a few typed numbers change nothing.

    Letters and Roman numbers that the format itself leads to their notes are taken as software's, too: no sequence of
    numbers could testify to them.
    """
    generated = sum(note.generated for note in document.notes)
    typed = [note for note in document.notes if not note.generated]
    mostly = 2 * generated >= len(document.notes)
    if not generated:
        lettered = any(note.label[:1].isalpha() for note in typed)
        return lettered and bool(document.calls) and not any(note.label.isdecimal() for note in typed)
    return mostly or not any(note.label.isdecimal() for note in typed)


def _native(document: Document) -> Apparatus:
    """Pair by the format's own identifiers; numbers that Word or pandoc make cannot be misprinted."""
    callers: dict[str, list[str]] = {}
    markers = []
    faults = []
    for index, call in enumerate(document.calls, 1):
        id = f"m{index}"
        markers.append(
            Marker(
                id=id,
                label=call.label,
                number=int(call.label) if call.label.isdecimal() else None,
                expected=int(call.label) if call.label.isdecimal() else None,
                style="native",
                span=call.span,
                note_id=call.note_id and f"n:{call.note_id}",
                generated=call.generated,
            )
        )
        if call.note_id is None:
            faults.append(NumberingFault(kind="unpaired", series="markers", expected=None, ids=(id,), span=call.span))
        else:
            callers.setdefault(call.note_id, []).append(id)
    notes = []
    for note in document.notes:
        ids = tuple(callers.get(note.id, ()))
        notes.append(
            Note(
                id=f"n:{note.id}",
                label=note.label,
                number=int(note.label) if note.label.isdecimal() else None,
                expected=int(note.label) if note.label.isdecimal() else None,
                style="native",
                span=note.span,
                label_span=note.label_span,
                text_spans=note.text_spans,
                kind=note.kind,
                marker_ids=ids,
                generated=True,
                page=note.page,
            )
        )
        if not ids and document.calls and note.kind != "author-note":
            faults.append(
                NumberingFault(kind="unpaired", series="notes", expected=None, ids=(f"n:{note.id}",), span=note.span)
            )
    system: System = "endnotes" if document.notes[0].kind == "endnote" else "footnotes"
    return Apparatus(system=system, markers=tuple(markers), notes=tuple(notes), faults=tuple(faults))


def _assemble(document: Document, chosen: Chosen) -> Apparatus:
    pairs = _pair_sequences(chosen)
    markers: dict[int, Marker] = {}
    notes: dict[int, Note] = {}
    faults: list[NumberingFault] = []
    for sequence, (marker_chain, note_chain) in enumerate(pairs):
        found = PairedSequence(document, chosen, sequence, marker_chain, note_chain)
        markers |= found.markers
        notes |= found.notes
        faults += found.faults
    if faults and _fit_badly(markers, notes, len(pairs)):
        faults = [unclear(markers.values(), notes.values())]
    symbol_markers, symbol_notes, symbol_faults = pair_symbols(document, chosen, set(notes))
    symbol_markers += lone_symbols(document, chosen, symbol_markers)
    lost_markers, lost_faults = _calls_without_notes(document, [*markers.values(), *symbol_markers])
    symbol_markers += lost_markers
    faults += lost_faults
    ordered_markers = sorted([*markers.values(), *symbol_markers], key=lambda marker: marker.span)
    ordered_notes = sorted([*notes.values(), *symbol_notes], key=lambda note: note.span)
    return Apparatus(
        system=_system(ordered_markers, ordered_notes),
        markers=tuple(ordered_markers),
        notes=tuple(_trim_spans(ordered_notes)),
        faults=tuple(faults + symbol_faults),
    )


def _fit_badly(markers: dict[int, Marker], notes: dict[int, Note], sequences: int) -> bool:
    """Tell whether most notes and markers of several sequences meet nothing, or those of the pages have no markers.

    What was taken for the one or the other then are tables, listings or exercises, or most of one series was not found.
    """
    if not markers:
        return any(note.page is not None and note.kind == "footnote" for note in notes.values())
    met = sum(bool(note.marker_ids) for note in notes.values())
    return sequences > 1 and bool(notes) and met < MOST_MET * max(len(markers), len(notes))


def _calls_without_notes(document: Document, known: list[Marker]) -> tuple[list[Marker], list[NumberingFault]]:
    """Return the calls that the format itself marks, `[^9]`, lead to no note, and are on no chain of numbers."""
    spans = sorted(marker.span for marker in known)
    markers: list[Marker] = []
    faults: list[NumberingFault] = []
    for call in document.calls:
        at = bisect_right(spans, call.span.start, key=lambda span: span.start) - 1
        if call.note_id is not None or not len(call.span) or (at >= 0 and spans[at].overlaps(call.span)):
            continue
        number = int(call.label) if call.label.isdecimal() else None
        id = f"l{len(markers)}"
        markers.append(
            Marker(id=id, label=call.label, number=number, expected=None, style="pandoc", span=call.span, sequence=-1)
        )
        faults.append(NumberingFault(kind="unpaired", series="markers", expected=None, ids=(id,), span=call.span))
    return markers, faults


def _trim_spans(notes: list[Note]) -> list[Note]:
    """End each note before the next one begins."""
    trimmed = []
    for note, following in zip_longest(notes, notes[1:]):
        if following is not None and len(note.text_spans) == 1 and following.span.start < note.span.end:
            end = following.span.start
            start = note.text_spans[0].start
            if start <= end:
                note = replace(note, span=Span(note.span.start, end), text_spans=(Span(start, end),))
        trimmed.append(note)
    return trimmed


def _system(markers: list[Marker], notes: list[Note]) -> System:
    numbered = [note for note in notes if note.kind != "author-note"]
    if not numbered:
        return "footnotes" if markers else "none"
    if all(note.kind == "endnote" for note in numbered):
        return "endnotes"
    if markers and numbered[0].page is None and numbered[0].span.start > markers[-1].span.start:
        return "endnotes"
    return "footnotes"


def _pair_sequences(chosen: Chosen) -> list[tuple[list[int], list[int]]]:
    """Return marker and note chains that belong together, in order: what is below, else what shares most numbers."""
    pairs: list[tuple[list[int], list[int]]] = []
    waiting: list[list[int]] = []
    at = 0
    for chain, own in zip(chosen.marker_chains, chains_below(chosen), strict=True):
        if own is None:
            waiting.append(chain)
            continue
        pairs += _pair_by_numbers(chosen, waiting, chosen.note_chains[at:own])
        pairs.append((chain, chosen.note_chains[own]))
        waiting, at = [], own + 1
    return pairs + _pair_by_numbers(chosen, waiting, chosen.note_chains[at:])


def _pair_by_numbers(
    chosen: Chosen, markers: list[list[int]], notes: list[list[int]]
) -> list[tuple[list[int], list[int]]]:
    called = [numbers_on(chosen.markers, [chain]) for chain in markers]
    labelled = [{number for i in chain if (number := chosen.notes[i].number) is not None} for chain in notes]
    return [
        ([] if one is None else markers[one], [] if other is None else notes[other])
        for one, other in align(called, labelled)
    ]
