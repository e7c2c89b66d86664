"""The tokens of a note in; their labels, with the beginnings of its citations set right, out.

The model reads words. What it cannot know is made certain here, before a note is cut into its citations: "ders."
stands for a name, nothing begins in the middle of a phrase, what follows "Ibid., fol." is a place.
"""

from itertools import pairwise

from audit.language.months import MONTHS, fold
from audit.parsing.fields.labels import label, weigh
from audit.parsing.fields.parts import OUTSIDE
from audit.parsing.fields.repair import make_repairs, repair
from audit.parsing.fields.repairs import REPAIRS
from audit.parsing.fields.tokens import Token

_SAME = frozenset(["ders", "dies", "derselbe", "dieselbe", "id", "idem", "ead", "eadem", "íd"])
_NAMES = ("Hans", "Müller")  # a name that stands for any other
_BEFORE_NAMES = frozenset(".;(")
_ENDS = frozenset(".;")
_LEADING = frozenset(
    "quoting citing quoted cited discussing reviewing zitiert see siehe voir véase vedi and und et e y".split()
)
_PLACES = frozenset(
    "p pp s bl f ff fo fol fols fos fl c cc col cols p n nn no nos nr l ll v vv k art arts para paras rn line lines "
    "ch chap cap kap § §§ at".split()
)
_JOINTS = frozenset(["and", "und", "e", "et", "y", "r", "v", "f", "ff", "bis", "a"])
_NAMED_AFTER = frozenset(["title", "container", "archive", "author", "editor", "translator"])  # a person
_ORDERED = frozenset(["jahrhundert", "jahrhunderts", "jh", "jhs", "jahrhunderten", "auflage", "aufl", "jahrgang", "jg"])
_ANNOUNCING = frozenset("hereinafter hereafter henceforth désormais dorénavant nachfolgend fortan künftig".split())
_LONGEST_ANNOUNCED = 25  # tokens
_ANSWERS = {"comment": "on", "comments": "on", "reply": "to", "response": "to"}
_ON, _OF = frozenset(["a", "i", "o", "b"]), frozenset(["d", "der"])
_LONGEST_NAMES = 4  # tokens: "Ewick and Silbey"
_MOST_LETTERS = 4  # of a river that a town lies on: "M.", "Br.", "Main"


def labelled(tokens: list[Token]) -> list[str]:
    """Return a label for every token of a note."""
    labels = _read(tokens)
    make_repairs(_REPAIRS, tokens, labels)
    return labels


def weighed(tokens: list[Token]) -> list[float]:
    """Return for every token of a note how probable what the model reads is, from 0 to 1."""
    return [weight for stretch in _stretches(tokens, _same_authors(tokens)) for weight in weigh(stretch)]


def _read(tokens: list[Token]) -> list[str]:
    """Return what the model reads of a note."""
    same = _same_authors(tokens)
    labels = [name for stretch in _stretches(tokens, same) for name in label(stretch)]
    for place, stop in same:
        _end_author(labels, place, stop)
    return labels


def _same_authors(tokens: list[Token]) -> list[tuple[int, int]]:
    """Return where "Ders.," stands for the author of the source before, and the place of its comma."""
    found = (
        (place, _end_of_same(tokens, place)) for place, token in enumerate(tokens) if token.text.casefold() in _SAME
    )
    return [(place, stop) for place, stop in found if stop]


def _stretches(tokens: list[Token], same: list[tuple[int, int]]) -> list[list[Token]]:
    """Return what the model is given to read, with a name for every "Ders.,".

    Where such a word stands behind a full stop or a semicolon a source must begin, and the model to read anew.
    """
    if not same:
        return [tokens]
    named = list(tokens)
    for place, stop in same:
        for at, name in zip(range(place, stop), _NAMES[place - stop :], strict=True):
            seen = tokens[at]
            named[at] = Token(name, "word", seen.start, seen.end, at > place or seen.spaced)
    cuts = [0, *(place for place, _ in same if place and tokens[place - 1].text in _ENDS), len(tokens)]
    return [named[start:stop] for start, stop in pairwise(cuts)]


def _end_author(labels: list[str], place: int, stop: int) -> None:
    """Call "Anna Maria." in "Dies., Anna Maria. Die Kurfürstin" the title: the author ends at the comma."""
    if labels[place] != "^author":
        return
    end = stop + 1
    while end < len(labels) and labels[end] == "author":
        end += 1
    if labels[end : end + 1] == ["title"]:
        labels[stop + 1 : end] = ["title"] * (end - stop - 1)


