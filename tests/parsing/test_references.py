"""Lists of references in the layouts that manuscripts have, and what is no such list."""

import pytest

from audit.language.headings import names_references
from audit.model.document import Document
from audit.parsing import understand
from audit.parsing.references import find_references
from audit.readers import choose
from audit.readers.interface import ReadOptions

BODY = "The salt tax was old (Abel 1999), and nobody who paid it knew why, as has often been said of other taxes.\n\n"
LABELLED = [("1", ("Smith", "Jones")), ("2", ("Abel",)), ("3", ("Costa",))]
NAMED = [("", ("Abel",)), ("", ("Costa",)), ("", ("Smith", "Jones"))]

LISTS = {
    "numbered, wrapped and indented": (
        "text.txt",
        "REFERENCES\n\n1. Smith J, Jones B. A title that is long enough to be wrapped over\n   two lines. J Rec."
        " 2004;12:45-67.\n"
        "2. Abel R. Salt and the crown. Econ Hist.\n   1999;3:1-20.\n3. Costa M. Farms of the tax. Rev Fisc."
        " 2001;8:44-60.\n",
        LABELLED,
    ),
    "numbered in brackets, wrapped": (
        "text.txt",
        "References\n\n[1] Smith J, Jones B. A title that is long enough to be wrapped over\ntwo lines. J Rec."
        " 2004;12:45-67.\n"
        "[2] Abel R. Salt and the crown. Econ Hist.\n1999;3:1-20.\n[3] Costa M. Farms of the tax. Rev Fisc."
        " 2001;8:44-60.\n",
        LABELLED,
    ),
    "one entry a line under its heading": (
        "text.txt",
        "References\nAbel, R. (1999). Salt and the crown. Economic History, 3, 1-20.\nCosta, M. (2001). Farms of the"
        " tax. Revista"
        " Fiscal, 8, 44-60.\nSmith, J., & Jones, B. (2004). A title that is long. J Rec, 12, 45-67.\n",
        NAMED,
    ),
    "hanging indent": (
        "text.txt",
        "References\n\nAbel, R. (1999). Salt and the crown. A long title that must be wrapped\n    over a second"
        " line. Economic"
        " History, 3, 1-20.\nCosta, M. (2001). Farms of the tax. Revista Fiscal, 8,\n    44-60.\n"
        "Smith, J., & Jones, B. (2004). A title. J Rec, 12, 45-67.\n",
        NAMED,
    ),
    "wrapped without indent": (
        "text.txt",
        "Works Cited\n\nAbel, R. (1999). Salt and the crown. A long title that must be wrapped\nover a second line."
        " Economic"
        " History, 3, 1-20.\nCosta, M. (2001). Farms of the tax. Revista Fiscal, 8,\n44-60.\n"
        "Smith, J., & Jones, B. (2004). A title. J Rec, 12, 45-67.\n",
        NAMED,
    ),
    "bullets in Markdown, and an appendix after them": (
        "text.md",
        "## 7. Literaturverzeichnis\n\n- Abel, R. (1999). Salt and the crown. *Economic History*, 3, 1-20.\n- Costa,"
        " M. (2001). Farms."
        " *Revista Fiscal*, 8, 44-60.\n- Smith, J./Jones, B. (2004): A title. Berlin.\n\n## Appendix\n\nTables of"
        " 2004, made by"
        " Ito, Kenji in the course of the work.\n",
        NAMED,
    ),
    "a list in HTML": (
        "text.html",
        "<h2>References</h2><ol><li>Smith J, Jones B. A title. J Rec. 2004;12:45-67.</li><li>Abel R. Salt and the"
        " crown. Econ"
        " Hist. 1999;3:1-20.</li><li>Costa M. Farms of the tax. Rev Fisc. 2001;8:44-60.</li></ol>",
        LABELLED,
    ),
}


def document(name: str, text: str) -> Document:
    data = text.encode()
    return choose(data[:4096], name).read(data, name, ReadOptions())


@pytest.mark.parametrize("layout", LISTS)
def test_entries_are_cut_rightly(layout: str) -> None:
    name, listed, wanted = LISTS[layout]
    body = f"<html><body><p>{BODY}</p>{listed}</body></html>" if name.endswith("html") else BODY + listed
    read = document(name, body)
    found = find_references(read)
    assert [(reference.label, reference.names) for reference in found] == wanted
    assert all(reference.span.contains(reference.text_span) for reference in found)
    assert all(reference.citation is not None for reference in understand(read).references)


def test_a_label_that_was_lost_does_not_join_two_entries() -> None:
    entries = (
        "1. Abel R. Salt. Econ Hist. 1999;3:1.",
        "Costa M. Farms. Rev Fisc. 2001;8:4.",
        "3. Dorn K. Ships. 1995.",
    )
    listed = "## References\n\n" + "\n\n".join(entries)
    found = find_references(document("text.md", BODY + listed))
    assert [reference.label for reference in found] == ["1", "", "3"]


def test_parts_of_a_bibliography_keep_their_headings() -> None:
    listed = (
        "# Bibliography\n\n## Sources\n\nAbel, Rita. *Salt and the Crown*. London, 1799.\n\n## Literature\n\n"
        "Costa, M. *Farms of the Tax*. Paris: Seuil, 2001.\n\n# Index\n\nSalt, 12, 45, 1799, and other places\n"
    )
    found = find_references(document("text.md", BODY + listed))
    assert [(reference.heading, reference.names) for reference in found] == [
        ("Sources", ("Abel",)),
        ("Literature", ("Costa",)),
    ]


def test_the_keys_of_a_latex_bibliography() -> None:
    text = (
        "\\documentclass{article}\\begin{document}Text \\cite{abel}.\\begin{thebibliography}{9}\\bibitem{abel} R."
        " Abel. Salt. 1999."
        "\\bibitem{costa} M. Costa. Farms of the tax. 2001.\\end{thebibliography}\\end{document}"
    )
    found = find_references(document("text.tex", text))
    assert [(reference.key, reference.years) for reference in found] == [("abel", ("1999",)), ("costa", ("2001",))]


HEADINGS = """References|## 7. References|**Works Cited**|LITERATURVERZEICHNIS|Références bibliographiques|Bibliografía
|Referências|Riferimenti bibliografici|Opere citate|Selected Bibliography|Literatuurlijst|List of References"""


@pytest.mark.parametrize("heading", HEADINGS.split("|"))
def test_headings_of_reference_lists(heading: str) -> None:
    assert names_references(heading.strip())


@pytest.mark.parametrize(
    "heading", ["Notes", "Endnotes", "Conclusion", "Reference points", "Literature of the north", ""]
)
def test_other_headings(heading: str) -> None:
    assert not names_references(heading)


def test_the_addresses_of_the_authors_are_no_entries() -> None:
    entries = "Abel R. Salt and the crown. 1999.\n\nCosta M. Farms of the tax. 2001.\n\nDorn K. Undated tolls.\n\n"
    addresses = (
        "Affiliation: Rita Abel, Institute of Tolls\nE-mail: abel@tolls.example\n\nMario Costa, Institute of Tolls\n"
    )
    found = find_references(document("text.md", f"{BODY}\n\n## References\n\n{entries}{addresses}"))
    assert [reference.names for reference in found] == [("Abel",), ("Costa",), ("Dorn",)]
