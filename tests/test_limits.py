"""Time and memory that a document may take: what goes over is a failure in words, and leaves nothing behind."""

import signal
import sys
import threading
import time
from pathlib import Path
from typing import BinaryIO

import pytest

from audit.cli import fix as fix_command
from audit.cli import main
from audit.engine import audit, audit_file, within_limits
from audit.fixing import Fixed
from audit.loading import load
from audit.memorylimit import address_space, memory_limit
from audit.readers.interface import UnreadableError
from audit.settings import Settings
from audit.timelimit import TimeLimitError, time_limit
from tests.cli.manuscripts import CLEAN, MISPRINTED

NEEDS_LIMITS = pytest.mark.skipif(not sys.platform.startswith("linux"), reason="the system bounds no memory")


def spin(seconds: float) -> None:
    with time_limit(seconds):
        while True:
            pass


@pytest.mark.skipif(not hasattr(signal, "setitimer"), reason="no interval timer there")
def test_the_time_limit_stops_a_loop_and_leaves_no_timer_behind() -> None:
    with pytest.raises(TimeLimitError):
        spin(0.1)
    with time_limit(5):
        pass
    assert signal.getitimer(signal.ITIMER_REAL)[0] == 0


def test_the_time_limit_holds_in_other_threads() -> None:
    outcomes: list[str] = []

    def work() -> None:
        try:
            spin(0.1)
        except TimeLimitError:
            outcomes.append("stopped")
        with time_limit(0.05):
            pass
        time.sleep(0.1)
        outcomes.append("left alone")

    thread = threading.Thread(target=work, daemon=True)
    thread.start()
    thread.join(timeout=20)
    assert outcomes == ["stopped", "left alone"]


@NEEDS_LIMITS
def test_memory_is_bounded_within_the_block_alone() -> None:
    with pytest.raises(MemoryError), memory_limit(64):
        bytearray(128 * 2**20)
    assert len(bytearray(128 * 2**20))
    with memory_limit(512):
        assert len(bytearray(128 * 2**20))
    assert address_space() > 2**20


@NEEDS_LIMITS
def test_what_is_over_the_limit_is_said_in_words() -> None:
    settings = Settings(memory_limit=64)
    with pytest.raises(UnreadableError, match=r"more memory than the 64 MiB allowed \(setting memory-limit\)"):
        within_limits(lambda: bytearray(128 * 2**20), settings)
    with pytest.raises(UnreadableError, match=r"longer than 1 s .*\(setting time-limit\)"):
        within_limits(lambda: spin(9), Settings(time_limit=1))


@NEEDS_LIMITS
@pytest.mark.parametrize("jobs", [0, 1, 2])
def test_a_document_that_needs_too_much_does_not_stop_the_others(tmp_path: Path, jobs: int) -> None:
    for name in ("a.md", "c.md"):
        (tmp_path / name).write_text(CLEAN, encoding="utf-8")
    (tmp_path / "b.md").write_text("# Title\n\n" + "[^1]" * 500_000, encoding="utf-8")
    documents = audit([tmp_path], Settings(jobs=jobs, memory_limit=48)).documents
    assert [Path(document.path).name for document in documents] == ["a.md", "b.md", "c.md"]
    assert [document.failure is None for document in documents] == [True, False, True]
    assert "memory-limit" in (documents[1].failure or "")


def test_a_file_that_grows_while_it_is_read_is_read_again(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "growing.md"
    file.write_text(CLEAN, encoding="utf-8")
    writes = iter(("more\n", ""))

    def grow(stream: BinaryIO, expected: int, settings: Settings) -> bytes:
        with file.open("a") as other:
            other.write(next(writes))
        return stream.read()

    monkeypatch.setattr("audit.loading._read_all", grow)
    assert load(file, Settings()).endswith(b"more\n")


def test_a_file_that_never_rests_is_refused(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    file = tmp_path / "restless.md"
    file.write_text(CLEAN, encoding="utf-8")

    def grow(stream: BinaryIO, expected: int, settings: Settings) -> bytes:
        with file.open("a") as other:
            other.write("more\n")
        return stream.read()

    monkeypatch.setattr("audit.loading._read_all", grow)
    report = audit_file(file, Settings())
    assert "being changed by another program" in (report.failure or "")


@pytest.mark.parametrize("jobs", [1, 2])
def test_a_file_that_vanishes_midway_is_named(tmp_path: Path, jobs: int) -> None:
    for name in ("a.md", "b.md", "c.md"):
        (tmp_path / name).write_text(CLEAN * (1 + (name == "a.md")), encoding="utf-8")

    def vanish(done: int, total: int, path: str, share: float) -> None:
        if not done:
            (tmp_path / "c.md").unlink()

    documents = audit([tmp_path], Settings(jobs=jobs), progress=vanish).documents
    assert [document.failure for document in documents] == [None, None, "there is no such file"]


def test_a_file_of_no_stated_size_is_bounded(tmp_path: Path) -> None:
    file = tmp_path / "large.md"
    file.write_text(CLEAN, encoding="utf-8")
    with pytest.raises(UnreadableError, match="is larger than"):
        load(file, Settings(max_bytes=100))


@NEEDS_LIMITS
def test_fixing_and_extracting_keep_to_the_limits_too(tmp_path: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (tmp_path / "a.md").write_text(MISPRINTED, encoding="utf-8")
    (tmp_path / "b.md").write_text("# Title\n\n" + "[^1]" * 500_000, encoding="utf-8")
    (tmp_path / "c.md").write_text(MISPRINTED, encoding="utf-8")
    (tmp_path / "citation-audit.toml").write_text("memory-limit = 100\n")
    assert main(["extract", str(tmp_path), "--format", "json"]) == 0
    assert "more memory than the 100 MiB allowed" in capsys.readouterr().err
    assert main(["fix", str(tmp_path), "--backup", "never"]) == 0
    assert "more memory than the 100 MiB allowed" in capsys.readouterr().err
    assert [("⁵ Clara" in (tmp_path / name).read_text(encoding="utf-8")) for name in ("a.md", "c.md")] == [False, False]


def test_a_file_that_cannot_be_fixed_does_not_stop_the_others(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch, capsys: pytest.CaptureFixture[str]
) -> None:
    for name in ("a.md", "b.md"):
        (tmp_path / name).write_text(MISPRINTED, encoding="utf-8")
    written = fix_command._write

    def vanish(result: Fixed, backup: str) -> None:
        if result.path.endswith("a.md"):
            Path(result.path).unlink()
        written(result, backup)

    monkeypatch.setattr(fix_command, "_write", vanish)
    assert main(["fix", str(tmp_path), "--backup", "never"]) == 2
    assert "a.md: cannot be written" in capsys.readouterr().err
    assert "⁵ Clara" not in (tmp_path / "b.md").read_text(encoding="utf-8")
