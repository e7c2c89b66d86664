"""The labels of a whole note in, labels that respect its quotation marks out.

The model decides token by token; what stands between two quotation marks is one thing, and this is certain enough to
overrule it.
"""

from collections import Counter

from audit.parsing.fields.looks import looks_of
from audit.parsing.fields.reporters import label_reporters
from audit.parsing.fields.surroundings import quotation_states
from audit.parsing.fields.tokens import Token

_OUTSIDE = frozenset(["comment", "signal", "sep", "between"])
_MISTAKEN = frozenset(["container", "note", "series", "publisher", "genre", "author"])
_SAME = frozenset(["ders", "dies", "derselbe", "dieselbe", "Ders", "Dies", "Derselbe", "Dieselbe"])
_FATES = frozenset("retracted retraction withdrawn erratum errata corrigendum corrected correction".split())
_LONGEST_BARE = 16  # tokens
_REPEATING = frozenset(["ibid", "ibidem", "ibíd", "ibídem", "ebd", "ebda", "ebenda"])
_MARKS = frozenset('"”“’»«')
_NAMEABLE = frozenset(["title", "container", "series", "publisher", "archive", "place"])


def repaired(tokens: list[Token], labels: list[str]) -> list[str]:
    """Return the labels with every quotation of three tokens and more under one label, its author before it."""
    states = quotation_states(tokens)
    out = list(labels)
    start = 0
    size = len(tokens)
    while start < size:
        if not states[start].endswith("<"):
            start += 1
            continue
        stop = start
        while stop < size and not states[stop].endswith(">"):
            stop += 1
        if stop < size and stop - start >= 4:
            if _after_repeat(tokens, out, start):
                out[start - 1] = out[start - 2]
                out[start : stop + 1] = ["comment"] * (stop + 1 - start)
            else:
                _unify(out, start, stop)
        start = stop + 1
    label_reporters(tokens, out)
    _numbers_in_titles(tokens, out)
    _same_author(tokens, out)
    _certain_repeats(tokens, out)
    _bare_sources(tokens, out)
    _fates(tokens, out)
    _repeats_after_facts(tokens, out)
    return out


def _repeats_after_facts(tokens: list[Token], labels: list[str]) -> None:
    """Begin a citation at the name before "op. cit." or "(n. 20)", where a finished source stands before that name."""
    finished = False
    stop = -1  # the last full stop or semicolon with a capital after it
    for place, name in enumerate(labels):
        if name.startswith("^") or name in _OUTSIDE:
            finished, stop = False, -1
        elif name in ("date", "publisher", "page", "url"):
            finished = True
        elif name == "supra" and labels[place - 1] != "supra" and finished and stop >= 0:
            for between in range(stop + 1, place):
                labels[between] = "author" if labels[between] != "title" else "title"
            labels[stop + 1] = "^author"
            finished, stop = False, -1
        if tokens[place].text in ".;" and place + 1 < len(tokens) and tokens[place + 1].text[0].isupper():
            stop = place if len(tokens[place - 1].text) > 1 or not place else stop


def _numbers_in_titles(tokens: list[Token], labels: list[str]) -> None:
    """Keep "*Apollo 13* (Oslo: Fjord Press, 1971)" whole: a number in italics with the words before it is a title's.

    What stands before it in the citation is its author, where it was taken for the same as the words.
    """
    for place in range(1, len(tokens) - 1):
        inside = tokens[place].italic and tokens[place - 1].italic and not tokens[place + 1].italic
        if not (inside and tokens[place].kind == "number" and labels[place] in ("volume", "issue", "page", "date")):
            continue
        if tokens[place + 1].text != "(" or not {"place", "publisher"} & set(labels[place + 1 : place + 6]):
            continue
        start = place
        while start and tokens[start - 1].italic and labels[start - 1].lstrip("^") in _NAMEABLE:
            start -= 1
        first = start
        while (
            first
            and not labels[first].startswith("^")
            and labels[first - 1].lstrip("^") in _NAMEABLE
            and tokens[first - 1].text not in _MARKS
        ):
            first -= 1
        opened = labels[first].startswith("^")
        labels[first:start] = ["author"] * (start - first)
        labels[start : place + 1] = ["title"] * (place + 1 - start)
        if opened:
            labels[first] = f"^{labels[first]}"


