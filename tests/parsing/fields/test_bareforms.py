"""Notes of a few words are short forms, whatever they were taken for; all others stay as they were."""

import pytest

from audit.parsing.entries import parse_entry
from audit.parsing.fields.bareforms import label_bare
from audit.parsing.fields.tokens import tokenize


def relabelled(text: str, label: str) -> list[str]:
    """Return the labels of `text` when all of it was taken for `label`; "title publisher" cuts at the comma."""
    tokens = tokenize(text)
    first, _, rest = label.partition(" ")
    labels = ["^" + first] + [first] * (len(tokens) - 1)
    if rest:
        comma = next(place for place, token in enumerate(tokens) if token.text == ",")
        labels[comma + 1 :] = [rest] * (len(tokens) - comma - 1)
    label_bare(tokens, labels)
    return labels


@pytest.mark.parametrize(
    ("text", "label", "labels"),
    [
        ("Holberg.", "ibid", "^title title"),
        ("Ibid.", "ibid", "^ibid ibid"),
        ("Ebenda", "ibid", "^ibid"),
        ("Holberg 12", "ibid", "^ibid ibid"),
        ("Lund to Ann Holberg.", "comment", "^letter letter letter letter letter"),
        ("Lund came to Holberg.", "comment", "^comment comment comment comment comment"),
        ("To Holberg.", "comment", "^comment comment comment"),
        ("Lund, Three Harbours.", "title publisher", "^author author title title title"),
        ("the sea, Three Harbours.", "title publisher", "^title title title publisher publisher publisher"),
    ],
)
def test_forms(text: str, label: str, labels: str) -> None:
    assert " ".join(relabelled(text, label)) == labels


def test_a_letter_in_short_is_read() -> None:
    (citation,) = parse_entry("Lund to Ann Holberg.").citations
    assert citation.form == "short"
    assert citation.item.names("recipient")[0].family == "Holberg"
