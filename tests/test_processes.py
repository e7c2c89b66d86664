"""Pieces of work in copies of the process: their results, and what becomes of a copy that fails."""

import os
import signal
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pytest

from audit.processes import can_fork, share_out


@pytest.fixture(autouse=True)
def _leaves_no_process() -> Iterator[None]:
    before = _children()
    yield
    assert _children() == before


def _children() -> set[str]:
    """Return the processes that this one has started and not waited for."""
    tasks = Path("/proc/self/task")
    return (
        {child for task in tasks.glob("*/children") for child in task.read_text().split()} if tasks.is_dir() else set()
    )


linux_only = pytest.mark.skipif(sys.platform != "linux", reason="only Linux has copies of a process that are safe")


def test_results_come_in_the_order_of_the_pieces() -> None:
    assert share_out([lambda: "first", lambda: "second"], lambda: "own") == ("own", ["first", "second"])
    assert share_out([], lambda: 1) == (1, [])


@linux_only
def test_pieces_are_worked_off_in_other_processes() -> None:
    if not can_fork():
        pytest.skip("this process has several threads")
    own, (other,) = share_out([os.getpid], os.getpid)
    assert own == os.getpid() != other


def test_with_another_thread_all_is_done_here() -> None:
    ending = threading.Event()
    thread = threading.Thread(target=ending.wait)
    thread.start()
    try:
        assert not can_fork()
        assert share_out([os.getpid], os.getpid) == (os.getpid(), [os.getpid()])
    finally:
        ending.set()
        thread.join()


def test_a_piece_whose_process_ends_is_done_here() -> None:
    original = os.getpid()

    def die_elsewhere() -> str:
        if os.getpid() != original:
            os.kill(os.getpid(), signal.SIGKILL)
        return "done"

    assert share_out([die_elsewhere], lambda: None) == (None, ["done"])


def test_what_a_piece_raises_is_raised_here() -> None:
    def fail() -> None:
        raise ValueError("odd")

    with pytest.raises(ValueError, match="odd"):
        share_out([fail], lambda: None)


def test_an_interrupt_here_ends_the_others_at_once(tmp_path: Path) -> None:
    if not can_fork():
        pytest.skip("this process has several threads, or no copies")

    def interrupt() -> None:
        raise KeyboardInterrupt

    def wait_long() -> None:
        time.sleep(60)

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt):
        share_out([wait_long, wait_long], interrupt)
    assert time.monotonic() - began < 10


def test_large_results_come_whole() -> None:
    assert share_out([lambda: b"x" * 5_000_000], lambda: None) == (None, [b"x" * 5_000_000])
