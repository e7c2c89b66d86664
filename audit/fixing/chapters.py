"""A manuscript in; which sequence of notes is that of which numbered chapter, and references to a chapter's notes, out.

"See chapter 2, note 14" names a note of another sequence. It can be followed only where headings number the chapters,
and each of them holds one sequence of markers.
"""

import re
from bisect import bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping

from audit.language.expressions import expression
from audit.language.numerals import roman
from audit.model.manuscript import Manuscript
from audit.model.record import record

_WORD = r"(?:chap(?:ter|\.)|ch\.|kap(?:itel|\.)|chapitre|cap(?:itolo|[ií]tulo|\.)|hoofdstuk)"
_SPELT = "one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen".split()
_NUMBER = rf"(?:\d{{1,3}}|[ivxlc]{{1,7}}|{'|'.join(_SPELT)})"
_NOTE = r"(?:(?:foot|end)?notes?|nn?\.?|fnn?\.?|Anm\.|Fn\.|Fu(?:ß|ss)noten?|notas?)"
_CALLED = expression(rf"\W{{0,4}}{_WORD}\s{{1,2}}(?P<number>{_NUMBER})(?!\w|\.\d)", re.IGNORECASE)
_NUMBERED = expression(r"\W{0,4}(?P<number>\d{1,3}|[IVXLC]{1,7})[.:)]?\s(?!\d)")
_CHAPTER_FIRST = expression(
    rf"(?<!\w){_WORD}\s{{0,2}}(?P<chapter>{_NUMBER}),?\s{{1,2}}{_NOTE}\s{{0,2}}(?P<note>\d{{1,4}})(?![\w–-])",
    re.IGNORECASE,
)
_NOTE_FIRST = expression(
    rf"(?<!\w){_NOTE}\s{{0,2}}(?P<note>\d{{1,4}}),?\s{{1,2}}(?:(?:of|in|to|zu|in|von|de|du|del|della)\s)?"
    rf"{_WORD}\s{{0,2}}(?P<chapter>{_NUMBER})(?!\w)",
    re.IGNORECASE,
)
# What stands before a reference within the manuscript; after a name or a title it may be of a chapter of that work.
_LEADS = expression(
    r"(?:\(|(?<!\w)(?:see(?:\salso)?|cf\.?|compare|siehe(?:\sauch)?|s\.|vgl\.|voir(?:\saussi)?|vedi|véase|zie|supra|above|"
    r"(?:cited|quoted|noted|mentioned|discussed|given)\sin))[,*_]{0,3}\s{0,2}(?:my\s|the\s)?$",
    re.IGNORECASE,
)
_LEAD = 24  # characters
_OF_A_WORK = expression(r",?\s(?:of|in|from|by|von|de|di)\s(?!(?:this|the\spresent|dies\w{1,2})\s)", re.IGNORECASE)


@record
class ChapterPointer:
    """A reference to a note of a numbered chapter: its words begin at `begin`, the note's number is `start`–`end`."""

    chapter: int
    number: int
    begin: int
    start: int
    end: int
    words: str


def find_chapter_pointers(text: str) -> Iterator[ChapterPointer]:
    """Yield each reference in `text` to a note of a numbered chapter: "see chapter 2, note 14", "(n. 14 of ch. 2)"."""
    for pattern in (_CHAPTER_FIRST, _NOTE_FIRST):
        for match in pattern.finditer(text):
            chapter = _value(match["chapter"])
            own = _LEADS.search(text, max(0, match.start() - _LEAD), match.start())
            if chapter is not None and own and not _OF_A_WORK.match(text, match.end()):
                start, end = match.span("note")
                yield ChapterPointer(
                    chapter=chapter,
                    number=int(match["note"]),
                    begin=match.start(),
                    start=start,
                    end=end,
                    words=match[0],
                )


def chapter_sequences(manuscript: Manuscript) -> Mapping[int, int]:
    """Return the sequence of notes of each chapter whose heading numbers it; none where chapters share sequences."""
    headings = _headings(manuscript)
    starts = [start for start, _ in headings]
    chapters: dict[int, set[int]] = {}
    for marker in manuscript.markers:
        at = bisect_right(starts, marker.span.start) - 1
        if at >= 0:
            chapters.setdefault(headings[at][1], set()).add(marker.sequence)
    told = {chapter: next(iter(found)) for chapter, found in chapters.items() if len(found) == 1}
    shared = Counter(told.values())
    return {chapter: sequence for chapter, sequence in told.items() if shared[sequence] == 1}


def _headings(manuscript: Manuscript) -> list[tuple[int, int]]:
    """Return offset and number of the headings of chapters: those that call themselves so, else numbered ones.

    Numbered headings count where they are all of one level and rise by one.
    """
    blocks = [block for block in manuscript.document.blocks if block.kind == "heading"]
    for pattern in (_CALLED, _NUMBERED):
        found = []
        for block in blocks:
            match = pattern.match(manuscript.document.plain(block.span).text)
            number = _value(match["number"]) if match else None
            if number is not None:
                found.append((block.span.start, number, block.level))
        numbers = [number for _, number, _ in found]
        rising = numbers == list(range(numbers[0], numbers[0] + len(numbers))) if numbers else False
        if rising and (pattern is _CALLED or len({level for _, _, level in found}) == 1):
            return [(start, number) for start, number, _ in found]
    return []


def _value(printed: str) -> int | None:
    if printed.isdecimal():
        return int(printed)
    return _SPELT.index(printed.lower()) + 1 if printed.lower() in _SPELT else roman(printed)
