"""Traps that readers of references fall into: numbers and years inside titles, parts of laws."""

import pytest

from audit.parsing.entries import parse_entry

TITLES = (
    ("James Joll, The Origins of the War of 1914 (London: Longman, 1984), 12.", "The Origins of the War of 1914", 1984),
    ("Joll, Origins of the War of 1914, 44.", "Origins of the War of 1914", None),
    ("George Orwell, 1984 (London: Secker and Warburg, 1949), 3.", "1984", 1949),
    (
        "A. Taylor, “The War of 1812 and the Struggle for a Continent,” Journal of the Early Republic 30 (2010): 1–20.",
        "The War of 1812 and the Struggle for a Continent",
        2010,
    ),
    ("Christopher Kendris. 501 Spanish Verbs. Hauppauge, NY: Barron’s, 2010.", "501 Spanish Verbs", 2010),
    (
        "Hans-Ulrich Wehler, Das Deutsche Kaiserreich 1871–1918, Göttingen 1973, S. 20.",
        "Das Deutsche Kaiserreich 1871–1918",
        1973,
    ),
)


@pytest.mark.parametrize(("text", "title", "year"), TITLES, ids=[row[1] for row in TITLES])
def test_years_and_numbers_in_titles(text: str, title: str, year: int | None) -> None:
    (citation,) = parse_entry(text).citations
    issued = citation.item.date()
    assert citation.item.text("title") == title
    assert (issued.start.year if issued else None) == year


def test_a_section_is_no_page_of_another_source() -> None:
    entry = parse_entry("U.S. Const. art. I, sec. 2.")
    assert [citation.form for citation in entry.citations] == ["full"]
