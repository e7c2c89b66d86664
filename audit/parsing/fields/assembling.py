"""Labelled tokens in, CSL fields with spans and the item's type out."""

import re
from collections.abc import Iterable
from dataclasses import replace

from audit.language.expressions import expression
from audit.model.citation import Field, Item, Name
from audit.model.dates import DateInterval
from audit.model.span import Span
from audit.parsing.fields.amending import amended
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.dating import read_date, refined
from audit.parsing.fields.names import read_names
from audit.parsing.fields.numbers import PAGES
from audit.parsing.fields.reporters import REPORTERS
from audit.parsing.fields.tokens import Token

_OPEN = "“\"‘„«»‚'`([{‹›”’"
_CLOSE = "”\"’“»«‘'´)]}›‹"
_STRIP = " \t,.;:–—-|/•·=+*_"
_PAIRS = {")": "(", "]": "[", "}": "{"}
_VARIABLES = {
    "title": "title",
    "container": "container-title",
    "series": "collection-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "genre": "genre",
    "edition": "edition",
    "archive": "archive",
    "archive_location": "archive_location",
    "note": "note",
    "court": "authority",
}


def runs_of(tokens: list[Token], labels: list[str], confidences: list[float] | None = None) -> list[Run]:
    """Group neighbouring tokens of one label; the confidence of a run is its weakest token's."""
    runs: list[Run] = []
    for index, (token, label) in enumerate(zip(tokens, labels, strict=True)):
        confidence = confidences[index] if confidences else 0.9
        if runs and runs[-1][0] == label:
            runs[-1][1].append(token)
            runs[-1] = (label, runs[-1][1], min(runs[-1][2], confidence))
        else:
            runs.append((label, [token], confidence))
    return runs


def trimmed(text: str, start: int, end: int) -> Span:
    """Take quotation marks, brackets without partner and separators off both ends of `text[start:end]`."""
    while start < end:
        first, last = text[start], text[end - 1]
        if first in _STRIP or first.isspace():
            start += 1
        elif last.isspace() or last in ",;:–—-|/=" or (last == "." and not _abbreviation(text, start, end)):
            end -= 1
        elif (first in '"“”„«»‹›‚' and last in '"“”«»‹›‘’' and end - start > 1 and _enclosing(text, start, end)) or (
            first in "‘’'`" and last in "’'´‘" and end - start > 2 and _enclosing(text, start, end)
        ):
            start, end = start + 1, end - 1
        elif first in '"“”„«»‹›‚`' and not any(q in text[start + 1 : end] for q in '"“”«»‹›’'):
            start += 1
        elif last in '"”»«›‹´' and not any(q in text[start : end - 1] for q in '"“„«»‹›”'):
            end -= 1
        elif first in "([{" and text.count(first, start, end) > text.count(
            {"(": ")", "[": "]", "{": "}"}[first], start, end
        ):
            start += 1
        elif last in _PAIRS and text.count(last, start, end) > text.count(_PAIRS[last], start, end):
            end -= 1
        elif first in "([{" and last == {"(": ")", "[": "]", "{": "}"}[first] and text.count(first, start, end) == 1:
            start, end = start + 1, end - 1
        elif first in ")]}":
            start += 1
        elif last in "([{":
            end -= 1
        else:
            break
    return Span(start, end)


