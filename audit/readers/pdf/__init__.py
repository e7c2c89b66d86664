"""A PDF's bytes in, its `Document` out: text in the order of reading, notes apart, every character with its place."""

from typing import TYPE_CHECKING

from audit.readers.interface import ReadOptions

if TYPE_CHECKING:
    from audit.model.document import Document

__all__ = ["PdfReader", "read"]


def read(data: bytes, path: str, options: ReadOptions) -> "Document":
    """Read a PDF. Raises `UnreadableError` with one line for a person."""
    from audit.readers.pdf.reading import read_document

    return read_document(data, path, options)


class PdfReader:
    """The reader for PDF files."""

    format = "pdf"
    suffixes: tuple[str, ...] = (".pdf",)

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Tell by the signature, which may stand anywhere in the first 1,024 bytes (ISO 32000-1, annex H.3.4.1)."""
        return b"%PDF-" in head[:1024]

    def read(self, data: bytes, path: str, options: ReadOptions) -> "Document":
        """Read a PDF. Raises `UnreadableError` with one line for a person."""
        return read(data, path, options)
