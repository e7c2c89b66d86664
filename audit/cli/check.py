"""`check`: paths in, a report out."""

import sys
from argparse import Namespace
from collections.abc import Iterable
from dataclasses import replace
from pathlib import Path

from audit import check
from audit.cli.exits import INTERRUPTED, exit_code
from audit.cli.output import OutputError, write_bytes, write_output
from audit.cli.progress import ProgressLine
from audit.discovery import find_files
from audit.engine import audit, read_document, understand_document, within_limits
from audit.interruption import InterruptedRunError
from audit.loading import load
from audit.model.finding import DocumentReport, Report, RuleInfo
from audit.model.manuscript import Manuscript
from audit.readers.interface import UnreadableError
from audit.reporters import load_reporter
from audit.reporters.interface import Reporter
from audit.reporters.wording import printable
from audit.rules import RULES
from audit.selection import selected, unknown_selectors
from audit.settings import Settings, SettingsError, load_settings

# The options that are settings of the same name; those of evidence are `fix`'s too.
EVIDENCE = (
    "abbreviations",
    "contact",
    "deadline",
    "index",
    "index_server",
    "offline",
    "online",
    "refresh",
    "retractions",
    "sources",
)
SETTINGS = (
    *EVIDENCE,
    "baseline",
    "dask",
    "fail_on",
    "ignore",
    "jobs",
    "ledger",
    "memory_limit",
    "pages",
    "password",
    "profile",
    "rejected_changes",
    "select",
    "shard",
    "time_limit",
    "today",
)
SUFFIX_FORMATS = {
    ".json": "json",
    ".sarif": "sarif",
    ".xml": "junit",
    ".md": "markdown",
    ".csv": "csv",
    ".html": "html",
    ".docx": "docx",
    ".pdf": "pdf",
}


def run(arguments: Namespace) -> int:
    """Audit what the arguments name, write the report, return the exit code."""
    settings = read_settings(arguments)
    if arguments.watch:
        return watch_files(arguments.paths, settings)
    files, empty = collect_files(arguments.paths, settings)
    progress = ProgressLine(wanted=not arguments.quiet)
    interrupted = False
    try:
        report = check(*files, using=settings, progress=progress)
    except InterruptedRunError as stopped:
        report, interrupted = Report(documents=stopped.documents), True
    finally:
        progress.clear()
    format = chosen_format(arguments)
    rules = describe_rules(settings) if format in ("sarif", "junit") else ()
    report = Report(documents=(*report.documents, *empty), rules=rules)
    if arguments.write_baseline is not None:
        return write_baseline(report, arguments.write_baseline)
    report = leave_out_known(report, arguments, settings)
    if format in ("docx", "pdf"):
        write_annotated(report, format, arguments.output, settings)
        announce(report, everything=True)
        return exit_code(report, settings.fail_on)
    if format == "html":
        report = with_manuscripts(report, settings)
    reporter = choose_reporter(format, arguments)
    write_output(lambda stream: reporter.write(report, stream), arguments.output)
    announce(report, everything=format != "terminal" or arguments.output is not None)
    return INTERRUPTED if interrupted else exit_code(report, settings.fail_on)


def read_settings(arguments: Namespace) -> Settings:
    """Return the settings that file and arguments give. Raises `SettingsError`, also for a rule that is unknown."""
    options = {name: getattr(arguments, name) for name in SETTINGS}
    options["levels"] = dict(arguments.level) if arguments.level else None
    if arguments.exit_zero:
        options["fail_on"] = "never"
    settings = load_settings(arguments.paths, config=arguments.config, **options)
    reject_unknown_rules(settings)
    return settings


def reject_unknown_rules(settings: Settings) -> None:
    """Raise `SettingsError` when the settings name a rule that there is none of."""
    unknown = unknown_selectors(settings, [(rule.id, rule.name) for rule in RULES])
    if unknown:
        raise SettingsError("; ".join(unknown))


def collect_files(paths: Iterable[str], settings: Settings) -> tuple[list[str], list[DocumentReport]]:
    """Return the files that `paths` lead to, each once, and a failure for each folder without a manuscript."""
    files: dict[str, None] = {}
    empty: list[DocumentReport] = []
    for path in paths:
        found = [str(file) for file in find_files([path], settings)]
        files.update(dict.fromkeys(found))
        if not found:
            empty.append(DocumentReport(path=path, failure="a folder without manuscripts"))
    return list(files), empty


def write_baseline(report: Report, file: Path) -> int:
    """Write the baseline of `report` to `file`; exit code 0 unless nothing was read."""
    import json

    from audit.baseline import baseline_value

    value = baseline_value(report, file.parent)
    write_output(lambda stream: print(json.dumps(value, ensure_ascii=False, indent=1), file=stream), file)
    announce(report, everything=True)
    return exit_code(report, "never")


