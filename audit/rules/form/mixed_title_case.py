"""FRM008: titles in headline capitals here and in sentence capitals there."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import Observation, find_habit, full_citations, listed_citations, report
from audit.rules.published import is_published
from audit.rules.rule import rule

_HEADLINE, _SENTENCE, _PARTLY = "in headline capitals", "in sentence capitals", "with a lower-case word among capitals"
_WORD = expression(r"[^\W\d_][\w’'\-]*")
_AFTER_STOP = expression(r"[:.?!—–]\s*[“‘\"'(]?$|[“‘\"'(\[]$")
_ENGLISH = frozenset(("the", "of", "and", "in", "for", "to", "on", "with", "from", "by", "at", "a", "an"))
# Words that headline capitals leave small in one style or another: prepositions, conjunctions, articles.
_SMALL_WORDS = """
a an the and but or nor for so yet as at by in of off on per to up via with from into onto over than that upon
after under above among between before behind below beneath beside beyond during except inside outside since
through throughout till toward towards until within without against about across along around like near past
versus vs v ago
"""
_SMALL = frozenset(_SMALL_WORDS.split())


@rule(id="FRM008", name="mixed-title-case", scope="document", level=Level.NOTE)
def mixed_title_case(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """English titles are capitalised like headlines here and like sentences there.

    Why:
        A list in one manner looks edited; a mixture shows that titles were pasted from several places.

    Example:
        “The Strike That Never Ended” among “The strike that never ended”.

    Instead:
        One manner throughout: that of the majority.

    Limits:
        English titles of three words and more that could be written either way; articles and books apart, notes and
        list apart. Prepositions of any length may be small. Reported once.

    References:
        Chicago Manual of Style, 18th ed., 8.159–8.161.
    """
    for citations in (list(full_citations(manuscript)), list(listed_citations(manuscript))):
        for quoted in (True, False):
            observed = []
            for citation, label in citations:
                field = citation.item.field("title")
                if field is None or not is_published(manuscript, citation):
                    continue
                if (citation.item.field("container-title") is not None) != quoted:
                    continue
                way = title_manner(str(field.value))
                if way:
                    observed.append(Observation(way=way, span=field.span, label=label))
            habit = find_habit(observed, least=5)
            if habit is not None and habit.way != _PARTLY:
                yield report(
                    habit, "English titles of articles" if quoted else "English titles of whole works", confidence=0.7
                )


def title_manner(title: str) -> str:
    """Return how a title is capitalised, "" for titles that do not tell (short, not English, all capitals)."""
    words = list(_WORD.finditer(title))
    if title.isupper() or not any(word[0].lower() in _ENGLISH for word in words):
        return ""
    telling = [
        word[0]
        for number, word in enumerate(words)
        if number and word[0].lower() not in _SMALL and len(word[0]) > 3 and not _opens(title, word.start())
    ]
    if len(telling) < 3:
        return ""
    capitals = sum(not word.islower() for word in telling)
    if capitals == len(telling):
        return _HEADLINE
    if len(telling) - capitals <= max(1, len(telling) // 4):
        return _PARTLY
    return _SENTENCE if capitals <= len(telling) / 2 else ""


def _opens(title: str, start: int) -> bool:
    """Tell whether a word opens a subtitle or a quotation, where both manners set a capital."""
    return bool(_AFTER_STOP.search(title[max(0, start - 4) : start].rstrip(" ") or " "))
