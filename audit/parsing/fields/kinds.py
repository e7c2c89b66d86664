"""The fields of one citation in, the CSL type that they show out."""

import re

from audit.language.expressions import expression
from audit.model.citation import Field
from audit.parsing.fields.reporters import REPORTERS

_WEEKLIES = expression(
    r"\b(?:times|post|news|herald|tribune|guardian|zeitung|gazette|daily|journal|agency|press|today|bbc|cnn|reuters)\b",
    re.I,
)


_CASE = expression(r"\w\sv\.?\s\w|^(?:in re|ex parte|matter of)\s")
_DOCKET = expression(r"(?:joined\s)?cases?\s[ctf][-–‐‑]|app(?:l|lication)?s?\.?\snos?\b")
_REPORTERS = frozenset(name.casefold() for name in REPORTERS)
_CODES = frozenset(["usc", "uscode", "cfr", "stat", "fedreg"])


def kind_of(fields: list[Field], text: str) -> str:
    """Return the CSL type that the fields show."""
    have = {f.variable: f for f in fields}

    def value(variable: str) -> str:
        return str(have[variable].value).casefold() if variable in have else ""

    genre, container, title = value("genre"), value("container-title"), value("title")
    address = value("URL")
    if "recipient" in have:
        return "chapter" if container else "personal_communication"
    if _DOCKET.match(value("number")):
        return "legal_case"
    if "archive" in have or "archive_location" in have:
        return "manuscript"
    if container in ("twitter", "x", "facebook", "instagram", "mastodon", "tiktok", "threads", "bluesky") or re.search(
        r"//(?:www\.)?(?:twitter|x|facebook|instagram)\.com/", address
    ):
        return "post"
    if re.search(r"\bpress release|statement|pressemitteilung|communiqué|comunicato", genre):
        return "speech" if genre == "speech" else "report"
    if re.search(r"thesis|dissertation|diss\b|thèse|tesi", genre):
        return "thesis"
    if "interview" in genre or title.startswith("interview"):
        return "article-newspaper" if container else "interview"
    if "report" in genre or "paper" in genre:
        return "report"
    series = container.translate({ord("."): None, ord(" "): None})
    if "volume" in have and series in _CODES:
        return "legislation"
    if ("volume" in have and series in _REPORTERS) or (
        _CASE.search(title) and "author" not in have and (container or "authority" in have)
    ):
        return "legal_case"
    periodical = container or not title
    if (
        ("volume" in have and periodical)
        or "issue" in have
        or ("page" in have and container and "publisher" not in have)
    ):
        if "authority" in have:
            return "legal_case"
        return "chapter" if "publisher" in have or "editor" in have else "article-journal"
    if container and ("publisher" in have or "publisher-place" in have or "editor" in have):
        return "chapter"
    if container:
        issued = have.get("issued")
        if (issued is not None and getattr(issued.value, "precision", "") in ("day", "month")) or _WEEKLIES.search(
            container
        ):
            return "article-newspaper"
        return "webpage" if address else "article"
    if "publisher" in have or "publisher-place" in have or "edition" in have:
        return "book"
    if address:
        return "webpage"
    return "book" if "title" in have and "issued" in have and not text.lstrip().startswith(("“", '"')) else "document"
