"""A Markdown file in (pandoc's, Quarto's, MultiMarkdown's, a page recogniser's); a `Document` over its own text out."""

from bisect import bisect_right

from audit.model.document import (
    Document,
    LineMap,
    ReferenceCall,
    SourceCall,
    SourceMap,
    SourceNote,
    SourceReference,
    StyledSpan,
)
from audit.model.span import Span
from audit.readers.decoding import decode
from audit.readers.headings import mark_headings
from audit.readers.interface import ReadOptions
from audit.readers.markdown_blocks import scan_blocks
from audit.readers.markdown_inlines import Inlines, is_character_class, scan_inlines
from audit.readers.markdown_layout import Definition, Layout
from audit.readers.markdown_matter import metadata_of

_LIGATURE = "/uniFB0"  # as `audit.readers.ligatures` mends them


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a Markdown file. Raises `UnreadableError` when the bytes are not text."""
    decoded = decode(data, path)
    document = read_text(decoded.text, path, decoded.warnings)
    if "bibliography" not in document.metadata:
        return document
    from audit.readers.attached import add_bibliography

    return add_bibliography(document, options)


def read_text(text: str, path: str, warnings: tuple[str, ...] = ()) -> Document:
    """Read Markdown that is decoded already, with `\\n` line ends."""
    if _LIGATURE in text:
        from audit.readers.ligatures import mend_ligatures

        mended, source_map, count = mend_ligatures(text)
        warning = f"{count} ligatures stand in the file by their glyph names (/uniFB01) and were read as letters"
        return _document(mended, path, source_map, (*warnings, warning))
    return _document(text, path, LineMap(text), warnings)


def _document(text: str, path: str, source_map: SourceMap, warnings: tuple[str, ...]) -> Document:
    layout = scan_blocks(text)
    inlines = scan_inlines(text, layout.prose, layout.links)
    notes, calls = _notes_and_calls(text, layout, inlines)
    blocks = layout.blocks
    blocks = mark_headings(text, blocks, by_look=not layout.marked_headings)
    metadata = metadata_of(layout.front_matter)
    return Document(
        path=path,
        format="markdown",
        text=text,
        source_map=source_map,
        blocks=tuple(blocks),
        styles=_styles(inlines),
        markup=_markup(layout, inlines),
        notes=notes,
        calls=calls,
        references=_references(layout),
        reference_calls=_reference_calls(inlines, "bibliography" in metadata, bool(layout.references)),
        metadata=metadata,
        warnings=warnings,
    )


def _styles(inlines: Inlines) -> tuple[StyledSpan, ...]:
    found = sorted(inlines.styles, key=lambda styled: (styled[0], -styled[1]))
    return tuple(StyledSpan(span=Span(start, end), style=style, target=target) for start, end, style, target in found)


def _markup(layout: Layout, inlines: Inlines) -> tuple[Span, ...]:
    spans: list[Span] = []
    reached = 0
    for start, end in sorted(layout.markup + inlines.markup):
        start = max(start, reached)
        if end > start:
            spans.append(Span(start, end))
            reached = end
    return tuple(spans)


def _notes_and_calls(
    text: str, layout: Layout, inlines: Inlines
) -> tuple[tuple[SourceNote, ...], tuple[SourceCall, ...]]:
    """Name the notes, number those that the format numbers itself, and lead each call to its note.

    Labels that are numbers are what the author claims; labels that are names, and inline notes, get the number that
    their first call has in the order of all calls, as pandoc counts.
    """
    definitions: dict[str, list[tuple[int, str]]] = {}
    for definition in layout.definitions:
        same = definitions.setdefault(definition.label, [])
        note_id = f"fn-{definition.label}" + (f"-{len(same) + 1}" if same else "")
        same.append((definition.start, note_id))
    uses: dict[str, int] = {}
    for _, _, name in inlines.calls:
        uses[name] = uses.get(name, 0) + 1

    marks: list[tuple[int, int, str | None]] = list(inlines.calls)
    marks.extend((start, end, None) for start, end in inlines.inline_notes)
    marks.sort(key=lambda mark: mark[0])
    numbers: dict[str, str] = {}
    seen: dict[str, int] = {}
    calls: list[SourceCall] = []
    notes: list[SourceNote] = []
    for start, end, label in marks:
        if label is not None and label not in definitions and is_character_class(text, start, end):
            continue
        if label is None:
            number = str(len(numbers) + 1)
            note_id = f"inline-{start}"
            numbers[note_id] = number
            calls.append(SourceCall(span=Span(start, start + 2), label=number, note_id=note_id, generated=True))
            notes.append(_inline_note(note_id, number, start, end))
            continue
        number = numbers.setdefault(label, str(len(numbers) + 1))
        typed = label.isdecimal()
        order = seen.get(label, 0)
        seen[label] = order + 1
        target = _definition_for(definitions.get(label, []), start, order, uses[label])
        span = Span(start, end)
        calls.append(SourceCall(span=span, label=label if typed else number, note_id=target, generated=not typed))
    taken: dict[str, int] = {}
    for definition in layout.definitions:
        order = taken.get(definition.label, 0)
        taken[definition.label] = order + 1
        printed = definition.label if definition.label.isdecimal() else numbers.get(definition.label, definition.label)
        notes.append(_defined_note(definition, definitions[definition.label][order][1], printed))
    notes.sort(key=lambda note: note.span.start)
    return tuple(notes), tuple(calls)


def _references(layout: Layout) -> tuple[SourceReference, ...]:
    return tuple(
        SourceReference(
            key=definition.label,
            label="",
            span=Span(definition.start, definition.pieces[-1].end if definition.pieces else definition.text_start),
            text_span=Span(
                definition.text_start, definition.pieces[-1].end if definition.pieces else definition.text_start
            ),
        )
        for definition in layout.references
    )


def _reference_calls(inlines: Inlines, has_bibliography: bool, has_references: bool) -> tuple[ReferenceCall, ...]:
    """`[@key]` is always a citation; a bare `@key` is one where the file names a bibliography, else a handle.

    `[#key]` is one where the file has a bibliography or defines such keys.
    """
    calls = [ReferenceCall(span=Span(start, end), keys=keys) for start, end, keys in inlines.citations]
    if has_bibliography or has_references:
        calls += [ReferenceCall(span=Span(start, end), keys=(key,)) for start, end, key in inlines.hash_citations]
    known = {key for call in calls for key in call.keys}
    for start, end, key in inlines.bare_keys:
        if has_bibliography or key in known:
            calls.append(ReferenceCall(span=Span(start, end), keys=(key,), narrative=True))
    return tuple(sorted(calls, key=lambda call: call.span))


def _definition_for(same: list[tuple[int, str]], at: int, order: int, uses: int) -> str | None:
    """The definition that a call means where a label is defined repeatedly: its match in order, else the next one."""
    if not same:
        return None
    if len(same) == uses:
        return same[order][1]
    following = bisect_right(same, (at, ""))
    return same[min(following, len(same) - 1)][1]


def _inline_note(note_id: str, number: str, start: int, end: int) -> SourceNote:
    return SourceNote(
        id=note_id,
        span=Span(start, end),
        label=number,
        label_span=None,
        text_spans=(Span(start + 2, end - 1),),
        generated=True,
    )


def _defined_note(definition: Definition, note_id: str, label: str) -> SourceNote:
    start = definition.start
    end = definition.end
    return SourceNote(
        id=note_id,
        span=Span(start, end),
        label=label,
        label_span=Span(start + 2, start + 2 + len(definition.label)),
        text_spans=tuple(definition.pieces) or (Span(end, end),),
        generated=not definition.label.isdecimal(),
    )
