"""The same audit on a Dask cluster of several processes, one of which is killed midway."""

import os
import signal
import sys
from collections.abc import Iterator
from datetime import date
from pathlib import Path
from typing import Any

import pytest

distributed = pytest.importorskip("distributed", reason="the extra dask is not installed")

from audit.cli import main  # noqa: E402
from audit.cluster import ClusterError  # noqa: E402
from audit.engine import audit  # noqa: E402
from audit.model.finding import Report  # noqa: E402
from audit.settings import Settings  # noqa: E402
from tests.cli.manuscripts import CLEAN, MISPRINTED  # noqa: E402

TODAY = date(2026, 1, 1)
DOCUMENTS = 60


@pytest.fixture(scope="module")
def cluster() -> Iterator[Any]:
    """Return three worker processes and a scheduler, on the loopback address only."""
    with distributed.LocalCluster(
        n_workers=3, threads_per_worker=1, processes=True, host="127.0.0.1", dashboard_address=None
    ) as local:
        yield local


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    for number in range(DOCUMENTS):
        text = MISPRINTED if number % 5 == 0 else CLEAN
        (tmp_path / f"{number:02}.md").write_text(text, encoding="utf-8")
    (tmp_path / "junk.docx").write_bytes(b"no archive")
    return tmp_path


def run(folder: Path, cluster: Any, progress: Any = None) -> Report:
    settings = Settings(today=TODAY, dask=cluster.scheduler_address, ledger=folder / "ledger.db")
    return audit([folder], settings, progress=progress)


def test_a_killed_worker_loses_nothing(folder: Path, cluster: Any, monkeypatch: pytest.MonkeyPatch) -> None:
    pids = [worker["pid"] for worker in _workers(cluster)]
    assert len(set(pids) - {os.getpid()}) == 3
    monkeypatch.chdir(folder)
    killed: list[int] = []

    def kill(done: int, total: int, path: str, share: float) -> None:
        if done == DOCUMENTS // 3 and not killed:
            os.kill(pids[0], signal.SIGKILL if sys.platform != "win32" else signal.SIGTERM)
            killed.append(pids[0])

    there = run(Path(), cluster, kill)  # relative paths: the workers have folders of their own
    assert killed
    assert there == audit([Path()], Settings(today=TODAY))
    assert [document.failure is None for document in there.documents] == [True] * DOCUMENTS + [False]
    fresh: list[str] = []
    assert run(Path(), cluster, lambda done, total, path, share: fresh.append(path)) == there
    assert set(fresh) == {"junk.docx"}  # all else is taken from the ledger that the cluster's results went to


def _workers(cluster: Any) -> list[dict[str, int]]:
    with distributed.Client(cluster.scheduler_address, set_as_default=False) as client:
        client.wait_for_workers(3)
        return [{"pid": pid} for pid in client.run(os.getpid).values()]


def test_the_command_takes_the_address(folder: Path, cluster: Any, capsys: pytest.CaptureFixture[str]) -> None:
    assert main(["check", str(folder), "--dask", cluster.scheduler_address, "--quiet"]) == 1
    assert capsys.readouterr().out.count("NUM004") == DOCUMENTS // 5


def test_an_address_without_a_scheduler_is_an_error(folder: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("audit.cluster.CONNECTING_S", 1)
    with pytest.raises(ClusterError, match="no Dask scheduler to be reached"):
        audit([folder], Settings(dask="tcp://127.0.0.1:9"))


@pytest.mark.parametrize("address", ["nonsense", "http://127.0.0.1:9", "tcp://127.0.0.1", ":", "tcp://a:1 b"])
def test_what_is_no_address_is_refused(folder: Path, address: str) -> None:
    with pytest.raises(ClusterError, match="takes the address of a scheduler"):
        audit([folder], Settings(dask=address))


def test_online_look_ups_stay_with_one_client(folder: Path) -> None:
    with pytest.raises(ClusterError, match="online"):
        audit([folder], Settings(dask="tcp://127.0.0.1:9", online=True))
