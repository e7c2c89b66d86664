"""Markdown: blocks, styles, markup, notes and calls, each with its offsets."""

from itertools import pairwise

import pytest

from audit.model.document import Document
from audit.model.span import Span
from audit.readers.markdown import read_text


def blocks(text: str) -> list[tuple[str, int, str]]:
    document = read_text(text, "x.md")
    return [(block.kind, block.level, block.span.of(text)) for block in document.blocks]


def styles(text: str) -> list[tuple[str, str]]:
    document = read_text(text, "x.md")
    return [(styled.style, styled.span.of(text)) for styled in document.styles]


def plain(text: str) -> str:
    return read_text(text, "x.md").plain(Span(0, len(text))).text


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("# One #\n\n## Two {#id}", [("heading", 1, "# One #"), ("heading", 2, "## Two {#id}")]),
        ("Title\n=====\nSub\n---", [("heading", 1, "Title"), ("heading", 2, "Sub")]),
        ("a\nb\n\nc", [("paragraph", 0, "a\nb"), ("paragraph", 0, "c")]),
        ("- a\n- b\n  more", [("list_item", 0, "- a"), ("list_item", 0, "- b\n  more")]),
        ("- ¹ a\n- ² b", [("list_item", 0, "- ¹ a"), ("list_item", 0, "- ² b")]),
        ("text\n\n1. a\n2. b", [("paragraph", 0, "text"), ("list_item", 0, "1. a"), ("list_item", 0, "2. b")]),
        ("The war began in\n1947. It was cold.", [("paragraph", 0, "The war began in\n1947. It was cold.")]),
        ("¹ one\n² two", [("paragraph", 0, "¹ one"), ("paragraph", 0, "² two")]),
        ("[1] one\n[2] two", [("paragraph", 0, "[1] one"), ("paragraph", 0, "[2] two")]),
        ("text [1] and\n[7] goes on", [("paragraph", 0, "text [1] and\n[7] goes on")]),
        ("> a\n> b\n\nc", [("quote", 0, "> a\n> b"), ("paragraph", 0, "c")]),
        ("| a | b |\n|---|---|\n| c | d |", [("table", 0, "| a | b |\n|---|---|\n| c | d |")]),
        ("```\n[^1]\n```\nx", [("code", 0, "```\n[^1]\n```"), ("paragraph", 0, "x")]),
        ("``` never closed\n\nx", [("paragraph", 0, "``` never closed"), ("paragraph", 0, "x")]),
        ("x\n\n    code [^1]", [("paragraph", 0, "x"), ("code", 0, "code [^1]")]),
        ("<!-- a\n\nb -->\nx", [("comment", 0, "<!-- a\n\nb -->"), ("paragraph", 0, "x")]),
        ("---\ntitle: T\n---\nx", [("comment", 0, "---\ntitle: T\n---"), ("paragraph", 0, "x")]),
        ("[^1]: a\n\n    b\n\nc", [("note", 0, "[^1]: a"), ("note", 0, "b"), ("paragraph", 0, "c")]),
        ("[^1]: a\n[^2]: b", [("note", 0, "[^1]: a"), ("note", 0, "[^2]: b")]),
        ("References\n\n" + "x" * 90, [("heading", 1, "References"), ("paragraph", 0, "x" * 90)]),
        (
            "# H\n\nNot a heading\n\n" + "x" * 90,
            [("heading", 1, "# H"), ("paragraph", 0, "Not a heading"), ("paragraph", 0, "x" * 90)],
        ),
    ],
)
def test_blocks(text: str, wanted: list[tuple[str, int, str]]) -> None:
    assert blocks(text) == wanted


