"""Numbers that belong to a title in italics, and numbers that do not."""

import pytest

from audit.parsing.entries import parse_entry


@pytest.mark.parametrize(
    ("note", "title", "author"),
    [
        ("Lund, *Apollo 13* (Oslo: Fjord Press, 1971), 45.", "Apollo 13", "Lund"),
        ("Berg Berg, *Floods of Valley 300* (Oslo: Fjord Press, 1901), 0.", "Floods of Valley 300", "Berg"),
        ("Ada Holt, *Berlin 1945* (London: Quay Press, 1999), 12–14.", "Berlin 1945", "Holt"),
    ],
)
def test_a_number_in_italics_is_of_the_title(note: str, title: str, author: str) -> None:
    item = parse_entry(note).citations[0].item
    assert (item.text("title"), [name.family for name in item.names("author")]) == (title, [author])


def test_words_in_italics_are_one_title() -> None:
    item = parse_entry("Schmeckebier, *Government Publications*, pp. 94–95.").citations[0].item
    assert (item.text("title"), item.text("publisher")) == ("Government Publications", "")


def test_words_in_italics_behind_a_title_are_its_host() -> None:
    item = parse_entry("Ada Holt, “Quays,” *Oxford Review of Harbours* 13 (1971): 45.").citations[0].item
    assert item.text("container-title") == "Oxford Review of Harbours"


def test_a_volume_outside_the_italics_is_none() -> None:
    item = parse_entry("Ada Holt, “Quays,” *Journal of Harbours* 13, no. 2 (1971): 45.").citations[0].item
    assert (item.text("container-title"), item.text("volume")) == ("Journal of Harbours", "13")
