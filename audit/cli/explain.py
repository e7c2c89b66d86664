"""`explain`: the id or name of a rule, or the name of a profile, in; its page out."""

import sys
from argparse import Namespace

from audit.cli.exits import CLEAN, USAGE
from audit.cli.output import write_output
from audit.profiles import PROFILES, describe
from audit.rules import RULES
from audit.rules.pages import page
from audit.rules.rule import Rule


def run(arguments: Namespace) -> int:
    """Print the pages of the rules and profiles named; say which is unknown."""
    pages = [_page(name) for name in arguments.rule]
    for name, text in zip(arguments.rule, pages, strict=True):
        if text is None:
            print(f"citation-audit: no rule is called '{name}'{_nearest(name)}", file=sys.stderr)
    write_output(lambda stream: stream.writelines(text + "\n" for text in pages if text is not None), None)
    return CLEAN if None not in pages else USAGE


def _page(name: str) -> str | None:
    rule = find_rule(name)
    if rule is not None:
        return page(rule)
    return describe(name.lower()) if name.lower() in PROFILES else None


def find_rule(name: str) -> Rule | None:
    """Return the rule with this id or name, or None."""
    for rule in RULES:
        if name.upper() == rule.id or name.lower() == rule.name:
            return rule
    return None


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # only on the way to an error

    near = get_close_matches(name.upper(), [rule.id for rule in RULES], n=1)
    near = near or get_close_matches(name.lower(), [*(rule.name for rule in RULES), *PROFILES], n=1)
    return f"; did you mean {near[0]}?" if near else ""