def _end_of_same(tokens: list[Token], place: int) -> int:
    """Return the place of the comma behind a word that stands for an author and opens a source, 0 where it does not."""
    if place and tokens[place - 1].text not in _BEFORE_NAMES and not tokens[place - 1].text.islower():
        return 0
    if place and tokens[place - 1].text in ("in", "von", "v", "by", "di", "de"):
        return 0
    stop = place + 1
    if stop < len(tokens) and tokens[stop].text == ".":
        stop += 1
    if stop + 1 >= len(tokens) or tokens[stop].text != ",":
        return 0
    after = tokens[stop + 1]
    cited = after.text.casefold() in _PLACES or after.kind == "number"
    return 0 if cited or not (after.text[0].isupper() or after.italic or after.kind == "mark") else stop


@repair(_ON)
def _label_towns(tokens: list[Token], labels: list[str]) -> None:
    """Label "Frankfurt a. M./New York" as a place: its full stops end nothing, and no name begins behind them."""
    for on in range(1, len(tokens) - 3):
        if tokens[on].text not in _ON or tokens[on + 1].text != "." or not tokens[on - 1].text[0].isupper():
            continue
        river = on + 2
        if tokens[river].text in _OF:
            river += 1 + (tokens[river + 1].text == ".")
        stop = _end_of_towns(tokens, river)
        start = _beginning_of_towns(tokens, on - 1)
        if stop and not any(name.lstrip("^") in OUTSIDE for name in labels[start:stop]) and not tokens[on].italic:
            begun = labels[start].startswith("^")
            labels[start:stop] = ["place"] * (stop - start)
            labels[start] = "^place" if begun else "place"


def _end_of_towns(tokens: list[Token], river: int) -> int:
    """Return the place behind the river and the towns joined to it, 0 where no imprint follows."""
    size = len(tokens)
    if river >= size or not (tokens[river].text[0].isupper() and len(tokens[river].text) <= _MOST_LETTERS):
        return 0
    stop = river + 1
    if stop < size and tokens[stop].text == ".":
        stop += 1
    while stop + 1 < size and tokens[stop].text in "/–-" and tokens[stop + 1].text[0].isupper():
        stop += 2
        while stop < size and tokens[stop].kind == "word" and tokens[stop].text[0].isupper():
            stop += 1
    return stop if stop < size and (tokens[stop].text in ",:" or tokens[stop].kind == "number") else 0


def _beginning_of_towns(tokens: list[Token], place: int) -> int:
    """Return where the towns before the river begin: "Berlin/Frankfurt a. M."."""
    while place > 1 and tokens[place - 1].text in "/–-" and tokens[place - 2].text[0].isupper():
        place -= 2
    return place


@repair()
def _go_on_within_phrases(tokens: list[Token], labels: list[str]) -> None:
    """Take back each beginning that stands in the middle of a phrase."""
    for place, name in enumerate(labels):
        if name[0] != "^" or place == 0:
            continue
        before = labels[place - 1].lstrip("^")
        if before in OUTSIDE or not _is_within_phrase(tokens, place, before):
            continue
        taken = name[1:]
        at = place
        while at < len(labels) and labels[at].lstrip("^") == taken and (at == place or labels[at][0] != "^"):
            labels[at] = before if taken == "author" else taken
            at += 1


def _is_within_phrase(tokens: list[Token], place: int, label_before: str) -> bool:
    """Tell whether no punctuation precedes a token, or only that of "a. | M.", "E. B. | White", "s. | v.", "38–46"."""
    before, token = tokens[place - 1], tokens[place]
    if before.text.casefold() in _LEADING:
        return False
    if before.text != "." or place < 2:
        return before.kind == "word" or before.text == "/" or (before.text in "–-" and not token.spaced)
    letter = tokens[place - 2].text
    if tokens[place - 2].kind == "number":  # "im 19. | Jahrhundert", "12. | November"
        return fold(token.text) in _ORDERED or fold(token.text) in MONTHS
    initial = len(letter) == 1 and letter.isupper() and label_before in _NAMED_AFTER
    return letter in _ON or (letter == "s" and token.text in ("v", "vv")) or (initial and token.kind == "word")


@repair()
def _label_places_of_ibid(tokens: list[Token], labels: list[str]) -> None:
    """Label "fol. 3 v°" behind "Ibid.," as the place cited, where it was taken for a pointer or another source."""
    for place in range(len(tokens) - 3):
        if labels[place] != "^ibid" or tokens[place + 1].text not in ".,":
            continue
        comma = place + 1 if tokens[place + 1].text == "," else place + 2
        cue = comma + 1
        if tokens[comma].text != "," or cue >= len(tokens) or tokens[cue].text.casefold() not in _PLACES:
            continue
        stop = _end_of_place(tokens, cue)
        torn = any(name[0] == "^" or name == "xref" or name in OUTSIDE for name in labels[comma:stop])
        if stop > cue + 1 and torn:
            labels[place + 1 : cue] = ["ibid"] * (cue - place - 1)
            labels[cue:stop] = ["page"] * (stop - cue)
            if stop < len(labels) and tokens[stop].text == ".":
                labels[stop] = "page"
                _part_from_ibid(labels, stop + 1)


