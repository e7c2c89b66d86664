"""Lines and columns in pages and XML: every word stands where its place says, whatever the markup around it."""

import io
import pickle
import time
import zipfile

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from audit.model.document import Document, Place
from audit.model.span import Span
from audit.readers import choose
from audit.readers.interface import ReadOptions

JATS = '<article article-type="research-article"><body>{}</body></article>'
TEI = '<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>{}</body></text></TEI>'


def read(text: str | bytes, path: str) -> Document:
    data = text if isinstance(text, bytes) else text.encode()
    return choose(data[:4096], path).read(data, path, ReadOptions())


def place(document: Document, words: str) -> Place:
    start = document.text.index(words)
    return document.source_map.place(Span(start, start + len(words)))


def stands(text: str, document: Document, words: str, written: str | None = None) -> None:
    """Assert that `words` of the document stand where the only `written` of the file does."""
    found = place(document, words)
    start = text.index(written or words)
    line = text.count("\n", 0, start) + 1
    column = start - (text.rfind("\n", 0, start) + 1) + 1
    end = column + len(written or words)
    assert (found.start_line, found.start_column, found.end_line, found.end_column) == (line, column, line, end)


PAGES = {
    "behind a tag": "<p>One <i>target</i> here.</p>",
    "behind the end of a tag": "<p>One <i>two</i> target here.</p>",
    "behind an empty tag": "<p>One<br>target here.</p>",
    "behind an empty tag, closed": "<p>One<br/>target here.</p>",
    "behind entities": "<p>R&amp;D &mdash; caf&eacute;&nbsp;&#8217;s target here.</p>",
    "behind a comment": "<p>One <!-- <i>not\nthis</i> --> target here.</p>",
    "in another line": "<p>One\n   two\n\t target here.</p>",
    "in a tag of several lines": '<p\n  class="a"\n  title="one">target here.</p>',
    "behind a tag in an attribute": "<p title=\"a <b>bold</b> word\">One <i title='</i>'>two</i> target.</p>",
    "behind a script": "<script>if (a < b) { s = '</p><p>'; }</script><p>target here.</p>",
    "with ends left out": "<ul><li>One<li>two <b>three</b><li>target</ul><p>Four",
    "without a paragraph": "One <b>two</b> target.",
    "in a table": "<table><tr><td>One<td>target</table>",
    "behind a lone sign": "<p>1 < 2 and 3 > 2, target.</p>",
    "behind a call": '<p>One.<a href="#fn1"><sup>1</sup></a> target.</p><p id="fn1">1. A note that is longer.</p>',
    "in a note": '<p>One.<a href="#fn1"><sup>1</sup></a></p><p id="fn1"><a href="#r1">1.</a> A target of it.</p>',
    "in a numbered list": "<ol><li>One</li>\n<li>The target.</li></ol>",
}


@pytest.mark.parametrize("name", PAGES)
def test_a_word_of_a_page_stands_where_its_place_says(name: str) -> None:
    text = f"<!DOCTYPE html>\n<html><body>\n{PAGES[name]}\n</body></html>"
    stands(text, read(text, "page.html"), "target")


XML = {
    "a paragraph": "<sec><title>One</title>\n<p>Some target.</p></sec>",
    "behind entities": "<sec><p>R&amp;D, caf&eacute;, &#x2014; target.</p></sec>",
    "behind instructions and comments": "<sec><p>One<?word-break?> two<!-- <p> --> target.</p></sec>",
    "in character data": "<sec><p>One <![CDATA[a < b, target]]> two.</p></sec>",
    "behind a call": '<p>One.<xref ref-type="fn" rid="f1">1</xref> target</p><fn id="f1"><p>A.</p></fn>',
}


@pytest.mark.parametrize("name", XML)
def test_a_word_of_an_article_stands_where_its_place_says(name: str) -> None:
    text = '<?xml version="1.0"?>\n' + JATS.format(XML[name])
    stands(text, read(text, "article.xml"), "target")


def test_a_note_of_tei_stands_where_it_is_written() -> None:
    text = TEI.format('<p>One.<note place="foot"><p>The target\n of it.</p></note> Two <hi>three</hi> four.</p>')
    document = read(text, "text.xml")
    stands(text, document, "target")
    stands(text, document, "four")


