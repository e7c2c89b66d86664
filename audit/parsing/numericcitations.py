"""A `Document` and the labels of its numbered references come in; the numbers cited, with their places, go out."""

import re
from collections.abc import Container, Iterable, Sequence
from typing import Literal

from audit.language.expressions import expression
from audit.model.document import Document
from audit.model.record import record
from audit.model.span import Span

Manner = Literal["bracket", "raised", "round"]

_NUMBERS = r"\d{1,4}(?:\s?[-–—−‐]\s?\d{1,4})?(?:\s?[,;]\s?\d{1,4}(?:\s?[-–—−‐]\s?\d{1,4})?){0,60}"
_BRACKET = expression(
    rf"""(?<![!^])\\?\[(?:\s?(?:see|see\salso|e\.g\.,?|cf\.|refs?\.?|vgl\.|siehe|voir|cfr\.)\s)?(?P<numbers>\s?{_NUMBERS})
    (?P<locator>,\s(?:§|[^\W\d_])[^\[\]]{{2,60}})?\s?\\?\](?!:|\([^\s()\#][^\s()]{{0,300}}\))""",
    re.VERBOSE,
)
_VALUE = expression(r"[ ]+(?:[\"']|-?\d|TRUE\b|FALSE\b|NA\b)")
_PIECE = expression(r"(?P<first>\d{1,4})(?:\s?[-–—−‐]\s?(?P<last>\d{1,4}))?")
_JOIN = expression(r"\s?[-–—−‐]\s?")
_UNICODE = expression(r"[⁰¹²³⁴-⁹]{1,4}(?:[\s  ]?[,⁻–-][\s  ]?[⁰¹²³⁴-⁹]{1,4}|[⸴˒,][⁰¹²³⁴-⁹]{1,4}){0,40}")
_TYPED = expression(
    rf"<sup[^<>]{{0,60}}>\s?\[?(?P<sup>{_NUMBERS})\]?\s?</sup>|\^\[?(?P<caret>{_NUMBERS})\]?\^|\$\s?\^\s?\{{\s?\[?(?P<math>{_NUMBERS})\]?\s?\}}\s?\$"
)
_ROUND = expression(rf"(?<=\s)\((?P<numbers>{_NUMBERS})\)")
_PLAIN_DIGITS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹⁻⸴˒", "0123456789-,,")
_RAISED = expression(rf"\s?\[?(?P<numbers>{_NUMBERS})\]?[\s,;]?")
_TEXT = ("paragraph", "list_item", "quote", "table", "caption")
WIDEST_RANGE = 60  # a wider one is a pair of other numbers


@record
class NumberGroup:
    """The numbers of one bracket or one raised group, ranges counted out; `pieces` are its numbers and ranges."""

    span: Span
    manner: Manner
    numbers: tuple[int, ...]
    pieces: tuple[tuple[int, int], ...]
    locator: str | None = None


def find_number_groups(document: Document, within: Sequence[Span]) -> list[NumberGroup]:
    """Return every group of numbers in the spans given that looks like a citation, in reading order."""
    text = document.text
    groups: list[NumberGroup] = []
    for span in within:
        for match in _BRACKET.finditer(text, span.start, span.end):
            if match["numbers"] and not _counts_output(text, match) and not _is_index(match["numbers"]):
                groups.append(_group(Span(*match.span()), "bracket", match["numbers"], match["locator"]))
        for match in _UNICODE.finditer(text, span.start, span.end):
            groups.append(_group(Span(*match.span()), "raised", match.group().translate(_PLAIN_DIGITS)))
        for match in _TYPED.finditer(text, span.start, span.end):
            groups.append(_group(Span(*match.span()), "raised", match["sup"] or match["caret"] or match["math"]))
        for match in _ROUND.finditer(text, span.start, span.end):
            groups.append(_group(Span(*match.span()), "round", match["numbers"]))
        for styled in document.styles_in(span):
            if styled.style == "superscript" and len(styled.span) <= 200:
                found = _RAISED.fullmatch(styled.span.of(text))
                if found:
                    groups.append(_group(styled.span, "raised", found["numbers"]))
    return _joined(text, _distinct(groups))


def _is_index(numbers: str) -> bool:
    """Tell whether a number comes twice, as in `matrix[5,5]`: nobody cites one work twice in one bracket."""
    printed = _PIECE.findall(numbers)
    return len(set(printed)) < len(printed)


def _counts_output(text: str, match: re.Match[str]) -> bool:
    """Tell whether a bracket counts the values that a program of statistics prints: `[1] "x" "y" [3] "z"`."""
    if text[max(0, match.start() - 3) : match.start()] == "## ":
        return True
    if _VALUE.match(text, match.end()) is None:
        return False
    before = text[max(0, match.start() - 3) : match.start()].rstrip(" ")
    return not before or before[-1] in "\n\"'0123456789)>"


