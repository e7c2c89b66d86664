"""A bound on the memory that one document may take: work goes in, its result or `MemoryError` comes out."""

import os
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path


@contextmanager
def memory_limit(megabytes: int) -> Iterator[None]:
    """Raise `MemoryError` in the block when the process would grow by more than `megabytes` (MiB); 0: no limit.

    What counts is the address space (setrlimit(2), RLIMIT_AS). Systems that do not bound it (Windows, macOS) have no
    limit.
    """
    if megabytes <= 0 or os.name == "nt":  # Windows has no module `resource`
        yield
        return
    import resource

    before, hard = resource.getrlimit(resource.RLIMIT_AS)
    wanted = address_space() + megabytes * 2**20
    bounds = [wanted, *(bound for bound in (before, hard) if bound != resource.RLIM_INFINITY)]
    try:
        resource.setrlimit(resource.RLIMIT_AS, (min(bounds), hard))
    except (OSError, ValueError):  # a system that knows the limit by name only
        yield
        return
    try:
        yield
    finally:
        resource.setrlimit(resource.RLIMIT_AS, (before, hard))


def address_space() -> int:
    """Return the bytes of address space that this process has (proc(5), statm); 0 where the system does not say."""
    try:
        pages = int(Path("/proc/self/statm").read_bytes().split()[0])
        return pages * os.sysconf("SC_PAGE_SIZE")
    except (OSError, ValueError, AttributeError):
        return 0
