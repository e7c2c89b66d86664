"""DAT006's finder: dated statements and titles in, one event with two dates out."""

from collections import Counter
from collections.abc import Iterator, Sequence

from audit.language.narrative import AGAIN
from audit.language.phrases import words_of
from audit.model.dates import DateInterval
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.model.statement import DateMention, Statement
from audit.rules.dates.conflicts import Conflict, Place, place_of, told_days
from audit.rules.dates.sources import PUBLISHED_TYPES, notes_of, quoted_title

_RARE = 2  # statements of the text in which a rare name may stand
_RARE_PAIR = 4  # the same, where two names must be shared
# Kinds of events that come again and again with the same names.
_RECURRING = frozenset({"meeting", "visit", "speech", "statement"})


def events_dated_twice(manuscript: Manuscript, dated: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield events that two places date differently: two sentences, or a sentence and a title or its day of issue."""
    texts = [one for one in manuscript.statements if one.paragraph >= 0]
    frequency = Counter(name for one in texts for name in set(one.names))
    yield from _text_against_text(dated, frequency)
    by_name: dict[str, list[Statement]] = {}
    for statement in dated:
        if statement.events and told_days(statement):
            for name in statement.names:
                if frequency[name] <= _RARE:
                    by_name.setdefault(name, []).append(statement)
    titles = [one for one in manuscript.statements if one.citation_id and one.events and one.note_id]
    paragraphs = _paragraphs_of_notes(manuscript)
    told_by_note = _told_by_note(manuscript, dated)
    for title in titles:
        if title.tense != "past":
            continue
        conflict = _title_date_against_text(manuscript, title, told_by_note)
        if conflict is None and by_name:
            conflict = _title_against_text(manuscript, title, by_name, paragraphs)
        if conflict is not None:
            yield conflict


def _text_against_text(dated: Sequence[Statement], frequency: Counter[str]) -> Iterator[Conflict]:
    """Yield pairs of sentences that tell of one event, by two rare names and its kind, and date it differently.

    Only a slip's distance counts: the same day of another year, or some days; and only where neither sentence says
    that the event came again.
    """
    groups: dict[tuple[str, str], list[tuple[Statement, DateMention]]] = {}
    for statement in dated:
        days = told_days(statement)
        if len(statement.dates) != 1 or len(days) != 1 or days[0].interval.precision != "day":
            continue
        if days[0].interval.year_from_context or AGAIN.find(words_of(statement.content), statement.tongues):
            continue
        rare = sorted(name for name in statement.names if frequency[name] <= _RARE_PAIR)
        for first, name in enumerate(rare[:8]):
            for other in rare[first + 1 : 8]:
                groups.setdefault((name, other), []).append((statement, days[0]))
    told: set[Span] = set()
    for names, members in groups.items():
        odd = _odd_one(members)
        if odd is None:
            continue
        b, (a, *more) = odd
        kinds = set.intersection(*(set(statement.events) for statement, _ in members)) - _RECURRING
        if not kinds or b.span in told or not _slip(a.interval, b.interval):
            continue
        told.add(b.span)
        event = f"the event of {' and '.join(names)}"
        again = place_of(b, "told a second time, it" if not more else "told once more, it")
        yield Conflict(
            law="DAT006",
            earlier=place_of(a, event),
            later=again,
            span=b.span,
            confidence=0.8 if more else 0.7,
            shared=names,
            suspect=again if more else None,
            others=tuple(place_of(other, event) for other in more),
        )


def _odd_one(members: Sequence[tuple[Statement, DateMention]]) -> tuple[DateMention, list[DateMention]] | None:
    """Return the one date that stands against all others, which are alike; of two dates the second; else None."""
    if not 2 <= len(members) <= _RARE_PAIR:
        return None
    dates = [mention for _, mention in members]
    if len(dates) == 2:
        return dates[1], dates[:1]
    counts = Counter(mention.interval.iso() for mention in dates)
    if sorted(counts.values()) != [1, len(dates) - 1]:
        return None
    odd = next(mention for mention in dates if counts[mention.interval.iso()] == 1)
    return odd, [mention for mention in dates if mention is not odd]


def _slip(a: DateInterval, b: DateInterval) -> bool:
    """Tell whether two days differ as one misprinted day does: in the day alone, the month alone or the year alone."""
    if a.meets(b):
        return False
    x, y = a.start, b.start
    return sum((x.day != y.day, x.month != y.month, x.year != y.year)) == 1


def _told_by_note(manuscript: Manuscript, dated: Sequence[Statement]) -> dict[str, list[Statement]]:
    """Return the dated statements that each note closes."""
    found: dict[str, list[Statement]] = {}
    for statement in dated:
        for note in notes_of(manuscript, statement):
            found.setdefault(note.id, []).append(statement)
    return found


def _title_date_against_text(
    manuscript: Manuscript, title: Statement, told: dict[str, list[Statement]]
) -> Conflict | None:
    """Return the conflict of a day named in a source's title with the day that the text gives its event."""
    named = [one for one in title.dates if one.interval.precision == "day" and not one.interval.year_from_context]
    note = manuscript.note_by_id.get(title.note_id or "")
    if len(named) != 1 or note is None:
        return None
    for statement in told.get(note.id, ()):
        days = [one for one in told_days(statement) if not one.interval.year_from_context]
        if len(days) != 1 or len(statement.dates) != 1 or not set(statement.events) & set(title.events):
            continue
        if days[0].interval.precision == "day" and _slip(days[0].interval, named[0].interval):
            return Conflict(
                law="DAT006",
                earlier=place_of(days[0], "the event in the text"),
                later=place_of(named[0], f"the event in its source's title, {_quoted(title)},"),
                span=days[0].span,
                confidence=0.85,
                note=note.label,
            )
    return None


def _quoted(title: Statement) -> str:
    """Return a title's own words in quotation marks, cut when they are long."""
    words = " ".join(title.content.split())
    return f"“{words}”" if len(words) <= 90 else f"“{words[:90].rsplit(' ', 1)[0]} …”"


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
    days = [(one, statement, name) for statement, name in same for one in told_days(statement)]
    if not days or any(not issued.before(one.interval) for one, _, _ in days):
        return None  # an event of that name before the source came out is what the title speaks of
    if any(one.interval.year_from_context for one, _, _ in days) or len({one.interval.iso() for one, _, _ in days}) > 1:
        return None
    mention, _, _ = days[0]
    shared = tuple(dict.fromkeys(name for _, _, name in days))
    return Conflict(
        law="DAT006",
        earlier=place_of(mention, f"the event at {' and '.join(shared)}" if shared else "the event"),
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
