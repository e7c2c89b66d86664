"""Progress of long work: how far in, one line on standard error out, only where a person sees it."""

import sys
from time import monotonic

EVERY_S = 0.1  # between two redrawings
PATIENCE_S = 0.5  # shorter runs show nothing


class ProgressLine:
    """Rewrites one line on a terminal's standard error; on anything else it is silent."""

    def __init__(self, *, wanted: bool = True) -> None:
        self._shown = wanted and sys.stderr is not None and sys.stderr.isatty()
        self._began = self._drawn = monotonic()
        self._width = 0

    def __call__(self, done: int, total: int, path: str) -> None:
        """Show that `path` is at hand and `done` of `total` documents are finished; clear the line at the end."""
        if not self._shown:
            return
        if done >= total:
            self.clear()
            return
        now = monotonic()
        if total > 1 and (now - self._began < PATIENCE_S or now - self._drawn < EVERY_S):
            return
        self._drawn = now
        text = f"auditing {done + 1} of {total}: {path}"[:100]
        print("\r" + text.ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(text)

    def clear(self) -> None:
        """Remove the line."""
        if self._shown and self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0
