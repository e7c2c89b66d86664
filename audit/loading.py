"""The bytes of a manuscript: a path or standard input in, bytes out, within the size that the settings allow."""

import os
import sys
from pathlib import Path
from typing import BinaryIO

from audit.readers.interface import UnreadableError
from audit.settings import Settings

MAX_READINGS = 3  # of a file that somebody writes to meanwhile
PIECE = 2**20  # bytes read at once where the size is not known


def load(path: Path | str, settings: Settings) -> bytes:
    """Return the bytes of a file or of standard input. Raises `UnreadableError`."""
    if str(path) == "-":
        return _read_all(sys.stdin.buffer, PIECE, settings)
    file = Path(path)
    try:
        if not file.exists():
            raise UnreadableError("there is no such file")
        if not file.is_file():
            raise UnreadableError("is not a regular file (a device, pipe or socket)")
        for _ in range(MAX_READINGS):
            data = _read_if_still(file, settings)
            if data is not None:
                return data
    except OSError as error:
        raise UnreadableError(f"cannot be opened: {error.strerror or error}") from None
    raise UnreadableError("is being changed by another program; try again when it has finished")


def _read_if_still(file: Path, settings: Settings) -> bytes | None:
    """Return the bytes of a file, None when somebody writes to it meanwhile."""
    with file.open("rb") as stream:
        before = os.fstat(stream.fileno())
        if before.st_size > settings.max_bytes:
            raise UnreadableError(_too_large(settings))
        data = _read_all(stream, before.st_size + 1, settings)
        after = os.fstat(stream.fileno())
    return data if (before.st_size, before.st_mtime_ns) == (after.st_size, after.st_mtime_ns) else None


def _read_all(stream: BinaryIO, expected: int, settings: Settings) -> bytes:
    """Return what is left of `stream`, some `expected` bytes. Raises `UnreadableError` when it is too much."""
    data = stream.read(expected)
    while len(data) <= settings.max_bytes and (more := stream.read(PIECE)):
        data += more
    if len(data) > settings.max_bytes:
        raise UnreadableError(_too_large(settings))
    return data


def _too_large(settings: Settings) -> str:
    return f"is larger than {settings.max_bytes // 2**20} MiB (setting max-bytes)"
