"""Candidates for markers in, the same without the raised numbers that lead from authors' names to their addresses."""

from itertools import pairwise

from audit.language.expressions import expression
from audit.model.document import Document
from audit.model.span import Span
from audit.parsing.candidates import RAISED, MarkerCandidate

# Names and addresses stand among the first blocks of a document, before the first one as long as a paragraph of text.
FIRST_BLOCKS = 12
LONGEST = 400  # characters
# Words of a line of names that are neither names nor their numbers.
_SMALL = expression(r"(?:and|und|et|e|y|i|og|och|en|и|a|de|da|di|del|van|von|der|den|la|le|dos|do|du|ten|ter|zu|bin)\Z")
_WORD = expression(r"[^\W\d_]+")


def outside_affiliations(document: Document, candidates: tuple[MarkerCandidate, ...]) -> tuple[MarkerCandidate, ...]:
    """Return the candidates without those in a line of names whose next block begins with one of their numbers.

    Those of that block, "¹Department of Law, ²School of History", and of what follows it alike, are left out, too.
    """
    head: list[Span] = []
    for block in document.blocks[:FIRST_BLOCKS]:
        if len(block.span) > LONGEST:
            break
        if block.kind != "heading":
            head.append(block.span)
    silent: list[Span] = []
    for names, address in pairwise(head):
        called = _numbers(candidates, names)
        opening = _opening(candidates, address)
        if opening is not None and (
            (silent and silent[-1] == names) or (opening in called and _are_names(document.text, candidates, names))
        ):
            silent += [names, address]
    return tuple(c for c in candidates if not any(span.contains(c.span) for span in silent)) if silent else candidates


def _numbers(candidates: tuple[MarkerCandidate, ...], span: Span) -> set[int | None]:
    return {c.number for c in candidates if c.style in RAISED and span.contains(c.span)}


def _opening(candidates: tuple[MarkerCandidate, ...], span: Span) -> int | None:
    """Return the raised number that a block begins with."""
    return next((c.number for c in candidates if c.style in RAISED and c.span.start == span.start), None)


def _are_names(text: str, candidates: tuple[MarkerCandidate, ...], span: Span) -> bool:
    """Tell whether a block holds names alone, each word with a capital, and several numbers directly behind names.

    A title with a capital on each word has one, which calls its note.
    """
    calls = [c.span.start for c in candidates if c.style in RAISED and span.contains(c.span)]
    words = _WORD.findall(span.of(text))
    named = all(word[0].isupper() or _SMALL.match(word) for word in words)
    return named and len(calls) > 1 and all(text[start - 1].isalpha() or text[start - 1] in ",*" for start in calls)
