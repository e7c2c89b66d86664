"""In-text citations of a whole document, linked to its list."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from audit.model.citation import TextCitation
from audit.parsing import understand
from audit.parsing.citingsystem import citing_manner
from audit.parsing.numericcitations import read_pieces
from audit.parsing.references import find_references
from audit.parsing.textcitations import find_text_citations
from tests.parsing.test_references import document

NUMBERED = "\n\n## References\n\n" + "\n".join(
    f"{number}. {name} R. Salt and the crown. Econ Hist. {1990 + number};3:1–20."
    for number, name in enumerate(("Abel", "Bonnet", "Costa", "Dorn", "Eklund", "Falk"), 1)
)
NAMED = """

## References

Abel, Rita. 1999. *Salt*. London: Quay.

Berg, Nils, and Karin Lund. 2003. *Lines*. London: Quay.

Marx, Karl. 1990. *Capital*. London: Penguin. First published 1867.

Müller, Hans, Eva Bloch, and Karl Dietz. 2005. *Regeln*. Kiel: Wachholtz.

Sato, Rin. 2011a. *Gauges*. London: Quay.

Sato, Rin. 2011b. *Scales*. London: Quay.

World Health Organization. 2010. *Guidelines*. Geneva: WHO.
"""


def citations(text: str, name: str = "text.md") -> list[TextCitation]:
    read = document(name, text)
    return list(find_text_citations(read, find_references(read)))


def links(text: str) -> list[tuple[str, tuple[str | None, ...]]]:
    return [(citation.span.of(text), citation.reference_ids) for citation in citations(text)]


@pytest.mark.parametrize(
    ("manner", "groups"),
    {
        "brackets": ["[1]", "[2,3]", "[4]–[6]", "[1, 3–5]"],
        "unicode": ["¹", "²,³", "⁴⁻⁶", "¹,³⁻⁵"],
        "sup": ["<sup>1</sup>", "<sup>2,3</sup>", "<sup>4–6</sup>", "<sup>1,3–5</sup>"],
        "caret": ["^1^", "^2,3^", "^4–6^", "^1,3–5^"],
        "round": ["(1)", "(2,3)", "(4–6)", "(1, 3–5)"],
    }.items(),
)
def test_numbers_in_every_manner(manner: str, groups: list[str]) -> None:
    text = "# Salt\n\n" + " ".join(f"Salt was taxed {group}." for group in groups) + NUMBERED
    wanted = [("r1",), ("r2", "r3"), ("r4", "r5", "r6"), ("r1", "r3", "r4", "r5")]
    assert [citation.reference_ids for citation in citations(text)] == wanted
    assert citing_manner(document("text.md", text)) is not None


def test_exponents_and_measures_are_no_citations() -> None:
    text = "# Salt\n\nOne m² in 10⁶ m², at [0, 1] or [1998], was taxed [1, 2].\n\nThe rest was not [3–6]." + NUMBERED
    assert [spelt for spelt, _ in links(text)] == ["[1, 2]", "[3–6]"]


def test_notes_are_not_taken_for_references() -> None:
    text = (
        "# Salt\n\n"
        + " ".join(f"Salt was taxed.[{number}]" for number in range(1, 7))
        + NUMBERED.replace("References", "Notes")
    )
    assert citing_manner(document("text.md", text)) is None


@pytest.mark.parametrize(("heading", "manner"), [("References", "round"), ("Notes", None)])
def test_one_group_in_round_brackets_is_enough_under_a_heading_of_references(heading: str, manner: str | None) -> None:
    text = "# Salt\n\n" + " ".join(f"Salt was taxed {group}." for group in ("(1)", "(2,3)", "(4)", "(5)", "(6)"))
    assert citing_manner(document("text.md", text + NUMBERED.replace("References", heading))) == manner


@pytest.mark.parametrize(
    ("text", "pieces"),
    [
        ("3–5, 9", ((3, 5), (9, 9))),
        ("112–4", ((112, 114),)),
        ("11–9", ((11, 9),)),
        ("7", ((7, 7),)),
        ("71-3", ((71, 73),)),
    ],
)
def test_ranges(text: str, pieces: tuple[tuple[int, int], ...]) -> None:
    assert read_pieces(text) == pieces


@pytest.mark.parametrize(
    ("cited", "ids"),
    [
        ("(Abel 1999)", ("r1",)),
        ("(see Abel 1999, 12)", ("r1",)),
        ("(Berg & Lund 2003)", ("r2",)),
        ("Berg and Lund (2003)", ("r2",)),
        ("In Norway, Berg and Lund (2003)", ("r2",)),
        ("(Marx 1990 [1867])", ("r3", "r3")),
        ("(Müller et al. 2005)", ("r4",)),
        ("(Mueller, Bloch, and Dietz 2005)", ("r4",)),
        ("(Sato 2011a, b)", ("r5", "r6")),
        ("(WHO 2010)", ("r7",)),
        ("(World Health Organization [WHO] 2010)", ("r7",)),
        ("see Abel 1999", ("r1",)),
        ("Rita Abel (1999)", ("r1",)),
        ("(Okafor 2016)", (None,)),
        ("(Abel 1998)", (None,)),
        ("(Berg and Lunt 2003)", (None,)),
    ],
)
def test_names_and_years_are_linked(cited: str, ids: tuple[str | None, ...]) -> None:
    found = citations(f"# Salt\n\nSalt was taxed, as is known {cited}.{NAMED}")
    assert [citation.reference_ids for citation in found] == [ids]


def test_ibid_is_linked_to_the_work_cited_before_it() -> None:
    found = citations(f"# Salt\n\nSalt was taxed (Abel 1999, 3), and taxed again (ibid., 14).{NAMED}")
    assert [(citation.keys, citation.reference_ids, citation.locator) for citation in found] == [
        (("Abel|1999",), ("r1",), "3"),
        (("ibid",), ("r1",), "14"),
    ]


def test_emphasis_does_not_hide_a_citation() -> None:
    text = f"# Salt\n\nSalt was taxed (Müller *et al.* 2005).{NAMED}"
    assert links(text) == [("Müller *et al.* 2005", ("r4",))]


def test_the_list_itself_cites_nothing() -> None:
    assert citations(f"# Salt\n\nNobody is cited here, and nothing is said.{NAMED}") == []


def test_keys_of_a_latex_manuscript() -> None:
    text = (
        "\\documentclass{article}\\begin{document}Text \\cite{abel,none}.\\begin{thebibliography}{9}\\bibitem{abel}"
        " R. Abel. Salt."
        " 1999.\\end{thebibliography}\\end{document}"
    )
    assert [(c.system, c.keys, c.reference_ids) for c in citations(text, "text.tex")] == [
        ("key", ("abel", "none"), ("r1", None))
    ]


def test_a_list_without_numbers_is_numbered_by_its_order() -> None:
    names = ("Abel", "Bonnet", "Costa")
    listed = "".join(f"<li>{name} R. Salt and the crown. Econ Hist. 1999;3:1.</li>" for name in names)
    text = f"<p>Salt was taxed [1,2], and weighed [3].</p><h2>References</h2><ul>{listed}</ul>"
    found = citations(f"<html><body>{text}</body></html>", "text.html")
    assert [citation.reference_ids for citation in found] == [("r1", "r2"), ("r3",)]


PIECES = (
    "(Abel 1999",
    ")",
    "[1",
    "–",
    "3]",
    "¹",
    ",",
    ";",
    " and ",
    "et al.",
    "Müller ",
    "2005",
    "\n\n",
    "\n",
    "1. ",
    "- ",
    "[",
    "(",
    "*",
)


@given(st.lists(st.sampled_from((*PIECES, "## References\n\n", "Abel, R. 1999. Salt.")), max_size=40))
def test_any_manuscript_is_read(pieces: list[str]) -> None:
    read = document("text.md", "# Salt\n\n" + "".join(pieces) + NAMED)
    for citation in find_text_citations(read, find_references(read)):
        assert len(citation.keys) == len(citation.reference_ids) > 0
        assert 0 <= citation.span.start < citation.span.end <= len(read.text)
    citing_manner(read)


def test_without_a_list_nothing_is_a_citation() -> None:
    assert citations("# Salt\n\nSalt was taxed (Abel 1999) and weighed [3].") == []


LISTED = "".join(
    f"[{number}] {name}, A. {title}. Journal of Ships {10 + number} ({1990 + number}): {number}–{number + 9}.\n\n"
    for number, name, title in (
        (1, "Holt", "Harbours"),
        (2, "Li", "Cranes"),
        (3, "Marsh", "Ropes"),
        (4, "Noll", "Sails"),
    )
)


def test_typed_notes_beside_numeric_citations_are_notes() -> None:
    text = f"""# Ships

