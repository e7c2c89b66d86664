"""QUO001: a quotation mark without its partner."""

from bisect import bisect_right
from collections.abc import Iterator

from audit.language.expressions import expression
from audit.language.quotation_marks import Mark, pair_quotations
from audit.model.document import Block, PlainText
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.quotations.closing import ANY_MARK, closed_before, closing_call
from audit.rules.quotations.continuing import began_before, continues, runs_on
from audit.rules.rule import rule
from audit.rules.sharing import once

_KINDS = frozenset({"paragraph", "list_item", "quote", "note", "reference"})
# An attribute's value, a path, a formula, letters that a font does not name: no prose.
_CODE = expression("[=@\\\\{}<\ufffd\U0001d400-\U0001d7ff]")
_MARK = expression('["“”„«»「」]')  # all that can be left alone
_OPENING = '"“„«'
_MANY = 8  # findings; more are reported together where they are a good part of the paragraphs with marks
_MOST = 1 / 6


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
    using = _blocks_with_marks(manuscript) if len(found) > _MANY else 0
    if len(found) > max(_MANY, _MOST * using):
        yield _together(found, using)
    else:
        yield from found


def _blocks_with_marks(manuscript: Manuscript) -> int:
    blocks = manuscript.document.blocks
    return sum(ANY_MARK.search(block.span.of(manuscript.text)) is not None for block in blocks)


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
        while last + 1 < len(blocks) and last - index < 3 and runs_on(manuscript.text, blocks[last], blocks[last + 1]):
            last += 1
        yield from _lonely(manuscript, blocks, index, last)
        index = last + 1


def _lonely(manuscript: Manuscript, blocks: list[Block], first: int, last: int) -> Iterator[Problem]:
    span = Span(blocks[first].span.start, blocks[last].span.end)
    if not _MARK.search(manuscript.text, span.start, span.end):
        return
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
        if continues(manuscript, blocks, last) or _has_turned(text, mark):
            return
        message = f"A quotation opens before “{_words_after(text, mark)}” and never closes."
        call = closing_call(manuscript, plain.origin(mark.start), span.end) if len(marks) == 1 else None
        if call is not None:
            yield closed_before(call, plain.span(mark.start, mark.end), message, text[mark.start])
            return
    else:
        if began_before(manuscript, blocks, first):
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
    """Return the text with what is set as code blanked out, at the same offsets."""
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
    """Return what is set as code, in order."""
    return tuple(styled.span for styled in manuscript.document.styles if styled.style == "code")


def _has_turned(text: str, mark: Mark) -> bool:
    """Tell whether a later lone single mark may close it (a mark turned by a converter)."""
    return text[mark.end :].rstrip(" .,;:)0123456789⁰¹²³⁴⁵⁶⁷⁸⁹*_").endswith(("''", "’’", "\u201f"))


def _words_after(text: str, mark: Mark) -> str:
    return " ".join(text[mark.end : mark.end + 60].split()[:4])


def _words_before(text: str, mark: Mark) -> str:
    return " ".join(text[max(0, mark.start - 60) : mark.start].split()[-4:])
