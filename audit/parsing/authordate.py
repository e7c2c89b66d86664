"""The plain text of a block comes in; its author–date citations, parenthetical and narrative, go out as mentions.

A mention is what looks like a citation; whether the list has it is decided elsewhere (`audit.parsing.textcitations`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.language.citing import ACCORDING, PREFIX, SEE, SPEECH, WORK_OF
from audit.language.expressions import expression
from audit.language.occasions import names_a_place, tells_of_an_occasion
from audit.parsing.citednames import REACH, CitedNames, credible, names_before

_WORD_YEARS = (
    r"n\.\s?d\.|o\.\s?[JD]\.|s\.\s?[adf]\.|forthcoming|in\spress|in\spreparation|im\sErscheinen|im\sDruck|à\sparaître"
    r"|sous\spresse|en\sprensa|in\s(?:corso\sdi\s)?stampa|no\sprelo|under\sreview|submitted"
)
YEAR = expression(
    rf"""(?:(?<![\w./:=-])|(?<=al\.))(?:(?P<year>1[3-9]\d\d|20[0-4]\d)
      (?P<letters>[a-z](?:\s?[,;&]\s?[a-z](?![^\W_]|\.))*(?![^\W_]))?
      (?:\s?[-–/]\s?(?P<until>\d{{4}}|\d{{2}}))?(?![\w%]|[.,]\d{{3}}|-\d)
    |(?P<words>{_WORD_YEARS})(?P<word_letter>-?[a-z]\b)?)""",
    re.VERBOSE,
)
_GROUP = expression(r"\((?:[^()\[\]]|\[[^()\[\]]{0,80}\]){0,800}\)|\[[^()\[\]]{4,300}\]")
_LOCATOR = expression(
    r"\s?[,:]\s?(?:(?:pp?|S|Seiten?|págs?|pgs?|pag|cap|ch|chap|Kap|sec|§+|vol|Bd|t|fol|ff?|nn?|paras?|Rn|Anm|Abb|fig|tab)\.?\s?)?"
    r"([\divxlcIVXLC]{1,8}[a-z]?(?:\s?[-–]\s?[\divxlc]{1,8}[a-z]?)?(?:\s?(?:ff?|sqq?|et\sseq)\.?)?)(?![\w])"
)
_FULL_STOP = expression(r"(?<=[\d)f])\.\s(?=[^\W\d_a-z])")
_PAGE_BEFORE = expression(r"(?:\bpp?\.?|\bS\.|:|§|\bno\.?|\bnr\.?|\bvol\.?|\bart\.?|\bcap\.?|#)\s?$", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """A possible citation. Offsets are those of the text given.

    `years` are as compared ("2004a", "n.d."); `sure` means that its shape alone shows it to be a citation; `comma` that
    a comma stands before the year; `bare` that no bracket surrounds names or year; `lifetime` that the years are a
    span, as of a life or a reign. As many as `loose` names may be words of the sentence: "In Germany, Smith (2004)".
    """

    start: int
    end: int
    names: tuple[str, ...]
    et_al: bool
    years: tuple[str, ...]
    narrative: bool = False
    locator: str | None = None
    sure: bool = False
    comma: bool = False
    bare: bool = False
    lifetime: bool = False
    loose: int = 0


def find_mentions(text: str, *, in_note: bool = False) -> list[Mention]:
    """Return the mentions of `text` in order of their place; linear in its length.

    In a note citations stand without brackets: "Vgl. Weber 1922, S. 12; Simmel 1908."
    """
    if YEAR.search(text) is None:
        return []
    bare = _in_note if in_note else _bare
    found: list[Mention] = []
    done = 0
    for group in _GROUP.finditer(text):
        found.extend(bare(text, done, group.start()))
        inner_start, inner_end = group.start() + 1, group.end() - 1
        opening = _leading_year(text, inner_start, inner_end)
        if opening is not None:
            mention = _narrative(text, group.start(), opening, inner_end)
            further = _further(text, opening, inner_end)
            if mention is not None:
                end = text.rfind(";", opening, further[0].start) if further else mention.end
                found.append(replace(mention, end=end))
            found.extend(further)
        else:
            found.extend(_parenthetical(text, inner_start, inner_end))
        done = group.end()
    found.extend(bare(text, done, len(text)))
    return found


def _further(text: str, start: int, end: int) -> list[Mention]:
    """Read what else a bracket cites that opens with a year: "Duval and Lee (2000a; 2000b; see also Duval 2005)"."""
    behind = text.find(";", start, end)
    return [] if behind < 0 else _parenthetical(text, behind + 1, end)


def _leading_year(text: str, start: int, end: int) -> int | None:
    """Return where the year stands with which a bracket opens ("(2004, p. 3)", "([1867] 1990)"), or None."""
    at = start
    while at < end and text[at] in " [":
        at += 1
    return at if YEAR.match(text, at, end) else None


def _years(match: re.Match[str]) -> tuple[str, ...]:
    """Return the years that one expression names: "2004a, b" is two, and so are a reprint's, "1936/1952"."""
    if match["words"]:
        word = match["words"].casefold()
        undated = re.match(r"n\.|o\.|s\.", word) is not None
        return (("n.d." if undated else "forthcoming") + (match["word_letter"] or "").strip("-"),)
    letters = re.findall("[a-z]", match["letters"] or "")
    reprint = (match["until"],) if match[0].endswith(f"/{match['until']}") and len(match["until"]) == 4 else ()
    return (*(match["year"] + letter for letter in letters), *reprint) if letters else (match["year"], *reprint)


