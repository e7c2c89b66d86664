"""Where text goes: standard output or a file, written whole or not at all."""

import io
import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TextIO


class OutputError(Exception):
    """The output cannot be written; the message says where and why, for a person."""


def write_output(write: Callable[[TextIO], None], output: Path | None) -> None:
    """Call `write` with standard output, or with a file that replaces `output` once all of it is written.

    A reader that closes the pipe early (`| head`) is no error. Raises `OutputError`.
    """
    if output is not None and str(output) != "-":
        _write_file(write, output)
        return
    try:
        stream = _standard_output()
        write(stream)
        stream.flush()
    except BrokenPipeError:
        silence_broken_pipe()
    except OSError as error:
        silence_broken_pipe()
        raise OutputError(f"standard output cannot be written: {error.strerror or error}") from None


def silence_broken_pipe() -> None:
    """Send what is still buffered for standard output nowhere, so that the interpreter's exit stays silent."""
    try:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())
    except (AttributeError, OSError, ValueError):
        return


def _standard_output() -> TextIO:
    """Return standard output, as UTF-8 and such that no character in a manuscript can stop it."""
    if sys.stdout is None:
        raise OutputError("standard output is closed")
    reconfigure = getattr(sys.stdout, "reconfigure", None)
    if reconfigure is not None:
        if sys.stdout.isatty():
            reconfigure(errors="backslashreplace")
        else:
            reconfigure(encoding="utf-8", errors="backslashreplace")
    return sys.stdout


def _write_file(write: Callable[[TextIO], None], output: Path) -> None:
    if output.is_dir():
        raise OutputError(f"{output} is a folder")
    if output.exists() and not output.is_file():  # /dev/stdout, a named pipe: nothing to replace
        try:
            with output.open("w", encoding="utf-8", errors="backslashreplace") as stream:
                write(stream)
        except OSError as error:
            raise OutputError(f"{output} cannot be written: {error.strerror or error}") from None
        return
    buffer = io.StringIO()
    write(buffer)
    write_bytes(buffer.getvalue().encode("utf-8", "backslashreplace"), output)


def write_bytes(data: bytes, output: Path) -> None:
    """Replace `output` by `data` once all of it is on the disk; a link stays a link. Raises `OutputError`."""
    import tempfile  # costs 5 ms, and most reports are printed

    output = output.resolve()
    partial: Path | None = None
    try:
        handle, name = tempfile.mkstemp(prefix=f".{output.name[:40]}.", dir=output.parent)
        partial = Path(name)
        with os.fdopen(handle, "wb") as stream:
            stream.write(data)
        partial.chmod(output.stat().st_mode & 0o777 if output.exists() else 0o666 & ~_umask())
        partial.replace(output)
    except OSError as error:
        if partial is not None:
            partial.unlink(missing_ok=True)
        raise OutputError(f"{output} cannot be written: {error.strerror or error}") from None


def _umask() -> int:
    mask = os.umask(0o077)  # there is no way to read it but to set it
    os.umask(mask)
    return mask
