"""A file that pandoc or LibreOffice must convert in; its `Document`, where they are at hand, or advice out."""

from bisect import bisect_right
from dataclasses import replace
from pathlib import PurePath

from audit.model.document import Document, Place
from audit.model.span import Span
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.libreoffice import find_libreoffice, to_docx

_PANDOC = {  # how pandoc calls the formats (pandoc 3, --list-input-formats)
    ".rtf": "rtf",
    ".org": "org",
    ".wiki": "mediawiki",
    ".mediawiki": "mediawiki",
    ".dbk": "docbook",
    ".docbook": "docbook",
    ".textile": "textile",
    ".typ": "typst",
}
_TIMEOUT_S = 120


def read(data: bytes, path: str, options: ReadOptions) -> Document:
    """Convert through pandoc or LibreOffice and read what they make.

    Raises `UnreadableError`, which says what to install or to do, when that cannot be.
    """
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        return _read_old_office(data, path, options)
    format = _format(data, path)
    if format is None:
        from audit.readers.text import read as read_plain

        return read_plain(data, path, options)
    if format == "rtf" and find_pandoc() is None and find_libreoffice() is not None:
        return _read_through_libreoffice(data, path, options, "rtf")
    converted = _convert(data, format, path)
    from audit.readers.attached import add_bibliography
    from audit.readers.markdown import read_text

    document = read_text(converted, path, (f"converted from {format} by pandoc: places are those of the paragraphs",))
    return add_bibliography(_numbered_by_pandoc(document, format), options)


def _numbered_by_pandoc(document: Document, format: str) -> Document:
    """Say that software numbers the notes, and give places that the author's own file has, too."""
    return replace(
        document,
        format=format,
        source_map=ParagraphMap(document),
        notes=tuple(replace(note, generated=True, label_span=None) for note in document.notes),
        calls=tuple(replace(call, generated=True) for call in document.calls),
    )


class ParagraphMap:
    """The source map of a converted text: the number of the paragraph or heading, or the note."""

    def __init__(self, document: Document) -> None:
        counted = [block for block in document.blocks if block.kind not in ("note", "comment", "furniture")]
        named = [(block.span.start, f"paragraph {number}") for number, block in enumerate(counted, 1)]
        named += [(note.span.start, f"note {note.label}") for note in document.notes]
        named.sort()
        self._starts = [start for start, _ in named]
        self._names = [name for _, name in named]

    def place(self, span: Span) -> Place:
        """Return the name of the paragraph or note that `span` begins in."""
        at = bisect_right(self._starts, span.start) - 1
        return Place(logical=self._names[at] if at >= 0 else None)


def _format(data: bytes, path: str) -> str | None:
    """How pandoc calls the format; None for a plain text, whatever its name."""
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if b"docbook" in data[:4096].lower():
        return "docbook"
    suffix = PurePath(path).suffix.lower()
    return None if suffix == ".rtf" else _PANDOC.get(suffix)


def _read_old_office(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read an OLE2 file: an encrypted Office file keeps its package in a stream of that name (MS-OFFCRYPTO 2.3)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        raise UnreadableError(f"{path}: encrypted; remove the password and try again")
    if "WordDocument".encode("utf-16-le") not in data:
        raise UnreadableError(
            f"{path}: an old Office file, not a manuscript that can be read; save it as .docx and try again"
        )
    if find_libreoffice() is None:
        raise UnreadableError(
            f"{path}: an old Word file (.doc), which is read where LibreOffice is installed; install it "
            "(https://www.libreoffice.org), or save the file as .docx in Word and try again"
        )
    return _read_through_libreoffice(data, path, options, "doc")


def _read_through_libreoffice(data: bytes, path: str, options: ReadOptions, format: str) -> Document:
    from audit.readers.word import read as read_word

    document = read_word(to_docx(data, path), path, options)
    warning = f"converted from {format} by LibreOffice: what it does not understand is not audited"
    return replace(document, format=format, warnings=(*document.warnings, warning))


def find_pandoc() -> str | None:
    """Return the path of pandoc, on the path or in the package `pypandoc_binary`, or None."""
    import shutil

    program = shutil.which("pandoc")
    if program is None:
        try:
            import pypandoc

            program = str(pypandoc.get_pandoc_path())
        except (ImportError, OSError):
            return None
    return program


def _convert(data: bytes, format: str, path: str) -> str:
    import subprocess

    program = find_pandoc()
    if program is None:
        raise UnreadableError(
            f"{path}: reading {format} needs pandoc; install it with: pip install 'citation-audit[pandoc]' "
            "(pypandoc_binary), or save the file as .docx"
        )
    if format == "rtf":  # LibreOffice writes notes as a destination that may be skipped, and pandoc 3 skips it
        data = data.replace(b"{\\*\\footnote", b"{\\footnote")
    command = [program, "--sandbox", "--standalone", "--from", format, "--to", "markdown-smart", "--wrap", "none"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_TIMEOUT_S, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        raise UnreadableError(f"{path}: pandoc could not read it ({type(error).__name__})") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().split("\n")[0][:200]
        raise UnreadableError(f"{path}: pandoc could not read it ({reason})")
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
