"""How many processes are worth starting: the files and what the user wants in, a number out."""

import os
from collections.abc import Sequence
from pathlib import Path

# A process costs what some 20 kB of Markdown cost (measured: 20 ms to start it, 80 ms of imports; 6 ms a kilobyte), and
# more where memory and cores are busy.
LITTLE_BYTES = 256 * 1024
SHARE_BYTES = 128 * 1024


def count_workers(files: Sequence[str], jobs: int) -> int:
    """Return the number of processes worth starting for `files`; 0 when they are done sooner without one.

    `jobs` is the most that the user wants; 0 leaves it at one a core.
    """
    if jobs > 1 and len(files) > 1:
        return min(jobs, len(files))
    total = sum(size_of(file) for file in files)
    if total <= LITTLE_BYTES:
        return 0
    return min(jobs or count_cores(), len(files), 1 + total // SHARE_BYTES)


def count_cores() -> int:
    """Return the number of cores that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


def size_of(path: str) -> int:
    """Return the size of a file in bytes, 0 when there is none."""
    try:
        return Path(path).stat().st_size
    except (OSError, ValueError):
        return 0