def test_plain_headings_of_recognised_pages() -> None:
    body = "A sentence that is long enough to be a paragraph. " * 3
    text = f"A Title Without Marks\n\n{body}\n\nThe Second Part\n\n{body}\n\nBy Somebody, Somewhere.\n\n{body}"
    assert [kind for kind, _, _ in blocks(text)] == [
        "paragraph", "paragraph", "heading", "paragraph", "paragraph", "paragraph",
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("*a* and _b_", [("italic", "a"), ("italic", "b")]),
        ("**a** __b__", [("bold", "a"), ("bold", "b")]),
        ("***a***", [("italic", "**a**"), ("bold", "a")]),
        ("*a **b** c*", [("italic", "a **b** c"), ("bold", "b")]),
        ("snake_case_name 2*3*4 * a", [("italic", "3")]),
        ("a \\*b\\* c", []),
        ("x<sup>12</sup>", [("superscript", "12")]),
        ("x^12^ y^a b^", [("superscript", "12")]),
        ("x$^{12}$", [("superscript", "12")]),
        ("x $ ^{12} $ y", [("superscript", "12")]),
        ("x\\(^{12}\\)", [("superscript", "12")]),
        ("x^{12}", [("superscript", "12")]),
        ("$x^2$ and $10^{6}$", []),
        ("US\\$2.3 and 5$ or 6$", []),
        ("H~2~O", [("subscript", "2")]),
        ("[a *b*](http://c.d/e_f_g)", [("link", "a *b*"), ("italic", "b")]),
        ("<http://a.b/c_d_e>", [("link", "http://a.b/c_d_e")]),
        ("https://a.b/c_d_e*f*", [("italic", "f")]),
        ("`*a* [^1]`", [("code", "*a* [^1]")]),
        ("[x]{.smallcaps} [2]{.superscript}", [("small-caps", "x"), ("superscript", "2")]),
        ("[x][id] [id]\n\n[id]: http://a.b", [("link", "x"), ("link", "id")]),
        ("![alt *x*](a.png)", [("italic", "x")]),
        ("<i>a</i> <b>b</b> <em>c</em>", [("italic", "a"), ("bold", "b"), ("italic", "c")]),
    ],
)
def test_styles(text: str, wanted: list[tuple[str, str]]) -> None:
    assert styles(text) == wanted


@pytest.mark.parametrize(
    ("text", "wanted"),
    [
        ("*a* **b** `c`", "a b c"),
        ("x<sup>12</sup>", "x12"),
        ("21\\. Smith", "21. Smith"),
        ("[a](http://b) ~~c~~", "a c"),
        ("- a", "a"),
        ("# a #", "a"),
        ("> a", "a"),
        ("a <!-- no --> b", "a  b"),
    ],
)
def test_plain_text_is_without_markup(text: str, wanted: str) -> None:
    assert plain(text) == wanted


def test_notes_and_calls() -> None:
    text = "A[^1] b[^n] c[^2] d[^1].\n\n[^1]: One *it*\nlazy.\n\n    Second.\n\n[^n]: Named.\n\n[^3]: Uncalled.\n"
    document = read_text(text, "x.md")
    assert [(note.label, note.generated) for note in document.notes] == [("1", False), ("2", True), ("3", False)]
    assert [span.of(text) for span in document.notes[0].text_spans] == ["One *it*\nlazy.", "Second."]
    assert document.notes[0].label_span is not None
    assert document.notes[0].label_span.of(text) == "1"
    calls = [(call.label, call.note_id, call.generated, call.span.of(text)) for call in document.calls]
    assert calls == [
        ("1", "fn-1", False, "[^1]"),
        ("2", "fn-n", True, "[^n]"),
        ("2", None, False, "[^2]"),
        ("1", "fn-1", False, "[^1]"),
    ]


def test_repeated_definitions_are_notes_of_their_own() -> None:
    text = "A[^1].\n\n[^1]: First chapter.\n\nB[^1].\n\n[^1]: Second chapter.\n"
    document = read_text(text, "x.md")
    assert [note.id for note in document.notes] == ["fn-1", "fn-1-2"]
    assert [call.note_id for call in document.calls] == ["fn-1", "fn-1-2"]


