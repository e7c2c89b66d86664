"""Author notes: symbols in the byline and notes that begin with one come in, pairs and garbled symbols go out."""

from audit.language.numerals import NOTE_SYMBOLS
from audit.model.document import Document
from audit.model.manuscript import Marker, Note, NumberingFault
from audit.model.span import Span
from audit.parsing.candidates import normalise_symbol
from audit.parsing.choosing import Chosen


def pair_symbols(
    document: Document, chosen: Chosen, used: set[int]
) -> tuple[list[Marker], list[Note], list[NumberingFault]]:
    """Pair author notes (*, †, ‡) with the symbols in the byline, also where OCR garbled the note's own symbol."""
    text = document.text
    limit = min((m.span.start for m in chosen.markers if m.number is not None and m.weight > 0.5), default=len(text))
    head = min(len(text), max(limit, 3000))
    symbols = [(at, symbol) for at, symbol in _symbol_runs(text[: min(head, 20_000)]) if not _starts_line(text, at)]
    notes = [(i, n) for i, n in enumerate(chosen.notes) if n.kind == "author-note" and i not in used]
    notes = [(i, n) for i, n in notes if n.source_id or not n.in_list]
    markers: list[Marker] = []
    out: list[Note] = []
    faults: list[NumberingFault] = []
    for at, symbol in symbols:
        clean = next(((i, n) for i, n in notes if normalise_symbol(n.label) == symbol), None)
        debris = None
        if clean is None:
            debris = next(((i, n) for i, n in notes if n.label_span.start > at and not _is_symbol(n.label)), None)
        found = clean or debris
        if found is None:
            continue
        index, candidate = found
        notes.remove(found)
        marker_id, note_id = f"s{len(markers)}", f"a{index}"
        span = Span(at, at + len(symbol))
        markers.append(
            Marker(
                id=marker_id,
                label=symbol,
                number=None,
                expected=None,
                style="symbol",
                span=span,
                sequence=-1,
                note_id=note_id,
            )
        )
        out.append(
            Note(
                id=note_id,
                label=candidate.label,
                number=None,
                expected=None,
                style="symbol",
                span=Span(candidate.label_span.start, candidate.text_spans[-1].end),
                label_span=candidate.label_span,
                text_spans=candidate.text_spans,
                kind="author-note",
                sequence=-1,
                marker_ids=(marker_id,),
                page=candidate.page,
            )
        )
        if debris is not None:
            faults.append(
                NumberingFault(
                    kind="garbled",
                    series="notes",
                    expected=None,
                    ids=(note_id,),
                    witness_ids=(marker_id,),
                    span=candidate.label_span,
                )
            )
    return markers, out, faults


def _symbol_runs(text: str) -> list[tuple[int, str]]:
    """Return the symbols that stand at the end of a word, as after an author's name."""
    runs = []
    at = 0
    while at < len(text):
        if text[at] in NOTE_SYMBOLS and at and (text[at - 1].isalpha() or text[at - 1] in ".)\\"):
            end = at + 1
            while end < len(text) and text[end] == text[at]:
                end += 1
            after = text[end : end + 1]
            if (not after or after.isspace() or after in ",;&)") and end - at <= 3:
                runs.append((at, normalise_symbol(text[at:end])))
            at = end
        else:
            at += 1
    return runs


def _starts_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _is_symbol(label: str) -> bool:
    return bool(label) and all(character in NOTE_SYMBOLS for character in label)