def _read_years(text: str, start: int, end: int) -> tuple[tuple[str, ...], int, str | None]:
    """Read years that belong to the same names from `start` on: (years, where they end, locator)."""
    years: list[str] = []
    locator = None
    at = start
    while True:
        match = YEAR.match(text, at, end)
        if match is None:
            break
        years.extend(_years(match))
        stop = match.end()
        while stop < end and text[stop] in "[]" and stop - match.end() < 2:
            stop += 1
        page = _LOCATOR.match(text, stop, end)
        if page is not None and not YEAR.fullmatch(page[1]):
            locator = locator or page[1]
            stop = page.end()
        following = re.compile(r"\]?\s?(?:[,;/]|\band\b|&|\bund\b|\bet\b|\by\b|\be\b)?\s{0,2}\[?").match(
            text, stop, end
        )
        next_at = following.end() if following else stop
        at = next_at
        end_of_years = stop
        if next_at == stop and not YEAR.match(text, next_at, end):
            break
        if not YEAR.match(text, next_at, end):
            return tuple(years), end_of_years, locator
    return tuple(years), (end_of_years if years else start), locator


def _narrative(text: str, bracket: int, year_at: int, end: int) -> Mention | None:
    names = names_before(text, bracket, max(0, bracket - REACH))
    if names is None or names.comma:
        return None
    years, stop, locator = _read_years(text, year_at, end)
    match = YEAR.match(text, year_at, end)
    if match is None:
        return None
    lifetime = match["until"] is not None and text[match.start("until") - 1] != "/"
    marked = (
        names.et_al
        or (names.joined and not any(names_a_place(name) for name in names.names))
        or bool(match["letters"])
        or bool(re.match(r"\s?[,:]\s?(?:pp?\.|S\.|\d)", text[match.end() : match.end() + 6]))
        or ACCORDING.search(text, max(0, names.start - 20), names.start) is not None
        or WORK_OF.search(text, max(0, names.start - 40), names.start) is not None
        or (SPEECH.match(text, end + 1, end + 24) is not None and not _is_named_thing(text, names))
        or _is_subject(text, names.start, end + 1)
    )
    alone = text[stop:end].strip(" ]") == "" or locator is not None
    return Mention(
        start=names.start,
        end=end + 1,
        names=names.names if names.joined or names.et_al else names.names[-1:],
        et_al=names.et_al,
        years=years,
        narrative=True,
        locator=locator,
        sure=marked and alone and not lifetime and credible(names.names, names.et_al),
        lifetime=lifetime,
        loose=names.loose,
    )


def _is_named_thing(text: str, names: CitedNames) -> bool:
    """Tell whether the word before a single name says what bears it: "the film Metropolis (1927) shows"."""
    before = re.search(r"([^\W\d_A-Z]{3,})\s\Z", text[max(0, names.start - 30) : names.start])
    return before is not None and len(names.names) == 1 and tells_of_an_occasion(before[1])


