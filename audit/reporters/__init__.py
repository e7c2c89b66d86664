"""One file a format: `Report` in, text out."""

from audit.reporters.interface import Reporter

FORMATS = ("terminal", "json", "sarif", "junit", "github", "markdown", "html", "csv")


def load_reporter(format: str) -> Reporter:
    """Return the reporter of one of `FORMATS`; its module is imported only now, for the start-up's sake."""
    match format:
        case "terminal":
            from audit.reporters.terminal import TerminalReporter

            return TerminalReporter()
        case "json":
            from audit.reporters.json import JsonReporter

            return JsonReporter()
        case "sarif":
            from audit.reporters.sarif import SarifReporter

            return SarifReporter()
        case "junit":
            from audit.reporters.junit import JunitReporter

            return JunitReporter()
        case "github":
            from audit.reporters.github import GithubReporter

            return GithubReporter()
        case "markdown":
            from audit.reporters.markdown import MarkdownReporter

            return MarkdownReporter()
        case "html":
            from audit.reporters.html import HtmlReporter

            return HtmlReporter()
        case "csv":
            from audit.reporters.csv import CsvReporter

            return CsvReporter()
        case _:
            raise ValueError(f"no reporter for '{format}'")
