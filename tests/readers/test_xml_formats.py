"""HTML, EPUB, JATS and TEI: the ways in which notes and references are written, and files that mean harm."""

import time

import pytest

from audit.model.document import Document
from audit.readers import UnreadableError
from audit.readers.html_notes import label_of
from tests.readers.specimens import read, zipped


def page(body: str) -> Document:
    return read(f"<!DOCTYPE html><html><body>{body}</body></html>".encode(), "x.html")


def notes(document: Document) -> list[tuple[str, str]]:
    return [(note.label, document.plain(*note.text_spans).text.strip()) for note in document.notes]


TEXT = "<p>A sentence that stands here{}. And it goes on{}.</p>"


@pytest.mark.parametrize(
    "body",
    [
        # pandoc
        TEXT.format('<a href="#fn1" class="footnote-ref" id="fnref1" role="doc-noteref"><sup>1</sup></a>',
                    '<a href="#fn2" class="footnote-ref" id="fnref2" role="doc-noteref"><sup>2</sup></a>')
        + '<section role="doc-endnotes"><ol><li id="fn1"><p>First.<a href="#fnref1" role="doc-backlink">↩︎</a></p></li>'
        '<li id="fn2"><p>Second.<a href="#fnref2" class="footnote-back">↩︎</a></p></li></ol></section>',
        # Word, saved as a web page
        TEXT.format('<a href="#_ftn1" name="_ftnref1">[1]</a>', '<a href="#_ftn2" name="_ftnref2">[2]</a>')
        + '<div><p><a href="#_ftnref1" name="_ftn1">[1]</a> First.</p></div>'
        '<div><p><a href="#_ftnref2" name="_ftn2">[2]</a> Second.</p></div>',
        # a footnote plug-in: the number leads back, an arrow before it
        TEXT.format('<a id="r1" href="#note-1"><sup>1</sup></a>', '<a id="r2" href="#note-2"><sup>2</sup></a>')
        + '<ol style="list-style-type: none"><li id="note-1"><a href="#r1"><sup>↑ 1</sup></a> First.</li>'
        '<li id="note-2"><a href="#r2"><sup>↑ 2</sup></a><br>Second.</li></ol>',
        # notes in the line, opened by a button
        TEXT.format('<button class="count"><i>1</i></button><cite class="footnote footnote-1"><i>First.</i></cite>',
                    '<button class="count"><i>2</i></button><cite class="footnote footnote-2"><i>Second.</i></cite>'),
        # notes in the line, told by ARIA
        TEXT.format('<sup><a href="javascript:void(0)" aria-describedby="m1">1</a></sup><span id="m1">First.</span>',
                    '<sup><a href="javascript:void(0)" aria-describedby="m2">2</a></sup><span id="m2">Second.</span>'),
        # an address with the page's own name before the fragment
        TEXT.format('<a href="https://a.b/c?d=e#fn1"><sup>1</sup></a>', '<a href="https://a.b/c?d=e#fn2"><sup>2</sup></a>')
        + '<span class="NLM_fn" id="fn1"><p><a href="https://a.b/c#x1"><sup>1</sup></a> First.</p></span>'
        '<span class="NLM_fn" id="fn2"><p><a href="https://a.b/c#x2"><sup>2</sup></a> Second.</p></span>',
        # side notes
        TEXT.format('<sup>1</sup><span class="sidenote">First.</span>',
                    '<sup>2</sup><span class="sidenote">Second.</span>'),
        # a definition list
        TEXT.format('<a href="#d1">1</a>', '<a href="#d2">2</a>')
        + '<dl><dt id="d1">1</dt><dd>First.</dd><dt id="d2">2</dt><dd>Second.</dd></dl>',
        # an empty anchor before the text
        TEXT.format('<sup><a href="#n1">1</a></sup>', '<sup><a href="#n2">2</a></sup>')
        + '<p><a name="n1"></a>1. First.</p><p><a name="n2"></a>2. Second.</p>',
    ],
)  # fmt: skip
def test_ways_of_writing_notes(body: str) -> None:
    document = page(body)
    texts = [(label, text.removeprefix(f"{label}. ")) for label, text in notes(document)]
    assert texts == [("1", "First."), ("2", "Second.")]
    assert [call.label for call in document.calls] == ["1", "2"]
    assert [call.note_id for call in document.calls] == [note.id for note in document.notes]
    assert document.calls[0].span.end <= document.notes[0].span.start


