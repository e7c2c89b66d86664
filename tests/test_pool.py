"""Many documents on several processes: in order, one lost worker loses one document, an interrupt loses none."""

import os
import signal
import sys
import threading
import time
from pathlib import Path

import pytest

from audit.interruption import InterruptedRunError
from audit.model.finding import DocumentReport
from audit.pool import run_all
from audit.timelimit import TimeLimitError, time_limit


def work(path: str) -> DocumentReport:
    """A stand-in for an audit: the file's name says what happens to the process."""
    name = Path(path).name
    if name.startswith("dies"):
        os._exit(9)
    if name.startswith("hangs"):
        time.sleep(60)
    if name.startswith("greedy"):
        bytearray(4 * 2**30)
    return DocumentReport(path=path, format=f"{os.getpid()}")


def run(files: list[str], **changes: float) -> tuple[DocumentReport, ...]:
    options = {"jobs": 2, "time_limit_s": 30.0, "memory_limit_mb": 2048} | changes
    return run_all(files, work, **options)  # type: ignore[arg-type]


def test_reports_come_in_the_order_of_the_files_from_several_processes() -> None:
    files = [f"a{number}" for number in range(20)]
    reports = run(files)
    assert [report.path for report in reports] == files
    assert all(report.failure is None for report in reports)
    assert str(os.getpid()) not in {report.format for report in reports}


def test_a_process_that_dies_loses_its_document_alone() -> None:
    reports = run(["a", "dies", "b", "dies too", "c"])
    assert [report.failure is None for report in reports] == [True, False, True, False, True]
    assert "its process ended" in (reports[1].failure or "")


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.pool.GRACE_S", 0.0)
    began = time.monotonic()
    reports = run(["a", "hangs", "b"], time_limit_s=1.0)
    assert time.monotonic() - began < 20
    assert [report.failure is None for report in reports] == [True, False, True]
    assert "took longer than 1 s" in (reports[1].failure or "")


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on memory there")
def test_memory_is_bounded() -> None:
    reports = run(["a", "greedy", "b"])
    assert [report.failure is None for report in reports] == [True, False, True]


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
def test_an_interrupt_keeps_what_is_done() -> None:
    timer = threading.Timer(1.5, os.kill, (os.getpid(), signal.SIGINT))
    timer.start()
    with pytest.raises(InterruptedRunError) as stopped:
        run(["a", "b", "hangs"])
    timer.cancel()
    assert [document.failure is None for document in stopped.value.documents] == [True, True, False]


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no interval timer there")
def test_time_limit_stops_a_loop_and_leaves_no_timer_behind() -> None:
    def spin() -> None:
        with time_limit(0.1):
            while True:
                pass

    with pytest.raises(TimeLimitError):
        spin()
    with time_limit(5):
        pass
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0
