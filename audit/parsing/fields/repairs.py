"""The tokens and labels of a note in, what its quotation marks, italics and words tell for certain labelled so.

The model decides token by token; what stands between two quotation marks is one thing, and this is certain enough to
overrule it.
"""

from collections import Counter

from audit.language.months import MONTHS, fold
from audit.parsing.fields.aftertitles import label_hosts_after_titles, label_years_as_titles
from audit.parsing.fields.bareforms import label_bare
from audit.parsing.fields.caselaw import label_cases
from audit.parsing.fields.counting import COUNTING
from audit.parsing.fields.cues import ORGANISATION, ROLE_WORDS
from audit.parsing.fields.identifiers import label_identifiers
from audit.parsing.fields.judgments import label_judgments
from audit.parsing.fields.looks import looks_of
from audit.parsing.fields.repair import repair
from audit.parsing.fields.repeats import (
    begin_after_facts,
    follows_repeat,
    label_certain,
    label_lemmas,
    label_same_author,
    label_works,
)
from audit.parsing.fields.reporters import label_reporters
from audit.parsing.fields.statutes import label_statutes
from audit.parsing.fields.surroundings import QUOTES, quotation_states
from audit.parsing.fields.tokens import Token

_OUTSIDE = frozenset(["comment", "signal", "sep", "between"])
_MISTAKEN = frozenset(["container", "note", "series", "publisher", "genre", "author"])
_FATES = frozenset("retracted retraction withdrawn erratum errata corrigendum corrected correction".split())
_LONGEST_BARE = 16  # tokens
_ENDING = frozenset(["date", "page", "publisher", "place", "issue", "volume", "url"])
_QUOTING = frozenset('"“”„«»')
_SMALL = frozenset("of and the for de la des du et und der für di del della e y zu".split())
_LONGEST_BODY = 12  # tokens
_PRESS = frozenset(["publisher", "place", "archive"])
_LONGEST_ITALIC = 60  # tokens
_MARKS = frozenset('"”“’»«')
_NAMEABLE = frozenset(["title", "container", "series", "publisher", "archive", "place"])


@repair(QUOTES)
def _unify_quotations(tokens: list[Token], labels: list[str]) -> None:
    """Give every quotation of three tokens and more one label, its author before it."""
    states = quotation_states(tokens)
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
            if follows_repeat(tokens, labels, start):
                labels[start - 1] = labels[start - 2]
                labels[start : stop + 1] = ["comment"] * (stop + 1 - start)
            else:
                _unify(labels, start, stop)
        start = stop + 1


@repair()
def _editors_after_roles(tokens: list[Token], labels: list[str]) -> None:
    """Go on with the editors where a citation was begun at the name behind "hg. v."."""
    for place, label in enumerate(labels):
        if place < 2 or label != "^author" or labels[place - 1] not in ("editor", "translator", "edtrans"):
            continue
        led = next((at for at in range(place - 1, max(place - 5, -1), -1) if tokens[at].kind == "word"), 0)
        if tokens[led].text.casefold() not in ROLE_WORDS | {"v", "von"}:
            continue
        role = labels[place - 1]
        labels[place] = role
        for at in range(place + 1, len(tokens)):
            if labels[at] != "author":
                break
            labels[at] = role


@repair(["nonché", "sowie", "ferner", "as", "así", "ainsi"])
def _second_sources(tokens: list[Token], labels: list[str]) -> None:
    """Begin a citation at the name behind "nonché" and "as well as", where the source before them has ended."""
    for place in range(2, len(tokens) - 2):
        if tokens[place - 1].text not in ",;" or labels[place - 1] not in _ENDING:
            continue
        size = _joining(tokens, place)
        if not size or labels[place].startswith("^"):
            continue
        first = place + size
        if first < len(tokens) - 1 and tokens[first].text[0].isupper() and labels[first] not in _OUTSIDE:
            labels[place:first] = ["signal"] * size
            _rename(labels, first)


def _rename(labels: list[str], first: int) -> None:
    """Begin a citation at `first`; names in it that were taken for something else stay: it is read again by itself."""
    labels[first] = "^" + labels[first].lstrip("^")


def _joining(tokens: list[Token], place: int) -> int:
    """Return how many tokens a conjunction of two sources takes at `place`."""
    words = [token.text.casefold() for token in tokens[place : place + 3]]
    if words[0] in ("nonché", "sowie", "ferner"):
        return 1
    return 3 if words == ["as", "well", "as"] else 2 if words[:2] in (["así", "como"], ["ainsi", "que"]) else 0


@repair()
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


@repair(_FATES)
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