@pytest.mark.parametrize(
    "body",
    [
        '<p>See figure <a href="#fig1">1</a>.</p><figure id="fig1"><p>A figure that says something.</p></figure>',
        '<p>See <a href="#sec2">2</a>.</p><h2 id="sec2">A heading that is long enough</h2><p>Text.</p>',
        '<p><a href="#top">1</a></p><div id="top"><h1>All</h1><p>of the page stands here.</p></div>',
        '<p>Go to <a href="https://elsewhere.org/#a">1</a>.</p>',
        '<ul><li><a href="#c1">I</a></li></ul><section id="c1"><h2>Chapter one</h2><p>Long text.</p></section>',
    ],
)
def test_short_links_that_call_no_note(body: str) -> None:
    assert page(body).notes == ()


def test_a_call_whose_note_is_missing_stays() -> None:
    (call,) = page('<p>Text<a href="#fn1" role="doc-noteref"><sup>1</sup></a>.</p>').calls
    assert (call.label, call.note_id) == ("1", None)


def test_reference_lists() -> None:
    document = page(
        '<p>As said (<a href="#ref-a" role="doc-biblioref">Smith 2001</a>).</p><div id="refs" role="doc-bibliography">'
        '<div id="ref-a" class="csl-entry">Smith. 2001. <em>Book</em>.</div></div>'
    )
    assert [reference.key for reference in document.references] == ["ref-a"]
    assert [call.keys for call in document.reference_calls] == [("ref-a",)]
    assert document.blocks[-1].kind == "reference"


def test_a_list_of_references_is_told_from_notes_by_calls_that_come_again() -> None:
    call = '<sup><a href="#x{0}">{0}</a></sup>'
    listed = '<h2>References</h2><ol><li id="x1">Smith, Book.</li><li id="x2">Li, Article.</li></ol>'
    once = page(f"<p>A{call.format(1)} and b{call.format(2)}.</p>{listed}")
    again = page(f"<p>A{call.format(1)} and b{call.format(2)} and c{call.format(1)}.</p>{listed}")
    assert [note.label for note in once.notes] == ["1", "2"]
    assert again.notes == ()
    assert [(r.key, r.label, r.text_span.of(again.text)) for r in again.references] == [
        ("x1", "1", "Smith, Book."),
        ("x2", "2", "Li, Article."),
    ]
    assert [call.keys for call in again.reference_calls] == [("x1",), ("x2",), ("x1",)]


def test_line_breaks() -> None:
    document = page("<p>1. First note.<br>2. Second note.<br><br>Another paragraph.</p>")
    assert document.text == "1. First note.\n2. Second note.\n\nAnother paragraph."


def test_scripts_menus_and_hidden_parts_are_no_text() -> None:
    document = page(
        "<nav>Menu</nav><script>x()</script><p>Text.</p><p hidden>no</p><div style='display: none'>no</div>"
        "<style>p{}</style>"
    )
    assert document.text == "Text."


@pytest.mark.parametrize(
    ("text", "label"),
    [*[("1", "1"), ("[12]", "12"), ("↑ 3", "3"), ("Note 4", "4"), ("*", "*"), ("iv", "iv"), ("b", "b"), ("²", "²")],
     *[("Id.", None), ("see", None), ("1990–1995", None), ("", None), ("A longer text", None)]],
)  # fmt: skip
def test_labels(text: str, label: str | None) -> None:
    assert label_of(text) == label


# EPUB


def test_epub_refuses_what_is_locked() -> None:
    data = zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<c><rootfile full-path="a.opf"/></c>',
            "META-INF/encryption.xml": '<e><CipherReference URI="one.xhtml"/></e>',
            "a.opf": '<package><manifest><item id="a" href="one.xhtml" media-type="application/xhtml+xml"/></manifest>'
            '<spine><itemref idref="a"/></spine></package>',
            "one.xhtml": "xxxx",
        }
    )
    with pytest.raises(UnreadableError, match="encrypted"):
        read(data, "x.epub")


