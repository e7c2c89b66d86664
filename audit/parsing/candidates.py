"""Everything in the text that could be a note marker: a `Document` comes in, candidates in reading order go out.

A candidate is not yet a marker: m², ¹⁴C, 10⁶, years and list numbers are candidates too, with a low weight. The
sequence decides (`audit.parsing.numbering`).
"""

import re
from bisect import bisect_right
from dataclasses import replace

from audit.language.expressions import expression
from audit.language.numerals import NOTE_SYMBOLS, decimal, from_superscript, misread, roman
from audit.model.document import Document
from audit.model.manuscript import MarkerStyle
from audit.model.record import record
from audit.model.span import Span

RAISED: frozenset[MarkerStyle] = frozenset({"unicode-superscript", "superscript", "html-sup", "caret", "math"})


@record
class MarkerCandidate:
    """A possible marker. `weight`, 0 to 1, is how much its look and place speak for a marker, the sequence aside."""

    span: Span
    label: str
    number: int | None
    style: MarkerStyle
    weight: float
    opens: bool = False  # the first 1 after a heading, where a new sequence may begin
    page: int | None = None  # known where the notes stand at the foot of pages
    afresh: bool = False  # it and the note at the foot of its page are both numbered 1


_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
# A sign that a typed marker can begin with (prose has few of these, so that the long pattern is tried rarely), or a
# number on the line: not one that signs, digits or letters beside it make a sum, a range, a power or a decade.
_TRIGGER = expression(rf"[{_SUP}⁽<$\\^\[(1-9](?:(?<=\D)|(?P<plain>(?<![\d$€£–\-/].)\d{{0,4}}(?![\w%°'’/=+×)\]])))")
# Every alternative is bounded, so that the scan is linear.
_TYPED = expression(
    rf"""
      (?P<unicode>⁽?[{_SUP}]{{1,6}}(?:[,⁻˒⸴][{_SUP}]{{1,6}}){{0,8}}⁾?)
    | <sup[^<>]{{0,80}}>\s{{0,3}}(?P<sup>[^<>\n]{{1,24}}?)\s{{0,3}}</sup>
    | (?:\\\(|\$)\s{{0,2}}\^\s?(?:\{{\s?(?P<math>[^{{}}$\n]{{1,24}}?)\s?\}}|(?P<bare>\d))\s{{0,2}}(?:\\\)|\$)
    | \^(?P<caret>\d{{1,5}})\^
    | \^\{{(?P<broken>[^{{}}\n]{{1,16}})\}}
    | \[\^(?P<pandoc>[^\]\s]{{1,40}})\]
    | \[(?P<bracket>\d{{1,5}})\]
    | \((?P<paren>\d{{1,3}})\)
    """,
    re.VERBOSE,
)
_STYLES: dict[str, MarkerStyle] = {
    "unicode": "unicode-superscript",
    "sup": "html-sup",
    "math": "math",
    "bare": "math",
    "broken": "math",
    "caret": "caret",
    "pandoc": "pandoc",
    "bracket": "bracket",
    "paren": "bracket",
}
# The label of an entry, its brackets and the space after it are no longer.
LABEL_LENGTH = 7
# What follows the name of a function and a raised number, in "sinh² x", "log² 2".
_FUNCTION = expression(r"(?:a?(?:sin|cos|tan|cot|sec|csc)h?|log|ln|exp)\Z")
_ARGUMENT = expression(r"\s?\(?(?:[^\W\d_]|\d{1,3})(?![^\W_])")
# A power of ten, or a unit after its number, makes the raised number an exponent; a lone unit may be a word.
_POWER = expression(r"(?:(?:^|\D)10|\d[\s\u202f]?(?:[kcdmµμn]?m|[кдсм]?м|ft|in|yd|mi|s|с|Å))\Z")
_UNIT = expression(r"(?:^|[\s(/·.])(?:[kcdmµμn]?m|[кдсм]?м|ft|in|yd|mi|s|x|y|z|r|n|R|χ|Å|deg)\Z")
_PART = expression(r"([^,;\s]{1,24})(?:\s?[,;]\s?|\s{1,3}|\Z)")  # one number of a raised group
_APART = expression(r"[^\s][,;\s]")
_NAME = expression(r"[^\W\d_][^\W\d_-]{2,23}(?:-[^\W\d_]{1,20}){0,3}\Z")
_DECIMAL = expression(r"(?:^|[^\d,.])\d{1,3}\Z")  # «2.3», but not «5,000.12» or «2020.12»
_APPENDIX = expression(r"(?:^|[\s(])[A-HJ-UWYZ]\Z")  # «A.2»; I, V and X count wars and kings
_WORD = expression(r"""(?:\w{2}|[^\W\d_a-zA-Zα-ωΑ-Ω])[.,;:!?…"“”'‘’«»‹›)\]}*_ \u00a0\u202f]{0,6}\Z""")
_LEADERS = expression(r"(?:\.[ \u00a0]?){5}\Z")  # «The Story . . . . . . 7»
_LEVEL = expression(r"\d\.\d{1,3}\Z")  # «3.7.3»
# Abbreviations that announce a number of their own.
_NUMBERED = expression(
    r"\b(?:no|nos|nr|vol|vols|pp?|art|arts|ch|chap|sec|cl|fig|bd|s|nn?|f|ff|fol|c|ca|num|par|para)\. \Z", re.I
)
# «see note 4⁶», «Section 230¹⁴»: what bears a number of its own is raised to no power.
_BEARING = expression(
    r"(?:\b(?:(?:foot|end)?notes?|nota|chap(?:ter|itre)|kapitel|cap[ií]t(?:ul|ol)o|cap|ch|part|parte|teil|title|titre|section|sections|"
    r"sec|abschnitt|articles?|artikel|art[ií]c(?:ul|ol)o|arts?|clause|rule|act|bill|paragraphs?|para|abs|pages?|seite|pp?|volume|"
    r"vol|band|bd|tome|tomo|book|livre|libro|table|tables|tabelle|figure|fig|abb|nos?|nr|resolution|amendment|protocol|"
    r"number|nummer|numéro|número|numero|lines?|vers|verse|anm|fn|n)[.:]?|§)\s\d{1,4}\Z",
    re.IGNORECASE,
)
_CLOSING = frozenset(".,;:!?…\"'”’»›)]}")
_QUOTES_CLOSING = frozenset("\"'”’»›")


