"""Chains of citations: which work each names, and when that is open."""

import gc
import time
from itertools import islice, product

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.parsing.linking.composing import Cited, full, ibid, link_notes, short

HARBOUR = full("Karl Lund", "The Harbour in Winter: A History", 1988)
SALT = full("Karl Lund", "Salt Roads of the North", 1991)
PORTS = full("Ada Mirov", "Northern Ports", 1979)


@pytest.mark.parametrize(
    "later",
    [
        short("Lund", "Harbour in Winter"),
        short("Lund", "The Harbour"),
        short("Lund", "Winter"),
        short("Karl Lund", "The Harbour in Winter"),
        short("Lund", "Harbor in Winter"),
        short("Lund", "Harbour in Winter 3.2b5"),
        short("", "The Harbour in Winter"),
    ],
    ids=lambda cited: cited.text,
)
def test_a_short_form_names_the_work_of_its_author_and_title(later: Cited) -> None:
    linked = link_notes([HARBOUR], [SALT], [PORTS], [later])
    assert linked.work("4.1") == linked.work("1.1")


@pytest.mark.parametrize(
    ("author", "name"),
    [
        ("Bengt Strömberg", "Stromberg"),
        ("Claude Lévi-Strauss", "Levi-Strauss"),
        ("Eric van Herwijnen", "van Herwijnen"),
        ("=Ministry of Harbours, Norway", "=Ministry of Harbours"),
        ("Anna Sjöberg-Müller", "Sjöberg-Muller"),
    ],
)
def test_names_with_accents_particles_and_bodies(author: str, name: str) -> None:
    linked = link_notes([PORTS], [full(author, "Tides and Tolls", 1990)], [short(name, "Tides and Tolls")])
    assert linked.work("3.1") == linked.work("2.1")


def test_ibid_names_the_one_source_of_the_note_before() -> None:
    linked = link_notes([HARBOUR], [ibid()], [ibid()], [PORTS], [ibid()])
    assert linked.work("2.1") == linked.work("3.1") == linked.work("1.1")
    assert linked.work("5.1") == linked.work("4.1")
    assert linked.links["3.1"].via == "2.1"


def test_ibid_inside_a_note_names_the_citation_before_it() -> None:
    linked = link_notes([HARBOUR], [PORTS, ibid()])
    assert linked.work("2.2") == linked.work("2.1")


def test_ibid_after_two_sources_is_ambiguous_and_names_both() -> None:
    linked = link_notes([HARBOUR, PORTS], [ibid()])
    assert linked.links["2.1"].outcome == "ambiguous"
    assert set(linked.links["2.1"].work_ids) == {linked.work("1.1"), linked.work("1.2")}


def test_ibid_after_one_source_cited_twice_is_not_ambiguous() -> None:
    linked = link_notes([HARBOUR], [short("Lund", "Harbour"), short("Lund", "Harbour")], [ibid()])
    assert linked.work("3.1") == linked.work("1.1")


def test_ibid_in_the_first_note_or_after_a_comment_is_unlinked() -> None:
    linked = link_notes([ibid()], [], [ibid()])
    assert [linked.links[id].outcome for id in ("1.1", "3.1")] == ["unlinked", "unlinked"]


def test_ibid_does_not_look_into_the_chapter_before() -> None:
    linked = link_notes([HARBOUR], [PORTS], [ibid()], restart_at=3)
    assert linked.links["3.1"].outcome == "unlinked"


def test_supra_takes_the_work_from_the_note_it_names() -> None:
    linked = link_notes([HARBOUR], [SALT], [PORTS], [short("Lund", target=2, form="supra")])
    assert linked.work("4.1") == linked.work("2.1")


def test_supra_to_a_note_that_cites_another_work_says_so() -> None:
    linked = link_notes([HARBOUR], [PORTS], [short("Lund", target=2, form="supra")])
    assert linked.work("3.1") == linked.work("1.1")
    assert "another work" in linked.links["3.1"].reason


def test_a_bare_surname_with_two_works_is_ambiguous() -> None:
    linked = link_notes([HARBOUR], [SALT], [short("Lund")])
    assert linked.links["3.1"].outcome == "ambiguous"
    assert len(linked.links["3.1"].work_ids) == 2


