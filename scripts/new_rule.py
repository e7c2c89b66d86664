"""A rule's id, name and family in; its file, its cases, its lines in the lists and its page out, all of them sound.

    python scripts/new_rule.py FRM012 doubled-comma --family form

What it makes fires on a stand-in for the fault, so that every test passes before the first word is changed.
"""

import argparse
import re
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]

RULE = '''"""{id}: say the fault in half a sentence."""

from collections.abc import Iterator

from audit.model.finding import Level, Problem
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.model.span import Span
from audit.rules.rule import rule

_FAULT = "{fault}"


@rule(id="{id}", name="{name}", scope="{scope}", level=Level.{level})
def {function}(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """Say in one sentence when it fires.

    Why:
        Say what goes wrong for a reader when nobody mends it.

    Example:
        A note that says "{fault}".

    Instead:
        The same note without it.

    Limits:
        Say what it does not see, and what it may take for a fault.

    References:
        Name the manual, the standard or the measurement.
    """
    for note in manuscript.notes:
        for span in note.text_spans:
            at = manuscript.text.find(_FAULT, span.start, span.end)
            if at >= 0:
                yield Problem(
                    span=Span(at, at + len(_FAULT)),
                    message=f"Note {{note.label}} says “{{_FAULT}}”.",
                    note=note.label,
                )
'''
CASE = """[[{kind}]]
name = "{title}"{wanted}
text = '''
# Rivers

The river rose in spring.¹ It fell again in autumn.² Nobody measured it.³

## Notes

¹ Anna Berg, *Rivers of the North* (Oslo: Fjord Press, 1998), 12.

² Paul Stone, *Autumn Floods* (London: Weir, 2001), 30.{second}

³ Clara Holm, *Gauges* (Bergen: Strand, 2004), 7.{third}
'''
"""


class NewRuleError(Exception):
    """The rule cannot be made; the message says why."""


def make(root: Path, id: str, name: str, family: str, scope: str, level: str) -> list[Path]:
    """Write what a rule needs below `root`, and return the files. Raises `NewRuleError`, and then writes nothing."""
    function = name.replace("-", "_")
    rule = root / "audit" / "rules" / family / f"{function}.py"
    cases = root / "tests" / "cases" / f"{id}.toml"
    rules, catalogue = root / "audit" / "rules" / "__init__.py", root / "tests" / "rules" / "catalogue.txt"
    listed = catalogue.read_text(encoding="utf-8")
    if not re.fullmatch(r"[A-Z]{3}\d{3}", id) or not re.fullmatch(r"[a-z]+(-[a-z]+)+", name):
        raise NewRuleError("an id is three letters and three digits, a name is words in small letters with hyphens")
    if not rule.parent.is_dir():
        raise NewRuleError(f"there is no family {family}: {', '.join(_families(root))}")
    if rule.exists() or cases.exists() or re.search(rf"^{id} | {name}$", listed, re.MULTILINE):
        raise NewRuleError(f"{id} or {name} is taken: ids and names are never used again")
    fault = f"(({name}))"
    texts = rules.read_text(encoding="utf-8")
    texts = _with_import(texts, f"from audit.rules.{family}.{function} import {function}")
    texts = _after_family(texts, f"    {function},  # {id}", rf"^    \w+,  # {id[:3]}\d{{3}}$", r"^\)$")
    rule.write_text(
        RULE.format(id=id, name=name, scope=scope, level=level.upper(), function=function, fault=fault),
        encoding="utf-8",
    )
    cases.write_text(_cases(fault), encoding="utf-8")
    rules.write_text(texts, encoding="utf-8")
    catalogue.write_text(
        _after_family(listed, f"{id} {name}", rf"^{id[:3]}\d{{3}} .*$", r"\Z").lstrip("\n"), encoding="utf-8"
    )
    return [rule, cases, rules, catalogue]


def _families(root: Path) -> list[str]:
    return sorted(folder.parent.name for folder in (root / "audit" / "rules").glob("*/__init__.py"))


def _cases(fault: str) -> str:
    fires = [
        CASE.format(kind="fires", title="in the second note", wanted='\nnote = "2"', second=f" {fault}", third=""),
        CASE.format(kind="fires", title="in the last note", wanted='\nnote = "3"', second="", third=f" {fault}"),
    ]
    misses = [
        CASE.format(kind="near_miss", title="a note without it", wanted="", second="", third=""),
        CASE.format(kind="near_miss", title="something like it", wanted="", second=f" {fault[1:-1]}", third=""),
    ]
    return "\n".join((*fires, *misses))


def _with_import(text: str, line: str) -> str:
    """Return `text` with an import line at its place among those of the rules."""
    lines = text.split("\n")
    imports = [at for at, found in enumerate(lines) if found.startswith("from audit.rules.")]
    after = [at for at in imports if lines[at].split()[1] > line.split()[1]]
    lines.insert(after[0] if after else imports[-1] + 1, line)
    return "\n".join(lines)


def _after_family(text: str, line: str, like: str, end: str) -> str:
    """Return `text` with `line` after the last line that matches `like`, or else before the last match of `end`."""
    found = list(re.finditer(like, text, re.MULTILINE))
    if found:
        return f"{text[: found[-1].end()]}\n{line}{text[found[-1].end() :]}"
    at = list(re.finditer(end, text, re.MULTILINE))[-1].start()
    return f"{text[:at]}{line}\n{text[at:]}"


def main() -> int:
    """Make the rule, and its page."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("id", help="such as FRM012: never one that was used before")
    parser.add_argument("name", help="such as doubled-comma: it says the fault")
    parser.add_argument("--family", required=True, help=f"one of {', '.join(_families(ROOT))}")
    parser.add_argument("--scope", default="note", choices=("document", "note", "citation", "reference", "statement"))
    parser.add_argument("--level", default="note", choices=("error", "warning", "note"))
    arguments = parser.parse_args()
    try:
        made = make(ROOT, arguments.id, arguments.name, arguments.family, arguments.scope, arguments.level)
    except NewRuleError as error:
        print(f"new_rule: {error}", file=sys.stderr)
        return 2
    subprocess.run([sys.executable, str(ROOT / "scripts" / "make_rule_pages.py")], check=True)
    for file in made:
        print(file.relative_to(ROOT))
    print("Now change the rule's file and its cases; `python scripts/make_rule_pages.py` renews its page.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
