"""Lines from left to right in, the same in the order of reading out, where they hold Hebrew, Arabic or Syriac.

A PDF draws glyphs where they stand. What is written from right to left is turned back here with the levels and the
reversing of the Unicode bidirectional algorithm (UAX 9, rules N1, N2, L2 and L4), which undoes itself.
"""

import unicodedata
from dataclasses import replace
from itertools import groupby
from typing import NamedTuple

from audit.language.expressions import expression
from audit.readers.pdf.lines import Line, Piece, describe
from audit.readers.pdf.places import places

LEFTWARD = expression("[\u0590-\u08ff\ufb1d-\ufdff\ufe70-\ufefc]")
_MIRRORED = dict(zip("()[]{}<>«»‹›", ")(][}{><»«›‹", strict=True))


class Glyph(NamedTuple):
    """A character, its edges in points, and the index of its piece."""

    character: str
    left: float
    right: float
    piece: int


def turn_leftward(lines: list[Line]) -> None:
    """Put the pieces of lines with letters written from right to left in the order of reading, in place."""
    for line in lines:
        if not line.text.isascii() and LEFTWARD.search(line.text):
            line.pieces = reordered(line.pieces)
            describe(line)


def reordered(pieces: list[Piece]) -> list[Piece]:
    """Return the pieces in the order of reading.

    In a piece that runs leftwards `xs` holds the right edge of every character, and descends.
    """
    if len(pieces) > 1 and pieces[-1].shift > 0 and not LEFTWARD.search(pieces[-1].text) and _runs_leftward(pieces):
        return [pieces[-1], *_turned(pieces[:-1])]  # the label of a note, which belongs to no words beside it
    return _turned(pieces)


def _turned(pieces: list[Piece]) -> list[Piece]:
    glyphs = [
        Glyph(character, left, right, index)
        for index, piece in enumerate(pieces)
        for character, left, right in zip(piece.text, piece.xs, [*piece.xs[1:], piece.x1], strict=True)
    ]
    levels = _levels(
        [unicodedata.bidirectional(glyph.character) for glyph in glyphs],
        [pieces[glyph.piece].shift for glyph in glyphs],
    )
    order = _reversed_runs(levels)
    mirrored = _MIRRORED if _is_mirrored([glyphs[at].character for at in order if levels[at] % 2]) else {}
    result: list[Piece] = []
    for (index, leftward), group in groupby(order, lambda at: (glyphs[at].piece, levels[at] % 2 == 1)):
        own = [glyphs[at] for at in group]
        text, xs = [], []
        for glyph in own:
            for character in _letters(glyph.character, mirrored) if leftward else glyph.character:
                text.append(character)
                xs.append(glyph.right if leftward else glyph.left)
        x0, x1 = min(glyph.left for glyph in own), max(glyph.right for glyph in own)
        result.append(replace(pieces[index], text="".join(text), xs=places(xs), x0=x0, x1=x1))
    return result


def _runs_leftward(pieces: list[Piece]) -> bool:
    classes = [unicodedata.bidirectional(character) for piece in pieces for character in piece.text]
    return sum(name in ("R", "AL") for name in classes) > classes.count("L")


def _is_mirrored(characters: list[str]) -> bool:
    """Tell whether brackets are named by their shape on the page, and not as they are written: both are common."""
    seen = [character for character in characters if character in _MIRRORED]
    return not seen or seen[0] in ")]}>»›"


def _letters(character: str, mirrored: dict[str, str]) -> str:
    """Return a character of a leftward run as it is written: brackets mirrored, shapes of Arabic letters as letters."""
    if "\ufb1d" <= character <= "\ufefc":
        return unicodedata.normalize("NFKC", character)
    return mirrored.get(character, character)


def _levels(classes: list[str], shifts: list[int]) -> list[int]:
    """Return the level of every character: odd ones run leftwards, and 2 is what runs rightwards within 1."""
    base = int(sum(name in ("R", "AL") for name in classes) > classes.count("L"))
    kinds = [_kind(classes, at) for at in range(len(classes))]
    strong = (0, "")
    for at, kind in enumerate(kinds):  # numbers after rightward words go with them (W7), raised ones with none
        if kind in ("L", "R"):
            strong = (shifts[at], kind)
        elif kind == "number" and strong == (shifts[at], "L"):
            kinds[at] = "L"
    before, after = _nearest(kinds, base), _nearest(kinds[::-1], base)[::-1]
    levels: list[int] = []
    for kind, left, right in zip(kinds, before, after, strict=True):
        if kind == "R":
            levels.append(1)
        elif kind == "L":
            levels.append(2 * base)
        elif kind == "number":
            levels.append(2 if base or left == right == "R" else 0)
        else:
            levels.append((1 if left == "R" else 2 * base) if left == right else base)
    return levels


def _kind(classes: list[str], at: int) -> str:
    name = classes[at]
    if name in ("R", "AL"):
        return "R"
    if name in ("L", "EN", "AN"):
        return "L" if name == "L" else "number"
    inside = 0 < at < len(classes) - 1 and classes[at - 1] in ("EN", "AN") and classes[at + 1] in ("EN", "AN")
    if inside and name in ("ES", "CS"):
        return "number"
    return "R" if name == "NSM" and at + 1 < len(classes) and classes[at + 1] in ("R", "AL") else ""


def _nearest(kinds: list[str], base: int) -> list[str]:
    """Return for every character the direction of the last strong one before it, of the line where there is none."""
    last = "R" if base else "L"
    result = []
    for kind in kinds:
        result.append(last)
        if kind in ("L", "R"):
            last = kind
    return result


def _reversed_runs(levels: list[int]) -> list[int]:
    """Return the indices in the order in which they are read (rule L2)."""
    order = list(range(len(levels)))
    for level in range(max(levels, default=0), 0, -1):
        start = 0
        while start < len(order):
            stop = start
            while stop < len(order) and levels[order[stop]] >= level:
                stop += 1
            order[start:stop] = order[start:stop][::-1]
            start = stop + 1
    return order
