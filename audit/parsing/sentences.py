"""Sentences and what a note marker closes of them: text with blocks in, spans out.

Published splitters fail on notes and citations, so the rules are our own: a full stop ends a sentence when what stands
before it is no abbreviation or initial, or when a note marker stands right behind it.
"""

import re
from bisect import bisect_right
from collections.abc import Iterable, Sequence

from audit.language.abbreviations import ABBREVIATIONS, CLOSING_ABBREVIATIONS, SENTENCE_OPENERS
from audit.language.expressions import expression
from audit.language.months import MONTHS, fold
from audit.language.quotation_marks import pair_quotations
from audit.model.document import Block
from audit.model.span import Span

# What may stand between a full stop and the next sentence: closing quotation marks and brackets, then note calls.
_CALL = (
    r"(?:[ ,]?(?:[¹²³⁴⁵⁶⁷⁸⁹⁰*†‡]{1,4}|\[\^?[\w:.-]{1,24}\]|<sup>[^<>\n]{1,24}</sup>|\\?\$?[ ]?\^\{?[\d*†]{1,4}\}?\^?\$?"
    r"|\^[\d]{1,4}\^|\\?\([ ]?\^\{?\d{1,4}\}?[ ]?\\?\))|\d{1,3})"
)
_END = expression(
    rf"(?P<stop>[.!?…]{{1,4}}|[。！？])(?P<close>(?:[\"'”’»)\]*_]|\\\"){{0,4}})(?P<calls>(?:{_CALL}){{0,4}})(?=\s|$)"
)
_NEXT = expression(r"\s*(?:[\"'“‘«„(\[*_¿¡]|\\\")*(?P<first>\S)")
_LONGEST_QUOTATION = 1500  # characters; beyond it a mark was more likely lost than a quotation kept so long
_LAST_WORD = expression(r"([^\W\d_][\w.’'-]*)$")


