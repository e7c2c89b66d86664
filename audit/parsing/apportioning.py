"""Notes and entries of a document in, each taken apart, out; those of a long document by several processes."""

from bisect import bisect_right
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from itertools import accumulate, pairwise
from typing import Literal

from audit.model.citation import ParsedEntry, Reference
from audit.model.document import Document, NoteKind, PlainText, SourceNote
from audit.model.manuscript import Note
from audit.model.record import changed
from audit.model.span import Span
from audit.processes import shared_out

# Where an entry stands, more than one stretch where it is torn, and what it is.
Printed = tuple[tuple[Span, ...], NoteKind | Literal["reference"]]

# Another process pays from this many characters of notes on (measured: they take .25 s; to copy a process that has read
# a book, and to hand over what it made of half of its notes, .03 s).
MANY_CHARACTERS = 50_000
_PIECES = 48  # so many that no process waits long for the last piece of another


@contextmanager
def taking_apart(
    document: Document, entries: Sequence[Printed], jobs: int
) -> Iterator[Callable[[], dict[Printed, ParsedEntry]]]:
    """Begin to take `entries` apart; yield what finishes them and returns what each cites, without ids of its own.

    Spans are offsets into the document's text. `jobs` processes share the work, this one among them.
    """
    runs = _runs(entries)
    copies = jobs - 1 if len(runs) > 1 else 0
    with shared_out(lambda number: _taken_apart(document, runs[number]), len(runs), copies) as done:
        yield lambda: dict(zip(entries, (entry for run in done() for entry in run), strict=True))


def known_ahead(document: Document, jobs: int) -> list[Printed]:
    """Return the notes that the reader saw as such, where another process can begin with them at once."""
    notes = [printed(note) for note in document.notes] if jobs > 1 else []
    return notes if len(_runs(notes)) > 1 else []


def printed(entry: Note | SourceNote | Reference) -> Printed:
    """Return where a note or an entry of a list stands, and what it is."""
    return ((entry.text_span,), "reference") if isinstance(entry, Reference) else (entry.text_spans, entry.kind)


def named(entry: ParsedEntry, id: str, note_id: str | None = None) -> ParsedEntry:
    """Return what a note or an entry cites with the ids of its citations: `{id}.1`, `{id}.2` …"""
    citations = tuple([changed(one, id=f"{id}{one.id}", note_id=note_id) for one in entry.citations])
    return ParsedEntry(citations=citations, commentary=entry.commentary)


def _runs(entries: Sequence[Printed]) -> list[Sequence[Printed]]:
    """Return runs of neighbours of about one length; a single run where another process does not pay."""
    reached = list(accumulate(sum(map(len, spans)) for spans, _ in entries))
    characters = reached[-1] if reached else 0
    if characters < MANY_CHARACTERS:
        return [entries]
    ends = [characters * part / _PIECES for part in range(1, _PIECES)]
    cuts = [0, *(bisect_right(reached, end) for end in ends), len(entries)]
    return [entries[start:stop] for start, stop in pairwise(cuts) if start < stop]


def _taken_apart(document: Document, entries: Sequence[Printed]) -> list[ParsedEntry]:
    from audit.parsing.entries import Asked, numbered, read_entries, rebase

    plains = [document.plain(*spans) for spans, _ in entries]
    asked: list[Asked] = [
        (plain.text, _italics(document, plain, spans), "reference" if kind == "reference" else "note")
        for plain, (spans, kind) in zip(plains, entries, strict=True)
    ]
    found = [numbered(entry, "") for entry in read_entries(asked)]
    return [
        rebase(_without_posts(entry) if kind == "author-note" else entry, plain)
        for entry, plain, (_, kind) in zip(found, plains, entries, strict=True)
    ]


def _without_posts(entry: ParsedEntry) -> ParsedEntry:
    """Leave the citations of an author's note that are full and dated; its posts and addresses look like short ones."""
    kept = [one for one in entry.citations if one.form == "full" and one.item.date() is not None]
    other = [one.span for one in entry.citations if one not in kept]
    return ParsedEntry(citations=tuple(kept), commentary=tuple(sorted((*entry.commentary, *other))))


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
