"""Citations and text in, the names under which a manuscript says it will cite a work out."""

import re
from collections.abc import Iterable, Mapping

from audit.language.expressions import expression
from audit.language.folding import fold
from audit.model.citation import Citation

_QUOTED = r"[“\"'‘«„*_]{0,3}\s?(?P<name>[^()\[\]“”\"«»„;*_]{1,60}?)\s?[,.]?[”\"'’»“*_]{0,3}"
_HEREINAFTER = expression(
    rf"""[(\[]\s?(?:[^()\[\]]{{1,40}}[;,]\s)?
    (?:here(?:in)?after(?:\s(?:referred\sto\sas|cited\sas|called|as))?|henceforth(?:\scited\sas)?|(?:subsequently\s)?cited\sas|
       abbreviated(?:\sas)?|im\sFolgenden:?(?:\szit(?:iert|\.)(?:\sals)?)?|nachfolgend|fortan|zit(?:iert|\.)\sals:?|künftig|
       ci-après|désormais|dorénavant|cité|abrégé(?:\sen)?|d['’]ora\s(?:in\s(?:poi|avanti)|innanzi)|di\sseguito|
       en\sadelante|en\slo\ssucesivo|citado\scomo|doravante|hierna|verder)
    [,:]?\s{_QUOTED}\s?[)\]]""",
    re.IGNORECASE | re.VERBOSE,
)
_LIST_HEADING = expression(  # what begins with one sign is found at once, what begins with a line is not
    r"\n[#*\s]{0,6}(?:list of )?(?:abbreviations|abkürzungs?verzeichnis|abkürzungen|siglen|sigles|abréviations|"
    r"abbreviazioni|sigle|abreviaturas|siglas|afkortingen)"
    r"(?: used| and short titles)?(?: in (?:the )?notes)?[:*\s]{0,6}$",
    re.IGNORECASE | re.MULTILINE,
)
_LIST_LINE = expression(
    r"^[-*•\s]{0,4}(?P<name>[A-ZÀ-Ý][\w.&/-]{1,15})[*_]{0,3}(?:\s*[=:|–—\t]\s*|\s{2,})(?P<full>\S.{3,300})$"
)


def find_aliases(citations: Iterable[Citation], text: str) -> dict[str, str]:
    """Return alias (folded) → id of the citation that announces it: «(hereinafter "the Report")» and its kin.

    The announcement stands inside the citation or within 30 characters after it.
    """
    aliases: dict[str, str] = {}
    for citation in citations:
        stretch = text[citation.span.start : citation.span.end + 90]
        if "(" not in stretch and "[" not in stretch:
            continue
        for match in _HEREINAFTER.finditer(stretch):
            name = _without_article(fold(match["name"]))
            if name and match.start() <= len(citation.span) + 30:
                aliases.setdefault(name, citation.id)
    return aliases


def find_abbreviations(text: str) -> dict[str, str]:
    """Return abbreviation (folded) → expansion from the manuscript's own list of abbreviations, empty without one."""
    found: dict[str, str] = {}
    text = f"\n{text}"
    for heading in _LIST_HEADING.finditer(text):
        listed = False
        for line in text[heading.end() : heading.end() + 20_000].split("\n"):
            match = _LIST_LINE.match(line)
            if match:
                found.setdefault(fold(match["name"]), match["full"].strip())
                listed = True
            elif line.startswith("#") or (listed and line.strip() and not line[0].isspace() and not line[0].islower()):
                break  # past the list: neither an entry nor the rest of one
    return found


def alias_in(words: tuple[str, ...], aliases: Mapping[str, str]) -> str | None:
    """Return the citation id whose alias opens `words` (a folded citation), the longest alias first."""
    for length in range(min(6, len(words)), 0, -1):
        for start in (0, 1) if words[0] in ("the", "der", "die", "das", "le", "la", "el", "il") else (0,):
            found = aliases.get(" ".join(words[start : start + length]))
            if found is not None:
                return found
    return None


def _without_article(name: str) -> str:
    first, _, rest = name.partition(" ")
    return rest if rest and first in ("the", "der", "die", "das", "le", "la", "el", "il") else name
