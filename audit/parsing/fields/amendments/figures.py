"""The runs of one citation in, the same with years, volumes, pages and places told apart out."""

from audit.language.expressions import expression
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.tokens import Token

_BOOK_FACTS = frozenset(["publisher", "place"])
_YEAR = expression(r"(?:1[4-9]|20)\d\d[a-z]?")


def facts_at_the_end(runs: list[Run]) -> list[Run]:
    """Cut ", New York 1991" off a title or host, and "1935 (repr. …" off a place, before any other date."""
    out: list[Run] = []
    dated = cut = False
    for label, tokens, confidence in runs:
        at = _year_at(tokens) if label in ("title", "container", "place") and not dated else 0
        if at and label == "place":
            out.append((label, tokens[:at], confidence))
        elif at:
            comma = next((i for i in range(at - 1, max(at - 6, 0), -1) if tokens[i].text == ","), 0)
            between = [t for t in tokens[comma + 1 : at] if t.kind == "word"]
            if comma < 2 or not between or not all(t.text[0].isupper() for t in between):
                at = 0
            else:
                out.append((label, tokens[: comma + 1], confidence))
                out.append(("place", tokens[comma + 1 : at], confidence * 0.8))
        if at:
            out.append(("date", tokens[at : at + 1], confidence * 0.8))
            if len(tokens) > at + 1:
                out.append(("note", tokens[at + 1 :], confidence))
            dated = cut = True
            continue
        out.append(("note" if cut and label in ("date", "origdate", "place") else label, tokens, confidence))
        dated = dated or label == "date"
    return out


def _year_at(tokens: list[Token]) -> int:
    """Return where a year stands at the end, or before the bracket of a reprint; 0 when there is none."""
    for place in range(len(tokens) - 1, 0, -1):
        if _YEAR.fullmatch(tokens[place].text) and tokens[place].kind == "number":
            rest = tokens[place + 1 :]
            if all(t.kind == "mark" for t in rest) or rest[0].text == "(":
                earlier = _year_at(tokens[:place]) if rest and rest[0].text != "(" else 0
                return earlier or place
    return 0


def published(runs: list[Run]) -> list[Run]:
    """Put the date that stands with the press before other dates of the same citation."""
    dates = [i for i, (label, _, _) in enumerate(runs) if label == "date"]
    if len(dates) < 2:
        return runs
    years = [{t.text[:4] for t in runs[i][1] if _YEAR.fullmatch(t.text)} for i in dates]
    if not years[0] or all(not y or y == years[0] for y in years[1:]):
        return runs
    for place, found in zip(dates[1:], years[1:], strict=True):
        if found and runs[place - 1][0] in ("place", "publisher"):
            return [("note" if i in dates and i != place else label, t, c) for i, (label, t, c) in enumerate(runs)]
    return runs


