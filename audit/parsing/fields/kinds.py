"""The fields of one citation in, the CSL type that they show out."""

from collections.abc import Callable

from audit.language.expressions import expression
from audit.model.citation import Field
from audit.parsing.fields.reporters import REPORTERS

_WEEKLIES = expression(
    r"\b(?:times|post|news|herald|tribune|guardian|zeitung|gazette|daily|journal|agency|press|today|bbc|cnn|reuters)\b"
)
_CASE = expression(r"\w\sv\.?\s\w|^(?:in re|ex parte|matter of)\s")
_DOCKET = expression(
    r"(?:joined\s)?cases?\s[ctf][-–‐‑]|app(?:l|lication)?s?\.?\snos?\b|ecli:|eu:[ctf]:\d|(?:st[cs]j?|at[cs]|sap|san) \d"
)
_REPORTERS = frozenset(name.casefold() for name in REPORTERS)
_CODES = frozenset(["usc", "uscode", "cfr", "stat", "fedreg"])
_NETWORKS = frozenset(["twitter", "x", "facebook", "instagram", "mastodon", "tiktok", "threads", "bluesky"])
_POSTING = expression(r"//(?:www\.)?(?:twitter|x|facebook|instagram)\.com/")
# What the words for a genre say, the first that fits; the types are those of CSL 1.0.2.
_GENRES = (
    (expression(r"press release|statement|pressemitteilung|communiqué|comunicato"), "report"),
    (expression(r"\bthesis|dissertation|diss\b|thèse|tesi\b|tesis\b|habil"), "thesis"),
    (expression(r"\bfilm\b|\bdvd|blu-?ray|\bvhs|motion picture|\bvideo"), "motion_picture"),
    (expression(r"compact dis[ck]|\bcds?\b|\blps?\b|vinyl|cassette|\brpm\b|\balbum|schallplatte|\bmp3"), "song"),
    (expression(r"\bdata ?set"), "dataset"),
    (expression(r"software|computer program|\bapp\b"), "software"),
    (expression(r"\bblog"), "post-weblog"),
    (expression(r"podcast|radio|television|broadcast"), "broadcast"),
    (expression(r"speech|lecture|address|keynote|vortrag|paper (?:presented|given|read|delivered)|ponencia"), "speech"),
    (expression(r"e-?mail|conversation|\bmessage|personal communication|\bpers\. comm"), "personal_communication"),
    (expression(r"report|paper"), "report"),
)
_RECORDED = expression(r"\brecorded (?:at|in|by|on|\w+ \d|\d)|\btrack \d|\brpm\b")
_PATENT = expression(r"\bpatents?\b|patentschrift")
_REVIEW = expression(r"(?:book )?reviews? of\b|rez(?:ension|\.)? (?:zu|von)\b|recensione (?:a|di)\b|compte rendu de\b")
_LAW = expression(
    r"\b(?:act|statute|ordinance)(?: \d{4})?$|(?:gesetz|gesetzbuch|verordnung)$|^(?:loi|décret|legge|decreto|ley)\b"
)
_UNION = expression(r"(?:directive|regulation|decision|richtlinie|verordnung|règlement|directiva|direttiva)\b.*\d+/\d+")
_TREATY = expression(r"\b(?:treaty|convention|covenant) (?:of|on|for|concerning|between|against|relating)\b")
_PROCEEDINGS = expression(r"proc(?:eedings|\.)|tagungsband|atti de|actes d")
_OF_BOOKS = ("publisher", "publisher-place", "editor")

Values = Callable[[str], str]  # of a variable, in small letters; "" where it has none


def kind_of(fields: list[Field], text: str) -> str:
    """Return the CSL type that the fields show."""
    have = {f.variable: f for f in fields}

    def value(variable: str) -> str:
        return str(have[variable].value).casefold() if variable in have else ""

    kind = _of_its_own(have, value) or _of_law(have, value) or _in_container(have, value)
    if kind:
        return kind
    if "publisher" in have or "publisher-place" in have or "edition" in have:
        return "book"
    if "URL" in have:
        return "webpage"
    return "book" if "title" in have and "issued" in have and not text.lstrip().startswith(("“", '"')) else "document"


def _of_its_own(have: dict[str, Field], value: Values) -> str:
    """Return the type of what is no text in print: letters, records, posts, films, programs; "" for others."""
    genre, container, title = value("genre"), value("container-title"), value("title")
    if "recipient" in have:
        return "chapter" if container else "personal_communication"
    if _DOCKET.match(value("number")):
        return "legal_case"
    if "interviewer" in have and not container:
        return "interview"
    if "archive" in have or "archive_location" in have:
        return "manuscript"
    if container in _NETWORKS or _POSTING.search(value("URL")):
        return "post"
    if _PATENT.search(value("number")) or _PATENT.search(genre):
        return "patent"
    if "reviewed-author" in have or _REVIEW.match(title):
        return "review"
    if "interview" in genre or title.startswith("interview"):
        return "article-newspaper" if container else "interview"
    said = next((kind for words, kind in _GENRES if words.search(genre)), "") if genre else ""
    if said:
        return "speech" if genre == "speech" else said
    if "version" in have:
        return "software"
    if _RECORDED.search(value("note")):
        return "song"
    return "motion_picture" if "director" in have else ""


def _of_law(have: dict[str, Field], value: Values) -> str:
    """Return the type of cases, acts and treaties; "" for others."""
    container, title = value("container-title"), value("title")
    series = container.translate({ord("."): None, ord(" "): None})
    if "volume" in have and series in _CODES:
        return "legislation"
    nameless = "author" not in have
    if "authority" in have and "number" in have:
        return "legal_case"
    if ("volume" in have and series in _REPORTERS) or (
        _CASE.search(title) and nameless and (container or "authority" in have)
    ):
        return "legal_case"
    if nameless and not any(variable in have for variable in _OF_BOOKS):
        if _LAW.search(title) or _UNION.match(title) or ("section" in have and not container):
            return "legislation"
        if _TREATY.search(title) and "URL" not in have:
            return "treaty"
    return ""


def _in_container(have: dict[str, Field], value: Values) -> str:
    """Return the type of what stands in something else, "" for what does not."""
    container = value("container-title")
    issued = have.get("issued")
    day = getattr(issued.value, "precision", "") if issued is not None else ""
    counted = "volume" in have or "issue" in have
    if container and not counted and _PROCEEDINGS.match(container):
        return "paper-conference"
    bound = "publisher" in have or "editor" in have  # a place alone may be the newspaper's own town
    if container and day == "day" and not counted and not bound:
        return "article-newspaper"
    periodical = container or "title" not in have
    if (
        ("volume" in have and periodical)
        or "issue" in have
        or ("page" in have and container and "publisher" not in have)
    ):
        if "authority" in have:
            return "legal_case"
        within = "publisher" in have or "editor" in have or ("publisher-place" in have and "issue" not in have)
        return "chapter" if within else "article-journal"
    if container and any(variable in have for variable in _OF_BOOKS):
        return "chapter"
    if container:
        if day in ("day", "month") or _WEEKLIES.search(container):
            return "article-newspaper"
        return "webpage" if "URL" in have else "article"
    return ""
