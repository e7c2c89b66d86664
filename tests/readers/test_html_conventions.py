"""Notes as programs and houses write them in HTML: each gives two notes and two calls."""

import pytest

from tests.readers.specimens import read

CONVENTIONS: dict[str, tuple[str, str]] = {  # a call and a note; %n the number, %t the text of the note
    "pandoc": (
        '<a href="#fn%n" class="footnote-ref" id="fnref%n" role="doc-noteref"><sup>%n</sup></a>',
        '<li id="fn%n"><p>%t<a href="#fnref%n" class="footnote-back" role="doc-backlink">↩︎</a></p></li>',
    ),
    "kramdown": (
        '<sup id="fnref:%n"><a href="#fn:%n" class="footnote" rel="footnote" role="doc-noteref">%n</a></sup>',
        '<li id="fn:%n" role="doc-endnote"><p>%t <a href="#fnref:%n" class="reversefootnote">&#8617;</a></p></li>',
    ),
    "GitHub": (
        '<sup><a href="#user-content-fn-%n" id="user-content-fnref-%n" aria-describedby="footnote-label">%n</a></sup>',
        '<li id="user-content-fn-%n"><p>%t '
        '<a href="#user-content-fnref-%n" class="data-footnote-backref">↩</a></p></li>',
    ),
    "Substack": (
        '<a id="footnote-anchor-%n-123" href="#footnote-%n-123" target="_self" class="footnote-anchor">%n</a>',
        '<div class="footnote"><a id="footnote-%n-123" href="#footnote-anchor-%n-123" class="footnote-number">%n</a>'
        '<div class="footnote-content"><p>%t</p></div></div>',
    ),
    "Wikipedia": (
        '<sup id="cite_ref-%n" class="reference"><a href="#cite_note-%n"><span>[</span>%n<span>]</span></a></sup>',
        '<li id="cite_note-%n"><span class="mw-cite-backlink"><b><a href="#cite_ref-%n">^</a></b></span> '
        '<span class="reference-text">%t</span></li>',
    ),
    "Gutenberg": (
        '<a name="FNanchor_%n_1"></a><a href="#Footnote_%n_1" class="fnanchor">[%n]</a>',
        '<div class="footnote"><p><a name="Footnote_%n_1"></a><a href="#FNanchor_%n_1">'
        '<span class="label">[%n]</span></a> '
        "%t</p></div>",
    ),
    "LibreOffice": (
        '<a class="sdfootnoteanc" name="sdfootnote%nanc" href="#sdfootnote%nsym"><sup>%n</sup></a>',
        '<div id="sdfootnote%n"><p class="sdfootnote"><a class="sdfootnotesym" name="sdfootnote%nsym" '
        'href="#sdfootnote%nanc">%n</a>%t</p></div>',
    ),
    "Word": (
        '<a style="mso-footnote-id:ftn%n" href="#_ftn%n" name="_ftnref%n"><span>[%n]</span></a>',
        '<div id="ftn%n"><p class="MsoFootnoteText"><a href="#_ftnref%n" name="_ftn%n"><span>[%n]'
        "</span></a> %t</p></div>",
    ),
    "OpenEdition": (
        '<a class="footnotecall" id="bodyftn%n" href="#ftn%n">%n</a>',
        '<p class="notesbaspage"><a class="FootnoteSymbol" id="ftn%n" href="#bodyftn%n">%n</a> %t</p>',
    ),
    "DocBook": (
        '<a href="#ftn.id%n" class="footnote" id="id%n"><sup class="footnote">[%n]</sup></a>',
        '<div id="ftn.id%n" class="footnote"><p><a href="#id%n" class="para">'
        '<sup class="para">[%n] </sup></a>%t</p></div>',
    ),
    "Asciidoctor": (
        '<sup class="footnote">[<a id="_footnoteref_%n" class="footnote" href="#_footnotedef_%n">%n</a>]</sup>',
        '<div class="footnote" id="_footnotedef_%n"><a href="#_footnoteref_%n">%n</a>. %t</div>',
    ),
    "Sphinx": (
        '<a class="footnote-reference brackets" href="#id2%n" id="id1%n" role="doc-noteref">'
        "<span>[</span>%n<span>]</span></a>",
        '<aside class="footnote brackets" id="id2%n" role="doc-footnote"><span class="label"><span>[</span>'
        '<a role="doc-backlink" href="#id1%n">%n</a><span>]</span></span><p>%t</p></aside>',
    ),
    "EPUB 3": (
        '<a epub:type="noteref" href="#en%n">%n</a>',
        '<aside epub:type="footnote" id="en%n"><p>%t</p></aside>',
    ),
    "calibre": (
        '<a id="ref%n" href="#fn%n"><sup class="calibre4">%n</sup></a>',
        '<p class="fn"><a id="fn%n"></a><a href="#ref%n">%n</a>. %t</p>',
    ),
    "a table": (
        '<a href="#t%n"><sup>%n</sup></a>',
        '<table><tr><td><a name="t%n">%n</a></td><td>%t</td></tr></table>',
    ),
    "a publisher's": (
        '<a href="#footnote%n" class="xref-fn"><sup>%n</sup></a>',
        '<div class="footnote" id="footnote%n"><span class="label">%n</span><p>%t</p></div>',
    ),
    "a plug-in's": (
        '<sup class="easy-footnote" id="easy-footnote-%n"><a href="#easy-footnote-bottom-%n" title="%t">%n</a></sup>',
        '<li class="easy-footnote-single">'
        '<span id="easy-footnote-bottom-%n" class="easy-footnote-margin-adjust"></span>%t'
        '<a class="easy-footnote-to-top" href="#easy-footnote-%n"></a></li>',
    ),
}
TEXTS = ("The first note, with <em>a title</em> in it.", "Id.")


