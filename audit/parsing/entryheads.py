"""The text of a reference comes in; the names it is cited and sorted by and the years it is dated by go out."""

import re

from audit.language.expressions import expression
from audit.language.surnames import CONNECTORS, PARTICLES
from audit.model.document import Document
from audit.model.record import record
from audit.model.span import Span
from audit.parsing.fields.cues import ORGANISATION

_LONGEST_HEAD = 1500  # characters: some eighty authors
_YEAR = expression(
    r"""(?<![\w/.@&=?#%])(?<!\d[-–])(?<!\d[-–]\s)
    (?P<year>1[3-9]\d\d|20[0-4]\d)(?P<letter>[a-z](?![^\W_]))?(?![\w@]|[.,:]\d|/\S)
    |(?P<undated>\bn\.\s?d\.|\bo\.\s?[JD]\.|\bs\.\s?[adf]\.|(?<=[(\[])(?:nd|undated|undatiert|sans\sdate|sin\sfecha|sem\sdata|senza\sdata))(?P<undated_letter>[-\s]?[a-z]\b)?
    |(?P<coming>\b(?:forthcoming|in\spress|in\spreparation|in\sprint|im\sErscheinen|im\sDruck|erscheint|à\sparaître|sous\spresse|en\sprensa
        |en\spreparación|in\s(?:corso\sdi\s)?stampa|no\sprelo|em\spreparação|submitted|under\sreview|to\sappear|advance\sonline)\b)""",
    re.VERBOSE | re.IGNORECASE,
)
_ACCESS = expression(
    r"(?:access|retriev|consult|visited|viewed|modified|updated|abgeruf|zugriff|zugegriffen|stand|aufgerufen|acces|consultad|acess"
    r"|recuperad|pages?\b|pp?\.|S\.)[^\n]{0,28}$",
    re.IGNORECASE,
)
_TITLE_START = expression(
    r"""["“„«‹]|(?<=[^\W\d_]{3})[.?!]\s|(?<=[^\W\d_a-z]\.\s[^\W\d_a-z][^\W\d_A-Z])\.\s|(?<=\)[.:,])\s|:\s|\s[–—]\s
    |(?<=[^\W\d_a-z])\.\s(?=[^\W\d_a-z][^\W\d_]{0,40}\s
       (?!(?:and|und|et|y|e|en|&)\s[^\W\d_a-z])(?!(?:van|von|de|der|den|di|da|du|le|la)\s)[^\W\d_A-Z])""",
    re.VERBOSE,
)
_ROLES = expression(
    r"""[\s,]{0,3}[(\[]?\b(?:eds?|edd|hrsg|hg|hgg|dir|dirs|coords?|coord|orgs?|comps?|trans|ed\.\sby|a\scura\sdi|éds?|bearb|editors?|
        herausgeber|director(?:es)?|coordinador(?:es)?|organizador(?:es)?)\b\.?[)\]]?\.?""",
    re.VERBOSE | re.IGNORECASE,
)
_ET_AL = expression(
    r"[\s,;]{0,3}\b(?:et\.?\s?al(?:ii|ia)?\b\.?|u\.\s?a\.|and\sothers|y\sotros|e\soutros|et\scoll\b\.?|e\saltri)|…|\.\.\.",
    re.IGNORECASE,
)
_AND = expression(r",?\s{1,40}(?:and|&|und|et|y|e|i|en|og|och|u\.)\s+(?=[^\W\d_])|\s{0,40}[;/]\s*|\s{1,40}[–—]\s+")
_INITIALS = expression(r"(?:[^\W\d_a-z]\.?[\s-]*(?:[a-z]\.)?){1,5}|(?:[^\W\d_a-z][a-z]?\.\s*-?){1,5}")
_SPOKEN = expression(r"(?:[^\W\d_a-z]\.[\s-]?){1,4}\s?(?:[^\W\d_]{1,40}['’ -]){0,4}[^\W\d_]{2,40}\Z")
_TAIL_INITIALS = expression(r"(?<!\s)\s+(?:[^\W\d_a-z]{1,3}|(?:[^\W\d_a-z]\.[\s-]?){1,4})$")
_QUOTED_TITLE = expression(r"\s*[\"“„«‘]\s?([^\"”“»’]{2,200}?)[.,]?\s?[\"”“»’]")
_DOUBLE_NAME = expression(r"^([^\W\d_]+) ([ye]) ([^\W\d_]+)(?=,)")  # "Ortega y Gasset, José" is one person
_UNPUNCTUATED = expression(r"(?<=\S)\s[^\W\d_a-z]{1,3}(?:-[^\W\d_a-z])?(?=\s|$)(?:\s(?:et\sal\.?|and))?")
_DASHES = expression(
    r"\s*(?:[-–—_]{2,}|[—⸺⸻]{1,3}|(?:ders|dies|id|idem|eadem|íd)\.?(?=[\s,:.]))[.,:;]?\s*", re.IGNORECASE
)
_SUFFIX = expression(r"(?:jr|sr|jun|sen|[ivx]{2,4})\.?", re.IGNORECASE)


