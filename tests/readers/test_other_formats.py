"""OpenDocument and reStructuredText, and how note numbers are printed."""

import pytest

from audit.model.document import Document
from audit.readers import ReadOptions, choose
from audit.readers.numbering import print_label
from tests.readers.specimens import ODF, read, zipped

NAMES = " ".join(
    f'xmlns:{short}="{ODF}{long}:1.0"'
    for short, long in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
)


def odt(body: str, styles: str = "", options: ReadOptions | None = None) -> Document:
    data = zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {NAMES}><office:body><office:text>{body}</office:text>"
            "</office:body></office:document-content>",
            "styles.xml": f"<office:document-styles {NAMES}>{styles}</office:document-styles>",
        }
    )
    return choose(data, "x.odt").read(data, "x.odt", options or ReadOptions())


def note(text: str, citation: str = "", kind: str = "footnote") -> str:
    return (
        f'<text:note text:note-class="{kind}"><text:note-citation{citation}</text:note-citation>'
        f"<text:note-body><text:p>{text}</text:p></text:note-body></text:note>"
    )


def test_odt_numbers_printed_counted_and_own() -> None:
    scheme = '<text:notes-configuration text:note-class="footnote" style:num-format="i" text:start-value="3"/>'
    own = note("Own.", ' text:label="*">*')
    body = f"<text:p>a{note('One.', '>iv')}b{note('Two.', '>')}c{own}</text:p>"
    document = odt(body, scheme)
    assert [(n.label, n.generated) for n in document.notes] == [("iv", True), ("v", True), ("*", False)]
    assert document.text.startswith("abc*")


def test_odt_comments_and_white_space() -> None:
    comment = "<office:annotation><text:p>no</text:p></office:annotation>"
    document = odt(f"<text:p>a  \n b{comment}<text:s text:c='2'/>c<text:tab/>d<text:line-break/>e</text:p>")
    assert document.text == "a b  c\td\ne"


def test_odt_tracked_changes() -> None:
    changes = (
        '<text:tracked-changes><text:changed-region text:id="d"><text:deletion><text:p>old </text:p></text:deletion>'
        '</text:changed-region><text:changed-region text:id="i"><text:insertion/></text:changed-region>'
        "</text:tracked-changes>"
    )
    body = (
        f'{changes}<text:p>kept <text:change text:change-id="d"/><text:change-start text:change-id="i"/>new '
        '<text:change-end text:change-id="i"/>end</text:p>'
    )
    assert odt(body).text == "kept new end"
    assert odt(body, options=ReadOptions(rejected_changes=True)).text == "kept old end"


def test_odt_numbers_its_lists_as_they_are_printed() -> None:
    levels = (
        "<text:list-level-style-number text:level='1' style:num-format='1' style:num-suffix='.'/>"
        "<text:list-level-style-number text:level='2' style:num-format='a' style:num-suffix=')'/>"
    )
    styles = f"<text:list-style style:name='L1'>{levels}</text:list-style><text:list-style style:name='L2'/>"

    def listed(*items: str, style: str = "L1", more: str = "") -> str:
        inner = "".join(f"<text:list-item>{item}</text:list-item>" for item in items)
        return f"<text:list text:style-name='{style}' {more}>{inner}</text:list>"

    one, two, three = (f"<text:p>{word}</text:p>" for word in ("one", "two", "three"))
    inner = "<text:list><text:list-item><text:p>inner</text:p></text:list-item></text:list>"
    assert odt(listed(one, two + inner, three), styles).text == "1. one\n\n2. two\n\na) inner\n\n3. three"
    assert odt(listed(one, two, style="L2"), styles).text == "one\n\ntwo"
    again = listed(three, more="text:continue-numbering='true'")
    assert odt(listed(one, two) + again, styles).text == "1. one\n\n2. two\n\n3. three"
    assert odt(listed(one) + listed(two), styles).text == "1. one\n\n1. two"


def test_odt_headings_lists_and_places() -> None:
    document = odt(
        '<text:h text:outline-level="2">Head</text:h>'
        "<text:list><text:list-item><text:p>item</text:p></text:list-item></text:list>"
        "<text:p>last</text:p>"
    )
    assert [(b.kind, b.level) for b in document.blocks] == [("heading", 2), ("list_item", 0), ("paragraph", 0)]
    assert document.source_map.place(document.blocks[2].span).logical == "paragraph 3"


RST = """Title
=====

Text [1]_ and [#]_ then [#name]_, [*]_ and [Smith2004]_; [9]_ is missing.

::

    code [1]_

.. comment [1]_

- item :sup:`12` *it*

.. [1] Typed.
   Goes on.

   Second paragraph.
.. [#] Counted.
.. [#name] Named.
.. [*] Symbol.
.. [Smith2004] Smith, Book.
"""


def test_rst() -> None:
    document = read(RST.encode(), "x.rst")
    found = [(n.label, n.generated, [s.of(RST) for s in n.text_spans]) for n in document.notes]
    assert found == [
        ("1", False, ["Typed.\n   Goes on.", "Second paragraph."]),
        ("2", True, ["Counted."]),
        ("3", True, ["Named."]),
        ("*", True, ["Symbol."]),
    ]
    calls = [(call.label, call.note_id is None) for call in document.calls]
    assert calls == [("1", False), ("2", False), ("3", False), ("*", False), ("9", True)]
    assert [call.keys for call in document.reference_calls] == [("Smith2004",)]
    assert [(s.style, s.span.of(RST)) for s in document.styles] == [("superscript", "12"), ("italic", "it")]
    kinds = [block.kind for block in document.blocks]
    assert kinds[:2] == ["heading", "paragraph"]
    assert kinds.count("code") == 1
    assert kinds.count("comment") == 1


@pytest.mark.parametrize(
    ("number", "format", "label"),
    [
        (1, "decimal", "1"),
        (1994, "lowerRoman", "mcmxciv"),
        (4, "upperRoman", "IV"),
        (27, "lowerLetter", "aa"),
        (53, "upperLetter", "AAA"),
        (5, "chicago", "**"),
        (3, "decimalEnclosedCircle", "③"),
        (12, "ordinal", "12th"),
        (22, "ordinal", "22nd"),
        (15, "hebrew1", "טו"),
        (3, "i", "iii"),
        (2, "A", "B"),
        (7, "unheardOf", "7"),
    ],
)
def test_printed_labels(number: int, format: str, label: str) -> None:
    assert print_label(number, format) == label
