"""A rule's page: a `Rule` in, Markdown out, for the documentation, `explain` and the reports that carry help."""

import re
from collections.abc import Mapping

from audit.model.finding import RuleInfo
from audit.rules.rule import SECTIONS, Need, Rule

NEED_WORDS: Mapping[Need, str] = {
    "sources": "It runs when a folder of sources is given (`--sources DIR`).",
    "records": "It runs when bibliographic records are at hand: from a local index, or from services (`--online`).",
    "online": "It runs only when services may be asked (`--online`).",
    "retractions": "It runs only when a table of retractions is at hand.",
}


def page(rule: Rule) -> str:
    """Return the page of `rule`, headed by its id and name."""
    head = f"# {rule.id} {rule.name}\n\n{rule.summary}\n\nLevel: {rule.level}. Looks at: {rule.scope}.\n"
    needs = "".join(f"\n{NEED_WORDS[need]}\n" for need in rule.needs)
    sections = rule.sections
    body = "".join(f"\n## {heading}\n\n{_unwrap(sections[heading])}\n" for heading in SECTIONS if sections.get(heading))
    return head + needs + body


def describe(rule: Rule) -> RuleInfo:
    """Return what a report says of `rule`."""
    return RuleInfo(id=rule.id, name=rule.name, level=rule.level, summary=rule.summary, help=page(rule))


def _unwrap(text: str) -> str:
    """Return `text` with its literal blocks (indented by four or more) kept, and blank lines at its ends removed."""
    return re.sub(r"[ \t]+$", "", text, flags=re.MULTILINE).strip("\n")