Harbours grew [1], and cranes with them [2, 3].¹ Sails went [4].² See [1–3] again.³

## Notes

1. A remark on cranes.
2. Another remark, on sails.
3. A third.

## References

{LISTED}"""
    manuscript = understand(document("text.md", text))
    assert [(note.label, len(note.marker_ids)) for note in manuscript.notes] == [("1", 1), ("2", 1), ("3", 1)]
    assert [citation.keys for citation in manuscript.text_citations] == [("1",), ("2", "3"), ("4",), ("1", "2", "3")]
    assert manuscript.coverage.system == "mixed"


def test_exponents_are_no_raised_citations() -> None:
    text = f"""# Ships

Harbours grew.^1^ Cranes too.^2,3^ Some 10^6^ letters on 40 m^2^ of paper.^4^ Again^1,3^ and^2^ they did.

## References

{LISTED.replace("[", "").replace("]", ".")}"""
    manuscript = understand(document("text.md", text))
    assert [citation.keys for citation in manuscript.text_citations] == [("1",), ("2", "3"), ("4",), ("1", "3"), ("2",)]


def test_entries_that_the_format_marks_are_no_notes_beside() -> None:
    entries = "".join(
        f'<ref id="B{n}"><label>{n}</label><mixed-citation>Li. Ships {n}. Sea {1990 + n};{n}:1.</mixed-citation></ref>'
        for n in range(1, 6)
    )
    body = "Ships sail [1], sink [2,3] and float [4–5] again [1]; some 10<sup>3</sup> of them<sup>2</sup> did [2]."
    page = (
        f'<article article-type="other"><body><p>{body}</p></body><back><ref-list><title>References</title>{entries}'
        "</ref-list></back></article>"
    )
    manuscript = understand(document("x.xml", page))
    assert manuscript.notes == ()
    assert manuscript.coverage.system == "numeric"


def test_a_place_and_a_year_in_brackets_make_no_second_system() -> None:
    text = """
