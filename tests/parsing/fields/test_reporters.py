"""Cases by volume, reporter and page: what is one, and what only looks like one."""

import pytest

from audit.parsing.entries import parse_entry


def cases(note: str) -> list[tuple[str, str, str, str]]:
    """Return form, type, volume and container of each citation."""
    found = parse_entry(note).citations
    return [(c.form, c.item.type, c.item.text("volume"), c.item.text("container-title")) for c in found]


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("388 U.S. 1 (1967); 410 U.S. 113 (1973).", [("388", "U.S."), ("410", "U.S.")]),
        ("See 5 F.3d 12 (2d Cir. 1993).", [("5", "F.3d")]),
        ("Harlow v. Pennfield, 312 F. Supp. 2d 871, 880 (S.D.N.Y. 2002).", [("312", "F. Supp. 2d")]),
        ("Doe v. Roe, 410 U.S. 113, 93 S. Ct. 705 (1973).", [("410", "U.S.")]),
    ],
)
def test_cases(note: str, wanted: list[tuple[str, str]]) -> None:
    assert cases(note) == [("full", "legal_case", *pair) for pair in wanted]


def test_a_statute_is_no_case() -> None:
    assert cases("42 U.S.C. § 1983 (2018).") == [("full", "legislation", "42", "U.S.C.")]


def test_an_article_about_a_case_is_no_case() -> None:
    [(_, kind, *_)] = cases("Jane Smith, The Law of Harlow v. Pennfield, 45 Harv. L. Rev. 12, 14 (1999).")
    assert kind == "article-journal"


def test_a_number_of_ships_is_no_case() -> None:
    assert all(kind != "legal_case" for _, kind, *_ in cases("It had 388 US 12 ships."))


def test_the_pages_of_a_law_review_are_no_years() -> None:
    (citation,) = parse_entry("Jane Smith, Towns Without Rules, 45 Harv. L. Rev. 1912, 1914 (1999).").citations
    assert citation.item.text("page") == "1912"
    assert citation.locator == "1914"
    assert citation.item.date("issued").start.year == 1999  # type: ignore[union-attr]


@pytest.mark.parametrize(
    ("note", "wanted"),
    [
        ("Ines Lund, ‘Towns Without Rules’ [2004] CLJ 12.", {"container-title": "CLJ", "page": "12", "issued": 2004}),
        ("Harlow v Pennfield [1951] AC 12 (HL).", {"container-title": "AC", "page": "12", "issued": 1951}),
        ("Lund I, ‘Towns Without Rules’ (2004) 15 Fjord LJ 346.", {"volume": "15", "container-title": "Fjord LJ"}),
        ("Ines Lund, Towns Without Rules (1999), 12, 15–18.", {"container-title": ""}),
    ],
)
def test_journals_and_series_by_the_year(note: str, wanted: dict[str, str | int]) -> None:
    (citation,) = parse_entry(note).citations
    issued = citation.item.date("issued")
    found = {name: citation.item.text(name) for name in wanted if name != "issued"}
    assert found == {name: value for name, value in wanted.items() if name != "issued"}
    assert issued is not None
    assert issued.start.year == wanted.get("issued", issued.start.year)
