"""The tokens of a list of names in, its pieces out: cut at a mark, trimmed of what joins names."""

from collections.abc import Callable

from audit.parsing.fields.cues import SUFFIXES
from audit.parsing.fields.tokens import Token


def trim(tokens: list[Token]) -> list[Token]:
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
                and tokens[end - 2].kind == "word"
                and (len(tokens[end - 2].text) == 1 or tokens[end - 2].text in SUFFIXES)
            ):
                break
            end -= 1
        else:
            break
    return tokens[start:end]


def cut(tokens: list[Token], separates: Callable[[Token], bool]) -> list[list[Token]]:
    """Cut at the tokens that `separates` accepts, which are left out; no part is empty."""
    parts: list[list[Token]] = [[]]
    for token in tokens:
        if separates(token):
            parts.append([])
        else:
            parts[-1].append(token)
    return [part for part in parts if part]
