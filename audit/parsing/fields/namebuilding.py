"""The pieces of one name in, the `Name` with its particle and suffix told apart, and its span, out."""

from audit.model.citation import Name
from audit.model.span import Span
from audit.parsing.fields.cues import PARTICLES, SUFFIXES
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.namelists import trim
from audit.parsing.fields.nameorder import Piece, initials_only
from audit.parsing.fields.numbers import roman
from audit.parsing.fields.tokens import Token
from audit.parsing.fields.trimming import single_spaced

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
    return single_spaced(text[tokens[0].start : tokens[-1].end]) if tokens else ""


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
    given, particle, family = _told_apart(part)
    name = Name(given=_text(given, text), particle=_text(particle, text), family=_text(family, text), suffix=tail)
    return name, span


def _told_apart(part: list[Token]) -> tuple[list[Token], list[Token], list[Token]]:
    """Return the given names, the particle and the family name of two words and more in reading order."""
    initials = _initials_behind(part)
    if initials:
        return part[initials:], *_particles(part[:initials])
    words = [i for i, t in enumerate(part) if t.kind == "word"]
    first, last = part[words[0]].text, part[words[-1]].text
    classes = lexicon().classes
    of_first, of_last = classes.get(first.casefold(), ""), classes.get(last.casefold(), "")
    if len(words) == 2 and first.isupper() and len(first) == 3 and "g" not in of_last:  # "HLA Hart"
        return part[: words[1]], [], part[words[1] :]
    if first.isupper() and len(first) > 2 and not last.isupper():  # "MOULIN Raymonde"
        cut = _capitals_end(part, words[0] + 1)
        return trim(part[cut:]), [], part[:cut]
    if len(words) == 2 and "g" not in of_first and "f" in of_first and "g" in of_last and "f" not in of_last:
        return part[words[1] :], [], part[: words[1]]  # "Feldman Stanley": the family name stands first
    double = next((at for at in words[1:-1] if _is_spanish_family(part[at].text)), 0)
    if double and (double == words[-2] or part[double + 1].text in PARTICLES):  # "Pablo Fernández Albaladejo"
        return part[:double], [], part[double:]
    if len(words) == 2 and roman(last) and part[-1].kind == "word" and last.isupper() and len(first) > 2:
        return [], [], part  # "Elizabeth I"
    for at in words[1:-1]:
        if part[at].text in _CAPITAL_PARTICLES:
            return part[:at], [], part[at:]
        if part[at].text in PARTICLES:
            return part[:at], *_particles(part[at:])
    if first in PARTICLES:  # "von Humboldt", "De Schreye"
        return [], *_particles(part)
    return part[: words[-1]], [], part[words[-1] :]


def _initials_behind(part: list[Token]) -> int:
    """Return where the initials of "Flohr M", "van den Bosch F. C." begin, 0 where none stand behind a name."""
    for cut in range(1, len(part)):
        if part[cut].kind == "word" and initials_only(part[cut:]) and not initials_only(part[:cut]):
            return cut
    return 0


def _capitals_end(part: list[Token], cut: int) -> int:
    """Return where the words in capitals that go on at `cut` end."""
    while cut < len(part) and part[cut].kind == "word" and part[cut].text.isupper() and len(part[cut].text) > 2:
        cut += 1
    return cut


BUILDERS = {"direct": _build_direct_suffixed, "inverted": _build_inverted, "suffixed": _build_suffixed}
