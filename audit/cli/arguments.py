"""The arguments: a parser for all commands."""

import argparse
from collections.abc import Callable, Sequence
from datetime import date
from importlib import import_module
from pathlib import Path
from typing import Any

from audit.cli.exits import EPILOG
from audit.profiles import PROFILES
from audit.settings import FAIL_ON, LEVELS, SettingsError, parse_pages
from audit.version import VERSION

CHECK_FORMATS = ("terminal", "json", "sarif", "junit", "github", "markdown", "html", "csv", "docx", "pdf")

DESCRIPTION = "Audit the notes, citations and references of a manuscript, and show the evidence."
EXAMPLES = """examples:
  citation-audit check article.md                       what is wrong, for reading
  citation-audit check book/ --ignore FRM --fail-on warning
  citation-audit check article.pdf --format json --output report.json
  citation-audit extract article.pdf                    what was seen: markers, notes, references
  citation-audit explain NUM004                         what a rule means, and why

"""


CHECK_EXAMPLES = """examples:
  citation-audit check article.docx -o report.html       a report to read in a browser
  citation-audit check article.docx -o reviewed.docx     a copy with comments (extra docx)
  citation-audit check chapters/ --profile chicago,submission
  pandoc article.odt -t markdown | citation-audit check -

"""
FIX_EXAMPLES = """examples:
  citation-audit fix chapter.md --diff                   what would change
  citation-audit fix chapter.docx                        change it; the original stays as chapter.docx.orig
  citation-audit fix chapter.docx --renumber --diff      after a note was inserted or deleted

exit codes:
  0  fixed, or nothing to fix
  1  with --diff: something to fix
  2  wrong usage, or a crash
  3  nothing could be read
"""


# What each command does, and what its help ends with.
COMMANDS: dict[str, tuple[str, str | None]] = {
    "check": ("audit files, folders or standard input", CHECK_EXAMPLES + EPILOG),
    "fix": ("apply the certain fixes to text and Word files", FIX_EXAMPLES),
    "extract": ("print what was seen: markers, notes, citations, references, works", None),
    "parse": ("take notes or references apart, one a line", None),
    "explain": ("print a rule's page", None),
    "cache": ("what is kept of look-ups", None),
    "index": ("build a local bibliographic index for --index", None),
    "corpus": ("sum up the last run of a ledger, beside the run before", None),
    "lsp": ("serve an editor over standard input and output (extra lsp)", None),
    "completion": ("print a script with which a shell completes the command", None),
    "rules": ("list the rules", None),
}


def load_command(name: str) -> Callable[[argparse.Namespace], int]:
    """Return the `run` of one of `COMMANDS`, importing its module only now."""
    run: Callable[[argparse.Namespace], int] = import_module(f"audit.cli.{name}").run
    return run


def parse_arguments(argv: Sequence[str]) -> argparse.Namespace:
    """Return the arguments, the command's name in `command`. Only the parser of that command is built."""
    if argv and argv[0] in COMMANDS:
        parser = argparse.ArgumentParser(prog=f"citation-audit {argv[0]}", **_described(argv[0]))
        _FILLERS[argv[0]](parser)
        return parser.parse_args(argv[1:], argparse.Namespace(command=argv[0]))
    return build_parser().parse_args(argv)


def build_parser() -> argparse.ArgumentParser:
    """Return the parser for all commands; the namespace that it makes has the command's name in `command`."""
    parser = argparse.ArgumentParser(
        prog="citation-audit",
        description=DESCRIPTION,
        epilog=EXAMPLES + EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"citation-audit {VERSION}")
    commands = parser.add_subparsers(dest="command", required=True, metavar="COMMAND")
    for name, (help, _) in COMMANDS.items():
        _FILLERS[name](commands.add_parser(name, help=help, **_described(name)))
    return parser


def _described(name: str) -> dict[str, Any]:
    help, epilog = COMMANDS[name]
    return {
        "description": f"{help[0].upper()}{help[1:]}.",
        "epilog": epilog,
        "formatter_class": argparse.RawDescriptionHelpFormatter,
    }


