"""The tokens of a list of names in, whether they name a body, and its literal names, out."""

from audit.model.citation import Name
from audit.model.span import Span
from audit.parsing.fields.cues import ORGANISATION
from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.namelists import cut, trim
from audit.parsing.fields.tokens import Token
from audit.parsing.fields.trimming import single_spaced

_MORE = frozenset(
    "committee news ministries parlamento cortes kommission ausschuss verlag naciones nações nazioni nacions consejo "
    "conselho consiglio gobierno governo gouvernement regierung bundesregierung parlement parlament commissione "
    "entertainment games studios pictures records productions media software technologies systems ensemble orchestra "
    "orchester orchestre philharmonic philharmoniker choir quartet quartett "
    "comisión comissão unión unione união federación federazione confederazione sindicato ayuntamiento".split()
)


def is_body(tokens: list[Token]) -> bool:
    """Tell whether the tokens name a body: a word for one, or a lower-case "of", "for", "für" between capitals."""
    words = [t.text for t in tokens if t.kind == "word"]
    if words in (["AA", "VV"], ["Aa", "Vv"], ["VV", "AA"]):
        return True
    if any(w.casefold() in _MORE for w in words) and len(words) > 1:
        return not _person_like(tokens, words)
    if any(w.casefold() in ORGANISATION and (len(words) > 1 or w.isupper()) for w in words):
        return not _person_like(tokens, words)
    if any(w in ("of", "for", "für", "pour", "per", "the", "on") for w in words[1:]):
        return True
    return len(words) == 1 and 2 < len(words[0]) <= 5 and words[0].isupper() and len(tokens) == 1


def _person_like(tokens: list[Token], words: list[str]) -> bool:
    """Tell whether initials or given names stand beside the word: "K. Church", "Church, Kenneth", "Park, R."."""
    telling = [w for w in words if w.casefold() in ORGANISATION or w.casefold() in _MORE]
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
        "Consiglio",
        "Bureau",
        "College",
        "Parliament",
        "Fund",
        "Forum",
    )


def read_bodies(tokens: list[Token], text: str) -> list[tuple[Name, Span]]:
    """One literal for all, cut only at semicolons: commas and "and" stand inside the names of bodies."""
    names = []
    for part in cut(tokens, lambda t: t.text == ";"):
        part = trim(part)
        if part:
            span = Span(part[0].start, part[-1].end)
            literal = single_spaced(span.of(text))
            if literal.count("(") > literal.count(")"):
                literal = literal.replace("(", "", 1)
            names.append((Name(literal=literal), span))
    return names
