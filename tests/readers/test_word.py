"""Word: numbers as Word prints them, custom marks, fields, tracked changes, text boxes, hidden text."""

import json
from pathlib import Path

import pytest

from audit.model.document import Document
from audit.readers import ReadOptions, UnreadableError, choose
from tests.readers.specimens import W, zipped

CORPUS = Path(__file__).resolve().parents[3] / "shared" / "corpus"


def word(body: str, notes: str = "", *, options: ReadOptions | None = None, **parts: str) -> Document:
    root = f'xmlns:w="{W}" xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006"'
    files = {
        "[Content_Types].xml": "<Types/>",
        "word/document.xml": f"<w:document {root}><w:body>{body}</w:body></w:document>",
        "word/footnotes.xml": f"<w:footnotes {root}>{notes}</w:footnotes>",
    }
    for name, content in parts.items():
        files[f"word/{name}.xml"] = f"<w:{name} {root}>{content}</w:{name}>"
    data = zipped(files)
    return choose(data, "x.docx").read(data, "x.docx", options or ReadOptions())


def p(*content: str, properties: str = "") -> str:
    made = f"<w:pPr>{properties}</w:pPr>" if properties else ""
    return f"<w:p>{made}{''.join(content)}</w:p>"


def r(text: str, properties: str = "") -> str:
    made = f"<w:rPr>{properties}</w:rPr>" if properties else ""
    return f'<w:r>{made}<w:t xml:space="preserve">{text}</w:t></w:r>'


def call(number: int, kind: str = "footnote") -> str:
    return f'<w:r><w:{kind}Reference w:id="{number}"/></w:r>'


def note(number: int, text: str, kind: str = "footnote") -> str:
    return f'<w:{kind} w:id="{number}">{p("<w:r><w:footnoteRef/></w:r>", r(" " + text))}</w:{kind}>'


NOTES = "".join(note(number, f"Note {number}.") for number in range(1, 5))


@pytest.mark.parametrize(
    ("properties", "labels"),
    [
        ("", ["1", "2", "3"]),
        ('<w:numFmt w:val="lowerRoman"/>', ["i", "ii", "iii"]),
        ('<w:numFmt w:val="upperLetter"/><w:numStart w:val="26"/>', ["Z", "AA", "BB"]),
        ('<w:numStart w:val="101"/>', ["101", "102", "103"]),
        ('<w:numFmt w:val="chicago"/>', ["*", "†", "‡"]),
        ('<w:numRestart w:val="eachSect"/>', ["1", "2", "1"]),
        ('<w:numRestart w:val="eachSect"/><w:numStart w:val="5"/>', ["5", "6", "5"]),
    ],
)
def test_numbers_are_those_that_word_prints(properties: str, labels: list[str]) -> None:
    section = f"<w:sectPr><w:footnotePr>{properties}</w:footnotePr></w:sectPr>"
    body = p(r("a"), call(1), r("b"), call(2), properties=section) + p(r("c"), call(3)) + section
    document = word(body, NOTES)
    assert [note.label for note in document.notes] == labels
    assert [call.label for call in document.calls] == labels
    assert all(note.generated for note in document.notes)


def test_pages_restart_at_breaks_that_the_file_has() -> None:
    settings = '<w:footnotePr><w:numRestart w:val="eachPage"/></w:footnotePr>'
    body = (
        p(r("a"), call(1))
        + p('<w:r><w:br w:type="page"/></w:r>', r("b"), call(2))
        + p("<w:r><w:lastRenderedPageBreak/></w:r>", r("c"), call(3), call(4))
    )
    assert [note.label for note in word(body, NOTES, settings=settings).notes] == ["1", "1", "1", "2"]


def test_footnotes_and_endnotes_count_apart_and_stand_by_their_calls() -> None:
    body = p(r("a"), call(1), r("b"), call(1, "endnote"), r("c"), call(2))
    document = word(body, NOTES, endnotes=note(1, "End.", "endnote"))
    assert [(note.label, note.kind) for note in document.notes] == [
        ("1", "footnote"), ("i", "endnote"), ("2", "footnote"),
    ]  # fmt: skip
    assert [document.text[call.span.start - 1] for call in document.calls] == ["a", "b", "c"]
    assert all(len(call.span) == 0 for call in document.calls)
    assert document.source_map.place(document.notes[1].span).logical == "endnote i"


