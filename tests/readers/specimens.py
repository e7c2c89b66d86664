"""One manuscript, read from Markdown, written again in the other formats as their programs write them."""

import io
import zipfile
from dataclasses import dataclass
from html import escape
from pathlib import Path

from audit.model.document import Document
from audit.model.span import Span
from audit.readers import ReadOptions, choose

SEEDS = Path(__file__).resolve().parents[2] / "seeds"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
ODF = "urn:oasis:names:tc:opendocument:xmlns:"

Pieces = list[tuple[str, str]]  # ("text" | "italic" | "note", characters or the note's id)


@dataclass
class Manuscript:
    """Paragraphs with their heading level (0 for text), and the notes by id, in order."""

    paragraphs: list[tuple[int, Pieces]]
    notes: dict[str, Pieces]


def read(data: bytes, path: str) -> Document:
    return choose(data[:4096], path).read(data, path, ReadOptions())


def manuscript(name: str = "july-1914.md") -> Manuscript:
    path = SEEDS / name
    document = read(path.read_bytes(), str(path))
    notes = {note.id: pieces(document, note.text_spans[0]) for note in document.notes}
    paragraphs = [
        (block.level, pieces(document, block.span))
        for block in document.blocks
        if block.kind in ("heading", "paragraph", "list_item")
    ]
    return Manuscript(paragraphs, notes)


def pieces(document: Document, span: Span) -> Pieces:
    marks = [
        (styled.span.start, styled.span.end, "italic", "")
        for styled in document.styles_in(span)
        if styled.style == "italic"
    ]
    marks += [(c.span.start, c.span.end, "note", c.note_id or "") for c in document.calls if span.contains(c.span)]
    result: Pieces = []
    at = span.start
    for start, end, kind, target in sorted(marks):
        result.append(("text", document.plain(Span(at, start)).text))
        result.append((kind, target or document.plain(Span(start, end)).text))
        at = end
    result.append(("text", document.plain(Span(at, span.end)).text))
    return [piece for piece in result if piece[1]]


def zipped(parts: dict[str, str]) -> bytes:
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        for name, content in parts.items():
            stored = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
            package.writestr(zipfile.ZipInfo(name), content, compress_type=stored)
    return target.getvalue()


def docx(source: Manuscript) -> bytes:
    numbers = {note_id: str(number) for number, note_id in enumerate(source.notes, start=2)}

    def runs(content: Pieces) -> str:
        text = '<w:r>{}<w:t xml:space="preserve">{}</w:t></w:r>'
        made = {"text": "", "italic": "<w:rPr><w:i/></w:rPr>"}
        raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'
        return "".join(
            f'<w:r>{raised}<w:footnoteReference w:id="{numbers[value]}"/></w:r>'
            if kind == "note"
            else text.format(made[kind], escape(value))
            for kind, value in content
        )

    def paragraph(level: int, content: Pieces) -> str:
        style = f'<w:pPr><w:outlineLvl w:val="{level - 1}"/></w:pPr>' if level else ""
        return f"<w:p>{style}{runs(content)}</w:p>"

    body = "".join(paragraph(level, content) for level, content in source.paragraphs)
    notes = "".join(
        f'<w:footnote w:id="{numbers[note_id]}"><w:p><w:r><w:footnoteRef/></w:r>'
        f"{runs([('text', ' '), *content])}</w:p></w:footnote>"
        for note_id, content in source.notes.items()
    )
    separator = '<w:footnote w:type="separator" w:id="0"><w:p/></w:footnote>'
    return zipped(
        {
            "[Content_Types].xml": "<Types/>",
            "word/document.xml": f'<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/footnotes.xml": f'<w:footnotes xmlns:w="{W}">{separator}{notes}</w:footnotes>',
        }
    )


