"""The command line: arguments in, exit code out. One module a command; each has `run(arguments) -> int`."""

import gc
import sys
from collections.abc import Sequence

from audit.cli.exits import INTERRUPTED, USAGE
from audit.cli.output import OutputError, silence_broken_pipe


def main(argv: Sequence[str] | None = None) -> int:
    """Run the command and return its exit code: 0 clean, 1 findings, 2 wrong usage or a crash, 3 nothing read."""
    from audit.cli.arguments import load_command, parse_arguments
    from audit.settings import SettingsError

    gc.set_threshold(50_000, 20, 20)  # a run makes few cycles; looking for them as often as usual costs 5 % of it
    arguments = parse_arguments(sys.argv[1:] if argv is None else argv)
    try:
        return load_command(arguments.command)(arguments)
    except (SettingsError, OutputError) as error:
        print(f"citation-audit: {error}", file=sys.stderr)
        return USAGE
    except KeyboardInterrupt:
        print("citation-audit: interrupted", file=sys.stderr)
        return INTERRUPTED
    except BrokenPipeError:
        silence_broken_pipe()
        return USAGE
    except Exception as error:
        return _report_crash(error)


def _report_crash(error: Exception) -> int:
    """Say in one line that the program failed; the traceback, which helps only its authors, when it is asked for."""
    import os

    print(f"citation-audit: internal error: {type(error).__name__}: {error}", file=sys.stderr)
    if os.environ.get("CITATION_AUDIT_TRACEBACK"):
        import traceback

        traceback.print_exception(error)
    else:
        print("Please report it, with what CITATION_AUDIT_TRACEBACK=1 in the environment adds.", file=sys.stderr)
    return USAGE
