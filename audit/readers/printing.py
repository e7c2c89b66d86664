"""An entry of a bibliography file in, as a CSL item with the places of its fields; a printed reference out.

A reference list is checked as readers see it. An entry of BibTeX, RIS or CSL-JSON is therefore written like one (names,
year, title, container, pages, identifiers), and every piece leads back to the field that it came from.
"""

from collections.abc import Iterable
from dataclasses import replace

from audit.model.citation import Field, Item, Name
from audit.model.dates import DateInterval
from audit.model.document import Document, LineMap
from audit.model.span import Span
from audit.readers.flow import Flow

_NAMES = ("author", "editor", "translator")
_ORDER = (
    *("author", "editor", "issued", "title", "translator", "container-title", "collection-title", "edition", "volume"),
    *("issue", "chapter-number", "page", "publisher-place", "publisher", "number", "DOI", "URL", "accessed", "ISBN"),
    "ISSN",
)
_BEFORE = {"DOI": "https://doi.org/", "ISBN": "ISBN ", "ISSN": "ISSN ", "accessed": "accessed ", "issue": "no. "}
_JOINED = {("container-title", "volume"): " ", ("volume", "issue"): ", ", ("publisher-place", "publisher"): ": "}
_WHOLE_BOOKS = frozenset(("book", "thesis", "report", "pamphlet"))

Entry = tuple[str, Span, Item]  # key, place in the file, and fields with their places in the file


def printed_document(
    path: str, format: str, text: str, entries: Iterable[Entry], warnings: tuple[str, ...] = ()
) -> Document:
    """Return a bibliography file as a list of references."""
    flow = Flow()
    lines = LineMap(text)
    for entry in entries:
        print_entry(flow, entry, lines, None)
    return flow.document(path, format, warnings=warnings)


def print_entry(flow: Flow, entry: Entry, lines: LineMap, path: str | None) -> None:
    """Write one entry as a reference; its pieces have their places in the file `path`, found through `lines`."""
    key, span, item = entry
    flow.end_block()
    flow.kind, flow.path, flow.logical = "reference", path, None
    _go_to(flow, lines, span)
    start = flow.here()
    fields: list[Field] = []
    before = ""
    for variable in _ORDER:
        group = [field for field in item.fields if field.variable == variable]
        if not group:
            continue
        if before and not flow.at_block_start:
            flow.put(_JOINED.get((before, variable)) or (" " if flow.tail[-1:] in ".?!" else ". "))
        fields.extend(_print_names(flow, group, lines) if variable in _NAMES else [_print_field(flow, group[0], lines)])
        if variable == ("title" if item.type in _WHOLE_BOOKS else "container-title"):
            flow.style("italic", fields[-1].span.start)
        before = variable
    if flow.at_block_start:
        flow.put(key or "(empty entry)")
    elif flow.tail[-1:] not in ".?!" and before not in ("DOI", "URL"):
        flow.put(".")
    flow.end_block()
    flow.reference(key, "", start, start, Item(type=item.type, fields=tuple(fields)))


def _go_to(flow: Flow, lines: LineMap, span: Span) -> None:
    place = lines.place(span)
    flow.line, flow.column = place.start_line or 0, place.start_column or 0


def _print_names(flow: Flow, group: list[Field], lines: LineMap) -> list[Field]:
    """ "Family, Given, Given Family, and Given Family", the commonest way of all style sheets."""
    printed: list[Field] = []
    for number, field in enumerate(group):
        if number:
            flow.put(", and " if number == len(group) - 1 and number > 1 else " and " if len(group) == 2 else ", ")
        _go_to(flow, lines, field.span)
        start = flow.here()
        name = field.value
        inverted = number == 0 and isinstance(name, Name) and name.family and name.given
        if inverted and isinstance(name, Name):
            family = f"{name.particle} {name.family}".strip()
            flow.put(", ".join(part for part in (family, name.given, name.suffix) if part))
        else:
            flow.put(str(name) or "(nameless)")
        printed.append(replace(field, span=Span(start, flow.length)))
    return printed


def _print_field(flow: Flow, field: Field, lines: LineMap) -> Field:
    value = field.value
    text = value.iso() if isinstance(value, DateInterval) else str(value)
    lead = _BEFORE.get(field.variable, "")
    if lead and not text.lower().startswith(lead.lower()) and not text.startswith("http"):
        flow.put(lead)
    _go_to(flow, lines, field.span)
    start = flow.here()
    flow.put(text)
    span = Span(start, flow.length)
    return replace(field, span=span, value=value.at(span) if isinstance(value, DateInterval) else value)
