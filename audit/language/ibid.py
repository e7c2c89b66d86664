"""The words with which notes point back: text in, the places of Ibid., op. cit., supra note 12 and their kin out."""

import re
from collections.abc import Iterator
from typing import Literal

from audit.language.expressions import expression
from audit.model.record import record

BackwardKind = Literal["ibid", "same_author"]
Direction = Literal["before", "after", ""]


@record
class BackwardWord:
    """A word that stands for what was cited before; offsets are those of the text that was given.

    `ibid`: the source (or place) just cited. `same_author`: the person named just before, a title follows ("Ders., Die
    Welt", "Idem, *Opera*").
    """

    kind: BackwardKind
    start: int
    end: int
    word: str


@record
class NotePointer:
    """A pointer to other notes of the same manuscript: "supra note 12", "see notes 3–5 above", "siehe Anm. 12".

    `start`–`end` cover the pointer with its word of direction, without the signal before it ("see") and without the
    author's name; `targets` are the numbers as `(number, start, end)`, both ends of a range when it is one.
    `direction` is "" when the words do not say whether the note stands before or after.
    """

    start: int
    end: int
    targets: tuple[tuple[int, int, int], ...]
    direction: Direction

    @property
    def target(self) -> int:
        """The first note number named."""
        return self.targets[0][0]


# Sources of the words: Chicago Manual of Style 18, 13.37–39; Bluebook 21, rule 4; OSCOLA 4, 1.2; AGLC 4, 1.4;
# MHRA Style Guide 4, 7.3; Duden and DIN 1505-2 (ebd., a. a. O.); Imprimerie nationale (ibid., op. cit., id.);
# Norme redazionali (ivi, ibidem, cit.); Ortografía de la lengua española (ibíd., íd., ob. cit.).
_IBID = (
    r"(?:ib(?:[ií]d)?\.|ib[ií]dem\b\.?|ibid\b\.?|ebda?\.|ebenda\b(?:selbst\b)?|ivi\b(?=\s*[,.;:]|\s+pp?\.)|aldaar\b)"
)
_ID = r"(?:[ií]dem\b\.?|[ií]d\.)"
_SAME_AUTHOR = (
    r"(?:eadem\b\.?|i?idem\b\.?|[ií]d\.|ead\.|eaed\.|eid\.|ders\.|dies\.|derselbe\b|dieselben?\b|dens\.|"
    r"la misma\b|el mismo\b|il medesimo\b)"
)
_OPENING_IBID = expression(rf"[\s(\[*_“‘\"'«]{{0,4}}(?P<word>{_IBID}|{_ID})(?![\w-])", re.IGNORECASE)
_OPENING_SAME_AUTHOR = expression(
    rf"[\s(\[*_]{{0,4}}(?P<word>{_SAME_AUTHOR})[*_]{{0,2}}\s*[,:]?\s*(?P<next>[^\s,;:.]?)", re.IGNORECASE
)
# What may follow Ibid. when nothing but a place in the same source is added.
_PLACE_FOLLOWS = expression(
    r"[*_)\]]{0,3}(?:\s*$|\s*[.;)\]]|\s*[,:]?\s*(?:at\s|pp?\.|pag\.|pág\.|págs\.|s\.|ss\.|S\.|Sp\.|f{1,2}\.|col{1,2}\.|vol|n\.|nr\.|no\.|nos?\s|"
    r"note|par|§|¶|Art|ch|cap|chap|Kap|bk\.|sec|sig|fol|ff?\.|lines?\s|fig|tab|app|I{1,3}\b|[ivxlc]{1,7}\b|\d|"
    r"\(|\[|see\b|and\b|for\b|und\b|et\b|y\b|e\b))",
    re.IGNORECASE,
)

