"""Time the readers on made-up manuscripts of 300 pages with 1,900 notes: `python benchmarks/readers.py [FORMAT…]`.

Prints seconds, megabytes a second and what was found, and the memory in use at the end. The aims: Word in 0.5 s;
Markdown of 1.5 MB in 0.06 s; HTML, JATS and LaTeX at 5 MB/s.
"""

import io
import random
import resource
import sys
import time
import zipfile

from audit.readers import ReadOptions, choose

PAGES, NOTES = 300, 1900
PROSE = (
    "the history of treaties and their commentary shows how ministers wrote, revised, published or suppressed what "
    "archives later kept; an editor reads both sides of a letter before the printed volume is trusted again"
)
WORDS = PROSE.split()
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"


def sentences(source: random.Random, words: int) -> str:
    return " ".join(source.choice(WORDS) for _ in range(words)).capitalize() + "."


def paragraphs() -> list[list[tuple[str, str]]]:
    """Return paragraphs of (text, note) pairs."""
    source = random.Random(1)
    per_paragraph = 3
    return [
        [
            (
                sentences(source, 75),
                f"Ann Author, <i>{sentences(source, 6)}</i> (City: Press, 19{source.randrange(10, 99)}), "
                f"{source.randrange(1, 400)}. {sentences(source, 12)}",
            )
            for _ in range(per_paragraph)
        ]
        for _ in range(NOTES // per_paragraph)
    ]


def numbered() -> list[list[tuple[int, str, str]]]:
    number = 0
    result = []
    for paragraph in paragraphs():
        line = []
        for text, note in paragraph:
            number += 1
            line.append((number, text, note))
        result.append(line)
    return result


def markdown() -> bytes:
    body = [" ".join(f"{text}[^{n}]" for n, text, _ in paragraph) for paragraph in numbered()]
    notes = [f"[^{n}]: {note.replace('<i>', '*').replace('</i>', '*')}" for p in numbered() for n, _, note in p]
    return "\n\n".join(body + notes).encode()


def html() -> bytes:
    body = [
        "<p>"
        + " ".join(f'{text}<a href="#fn{n}" id="fnref{n}"><sup>{n}</sup></a>' for n, text, _ in paragraph)
        + "</p>"
        for paragraph in numbered()
    ]
    notes = [f'<li id="fn{n}"><p>{note} <a href="#fnref{n}">↩</a></p></li>' for p in numbered() for n, _, note in p]
    return (
        "<!DOCTYPE html><html><body>" + "\n".join(body) + "<ol>" + "\n".join(notes) + "</ol></body></html>"
    ).encode()


def jats() -> bytes:
    body = [
        "<p>" + " ".join(f'{text}<xref ref-type="fn" rid="fn{n}">{n}</xref>' for n, text, _ in paragraph) + "</p>"
        for paragraph in numbered()
    ]
    notes = [
        f'<fn id="fn{n}"><label>{n}</label><p>{note.replace("<i>", "<italic>").replace("</i>", "</italic>")}</p></fn>'
        for p in numbered()
        for n, _, note in p
    ]
    inside = "\n".join(body) + "</body><back><fn-group>" + "\n".join(notes) + "</fn-group></back>"
    return f'<?xml version="1.0"?><article article-type="other"><body>{inside}</article>'.encode()


def tei() -> bytes:
    def marked(note: str) -> str:
        return note.replace("<i>", '<hi rend="italic">').replace("</i>", "</hi>")

    body = [
        "<p>" + " ".join(f"{text}<note place='foot'>{marked(note)}</note>" for _, text, note in paragraph) + "</p>"
        for paragraph in numbered()
    ]
    return ('<TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body>' + "\n".join(body) + "</body></text></TEI>").encode()


def latex() -> bytes:
    body = [
        "\n".join(
            f"{text}\\footnote{{{note.replace('<i>', chr(92) + 'emph{').replace('</i>', '}')}}}" for _, text, note in p
        )
        for p in numbered()
    ]
    return ("\\documentclass{article}\n\\begin{document}\n" + "\n\n".join(body) + "\n\\end{document}\n").encode()


def docx() -> bytes:
    def run(text: str, properties: str = "") -> str:
        return f'<w:r>{properties}<w:t xml:space="preserve">{text}</w:t></w:r>'

    def words(text: str) -> str:
        """As Word writes a much revised text: a few words a run."""
        pieces = text.split(" ")
        return "".join(run(" ".join(pieces[i : i + 12]) + " ") for i in range(0, len(pieces), 12))

    mark = '<w:r><w:rPr><w:rStyle w:val="FootnoteReference"/></w:rPr><w:footnoteReference w:id="{}"/></w:r>'
    body = ["<w:p>" + "".join(words(t) + mark.format(n) for n, t, _ in p) + "</w:p>" for p in numbered()]
    notes = []
    for paragraph in numbered():
        for n, _, note in paragraph:
            before, rest = note.split("<i>")
            title, after = rest.split("</i>")
            content = run(before) + run(title, "<w:rPr><w:i/></w:rPr>") + run(after)
            notes.append(f'<w:footnote w:id="{n}"><w:p><w:r><w:footnoteRef/></w:r>{content}</w:p></w:footnote>')
    target = io.BytesIO()
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED) as package:
        package.writestr("[Content_Types].xml", "<Types/>")
        package.writestr(
            "word/document.xml", f'<w:document xmlns:w="{W}"><w:body>{"".join(body)}</w:body></w:document>'
        )
        package.writestr("word/footnotes.xml", f'<w:footnotes xmlns:w="{W}">{"".join(notes)}</w:footnotes>')
    return target.getvalue()


MADE = {"markdown": markdown, "html": html, "jats": jats, "tei": tei, "latex": latex, "docx": docx}
SUFFIXES = {"markdown": "x.md", "html": "x.html", "jats": "x.xml", "tei": "x.xml", "latex": "x.tex", "docx": "x.docx"}


def main(names: list[str]) -> None:
    import lxml.etree  # noqa: F401  its import is not the reader's doing

    for name, make in MADE.items():
        if names and name not in names:
            continue
        data = make()
        times = []
        for _ in range(3):
            began = time.process_time()
            document = choose(data[:4096], SUFFIXES[name]).read(data, SUFFIXES[name], ReadOptions())
            times.append(time.process_time() - began)
        seconds = min(times)
        found = f"{len(document.notes)} notes, {len(document.calls)} calls, {len(document.text):,} characters"
        print(f"{name:9} {len(data) / 1e6:5.2f} MB  {seconds:6.3f} s  {len(data) / 1e6 / seconds:6.1f} MB/s  {found}")
    print(f"memory {resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