def _distinct(groups: list[NumberGroup]) -> list[NumberGroup]:
    """Sort by place and keep the longer of two that overlap (a raised span and its typed form)."""
    kept: list[NumberGroup] = []
    for group in sorted(groups, key=lambda group: (group.span.start, -group.span.end)):
        if kept and kept[-1].span.overlaps(group.span):
            continue
        kept.append(group)
    return kept


def _joined(text: str, groups: list[NumberGroup]) -> list[NumberGroup]:
    """Join "[1]–[3]" to one range of three."""
    joined: list[NumberGroup] = []
    for group in groups:
        last = joined[-1] if joined else None
        if (
            last is not None
            and last.manner == group.manner == "bracket"
            and len(last.pieces[-1:]) == len(group.pieces) == 1
            and last.pieces[-1][0] == last.pieces[-1][1]
            and group.pieces[0][0] == group.pieces[0][1]
            and _JOIN.fullmatch(text, last.span.end, group.span.start)
        ):
            pieces = (*last.pieces[:-1], (last.pieces[-1][0], group.pieces[0][1]))
            joined[-1] = NumberGroup(
                span=Span(last.span.start, group.span.end), manner="bracket", numbers=_count_out(pieces), pieces=pieces
            )
        else:
            joined.append(group)
    return joined


def _group(span: Span, manner: Manner, numbers: str, locator: str | None = None) -> NumberGroup:
    pieces = read_pieces(numbers)
    return NumberGroup(
        span=span,
        manner=manner,
        numbers=_count_out(pieces),
        pieces=pieces,
        locator=locator.strip(" ,") if locator else None,
    )


def read_pieces(text: str) -> tuple[tuple[int, int], ...]:
    """Return the numbers and ranges of "3–5, 9" as pairs of first and last; "112–4" ends at 114, "11–9" at 9.

    Of the two ways to read a shorter second number the one with the shorter range is taken.
    """
    pieces = []
    for match in _PIECE.finditer(text):
        first, last = int(match["first"]), int(match["last"] or match["first"])
        printed = match["last"] or match["first"]
        if len(printed) < len(match["first"]):
            whole = int(match["first"][: -len(printed)] + printed)
            last = whole if first < whole <= 2 * first - last else last
        pieces.append((first, last))
    return tuple(pieces)


def _count_out(pieces: Iterable[tuple[int, int]]) -> tuple[int, ...]:
    """Return every number of the pieces, of a reversed range too; of a far too wide one only its ends."""
    numbers: list[int] = []
    for first, last in pieces:
        low, high = sorted((first, last))
        numbers.extend(range(low, high + 1) if high <= low + WIDEST_RANGE else (first, last))
    return tuple(numbers)


def citing_groups(groups: Sequence[NumberGroup], labels: Container[int], highest: int) -> list[NumberGroup]:
    """Return the groups of the manner in which this document cites by number; none when no manner convinces.

    That is the manner whose groups reach most of the labels. Brackets are believed first; raised numbers and round
    brackets, which also number equations and raise exponents, must reach half of the list. Groups with a number far
    beyond the list (a year, a measure) are no citations.
    """
    chosen: Manner | None = None
    most = 0.0
    manners: tuple[tuple[Manner, float], ...] = (("bracket", 0.2), ("raised", 0.5), ("round", 0.6))
    for manner, least in manners:
        cited = {
            number
            for group in groups
            if group.manner == manner and all(0 < n <= highest for n in group.numbers)
            for number in group.numbers
            if number in labels
        }
        share = len(cited) / highest if highest else 0.0
        if share >= least and share > 1.5 * most:
            chosen, most = manner, share
    limit = highest + max(5, highest // 4)
    near: list[NumberGroup] = []
    far: list[NumberGroup] = []
    for group in groups:
        if group.manner == chosen and min(group.numbers) > 0:
            partly_known = min(group.numbers) <= highest and max(group.numbers) < min(1000, 10 * highest)
            (near if max(group.numbers) <= limit or partly_known else far).append(group)
    if chosen == "bracket" and len(far) == 1 and max(far[0].numbers) < 1000:
        return sorted([*near, *far], key=lambda group: group.span.start)  # the one exception is a slip
    return near


def text_spans(document: Document, end: int) -> list[Span]:
    """Return the blocks before offset `end` in which numbers may cite."""
    return [block.span for block in document.blocks if block.kind in _TEXT and block.span.end <= end]
