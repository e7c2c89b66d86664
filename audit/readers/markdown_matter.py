"""The beginning of a Markdown file in; what it says of itself (YAML, MultiMarkdown's fields, pandoc's title) out."""

import re

from audit.language.expressions import expression

_FRONT_MATTER = expression(r"---[ \t]*\n((?:[^\n]*\n)*?)(?:---|\.\.\.)[ \t]*(?:\n|\Z)")
_PLAIN_MATTER = expression(  # of MultiMarkdown: fields at the top of the file, without dashes
    r"(?:title|author|date|format|language|bibtex|bibliography|css|latex[ \w]{0,20})[ \t]*:[^\n]*\n"
    r"(?:(?:[A-Za-z][\w \-]{0,40}:|[ \t]+\S)[^\n]*\n)*(?=[ \t]*(?:\n|\Z))",
    re.IGNORECASE,
)
_TITLE_BLOCK = expression(r"% ?[^\n]*\n(?:(?:%|[ \t]+\S)[^\n]*\n){0,20}")  # pandoc's: title, authors, date
_FIELD = expression(r"^(title|lang|language|date|bibliography|bibtex)[ \t]*:[ \t]*(.*)$", re.MULTILINE | re.IGNORECASE)
_FIELD_NAMES = {"lang": "language", "bibtex": "bibliography"}


def find_matter(text: str) -> tuple[int, str]:
    """Return where the front matter ends (0: there is none), and its fields, one a line."""
    if text.startswith("% "):
        match = _TITLE_BLOCK.match(text)
        if match is None:
            return 0, ""
        lines = match[0].split("\n")
        dated = [f"date: {line[1:].strip()}" for line in lines[2:3] if line.startswith("%")]
        return match.end(), "\n".join([f"title: {lines[0][1:].strip()}", *dated])
    match = _PLAIN_MATTER.match(text)
    if match is not None:
        return match.end(), match[0]
    match = _FRONT_MATTER.match(text) if text.startswith("---") else None
    return (match.end(), match[1]) if match is not None and ":" in match[1] else (0, "")


def metadata_of(front_matter: str) -> dict[str, str]:
    """Read the plain `key: value` lines that concern us; a YAML parser would cost more than the rest of the reading."""
    metadata: dict[str, str] = {}
    for match in _FIELD.finditer(front_matter):
        name = match[1].lower()
        value = match[2].strip()
        if value.startswith("[") and value.endswith("]"):
            value = value[1:-1]
        elif not value:
            items = re.match(r"(?:\n[ \t]*-[^\n]*){1,50}", front_matter[match.end() :])
            value = ", ".join(item.strip(" -\t") for item in items[0].strip().split("\n")) if items else ""
        if len(value) > 1 and value[0] == value[-1] and value[0] in "\"'":
            value = value[1:-1]
        if value:
            metadata[_FIELD_NAMES.get(name, name)] = value
    return metadata
