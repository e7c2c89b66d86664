"""`cache`: what the cache of look-ups holds, and forgetting it."""

import sqlite3
import sys
from argparse import Namespace

from audit.cli.exits import CLEAN, USAGE


def run(arguments: Namespace) -> int:
    """Describe or clear the user's cache."""
    from audit.resolvers.cache import clear_cache, describe_cache

    try:
        print(f"{clear_cache()} answers forgotten" if arguments.action == "clear" else describe_cache())
    except sqlite3.Error as error:
        print(f"citation-audit: the cache cannot be used: {error}", file=sys.stderr)
        return USAGE
    return CLEAN