def test_a_short_form_of_an_unknown_work_is_unlinked() -> None:
    linked = link_notes([HARBOUR], [short("Marsh", "Rivers")])
    assert linked.links["2.1"].outcome == "unlinked"


def test_a_name_announced_in_brackets_is_followed() -> None:
    board = Cited(
        text="Harbour Board, Report on the Dredging of 1921 (Bergen, 1922) (hereinafter “Dredging Papers”).",
        author="=Harbour Board",
        title="Report on the Dredging of 1921",
        year=1922,
    )
    later = Cited(text="Dredging Papers, 14.", form="short", title="Dredging Papers")
    linked = link_notes([board], [PORTS], [later])
    assert linked.work("3.1") == linked.work("1.1")
    assert "announced" in linked.links["3.1"].reason


@pytest.mark.parametrize("word", ["Ders.", "Idem", "Eadem", "Id."])
def test_the_word_for_the_same_author_stands_for_the_author_before(word: str) -> None:
    cited = Cited(
        text=f"{word}, Salt Roads of the North (Oslo: Nord, 1991).", author=f"={word}", title=SALT.title, year=1991
    )
    linked = link_notes([HARBOUR], [SALT], [PORTS], [HARBOUR, cited], [short("Lund", "Salt Roads")])
    assert linked.work("4.2") == linked.work("2.1") == linked.work("5.1")


@pytest.mark.parametrize(
    "words", ["Lund, op. cit., 45.", "Lund, loc. cit.", "Lund, a. a. O., S. 45.", "Lund, cit., p. 45."]
)
def test_op_cit_names_the_one_work_of_its_author(words: str) -> None:
    linked = link_notes([HARBOUR], [PORTS], [Cited(text=words, form="short", author="Lund")])
    assert linked.work("3.1") == linked.work("1.1")


ONE_WORK = [
    (HARBOUR, full("Karl Lund", "The Harbour in Winter", 1988)),
    (HARBOUR, full("K. Lund", "The Harbour in Winter: a history", 1988)),
    (
        full("Karl Lund", "Ice in the Sound", 1990, container="Sea Studies", volume="4"),
        full("Lund", "Ice in the Sonud", 1990, container="Sea Stud.", volume="4"),
    ),
    (
        full("", "Strike Ends after Nine Weeks: Lund", 1921, container="Evening Mail"),
        full("Karl Lund", "Strike Ends after Nine Weeks", 1921, container="The Evening Mail"),
    ),
]
TWO_WORKS = [
    (full("Karl Lund", "The Harbour", 1988), full("Karl Lund", "The Harbour", 2004)),
    (full("Karl Lund", "The Harbour", 1988), full("Ada Mirov", "The Harbour", 1988)),
    (full("", "Strike Ends", 1921, container="Evening Mail"), full("", "Strike Ends", 1921, container="Morning Post")),
    (full("Karl Lund", "Introduction", 1988), full("Karl Lund", "Introduction", 1988, container="Northern Ports")),
    (
        full("Karl Lund", "Notes on Ice", 1990, container="Sea Studies", volume="4"),
        full("Karl Lund", "Notes on Ice", 1990, container="Sea Studies", volume="5"),
    ),
    (full("=Board", "Minutes of Meeting 12", 1921), full("=Board", "Minutes of Meeting 13", 1921)),
    (full("Karl Lund", "Papers, Volume II", 1990), full("Karl Lund", "Papers, Volume III", 1990)),
]


@pytest.mark.parametrize(("first", "second"), ONE_WORK, ids=lambda cited: cited.text)
def test_one_work_in_two_forms(first: Cited, second: Cited) -> None:
    linked = link_notes([first], [PORTS], [second])
    assert linked.work("3.1") == linked.work("1.1")


@pytest.mark.parametrize(("first", "second"), TWO_WORKS, ids=lambda cited: cited.text)
def test_two_works(first: Cited, second: Cited) -> None:
    linked = link_notes([first], [PORTS], [second])
    assert linked.work("3.1") != linked.work("1.1")


