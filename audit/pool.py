"""Many documents on several processes: files in, one `DocumentReport` each out, in the order of the files.

A worker that takes too long is ended and one that dies is replaced; in both cases only the document at hand is lost,
with a failure that says so. The largest files are handed out first, so that no worker is left with a long one at the
end.
"""

import multiprocessing
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from multiprocessing.connection import Connection, wait
from multiprocessing.process import BaseProcess
from pathlib import Path
from time import monotonic

from audit.interruption import InterruptedRunError
from audit.model.finding import DocumentReport

Work = Callable[[str], DocumentReport]  # picklable: it goes to the workers
Finished = Callable[[int, str, DocumentReport], None]  # documents done, path, its report

GRACE_S = 5.0  # beyond the document's own time limit, before its process is ended from outside


@dataclass(slots=True)
class _Worker:
    process: BaseProcess
    connection: Connection
    index: int | None = None  # the file at hand
    began: float = 0.0


def run_all(
    files: Sequence[str],
    work: Work,
    *,
    jobs: int,
    time_limit_s: float,
    memory_limit_mb: int,
    finished: Finished | None = None,
) -> tuple[DocumentReport, ...]:
    """Return the report on each of `files`, made by `work` in at most `jobs` processes.

    `time_limit_s` bounds one document, `memory_limit_mb` (MiB) one process. Raises `InterruptedRunError` when the user
    interrupts. `finished` is called with each report as it comes.
    """
    crew = _Crew(work, memory_limit_mb)
    done: dict[int, DocumentReport] = {}
    waiting = sorted(range(len(files)), key=lambda index: _size(files[index]))  # the largest is taken from the end
    try:
        while len(done) < len(files):
            crew.hand_out(files, waiting, jobs)
            for index, report in crew.collect(files, time_limit_s + GRACE_S):
                done[index] = report
                if finished:
                    finished(len(done), files[index], report)
    except KeyboardInterrupt:
        undone = "was not audited: the run was interrupted"
        raise InterruptedRunError(
            tuple(done.get(i) or DocumentReport(path=file, failure=undone) for i, file in enumerate(files))
        ) from None
    finally:
        crew.dismiss()
    return tuple(done[index] for index in range(len(files)))


class _Crew:
    """The worker processes; the parent alone decides who gets which file."""

    def __init__(self, work: Work, memory_limit_mb: int) -> None:
        self._work = work
        self._memory_limit_mb = memory_limit_mb
        self._workers: list[_Worker] = []

    def hand_out(self, files: Sequence[str], waiting: list[int], jobs: int) -> None:
        """Give every idle worker a file, hiring up to `jobs` of them."""
        while waiting:
            idle = next((worker for worker in self._workers if worker.index is None), None)
            if idle is None:
                if len(self._workers) >= jobs:
                    return
                idle = self._hire()
            idle.index, idle.began = waiting.pop(), monotonic()
            try:
                idle.connection.send(files[idle.index])
            except OSError:  # it died while idle; the file goes to another
                waiting.append(idle.index)
                self._end(idle)

    def collect(self, files: Sequence[str], limit_s: float) -> list[tuple[int, DocumentReport]]:
        """Wait for reports, and return those that came, and failures for workers that died or were too slow."""
        busy = {worker.connection: worker for worker in self._workers if worker.index is not None}
        ready = wait(list(busy), timeout=0.5)
        finished: list[tuple[int, DocumentReport]] = []
        for connection, worker in busy.items():
            assert worker.index is not None
            path = files[worker.index]
            if connection in ready:
                try:
                    report = connection.recv()
                except (EOFError, OSError):
                    failure = "could not be audited: its process ended (out of memory, or a fault in a library)"
                    finished.append((worker.index, DocumentReport(path=path, failure=failure)))
                    self._end(worker)
                else:
                    finished.append((worker.index, report))
                    worker.index = None
            elif monotonic() - worker.began > limit_s:
                failure = f"took longer than {limit_s - GRACE_S:.0f} s and was given up (setting time-limit)"
                finished.append((worker.index, DocumentReport(path=path, failure=failure)))
                self._end(worker)
        return finished

    def dismiss(self) -> None:
        """End all workers."""
        for worker in list(self._workers):
            self._end(worker)

    def _hire(self) -> _Worker:
        here, there = multiprocessing.Pipe()
        process = multiprocessing.Process(target=_serve, args=(there, self._work, self._memory_limit_mb), daemon=True)
        process.start()
        there.close()
        worker = _Worker(process, here)
        self._workers.append(worker)
        return worker

    def _end(self, worker: _Worker) -> None:
        self._workers.remove(worker)
        worker.connection.close()
        worker.process.kill()
        worker.process.join()


def _serve(connection: Connection, work: Work, memory_limit_mb: int) -> None:
    """Audit what comes down the connection until it closes; runs in the worker."""
    import signal

    signal.signal(signal.SIGINT, signal.SIG_IGN)  # an interrupt is the parent's to handle
    limit_memory(memory_limit_mb)
    while True:
        try:
            path = connection.recv()
        except (EOFError, OSError):
            return
        connection.send(work(path))


def limit_memory(megabytes: int) -> None:
    """Bound this process's memory (address space, MiB) where the system can; elsewhere do nothing."""
    try:
        import resource
    except ImportError:  # Windows
        return
    size = megabytes * 2**20
    hard = resource.getrlimit(resource.RLIMIT_AS)[1]
    resource.setrlimit(resource.RLIMIT_AS, (size if hard == resource.RLIM_INFINITY else min(size, hard), hard))


def _size(path: str) -> int:
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0
