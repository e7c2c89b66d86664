"""A manuscript in, as the programs whose formats pandoc reads write it: RTF, DocBook, MediaWiki, Org."""

from html import escape

from tests.readers.specimens import Manuscript, Pieces, tagged


def rtf(source: Manuscript) -> bytes:
    """As Word writes it; LibreOffice writes `{\\*\\footnote` instead."""

    def plain(text: str) -> str:
        return "".join(
            f"\\{sign}" if sign in "\\{}" else sign if sign < "\x7f" else f"\\u{ord(sign)}\\'3f" for sign in text
        )

    def inside(content: Pieces) -> str:
        made = []
        for kind, value in content:
            if kind == "note":
                note = f"\\pard\\plain {{\\super\\chftn }}{{ {inside(source.notes[value])}}}"
                made.append(f"{{\\cs16\\super \\chftn {{\\footnote \\ltrpar {note}}}}}")
            else:
                made.append(f"{{\\i {plain(value)}}}" if kind == "italic" else plain(value))
        return "".join(made)

    body = "\n".join(
        f"{{\\pard \\outlinelevel{level - 1} \\b {inside(content)}\\par}}"
        if level
        else f"{{\\pard {inside(content)}\\par}}"
        for level, content in source.paragraphs
    )
    return f"{{\\rtf1\\ansi\\uc1\\deff0{{\\fonttbl{{\\f0 Times;}}}}\n{body}\n}}".encode("ascii")


def rtf_of_libreoffice(source: Manuscript) -> bytes:
    return rtf(source).replace(b"{\\footnote", b"{\\*\\footnote")


def docbook(source: Manuscript) -> bytes:
    italic = ("<emphasis>", "</emphasis>")

    def inside(content: Pieces) -> str:
        return "".join(
            f"<footnote><para>{inside(source.notes[value])}</para></footnote>"
            if kind == "note"
            else tagged([(kind, value)], italic, "", source)
            for kind, value in content
        )

    body = "\n".join(
        f"<bridgehead renderas='sect{level}'>{inside(content)}</bridgehead>"
        if level
        else f"<para>{inside(content)}</para>"
        for level, content in source.paragraphs
    )
    return (
        f'<?xml version="1.0"?>\n<article xmlns="http://docbook.org/ns/docbook" version="5.0">{body}</article>'.encode()
    )


def mediawiki(source: Manuscript) -> bytes:
    def inside(content: Pieces) -> str:
        return "".join(
            f"<ref>{inside(source.notes[value])}</ref>"
            if kind == "note"
            else f"''{escape(value, quote=False)}''"
            if kind == "italic"
            else escape(value, quote=False)
            for kind, value in content
        ).replace("\n", " ")

    body = "\n\n".join(
        f"{'=' * (level + 1)} {inside(content)} {'=' * (level + 1)}" if level else inside(content)
        for level, content in source.paragraphs
    )
    return f"{body}\n\n<references/>\n".encode()


def org(source: Manuscript) -> bytes:
    def inside(content: Pieces) -> str:
        numbers = {note_id: number for number, note_id in enumerate(source.notes, 1)}
        return "".join(
            f"[fn:{numbers[value]}]" if kind == "note" else f"/{value}/" if kind == "italic" else value
            for kind, value in content
        ).replace("\n", " ")

    body = "\n\n".join(
        f"{'*' * level} {inside(content)}" if level else inside(content) for level, content in source.paragraphs
    )
    notes = "\n\n".join(f"[fn:{n}] {inside(content)}" for n, content in enumerate(source.notes.values(), 1))
    return f"{body}\n\n{notes}\n".encode()


WRITERS = {"rtf": rtf, "dbk": docbook, "wiki": mediawiki, "org": org}
