"""The text of a list of names in, `Name`s with their spans out."""

from audit.model.citation import Name
from audit.model.span import Span
from audit.parsing.fields.bodies import is_body, read_bodies
from audit.parsing.fields.cues import ROLE_WORDS
from audit.parsing.fields.namebuilding import BUILDERS, build_direct, double_name
from audit.parsing.fields.namelists import cut, trim
from audit.parsing.fields.nameorder import Piece, cheapest, piece_of
from audit.parsing.fields.tokens import Token

_AND = frozenset(["&", "and", "und", "et", "y", "e", "u", "og", "och", "with", "mit", "+", "avec", "con"])
_STRONG = frozenset([";", "/", "&", "+", "•", ":", "|", "·", "–", "—"])
_REST = frozenset(["al", "alii", "others", "a", "am", "andere", "anderen", "weitere", "autres", "altri", "otros"])
_MORE = frozenset(["al", "alii", "others", "andere", "autres", "altri", "otros", "colab", "collab", "a"])
_LEADS = frozenset(["in", "dans", "en", "quoted", "cited", "zitiert", "nach"])
_BY = frozenset(["von", "v", "vom", "by", "di", "par", "de", "por"])
_TONGUES = frozenset(["it", "ital", "fr", "franç", "ted", "ingl", "engl", "esp", "dt", "."])
_DASHES = "–—-‐−"
_BRACKETS = frozenset("[](){}")
_LONGEST = 120  # pieces of one list looked at; what follows is read name by name


def read_names(tokens: list[Token], text: str) -> list[tuple[Name, Span]]:
    """Return the names that `tokens` (a list of authors or editors in `text`) hold, in order.

    Understands "Family, Given", "Given Family", "Family GI", slashes, dashes, semicolons and "and" in seven languages;
    a body becomes one literal name. The commas of the whole list are explained at once, by the cheapest reading.
    """
    tokens = _without_roles(_without_real_names(tokens))
    if not tokens:
        return []
    if is_body(tokens):
        return read_bodies(tokens, text)
    double = double_name(tokens, text)
    if double is not None:
        return [double]
    pieces: list[Piece] = []
    for group in _groups(tokens):
        parts = [p for p in (_without_lead(trim(p)) for p in cut(group, lambda t: t.text == ",")) if p]
        pieces += [piece_of(part, last=number == len(parts) - 1) for number, part in enumerate(parts)]
    pieces = [p for p in pieces if p.words and not _lowered(p.tokens)]
    names = []
    for kind, members in cheapest(pieces[:_LONGEST]):
        names.append(BUILDERS[kind](members, text))
    names += [build_direct(piece.tokens, text, None) for piece in pieces[_LONGEST:]]
    return names


def _lowered(part: list[Token]) -> bool:
    """Tell whether a piece has lower-case words only ("librettist", "with others"): none is a name of print."""
    words = [t.text for t in part if t.kind == "word"]
    return (
        all(w[0].islower() for w in words) and words[0] not in ("ders", "dies", "id", "idem", "ead") and len(part) < 6
    )


def _without_roles(tokens: list[Token]) -> list[Token]:
    """Drop "ed.", "(Hrsg.)", "translated by", "et al.", handles and what stands in square brackets."""
    kept: list[Token] = []
    tokens = tokens[_care(tokens) :]
    dropped = False
    led = False  # a role word stands right before: what follows it is no particle of a name
    for number, token in enumerate(tokens):
        text = token.text
        dropped = dropped and text == "."
        following = tokens[number + 1].text if number + 1 < len(tokens) else ""
        if led and (text in _BY or text in _TONGUES):  # "trad. it. di", "hg. v."
            continue
        role = text.casefold() in ROLE_WORDS
        led = (led and text == ".") or (role and len(text) > 1)
        if (
            text in _BRACKETS
            or token.kind in ("handle", "number", "url", "doi")
            or (role and (len(text) > 1 or following != "."))
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
    return trim(kept)


def _without_lead(tokens: list[Token]) -> list[Token]:
    """Drop "in", "quoted in", "dans" before a name."""
    start = next((at for at, token in enumerate(tokens) if token.text not in _LEADS), 0)
    return tokens[start:]


def _without_real_names(tokens: list[Token]) -> list[Token]:
    """Drop "[Marie-Henri Beyle]" behind a name: the same person, called otherwise; a name all in brackets stays."""
    opened = next((at for at, token in enumerate(tokens) if token.text == "["), 0)
    closed = next((at for at in range(opened, len(tokens)) if tokens[at].text == "]"), 0)
    inside = tokens[opened + 1 : closed]
    if not opened or not closed or not any(t.kind == "word" and t.text[0].isupper() for t in inside):
        return tokens
    return tokens[:opened] + tokens[closed + 1 :]


def _care(tokens: list[Token]) -> int:
    """Return how many tokens "a cura di", "a c. di", "sous la direction de" take at the beginning."""
    start = 1 if tokens and tokens[0].kind == "mark" else 0
    words = [t.text.casefold() for t in tokens[start : start + 6]]
    if words[:2] == ["a", "cura"] or words[:3] == ["a", "c", "."]:
        return start + next((i + 1 for i, w in enumerate(words) if w in ("di", "del", "della", "dell'")), 2)
    if words[:2] == ["sous", "la"]:
        return start + next((i + 1 for i, w in enumerate(words) if w in ("de", "d'")), 3)
    return 0


def _groups(tokens: list[Token]) -> list[list[Token]]:
    """Cut at what can only stand between names: "and", ";", "/", a spaced dash. Commas stay."""

    def separates(token: Token) -> bool:
        text = token.text
        if text in _STRONG:
            return text not in _DASHES or token.spaced
        if token.kind == "mark":
            return text == "-" and token.spaced
        return (text in _AND and token.spaced) or text in ("AND", "UND", "ET", "And", "Und")

    return cut(tokens, separates)
