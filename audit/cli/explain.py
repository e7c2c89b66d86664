"""`explain`: a rule's id or name in, its page out."""

import sys
from argparse import Namespace

from audit.cli.exits import CLEAN, USAGE
from audit.cli.output import write_output
from audit.rules import RULES
from audit.rules.pages import page
from audit.rules.rule import Rule


def run(arguments: Namespace) -> int:
    """Print the pages of the rules named; say which is unknown."""
    rules = [find_rule(name) for name in arguments.rule]
    for name, rule in zip(arguments.rule, rules, strict=True):
        if rule is None:
            print(f"citation-audit: no rule is called '{name}'{_nearest(name)}", file=sys.stderr)
    pages = [page(rule) + "\n" for rule in rules if rule is not None]
    write_output(lambda stream: stream.writelines(pages), None)
    return CLEAN if all(rules) else USAGE


def find_rule(name: str) -> Rule | None:
    """Return the rule with this id or name, or None."""
    for rule in RULES:
        if name.upper() == rule.id or name.lower() == rule.name:
            return rule
    return None


def _nearest(name: str) -> str:
    from difflib import get_close_matches  # only on the way to an error

    near = get_close_matches(name.upper(), [rule.id for rule in RULES], n=1)
    near = near or get_close_matches(name.lower(), [rule.name for rule in RULES], n=1)
    return f"; did you mean {near[0]}?" if near else ""
