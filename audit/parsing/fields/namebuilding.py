"""The pieces of one name in, the `Name` with its particle and suffix told apart, and its span, out."""

import re

from audit.model.citation import Name
from audit.model.span import Span
from audit.parsing.fields.cues import PARTICLES, SUFFIXES
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.namelists import trim
from audit.parsing.fields.nameorder import Piece, initials_only
from audit.parsing.fields.numbers import roman
from audit.parsing.fields.tokens import Token

# Family names that half of all Spanish speakers bear, beside those in -ez: with one of these before it, the last word
# is the second family name (source: the commonest family names by the Instituto Nacional de Estadística).
_SPANISH = frozenset(
    """garcía garcia martín moreno muñoz álvarez romero alonso navarro torres domínguez ramos gil serrano blanco molina
    morales suárez ortega delgado castro ortiz rubio marín iglesias medina garrido cortés castillo santos lozano
    guerrero cano prieto cruz calvo gallego vidal herrera peña flores cabrera campos vega fuentes carrasco díaz diaz
    ruiz sanz""".split()
)
# Articles and prepositions that begin a family name where they have a capital: "Ursula K. Le Guin".
_CAPITAL_PARTICLES = frozenset("Le La Du Des De Del Della Dello Di Da Dal Dalla Van Von Ten Ter El".split())


def _is_spanish_family(word: str) -> bool:
    lower = word.casefold()
    return len(lower) > 3 and (lower in _SPANISH or lower.endswith(("ez", "éz"))) and word[0].isupper()


def double_name(tokens: list[Token], text: str) -> tuple[Name, Span] | None:
    """Build "Francisco Tomás y Valiente": behind a whole name, "y" and one word make its second family name."""
    places = [at for at, token in enumerate(tokens) if token.text == "y"]
    if len(places) != 1 or any(token.kind != "word" for token in tokens[1:]):
        return None
    at = places[0]
    if at < 2 or at + 2 != len(tokens) or not tokens[at + 1].text[0].isupper():
        return None
    span = Span(tokens[0].start, tokens[-1].end)
    return Name(given=_text(tokens[: at - 1], text), family=_text(tokens[at - 1 :], text)), span


def _build_inverted(members: list[Piece], text: str) -> tuple[Name, Span]:
    """Build an inverted name, with a third piece as its suffix."""
    return _inverted(members[0].tokens, members[1].tokens, text, members[2].tokens if len(members) > 2 else None)


def _build_suffixed(members: list[Piece], text: str) -> tuple[Name, Span]:
    return _inverted(members[0].tokens, members[2].tokens, text, members[1].tokens)


def _build_direct_suffixed(members: list[Piece], text: str) -> tuple[Name, Span]:
    return build_direct(members[0].tokens, text, members[1].tokens if len(members) > 1 else None)


def _text(tokens: list[Token], text: str) -> str:
    return re.sub(r"\s+", " ", text[tokens[0].start : tokens[-1].end]) if tokens else ""


def _inverted(family: list[Token], given: list[Token], text: str, suffix: list[Token] | None) -> tuple[Name, Span]:
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


def build_direct(part: list[Token], text: str, suffix: list[Token] | None) -> tuple[Name, Span]:
    """Build a name in reading order: "Given von Family", "Family GI" (initials last), "FAMILY Given"."""
    span = Span(part[0].start, suffix[-1].end if suffix else part[-1].end)
    tail = _text(suffix, text) if suffix else ""
    words = [i for i, t in enumerate(part) if t.kind == "word"]
    if len(words) == 1:
        return Name(family=_text(part[words[0] : words[0] + 1], text), suffix=tail), span
    last = part[words[-1]].text
    if last.rstrip(".") in SUFFIXES and len(words) > 2 and not tail:
        tail = last
        part = trim(part[: words[-1]])
        words = [i for i, t in enumerate(part) if t.kind == "word"]
        last = part[words[-1]].text
    for cut in range(1, len(part)):  # "Flohr M", "van den Bosch F. C."
        if part[cut].kind == "word" and initials_only(part[cut:]) and not initials_only(part[:cut]):
            front, family = _particles(part[:cut])
            return Name(
                family=_text(family, text), given=_text(part[cut:], text), particle=_text(front, text), suffix=tail
            ), span
    lead = part[words[0]].text
    classes = lexicon().classes
    if len(words) == 2 and lead.isupper() and len(lead) == 3 and "g" not in classes.get(last.casefold(), ""):
        cut = words[1]  # "HLA Hart"
        return Name(given=_text(part[:cut], text), family=_text(part[cut:], text), suffix=tail), span
    if lead.isupper() and len(lead) > 2 and not last.isupper():  # "MOULIN Raymonde"
        cut = words[0] + 1
        while cut < len(part) and part[cut].kind == "word" and part[cut].text.isupper() and len(part[cut].text) > 2:
            cut += 1
        return Name(family=_text(part[:cut], text), given=_text(trim(part[cut:]), text), suffix=tail), span
    first_word, last_word = classes.get(lead.casefold(), ""), classes.get(last.casefold(), "")
    if len(words) == 2 and "g" not in first_word and "g" in last_word and "f" not in last_word and "f" in first_word:
        cut = words[1]  # "Feldman Stanley": the family name stands first
        return Name(family=_text(part[:cut], text), given=_text(part[cut:], text), suffix=tail), span
    double = next((at for at in words[1:-1] if _is_spanish_family(part[at].text)), 0)
    if double and (double == words[-2] or part[double + 1].text in PARTICLES):  # "Pablo Fernández Albaladejo"
        return Name(given=_text(part[:double], text), family=_text(part[double:], text), suffix=tail), span
    if (
        len(words) == 2 and roman(last) and part[-1].kind == "word" and last.isupper() and len(lead) > 2
    ):  # "Elizabeth I"
        return Name(family=_text(part, text), suffix=tail), span
    for at in words[1:-1]:
        if part[at].text in _CAPITAL_PARTICLES:
            return Name(given=_text(part[:at], text), family=_text(part[at:], text), suffix=tail), span
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


BUILDERS = {"direct": _build_direct_suffixed, "inverted": _build_inverted, "suffixed": _build_suffixed}