def find_candidates(document: Document) -> tuple[MarkerCandidate, ...]:
    """Return the candidates of the whole document in reading order; a raised span and its typed form count once."""
    text = document.text
    found = [*_typed(text), *_raised(document)]
    found.sort(key=lambda c: (c.span.start, c.style == "plain", -len(c.span)))
    kept: list[MarkerCandidate] = []
    for candidate in found:
        if kept and candidate.span.start < kept[-1].span.end:
            if kept[-1].style == "plain" and candidate.style == "superscript":
                kept[-1] = candidate  # "ESC/P2²": what is raised is no part of the number before it
            continue
        kept.append(candidate)
    silent = [block.span for block in document.blocks if block.kind in ("code", "comment", "table", "furniture")]
    # The number in brackets that begins an entry of a list of references is its label.
    silent += [
        Span(block.span.start, block.span.start + LABEL_LENGTH)
        for block in document.blocks
        if block.kind == "reference"
    ]
    kept = _outside(kept, silent + [styled.span for styled in document.styles if styled.style == "code"])
    return _opening(kept, [block.span.start for block in document.blocks if block.kind == "heading"])


def _opening(candidates: list[MarkerCandidate], headings: list[int]) -> tuple[MarkerCandidate, ...]:
    """Return the candidates, the first 1 of each section marked as one that may open a sequence."""
    opened: set[int] = set()
    marked = []
    for candidate in candidates:
        if candidate.number == 1 and candidate.weight >= 0.2:
            section = bisect_right(headings, candidate.span.start)
            if section not in opened:
                opened.add(section)
                candidate = replace(candidate, opens=True)
        marked.append(candidate)
    return tuple(marked)


