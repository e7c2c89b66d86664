"""LaTeX: notes as LaTeX numbers them, citations, macros, files within the folder, places."""

from pathlib import Path

import pytest

from audit.model.document import Document
from audit.model.span import Span
from audit.readers import ReadOptions, choose
from tests.readers.specimens import read


def latex(body: str, preamble: str = "", kind: str = "article") -> Document:
    text = f"\\documentclass{{{kind}}}\n{preamble}\n\\begin{{document}}\n{body}\n\\end{{document}}\n"
    return read(text.encode(), "x.tex")


def note_texts(document: Document) -> list[tuple[str, str]]:
    return [(note.label, document.plain(*note.text_spans).text) for note in document.notes]


@pytest.mark.parametrize(
    ("source", "wanted"),
    [
        ("a``b'' `c' d--e---f", "a“b” ‘c’ d–e—f"),
        ('M\\"uller \\\'{e} \\c{c} \\v s \\o{} \\ss{}x \\"{\\i}', "Müller é ç š ø ßx ï"),
        ("a % comment \\footnote{no}\nb", "a b"),
        ("a%\n  b", "ab"),
        ("one\ntwo\n\nthree", "one two\n\nthree"),
        ("\\emph{a} {\\bf b} \\textsc{c}", "a b c"),
        ("p.~12 \\& 5\\% \\$3 \\# \\_ \\{x\\}", "p.\u00a012 & 5% $3 # _ {x}"),
        ("\\href{http://a.b}{text} \\url{http://c.d/e_f%g}", "text http://c.d/e_f%g"),
        ("\\verb|\\footnote{x}| after", "\\footnote{x} after"),
        ("\\enquote{a}", "“a”"),
        ("\\hypertarget{x}{\\section{Head}\\label{x}}", "Head"),
        ("\\unknown{kept} \\vspace{1cm}b", "kept b"),
        ("\\begin{itemize}\\item a \\item b\\end{itemize}", "a\n\nb"),
        ("\\begin{enumerate}\\item a \\item b\\end{enumerate}", "1. a\n\n2. b"),
        ("\\begin{comment}\n}\\footnote{x}\n\\end{comment}\na", "a"),
        ("$x^2$ and \\(y\\)", "x^2 and y"),
    ],
)
def test_text(source: str, wanted: str) -> None:
    assert latex(source).text == wanted


GERMAN = "\\usepackage[ngerman]{babel}"


@pytest.mark.parametrize(
    ("source", "preamble", "wanted"),
    [
        ('"`Ja"\', sagte M"uller, der die Stra"se sah.', GERMAN, "„Ja“, sagte Müller, der die Straße sah."),
        (
            'Haus"-tür, ein"~ und zwei, bergauf"=bergab, Auf"|lage',
            GERMAN,
            "Haustür, ein- und zwei, bergauf-bergab, Auflage",
        ),
        ('"<Ja">', GERMAN, "«Ja»"),
        ('ein"~ und mehrzeilig', "", "ein- und mehrzeilig"),
        ('He said "all is well" and left.', "", 'He said "all is well" and left.'),
    ],
)
def test_shorthands_of_german(source: str, preamble: str, wanted: str) -> None:
    assert latex(source, preamble).text == wanted


def test_notes_are_numbered_and_written_at_the_end() -> None:
    document = latex("A.\\footnote{One \\emph{it}.} B.\\footnote{Two.\n\nSecond paragraph.} C.\\endnote{End.}")
    assert note_texts(document) == [("1", "One it."), ("2", "Two. Second paragraph."), ("1", "End.")]
    assert document.text.startswith("A. B. C.\n\n")
    assert [call.note_id for call in document.calls] == [note.id for note in document.notes]
    assert all(note.generated for note in document.notes)


