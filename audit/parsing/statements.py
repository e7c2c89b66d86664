"""Statements: a document with its markers, notes and citations in, what each sentence says and when out."""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from audit.language.capitals import CAPITALISED_WORDS
from audit.language.events import ANNOUNCES, BORDERS, HEADLINE_ANNOUNCES, KIND_BY_FORM, event_kind, may_announce
from audit.language.expressions import expression
from audit.language.months import MONTHS, WEEKDAYS, fold
from audit.language.quantities import NUMBER_WORDS, find_quantities
from audit.language.quotation_marks import Pairing, pair_quotations
from audit.model.citation import Citation, Field
from audit.model.dates import DateInterval, DateRole
from audit.model.document import Block, Document
from audit.model.manuscript import Marker, Note
from audit.model.span import Span
from audit.model.statement import Count, DateMention, DateRelation, Quotation, Statement, StatementKind, Tense
from audit.parsing.addresses import post_date, url_date
from audit.parsing.dates import find_dates
from audit.parsing.sentences import Sentences

_BODY_KINDS = frozenset({"paragraph", "list_item", "quote", "caption"})
_WORD = expression(r"[^\W\d_][\w'’-]*")
_CHECKABLE = expression(r"[0-9\"“„«”]")
_CAPITALISED = expression(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][\w'’-]{2,}")
_OPENING_WORD = expression(r"(?<![\w'’-])[A-ZÀ-ÖØ-Þ][a-zß-öø-ÿ]{4,}")
_SMALL_WORD = expression(r"(?<![\w'’-])[a-zß-öø-ÿ]{5,}")
_CAPITALS_INSIDE = expression(r"(?<=[a-zß-öø-ÿ,;] )[A-ZÀ-ÖØ-Þ][\w'’-]+")
_QUOTATION_MARK = expression('["“„«»]')
_ACCESSED = expression(
    r"(?:accessed|retrieved|visited|viewed|abgerufen|aufgerufen|consulté|consultado|consultato|geraadpleegd)"
    r"(?: on| am| le| el| il| op| em)?[ :,]{1,2}$",
    re.IGNORECASE,
)
_ADDRESS = expression(r"https?://[^\s<>\"\])]{4,500}")
_DIGIT = expression(r"[0-9]")
_SPEECH = frozenset(
    """said says stated told declared announced wrote writes argued added emphasised emphasized insisted maintained
    warned replied explained noted observed remarked testified claimed according words""".split()  # noqa: SIM905
)
_SPEAKER = expression(
    r"(?P<name>[A-ZÀ-ÖØ-Þ][\w'’.-]{1,40}(?: (?:[A-ZÀ-ÖØ-Þ][\w'’.-]{1,40}|al|bin|de|der|van|von|di)){0,4})"
    r"(?:,[^,]{1,80},)? (?:had )?(?:said|stated|told|declared|announced|wrote|writes|argued|added|insisted|maintained|"
    r"warned|replied|explained|noted|observed|remarked|testified|claimed|emphasi[sz]ed)\b"
)
_LOOSE_END = 30  # characters after a citation in which a date is still its own
_LONGEST = 1500  # characters of a statement that are looked at; no sentence that means one thing is longer


def find_statements(
    document: Document, markers: tuple[Marker, ...], notes: tuple[Note, ...], citations: tuple[Citation, ...]
) -> tuple[tuple[DateMention, ...], tuple[Statement, ...]]:
    """Return every date of the document in order, and the statements of its text and of the titles it cites."""
    body = _body_blocks(document, notes, citations)
    content = _content(document, markers, [block.span for _, block in body])
    text_dates = _with_first_year(content, find_dates(content))
    text_statements = list(_text_statements(document, content, markers, body, text_dates))
    inside = _certain_names(content, document.text)
    text_statements = [replace(one, names=_names(one.content, inside)) for one in text_statements]
    note_dates = _note_dates(document, notes, citations)
    titles = [title for citation in citations if (title := _title_statement(document, citation, inside)) is not None]
    dated = {mention.span: mention for one in text_statements for mention in one.dates}
    mentions = [dated.get(one.span) or _mention(one, "text", None, None) for one in text_dates if one.span is not None]
    every = sorted([*mentions, *note_dates], key=lambda mention: mention.span)
    return tuple(every), tuple(sorted([*text_statements, *titles], key=lambda one: one.span))


def _body_blocks(document: Document, notes: Sequence[Note], citations: Sequence[Citation]) -> list[tuple[int, Block]]:
    """Return the blocks of running text with their index: no headings, notes or entries of a reference list."""
    blocks = document.blocks or (Block(span=Span(0, len(document.text))),)
    taken = sorted([*(note.span for note in notes), *(one.span for one in citations if one.note_id is None)])
    starts = [span.start for span in taken]
    kept: list[tuple[int, Block]] = []
    for index, block in enumerate(blocks):
        if block.kind not in _BODY_KINDS:
            continue
        before = bisect_right(starts, block.span.start) - 1
        inside_note = before >= 0 and taken[before].end > block.span.start and taken[before].start < block.span.end
        at = before + 1
        holds_note = at < len(taken) and taken[at].start < block.span.end and len(taken[at]) * 2 > len(block.span)
        if not inside_note and not holds_note:
            kept.append((index, block))
    return kept


def _content(document: Document, markers: Sequence[Marker], kept: Sequence[Span]) -> str:
    """Return the document's text with all but the content of the spans kept blanked out, at the same offsets.

    Markers and markup become blanks; what lies between the spans becomes empty lines, so that they stay apart.
    """
    text = document.text
    holes = sorted([*document.markup, *(marker.span for marker in markers)])
    starts = [span.start for span in holes]
    pieces: list[str] = []
    at = 0
    for span in kept:
        if span.start < at:
            continue
        pieces.append("\n" * (span.start - at))
        at = span.start
        for hole in holes[bisect_left(starts, span.start) : bisect_left(starts, span.end)]:
            if hole.start >= at:
                pieces.append(text[at : hole.start])
                pieces.append(" " * (min(hole.end, span.end) - hole.start))
                at = min(hole.end, span.end)
        pieces.append(text[at : span.end])
        at = span.end
    pieces.append("\n" * (len(text) - at))
    return "".join(pieces)


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
    document: Document,
    content: str,
    markers: Sequence[Marker],
    body: Sequence[tuple[int, Block]],
    dates: Sequence[DateInterval],
) -> Iterator[Statement]:
    sentences = Sentences(content, [block for _, block in body])
    ordered = sorted(markers, key=lambda marker: marker.span)
    marker_starts = [marker.span.start for marker in ordered]
    date_starts = [one.span.start for one in dates if one.span is not None]
    for position, (index, _) in enumerate(body):
        for sentence in sentences.of_block(position):
            inside = ordered[bisect_left(marker_starts, sentence.start) : bisect_left(marker_starts, sentence.end + 1)]
            dated = dates[bisect_left(date_starts, sentence.start) : bisect_left(date_starts, sentence.end)]
            if not inside and not dated and not _CHECKABLE.search(content, sentence.start, sentence.end):
                continue
            for part, closing in _parts(content, sentence, inside):
                own = [one for one in dated if one.span is not None and part.start <= one.span.start < part.end]
                yield _statement(content, part, closing, own, index)


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
        if _WORD.search(rest):
            yield Span(start, group[0].span.start), tuple(group)
            yield Span(last, end), ()
        else:
            yield Span(start, max(group[0].span.start, start)), tuple(group)
    else:
        yield sentence, ()


