"""Progress of long work: how far in, one line on standard error out."""

import sys
from time import monotonic

EVERY_S = 0.1  # between two redrawings on a terminal
PATIENCE_S = 0.5  # shorter runs show nothing
LOGGED_EVERY_S = 60  # between two lines of a log


class ProgressLine:
    """Rewrites one line on a terminal; into a log it writes one a minute."""

    def __init__(self, *, wanted: bool = True) -> None:
        self._wanted = wanted and sys.stderr is not None
        self._terminal = self._wanted and sys.stderr.isatty()
        self._began = self._shown = monotonic()
        self._known = 0  # documents that were done before anything was audited
        self._width = 0

    def __call__(self, done: int, total: int, path: str, share: float) -> None:
        """Show that `done` of `total` documents are finished, the last of them `path`, and `share` of the work.

        The line is cleared at the end. The first call comes before any work.
        """
        if not self._wanted:
            return
        if share == 0.0:
            self._known = done
        if done >= total:
            self.clear()
            return
        now = monotonic()
        if not self._terminal:
            if now - self._shown >= LOGGED_EVERY_S:
                self._shown = now
                print(f"citation-audit: {self._words(done, total, share, now)}", file=sys.stderr, flush=True)
            return
        if total > 1 and (now - self._began < PATIENCE_S or now - self._shown < EVERY_S):
            return
        self._shown = now
        text = f"auditing {self._words(done, total, share, now)}: {path}"[:100]
        print("\r" + _printable(text).ljust(self._width), end="", file=sys.stderr, flush=True)
        self._width = len(text)

    def _words(self, done: int, total: int, share: float, now: float) -> str:
        """Return `120 of 4,000, 18 a second, 3 min left`; what is left is reckoned by the files' sizes."""
        words = f"{done:,} of {total:,}"
        fresh, elapsed = done - self._known, now - self._began
        if not fresh or not elapsed:
            return words
        rate = fresh / elapsed
        pace = f"{rate:.0f} a second" if rate >= 2 else f"{rate * 60:.0f} a minute"
        return f"{words}, {pace}, {duration_words(elapsed * (1 - share) / share)} left"

    def clear(self) -> None:
        """Remove the line."""
        if self._terminal and self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
            self._width = 0


def duration_words(seconds: float) -> str:
    """Return `40 s`, `3 min`, `5 h`, `12 days`, whichever says it with two figures."""
    for unit, length in (("s", 1), ("min", 60), ("h", 3600)):
        if seconds < 90 * length or (unit == "h" and seconds < 48 * length):
            return f"{seconds / length:.0f} {unit}"
    return f"{seconds / 86400:.0f} days"


def _printable(text: str) -> str:
    return "".join(character if character.isprintable() else "?" for character in text)
