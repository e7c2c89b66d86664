"""Headings that name a part of a paper, as journals of ten languages print them."""

import pytest

from audit.language.headings import names_a_section, names_notes, names_references


@pytest.mark.parametrize(
    "heading",
    ["Notes", "ENDNOTES", "## Footnotes", "Notes and References", "Anmerkungen", "Fußnoten", "Notas al pie", "7. Notes",
     "Chapter 3 Notes", "Notes to pages 12–34", "Notes de bas de page"],
)  # fmt: skip
def test_notes(heading: str) -> None:
    assert names_notes(heading)
    assert names_a_section(heading) or heading.startswith("Notes to")


@pytest.mark.parametrize(
    "heading",
    ["References", "IV. Works Cited", "Quellen- und Literaturverzeichnis", "Œuvres citées", "Lista de referencias",
     "Riferimenti\nbibliografici", "Bronnen", "**Selected Bibliography**", "List of References"],
)  # fmt: skip
def test_references(heading: str) -> None:
    assert names_references(heading)
    assert not names_notes(heading)


@pytest.mark.parametrize(
    "heading", ["", "Conclusion", "A note on sources and method", "References to the crown", "x" * 90]
)
def test_neither(heading: str) -> None:
    assert not names_notes(heading)
    assert not names_references(heading)
