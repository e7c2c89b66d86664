"""A text file in; the same file with edits out, its encoding and line ends kept."""

import re
from collections.abc import Sequence
from dataclasses import replace

from audit.engine import read_document
from audit.fixing.interface import NotFixableError, apply_edits, compare
from audit.model.document import Document
from audit.model.finding import Edit
from audit.readers.decoding import decode
from audit.settings import Settings
from audit.tracing import FileText


class TextSource:
    """A file of characters: Markdown, LaTeX, plain text and their kin."""

    def __init__(self, path: str, data: bytes, document: Document, settings: Settings) -> None:
        self.data = data
        self.document = document
        self._path = path
        self._settings = settings
        try:
            self._encoding = decode(data, path).encoding
            raw = data.decode(self._encoding)
        except UnicodeDecodeError:
            raise NotFixableError("has bytes that are not of its encoding; they would be lost") from None
        if raw.encode(self._encoding) != data:
            raise NotFixableError("its encoding cannot be written back exactly as it was read")
        self._ends = re.findall(r"\r\n|\r|\n", raw)
        self._text = raw.replace("\r\n", "\n").replace("\r", "\n")
        self._places = FileText(document, self._text)

    def writable(self, edit: Edit) -> bool:
        """Tell whether the file has the characters that the edit replaces."""
        return self._places.find(edit.span) is not None

    def mend(self, edits: Sequence[Edit]) -> "TextSource":
        """Return the file with `edits`. Raises `NotFixableError`."""
        placed = [
            Edit(span=span, replacement=edit.replacement)
            for edit in edits
            if (span := self._places.find(edit.span)) is not None
        ]
        data = self.encode(apply_edits(self._text, placed))
        document = replace(read_document(self._path, data, self._settings), path=self.document.path)
        compare(self.document, edits, document)
        return TextSource(self._path, data, document, self._settings)

    def encode(self, text: str) -> bytes:
        """Return `text` as bytes: each line keeps its own end, a new one takes the commonest."""
        ends, usual = self._ends, max(set(self._ends), key=self._ends.count, default="\n")
        if set(ends) <= {"\n"}:
            return text.encode(self._encoding)
        if text.count("\n") != len(ends):
            return text.replace("\n", usual).encode(self._encoding)
        lines = text.split("\n")
        return "".join(a + b for a, b in zip(lines, (*ends, ""), strict=True)).encode(self._encoding)
