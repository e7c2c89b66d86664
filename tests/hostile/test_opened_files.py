# ruff: noqa: E501 (one line of XML a line)
"""Manuscripts of every format that name files elsewhere: what the process opens is watched, not what comes of it."""

import os
import subprocess
import sys
import zipfile
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SECRET = "Xylophonist"

# Runs the command and prints every file that Python opened below the folder given, and every connection.
WATCHED = """
import os, sys
folder, opened = os.path.realpath(sys.argv[1]), []
def watch(event, arguments):
    if event in ("open", "os.listdir", "os.scandir") and isinstance(arguments[0], (str, bytes, os.PathLike)):
        path = os.path.realpath(os.fsdecode(arguments[0]))
        if path.startswith(folder + os.sep):
            opened.append(path)
    elif event in ("socket.connect", "socket.getaddrinfo", "urllib.Request"):
        opened.append(f"{event} {arguments}")
sys.addaudithook(watch)
from audit.cli import main
code = main(["check", "main." + sys.argv[2], "--format", "json", "--jobs", "1"])
print("\\n".join(opened), file=sys.stderr)
sys.exit(code)
"""

XLINK = 'xmlns:xlink="http://www.w3.org/1999/xlink"'
SVG = f'<svg xmlns="http://www.w3.org/2000/svg" {XLINK}><image href="%s" xlink:href="%s"/><use href="%s#a"/><script href="%s"/></svg>'
LINKS = (
    '<link rel="stylesheet" href="%s"/><img src="%s"/><iframe src="%s"></iframe><object data="%s"></object><embed src="%s"/>'
    f'<p>One river rose.</p>{SVG}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="%s" parse="text"/>'
)
WORD = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
RELATED = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
OFFICE = 'xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0" xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0" xmlns:draw="urn:oasis:names:tc:opendocument:xmlns:drawing:1.0"'


def filled(template: str, target: str) -> str:
    return template.replace("%s", target)


TEXTS = {
    "md": "# T\n\nOne river.\n\n![x](%s)\n\n{{< include %s >}}\n\n![[%s]]\n\n<!--#include file='%s'-->\n\n<img src='%s'>\n",
    "rst": "T\n=\n\nOne river.\n\n.. include:: %s\n\n.. literalinclude:: %s\n\n.. raw:: html\n   :file: %s\n\n.. image:: %s\n",
    "tex": "\\documentclass{article}\\begin{document}One river. \\input{%s}\\include{%s}\\InputIfFileExists{%s}{}{}\\lstinputlisting{%s}\\includegraphics{%s}\\import{/}{%s}\\bibliography{%s}\\openin1=%s \\end{document}",
    "html": f"<!DOCTYPE html><html><head><base href='%s'></head><body>{LINKS}</body></html>",
    "svg.md": f"# T\n\nOne river.\n\n{SVG}\n",
    "nxml": f'<?xml version="1.0"?><?xml-stylesheet href="%s"?><!DOCTYPE article SYSTEM "%s" [<!ENTITY % p SYSTEM "%s"> %p; <!ENTITY e SYSTEM "%s">]><article article-type="x" {XLINK}><front/><body><p>One river &e;.</p><graphic xlink:href="%s"/>{SVG}<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="%s"/></body></article>',
    "tei": '<?xml version="1.0"?><!DOCTYPE TEI [<!ENTITY e SYSTEM "%s">]><TEI xmlns="http://www.tei-c.org/ns/1.0"><text><body><p>One river &e;.</p><ptr target="%s"/><graphic url="%s"/></body></text></TEI>',
    "fodt": f'<?xml version="1.0"?><office:document {OFFICE} {XLINK} office:mimetype="application/vnd.oasis.opendocument.text"><office:body><office:text><text:p>One river.</text:p><text:section text:name="s"><text:section-source xlink:href="%s"/></text:section><draw:frame><draw:image xlink:href="%s"/></draw:frame></office:text></office:body></office:document>',
    "bib": "@book{a, title={One River}, author={Berg, Ann}, year=1950, file={%s}, crossref={%s}}\n@include{%s}\n",
}


