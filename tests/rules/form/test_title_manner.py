"""Titles → how they are capitalised."""

import pytest

from audit.rules.form.title_manners import title_manner


@pytest.mark.parametrize(
    ("title", "manner"),
    [
        ("The Harbour Strike Ends in Early Summer", "headline"),
        ("The harbour strike ends in early summer", "sentence"),
        ("The Harbour Strike ends in Early Summer", "lower-case"),
        ("Ice and Trade: The Northern Sea Route under Pressure", "headline"),
        ("The fall of Bergen: A study in northern trade", "sentence"),
        ("Salt", ""),
        ("Die Salzpreise verdoppeln sich binnen sieben Tagen", ""),
        ("THE HARBOUR STRIKE ENDS IN EARLY SUMMER", ""),
        ("", ""),
    ],
)
def test_manner(title: str, manner: str) -> None:
    found = title_manner(title)
    assert manner in found
    assert bool(manner) == bool(found)
