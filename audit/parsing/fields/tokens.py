"""Text in, tokens with offsets out; emphasis marks are left out and handed on as italics."""

import re
from dataclasses import dataclass

from audit.language.expressions import expression
from audit.model.span import Span

# One alternative a kind of token. Every repetition is over one character class, so that matching is linear.
_TOKEN = expression(
    r"""
    (?P<url>(?:https?\s?:\s?/\s?/\s?|www\s\.\s)[\w-]+(?:\s[./_:?=&~-]\s[\w-]+)+(?:\s/(?!\S))?
        |(?:https?|ftp)\s?:\s?/\s?/[^\s<>"“”«»]*|www\.[^\s<>"“”«»]+
        |(?<![\w@.])(?:[a-z0-9-]{1,63}\.){1,4}(?:com|org|net|edu|gov|info|int|de|uk|fr|it|es|ch|at|eu|ca|au|io|nl|ru)/[^\s<>"“”«»]*)
    |(?P<doi>(?<![\w/.])10\.\d{4,9}(?:\.\d{1,9}){0,3}\s?/\s?(?:[^\s<>"“”«»]|<\d{1,6}:[^\s<>]{1,24}>)+)
    |(?P<handle>@\w{1,40})
    |(?P<number>\d+(?:(?:st|nd|rd|th)\b|[a-z]{1,2}\b)?)
    |(?P<word>[^\W\d_][^\W\d_\u0300-\u036f]*(?:[\u0300-\u036f][^\W\d_]*)*(?:['’‘´`\u00ad][^\W\d_]+[\u0300-\u036f]*|[-‐‑][^\W_]+[\u0300-\u036f]*)*)
    |(?P<mark>\S)
    """,
    re.VERBOSE,
)
_TRAILING = ".,;:!?)]}>'’”"
_EMPHASIS = expression(
    r"(?<![\w*\\])(\*{1,3})(?=[^\s*])([^*\n]{1,2000}?)(?<=[^\s*\\])\1(?![\w*])"
    r"|(?<![\w\\])(_{1,2})(?=[^\s_])([^_\n]{1,2000}?)(?<=[^\s_\\])\3(?![\w])"
)


@dataclass(slots=True)
class Token:
    """A word, number, mark, address or identifier: text, kind, offsets in the text, and its surroundings.

    Made once a token and never shared; slots without `frozen`, since there are so many.
    """

    text: str
    kind: str
    start: int
    end: int
    spaced: bool  # a space stands before it
    italic: int = 0  # the number of the stretch in italics that it stands in, from 1; 0 for upright


def read_tokens(text: str, italics: tuple[Span, ...] = ()) -> list[Token]:
    """Split `text` into tokens; what stands in Markdown emphasis is in italics, and its marks are left out."""
    inner, marks = emphasis(text)
    tokens = tokenize(text, (*italics, *inner))
    return without_marks(tokens, marks) if marks else tokens


def tokenize(text: str, italics: tuple[Span, ...] = ()) -> list[Token]:
    """Split `text` into tokens in order. `italics` are spans of `text`; linear in the length of `text`."""
    tokens: list[Token] = []
    end = 0
    at = 0
    size = len(text)
    match = _TOKEN.search
    spans = iter(sorted(italics))
    current, stretch = next(spans, None), 1
    while at < size:
        found = match(text, at)
        if found is None:
            break
        kind = found.lastgroup or "mark"
        start, stop = found.span()
        if kind in ("url", "doi"):
            stop = _trimmed(text, start, stop)
        while current is not None and current.end <= start:
            current, stretch = next(spans, None), stretch + 1
        italic = stretch if current is not None and current.start <= start else 0
        tokens.append(Token(text[start:stop], kind, start, stop, start > end or not tokens, italic))
        at = end = stop
    return tokens


def _trimmed(text: str, start: int, stop: int) -> int:
    """Return where an address ends once the sentence's punctuation is taken off; a bracket it opened stays."""
    surplus = {
        ")": text.count(")", start, stop) - text.count("(", start, stop),
        "]": text.count("]", start, stop) - text.count("[", start, stop),
    }
    while stop > start + 1 and text[stop - 1] in _TRAILING:
        last = text[stop - 1]
        if last in surplus:
            if surplus[last] <= 0:
                break
            surplus[last] -= 1
        stop -= 1
    return stop


def emphasis(text: str) -> tuple[tuple[Span, ...], tuple[Span, ...]]:
    """Return the spans of Markdown emphasis: (contents, marks). No mark stands inside a word or an address."""
    contents: list[Span] = []
    marks: list[Span] = []
    if "*" not in text and "_" not in text:
        return (), ()
    for found in _EMPHASIS.finditer(text):
        group = 2 if found[1] else 4
        inner = Span(*found.span(group))
        if "://" in text[max(0, found.start() - 80) : found.start()].rsplit(" ", 1)[-1]:
            continue
        contents.append(inner)
        marks += [Span(found.start(), inner.start), Span(inner.end, found.end())]
    return tuple(contents), tuple(marks)


def without_marks(tokens: list[Token], marks: tuple[Span, ...]) -> list[Token]:
    """Leave out the tokens of `marks`; the token after one counts as spaced where the mark was."""
    places = {place for mark in marks for place in range(mark.start, mark.end)}
    kept: list[Token] = []
    spaced = False
    for token in tokens:
        if token.start in places:
            spaced = spaced or token.spaced
            continue
        token.spaced = token.spaced or spaced
        spaced = False
        kept.append(token)
    return kept
