"""`python -m audit`, the command `citation-audit`: a process from its start to its end."""

import atexit
import os
import sys
from contextlib import suppress
from typing import NoReturn

from audit.cli import main


def run() -> NoReturn:
    """Run the command and end the process with its exit code.

    What Python would now take apart piece by piece, for a tenth of the time that an article takes, goes at once.
    """
    code = main()
    atexit._run_exitfuncs()
    with suppress(OSError, ValueError, AttributeError):  # closed, or none at all
        sys.stdout.flush()
        sys.stderr.flush()
    os._exit(code)


if __name__ == "__main__":
    run()