Ports grew.[^1]

[^1]: Nils Bayer, 'Ports' (Leiden, Quay, 1979), p. 12.

## Bibliography

Bayer, Nils. *Ports*. Leiden: Quay, 1979.

Lund, Karl. *Salt Roads*. Oslo: Nord, 1991.
"""
    manuscript = understand(document("text.md", text))
    assert manuscript.text_citations
    assert manuscript.coverage.system in ("footnotes", "endnotes")


@pytest.mark.parametrize(
    "output", ['[1] "salt" "crown"\n[3] "tax"', "[1] 0.25 0.5\n[3] TRUE", "## [2] salt_1.4\n", "m[5,5] <- m[6,6] <- 1"]
)
def test_what_a_program_prints_or_indexes_is_no_citation(output: str) -> None:
    text = f"Salt was taxed [1, 2]. The crown took it [3]. It fell [4, 5] and rose [6].\n\n{output}\n{NUMBERED}"
    assert [citation.keys for citation in citations(text)] == [("1", "2"), ("3",), ("4", "5"), ("6",)]


def test_a_count_in_round_brackets_is_no_citation() -> None:
    body = "Salt was taxed (1, 2). The crown took it (3). It fell (4–6) in nine (9) towns, but not (7)."
    assert [citation.keys for citation in citations(f"{body}\n{NUMBERED}")][-1] == ("7",)
    assert ("9",) not in [citation.keys for citation in citations(f"{body}\n{NUMBERED}")]
