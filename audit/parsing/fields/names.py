"""The text of a list of names in, `Name`s with their spans out."""

import re
from collections.abc import Callable

from audit.model.citation import Name
from audit.model.record import record
from audit.model.span import Span
from audit.parsing.fields.cues import ORGANISATION, PARTICLES, ROLE_WORDS, SUFFIXES
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_AND = frozenset(["&", "and", "und", "et", "y", "e", "u", "og", "och", "with", "mit", "+", "avec", "con"])
_STRONG = frozenset([";", "/", "&", "+", "•", ":", "|", "·", "–", "—"])
_REST = frozenset(["al", "alii", "others", "a", "am", "andere", "anderen", "weitere", "autres", "altri", "otros"])
_MORE = frozenset(["al", "alii", "others", "andere", "autres", "altri", "otros", "colab", "collab", "a"])
_DASHES = "–—-‐−"
_LONGEST = 120  # pieces of one list looked at; what follows is read name by name


def read_names(tokens: list[Token], text: str) -> list[tuple[Name, Span]]:
    """Return the names that `tokens` (a list of authors or editors in `text`) hold, in order.

    Understands "Family, Given", "Given Family", "Family GI", slashes, dashes, semicolons and "and" in seven languages;
    a body becomes one literal name. The commas of the whole list are explained at once, by the cheapest reading.
    """
    tokens = _without_roles(tokens)
    if not tokens:
        return []
    if is_body(tokens):
        return _bodies(tokens, text)
    pieces: list[_Piece] = []
    for group in _groups(tokens):
        parts = [p for p in (_trim(p) for p in _split(group, lambda t: t.text == ",")) if p]
        pieces += [_piece(part, last=number == len(parts) - 1) for number, part in enumerate(parts)]
    pieces = [p for p in pieces if p.words and not _lowered(p.tokens)]
    names = []
    for kind, members in _cheapest(pieces[:_LONGEST]):
        names.append(_NAMERS[kind](members, text))
    names += [_direct(piece.tokens, text, None) for piece in pieces[_LONGEST:]]
    return names


@record
class _Piece:
    """What stands between two commas of a list of names, with what the choice of a reading depends on."""

    tokens: list[Token]
    words: int  # particles not counted
    initials: bool  # nothing but initials
    leads: bool  # "J. Family"
    trails: bool  # "Family J."
    suffix: bool
    given: bool  # the first word is a known given name
    given_last: bool
    closes: bool  # a separator stronger than a comma follows


def _piece(part: list[Token], *, last: bool) -> _Piece:
    words = [t for t in part if t.kind == "word"]
    plain = [t for t in words if t.text not in PARTICLES]
    initials = _initials(part)
    classes = lexicon().classes
    return _Piece(
        tokens=part,
        words=len(plain) or len(words),
        initials=initials,
        leads=not initials and len(words) > 1 and len(words[0].text) == 1,
        trails=not initials and len(words) > 1 and _initials(words[-1:]) and len(words[0].text) > 1,
        suffix=_suffix(part),
        given=bool(words) and "g" in classes.get(words[0].text.casefold(), ""),
        given_last=bool(words) and "g" in classes.get(words[-1].text.casefold(), ""),
        closes=last,
    )


def _lowered(part: list[Token]) -> bool:
    """Tell whether a piece has lower-case words only ("librettist", "with others"): none is a name of print."""
    words = [t.text for t in part if t.kind == "word"]
    return (
        all(w[0].islower() for w in words) and words[0] not in ("ders", "dies", "id", "idem", "ead") and len(part) < 6
    )


_Reading = tuple[float, str, int]  # cost, kind, pieces taken


def _readings(pieces: list[_Piece], at: int, before: str) -> list[_Reading]:
    """Return the readings of a name that begins at piece `at`. Costs were set on the tables of the tests."""
    p = pieces[at]
    q = pieces[at + 1] if not p.closes and at + 1 < len(pieces) else None
    r = pieces[at + 2] if q is not None and not q.closes and at + 2 < len(pieces) else None
    found: list[_Reading] = [(_direct_cost(p, before), "direct", 1)]
    if q is None:
        return found
    if q.suffix and p.words > 1:
        found.append((0.3, "direct", 2))
    if not q.suffix:
        cost = _inverted_cost(p, q, before)
        found.append((cost, "inverted", 2))
        if r is not None and r.suffix:
            found.append((cost, "inverted", 3))
    elif r is not None:
        found.append((_inverted_cost(p, r, before), "suffixed", 3))
    return found


