"""The runs of one citation in, the same with the date of the source told from other years out."""

from audit.language.expressions import expression
from audit.language.months import MONTHS, fold
from audit.parsing.fields.amendments.amendment import amendment, amendment_of_runs
from audit.parsing.fields.amendments.runs import Run, cut_run
from audit.parsing.fields.tokens import Token

_BOOK_FACTS = frozenset(["publisher", "place"])
_YEAR = expression(r"(?:1[4-9]|20)\d\d[a-z]?")
_BEKKER = expression(r"[1-9]\d{1,3}[ab]")
_LAST_PAGE = 1462  # of Bekker's Aristotle
_REPRINTED = frozenset(["repr", "reprint", "reprinted", "rpt", "nachdr", "nachdruck", "ristampa", "réimpr"])
_GUESSING = frozenset(["ca", "c", "circa", "um", "vers"])

_VISITS = frozenset(
    "accessed retrieved visited viewed consulted abgerufen zugriff aufgerufen eingesehen consulté consultée consultado "
    "consultada consultato consultata visitato acesso geraadpleegd".split()
)


@amendment("title container place")
def facts_at_the_end(runs: list[Run]) -> list[Run]:
    """Cut ", New York 1991" off a title or host, and "1935 (repr. …" off a place, before any other date."""
    out: list[Run] = []
    dated = cut = False
    for label, tokens in runs:
        at = _year_at(tokens) if label in ("title", "container", "place") and not dated else 0
        if at and label == "place":
            out.append((label, tokens[:at]))
        elif at:
            comma = next((i for i in range(at - 1, max(at - 6, 0), -1) if tokens[i].text == ","), 0)
            between = [t for t in tokens[comma + 1 : at] if t.kind == "word"]
            if comma < 2 or not between or not all(t.text[0].isupper() for t in between):
                at = 0
            else:
                out.append((label, tokens[: comma + 1]))
                out.append(("place", tokens[comma + 1 : at]))
        if at:
            out.append(("date", tokens[at : at + 1]))
            if len(tokens) > at + 1:
                out.append(("note", tokens[at + 1 :]))
            dated = cut = True
            continue
        out.append(("note" if cut and label in ("date", "origdate", "place") else label, tokens))
        dated = dated or label == "date"
    return out if cut else runs


def _year_at(tokens: list[Token]) -> int:
    """Return where a year stands at the end, or before the bracket of a reprint; 0 when there is none."""
    numbers = [place for place, token in enumerate(tokens) if token.kind == "number"]
    for place in reversed(numbers):
        rest = tokens[place + 1 :]
        if (
            place
            and _YEAR.fullmatch(tokens[place].text)
            and (all(t.kind == "mark" for t in rest) or rest[0].text == "(")
        ):
            earlier = _year_at(tokens[:place]) if rest and rest[0].text != "(" else 0
            return earlier or place
    return 0


@amendment_of_runs("page volume issue publisher place container", without="date")
def years_in_pages(run: Run) -> list[Run] | None:
    """Cut the year off "1523–1545, 2005" where the citation has no date otherwise."""
    label, tokens = run
    last = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].kind != "mark"), 0)
    if last < 2 or not _YEAR.fullmatch(tokens[last].text):
        return None
    if label in ("page", "volume", "issue") and tokens[last - 1].text not in ",.;(":
        return None
    return cut_run(run, last, "date")


@amendment("place>date publisher>date")
def published(runs: list[Run]) -> list[Run]:
    """Put the date that stands with the press before other dates of the same citation, and its press with it."""
    dates = [i for i, (label, _) in enumerate(runs) if label == "date"]
    if len(dates) < 2:
        return runs
    years = [{t.text[:4] for t in runs[i][1] if _YEAR.fullmatch(t.text)} for i in dates]
    if not years[0] or all(not y or y == years[0] for y in years[1:]):
        return runs
    for place, found in zip(dates[1:], years[1:], strict=True):
        if found and runs[place - 1][0] in ("place", "publisher"):
            return [("note" if i in dates and i != place else label, t) for i, (label, t) in enumerate(runs)]
    return runs


@amendment("origdate note", "place", "date", words=_REPRINTED)
def reprints(runs: list[Run]) -> list[Run]:
    """Take the place and press behind "1911; repr.," for those of the source: its date is that of the reprint, too."""
    first = next((i for i, run in enumerate(runs) if run[0] in ("origdate", "note") and _reprinted(run[1])), 0)
    later = {label for label, _ in runs[first + 1 :]}
    if not first or not {"place", "date"} <= later:
        return runs
    return [
        ("note" if i < first and label in ("place", "publisher") and label in later else label, tokens)
        for i, (label, tokens) in enumerate(runs)
    ]


def _reprinted(tokens: list[Token]) -> bool:
    return any(token.text.casefold() in _REPRINTED for token in tokens)


@amendment_of_runs("note", without="date", words="[")
def dates_in_brackets(run: Run) -> list[Run] | None:
    """Read "[1971?]" and "[ca. 1905]", put among the remarks, as the date of a source that has no other."""
    return [("date", run[1])] if _is_guess(run[1]) else None