@pytest.mark.parametrize("name", CONVENTIONS)
def test_convention(name: str) -> None:
    call, note = CONVENTIONS[name]

    def filled(template: str, number: int) -> str:
        return template.replace("%n", str(number)).replace("%t", TEXTS[number - 1])

    listed = "".join(filled(note, number) for number in (1, 2))
    if note.startswith("<li"):
        listed = f"<ol>{listed}</ol>"
    body = f"<p>Some words here,{filled(call, 1)} and others.{filled(call, 2)}</p>{listed}"
    page = f'<!DOCTYPE html><html xmlns:epub="http://www.idpf.org/2007/ops"><body>{body}</body></html>'
    document = read(page.encode(), "x.html")
    found = [(n.label, document.plain(*n.text_spans).text.strip()) for n in document.notes]
    assert found == [("1", "The first note, with a title in it."), ("2", "Id.")]
    assert [(c.label, c.note_id) for c in document.calls] == [(n.label, n.id) for n in document.notes]
    before = document.text[: document.calls[0].span.start]
    assert before.rstrip("[").endswith("Some words here,")


def test_a_linked_number_after_a_word_names_a_section() -> None:
    page = (
        '<p>In short, Section <a href="#s2">2</a> supplements Section <a href="#s1">1</a>, and <a href="#s2">2</a> '
        'overrides it.<sup><a href="#fn1">1</a></sup></p><p id="s1"><b>Section 1.</b> Of the keepers.</p>'
        '<p id="s2"><b>Section 2.</b> Of the keys and of whoever loses them.</p><p id="fn1">1. Adopted in 1921.</p>'
    )
    document = read(page.encode(), "rules.html")
    assert [note.label for note in document.notes] == ["1"]


def test_a_note_of_wikipedia_that_is_called_again_leads_back_twice() -> None:
    def call(number: int) -> str:
        return f'<sup id="cite_ref-a_{number}" class="reference"><a href="#cite_note-a">[1]</a></sup>'

    back = "".join(f'<a href="#cite_ref-a_{number}"><sup><i><b>{"ab"[number]}</b></i></sup></a> ' for number in (0, 1))
    note = f'<li id="cite_note-a"><span class="mw-cite-backlink">^ {back}</span> <span>Holt, <i>Ships</i>.</span></li>'
    page = f"<html><body><p>Some words{call(0)} and others{call(1)}.</p><ol>{note}</ol></body></html>"
    document = read(page.encode(), "x.html")
    assert [document.plain(*n.text_spans).text for n in document.notes] == ["Holt, Ships."]
    assert [c.note_id for c in document.calls] == [document.notes[0].id] * 2


def test_words_that_lead_to_a_note_are_no_second_call_of_it() -> None:
    call = '<a href="#fn1"><sup>1</sup></a>'
    pointer = 'as <a href="#fn1">note 1</a> says'
    document = read(f'<p>One.{call} Two, {pointer}.</p><p id="fn1">1. A note that is longer.</p>'.encode(), "page.html")
    assert [call.span.of(document.text) for call in document.calls] == ["1"]
    only = read(f'<p>One {pointer}.</p><p id="fn1">1. A note that is longer.</p>'.encode(), "page.html")
    assert len(only.calls) == 1


@pytest.mark.parametrize(
    ("labels", "texts"),
    [
        (("1. ", "2. ", "3. "), ("Ash.", "Berg.", "Croft.")),
        (("[1] ", "[2] ", "[3] "), ("Ash.", "Berg.", "Croft.")),
        (("1) ", "2) ", "3) "), ("Ash.", "Berg.", "Croft.")),
        (("1 ", "2 ", "3 "), ("Ash.", "Berg.", "Croft.")),
        (("† ", "", ""), ("Ash.", "Berg.", "Croft.")),
        (("", "", "3 "), ("Ash.", "Berg.", "3 Croft.")),  # three crofts, as far as one can see
    ],
)
def test_labels_typed_into_the_notes_are_no_text(labels: tuple[str, ...], texts: tuple[str, ...]) -> None:
    calls = ("†" if labels[0] == "† " else "1", "2", "3")
    body = "".join(f'<p>Words.<a href="#n{n}"><sup>{call}</sup></a></p>' for n, call in enumerate(calls))
    named = enumerate(zip(labels, ("Ash", "Berg", "Croft"), strict=True))
    notes = "".join(f'<p id="n{n}">{label}{name} is a name that is longer.</p>' for n, (label, name) in named)
    document = read((body + notes).encode(), "page.html")
    found = [" ".join(document.plain(*note.text_spans).text.split()) for note in document.notes]
    assert found == [text.replace(".", " is a name that is longer.") for text in texts]
    assert [note.label for note in document.notes] == list(calls)
