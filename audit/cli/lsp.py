"""`lsp`: the language server, on standard input and output."""

import sys
from argparse import Namespace

from audit.cli.exits import CLEAN, USAGE


def run(arguments: Namespace) -> int:
    """Serve until the editor ends the session."""
    try:
        from audit.server import build_server
    except ImportError as error:
        print(f"citation-audit: the language server needs the extra 'lsp': {error}", file=sys.stderr)
        return USAGE
    build_server().start_io()
    return CLEAN
