"""A bound on the time that one document may take: work goes in, its result or `TimeLimitError` comes out."""

import signal
import threading
from collections.abc import Iterator
from contextlib import AbstractContextManager, contextmanager, nullcontext
from types import FrameType


class TimeLimitError(BaseException):
    """The time allowed for one document is over. No `except Exception` of a reader or rule may keep it back."""


def time_limit(seconds: float) -> AbstractContextManager[None]:
    """Raise `TimeLimitError` in the block when it runs longer than `seconds`; 0 means no limit.

    It is noticed between two steps of the interpreter: one long step of a library in C is not cut short.
    """
    if seconds <= 0:
        return nullcontext()
    if hasattr(signal, "setitimer") and threading.current_thread() is threading.main_thread():
        return _alarm(seconds)
    return _watch(seconds)


@contextmanager
def _alarm(seconds: float) -> Iterator[None]:
    """Unix's interval timer, which only the main thread hears; it wakes a process that waits, too."""

    def ring(number: int, frame: FrameType | None) -> None:
        raise TimeLimitError

    before = signal.signal(signal.SIGALRM, ring)
    signal.setitimer(signal.ITIMER_REAL, seconds)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@contextmanager
def _watch(seconds: float) -> Iterator[None]:
    """A second thread, for systems without that timer and for threads that are not the main one."""
    import ctypes  # costs 5 ms, and most runs need none

    watched = ctypes.c_ulong(threading.get_ident())
    ending = threading.Lock()  # so that nothing is raised once the block has been left
    left = False

    def ring() -> None:
        with ending:
            if not left:
                ctypes.pythonapi.PyThreadState_SetAsyncExc(watched, ctypes.py_object(TimeLimitError))

    timer = threading.Timer(seconds, ring)
    timer.daemon = True
    timer.start()
    try:
        yield
    finally:
        with ending:
            left = True
        timer.cancel()