def _end_of_place(tokens: list[Token], cue: int) -> int:
    """Return the place behind the numbers that follow the word at `cue`, `cue` itself where none does."""
    at = cue + 1
    if at < len(tokens) and tokens[at].text == ".":
        at += 1
    last = cue
    while at < len(tokens):
        token = tokens[at]
        if token.kind == "number" or token.text in "°*" or (last > cue and token.text in _JOINTS):
            last = at
        elif not (last > cue and token.text in "-–,"):
            break
        at += 1
    return last + 1


def _part_from_ibid(labels: list[str], place: int) -> None:
    """Read what follows the place of an Ibid. as a remark, unless a source or a signal begins there."""
    while place < len(labels) and not labels[place].startswith("^") and labels[place] not in OUTSIDE:
        labels[place] = "comment"
        place += 1


@repair(_ANSWERS)
def _label_answers(tokens: list[Token], labels: list[str]) -> None:
    """Count "comment on Elena Marsh, “Why Notes Float,”" to the comment: what it answers is no source beside it."""
    for place in range(2, len(tokens) - 2):
        answered = _ANSWERS.get(tokens[place].text)
        if (
            answered != tokens[place + 1].text
            or tokens[place - 1].text != ","
            or not tokens[place + 2].text[0].isupper()
        ):
            continue
        ends = (at for at in range(place, len(tokens)) if tokens[at].text == ";" or tokens[at].kind == "url")
        stop = next(ends, len(tokens))
        torn = any(name.startswith("^") or name in OUTSIDE for name in labels[place - 1 : stop])
        if torn and not OUTSIDE.issuperset(name.lstrip("^") for name in labels[: place - 1]):
            labels[place - 1 : stop] = ["note"] * (stop - place + 1)
            if labels[place - 2] in OUTSIDE:  # the full stop of "11:02 p.m."
                labels[place - 2] = "note"


@repair("(")
def _label_titles(tokens: list[Token], labels: list[str]) -> None:
    """Call "Punishment and Modern Society" a title in "D. Garland, Punishment and Modern Society (1990)".

    Whoever gives the first author a given name gives it to the second, too.
    """
    for start, name in enumerate(labels):
        if name != "^author" or tokens[start].kind != "word":
            continue
        stop = start + 1
        while stop < len(labels) and labels[stop] == "author":
            stop += 1
        comma = next((at for at in range(start, stop) if tokens[at].text == ","), stop)
        words = [token for token in tokens[start:comma] if token.kind == "word"]
        second = tokens[comma + 1 : comma + 3]
        alone = len(second) == 2 and second[0].kind == "word" and second[1].text in ("and", "of", "und", "(", ":")
        if len(words) > 1 and alone and stop < len(tokens) and tokens[stop].text == "(" and comma + 1 < stop:
            labels[comma + 1 : stop] = ["title"] * (stop - comma - 1)


@repair(["id", "ibid"])
def _label_names_before_id(tokens: list[Token], labels: list[str]) -> None:
    """Count "Delanty," to the "id." that follows it, where the name was taken for a remark."""
    for place in range(2, len(tokens)):
        if labels[place] != "^ibid" or tokens[place].text not in ("id", "ibid") or tokens[place - 1].text != ",":
            continue
        start = place - 1
        while start and labels[start - 1] == "comment" and tokens[start - 1].text not in ".;,":
            start -= 1
        names = tokens[start : place - 1]
        if names and names[0].text[0].isupper() and len(names) <= _LONGEST_NAMES:
            labels[start:place] = ["^author"] + ["author"] * (place - start - 1)
            labels[place] = "supra"


@repair(_ANNOUNCING)
def _label_announced(tokens: list[Token], labels: list[str]) -> None:
    """Count "[hereinafter Simon, Effects]" to the source that it names: it is none itself."""
    for place in range(1, len(tokens) - 2):
        if tokens[place].text not in "([" or tokens[place + 1].text.casefold() not in _ANNOUNCING:
            continue
        ends = (at for at in range(place, min(len(tokens), place + _LONGEST_ANNOUNCED)) if tokens[at].text in ")]")
        stop = next(ends, 0)
        if stop and labels[place - 1].lstrip("^") not in OUTSIDE:
            labels[place : stop + 1] = ["note"] * (stop + 1 - place)


_REPAIRS = (
    *REPAIRS,
    _label_towns,
    _go_on_within_phrases,
    _label_places_of_ibid,
    _label_answers,
    _label_titles,
    _label_announced,
    _label_names_before_id,
)
