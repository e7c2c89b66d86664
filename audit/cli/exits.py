"""The exit codes, and a report in, one of them out."""

from audit.model.finding import Level, Report
from audit.settings import FailOn

CLEAN = 0
FINDINGS = 1
USAGE = 2  # wrong usage, or a crash
NOTHING_READ = 3
INTERRUPTED = 130  # as shells report an interrupt

EPILOG = """exit codes:
  0  nothing at or above --fail-on (an error, unless you say otherwise)
  1  findings
  2  wrong usage, or a crash
  3  nothing could be read
"""


def exit_code(report: Report, fail_on: FailOn) -> int:
    """Return the exit code for `report`; a run that read no document never passes."""
    if all(document.failure is not None for document in report.documents):
        return NOTHING_READ
    if fail_on == "never":
        return CLEAN
    threshold = Level(fail_on).rank
    found = (finding for document in report.documents for finding in document.findings)
    return FINDINGS if any(finding.level.rank >= threshold for finding in found) else CLEAN
