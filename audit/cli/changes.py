"""What changed in manuscripts kept in git: a revision in, the lines changed since out, and the findings on them."""

import re
import subprocess
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from audit.model.finding import DocumentReport, Finding, Report
from audit.model.span import Region
from audit.settings import SettingsError

# The new file's side of a hunk's heading: `@@ -12,3 +14,2 @@`.
_HUNK = re.compile(r"^@@ -\d+(?:,\d+)? \+(\d+)(?:,(\d+))? @@", re.MULTILINE)

Lines = tuple[tuple[int, int], ...]  # ranges from 1, both ends included


def keep_changed(report: Report, revision: str) -> Report:
    """Return `report` with the findings that stand on, or name, a line changed since `revision`.

    In a format without lines a changed file keeps all its findings. A file that git does not know is all new.
    Raises `SettingsError` when `revision` is none, or git is not at hand.
    """
    return replace(report, documents=tuple(_keep(document, revision) for document in report.documents))


def changed_lines(path: Path, revision: str) -> Lines | None:
    """Return the lines of `path` changed since `revision`, uncommitted changes included; None when all are new."""
    _git(path.parent, "rev-parse", "--verify", "--quiet", "--end-of-options", f"{revision}^{{commit}}")
    if not _git(path.parent, "ls-files", "--", path.name):
        return None
    options = ("--unified=0", "--no-color", "--no-ext-diff", "--no-textconv", "--text")
    difference = _git(path.parent, "diff", *options, revision, "--", path.name)
    ranges = []
    for start, length in _HUNK.findall(difference):
        first, count = int(start), int(length or 1)
        # Where lines were only taken out, the lines on both sides have a new neighbour.
        ranges.append((first, first + count - 1) if count else (first, first + 1))
    return tuple(ranges)


def is_committed(path: Path) -> bool:
    """Tell whether git has the file just as it is, so that a change to it can be taken back."""
    try:
        return bool(_git(path.parent, "ls-files", "--", path.name)) and not _git(
            path.parent, "status", "--porcelain", "--", path.name
        )
    except SettingsError:
        return False


def _keep(document: DocumentReport, revision: str) -> DocumentReport:
    if document.path == "-" or document.failure is not None:
        return document
    # A manuscript may be of several files (`\\input`), each with changes of its own.
    paths = {document.path, *(region.path for finding in document.findings for region in _regions(finding))}
    lines = {path: changed_lines(Path(path), revision) for path in paths}
    kept = (one for one in document.findings if any(_meets(region, lines[region.path]) for region in _regions(one)))
    return replace(document, findings=tuple(kept))


def _regions(finding: Finding) -> Iterable[Region]:
    """Yield the places of the manuscript that a finding names; those of sources have no span in it."""
    yield finding.region
    for related in finding.related:
        if related.span is not None:
            yield related.region


def _meets(region: Region, lines: Lines | None) -> bool:
    if lines is None:
        return True
    if region.start_line is None:
        return bool(lines)
    last = region.end_line or region.start_line
    return any(first <= last and region.start_line <= end for first, end in lines)


def _git(folder: Path, *arguments: str) -> str:
    try:
        done = subprocess.run(
            ["git", *arguments], cwd=folder, capture_output=True, encoding="utf-8", errors="replace", check=False
        )
    except FileNotFoundError:
        raise SettingsError("--changed-since needs git, which is not installed") from None
    if done.returncode:
        reason = done.stderr.strip().splitlines()[0] if done.stderr.strip() else "no such revision"
        raise SettingsError(f"--changed-since: {reason}")
    return done.stdout