class Sentences:
    """The sentences of a text's blocks, split once a block and only where asked for."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._block_starts = [block.span.start for block in blocks]
        self._ends: dict[int, list[int]] = {}
        self._last_call: dict[int, int] = {}

    def block_at(self, offset: int) -> int:
        """Return the index of the block that holds `offset`, or of the last one before it; -1 before the first."""
        return bisect_right(self._block_starts, offset) - 1

    def of_block(self, index: int) -> list[Span]:
        """Return the sentences of block `index`, in order, without the blank space between them."""
        block = self._blocks[index].span
        spans: list[Span] = []
        at = block.start
        for end in [*self._ends_of(index), block.end]:
            start = _skip_blank(self._text, at, end)
            if start < end:
                spans.append(Span(start, end))
            at = end
        return spans

    def closed_by(self, marker: Span, after: int = 0) -> Span:
        """Return what `marker` closes: from its sentence's start, or from `after` if that lies later, to the marker.

        `after` is the end of the marker before, if any: of a sentence with several markers each closes its own part.
        A paragraph that a page break cuts in two is read on from the one before.
        """
        index = self.block_at(marker.start)
        if index < 0 or marker.start > self._blocks[index].span.end:
            return Span(max(after, marker.start - 400), marker.start)
        start = self._start_before(index, marker.start)
        if after > start and self._text[after : marker.start].strip(" \t\n,;:.–—\"'”’»)"):
            start = after
        return Span(_skip_blank(self._text, start, marker.start), marker.start)

    def _start_before(self, index: int, at: int) -> int:
        block = self._blocks[index].span
        ends = self._ends_of(index)
        number = bisect_right(ends, at) - 1
        # A marker stands behind the stop of the sentence that it closes, so an end right at the marker is not a start.
        while number >= 0 and not _has_words(self._text, ends[number], at):
            number -= 1
        if number >= 0:
            return ends[number]
        before = index - 1
        if before >= 0 and self._blocks[before].kind == self._blocks[index].kind and self._runs_on(before, block):
            earlier = self._blocks[before].span
            return next((end for end in reversed(self._ends_of(before)) if end < earlier.end - 1), earlier.start)
        return block.start

    def _runs_on(self, before: int, block: Span) -> bool:
        """Tell whether the block before breaks off in mid-sentence and this one goes on in small letters."""
        first = self._text[block.start : block.start + 1]
        tail = self._text[max(0, self._blocks[before].span.end - 12) : self._blocks[before].span.end].rstrip()
        return first.islower() and bool(tail) and tail[-1] not in '.!?:;”"»…)' and not tail[-1].isdigit()

    def _ends_of(self, index: int) -> list[int]:
        known = self._ends.get(index)
        if known is None:
            span = self._blocks[index].span
            known = self._ends[index] = sentence_ends(self._text, span.start, span.end)
        return known


def closed_clause(text: str, blocks: Sequence[Block], marker: Span, after: int = 0) -> Span:
    """Return the sentence or clause that one marker closes; `Sentences` is the way to ask for many."""
    return Sentences(text, blocks).closed_by(marker, after)


def split_sentences(text: str, start: int = 0, end: int | None = None) -> list[Span]:
    """Return the sentences of `text` between `start` and `end`."""
    stop = len(text) if end is None else end
    spans: list[Span] = []
    at = start
    for border in [*sentence_ends(text, start, stop), stop]:
        first = _skip_blank(text, at, border)
        if first < border:
            spans.append(Span(first, border))
        at = border
    return spans


def sentence_ends(text: str, start: int, end: int) -> list[int]:
    """Return the offsets just after each sentence that ends between `start` and `end`, its note calls included.

    A quotation is not cut: the sentence that holds it ends where it does.
    """
    ends = [match.end() for match in _END.finditer(text, start, end) if _ends_sentence(text, match, end)]
    if len(ends) < 2:
        return ends
    quoted = (
        (start + opener.start, start + closer.start)
        for opener, closer in pair_quotations(text[start:end]).pairs
        if closer.start - opener.start <= _LONGEST_QUOTATION
    )
    return _outside(ends, quoted)


def _outside(ends: Sequence[int], quoted: Iterable[tuple[int, int]]) -> list[int]:
    """Return the ends that lie in none of the quotations, which come in the order of their openings."""
    kept: list[int] = []
    spans = iter(quoted)
    first, last = next(spans, (-1, -1))
    reach = -1  # the farthest closing of the quotations that open before the end at hand
    for end in ends:
        while first >= 0 and first < end:
            reach = max(reach, last)
            first, last = next(spans, (-1, -1))
        if end > reach:
            kept.append(end)
    return kept


def _ends_sentence(text: str, match: re.Match[str], end: int) -> bool:
    if match.end() >= end:
        return True
    following = _NEXT.match(text, match.end(), min(end, match.end() + 40))
    first = following["first"] if following is not None else ""
    if match["calls"].strip() and not match["calls"].strip().isdigit():
        return not first.islower()
    if first.islower():
        return False
    if match["stop"] != ".":
        return True
    word_match = _LAST_WORD.search(text, max(start_of_line(text, match.start()), match.start() - 24), match.start())
    if word_match is None:
        return not _is_ordinal(text, match.start(), following)
    word = word_match[1].lower()
    if match["calls"].strip() and len(word) > 3:
        return True
    if word in CLOSING_ABBREVIATIONS or (len(word) == 1 and word_match[1].isupper()):
        opener = re.match(r"\w+", text[following.start("first") : following.start("first") + 16]) if following else None
        return opener is not None and opener[0].lower() in SENTENCE_OPENERS and opener[0] != "I"
    if len(word) == 1 and word_match[1].islower():
        return False
    if word in ABBREVIATIONS or re.fullmatch(r"(?:\w\.)+\w", word):
        return word == "no" and text[word_match.start() - 1 : word_match.start()] in (",", "“", '"')
    return True


def _is_ordinal(text: str, at: int, following: re.Match[str] | None) -> bool:
    """Tell whether the stop makes an ordinal, as in "am 3. Mai" and "im 19. Jahrhundert"."""
    digits = text[max(0, at - 3) : at]
    if following is None or not digits[-1:].isdigit() or (digits.isdigit() and len(digits) > 2):
        return False
    word = re.match(r"[^\W\d_]{1,14}", text[following.start("first") : following.start("first") + 14])
    return word is not None and (fold(word[0]) in MONTHS or word[0].startswith("Jahr"))


def start_of_line(text: str, at: int) -> int:
    """Return the offset at which the line of `at` begins, looking back no more than 200 characters."""
    return max(text.rfind("\n", max(0, at - 200), at) + 1, at - 200, 0)


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start


def _has_words(text: str, start: int, end: int) -> bool:
    return any(character.isalnum() for character in text[start : min(end, start + 200)])
