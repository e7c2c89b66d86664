"""The list that biber made for biblatex (`.bbl`) in; its entries, as those of a BibTeX file, out.

Archives of preprints hold this file where the `.bib` file is not given. Format: biblatex's manual, version 3.20, 4.
"""

import re

from audit.language.expressions import expression
from audit.model.span import Span
from audit.readers.bibtex import Entry

SIGN = b"\\refsection{"
_ENTRY = expression(r"^[ \t]*\\entry\{([^{}\n]{1,300})\}\{(\w{1,60})\}", re.MULTILINE)
_END = expression(r"^[ \t]*\\endentry", re.MULTILINE)
_PART = expression(r"^[ \t]*\\(?P<kind>field|name|list|verb)\{(?P<name>\w{1,60})\}(?:\n[ \t]*\\verb )?", re.MULTILINE)
_GROUPS_BEFORE = {"field": 0, "list": 1, "name": 2}  # how many there are, and options
_NAME_PARTS = ("prefix", "family", "suffix", "given")


def parse(text: str) -> list[Entry]:
    """Return the entries in the order of the file, each once. Never raises; linear."""
    entries: dict[str, Entry] = {}
    for match in _ENTRY.finditer(text):
        closing = _END.search(text, match.end())
        end = closing.start() if closing else len(text)
        entry = Entry(match[2], match[1], Span(match.start(), end))
        for part in _PART.finditer(text, match.end(), end):
            _read_part(text, part, end, entry)
        entries.setdefault(entry.key, entry)
    return list(entries.values())


def _read_part(text: str, part: re.Match[str], end: int, entry: Entry) -> None:
    kind, at = part["kind"], part.end()
    if kind == "verb":
        stop = text.find("\n", at, end)
        value, span = text[at:stop].strip(), Span(at, stop)
    else:
        group = _group(text, at, end)
        for _ in range(_GROUPS_BEFORE[kind]):
            group = _group(text, group.end + 1, end) if group is not None else None
        if group is None:
            return
        value, span = group.of(text), group
    if kind == "name":
        value = " and ".join(_name(person) for person in _groups(value))
    elif kind == "list":
        value = " and ".join(_groups(value))
    if value:
        entry.fields.setdefault(part["name"], (value, span))


def _group(text: str, at: int, end: int) -> Span | None:
    """Return the inside of the braces that open at or after `at`."""
    begin = text.find("{", at, end)
    if begin < 0:
        return None
    depth = 0
    for sign in re.compile(r"\\.|[{}]", re.DOTALL).finditer(text, begin, end):
        depth += (sign[0] == "{") - (sign[0] == "}")
        if depth == 0:
            return Span(begin + 1, sign.start())
    return None


def _groups(value: str) -> list[str]:
    """Return the insides of the groups that stand beside one another."""
    found: list[str] = []
    at = 0
    while (group := _group(value, at, len(value))) is not None:
        found.append(group.of(value))
        at = group.end + 1
    return found


def _name(person: str) -> str:
    """Return `von Family, Jr, Given` of the parts `family={Family}`, `given={Given}` …"""
    parts = dict.fromkeys(_NAME_PARTS, "")
    for match in re.finditer(r"(?<!\w)(prefix|family|suffix|given)=\{", person):
        group = _group(person, match.end() - 1, len(person))
        if group is not None:
            parts[match[1]] = re.sub(r"\\bib\w+", " ", group.of(person))
    if not parts["given"]:
        return f"{{{parts['family']}}}" if " " in parts["family"] else parts["family"]
    family = f"{parts['prefix']} {parts['family']}".strip()
    return ", ".join(part for part in (family, parts["suffix"], parts["given"]) if part)
