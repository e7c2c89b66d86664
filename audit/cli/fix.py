"""`fix`: paths in, the certain fixes applied, or shown."""

import difflib
import sys
from argparse import Namespace
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

from audit.cli.changes import is_committed
from audit.cli.check import EVIDENCE, collect_files, reject_unknown_rules
from audit.cli.exits import CLEAN, FINDINGS, NOTHING_READ, USAGE
from audit.cli.output import OutputError, write_bytes, write_output
from audit.engine import within_limits
from audit.fixing import Accept, Confirm, Fixed, fix_data, is_certain
from audit.loading import load
from audit.model.finding import Finding
from audit.readers.interface import UnreadableError
from audit.reporters.wording import count_words, place_address, printable
from audit.settings import Settings, load_settings

STYLES = {"+": "\x1b[32m", "-": "\x1b[31m", "@": "\x1b[36m"}


def run(arguments: Namespace) -> int:
    """Fix each file; exit code 1 with --diff when there is something to fix, 3 when nothing could be read."""
    settings = load_settings(
        arguments.paths,
        config=arguments.config,
        profile=arguments.profile,
        select=arguments.select,
        ignore=arguments.ignore,
        today=arguments.today,
        **{name: getattr(arguments, name) for name in EVIDENCE},
    )
    reject_unknown_rules(settings)
    files, empty = collect_files(arguments.paths, settings)
    for folder in empty:
        _say(f"{folder.path}: {folder.failure}")
    accept = _ask if arguments.interactive else is_certain
    renumbering = _agree if arguments.renumber else _ask_whether if arguments.interactive else None
    limits = replace(settings, time_limit=0, memory_limit=0) if arguments.interactive else settings  # people take time
    results = [_fix_file(file, limits, accept, renumbering) for file in files]
    fixed = [result for result in results if result is not None]
    if arguments.diff:
        colour = arguments.color == "always" or (arguments.color == "auto" and sys.stdout.isatty())
        write_output(lambda stream: stream.writelines(_difference(fixed, colour)), None)
        for result in fixed:
            _remark(result)
        return _code(fixed, any(result.changed for result in fixed))
    written = [_try_to_write(result, arguments.backup) for result in fixed]
    return _code(fixed, False) if all(written) else USAGE


def _code(fixed: list[Fixed], pending: bool) -> int:
    if not fixed:
        return NOTHING_READ
    return FINDINGS if pending else CLEAN


def _fix_file(file: str, settings: Settings, accept: Accept, renumbering: Confirm | None) -> Fixed | None:
    try:
        return within_limits(lambda: fix_data(file, load(file, settings), settings, accept, renumbering), settings)
    except UnreadableError as error:
        _say(f"{file}: {str(error).removeprefix(f'{file}: ')}")
        return None


def _try_to_write(result: Fixed, backup: str) -> bool:
    """Write one file; one that cannot be written is named, and does not stop the others."""
    try:
        _write(result, backup)
    except OutputError as error:
        _say(str(error))
        return False
    except OSError as error:
        _say(f"{result.path}: cannot be written: {error.strerror or error}")
        return False
    return True


def _write(result: Fixed, backup: str) -> None:
    """Write one file whole, unless it changed since it was read, after a copy of what git could not bring back."""
    if result.path == "-":
        sys.stdout.flush()
        sys.stdout.buffer.write(result.data)
        sys.stdout.buffer.flush()
        _remark(result)
        return
    path = Path(result.path)
    if result.changed:
        if path.read_bytes() != result.original:
            raise OutputError(f"{path} was changed while it was being fixed; nothing is written to it")
        if backup == "always" or (backup == "auto" and not is_committed(path)):
            write_bytes(result.original, path.with_name(path.name + ".orig"))
        write_bytes(result.data, path)
    left = sum(finding.fix is not None for finding in result.left)
    more = f"; {count_words(left, 'uncertain one')} left (--interactive)" if left else ""
    _say(f"{path}: {count_words(len(result.applied), 'fault')} fixed{more}")
    _remark(result)


def _remark(result: Fixed) -> None:
    for remark in result.remarks:
        _say(f"{result.path}: {remark}")


def _difference(fixed: list[Fixed], colour: bool) -> Iterator[str]:
    """Yield a unified difference of all files, which `patch` understands where the text has no control characters."""
    for result in fixed:
        before, after = result.text.split("\n"), result.mended.split("\n")
        for line in difflib.unified_diff(before, after, result.path, result.path, n=1, lineterm=""):
            shown = printable(line)
            style = STYLES.get(line[:1], "") if colour and not line.startswith(("---", "+++")) else ""
            yield f"{style}{shown}\x1b[0m\n" if style else f"{shown}\n"


def _ask(finding: Finding, text: str) -> bool:
    """Take certain fixes, and ask a person about the others."""
    if is_certain(finding, text) or finding.fix is None:
        return finding.fix is not None
    print(printable(f"{place_address(finding.region)}: {finding.rule} {finding.message}"), file=sys.stderr)
    print(printable(f"  {finding.fix.description}"), file=sys.stderr)
    for edit in finding.fix.edits:
        line_start = text.rfind("\n", 0, edit.span.start) + 1
        before, after = text[max(line_start, edit.span.start - 40) : edit.span.start], text[edit.span.end :][:40]
        print(printable(f"  - {before}{edit.span.of(text)}{after.split(chr(10))[0]}"), file=sys.stderr)
        print(printable(f"  + {before}{edit.replacement}{after.split(chr(10))[0]}"), file=sys.stderr)
    return _is_yes("  apply?")


def _ask_whether(words: str) -> bool:
    return _is_yes(f"{words}: apply?")


def _agree(words: str) -> bool:
    return True


def _is_yes(question: str) -> bool:
    print(f"{question} [y/N] ", end="", file=sys.stderr, flush=True)
    return sys.stdin.readline().strip().lower() in ("y", "yes")


def _say(text: str) -> None:
    print(printable(f"citation-audit: {text}"), file=sys.stderr)
