"""What the numbering rules share: the faults of one kind out of a `Manuscript`, and their witnesses in words."""

from collections.abc import Iterator, Sequence

from audit.language.numerals import SUPERSCRIPT_DIGITS, to_superscript
from audit.model.finding import Edit, Fix, RelatedPlace
from audit.model.manuscript import FaultKind, Manuscript, Marker, Note, NumberingFault
from audit.model.span import Span


def faults(manuscript: Manuscript, kind: FaultKind, series: str) -> Iterator[NumberingFault]:
    """Yield the faults of one kind in one series, in order."""
    return (fault for fault in manuscript.faults if fault.kind == kind and fault.series == series)


def unjudged(manuscript: Manuscript) -> frozenset[str]:
    """Return the ids of the markers and notes that fit each other too badly for their numbering to be judged."""
    return frozenset(id for fault in manuscript.faults if fault.kind == "unclear" for id in fault.ids)


def runs(found: Sequence[NumberingFault]) -> Iterator[list[NumberingFault]]:
    """Yield faults whose expected numbers follow one another as one run: a lost page is one fault, not twelve."""
    run: list[NumberingFault] = []
    for fault in found:
        if run and (run[-1].expected is None or fault.expected != run[-1].expected + 1):
            yield run
            run = []
        run.append(fault)
    if run:
        yield run


def own(manuscript: Manuscript, fault: NumberingFault) -> Marker | Note | None:
    """Return the marker or note at fault, or None where the fault is an absence."""
    for id in fault.ids:
        if found := manuscript.marker_by_id.get(id) or manuscript.note_by_id.get(id):
            return found
    return None


def witnesses(manuscript: Manuscript, fault: NumberingFault) -> tuple[RelatedPlace, ...]:
    """Return the places that prove a fault, each with what it says."""
    places = []
    for id in fault.witness_ids:
        if marker := manuscript.marker_by_id.get(id):
            places.append(RelatedPlace(span=marker.span, message=f"marker {marker.label} in the text"))
        elif note := manuscript.note_by_id.get(id):
            places.append(RelatedPlace(span=label_span(note), message=f"note {note.label} in the list"))
    return tuple(places[:6])


def label_span(note: Note) -> Span:
    """Return the place of a note's label, or the beginning of the note where no label is printed."""
    return note.label_span or Span(note.span.start, min(note.span.end, note.span.start + 1))


def as_printed(manuscript: Manuscript, span: Span) -> str:
    """Return a label or marker as a reader sees it: without markup, brackets and the full stop behind it."""
    return manuscript.document.plain(span).text.strip(" \t.:()[]") or span.of(manuscript.text)


def numbers(run: Sequence[NumberingFault]) -> str:
    """Return the expected numbers of a run in words: "12" or "12–15"."""
    first, last = run[0].expected, run[-1].expected
    return str(first) if first == last else f"{first}–{last}"


def is_between(manuscript: Manuscript, fault: NumberingFault) -> bool:
    """Tell whether entries of the same series stand on both sides of the fault's expected number."""
    if fault.expected is None:
        return False
    entries: Sequence[Marker | Note] = manuscript.notes if fault.series == "notes" else manuscript.markers
    found = [entry.expected for entry in entries if entry.expected is not None and entry.id not in fault.ids]
    return any(n < fault.expected for n in found) and any(n > fault.expected for n in found)


def relabel(manuscript: Manuscript, span: Span, number: int, *, certain: bool) -> Fix | None:
    """Return the fix that prints `number` in the label at `span`, in the script of digits that stands there."""
    printed = span.of(manuscript.text)
    digits = [at for at, character in enumerate(printed) if character in SUPERSCRIPT_DIGITS or character.isdecimal()]
    if not digits or digits[-1] - digits[0] + 1 != len(digits):
        return None
    raised = printed[digits[0]] in SUPERSCRIPT_DIGITS
    new = to_superscript(number) if raised else str(number)
    edit = Edit(span=Span(span.start + digits[0], span.start + digits[-1] + 1), replacement=new)
    return Fix(description=f"print {number} here", edits=(edit,), certain=certain)


def called_by(manuscript: Manuscript, run: Sequence[NumberingFault]) -> list[Marker]:
    """Return the markers in the text that call the notes missing in `run`, in order."""
    return [
        marker
        for fault in run
        for id in fault.witness_ids
        if (marker := manuscript.marker_by_id.get(id)) is not None and marker.expected == fault.expected
    ]
