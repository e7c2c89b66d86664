"""The plain text of a block comes in; its author–date citations, parenthetical and narrative, go out as mentions.

A mention is what looks like a citation; whether the list has it is decided elsewhere (`audit.parsing.textcitations`).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from audit.language.citing import ACCORDING, NOT_NAMES, PREFIX, SEE, SENTENCE_OPENINGS, SPEECH
from audit.language.expressions import expression
from audit.language.months import MONTHS, SEASONS, fold
from audit.language.surnames import CONNECTORS, PARTICLES

_REACH = 220  # characters before a year in which its names are looked for
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
_TOKEN = expression(
    r"""(?P<etal>\b(?:et\.?\s?al(?:ii|ia|iae)?\b\.?|u\.\s?a\.|(?:and|&)\s(?:others|colleagues|co-?workers|associates)\b
        |und\s(?:andere|Kolleg(?:en|innen)|Mitarbeiter)\b|y\s(?:otros|cols?\b\.?|colaboradores\b)
        |e\s(?:outros|cols?\b\.?|colaboradores\b|altri\b|colleghi\b)|et\s(?:coll\b\.?|autres\b|collaborateurs\b)|m\.\s?fl\.|e\.a\.))
    |(?P<initial>[^\W\d_a-zà-ÿ]\.(?:\s?-?[^\W\d_a-zà-ÿ]\.)*)
    |(?P<word>[^\W\d_](?:[^\W\d_]|['’](?=[^\W\d_])|[-–](?=[^\W\d_]))*)
    |(?P<mark>[&,/+])|(?P<other>\S)""",
    re.VERBOSE,
)
_AND = frozenset("and & und et y e i en og och u / + ve a".split())  # noqa: SIM905
_JOINS = _AND | {"/"}
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


@dataclass(frozen=True, slots=True)
class _Names:
    names: tuple[str, ...]
    et_al: bool
    start: int
    comma: bool
    joined: bool  # by an "and" or a slash

    @property
    def loose(self) -> int:
        """How many of the first names may be words of the sentence."""
        return max(0, len(self.names) - (2 if self.joined and not self.et_al else 1))


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
            if mention is not None:
                found.append(mention)
        else:
            found.extend(_parenthetical(text, inner_start, inner_end))
        done = group.end()
    found.extend(bare(text, done, len(text)))
    return found


def _leading_year(text: str, start: int, end: int) -> int | None:
    """Return where the year stands with which a bracket opens ("(2004, p. 3)", "([1867] 1990)"), or None."""
    at = start
    while at < end and text[at] in " [":
        at += 1
    return at if YEAR.match(text, at, end) else None


def _years(match: re.Match[str]) -> tuple[str, ...]:
    """Return the years that one expression names: "2004a, b" is two."""
    if match["words"]:
        word = match["words"].casefold()
        undated = re.match(r"n\.|o\.|s\.", word) is not None
        return (("n.d." if undated else "forthcoming") + (match["word_letter"] or "").strip("-"),)
    letters = re.findall("[a-z]", match["letters"] or "")
    return tuple(match["year"] + letter for letter in letters) or (match["year"],)


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
    names = _names_before(text, bracket, max(0, bracket - _REACH))
    if names is None or names.comma:
        return None
    years, stop, locator = _read_years(text, year_at, end)
    match = YEAR.match(text, year_at, end)
    if match is None:
        return None
    lifetime = match["until"] is not None and text[match.start("until") - 1] != "/"
    marked = (
        names.et_al
        or bool(match["letters"])
        or bool(re.match(r"\s?[,:]\s?(?:pp?\.|S\.|\d)", text[match.end() : match.end() + 6]))
        or ACCORDING.search(text, max(0, names.start - 20), names.start) is not None
        or SPEECH.match(text, end + 1, end + 24) is not None
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
        sure=marked and alone and not lifetime and _credible(names.names, names.et_al),
        lifetime=lifetime,
        loose=names.loose,
    )


def _is_subject(text: str, start: int, end: int) -> bool:
    """Tell whether names and bracket open a sentence and a verb may follow: "Smith and Jones (2004) took …"."""
    before = text[max(0, start - 3) : start].rstrip()
    return (not before or before[-1] in '.?!:;)¹²³⁴⁵⁶⁷⁸⁹⁰”"') and re.match(
        r"\s[^\W\d_A-Z]{2,}", text[end : end + 8]
    ) is not None


def _parenthetical(text: str, start: int, end: int) -> list[Mention]:
    """Read the mentions of one bracket, part by part."""
    found: list[Mention] = []
    pending: list[_Names] = []  # "SILVA; SOUZA, 2010": parts without a year are authors of the next
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
        names = None if read or stop == end else _names_before(text, stop, at)
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
        names = _names_before(text, year_start, at)
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
                    sure=clean and ended and match["until"] is None and _credible(names.names, names.et_al),
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
        names = _names_before(text, match.start(), max(at, match.start() - _REACH))
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


def _names_before(text: str, end: int, limit: int) -> _Names | None:
    """Return the names that end at `end`, reading back no further than `limit`; None when there are none."""
    begin = max(limit, end - _REACH)
    if begin > limit:
        space = text.find(" ", begin, end)
        begin = space if space >= 0 else begin
    tokens = list(_TOKEN.finditer(text, begin, end))
    comma = False
    while tokens and tokens[-1].group() in (",", "(", "["):
        comma = comma or tokens[-1].group() == ","
        tokens.pop()
    if tokens and tokens[-1].group() in ("]", ")"):  # "World Health Organization [WHO], 2008", "Müller (Hrsg.) 2004"
        opening = "[" if tokens[-1].group() == "]" else "("
        at = next((n for n in range(len(tokens) - 1, -1, -1) if tokens[n].group() == opening), None)
        tokens = tokens[:at] if at is not None and len(tokens) - at <= 8 else []
    first = len(tokens)
    while first > 0 and _continues(tokens[first - 1]):
        first -= 1
    before = tokens[first - 1].group() if first else ""
    kept = tokens[first:]
    while kept and _dispensable(kept):
        kept.pop(0)
    names, et_al = _split(kept, text)
    if not names or before in ("v", "vs", "@"):
        return None
    joined = any(token.group() in _JOINS for token in kept)
    return _Names(names=names, et_al=et_al, start=kept[0].start(), comma=comma, joined=joined)


def _continues(token: re.Match[str]) -> bool:
    """Tell whether a token can stand inside a list of names."""
    if token["other"]:
        return False
    word = token["word"]
    if not word:
        return True
    return not word[0].islower() or _inner_capital(word) or word in PARTICLES or word in CONNECTORS or word in _AND


def _is_small(word: str) -> bool:
    return word[0].islower() and not _inner_capital(word)


def _inner_capital(word: str) -> bool:
    return any(letter.isupper() for letter in word[1:]) and ("-" in word or "'" in word or "’" in word)


def _dispensable(tokens: list[re.Match[str]]) -> bool:
    """Tell whether the first token is no part of a name: a comma, an "and", a sentence's first word."""
    token = tokens[0]
    if token["mark"]:
        return True
    word = token["word"]
    if not word or len(tokens) == 1:
        return bool(word) and word[0].islower() and not _inner_capital(word)
    if word[0].islower() and not _inner_capital(word):
        following = tokens[1]["word"]
        return (
            word not in PARTICLES
            or word in ("in", "las", "la", "le", "les", "el", "los", "do", "das", "des", "al")
            or not following
        )
    return word.casefold() in SENTENCE_OPENINGS


def _split(tokens: list[re.Match[str]], text: str) -> tuple[tuple[str, ...], bool]:
    """Split tokens into names at commas and "and"; initials in front of a name are dropped."""
    groups: list[list[re.Match[str]]] = [[]]
    et_al = False
    for token in tokens:
        if token["etal"]:
            et_al = True
            groups.append([])
        elif token["mark"] or token["word"] in _AND:
            groups.append([])
        else:
            groups[-1].append(token)
    names = []
    for group in groups:
        while group and group[0]["initial"]:
            group = group[1:]
        while group and (group[-1]["initial"] or _is_small(group[-1].group())):
            group = group[:-1]
        if any(not _is_small(token.group()) for token in group):
            name = text[group[0].start() : group[-1].end()]
            names.append(re.sub(r"['’]s$|['’]$", "", " ".join(name.split())))
    return tuple(names), et_al


def _credible(names: tuple[str, ...], et_al: bool) -> bool:
    """Tell whether the names can be those of authors: no month, no "Table", no sentence in capitals."""
    words = [word.casefold() for name in names for word in name.split()]
    if any(word.strip(".") in NOT_NAMES for word in words):
        return False
    if fold(words[-1]) in MONTHS or fold(words[-1]) in SEASONS:
        return False
    return et_al or (len(names) <= 8 and all(len(name.split()) <= 7 for name in names))