# JATS


def jats(body: str, back: str = "") -> Document:
    return read(f'<article dtd-version="1.2"><body>{body}</body><back>{back}</back></article>'.encode(), "x.xml")


REFERENCES = "<ref-list>" + "".join(
    f'<ref id="b{n}"><label>{n}.</label><mixed-citation publication-type="journal"><name><surname>Family{n}</surname> '
    f"<given-names>G</given-names></name> (<year>200{n}</year>) <article-title>Title {n}</article-title>. "
    f"<source>Journal</source> <volume>3</volume>: <fpage>1</fpage>–<lpage>9</lpage>.</mixed-citation></ref>"
    for n in range(1, 6)
) + "</ref-list>"  # fmt: skip


def test_jats_ranges_call_all_between() -> None:
    x = '<xref ref-type="bibr" rid="b{0}">{0}</xref>'
    document = jats(f"<p>Text [{x.format(1)}–{x.format(3)}, {x.format(5)}].</p>", REFERENCES)
    assert [call.keys for call in document.reference_calls] == [("b1", "b2", "b3"), ("b5",)]
    first = document.references[0]
    assert (first.key, first.label) == ("b1", "1")
    assert first.text_span.of(document.text).startswith("Family1 G (2001) Title 1.")
    assert first.item is not None
    assert first.item.type == "article-journal"
    assert first.item.text("page") == "1–9"
    for field in first.item.fields:
        assert field.span.of(document.text)


def test_jats_fields_without_punctuation_get_some() -> None:
    citation = (
        "<element-citation><person-group><name><surname>A</surname><given-names>B</given-names></name>"
        "<name><surname>C</surname><given-names>D</given-names></name></person-group><article-title>T</article-title>"
        "<year>2001</year></element-citation>"
    )
    document = jats("<p>x</p>", f'<ref-list><ref id="r"><label>1</label>{citation}</ref></ref-list>')
    assert document.references[0].text_span.of(document.text) == "A B, C D. T. 2001."


def test_jats_alternatives_are_read_once() -> None:
    both = (
        "<element-citation><year>2001</year></element-citation><mixed-citation>A. <year>2001</year>.</mixed-citation>"
    )
    document = jats(
        "<p>x</p>", f'<ref-list><ref id="r"><citation-alternatives>{both}</citation-alternatives></ref></ref-list>'
    )
    assert document.references[0].text_span.of(document.text) == "A. 2001."


def test_jats_notes_of_tables_and_statements_are_no_footnotes() -> None:
    table = '<table-wrap><table-wrap-foot><fn id="t1"><p>Of the table.</p></fn></table-wrap-foot></table-wrap>'
    group = '<fn-group><fn fn-type="conflict"><p>None.</p></fn><fn id="f1"><label>1</label><p>Real.</p></fn></fn-group>'
    document = jats(f'<p>Text<xref ref-type="fn" rid="f1">1</xref>.</p>{table}', group)
    assert notes(document) == [("1", "Real.")]


def test_jats_notes_in_the_text_are_their_own_calls() -> None:
    document = jats("<p>Text<fn><p>One.</p></fn> and more<fn><p>Two.</p></fn>.</p>")
    assert notes(document) == [("1", "One."), ("2", "Two.")]
    assert document.text.startswith("Text and more.")
    assert all(call.generated and len(call.span) == 0 for call in document.calls)


# TEI


def tei(body: str, back: str = "") -> Document:
    return read(
        f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{body}</body><back>{back}</back></text></TEI>'.encode(),
        "x.xml",
    )


def test_tei_notes_by_number_and_by_place() -> None:
    document = tei('<p>A<note n="5">Five.</note> b<note>Six?</note>.</p>')
    assert [(note.label, note.generated) for note in document.notes] == [("5", False), ("2", True)]


