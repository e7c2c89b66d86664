"""The labels of a note of a few words in, the same out, read as the short form that such a note is.

A note that is nothing but a name, a name and a title, or two names joined by "to" gives the model next to nothing to go
by; what it says is decided here by its form alone.
"""

from audit.parsing.fields.lexicon import lexicon
from audit.parsing.fields.repair import repair
from audit.parsing.fields.tokens import Token

_LONGEST = 12  # tokens
_OTHER = frozenset(["title", "place", "publisher", "container", "author"])


@repair()
def label_bare(tokens: list[Token], labels: list[str]) -> None:
    """Change the labels of a note without a number or a quotation, if it is one of these forms; else nothing."""
    words = tokens[:-1] if tokens and tokens[-1].text == "." else tokens
    if not words or len(words) > _LONGEST or not all(token.kind == "word" or token.text in ".,&" for token in words):
        return
    plain = {label.lstrip("^") for label in labels}
    if plain == {"ibid"} and all(_is_name(token) and token.text.casefold() not in lexicon().cues for token in words):
        labels[:] = ["^title"] + ["title"] * (len(labels) - 1)
    elif plain == {"comment"} and _is_letter(words):
        labels[:] = ["^letter"] + ["letter"] * (len(labels) - 1)
    elif "publisher" in plain and plain <= _OTHER:
        comma = next((place for place, token in enumerate(words) if token.text == ","), 0)
        if comma and all(_is_name(token) or token.text == "." for token in words[:comma]) and comma + 1 < len(words):
            labels[:] = ["^author"] + ["author"] * comma + ["title"] * (len(labels) - comma - 1)


def _is_letter(words: list[Token]) -> bool:
    """Tell whether words are names with one "to" between them: "Jackson to John Pepys Junior"."""
    joints = [place for place, token in enumerate(words) if token.text == "to"]
    if len(joints) != 1 or not 0 < joints[0] < len(words) - 1:
        return False
    return all(_is_name(token) or token.text == "." for place, token in enumerate(words) if place != joints[0])


def _is_name(token: Token) -> bool:
    return token.kind == "word" and token.text[0].isupper()
