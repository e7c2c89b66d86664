"""Plain text: paragraphs by blank lines, by indentation or by lines; pages; Markdown under another name."""

import pytest

from audit.language.headings import names_a_section
from tests.readers.specimens import read

LONG = "A line of a paragraph that somebody keeps on one line however long it becomes. " * 4


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("a\nb\n\nc\n", ["a\nb", "c"]),
        ("a\n \t\nb", ["a", "b"]),
        ("\n\n\na", ["a"]),
        ("first line\n  second begins\nand goes on\n  third", ["first line", "second begins\nand goes on", "third"]),
        ("  all lines\n  are indented\n  alike", ["all lines\n  are indented\n  alike"]),
        (f"{LONG}\n{LONG}", [LONG.strip(), LONG.strip()]),
        ("end of page\n\fnext page", ["end of page", "next page"]),
        ("", []),
    ],
)
def test_paragraphs(text: str, wanted: list[str]) -> None:
    document = read(text.encode(), "x.txt")
    assert document.format == "text"
    assert [block.span.of(text) for block in document.blocks] == wanted


def test_pages_between_form_feeds() -> None:
    document = read(b"one\n\ftwo\n\fthree", "x.txt")
    assert [document.source_map.place(block.span).page for block in document.blocks] == [1, 2, 3]
    assert document.source_map.place(document.blocks[2].span).start_line == 3


def test_markdown_under_another_name() -> None:
    text = "Text.¹\n\n- ¹ A, *T*.\n- ² B, *U*.\n- ³ C.\n"
    assert read(text.encode(), "x.txt").format == "markdown"
    assert read(b"Only * one * sign.\n\n- dash\n", "x.txt").format == "text"


@pytest.mark.parametrize(
    "line", ["References", "NOTES", "4. Conclusion", "Anmerkungen", "Works Cited:", "Bibliografía"]
)
def test_names_of_sections(line: str) -> None:
    assert names_a_section(line)


@pytest.mark.parametrize("line", ["Referencesx", "The Notes", "A word", ""])
def test_other_lines(line: str) -> None:
    assert not names_a_section(line)
