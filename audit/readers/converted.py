"""A file in a format that pandoc or LibreOffice must convert in; its text, when pandoc is at hand, or advice out."""

from pathlib import PurePath

from audit.model.document import Document
from audit.readers.interface import ReadOptions, UnreadableError

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
    """Convert to Markdown through pandoc and read that. Raises `UnreadableError` with what to do, when it cannot."""
    if data.startswith(b"\xd0\xcf\x11\xe0"):
        raise UnreadableError(f"{path}: {_old_office(data)}")
    format = _format(data, path)
    converted = _convert(data, format, path)
    from audit.readers.markdown import read_text

    warning = f"converted from {format} by pandoc: lines and columns are those of the converted text"
    return read_text(converted, path, (warning,))


def _format(data: bytes, path: str) -> str:
    if data.startswith(b"{\\rtf"):
        return "rtf"
    if b"docbook" in data[:4096].lower():
        return "docbook"
    return _PANDOC.get(PurePath(path).suffix.lower(), "markdown")


def _old_office(data: bytes) -> str:
    """What an OLE2 file is: an encrypted Office file keeps its package in a stream of that name (MS-OFFCRYPTO 2.3)."""
    if "EncryptedPackage".encode("utf-16-le") in data:
        return "encrypted; remove the password and try again"
    if "WordDocument".encode("utf-16-le") in data:
        return "an old Word file (.doc); save it as .docx in Word or LibreOffice and try again"
    return "an old Office file, not a manuscript that can be read; save it as .docx and try again"


def _convert(data: bytes, format: str, path: str) -> str:
    import shutil
    import subprocess

    program = shutil.which("pandoc")
    if program is None:
        try:
            import pypandoc

            program = str(pypandoc.get_pandoc_path())
        except (ImportError, OSError):
            raise UnreadableError(
                f"{path}: reading {format} needs pandoc; install it with: pip install 'citation-audit[pandoc]' "
                "(pypandoc_binary), or save the file as .docx"
            ) from None
    command = [program, "--sandbox", "--from", format, "--to", "markdown", "--wrap", "none"]
    try:
        done = subprocess.run(command, input=data, capture_output=True, timeout=_TIMEOUT_S, check=False)
    except (OSError, subprocess.SubprocessError) as error:
        raise UnreadableError(f"{path}: pandoc could not read it ({type(error).__name__})") from None
    if done.returncode:
        reason = done.stderr.decode("utf-8", "replace").strip().split("\n")[0][:200]
        raise UnreadableError(f"{path}: pandoc could not read it ({reason})")
    return done.stdout.decode("utf-8", "replace").replace("\r\n", "\n")
