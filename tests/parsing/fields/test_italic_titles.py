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


def test_italics_that_begin_again_behind_a_full_stop_are_another_title() -> None:
    item = parse_entry("Holt, A. (1990). *Quays in winter.* *Review of Harbours*, 4(2), 1–20.").citations[0].item
    assert (item.text("title"), item.text("container-title")) == ("Quays in winter", "Review of Harbours")


def test_italics_word_by_word_are_one_title() -> None:
    assert parse_entry("Holt, *The* *Quays*, 44.").citations[0].item.text("title") == "The Quays"


def test_words_in_italics_behind_a_title_are_its_host() -> None:
    item = parse_entry("Ada Holt, “Quays,” *Oxford Review of Harbours* 13 (1971): 45.").citations[0].item
    assert item.text("container-title") == "Oxford Review of Harbours"


@pytest.mark.parametrize(
    ("note", "author"),
    [
        ("Lund, *The Harbour*, 26.", "Lund"),
        ("Third, Lund, *The Harbour*, 26.", "Lund"),
        (
            "Ministry of Health, Education and Welfare, *Annual Report* (Oslo: Nord, 1990), 4.",
            "Ministry of Health, Education and Welfare",
        ),
    ],
)
def test_names_before_italics_are_authors(note: str, author: str) -> None:
    item = parse_entry(note).citations[0].item
    assert [name.family or name.literal for name in item.names("author")] == [author]


def test_the_town_of_a_newspaper_is_no_author() -> None:
    item = parse_entry("Oslo, *Evening Mail*, May 3, 1921.").citations[0].item
    assert item.names("author") == ()


def test_a_case_ends_before_a_signal() -> None:
    note = "*Brown v. Board of Education*, 347 U.S. 483 (1954). Cf. Lund, *The Harbour*, 26."
    assert [citation.form for citation in parse_entry(note).citations] == ["full", "short"]


def test_a_volume_outside_the_italics_is_none() -> None:
    item = parse_entry("Ada Holt, “Quays,” *Journal of Harbours* 13, no. 2 (1971): 45.").citations[0].item
    assert (item.text("container-title"), item.text("volume")) == ("Journal of Harbours", "13")
