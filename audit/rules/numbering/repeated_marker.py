"""NUM007: one number marks two places, where the style does not allow it."""

from bisect import bisect_right
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.document import Block
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker, NumberingFault
from audit.rules.numbering.faults import faults, own, witnesses
from audit.rules.rule import rule

_MOST_LISTED = 20
# A word of two letters or more, a sign of a script without letters' case, or a number of two digits, maybe closed.
_WORD = expression(r"""(?:\w{2}|[^\W\d_a-zA-Zα-ωΑ-Ω])[.,;:!?…"“”'‘’«»‹›)\]}*_]{0,4}\s{0,2}$""")
_LETTERS = expression(r"[^\W\d_]+")
_LONGEST_BYLINE, _CAPITALS = 240, 0.7  # characters; share of the words, for "van der" and "and"
_CLOSING = tuple('.!?”"’»)')
_OF_PROGRAMS, _OF_ARGUMENTS = tuple("]}\\"), tuple("[{(")


@rule(id="NUM007", name="repeated-marker", scope="note", level=Level.WARNING)
def repeated_marker(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """One number marks two places, where the style does not allow it.

    Why:
        In notes each number is used once; the second place probably needs a note of its own, or a number was typed
        twice.

    Example:
        The text has markers 1, 2, 2, 3.

    Instead:
        Number the second place anew, or remove its marker.

    Limits:
        Numbers that cite a reference list may come again and are not reported, nor those behind the names of authors
        who share a note. All further places of one number are one finding. In a PDF both places must be on the pages
        of the note.

    References:
        Chicago Manual of Style, 17th ed., 14.24–14.28 (note numbers run in order and each is used once).
    """
    places: dict[tuple[int, int | str], list[tuple[Marker, NumberingFault]]] = {}
    for fault in faults(manuscript, "duplicate", "markers"):
        marker = own(manuscript, fault)
        if isinstance(marker, Marker) and _is_repeated(manuscript, marker):
            number = marker.label if marker.number is None else marker.number
            places.setdefault((marker.sequence, number), []).append((marker, fault))
    for (marker, fault), *more in places.values():
        again = "a second place" if not more else f"{len(more) + 1} further places"
        yield Problem(
            span=marker.span,
            message=f"Marker {marker.label} marks {again}; no number is missing beside {'them' if more else 'it'}.",
            related=(
                *(
                    RelatedPlace(span=other.span, message=f"marker {other.label} again")
                    for other, _ in more[:_MOST_LISTED]
                ),
                *(place for place in witnesses(manuscript, fault) if place.span not in {m.span for m, _ in more}),
            ),
            evidence={"printed": marker.number},
            note=marker.label,
        )


def _is_repeated(manuscript: Manuscript, marker: Marker) -> bool:
    """Tell whether this place and another of its note are set as markers are, and no authors share the note.

    Where the format itself leads the places to notes, they lead to one.
    """
    text = manuscript.text
    note = manuscript.note_by_id.get(marker.note_id or "")
    callers = [manuscript.marker_by_id[id] for id in note.marker_ids] if note else [marker, marker]
    standing = [c for c in callers if _stands_as_marker(text, c) and _is_among_words(manuscript, c)]
    targets = {call.span.start: call.note_id for call in manuscript.document.calls}
    same = [caller for caller in standing if targets.get(caller.span.start) == targets.get(marker.span.start)]
    return len(same) > 1 and marker in same and not _is_behind_name(manuscript, marker)


def _stands_as_marker(text: str, marker: Marker) -> bool:
    """Tell whether a digit on the line ends a sentence, a raised one follows a word, and a bracket is no program's.

    None of these is one: "pbkdf2", "x²", "(a − 1)²", "log₂ c(f)²", "[2][0pt]".
    """
    before, after = text[max(0, marker.span.start - 1) : marker.span.start], text[marker.span.end : marker.span.end + 3]
    if marker.style == "plain":
        return before in _CLOSING and (not after.strip() or (after[0].isspace() and after.strip()[0].isupper()))
    if marker.style == "bracket":
        return before not in _OF_PROGRAMS and after[:1] not in _OF_ARGUMENTS
    return (
        marker.style == "pandoc" or _WORD.search(text[max(0, marker.span.start - 12) : marker.span.start]) is not None
    )


def _is_among_words(manuscript: Manuscript, marker: Marker) -> bool:
    """Tell whether the block of a marker has words: chords and the heads of notes have none."""
    block = _block(manuscript, marker)
    return block is None or any(len(word) > 3 for word in _LETTERS.findall(block.span.of(manuscript.text)))


def _is_behind_name(manuscript: Manuscript, marker: Marker) -> bool:
    """Tell whether a marker stands in a line of authors, who may share a note; in a heading there are several."""
    block = _block(manuscript, marker)
    if block is None or len(block.span) > _LONGEST_BYLINE:
        return False
    if block.kind == "heading" and sum(block.span.contains(other.span) for other in manuscript.markers) < 2:
        return False
    words = _LETTERS.findall(block.span.of(manuscript.text))
    capitals = [word for word in words if word[0].isupper()]
    return len(capitals) >= 2 and len(capitals) >= _CAPITALS * len(words)


def _block(manuscript: Manuscript, marker: Marker) -> Block | None:
    blocks = manuscript.document.blocks
    at = bisect_right(blocks, marker.span.start, key=lambda block: block.span.start) - 1
    return blocks[at] if at >= 0 else None