def leave_out_known(report: Report, arguments: Namespace, settings: Settings) -> Report:
    """Return `report` without what the baseline has, and what no change touched, where either is asked for."""
    if settings.baseline is not None:
        from audit.baseline import apply_baseline, read_baseline

        report = apply_baseline(report, read_baseline(settings.baseline), settings)
    if arguments.changed_since is not None:
        from audit.cli.changes import keep_changed

        report = keep_changed(report, arguments.changed_since)
    return report


def watch_files(paths: list[str], settings: Settings) -> int:
    """Audit again whenever one of the files is saved, until interrupted."""
    from audit.cli.watch import watch

    return watch(lambda: collect_files(paths, settings)[0], lambda files: audit(files, settings))


def describe_rules(settings: Settings) -> tuple[RuleInfo, ...]:
    """Return what machines are told of the rules that were asked for."""
    from audit.rules.pages import describe

    return tuple(describe(rule) for rule in RULES if selected(rule.id, rule.name, settings))


def with_manuscripts(report: Report, settings: Settings) -> Report:
    """Return `report` with the manuscripts, read again; standard input cannot be, and stays without."""
    return replace(report, documents=tuple(with_manuscript(document, settings) for document in report.documents))


def with_manuscript(document: DocumentReport, settings: Settings) -> DocumentReport:
    """Return `document` with its manuscript, as far as the file is still there and can still be read."""
    if document.failure is not None or document.path == "-":
        return document

    def understand() -> Manuscript:
        return understand_document(read_document(document.path, load(document.path, settings), settings), settings)

    try:
        shown = replace(document, manuscript=within_limits(understand, settings))
        return with_pages(shown, settings) if document.format == "pdf" else shown
    except UnreadableError as error:
        gone = f"could not be shown beside its findings: {error}"
        return replace(document, warnings=(*document.warnings, gone))


def with_pages(document: DocumentReport, settings: Settings) -> DocumentReport:
    """Return the report on a PDF with images of the pages that have findings, where the extra `pdf` is installed."""
    from audit.reporters.html.rendering import pages_with_findings, render_pages

    numbers = pages_with_findings(document)
    try:
        data = load(document.path, settings)
        return replace(document, pages=within_limits(lambda: render_pages(data, numbers, settings.password), settings))
    except UnreadableError:  # the text is shown all the same
        return document


def write_annotated(report: Report, format: str, output: Path | None, settings: Settings) -> None:
    """Write a copy of the one manuscript with its findings as comments. Raises `OutputError`."""
    from audit.reporters.annotated import NotAnnotatedError, load_annotator

    if output is None:
        raise OutputError(f"--format {format} makes a copy of the manuscript, and needs --output")
    read = [document for document in report.documents if document.failure is None]
    if not read:
        return
    document = read[0]
    if len(report.documents) != 1 or document.format != format:
        raise OutputError(f"--format {format} makes a copy of one {format} file, with comments")
    if output.exists() and output.samefile(document.path):
        raise OutputError(f"{output} is the manuscript itself, which is never changed")
    try:
        data = load(document.path, settings)
        read_again = read_document(document.path, data, settings)
        copy = load_annotator(format)(data, read_again, document.findings, settings.password)
    except (NotAnnotatedError, UnreadableError) as error:
        raise OutputError(str(error)) from None
    write_bytes(copy, output)


def chosen_format(arguments: Namespace) -> str:
    """Return the format asked for, else the one that the output's ending means, else the terminal's."""
    if arguments.format:
        return str(arguments.format)
    suffix = Path(arguments.output).suffix.lower() if arguments.output else ""
    return SUFFIX_FORMATS.get(suffix, "terminal")


def choose_reporter(format: str, arguments: Namespace) -> Reporter:
    """Return the reporter; the terminal's is told of colour and volume."""
    if format != "terminal":
        return load_reporter(format)
    from audit.reporters.terminal import TerminalReporter

    colour = {"always": True, "never": False}.get(arguments.color)
    return TerminalReporter(colour=colour, verbosity=arguments.verbose - arguments.quiet)


def announce(report: Report, *, everything: bool) -> None:
    """Say on standard error what must not be overlooked when the report itself goes elsewhere or says it low."""
    for document in report.documents:
        if everything and document.failure is not None:
            print(printable(f"citation-audit: {document.path}: {document.failure}"), file=sys.stderr)
        for skipped in document.skipped:
            if skipped.reason.startswith("failed"):
                print(printable(f"citation-audit: {document.path}: {skipped.rule} {skipped.reason}"), file=sys.stderr)