def _statement(
    content: str, part: Span, closing: tuple[Marker, ...], dates: Sequence[DateInterval], index: int
) -> Statement:
    first = part.start
    while first < part.end and not content[first].isalnum() and content[first] not in '"“„«‘([$€£':
        first += 1
    part = Span(first, part.end)
    text = content[part.start : min(part.end, part.start + _LONGEST)]
    listed = _WORD.findall(text.lower())
    words = frozenset(listed)
    events = _events(listed)
    announces = bool(dates) and may_announce(words) and ANNOUNCES.search(text) is not None
    mentions = tuple(_placed(content, part, interval, announces) for interval in dates)
    quotations = _quotations(text, part.start)
    tense: Tense = "undated"
    if any(mention.tense == "past" for mention in mentions):
        tense = "past"
    elif mentions:
        tense = "announced"
    kind: StatementKind = "background"
    if quotations and not words.isdisjoint(_SPEECH):
        kind = "speech"
    elif tense == "announced":
        kind = "announcement"
    elif events and mentions:
        kind = "event"
    return Statement(
        span=part,
        kind=kind,
        tense=tense,
        dates=mentions,
        counts=_counts(text, part.start) if not words.isdisjoint(NUMBER_WORDS) or _DIGIT.search(text) else (),
        quotations=quotations,
        marker_ids=tuple(marker.id for marker in closing),
        events=events,
        content=text,
        paragraph=index,
    )


