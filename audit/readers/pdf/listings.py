"""Frames in, the same frames with the lines of program code marked as such out.

Code is set in a typewriter's font and full of signs. A manuscript typed in such a font is not.
"""

from audit.language.expressions import expression
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.lines import Line

# Code has at least this share of signs that prose hardly has (measured: manuals 5 to 19 %, law reviews at most 1.2 %).
SIGNS_SHARE = 0.03
# A line of code has this share of its characters in such a font, the number before it aside.
MOST_OF_LINE = 0.8
# So many lines one under the other are a listing; fewer may be the address in a note.
FEWEST_LINES = 2
# The lines of a listing are this far apart at most, in sizes of their type, which differ by no more than this share.
APART, SAME_SIZE = 2.5, 0.04

_SIGN = expression(r"[\\{}\[\]()=<>_#|$%&*+/~^@]")
_NUMBER = expression(r"\d{1,4}[.:]?\s*")
_ADDRESS = expression(r"://|www\.|\bdoi\b|\b10\.\d{4,9}/|\w@\w[\w-]{0,60}\.\w")


def mark_listings(frames: list[Frame]) -> None:
    """Set the role of the lines of listings; where what is typewritten is prose, forget that it is typewritten."""
    if not any(piece.mono for frame in frames for line in frame.lines for piece in line.pieces):
        return
    typed = [line for frame in frames for line in frame.lines if any(piece.mono for piece in line.pieces)]
    if _is_prose(typed):
        for line in typed:
            for piece in line.pieces:
                piece.mono = False
        return
    for frame in frames:
        _mark(frame.lines)


def _is_prose(lines: list[Line]) -> bool:
    text = "".join(piece.text for line in lines for piece in line.pieces if piece.mono)
    return len(_SIGN.findall(text)) < SIGNS_SHARE * len(text)


def _mark(lines: list[Line]) -> None:
    group: list[Line] = []
    for line in lines:
        code = _is_code(line)
        if not code or (group and not _goes_on(group[-1], line)):
            _close(group)
            group = []
        if code:
            group.append(line)
    _close(group)


def _goes_on(upper: Line, lower: Line) -> bool:
    """Tell whether a line may be the next of a listing: in type as large, and no notes' distance below."""
    size = upper.size
    return abs(size - lower.size) < SAME_SIZE * size and upper.y - lower.y < APART * size


def _close(group: list[Line]) -> None:
    if len(group) >= FEWEST_LINES:
        for line in group:
            if not any(piece.shift > 0 for piece in line.pieces):  # it may call a note
                line.role = "code"


def _is_code(line: Line) -> bool:
    typed = _typed(line)
    if not typed or line.pieces[0].shift > 0 or _ADDRESS.search(line.text):
        return False
    number = _NUMBER.match(line.text)
    bare = len(line.text) - (number.end() if number and not line.pieces[0].mono else 0)
    return typed >= MOST_OF_LINE * bare


def _typed(line: Line) -> int:
    return sum(len(piece.text) for piece in line.pieces if piece.mono)
