"""Sources of regular expressions in, compiled patterns out, by what earlier runs have compiled where that is at hand.

`re.compile` takes 0.2 ms for an expression (measured on 3.11), and an article asks for 160: a seventh of the whole run.
What it works out is a list of numbers, of which `_sre` makes the pattern, after a check, in 4 µs. The numbers are kept
as compiled modules are: in `__pycache__`, for one version of Python, and not where bytecode is not to be written.
Whatever is odd about them, or about this Python, means no more than that `re.compile` is asked.
"""

import atexit
import importlib
import marshal
import os
import re
import sys
from contextlib import suppress
from pathlib import Path
from typing import Any

MOST_KEPT = 2000  # the package has 400: a file with more has those of older versions, too

_Key = tuple[str, int]  # source and flags
_Code = tuple[int, list[int], int, dict[str, int]]  # all flags, the numbers, how many groups, their names


class Patterns:
    """Patterns that were compiled before, in this process or in others, and those that are compiled now."""

    def __init__(self, file: Path | None) -> None:
        self._file = file
        self._made: dict[_Key, re.Pattern[str]] = {}
        self._read: dict[_Key, _Code] | None = None
        self._fresh: dict[_Key, _Code] = {}

    def compile(self, source: str, flags: int) -> re.Pattern[str]:
        """Return what `re.compile(source, flags)` returns. Raises `re.error`."""
        key = (source, int(flags))
        pattern = self._made.get(key)
        if pattern is None:
            pattern = self._made[key] = self._restored(key) or self._compiled(key)
        return pattern

    def save(self) -> None:
        """Write what was compiled now beside what is kept, for the next run; without a word where that is refused."""
        if self._file is None or not self._fresh or sys.dont_write_bytecode:
            return
        kept = {**self._load(), **self._fresh}  # another process may have written since
        if len(kept) > MOST_KEPT:
            kept = {key: code for key, code in kept.items() if key in self._made}
        self._read, self._fresh = kept, {}
        partial = self._file.with_name(f"{self._file.name}.{os.getpid()}")
        try:
            partial.write_bytes(marshal.dumps((sys.version, kept)))  # they mean something to this very version alone
            partial.replace(self._file)
        except OSError:
            with suppress(OSError):
                partial.unlink()

    def _restored(self, key: _Key) -> re.Pattern[str] | None:
        if self._read is None:
            self._read = self._load()
        code = self._read.get(key)
        if code is None:
            return None
        try:
            return _assembled(key[0], code)
        except Exception:  # not what this Python makes
            return None

    def _load(self) -> dict[_Key, _Code]:
        try:
            version, kept = marshal.loads(self._file.read_bytes()) if self._file is not None else (None, {})
        except (OSError, EOFError, ValueError, TypeError):
            return {}
        return kept if version == sys.version and isinstance(kept, dict) else {}

    def _compiled(self, key: _Key) -> re.Pattern[str]:
        try:
            code = _taken_apart(*key)
            pattern = _assembled(key[0], code)
        except (ImportError, AttributeError, TypeError):  # another Python has other internals
            return re.compile(*key)
        self._fresh[key] = code
        return pattern


def _taken_apart(source: str, flags: int) -> _Code:
    """Return what `re.compile` hands to `_sre` (CPython 3.11 to 3.14, Lib/re/_compiler.py, `compile`)."""
    compiler: Any = importlib.import_module("re._compiler")
    parsed = compiler._parser.parse(source, flags)
    numbers = [int(number) for number in compiler._code(parsed, flags)]
    return int(flags | parsed.state.flags), numbers, parsed.state.groups - 1, dict(parsed.state.groupdict)


def _assembled(source: str, code: _Code) -> re.Pattern[str]:
    flags, numbers, groups, names = code
    by_number: list[str | None] = [None] * (groups + 1)
    for name, number in names.items():
        by_number[number] = name
    engine: Any = importlib.import_module("_sre")
    pattern: re.Pattern[str] = engine.compile(source, flags, numbers, groups, names, tuple(by_number))
    return pattern


def _file_beside_bytecode() -> Path | None:
    """Return where the numbers are kept: beside this module's bytecode, where it has any."""
    cached = __spec__.cached if __spec__ is not None else None
    return Path(cached).with_suffix(".marshal") if cached else None


PATTERNS = Patterns(_file_beside_bytecode())
atexit.register(PATTERNS.save)
