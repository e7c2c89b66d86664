"""The pieces of a list of names (what stands between commas) in, the cheapest reading of them all as names out."""

import re

from audit.model.record import record
from audit.parsing.fields.cues import PARTICLES, SUFFIXES
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.tokens import Token

_LONGEST_INITIALS = 5  # letters: "J.-P.", "Ch", "J-P-M"
_Reading = tuple[float, str, int]  # cost, kind, pieces taken


@record
class Piece:
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


def piece_of(part: list[Token], *, last: bool) -> Piece:
    """Describe what stands between two commas; `last` when a stronger separator follows."""
    words = [t for t in part if t.kind == "word"]
    plain = [t for t in words if t.text not in PARTICLES]
    initials = initials_only(part)
    classes = lexicon().classes
    return Piece(
        tokens=part,
        words=len(plain) or len(words),
        initials=initials,
        leads=not initials and len(words) > 1 and len(words[0].text) == 1,
        trails=not initials and len(words) > 1 and initials_only(words[-1:]) and len(words[0].text) > 1,
        suffix=is_suffix(part),
        given=bool(words) and "g" in classes.get(words[0].text.casefold(), ""),
        given_last=bool(words) and "g" in classes.get(words[-1].text.casefold(), ""),
        closes=last,
    )


def is_suffix(part: list[Token]) -> bool:
    """Tell whether a part is nothing but "Jr." or its like."""
    words = [t.text for t in part if t.kind == "word"]
    return len(words) == 1 and words[0].rstrip(".") in SUFFIXES


def initials_only(part: list[Token]) -> bool:
    """Tell whether a part is initials only: "J. W.", "JW", "J.-P.", "Ch."."""
    if any(len(token.text) > _LONGEST_INITIALS for token in part):
        return False
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
        if all(len(p) == 1 for p in re.split(r"[-‐‑]", text)):
            continue
        return False
    return True


def _readings(pieces: list[Piece], at: int, before: str) -> list[_Reading]:
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


def _direct_cost(p: Piece, before: str) -> float:
    turn = 0.2 if before == "inverted" else 0.0
    if p.initials or p.suffix:
        return 4.0 + turn
    if p.words == 1:
        return 2.0 if before == "inverted" else 0.5 if before == "direct1" else 0.9
    if p.leads or p.trails:
        return turn
    return (0.3 if p.given else 0.5) + turn


def _inverted_cost(p: Piece, q: Piece, before: str) -> float:
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


def cheapest(pieces: list[Piece]) -> list[tuple[str, list[Piece]]]:
    """Explain all pieces at the least cost (dynamic programming over places and the kind of the name before)."""
    if all(piece.closes for piece in pieces):  # no comma stands between them: each is a name
        return [("direct", [piece]) for piece in pieces]
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
    out: list[tuple[str, list[Piece]]] = []
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
