"""Author–date citations in a paragraph's text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.parsing.authordate import find_mentions

Read = tuple[str, tuple[str, ...], tuple[str, ...]]  # text covered, names, years

PARAGRAPHS: list[tuple[str, list[Read]]] = [
    (
        "(Smith, 2004a, p. 12; Jones & Li 2010)",
        [("Smith, 2004a, p. 12", ("Smith",), ("2004a",)), ("Jones & Li 2010", ("Jones", "Li"), ("2010",))],
    ),
    ("Smith et al. (2004) argue", [("Smith et al. (2004)", ("Smith",), ("2004",))]),
    ("(see also García Márquez 1985: 33)", [("García Márquez 1985: 33", ("García Márquez",), ("1985",))]),
    ("However, Smith and Jones (2004, 2006)", [("Smith and Jones (2004, 2006)", ("Smith", "Jones"), ("2004", "2006"))]),
    ("Pickwoad (1995, 213; 2014, 238)", [("Pickwoad (1995, 213; 2014, 238)", ("Pickwoad",), ("1995", "2014"))]),
    ("in Germany, Müller (2004a, b) zeigt", [("Germany, Müller (2004a, b)", ("Müller",), ("2004a", "2004b"))]),
    ("(SILVA; SOUZA, 2010, p. 3)", [("SILVA; SOUZA, 2010, p. 3", ("SILVA", "SOUZA"), ("2010",))]),
    ("(Müller/Schmidt 2004: 12 ff.)", [("Müller/Schmidt 2004: 12 ff.", ("Müller", "Schmidt"), ("2004",))]),
    (
        "(World Health Organization [WHO], 2008)",
        [("World Health Organization [WHO], 2008", ("World Health Organization",), ("2008",))],
    ),
    (
        "(van den Berg, n.d.; de la Cruz & al-Jabri, in press)",
        [
            ("van den Berg, n.d.", ("van den Berg",), ("n.d.",)),
            ("de la Cruz & al-Jabri, in press", ("de la Cruz", "al-Jabri"), ("forthcoming",)),
        ],
    ),
    ("Marx (1990 [1867]) wrote", [("Marx (1990 [1867])", ("Marx",), ("1990", "1867"))]),
    ("see Raineri 2005, 133–187. The", [("Raineri 2005, 133–187", ("Raineri",), ("2005",))]),
    ("Según García y López (2001), el", [("García y López (2001)", ("García", "López"), ("2001",))]),
    ("(cfr. Rossi e Bianchi, 2003, pp. 4-5)", [("Rossi e Bianchi, 2003, pp. 4-5", ("Rossi", "Bianchi"), ("2003",))]),
    ("Smith’s (2004) book", [("Smith’s (2004)", ("Smith",), ("2004",))]),
    (
        "by tools (Quill Inc. 2003) of Reed Jr. (1982)",
        [
            ("Quill Inc. 2003", ("Quill Inc.",), ("2003",)),
            ("Reed Jr. (1982)", ("Reed Jr.",), ("1982",)),
        ],
    ),
    (
        "of Ash and Berg (2000a; 2000b; see also Ash 2005)",
        [
            ("Ash and Berg (2000a; 2000b", ("Ash", "Berg"), ("2000a", "2000b")),
            ("Ash 2005", ("Ash",), ("2005",)),
        ],
    ),
    ("(Berg and an der Aue 2014)", [("Berg and an der Aue 2014", ("Berg", "an der Aue"), ("2014",))]),
    ("(Bausi et al.2015, 159)", [("Bausi et al.2015, 159", ("Bausi",), ("2015",))]),
]


@pytest.mark.parametrize(("text", "wanted"), PARAGRAPHS, ids=[text for text, _ in PARAGRAPHS])
def test_what_is_cited(text: str, wanted: list[Read]) -> None:
    assert [(text[m.start : m.end], m.names, m.years) for m in find_mentions(text)] == wanted


@pytest.mark.parametrize(
    "text",
    [
        "the Battle of Hastings (1066) and the Treaty of Rome (1957).",
        "Adam Smith (1723–1790) wrote",
        "(March 2004)",
        "(Table 3, 2004)",
        "(born in Trier 1818)",
        "(Port Act 1698)",
        "Brown v. Smith (2004)",
        "the film Metropolis (1927), shot in Berlin",
    ],
)
def test_what_is_no_citation_is_not_sure_to_be_one(text: str) -> None:
    assert [mention for mention in find_mentions(text) if mention.sure] == []


@pytest.mark.parametrize("text", ["12.2004", "(2004)", "£2004", "page 2004-5", "http://a.org/2004/05", "3 2004 ISBN"])
def test_numbers_without_names(text: str) -> None:
    assert find_mentions(text) == []


@given(st.text(alphabet="Ab ,;.()[]&'’0129–-é", max_size=200))
def test_places_lie_in_the_text_in_order(text: str) -> None:
    mentions = find_mentions(text)
    assert all(0 <= mention.start < mention.end <= len(text) for mention in mentions)
    assert all(mention.names and mention.years for mention in mentions)


@pytest.mark.parametrize("unit", ["(", "(A ", "Ab, ", "(Ab 2004", "[A 2004; ", "A. ", "2004 ", "(Ab; "])
def test_hostile_repeats_are_read_in_linear_time(unit: str) -> None:
    import time

    times = []
    for size in (20_000, 80_000):
        start = time.perf_counter()
        find_mentions(unit * (size // len(unit)))
        times.append(time.perf_counter() - start)
    assert times[1] < 12 * times[0] + 0.2


def test_all_authors_of_a_large_group_are_read() -> None:
    authors = [f"{first}{second}" for first in "BCDFGHJK" for second in ("arnold", "ellington", "irkenfeld", "ostrow")]
    text = f"The locus is known ({', '.join(authors[:-1])}, and {authors[-1]} 2008)."
    (mention,) = find_mentions(text)
    assert mention.names == tuple(authors)
    assert mention.sure
