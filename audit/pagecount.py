"""Pages of a long file that were read in, one line on the terminal out; nothing where there is no terminal."""

import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from time import monotonic

EVERY_S = 0.1  # between two redrawings
PATIENCE_S = 0.5  # shorter reading shows nothing
WIDEST = 100  # characters of the line

PagesRead = Callable[[int, int], None]  # pages read, pages in all


@contextmanager
def show_pages(path: str) -> Iterator[PagesRead | None]:
    """Yield what a reader may call after each page of the file `path`; the line is removed when the block ends."""
    if sys.stderr is None or not sys.stderr.isatty():
        yield None
        return
    began = shown = monotonic()
    width = 0

    def show(done: int, total: int) -> None:
        nonlocal shown, width
        now = monotonic()
        if now - began < PATIENCE_S or now - shown < EVERY_S:
            return
        shown = now
        text = "".join(c if c.isprintable() else "?" for c in f"reading page {done:,} of {total:,}: {path}"[:WIDEST])
        print("\r" + text.ljust(width), end="", file=sys.stderr, flush=True)
        width = len(text)

    try:
        yield show
    finally:
        if width:
            print("\r" + " " * width + "\r", end="", file=sys.stderr, flush=True)
