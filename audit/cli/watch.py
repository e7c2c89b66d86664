"""`check --watch`: audits again whenever a manuscript is saved, with a short summary of what changed."""

import sys
from collections.abc import Callable, Iterable
from datetime import datetime
from pathlib import Path
from time import sleep

from audit.cli.exits import INTERRUPTED
from audit.inclusion import parts
from audit.model.finding import Finding, Report
from audit.reporters.wording import level_counts, place_address, printable, summary_words

EVERY_S = 0.5
Stamp = tuple[tuple[int, int], ...]  # of each file: time of the last change in nanoseconds, size


def watch(
    list_files: Callable[[], Iterable[str]], audit: Callable[[list[str]], Report], *, every_s: float = EVERY_S
) -> int:
    """Audit the files that `list_files` gives, then each one that is saved, until interrupted."""
    stamps: dict[str, Stamp] = {}
    known: dict[str, list[Finding]] = {}
    try:
        while True:
            present = {file: stamp for file in list_files() if (stamp := _stamp(file)) is not None}
            changed = [file for file, stamp in present.items() if stamps.get(file) != stamp]
            if changed:
                _tell(audit(changed), known, first=not stamps)
            stamps = present
            sleep(every_s)
    except KeyboardInterrupt:
        return INTERRUPTED


def _stamp(file: str) -> Stamp | None:
    """Return what changes when a file, or one that it takes in, is saved; None while an editor is replacing one."""
    try:
        found = [path.stat() for path in (Path(file), *sorted(parts(Path(file))))]
    except OSError:
        return None
    return tuple((status.st_mtime_ns, status.st_size) for status in found)


def _tell(report: Report, known: dict[str, list[Finding]], *, first: bool) -> None:
    """Print what has come and how much has gone since the last audit of each document; at first, how much there is."""
    now = f"{datetime.now():%H:%M:%S}"
    if first:
        print(f"{now} {summary_words(report)}")
    for document in report.documents:
        if document.failure is not None:
            print(printable(f"{now} {document.path}: cannot be read: {document.failure}"))
            continue
        before = {finding.fingerprint for finding in known.get(document.path, ())}
        after = {finding.fingerprint for finding in document.findings}
        known[document.path] = list(document.findings)
        if first:
            continue
        print(printable(f"{now} {document.path}: {level_counts(document.findings)}; {len(before - after)} gone"))
        for finding in document.findings:
            if finding.fingerprint not in before:
                line = f"  new: {place_address(finding.region)}: {finding.level} {finding.rule} {finding.message}"
                print(printable(line))
    sys.stdout.flush()
