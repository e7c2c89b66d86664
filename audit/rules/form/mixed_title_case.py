"""FRM008: titles in headline capitals here and in sentence capitals there."""

from collections.abc import Iterator

from audit.language.expressions import expression
from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.form.majority import (
    Observation,
    find_habit,
    full_citations,
    listed_citations,
    report,
    report_demanded,
)
from audit.rules.published import is_parted, is_published
from audit.rules.rule import rule

_HEADLINE, _SENTENCE, _PARTLY = "in headline capitals", "in sentence capitals", "with a lower-case word among capitals"
_WORD = expression(r"[^\W\d_][\w’'\-]*")
_AFTER_STOP = expression(r"[:.?!—–]\s*[“‘\"'(]?$|[“‘\"'(\[]$")
_ENGLISH = frozenset(("the", "of", "and", "in", "for", "to", "on", "with", "from", "by", "at", "a", "an"))
_MATTERS = {True: "titles of articles", False: "titles of whole works"}  # in something larger, or whole
_COMMON_END = expression(r"[a-z](?:tion|sion|ment|ness|ity|ism|ies|ing|ance|ence|ship|tures?|ical|ive|ous|ful|able)s?$")
# Words of titles that no name is made of.
_COMMON_WORDS = """
analysis approach approaches aspect aspects attitude attitudes behavior behaviour belief beliefs case cases cause
causes change changes children choice comparison concept concepts consequence consequences culture debate decline
development digital economics effect effects emotion emotions essays evidence factor factors future gender growth
guide handbook health history idea ideas identity impact implications influence introduction issues knowledge language
learning limits making market markets meaning memory method methods model models narrative nature notes origin origins
outcome outcomes overview pattern patterns perspective perspectives policy politics practice practices principles
problem problems process question questions reader reading readings research results review rise risk role science
sexual social society sources stories story studies study success survey system systems teaching text texts theories
theory thinking thought trend trends trial trials understanding value values view views women word words work workers
writing
"""
_COMMON = frozenset(_COMMON_WORDS.split())
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
        list apart. Prepositions of any length may be small. Reported once. A style profile decides in the majority's
        place; where it asks for sentence capitals, a title counts as departing only by words that are no names: such
        as the manuscript has in small letters, or that end as no name does (-tion, -ness).

    References:
        Chicago Manual of Style, 18th ed., 8.159.
    """
    demanded: list[Observation] = []
    for citations in (list(full_citations(manuscript)), list(listed_citations(manuscript))):
        for quoted, matter in _MATTERS.items():
            observed = []
            for citation, label in citations:
                field = citation.item.field("title")
                asked = lookups.demand("FRM008", matter) is not None and is_parted(manuscript, citation)
                if field is None or not (asked or is_published(manuscript, citation)):
                    continue
                if (citation.item.field("container-title") is not None) != quoted:
                    continue
                way = title_manner(str(field.value))
                if way:
                    observed.append(Observation(way=way, span=field.span, label=label, matter=matter))
            demand = lookups.demand("FRM008", matter)
            if demand is not None:
                demanded += _surely_told(manuscript, observed) if _SENTENCE in demand.ways else observed
                continue
            habit = find_habit(observed, least=5)
            if habit is not None and habit.way != _PARTLY:
                yield report(habit, f"English {matter}", confidence=0.7)
    yield from report_demanded("FRM008", demanded, lookups, confidence=0.8)


def _surely_told(manuscript: Manuscript, observed: list[Observation]) -> list[Observation]:
    """Leave out titles whose capitals may all be those of names."""
    if not observed:
        return []
    small = {word for word in _WORD.findall(manuscript.text) if word.islower()}
    return [o for o in observed if o.way == _SENTENCE or _has_common_capital(o.span.of(manuscript.text), small)]


def _has_common_capital(title: str, small: set[str]) -> bool:
    """Tell whether two words of a title at least have a capital that no name gives them."""
    common = [
        word[0]
        for number, word in enumerate(_WORD.finditer(title))
        if number and len(word[0]) > 3 and word[0][0].isupper() and not _opens(title, word.start())
    ]
    return sum(_is_common(word, small) for word in common) > 1


def _is_common(word: str, small: set[str]) -> bool:
    return word.lower() in small or word.lower() in _COMMON or bool(_COMMON_END.search(word))


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