def _is_guess(tokens: list[Token]) -> bool:
    """Tell whether tokens are a year in square brackets, alone or with what says that it is guessed."""
    if tokens[0].text != "[" or sum(bool(_YEAR.fullmatch(t.text)) for t in tokens) != 1:
        return False
    return all(t.kind != "word" or t.text in _GUESSING for t in tokens)


@amendment("origdate", without="date")
def only_dates(runs: list[Run]) -> list[Run]:
    """Take the facts of a first edition for those of the source, where no others are given."""
    have = {label for label, _ in runs}
    out: list[Run] = []
    for label, tokens in runs:
        if label == "origdate":
            out += _facts(tokens, have)
        else:
            out.append((label, tokens))
    return out


def _facts(tokens: list[Token], have: set[str]) -> list[Run]:
    """Take "(New York: Faber & Faber, 1999)" apart; without a colon it is all date."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), 0)
    last = next((i for i in range(len(tokens) - 1, 0, -1) if _YEAR.fullmatch(tokens[i].text)), 0)
    if not 0 < colon < last - 1 or have & _BOOK_FACTS:
        return [("date", tokens)]
    return [
        ("place", tokens[: colon + 1]),
        ("publisher", tokens[colon + 1 : last]),
        ("date", tokens[last:]),
    ]


@amendment_of_runs("accessed date note", without="url doi")
def addresses_with_dates(run: Run) -> list[Run] | None:
    """Cut the address out of "www.example.org accessed 19 November 2009", where it was taken for a part of the date."""
    label, tokens = run
    at = next((i for i, token in enumerate(tokens) if token.kind in ("url", "doi")), -1)
    if at < 0:
        return None
    before, address, after = tokens[:at], tokens[at : at + 1], tokens[at + 1 :]
    parts = [(label, before), ("url", address), (label, after)]
    return [part for part in parts if part[1]]


@amendment_of_runs("accessed", "container", without="url doi date")
def dates_of_issues(run: Run) -> list[Run] | None:
    """Read "Nr. 77 v. 17.3.1848" as the date of an issue, where it was taken for that of a visit to no address."""
    return None if _tells_of_a_visit(run[1]) else [("date", run[1])]


@amendment_of_runs("note date", words=_VISITS)
def visits(run: Run) -> list[Run] | None:
    """Read "accessed 2023-05-02" as the date of a visit, where it was taken for a remark or a date of issue."""
    return [("accessed", run[1])] if _tells_of_a_visit(run[1]) else None


def _tells_of_a_visit(tokens: list[Token]) -> bool:
    said = any(token.text.casefold() in _VISITS for token in tokens[:3])
    return said and any(token.kind == "number" for token in tokens)


@amendment_of_runs("date", words="(")
def original_years(run: Run) -> list[Run] | None:
    """Read "(1898) 1998" as the year of the original and that of the source."""
    label, tokens = run
    if len(tokens) < 4 or [tokens[0].text, tokens[2].text] != ["(", ")"]:
        return None
    if [at for at, token in enumerate(tokens) if _YEAR.fullmatch(token.text)] != [1, 3]:
        return None
    return [("origdate", tokens[:3]), (label, tokens[3:])]


@amendment("date", without="publisher place page volume url note")
def sections_as_years(runs: list[Run]) -> list[Run]:
    """Read "1252b" in "Aristotle, Politics | 1252b" as a place by Bekker's pages, columns and lines (to 1462b)."""
    label, tokens = runs[-1]
    texts = [token.text for token in tokens if token.kind != "mark"]
    if (
        label != "date"
        or len(runs) < 2
        or not texts
        or not _BEKKER.fullmatch(texts[0])
        or int(texts[0][:-1]) > _LAST_PAGE
    ):
        return runs
    work, words = runs[-2]
    title = ("title", words) if work in ("container", "title") else (work, words)
    return [*runs[:-2], title, ("page", tokens)]


@amendment_of_runs("note", without="date", words=MONTHS)
def dates_as_notes(run: Run) -> list[Run] | None:
    """Call "May 3, 1999," a date, where it was taken for a remark and there is no other."""
    words = [token.text for token in run[1] if token.kind == "word" and token.text not in ("de", "of")]
    years = [token for token in run[1] if _YEAR.fullmatch(token.text)]
    return [("date", run[1])] if len(words) == 1 and fold(words[0]) in MONTHS and len(years) == 1 else None


@amendment("place>page publisher>page", without="date")
def years_as_pages(runs: list[Run]) -> list[Run]:
    """Read "1892–1916" behind a place or a press as the years of a set, where there is no other date."""
    out = list(runs)
    for place in range(1, len(runs)):
        label, tokens = runs[place]
        years = [token.text for token in tokens if token.kind != "mark"]
        printed = label == "page" and runs[place - 1][0] in ("place", "publisher")
        if printed and len(years) == 2 and all(_YEAR.fullmatch(year) for year in years) and years[0] < years[1]:
            out[place] = ("date", tokens)
            return out
    return runs