_NOTE = (
    r"(?:(?:foot|end)?notes?|(?:foot|end)?nn?\.?|fn{1,2}s?\.?|Anm(?:\.|erkungen\b|erkung\b)|Fu(?:ß|ss)noten?|Fn\.?|"
    r"notas?|notes?|(?:voet|eind)?noten?|noot|ntt?\.|note)"
)
_BEFORE_WORD = (
    r"(?:supra|above|ante|ant\.|oben|o\.|ci-dessus|plus\s+haut|sopra|arriba|más\s+arriba|acima|hierboven|earlier)"
)
_AFTER_WORD = (
    r"(?:infra|below|post|unten|u\.|ci-dessous|ci-après|plus\s+bas|sotto|oltre|abajo|más\s+abajo|abaixo|hieronder)"
)
_SEE = (
    r"(?:see(?:\s+also)?|cf\.?|compare|consult|siehe|s\.|vgl\.|vergleiche|wie|voir(?:\s+aussi)?|v\.|vedi(?:\s+anche)?|"
    r"si\s+veda|véase(?:\s+también)?|vid\.?|vide|ver|veja|zie|"
    r"(?:cited|quoted|noted|named|mentioned|discussed|described|explained|listed|given)\sin|"
    r"(?:cité|mentionné)e?s?(?=\s(?:à|dans|en)\s)|(?:citad|mencionad)[oa]s?(?=\s(?:en|na)\s)|citat[oaei](?=\s(?:alla|nella|in)\s))"
    r"(?:\s(?:also|again|generally|esp\.|especially|dazu|hierzu|auch|aussi|anche|también|ook)\b)?"
)
_GAP = r"[*_]{0,2}(?:,\s{0,2}|\s{1,2})"
_NUMBERS = r"\d{1,4}(?:\s?(?:[-–—,&/]|and|und|et|e|y|to|bis)\s?\d{1,4}){0,6}"
_POINTER = expression(
    rf"""(?<![\w.])(?:
      (?P<lead>{_BEFORE_WORD}|{_AFTER_WORD}){_GAP}(?:text\s(?:accompanying|at)\s|at\s|in\s|im\s|à\sla\s|alla\s|la\s|en\s|dans\s)?
          (?P<word1>{_NOTE})\s{{0,2}}(?P<numbers1>{_NUMBERS})
    | (?P<word2>{_NOTE})\s{{0,2}}(?P<numbers2>{_NUMBERS}),?\s{{0,2}}[*_]{{0,2}}(?P<trail>{_BEFORE_WORD}|{_AFTER_WORD})\b
    | (?P<see>{_SEE}){_GAP}
          (?:my\s|the\s|our\s|la\s|die\s|in\s|en\s|na\s|à\sla\s|dans\sla\s|en\sla\s|alla\s|nella\s|
             text\s(?:accompanying|at)\s)?
          (?P<word3>{_NOTE})\s{{0,2}}(?P<numbers3>{_NUMBERS})
          (?:,?\s{{0,2}}[*_]{{0,2}}(?P<trail3>{_BEFORE_WORD}|{_AFTER_WORD})\b)?
    | (?<=\()(?:(?P<lead4>{_BEFORE_WORD}|{_AFTER_WORD}),?\s)?(?:wie\s)?
          (?P<word4>n|nn|n\.|Anm\.|Fn\.|note|nota)\s{{0,2}}(?P<numbers4>{_NUMBERS})(?=\))
    | (?<=,\s)(?:wie\s|as\sin\s)(?P<word5>{_NOTE})\s{{0,2}}(?P<numbers5>{_NUMBERS})
    )(?!\w)""",
    re.IGNORECASE | re.VERBOSE,
)
# What every pointer has, cheaper to compile and to look for: a word for "note" and a number. It begins with a class of
# letters, which a search finds at once, and looks back at the letter behind it.
_NUMBERED_NOTE = expression(
    r"[FEVNAfevna](?<!\w.)(?i:(?:(?<=f)oot|(?<=e)nd|(?<=v)oet|(?<=e)ind)(?:n{1,2}|not\w{1,2}|noot|ntt?)"
    r"|(?<=n)(?:n?|ot\w{1,2}|oot|tt?)|(?<=f)n{1,2}s?|(?<=a)nm\w{0,9}|(?<=f)u(?:ß|ss)note\w?)\.?\s{0,2}\d"
)
_BEFORE = expression(_BEFORE_WORD, re.IGNORECASE)
_PLURAL = expression(r"nn\.?|.*s|.*[ae]n", re.IGNORECASE)
_ITALIAN = expression(r"(?:sopra|sotto|oltre|vedi|si\s+veda|cfr)\b", re.IGNORECASE)  # there “note” are several
# Words that are names or abbreviations of something else when they stand with a capital ("The Washington Post, n. 5").
_LOWER_ONLY = frozenset({"ante", "ant.", "post", "earlier", "u.", "o.", "oltre"})
_NUMBER = expression(r"\d{1,4}")
# "See note 12 of the treaty", "chapter 3, note 12": a note that is not this manuscript's, or not this chapter's.
_OTHER_PLACE_AFTER = expression(
    r"\s{0,2},?\s?(?:of|to|in|on|at|by|from|zu|bei|des|der|de|du|del|della|di|da|van)\s+"
    r"(?!(?:this|that|the\s+present|supra|text|dies|cette?|ce\s|quest|est[ea]\s))",
    re.IGNORECASE,
)
_OTHER_PLACE_BEFORE = expression(
    r"(?:(?:chap(?:ter|\.)|ch\.|kap(?:itel|\.)|chapitre|cap(?:itolo|ítulo|\.)|part|appendix|vol\.)\s?(?:\d{1,3}|[ivxlc]{1,6})"
    r"|introduction),?\s{0,2}$",
    re.IGNORECASE,
)


