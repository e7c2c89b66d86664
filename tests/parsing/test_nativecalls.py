"""Calls that the format itself marks are markers, whatever stands around them and whoever numbers their notes."""

from audit.parsing.numbering import find_apparatus
from audit.readers.markdown import read_text
from tests.readers.specimens import read


def test_a_call_behind_a_decimal_point_is_kept() -> None:
    body = "One<xref ref-type='fn' rid='f1'>1</xref> and by 118–17.<xref ref-type='fn' rid='f2'>2</xref> Members."
    notes = "".join(f"<fn id='f{n}'><label>{n}</label><p>Note {n}.</p></fn>" for n in (1, 2))
    data = f"<article dtd-version='1'><body><p>{body}</p></body><back><fn-group>{notes}</fn-group></back></article>"
    apparatus = find_apparatus(read(data.encode(), "x.xml"))
    assert [marker.label for marker in apparatus.markers] == ["1", "2"]
    assert apparatus.faults == ()


def test_an_author_s_own_mark_among_counted_notes() -> None:
    data = b"\\title{T\\thanks{Thanks.}}\\begin{document}A.\\footnote{One.} B.\\footnote{Two.}\\end{document}"
    apparatus = find_apparatus(read(b"\\documentclass{article}" + data, "x.tex"))
    assert [(marker.label, marker.generated) for marker in apparatus.markers] == [("*", True), ("1", True), ("2", True)]
    assert apparatus.faults == ()


def test_typed_numbers_with_one_inline_note_are_still_checked() -> None:
    text = "A[^1] b[^2] c[^4] d^[Inline].\n\n[^1]: One.\n\n[^2]: Two.\n\n[^4]: Four.\n"
    apparatus = find_apparatus(read_text(text, "x.md"))
    assert [fault.kind for fault in apparatus.faults] == ["missing"]


def test_an_italic_title_at_the_beginning_of_a_line_is_no_author_s_note() -> None:
    body = "A sentence.^1^ And more.^2^\n\n*Foreign Relations* as a series\n\n* Thanks to all."
    text = f"{body}\n\n## Notes\n\n1. One.\n\n2. Two.\n"
    apparatus = find_apparatus(read_text(text, "x.md"))
    assert [note.label for note in apparatus.notes if note.kind == "author-note"] in ([], ["*"])
    assert [note.label for note in apparatus.notes if note.kind != "author-note"] == ["1", "2"]
    assert not any("Foreign" in note.text_spans[0].of(text) for note in apparatus.notes)


def test_a_call_far_out_of_the_numbers_that_leads_to_no_note_is_kept() -> None:
    text = "One.[^1] Two.[^2] Three.[^3] Four.[^9]\n\n[^1]: A.\n\n[^2]: B.\n\n[^3]: C.\n"
    apparatus = find_apparatus(read_text(text, "x.md"))
    lost = apparatus.markers[-1]
    assert (lost.label, lost.note_id, len(apparatus.markers)) == ("9", None, 4)
    assert [(fault.kind, fault.series, fault.ids) for fault in apparatus.faults] == [
        ("unpaired", "markers", (lost.id,))
    ]


def test_letters_that_the_format_leads_to_their_notes_are_notes() -> None:
    call = '<xref ref-type="fn" rid="f{0}"><sup>{0}</sup></xref>'
    note = '<fn id="f{0}"><label>{0}</label><p>Note {0} of it.</p></fn>'
    text = (
        f"<article article-type='other'><body><p>One{call.format('a')} two{call.format('b')}.</p></body>"
        f"<back><fn-group>{note.format('a')}{note.format('b')}</fn-group></back></article>"
    )
    found = find_apparatus(read(text.encode(), "a.xml"))
    assert [(entry.label, len(entry.marker_ids)) for entry in found.notes] == [("a", 1), ("b", 1)]


def test_a_note_with_a_number_of_its_own_is_called_where_it_stands() -> None:
    notes = "".join(f'Word {n}.<note place="foot" n="{n}">Note {n} of it.</note> ' for n in (1, 2, 4))
    text = f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>{notes}</p></body></text></TEI>'
    found = find_apparatus(read(text.encode(), "a.xml"))
    assert [(entry.label, len(entry.marker_ids)) for entry in found.notes] == [("1", 1), ("2", 1), ("4", 1)]
