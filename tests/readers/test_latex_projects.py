"""LaTeX projects of several files: the lists that BibTeX and biber made, chapters in folders, the author's packages."""

from pathlib import Path

import pytest

from audit.model.citation import Reference
from audit.model.document import Document
from audit.parsing import understand
from audit.parsing.references import find_references
from tests.readers.specimens import read

NATBIB = r"""\begin{thebibliography}{4}
\providecommand{\natexlab}[1]{#1}
\providecommand{\url}[1]{\texttt{#1}}
\expandafter\ifx\csname urlstyle\endcsname\relax
  \providecommand{\doi}[1]{doi: #1}\else
  \providecommand{\doi}{doi: \begingroup \urlstyle{rm}\Url}\fi

\bibitem[Holt(1999)]{holt99}
A.~Holt.
\newblock \emph{Harbour Surveys}.
\newblock Quay Press, Leiden, 1999.
\newblock \doi{10.1000/182}.

\bibitem[Li and Jones(2003{\natexlab{a}})Li, and Jones]{li03}
C.~Li and P.~Jones.
\newblock A letter to the editor.
\newblock \emph{Journal of Ships}, 12\penalty0 (2):\penalty0 3--9,
  2003{\natexlab{a}}.

\bibitem[{Vargas Llosa et~al.(1985)Vargas Llosa, Gil, and Paz}]{vargas}
M.~{Vargas Llosa}, A.~Gil, and O.~Paz.
\newblock \emph{Novels}.
\newblock Lima, 1985.

\end{thebibliography}
"""
BIBER = r"""% $ biblatex bbl format version 3.2 $
\refsection{0}
  \datalist[entry]{nyt/global//global/global}
    \entry{holt99}{book}{}
      \name{author}{1}{}{%
        {{un=0,hash=abc}{%
           family={Holt},
           familyi={H\bibinitperiod},
           given={Ada},
           giveni={A\bibinitperiod}}}%
      }
      \list{location}{1}{%
        {Leiden}%
      }
      \field{labelyear}{1999}
      \field{title}{Harbour \emph{Surveys}}
      \field{year}{1999}
      \verb{doi}
      \verb 10.1000/182
      \endverb
    \endentry
    \entry{berg03}{article}{}
      \name{author}{2}{}{%
        {{hash=d}{%
           family={Berg},
           given={Jan},
           prefix={van\bibnamedelima den}}}%
        {{hash=e}{%
           family={Royal Society}}}%
      }
      \field{journaltitle}{Journal of Ships}
      \field{volume}{12}
      \field{year}{2003}
      \field{pages}{3\bibrangedash 9}
    \endentry
  \enddatalist
\endrefsection
"""


def project(folder: Path, main: str, **files: str) -> Document:
    for name, text in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_text(text)
    (folder / "main.tex").write_text(main)
    return read((folder / "main.tex").read_bytes(), str(folder / "main.tex"))


def references(document: Document) -> dict[str, Reference]:
    return {reference.key: reference for reference in find_references(document)}


def paper(body: str) -> str:
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"


def test_a_list_of_natbib_prints_no_labels_and_no_conditions(tmp_path: Path) -> None:
    document = project(tmp_path, paper(r"\citep{holt99} \citet{nobody} \bibliography{refs}"), main_bbl=NATBIB)
    found = references(document)
    assert {key: (entry.label, entry.names, entry.years) for key, entry in found.items()} == {
        "holt99": ("", ("Holt",), ("1999",)),
        "li03": ("", ("Li", "Jones"), ("2003a",)),
        "vargas": ("", ("Vargas Llosa", "Gil", "Paz"), ("1985",)),
    }
    texts = [entry.text_span.of(document.text) for entry in found.values()]
    assert texts[0] == "A.\xa0Holt. Harbour Surveys. Quay Press, Leiden, 1999. doi: 10.1000/182."
    assert texts[1] == "C.\xa0Li and P.\xa0Jones. A letter to the editor. Journal of Ships, 12(2):3–9, 2003a."
    assert not [block for block in document.blocks if "urlstyle" in block.span.of(document.text)]
    place = document.source_map.place(found["li03"].span)
    assert (place.path, place.start_line) == (str(tmp_path / "main.bbl"), 15)


@pytest.mark.parametrize(
    ("entry", "names"),
    [
        (r"\bibitem[\protect\citeauthoryear{Li, Jones}{Li \& Jones}{2003}]{k}", ("Li", "Jones")),
        (r"\bibitem[\protect\astroncite{Li and Jones}{2003}]{k}", ("Li", "Jones")),
        (r"\harvarditem[Li \harvardand\ Jones]{Li \harvardand\ Jones}{2003}{k}", ("Li", "Jones")),
    ],
)
def test_other_styles_of_author_and_year(entry: str, names: tuple[str, ...]) -> None:
    body = (
        rf"\cite{{k}} \begin{{thebibliography}}{{}} {entry} Li, C. and Jones, P. (2003). Ships. \end{{thebibliography}}"
    )
    found = references(read(paper(body).encode(), "x.tex"))
    assert (found["k"].label, found["k"].names) == ("", names)


def test_labels_that_are_printed_stay() -> None:
    body = r"\cite{k} \begin{thebibliography}{} \bibitem[LJ03]{k} C. Li, P. Jones. Ships. 2003. \end{thebibliography}"
    assert references(read(paper(body).encode(), "x.tex"))["k"].label == "LJ03"


