"""Author notes: symbols in the byline and notes that begin with one come in, pairs and garbled symbols go out."""

from itertools import pairwise

from audit.language.numerals import NOTE_SYMBOLS
from audit.model.document import Document
from audit.model.manuscript import Marker, Note, NumberingFault
from audit.model.span import Span
from audit.parsing.candidates import normalise_symbol
from audit.parsing.choosing import Chosen
from audit.parsing.notelist import NoteCandidate

HEAD = 3000  # characters in which title and byline stand
LONGEST_BYLINE = 240  # characters
FIRST_PAGE = 12_000  # characters in which the note of a byline stands, at the foot of its page
LONGEST_QUOTED = 240  # characters: a mark that closes so soon opens a quotation, and is no remnant of a symbol
_CLOSING = {"'": "'’", "‘": "’'", "’": "’'", '"': '"”', "`": "`'"}


def pair_symbols(
    document: Document, chosen: Chosen, used: set[int]
) -> tuple[list[Marker], list[Note], list[NumberingFault]]:
    """Pair author notes (*, †, ‡) with the symbols in the byline, also where OCR garbled the note's own symbol."""
    text = document.text
    limit = min((m.span.start for m in chosen.markers if m.number is not None and m.weight > 0.5), default=len(text))
    head = min(len(text), max(limit, HEAD))
    symbols = [(at, symbol) for at, symbol in _symbol_runs(text[: min(head, 20_000)]) if not _starts_line(text, at)]
    notes = [(i, n) for i, n in enumerate(chosen.notes) if n.kind == "author-note" and i not in used]
    notes = [(i, n) for i, n in notes if n.source_id or not n.in_list]
    markers: list[Marker] = []
    out: list[Note] = []
    faults: list[NumberingFault] = []
    for at, symbol in symbols:
        clean = next(((i, n) for i, n in notes if normalise_symbol(n.label) == symbol), None)
        debris = None
        if clean is None and _ends_byline(text, at):
            debris = next(((i, n) for i, n in notes if _may_be_debris(text, at, n)), None)
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


def _ends_byline(text: str, at: int) -> bool:
    """Tell whether a symbol stands in a short line near the beginning, as after a title or a name."""
    start = text.rfind("\n", 0, at) + 1
    end = text.find("\n", at)
    return at < HEAD and (len(text) if end < 0 else end) - start <= LONGEST_BYLINE


def _may_be_debris(text: str, at: int, note: NoteCandidate) -> bool:
    """Tell whether a paragraph after the byline begins with what is no symbol, and opens no quotation."""
    start, end = note.label_span.start, note.label_span.end
    if _is_symbol(note.label) or not at < start < at + FIRST_PAGE:
        return False
    begins_paragraph = text[:start].rstrip(" \t").endswith("\n\n") or note.source_id is not None
    return begins_paragraph and not _closes(text[end : end + LONGEST_QUOTED].partition("\n\n")[0], text[end - 1])


def _closes(words: str, opening: str) -> bool:
    """Tell whether a quotation that `opening` opens ends in `words`; an apostrophe within a word ends none."""
    marks = _CLOSING.get(opening, "")
    return any(sign in marks and not after.isalpha() for sign, after in pairwise(words + " "))


def lone_symbols(document: Document, chosen: Chosen, taken: list[Marker]) -> list[Marker]:
    """Return the raised symbols of the byline whose notes the file does not have: they are calls all the same."""
    bylines = [block.span for block in document.blocks if len(block.span) <= LONGEST_BYLINE and block.kind != "table"]
    found: list[Marker] = []
    for candidate in chosen.markers:
        if candidate.span.start >= HEAD:
            break
        symbol = normalise_symbol(candidate.label.strip())
        known = any(marker.span.overlaps(candidate.span) for marker in taken)
        if _is_symbol(symbol) and not known and any(span.contains(candidate.span) for span in bylines):
            found.append(
                Marker(
                    id=f"s{len(taken) + len(found)}",
                    label=symbol,
                    number=None,
                    expected=None,
                    style="symbol",
                    span=candidate.span,
                    sequence=-1,
                )
            )
    return found


def _symbol_runs(text: str) -> list[tuple[int, str]]:
    """Return the symbols that stand at the end of a word, as after an author's name, and close no emphasis."""
    runs = []
    at = 0
    while at < len(text):
        if text[at] in NOTE_SYMBOLS and at and (text[at - 1].isalpha() or text[at - 1] in ".)\\"):
            end = at + 1
            while end < len(text) and text[end] == text[at]:
                end += 1
            after = text[end : end + 1]
            line = text.rfind("\n", 0, at) + 1
            closes = f" {text[at:end]}" in f" {text[line:at]}" or f"({text[at:end]}" in text[line:at]
            if (not after or after.isspace() or after in ",;&)") and end - at <= 3 and not closes:
                runs.append((at, normalise_symbol(text[at:end])))
            at = end
        else:
            at += 1
    return runs


def _starts_line(text: str, at: int) -> bool:
    return at == 0 or text[at - 1] == "\n"


def _is_symbol(label: str) -> bool:
    return bool(label) and all(character in NOTE_SYMBOLS for character in label)