def _fates(tokens: list[Token], labels: list[str]) -> None:
    """Count "Retracted 2013." behind a source as a part of it: it is said of the source, not by the author."""
    for place in range(1, len(tokens)):
        if tokens[place].text.casefold() not in _FATES or labels[place - 1].lstrip("^") in _OUTSIDE:
            continue
        name = labels[place]
        stop = place + 1
        if name == "comment":
            while stop < len(labels) and labels[stop] == name:
                stop += 1
        elif name.startswith("^"):
            while stop < len(labels) and not labels[stop].startswith("^") and labels[stop] not in _OUTSIDE:
                stop += 1
        else:
            continue
        labels[place:stop] = ["note"] * (stop - place)


def _bare_sources(tokens: list[Token], labels: list[str]) -> None:
    """Read a note that is nothing but "Family, some words without a verb" as a short form, not as a sentence."""
    if not 3 < len(tokens) < _LONGEST_BARE or any(name.lstrip("^") != "comment" for name in labels):
        return
    comma = next((place for place, token in enumerate(tokens[:5]) if token.text == ","), 0)
    named = all(token.kind == "word" and token.text[0].isupper() for token in tokens[:comma])
    if not comma or not named or any("verb" in look.kinds for look in looks_of(tokens)):
        return
    labels[: comma + 1] = ["^author"] + ["author"] * comma
    labels[comma + 1 :] = ["title"] * (len(labels) - comma - 1)


def _certain_repeats(tokens: list[Token], labels: list[str]) -> None:
    """Call "Ibid." a repeat wherever it opens a citation: it is never anything else."""
    for place, token in enumerate(tokens):
        if labels[place].startswith("^") and token.text.casefold() in _REPEATING:
            labels[place] = "^ibid"


def _same_author(tokens: list[Token], labels: list[str]) -> None:
    """Begin a citation at "; ders.," and its like, which stand for the author of the one before."""
    for place in range(1, len(tokens) - 1):
        if (
            tokens[place].text in _SAME
            and tokens[place - 1].text == ";"
            and tokens[place + 1].text in ".,:"
            and not labels[place].startswith("^")
            and labels[place] not in ("ibid", "supra", "comment", "signal")
        ):
            labels[place] = "^author"
            labels[place - 1] = "sep"


def _after_repeat(tokens: list[Token], labels: list[str], start: int) -> bool:
    """Tell whether the quotation at `start` follows a whole "Id. at 15.": it says what stands there, and names none."""
    if start < 3 or tokens[start - 1].text != ".":
        return False
    place = start - 2
    while place > max(0, start - _LONGEST_BARE) and labels[place] in ("ibid", "page"):
        place -= 1
    return labels[place] == "^ibid"


def _unify(labels: list[str], start: int, stop: int) -> None:
    """Label the quotation from `start` to `stop` (its marks) as a title, if it is one at all."""
    inside = [name.lstrip("^") for name in labels[start + 1 : stop]]
    counted = Counter(inside)
    name, count = counted.most_common(1)[0]
    if name in _OUTSIDE or (count == len(inside) and name == "title"):
        return
    if counted["title"] * 3 < len(inside) and not (name in _MISTAKEN and not _titled(labels, start, stop)):
        return
    if any(n in ("comment", "ibid", "supra", "xref") for n in inside):
        return
    first = labels[start].startswith("^") or any(n.startswith("^") for n in labels[start + 1 : start + 2])
    moved = any(n.startswith("^") for n in labels[start + 2 : stop + 1])
    for place in range(start, stop + 1):
        labels[place] = "title"
    if first or (moved and (start == 0 or labels[start - 1].lstrip("^") in _OUTSIDE)):
        labels[start] = "^title"
    after = labels[stop + 1].lstrip("^") if stop + 1 < len(labels) else ""
    if after == "title":
        return
    place = start - 1
    while place >= 0 and labels[place] in _NAMEABLE:
        labels[place] = "author"
        place -= 1
    if (
        place >= 0
        and labels[place].startswith("^")
        and labels[place][1:] in _NAMEABLE
        and not labels[start].startswith("^")
    ):
        labels[place] = "^author"


def _titled(labels: list[str], start: int, stop: int) -> bool:
    """Tell whether a title stands between the citation's beginning and the quotation from `start` to `stop`.

    What stands right before a quotation of some length is its author, whatever it was taken for.
    """
    if labels[start].startswith("^"):
        return False
    start -= 1
    while stop - start > 8 and start >= 0 and labels[start] in _NAMEABLE:
        start -= 1
    while start >= 0:
        if labels[start].lstrip("^") == "title":
            return True
        if labels[start].startswith("^") or labels[start] in _OUTSIDE:
            return False
        start -= 1
    return False
