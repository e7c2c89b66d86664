"""Time as constraints: statements and sources in, the pairs of dated places that break a rule of time out.

Three rules of time: a source is not older than the past event it reports (DAT004), an effect is not older than its
cause (DAT005), one event has one date (DAT006). Where several broken pairs meet in one date, that date is the suspect:
changed alone, it would set all right.
"""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from audit.language.events import ANSWERS, FOLLOWS
from audit.model.citation import Citation, Item
from audit.model.dates import DateInterval
from audit.model.finding import Level
from audit.model.manuscript import Manuscript, Note
from audit.model.span import Span
from audit.model.statement import DateMention, Statement
from audit.rules.dates.sources import (
    PUBLISHED_TYPES,
    dates_of_note,
    holds_one_source,
    in_words,
    notes_of,
    quoted_title,
    sources_of,
    stands_as_year,
)

Law = Literal["DAT004", "DAT005", "DAT006"]

_LOOK_BACK = 4  # statements before an answer in which its cause is sought
_RARE = 2  # statements of the text in which a rare name may stand
_PLUPERFECT = re.compile(
    r"\b(?:had (?:already|earlier|previously|\w+ed\b)|earlier|previously|previous|prior|already)\b", re.IGNORECASE
)
_ORDINARY_FOLLOWING = re.compile(
    r"following\s+(?:day|days|week|month|year|years|morning|evening|night|afternoon|spring|summer|autumn|fall|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|century|decade|section|"
    r"chapter|table|figure|note|example|passage|list|questions?|terms|[a-z]+s:)\b|following:",
    re.IGNORECASE,
)
_DENIES = re.compile(
    r"\b(?:not|never|no longer|denied|without|unlike|instead of|rather than|contrary to|as opposed to)\b", re.IGNORECASE
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A date at a place, and what it is the date of, in words for a person."""

    interval: DateInterval
    span: Span
    says: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Conflict:
    """Two dated places that cannot both be right. `later` should not be older than `earlier`, or they should be equal.

    `note` is the label of the note concerned; `suspect` the place common to all conflicts that hang together.
    """

    law: Law
    earlier: Place
    later: Place
    span: Span
    confidence: float
    level: Level | None = None
    note: str | None = None
    shared: tuple[str, ...] = ()
    suspect: Place | None = None
    others: tuple[Place, ...] = field(default=())


def find_conflicts(manuscript: Manuscript) -> tuple[Conflict, ...]:
    """Return all conflicts of a manuscript, in order of their places, each with the suspect if there is one.

    One contradiction is one conflict: what a source older than its event explains is not told again as another date
    for that event.
    """
    kept = _KEPT.get(0)
    if kept is not None and kept[0] is manuscript:
        return kept[1]
    dated = [one for one in manuscript.statements if one.paragraph >= 0 and one.dates]
    found = list(_answers_before_causes(manuscript, dated))
    found += _sources_before_events(manuscript, dated, {conflict.span for conflict in found})
    told = {(conflict.earlier.span, conflict.note) for conflict in found if conflict.law == "DAT004"}
    found += [one for one in _events_dated_twice(manuscript, dated) if (one.earlier.span, one.note) not in told]
    conflicts = tuple(sorted(_with_suspects(found), key=lambda conflict: conflict.span))
    _KEPT[0] = (manuscript, conflicts)
    return conflicts


_KEPT: dict[int, tuple[Manuscript, tuple[Conflict, ...]]] = {}  # of the manuscript asked for last: three rules ask


# An effect is not older than its cause.


def _answers_before_causes(manuscript: Manuscript, dated: Sequence[Statement]) -> Iterator[Conflict]:
    for index, statement in enumerate(dated):
        explicit = _explicit_answer(manuscript, statement)
        if explicit is not None:
            yield explicit
            continue
        answer = ANSWERS.search(statement.content)
        if answer is None or _PLUPERFECT.search(statement.content) or not statement.events:
            continue
        effects = _told_days(statement)
        if len(effects) != 1 or len(statement.dates) != 1:
            continue
        cause = _cause_before(statement, dated[max(0, index - _LOOK_BACK) : index])
        if cause is None or not effects[0].interval.before(cause.interval):
            continue
        phrase = answer[0].lower()
        yield Conflict(
            law="DAT005",
            earlier=_place(cause, "what it answers"),
            later=_place(effects[0], f"the answer (“{phrase}”)"),
            span=effects[0].span,
            confidence=0.85,
            note=_label(manuscript, statement),
        )


def _explicit_answer(manuscript: Manuscript, statement: Statement) -> Conflict | None:
    """Return the conflict within one sentence that dates both: "on May 3, in response to the attack of May 5"."""
    if len(statement.dates) < 2:
        return None
    text = statement.content
    for match in (*FOLLOWS.finditer(text), *ANSWERS.finditer(text)):
        if match[0].lower() == "following" and _ORDINARY_FOLLOWING.match(text, match.start()):
            continue
        if match.re is ANSWERS and not (match["to"] or match["verb"]):
            continue
        offset = statement.span.start
        limit = _clause_end(text, match.end())
        causes = [one for one in statement.dates if match.end() <= one.span.start - offset < limit]
        effects = [one for one in statement.dates if one not in causes and one.relation == "on"]
        if len(causes) != 1 or not effects or causes[0].interval.precision not in ("day", "month"):
            continue
        effect = min(effects, key=lambda one: abs(one.span.start - offset - match.start()))
        exact = effect.interval.precision in ("day", "month") and "announced" not in (effect.tense,)
        if exact and not _borrowed(effect, causes[0]) and effect.interval.before(causes[0].interval):
            return Conflict(
                law="DAT005",
                earlier=_place(causes[0], f"the cause (“{match[0].lower()}”)"),
                later=_place(effect, "the effect"),
                span=effect.span,
                confidence=0.9,
                note=_label(manuscript, statement),
            )
    return None


def _label(manuscript: Manuscript, statement: Statement) -> str | None:
    """Return the label of the note that closes the statement."""
    return next((note.label for note in notes_of(manuscript, statement)), None)


def _clause_end(text: str, start: int) -> int:
    """Return where the clause that begins at `start` ends: at a comma that is not a date's own, or 90 characters on."""
    for match in re.finditer(r"[,;:.](?!\s?[0-9])", text[start : start + 90]):
        return start + match.start() + 1
    return start + 90


def _cause_before(answer: Statement, before: Sequence[Statement]) -> DateMention | None:
    """Return the date of the event that an answer without a cause of its own answers: the last one told before it."""
    for candidate in reversed(before):
        if candidate.paragraph != answer.paragraph or not set(candidate.events) & set(answer.events):
            continue
        if ANSWERS.search(candidate.content):
            return None
        days = [one for one in _told_days(candidate) if not one.interval.year_from_context]
        return days[0] if len(days) == 1 else None
    return None


# A source is not older than the past event that it reports.


def _sources_before_events(manuscript: Manuscript, dated: Sequence[Statement], taken: set[Span]) -> Iterator[Conflict]:
    for statement in dated:
        if not statement.marker_ids or statement.tense != "past" or _DENIES.search(statement.content):
            continue
        if any(mention.tense == "announced" for mention in statement.dates):
            continue
        told = [one for one in statement.dates if one.relation == "on" and not one.interval.year_from_context]
        exact = [one for one in told if one.interval.precision in ("day", "month", "year") and not one.interval.circa]
        if not exact or len(exact) != len(statement.dates) or any(one.span in taken for one in exact):
            continue
        event = min(exact, key=lambda one: one.interval.start)
        for note in notes_of(manuscript, statement):
            source = _latest_source(manuscript, note)
            if source is None or not source[2].before(event.interval):
                continue
            citation, item, issued = source
            if not _comparable(event.interval, issued):
                continue
            issued_field = citation.item.field("issued") or item.field("issued")
            span = issued_field.span if issued_field is not None else citation.span
            yield Conflict(
                law="DAT004",
                earlier=_place(event, "the event"),
                later=Place(interval=issued, span=span, says=f"its source, {quoted_title(item)}"),
                span=event.span,
                confidence=0.8 if issued.precision == "day" else 0.7,
                note=note.label,
            )
            break


def _latest_source(manuscript: Manuscript, note: Note) -> tuple[Citation, Item, DateInterval] | None:
    """Return the latest source of a note with its date; None if any of it may be later, undated or no publication.

    All dates printed in the note count, whether or not the parser knew what they are of, so that a citation read
    wrongly silences the rule instead of making it speak.
    """
    sources = sources_of(manuscript, note)
    if not sources or any(item.date("issued") is None or item.type not in PUBLISHED_TYPES for _, item in sources):
        return None
    if any(not 0 < len(item.text("title")) <= 300 or "supra" in item.text("title") for _, item in sources):
        return None
    if not holds_one_source(manuscript, note):
        return None
    if any(item.date("original-date") is not None for _, item in sources):
        return None
    latest: tuple[Citation, Item, DateInterval] | None = None
    for citation, item in sources:
        issued = item.date("issued")
        issued_field = item.field("issued")
        if issued is not None and issued_field is not None and not stands_as_year(
            manuscript.text, issued_field.span, issued
        ):
            return None
        if issued is not None and (latest is None or issued.end > latest[2].end):
            latest = citation, item, issued
    if latest is None or latest[2].precision not in ("day", "month", "year"):
        return None
    others = [one for one in dates_of_note(manuscript, note) if one.role != "accessed"]
    if any(one.interval.end > latest[2].end and one.role != "title" for one in others):
        return None
    return latest


def _comparable(event: DateInterval, issued: DateInterval) -> bool:
    """Tell whether the two precisions bear a verdict: bare years only when they differ by more than one."""
    if issued.precision == "year" or event.precision == "year":
        return event.start.year - issued.end.year > 1
    return True


# One event has one date.


def _events_dated_twice(manuscript: Manuscript, dated: Sequence[Statement]) -> Iterator[Conflict]:
    texts = [one for one in manuscript.statements if one.paragraph >= 0]
    frequency = Counter(name for one in texts for name in set(one.names))
    by_name: dict[str, list[Statement]] = {}
    for statement in dated:
        if statement.events and _told_days(statement):
            for name in statement.names:
                if frequency[name] <= _RARE:
                    by_name.setdefault(name, []).append(statement)
    if not by_name:
        return
    titles = [one for one in manuscript.statements if one.kind == "publication" and one.events and one.note_id]
    paragraphs = _paragraphs_of_notes(manuscript)
    for title in titles:
        if title.tense != "past":
            continue
        conflict = _title_against_text(manuscript, title, by_name, paragraphs)
        if conflict is not None:
            yield conflict


def _title_against_text(
    manuscript: Manuscript, title: Statement, by_name: dict[str, list[Statement]], paragraphs: dict[str, set[int]]
) -> Conflict | None:
    """Return the conflict of a title that names an event in the past with a text that dates this event later."""
    citation = manuscript.citation_by_id.get(title.citation_id or "")
    note = manuscript.note_by_id.get(title.note_id or "")
    if citation is None or note is None or citation.form != "full" or citation.item.type not in PUBLISHED_TYPES:
        return None
    issued, issued_field = citation.item.date("issued"), citation.item.field("issued")
    if issued is None or issued_field is None or issued.precision not in ("day", "month"):
        return None
    kinds = set(title.events)
    same = [
        (statement, name)
        for name in title.names
        for statement in by_name.get(name, ())
        if kinds & set(statement.events) and statement.paragraph in paragraphs.get(note.id, set())
    ]
    days = [(one, statement, name) for statement, name in same for one in _told_days(statement)]
    if not days or any(not issued.before(one.interval) for one, _, _ in days):
        return None  # an event of that name before the source came out is what the title speaks of
    if any(one.interval.year_from_context for one, _, _ in days) or len({one.interval.iso() for one, _, _ in days}) > 1:
        return None
    mention, _, _ = days[0]
    shared = tuple(dict.fromkeys(name for _, _, name in days))
    return Conflict(
        law="DAT006",
        earlier=_place(mention, f"the event at {' and '.join(shared)}" if shared else "the event"),
        later=Place(
            interval=issued,
            span=issued_field.span,
            says=f"a source that already names it, {quoted_title(citation.item)}",
        ),
        span=mention.span,
        confidence=0.8,
        note=note.label,
        shared=shared,
    )


def _paragraphs_of_notes(manuscript: Manuscript) -> dict[str, set[int]]:
    """Return, for each note, the paragraphs in which it is called."""
    found: dict[str, set[int]] = {}
    markers = manuscript.marker_by_id
    for statement in manuscript.statements:
        for marker_id in statement.marker_ids:
            marker = markers.get(marker_id)
            if marker is not None and marker.note_id is not None:
                found.setdefault(marker.note_id, set()).add(statement.paragraph)
    return found


# What the three have in common.


def _told_days(statement: Statement) -> list[DateMention]:
    """Return the days (or months, or nights) on which the statement says that something happened."""
    return [
        one
        for one in statement.dates
        if one.relation == "on"
        and one.tense == "past"
        and not one.interval.circa
        and not one.interval.impossible
        and (one.interval.end - one.interval.start).days <= 31
    ]


def _borrowed(*mentions: DateMention) -> bool:
    """Tell whether dates took their years from different places, so that only a guess sets them apart."""
    return any(mention.interval.year_from_context for mention in mentions) and not all(
        mention.interval.year_from_context for mention in mentions
    )


def _place(mention: DateMention, says: str) -> Place:
    return Place(interval=mention.interval, span=mention.span, says=says)


def _with_suspects(conflicts: Sequence[Conflict]) -> list[Conflict]:
    """Name, in each conflict of three or more places that hang together, the one date that all of them share."""
    counts = Counter(place.span for one in conflicts for place in (one.earlier, one.later))
    result: list[Conflict] = []
    for one in conflicts:
        shared = [place for place in (one.earlier, one.later) if counts[place.span] > 1]
        if len(shared) != 1:
            result.append(one)
            continue
        suspect = shared[0]
        linked = [c for c in conflicts if suspect.span in (c.earlier.span, c.later.span)]
        alike = all(c.earlier.span == suspect.span for c in linked) or all(c.later.span == suspect.span for c in linked)
        others = tuple(
            place for c in linked for place in (c.earlier, c.later) if c is not one and place.span != suspect.span
        )
        values = {field: getattr(one, field) for field in one.__dataclass_fields__}
        result.append(Conflict(**(values | {"suspect": suspect, "others": others})) if alike else one)
    return result


def bound(conflicts: Sequence[Conflict], suspect: Place) -> date | None:
    """Return the last day that the suspect may have so that nothing is contradicted; None if it must be later."""
    ends = [one.later.interval.end for one in conflicts if one.earlier.span == suspect.span]
    return min(ends) if ends else None


def in_days(interval: DateInterval) -> str:
    """Return a date in words, saying so when its year is borrowed."""
    return in_words(interval) + (" (year taken from the context)" if interval.year_from_context else "")
