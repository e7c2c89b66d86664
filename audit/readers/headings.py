"""Paragraphs in; those that are headings by their look out, for texts whose headings carry no markup."""

import re
from collections.abc import Iterable
from dataclasses import replace

from audit.language.expressions import expression
from audit.model.document import Block

_NAMES = """
    abstract, introduction, conclusion, conclusions, notes, note, endnotes, footnotes, references, bibliography,
    appendix, acknowledgements, acknowledgments, sources, literature, works cited, reference list,
    list of references, literature cited, selected bibliography,
    literatur, literaturverzeichnis, anmerkungen, endnoten, fußnoten, quellen, quellenverzeichnis, einleitung,
    schluss, zusammenfassung,
    résumé, notices, bibliographie, références, œuvres citées,
    bibliografia, riferimenti, riferimenti bibliografici, conclusioni, introduzione, opere citate,
    bibliografía, referencias, notas, conclusiones, introducción, obras citadas,
    referências, conclusão, introdução, literatuur, noten, bronnen, inleiding, conclusie
    """
_SECTION_NAMES = frozenset(name.strip() for name in _NAMES.split(","))
_NUMBERING = expression(
    r"(?:(?:chapter|part|section|kapitel|chapitre|capítulo|capitolo)\s+)?"
    r"(?:\d{1,2}(?:\.\d{1,2}){0,3}|[IVX]{1,5}|[A-Z])[.:)]?\s+(?=\S)",
    re.IGNORECASE,
)
_LONGEST = 80  # characters: the longest heading set on one line of 12-point type


def names_a_section(line: str) -> bool:
    """Tell whether a line is the usual name of a part of a paper ("References", "Anmerkungen"), numbered or not."""
    words = line.strip().strip("*_#:. ").casefold()
    return words in _SECTION_NAMES or _NUMBERING.sub("", words, count=1) in _SECTION_NAMES


def mark_headings(text: str, blocks: Iterable[Block], *, by_look: bool) -> list[Block]:
    """Return `blocks` with headings found among the paragraphs.

    A line that names a section is always one. Any other short line with a capital, without a full stop, between two
    paragraphs is one only `by_look`, that is where the text marks no headings otherwise.
    """
    marked = list(blocks)
    for index, block in enumerate(marked):
        span = block.span
        if block.kind != "paragraph" or len(span) > _LONGEST:
            continue
        line = span.of(text)
        if "\n" in line:
            continue
        if names_a_section(line) or (by_look and index and _stands_over_text(marked, index) and _looks_like_one(line)):
            marked[index] = replace(block, kind="heading", level=1)
    return marked


def _stands_over_text(blocks: list[Block], index: int) -> bool:
    """A heading is followed by something longer than itself, or by another heading."""
    following = blocks[index + 1] if index + 1 < len(blocks) else None
    return following is not None and (len(following.span) > _LONGEST or following.kind != "paragraph")


def _looks_like_one(line: str) -> bool:
    first, last = line[0], line[-1]
    if last in ".,;:!*”\"'’)]" or not (last.isalpha() or last.isascii() or last == "?"):
        return False
    if not (first.isupper() or first.isdecimal()) or any(mark in line for mark in ("^", "<", "@", "|", "[", "$")):
        return False
    words = line.split()
    return len(words) <= 12 and any(word[0].isalpha() for word in words) and not line[0:4].isdecimal()
