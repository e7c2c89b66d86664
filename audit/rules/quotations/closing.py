"""Where a quotation that was never closed most likely ends: its opening mark in, the call of a note or nothing out."""

from bisect import bisect_right

from audit.language.abbreviations import ABBREVIATIONS
from audit.language.expressions import expression
from audit.model.finding import Edit, Fix, Level, Problem, RelatedPlace
from audit.model.manuscript import Manuscript, Marker
from audit.model.span import Span
from audit.rules.sharing import once

_CLOSING = {'"': '"', "“": "”", "„": "“", "«": " »"}
ANY_MARK = expression('["“”„«»]')
_NEXT_SENTENCE = expression(r"[.!?…][)\]]?\s+[A-ZÀ-ÖØ-Þ]")
_LONGEST_QUOTED = 600  # characters between an opening mark and the call before which it is taken to end


def closing_call(manuscript: Manuscript, mark: int, end: int) -> Marker | None:
    """Return the call that closes the one sentence between an opening mark and it, None where there is more."""
    markers = _in_order(manuscript)
    at = bisect_right(markers, mark, key=lambda one: one.span.start)
    call = markers[at] if at < len(markers) else None
    if call is None or call.span.end > end or call.span.start - mark > _LONGEST_QUOTED:
        return None
    between = manuscript.text[mark + 1 : call.span.start]
    ends = between.rstrip()[-1:] in (".", ",", ";", "!", "?", "…")
    return call if ends and not ANY_MARK.search(between) and not _holds_two_sentences(between) else None


def _holds_two_sentences(text: str) -> bool:
    for end in _NEXT_SENTENCE.finditer(text):
        word = text[: end.start()].rpartition(" ")[2].lower()
        if end[0][0] != "." or (len(word) > 1 and word not in ABBREVIATIONS):
            return True
    return False


@once
def _in_order(manuscript: Manuscript) -> tuple[Marker, ...]:
    """Return the markers in the order of their places."""
    return tuple(sorted(manuscript.markers, key=lambda one: one.span))


def closed_before(call: Marker, opening: Span, message: str, sign: str) -> Problem:
    """Return the problem of a quotation, opened by `sign` at `opening`, whose end is missing before `call`."""
    at = Span(call.span.start, call.span.start)
    return Problem(
        span=opening,
        message=f"{message[:-1]}; its end is most likely before the call of note {call.label}.",
        related=(RelatedPlace(span=call.span, message="the call before which the mark is missing"),),
        evidence={"mark": sign},
        note=call.label,
        level=Level.NOTE,
        fix=Fix(description="close the quotation before the call", edits=(Edit(span=at, replacement=_CLOSING[sign]),)),
    )
