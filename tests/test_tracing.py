"""From a document back to its file: the same characters, or nothing."""

import pytest

from audit.engine import read_document
from audit.model.span import Span
from audit.settings import Settings
from audit.tracing import FileText

LATEX = """\\documentclass{article}
\\begin{document}
A tale of \\emph{two} towns --- see \\url{https://example.org/a}.
\\end{document}
"""


@pytest.mark.parametrize(
    ("words", "found"), [("tale", True), ("two", True), ("towns", True), ("https://example.org/a", True), ("—", False)]
)
def test_the_characters_are_found_where_the_file_has_them(words: str, found: bool) -> None:
    document = read_document("a.tex", LATEX.encode(), Settings())
    at = document.text.index(words)
    span = FileText(document, LATEX).find(Span(at, at + len(words)))
    assert (span is not None) is found
    if span is not None:
        assert span.of(LATEX) == words
        assert span.start == LATEX.index(words)


def test_what_is_written_otherwise_is_near() -> None:
    document = read_document("a.tex", LATEX.encode(), Settings())
    at = document.text.index("—")
    span = FileText(document, LATEX).near(Span(at, at + 1))
    assert span is not None
    assert LATEX.count("\n", 0, span.start) == 2


def test_a_text_file_is_its_own_text() -> None:
    document = read_document("a.md", b"# Title\n\nText.\n", Settings())
    assert FileText(document, "# Title\n\nText.\n").find(Span(3, 3)) == Span(3, 3)
