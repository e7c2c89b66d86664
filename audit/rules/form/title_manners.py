"""The title of a work in; how it is capitalised, in the words of the manuals, and whether that is sure, out."""

from audit.language.expressions import expression
from audit.model.manuscript import Manuscript
from audit.model.span import Span

HEADLINE, SENTENCE, PARTLY = "in headline capitals", "in sentence capitals", "with a lower-case word among capitals"
WORD = expression(r"[^\W\d_][\w’'\-]*")
_AFTER_STOP = expression(r"[:.?!—–]\s*[“‘\"'(]?$|[“‘\"'(\[]$")
_FOREIGN_WORDS = """
der die das des dem den und zur zum im von für über la le les du de et dans sur pour au aux il lo gli di della dello
dei delle nel nella e per con el los las del y por para een het van voor och og
"""
_FOREIGN = frozenset(_FOREIGN_WORDS.split())
_ENGLISH = frozenset(("the", "of", "and", "in", "for", "to", "on", "with", "from", "by", "at", "a", "an"))
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
versus vs v ago according concerning considering despite regarding amid amidst amongst unlike including
"""
_SMALL = frozenset(_SMALL_WORDS.split())
# The name of a body keeps its capitals in either manner: words with capitals around one of these, small ones between.
_BODY = expression(
    r"(?:\b[A-Z][\w’'-]{0,40}\s(?:(?:of|for|the|and|on)\s){0,2}){0,6}"
    r"\b(?:Academy|Administration|Agency|Association|Authority|Bank|Board|Bureau|Centers?|Centres?|College|Commission|Committee|"
    r"Conference|Congress|Convention|Corporation|Council|Court|Department|Federation|Foundation|Fund|(?:Working|Study)\sGroup|Institutes?|League|Ministry|"
    r"Museum|Office|Organi[sz]ation|Parliament|Senate|Service|Society|Trust|Union|University)\b"
    r"(?:\s(?:(?:of|for|the|and|on)\s){1,2}[A-Z][\w’'-]*){0,5}"
)
_WHOLE = 0.9  # share in italics from which a title is italic as a whole


def title_manner(title: str) -> str:
    """Return how a title is capitalised, "" for titles that do not tell (short, not English, all capitals)."""
    words = list(WORD.finditer(title))
    if title.isupper() or not _is_english([word[0].lower() for word in words]):
        return ""
    bodies = [match.span() for match in _BODY.finditer(title)]
    telling = [
        word[0]
        for number, word in enumerate(words)
        if number
        and word[0].lower() not in _SMALL
        and len(word[0]) > 3
        and not _opens(title, word.start())
        and not any(start <= word.start() < end for start, end in bodies)
    ]
    if len(telling) < 3:
        return ""
    capitals = sum(not word.islower() for word in telling)
    if capitals == len(telling):
        return HEADLINE
    if len(telling) - capitals <= max(1, len(telling) // 4):
        return PARTLY
    return SENTENCE if capitals <= len(telling) / 2 else ""


def _is_english(words: list[str]) -> bool:
    """Tell whether a title has small words of English, and no more of other tongues."""
    english = sum(word in _ENGLISH for word in words)
    return english > 0 and sum(word in _FOREIGN for word in words) <= english


def _opens(title: str, start: int) -> bool:
    """Tell whether a word opens a subtitle or a quotation, where both manners set a capital."""
    return bool(_AFTER_STOP.search(title[max(0, start - 4) : start].rstrip(" ") or " "))


def is_sure(manuscript: Manuscript, span: Span, manner: str, small: set[str]) -> bool:
    """Tell whether the manner of a title tells its author's: no words in other type or in quotation marks, no names.

    `small` are words that the manuscript has in small letters, too: they are no names where they have capitals.
    """
    title = span.of(manuscript.text)
    styles = (one.span for one in manuscript.document.styles_in(span) if one.style == "italic")
    italic = sum(min(one.end, span.end) - one.start for one in styles)
    if 0 < italic < _WHOLE * len(span):
        return False
    if any(mark in title[1:-1] for mark in '“”‘"«»'):
        return False
    return manner == SENTENCE or _has_common_capital(title, small)


def _has_common_capital(title: str, small: set[str]) -> bool:
    """Tell whether two words of a title at least have a capital that no name gives them."""
    common = [
        word[0]
        for number, word in enumerate(WORD.finditer(title))
        if number and len(word[0]) > 3 and word[0][0].isupper() and not _opens(title, word.start())
    ]
    return sum(_is_common(word, small) for word in common) > 1


def _is_common(word: str, small: set[str]) -> bool:
    return word.lower() in small or word.lower() in _COMMON or bool(_COMMON_END.search(word))