def _outside(candidates: list[MarkerCandidate], excluded: list[Span]) -> list[MarkerCandidate]:
    if not excluded:
        return candidates
    excluded.sort()
    starts = [span.start for span in excluded]
    return [
        candidate
        for candidate in candidates
        if not ((at := bisect_right(starts, candidate.span.start)) and candidate.span.start < excluded[at - 1].end)
    ]


def _typed(text: str) -> list[MarkerCandidate]:
    found: list[MarkerCandidate] = []
    typed = _TYPED.match
    reached = 0
    for hit in _TRIGGER.finditer(text):
        start, end = hit.span()
        if start < reached:
            continue
        if hit.lastgroup == "plain":
            weight = _plain_weight(text, start, end)
            if weight > 0:
                span, label = Span(start, end), hit[0]
                found.append(MarkerCandidate(span=span, label=label, number=int(label), style="plain", weight=weight))
            continue
        match = typed(text, start)
        if match is None:
            continue
        reached = end = match.end()
        kind = match.lastgroup or ""
        style = _STYLES[kind]
        label = match[kind]
        if style == "bracket":
            weight = 0.5 if kind == "bracket" else 0.25
            if start == 0 or text[start - 1] in " \n(“‘":
                weight *= 0.5  # an insertion of the editor, [2020], or a citation of a reference list
            found.append(
                MarkerCandidate(span=Span(start, end), label=label, number=int(label), style=style, weight=weight)
            )
        elif kind != "broken" or not _in_formula(text, start):
            found += _labels(text, label, match.start(kind), Span(start, end), style)
    return found


def _in_formula(text: str, at: int) -> bool:
    """Tell whether an exponent stands in a formula between dollars, in the paragraph that it stands in."""
    farthest = max(0, at - 4000)
    begin = max(text.rfind("\n\n", farthest, at), farthest)
    before = text[begin:at]
    if before.count("$") % 2 == 0:
        opening = before.rfind("$$")
        return opening >= 0 and before.count("$$") % 2 == 1
    formula = before[before.rfind("$") :] + text[at : at + 300].partition("$")[0]
    return any(sign in formula for sign in "\\_=")


def _labels(text: str, label: str, at: int, whole: Span, style: MarkerStyle) -> list[MarkerCandidate]:
    """Return one candidate for each number of a raised group such as ¹²,¹³ (a lone one gets the whole span)."""
    apart = style == "math" and text[whole.start - 1 : whole.start] == " "  # «10 $ ^{6} $», as recognised pages have it
    weight = raised_weight(text, whole.start - apart, whole.end)
    plain = from_superscript(label).replace("˒", ",").replace("⸴", ",")
    if _APART.search(plain):
        group = _group(plain, at, style, weight)
        if group:
            return group
    number = decimal(plain)
    if number is None:
        number = misread(plain)
        if number is not None:
            weight *= 0.6
    return [MarkerCandidate(span=whole, label=plain.strip("()"), number=number, style=style, weight=weight)]


def _group(plain: str, at: int, style: MarkerStyle, weight: float) -> list[MarkerCandidate]:
    """Return one candidate for each number and symbol of `plain`, which begins at offset `at`; none when it is no list.

    A reader of pages may raise a picture's name with the number behind it: "External-Link 95".
    """
    found = []
    for part in _PART.finditer(plain):
        number = int(part[1]) if part[1].isdecimal() else None
        if number is None and style == "superscript" and part.end() < len(plain) and _NAME.match(part[1]):
            continue
        if number is None and not all(sign in NOTE_SYMBOLS for sign in part[1]):
            return []
        span = Span(at + part.start(1), at + part.end(1))
        found.append(MarkerCandidate(span=span, label=part[1], number=number, style=style, weight=weight))
    return found if any(candidate.number is not None for candidate in found) else []


