"""Many documents on several processes: one lost worker loses no other document, limits hold, an interrupt keeps all."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable
from functools import partial
from pathlib import Path

import pytest

from audit.model.finding import DocumentReport
from audit.pool import run_in_processes
from audit.workers import LITTLE_BYTES, SHARE_BYTES, count_cores, count_workers
from tests.cli.manuscripts import CLEAN

ROOT = Path(__file__).parents[1]


def work(path: str, folder: Path | None = None) -> DocumentReport:
    """A stand-in for an audit: the file's name says what happens to the process."""
    name = Path(path).name
    if folder is not None:
        (folder / f"{name}.{time.time_ns()}.began").touch()
    if name.startswith("dies") or (name.startswith("falters") and folder and len(list(folder.glob(f"{name}*"))) == 1):
        os._exit(9)
    if name.startswith("hangs"):
        time.sleep(60)
    if name.startswith("unsendable"):
        return DocumentReport(path=path, format=lambda: None)  # type: ignore[arg-type]
    return DocumentReport(path=path, format=f"{os.getpid()}")


def run(
    files: list[str], work: Callable[[str], DocumentReport] = work, workers: int = 2, time_limit_s: float = 30.0
) -> dict[str, DocumentReport]:
    return dict(run_in_processes(files, work, workers=workers, time_limit_s=time_limit_s))


def failed(reports: dict[str, DocumentReport]) -> dict[str, str]:
    return {path: report.failure for path, report in reports.items() if report.failure is not None}


def test_every_file_is_reported_on_by_other_processes() -> None:
    files = [f"a{number}" for number in range(20)]
    reports = run(files)
    assert sorted(reports) == sorted(files)
    assert failed(reports) == {}
    assert str(os.getpid()) not in {report.format for report in reports.values()}


def test_the_largest_file_is_begun_first(tmp_path: Path) -> None:
    for name, size in (("small", 10), ("large", 1000), ("middle", 100)):
        (tmp_path / name).write_bytes(b"x" * size)
    files = [str(tmp_path / name) for name in ("small", "large", "middle")]
    done = [Path(path).name for path, _ in run_in_processes(files, work, workers=1, time_limit_s=30)]
    assert done == ["large", "middle", "small"]


def test_a_document_that_ends_its_process_is_lost_alone() -> None:
    lost = failed(run(["a", "dies", "b", "dies too", "c"]))
    assert sorted(lost) == ["dies", "dies too"]
    assert "its process ended" in lost["dies"]


def test_a_process_that_was_ended_from_outside_loses_nothing(tmp_path: Path) -> None:
    assert failed(run(["a", "falters", "b"], partial(work, folder=tmp_path))) == {}
    assert len(list(tmp_path.glob("falters*"))) == 2


def test_a_report_that_cannot_be_sent_is_a_failure() -> None:
    assert sorted(failed(run(["a", "unsendable", "b"]))) == ["unsendable"]


def test_a_document_that_takes_too_long_is_given_up(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.pool.GRACE_S", 0.0)
    began = time.monotonic()
    lost = failed(run(["a", "hangs", "b"], time_limit_s=1.0))
    assert time.monotonic() - began < 20
    assert list(lost) == ["hangs"]
    assert "took longer than 1 s" in lost["hangs"]


def test_no_time_limit_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.pool.GRACE_S", 0.0)
    assert failed(run([f"a{number}" for number in range(5)], time_limit_s=0)) == {}


def test_a_worker_that_has_grown_is_replaced(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.pool.TIRED_BYTES", -1)
    reports = run([f"a{number}" for number in range(4)], workers=1)
    assert len({report.format for report in reports.values()}) == 4


@pytest.mark.parametrize(
    ("sizes", "jobs", "workers"),
    [
        ([LITTLE_BYTES], 0, 0),  # one file that is soon done
        ([1000] * 10, 0, 0),
        ([1000] * 10, 1, 0),
        ([1000] * 10, 3, 3),  # as the user wants it
        ([1000] * 2, 8, 2),
        ([10 * LITTLE_BYTES], 0, 1),  # a process of its own, so that the run outlives it
        ([LITTLE_BYTES] * 9, 1, 1),
        ([10 * SHARE_BYTES] * 50, 0, count_cores()),
    ],
)
def test_processes_are_started_where_they_pay(tmp_path: Path, sizes: list[int], jobs: int, workers: int) -> None:
    files = [tmp_path / f"{number}.md" for number in range(len(sizes))]
    for file, size in zip(files, sizes, strict=True):
        with file.open("wb") as stream:
            stream.truncate(size)
    assert count_workers([str(file) for file in files], jobs) == workers


@pytest.mark.skipif(sys.platform == "win32", reason="needs signals")
@pytest.mark.parametrize("jobs", ["1", "2"])
def test_an_interrupt_reports_what_is_done(tmp_path: Path, jobs: str) -> None:
    for number in range(400):
        (tmp_path / f"{number:03}.md").write_text(CLEAN * 4, encoding="utf-8")
    ledger = tmp_path / "ledger.db"
    command = [sys.executable, "-m", "audit", "check", str(tmp_path), "--jobs", jobs, "--format", "csv"]
    process = subprocess.Popen(
        [*command, "--ledger", str(ledger)], cwd=ROOT, text=True, stdout=subprocess.PIPE, stderr=subprocess.PIPE
    )
    while not (ledger.exists() and _kept(ledger) > 20):
        time.sleep(0.05)
        assert process.poll() is None, "it was done before it could be interrupted"
    process.send_signal(signal.SIGINT)
    report, messages = process.communicate(timeout=60)
    assert process.returncode == 130
    undone = report.count("was not audited: the run was interrupted")
    assert 0 < undone < 380
    assert "Traceback" not in messages
    assert _kept(ledger) >= 20  # and the next run goes on from there


def _kept(ledger: Path) -> int:
    import sqlite3

    with sqlite3.connect(ledger) as database:
        try:
            count: int = database.execute("SELECT count(*) FROM reports").fetchone()[0]
        except sqlite3.OperationalError:  # not made yet
            return 0
    return count


def test_workers_keep_what_they_have_compiled(tmp_path: Path) -> None:
    long = tmp_path / "long.md"
    long.write_text("# Rivers\n\n" + "It rose in May 1921.[^1]\n\n" * 12_000 + "[^1]: Ibid.\n", encoding="utf-8")
    assert count_workers([str(long)], 2) == 1
    env = {name: value for name, value in os.environ.items() if name != "PYTHONDONTWRITEBYTECODE"}
    env["PYTHONPYCACHEPREFIX"] = str(tmp_path / "bytecode")
    command = [sys.executable, "-m", "audit", "check", "--jobs", "2", "--exit-zero", str(long)]
    subprocess.run(command, cwd=ROOT, env=env, check=True, capture_output=True)
    kept = list((tmp_path / "bytecode").rglob("patterns.*.marshal*"))
    assert [file.suffix for file in kept] == [".marshal"]  # the process that asks for the report compiles nothing
