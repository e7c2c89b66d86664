"""What stands behind a quoted title is what holds it, or its kind; a year before its place is a title."""

import pytest

from audit.parsing.fields.aftertitles import label_hosts_after_titles, label_years_as_titles
from audit.parsing.fields.surroundings import quotation_states
from audit.parsing.fields.tokens import tokenize


def relabelled(text: str, label: str, *, date: str = "date") -> dict[str, str]:
    """Return the label of each word of 'Name, “title”, words, date' when the words were taken for `label`."""
    tokens = tokenize(text)
    states = quotation_states(tokens)
    close = next(place for place, state in enumerate(states) if state.endswith(">"))
    open_ = next(place for place, state in enumerate(states) if state.endswith("<"))
    comma = next(place for place in range(close + 2, len(tokens)) if tokens[place].text == ",")
    labels = ["author"] * open_ + ["title"] * (close + 2 - open_)
    labels += [label] * (comma + 1 - len(labels))
    labels += [date] * (len(tokens) - len(labels))
    labels[0] = "^" + labels[0]
    label_hosts_after_titles(tokens, labels)
    return {token.text: name for token, name in zip(tokens, labels, strict=True)}


@pytest.mark.parametrize(
    ("text", "label", "word", "wanted"),
    [
        ("Ida Lund, “The Harbour”, Rivierpost, 3 May 2019.", "title", "Rivierpost", "container"),
        ("Ida Lund, “The Harbour”, Rivierpost, 3 May 2019.", "genre", "Rivierpost", "container"),
        ("Ida Lund, “The Harbour”, Press Release, 3 May 2019.", "container", "Release", "genre"),
        ("Ida Lund, “The Harbour”, Press Release, 3 May 2019.", "genre", "Release", "genre"),
        ("Ida Lund, “The Harbour”, and Other Ships, 3 May 2019.", "title", "Ships", "title"),
        ("Ida Lund, “The Harbour”, Rivierpost, so it is said.", "title", "Rivierpost", "title"),
        ("Ida Lund, “The Harbour”, Rivierpost, 3 May 2019.", "publisher", "Rivierpost", "publisher"),
    ],
)
def test_words_behind_a_title(text: str, label: str, word: str, wanted: str) -> None:
    assert relabelled(text, label)[word] == wanted


def test_a_date_taken_for_a_remark_is_a_date() -> None:
    found = relabelled("Ida Lund, “The Harbour”, Rivierpost, 3 mei 2019.", "title", date="note")
    assert (found["mei"], found["2019"]) == ("date", "date")


@pytest.mark.parametrize(("year", "wanted"), [("1990", "title"), ("n.p.", "date")])
def test_a_year_before_its_imprint_is_a_title(year: str, wanted: str) -> None:
    tokens = tokenize(f"Lund, 1984 (Oslo: Nord, {year}).")
    labels = ["^author", "author", "date", *["place"] * 3, *["publisher"] * 2]
    labels += ["date"] * (len(tokens) - len(labels))
    label_years_as_titles(tokens, labels)
    assert labels[2] == wanted
