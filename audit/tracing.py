"""A document and the text of its file in; where a span of the document stands in the file, to the character, out."""

from audit.model.document import Document
from audit.model.span import Span

LONGEST_COMMAND = 40  # characters of markup between the place that a reader knows and its content


class FileText:
    """The text of a file (with `\\n` line ends) beside the document that a reader made of it."""

    def __init__(self, document: Document, text: str) -> None:
        self.text = text
        self._document = document
        self._same = document.text == text
        self._starts: list[int] = []

    def find(self, span: Span) -> Span | None:
        """Return where the same characters as those of `span` stand in the file; None where they do not.

        A reader that builds its text (LaTeX, HTML) knows lines and columns, but writes some characters otherwise, and
        may know of a command's content only where the command begins.
        """
        if self._same:
            return span
        place = self._document.source_map.place(span)
        if place.path not in (None, self._document.path):
            return None
        start = self._offset(place.start_line, place.start_column)
        if start is None or not len(span):
            return None
        found = self.text.find(span.of(self._document.text), start, start + len(span) + LONGEST_COMMAND)
        return None if found < 0 or "\n" in self.text[start:found] else Span(found, found + len(span))

    def near(self, span: Span) -> Span | None:
        """Return where `span` stands, or else the rest of the line that it begins in; None in another file."""
        found = self.find(span)
        if found is not None:
            return found
        place = self._document.source_map.place(span)
        start = self._offset(place.start_line, place.start_column or 1)
        if start is None or place.path not in (None, self._document.path):
            return None
        end = self.text.find("\n", start)
        return Span(start, len(self.text) if end < 0 else end)

    def _offset(self, line: int | None, column: int | None) -> int | None:
        if not self._starts:
            self._starts = _line_starts(self.text)
        if line is None or column is None or not 0 < line <= len(self._starts):
            return None
        return min(self._starts[line - 1] + column - 1, len(self.text))


def _line_starts(text: str) -> list[int]:
    starts = [0]
    at = text.find("\n")
    while at >= 0:
        starts.append(at + 1)
        at = text.find("\n", at + 1)
    return starts