def _placed(content: str, part: Span, interval: DateInterval, announces: bool) -> DateMention:
    """Return the date as this part of a sentence uses it: the day of what is told, a border, or still to come."""
    span = interval.span or Span(part.start, part.start)
    before = content[max(part.start, span.start - 160) : span.start]
    relation: DateRelation = "border" if BORDERS.search(before[-48:]) else "on"
    after = content[span.end : min(part.end, span.end + 160)]
    if announces and _names_event(after):
        before, after = before[-24:], ""  # "the August visit": only what stands right before it can put it off
    announced = announces and (ANNOUNCES.search(before) or ANNOUNCES.search(after))
    return DateMention(
        interval=interval, span=span, role="text", relation=relation, tense="announced" if announced else "past"
    )


def _names_event(after: str) -> bool:
    """Tell whether the date qualifies an event that follows it at once: "the September 2023 visit"."""
    words = after[:40].split()[:2]
    return any(event_kind(word.strip(".,;:)")) is not None for word in words) and after[:1] == " "


def _mention(interval: DateInterval, role: DateRole, note_id: str | None, citation_id: str | None) -> DateMention:
    return DateMention(
        interval=interval, span=interval.span or Span(0, 0), role=role, note_id=note_id, citation_id=citation_id
    )


def _events(words: Sequence[str]) -> tuple[str, ...]:
    kinds = map(KIND_BY_FORM.get, words)
    return tuple(dict.fromkeys(kind for kind in kinds if kind is not None))


def _certain_names(content: str, text: str) -> set[str]:
    """Return the words that are names wherever they stand: those with a capital inside a sentence, and those that
    the document prints more than once, never without it.
    """
    inside = set(_CAPITALS_INSIDE.findall(content))
    opening = Counter(_OPENING_WORD.findall(text))
    repeated = {word for word, times in opening.items() if times > 1 and word not in inside}
    if not repeated:
        return inside
    small = set(_SMALL_WORD.findall(content))
    return inside | {word for word in repeated if word.lower() not in small and _is_name(word)}


def _names(text: str, inside: set[str]) -> tuple[str, ...]:
    """Return the capitalised words of `text`; its first word only if it has a capital inside sentences too."""
    names: dict[str, None] = {}
    first = _WORD.search(text)
    for word in _CAPITALISED.findall(text):
        name = word.removesuffix("'s").removesuffix("’s").strip("'’-")
        if len(name) > 2 and _is_name(name):
            names[name] = None
    if first is not None and first[0] in names and first[0] not in inside:
        del names[first[0]]
    return tuple(names)


def _is_name(word: str) -> bool:
    folded = fold(word)
    return folded not in CAPITALISED_WORDS and folded not in MONTHS and folded not in WEEKDAYS


def _counts(text: str, offset: int) -> tuple[Count, ...]:
    return tuple(
        Count(
            low=one.low,
            high=one.high,
            unit=one.unit,
            raw=text[one.start : one.end],
            span=Span(offset + one.start, offset + one.end),
            qualifier=one.qualifier,
            predicate=one.predicate,
        )
        for one in find_quantities(text)
    )


def _quotations(text: str, offset: int) -> tuple[Quotation, ...]:
    if _QUOTATION_MARK.search(text) is None:
        return ()
    pairing: Pairing = pair_quotations(text)
    speaker = _SPEAKER.search(text) if pairing.pairs else None
    found: list[Quotation] = []
    end = -1
    for opener, closer in pairing.pairs:
        if opener.start < end:
            continue
        end = closer.end
        words = text[opener.end : closer.start]
        if words.strip():
            span = Span(offset + opener.end, offset + closer.start)
            found.append(Quotation(span=span, text=words, speaker=speaker["name"] if speaker is not None else ""))
    return tuple(found)


