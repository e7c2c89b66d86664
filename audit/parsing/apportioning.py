"""The notes and entries of a document in, each taken apart, out; those of a long document by several processes."""

from collections.abc import Callable, Sequence
from functools import partial
from itertools import accumulate, pairwise
from typing import TypeVar

from audit.model.citation import ParsedEntry, Reference
from audit.model.document import Document, PlainText
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.processes import share_out

_T = TypeVar("_T")

# Another process pays from this many characters of notes on (measured: they take .3 s; to copy a process that has read
# a book, and to hand over what it made of half of its notes, .08 s).
MANY_CHARACTERS = 50_000
_OF_TEXT = 0.08  # what a character of running text costs of one of a note (measured): that work is this process's own


def take_apart(
    document: Document, notes: Sequence[Note], references: Sequence[Reference], meanwhile: Callable[[], _T], jobs: int
) -> tuple[list[ParsedEntry], list[ParsedEntry], _T]:
    """Return what each of `notes` and of `references` cites, and what `meanwhile` returns, which is called once.

    Spans are offsets into the document's text. `jobs` processes share the work, this one among them.
    """
    entries: list[Note | Reference] = [*notes, *references]
    own, *others = _shares(entries, len(document.text), jobs)

    def here() -> tuple[list[ParsedEntry], _T]:
        return _taken_apart(document, own), meanwhile()

    (parsed, told), handed_over = share_out([partial(_taken_apart, document, share) for share in others], here)
    for more in handed_over:
        parsed += more
    return parsed[: len(notes)], parsed[len(notes) :], told


def _shares(entries: Sequence[Note | Reference], length: int, jobs: int) -> list[Sequence[Note | Reference]]:
    """Return runs of neighbours that cost each process alike, the first for this one, which has the text to do, too."""
    reached = list(accumulate(sum(map(len, _spans(entry))) for entry in entries))
    characters = reached[-1] if reached else 0
    if jobs < 2 or characters < MANY_CHARACTERS:
        return [entries]
    text = _OF_TEXT * max(0, length - characters)
    each = min((characters + text) / jobs, characters / (jobs - 1))
    ends = [characters - each * left for left in range(jobs - 1, -1, -1)]
    cuts = [0, *(sum(place <= end for place in reached) for end in ends[:-1]), len(entries)]
    return [entries[start:stop] for start, stop in pairwise(cuts)]


def _taken_apart(document: Document, entries: Sequence[Note | Reference]) -> list[ParsedEntry]:
    from audit.parsing.entries import parse_entry, rebase

    parsed = []
    for entry in entries:
        spans = _spans(entry)
        plain = document.plain(*spans)
        italics = _italics(document, plain, spans)
        if isinstance(entry, Note):
            found = parse_entry(plain.text, italics=italics, id=entry.id, note_id=entry.id)
        else:
            found = parse_entry(plain.text, italics=italics, kind="reference", id=entry.id)
        parsed.append(rebase(found, plain))
    return parsed


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
