"""A file with notes such as 12a in; the file with the letters dropped, and where they stood, out."""

import re
from collections.abc import Iterator

from audit.fixing.interface import Source
from audit.language.expressions import expression
from audit.model.finding import Edit
from audit.model.span import Span

_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_RAISED_LETTERS = "ᵃᵇᶜᵈᵉ"
# In the text: raised, in brackets, or glued to what it follows.
_MARKER = expression(
    rf"(?:(?<=<sup>)|(?<=\^)|(?<=\^\{{)|(?<=\[)|(?<=[^\s\d][.,;:!?…\"”’)\]])|(?<=[^\W\d_]))"
    rf"(?P<number>\d{{1,4}})(?P<letter>[a-e])(?=</sup>|[\^}}\]]|[\s.,;:]|\Z)"
    rf"|(?<=\S)(?P<raised>[{_SUP}]{{1,4}})(?P<raised_letter>[{_RAISED_LETTERS}])"
)
_LABEL = expression(
    rf"(?:(?<=\n)|\A)[ \t>*•-]{{0,8}}(?:<sup>|\$?\^\{{?|\[)?"
    rf"(?:(?P<number>\d{{1,4}})(?P<letter>[a-e])(?=</sup>|[\^}}\]]|[.:)]?\s)"
    rf"|(?P<raised>[{_SUP}]{{1,4}})(?P<raised_letter>[{_RAISED_LETTERS}]))"
)
_POINTER = expression(
    r"(?:notes?|nn?\.?|fn\.?|Anm\.|Fn\.|nota|and|und|et|[,–-])\s?"
    rf"(?:(?P<number>\d{{1,4}})(?P<letter>[a-e])\b|(?P<raised>[{_SUP}]{{1,4}})(?P<raised_letter>[{_RAISED_LETTERS}]))"
)
_TO_DIGITS = str.maketrans(_SUP + _RAISED_LETTERS, "0123456789abcde")


def drop_letters(source: Source) -> tuple[Source, frozenset[int]]:
    """Return the file as if 12a were a second 12, and the offsets behind the numbers that had a letter.

    Only letters that stand behind one marker and at the head of one line are those of a note.
    """
    text = source.document.text
    labels = {span: label for label, span in _found(_LABEL, text)}
    markers = {span: label for label, span in _found(_MARKER, text) if span not in labels}
    heads, calls = list(labels.values()), list(markers.values())
    notes = {label for label in set(heads) if heads.count(label) == calls.count(label) == 1}
    if not notes:
        return source, frozenset()
    places = {**labels, **markers, **{span: label for label, span in _found(_POINTER, text)}}
    dropped = sorted(span for span, label in places.items() if label in notes)
    offsets = frozenset(span.start - before for before, span in enumerate(dropped))
    return source.mend([Edit(span=span, replacement="") for span in dropped]), offsets


def _found(pattern: re.Pattern[str], text: str) -> Iterator[tuple[str, Span]]:
    """Yield each label with the place of its letter."""
    for match in pattern.finditer(text):
        kind = "letter" if match["letter"] else "raised_letter"
        number = match["number"] or match["raised"]
        yield (number + match[kind]).translate(_TO_DIGITS), Span(*match.span(kind))
