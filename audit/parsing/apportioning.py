"""The notes and entries of a document in, each taken apart, out; those of a long document by several processes."""

from bisect import bisect_right
from collections.abc import Callable, Sequence
from itertools import accumulate, pairwise
from typing import TypeVar

from audit.model.citation import ParsedEntry, Reference
from audit.model.document import Document, PlainText
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.processes import shared_out

_T = TypeVar("_T")

# Another process pays from this many characters of notes on (measured: they take .3 s; to copy a process that has read
# a book, and to hand over what it made of half of its notes, .08 s).
MANY_CHARACTERS = 50_000
_PIECES = 48  # so many that no process waits long for the last piece of another


def take_apart(
    document: Document, notes: Sequence[Note], references: Sequence[Reference], meanwhile: Callable[[], _T], jobs: int
) -> tuple[list[ParsedEntry], list[ParsedEntry], _T]:
    """Return what each of `notes` and of `references` cites, and what `meanwhile` returns, which is called once.

    Spans are offsets into the document's text. `jobs` processes share the work, this one among them.
    """
    runs = _runs([*notes, *references])
    copies = jobs - 1 if len(runs) > 1 else 0
    with shared_out(lambda number: _taken_apart(document, runs[number]), len(runs), copies) as finish:
        told = meanwhile()
        parsed = [entry for run in finish() for entry in run]
    return parsed[: len(notes)], parsed[len(notes) :], told


def _runs(entries: Sequence[Note | Reference]) -> list[Sequence[Note | Reference]]:
    """Return runs of neighbours of about one length; a single run where another process does not pay."""
    reached = list(accumulate(sum(map(len, _spans(entry))) for entry in entries))
    characters = reached[-1] if reached else 0
    if characters < MANY_CHARACTERS:
        return [entries]
    ends = [characters * part / _PIECES for part in range(1, _PIECES)]
    cuts = [0, *(bisect_right(reached, end) for end in ends), len(entries)]
    return [entries[start:stop] for start, stop in pairwise(cuts) if start < stop]


def _taken_apart(document: Document, entries: Sequence[Note | Reference]) -> list[ParsedEntry]:
    from audit.parsing.entries import parse_entry, rebase

    parsed = []
    for entry in entries:
        spans = _spans(entry)
        plain = document.plain(*spans)
        italics = _italics(document, plain, spans)
        if isinstance(entry, Note):
            found = parse_entry(plain.text, italics=italics, id=entry.id, note_id=entry.id)
            found = _without_posts(found) if entry.kind == "author-note" else found
        else:
            found = parse_entry(plain.text, italics=italics, kind="reference", id=entry.id)
        parsed.append(rebase(found, plain))
    return parsed


def _without_posts(entry: ParsedEntry) -> ParsedEntry:
    """Leave the citations of an author's note that are full and dated; its posts and addresses look like short ones."""
    kept = [one for one in entry.citations if one.form == "full" and one.item.date() is not None]
    other = [one.span for one in entry.citations if one not in kept]
    return ParsedEntry(citations=tuple(kept), commentary=tuple(sorted((*entry.commentary, *other))))


def _spans(entry: Note | Reference) -> tuple[Span, ...]:
    return entry.text_spans if isinstance(entry, Note) else (entry.text_span,)


def _italics(document: Document, plain: PlainText, spans: Sequence[Span]) -> tuple[Span, ...]:
    """Return where the characters of `plain`, made of `spans`, are set in italics."""
    return tuple(
        Span(start, end)
        for span in spans
        for styled in document.styles_in(span)
        if styled.style == "italic"
        for start, end in [plain.offsets(styled.span)]
        if start < end
    )
