"""Statements: a document with its markers, notes and citations in, what each sentence says and when out."""

from bisect import bisect_left, bisect_right
from collections.abc import Collection, Iterator, Sequence

from audit.language.announcing import announces
from audit.language.events import event_kind, event_kinds
from audit.language.expressions import expression
from audit.language.narrative import is_border, is_set_for, words_before
from audit.language.phrases import words_of
from audit.language.tongues import tongues_of
from audit.model.citation import Citation
from audit.model.dates import DateInterval
from audit.model.document import Block, Document
from audit.model.manuscript import Marker, Note
from audit.model.record import record
from audit.model.span import Span
from audit.model.statement import DateMention, DateRelation, Statement, Tense
from audit.parsing.dates import find_dates
from audit.parsing.names import certain_names, names_in
from audit.parsing.notedates import mention_of, note_dates
from audit.parsing.runningtext import blanked, body_blocks
from audit.parsing.sentences import Sentences
from audit.parsing.titles import title_statements

_CHECKABLE = expression(r"[0-9\"“„«”]")
_LETTER = expression(r"[^\W\d_]")
_LONGEST = 1500  # characters of a statement that are looked at; no sentence that means one thing is longer
_AROUND_DATE = 160  # characters before and after a date in which words may put it off


@record
class Told:
    """What a part of the document says: its dates and statements, and the words that are names wherever they stand."""

    dates: tuple[DateMention, ...]
    statements: tuple[Statement, ...]
    names: frozenset[str]


def read_text(document: Document, markers: Sequence[Marker], notes: Sequence[Note], cited: Sequence[Span] = ()) -> Told:
    """Return what the running text of the document says; the years in `cited` are those of works, "(Li 1992)".

    It takes no citations to know this.
    """
    body = body_blocks(document, notes)
    content = blanked(document, markers, [block.span for _, block in body])
    dates = _outside(cited, _with_first_year(content, find_dates(content)))
    names = certain_names(content, document.text)
    statements = tuple(_text_statements(content, markers, body, dates, names))
    dated = {id(mention.interval): mention for one in statements for mention in one.dates}
    mentions = [dated.get(id(one)) or mention_of(one, "text") for one in dates if one.span is not None]
    return Told(dates=tuple(mentions), statements=statements, names=names)


def read_sources(document: Document, notes: Sequence[Note], citations: Sequence[Citation], text: Told) -> Told:
    """Return what the notes and entries say: their dates, and what the titles that they cite state.

    Words are names in a title that the text prints as names.
    """
    return Told(
        dates=tuple(note_dates(document, notes, citations)),
        statements=tuple(title_statements(document, citations, text.names)),
        names=text.names,
    )


def _outside(cited: Sequence[Span], dates: list[DateInterval]) -> list[DateInterval]:
    ends = [span.end for span in cited]
    return [
        one
        for one in dates
        if one.span is None
        or (at := bisect_right(ends, one.span.start)) == len(cited)
        or not cited[at].overlaps(one.span)
    ]


def _with_first_year(content: str, dates: list[DateInterval]) -> list[DateInterval]:
    """Add the dates without a year before the first date that has one; they borrow it from there."""
    first = next((one for one in dates if one.precision in ("day", "month") and one.span is not None), None)
    if first is None or first.span is None:
        return dates
    early = [one for one in find_dates(content[: first.span.start], context=first) if one.year_from_context]
    if not early:
        return dates
    return sorted([*early, *dates], key=lambda one: one.span.start if one.span is not None else 0)


