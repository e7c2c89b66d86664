"""MRK005: markup or OCR debris stands where a marker or label should be."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker, Note
from audit.rules.numbering.faults import label_span, own, witnesses
from audit.rules.rule import rule


@rule(id="MRK005", name="garbled-marker", scope="note", level=Level.WARNING)
def garbled_marker(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Markup or OCR debris stands where a marker or label should be.

    Why:
        A converter did not know a symbol or a raised digit and left signs that no reader understands.

    Example:
        `^{&#x27;}A. Author is Professor of History …` for the note * of the byline; `'*` for note 14.

    Instead:
        Print the symbol or number.

    Limits:
        Reported where the sequence lacks exactly one number at that place, or where a symbol in the byline has no
        other note.

    References:
        R. Smith, “An Overview of the Tesseract OCR Engine” (ICDAR 2007), on what becomes of small raised signs.
    """
    for fault in manuscript.faults:
        found = own(manuscript, fault) if fault.kind == "garbled" else None
        if found is None:
            continue
        partner = next((manuscript.marker_by_id[id] for id in fault.witness_ids if id in manuscript.marker_by_id), None)
        meant = str(fault.expected) if fault.expected is not None else partner.label if partner else "a number"
        span = found.span if isinstance(found, Marker) else label_span(found)
        what = "the label of a note" if isinstance(found, Note) else "a marker in the text"
        yield Problem(
            span=span,
            message=f"“{span.of(manuscript.text).strip()}” stands where {meant} should, as {what}.",
            related=witnesses(manuscript, fault),
            evidence={"printed": found.label, "expected": meant},
            note=found.label if any(sign.isalnum() for sign in found.label) else None,  # debris names no note
            expected=meant,
            confidence=0.8,
        )
