"""The 39 notes of the article next to the checkout: skipped, aloud, where it is absent."""

import re
from pathlib import Path

import pytest

from audit.model.citation import Citation, Name
from audit.parsing.entries import parse_entry

ARTICLE = Path(__file__).resolve().parents[3] / "shared" / "seeds" / "001_198be74247f87934.txt"
pytestmark = pytest.mark.skipif(not ARTICLE.is_file(), reason=f"the article {ARTICLE} is not here")

# Note, container (or "" where a body speaks for itself), number of authors, date.
FACTS = {
    1: ("Bloomberg", 1, "2024-01-22"),
    2: ("Dawn", 1, "2024-01-14"),
    3: ("Dawn", 0, "2013-02-20"),
    4: ("", 1, "2022-08"),
    5: ("The Express Tribune", 0, "2017-06-22"),
    7: ("Islamic Republic News Agency", 0, "2024-01-17"),
    8: ("Tasnim News Agency", 1, "2021"),
    13: ("The New York Times", 3, "2024-01-04"),
    14: ("Voice of America", 2, "2024-01-11"),
    15: ("Khabaronline", 1, "2024-01"),
    16: ("Quarterly of Geography & Regional Planning", 3, "2019-12"),
    18: ("Dawn", 0, "2023-11-03"),
    24: ("Twitter", 1, "2024-01-17"),
    25: ("BBC", 3, "2024-01-18"),
    28: ("Islamic Republic News Agency", 1, "2024-01-17"),
    30: ("", 1, "2024-01-18"),
    37: ("", 1, "2024-01-18"),
    39: ("Al Arabiya", 0, "2024-01-18"),
}


@pytest.fixture(scope="module")
def citations() -> list[Citation]:
    """The only citation of each note, in order."""
    listed = ARTICLE.read_text(encoding="utf-8").split("\nReferences\n")[1].splitlines()
    notes = [re.sub(r"^- [\d⁰¹²³⁴⁵⁶⁷⁸⁹]+ ", "", line) for line in listed if line.startswith("- ")]
    entries = [parse_entry(note, id=f"n{number}") for number, note in enumerate(notes, 1)]
    assert all(len(entry.citations) == 1 and not entry.commentary for entry in entries)
    return [entry.citations[0] for entry in entries]


def test_38_full_citations_and_one_ibid(citations: list[Citation]) -> None:
    assert [c.form for c in citations].count("full") == 38
    assert citations[33].form == "ibid"


@pytest.mark.parametrize("number", sorted(FACTS))
def test_container_authors_and_date(citations: list[Citation], number: int) -> None:
    item = citations[number - 1].item
    container, authors, date = FACTS[number]
    issued = item.date()
    assert issued is not None
    assert (item.text("container-title"), len(item.names()), issued.iso()) == (container, authors, date)


def test_every_full_citation_has_a_title_and_a_date(citations: list[Citation]) -> None:
    for citation in citations:
        if citation.form == "full":
            assert len(citation.item.text("title")) > 10
            assert citation.item.date() is not None
            assert citation.item.text("container-title") or citation.item.names()[0].literal


def test_the_journal_article(citations: list[Citation]) -> None:
    item = citations[15].item
    assert item.type == "article-journal"
    assert (item.text("volume"), item.text("issue"), item.text("page")) == ("9", "36", "215-236")


def test_bodies_are_literals_with_their_genre(citations: list[Citation]) -> None:
    body = Name(literal="Ministry of Foreign Affairs, Government of Pakistan")
    assert citations[21].item.names() == (body,)
    assert citations[21].item.text("genre") == "Press Release"
    assert citations[31].item.text("genre") == "Statement"


def test_the_post_has_its_address(citations: list[Citation]) -> None:
    item = citations[23].item
    assert item.type == "post"
    assert item.text("URL").startswith("https://twitter.com/CMShehbaz/status/")
