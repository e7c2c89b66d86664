"""Announced names and lists of abbreviations: as printed → the name under which the work will be cited."""

import pytest

from audit.model.citation import Citation, Item
from audit.model.span import Span
from audit.parsing.linking.aliases import find_abbreviations, find_aliases


def aliases_of(text: str, length: int) -> dict[str, str]:
    citation = Citation(id="c", span=Span(0, length), form="full", item=Item())
    return find_aliases([citation], text)


@pytest.mark.parametrize(
    ("announcement", "name"),
    [
        ("(hereinafter “the Report”)", "report"),
        ("(hereafter cited as DredgingMemo)", "dredgingmemo"),
        ("[hereinafter Harbour Papers]", "harbour papers"),
        ("(henceforth *HP*)", "hp"),
        ("(im Folgenden: Hafenakten)", "hafenakten"),
        ("(im Folgenden zit. als „Hafenakten“)", "hafenakten"),
        ("(nachfolgend Hafenakten)", "hafenakten"),
        ("(ci-après « le Rapport »)", "rapport"),
        ("(d’ora in poi Carte)", "carte"),
        ("(en adelante Papeles)", "papeles"),
    ],
)
def test_announcements(announcement: str, name: str) -> None:
    text = f"Harbour Board, Report on Dredging (Bergen, 1922) {announcement}, 14."
    assert aliases_of(text, len(text)) == {name: "c"}


@pytest.mark.parametrize(
    "text", ["Harbour Board, Report (Bergen, 1922).", "Lund (1988) says that hereafter nothing was built."]
)
def test_no_announcement(text: str) -> None:
    assert aliases_of(text, len(text)) == {}


def test_a_list_of_abbreviations() -> None:
    listed = "- **HBM**: Harbour Board Minutes, City Archive\n- NP = Northern Ports\n"
    text = f"# Abbreviations\n\n{listed}\n# Introduction\n\nIce: a history.\n"
    assert find_abbreviations(text) == {"hbm": "Harbour Board Minutes, City Archive", "np": "Northern Ports"}


def test_prose_without_a_list_has_no_abbreviations() -> None:
    assert find_abbreviations("The list of abbreviations is long.\nNATO: an alliance.\n") == {}
