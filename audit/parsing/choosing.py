"""Which candidates are markers and notes: both lists of candidates come in, the chains through them go out.

The two witnesses are read in turn, each helping the other: first the raised numbers of the text, then the list, then
the text again with all its forms.
"""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import replace

from audit.model.document import Document
from audit.model.record import record
from audit.model.span import Span
from audit.parsing.candidates import RAISED, MarkerCandidate
from audit.parsing.notelist import NoteCandidate
from audit.sequence.chain import Candidate, best_chain

FEW_BY_CHANCE = 3
AFRESH = 0.3  # what it costs to begin again where marker and note of one page say so
BEYOND = 20  # so many numbers after the last note may be markers of notes that are lost
DOUBTFUL = 0.1  # candidates below this weight look like exponents and isotopes


@record
class Chosen:
    """Candidates in reading order, and the chains (one list of indexes a sequence) through them."""

    markers: tuple[MarkerCandidate, ...]
    notes: tuple[NoteCandidate, ...]
    marker_chains: list[list[int]]
    note_chains: list[list[int]]


def with_calls(document: Document, candidates: tuple[MarkerCandidate, ...]) -> tuple[MarkerCandidate, ...]:
    """Return the candidates with the format's own calls (`[^12]`, `xref`) at full weight, wherever they stand."""
    spans = {call.span.start for call in document.calls}
    known = {candidate.span.start for candidate in candidates}
    marked = [replace(c, weight=1.0, style="pandoc") if c.span.start in spans else c for c in candidates]
    for call in document.calls:
        typed = call.label.isdecimal() and not call.generated
        if typed and call.span.start not in known and (len(call.span) or call.note_id is not None):
            marked = [c for c in marked if not c.span.overlaps(call.span)]
            marked.append(
                MarkerCandidate(span=call.span, label=call.label, number=int(call.label), style="pandoc", weight=1.0)
            )
    return tuple(sorted(marked, key=lambda candidate: candidate.span))


def outside_labels(
    candidates: tuple[MarkerCandidate, ...], notes: tuple[NoteCandidate, ...]
) -> tuple[MarkerCandidate, ...]:
    spans = sorted(note.label_span for note in notes if len(note.label_span))
    kept = []
    at = 0
    for candidate in candidates:
        while at < len(spans) and spans[at].end <= candidate.span.start:
            at += 1
        if at == len(spans) or not spans[at].overlaps(candidate.span):
            kept.append(candidate)
    return tuple(kept)


