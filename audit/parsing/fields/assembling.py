"""Labelled tokens in, CSL fields with spans and the item's type out."""

from collections.abc import Iterable
from itertools import pairwise

from audit.language.expressions import expression
from audit.model.citation import Field, Item, Name
from audit.model.dates import DateInterval
from audit.model.record import changed
from audit.model.span import Span
from audit.parsing.fields.amending import amended
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.dating import read_date, refined
from audit.parsing.fields.kinds import kind_of
from audit.parsing.fields.names import read_names
from audit.parsing.fields.numerals import read_numeral
from audit.parsing.fields.reporters import REVIEWS
from audit.parsing.fields.tokens import Token
from audit.parsing.fields.trimming import clean, trimmed

_VARIABLES = {
    "title": "title",
    "container": "container-title",
    "series": "collection-title",
    "publisher": "publisher",
    "place": "publisher-place",
    "section": "section",
    "isbn": "ISBN",
    "issn": "ISSN",
    "series_number": "collection-number",
    "genre": "genre",
    "edition": "edition",
    "archive": "archive",
    "archive_location": "archive_location",
    "note": "note",
    "court": "authority",
    "version": "version",
    "issue_title": "volume-title",
}


def runs_of(tokens: list[Token], labels: list[str]) -> list[Run]:
    """Group neighbouring tokens of one label."""
    runs: list[Run] = []
    last = ""
    for token, label in zip(tokens, labels, strict=True):
        if label == last:
            runs[-1][1].append(token)
        else:
            runs.append((label, [token]))
            last = label
    return runs


_NAMES = {
    "author": ("author",),
    "editor": ("editor",),
    "translator": ("translator",),
    "edtrans": ("editor", "translator"),
    **{
        role: (role,)
        for role in (
            *("composer", "container-author", "director", "illustrator", "interviewer", "narrator", "performer"),
            *("contributor", "reviewed-author", "script-writer"),
        )
    },
}
# Labels of a title that says who is behind "by", and what that person is.
_DESCRIBED = {"interview": "interviewer", "review": "reviewed-author", "attributed": "author", "interviewed": "author"}
_HERE = frozenset(["hier", "here", "ici", "qui", "aquí", "esp", "bes"])
_STANDARD_NUMBERS = frozenset(["isbn", "issn", "version"])
_DATES = {"date": "issued", "accessed": "accessed", "origdate": "original-date"}
PINPOINT = "locator"  # no variable of items: whoever reads a citation takes it out
_NUMBERS = frozenset(["volume", "issue", "page", "number"])


def assemble(runs: Iterable[Run], text: str) -> Item:
    """Build the item of one citation from its labelled runs. The first value of a variable counts, names add up.

    A second page is a field `PINPOINT`.
    """
    fields: list[Field] = []
    seen: set[str] = set()
    for label, tokens in _pages_apart(amended(list(runs))):
        if label in _DATES and _DATES[label] in seen:
            fields = _with_refined(fields, _DATES[label], text, _span_of(tokens, text))
            continue
        if label == "page" and "page" in seen:  # "108 Harv. L. Rev. 1733, 1739": the second is the place cited
            pinpoint = read_numeral(label, text, tokens[0].start, tokens[-1].end)
            if pinpoint is not None and PINPOINT not in seen:
                seen.add(PINPOINT)
                fields.append(changed(pinpoint, variable=PINPOINT))
            continue
        for field in _fields(label, tokens, text):
            if isinstance(field.value, Name) or field.variable not in seen:
                seen.add(field.variable)
                fields.append(field)
    return Item(type=kind_of(fields, text), fields=tuple(sorted(fields, key=lambda f: f.span.start)))


def _pages_apart(runs: list[Run]) -> Iterable[Run]:
    """Cut "1733, 1739" and "45–67, hier S. 50" in two: the pages of the article, and those cited.

    Two single pages are such only in law reviews and where the volume stands before the journal ("12 OJLS 45, 47").
    """
    for label, tokens in runs:
        words = [token.text for token in tokens] if label == "page" else []
        cut = next((at for at in range(1, len(words) - 1) if words[at] in _HERE), 0)
        if cut or (_are_two(words) and _is_pinpointed(runs)):
            yield label, tokens[: cut or 1]
            yield label, tokens[(cut or 1) + 1 :]
        else:
            yield label, tokens


def _is_pinpointed(runs: list[Run]) -> bool:
    """Tell whether the second of two pages is the place cited, as in law reviews and behind "12 OJLS"."""
    labels = [label for label, _ in runs]
    review = any(label == "container" and _is_review(tokens) for label, tokens in runs)
    return labels.count("page") == 1 and (review or ("volume", "container") in pairwise(labels))


def _are_two(words: list[str]) -> bool:
    """Tell whether "1733, 1739" begins a run: the first page, and the one cited."""
    return len(words) > 2 and words[1] == "," and words[0].isdigit() and words[2].isdigit()


