"""The tokens and labels of a note in, those of DOIs, ISBNs, ISSNs and arXiv numbers made certain."""

from audit.parsing.fields.repair import repair
from audit.parsing.fields.tokens import Token

_BOOK_NUMBERS = {"ISBN": "isbn", "ISSN": "issn", "eISSN": "issn", "e-ISSN": "issn"}
_DIGITS = {"isbn": (10, 13), "issn": (8,)}
_KEPT = frozenset(["url", "doi", "title", "accessed"])
_MISTAKEN = frozenset(["ibid", "supra", "xref", "comment", "note"])
_LONGEST = 12  # tokens of an ISBN with its hyphens
_SEPARATORS = frozenset("-–‐‑ :")


@repair(["doi", "arXiv", *_BOOK_NUMBERS])
def label_identifiers(tokens: list[Token], labels: list[str]) -> None:
    """Call identifiers by their names, also where nothing else stands in a line."""
    for place, token in enumerate(tokens):
        if token.kind == "doi" and labels[place].lstrip("^") not in _KEPT:
            _label(labels, place, place + 1, "doi")
            if place and tokens[place - 1].text.casefold() == "doi" and place == 1:
                labels[:2] = ["^doi", "doi"]
        elif token.text in _BOOK_NUMBERS:
            name = _BOOK_NUMBERS[token.text]
            stop = _number_end(tokens, place + 1, _DIGITS[name])
            if stop:
                _label(labels, place, stop, name)
        elif token.text == "arXiv" and labels[place].lstrip("^") in _MISTAKEN:
            stop = place + 1
            while stop < len(tokens) and (tokens[stop].kind == "number" or tokens[stop].text in ":."):
                stop += 1
            _label(labels, place, stop, "number")


def _label(labels: list[str], start: int, stop: int, name: str) -> None:
    """Label a stretch; it opens a citation where its first token did, or where commentary stands before it."""
    opens = labels[start].startswith("^") or labels[start] == "comment"
    labels[start:stop] = ["^" + name if opens else name, *[name] * (stop - start - 1)]


def _number_end(tokens: list[Token], start: int, sizes: tuple[int, ...]) -> int:
    """Return where the digits of a number that begins at `start` end, 0 where their count is none of `sizes`."""
    digits = 0
    for at in range(start, min(len(tokens), start + _LONGEST)):
        token = tokens[at]
        if token.kind == "number" or token.text in ("X", "x"):
            digits += len(token.text)
        elif token.text not in _SEPARATORS:
            break
        if digits in sizes and not _goes_on(tokens, at + 1):
            return at + 1
    return 0


def _goes_on(tokens: list[Token], at: int) -> bool:
    """Tell whether more digits of the same number follow."""
    if at >= len(tokens):
        return False
    if tokens[at].text in ("X", "x") or tokens[at].kind == "number":
        return True
    return (
        tokens[at].text in "-–‐‑"
        and at + 1 < len(tokens)
        and (tokens[at + 1].kind == "number" or tokens[at + 1].text == "X")
    )