@pytest.mark.parametrize(
    ("preamble", "kind", "labels"),
    [
        ("", "article", ["1", "2", "3"]),
        ("\\renewcommand{\\thefootnote}{\\roman{footnote}}", "article", ["i", "ii", "iii"]),
        ("\\renewcommand\\thefootnote{\\fnsymbol{footnote}}", "article", ["*", "†", "‡"]),
        ("", "book", ["1", "2", "1"]),
    ],
)
def test_numbering(preamble: str, kind: str, labels: list[str]) -> None:
    body = "\\chapter{A}x\\footnote{a}\\footnote{b}\\chapter{B}y\\footnote{c}"
    assert [note.label for note in latex(body, preamble, kind).notes] == labels


def test_marks_apart_from_their_texts() -> None:
    document = latex(
        "a\\footnotemark b\\footnotemark[7].\\footnotetext[1]{One.}\\footnotetext[7]{Seven.}\\footnotemark[9]"
    )
    assert note_texts(document) == [("1", "One."), ("7", "Seven.")]
    assert [(call.label, call.generated) for call in document.calls] == [("1", True), ("7", False), ("9", False)]
    assert [call.note_id is None for call in document.calls] == [False, False, True]


@pytest.mark.parametrize(
    "again",
    [
        *("\\footnotemark[2]", "\\footnotemark[\\value{footnote}]", "\\footnotemark[\\ref{two}]", "\\footref{two}"),
        *("\\addtocounter{footnote}{-1}\\footnotemark{}", "\\setcounter{footnote}{1}\\footnotemark{}"),
    ],
)
def test_a_note_is_called_again(again: str) -> None:
    document = latex(f"a\\footnote{{One.}} b\\footnote{{Two.\\label{{two}}}} c{again}")
    assert note_texts(document) == [("1", "One."), ("2", "Two.")]
    assert [call.label for call in document.calls] == ["1", "2", "2"]
    assert document.calls[2].note_id == document.notes[1].id


def test_marks_counted_back_to_their_texts() -> None:
    document = latex(
        "a\\footnotemark b\\footnotemark.\\addtocounter{footnote}{-1}\\footnotetext{One.}"
        "\\stepcounter{footnote}\\footnotetext{Two.} c\\footnote{Three.}"
    )
    assert note_texts(document) == [("1", "One."), ("2", "Two."), ("3", "Three.")]
    assert [call.note_id for call in document.calls] == [note.id for note in document.notes]


def test_counters_can_be_set() -> None:
    assert [note.label for note in latex("\\setcounter{footnote}{100}a\\footnote{x}").notes] == ["101"]


def test_macros_of_the_author() -> None:
    preamble = "\\newcommand{\\FRUS}{\\emph{FRUS}}\\newcommand{\\fn}[2][p.]{\\footnote{#1 #2}}\\def\\x#1{<#1>}"
    document = latex("\\FRUS{} vol.\\fn{3}\\fn[pp.]{4} \\x{y}", preamble)
    assert note_texts(document) == [("1", "p. 3"), ("2", "pp. 4")]
    assert document.text.startswith("FRUS vol. <y>")
    assert [styled.span.of(document.text) for styled in document.styles] == ["FRUS"]


def test_macros_without_end_end() -> None:
    document = latex("\\a", "\\newcommand{\\a}{x\\a\\a}")
    assert len(document.text) < 1_000_000


@pytest.mark.parametrize(
    ("source", "keys", "narrative"),
    [
        ("\\cite{a}", ("a",), False),
        ("\\citep[see][p.~3]{a, b}", ("a", "b"), False),
        ("\\citet{a}", ("a",), True),
        ("\\parencite[12]{a}", ("a",), False),
        ("\\textcite{a}", ("a",), True),
        ("\\autocites[1]{a}[2]{b}", ("a", "b"), False),
        ("\\Citet*{a}", ("a",), True),
        ("\\supercite{a}", ("a",), False),
        ("\\nocite{a}", ("a",), False),
    ],
)
def test_citations(source: str, keys: tuple[str, ...], narrative: bool) -> None:
    (call,) = latex(f"Text {source}.").reference_calls
    assert (call.keys, call.narrative) == (keys, narrative)


