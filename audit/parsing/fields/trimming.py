"""The bounds of a stretch of text in, those of the value in it, and the value as plain text, out."""

from audit.language.expressions import expression
from audit.model.span import Span

_STRIP = " \t,.;:–—-|/•·=+*_"
_CLOSERS = {"«": "»", "‹": "›"}  # of marks that have but one
_ABBREVIATION = expression(r"(?:(?<!\w)(?:[A-Z]|Inc|Co|Ltd|Jr|Sr|Bros|Corp|Univ|etc|u\.a)|\.[A-Za-z])\.$")
_CLOSING = expression(r"[’'](?=[\s,.;])")
_STARS = expression(r"(?<!\w)\*{1,2}|\*{1,2}(?!\w)")
_UNDERSCORES = expression(r"(?<!\w)_{1,2}(?=\w)|(?<=\w)_{1,2}(?!\w)")
_PAIRS = {")": "(", "]": "[", "}": "{"}


def trimmed(text: str, start: int, end: int) -> Span:
    """Take quotation marks, brackets without partner and separators off both ends of `text[start:end]`."""
    while start < end:
        first, last = text[start], text[end - 1]
        if first.isalnum() and last.isalnum():
            break
        if first in _STRIP or first.isspace():
            start += 1
        elif last.isspace() or last in ",;:–—-|/=" or (last == "." and not _abbreviation(text, start, end)):
            end -= 1
        elif (first in '"“”„«»‹›‚' and last in '"“”«»‹›‘’' and end - start > 1 and _enclosing(text, start, end)) or (
            first in "‘’'`" and last in "’'´‘" and end - start > 2 and _enclosing(text, start, end)
        ):
            start, end = start + 1, end - 1
        elif first in '"“”„«»‹›‚`' and not any(q in text[start + 1 : end] for q in _CLOSERS.get(first, '"“”«»‹›’')):
            start += 1
        elif last in '"”»«›‹´' and not any(q in text[start : end - 1] for q in '"“„«»‹›”'):
            end -= 1
        elif first in "([{" and text.count(first, start, end) > text.count(
            {"(": ")", "[": "]", "{": "}"}[first], start, end
        ):
            start += 1
        elif last in _PAIRS and text.count(last, start, end) > text.count(_PAIRS[last], start, end):
            end -= 1
        elif first in "([{" and last == {"(": ")", "[": "]", "{": "}"}[first] and text.count(first, start, end) == 1:
            start, end = start + 1, end - 1
        elif first in ")]}":
            start += 1
        elif last in "([{":
            end -= 1
        else:
            break
    return Span(start, end)


def _enclosing(text: str, start: int, end: int) -> bool:
    """Tell whether the quotation marks at both ends belong together: no other pair of the kind stands inside."""
    inside = text[start + 1 : end - 1]
    first = text[start]
    if first in "“„":
        return ("“" not in inside and "„" not in inside) or ("”" in inside and inside.count("“") == inside.count("”"))
    if first in "«»":
        return first not in inside
    if first in "‘'`":
        return not _CLOSING.search(inside) or "‘" in inside
    return inside.count(first) % 2 == 0


def _abbreviation(text: str, start: int, end: int) -> bool:
    """Tell whether the point at the end belongs to the last word: an initial or "Inc.", "Jr."."""
    return bool(_ABBREVIATION.search(text[max(start, end - 8) : end]))


def single_spaced(text: str) -> str:
    """Return the words of a text with one blank between two."""
    return " ".join(text.split())


def clean(value: str) -> str:
    """Return the value as text: spaces single, soft hyphens and Markdown emphasis gone."""
    value = single_spaced(value.replace("\u00ad", ""))
    if "*" in value:
        value = _STARS.sub("", value)
    if "_" in value:
        value = _UNDERSCORES.sub("", value)
    return value.strip()