@repair()
def _bare_sources(tokens: list[Token], labels: list[str]) -> None:
    """Read a note that is nothing but "Family, some words without a verb" as a short form, not as a sentence."""
    if not 3 < len(tokens) < _LONGEST_BARE or any(name.lstrip("^") != "comment" for name in labels):
        return
    comma = next((place for place, token in enumerate(tokens[:5]) if token.text == ","), 0)
    named = all(token.kind == "word" and token.text[0].isupper() for token in tokens[:comma])
    if not comma or not named or any("verb" in look.trait.kinds for look in looks_of(tokens)):
        return
    labels[: comma + 1] = ["^author"] + ["author"] * comma
    labels[comma + 1 :] = ["title"] * (len(labels) - comma - 1)


def _unify(labels: list[str], start: int, stop: int) -> None:
    """Label the quotation from `start` to `stop` (its marks) as a title, if it is one at all."""
    inside = [name.lstrip("^") for name in labels[start + 1 : stop]]
    if set(inside) == {"title"}:
        return
    counted = Counter(inside)
    name = counted.most_common(1)[0][0]
    if name in _OUTSIDE:
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


@repair()
def _unify_italics(tokens: list[Token], labels: list[str]) -> None:
    """Give each stretch in italics one label: "*Government | Publications*" is no title and its press."""
    start = 0
    while start < len(tokens):
        stop = start + 1
        if not tokens[start].italic:
            start = stop
            continue
        while stop < len(tokens) and tokens[stop].italic and not _begins_anew(tokens, stop):
            stop += 1
        inside = [name.lstrip("^") for name in labels[start:stop]]
        begun = any(name.startswith("^") for name in labels[start + 1 : stop])
        if start > 1:
            _names_before_italics(tokens, labels, start)
            inside = [name.lstrip("^") for name in labels[start:stop]]
        mixed = len(set(inside)) > 1 or (inside[0] in _PRESS and not _titled(labels, start, stop))
        if mixed and not begun and 1 < stop - start <= _LONGEST_ITALIC and set(inside) <= _NAMEABLE | {"author"}:
            name = "container" if _titled(labels, start, stop) else "title"
            labels[start:stop] = ["^" + name if labels[start].startswith("^") else name, *[name] * (stop - start - 1)]
        start = stop


def _begins_anew(tokens: list[Token], place: int) -> bool:
    """Tell whether italics end and begin again behind a full stop: "*Title.* *Journal*" are two titles."""
    before, token = tokens[place - 1], tokens[place]
    return before.italic != token.italic and before.text in ".?!"


def _names_before_italics(tokens: list[Token], labels: list[str], start: int) -> None:
    """Call "Lund," before a title in italics its author, whatever it was taken for; a body with commas in it, too."""
    if tokens[start - 1].text != "," or labels[start].startswith("^") or labels[start] not in _NAMEABLE:
        return
    first = start - 1
    while first and start - first <= _LONGEST_BODY and not labels[first].startswith("^"):
        first -= 1
    before = tokens[first:start]
    names = {label.lstrip("^") for label in labels[first:start]}
    one = len(names) == 1 and names <= _NAMEABLE
    body = names <= {"author", "title"} and any(t.text.casefold() in ORGANISATION for t in before)
    if not labels[first].startswith("^") or not (one or body) or not all(_may_name(token) for token in before):
        return
    stop = start
    while stop < len(tokens) and tokens[stop].italic and labels[stop] in _NAMEABLE:
        stop += 1
    if any(token.kind == "word" and fold(token.text) in MONTHS for token in tokens[stop : stop + 3]):
        return  # "Oslo, *Evening Mail*, May 3": a newspaper and its town, a diary and its day
    labels[first:start] = ["^author"] + ["author"] * (start - first - 1)
    labels[start:stop] = ["title"] * (stop - start)


def _may_name(token: Token) -> bool:
    """Tell whether a token may stand in a name: upright, and in small letters only if it joins others."""
    if token.italic or token.kind not in ("word", "mark") or token.text in _QUOTING:
        return False
    return token.kind == "mark" or token.text[0].isupper() or token.text in _SMALL


@repair(COUNTING)
def _count_points(tokens: list[Token], labels: list[str]) -> None:
    """Take "Third," before a source for the words of the author: the source begins behind it."""
    for place in range(len(tokens) - 2):
        if tokens[place].text in COUNTING and tokens[place + 1].text == "," and labels[place].startswith("^"):
            labels[place] = labels[place + 1] = "signal"
            if labels[place + 2] not in _OUTSIDE:
                labels[place + 2] = "^" + labels[place + 2].lstrip("^")


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


# In this order: one may rely on what those before it have put right.
REPAIRS = (
    _unify_quotations,
    _count_points,
    _unify_italics,
    label_reporters,
    _numbers_in_titles,
    label_same_author,
    label_certain,
    label_works,
    label_lemmas,
    _editors_after_roles,
    _second_sources,
    _bare_sources,
    label_bare,
    label_hosts_after_titles,
    label_years_as_titles,
    label_identifiers,
    label_cases,
    label_judgments,
    label_statutes,
    _fates,
    begin_after_facts,
)
