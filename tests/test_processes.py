"""Pieces of work in copies of the process: their results, and what becomes of a copy that fails."""

import os
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NoReturn

import pytest

from audit.processes import MOST_PIECES, can_fork, shared_out


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
    for count in (0, 1, 2, MOST_PIECES):
        with shared_out(lambda number: number * number, count, 3) as finish:
            assert finish() == [number * number for number in range(count)]


def test_more_pieces_than_have_a_number_are_refused() -> None:
    if not can_fork():
        pytest.skip("this process has several threads, or no copies")
    with pytest.raises(ValueError, match="256"), shared_out(str, MOST_PIECES + 1, 1):
        pass


@linux_only
def test_pieces_are_done_by_whoever_is_free() -> None:
    if not can_fork():
        pytest.skip("this process has several threads")

    def tell(number: int) -> int:
        time.sleep(0.02)
        return os.getpid()

    with shared_out(tell, 20, 1) as finish:
        time.sleep(0.1)  # the copy has begun, while this process is busy with something else
        done = finish()
    assert done[0] != os.getpid()
    assert done.count(os.getpid()) > 2
    assert len(set(done)) == 2


def test_with_another_thread_all_is_done_here() -> None:
    ending = threading.Event()
    thread = threading.Thread(target=ending.wait)
    thread.start()
    try:
        assert not can_fork()
        with shared_out(lambda number: os.getpid(), 3, 2) as finish:
            assert finish() == [os.getpid()] * 3
    finally:
        ending.set()
        thread.join()


@pytest.mark.parametrize("deadly", [0, 3, 7])
def test_pieces_whose_process_ends_are_done_here(deadly: int) -> None:
    original = os.getpid()

    def die_elsewhere(number: int) -> int:
        if os.getpid() != original:
            if number >= deadly:
                os.kill(os.getpid(), signal.SIGKILL)
            time.sleep(0.01)
        return number

    with shared_out(die_elsewhere, 8, 2) as finish:
        time.sleep(0.1)
        assert finish() == list(range(8))


def test_what_a_piece_raises_is_raised_here() -> None:
    def fail(number: int) -> None:
        raise ValueError("odd")

    with pytest.raises(ValueError, match="odd"), shared_out(fail, 3, 1) as finish:
        finish()


@pytest.mark.parametrize("refused", ["pipe", "fork"])
def test_without_room_for_another_process_all_is_done_here(refused: str, monkeypatch: pytest.MonkeyPatch) -> None:
    def refuse() -> NoReturn:
        raise OSError(refused)

    monkeypatch.setattr(os, refused, refuse)
    with shared_out(lambda number: os.getpid(), 4, 2) as finish:
        assert finish() == [os.getpid()] * 4


def test_an_interrupt_here_ends_the_others_at_once() -> None:
    if not can_fork():
        pytest.skip("this process has several threads, or no copies")

    def wait_long(number: int) -> None:
        time.sleep(60)

    began = time.monotonic()
    with pytest.raises(KeyboardInterrupt), shared_out(wait_long, 3, 2):
        raise KeyboardInterrupt
    assert time.monotonic() - began < 10


@linux_only
def test_an_interrupt_at_the_keyboard_leaves_no_copy() -> None:
    """The terminal interrupts all processes of the group at once, wherever each is."""
    code = """
import os, sys, time
from audit.processes import shared_out
def wait(number):
    sys.stdout.write("at work\\n")
    sys.stdout.flush()
    time.sleep(60)
with shared_out(wait, 4, 1) as finish:
    finish()
"""
    command = [sys.executable, "-c", code]
    with subprocess.Popen(
        command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True
    ) as process:
        assert process.stdout is not None
        assert [process.stdout.readline() for _ in range(2)] == ["at work\n"] * 2
        os.killpg(process.pid, signal.SIGINT)
        _, complaint = process.communicate(timeout=10)  # ends when no process has the pipes open any more
    assert complaint.count("KeyboardInterrupt") == 1


def test_large_results_come_whole() -> None:
    with shared_out(lambda number: bytes([number]) * 5_000_000, 3, 1) as finish:
        time.sleep(0.1)
        assert finish() == [bytes([number]) * 5_000_000 for number in range(3)]