def _is_review(tokens: list[Token]) -> bool:
    return "".join(token.text for token in tokens).replace(".", "").endswith(REVIEWS)


def _fields(label: str, tokens: list[Token], text: str) -> list[Field]:
    """Return the fields that one run holds."""
    if label in _NAMES:
        names = read_names(tokens, text)
        return [Field(variable=variable, value=name, span=place) for name, place in names for variable in _NAMES[label]]
    if label == "letter":
        return _letter(tokens, text)
    if label in _DESCRIBED:
        return _described(tokens, text, _DESCRIBED[label])
    if label in _NUMBERS:
        field = read_numeral(label, text, tokens[0].start, tokens[-1].end)
        return [] if field is None else [field]
    if label in ("url", "doi"):
        return _addresses(tokens, text)
    span = _span_of(tokens, text)
    if label in _DATES:
        date = read_date(text[span.start : span.end], span.start)
        return [] if date is None else [Field(variable=_DATES[label], value=date, span=span)]
    if label in _STANDARD_NUMBERS:
        span = trimmed(text, next((t.start for t in tokens if t.kind == "number"), span.start), span.end)
    if label == "series" and text.startswith("coll.", span.start):  # "coll. « Quadrige »"
        span = trimmed(text, span.start + len("coll."), span.end)
    if label in _VARIABLES and len(span):
        value = clean(text[span.start : span.end])
        return [Field(variable=_VARIABLES[label], value=value, span=span)]
    return []


def _span_of(tokens: list[Token], text: str) -> Span:
    return trimmed(text, tokens[0].start, tokens[-1].end)


def _with_refined(fields: list[Field], variable: str, text: str, span: Span) -> list[Field]:
    """Return the fields with the date of `variable` made more precise by the text of `span`."""
    out = []
    for field in fields:
        if field.variable == variable and isinstance(field.value, DateInterval):
            date = refined(field.value, text[span.start : span.end], span.start)
            if date is not field.value:
                field = changed(field, value=date, span=span)
        out.append(field)
    return out


_BY = frozenset(["by", "par", "von", "with", "mit", "avec", "con"])
_TO = frozenset(["to", "an", "à", "a", "al", "alla", "für"])


def _letter(tokens: list[Token], text: str) -> list[Field]:
    """Read "EBW to Harold Ross": the writer, the recipient, and the whole as the title that a letter has."""
    cut = next((i for i, t in enumerate(tokens) if i and t.text in _TO and t.spaced), len(tokens))
    found = [Field(variable="author", value=name, span=span) for name, span in read_names(tokens[:cut], text)]
    if cut + 1 < len(tokens):
        found += [
            Field(variable="recipient", value=name, span=span) for name, span in read_names(tokens[cut + 1 :], text)
        ]
    return [*found, *_titled(tokens, text)]


def _described(tokens: list[Token], text: str, role: str) -> list[Field]:
    """Read "interview by Ines Lund", "review of Two Towns, by A. Berg": the whole as the title, and who is named."""
    by = next((at for at in range(len(tokens) - 1, 0, -1) if tokens[at].text in _BY), len(tokens))
    names = read_names(tokens[by + 1 :], text)
    found = [Field(variable=role, value=name, span=span) for name, span in names]
    return [*found, *_titled(tokens, text)]


def _titled(tokens: list[Token], text: str) -> list[Field]:
    whole = _span_of(tokens, text)
    value = clean(text[whole.start : whole.end])
    return [Field(variable="title", value=value, span=whole)] if value else []


# The angle brackets are those of SICI (ANSI/NISO Z39.56), by which Wiley and Springer made DOIs until 2000.
_DOI = expression(
    r"10\.\d{4,9}(?:\.\d{1,9}){0,3}\s?/\s?(?:[^\s<>\"“”«»]|<\d{1,6}:[^\s<>]{1,24}>)+"
    r"(?:\s(?=[a-z0-9./-]*\d)[a-z0-9./-]+)?"
)

_SCHEME = expression(r"(?:https?|www)\b")
_SURPLUS = expression(r"\s+|[.,;]?URL$")  # in a DOI as extracted


def _addresses(tokens: list[Token], text: str) -> list[Field]:
    """A run of address tokens: a DOI, a URL or both; spaces from bad extraction are taken out of the values."""
    starts = [t for t in tokens if t.kind in ("url", "doi") or _SCHEME.match(t.text)]
    if not starts:
        return []
    first, last = starts[0].start, tokens[-1].end
    while last > first and text[last - 1] in " .,;)>]":
        last -= 1
    found = []
    doi = _DOI.search(text, first, last)
    if doi:
        value = _SURPLUS.sub("", doi[0])
        found.append(Field(variable="DOI", value=value, span=Span(*doi.span())))
    link = next((t for t in starts if t.kind != "doi"), None)
    if link is not None and last > link.start:
        value = "".join(text[link.start : last].split())
        found.append(Field(variable="URL", value=value, span=Span(link.start, last)))
    return found
