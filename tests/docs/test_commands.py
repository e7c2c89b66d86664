"""Commands shown in the documentation: each is one that the program accepts."""

import re
import shlex
from pathlib import Path

import pytest

from audit.cli.arguments import build_parser
from audit.cli.explain import find_rule
from audit.profiles import PROFILES

ROOT = Path(__file__).parents[2]
PAGES = sorted([ROOT / "README.md", *(page for page in (ROOT / "docs").rglob("*.md") if page.parent.name != "rules")])


def commands(page: Path) -> list[str]:
    """Return the command lines of a page, in blocks and in running text."""
    text = page.read_text(encoding="utf-8")
    lines = re.findall(r"^(?:.*?&& )?(?:\.venv/bin/)?(citation-audit [a-z].*)$", text, re.MULTILINE)
    inline = re.findall(r"`(?:\.venv/bin/)?(citation-audit [a-z][^`\n]*)`", text)
    return [line for line in (*lines, *inline) if "…" not in line and "[" not in line]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: str(page.relative_to(ROOT)))
def test_every_command_shown_is_accepted(page: Path) -> None:
    for line in commands(page):
        words = shlex.split(line.split("#")[0])[1:]
        if words == ["check"] or "--help" in words or any(word.isalpha() and word.isupper() for word in words):
            continue
        arguments = build_parser().parse_args(words)
        if arguments.command == "explain":
            assert all(find_rule(rule) for rule in arguments.rule), line


def test_some_commands_are_shown() -> None:
    assert sum(len(commands(page)) for page in PAGES) > 10


def test_every_profile_is_described() -> None:
    text = (ROOT / "docs" / "editing.md").read_text(encoding="utf-8")
    for profile in PROFILES:
        assert f"`{profile}`" in text