@record
class Head:
    """The names (family names or bodies, as printed) and the years of an entry, the year of issue first."""

    names: tuple[str, ...]
    years: tuple[str, ...]


def read_head(document: Document, span: Span, names_before: tuple[str, ...] = ()) -> Head:
    """Read the names and years of the entry at `span`; a dash for a repeated name takes `names_before`."""
    plain = document.plain(span)
    text = plain.text
    italics = [
        styled.span.start
        for styled in document.styles_in(span)
        if styled.style == "italic" and len(styled.span) > 6 and styled.span.start > span.start + 2
    ]
    bound = min(len(text), _LONGEST_HEAD)
    if italics:
        cut = next((offset for offset in range(bound) if plain.origin(offset) >= italics[0]), bound)
        bound = cut if cut > 3 else bound
    return read_head_text(text, bound, names_before)


def read_head_text(text: str, bound: int | None = None, names_before: tuple[str, ...] = ()) -> Head:
    """Read the names and years of an entry's plain text; names stand before offset `bound`."""
    bound = min(len(text), _LONGEST_HEAD) if bound is None else bound
    found = list(_YEAR.finditer(text))
    titled = _QUOTED_TITLE.match(text)
    if titled:  # an entry without an author is sorted and cited by its title
        return Head(names=(titled[1],), years=_years(text, found, None))
    first = found[0] if found and found[0].start() <= bound + 2 else None
    head_end = bound
    year_in_head = None
    if first is not None and _names_only(text[: first.start()]):
        head_end, year_in_head = first.start(), first
    else:
        title = _TITLE_START.search(text, 2, bound)
        head_end = title.start() if title else bound
    head = text[:head_end]
    repeated = _DASHES.match(head)
    if repeated:
        names = names_before[:1] + names_of(head[repeated.end() :]) if names_before else ()
        names = names_before if repeated.end() >= len(head.rstrip(" (.,")) else names
    else:
        names = names_of(head)
    return Head(names=names, years=_years(text, found, year_in_head))


def _years(text: str, found: list[re.Match[str]], main: re.Match[str] | None) -> tuple[str, ...]:
    """Return the years, that of issue first: the one after the names, else the last that is not an access date."""
    credible = [match for match in found if not _ACCESS.search(text, max(0, match.start() - 40), match.start())]
    if main is None:
        main = credible[-1] if credible else (found[-1] if found else None)
    if main is None:
        return ()
    ordered = [main, *(match for match in credible if match is not main)]
    return tuple(dict.fromkeys(year_key(match) for match in ordered))


def year_key(match: re.Match[str]) -> str:
    """Return a year as compared: "2004a", "n.d.", "forthcoming"."""
    if match["year"]:
        return match["year"] + (match["letter"] or "")
    if match["undated"]:
        return "n.d." + (match["undated_letter"] or "").strip(" -")
    return "forthcoming"


def _names_only(text: str) -> bool:
    """Tell whether what stands before a year are names or a body, or a title in their place, and no more."""
    if len(text.strip(" (.,[")) < 2 or any(sign in text for sign in '"“„«:'):
        return False
    text = _ET_AL.sub(" ", _ROLES.sub(" ", text))
    title = _TITLE_START.search(text, 2)
    if title and re.search(r"[^\W\d_]{3}", text[title.end() :]):
        return False
    strange: int = sum(
        word[0].islower() and word.casefold() not in CONNECTORS and word.casefold() not in PARTICLES
        for word in re.findall(r"[^\W\d_][^\W\d_'’-]*", text)
    )
    return strange <= 3


