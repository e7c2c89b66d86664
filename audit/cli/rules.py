"""`rules`: the list of the rules."""

import json
from argparse import Namespace
from typing import TextIO

from audit.cli.exits import CLEAN
from audit.cli.output import write_output
from audit.rules import RULES


def run(arguments: Namespace) -> int:
    """Print every rule with its level, name and summary."""
    write_output(_write_json if arguments.format == "json" else _write_lines, None)
    return CLEAN


def _write_lines(stream: TextIO) -> None:
    width = max((len(rule.name) for rule in RULES), default=0)
    for rule in RULES:
        stream.write(f"{rule.id}  {rule.level:7}  {rule.name:{width}}  {rule.summary}\n")


def _write_json(stream: TextIO) -> None:
    rules = [
        {
            "id": rule.id,
            "name": rule.name,
            "level": str(rule.level),
            "scope": rule.scope,
            "summary": rule.summary,
            "needs": list(rule.needs),
        }
        for rule in RULES
    ]
    json.dump(rules, stream, ensure_ascii=False, indent=2)
    stream.write("\n")
