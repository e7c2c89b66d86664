"""How far the look-ups are: counts in, one line on the terminal out (nothing where there is no terminal)."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager
from typing import Protocol

from audit.resolvers.client import Tally


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
