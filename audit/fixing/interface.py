"""What can be fixed: a file whose document's characters lead back to its bytes."""

from collections.abc import Iterable, Sequence
from typing import Protocol

from audit.model.document import Document
from audit.model.finding import Edit
from audit.readers.interface import UnreadableError


class NotFixableError(UnreadableError):
    """A file can be read, but not fixed in place; the message says why, for a person."""


class Source(Protocol):
    """A file as it was read, one implementation a kind of file."""

    @property
    def data(self) -> bytes:
        """The file's bytes."""
        ...

    @property
    def document(self) -> Document:
        """What was read in them."""
        ...

    def writable(self, edit: Edit) -> bool:
        """Tell whether an edit of the document's text can be written into the file."""
        ...

    def mend(self, edits: Sequence[Edit]) -> "Source":
        """Return the file with `edits`, whose spans do not overlap, read anew.

        Raises `NotFixableError` unless what is read is the document's text with those edits and nothing else.
        """
        ...


def apply_edits(text: str, edits: Iterable[Edit]) -> str:
    """Return `text` with `edits`, whose spans are offsets into it and do not overlap."""
    pieces: list[str] = []
    at = 0
    for edit in sorted(edits, key=lambda edit: edit.span):
        pieces += (text[at : edit.span.start], edit.replacement)
        at = edit.span.end
    return "".join((*pieces, text[at:]))


def compare(before: Document, edits: Iterable[Edit], after: Document) -> None:
    """Raise `NotFixableError` unless the text of `after` is that of `before` with `edits`."""
    if after.text != apply_edits(before.text, edits):
        raise NotFixableError("the mended text would be read otherwise than it was written; nothing is changed")