def _direct_cost(p: _Piece, before: str) -> float:
    turn = 0.2 if before == "inverted" else 0.0
    if p.initials or p.suffix:
        return 4.0 + turn
    if p.words == 1:
        return 2.0 if before == "inverted" else 0.5 if before == "direct1" else 0.9
    if p.leads or p.trails:
        return turn
    return (0.3 if p.given else 0.5) + turn


def _inverted_cost(p: _Piece, q: _Piece, before: str) -> float:
    turn = 1.5 if before.startswith("direct") else 0.0
    if (p.initials and len(p.tokens) > 1) or p.leads or p.trails:
        return 3.0 + turn
    cost = turn + (0.4 if p.initials else 0.0) + (0.0, 0.0, 0.5, 1.4)[min(p.words, 3)]
    if q.initials:
        return cost
    if q.leads or q.trails:  # "Smith, J. Brown" are two names; "Barcott, W. Bruce" is one
        cost += 0.1 if (q.given_last and q.leads) or (q.trails and (q.given or p.words == 1)) else 1.2
    if p.words > 1 and p.given:
        cost += 1.2
    if q.words > 1 and not q.given_last and not q.trails:
        cost += 0.7
    return cost + (0.2 if q.given else 0.5) + (1.5 if q.words > 3 else 0.0)


def _cheapest(pieces: list[_Piece]) -> list[tuple[str, list[_Piece]]]:
    """Explain all pieces at the least cost (dynamic programming over places and the kind of the name before)."""
    size = len(pieces)
    best: list[dict[str, tuple[float, tuple[int, str, str] | None]]] = [{} for _ in range(size + 1)]
    best[0][""] = (0.0, None)
    for at in range(size):
        for before, (paid, _) in list(best[at].items()):
            for cost, kind, taken in _readings(pieces, at, before):
                state = "inverted" if kind != "direct" else "direct1" if pieces[at].words == 1 else "direct"
                total = paid + cost
                known = best[at + taken].get(state)
                if known is None or total < known[0]:
                    best[at + taken][state] = (total, (at, before, kind))
    out: list[tuple[str, list[_Piece]]] = []
    place = size
    state = min(best[size], key=lambda s: best[size][s][0]) if best[size] else ""
    while place:
        came = best[place][state][1]
        if came is None:
            break
        at, before, kind = came
        out.append((kind, pieces[at:place]))
        place, state = at, before
    return out[::-1]


def is_body(tokens: list[Token]) -> bool:
    """Tell whether the tokens name a body: a word for one, or a lower-case "of", "for", "für" between capitals."""
    words = [t.text for t in tokens if t.kind == "word"]
    if any(w.casefold() in ORGANISATION and (len(words) > 1 or w.isupper()) for w in words):
        return not _person_like(tokens, words)
    if any(w in ("of", "for", "für", "pour", "per", "the", "on") for w in words[1:]):
        return True
    return len(words) == 1 and 2 < len(words[0]) <= 5 and words[0].isupper() and len(tokens) == 1


def _person_like(tokens: list[Token], words: list[str]) -> bool:
    """Tell whether initials or given names stand beside the word: "K. Church", "Church, Kenneth", "Park, R."."""
    telling = [w for w in words if w.casefold() in ORGANISATION]
    if len(telling) > 1 or any(w in ("of", "for", "für", "the", "der", "de", "des") for w in words):
        return False
    initials = any(len(w) == 1 and w.isupper() for w in words)
    classes = lexicon().classes
    given = any("g" in classes.get(w.casefold(), "") for w in words if w not in telling)
    return (initials or given) and telling[0] in (
        "Church",
        "Bank",
        "Park",
        "Court",
        "Labs",
        "Police",
        "Wall",
        "Press",
        "Group",
        "Council",
        "Bureau",
        "College",
        "Parliament",
        "Fund",
        "Forum",
    )


def _bodies(tokens: list[Token], text: str) -> list[tuple[Name, Span]]:
    """One literal for all, cut only at semicolons: commas and "and" stand inside the names of bodies."""
    names = []
    for part in _split(tokens, lambda t: t.text == ";"):
        part = _trim(part)
        if part:
            span = Span(part[0].start, part[-1].end)
            literal = re.sub(r"\s+", " ", text[span.start : span.end])
            if literal.count("(") > literal.count(")"):
                literal = literal.replace("(", "", 1)
            names.append((Name(literal=literal), span))
    return names


