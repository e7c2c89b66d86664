"""What a reader is: bytes in, a `Document` out."""

from collections.abc import Callable
from pathlib import Path
from typing import Protocol

from audit.model.document import Document
from audit.model.record import record


class UnreadableError(Exception):
    """A file cannot be read; the message says what, why and what to do, for a person."""


@record
class ReadOptions:
    """What a user may ask of a reader. `pages` are 1-based and inclusive ranges; readers ignore what they lack."""

    pages: tuple[tuple[int, int], ...] = ()
    password: str = ""
    rejected_changes: bool = False  # read Word's tracked changes as rejected instead of accepted
    jobs: int = 1
    pages_read: Callable[[int, int], None] | None = None  # told how many pages are read, of how many
    meanwhile: Callable[[], None] | None = None  # called when other processes have begun to read, where there are some
    root: Path | None = None  # folder below which a manuscript may name further files; None: its own folder


class Reader(Protocol):
    """One format. Readers are stateless modules-with-a-class, listed in `audit.readers.READERS`."""

    @property
    def format(self) -> str:
        """The format's name, as `Document.format` has it."""
        ...

    @property
    def suffixes(self) -> tuple[str, ...]:
        """The file name suffixes of the format, lower case, with the dot."""
        ...

    def recognises(self, head: bytes, suffix: str) -> bool:
        """Tell from the first 4,096 bytes (content first, suffix second) whether the file is of this format."""
        ...

    def read(self, data: bytes, path: str, options: ReadOptions) -> Document:
        """Read the whole file. Raises `UnreadableError` with a message for a person; no other exception."""
        ...
