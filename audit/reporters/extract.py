"""What was seen: manuscripts in, their markers, notes, references and citations out, as JSON or for reading."""

import json
from collections.abc import Iterable, Sequence
from typing import Any, TextIO

from audit.model.citation import Citation, TextCitation
from audit.model.manuscript import Manuscript, Marker, Note
from audit.model.record import record
from audit.model.span import Span
from audit.reporters.json import plain_value
from audit.reporters.wording import coverage_words, printable
from audit.reporters.works import item_words, link_value, named_work, work_lines, work_values

CONTEXT = 40  # characters on each side of a marker


@record
class Extract:
    """One file's manuscript, or the reason why there is none."""

    path: str
    manuscript: Manuscript | None = None
    failure: str | None = None


def write_json(extracts: Sequence[Extract], stream: TextIO) -> None:
    """Write `{"documents": […]}` as `audit/data/report.schema.json` describes it under `extract`."""
    value = {"documents": [extract_value(extract) for extract in extracts]}
    json.dump(value, stream, ensure_ascii=False, indent=2, default=plain_value)
    stream.write("\n")


def extract_value(extract: Extract) -> dict[str, Any]:
    """Return one document as JSON values."""
    manuscript = extract.manuscript
    if manuscript is None:
        empty: dict[str, Any] = {"markers": [], "notes": [], "references": [], "citations": [], "works": []}
        return {"path": extract.path, "format": "", "failure": extract.failure, **empty}
    document = manuscript.document
    return {
        "path": extract.path,
        "format": document.format,
        "failure": None,
        "title": document.title,
        "system": manuscript.coverage.system,
        "markers": [_marker(marker, manuscript) for marker in manuscript.markers],
        "notes": [_note(note, manuscript) for note in manuscript.notes],
        "references": [
            {"id": entry.id, "label": entry.label, "text": document.plain(entry.text_span).text}
            for entry in manuscript.references
        ],
        "citations": [
            {
                "id": citation.id,
                "note_id": citation.note_id,
                **citation_value(citation),
                "link": link_value(manuscript.link_by_citation.get(citation.id)),
            }
            for citation in manuscript.citations
        ],
        "works": work_values(manuscript),
        "text_citations": [_text_citation(citation) for citation in manuscript.text_citations],
    }


def citation_value(citation: Citation) -> dict[str, Any]:
    """Return a citation as JSON values; the span is in code points of the text it was read from."""
    return {
        "form": citation.form,
        "span": _pair(citation.span),
        "locator": citation.locator,
        "item": citation.item.to_csl(),
    }


def write_terminal(extracts: Iterable[Extract], stream: TextIO) -> None:
    """Write for reading: each marker in its context, each note with its citations, each work with its notes."""
    for extract in extracts:
        stream.write(printable(extract.path) + "\n")
        if extract.manuscript is None:
            stream.write(f"  cannot be read: {printable(extract.failure or '')}\n")
            continue
        for line in _lines(extract.manuscript):
            stream.write(printable(line).rstrip() + "\n")
        stream.write("\n")


def _lines(manuscript: Manuscript) -> Iterable[str]:
    yield f"  {coverage_words(manuscript.coverage)}"
    if manuscript.markers:
        yield ""
        yield "  markers"
    for marker in manuscript.markers:
        value = _marker(marker, manuscript)
        yield f"    {_where(value):>9}  {marker.label:>5}  {marker.style:<19}  {value['context']}"
    if manuscript.notes:
        yield ""
        yield "  notes"
    for note in manuscript.notes:
        value = _note(note, manuscript)
        yield f"    {_where(value):>9}  {note.label:>5}  {value['text']}"
        for citation in manuscript.citations_by_note.get(note.id, ()):
            yield f"    {'':9}  {'':5}    {_citation_words(citation)} {named_work(manuscript, citation)}"
    yield from work_lines(manuscript)
    if manuscript.references:
        yield ""
        yield "  references"
    for entry in manuscript.references:
        yield f"    {entry.label:>5}  {manuscript.document.plain(entry.text_span).text}"


def _citation_words(citation: Citation) -> str:
    said = ", at ".join(part for part in (item_words(citation.item), citation.locator or "") if part)
    return f"{citation.form.replace('_', '-')}: {said}"


def _where(value: dict[str, Any]) -> str:
    if value["line"] is not None:
        return f"line {value['line']}"
    return f"p. {value['page']}" if value["page"] is not None else ""


def _marker(marker: Marker, manuscript: Manuscript) -> dict[str, Any]:
    place = manuscript.document.source_map.place(marker.span)
    text = manuscript.text
    before = text[max(0, marker.span.start - CONTEXT) : marker.span.start]
    after = text[marker.span.end : marker.span.end + CONTEXT]
    return {
        "id": marker.id,
        "label": marker.label,
        "style": marker.style,
        "page": place.page,
        "line": place.start_line,
        "column": place.start_column,
        "context": " ".join(f"{before}{marker.span.of(text)}{after}".split()),
        "note_id": marker.note_id,
    }


def _note(note: Note, manuscript: Manuscript) -> dict[str, Any]:
    place = manuscript.document.source_map.place(note.span)
    return {
        "id": note.id,
        "label": note.label,
        "text": " ".join(manuscript.document.plain(*note.text_spans).text.split()),
        "kind": note.kind,
        "page": note.page if note.page is not None else place.page,
        "line": place.start_line,
        "marker_ids": list(note.marker_ids),
    }


def _text_citation(citation: TextCitation) -> dict[str, Any]:
    return {
        "id": citation.id,
        "system": citation.system,
        "span": _pair(citation.span),
        "keys": list(citation.keys),
        "reference_ids": list(citation.reference_ids),
    }


def _pair(span: Span) -> list[int]:
    return [span.start, span.end]