def _text_statements(
    content: str,
    markers: Sequence[Marker],
    body: Sequence[tuple[int, Block]],
    dates: Sequence[DateInterval],
    inside: Collection[str],
) -> Iterator[Statement]:
    sentences = Sentences(content, [block for _, block in body])
    ordered = sorted(markers, key=lambda marker: marker.span)
    marker_starts = [marker.span.start for marker in ordered]
    date_starts = [one.span.start for one in dates if one.span is not None]
    for position, (index, _) in enumerate(body):
        for sentence in sentences.of_block(position):
            called = ordered[bisect_left(marker_starts, sentence.start) : bisect_left(marker_starts, sentence.end + 1)]
            dated = dates[bisect_left(date_starts, sentence.start) : bisect_left(date_starts, sentence.end)]
            if not called and not dated and not _CHECKABLE.search(content, sentence.start, sentence.end):
                continue
            for part, closing in _parts(content, sentence, called):
                own = [one for one in dated if one.span is not None and part.start <= one.span.start < part.end]
                yield _statement(content, part, closing, own, index, inside)


def _parts(content: str, sentence: Span, markers: Sequence[Marker]) -> Iterator[tuple[Span, tuple[Marker, ...]]]:
    """Cut a sentence at the markers in it; markers that stand together close the same part."""
    start = sentence.start
    group: list[Marker] = []
    end = sentence.end
    for marker in markers:
        if group and not content[group[-1].span.end : marker.span.start].strip(" \t\n,;.:–—\"'”’»)"):
            group.append(marker)
            continue
        if group:
            yield Span(start, group[0].span.start), tuple(group)
            start = group[-1].span.end
        group = [marker]
    if group:
        last = group[-1].span.end
        rest = content[last:end]
        if _LETTER.search(rest):
            yield Span(start, group[0].span.start), tuple(group)
            yield Span(last, end), ()
        else:
            yield Span(start, max(group[0].span.start, start)), tuple(group)
    else:
        yield sentence, ()


def _statement(
    content: str,
    part: Span,
    closing: tuple[Marker, ...],
    dates: Sequence[DateInterval],
    index: int,
    inside: Collection[str],
) -> Statement:
    first = part.start
    while first < part.end and not content[first].isalnum() and content[first] not in '"“„«‘([$€£':
        first += 1
    part = Span(first, part.end)
    text = content[part.start : min(part.end, part.start + _LONGEST)]
    listed = words_of(text)
    tongues = tongues_of(listed)
    put_off = bool(dates) and announces(listed, tongues)
    mentions = tuple(_placed(content, part, interval, put_off, tongues) for interval in dates)
    tense: Tense = "undated"
    if any(mention.tense == "past" for mention in mentions):
        tense = "past"
    elif mentions:
        tense = "announced"
    return Statement(
        span=part,
        tense=tense,
        dates=mentions,
        names=names_in(text, inside, tongues),
        marker_ids=tuple(marker.id for marker in closing),
        events=event_kinds(listed, tongues),
        content=text,
        paragraph=index,
        tongues=tongues,
    )


def _placed(content: str, part: Span, interval: DateInterval, put_off: bool, tongues: Collection[str]) -> DateMention:
    """Return the date as this part of a sentence uses it: the day of what is told, a border, or still to come.

    `put_off` tells whether the part holds any word that announces.
    """
    span = interval.span or Span(part.start, part.start)
    before = content[max(part.start, span.start - _AROUND_DATE) : span.start]
    leading = words_before(before)
    relation: DateRelation = "border" if is_border(leading) else "on"
    announced = is_set_for(leading)
    if put_off and not announced:
        after = content[span.end : min(part.end, span.end + _AROUND_DATE)]
        if _names_event(after):
            before, after = before[-24:], ""  # "the August visit": only what stands right before it can put it off
        announced = announces(words_of(f"{before} {after}"), tongues)  # a German verb stands on both sides of it
    return DateMention(
        interval=interval, span=span, role="text", relation=relation, tense="announced" if announced else "past"
    )


def _names_event(after: str) -> bool:
    """Tell whether the date qualifies an event that follows it at once: "the September 2023 visit"."""
    words = after[:40].split()[:2]
    return any(event_kind(word.strip(".,;:)")) is not None for word in words) and after[:1] == " "