def test_custom_marks_are_typed_and_not_counted() -> None:
    mark = '<w:r><w:footnoteReference w:id="1" w:customMarkFollows="1"/><w:t>*</w:t></w:r>'
    own = f'<w:footnote w:id="1">{p(r("*"), r(" Thanks."))}</w:footnote>'
    document = word(p(r("a"), mark, r("b"), call(2)), own + note(2, "Two."))
    assert [(note.label, note.generated) for note in document.notes] == [("*", False), ("1", True)]
    first = document.notes[0]
    assert first.label_span is not None
    assert first.label_span.of(document.text) == "*"
    assert first.text_spans[0].of(document.text) == "Thanks."
    assert document.calls[0].span.of(document.text) == "*"


def test_one_word_in_many_runs_is_one_style() -> None:
    raised = '<w:vertAlign w:val="superscript"/>'
    document = word(p(r("x"), r("1", raised), r("2", raised), r(" "), r("It", "<w:i/>"), r("alic", "<w:i/>")))
    assert [(s.style, s.span.of(document.text)) for s in document.styles] == [
        ("superscript", "12"),
        ("italic", "Italic"),
    ]


def test_styles_come_through_the_style_sheet() -> None:
    sheet = (
        '<w:style w:type="character" w:styleId="A"><w:rPr><w:i/></w:rPr></w:style>'
        '<w:style w:type="character" w:styleId="B"><w:basedOn w:val="A"/></w:style>'
        '<w:style w:type="paragraph" w:styleId="H"><w:name w:val="heading 2"/></w:style>'
    )
    body = p(r("Head"), properties='<w:pStyle w:val="H"/>') + p(r("x", '<w:rStyle w:val="B"/>'), r("y"))
    document = word(body, styles=sheet)
    assert (document.blocks[0].kind, document.blocks[0].level) == ("heading", 2)
    assert [styled.span.of(document.text) for styled in document.styles] == ["x"]


def test_tracked_changes() -> None:
    body = p(
        r("kept "),
        f'<w:ins w:id="1">{r("new ")}{call(1)}</w:ins>',
        '<w:del w:id="2"><w:r><w:delText xml:space="preserve">old </w:delText></w:r></w:del>',
        r("end"),
        call(2),
    )
    accepted, rejected = word(body, NOTES), word(body, NOTES, options=ReadOptions(rejected_changes=True))
    assert accepted.text.startswith("kept new end")
    assert [note.label for note in accepted.notes] == ["1", "2"]
    assert rejected.text.startswith("kept old end")
    assert [note.text_spans[0].of(rejected.text) for note in rejected.notes] == ["Note 2."]


def test_a_deleted_paragraph_mark_joins_two_paragraphs() -> None:
    body = p(r("one "), properties="<w:rPr><w:del/></w:rPr>") + p(r("two"))
    assert word(body).text == "one two"


def test_fields_show_their_result_and_cite_by_their_code() -> None:
    data = {
        "citationItems": [
            {"uris": ["u/1"], "itemData": {"type": "book", "title": "T", "issued": {"date-parts": [[2001]]}}}
        ]
    }
    code = f" ADDIN ZOTERO_ITEM CSL_CITATION {json.dumps(data)} "
    field = (
        '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
        f"<w:r><w:instrText>{code.replace('&', '&amp;')}</w:instrText></w:r>"
        '<w:r><w:fldChar w:fldCharType="separate"/></w:r>'
        + r("(Smith 2001)")
        + '<w:r><w:fldChar w:fldCharType="end"/></w:r>'
    )
    document = word(p(r("See "), field, r(".")))
    assert document.text == "See (Smith 2001)."
    (cited,) = document.reference_calls
    assert cited.span.of(document.text) == "(Smith 2001)"
    assert cited.keys == ("u/1",)
    assert cited.items[0].text("title") == "T"
    assert cited.items[0].date() is not None