def odt(source: Manuscript) -> bytes:
    def inside(content: Pieces) -> str:
        made = []
        for kind, value in content:
            if kind == "note":
                number = list(source.notes).index(value) + 1
                body = f"<text:p>{inside(source.notes[value])}</text:p>"
                made.append(
                    f'<text:note text:id="ftn{number}" text:note-class="footnote"><text:note-citation>{number}'
                    f"</text:note-citation><text:note-body>{body}</text:note-body></text:note>"
                )
            elif kind == "italic":
                made.append(f'<text:span text:style-name="T1">{escape(value)}</text:span>')
            else:
                made.append(escape(value))
        return "".join(made)

    body = "".join(
        f'<text:h text:outline-level="{level}">{inside(content)}</text:h>'
        if level
        else f"<text:p>{inside(content)}</text:p>"
        for level, content in source.paragraphs
    )
    names = " ".join(
        f'xmlns:{short}="{ODF}{long}:1.0"'
        for short, long in (("office", "office"), ("text", "text"), ("style", "style"), ("fo", "xsl-fo-compatible"))
    )
    italic = (
        '<style:style style:name="T1" style:family="text"><style:text-properties fo:font-style="italic"/></style:style>'
    )
    return zipped(
        {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": f"<office:document-content {names}>"
            f"<office:automatic-styles>{italic}</office:automatic-styles><office:body><office:text>{body}</office:text></office:body></office:document-content>",
        }
    )


def tagged(content: Pieces, italic: tuple[str, str], note: "str", source: Manuscript) -> str:
    """XML text; `note` is a template with the note's number."""
    return "".join(
        note.format(n=list(source.notes).index(value) + 1)
        if kind == "note"
        else f"{italic[0]}{escape(value)}{italic[1]}"
        if kind == "italic"
        else escape(value)
        for kind, value in content
    )


def html_page(source: Manuscript, call: str, notes: str) -> str:
    body = "\n".join(
        f"<h{level}>{tagged(content, ('<em>', '</em>'), call, source)}</h{level}>"
        if level
        else f"<p>{tagged(content, ('<em>', '</em>'), call, source)}</p>"
        for level, content in source.paragraphs
    )
    head = "<html xmlns='http://www.w3.org/1999/xhtml'><head><title>A page</title></head>"
    return f"{head}<body>{body}{notes}</body></html>"


def html(source: Manuscript) -> bytes:
    notes = "".join(
        f'<li id="fn{n}"><p>{tagged(content, ("<em>", "</em>"), "", source)}'
        f'<a href="#fnref{n}" role="doc-backlink">↩</a></p></li>'
        for n, content in enumerate(source.notes.values(), start=1)
    )
    page = html_page(
        source, '<a href="#fn{n}" id="fnref{n}" role="doc-noteref"><sup>{n}</sup></a>', f"<ol>{notes}</ol>"
    )
    return ("<!DOCTYPE html>\n" + page).encode()


def epub(source: Manuscript) -> bytes:
    """Notes in a page of their own, as publishers make books."""
    notes = "".join(
        f'<p id="n{n}"><a href="one.xhtml#c{n}">{n}</a>. {tagged(content, ("<em>", "</em>"), "", source)}</p>'
        for n, content in enumerate(source.notes.values(), start=1)
    )
    one = html_page(source, '<a href="notes.xhtml#n{n}" id="c{n}"><sup>{n}</sup></a>', "")
    two = f"<html xmlns='http://www.w3.org/1999/xhtml'><body><h1>Notes</h1>{notes}</body></html>"
    media = 'media-type="application/xhtml+xml"'
    return zipped(
        {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container><rootfile full-path="OPS/book.opf"/></container>',
            "OPS/book.opf": f'<package><manifest><item id="a" href="one.xhtml" {media}/>'
            f'<item id="b" href="notes.xhtml" {media}/></manifest>'
            '<spine><itemref idref="a"/><itemref idref="b"/></spine></package>',
            "OPS/one.xhtml": one,
            "OPS/notes.xhtml": two,
        }
    )


def jats(source: Manuscript) -> bytes:
    italic = ("<italic>", "</italic>")
    call = '<xref ref-type="fn" rid="fn{n}">{n}</xref>'
    body = "\n".join(
        f"<sec><title>{tagged(content, italic, call, source)}</title></sec>"
        if level
        else f"<p>{tagged(content, italic, call, source)}</p>"
        for level, content in source.paragraphs
    )
    notes = "".join(
        f'<fn id="fn{n}"><label>{n}</label><p>{tagged(content, italic, "", source)}</p></fn>'
        for n, content in enumerate(source.notes.values(), start=1)
    )
    return (
        '<?xml version="1.0" encoding="utf-8"?>\n<article article-type="research-article">'
        f"<body>{body}</body><back><fn-group>{notes}</fn-group></back></article>"
    ).encode()


