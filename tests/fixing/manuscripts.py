"""Manuscripts of any length in each marker style, faultless or with notes inserted and deleted, for tests of fixes."""

from collections.abc import Mapping, Sequence
from html import escape

from tests.readers.specimens import W, zipped

RAISED = str.maketrans("0123456789abc", "⁰¹²³⁴⁵⁶⁷⁸⁹ᵃᵇᶜ")
STYLES = ("unicode", "sup", "caret", "math", "bracket", "plain")
_NAMES = """
    Abel Brand Crane Dahl Elster Falk Grieg Hamsun Ibsen Juhl Krag Lie Munch Nansen Obel Prydz Quist Riis Sars Tank
    Undset Vinje Welhaven Ytre Zapffe
"""
NAMES = _NAMES.split()
PLACES = ("valley", "river", "meadow", "bridge", "harbour", "mill", "forest", "castle")

Pointers = Mapping[tuple[str, int], int]  # ("note" or "text", the note it stands in or at): the note it means


def printed(label: str, style: str) -> str:
    """Return a label as a marker prints it."""
    forms = {"unicode": label.translate(RAISED), "sup": f"<sup>{label}</sup>", "caret": f"^{label}^"}
    forms |= {"math": f"$^{{{label}}}$", "bracket": f"[{label}]", "plain": label}
    return forms[style]


def paragraphs(
    notes: Sequence[int], labels: Mapping[int, str], pointers: Pointers
) -> tuple[list[tuple[str, str]], list[tuple[str, str]]]:
    """Return (text, label) for each paragraph of the text, and (label, text) for each note."""
    text, listed = [], []
    for note in notes:
        name, place = NAMES[note % len(NAMES)], PLACES[note % len(PLACES)]
        see = f" (see note {labels[pointers['text', note]]} above)" if ("text", note) in pointers else ""
        text.append((f"The people of the {place} of {name} wrote to the king about it in spring{see}.", labels[note]))
        meant = pointers.get(("note", note))
        supra = f" See {NAMES[meant % len(NAMES)]}, supra note {labels[meant]}, 4." if meant is not None else ""
        title = f"*Floods of the {place} in {name}*"
        listed.append((labels[note], f"Anna {name}, {title} (Oslo: Fjord, {1950 + note}), {note + 3}.{supra}"))
    return text, listed


def markdown(notes: Sequence[int], labels: Mapping[int, str], pointers: Pointers, style: str) -> str:
    """Return a manuscript with endnotes."""
    text, listed = paragraphs(notes, labels, pointers)
    body = "\n\n".join(words + printed(label, style) for words, label in text)
    ends = {"plain": "."}
    notelist = "\n\n".join(f"{printed(label, style)}{ends.get(style, '')} {words}" for label, words in listed)
    return f"# On rivers\n\n{body}\n\n## Notes\n\n{notelist}\n"


def docx(notes: Sequence[int], labels: Mapping[int, str], pointers: Pointers, extra: str = "") -> bytes:
    """Return the same as a Word file whose numbers are typed: raised runs, each digit in a run of its own."""
    text, listed = paragraphs(notes, labels, pointers)
    raised = '<w:rPr><w:vertAlign w:val="superscript"/></w:rPr>'

    def run(words: str, look: str = "") -> str:
        return f'<w:r>{look}<w:t xml:space="preserve">{escape(words, quote=False)}</w:t></w:r>'

    def number(label: str) -> str:
        return "".join(run(digit, raised) for digit in label)

    body = '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + run("On rivers") + "</w:p>"
    body += "".join(f"<w:p>{run(words[:20])}{run(words[20:])}{number(label)}</w:p>" for words, label in text)
    body += '<w:p><w:pPr><w:outlineLvl w:val="0"/></w:pPr>' + run("Notes") + "</w:p>"
    body += "".join(f"<w:p>{number(label)}{run(' ' + words.replace('*', ''))}</w:p>" for label, words in listed)
    return package(body + extra)


def package(body: str, parts: Mapping[str, str] | None = None) -> bytes:
    """Return a Word file with a body and further parts."""
    types = "application/vnd.openxmlformats-officedocument.wordprocessingml"
    kinds = {"word/footnotes.xml": "footnotes"}
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{types}.{kinds[name]}+xml"/>' for name in parts or {}
    )
    relations = "".join(
        f'<Relationship Id="rId{at}" Target="{name.removeprefix("word/")}" '
        f'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/{kinds[name]}"/>'
        for at, name in enumerate(parts or {}, 1)
    )
    declaration = "<?xml version='1.0' encoding='UTF-8' standalone='yes'?>\n"  # single quotes, to see that they stay
    return zipped(
        {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">'
            '<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>'
            f'<Override PartName="/word/document.xml" ContentType="{types}.document.main+xml"/>{overrides}</Types>',
            "_rels/.rels": '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
            '<Relationship Id="rId1" Target="word/document.xml" '
            'Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/officeDocument"/>'
            "</Relationships>",
            "word/document.xml": f'{declaration}<w:document xmlns:w="{W}"><w:body>{body}</w:body></w:document>',
            "word/_rels/document.xml.rels": "<Relationships "
            f'xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{relations}</Relationships>',
            **(parts or {}),
        }
    )
