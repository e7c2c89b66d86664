"""Paragraphs in; those that are headings by their look out, for texts whose headings carry no markup."""

from collections.abc import Iterable
from dataclasses import replace

from audit.language.headings import LONGEST, names_a_section
from audit.model.document import Block


def mark_headings(text: str, blocks: Iterable[Block], *, by_look: bool) -> list[Block]:
    """Return `blocks` with headings found among the paragraphs.

    A line that names a section is always one. Any other short line with a capital, without a full stop, between two
    paragraphs is one only `by_look`, that is where the text marks no headings otherwise.
    """
    marked = list(blocks)
    for index, block in enumerate(marked):
        span = block.span
        if block.kind != "paragraph" or len(span) > LONGEST:
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
    return following is not None and (len(following.span) > LONGEST or following.kind != "paragraph")


def _looks_like_one(line: str) -> bool:
    first, last = line[0], line[-1]
    if last in ".,;:!*”\"'’)]" or not (last.isalpha() or last.isascii() or last == "?"):
        return False
    if not (first.isupper() or first.isdecimal()) or any(mark in line for mark in ("^", "<", "@", "|", "[", "$")):
        return False
    words = line.split()
    return len(words) <= 12 and any(word[0].isalpha() for word in words) and not line[0:4].isdecimal()
