"""DAT005's finder: dated statements in, answers that are dated before what they answer out."""

import re
from collections.abc import Iterator, Sequence

from audit.language.events import ANSWERS, FOLLOWS
from audit.language.expressions import expression
from audit.model.manuscript import Manuscript
from audit.model.statement import DateMention, Statement
from audit.rules.dates.conflicts import Conflict, place_of, told_days
from audit.rules.dates.sources import notes_of

_LOOK_BACK = 4  # statements before an answer in which its cause is sought
_PLUPERFECT = expression(
    r"\b(?:had (?:already|earlier|previously|\w+ed\b)|earlier|previously|previous|prior|already)\b", re.IGNORECASE
)
_ORDINARY_FOLLOWING = expression(
    r"following\s+(?:day|days|week|month|year|years|morning|evening|night|afternoon|spring|summer|autumn|fall|winter|"
    r"january|february|march|april|may|june|july|august|september|october|november|december|century|decade|section|"
    r"chapter|table|figure|note|example|passage|list|questions?|terms|[a-z]+s:)\b|following:",
    re.IGNORECASE,
)


def answers_before_causes(manuscript: Manuscript, dated: Sequence[Statement]) -> Iterator[Conflict]:
    """Yield each answer that is dated before its cause: the one in its own sentence, or the last one told before."""
    for index, statement in enumerate(dated):
        explicit = _explicit_answer(manuscript, statement)
        if explicit is not None:
            yield explicit
            continue
        answer = ANSWERS.search(statement.content)
        if answer is None or _PLUPERFECT.search(statement.content) or not statement.events:
            continue
        effects = told_days(statement)
        if len(effects) != 1 or len(statement.dates) != 1:
            continue
        cause = _cause_before(statement, dated[max(0, index - _LOOK_BACK) : index])
        if cause is None or not effects[0].interval.before(cause.interval):
            continue
        phrase = answer[0].lower()
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
    text = statement.content
    for match in (*FOLLOWS.finditer(text), *ANSWERS.finditer(text)):
        if match[0].lower() == "following" and _ORDINARY_FOLLOWING.match(text, match.start()):
            continue
        if match.re is ANSWERS and not (match["to"] or match["verb"]):
            continue
        offset = statement.span.start
        limit = _clause_end(text, match.end())
        within = [one for one in statement.dates if match.end() <= one.span.start - offset < limit]
        causes = within[:1] if _apart(text, offset, within) else within
        effects = [one for one in statement.dates if one not in causes and one.relation == "on"]
        if len(causes) != 1 or not effects or causes[0].interval.precision not in ("day", "month"):
            continue
        effect = min(effects, key=lambda one: abs(one.span.start - offset - match.start()))
        exact = effect.interval.precision in ("day", "month") and "announced" not in (effect.tense,)
        if exact and not _borrowed(effect, causes[0]) and effect.interval.before(causes[0].interval):
            return Conflict(
                law="DAT005",
                earlier=place_of(causes[0], f"the cause (“{match[0].lower()}”)"),
                later=place_of(effect, "the effect"),
                span=effect.span,
                confidence=0.9,
                note=_label(manuscript, statement),
            )
    return None


def _apart(text: str, offset: int, dates: Sequence[DateMention]) -> bool:
    """Tell whether words of another clause stand between the first two of some dates: "… of D the council met on E"."""
    if len(dates) < 2:
        return False
    between = text[dates[0].span.end - offset : dates[1].span.start - offset].split()
    return len(between) > 2 and between[0].lower() not in ("and", "or", "to", "until", "through")


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
        days = [one for one in told_days(candidate) if not one.interval.year_from_context]
        return days[0] if len(days) == 1 else None
    return None


def _borrowed(*mentions: DateMention) -> bool:
    """Tell whether dates took their years from different places, so that only a guess sets them apart."""
    return any(mention.interval.year_from_context for mention in mentions) and not all(
        mention.interval.year_from_context for mention in mentions
    )
