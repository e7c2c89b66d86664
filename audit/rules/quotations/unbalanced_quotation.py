"""QUO001: a quotation mark without its partner."""

from bisect import bisect_right
from collections.abc import Iterator

from audit.language.abbreviations import ABBREVIATIONS
from audit.language.expressions import expression
from audit.language.quotation_marks import Mark, pair_quotations
from audit.model.document import Block, PlainText
from audit.model.finding import Edit, Fix, Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript, Marker
from audit.model.span import Span
from audit.rules.rule import rule
from audit.rules.sharing import once

_KINDS = frozenset({"paragraph", "list_item", "quote", "note", "reference"})
_CODE = expression("[=@\\\\{}<\U0001d400-\U0001d7ff]")  # an attribute's value, a path, a formula: no prose
_BODY = frozenset({"paragraph", "list_item", "quote"})
_OPENING = '"“„«'
_CLOSING = {'"': '"', "“": "”", "„": "“", "«": " »"}
_ANY_MARK = expression('["“”„«»]')
_NEXT_SENTENCE = expression(r"[.!?…][)\]]?\s+[A-ZÀ-ÖØ-Þ]")
_MANY = 8  # findings; more are reported together where they are a good part of the paragraphs with marks
_MOST = 1 / 6
_LONGEST_QUOTED = 600  # characters between an opening mark and the call before which it is taken to end