def test_comments_hidden_text_and_fallbacks_are_no_text() -> None:
    box = "<w:txbxContent>" + p(r("in the box")) + "</w:txbxContent>"
    choice, fallback = f"<w:drawing>{box}</w:drawing>", f"<w:pict>{box}</w:pict>"
    both = f"<mc:Choice>{choice}</mc:Choice><mc:Fallback>{fallback}</mc:Fallback>"
    drawing = f"<w:r><mc:AlternateContent>{both}</mc:AlternateContent></w:r>"
    body = p(r("a"), '<w:commentRangeStart w:id="0"/>', r("b", "<w:vanish/>"), r("c"), drawing)
    assert word(body).text == "ac\n\nin the box"


def test_automatic_lists_print_their_numbers() -> None:
    numbering = (
        '<w:abstractNum w:abstractNumId="0"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="decimal"/>'
        '<w:lvlText w:val="%1."/></w:lvl></w:abstractNum><w:num w:numId="7"><w:abstractNumId w:val="0"/></w:num>'
    )
    item = '<w:numPr><w:ilvl w:val="0"/><w:numId w:val="7"/></w:numPr>'
    document = word(p(r("one"), properties=item) + p(r("two"), properties=item), numbering=numbering)
    assert document.text == "1. one\n\n2. two"
    assert [block.kind for block in document.blocks] == ["list_item", "list_item"]


def test_places_are_paragraphs_and_notes() -> None:
    document = word(p(r("a")) + p() + p(r("b"), call(1)), NOTES)
    places = [document.source_map.place(block.span).logical for block in document.blocks]
    assert places == ["paragraph 1", "paragraph 3", "note 1"]


@pytest.mark.parametrize(
    ("data", "reason"),
    [
        (b"PK\x03\x04word/", "damaged zip package"),
        (zipped({"word/styles.xml": "<a/>"}), "without word/document.xml"),
        (b"\xd0\xcf\x11\xe0" + "EncryptedPackage".encode("utf-16-le"), "encrypted; remove the password"),
    ],
)
def test_unreadable_files_get_one_line(data: bytes, reason: str) -> None:
    with pytest.raises(UnreadableError, match=reason) as raised:
        choose(data, "x.docx").read(data, "x.docx", ReadOptions())
    assert "\n" not in str(raised.value)


def test_bombs_are_not_unpacked() -> None:
    data = zipped({"word/document.xml": "<a>" + " " * 20_000_000 + "</a>"})
    with pytest.raises(UnreadableError, match="unpacks to"):
        choose(data, "x.docx").read(data, "x.docx", ReadOptions())


@pytest.mark.skipif(not CORPUS.is_dir(), reason="../shared is not here")
@pytest.mark.parametrize("truth", sorted(CORPUS.glob("word/*.truth.json")), ids=lambda path: str(path.name)[:30])
def test_small_files_of_other_programs(truth: Path) -> None:
    path = truth.with_name(truth.name.removesuffix(".truth.json"))
    data = path.read_bytes()
    document = choose(data[:4096], str(path)).read(data, str(path), ReadOptions())
    wanted = [note["label"] for note in json.loads(truth.read_text())["notes"] if note.get("scored")]
    labels = [note.label for note in document.notes]
    assert [label for label in labels if label in wanted] == wanted


@pytest.mark.parametrize("between", ["", '<w:bookmarkEnd w:id="1"/>', "<w:proofErr/>"])
def test_an_own_mark_may_stand_in_the_next_run(between: str) -> None:
    reference = '<w:r><w:footnoteReference w:id="2" w:customMarkFollows="1"/></w:r>'
    document = word(p(r("One"), reference, between, r("12a"), r(" two"), call(1)), NOTES)
    assert document.text.startswith("One12a two")
    assert [(found.label, found.generated, found.span.of(document.text)) for found in document.calls] == [
        ("12a", False, "12a"),
        ("1", True, ""),
    ]


def test_of_ruby_the_base_is_text() -> None:
    ruby = f"<w:r><w:ruby><w:rt>{r('above')}</w:rt><w:rubyBase>{r('base')}</w:rubyBase></w:ruby></w:r>"
    assert word(p(r("A "), ruby, r(" end."))).text == "A base end."
