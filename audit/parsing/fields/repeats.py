"""The tokens and labels of a note in, the same with what repeats a source or its author made certain out."""

from audit.parsing.fields.cues import ROLE_WORDS
from audit.parsing.fields.repair import repair
from audit.parsing.fields.tokens import Token

_OUTSIDE = frozenset(["comment", "signal", "sep", "between"])
_SAME = frozenset(["ders", "dies", "derselbe", "dieselbe", "Ders", "Dies", "Derselbe", "Dieselbe"])
_SAME_AS_BEFORE = _SAME | {"Id", "id", "Idem", "idem", "Ead", "ead"}
_REPEATING = frozenset(["ibid", "ibidem", "ibíd", "ibídem", "ebd", "ebda", "ebenda", "ivi"])
_CITED = frozenset(["cit", "cité", "citée", "citado", "citato"])
_WORKS = frozenset(["op", "art", "loc", "ob"])
_IMPRINT = frozenset(["place", "publisher", "container", "editor"])
_YEAR = 4  # digits
_TOWN = 4  # words of a place and a few more
_LONGEST_BARE = 16  # tokens


@repair()
def begin_after_facts(tokens: list[Token], labels: list[str]) -> None:
    """Begin a citation at the name before "op. cit." or "(n. 20)", where a finished source stands before that name."""
    if "supra" not in labels:
        return
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
            before = tokens[place - 1].text
            abbreviated = before.isalpha() and (len(before) == 1 or before.casefold() in ROLE_WORDS)
            stop = stop if abbreviated else place


@repair(["no", "op", "nr"])
def label_works(tokens: list[Token], labels: list[str]) -> None:
    """Call "no. 29" in "Piano Sonata no. 29" a part of the title: no mark parts it from the words before it."""
    for place in range(1, len(tokens) - 2):
        numbered = tokens[place].text in ("no", "op", "Nr", "Op") and tokens[place + 1].text == "."
        if not numbered or labels[place] != "supra" or tokens[place + 2].kind != "number":
            continue
        if tokens[place - 1].kind == "word" and labels[place - 1].lstrip("^") == "title":
            labels[place : place + 3] = ["title"] * 3
            if labels[place + 3 :] == ["supra"]:
                labels[place + 3] = "title"


@repair(["s"])
def label_lemmas(tokens: list[Token], labels: list[str]) -> None:
    """Count "s.vv. “ranks,” “ports.”" to the dictionary before it: no citation begins with the words looked up."""
    for place in range(1, len(tokens) - 4):
        if [token.text for token in tokens[place : place + 2]] != ["s", "."] or tokens[place + 2].text not in (
            "v",
            "vv",
        ):
            continue
        if not any(label.startswith("^") for label in labels[place : place + 6]):
            continue
        stop = place + 4
        while stop < len(tokens) and tokens[stop].text in '“"‘':
            close = next((at for at in range(stop + 1, len(tokens)) if tokens[at].text in '”"’'), len(tokens) - 1)
            stop = close + 1
        labels[place:stop] = ["note"] * (stop - place)


@repair()
def label_certain(tokens: list[Token], labels: list[str]) -> None:
    """Call "Ibid." at the head of a citation, and "op. cit." anywhere, repeats: they are never anything else."""
    for place, token in enumerate(tokens):
        if labels[place][0] == "^" and token.text.casefold() in _REPEATING:
            labels[place] = "^ibid"
        elif token.text in _WORKS and _is_cited(tokens, place) and labels[place] not in ("ibid", "comment", "title"):
            labels[place : place + 3] = ["^supra" if labels[place].startswith("^") else "supra", "supra", "supra"]


@repair(_SAME_AS_BEFORE)
def label_same_author(tokens: list[Token], labels: list[str]) -> None:
    """Begin a citation at "; ders.," and its like, which stand for the author of the one before."""
    for place in range(1, len(tokens) - 1):
        if (
            tokens[place].text in _SAME
            and tokens[place - 1].text == ";"
            and tokens[place + 1].text in ".,:"
            and not labels[place].startswith("^")
            and labels[place] not in ("ibid", "supra", "comment")
        ):
            if labels[place] == "signal":
                _join_same_author(tokens, labels, place)
            labels[place] = "^author"
            labels[place - 1] = "sep"
    for place in range(len(tokens) - 3):
        if tokens[place].text in _SAME_AS_BEFORE:
            _host_by_same(tokens, labels, place)
            _title_by_same(tokens, labels, place)
            if tokens[place].text in _SAME:
                _source_by_same(tokens, labels, place)