def tei(source: Manuscript) -> bytes:
    italic = ('<hi rend="italic">', "</hi>")

    def inside(content: Pieces) -> str:
        return "".join(
            f'<note place="foot">{inside(source.notes[value])}</note>'
            if kind == "note"
            else f"{italic[0]}{escape(value)}{italic[1]}"
            if kind == "italic"
            else escape(value)
            for kind, value in content
        )

    body = "\n".join(
        f"<head>{inside(content)}</head>" if level else f"<p>{inside(content)}</p>"
        for level, content in source.paragraphs
    )
    return f'<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><div>{body}</div></body></text></TEI>'.encode()


def latex(source: Manuscript) -> bytes:
    special = {
        "\\": "\\textbackslash{}",
        "&": "\\&",
        "%": "\\%",
        "$": "\\$",
        "#": "\\#",
        "_": "\\_",
        "~": "\\textasciitilde{}",
    }
    special |= {
        "{": "\\{",
        "}": "\\}",
        "“": "``",
        "”": "''",
        "–": "--",
        "—": "---",
        "'": "\\textquotesingle{}",
        "é": "\\'e",
        "ü": '\\"{u}',
    }

    def inside(content: Pieces) -> str:
        made = []
        for kind, value in content:
            text = "".join(special.get(sign, sign) for sign in value)
            made.append(
                f"\\footnote{{{inside(source.notes[value])}}}"
                if kind == "note"
                else f"\\emph{{{text}}}"
                if kind == "italic"
                else text
            )
        return "".join(made)

    body = "\n\n".join(
        f"\\section{{{inside(content)}}}" if level else inside(content) for level, content in source.paragraphs
    )
    return f"\\documentclass{{article}}\n\\begin{{document}}\n{body}\n\\end{{document}}\n".encode()


def rst(source: Manuscript) -> bytes:
    def inside(content: Pieces) -> str:
        made = []
        for kind, value in content:
            plain = value.replace("\\", "\\\\").replace("*", "\\*").replace("`", "\\`")
            number = list(source.notes).index(value) + 1 if kind == "note" else 0
            made.append(f"\\ [{number}]_\\ " if kind == "note" else f"*{plain}*" if kind == "italic" else plain)
        return "".join(made).replace("\n", " ")

    body = "\n\n".join(
        f"{inside(content)}\n{'=' * (len(inside(content)) + 2)}" if level else inside(content)
        for level, content in source.paragraphs
    )
    notes = "\n".join(f".. [{n}] {inside(content)}" for n, content in enumerate(source.notes.values(), start=1))
    return f"{body}\n\n{notes}\n".encode()


WRITERS = {
    "docx": docx,
    "odt": odt,
    "html": html,
    "epub": epub,
    "jats.xml": jats,
    "tei.xml": tei,
    "tex": latex,
    "rst": rst,
}


def outline(document: Document) -> str:
    """A page that shows what a reader saw: blocks, notes and calls, each with the beginning of its text and place."""

    def begin(span: Span) -> str:
        text = " ".join(document.plain(span).text.split())
        return text if len(text) <= 60 else text[:57] + "..."

    def place(span: Span) -> str:
        found = document.source_map.place(span)
        parts = [part for part in (found.path, found.start_line and f"line {found.start_line}", found.logical) if part]
        return ", ".join(str(part) for part in parts)

    lines = [f"format {document.format}", *(f"{key}: {value}" for key, value in sorted(document.metadata.items()))]
    for block in document.blocks:
        lines.append(f"{block.kind}{block.level or ''} | {begin(block.span)} | {place(block.span)}")
    for note in document.notes:
        origin = "generated" if note.generated else "typed"
        lines.append(
            f"note {note.label} ({note.kind}, {origin}) | {begin(note.text_spans[0])} | {place(note.text_spans[0])}"
        )
    for call in document.calls:
        before = document.text[max(0, call.span.start - 25) : call.span.start]
        lines.append(f"call {call.label} -> {call.note_id} | {' '.join(before.split())}^ | {place(call.span)}")
    for reference in document.references:
        lines.append(
            f"reference {reference.key} [{reference.label}] | {begin(reference.text_span)} | {place(reference.span)}"
        )
    return "\n".join(lines) + "\n"
