"""Sentences: text with blocks in, the spans of its sentences out.

Published splitters fail on notes and citations, so the rules are our own: a full stop ends a sentence when what stands
before it is no abbreviation or initial, or when a note marker stands right behind it.
"""

import re
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
    rf"(?P<stop>[.!?…。！？](?:(?<=[.!?…])[.!?…]{{0,3}})?)(?P<close>(?:[\"'”’»)\]*_]|\\\"){{0,4}})(?P<calls>(?:{_CALL}){{0,4}})(?=\s|$)"
)
_NEXT = expression(r"\s*(?:[\"'“‘«„(\[*_¿¡]|\\\")*(?P<first>\S)")
_LONGEST_QUOTATION = 1500  # characters; beyond it a mark was more likely lost than a quotation kept so long
_PAGE_BREAK = 400  # characters between the two halves of a paragraph that a page break cuts
_WORD = expression(r"\w+")
_LETTERS = expression(r"[^\W\d_]{1,14}")
_DOTTED = expression(r"(?:\w\.)+\w")
_LAST_WORD = expression(r"([^\W\d_][\w.’'-]*)$")


class Sentences:
    """The sentences of a text's blocks, split once a block and only where asked for."""

    def __init__(self, text: str, blocks: Sequence[Block]) -> None:
        self._text = text
        self._blocks = blocks
        self._ends: dict[int, list[int]] = {}

    def of_block(self, index: int) -> list[Span]:
        """Return the sentences of block `index`, in order, without the blank space between them.

        A sentence that a page break cuts in two belongs to the block that it ends in.
        """
        spans = self._cut(index)
        if spans and self._breaks_off(index - 1):
            begun = self._cut(index - 1)
            spans[0] = Span(begun[-1].start if begun else spans[0].start, spans[0].end)
        return spans[:-1] if self._breaks_off(index) else spans

    def _cut(self, index: int) -> list[Span]:
        block = self._blocks[index].span
        spans: list[Span] = []
        at = block.start
        for end in [*self._ends_of(index), block.end]:
            start = _skip_blank(self._text, at, end)
            if start < end:
                spans.append(Span(start, end))
            at = end
        return spans

    def _breaks_off(self, index: int) -> bool:
        """Tell whether block `index` ends in mid-sentence, and the next goes on in small letters."""
        if index < 0 or index + 1 >= len(self._blocks) or self._blocks[index].kind != self._blocks[index + 1].kind:
            return False
        before, block = self._blocks[index].span, self._blocks[index + 1].span
        tail = self._text[max(before.start, before.end - 12) : before.end].rstrip()
        ends = not tail or tail[-1] in '.!?:;”"»…)' or tail[-1].isdigit()
        return not ends and self._text[block.start].islower() and block.start - before.end <= _PAGE_BREAK

    def _ends_of(self, index: int) -> list[int]:
        known = self._ends.get(index)
        if known is None:
            span = self._blocks[index].span
            known = self._ends[index] = sentence_ends(self._text, span.start, span.end)
        return known


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
    word_match = _LAST_WORD.search(text, _start_of_word(text, match.start()), match.start())
    if word_match is None:
        return not _is_ordinal(text, match.start(), following)
    word = word_match[1].lower()
    if match["calls"].strip() and len(word) > 3:
        return True
    if word in CLOSING_ABBREVIATIONS or (len(word) == 1 and word_match[1].isupper()):
        opener = _WORD.match(text, following.start("first"), following.start("first") + 16) if following else None
        return opener is not None and opener[0].lower() in SENTENCE_OPENERS and opener[0] != "I"
    if len(word) == 1 and word_match[1].islower():
        return False
    if word in ABBREVIATIONS or _DOTTED.fullmatch(word):
        return word == "no" and text[word_match.start() - 1 : word_match.start()] in (",", "“", '"')
    return True


def _is_ordinal(text: str, at: int, following: re.Match[str] | None) -> bool:
    """Tell whether the stop makes an ordinal, as in "am 3. Mai" and "im 19. Jahrhundert"."""
    digits = text[max(0, at - 3) : at]
    if following is None or not digits[-1:].isdigit() or (digits.isdigit() and len(digits) > 2):
        return False
    word = _LETTERS.match(text, following.start("first"), following.start("first") + 14)
    return word is not None and (fold(word[0]) in MONTHS or word[0].startswith("Jahr"))


def _start_of_word(text: str, at: int) -> int:
    """Return an offset behind the last blank before `at`, looking back no more than 24 characters."""
    window = max(0, at - 24)
    return max(text.rfind(" ", window, at), text.rfind("\n", window, at), window - 1) + 1


def _skip_blank(text: str, start: int, end: int) -> int:
    while start < end and text[start].isspace():
        start += 1
    return start
