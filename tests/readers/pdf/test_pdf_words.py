"""Tables: characters as fonts name them → as readers see them; two lines → how they join; labels → their chain."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.readers.pdf.chain import find_note_labels, learn_style, longest_chain
from audit.readers.pdf.device import Run
from audit.readers.pdf.fonts import Look
from audit.readers.pdf.glyphs import mend
from audit.readers.pdf.labels import Call, Label, LabelKind, roman_value
from audit.readers.pdf.lines import Line, Piece, build_lines
from audit.readers.pdf.places import places
from audit.readers.pdf.segments import chain_segments
from audit.readers.pdf.words import Joiner


@pytest.mark.parametrize(
    ("raw", "seen"),
    [
        ("oﬃce of the ﬁrst ﬂoor", "office of the first floor"),
        ("Dvoˇrák", "Dvořák"),
        ("Ren´e", "René"),
        ("na¨ıve", "naïve"),
        ("M¨uller", "Müller"),
        ("Fran\u00b8cois", "François"),
        ("Le\u0301on", "Léon"),
        ("soft\u00adhyphen at the end\u00ad", "softhyphen at the end\u00ad"),
        ("a\u00a0b\u2009c", "a b c"),
        ("a  b", "a b"),
        ("\uf731\uf739\uf739\uf739", "1999"),
        ("\uf041\uf062", "Ab"),
        ("zero\u200bwidth\u2060d", "zerowidthd"),
        ("tab\tand\x07bell", "tab andbell"),
        ("pp. 12‐14", "pp. 12-14"),
        ("‘quoted’ – dashed — done…", "‘quoted’ – dashed — done…"),
        ("x ´ y", "x ´ y"),
    ],
)
def test_characters_are_mended(raw: str, seen: str) -> None:
    text, edges = mend(raw, places(range(len(raw))))
    assert text == seen
    assert len(edges) == len(text)
    assert list(edges) == sorted(edges)


@pytest.mark.parametrize(
    ("raw", "edges", "seen"),
    [
        ("universit`a per", [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 45, 50, 55, 60, 65], "università per"),
        ("type `a now", [0, 5, 10, 15, 20, 25, 30, 35, 40, 45, 50], "type `a now"),
    ],
    ids=["over its letter", "a quotation mark of a typewriter"],
)
def test_a_grave_accent_stands_over_its_letter(raw: str, edges: list[int], seen: str) -> None:
    assert mend(raw, places(edges[: len(raw)]))[0] == seen


@given(st.text(max_size=60))
def test_every_mended_character_keeps_a_place(raw: str) -> None:
    text, edges = mend(raw, places(range(len(raw))))
    assert len(text) == len(edges)
    again, _ = mend(text, edges)
    assert len(again) <= len(text)


def line(text: str) -> Line:
    xs = places(range(len(text)))
    return Line(1, 0, len(text), 0, 10, [Piece(text, 0, len(text), 0, 10, xs, False, False)], text=text, starts=[0])


KNOWN = (
    "the government and its well-being; re-election was quartermaster business; Anglo-American; counterterrorism; "
    "MacDonald"
)


@pytest.mark.parametrize(
    ("before", "after", "joined"),
    [
        ("the govern-", "ment fell", "the government fell"),
        ("his well-", "being was", "his well-being was"),
        ("the quarter-", "master wrote", "the quartermaster wrote"),
        ("after re-", "election he", "after re-election he"),
        ("of counter-", "terrorism", "of counterterrorism"),
        ("an unseen develop-", "ment of", "an unseen development of"),
        ("the Anglo-", "American war", "the Anglo-American war"),
        ("by the QUARTER-", "MASTER of", "by the QUARTERMASTER of"),
        ("ANGLO-", "AMERICAN WAR", "ANGLO-AMERICAN WAR"),
        ("A. SMITH-", "JONES", "A. SMITH-JONES"),
        ("by Mac-", "Donald", "by MacDonald"),
        ("by Mac-", "Gregor", "by Mac-Gregor"),
        ("in 1914-", "1918 and", "in 1914-1918 and"),
        ("a self-", "made man", "a self-made man"),
        ("pre- and post-", "war years", "pre- and postwar years"),
        ("long- and", "short-lived", "long- and short-lived"),
        ("nineteenth- or", "twentieth", "nineteenth- or twentieth"),
        ("the pre-", "and the post-war", "the pre- and the post-war"),
        ("a soft hy\u00ad", "phen", "a soft hyphen"),
        ("plain end", "of line", "plain end of line"),
        ("a dash—", "and more", "a dash—and more"),
        ("spaced –", "and more", "spaced – and more"),
        ("see https://doi.org/10.", "1426/b399557.1968.", "see https://doi.org/10.1426/b399557.1968."),
        (
            "see https://www.example.org/news/",
            "823996/order (accessed",
            "see https://www.example.org/news/823996/order (accessed",
        ),
        ("at https://example.org/a-", "b/c", "at https://example.org/a-b/c"),
        ("see https:", "//doi.org/10.1/x", "see https://doi.org/10.1/x"),
        (
            "in https://doi.org/10.1358/b443205.1996.",
            "Another source",
            "in https://doi.org/10.1358/b443205.1996. Another source",
        ),
        ("at www.example.org/page", "(accessed May 3)", "at www.example.org/page (accessed May 3)"),
        ("https://example.org/7c0f1a", "9be2/index.html", "https://example.org/7c0f1a9be2/index.html"),
    ],
)
def test_lines_join(before: str, after: str, joined: str) -> None:
    cut, between = Joiner([line(KNOWN)]).join(before, after)
    assert before[: len(before) - cut] + between + after == joined


def label(number: int, *, kind: LabelKind = "dot", size: float = 8, x: float = 10, place: int = 0) -> Label:
    return Label(0, place, kind, number, str(number), 0, 0, 3, x, x + 8, size)


def numbers_of(labels: list[Label], calls: list[int] | None = None) -> list[int]:
    style = learn_style(labels, [], [], 10)
    assert style is not None
    return [found.number for found in find_note_labels(labels, style, [Call(0, 0, number) for number in calls or []])]


@pytest.mark.parametrize(
    ("printed", "kept"),
    [
        ([1, 2, 3, 4, 5], [1, 2, 3, 4, 5]),
        ([1, 2, 3, 5, 6], [1, 2, 3, 5, 6]),
        ([57, 58, 59, 60], [57, 58, 59, 60]),
        ([1, 2, 3, 1, 2, 3, 1, 2], [1, 2, 3, 1, 2, 3, 1, 2]),
        ([1, 2, 33, 4, 5], [1, 2, 33, 4, 5]),
    ],
    ids=["plain", "a gap", "a late start", "new beginnings", "a misprint"],
)
def test_chains(printed: list[int], kept: list[int]) -> None:
    assert numbers_of([label(number) for number in printed]) == kept


def test_lines_that_begin_with_other_numbers_are_no_labels() -> None:
    notes = [label(number) for number in range(1, 9)]
    wrapped = label(137, kind="plain", x=0)
    listed = [label(number, size=11, x=20) for number in (1, 2, 3)]
    assert numbers_of([*notes[:4], wrapped, *listed, *notes[4:]]) == list(range(1, 9))


def test_an_enumeration_within_a_note_does_not_begin_the_numbering_again() -> None:
    notes = [label(number) for number in range(80, 96)]
    items = [label(number) for number in (1, 2, 3, 4)]
    calls = [1, *range(80, 96)]
    assert numbers_of([*notes[:10], *items, *notes[10:]], calls) == list(range(80, 96))


@given(st.lists(st.integers(min_value=1, max_value=40), max_size=30))
def test_a_chain_is_in_order_of_reading(printed: list[int]) -> None:
    labels = [label(number, place=i) for i, number in enumerate(printed)]
    chain = longest_chain(labels, [1.0] * len(labels))
    assert chain == sorted(set(chain))
    assert bool(chain) == bool(printed)


@pytest.mark.parametrize(("text", "value"), [("i", 1), ("iv", 4), ("IX", 9), ("xlii", 42), ("xcix", 99)])
def test_roman_numbers(text: str, value: int) -> None:
    assert roman_value(text) == value


PLAIN = Look(False, False, "Times")


def run(text: str, x: float, y: float, size: float = 10.0) -> Run:
    return Run(text, x, y, x + 5 * len(text), size, PLAIN, places(x + 5 * i for i in range(len(text))), 0, 0)


def shown(runs: list[Run]) -> list[str]:
    return [
        "".join(("^" if piece.shift > 0 else "_" if piece.shift < 0 else "") + piece.text for piece in found.pieces)
        for found in build_lines(chain_segments(runs), 1)
    ]


@pytest.mark.parametrize(
    ("runs", "lines"),
    [
        ([run("one", 0, 100), run("two", 20, 100)], ["one two"]),
        ([run("one", 0, 100), run("two", 15, 100)], ["onetwo"]),
        ([run("text.", 0, 100), run("12", 25, 104, 6)], ["text.^12"]),
        ([run("12", 0, 104, 6), run("Ibid.", 10, 100)], ["^12Ibid."]),
        ([run("12", 0, 104, 6), run("Ibid.", 28, 100)], ["^12 Ibid."]),
        ([run("8.", 0, 104, 6), run("Ibid., after a tabulator", 56, 100)], ["^8. Ibid., after a tabulator"]),
        ([run("158", 0, 100), run("47", 8, 92, 7), run("Its text", 15, 88)], ["158", "^47Its text"]),
        ([run("die ", 0, 100), run("”", 20, 94), run("Grenze", 25, 100)], ["die „Grenze"]),
        ([run("H", 0, 100), run("2", 5, 97, 6), run("O", 10, 100)], ["H_2O"]),
        ([run("under", 0, 88), run("over", 0, 100)], ["over", "under"]),
        ([run("wandering", 0, 100), run("scan", 50, 101.6)], ["wandering scan"]),
        ([run("word", 25, 100), run("first", 0, 100), run("7", 46, 104, 6)], ["firstword^7"]),
        ([run("bold", 0, 100), run("bold", 0.3, 100)], ["bold"]),
        (
            [run("Dvo", 0, 100), run("ˇ", 15.3, 100.9), run("r", 15, 100), run("´", 20.4, 100.9), run("ak", 20, 100)],
            ["Dvořák"],
        ),
        ([run("podle.", 0, 100), run("ˇ", 36, 102.5), run("Skola", 35, 100)], ["podle. Škola"]),
        ([run("´", 1, 102.5), run("Ecole", 0, 100)], ["École"]),
        ([run("x", 0, 100), run("´", 12, 105), run("y", 30, 100)], ["´", "x y"]),
        ([run("T", 0, 100), run("E", 4, 97.6), run("Xbook", 9, 100)], ["TEXbook"]),
        ([run("L", 0, 100), run("A", 2, 102, 7), run("T", 7, 100), run("E", 11, 97.6), run("X", 15, 100)], ["LATEX"]),
        ([run("x", 0, 100), run("n", 5, 103, 7)], ["x^n"]),
        ([run("XIX", 0, 100), run("e", 15, 103, 7), run("siècle", 22, 100)], ["XIX^e siècle"]),
    ],
)
def test_runs_make_lines(runs: list[Run], lines: list[str]) -> None:
    assert shown(runs) == lines
