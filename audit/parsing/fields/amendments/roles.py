"""The runs of one citation in, the same with editors and translators told apart from titles, hosts and authors out."""

from audit.parsing.fields.amendments.amendment import amendment
from audit.parsing.fields.amendments.runs import Run
from audit.parsing.fields.cues import PARTICLES, ROLE_WORDS, SUFFIXES
from audit.parsing.fields.tokens import Token

TRANSLATING = frozenset(
    """translated trans transl tr übers übersetzt traduit traduite trad traduzione traducción tradotto""".split()
)
EDITING = frozenset(
    """ed eds edd edited hrsg hg hgg herausgegeben editor editors dir coord coords cura éd éds bearb""".split()
)
_WHOLE = frozenset(["edited", "translated", "herausgegeben", "übersetzt", "traduit", "traduite", "tradotto"])
_AFTER_BY = frozenset(["by", "von", "v", "vom", "par", "di", "de", "por", "d"])
_TONGUES = frozenset(["it", "ital", "fr", "franç", "ted", "ingl", "engl", "esp", "cast", "al", "dt"])
_AND = frozenset(["and", "und", "et", "e", "y", "u", "&"])
_EDITIONS = frozenset(["rev", "enl", "repr", "corr", "exp", "new", "spec", "aug", "verb", "erw", "nouv"])
_HOLDERS = frozenset(["title", "container", "series", "note"])
_IN_NAMES = frozenset(["al", "’", "'", ".", "/", "-", "–"])
_LONGEST_LIST = 60  # tokens of names that are looked at


@amendment("author title container series note", words=EDITING | TRANSLATING)
def roles_inside(runs: list[Run]) -> list[Run]:
    """Read whom "ed. C. L. Cline", "hg. v. …", "translated by …" name inside a title, a host, a series, a remark."""
    known = {label for label, _ in runs}
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        if number and label == "author" and (found := role_at(tokens, 0)):
            out.append((found[0], tokens))
            continue
        if label not in _HOLDERS or (label == "note" and known & {"editor", "translator", "edtrans"}):
            out.append((label, tokens))
            continue
        out += _without_roles(label, tokens)
    return out


def _without_roles(label: str, tokens: list[Token]) -> list[Run]:
    """Cut the stretches that name editors and translators out of a run."""
    out: list[Run] = []
    start = place = 0
    while place < len(tokens):
        found = role_at(tokens, place)
        if not found:
            place += 1
            continue
        role, stop = found
        if place > start:
            out.append((label if not out else "note", tokens[start:place]))
        out.append((role, tokens[place:stop]))
        start = place = stop
    if start < len(tokens):
        out.append((label if start == 0 else "note", tokens[start:]))
    return out


def role_at(tokens: list[Token], place: int) -> tuple[str, int] | None:
    """Return the role that "ed. by" or its like at `place` gives to the names behind it, and where these end."""
    word = tokens[place].text.casefold()
    if word not in EDITING and word not in TRANSLATING:
        return None
    if place and (tokens[place - 1].text not in ",.;([”»" or _of_edition(tokens, place)):
        return None
    at = place + 1
    role = "translator" if word in TRANSLATING else "editor"
    pointed = at < len(tokens) and tokens[at].text == "."
    at += pointed
    if at + 1 < len(tokens) and tokens[at].text in _AND:
        second = tokens[at + 1].text.casefold()
        if (second in TRANSLATING) != (role == "translator") and (second in TRANSLATING or second in EDITING):
            role = "edtrans"
            at += 2
            at += at < len(tokens) and tokens[at].text == "."
    if at + 2 < len(tokens) and tokens[at].text in _TONGUES and tokens[at + 1].text == ".":  # "trad. it. di"
        at += 2
    led = at < len(tokens) and tokens[at].text in _AFTER_BY
    at += led
    at += led and at < len(tokens) and tokens[at].text == "."
    if not led and (word in _WHOLE or not pointed):
        return None
    stop = names_end(tokens, at)
    return (role, stop) if stop > at else None


def _of_edition(tokens: list[Token], place: int) -> bool:
    """Tell whether "ed." at `place` is the end of "rev. ed."."""
    before = tokens[place - 2] if place > 1 and tokens[place - 1].text == "." else None
    return before is not None and (before.kind == "number" or before.text.casefold() in _EDITIONS)


def names_end(tokens: list[Token], start: int) -> int:
    """Return where the list of names that begins at `start` ends; `start` itself where none begins."""
    if start >= len(tokens) or tokens[start].kind != "word" or not tokens[start].text[0].isupper():
        return start
    limit = min(len(tokens), start + _LONGEST_LIST)
    ands = [at for at in range(start, limit) if tokens[at].text in _AND]
    for at in range(start, limit):
        token = tokens[at]
        text = token.text
        if text == "," and not any(and_ > at for and_ in ands) and not _suffix_follows(tokens, at):
            return at + 1
        if text == "." and len(tokens[at - 1].text) > 2 and tokens[at - 1].text not in SUFFIXES:
            return at + 1
        if token.kind == "word":
            plain = text[0].islower() and text not in PARTICLES and text not in _AND and text not in _IN_NAMES
            if plain or (at > start and text.casefold() in ROLE_WORDS):
                return at
        elif text != "," and text != "&" and text not in _IN_NAMES:
            return at
    return limit


