"""The tokens and labels of a note in, those of acts cited by section ("§ 823 BGB") or by number certain out."""

from audit.parsing.fields.repair import repair
from audit.parsing.fields.tokens import Token

_SECTIONS = frozenset(["§", "Art", "Artikel"])
# Acts of the European Union: kind, number and year (Interinstitutional Style Guide, 1.2).
_ACTS = frozenset(
    """Directive Regulation Decision Richtlinie Verordnung Beschluss Règlement Décision Directiva Reglamento Direttiva
    Regolamento""".split()
)
_PARTS = frozenset(["Abs", "S", "Satz", "Nr", "lit", "Hs", "Alt", "UAbs", "i", "V", "m", "ff", "f", "und", "bis"])
_LONGEST = 14  # tokens of sections before the code
_LONGEST_TITLE = 60  # tokens of the name of an act


@repair(_SECTIONS | _ACTS)
def label_statutes(tokens: list[Token], labels: list[str]) -> None:
    """Label "§ 823 Abs. 1 BGB" as section and title, and "Directive 2003/12/EC of the …" as a title."""
    for place, token in enumerate(tokens):
        if token.text in _SECTIONS and (place == 0 or labels[place].startswith("^")):
            code = _code_place(tokens, place)
            if code:
                labels[place : code + 1] = ["^section", *["section"] * (code - place - 1), "title"]
        elif token.text in _ACTS and labels[place] != "comment":
            stop = _act_end(tokens, place)
            if stop:
                opens = labels[place].startswith("^")
                labels[place:stop] = ["^title" if opens else "title", *["title"] * (stop - place - 1)]


def _code_place(tokens: list[Token], place: int) -> int:
    """Return where the abbreviation of a code stands behind sections and their parts, at the end of a sentence."""
    if not any(token.kind == "number" for token in tokens[place + 1 : place + 4]):
        return 0
    for at in range(place + 2, min(place + _LONGEST, len(tokens))):
        token = tokens[at]
        if token.kind != "word" or token.text in _PARTS or token.text in _SECTIONS or len(token.text) == 1:
            continue
        capitals = sum(letter.isupper() for letter in token.text)
        ends = at + 1 == len(tokens) or tokens[at + 1].text in ".,;)"
        return at if capitals > 1 and ends else 0
    return 0


def _act_end(tokens: list[Token], place: int) -> int:
    """Return where the name of an act of the Union ends: before its place of print, a section, a semicolon; else 0."""
    slash = next((at for at in range(place + 1, min(place + 8, len(tokens) - 1)) if tokens[at].text == "/"), 0)
    if not slash or tokens[slash - 1].kind != "number" or tokens[slash + 1].kind != "number":
        return 0
    if any(token.kind == "word" and token.text.islower() and token.text != "no" for token in tokens[place + 1 : slash]):
        return 0
    limit = min(len(tokens), place + _LONGEST_TITLE)
    return next((at for at in range(slash + 2, limit) if tokens[at].text in ("[", ",", ";", ".")), limit)
