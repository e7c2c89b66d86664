"""Pieces of work in, what they return out: each piece in a process of its own, beside this one, where that is safe.

A process is a copy of this one (fork(2)): it begins at once, with all that has been read, and only what it returns is
handed over. Where the system has no such copies, or where other threads run, which a copy would lack, the pieces are
worked off here, one after the other; so they are when a process is ended from outside or finds no memory.
"""

import gc
import os
import sys
from collections.abc import Callable, Sequence
from pathlib import Path
from typing import Any, TypeVar

_T = TypeVar("_T")
_S = TypeVar("_S")
_PROTOCOL = 5


def share_out(pieces: Sequence[Callable[[], _T]], meanwhile: Callable[[], _S]) -> tuple[_S, list[_T]]:
    """Return what `meanwhile` returns, called here, and what each of `pieces` returns, called elsewhere at that time.

    What a piece returns is pickled. What it raises is raised here: it is called once more.
    """
    errands: list[_Errand] = []
    try:
        errands += [_Errand(piece) for piece in pieces] if can_fork() else []
        own = meanwhile()
        if not errands:
            return own, [piece() for piece in pieces]
        return own, [errand.result() for errand in errands]
    finally:
        for errand in errands:
            errand.end()


def can_fork() -> bool:
    """Tell whether this process may be copied: on Linux, with no thread but this one, of Python's or a library's."""
    try:
        return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


class _Errand:
    """A piece of work that a copy of this process does."""

    def __init__(self, piece: Callable[[], Any]) -> None:
        self._piece = piece
        self._child = 0
        self._pipe = -1
        try:
            here, there = os.pipe()
        except OSError:  # too many open files
            return
        try:
            self._child = os.fork()
        except OSError:  # too many processes, or no memory for one more
            os.close(here)
            os.close(there)
            return
        if not self._child:
            _serve(piece, there)
        os.close(there)
        self._pipe = here

    def result(self) -> Any:
        """Return what the piece returned; it is called here when its process did not bring that to an end."""
        if self._pipe >= 0:
            with os.fdopen(self._pipe, "rb") as pipe:
                self._pipe = -1
                parcel = pipe.read()
            self.end()
            if parcel:
                import pickle  # only books need it

                try:
                    return pickle.loads(parcel)  # from this program, never from a file
                except (pickle.UnpicklingError, EOFError):  # ended in the middle
                    pass
        return self._piece()

    def end(self) -> None:
        """End the process, if it still runs, and leave nothing of it."""
        if self._pipe >= 0:
            os.close(self._pipe)
            self._pipe = -1
        if self._child:
            import signal

            os.kill(self._child, signal.SIGKILL)  # after `result` it has ended, and is only waited for
            os.waitpid(self._child, 0)
            self._child = 0


def _serve(piece: Callable[[], Any], pipe: int) -> None:
    """Call `piece`, send what it returns down the pipe, and end: in the copy, which shares files with its original."""
    import pickle

    try:
        gc.disable()  # it would touch, and so copy, all that is shared
        parcel = pickle.dumps(piece(), _PROTOCOL)
        with os.fdopen(pipe, "wb") as stream:
            stream.write(parcel)
    except BaseException:
        os._exit(1)  # the original does the work itself, or has been interrupted, too
    os._exit(0)