@rule(id="QUO001", name="unbalanced-quotation", scope="document", level=Level.WARNING)
def unbalanced_quotation(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """A quotation is opened and never closed, or closed and never opened.

    Why:
        The reader cannot tell where the quoted words end and the author's own begin.

    Example:
        `She spoke of an “unbroken will to defend the valley. The council agreed.`

    Instead:
        Set the missing mark.

    Limits:
        Where one sentence follows the opening mark, and the call of a note closes it, the mark is missing before the
        call: that is only a note. A quotation over several paragraphs opens each of them and closes the last; a
        paragraph that a page break cuts in two is read as one. Marks of inches and seconds, single marks and marks in
        code are not counted. Where more than one in six of the paragraphs with marks would be reported, they are used
        in a way not understood, which is said once.

    References:
        Chicago Manual of Style, 17th ed., 13.30 (quotations of more than one paragraph).
    """
    found = list(_unbalanced(manuscript))
    using = sum(_ANY_MARK.search(block.span.of(manuscript.text)) is not None for block in manuscript.document.blocks)
    if len(found) > max(_MANY, _MOST * using):
        yield _together(found, using)
    else:
        yield from found


def _together(found: list[Problem], using: int) -> Problem:
    return Problem(
        span=found[0].span,
        message=f"{len(found)} of {using} paragraphs with quotation marks have one without a partner; the marks may be "
        "those of program code or measures, or a converter lost some.",
        related=tuple(RelatedPlace(span=one.span, message="without a partner") for one in found[1:_MANY]),
        kind="open",
        level=Level.NOTE,
        confidence=0.3,
    )


def _unbalanced(manuscript: Manuscript) -> Iterator[Problem]:
    blocks = [block for block in manuscript.document.blocks if block.kind in _KINDS]
    index = 0
    while index < len(blocks):
        last = index
        while last + 1 < len(blocks) and last - index < 3 and _runs_on(manuscript.text, blocks[last], blocks[last + 1]):
            last += 1
        yield from _lonely(manuscript, blocks, index, last)
        index = last + 1


def _lonely(manuscript: Manuscript, blocks: list[Block], first: int, last: int) -> Iterator[Problem]:
    span = Span(blocks[first].span.start, blocks[last].span.end)
    plain = manuscript.document.plain(span)
    text = _without_code(manuscript, plain)
    # A straight mark between two blanks or two letters says of itself neither that it opens nor that it closes.
    marks = [mark for mark in pair_quotations(text).lonely if mark.opens is not None]
    if not marks or len(marks) > 2:
        return  # three lonely marks show that the marks are used in a way not understood here
    mark = marks[0]
    if _CODE.search(text[max(0, mark.start - 25) : mark.start]):
        return
    opens = mark.opens is not False and text[mark.start] in _OPENING
    if opens:
        if _continues(manuscript, blocks, last) or _has_turned(text, mark):
            return
        message = f"A quotation opens before “{_words_after(text, mark)}” and never closes."
        call = _closing_call(manuscript, plain.origin(mark.start), span.end) if len(marks) == 1 else None
        if call is not None:
            yield _before_call(call, plain.span(mark.start, mark.end), message, text[mark.start])
            return
    else:
        if _began_before(manuscript, blocks, first):
            return
        message = f"A quotation closes after “{_words_before(text, mark)}” that was never opened."
    yield Problem(
        span=plain.span(mark.start, mark.end),
        message=message,
        related=tuple(
            RelatedPlace(span=plain.span(one.start, one.end), message="another without partner") for one in marks[1:]
        ),
        evidence={"mark": text[mark.start : mark.end]},
    )


def _without_code(manuscript: Manuscript, plain: PlainText) -> str:
    """Return the text with what stands between backticks blanked out, at the same offsets."""
    code = code_spans(manuscript)
    first = bisect_right(code, plain.origin(0), key=lambda one: one.end)
    if first == len(code) or code[first].start >= plain.end:
        return plain.text
    pieces = []
    for start, end, origin in zip(plain.starts, [*plain.starts[1:], len(plain.text)], plain.origins, strict=True):
        piece = plain.text[start:end]
        at = bisect_right(code, origin, key=lambda one: one.start) - 1
        pieces.append(" " * len(piece) if at >= 0 and origin < code[at].end else piece)
    return "".join(pieces)


@once
def code_spans(manuscript: Manuscript) -> tuple[Span, ...]:
    """Return what stands between backticks, in order."""
    text = manuscript.text
    ticks = sorted(one for one in manuscript.document.markup if one.of(text).strip("`") == "")
    return tuple(Span(opener.end, closer.start) for opener, closer in zip(ticks[::2], ticks[1::2], strict=False))


def _closing_call(manuscript: Manuscript, mark: int, end: int) -> Marker | None:
    """Return the call that closes the one sentence between an opening mark and it, None where there is more."""
    markers = sorted_markers(manuscript)
    at = bisect_right(markers, mark, key=lambda one: one.span.start)
    call = markers[at] if at < len(markers) else None
    if call is None or call.span.end > end or call.span.start - mark > _LONGEST_QUOTED:
        return None
    between = manuscript.text[mark + 1 : call.span.start]
    ends = between.rstrip()[-1:] in (".", ",", ";", "!", "?", "…")
    return call if ends and not _ANY_MARK.search(between) and not _holds_two_sentences(between) else None


def _holds_two_sentences(text: str) -> bool:
    for end in _NEXT_SENTENCE.finditer(text):
        word = text[: end.start()].rpartition(" ")[2].lower()
        if end[0][0] != "." or (len(word) > 1 and word not in ABBREVIATIONS):
            return True
    return False


@once
def sorted_markers(manuscript: Manuscript) -> tuple[Marker, ...]:
    """Return the markers in the order of their places."""
    return tuple(sorted(manuscript.markers, key=lambda one: one.span))


def _before_call(call: Marker, opening: Span, message: str, sign: str) -> Problem:
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


def _runs_on(text: str, block: Block, following: Block) -> bool:
    """Tell whether a page break cuts a paragraph in two: no stop at its end, and a small letter after it."""
    body = block.kind in _BODY and following.kind in _BODY
    if not body and (block.kind != following.kind or block.kind not in ("note", "reference")):
        return False
    tail = block.span.of(text)[-3:].rstrip()
    return bool(tail) and (tail[-1].isalnum() or tail[-1] in ",-—") and text[following.span.start].islower()


def _continues(manuscript: Manuscript, blocks: list[Block], last: int) -> bool:
    """Tell whether the quotation goes on: the next paragraph opens it anew, or is set apart, or one soon closes it."""
    if last + 1 >= len(blocks):
        return False
    for block in blocks[last + 1 : last + 4]:
        lonely = pair_quotations(block.span.of(manuscript.text)).lonely
        if lonely and lonely[0].opens is False:
            return True
    following = next((one for one in blocks[last + 1 : last + 3] if not _is_remark(manuscript, one)), blocks[last + 1])
    head = Span(following.span.start, min(following.span.end, following.span.start + 12))
    opening = manuscript.document.plain(head).text.lstrip(" >[(")[:1]
    return following.kind == "quote" or (bool(opening) and opening in '“"„«‘»')


def _is_remark(manuscript: Manuscript, block: Block) -> bool:
    """Tell whether a paragraph is an editor's remark within a text quoted: "[A page is missing.]"."""
    text = block.span.of(manuscript.text).strip(" *_\\\n")
    return text.startswith("[") and text.endswith("]")


def _began_before(manuscript: Manuscript, blocks: list[Block], first: int) -> bool:
    """Tell whether a paragraph shortly before left a quotation open that this mark may close."""
    for block in blocks[max(0, first - 4) : first]:
        if any(mark.opens is not False for mark in pair_quotations(block.span.of(manuscript.text)).lonely):
            return True
    return bool(first) and blocks[first].kind == "quote"


def _has_turned(text: str, mark: Mark) -> bool:
    """Tell whether a later lone single mark may close it (a mark turned by a converter)."""
    return text[mark.end :].rstrip(" .,;:)0123456789⁰¹²³⁴⁵⁶⁷⁸⁹*_").endswith(("''", "’’", "\u201f"))


def _words_after(text: str, mark: Mark) -> str:
    return " ".join(text[mark.end : mark.end + 60].split()[:4])


def _words_before(text: str, mark: Mark) -> str:
    return " ".join(text[max(0, mark.start - 60) : mark.start].split()[-4:])