def read_ibid(text: str, start: int = 0) -> BackwardWord | None:
    """Return the Ibid. with which a citation opens at `start` of `text` (spaces, an opening bracket or emphasis may
    stand before it), or None.

    "Id." and "idem" are one only where a place or nothing follows; before a title they stand for the author
    (see `read_same_author`).
    """
    match = _OPENING_IBID.match(text, start)
    if match is None:
        return None
    word = match["word"]
    if word[:2].lower() in ("id", "íd") and not _PLACE_FOLLOWS.match(text, match.end()):
        return None
    return BackwardWord(kind="ibid", start=match.start("word"), end=match.end("word"), word=word)


def read_same_author(text: str, start: int = 0) -> BackwardWord | None:
    """Return the word for "the same author" (ders., idem, eadem, Id.) that opens at `start` before a title."""
    match = _OPENING_SAME_AUTHOR.match(text, start)
    if match is None or not match["next"] or match["next"].isdigit():
        return None
    if match["word"][:2].lower() in ("id", "íd") and _PLACE_FOLLOWS.match(text, match.end("word")):
        return None
    return BackwardWord(kind="same_author", start=match.start("word"), end=match.end("word"), word=match["word"])


def may_point(text: str) -> bool:
    """Tell whether `text` has a word for "note" before a number, as every pointer has."""
    return _NUMBERED_NOTE.search(text) is not None


def find_note_pointers(text: str) -> Iterator[NotePointer]:
    """Yield every pointer in `text` to a note of the same manuscript, in order.

    A note of the work cited ("p. 45 n. 12", "note 3 of the charter") or of another chapter is none.
    """
    if not may_point(text):
        return
    for match in _POINTER.finditer(text):
        pointer = _pointer(match)
        if not _points_elsewhere(match, text):
            yield pointer


def _pointer(match: re.Match[str]) -> NotePointer:
    branch = next(number for number in "12345" if match[f"numbers{number}"])
    word, offset = match[f"word{branch}"], match.start(f"numbers{branch}")
    numbers = match[f"numbers{branch}"]
    # "above n 5, 34" is note 5, page 34; "notes 5, 34" are two notes.
    several = _PLURAL.fullmatch(word) or (word == "note" and _ITALIAN.match(match[0]))
    listed = numbers if several else numbers.partition(",")[0]
    targets = tuple(
        (int(number[0]), offset + number.start(), offset + number.end()) for number in _NUMBER.finditer(listed)
    )
    start = match.start(f"word{branch}") if branch in "35" else match.start()
    end = match.end() if listed == numbers else offset + len(listed.rstrip())
    return NotePointer(start=start, end=end, targets=targets, direction=_direction(match))


def _direction(match: re.Match[str]) -> Direction:
    word = match["lead"] or match["trail"] or match["trail3"] or match["lead4"]
    if not word:
        return ""
    return "before" if _BEFORE.fullmatch(word) else "after"


def _points_elsewhere(match: re.Match[str], text: str) -> bool:
    see, lead = match["see"], match["lead"]
    if see == "s." and not match["word3"].startswith(("A", "F")):  # "s. n." is sine nomine, not "siehe"
        return True
    if see == "v." and not match["word3"].startswith("note"):  # "v." is versus before anything but a French note
        return True
    if lead and lead[0].isupper() and lead.lower() in _LOWER_ONLY:
        return True
    if not _direction(match) and _OTHER_PLACE_AFTER.match(text, match.end()):
        return True
    return bool(_OTHER_PLACE_BEFORE.search(text, max(0, match.start() - 30), match.start()))
