"""Faults of the labels that few sources call forth, end to end: each source is read otherwise without its amendment."""

from collections.abc import Iterator

import pytest

from audit.parsing.entries import forget_entries, parse_entry
from audit.parsing.fields import amending
from audit.parsing.fields.amending import AMENDMENTS
from audit.parsing.fields.amendments import dates, people, titles, torn
from audit.parsing.fields.amendments.amendment import Amendment

TABLE: tuple[tuple[Amendment, str, dict[str, str]], ...] = (
    (
        torn.titles_cut_at_colons,
        "IPAT, Air in 2014: Synthesis Report (Geneva: IPAT, 2014).",
        {"author": "IPAT", "title": "Air in 2014: Synthesis Report"},
    ),
    (
        titles.theses_in_titles,
        "Ines Lund, Stadtluft, Diss. phil., Univ. Lübeck 1999.",
        {"title": "Stadtluft", "genre": "Diss. phil"},
    ),
    (
        titles.lemmas,
        "A. Berg, s.v. Strade, in Enciclopedia dei fiumi, Roma 1936.",
        {"title": "Strade", "container-title": "Enciclopedia dei fiumi"},
    ),
    (
        titles.years_of_titles,
        "Holt, War of 1878, 117.",
        {"author": "Holt", "title": "War of 1878"},
    ),
    (
        people.bodies_with_lists,
        "Committee of Ministers, Judges and Clerks, Report (Oslo 1990).",
        {"author": "Committee of Ministers, Judges and Clerks", "title": "Report", "publisher-place": "Oslo"},
    ),
    (
        people.titles_of_repeats,
        "Dahl, Deutsche Geschichte (wie Anm. 10), S. 80.",
        {"author": "Dahl", "title": "Deutsche Geschichte"},
    ),
    (people.names_like_places, "London, pp. 45-7", {"author": "London", "publisher-place": ""}),
    (
        dates.sections_as_years,
        "Aristotle, Politics 1252b.",
        {"author": "Aristotle", "title": "Politics", "issued": ""},
    ),
)
CASES = pytest.mark.parametrize(("amendment", "note", "fields"), TABLE, ids=[row[0].name for row in TABLE])


@pytest.fixture(autouse=True)
def _nothing_remembered() -> Iterator[None]:
    _forget()
    yield
    _forget()


def _forget() -> None:
    forget_entries()
    amending._by_word.cache_clear()
    amending._due.cache_clear()


def _read(note: str, variables: dict[str, str]) -> dict[str, str]:
    (citation,) = parse_entry(note).citations
    return {variable: citation.item.text(variable) for variable in variables}


@CASES
def test_the_source_is_read(amendment: Amendment, note: str, fields: dict[str, str]) -> None:
    assert _read(note, fields) == fields


@CASES
def test_it_is_not_without_the_amendment(
    amendment: Amendment, note: str, fields: dict[str, str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(amending, "AMENDMENTS", tuple(one for one in AMENDMENTS if one is not amendment))
    assert _read(note, fields) != fields