def _without_roles(tokens: list[Token]) -> list[Token]:
    """Drop "ed.", "(Hrsg.)", "translated by", "et al.", handles and what stands in square brackets."""
    kept: list[Token] = []
    tokens = tokens[_care(tokens) :]
    dropped = False
    for number, token in enumerate(tokens):
        text = token.text
        dropped = dropped and text == "."
        following = tokens[number + 1].text if number + 1 < len(tokens) else ""
        if (
            text in ("[", "]", "(", ")", "{", "}")
            or token.kind in ("handle", "number", "url", "doi")
            or (text.casefold() in ROLE_WORDS and (len(text) > 1 or following != "."))
        ):
            pass
        elif text in ("and", "und", "et", "&", "u", "y", "e") and following in _REST:
            continue
        elif text in _MORE and (text != "a" or (number and tokens[number - 1].text == ".")):
            dropped = True
            continue
        elif text == "." and dropped:
            continue
        else:
            kept.append(token)
            continue
        if kept and kept[-1].text != ",":
            kept.append(Token(",", "mark", token.start, token.start, False))
    return _trim(kept)


def _care(tokens: list[Token]) -> int:
    """Return how many tokens "a cura di", "a c. di", "sous la direction de" take at the beginning."""
    words = [t.text.casefold() for t in tokens[:6]]
    if words[:2] == ["a", "cura"] or words[:3] == ["a", "c", "."]:
        return next((i + 1 for i, w in enumerate(words) if w in ("di", "del", "della", "dell'")), 2)
    if words[:2] == ["sous", "la"]:
        return next((i + 1 for i, w in enumerate(words) if w in ("de", "d'")), 3)
    return 0


def _trim(tokens: list[Token]) -> list[Token]:
    """Take off the punctuation and the "and" at both ends; a final point stays with an initial."""
    start, end = 0, len(tokens)
    while start < end and (
        tokens[start].kind == "mark" or tokens[start].text in ("and", "und", "et", "&", "with", "mit", "avec")
    ):
        start += 1
    while end > start:
        token = tokens[end - 1]
        if token.kind == "mark" or token.text in ("and", "und", "et", "&"):
            if (
                token.text == "."
                and end - start > 1
                and (len(tokens[end - 2].text) == 1 or tokens[end - 2].text in SUFFIXES)
            ):
                break
            end -= 1
        else:
            break
    return tokens[start:end]


def _split(tokens: list[Token], separates: Callable[[Token], bool]) -> list[list[Token]]:
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if separates(token):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]


def _groups(tokens: list[Token]) -> list[list[Token]]:
    """Cut at what can only stand between names: "and", ";", "/", a spaced dash. Commas stay."""

    def separates(token: Token) -> bool:
        text = token.text
        if text in _STRONG:
            return text not in _DASHES or token.spaced
        if token.kind == "mark":
            return text == "-" and token.spaced
        return (text in _AND and token.spaced) or text in ("AND", "UND", "ET", "And", "Und")

    return _split(tokens, separates)


def _initials(part: list[Token]) -> bool:
    """Tell whether a part is initials only: "J. W.", "JW", "J.-P.", "Ch."."""
    words = [t for t in part if t.kind == "word"]
    if not words:
        return False
    for position, token in enumerate(part):
        if token.kind == "mark":
            if token.text not in ".-‐–’'":
                return False
            continue
        text = token.text
        dotted = position + 1 < len(part) and part[position + 1].text == "."
        if len(text) == 1 or (dotted and len(text) <= 3 and text[:1].isupper()):
            continue
        if text.isupper() and len(text) <= 3 and len(words) == 1:
            continue
        if len(text) <= 5 and all(len(p) == 1 for p in re.split(r"[-‐‑]", text)):
            continue
        return False
    return True


def _named(members: list[_Piece], text: str) -> tuple[Name, Span]:
    """Build an inverted name, with a third piece as its suffix."""
    return _name(members[0].tokens, members[1].tokens, text, members[2].tokens if len(members) > 2 else None)


def _named_suffixed(members: list[_Piece], text: str) -> tuple[Name, Span]:
    return _name(members[0].tokens, members[2].tokens, text, members[1].tokens)