def taken_apart(candidates: tuple[MarkerCandidate, ...], notes: Sequence[NoteCandidate]) -> tuple[MarkerCandidate, ...]:
    """Return the candidates, raised numbers beyond all notes taken apart where two notes in turn have their halves.

    Two calls stand side by side, and nothing shows where the one ends: "bundles.¹⁰¹¹".
    """
    known = {note.number for note in notes if note.number is not None}
    beyond = max(known, default=0) + BEYOND
    apart: list[MarkerCandidate] = []
    for candidate in candidates:
        label, span = candidate.label, candidate.span
        first, second = label[: len(label) // 2], label[len(label) // 2 :]
        joined = label.isdecimal() and int(label) > beyond and len(label) == len(span) and candidate.style in RAISED
        if joined and int(second) == int(first) + 1 and {int(first), int(second)} <= known:
            middle = span.start + len(first)
            halves = ((first, Span(span.start, middle)), (second, Span(middle, span.end)))
            apart += [replace(candidate, label=half, number=int(half), span=own) for half, own in halves]
        else:
            apart.append(candidate)
    return tuple(apart)


def choose_chains(
    document: Document, markers: tuple[MarkerCandidate, ...], notes: tuple[NoteCandidate, ...]
) -> Chosen | None:
    """Return the best chains through markers and notes, or None when the numbers cite a reference list."""
    strong = _marker_chain(markers, RAISED | {"pandoc"}, None)
    numbered = [(index, note) for index, note in enumerate(notes) if note.number is not None and note.weight > 0]
    witness, first_place = numbers_on(markers, strong), _places(markers, strong)
    if len(witness) < 3:
        witness, first_place = set(), {}
    note_chains = _note_chain(numbered, witness, first_place, fresh=len(strong) > 1 or not witness)
    note_numbers = {notes[index].number for chain in note_chains for index in chain}
    note_numbers.discard(None)

    regions = _note_regions(notes, note_chains)
    markers = tuple(m for m in markers if not _inside(m.span, regions)) if not document.notes else _body(markers, notes)
    listed = bool(document.notes) or any(notes[index].in_list for chain in note_chains for index in chain)
    family = _family(markers, {n for n in note_numbers if n is not None}, listed=listed)
    if family is None:
        return Chosen(markers=(), notes=notes, marker_chains=[], note_chains=note_chains if document.notes else [])
    at_foot = any(note.kind != "endnote" for note in document.notes)
    if not at_foot and _is_numeric(markers, family):
        return None  # what stands at the foot of pages is called, however often its numbers come again in examples
    known = {n for n in note_numbers if n is not None}
    if not known:  # a raised [24] calls a note where a list of notes answers, else it cites a reference
        markers = tuple(m for m in markers if not m.label.startswith("["))
    chains = _marker_chain(markers, family, known, every=bool(known))  # nor a digit on the line
    if not document.notes:
        places = _places(markers, chains)
        note_chains = _note_chain(numbered, numbers_on(markers, chains), places, fresh=len(chains) > 1)
    return Chosen(markers=markers, notes=notes, marker_chains=chains, note_chains=note_chains)


def _body(markers: tuple[MarkerCandidate, ...], notes: Sequence[NoteCandidate]) -> tuple[MarkerCandidate, ...]:
    spans = [span for note in notes for span in note.text_spans] + [note.label_span for note in notes]
    regions = sorted(spans)
    return tuple(m for m in markers if not _inside(m.span, regions))


def _inside(span: Span, regions: list[Span]) -> bool:
    at = bisect_right(regions, span.start, key=lambda region: region.start)
    return at > 0 and span.start < regions[at - 1].end


def _note_regions(notes: Sequence[NoteCandidate], chains: list[list[int]]) -> list[Span]:
    return sorted(
        Span(notes[index].label_span.start, notes[index].text_spans[-1].end) for chain in chains for index in chain
    )


def numbers_on(markers: Sequence[MarkerCandidate], chains: list[list[int]]) -> set[int]:
    return {n for chain in chains for index in chain if (n := markers[index].number) is not None}


def _places(markers: Sequence[MarkerCandidate], chains: list[list[int]]) -> dict[int, int]:
    """Return for each number the place of its first marker, when there is only one sequence."""
    if len(chains) != 1:
        return {}
    return {n: markers[i].span.start for i in chains[0] if (n := markers[i].number) is not None}


def _marker_chain(
    markers: Sequence[MarkerCandidate],
    family: frozenset[str] | set[str],
    witness: set[int] | None,
    *,
    every: bool = False,
) -> list[list[int]]:
    """Return the chains through the markers of `family`; with `every`, other forms fill the numbers it lacks."""
    indexes: list[int] = []
    candidates: list[Candidate] = []
    top = max(witness, default=0) if witness else 0
    for index, marker in enumerate(markers):
        if marker.number is None:
            continue
        weight = marker.weight
        if weight < DOUBTFUL:
            continue
        if marker.style not in family:
            if not every or marker.weight < (0.15 if witness and marker.number in witness else 0.5):
                continue
            weight = 0.25 * marker.weight
        elif witness and marker.number not in witness:
            if marker.style == "plain" and marker.number > top and weight < 0.4:
                continue
            weight *= 0.3
        elif witness and marker.style == "plain":
            weight = min(1.0, 0.1 + 2.5 * weight)  # a note that asks for it is better evidence than its looks
        indexes.append(index)
        restart = AFRESH if marker.afresh else 1.2 if marker.opens else 3.0
        candidates.append(Candidate(number=marker.number, weight=weight, restart=restart))
    chains = best_chain(candidates, witness=witness, top=top)
    found = [[indexes[i] for i in chain] for chain in chains]
    found = [chain for chain in found if len(chain) > 1 or len(found) == 1 or markers[chain[0]].afresh]
    if len(found) == 1 and witness:
        return [_fill_doubtful(markers, found[0], family, witness)]
    return found


def _fill_doubtful(
    markers: Sequence[MarkerCandidate], chain: list[int], family: frozenset[str] | set[str], witness: set[int]
) -> list[int]:
    """Return the chain with m², 10⁶ and ¹⁴C in it where a note asks for that number and nothing better stands there.

    «Section 230¹⁴» looks like a power and is a marker; it is one only when the notes have a 14 that no other calls.
    """
    on_chain = set(chain)
    likely = [i for i, m in enumerate(markers) if m.style in family and m.weight >= 0.55 and i not in on_chain]
    witness = witness - {n for i in likely if (n := markers[i].number) is not None}
    filled: list[int] = []
    low, low_number = -1, 0
    for high in [*chain, len(markers)]:
        high_number = (markers[high].number or 0) if high < len(markers) else max(witness, default=0) + 1
        at = bisect_right(likely, low)
        if high_number - low_number > 1 and (at == len(likely) or likely[at] > high):
            for index in range(low + 1, high):
                number = markers[index].number
                if number is None or number not in witness or not low_number < number < high_number:
                    continue
                if markers[index].style in family and 0 < markers[index].weight < DOUBTFUL:
                    filled.append(index)
                    low_number = number
        if high < len(markers):
            filled.append(high)
        low, low_number = high, high_number
    return filled


def _note_chain(
    numbered: list[tuple[int, NoteCandidate]], witness: set[int], places: dict[int, int], *, fresh: bool
) -> list[list[int]]:
    candidates = []
    for _, note in numbered:
        assert note.number is not None
        weight = note.weight
        if witness and not note.source_id:
            place = places.get(note.number)
            if note.number not in witness:
                weight *= 0.4
            elif place is not None and place > note.label_span.start:
                weight *= 0.15
            else:
                weight = min(1.0, weight + 0.3)
        restart = (AFRESH if note.afresh else 1.5 if note.after_heading else 4.0) if fresh else 1e9
        candidates.append(Candidate(number=note.number, weight=weight, restart=restart))
    chains = best_chain(candidates, witness=witness or None, top=max(witness, default=0))
    return [[numbered[i][0] for i in chain] for chain in chains]


def _family(markers: Sequence[MarkerCandidate], note_numbers: set[int], *, listed: bool) -> frozenset[str] | None:
    """Return the styles that the document writes markers in: those whose chain meets most of the notes.

    Digits on the line meet the items of any numbered list by chance; unless the notes are `listed` as such, it takes
    `FEW_BY_CHANCE` of them.
    """
    groups: tuple[frozenset[str], ...] = (
        frozenset(RAISED | {"pandoc"}),
        frozenset({"bracket"}),
        frozenset({"plain"}),
    )
    best, best_score = None, 0.0
    for group in groups:
        if not any(marker.style in group for marker in markers):
            continue
        chains = _marker_chain(markers, group, note_numbers or None)
        numbers = numbers_on(markers, chains)
        worth = sum(markers[i].weight for chain in chains for i in chain if markers[i].number in note_numbers)
        score = worth if note_numbers else float(len(numbers))
        if group != groups[0] and not note_numbers:
            continue  # digits on the line and in brackets are markers only when a list of notes answers to them
        met = len(numbers & note_numbers)
        if group == groups[2] and (met < 0.5 * len(note_numbers) or (met < FEW_BY_CHANCE and not listed)):
            continue
        if score > best_score:
            best, best_score = group, score
    return best


def _is_numeric(markers: Sequence[MarkerCandidate], family: frozenset[str]) -> bool:
    """Tell whether the numbers cite a list of references: they come again and out of order, or as ranges.

    One number alone, however often it comes, calls a note.
    """
    likely = [m for m in markers if m.style in family and m.number is not None and m.weight >= 0.3]
    if len(likely) < 4 or len({m.number for m in likely}) < 2:
        return False
    chains = _marker_chain(markers, family, None)
    fitting = {index for chain in chains for index in chain}
    outside = sum(m.style in family and m.weight >= 0.3 and i not in fitting for i, m in enumerate(markers))
    return outside > 0.25 * len(likely) and len({m.number for m in likely}) < 0.85 * len(likely)
