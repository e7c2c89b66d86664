"""Many documents on a Dask cluster that runs already: paths in, each with its `DocumentReport` out as it is finished.

The workers run the same function as a single machine does; they need this package in the same version, and the
manuscripts under the same paths. A worker that is lost loses nothing: the scheduler gives its documents to others, and
gives a document up that several workers were lost with (Dask's setting `distributed.scheduler.allowed-failures`).
"""

import logging
import re
import threading
from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from functools import partial
from itertools import islice
from pathlib import Path
from typing import Any

from audit.model.finding import DocumentReport, moved
from audit.pool import ENDED
from audit.settings import Settings, SettingsError
from audit.version import VERSION
from audit.workers import size_of

Audit = Callable[[str, Settings], DocumentReport]

CONNECTING_S = 10
AHEAD = 4  # documents a thread of the cluster that are under way at once: a million futures would choke the scheduler
MIN_AHEAD = 32

_ADDRESS = re.compile(
    r"(?:(?:tcp|tls|ws|wss|ucx)://)?(?:\[[0-9A-Fa-f:]{2,40}\]|[^\s/:\[\]]{1,253}):\d{1,5}(?:/\S{0,100})?"
)
_one_at_a_time = threading.Lock()  # threads of one worker share its interpreter and would gain nothing


class ClusterError(SettingsError):
    """The cluster cannot be used; the message says why, for a person."""


def run_on_cluster(files: Sequence[str], audit: Audit, settings: Settings) -> Iterator[tuple[str, DocumentReport]]:
    """Yield each of `files` with the report that `audit` makes of it on the cluster that `settings` name, as they come.

    Raises `ClusterError`, or an error of Dask's when the scheduler itself is lost midway.
    """
    if settings.online:
        raise ClusterError("--online asks registers by one polite client, and cannot be shared out with --dask")
    client = _connect(settings.dask)
    try:
        from distributed import as_completed

        task = partial(_audit_there, audit, _with_whole_paths(settings))
        waiting = iter(sorted(files, key=size_of, reverse=True))  # the largest first
        paths: dict[str, str] = {}  # by the futures' keys

        def submit(path: str) -> Any:
            future = client.submit(task, str(Path(path).absolute()), pure=False)
            paths[future.key] = path
            return future

        ahead = max(MIN_AHEAD, AHEAD * sum(client.nthreads().values()))
        under_way = as_completed([submit(path) for path in islice(waiting, ahead)], loop=client.loop)
        for future in under_way:
            path = paths.pop(future.key)
            yield path, _outcome(future, path)
            under_way.update([submit(following) for following in islice(waiting, 1)])
    finally:
        client.close()  # what is under way is forgotten with the client


def _connect(address: str) -> Any:
    try:
        from distributed import Client
    except ImportError:
        raise ClusterError("--dask needs the packages of the extra: pip install 'citation-audit[dask]'") from None
    if not _ADDRESS.fullmatch(address):
        raise ClusterError(f"--dask takes the address of a scheduler, such as tcp://10.0.0.5:8786, not {address!r}")
    logging.getLogger("distributed").setLevel(logging.CRITICAL)  # what matters of it is said here, in one line
    try:
        client = Client(address, timeout=CONNECTING_S, set_as_default=False)
    except (OSError, ValueError) as error:  # a time-out is an OSError, too
        raise ClusterError(f"there is no Dask scheduler to be reached at {address}: {error}") from None
    try:
        versions = client.run(_version)
    except Exception as error:  # whatever a worker without the package says
        client.close()
        raise ClusterError(f"the workers at {address} cannot run citation-audit: {error}") from None
    others = {version for version in versions.values() if version != VERSION}
    if not versions or others:
        client.close()
        found = f"has version {', '.join(sorted(others))}, not {VERSION}" if others else "has no workers"
        raise ClusterError(f"the cluster at {address} {found}")
    return client


def _version() -> str:
    return VERSION


def _audit_there(audit: Audit, settings: Settings, path: str) -> DocumentReport:
    """Audit one document; runs in a worker."""
    with _one_at_a_time:
        return audit(path, settings)


def _outcome(future: Any, path: str) -> DocumentReport:
    try:
        # Not by the status: a worker that dies with a result not yet fetched sets it back, and it is worked out again.
        return moved(future.result(), path)
    except Exception as error:  # whatever the audit, the worker or the cluster raised: the other documents go on
        lost = type(error).__name__ == "KilledWorker"
        failure = ENDED if lost else f"could not be audited on the cluster: {error!r}"[:500]
        return DocumentReport(path=path, failure=failure)


def _with_whole_paths(settings: Settings) -> Settings:
    """Return the settings as they are read in another folder; what belongs to the run stays here."""
    return replace(
        settings,
        sources=tuple(path.absolute() for path in settings.sources),
        retractions=tuple(path.absolute() for path in settings.retractions),
        index=settings.index and settings.index.absolute(),
        abbreviations=settings.abbreviations and settings.abbreviations.absolute(),
        jobs=1,
        ledger=None,
        baseline=None,
        dask="",
    )
