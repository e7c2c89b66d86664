"""Many documents on several processes: paths in, each with its `DocumentReport` out as it is finished.

A worker that takes too long is ended. One that dies is replaced, and its document is tried once more: it may have been
ended from outside. The largest files are handed out first, so that no worker is left with a long one at the end.
"""

import multiprocessing
import os
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from time import monotonic

from audit.language.patterns import PATTERNS
from audit.memorylimit import address_space
from audit.model.finding import DocumentReport
from audit.workers import size_of

Work = Callable[[str], DocumentReport]  # picklable: it goes to the workers

GRACE_S = 5.0  # beyond the document's own time limit, before its process is ended from outside
MAX_ATTEMPTS = 2
TIRED_BYTES = 512 * 2**20  # a worker that has grown by so much between two documents is replaced

ENDED = "could not be audited: its process ended (out of memory, or a fault in a library)"


def run_in_processes(
    files: Sequence[str], work: Work, *, workers: int, time_limit_s: float
) -> Iterator[tuple[str, DocumentReport]]:
    """Yield each of `files` with the report that `work` makes of it in one of `workers` processes, as they come.

    `time_limit_s` bounds one document; 0 means no limit.
    """
    crew = _Crew(work, workers)
    waiting = [_Task(path) for path in sorted(files, key=size_of)]  # the largest is taken from the end
    try:
        while waiting or crew.busy():
            crew.hand_out(waiting)
            yield from crew.collect(waiting, time_limit_s)
    finally:
        crew.dismiss()


@dataclass(slots=True)
class _Task:
    path: str
    attempts: int = 0


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    task: _Task | None = None  # the document at hand
    began: float = 0.0


class _Crew:
    """The worker processes; the parent alone decides who gets which file."""

    def __init__(self, work: Work, size: int) -> None:
        self._work = work
        self._size = size
        self._workers: list[_Worker] = []

    def busy(self) -> bool:
        """Tell whether any worker has a document at hand."""
        return any(worker.task for worker in self._workers)

    def hand_out(self, waiting: list[_Task]) -> None:
        """Give every idle worker a document, hiring where there are too few."""
        while waiting:
            idle = next((worker for worker in self._workers if worker.task is None), None)
            if idle is None:
                if len(self._workers) >= self._size:
                    return
                idle = self._hire()
            task = waiting.pop()
            try:
                idle.connection.send(task.path)
            except OSError:  # it died while idle; the document goes to another
                waiting.append(task)
                self._end(idle)
            else:
                idle.task, idle.began = task, monotonic()

    def collect(self, waiting: list[_Task], limit_s: float) -> list[tuple[str, DocumentReport]]:
        """Return the reports that came, and failures for documents that took too long or ended their process twice."""
        busy = {worker.connection: worker for worker in self._workers if worker.task}
        ready = wait(list(busy), timeout=0.5)
        finished: list[tuple[str, DocumentReport]] = []
        for connection, worker in busy.items():
            task = worker.task
            assert task is not None
            if connection in ready:
                try:
                    report, tired = connection.recv()
                except Exception:  # the end of the pipe, or half a message: it was ended in the middle
                    self._end(worker)
                    task.attempts += 1
                    if task.attempts < MAX_ATTEMPTS:
                        waiting.append(task)
                    else:
                        finished.append((task.path, DocumentReport(path=task.path, failure=ENDED)))
                else:
                    finished.append((task.path, report))
                    worker.task = None
                    if tired:
                        self._end(worker)
            elif limit_s and monotonic() - worker.began > limit_s + GRACE_S:
                failure = f"took longer than {limit_s:.0f} s and was given up (setting time-limit)"
                finished.append((task.path, DocumentReport(path=task.path, failure=failure)))
                self._end(worker)
        return finished

    def dismiss(self) -> None:
        """End all workers."""
        for worker in list(self._workers):
            self._end(worker)

    def _hire(self) -> _Worker:
        here, there = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(there, self._work))
        process.start()
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        """End a worker, and the processes that it started for the pages of a PDF."""
        self._workers.remove(worker)
        worker.connection.close()
        if worker.process.pid is not None and hasattr(os, "killpg"):
            _kill_group(worker.process.pid)
        worker.process.kill()  # and not waited for: multiprocessing does that at the next start of one, and at the end


def _kill_group(leader: int) -> None:
    import signal

    try:
        if os.getpgid(leader) == leader:  # it may have ended before it had a group of its own
            os.killpg(leader, signal.SIGKILL)
    except OSError:
        return


def _serve(connection: Connection, work: Work) -> None:
    """Audit what comes down the connection until it closes; runs in the worker."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
    if hasattr(os, "setpgid"):
        os.setpgid(0, 0)
    at_first = address_space()
    while True:
        try:
            path = connection.recv()
        except (EOFError, OSError):
            return
        try:
            report = work(path)
            PATTERNS.save()  # no worker comes to its own end
            connection.send((report, address_space() - at_first > TIRED_BYTES))
        except OSError:  # the parent is gone
            return
        except Exception as error:  # a report that cannot be sent, for want of memory perhaps
            failure = f"could not be audited ({type(error).__name__}); please report it"
            connection.send((DocumentReport(path=path, failure=failure), True))