def _named_direct(members: list[_Piece], text: str) -> tuple[Name, Span]:
    return _direct(members[0].tokens, text, members[1].tokens if len(members) > 1 else None)


def _suffix(part: list[Token]) -> bool:
    words = [t.text for t in part if t.kind == "word"]
    return len(words) == 1 and words[0].rstrip(".") in SUFFIXES


def _text(tokens: list[Token], text: str) -> str:
    return re.sub(r"\s+", " ", text[tokens[0].start : tokens[-1].end]) if tokens else ""


def _name(family: list[Token], given: list[Token], text: str, suffix: list[Token] | None) -> tuple[Name, Span]:
    """Build an inverted name; particles before the family name or after the given one are told apart."""
    front, family = _particles(family)
    back: list[Token] = []
    rest = list(given)
    while len(rest) > 1 and rest[-1].text in PARTICLES:
        back.insert(0, rest.pop())
    particle = _text(front, text) or _text(back, text)
    end = max(family[-1].end, given[-1].end, suffix[-1].end if suffix else 0)
    start = front[0].start if front else family[0].start
    return (
        Name(
            family=_text(family, text),
            given=_text(rest, text),
            particle=particle,
            suffix=_text(suffix, text) if suffix else "",
        ),
        Span(start, end),
    )


def _particles(family: list[Token]) -> tuple[list[Token], list[Token]]:
    count = 0
    while count < len(family) - 1 and family[count].text in PARTICLES:
        count += 1
    return family[:count], family[count:]


def _direct(part: list[Token], text: str, suffix: list[Token] | None) -> tuple[Name, Span]:
    """Build a name in reading order: "Given von Family", "Family GI" (initials last), "FAMILY Given"."""
    span = Span(part[0].start, suffix[-1].end if suffix else part[-1].end)
    tail = _text(suffix, text) if suffix else ""
    words = [i for i, t in enumerate(part) if t.kind == "word"]
    if len(words) == 1:
        return Name(family=_text(part[words[0] : words[0] + 1], text), suffix=tail), span
    last = part[words[-1]].text
    if last.rstrip(".") in SUFFIXES and len(words) > 2 and not tail:
        tail = last
        part = _trim(part[: words[-1]])
        words = [i for i, t in enumerate(part) if t.kind == "word"]
        last = part[words[-1]].text
    for cut in range(1, len(part)):  # "Flohr M", "van den Bosch F. C."
        if part[cut].kind == "word" and _initials(part[cut:]) and not _initials(part[:cut]):
            front, family = _particles(part[:cut])
            return Name(
                family=_text(family, text), given=_text(part[cut:], text), particle=_text(front, text), suffix=tail
            ), span
    lead = part[words[0]].text
    if lead.isupper() and len(lead) > 2 and not last.isupper():  # "MOULIN Raymonde"
        cut = words[0] + 1
        while cut < len(part) and part[cut].kind == "word" and part[cut].text.isupper() and len(part[cut].text) > 2:
            cut += 1
        return Name(family=_text(part[:cut], text), given=_text(_trim(part[cut:]), text), suffix=tail), span
    classes = lexicon().classes
    first_word, last_word = classes.get(lead.casefold(), ""), classes.get(last.casefold(), "")
    if len(words) == 2 and "g" not in first_word and "g" in last_word and "f" not in last_word and "f" in first_word:
        cut = words[1]  # "Feldman Stanley": the family name stands first
        return Name(family=_text(part[:cut], text), given=_text(part[cut:], text), suffix=tail), span
    for at in words[1:-1]:
        if part[at].text in PARTICLES:
            stop = at
            while stop < len(part) - 1 and part[stop].text in PARTICLES:
                stop += 1
            return Name(
                given=_text(part[:at], text),
                particle=_text(part[at:stop], text),
                family=_text(part[stop:], text),
                suffix=tail,
            ), span
    if part[words[0]].text in PARTICLES:  # "von Humboldt", "De Schreye"
        front, family = _particles(part)
        return Name(particle=_text(front, text), family=_text(family, text), suffix=tail), span
    return Name(given=_text(part[: words[-1]], text), family=_text(part[words[-1] :], text), suffix=tail), span


_NAMERS = {"direct": _named_direct, "inverted": _named, "suffixed": _named_suffixed}
