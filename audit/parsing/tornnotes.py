"""Notes that a converter tore apart: the chosen notes come in, each with the paragraphs that go on with it go out.

In converted pages a note may break off in the midst of a sentence where the page ends, and go on below the body of
the next page, before that page's first note; or its second paragraph stands by itself.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable
from dataclasses import replace
from itertools import pairwise

from audit.language.expressions import expression
from audit.model.document import Block, Document
from audit.model.span import Span
from audit.parsing.choosing import Chosen

_ENDED = expression(r"""[.!?…][)\]"'”’»*_]{0,4}\Z|[)\]”»"]\Z|https?://\S{4,400}\Z""")
_ADDRESS_LAST = expression(r"https?://\S{4,400}\Z")
# What notes are full of and prose is not.
_CITING = expression(
    r"""\b(?:supra|infra|ibid|id\.|cf\.|see\b|vgl\.|voir\b|eds?\.|trans\.|vol\.|no\.|pp?\.|v\.)|§|https?://|perma\.cc
    |\(\D{0,30}(?:1[5-9]|20)\d\d\)|\bU\.S\.|\bRev\.|\bL\.\s?J\.""",
    re.VERBOSE | re.IGNORECASE,
)
_BARE = expression(r"(?:See\s|Vgl\.\s|Cf\.\s)?(?:Ibid|Id|Ebd)\b", re.IGNORECASE)
REACH = 3  # paragraphs that may go on with one note


def join_torn(document: Document, chosen: Chosen) -> Chosen:
    """Return `chosen` with the torn notes' text spans completed."""
    indexes = [index for chain in chosen.note_chains for index in chain]
    if not indexes or chosen.notes[indexes[0]].in_list:
        return chosen
    blocks = [block for block in document.blocks if block.kind not in ("furniture", "comment")]
    starts = [block.span.start for block in blocks]
    notes = list(chosen.notes)
    labels = sorted(notes[index].label_span.start for index in indexes)
    markers = sorted(chosen.markers[i].span.start for chain in chosen.marker_chains for i in chain)

    def goes_on(block: Block) -> bool:
        loose = block.kind in ("paragraph", "list_item", "quote") and not _any_in(markers, block.span)
        return loose and not _any_in(labels, block.span)

    for index, following in pairwise(indexes):
        note = notes[index]
        text = note.text_spans[-1].of(document.text).rstrip()
        at = bisect_right(starts, note.text_spans[-1].start) - 1
        stop = bisect_right(starts, notes[following].label_span.start) - 1
        between = blocks[at + 1 : stop]
        if not between or note.text_spans[-1].end < blocks[at].span.end - 1:
            continue
        if _ADDRESS_LAST.search(text) and between[-1].span.of(document.text)[:1] in "/.?&=-_" and goes_on(between[-1]):
            own = [between[-1]]
        elif _ENDED.search(text):
            own = between if len(between) <= REACH and all(map(goes_on, between)) else []
            own = own if own and all(_cites(document, block) for block in own) else []
        else:
            last = between[-1]
            own = _before(document, between, goes_on)
            if not own and goes_on(last) and (_closes_bracket(document, text, last) or _ends_other(document, between)):
                own = [last]
            own = own or _after(document, between, goes_on)
        if own:
            notes[index] = replace(note, text_spans=(*note.text_spans, *(block.span for block in own)))
    return replace(chosen, notes=tuple(notes))


def _any_in(places: list[int], span: Span) -> bool:
    at = bisect_left(places, span.start)
    return at < len(places) and places[at] < span.end


def _cites(document: Document, block: Block, least: int = 2) -> bool:
    words = block.span.of(document.text)
    return len(_CITING.findall(words)) >= (least if len(words) < 1500 else 4) and not _BARE.match(words)


def _before(document: Document, between: list[Block], goes_on: Callable[[Block], bool]) -> list[Block]:
    """Return the paragraphs just before the next note that read like a note."""
    own: list[Block] = []
    for block in reversed(between):
        if len(own) == REACH or not goes_on(block) or not _cites(document, block, least=1):
            break
        own.insert(0, block)
    return own


def _ends_other(document: Document, between: list[Block]) -> bool:
    """Tell whether the last paragraph ends a sentence that the paragraph before it did not begin."""
    if len(between) < 2:
        return False
    before, last = (block.span.of(document.text).strip() for block in between[-2:])
    return last[:1].islower() and _ENDED.search(last) is not None and _ENDED.search(before) is not None


def _closes_bracket(document: Document, text: str, block: Block) -> bool:
    """Tell whether the paragraph closes a bracket too many, and the note one too few."""
    words = block.span.of(document.text)
    return text.count("(") > text.count(")") and words.count(")") > words.count("(") and words[:1].islower()


def _after(document: Document, between: list[Block], goes_on: Callable[[Block], bool]) -> list[Block]:
    """Return the paragraph just after the note when it goes on in the midst of a sentence."""
    first = between[0]
    begins = first.span.of(document.text)[:1]
    return [first] if goes_on(first) and (begins.islower() or _cites(document, first, least=1)) else []