def _is_subject(text: str, start: int, end: int) -> bool:
    """Tell whether names and bracket open a sentence and a verb may follow: "Smith and Jones (2004) took …"."""
    before = text[max(0, start - 3) : start].rstrip()
    return (not before or before[-1] in '.?!:;)¹²³⁴⁵⁶⁷⁸⁹⁰”"') and re.match(
        r"\s(?:[^\W\d_A-Z]{2,}|[ye]\s)", text[end : end + 8]
    ) is not None


def _parenthetical(text: str, start: int, end: int) -> list[Mention]:
    """Read the mentions of one bracket, part by part."""
    found: list[Mention] = []
    pending: list[CitedNames] = []  # "SILVA; SOUZA, 2010": parts without a year are authors of the next
    at = start
    for stop in [*(at for at in range(start, end) if text[at] == ";"), end]:
        read = _part(text, at, stop, found[-1] if found else None)
        if pending and read and not YEAR.match(text, read[0].start):
            before = tuple(name for part in pending for name in part.names)
            shouted = all(name.isupper() for name in (*before, *read[0].names))
            read[0] = replace(
                read[0],
                names=(*before, *read[0].names),
                start=pending[0].start,
                sure=read[0].sure and shouted,
                loose=0 if shouted else read[0].loose + len(before),
            )
        names = None if read or stop == end else names_before(text, stop, at)
        if names is not None and len(names.names) == 1 and PREFIX.fullmatch(text, at, names.start):
            pending.append(names)
        else:
            pending = []
        found.extend(read)
        at = stop + 1
    return found


def _part(text: str, start: int, end: int, before: Mention | None) -> list[Mention]:
    """Read what stands between two semicolons of a bracket."""
    found: list[Mention] = []
    at = start
    while True:
        match = YEAR.search(text, at, end)
        if match is None:
            return found
        if _PAGE_BEFORE.search(text, max(start, match.start() - 8), match.start()):
            at = match.end()
            continue
        years, stop, locator = _read_years(text, match.start(), end)
        year_start = match.start() - (text[match.start() - 1] in "[(")
        names = names_before(text, year_start, at)
        if names is not None:
            clean = PREFIX.fullmatch(text, at, names.start) is not None or SEE.search(text, at, names.start) is not None
            rest = text[stop:end]
            ended = (
                re.match(r"[\s\]]*(?:$|[,:.;]|(?:for|in|on|p|pp|S|cited|zit|apud|and|und|et|y|e)\b)", rest) is not None
            )
            found.append(
                Mention(
                    start=names.start,
                    end=stop,
                    names=names.names,
                    et_al=names.et_al,
                    years=years,
                    locator=locator,
                    sure=clean and ended and match["until"] is None and credible(names.names, names.et_al),
                    comma=names.comma,
                    lifetime=match["until"] is not None,
                    loose=names.loose,
                )
            )
        elif not found and before is not None and text[start : match.start()].strip() == "":
            found.append(replace(before, start=match.start(), end=stop, years=years, locator=locator))
        at = max(stop, match.end())


def _in_note(text: str, start: int, end: int) -> list[Mention]:
    """Read a stretch of a note as the inside of a bracket; a list of many names is a full citation."""
    return [
        replace(mention, bare=True, sure=mention.sure and len(mention.names) <= 3 and mention.loose == 0)
        for sentence_start, sentence_end in _sentences(text, start, end)
        for mention in _parenthetical(text, sentence_start, sentence_end)
    ]


def _sentences(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Cut after the full stops that end a locator or a year."""
    at = start
    for stop in _FULL_STOP.finditer(text, start, end):
        yield at, stop.end()
        at = stop.end()
    yield at, end


def _bare(text: str, start: int, end: int) -> list[Mention]:
    """Read "see Raineri 2005, 133": a name and a year without any bracket."""
    found: list[Mention] = []
    at = start
    while True:
        match = YEAR.search(text, at, end)
        if match is None:
            return found
        names = names_before(text, match.start(), max(at, match.start() - REACH))
        if names is not None:
            years, stop, locator = _read_years(text, match.start(), end)
            found.append(
                Mention(
                    start=names.start,
                    end=stop,
                    names=names.names,
                    et_al=names.et_al,
                    years=years,
                    locator=locator,
                    comma=names.comma,
                    bare=True,
                )
            )
        at = match.end()