def _enclosing(text: str, start: int, end: int) -> bool:
    """Tell whether the quotation marks at both ends belong together: no other pair of the kind stands inside."""
    inside = text[start + 1 : end - 1]
    first = text[start]
    if first in "“„":
        return ("“" not in inside and "„" not in inside) or ("”" in inside and inside.count("“") == inside.count("”"))
    if first in "«»":
        return first not in inside
    if first in "‘'`":
        return not re.search(r"[’'](?=[\s,.;])", inside) or "‘" in inside
    return inside.count(first) % 2 == 0


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the point at the end belongs to the last word: an initial or "Inc.", "Jr."."""
    return bool(
        re.search(
            r"(?:(?<!\w)(?:[A-Z]|Inc|Co|Ltd|Jr|Sr|Bros|Corp|Univ|etc|u\.a)|\.[A-Za-z])\.$",
            text[max(start, end - 8) : end],
        )
    )


_NAMES = {
    "author": ("author",),
    "editor": ("editor",),
    "translator": ("translator",),
    "edtrans": ("editor", "translator"),
}
_DATES = {"date": "issued", "accessed": "accessed", "origdate": "original-date"}
_NUMBERS = frozenset(["volume", "issue", "page", "number"])


def assemble(runs: Iterable[Run], text: str) -> Item:
    """Build the item of one citation from its labelled runs. The first value of a variable counts, names add up."""
    fields: list[Field] = []
    seen: set[str] = set()
    for label, tokens, confidence in amended(list(runs)):
        span = trimmed(text, tokens[0].start, tokens[-1].end)
        if label in _DATES and _DATES[label] in seen:
            fields = _with_refined(fields, _DATES[label], text, span)
            continue
        for field in _fields(label, tokens, span, text, confidence):
            if isinstance(field.value, Name) or field.variable not in seen:
                seen.add(field.variable)
                fields.append(field)
    return Item(type=kind_of(fields, text), fields=tuple(sorted(fields, key=lambda f: f.span.start)))


def _fields(label: str, tokens: list[Token], span: Span, text: str, confidence: float) -> list[Field]:
    """Return the fields that one run holds."""
    if label in _NAMES:
        names = read_names(tokens, text)
        return [
            Field(variable=variable, value=name, span=place, confidence=confidence)
            for name, place in names
            for variable in _NAMES[label]
        ]
    if label == "letter":
        return _letter(tokens, text, confidence)
    if label in _DATES:
        date = read_date(text[span.start : span.end], span.start)
        return [] if date is None else [Field(variable=_DATES[label], value=date, span=span, confidence=confidence)]
    if label in _NUMBERS:
        field = _numeric(label, text, span.start, span.end, confidence)
        return [] if field is None else [field]
    if label in ("url", "doi"):
        return _addresses(tokens, text, confidence)
    if label in _VARIABLES and len(span):
        value = clean(text[span.start : span.end])
        return [Field(variable=_VARIABLES[label], value=value, span=span, confidence=confidence)]
    return []


def clean(value: str) -> str:
    """Return the value as text: spaces single, soft hyphens and Markdown emphasis gone."""
    value = re.sub(r"\s+", " ", value.replace("\u00ad", ""))
    if "*" in value:
        value = re.sub(r"(?<!\w)\*{1,2}|\*{1,2}(?!\w)", "", value)
    if "_" in value:
        value = re.sub(r"(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)", "", value)
    return value.strip()


def _with_refined(fields: list[Field], variable: str, text: str, span: Span) -> list[Field]:
    """Return the fields with the date of `variable` made more precise by the text of `span`."""
    out = []
    for field in fields:
        if field.variable == variable and isinstance(field.value, DateInterval):
            date = refined(field.value, text[span.start : span.end], span.start)
            if date is not field.value:
                field = replace(field, value=date, span=span)
        out.append(field)
    return out


_TO = frozenset(["to", "an", "à", "a", "al", "alla", "für"])


def _letter(tokens: list[Token], text: str, confidence: float) -> list[Field]:
    """Read "EBW to Harold Ross": the writer, the recipient, and the whole as the title that a letter has."""
    cut = next((i for i, t in enumerate(tokens) if i and t.text in _TO and t.spaced), len(tokens))
    found = [
        Field(variable="author", value=name, span=span, confidence=confidence)
        for name, span in read_names(tokens[:cut], text)
    ]
    if cut + 1 < len(tokens):
        found += [
            Field(variable="recipient", value=name, span=span, confidence=confidence)
            for name, span in read_names(tokens[cut + 1 :], text)
        ]
    whole = trimmed(text, tokens[0].start, tokens[-1].end)
    if len(whole):
        found.append(
            Field(variable="title", value=clean(text[whole.start : whole.end]), span=whole, confidence=confidence)
        )
    return found


_LABEL_WORDS = expression(
    r"^[\s(\[,.;:]*(?:(?:vol(?:ume|s)?|bd|bde|band|bände|jg|jahrg|jahrgang|tom[eoi]?s?|t|no|nos|nr|num|núm|number|heft|h|issue|iss|part|"
    r"pt|fasc|pp?|pages?|pgs?|ss?|seiten?|sp|col|cols|n|numéro|numero|fol|foll|ff?|at|bk|book|ch|chap|para|paras|abs|cc?|bl|rn|fos)\b\.?[\s:]{0,3}|n[°º]|№|"
    r"§{1,2}|¶{1,2})+\s*",
    re.IGNORECASE,
)


_LEAF = expression(r"(?<=[,;])\s{0,2}(?:cc?|Bl|foll?|ff?)\.?\s{0,2}(?=\d)")
# "12", "S36", "B396", "1/2", "3-4", "XIV", "3a"; words around it ("Jahrgang", "(January)") are no part of a number
_NUMBER = expression(
    r"(?<![^\W_])(?:[A-Z]{0,3}\d{1,6}[a-z]?(?:\s?[-–/.&,]\s?[A-Z]?\d{1,6}[a-z]?){0,3}|[IVXLCDM]{1,12}(?:[-–/][IVXLCDM]{1,12})?)(?![^\W_])"
)


def _numeric(label: str, text: str, start: int, end: int, confidence: float) -> Field | None:
    span = trimmed(text, start, end)
    raw = text[span.start : span.end]
    head = _LABEL_WORDS.match(raw)
    if head and head.end() < len(raw):
        span = trimmed(text, span.start + head.end(), span.end)
        raw = text[span.start : span.end]
    if not raw:
        return None
    if label in ("volume", "issue"):
        number = _NUMBER.search(raw)
        if number:
            span = Span(span.start + number.start(), span.start + number.end())
            raw = number[0]
    variable = label
    if label == "page":
        leaf = _LEAF.search(raw)
        if leaf:  # "b. 1204, cc. 12r-14v": what stands before it names the file
            span = Span(span.start + leaf.end(), span.end)
            raw = text[span.start : span.end]
        if not PAGES.search(raw):
            return None
    return Field(variable=variable, value=clean(raw), span=span, confidence=confidence)


# The angle brackets are those of SICI (ANSI/NISO Z39.56), by which Wiley and Springer made DOIs until 2000.
_DOI = expression(
    r"10\.\d{4,9}(?:\.\d{1,9}){0,3}\s?/\s?(?:[^\s<>\"“”«»]|<\d{1,6}:[^\s<>]{1,24}>)+"
    r"(?:\s(?=[a-z0-9./-]*\d)[a-z0-9./-]+)?"
)


def _addresses(tokens: list[Token], text: str, confidence: float) -> list[Field]:
    """A run of address tokens: a DOI, a URL or both; spaces from bad extraction are taken out of the values."""
    starts = [t for t in tokens if t.kind in ("url", "doi") or re.match(r"(?:https?|www)\b", t.text)]
    if not starts:
        return []
    first, last = starts[0].start, tokens[-1].end
    while last > first and text[last - 1] in " .,;)>]":
        last -= 1
    found = []
    doi = _DOI.search(text, first, last)
    if doi:
        value = re.sub(r"\s+|[.,;]?URL$", "", doi[0])
        found.append(Field(variable="DOI", value=value, span=Span(*doi.span()), confidence=confidence))
    link = next((t for t in starts if t.kind != "doi"), None)
    if link is not None and last > link.start:
        value = re.sub(r"\s+", "", text[link.start : last])
        found.append(Field(variable="URL", value=value, span=Span(link.start, last), confidence=confidence))
    return found


_WEEKLIES = expression(
    r"\b(?:times|post|news|herald|tribune|guardian|zeitung|gazette|daily|journal|agency|press|today|bbc|cnn|reuters)\b",
    re.I,
)


_CASE = expression(r"\w\sv\.?\s\w|^(?:in re|ex parte|matter of)\s")
_REPORTERS = frozenset(name.casefold() for name in REPORTERS)
_CODES = frozenset(["usc", "uscode", "cfr", "stat", "fedreg"])


def kind_of(fields: list[Field], text: str) -> str:
    """Return the CSL type that the fields show."""
    have = {f.variable: f for f in fields}

    def value(variable: str) -> str:
        return str(have[variable].value).casefold() if variable in have else ""

    genre, container, title = value("genre"), value("container-title"), value("title")
    address = value("url")
    if "recipient" in have:
        return "chapter" if container else "personal_communication"
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
    if "volume" in have or "issue" in have or ("page" in have and container and "publisher" not in have):
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
