"""A PDF's bytes and the user's wishes in, the finished `Document` out: the steps in their order."""

from dataclasses import replace

from audit.model.document import Document
from audit.readers.interface import ReadOptions, UnreadableError
from audit.readers.pdf.assembly import assemble
from audit.readers.pdf.pages import ReadPages, read_pages
from audit.readers.pdf.structure import build_structure


def read_document(data: bytes, path: str, options: ReadOptions) -> Document:
    """Read a PDF. Raises `UnreadableError` with one line for a person."""
    pages = read_pages(data, path, options.password, options.pages)
    structure = build_structure(pages.pages)
    document = assemble(structure, path)
    return replace(document, metadata=_metadata(pages), warnings=_warnings(pages))


def _metadata(pages: ReadPages) -> dict[str, str]:
    metadata: dict[str, str] = {}
    if pages.language:
        metadata["language"] = pages.language
    return metadata


def _warnings(pages: ReadPages) -> tuple[str, ...]:
    return ()


__all__ = ["UnreadableError", "read_document"]