def test_a_call_stands_at_its_number() -> None:
    text = '<p>One.<a class="x" href="#fn12"><sup>12</sup></a></p>\n<p id="fn12">12. A note that is longer.</p>'
    document = read(text, "page.html")
    found = document.source_map.place(document.calls[0].span)
    assert (found.start_line, found.start_column) == (1, text.index(">12<") + 2)


def test_a_book_has_lines_in_each_of_its_files() -> None:
    container = '<container><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>'
    item = '<item id="{0}" href="{0}" media-type="application/xhtml+xml"/>'
    items = item.format("one.xhtml") + item.format("two.xhtml")
    spine = '<spine><itemref idref="one.xhtml"/><itemref idref="two.xhtml"/></spine>'
    page = '<html xmlns="http://www.w3.org/1999/xhtml"><body>\n<p>{}</p></body></html>'
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as package:
        package.writestr("mimetype", "application/epub+zip")
        package.writestr("META-INF/container.xml", container)
        package.writestr("b.opf", f"<package><manifest>{items}</manifest>{spine}</package>")
        package.writestr("one.xhtml", page.format("One <i>first</i>."))
        package.writestr("two.xhtml", page.format("The second."))
    document = read(stream.getvalue(), "book.epub")
    first, second = place(document, "first"), place(document, "second")
    assert (first.path, first.start_line, first.start_column) == ("one.xhtml", 2, 11)
    assert (second.path, second.start_line, second.start_column) == ("two.xhtml", 2, 8)


def test_lines_are_counted_beyond_what_the_parser_counts() -> None:
    lines = "\n".join(f"<p>Line {number}.</p>" for number in range(1, 70_001))
    document = read(f"<html><body>{lines}</body></html>", "page.html")
    assert place(document, "Line 69999.").start_line == 69_999


@pytest.mark.parametrize("encoding", ["utf-16", "utf-8-sig", "latin-1"])
def test_columns_are_those_of_characters(encoding: str) -> None:
    declared = '<?xml version="1.0" encoding="ISO-8859-1"?>\n' if encoding == "latin-1" else ""
    text = declared + JATS.format("<p>Éàü <italic>ö</italic> target.</p>")
    stands(text, read(text.encode(encoding), "article.xml"), "target")


def test_each_end_of_a_line_counts_once() -> None:
    text = "<html><body>\r\n<p>One\r\ntwo target</p>\r\n</body></html>"
    document = read(text, "page.html")
    assert (place(document, "target").start_line, place(document, "target").start_column) == (3, 5)


def test_a_map_that_was_sent_elsewhere_still_knows() -> None:
    text = "<p>One <i>two</i> target.</p>"
    document = read(text, "page.html")
    stands(text, document, "target")
    stands(text, pickle.loads(pickle.dumps(document)), "target")


@given(st.lists(st.sampled_from(["<p>", "</p>", "<i>", "</i>", "<!--", "-->", "&amp;", "&", "<", '"', "word ", "\n"])))
@settings(deadline=None)
def test_any_page_has_a_place_for_each_of_its_words(pieces: list[str]) -> None:
    text = "<html><body><p>First</p>" + "".join(pieces) + "</body></html>"
    document = read(text, "page.html")
    lines = text.count("\n") + 1
    for start in range(len(document.text)):
        found = document.source_map.place(Span(start, start + 1))
        assert found.start_line is not None
        assert 1 <= found.start_line <= (found.end_line or 0) <= lines


@pytest.mark.parametrize(
    "piece", ["<!--", "<a ", '<a title="', "</a", "<![CDATA[", "&", "<p>x", "<i>", "<script>", "<"]
)
def test_a_hostile_page_is_placed_in_time(piece: str) -> None:
    text = "<html><body><p>First word.</p>" + piece * 50_000 + "</body></html>"
    document = read(text, "page.html")
    began = time.process_time()
    for start in range(0, len(document.text), max(1, len(document.text) // 50)):
        document.source_map.place(Span(start, start + 1))
    assert time.process_time() - began < 5