def _suffix_follows(tokens: list[Token], at: int) -> bool:
    return at + 1 < len(tokens) and tokens[at + 1].text.rstrip(".") in SUFFIXES


@amendment("title container series publisher", "author editor", words={*EDITING, "et"})
def roles_before_titles(runs: list[Run]) -> list[Run]:
    """Give "(eds.)," or "Ritter (Hrsg.)," at the head of a title back to the names before it."""
    out: list[Run] = []
    for label, tokens in runs:
        if (
            out
            and label in ("title", "container", "series", "publisher")
            and out[-1][0] in ("author", "editor")
            and len(tokens) > 3
        ):
            before = out[-1]
            size = _role_size(tokens) or _names_and_role(tokens) or _torn_role(before[1], tokens)
            if 0 < size < len(tokens):
                out[-1] = ("editor", before[1] + tokens[:size])
                tokens = tokens[size:]
            elif [t.text for t in tokens[:2]] == ["et", "al"]:
                size = 3 if tokens[2].text == "." else 2
                out[-1] = (before[0], before[1] + tokens[:size])
                tokens = tokens[size:]
        out.append((label, tokens))
    return out


def _role_size(tokens: list[Token]) -> int:
    """Return how many tokens "(eds.)," or "eds.," takes at the head of `tokens`."""
    place = 1 if tokens[0].text in "([" else 0
    if tokens[place].text.casefold() not in EDITING:
        return 0
    place += 1
    while place < min(len(tokens), 5) and tokens[place].text in ".)],:":
        place += 1
    return place


def _torn_role(names: list[Token], tokens: list[Token]) -> int:
    """Return how many tokens "Lund, ed.," takes at the head of a title that was torn off "Anne L."; else 0."""
    if names[-1].text == "," or len(tokens) < 6 or tokens[1].text != "," or not tokens[0].text[0].isupper():
        return 0
    size = _role_size(tokens[2:]) if tokens[2].text.islower() else 0
    return 2 + size if size else 0


def _names_and_role(tokens: list[Token]) -> int:
    """Return how many tokens "Ritter (Hrsg.)," takes at the head of `tokens`."""
    opened = next((at for at in range(1, min(4, len(tokens) - 3)) if tokens[at].text == "("), 0)
    if not opened or any(t.kind != "word" or not t.text[0].isupper() for t in tokens[:opened]):
        return 0
    size = _role_size(tokens[opened:])
    return opened + size if size else 0


@amendment("author", words={*EDITING, "in"})
def authors_who_edit(runs: list[Run]) -> list[Run]:
    """Call the names editors that end with "(eds.)", and those that "in" introduces."""
    out: list[Run] = []
    for number, (label, tokens) in enumerate(runs):
        if label == "author":
            tail = [t.text.casefold() for t in tokens[-4:] if t.kind == "word"]
            if (len(tokens) > 2 and tail and tail[-1] in EDITING and tokens[-1].text in ".),:]") or (
                number
                and len(tokens) > 2
                and tokens[0].text in ("in", "In")
                and any(r[0] == "title" for r in runs[:number])
            ):
                label = "editor"
        out.append((label, tokens))
    return out


@amendment("editor")
def editors_without_roles(runs: list[Run]) -> list[Run]:
    """Call names authors, at the head of a citation or among authors, where no word says that they edit."""
    out: list[Run] = []
    for label, tokens in runs:
        edges = tokens[:3] + tokens[-5:]
        alone = not out and not any(other == "author" for other, _ in runs)
        crowd = len(tokens) > 80 and (not out or out[-1][0] == "author")
        if label == "editor" and (alone or crowd) and not any(t.text.casefold() in ROLE_WORDS for t in edges):
            label = "author"
        out.append((label, tokens))
    return out


@amendment("edition", words=EDITING)
def editors_behind_editions(runs: list[Run]) -> list[Run]:
    """Cut ", ed." off "5th ed., ed. | Tim Berg (": it gives those behind it their role."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        size = _role_at_end(before[1]) if before is not None and before[0] == "edition" else 0
        stop = names_end(tokens, 0) if size and label in ("note", "author", "editor", "translator") else 0
        if not stop or before is None:
            out.append((label, tokens))
            continue
        out[-1] = (before[0], before[1][:-size])
        out.append(("editor", before[1][-size:] + tokens[:stop]))
        if stop < len(tokens):
            out.append(("publisher" if tokens[stop].text == "(" else "note", tokens[stop:]))
    return out


def _role_at_end(tokens: list[Token]) -> int:
    """Return how many tokens ", ed." takes of the end of an edition, 0 where it does not end so."""
    size = 2 if tokens[-1].text == "." else 1
    said = len(tokens) > size + 2 and tokens[-size].text in EDITING and tokens[-size - 1].text in ",."
    return size if said and any(token.text.casefold() in ("ed", "edn") for token in tokens[: -size - 1]) else 0


@amendment("author>editor", words="/")
def editors_behind_slashes(runs: list[Run]) -> list[Run]:
    """Join "Ines Lund/ | Anna Berg (Hg.)": who stands before a slash did what those behind it did."""
    out: list[Run] = []
    for label, tokens in runs:
        before = out[-1] if out else None
        if label == "editor" and before is not None and before[0] == "author" and before[1][-1].text == "/":
            out[-1] = ("editor", before[1] + tokens)
        else:
            out.append((label, tokens))
    return out