def test_inline_notes_are_numbered_with_the_named() -> None:
    document = read_text("A^[inline *one*] b[^x].\n\n[^x]: Named ^[nested [^x]].\n", "x.md")
    assert [(note.label, note.generated) for note in document.notes] == [("1", True), ("2", True), ("3", True)]
    assert document.notes[0].text_spans[0].of(document.text) == "inline *one*"


@pytest.mark.parametrize(
    "text",
    ["`[^1]`", "```\n[^1]\n```", "<!-- [^1] -->", "a <!-- [^1] --> b", "x\n\n    [^1]", "\\[^1]", "[^]", "[^a b]"],
)
def test_no_calls_where_nothing_is_called(text: str) -> None:
    assert read_text(text, "x.md").calls == ()


def test_citations() -> None:
    text = "---\nbibliography: [a.bib, b.bib]\nlang: de\n---\n\n[see @a2000, p. 3; -@b:c] and @d (x@y.z).\n"
    document = read_text(text, "x.md")
    assert document.metadata == {"bibliography": "a.bib, b.bib", "language": "de"}
    calls = [(call.keys, call.narrative) for call in document.reference_calls]
    assert calls == [(("a2000", "b:c"), False), (("d",), True)]


def test_handles_are_no_citations() -> None:
    assert read_text("Somebody (@handle) wrote.", "x.md").reference_calls == ()


def test_citations_of_myst() -> None:
    text = "As {cite:p}`a2000, b` and {cite}`c` say; {math}`x` and `{cite}` do not."
    calls = [(call.keys, call.span.of(text)) for call in read_text(text, "x.md").reference_calls]
    assert calls == [(("a2000", "b"), "{cite:p}`a2000, b`"), (("c",), "{cite}`c`")]


def check(document: Document) -> None:
    """What must hold of every document."""
    size = len(document.text)
    marks = list(document.markup)
    assert marks == sorted(marks)
    assert all(a.end <= b.start for a, b in pairwise(marks))
    assert [s.span.start for s in document.styles] == sorted(s.span.start for s in document.styles)
    for span in (*marks, *(b.span for b in document.blocks), *(s.span for s in document.styles)):
        assert 0 <= span.start <= span.end <= size
    for note in document.notes:
        assert note.text_spans
        assert all(note.span.contains(span) for span in note.text_spans)
        document.source_map.place(note.span)
    ids = {note.id for note in document.notes}
    assert len(ids) == len(document.notes)
    for call in document.calls:
        assert 0 <= call.span.start <= call.span.end <= size
        assert call.note_id is None or call.note_id in ids


@pytest.mark.parametrize("label", ["^>", "^0-9", "^:", "^,", '^"', "^a-z_", "^0123456789"])
def test_classes_of_characters_call_no_notes(label: str) -> None:
    assert read_text(f"The pattern [{label}] matches the rest.", "a.md").calls == ()


def test_a_call_without_its_note_is_one() -> None:
    assert [call.note_id for call in read_text("One.[^smith] Two.[^12]", "a.md").calls] == [None, None]


@pytest.mark.parametrize(
    ("text", "code"),
    [
        ("```{note}\nBoxed[^b].\n```\n\nBehind[^c].", []),
        ("````{admonition} Title[^b]\n```{tip}\nInner.\n```\nOuter[^c].\n````", []),
        (":::{warning} Title[^b]\nInside[^c].\n:::", []),
        ("```{code-block} python\nx[^z]\n```\n\nBoxed[^b], behind[^c].", ["```{code-block} python\nx[^z]\n```"]),
        ("```{python}\nx[^z]\n```\n\nBoxed[^b], behind[^c].", ["```{python}\nx[^z]\n```"]),
    ],
)
def test_directives_of_myst_hold_prose_or_code(text: str, code: list[str]) -> None:
    document = read_text(text + "\n\n[^b]: One.\n\n[^c]: Two.\n", "a.md")
    assert [call.note_id for call in document.calls] == ["fn-b", "fn-c"]
    assert [block.span.of(document.text) for block in document.blocks if block.kind == "code"] == code
