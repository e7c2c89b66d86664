"""DAT004's finder: dated statements with their notes in, sources older than the event they are cited for out."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from audit.language.announcing import puts_off
from audit.language.narrative import DENIES, TAKES_UP
from audit.language.phrases import words_of
from audit.model.citation import Citation, Item
from audit.model.dates import DateInterval
from audit.model.manuscript import Manuscript, Note
from audit.model.span import Span
from audit.model.statement import Statement
from audit.rules.dates.conflicts import Conflict, Place, place_of
from audit.rules.dates.sources import (
    PUBLISHED_TYPES,
    dates_of_note,
    holds_one_source,
    notes_of,
    quoted_title,
    sources_of,
    stands_as_year,
)

_FEW_DAYS = 31
# Words of a note that cites papers kept somewhere: what is dated there is no publication.
_ARCHIVAL = frozenset(
    """archive archives archiv archivs archivo arquivo archivio archief rijksarchief staatsarchiv landesarchiv
    bundesarchiv hauptarchiv stadtarchiv nationalarchiv box boxes folder kasten karton mappe carton cartons caja carpeta
    legajo busta faldone caixa maço doos nachlass nachlaß papers papiers papeles carte papéis papieren fonds fondo
    fundo ms mss manuscript manuscrit manuscrito handschrift""".split()
)
_NEXT_DAY = 1
_NEAR = 3  # characters between two sentences that follow one another


def sources_before_events(manuscript: Manuscript, dated: Sequence[Statement], taken: set[Span]) -> Iterator[Conflict]:
    """Yield each statement whose event is later than every source cited for it; dates in `taken` are told already."""
    carried = _carried(manuscript)
    for statement in dated:
        closing = statement if statement.marker_ids else carried.get(statement.span)
        if closing is None or statement.tense != "past":
            continue
        if any(mention.tense == "announced" for mention in statement.dates):
            continue
        told = [one for one in statement.dates if one.relation == "on" and not one.interval.year_from_context]
        exact = [one for one in told if _is_exact(one.interval)]
        if not exact or len(exact) != len(statement.dates) or any(one.span in taken for one in exact):
            continue
        if _denies(statement):
            continue
        event = min(exact, key=lambda one: one.interval.start)
        for note in notes_of(manuscript, closing):
            source = _latest_source(manuscript, note)
            if source is None or not source[2].before(event.interval):
                continue
            citation, item, issued = source
            if closing is not statement and issued.precision != "day":
                continue
            if not _comparable(event.interval, issued):
                continue
            if puts_off(item.text("title"), statement.events, words_of(statement.content)):
                continue
            issued_field = citation.item.field("issued") or item.field("issued")
            span = issued_field.span if issued_field is not None else citation.span
            yield Conflict(
                law="DAT004",
                earlier=place_of(event, "the event"),
                later=Place(interval=issued, span=span, says=f"its source, {quoted_title(item)}"),
                span=event.span,
                confidence=0.8 if issued.precision == "day" else 0.7,
                note=note.label,
            )
            break


def _carried(manuscript: Manuscript) -> dict[Span, Statement]:
    """Return, for sentences without a note of their own, the next sentence that carries on their claim to its note.

    It follows at once, has no date, and takes up what was told: "It lasted an hour.", "The attack was repelled."
    """
    found: dict[Span, Statement] = {}
    texts = [one for one in manuscript.statements if one.paragraph >= 0]
    for before, after in pairwise(texts):
        near = after.paragraph == before.paragraph and after.span.start - before.span.end <= _NEAR
        carries = bool(before.dates and after.marker_ids) and not before.marker_ids and not after.dates
        if near and carries and _takes_up(after) and not _denies(after):
            found[before.span] = after
    return found


def _takes_up(statement: Statement) -> bool:
    return any(first == 0 for first, _ in TAKES_UP.find_all(words_of(statement.content[:40])[:3]))


def _denies(statement: Statement) -> bool:
    return DENIES.find(words_of(statement.content), statement.tongues) is not None


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
        if (
            issued is not None
            and issued_field is not None
            and not stands_as_year(manuscript.text, issued_field.span, issued)
        ):
            return None
        if issued is not None and (latest is None or issued.end > latest[2].end):
            latest = citation, item, issued
    if latest is None or latest[2].precision not in ("day", "month", "year"):
        return None
    others = [one for one in dates_of_note(manuscript, note) if one.role != "accessed"]
    if any(one.interval.end > latest[2].end and one.role != "title" for one in others):
        return None
    return None if _is_archival(manuscript, note) else latest


def _is_archival(manuscript: Manuscript, note: Note) -> bool:
    return not _ARCHIVAL.isdisjoint(words_of(manuscript.content_by_note[note.id].text))


def _is_exact(interval: DateInterval) -> bool:
    """Tell whether a date says when something happened: a day, a night, some days, a month or a year."""
    if interval.circa:
        return False
    few = interval.precision == "range" and (interval.end - interval.start).days <= _FEW_DAYS
    return few or interval.precision in ("day", "month", "year")


def _comparable(event: DateInterval, issued: DateInterval) -> bool:
    """Tell whether the two precisions bear a verdict: not a paper of the day before (time zones, evening papers), and
    bare years only when they differ by more than one.
    """
    if issued.precision == "year" or event.precision == "year":
        return event.start.year - issued.end.year > 1
    return (event.start - issued.end).days > _NEXT_DAY
