"""`index`: a local bibliographic index, built of the registers' dumps."""

import sqlite3
import sys
from argparse import Namespace

from audit.cli.exits import CLEAN, USAGE


def run(arguments: Namespace) -> int:
    """Build the index, or add to it what it does not hold yet."""
    from audit.resolvers.index.building import build_index

    try:
        print(build_index(arguments.dumps, arguments.output, jobs=arguments.jobs or None))
    except (FileNotFoundError, ValueError, sqlite3.Error) as error:
        print(f"citation-audit: {error}", file=sys.stderr)
        return USAGE
    return CLEAN
