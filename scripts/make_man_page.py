"""The parser of the command line in, man/citation-audit.1 out; `--check` writes nothing, and tells if it is stale."""

import argparse
import re
import sys
from collections.abc import Iterator
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
sys.path.insert(0, str(ROOT))

from audit.cli.arguments import DESCRIPTION, EXAMPLES, build_parser  # noqa: E402
from audit.cli.exits import EPILOG  # noqa: E402
from audit.version import VERSION  # noqa: E402

PAGE = ROOT / "man" / "citation-audit.1"
FILES = (
    (
        "citation-audit.toml, pyproject.toml",
        "Settings: the nearest above the manuscript; in the latter, the table tool.citation-audit.",
    ),
    ("$XDG_CONFIG_HOME/citation-audit/citation-audit.toml", "The user's own settings, where no project has any."),
    ("$XDG_CACHE_HOME/citation-audit", "What registers answered, and what was read of folders of sources."),
)
VARIABLES = (
    ("CITATION_AUDIT_CACHE", "The file that keeps the answers of registers, instead of that in the cache folder."),
    ("CITATION_AUDIT_TRACEBACK", "Set to 1, adds the traceback to the message of an internal error."),
    ("NO_COLOR", "Set to anything, keeps colours away (no-color.org)."),
    ("XDG_CONFIG_HOME, XDG_CACHE_HOME", "Folders by the XDG Base Directory Specification; ~/.config and ~/.cache."),
)


def page() -> str:
    """Return the page in the man macros of groff (man(7))."""
    return "\n".join((*_head(), *_commands(), *_tail())) + "\n"


def _head() -> Iterator[str]:
    yield f'.TH CITATION-AUDIT 1 "" "citation-audit {VERSION}" "User Commands"'
    yield ".SH NAME"
    yield "citation-audit \\- audit the notes, citations and references of manuscripts"
    yield ".SH SYNOPSIS"
    for name, parser in _parsers().items():
        yield f".B citation-audit {name}"
        yield f"{_text(_synopsis(parser))}\n.br"
    yield ".SH DESCRIPTION"
    yield _text(DESCRIPTION)
    yield _text("Nothing is changed but by fix, and no connection is opened without --online.")


def _commands() -> Iterator[str]:
    yield ".SH COMMANDS"
    for name, parser in _parsers().items():
        yield f".SS {name}"
        yield _text(parser.description or "")
        for action in _shown(parser):
            yield ".TP"
            yield f".B {_text(_names(action))}"
            yield _text(_help(action))


def _tail() -> Iterator[str]:
    yield ".SH EXIT STATUS"
    for code, meaning in re.findall(r"^  (\d+) +(.+)$", EPILOG, re.MULTILINE):
        yield f".TP\n.B {code}\n{_text(meaning)}"
    for title, rows in (("ENVIRONMENT", VARIABLES), ("FILES", FILES)):
        yield f".SH {title}"
        for name, meaning in rows:
            yield f".TP\n.B {_text(name)}\n{_text(meaning)}"
    yield ".SH EXAMPLES"
    for line in EXAMPLES.strip().split("\n")[1:]:
        command, _, meaning = line.strip().partition("  ")
        yield f".TP\n.B {_text(command)}"
        yield _text(meaning.strip()) or "\\&"


def _parsers() -> dict[str, argparse.ArgumentParser]:
    for action in build_parser()._actions:
        if isinstance(action, argparse._SubParsersAction):
            return dict(action.choices)
    return {}


def _shown(parser: argparse.ArgumentParser) -> list[argparse.Action]:
    return [action for action in parser._actions if action.help != argparse.SUPPRESS and action.dest != "help"]


def _synopsis(parser: argparse.ArgumentParser) -> str:
    words = ["[options]"] if any(action.option_strings for action in _shown(parser)) else []
    for action in _shown(parser):
        if not action.option_strings:
            name = _value(action)
            words.append({"?": f"[{name}]", "+": f"{name} ..."}.get(str(action.nargs), name))
    return " ".join(words)


def _names(action: argparse.Action) -> str:
    if not action.option_strings:
        return _value(action)
    value = f" {_value(action)}" if action.nargs != 0 else ""
    return ", ".join(action.option_strings) + value


def _value(action: argparse.Action) -> str:
    if isinstance(action.metavar, str):
        return action.metavar
    return "|".join(str(choice) for choice in action.choices) if action.choices else action.dest.upper()


def _help(action: argparse.Action) -> str:
    text = (action.help or "") % {"default": action.default}
    return f"{text[:1].upper()}{text[1:]}."


def _text(text: str) -> str:
    """Return text with what groff would take for its own escaped, and no line that begins as a request."""
    escaped = text.replace("\\", "\\e").replace("-", "\\-").replace("…", "...").replace("’", "\\(cq")
    return re.sub(r"^([.'])", r"\\&\1", escaped, flags=re.MULTILINE)


def main(check: bool) -> int:
    """Write, or compare, the page."""
    wanted = page()
    if PAGE.is_file() and PAGE.read_text(encoding="utf-8") == wanted:
        return 0
    print(f"stale: {PAGE.relative_to(ROOT)}")
    if check:
        return 1
    PAGE.parent.mkdir(exist_ok=True)
    PAGE.write_text(wanted, encoding="utf-8", newline="\n")
    return 0


if __name__ == "__main__":
    sys.exit(main("--check" in sys.argv[1:]))
