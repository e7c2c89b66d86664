"""Numbered pieces of work in, what each returns out: this process and copies of it take the next as they are free.

A copy (fork(2)) begins at once, with all that has been read, and only what its pieces return is handed over. Where the
system has no such copies, or where other threads run, which a copy would lack, this process does all the pieces; it
does those of a copy that is ended from outside or finds no memory, too.
"""

import gc
import os
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from io import BytesIO
from pathlib import Path
from typing import Generic, NoReturn, TypeVar

_T = TypeVar("_T")

MOST_PIECES = 256  # a piece's number goes as one byte
_PROTOCOL = 5


@contextmanager
def shared_out(work: Callable[[int], _T], count: int, copies: int) -> Iterator[Callable[[], list[_T]]]:
    """Let `copies` of this process begin with the pieces from 0 to `count` - 1; yield what finishes them.

    What is yielded joins in the work and returns, in order, what `work` returns for each number. What a copy returns is
    pickled. What a piece raises is raised here: it is done once more. No copy outlives the block. Raises `ValueError`
    for more than `MOST_PIECES`.
    """
    copies = min(copies, count)
    numbers = _queue(count) if copies > 0 and can_fork() else None
    if numbers is None:
        yield lambda: [work(number) for number in range(count)]
        return
    helpers: list[_Copy[_T]] = []

    def finish() -> list[_T]:
        done = {number: work(number) for number in _taken(numbers)}
        for helper in helpers:
            done.update(helper.results())
        return [done[number] if number in done else work(number) for number in range(count)]

    gc.freeze()  # looking through all that is shared, the collector would touch, and so copy, it
    try:
        for _ in range(copies):
            helpers.append(_Copy(work, numbers))
        yield finish
    finally:
        gc.unfreeze()
        for helper in helpers:
            helper.end()
        os.close(numbers)


def can_fork() -> bool:
    """Tell whether this process may be copied: on Linux, with no thread but this one, of Python's or a library's."""
    try:
        return sys.platform == "linux" and len(list(Path("/proc/self/task").iterdir())) == 1
    except OSError:
        return False


def _queue(count: int) -> int | None:
    """Return the end of a pipe from which the numbers under `count` are read, each by one process alone."""
    try:
        here, there = os.pipe()
    except OSError:  # too many open files
        return None
    os.write(there, bytes(range(count)))
    os.close(there)
    return here


def _taken(numbers: int) -> Iterator[int]:
    """Yield the next number that nobody has taken until there is none."""
    while taken := os.read(numbers, 1):
        yield taken[0]


class _Copy(Generic[_T]):
    """A copy of this process at work."""

    def __init__(self, work: Callable[[int], _T], numbers: int) -> None:
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
            _serve(work, numbers, there)
        os.close(there)
        self._pipe = here

    def results(self) -> Iterator[tuple[int, _T]]:
        """Yield the number of each piece that the copy did, and what it returned, as far as that comes."""
        if self._pipe < 0:
            return
        import pickle  # only books need it

        with os.fdopen(self._pipe, "rb") as parcels:
            self._pipe = -1
            while True:
                try:
                    yield pickle.load(parcels)  # from this program, never from a file
                except (pickle.UnpicklingError, EOFError):  # that was all, or it was ended in the middle
                    return

    def end(self) -> None:
        """End the process, if it still runs, and leave nothing of it."""
        if self._pipe >= 0:
            os.close(self._pipe)
            self._pipe = -1
        if self._child:
            import signal

            os.kill(self._child, signal.SIGKILL)  # after `results` it has ended, and is only waited for
            os.waitpid(self._child, 0)
            self._child = 0


def _serve(work: Callable[[int], object], numbers: int, pipe: int) -> NoReturn:
    """Do pieces as long as there are any, send what they return down the pipe, and end: in the copy.

    Nothing is sent before the end: the original reads when its own pieces are done, and a pipe holds little.
    """
    import pickle

    try:
        gc.disable()  # it would touch, and so copy, all that is shared
        parcels = BytesIO()
        for number in _taken(numbers):
            pickle.dump((number, work(number)), parcels, _PROTOCOL)
        with os.fdopen(pipe, "wb") as stream:
            stream.write(parcels.getbuffer())
    except BaseException:
        os._exit(1)  # the original does the work itself, or has been interrupted, too
    os._exit(0)
