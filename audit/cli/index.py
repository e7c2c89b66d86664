"""`index`: a local bibliographic index, built of the registers' dumps."""

import sqlite3
import sys
from argparse import Namespace
from time import monotonic
from typing import TYPE_CHECKING

from audit.cli.bibliographies import READERS
from audit.cli.exits import CLEAN, USAGE

if TYPE_CHECKING:
    from collections.abc import Callable

    from audit.resolvers.index.building import BuildReport

_EVERY_S = 0.5  # between two lines of progress


def run(arguments: Namespace) -> int:
    """Build the index, or add to it what it does not hold yet."""
    from audit.resolvers.index.opensearch import SearchServerError

    try:
        report = _build(arguments)
    except (OSError, ValueError, sqlite3.Error, SearchServerError) as error:
        print(f"citation-audit: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("\ncitation-audit: broken off; the same command goes on from here", file=sys.stderr)
        raise
    print(report)
    return CLEAN


def _build(arguments: Namespace) -> "BuildReport":
    progress = _Progress()
    try:
        if arguments.server:
            from audit.resolvers.index.opensearch import open_server

            server = open_server(arguments.server)
            server.create()
            return server.add_dumps(arguments.dumps, bibliographies=READERS, progress=progress)
        build = _engine(arguments.engine)
        jobs = arguments.jobs or None
        return build(arguments.dumps, arguments.output, bibliographies=READERS, jobs=jobs, progress=progress)
    finally:
        progress.clear()


def _engine(name: str) -> "Callable[..., BuildReport]":
    if name == "tantivy":
        from audit.resolvers.index.tantivy import build_folder

        return build_folder
    from audit.resolvers.index.building import build_index

    return build_index


class _Progress:
    """One line on a terminal: how many records, and the file at hand."""

    def __init__(self) -> None:
        self._shown = monotonic()
        self._width = 0

    def __call__(self, count: int, name: str) -> None:
        now = monotonic()
        if sys.stderr.isatty() and now - self._shown >= _EVERY_S:
            self._shown = now
            text = f"{count:,} records: {name}"[:100]
            print("\r" + text.ljust(self._width), end="", file=sys.stderr, flush=True)
            self._width = len(text)

    def clear(self) -> None:
        if self._width:
            print("\r" + " " * self._width + "\r", end="", file=sys.stderr, flush=True)
