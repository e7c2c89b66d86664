"""BibTeX, RIS, CSL-JSON, and a bibliography that Markdown names: entries with their fields and places."""

import json
from pathlib import Path

import pytest

from audit.model.document import Document
from audit.readers import ReadOptions, UnreadableError, choose
from audit.readers.bibtex import names_of, parse, plain
from audit.readers.tagged_fields import written_name
from tests.readers.specimens import read

BIBTEX = """@comment{nothing}
@string{oup = "Oxford " # {UP}}
@Book{smith2004,
  author    = {Smith, Ann and von Humboldt, Alexander and {The Society}},
  title     = {The {Big} B\\"ook},
  publisher = oup,
  year      = 2004,
}
@article{li, author="Wei Li", title={T}, journal={J}, volume=3, pages={1--20}, date={1999-05-02}, doi={10.1/abc}}
@misc{broken, author={Not closed
@misc{after, title={Still read}, year={2001}, month=mar}
"""
RIS = """TY  - JOUR
AU  - Smith, Ann
TI  - A Title
JO  - A Journal
VL  - 3
SP  - 1
EP  - 20
PY  - 2004/05/06
DO  - 10.1/abc
ER  -

TY  - BOOK
ID  - key2
TI  - B
ER  -
"""
CSL = [
    {
        "id": "a",
        "type": "book",
        "title": "T",
        "author": [{"family": "Smith", "given": "A"}],
        "issued": {"date-parts": [[2001, 5]]},
    },
    {"id": "b", "type": "webpage", "title": "U", "accessed": {"raw": "2020-01-02"}},
]


def fields(document: Document, number: int) -> dict[str, str]:
    item = document.references[number].item
    assert item is not None
    return {f.variable: f.value.iso() if hasattr(f.value, "iso") else str(f.value) for f in item.fields}


def test_bibtex() -> None:
    document = read(BIBTEX.encode(), "x.bib")
    assert [reference.key for reference in document.references] == ["smith2004", "li", "broken", "after"]
    assert fields(document, 0) == {
        "author": "The Society",  # the last of three
        "title": "The Big Böok",
        "publisher": "Oxford UP",
        "issued": "2004",
    }
    assert fields(document, 1)["issued"] == "1999-05-02"
    assert fields(document, 1)["page"] == "1–20"
    assert fields(document, 3)["issued"] == "2001-03"
    assert document.warnings == ("line 10: the entry broken is not closed",)
    text = document.references[1].span.of(document.text)
    assert text == "Li, Wei. 1999-05-02. T. J 3. 1–20. https://doi.org/10.1/abc"
    item = document.references[1].item
    assert item is not None
    for field in item.fields:
        assert field.span.of(document.text)
        place = document.source_map.place(field.span)
        assert place.start_line == 9
    doi = item.field("DOI")
    assert doi is not None
    line = BIBTEX.split("\n")[8]
    assert line[(document.source_map.place(doi.span).start_column or 0) - 1 :].startswith("10.1/abc}")


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ("Smith, Ann", [("Ann", "", "Smith", "", "")]),
        ("Ann Smith", [("Ann", "", "Smith", "", "")]),
        ("Ludwig van Beethoven", [("Ludwig", "van", "Beethoven", "", "")]),
        ("van der Berg, Jan", [("Jan", "van der", "Berg", "", "")]),
        ("King, Jr., Martin", [("Martin", "", "King", "Jr.", "")]),
        ("{World Bank}", [("", "", "", "", "World Bank")]),
        ("{Bank and Board} and Ann Smith", [("", "", "", "", "Bank and Board"), ("Ann", "", "Smith", "", "")]),
        ("A B and C D and others", [("A", "", "B", "", ""), ("C", "", "D", "", "")]),
    ],
)
def test_bibtex_names(raw: str, wanted: list[tuple[str, ...]]) -> None:
    assert [(n.given, n.particle, n.family, n.suffix, n.literal) for n in names_of(raw)] == wanted


