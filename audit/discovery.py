"""Which files a run is about: paths and settings in, the files to audit out."""

import os
import zlib
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from pathlib import Path, PurePath

from audit.readers.formats import HEAD, READERS
from audit.settings import Settings


def find_files(paths: Sequence[Path | str], settings: Settings) -> Iterator[Path | str]:
    """Yield the files to audit: those named, and below folders those with a suffix that a reader knows.

    XML is of many kinds: below folders it is taken when its first element is a manuscript's. What a LaTeX file takes in
    (`\\input`, its `.bib`) is audited with it, and alone only when it is named.
    """
    suffixes = {suffix for reader in READERS for suffix in reader.suffixes} - {".json"}  # mostly data, not a list
    for path in paths:
        if str(path) == "-" or not _is_folder(path):
            yield path
            continue
        from audit.inclusion import included  # a file that is named needs no look at others

        files = list(_files_below(Path(path), suffixes, settings))
        parts = included(files)
        yield from (file for file in files if file not in parts)


def _files_below(path: Path, suffixes: set[str], settings: Settings) -> Iterator[Path]:
    for folder, below, names in os.walk(path):  # does not follow links to folders, so that loops end
        below[:] = sorted(name for name in below if not name.startswith(".") and not _excluded(name, settings))
        for name in sorted(names):
            file, suffix = Path(folder, name), PurePath(name).suffix.lower()
            if (suffix not in suffixes and suffix != ".xml") or _excluded(name, settings):
                continue
            if _lies_below(file, path) and (suffix != ".xml" or _is_manuscript(file)):
                yield file


def in_shard(path: str, shard: tuple[int, int] | None) -> bool:
    """Tell whether a path belongs to the part (number from 1, count) of a run: the same on every machine."""
    if shard is None:
        return True
    number, count = shard
    return zlib.crc32(path.replace(os.sep, "/").encode("utf-8", "surrogateescape")) % count + 1 == number


def _lies_below(file: Path, folder: Path) -> bool:
    """Tell whether `file` is no link that leads out of `folder`: a folder given is all that was meant to be read."""
    try:
        return not file.is_symlink() or file.resolve().is_relative_to(folder.resolve())
    except (OSError, RuntimeError):  # a loop of links: reading it will say so
        return True


def _is_manuscript(file: Path) -> bool:
    """Tell whether a reader knows an XML file by its beginning."""
    try:
        if not file.is_file():
            return False
        with file.open("rb") as stream:
            head = stream.read(HEAD)
    except OSError:
        return False
    return any(reader.recognises(head, ".xml") for reader in READERS)


def _excluded(name: str, settings: Settings) -> bool:
    return any(fnmatch(name, pattern) for pattern in settings.exclude)


def _is_folder(path: Path | str) -> bool:
    try:
        return Path(path).is_dir()
    except OSError:  # a name too long, a loop of links: reading it will say so
        return False