def _raised(document: Document) -> list[MarkerCandidate]:
    """Return the candidates that the reader saw as raised characters."""
    text = document.text
    found: list[MarkerCandidate] = []
    for styled in document.styles:
        if styled.style != "superscript":
            continue
        label = styled.span.of(text)
        if len(label) > 24 or not label.strip():
            continue
        found += _labels(text, label, styled.span.start, styled.span, "superscript")
    if found and sum(c.number is None and roman(c.label.strip()) is not None for c in found) > len(found) * 0.6:
        found = [
            MarkerCandidate(span=c.span, label=c.label, number=roman(c.label.strip()), style=c.style, weight=c.weight)
            for c in found
        ]
    return found


def raised_weight(text: str, start: int, end: int) -> float:
    """Return how much the surroundings of a raised number speak for a marker: little after a unit or a number."""
    before = text[max(0, start - 12) : start]
    after = text[end : end + 1]
    last = before[-1:]
    if not last or last == "\n":
        return 0.2
    if last in _CLOSING or last in NOTE_SYMBOLS:
        return 1.0
    if last.isdecimal() and (_is_year(before[-5:]) or _BEARING.search(text, max(0, start - 24), start)):
        return 0.6
    if _POWER.search(before):
        return 0.0
    if last.isdecimal():
        return 0.04
    if _UNIT.search(before) or (_FUNCTION.search(before) and _ARGUMENT.match(text, end)):
        return 0.05
    if after.isalpha() and (last.isspace() or not last.isalnum()):
        return 0.0  # ¹⁴C
    if last in "-\u00ad" and before[-2:-1].isalpha():
        return 0.05  # a number beside the text, at the end of a line that breaks a word
    if last.isspace():
        return 0.05 if _NUMBERED.search(text, max(0, start - 8), start) else 0.7  # «p. ³⁴»
    return 0.9


def _is_year(tail: str) -> bool:
    """Tell whether the last four of (at most) five characters are a year standing by itself."""
    year = tail[-4:]
    return len(year) == 4 and year.isdecimal() and not tail[:-4].isdecimal() and "1000" < year < "2100"


def _plain_weight(text: str, start: int, end: int) -> float:
    """Return how much the surroundings of a digit on the line speak for a lost superscript (0: none)."""
    last = text[start - 1 : start]
    after = text[end : end + 1]
    if after == "." and text[end + 1 : end + 2].isdecimal():
        return 0.0
    if last in _QUOTES_CLOSING:
        return 0.55
    if last in _CLOSING and last not in ")]}":
        before = text[max(0, start - 12) : start - 1]
        if not before[-1:].isdecimal():
            return 0.0 if last == "." and _APPENDIX.search(before) else 0.5
        if _is_year(before[-5:]):
            return 0.45
        return 0.0 if _DECIMAL.search(before) or _LEVEL.search(before) else 0.15
    if last in ")]":
        return 0.35
    if last.isalpha():
        run = text[max(0, start - 3) : start]
        return 0.4 if run.isalpha() and len(run) == 3 and run[-2:].islower() else 0.1
    if last == " ":
        if _LEADERS.search(text, max(0, start - 10), start):
            return 0.0
        before = text[max(0, start - 2) : start - 1]
        if before and before in _CLOSING:
            if _NUMBERED.search(text[max(0, start - 8) : start]):
                return 0.0
            if text[end : end + 2] == "  ":
                return 0.45  # OCR sets the marker apart: ". 12  The"
            return 0.2 if after.isspace() or not after else 0.08
        return 0.3 if text[end : end + 2] == "  " else 0.0
    return 0.0


def follows_word(text: str, at: int) -> bool:
    """Tell whether a word, a number of two digits or a sign of a script without cases stands before, maybe closed."""
    return _WORD.search(text, max(0, at - 12), at) is not None


def normalise_symbol(label: str) -> str:
    """Return a symbol marker in its common form (`∗` and `＊` are `*`)."""
    return label.translate(str.maketrans("⁎∗✱＊", "****"))
