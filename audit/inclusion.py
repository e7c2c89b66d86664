"""LaTeX files in, the files that they take in (`\\input`, `.bib`) out: these are read with them, not alone."""

import os
import re
from collections.abc import Iterator, Sequence
from pathlib import Path

from audit.language.expressions import expression

_LONGEST = 2**20  # bytes of a file that are searched for the names of further files
_NAMED = expression(
    r"^[^%\n]{0,500}?\\(?P<command>input|include|subfile|bibliography|addbibresource)(?![A-Za-z])\s{0,3}"
    r"(?:\[[^\]\n]{0,200}\])?\s{0,3}(?:\{(?P<names>[^{}\n]{1,300})\}|(?P<name>[^\s{}\\%\[]{1,300}))",
    re.MULTILINE,
)
_LATEX = frozenset((".tex", ".ltx", ".latex"))
_SUFFIXES = {"bibliography": ".bib", "addbibresource": ".bib"}


def included(files: Sequence[Path]) -> set[Path]:
    """Return the files that another one takes in, followed from those that none takes in.

    Files that only take in each other are manuscripts of their own. Reads the first MiB of each `.tex`; a file that
    cannot be read takes nothing in.
    """
    known = {os.path.normpath(file): file for file in files}
    taken = {file: {known[name] for name in _names(file) if name in known} - {file} for file in files}
    parts = set[Path]().union(*taken.values())
    waiting = [file for file in files if file not in parts]
    reached: set[Path] = set()
    while waiting:
        new = taken[waiting.pop()] - reached
        reached |= new
        waiting += new
    return reached


def parts(file: Path) -> set[Path]:
    """Return the files below its folder that `file` takes in, and those that these take in, if they are there."""
    folder = Path(os.path.normpath(file.parent))
    waiting, reached = [file], {file}
    while waiting:
        found = map(Path, _names(waiting.pop()))
        new = {path for path in found if path.is_relative_to(folder) and path.is_file()} - reached
        reached |= new
        waiting += new
    return reached - {file}


def _names(file: Path) -> Iterator[str]:
    """Yield the paths of the files that a LaTeX file names, from its own folder: main files stand in the uppermost."""
    if file.suffix.lower() not in _LATEX:
        return
    try:
        with file.open("rb") as stream:
            text = stream.read(_LONGEST).decode("utf-8", "replace")
    except OSError:
        return
    for match in _NAMED.finditer(text):
        suffix = _SUFFIXES.get(match["command"], ".tex")
        for name in map(str.strip, (match["names"] or match["name"]).split(",")):
            yield os.path.normpath(file.parent / (name if name.endswith(suffix) else name + suffix))
