"""Places: a `Span` of characters while working, a `Region` for people and machines at the end."""

from dataclasses import dataclass

from audit.model.record import record


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """Characters `start` (included) to `end` (excluded) of `Document.text`.

    Offsets are counted in Unicode code points, as Python indexes `str`.
    """

    start: int
    end: int

    def __len__(self) -> int:
        return self.end - self.start

    def of(self, text: str) -> str:
        """Return the characters of `text` that the span covers."""
        return text[self.start : self.end]

    def contains(self, other: "Span") -> bool:
        """Tell whether `other` lies wholly inside this span."""
        return self.start <= other.start and other.end <= self.end

    def overlaps(self, other: "Span") -> bool:
        """Tell whether the two spans share at least one character."""
        return self.start < other.end and other.start < self.end

    def shift(self, offset: int) -> "Span":
        """Return the span moved by `offset` characters."""
        return Span(self.start + offset, self.end + offset)

    def __reduce__(self) -> tuple[type["Span"], tuple[int, int]]:
        """Return what `pickle` needs: there are more spans than anything else, and its own way takes three times."""
        return Span, (self.start, self.end)


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle on a page, in PDF points from the page's lower left corner (PDF 32000-1, 8.3.2)."""

    page: int
    x0: float
    y0: float
    x1: float
    y1: float


@record
class Region:
    """A place as SARIF 2.1.0 (3.30) names it: lines and columns from 1, columns in code points, the end excluded.

    `start_line` and the other three are None in formats without lines (PDF, Word). `page` counts from 1. `logical`
    says the place in the words of the format's users: "note 31", "paragraph 12", "/article/body/sec[2]/p[1]".
    `snippet` is the line that the region begins in, cut short round it, between words where there are any;
    `snippet_start` and `snippet_end` are the region's characters within it. `cut_before` and `cut_after` tell whether
    the line has more on that side. `file` names, for people, a file other than the manuscript's own: one that it
    includes (`\\input`), or a source.
    """

    path: str
    file: str = ""
    start_line: int | None = None
    start_column: int | None = None
    end_line: int | None = None
    end_column: int | None = None
    page: int | None = None
    boxes: tuple[Box, ...] = ()
    logical: str | None = None
    snippet: str = ""
    snippet_start: int = 0
    snippet_end: int = 0
    cut_before: bool = False
    cut_after: bool = False