@pytest.mark.parametrize(
    ("raw", "wanted"),
    [
        ('{The} B\\"ook', "The Böok"),
        ("\\'{E}tude \\& co", "Étude & co"),
        ("a--b ``c''", "a–b “c”"),
        ("\\emph{x} \\o{}", "x ø"),
    ],
)
def test_bibtex_without_tex(raw: str, wanted: str) -> None:
    assert plain(raw) == wanted


def test_bibtex_never_loops() -> None:
    for junk in ("@", "@a{", "@a{b,", '@a{b, c = "', "@a{b, c = {{{", "@a{b c d", "@string{", "@preamble{x}@a{b}"):
        parse(junk * 50)


def test_ris() -> None:
    document = read(RIS.encode(), "x.ris")
    assert [reference.key for reference in document.references] == ["entry-1", "key2"]
    assert fields(document, 0) == {
        "author": "Ann Smith", "title": "A Title", "container-title": "A Journal", "volume": "3", "DOI": "10.1/abc",
        "issued": "2004-05-06", "page": "1–20",
    }  # fmt: skip
    assert (
        document.references[0].span.of(document.text).startswith("Smith, Ann. 2004-05-06. A Title. A Journal 3. 1–20.")
    )
    assert document.source_map.place(document.references[1].span).start_line == 14


@pytest.mark.parametrize(
    ("written", "wanted"),
    [
        ("Smith, John", ("John", "Smith", "", "")),
        ("Smith, John, Jr.", ("John", "Smith", "Jr.", "")),
        ("de la Cruz, Ana", ("Ana", "de la Cruz", "", "")),
        ("Ortega y Gasset, José", ("José", "Ortega y Gasset", "", "")),
        ("Academies of Wool, Weaving, and Dyes", ("", "", "", "Academies of Wool, Weaving, and Dyes")),
        ("Woollen Organization,", ("", "", "", "Woollen Organization")),
        ("UNESCO", ("", "", "", "UNESCO")),
    ],
)
def test_names_in_tagged_fields(written: str, wanted: tuple[str, ...]) -> None:
    name = written_name(written)
    assert (name.given, name.family, name.suffix, name.literal) == wanted


@pytest.mark.parametrize("whole", [CSL, {"items": CSL}])
def test_csl_json(whole: object) -> None:
    document = read(json.dumps(whole, indent=1).encode(), "x.json")
    assert [reference.key for reference in document.references] == ["a", "b"]
    assert fields(document, 0) == {"title": "T", "author": "A Smith", "issued": "2001-05"}
    assert fields(document, 1)["accessed"] == "2020-01-02"
    text = json.dumps(whole, indent=1)
    place = document.source_map.place(document.references[1].span)
    assert '"U"' in text.split("\n")[(place.start_line or 0) - 1]


@pytest.mark.parametrize(("data", "path"), [(b'{"a": [1', "x.json"), (b"[1, 2]", "x.json"), (b"no entry", "x.ris")])
def test_what_is_no_bibliography(data: bytes, path: str) -> None:
    with pytest.raises(UnreadableError, match=path):
        read(data, path)


def test_markdown_brings_the_entries_it_cites(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text(BIBTEX)
    (tmp_path / "more.json").write_text(json.dumps(CSL))
    paper = tmp_path / "paper.qmd"
    paper.write_text(
        "---\nbibliography: [refs.bib, more.json, gone.bib]\n---\n\nAs [@smith2004] and @a say; [@none].\n"
    )
    data = paper.read_bytes()
    document = choose(data, str(paper)).read(data, str(paper), ReadOptions())
    assert [reference.key for reference in document.references] == ["smith2004", "a"]
    assert document.text.startswith(paper.read_text())
    first = document.references[0]
    assert "The Big Böok" in first.span.of(document.text)
    assert document.source_map.place(first.span).path == str(tmp_path / "refs.bib")
    assert document.source_map.place(document.blocks[1].span).start_line == 5
    assert any("gone.bib was not found" in warning for warning in document.warnings)
    assert first.item is not None
    assert all(field.span.of(document.text) for field in first.item.fields)


def test_an_id_used_again_is_complained_of() -> None:
    data = b'[{"id": "a", "title": "One", "type": "book"},\n{"id": "a", "title": "Two", "type": "book"}]'
    assert read(data, "list.json").warnings == ("line 2: the id a is used again, after line 1",)