def _add_explain(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("rule", nargs="+", metavar="RULE", help="NUM004, misprinted-note-number, or a profile: oscola")


def _add_cache(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("info", "clear"), help="describe it, or forget it")


def _add_index(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("action", choices=("build",), help="add what the dumps hold and the index does not")
    parser.add_argument(
        "dumps", nargs="+", type=Path, metavar="DUMP", help="Crossref, OpenAlex, DataCite, .bib, .ris …"
    )
    place = parser.add_mutually_exclusive_group(required=True)
    place.add_argument("--output", "-o", type=Path, metavar="FILE", help="the index")
    place.add_argument("--server", metavar="URL", help="of OpenSearch or Elasticsearch: https://host:9200/works")
    parser.add_argument(
        "--engine",
        choices=("sqlite", "tantivy"),
        default="sqlite",
        help="one file (default), or a folder of tantivy's for tens of millions of works (extra index)",
    )
    parser.add_argument("--jobs", type=_jobs, metavar="N", help="processes (default: one a core)")


def _add_completion(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("shell", choices=("bash", "zsh", "fish"))


def _add_rules(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--format", choices=("terminal", "json"), default="terminal", help="default: terminal")


def _add_nothing(parser: argparse.ArgumentParser) -> None:
    """The command has no arguments."""


def _add_check(parser: argparse.ArgumentParser) -> None:
    reading = _add_reading(parser)
    reading.add_argument(
        "--rejected-changes", action="store_true", default=None, help="read a Word file's tracked changes as rejected"
    )
    _add_writing(parser, CHECK_FORMATS)
    parser.add_argument("--watch", action="store_true", help="audit again whenever a file is saved; Ctrl-C ends it")
    choice = parser.add_argument_group("what is reported")
    choice.add_argument("--select", metavar="RULES", help="only these: ids, beginnings of ids or names, with commas")
    choice.add_argument("--ignore", metavar="RULES", help="not these; of two that name a rule, the longer decides")
    choice.add_argument(
        "--level", action="append", type=_level, metavar="RULE=LEVEL", help="another level, or off (repeatable)"
    )
    choice.add_argument("--profile", metavar="NAMES", help=f"settings for a stage or style: {', '.join(PROFILES)}")
    choice.add_argument("--fail-on", choices=FAIL_ON, help="the least level that gives exit code 1 (default: error)")
    choice.add_argument("--exit-zero", action="store_true", help="the same as --fail-on never")
    choice.add_argument("--today", type=_day, metavar="DATE", help="the day after which a date is in the future")
    before = parser.add_argument_group("what was there before")
    before.add_argument("--baseline", type=Path, metavar="FILE", help="hide the findings that this file lists")
    before.add_argument("--write-baseline", type=Path, metavar="FILE", help="list all findings there, and exit with 0")
    before.add_argument("--changed-since", metavar="REV", help="only findings on lines changed since a git revision")
    many = parser.add_argument_group("many manuscripts")
    many.add_argument("--ledger", type=Path, metavar="FILE", help="keep results there, and audit only what changed")
    many.add_argument("--shard", metavar="I/N", help="only the I-th of N parts, the same on every machine")
    many.add_argument("--time-limit", type=int, metavar="S", help="seconds that one document may take (default: 60)")
    many.add_argument("--memory-limit", type=int, metavar="MIB", help="what one document may need (default: 2048)")
    many.add_argument("--dask", metavar="ADDRESS", help="work on this Dask cluster (extra dask)")
    _add_evidence(parser)


def _add_evidence(parser: argparse.ArgumentParser) -> None:
    evidence = parser.add_argument_group("what it is held against")
    evidence.add_argument(
        "--sources", action="append", type=Path, metavar="DIR", help="a folder of the sources cited (repeatable)"
    )
    evidence.add_argument("--online", action="store_true", default=None, help="ask registers of works")
    evidence.add_argument(
        "--offline", action="store_true", default=None, help="take their answers of earlier runs only"
    )
    evidence.add_argument("--refresh", action="store_true", default=None, help="ask again for what was answered before")
    evidence.add_argument("--contact", metavar="EMAIL", help="where registers may write to; some answer faster then")
    evidence.add_argument(
        "--deadline", type=int, metavar="S", help="seconds after which nothing more is asked (default: 600)"
    )
    evidence.add_argument("--index", type=Path, metavar="FILE", help="a local index of works")
    evidence.add_argument("--index-server", metavar="URL", help="an index on OpenSearch: https://host:9200/works")
    evidence.add_argument(
        "--retractions", action="append", type=Path, metavar="FILE", help="a list of retractions (repeatable)"
    )
    evidence.add_argument("--abbreviations", type=Path, metavar="FILE", help="a table of journals' short titles")


def _add_fix(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    parser.add_argument("--diff", action="store_true", help="show what would change, and change nothing")
    parser.add_argument("--interactive", "-i", action="store_true", help="ask about the fixes that are not certain")
    parser.add_argument(
        "--renumber",
        action="store_true",
        help="after an inserted or deleted note: number markers and notes anew, and move references to notes with them",
    )
    parser.add_argument(
        "--backup",
        choices=("auto", "always", "never"),
        default="auto",
        help="keep FILE.orig (default: auto, unless git has the file as it is)",
    )
    parser.add_argument("--profile", metavar="NAMES", help="settings for a stage or style, as of check")
    parser.add_argument("--select", metavar="RULES", help="only these")
    parser.add_argument("--ignore", metavar="RULES", help="not these")
    parser.add_argument("--today", type=_day, metavar="DATE", help="the day after which a date is in the future")
    parser.add_argument("--config", type=Path, metavar="FILE", help="settings, instead of the nearest file's")
    parser.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    _add_evidence(parser)


def _add_extract(parser: argparse.ArgumentParser) -> None:
    _add_reading(parser)
    _add_writing(parser, ("terminal", "json", "csl-json", "bibtex", "ris"))
    parser.add_argument("--debug-pages", type=Path, metavar="DIR", help="of a PDF: draw each page's zones there (SVG)")


def _add_parse(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("file", nargs="?", default="-", metavar="FILE", help="one a line; - (the default): input")
    _add_writing(parser, ("json", "csl-json", "bibtex", "ris"))


def _add_corpus(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("ledgers", nargs="+", type=Path, metavar="LEDGER", help="of check --ledger; several: shards")
    parser.add_argument("--by", choices=("folder", "journal", "format"), default="folder", help="default: folder")
    parser.add_argument("--depth", type=_depth, default=1, metavar="N", help="of the folders told apart (default: 1)")
    writing = parser.add_argument_group("writing")
    formats = ("terminal", "html", "csv", "parquet", "json")
    writing.add_argument("--format", choices=formats, help="default: by --output's ending, else terminal")
    writing.add_argument("--output", "-o", type=Path, metavar="FILE", help="write there instead of printing")


def _add_reading(parser: argparse.ArgumentParser) -> "argparse._ArgumentGroup":
    parser.add_argument("paths", nargs="+", metavar="PATH", help="a file, a folder, or - for standard input")
    reading = parser.add_argument_group("reading")
    reading.add_argument("--config", type=Path, metavar="FILE", help="settings, instead of the nearest file's")
    reading.add_argument("--pages", type=_pages, metavar="PAGES", help="of a PDF: 3, 1-10 or 1-3,8")
    reading.add_argument("--password", help="of an encrypted PDF")
    reading.add_argument(
        "--jobs", type=_jobs, metavar="N", help="processes (default: as many as pay, at most one a core)"
    )
    return reading


def _add_writing(parser: argparse.ArgumentParser, formats: tuple[str, ...]) -> None:
    writing = parser.add_argument_group("writing")
    writing.add_argument("--format", choices=formats, help=f"default: by --output's ending, else {formats[0]}")
    writing.add_argument("--output", "-o", type=Path, metavar="FILE", help="write there instead of printing")
    writing.add_argument("--color", choices=("auto", "always", "never"), default="auto", help="default: auto")
    volume = writing.add_mutually_exclusive_group()
    volume.add_argument("--quiet", "-q", action="store_true", help="one line a finding, nothing else")
    volume.add_argument("--verbose", "-v", action="store_true", help="also evidence, and what did not run")


def _pages(text: str) -> tuple[tuple[int, int], ...]:
    try:
        return parse_pages(text)
    except SettingsError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _level(text: str) -> tuple[str, str]:
    rule, sign, level = text.partition("=")
    if not rule or not sign or level not in LEVELS:
        raise argparse.ArgumentTypeError(f"like NUM004=warning ({', '.join(LEVELS)}), not '{text}'")
    return rule, level


def _jobs(text: str) -> int:
    if not text.isdecimal():
        raise argparse.ArgumentTypeError(f"a whole number from 0, not '{text}'")
    return int(text)


def _depth(text: str) -> int:
    if not text.isdecimal() or text == "0":
        raise argparse.ArgumentTypeError(f"a whole number from 1, not '{text}'")
    return int(text)


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"a date such as 2024-04-03, not '{text}'") from None


_FILLERS: dict[str, Callable[[argparse.ArgumentParser], None]] = {
    "check": _add_check,
    "fix": _add_fix,
    "extract": _add_extract,
    "parse": _add_parse,
    "explain": _add_explain,
    "cache": _add_cache,
    "index": _add_index,
    "corpus": _add_corpus,
    "lsp": _add_nothing,
    "completion": _add_completion,
    "rules": _add_rules,
}