def names_of(head: str) -> tuple[str, ...]:
    """Return the family names, or the body, that a list of authors names.

    "Family, Given, Given Family and Given Family", "Family, A. B., Family, C.", "Family AB, Family C", "A. Family" and
    "FAMILY, Given; FAMILY, Given" are read; anything else of several words is one body.
    """
    head = _ET_AL.sub(",", _ROLES.sub(" ", head))
    head = re.sub(r"\s+", " ", re.sub(r"[(\[{][^()\[\]{}]{0,80}[)\]}]?", " ", head)).strip(" ,.;:*_(—–-\"“”„«»‘’'•·‣▪◦")
    if not head:
        return ()
    if _names_a_body(head.partition(",")[0]):
        return (head,)
    spoken = _AND.split(head) if "," not in head else []
    if spoken and (all(map(_SPOKEN.match, spoken)) or (len(spoken) > 1 and all(map(_is_full_name, spoken)))):
        return tuple(_direct(group) for group in spoken)  # "A. B. Holt and C. van der Berg", "Ann Holt and Cees Berg"
    if "," not in head and len(_UNPUNCTUATED.findall(head)) > 1:  # "Brown MA de Swiet M", fields without commas
        return tuple(family.strip() for family in _UNPUNCTUATED.split(head) if family.strip())
    if "," not in head and _is_body(head):
        return (head,)
    groups = _AND.split(_DOUBLE_NAME.sub("\\1\u2060\\2\u2060\\3", head))
    if len(groups) == 1 and "," not in head and not _TAIL_INITIALS.search(head) and not re.match(r"[^\W\d_]\.", head):
        return (head,)  # in lists that begin with the family name, a body; else a name that is compared word by word
    names: list[str] = []
    for group in groups:
        parts = [part.replace("\u2060", " ").strip() for part in group.split(",")]
        parts = [part if _INITIALS.fullmatch(part) else part.strip(" .*_") for part in parts]
        names.extend(_families([part for part in parts if part]))
    return tuple(names)


def names_cited(label: str) -> tuple[str, ...]:
    """Return the names in the form in which natbib cites an entry: "Li, Jones and Paz", "Vargas Llosa et al."."""
    parts = (part.strip(" ,.") for group in _AND.split(_ET_AL.sub(" ", label)) for part in group.split(","))
    return tuple(part for part in parts if part)


def _names_a_body(text: str) -> bool:
    """Tell whether one of the words is one for a body: ministry, university, nations."""
    return any(word.casefold().strip(".,") in ORGANISATION for word in text.split())


def _is_full_name(text: str) -> bool:
    """Tell whether a text has the form of given and family name: two to five words, all capitalised but particles."""
    words = text.split()
    whole = [word for word in words if word[0].isupper() and len(word) > 2 and word.replace("-", "").isalpha()]
    small = [word for word in words if not word[0].isupper()]
    return len(whole) > 1 and len(words) <= 5 and words[-1] in whole and PARTICLES.issuperset(small)


def _is_body(text: str) -> bool:
    """Tell whether a name without commas is long, or has small words that are no particles of a person's name."""
    words = [word for word in text.split() if word not in PARTICLES and not _INITIALS.fullmatch(word)]
    return len(words) > 4 or any(word.islower() for word in words) or _names_a_body(text)


def _families(parts: list[str]) -> list[str]:
    """Read one comma-separated list of names."""
    families: list[str] = []
    inverted = len(parts) % 2 == 0 and all(len(part.split()) == 1 for part in parts)
    index = 0
    while index < len(parts):
        part = parts[index]
        following = parts[index + 1] if index + 1 < len(parts) else ""
        if _SUFFIX.fullmatch(part):
            index += 1
            continue
        if _are_initials(part) and families:
            index += 1
            continue
        tail = _TAIL_INITIALS.search(part)
        if tail and part[: tail.start()].strip(" ,."):  # "Smith JA"
            families.append(part[: tail.start()].strip(" ,."))
            index += 1
        elif following and _is_given(part, following, first=index == 0 or inverted):
            families.append(part)
            index += 2
        else:
            families.append(_direct(part))
            index += 1
    return families


def _are_initials(part: str) -> bool:
    """Tell "J. A.", "JA" and "J.-P." from a family name in capitals with its initials, "HUET H"."""
    return _INITIALS.fullmatch(part) is not None and re.search(r"[^\W\d_a-z]{4}|[^\W\d_a-z]{3}[\s-]", part) is None


def _is_given(family: str, following: str, *, first: bool) -> bool:
    """Tell whether `following` is the given name of `family` (and not the next name)."""
    if _are_initials(following):
        return True
    words = following.split()
    if re.search(r"(?:^|\s)[^\W\d_a-z]\.?$", following) and len(words) <= 3:  # "Marc E."
        return True
    return first and len(words) <= 3 and not (len(family.split()) > 1 and len(words) > 1)


def _direct(part: str) -> str:
    """Return the family name in a name in reading order ("Karen M. Wickett", "Angelo Di Iorio")."""
    words = part.split()
    if len(words) == 1 or _is_body(part):
        return part
    at = len(words) - 1
    while at > 1 and words[at - 1].casefold() in PARTICLES:
        at -= 1
    return " ".join(words[at:])
