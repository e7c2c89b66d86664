"""A Markdown document that names a bibliography file in; the same with the entries it cites behind its text out."""

from dataclasses import replace

from audit.model.citation import Field, Item
from audit.model.document import Block, Document, Place, SourceMap, SourceReference
from audit.model.span import Span
from audit.readers.bibtex import cited_entries, parse, write_entry
from audit.readers.csl_json import entries_of
from audit.readers.decoding import decode
from audit.readers.flow import Flow
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.items import item_from_csl
from audit.readers.project import Project

_GAP = "\n\n"


class JoinedMap:
    """The source map of two texts behind one another, each with its own map."""

    def __init__(self, first: SourceMap, boundary: int, second: SourceMap) -> None:
        self._first, self._boundary, self._second = first, boundary, second

    def place(self, span: Span) -> Place:
        """Ask the map of the text in which `span` begins."""
        if span.start < self._boundary:
            return self._first.place(span)
        return self._second.place(span.shift(-self._boundary))


def with_bibliography(document: Document, names: list[str], options: ReadOptions) -> Document:
    """Return `document` with the entries of its bibliography files (BibTeX, CSL-JSON) as references.

    The entries are written behind the text, so that they have spans; their places are those in their files.
    """
    project = Project(document.path, options)
    flow = Flow()
    cited = {key for call in document.reference_calls for key in call.keys}
    complaints: list[str] = []
    for name in names:
        found = project.read(name)
        if found is None:
            continue
        path, data = found
        try:
            text = decode(data, path).text
            if path.lower().endswith(".json"):
                _write_csl(flow, text, path, cited)
                continue
        except (UnreadableError, ValueError, RecursionError) as error:
            complaints.append(f"{path}: not readable ({str(error)[:100]})")
            continue
        entries, found_complaints = parse(text)
        complaints.extend(f"{path}: {complaint}" for complaint in found_complaints)
        for entry in cited_entries(entries, cited):
            write_entry(flow, entry, path, text.count("\n", 0, entry.span.start) + 1)
    warnings = (*document.warnings, *project.warnings, *complaints)
    attached = flow.document(document.path, document.format)
    if not attached.references:
        return replace(document, warnings=warnings)
    offset = len(document.text) + len(_GAP)
    return replace(
        document,
        text=document.text + _GAP + attached.text,
        source_map=JoinedMap(document.source_map, offset, attached.source_map),
        blocks=(*document.blocks, *(_moved_block(block, offset) for block in attached.blocks)),
        references=tuple(_moved(reference, offset) for reference in attached.references),
        warnings=warnings,
    )


def _write_csl(flow: Flow, text: str, path: str, cited: set[str]) -> None:
    for start, _, data in entries_of(text):
        if not isinstance(data, dict) or str(data.get("id")) not in cited:
            continue
        item = item_from_csl(data, Span(0, 0))
        flow.end_block()
        flow.kind, flow.path, flow.line = "reference", path, text.count("\n", 0, start) + 1
        begin = flow.here()
        fields: list[Field] = []
        for field in item.fields:
            if not flow.at_block_start:
                flow.put(". ")
            at = flow.here()
            value = field.value
            flow.put(str(value.iso()) if hasattr(value, "iso") else str(value))
            fields.append(replace(field, span=Span(at, flow.length)))
        flow.end_block()
        if flow.length > begin:
            flow.reference(str(data.get("id")), "", begin, begin, Item(type=item.type, fields=tuple(fields)))


def _moved_block(block: Block, offset: int) -> Block:
    return replace(block, span=block.span.shift(offset))


def _moved(reference: SourceReference, offset: int) -> SourceReference:
    item = reference.item
    if item is not None:
        fields = tuple(replace(field, span=field.span.shift(offset)) for field in item.fields)
        item = Item(type=item.type, fields=fields)
    return replace(reference, span=reference.span.shift(offset), text_span=reference.text_span.shift(offset), item=item)
