"""One file a format: bytes in, `Document` out. `READERS` lists them, `choose` finds the one for a file."""

from audit.readers.formats import READERS, choose
from audit.readers.interface import Reader, ReadOptions, UnreadableError

__all__ = ["READERS", "ReadOptions", "Reader", "UnreadableError", "choose"]