def _note_dates(document: Document, notes: Sequence[Note], citations: Sequence[Citation]) -> Iterator[DateMention]:
    """Yield the dates of notes and entries, each with the role that the citation's fields give it.

    A date without a year is left out here: in a title it is read with the year in which the source came out.
    """
    fields: dict[str | None, list[tuple[Field, str]]] = {}
    for citation in citations:
        fields.setdefault(citation.note_id, []).extend((field, citation.id) for field in citation.item.fields)
    undated: dict[str | None, list[Citation]] = {}
    for citation in citations:
        if citation.form in ("full", "short") and citation.item.field("issued") is None:
            undated.setdefault(citation.note_id, []).append(citation)
    spans: list[tuple[Span, str | None]] = [(span, note.id) for note in notes for span in note.text_spans]
    spans += [(one.span, None) for one in citations if one.note_id is None]
    spans.sort(key=lambda pair: pair[0])
    starts = [span.start for span, _ in spans]
    seen: set[int] = set()
    content = _content(document, (), [span for span, _ in spans])
    for interval in find_dates(content):
        if interval.span is None or interval.year_from_context:
            continue
        note_id = spans[bisect_right(starts, interval.span.start) - 1][1]
        role, owner = _role_at(interval.span, fields.get(note_id, ()), seen)
        if interval.form and _ACCESSED.search(content, max(0, interval.span.start - 24), interval.span.start):
            role = "accessed"
        if role == "text" and interval.form:
            owner = _undated_owner(interval.span, undated.get(note_id, ()))
            role = "text" if owner is None else "issued"
        if role != "url":
            yield _mention(interval, role, note_id, owner)
    for citation in citations:
        for field in citation.item.fields:
            if isinstance(field.value, DateInterval) and id(field) not in seen:
                yield _mention(field.value.at(field.span), _role(field.variable), citation.note_id, citation.id)
        yield from _address_dates(document, citation)


def _undated_owner(span: Span, undated: Sequence[Citation]) -> str | None:
    """Return the citation without a date in whose room the date stands: it is most likely that citation's own."""
    return next((o.id for o in undated if o.span.start <= span.start <= o.span.end + _LOOSE_END), None)


def _role_at(span: Span, fields: Sequence[tuple[Field, str]], seen: set[int]) -> tuple[DateRole, str | None]:
    for field, citation_id in fields:
        if field.span.start < span.end and span.start < field.span.end:
            seen.add(id(field))
            return _role(field.variable), citation_id
    return "text", None


def _role(variable: str) -> DateRole:
    roles: dict[str, DateRole] = {
        "issued": "issued", "accessed": "accessed", "original-date": "original", "event-date": "text", "URL": "url",
        "title": "title", "container-title": "title", "collection-title": "title", "publisher": "title",
    }  # fmt: skip
    return roles.get(variable, "text")


def _address_dates(document: Document, citation: Citation) -> Iterator[DateMention]:
    """Yield the dates in a citation's address: that of its field, else the first printed in its room."""
    field = citation.item.field("URL")
    if field is not None:
        url, span = str(field.value), field.span
    else:
        match = _ADDRESS.search(document.text, citation.span.start, citation.span.end)
        if match is None:
            return
        url, span = match[0], Span(match.start(), match.end())
    posted, dated = post_date(url), url_date(url)
    if posted is not None:
        yield _mention(posted.at(span), "post-id", citation.note_id, citation.id)
    if dated is not None:
        yield _mention(dated.at(span), "url", citation.note_id, citation.id)


def _title_statement(document: Document, citation: Citation, inside: set[str]) -> Statement | None:
    """Return what the title of a cited source says, or None when it says nothing that can be held against the text."""
    field = citation.item.field("title") or citation.item.field("note")
    if field is None or citation.form not in ("full", "short"):
        return None
    if field.variable == "note" and document.text[field.span.start - 1 : field.span.start] not in ("“", '"', "„", "«"):
        return None  # a remark, and no title taken for one
    plain = document.plain(field.span)
    title = plain.text
    issued = citation.item.date("issued")
    tense = _headline_tense(title)
    dates = [
        replace(
            _mention(one.at(plain.span(one.span.start, one.span.end)), "title", citation.note_id, citation.id),
            tense=tense,
        )
        for one in find_dates(title, context=issued)
        if one.span is not None
    ]
    # In a title every word may have a capital; those that the text prints so within a sentence are names.
    names = tuple(name for name in _names(title, inside) if name in inside or not name.istitle() or _is_rare(name))
    return Statement(
        span=field.span,
        kind="publication",
        tense=tense,
        dates=tuple(dates),
        names=names,
        counts=_counts_at(title, plain.span),
        note_id=citation.note_id,
        citation_id=citation.id,
        events=_events(_WORD.findall(title.lower())),
        content=title,
    )


def _is_rare(name: str) -> bool:
    return event_kind(name) is None


def _counts_at(title: str, place: Callable[[int, int], Span]) -> tuple[Count, ...]:
    return tuple(replace(one, span=place(one.span.start, one.span.end)) for one in _counts(title, 0))


def _headline_tense(title: str) -> Tense:
    return "announced" if HEADLINE_ANNOUNCES.search(title) else "past"