NAMES = st.sampled_from(["Karl Lund", "Ada Mirov", "Jon Aker", "=Harbour Board", ""])
TITLES = st.sampled_from(["The Harbour", "Northern Ports", "A History of Ice", "Salt", "Introduction", ""])
CITED = st.one_of(
    st.builds(full, NAMES, TITLES, st.integers(1900, 1905)),
    st.builds(short, NAMES, TITLES),
    st.builds(short, NAMES, TITLES, target=st.integers(1, 9), form=st.just("supra")),
    st.builds(ibid),
)


@settings(max_examples=200, deadline=None)
@given(st.lists(st.lists(CITED, max_size=3), max_size=9))
def test_links_and_works_agree(notes: list[list[Cited]]) -> None:
    linked = link_notes(*notes)
    ids = {work.id: set(work.citation_ids) for work in linked.works}
    assert len(linked.links) == sum(map(len, notes))
    for found in linked.links.values():
        assert {"linked": 1, "unlinked": 0}.get(found.outcome, max(2, len(found.work_ids))) == len(found.work_ids)
        assert set(found.work_ids) <= ids.keys()
        if found.outcome == "linked":
            assert found.citation_id in ids[found.work_ids[0]]


def linking_seconds(notes: list[list[Cited]]) -> float:
    """Return the processor time of linking, without the collector's looks at what other tests have left."""
    gc.disable()
    try:
        start = time.process_time()
        link_notes(*notes)
        return time.process_time() - start
    finally:
        gc.enable()


def test_thousands_of_citations_take_about_linear_time() -> None:
    def seconds(count: int) -> float:
        syllables = product("bdfgklmnprst", "aeiou", "bdfgklmnprst", "aeiou")
        words = ["".join(letters) for letters in islice(syllables, count)]
        notes = [
            [full(f"Karl {words[n % 677]}son", f"A History of {word} and {words[n % 31]}town", 1900 + n % 90)]
            for n, word in enumerate(words)
        ]
        notes += [[short(f"{words[n % 677]}son", word)] for n, word in enumerate(words)]
        return linking_seconds(notes)

    seconds(200)
    assert seconds(3200) < 8 * seconds(800)


def test_long_chains_of_doubtful_supras_take_about_linear_time() -> None:
    def seconds(count: int) -> float:
        notes = [
            [
                full("Karl Lund", f"Harbour {'abcdefghij'[n % 10] * 4}", 1900 + n % 90),
                short("Lund", target=max(1, n - 7)),
            ]
            for n in range(count)
        ]
        return linking_seconds(notes)

    seconds(100)
    assert seconds(1600) < 8 * seconds(400)


def test_a_supra_names_a_case_by_a_party_that_its_name_shows() -> None:
    case = full("", "R (Miller) v Secretary of State for Exiting the European Union", 2017)
    linked = link_notes([case], [PORTS], [short("Miller", target=1, form="supra")])
    assert linked.work("3.1") == linked.work("1.1")


def test_a_supra_of_a_name_that_its_note_does_not_show_is_open() -> None:
    case = full("", "R (Miller) v Secretary of State for Exiting the European Union", 2017)
    linked = link_notes([case], [PORTS], [short("Evans", target=1, form="supra")])
    assert linked.links["3.1"].outcome == "unlinked"


def test_a_work_cited_later_does_not_make_a_short_form_ambiguous() -> None:
    second = full("Karl Lund", "The Harbour in Winter: A History", 2004)
    linked = link_notes([HARBOUR], [short("Lund", "Harbour in Winter")], [second], [short("Lund", "Harbour in Winter")])
    assert linked.work("2.1") == linked.work("1.1")
    assert linked.links["4.1"].outcome == "ambiguous"


def test_initials_tell_authors_of_one_surname_apart() -> None:
    other = full("Zoe Lund", "Ice and Law", 1990)
    linked = link_notes([HARBOUR, other], [short("Z. Lund")], [short("K. Lund")], [short("Lund")])
    assert linked.work("2.1") == linked.work("1.2")
    assert linked.work("3.1") == linked.work("1.1")
    assert linked.links["4.1"].outcome == "ambiguous"