def years_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the year off "1523–1545, 2005" where the citation has no date otherwise."""
    if any(label == "date" for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        last = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].kind != "mark"), 0)
        if (
            label in ("page", "volume", "issue", "publisher", "place", "container")
            and last > 1
            and _YEAR.fullmatch(tokens[last].text)
        ):
            if label in ("page", "volume", "issue") and tokens[last - 1].text not in ",.;(":
                out.append((label, tokens, confidence))
                continue
            out.append((label, tokens[:last], confidence))
            out.append(("date", tokens[last:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
    return out


def volumes_in_pages(runs: list[Run]) -> list[Run]:
    """Cut the volume off "98, 161–166" or "20. 349-365" where a container precedes and no volume is labelled."""
    have = {label for label, _, _ in runs}
    if "volume" in have or "issue" in have or "container" not in have or have & _BOOK_FACTS:
        return runs
    out: list[Run] = []
    before = ""
    for label, tokens, confidence in runs:
        numbers = [i for i, t in enumerate(tokens) if t.kind == "number"]
        if label == "page" and before in ("container", "date") and _volume_first(tokens, numbers):
            out.append(("volume", tokens[:2], confidence * 0.8))
            out.append((label, tokens[2:], confidence))
        else:
            out.append((label, tokens, confidence))
        before = label
    return out


def _volume_first(tokens: list[Token], numbers: list[int]) -> bool:
    """Tell whether "98, 161–166", "20. 349-365" or "452, 89" and no more stands in a page field."""
    if numbers[:2] != [0, 2] or tokens[1].text not in ".,:":
        return False
    if len(numbers) == 2:
        return tokens[1].text == "," and all(t.kind == "mark" for t in tokens[3:])
    return tokens[3].text in "-‐‑–—"


def volumes_before_hosts(runs: list[Run]) -> list[Run]:
    """Read "8 Law & Society Review 217": a volume before its journal, the first page after it."""
    have = {label for label, _, _ in runs}
    if "container" not in have or "page" in have:
        return runs
    out: list[Run] = []
    before = after = False
    for label, tokens, confidence in runs:
        if label == "container" and not before and len(tokens) > 1 and tokens[0].kind == "number":
            if tokens[1].kind == "word" and tokens[1].text[0].isupper() and len(tokens[0].text) < 4:
                out.append(("volume", tokens[:1], confidence * 0.8))
                tokens = tokens[1:]
                before = True
        elif label == "volume" and not after:
            before = True
        elif label == "volume" and after and before:
            label = "page"
        after = after or (label == "container" and before)
        out.append((label, tokens, confidence))
    return out


def only_dates(runs: list[Run]) -> list[Run]:
    """Take the facts of a first edition for those of the source, where no others are given."""
    have = {label for label, _, _ in runs}
    if "date" in have or "origdate" not in have:
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        if label == "origdate":
            out += _facts(tokens, confidence, have)
        else:
            out.append((label, tokens, confidence))
    return out


def _facts(tokens: list[Token], confidence: float, have: set[str]) -> list[Run]:
    """Take "(New York: Faber & Faber, 1999)" apart; without a colon it is all date."""
    colon = next((i for i, t in enumerate(tokens) if t.text == ":"), 0)
    last = next((i for i in range(len(tokens) - 1, 0, -1) if _YEAR.fullmatch(tokens[i].text)), 0)
    if not 0 < colon < last - 1 or have & _BOOK_FACTS:
        return [("date", tokens, confidence)]
    return [
        ("place", tokens[: colon + 1], confidence * 0.8),
        ("publisher", tokens[colon + 1 : last], confidence * 0.8),
        ("date", tokens[last:], confidence),
    ]


def volumes_of_sets(runs: list[Run]) -> list[Run]:
    """Cut "vol. 1 of The Whole Set" into a volume and a host, wherever it was put."""
    if "volume" in {label for label, _, _ in runs} or any(label == "in" for label, _, _ in runs):
        return runs
    out: list[Run] = []
    for label, tokens, confidence in runs:
        at = _set(tokens) if label in ("title", "note", "container", "series", "page") else None
        if at is None:
            out.append((label, tokens, confidence))
            continue
        start, stop = at
        if start:
            out.append((label, tokens[:start], confidence))
        out.append(("volume", tokens[start:stop], confidence * 0.8))
        out.append(("container", tokens[stop + 1 :], confidence * 0.8))
    return out


def _set(tokens: list[Token]) -> tuple[int, int] | None:
    """Return where "vol. 2, bk. 2" stands that "of" and a capital follow."""
    for start, token in enumerate(tokens[:-4]):
        if token.text.casefold() in ("vol", "volume", "bd", "t", "tome"):
            stop = start + 1
            while stop < min(start + 9, len(tokens) - 2) and tokens[stop].text != "of":
                stop += 1
            if tokens[stop].text == "of" and tokens[stop + 1].text[0].isupper():
                return start, stop
    return None


def pages_without_volumes(runs: list[Run]) -> list[Run]:
    """Read the number after "A Book (1948) 102" as a page: what has no host has no volume behind its date."""
    if {label for label, _, _ in runs} & {"container", "series", "in", "page", "editor"}:
        return runs
    place = len(runs) - 1
    if place < 2 or runs[place][0] not in ("volume", "issue") or runs[place - 1][0] != "date":
        return runs
    _label, tokens, confidence = runs[place]
    if any(token.kind == "word" for token in tokens) or not any(label == "title" for label, _, _ in runs):
        return runs
    return [*runs[:place], ("page", tokens, confidence * 0.8)]


def pages_in_hosts(runs: list[Run]) -> list[Run]:
    """Cut the first page off "93 Harv. L. Rev. 1", where a volume precedes and no page or a pinpoint follows."""
    out: list[Run] = []
    before = ""
    for label, tokens, confidence in runs:
        last = next((i for i in range(len(tokens) - 1, 0, -1) if tokens[i].kind != "mark"), 0)
        if (
            label == "container"
            and before in ("volume", "date")
            and last > 1
            and tokens[last].kind == "number"
            and tokens[last].text.isdigit()
            and tokens[last - 1].text == "."
        ):
            out.append((label, tokens[:last], confidence))
            out.append(("page", tokens[last:], confidence * 0.8))
        else:
            out.append((label, tokens, confidence))
        before = label
    return out
