"""A `Document` comes in; the entries of its reference list, with labels, names and years, go out.

A list of notes is none: entries that the notes already cover are left to them.
"""

from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace

from audit.language.headings import LONGEST, names_references
from audit.model.citation import Citation, Reference
from audit.model.document import Block, Document
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.parsing.entryheads import names_cited, read_head
from audit.parsing.entrylists import ListEntry, cut_entries, without_addresses
from audit.parsing.numericcitations import citing_groups, find_number_groups, text_spans

_PROSE = ("paragraph", "list_item", "reference", "quote")

Section = tuple[str, tuple[Block, ...]]  # a heading, and the blocks under it


def reference_sections(document: Document) -> tuple[Section, ...]:
    """Return each list of references with its heading, one for each part under a subheading."""
    if any(block.kind == "reference" for block in document.blocks):
        return _marked(document)
    sections: list[Section] = []
    heading, level, blocks = "", 0, list[Block]()
    inside = False
    for block in document.blocks:
        first = _first_line(document, block)
        if block.kind in ("heading", "paragraph") and names_references(first.of(document.text)):
            if blocks:
                sections.append((heading, tuple(blocks)))
            heading, level, inside = first.of(document.text), block.level, True
            rest = Span(min(first.end + 1, block.span.end), block.span.end)
            blocks = [replace(block, kind="paragraph", span=rest)] if len(rest) else []
        elif inside and block.kind == "heading":
            if blocks:
                sections.append((heading, tuple(blocks)))
            inside = level > 0 and block.level > level
            heading, blocks = block.span.of(document.text), []
        elif inside and block.kind in _PROSE:
            blocks.append(block)
    if inside and blocks:
        sections.append((heading, tuple(blocks)))
    return tuple(sections)


def _first_line(document: Document, block: Block) -> Span:
    """Return the first line of a block: a heading may stand in one paragraph with the list."""
    end = document.text.find("\n", block.span.start, min(block.span.end, block.span.start + LONGEST + 1))
    return Span(block.span.start, block.span.end if end < 0 else end)


def _marked(document: Document) -> tuple[Section, ...]:
    """Return the blocks that the reader marks as references, under the headings before them."""
    sections: list[Section] = []
    heading, blocks = "", list[Block]()
    for block in document.blocks:
        if block.kind == "heading":
            if blocks:
                sections.append((heading, tuple(blocks)))
            heading, blocks = block.span.of(document.text), []
        elif block.kind == "reference":
            blocks.append(block)
    if blocks:
        sections.append((heading, tuple(blocks)))
    return tuple(sections)


def find_references(document: Document, notes: Iterable[Note] = ()) -> tuple[Reference, ...]:
    """Return the entries of the document's lists of references in reading order, ids `r1`, `r2` ….

    Those that the format marks are taken as they are; else lists are looked for, and one most of whose entries are
    notes is left out.
    """
    if document.references:
        return tuple(_from_source(document))
    found: list[Reference] = []
    before: tuple[str, ...] = ()
    for heading, entry in find_entries(document, notes):
        head = read_head(document, entry.text_span, before)
        before = head.names
        found.append(
            Reference(
                id=f"r{len(found) + 1}",
                label=entry.label,
                span=entry.span,
                text_span=entry.text_span,
                citation=None,  # parsed when the list is known to be one of references
                names=head.names,
                years=head.years,
                heading=heading.strip("#*_ \t:."),
            )
        )
    return tuple(found)


def find_entries(document: Document, notes: Iterable[Note] = ()) -> list[tuple[str, ListEntry]]:
    """Return each entry, unread, with the heading of its list."""
    if document.references:
        return [
            ("", ListEntry(label=source.label, span=source.span, text_span=source.text_span))
            for source in document.references
        ]
    covered = sorted((note.span.start, note.span.end) for note in notes)
    text = document.text
    lists = [
        (heading, without_addresses(text, cut_entries(text, blocks)))
        for heading, blocks in reference_sections(document)
    ]
    if not covered and document.notes:
        lists += listed_notes(document)
    found = [
        (heading, entry)
        for heading, entries in lists
        if 2 * sum(_covered(covered, entry.text_span) for entry in entries) <= len(entries)
        for entry in entries
    ]
    return _with_numbers(document, found)


def _with_numbers(document: Document, entries: list[tuple[str, ListEntry]]) -> list[tuple[str, ListEntry]]:
    """Number a list without numbers by its order when the text cites it by number: Word prints them itself."""
    if len(entries) < 2 or any(entry.label for _, entry in entries):
        return entries
    groups = find_number_groups(document, text_spans(document, entries[0][1].span.start))
    citing = citing_groups(groups, range(1, len(entries) + 1), len(entries))
    cited = {number for group in citing for number in group.numbers}
    if not citing or citing[0].manner == "round" or len(cited) < 0.6 * len(entries):
        return entries
    return [(heading, replace(entry, label=str(number))) for number, (heading, entry) in enumerate(entries, 1)]


def listed_notes(document: Document) -> list[tuple[str, list[ListEntry]]]:
    """Return the reader's notes that stand under a heading of references: a numbered list in a PDF looks like notes.

    Those of the foot of its pages, which follow the text, too, are no entries of a list that has others.
    """
    headings = [block.span for block in document.blocks if block.kind == "heading"]
    starts = [span.start for span in headings]
    under: dict[str, list[ListEntry]] = {}
    read = any(block.kind == "reference" for block in document.blocks)
    for note in document.notes:
        if read and note.kind == "footnote" and note.page is not None:
            continue
        at = bisect_left(starts, note.span.start) - 1
        heading = headings[at].of(document.text) if at >= 0 else ""
        symbol = bool(note.label) and not note.label[0].isalnum()
        if not note.generated and not symbol and note.text_spans and names_references(heading):
            text_span = Span(note.text_spans[0].start, note.span.end)
            under.setdefault(heading, []).append(ListEntry(label=note.label, span=note.span, text_span=text_span))
    return list(under.items())


def _covered(covered: Sequence[tuple[int, int]], span: Span) -> bool:
    at = bisect_left(covered, (span.start + 1, 0))
    return any(start < span.end and span.start < end for start, end in covered[max(0, at - 1) : at + 1])


def _from_source(document: Document) -> Iterator[Reference]:
    """Yield the references that the format itself marks; the fields it tells apart are believed."""
    before: tuple[str, ...] = ()
    for number, source in enumerate(document.references, 1):
        head = read_head(document, source.text_span, before)
        names, years, label = head.names, head.years, source.label
        id = f"r{number}"
        if source.item is None and label and not any(sign.isdigit() for sign in label):
            cited = names_cited(label)  # natbib's, which prints none
            names, label = (*cited, *names[len(cited) :]), ""
        citation = None
        people = source.item.names("author") or source.item.names("editor") if source.item is not None else ()
        if source.item is not None and (people or source.item.date()):  # else a title or so is marked, and no more
            citation = Citation(id=f"{id}.1", span=source.text_span, form="full", item=source.item)
            tagged = (f"{name.particle} {name.family}".strip() or name.literal or name.given for name in people)
            names = names if len(names) == len(people) else tuple(filter(None, tagged)) or names  # bodies stay whole
            issued = source.item.date("issued")
            year = f"{issued.start.year:04}" if issued is not None else ""
            years = years if not year or any(other.startswith(year) for other in years) else (year, *years)
        before = names
        yield Reference(
            id=id,
            label=label,
            span=source.span,
            text_span=source.text_span,
            citation=citation,
            names=names,
            years=years,
            key=source.key,
        )