def test_the_list_of_biber_stands_in_for_the_bibliography(tmp_path: Path) -> None:
    main = paper(r"\autocite{holt99} \footcite[12]{missing} \printbibliography")
    main = main.replace("\\begin{document}", "\\addbibresource{refs.bib}\\begin{document}")
    document = project(tmp_path, main, main_bbl=BIBER)
    found = references(document)
    assert {key: (entry.names, entry.years) for key, entry in found.items()} == {
        "holt99": (("Holt",), ("1999",)),
        "berg03": (("van den Berg", "Royal Society"), ("2003",)),
    }
    item = found["holt99"].citation.item if found["holt99"].citation else None
    assert item is not None
    assert (item.text("title"), item.text("DOI"), item.text("publisher-place")) == (
        "Harbour Surveys",
        "10.1000/182",
        "Leiden",
    )
    assert document.source_map.place(found["berg03"].span).start_line == 23
    assert not document.warnings
    assert [call.keys for call in document.reference_calls] == [("holt99",), ("missing",)]


def test_the_bibliography_itself_is_preferred(tmp_path: Path) -> None:
    main = paper(r"\autocite{other} \addbibresource{refs.bib}\printbibliography")
    document = project(
        tmp_path, main, main_bbl=BIBER, refs_bib="@book{other, author={Zawada, P.}, title={S}, year=1974}"
    )
    assert list(references(document)) == ["other"]


def test_chapters_in_folders_are_read_where_they_are_called(tmp_path: Path) -> None:
    main = r"""\documentclass{book}
\input{preamble}
\usepackage{mine}
\begin{document}
\chapter{One}\input{sub/one}
\include{sub/two.tex}
\input sub/three
\subfile{sub/deep/four}
\import{sub/}{five}
\input{main}
\end{document}
"""
    document = project(
        tmp_path,
        main,
        preamble_tex=r"\newcommand{\fn}[1]{\footnote{See #1.}}",
        mine_sty=r"\newcommand{\ship}{Argo}",
        sub__one_tex=r"First \ship.\fn{Holt 1999} \input{sub/deep/inner}",
        sub__deep__inner_tex=r"Inner.\footnote{Inner note.}",
        sub__two_tex=r"\chapter{Two} Second.\footnote{Second.}",
        sub__three_tex=r"Third.\footnote{Third.}",
        sub__deep__four_tex="\\documentclass{subfiles}\n\\begin{document}\nFourth.\\footnote{Fourth.}\n\\end{document}\n",
        sub__five_tex=r"Fifth.\footnote{Fifth.} \input{six}",
        sub__six_tex=r"Sixth.\footnote{Sixth.}",
    )
    texts = [(note.label, document.plain(*note.text_spans).text) for note in document.notes]
    assert texts == [
        ("1", "See Holt 1999."),
        ("2", "Inner note."),
        *((str(number), f"{name}.") for number, name in enumerate(("Second", "Third", "Fourth", "Fifth", "Sixth"), 1)),
    ]
    assert "First Argo." in document.text
    assert "subfiles" not in document.text
    assert not document.warnings
    four = document.source_map.place(document.notes[4].span)
    assert (four.path, four.start_line, four.start_column) == (str(tmp_path / "sub/deep/four.tex"), 3, 18)


def test_a_link_out_of_the_folder_is_not_followed(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("the secret")
    inside = tmp_path / "project"
    inside.mkdir()
    (inside / "chapter.tex").symlink_to(tmp_path / "secret.tex")
    document = project(inside, paper(r"\input{chapter} \input{../secret} \input{" + str(tmp_path) + r"/secret}"))
    assert "the secret" not in document.text
    assert len(document.warnings) == 3


@pytest.mark.parametrize("command", [r"\penalty10000", r"\hskip 2em plus 1em minus .5em", r"\kern-1pt", r"\vskip1cm"])
def test_lengths_print_nothing(command: str) -> None:
    assert read(paper(f"Ships{command} sail.").encode(), "x.tex").text in ("Ships sail.", "Shipssail.")


@pytest.mark.parametrize(
    ("source", "text", "notes"),
    [
        (r"One \iffalse hidden\footnote{h} \iftrue x\fi y\fi two.", "One two.", []),
        (r"One \iffalse hidden\else shown\fi.", "One shown.", []),
        (r"One \iff two.", "One two.", []),
        (r"\let\old\footnote One.\old{A note.}", "One.", ["A note."]),
        (r"Table\tablefootnote{A note.} ends.", "Table ends.", ["A note."]),
    ],
)
def test_conditions_and_other_names(source: str, text: str, notes: list[str]) -> None:
    document = read(paper(source).encode(), "x.tex")
    assert document.blocks[0].span.of(document.text) == text
    assert [document.plain(*note.text_spans).text for note in document.notes] == notes


def test_names_that_the_preamble_gives_to_commands() -> None:
    source = paper(r"One.\old{A note.}").replace("\\begin{document}", "\\let\\old=\\footnote\n\\begin{document}")
    assert len(read(source.encode(), "x.tex").notes) == 1


def test_citations_with_words_around_all_of_them() -> None:
    document = read(paper(r"Ships \parencites(see)(and more)[1]{a}[2]{b} sail.").encode(), "x.tex")
    assert document.text == "Ships [@a, 1; @b, 2] sail."


def test_of_a_key_used_twice_the_first_entry_counts(tmp_path: Path) -> None:
    bib = "@book{a, author={Holt, A.}, title={S}, year=1999}\n@book{a, author={Li, B.}, title={T}, year=2003}\n"
    document = project(tmp_path, paper(r"\cite{a} \bibliography{refs}"), refs_bib=bib)
    manuscript = understand(document)
    assert manuscript.text_citations[0].reference_ids == ("r1",)
    assert document.warnings == (
        f"{tmp_path / 'refs.bib'}: line 2: the key a is used again; the entry of line 1 counts",
    )