def test_tei_notes_kept_apart_are_called_by_target() -> None:
    document = tei(
        '<p>A<ref target="#n1">1</ref> b.</p>', '<div type="notes"><note xml:id="n1" n="1">Kept here.</note></div>'
    )
    assert notes(document) == [("1", "Kept here.")]
    assert [(call.label, call.note_id) for call in document.calls] == [("1", "n1")]


def test_tei_notes_that_name_their_place() -> None:
    document = tei(
        '<p>A<anchor xml:id="a1"/> and b<anchor xml:id="a2"/>.</p>',
        '<div type="notes"><note target="#a1">First.</note><note target="#a2">Second.</note></div>',
    )
    assert notes(document) == [("1", "First."), ("2", "Second.")]
    assert [document.text[: call.span.start] for call in document.calls] == ["A", "A and b"]


def test_tei_bibliography_and_calls_to_it() -> None:
    entry = '<bibl xml:id="a"><author>Smith, Ann</author>. <date>2001</date>. <title level="m">Book</title>.</bibl>'
    document = tei('<p>See <ref type="bibl" target="#a">Smith 2001</ref>.</p>', f"<listBibl>{entry}</listBibl>")
    assert [reference.key for reference in document.references] == ["a"]
    assert [call.keys for call in document.reference_calls] == [("a",)]
    item = document.references[0].item
    assert item is not None
    assert str(item.names()[0]) == "Ann Smith"
    assert ("italic", "Book") in [(s.style, s.span.of(document.text)) for s in document.styles]


def test_tei_repeated_ids_are_borne() -> None:
    document = tei('<p xml:id="a">One.</p><p xml:id="a">Two.<note xml:id="a">N.</note></p>')
    assert document.text.startswith("One.\n\nTwo.")


# harm


@pytest.mark.parametrize("root", ["article dtd-version='1'", "TEI"])
def test_entities_are_not_expanded(root: str) -> None:
    name = root.split()[0]
    lines = "".join(f'<!ENTITY a{n + 1} "{f"&a{n};" * 10}">' for n in range(12))
    bomb = f'<!DOCTYPE {name} [<!ENTITY a0 "ha"><!ENTITY f SYSTEM "file:///etc/passwd">{lines}]>'
    body = (
        "<text><body><p>x &a12; &f; &eacute;</p></body></text>"
        if name == "TEI"
        else "<body><p>x &a12; &f; &eacute;</p></body>"
    )
    began = time.process_time()
    document = read(f"{bomb}<{root}>{body}</{name}>".encode(), "x.xml")
    assert time.process_time() - began < 2
    assert "root:" not in document.text
    assert len(document.text) < 100
    assert document.text.endswith("é")


@pytest.mark.parametrize(
    "start", ["<!DOCTYPE html><html><body>", "<article dtd-version='1'><body>", "<TEI><text><body>"]
)
def test_deep_nesting_ends(start: str) -> None:
    try:
        document = read((start + "<div>" * 50_000 + "deep").encode(), "x.xml")
    except UnreadableError as error:
        assert "\n" not in str(error)  # noqa: PT017
    else:
        assert len(document.text) < 100


def test_entries_built_of_fields_are_punctuated_like_printed_ones() -> None:
    author = "<author><persName><surname>Noll</surname><forename>E.</forename></persName></author>"
    entry = f'<biblStruct xml:id="b"><monogr>{author}<title>Masts</title><imprint><date>2010</date></imprint></monogr>'
    tei = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>T</p></body><back><listBibl>{entry}</biblStruct>'
    document = read(f"{tei}</listBibl></back></text></TEI>".encode(), "x.xml")
    assert document.references[0].span.of(document.text) == "Noll, E. Masts. 2010."
    jats = (
        '<article article-type="other"><back><ref-list><ref id="b"><element-citation><name><surname>Noll</surname>'
        "<given-names>E</given-names></name><year>2010</year><source>Masts</source><fpage>1</fpage><lpage>9</lpage>"
        "</element-citation></ref></ref-list></back></article>"
    )
    document = read(jats.encode(), "x.xml")
    assert document.references[0].span.of(document.text).endswith("Masts. 1–9.")