def _join_same_author(tokens: list[Token], labels: list[str], place: int) -> None:
    """Go on with the citation that was begun behind "; ders.,": what it was begun with is its title."""
    start = place + 1
    while start < len(tokens) - 1 and tokens[start].text in ".,:":
        labels[start] = "author"
        start += 1
    first = labels[start].lstrip("^")
    if first in ("container", "title"):
        while start < len(tokens) and labels[start].lstrip("^") == first:
            labels[start] = "title"
            start += 1


def follows_repeat(tokens: list[Token], labels: list[str], start: int) -> bool:
    """Tell whether the quotation at `start` follows a whole "Id. at 15.": it says what stands there, and names none."""
    if start < 3 or tokens[start - 1].text != ".":
        return False
    place = start - 2
    while place > max(0, start - _LONGEST_BARE) and labels[place] in ("ibid", "page"):
        place -= 1
    return labels[place] == "^ibid"


def _is_cited(tokens: list[Token], place: int) -> bool:
    """Tell whether ". cit" stands behind `place`."""
    return place + 2 < len(tokens) and tokens[place + 1].text == "." and tokens[place + 2].text.casefold() in _CITED


def _host_by_same(tokens: list[Token], labels: list[str], place: int) -> None:
    """Count "ders.," in ", in: ders., Staat und Verfassung" to what leads to the host: it names no other author."""
    led = tokens[place - 1].text in (":", "in", "In", "dans", "en") if place else False
    start = place - 2 if led and tokens[place - 1].text == ":" else place - 1
    if not led or start < 1 or tokens[start].text.casefold() not in ("in", "dans", "en"):
        return
    stop = place + 1
    while stop < len(tokens) - 1 and tokens[stop].text in ".,:":
        stop += 1
    if labels[stop] in ("title", "container"):
        labels[start:stop] = ["in"] * (stop - start)


def _title_by_same(tokens: list[Token], labels: list[str], place: int) -> None:
    """Read what follows "Id.," as a title, where place or press and a date follow it: it is a source of its own."""
    if labels[place] != "^ibid":
        return
    start = place + 1
    while start < len(tokens) - 1 and tokens[start].text in ".,:":
        start += 1
    stop = start
    while stop < len(tokens) and labels[stop] in ("note", "ibid"):
        stop += 1
    end = stop
    while end < len(tokens) and not labels[end].startswith("^") and labels[end] not in _OUTSIDE:
        end += 1
    if stop - start > 1 and "date" in labels[stop:end] and _IMPRINT & set(labels[stop:end]):
        labels[place:start] = ["^author"] + ["author"] * (start - place - 1)
        labels[start:stop] = ["title"] * (stop - start)


def _source_by_same(tokens: list[Token], labels: list[str], place: int) -> None:
    """Read "Ders., Frankfurt und die Revolution von 1848/49, Stuttgart 1908" as a source, where it was taken apart."""
    if labels[place] not in ("^ibid", "^supra"):
        return
    stop = next((at for at in range(place, len(tokens)) if tokens[at].text == ";"), len(tokens))
    years = [at for at in range(place + 4, stop) if len(tokens[at].text) == _YEAR and tokens[at].kind == "number"]
    year = years[-1] if years else 0
    comma = next((at for at in range(year - 1, place + 3, -1) if tokens[at].text == ","), 0)
    town = tokens[comma + 1 : year]
    if not comma or not 0 < len(town) < _TOWN or not all(t.kind == "word" and t.text[0].isupper() for t in town):
        return
    start = place + 1
    while tokens[start].text in ".,:":
        start += 1
    labels[place:start] = ["^author"] + ["author"] * (start - place - 1)
    labels[start : comma + 1] = ["title"] * (comma + 1 - start)
    labels[comma + 1 : year + 1] = ["place"] * len(town) + ["date"]
