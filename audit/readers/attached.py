"""A document that names bibliography files in; the same with the entries it cites behind its text out."""

from dataclasses import replace

from audit.model.citation import Item
from audit.model.document import Block, Document, LineMap, Place, SourceMap, SourceReference, StyledSpan
from audit.model.span import Span
from audit.readers.bibtex import cited_entries, item_of, parse
from audit.readers.csl_json import read_entries
from audit.readers.decoding import decode
from audit.readers.flow import Flow
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.printing import print_entry
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


def add_bibliography(document: Document, options: ReadOptions) -> Document:
    """Return `document` with the entries that it cites from the files of its `bibliography` (BibTeX, CSL-JSON).

    The entries are written behind the text, so that they have spans; their places are those in their files.
    """
    names = [name for name in document.metadata.get("bibliography", "").split(", ") if name]
    if not names or not document.reference_calls:
        return document
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
                entries = [entry for entry in read_entries(text) if entry[0] in cited]
            else:
                parsed, found_complaints = parse(text)
                complaints.extend(f"{path}: {complaint}" for complaint in found_complaints)
                entries = [(entry.key, entry.span, item_of(entry)) for entry in cited_entries(parsed, cited)]
        except (UnreadableError, ValueError, RecursionError) as error:
            complaints.append(f"{path}: not readable ({str(error)[:100]})")
            continue
        lines = LineMap(text)
        for entry in entries:
            print_entry(flow, entry, lines, path)
    warnings = (*document.warnings, *project.warnings, *complaints)
    attached = flow.document(document.path, document.format)
    if not attached.references:
        return replace(document, warnings=warnings)
    offset = len(document.text) + len(_GAP)
    return replace(
        document,
        text=document.text + _GAP + attached.text,
        source_map=JoinedMap(document.source_map, offset, attached.source_map),
        styles=(*document.styles, *(_moved_style(styled, offset) for styled in attached.styles)),
        blocks=(*document.blocks, *(_moved_block(block, offset) for block in attached.blocks)),
        references=(*document.references, *(_moved(reference, offset) for reference in attached.references)),
        warnings=warnings,
    )


def _moved_block(block: Block, offset: int) -> Block:
    return replace(block, span=block.span.shift(offset))


def _moved_style(styled: StyledSpan, offset: int) -> StyledSpan:
    return replace(styled, span=styled.span.shift(offset))


def _moved(reference: SourceReference, offset: int) -> SourceReference:
    item = reference.item
    if item is not None:
        fields = tuple(replace(field, span=field.span.shift(offset)) for field in item.fields)
        item = Item(type=item.type, fields=fields)
    return replace(reference, span=reference.span.shift(offset), text_span=reference.text_span.shift(offset), item=item)
