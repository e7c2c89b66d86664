"""How far the look-ups are: counts in, one line on the terminal out (nothing where there is no terminal)."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic
from typing import Protocol

from audit.resolvers.client import Tally

_PATIENCE_S = 0.5  # shorter work shows nothing
_WIDEST = 100  # characters of a line


class Progress(Protocol):
    """Told after every work: how many are done, of how many, and what it took."""

    def __call__(self, done: int, total: int, tally: Tally) -> None: ...


def no_progress(done: int, total: int, tally: Tally) -> None:
    """Show nothing."""


@contextmanager
def show_progress() -> Iterator[Progress]:
    """Show a bar on standard error while the block runs; nothing when standard error is no terminal."""
    if not sys.stderr.isatty():
        yield no_progress
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, TextColumn, TimeElapsedColumn
    from rich.progress import Progress as Bar

    columns = (
        TextColumn("Looking up"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[counts]}"),
        TimeElapsedColumn(),
    )
    with Bar(*columns, console=Console(stderr=True), transient=True) as bar:
        task = bar.add_task("", total=None, counts="")

        def show(done: int, total: int, tally: Tally) -> None:
            counts = f"{tally.sent} requests, {tally.kept} from the cache, {tally.failed} without an answer"
            bar.update(task, completed=done, total=total, counts=counts)

        yield show


@contextmanager
def show_reading() -> Iterator[Callable[[int, int, str], None]]:
    """Say on standard error which of the sources at hand is being read; nothing where it is no terminal."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield lambda done, total, path: None
        return
    began = monotonic()
    width = 0

    def show(done: int, total: int, path: str) -> None:
        nonlocal width
        text = f"reading source {done + 1} of {total}: {path}"[:_WIDEST] if done < total else ""
        if width or (text and monotonic() - began > _PATIENCE_S):
            print("\r" + text.ljust(width), end="\r" if not text else "", file=sys.stderr, flush=True)
            width = len(text)

    try:
        yield show
    finally:
        show(0, 0, "")