def package(kind: str, target: str, file: Path) -> None:
    """Write a Word, OpenDocument or EPUB package whose relationships lead to `target`."""
    parts: dict[str, str]
    if kind == "docx":
        types = ("footnotes", "endnotes", "attachedTemplate", "aFChunk", "image", "subDocument", "styles", "oleObject")
        related = "".join(
            f'<Relationship Id="r{n}" Type="{RELATED}/{t}" Target="{target}" TargetMode="External"/>'
            f'<Relationship Id="s{n}" Type="{RELATED}/{t}" Target="{target}"/>'
            for n, t in enumerate(types)
        )
        parts = {
            "[Content_Types].xml": '<Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types"/>',
            "word/document.xml": f'<w:document {WORD}><w:body><w:p><w:r><w:t>One river.</w:t></w:r></w:p><w:altChunk r:id="s3"/><w:subDoc r:id="s5"/></w:body></w:document>',
            "word/_rels/document.xml.rels": f'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">{related}</Relationships>',
        }
    elif kind == "odt":
        parts = {
            "mimetype": "application/vnd.oasis.opendocument.text",
            "content.xml": filled(TEXTS["fodt"], target)
            .replace("office:document ", "office:document-content ")
            .replace("/office:document>", "/office:document-content>"),
            "META-INF/manifest.xml": f'<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"><manifest:file-entry manifest:full-path="{target}"/></manifest:manifest>',
        }
    else:
        parts = {
            "mimetype": "application/epub+zip",
            "META-INF/container.xml": '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="b.opf"/></rootfiles></container>',
            "b.opf": f'<package xmlns="http://www.idpf.org/2007/opf"><manifest><item id="a" href="{target}" media-type="application/xhtml+xml"/><item id="b" href="b.xhtml" media-type="application/xhtml+xml"/><item id="c" href="{target}" media-type="image/svg+xml"/></manifest><spine><itemref idref="a"/><itemref idref="b"/><itemref idref="c"/></spine></package>',
            "b.xhtml": f"<html xmlns='http://www.w3.org/1999/xhtml'><body>{filled(LINKS, target)}</body></html>",
        }
    with zipfile.ZipFile(file, "w") as zipped:
        for name, text in parts.items():
            zipped.writestr(zipfile.ZipInfo(name), text)


def pdf(target: str) -> bytes:
    """Return a PDF whose first page is sound, and whose second takes its content from `target`."""
    content = "BT /F1 12 Tf 20 200 Td (One river rose.) Tj ET"
    font = "/Resources<</Font<</F1<</Type/Font/Subtype/Type1/BaseFont/Helvetica>>>>>>"
    objects = (
        f"<</Type/Catalog/Pages 2 0 R/OpenAction<</S/Launch/F({target})>>>>",
        "<</Type/Pages/Count 2/Kids[3 0 R 4 0 R]>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 5 0 R{font}>>",
        f"<</Type/Page/Parent 2 0 R/MediaBox[0 0 300 300]/Contents 6 0 R{font}>>",
        f"<</Length {len(content)}>>stream\n{content}\nendstream",
        f"<</Length 0/F({target})/FFilter/FlateDecode>>stream\n\nendstream",
    )
    body = "".join(f"{number} 0 obj{made}endobj\n" for number, made in enumerate(objects, 1))
    return f"%PDF-1.4\n{body}trailer<</Root 1 0 R>>\n".encode()


# Who opens the pipe waits for ever, also within a library in C, which tells nobody what it opens.
WAYS = ["../secret.txt", "{folder}/secret.txt", "file://{folder}/secret.txt", "http://127.0.0.1:9/x"]
WAYS += ["../pipe", "{folder}/pipe", "file://{folder}/pipe"] if hasattr(os, "mkfifo") else []


@pytest.mark.parametrize("kind", [*TEXTS, "docx", "odt", "epub", "pdf"])
@pytest.mark.parametrize("way", WAYS)
def test_no_file_outside_the_folder_is_opened(tmp_path: Path, kind: str, way: str) -> None:
    (tmp_path / "secret.txt").write_text(f"{SECRET} of the other folder.\n", encoding="utf-8")
    if "pipe" in way:
        os.mkfifo(tmp_path / "pipe")
    home = tmp_path / "manuscript"
    home.mkdir()
    target = way.format(folder=tmp_path)
    file = home / f"main.{kind}"
    if kind in TEXTS:
        file.write_text(filled(TEXTS[kind], target), encoding="utf-8")
    elif kind == "pdf":
        file.write_bytes(pdf(target))
    else:
        package(kind, target, file)
    done = subprocess.run(
        [sys.executable, "-c", WATCHED, str(tmp_path), kind],
        cwd=home, env={**os.environ, "PYTHONPATH": str(ROOT)}, capture_output=True, text=True, timeout=60, check=False,
    )  # fmt: skip
    assert done.returncode in (0, 1), done.stderr
    opened = done.stderr.splitlines()
    assert str(file.resolve()) in opened, "the manuscript itself was not read, so that nothing is shown"
    assert [path for path in opened if not path.startswith(str(home.resolve()))] == []
    assert SECRET not in done.stdout
