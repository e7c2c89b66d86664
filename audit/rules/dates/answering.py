"""DAT005's finder: dated statements in, answers that are dated before what they answer out."""

from collections.abc import Iterator, Sequence

from audit.language.events import event_kind
from audit.language.expressions import expression
from audit.language.narrative import AFTER_EVENT, ANSWERS, ASIDE, ASIDE_BEHIND_STOP, FOLLOWS, LEADS_TO, STEPS_BACK
from audit.language.phrases import WordPlace, places_of, words_of
from audit.model.manuscript import Manuscript
from audit.model.statement import DateMention, Statement
from audit.rules.dates.conflicts import Conflict, place_of, told_days
from audit.rules.dates.sources import notes_of

_LOOK_BACK = 4  # statements before an answer in which its cause is sought
_REACH = 90  # characters behind a phrase in which the date of the cause stands
_STOPS = frozenset(",;:.")
_STOP = expression(r"[,;:()]\s?")
_JOINS = frozenset("and or to until through und oder bis et ou au à y o a al e ed en of tot".split())
# What "following" leads to when it is no preposition: the next in a row, or what is printed below.
_NEXT = frozenset(
    """day days week month year years morning evening night afternoon spring summer autumn fall winter january february
    march april may june july august september october november december century decade section chapter table figure
    note example passage list question questions terms""".split()
)


def answers_before_causes(manuscript: Manuscript, dated: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield each answer that is dated before its cause: the one in its own sentence, or the last one told before."""
    for index, statement in enumerate(dated):
        explicit = _explicit_answer(manuscript, statement)
        if explicit is not None:
            yield explicit
            continue
        if not statement.events:
            continue
        effects = told_days(statement)
        if len(effects) != 1 or len(statement.dates) != 1:
            continue
        words = words_of(statement.content)
        if _answer(words) is None or STEPS_BACK.find(words, statement.tongues) is not None:
            continue
        places = places_of(statement.content)
        answer = _answer([place.word for place in places])
        if answer is None:
            continue
        cause = _cause_before(statement, dated[max(0, index - _LOOK_BACK) : index])
        if cause is None or not effects[0].interval.before(cause.interval):
            continue
        phrase = statement.content[places[answer[0]].start : places[answer[1] - 1].end].lower()
        yield Conflict(
            law="DAT005",
            earlier=place_of(cause, "what it answers"),
            later=place_of(effects[0], f"the answer (“{phrase}”)"),
            span=effects[0].span,
            confidence=0.85,
            note=_label(manuscript, statement),
        )


def _explicit_answer(manuscript: Manuscript, statement: Statement) -> Conflict | None:
    """Return the conflict within one sentence that dates both: "on May 3, in response to the attack of May 5"."""
    if len(statement.dates) < 2:
        return None
    text, offset = statement.content, statement.span.start
    words = words_of(text)
    if FOLLOWS.find(words) is None and AFTER_EVENT.find(words, statement.tongues) is None:
        return None
    for start, end in _phrases(statement, places_of(text)):
        limit = _clause_end(text, end)
        within = [one for one in statement.dates if end <= one.span.start - offset < limit]
        causes = within[:1] if _apart(text, offset, within) else within
        effects = [one for one in statement.dates if one not in causes and _is_told_for_itself(statement, one)]
        effects = [one for one in effects if not causes or not one.interval.meets(causes[0].interval)]  # told twice
        if len(causes) != 1 or not effects or causes[0].interval.precision not in ("day", "month"):
            continue
        effect = min(effects, key=lambda one: abs(one.span.start - offset - start))
        exact = effect.interval.precision in ("day", "month") and "announced" not in (effect.tense,)
        if exact and not _borrowed(effect, causes[0]) and effect.interval.before(causes[0].interval):
            return Conflict(
                law="DAT005",
                earlier=place_of(causes[0], f"the cause (“{' '.join(text[start:end].split()).lower()}”)"),
                later=place_of(effect, "the effect"),
                span=effect.span,
                confidence=0.9,
                note=_label(manuscript, statement),
            )
    return None


def _is_told_for_itself(statement: Statement, mention: DateMention) -> bool:
    """Tell whether a date is that of what the sentence tells, and not of an aside: "on which the report of D"."""
    text, offset = statement.content, statement.span.start
    parts = _STOP.split(text[: mention.span.start - offset])
    before = words_of(parts[-1])
    after = words_of(_STOP.split(text[mention.span.end - offset :].lstrip(","), maxsplit=1)[0])
    aside = not ASIDE.isdisjoint(before) or (len(parts) > 1 and not ASIDE_BEHIND_STOP.isdisjoint(before[:3]))
    return mention.relation == "on" and not aside and "had" not in after


def _phrases(statement: Statement, places: Sequence[WordPlace]) -> Iterator[tuple[int, int]]:
    """Yield where the sentence names what something followed: offsets of "in response to", "after" (an event)."""
    words = [place.word for place in places]
    for first, end in FOLLOWS.find_all(words):
        if words[first] == "following" and _is_ordinary(words[end : end + 1]):
            continue
        yield places[first].start, places[end - 1].end
    for first, end in AFTER_EVENT.find_all(words, statement.tongues):
        if any(event_kind(word, statement.tongues) is not None for word in _until_stop(words, end)):
            yield places[first].start, places[end - 1].end


def _until_stop(words: Sequence[str], start: int) -> Iterator[str]:
    """Yield the next few words: those of a noun and its article."""
    for word in words[start : start + 4]:
        if word in _STOPS:
            return
        yield word


def _is_ordinary(after: Sequence[str]) -> bool:
    return not after or after[0] in _NEXT or after[0] in _STOPS


def _answer(words: Sequence[str]) -> tuple[int, int] | None:
    """Return the words that say that the sentence tells an answer: index of the first, and after the last."""
    found = ANSWERS.find(words)
    return None if found is None or (found[0] and words[found[0] - 1] in LEADS_TO) else found


def _apart(text: str, offset: int, dates: Sequence[DateMention]) -> bool:
    """Tell whether words of another clause stand between the first two of some dates: "… of D the council met on E"."""
    if len(dates) < 2:
        return False
    between = text[dates[0].span.end - offset : dates[1].span.start - offset].split()
    return len(between) > 1 and between[0].lower() not in _JOINS


def _label(manuscript: Manuscript, statement: Statement) -> str | None:
    """Return the label of the note that closes the statement."""
    return next((note.label for note in notes_of(manuscript, statement)), None)


def _clause_end(text: str, start: int) -> int:
    """Return where the clause that begins at `start` ends: at a stop that is not a date's own, or some way on."""
    end = min(len(text), start + _REACH)
    for at in range(start, end):
        if text[at] in _STOPS and not text[at + 1 : at + 3].strip()[:1].isdigit() and not text[at - 1].isdigit():
            return at + 1
    return end


def _cause_before(answer: Statement, before: Sequence[Statement]) -> DateMention | None:
    """Return the date of the event that an answer without a cause of its own answers: the last one told before it."""
    for candidate in reversed(before):
        if candidate.paragraph != answer.paragraph or not set(candidate.events) & set(answer.events):
            continue
        if _answer(words_of(candidate.content)) is not None:
            return None
        days = [one for one in told_days(candidate) if not one.interval.year_from_context]
        return days[0] if len(days) == 1 else None
    return None


def _borrowed(*mentions: DateMention) -> bool:
    """Tell whether dates took their years from different places, so that only a guess sets them apart."""
    return any(mention.interval.year_from_context for mention in mentions) and not all(
        mention.interval.year_from_context for mention in mentions
    )
