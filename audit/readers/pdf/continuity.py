"""The last line of a note or a column in, what its words say of how it goes on out: ended, or broken off."""

from typing import NamedTuple

from audit.readers.pdf.lines import Line

# A line that ends so many times its size before the right margin is the last of its paragraph.
SHORT_EM = 3.0
# One that ends nearer than this to it is full.
FULL_EM = 1.5


class Ending(NamedTuple):
    """The last line of what may go on elsewhere, and the right margin of its column, in points."""

    line: Line
    right: float

    @property
    def finished(self) -> bool:
        """The line looks like the last of a note: it ends a sentence well before the right margin."""
        return self.line.text.rstrip()[-1:] in '.!?)]”’"' and self.line.x1 < self.right - SHORT_EM * self.line.size

    @property
    def broken_off(self) -> bool:
        """The line is full and stops within a sentence."""
        last = self.line.text.rstrip()[-1:]
        return (last.isalnum() or last in ",;-\u00ad") and self.line.x1 > self.right - FULL_EM * self.line.size


def right_margin(lines: list[Line]) -> float:
    """Return the right edge that the longest lines share."""
    edges = sorted((line.x1 for line in lines), reverse=True)
    return edges[min(len(edges) - 1, len(edges) // 10)]


def is_finished(line: Line, lines: list[Line]) -> bool:
    """Tell whether a line among the `lines` of its column looks like the last of a note."""
    return Ending(line, right_margin(lines)).finished


def cuts_word(line: Line) -> bool:
    """Tell whether the line ends within a word."""
    text = line.text.rstrip()
    return text[-1:] in "-\u00ad" and text[-2:-1].isalpha()
