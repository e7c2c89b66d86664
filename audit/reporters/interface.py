"""What a reporter is: a `Report` in, text out. It decides nothing."""

from typing import Protocol, TextIO

from audit.model.finding import Report


class Reporter(Protocol):
    """One output format, one file, listed in `audit.reporters.REPORTERS`."""

    def write(self, report: Report, stream: TextIO) -> None:
        """Write the whole report to `stream`."""
        ...