def test_foot_citations_are_notes() -> None:
    document = latex("A.\\footcite[3]{a} B.\\footnote{Two.}")
    assert note_texts(document) == [("1", "[@a, 3]"), ("2", "Two.")]


def test_typed_superscripts_are_styles() -> None:
    document = latex("a\\textsuperscript{12} b$^{13}$ c$^\\dagger$ d$^{\\mathrm{e}}$")
    assert [s.span.of(document.text) for s in document.styles] == ["12", "13", "†", "e"]


def test_the_bibliography_environment() -> None:
    document = latex(
        "\\begin{thebibliography}{9}\\bibitem{a} Smith, Book.\\bibitem[Li(2001)]{b} Li, Art.\\end{thebibliography}"
    )
    found = [(r.key, r.label, r.text_span.of(document.text)) for r in document.references]
    assert found == [("a", "1", "Smith, Book."), ("b", "Li", "Li, Art.")]


def test_titles_and_thanks() -> None:
    document = latex("x", "\\title{On \\emph{Notes}\\thanks{I thank.}}\n\\author{A. B.}")
    assert document.metadata["title"] == "On Notes"
    assert document.text.startswith("On Notes\n\nA. B.\n\nx")
    assert [(note.label, note.kind) for note in document.notes] == [("*", "author-note")]


def test_places_are_lines_and_columns_of_the_file() -> None:
    text = "\\documentclass{article}\n\\begin{document}\nA word.\\footnote{The\nnote here.}\n\\end{document}"
    document = read(text.encode(), "x.tex")
    for word in ("word", "note here"):
        at = document.text.index(word)
        place = document.source_map.place(Span(at, at + len(word)))
        line = text.split("\n")[(place.start_line or 0) - 1]
        assert line[(place.start_column or 0) - 1 : (place.end_column or 0) - 1] == word


def test_files_are_read_inside_the_folder_only(tmp_path: Path) -> None:
    (tmp_path / "secret.tex").write_text("secret")
    folder = tmp_path / "paper"
    (folder / "parts").mkdir(parents=True)
    (folder / "parts" / "one.tex").write_text("Part one.\\footnote{In one.}\\input{main}")
    (folder / "refs.bib").write_text(
        "@book{a, author={Smith, A.}, title={{B}ook}, year=2001}\n@book{b, title={Other}}\n"
    )
    main = folder / "main.tex"
    main.write_text(
        "\\documentclass{article}\\begin{document}x\\footnote{Main.} \\input{parts/one} \\input{../secret} "
        "\\input{gone} "
        "\\cite{a,b}\\bibliography{refs}\\end{document}"
    )
    data = main.read_bytes()
    document = choose(data, str(main)).read(data, str(main), ReadOptions())
    assert note_texts(document) == [("1", "Main."), ("2", "In one.")]
    assert "secret" not in document.text
    assert document.source_map.place(document.notes[1].span).path == str(folder / "parts" / "one.tex")
    assert any("outside" in warning for warning in document.warnings)
    assert any("gone was not found" in warning for warning in document.warnings)
    assert [reference.key for reference in document.references] == ["a", "b"]
    place = document.source_map.place(document.references[1].span)
    assert (place.path, place.start_line) == (str(folder / "refs.bib"), 2)


def test_the_list_that_bibtex_made_is_preferred(tmp_path: Path) -> None:
    (tmp_path / "refs.bib").write_text("@book{a, title={T}}")
    (tmp_path / "paper.bbl").write_text(
        "\\begin{thebibliography}{1}\n\\bibitem{a} Printed entry.\n\\end{thebibliography}\n"
    )
    paper = tmp_path / "paper.tex"
    paper.write_text("\\documentclass{article}\\begin{document}x \\cite{a}\\bibliography{refs}\\end{document}")
    data = paper.read_bytes()
    document = choose(data, str(paper)).read(data, str(paper), ReadOptions())
    (reference,) = document.references
    assert reference.text_span.of(document.text) == "Printed entry."
    place = document.source_map.place(reference.text_span)
    assert (place.path, place.start_line) == (str(tmp_path / "paper.bbl"), 2)
