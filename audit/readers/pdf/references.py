"""Blocks of the body in, the same blocks with reference lists taken apart into entries out."""

import itertools
import re

from audit.language.expressions import expression
from audit.readers.pdf.edges import margin
from audit.readers.pdf.lines import Line
from audit.readers.pdf.paragraphs import INDENT_EM, Paragraph

HEADING = expression(
    r"(?:\W|\d{1,2}\.?\s|[ivx]{1,4}\.\s)*(?:(?:list of |selected |select |cited )?references(?: cited)?|"
    r"(?:selected |select |annotated )?bibliography|works cited|literature(?: cited)?|reference list|"
    r"literatur(?:verzeichnis|angaben)?|bibliogra(?:ph|f)i[ea]|quellen(?:- und literatur)?verzeichnis|"
    r"références(?: bibliographiques)?|riferimenti bibliografici|opere citate|referencias(?: bibliográficas)?|"
    r"obras citadas|bibliografía|referências(?: bibliográficas)?|referències|literatuur(?:lijst)?|"
    r"(?:použitá |prameny a )?literatura|seznam (?:použité )?literatury|bibliografija|(?:wykaz|spis) literatury|"
    r"piśmiennictwo|(?:felhasznált )?irodalom(?:jegyzék)?|litteratur(?:liste|förteckning)?|refer[ae]nser|"
    r"kirjallisuus|kaynak(?:ça|lar)|(?:список )?литератур[аы]|библиография|βιβλιογραφία)\W*",
    re.IGNORECASE,
)
_NUMBERED = expression(r"(?:\[(\d{1,3})\]|(\d{1,3})[.)])(?:\s|$)|(\d{1,3})\s+[^\W\d_]")
_AUTHOR = expression(r"[—–_-]{2,}|[^\W\d_][\w’'-]{1,30}, [^\W\d_]")
_TERMINAL = '.)]”’"»'


def take_apart(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the blocks, those after a heading like "References" cut into entries (kind "reference")."""
    result: list[Paragraph] = []
    index = 0
    while index < len(paragraphs):
        paragraph = paragraphs[index]
        index += 1
        heading, rest = _heading(paragraph)
        if heading is None:
            result.append(paragraph)
            continue
        lines: list[Line] = list(rest)
        end = index
        while end < len(paragraphs) and not _ends_list(paragraphs[end]):
            if paragraphs[end].kind in ("paragraph", "list_item"):
                lines.extend(paragraphs[end].lines)
            end += 1
        entries = _entries(lines)
        if len(entries) < 2:
            result.append(paragraph)
            continue
        result.append(heading)
        result.extend(Paragraph(entry, "reference") for entry in entries)
        index = end
    return result


def _ends_list(paragraph: Paragraph) -> bool:
    """Tell whether a block is the heading of what follows the list; one letter heads the names that begin with it."""
    return paragraph.kind == "heading" and sum(len(line.text.strip()) for line in paragraph.lines) > 1


def _heading(paragraph: Paragraph) -> tuple[Paragraph | None, list[Line]]:
    """Return the heading of a reference list that the block is, or begins with, and the lines after it."""
    first = paragraph.lines[0]
    if len(first.text) > 60 or not HEADING.fullmatch(first.text.strip()):
        return None, []
    return Paragraph([first], "heading", paragraph.level or 1), paragraph.lines[1:]


def _entries(lines: list[Line]) -> list[list[Line]]:
    if not lines:
        return []
    starts = _numbered_starts(lines) or _hanging_starts(lines) or _spaced_starts(lines)
    entries: list[list[Line]] = []
    for line, start in zip(lines, starts, strict=True):
        if start or not entries:
            entries.append([line])
        else:
            entries[-1].append(line)
    return entries


def _numbered_starts(lines: list[Line]) -> list[bool]:
    """Return which lines begin an entry if the entries are numbered, else an empty list."""
    starts = [False] * len(lines)
    expected = 0
    count = 0
    for index, line in enumerate(lines):
        match = _NUMBERED.match(line.text)
        if not match:
            continue
        number = int(match.group(1) or match.group(2) or match.group(3))
        if (count == 0 and number <= 3) or (count and expected <= number <= expected + 2):
            starts[index] = True
            expected = number + 1
            count += 1
    return starts if count >= 3 and count * 12 >= len(lines) else []


def _columns(lines: list[Line]) -> list[list[int]]:
    """Return the indices of the lines of each page and column."""
    groups: dict[tuple[int, int], list[int]] = {}
    for index, line in enumerate(lines):
        groups.setdefault((line.page, line.column), []).append(index)
    return list(groups.values())


def _hanging_starts(lines: list[Line]) -> list[bool]:
    """Return which lines begin an entry if the others are indented, or if the first lines are, else an empty list."""
    starts = [False] * len(lines)
    steps: list[float] = []
    for own in _columns(lines):
        left = min(line.x0 for line in (lines[i] for i in own))
        steps.extend(lines[i].x0 - left for i in own if lines[i].x0 - left > INDENT_EM * lines[i].size)
    if not steps:
        return []
    indent = sorted(steps)[len(steps) // 2]
    indented = sum(abs(step - indent) < 3 for step in steps)
    if indented < 0.12 * len(lines):
        return []
    for own in _columns(lines):
        group = [lines[i] for i in own]
        left = min(line.x0 for line in group)
        if indent and margin(group) - left > 0.7 * indent and not any(line.x0 - left < 3 for line in group):
            left = margin(group) - indent
        for i in own:
            starts[i] = lines[i].x0 - left < 0.5 * indent
    # Where the first lines are the indented ones, the line before each of them ends an entry.
    outer = [i for i in range(1, len(lines)) if starts[i]]
    inner = [i for i in range(1, len(lines)) if not starts[i]]

    def ending(indices: list[int]) -> float:
        return sum(lines[i - 1].text[-1:] in _TERMINAL for i in indices) / max(1, len(indices))

    if inner and ending(inner) > 0.85 and ending(outer) < 0.6:
        return [index == 0 or not start for index, start in enumerate(starts)]
    return starts


def _spaced_starts(lines: list[Line]) -> list[bool]:
    """Return which lines begin an entry where entries stand flush left, apart or after a short line."""
    gaps = sorted(
        upper.y - line.y
        for upper, line in itertools.pairwise(lines)
        if upper.page == line.page and 0 < upper.y - line.y < 3 * line.size
    )
    usual = gaps[len(gaps) // 4] if gaps else 12.0
    right = sorted((line.x1 for line in lines), reverse=True)[len(lines) // 8]
    starts = [True]
    for upper, line in itertools.pairwise(lines):
        apart = upper.page == line.page and upper.y - line.y > 1.2 * usual
        short = upper.x1 < right - 3 * line.size and upper.text[-1:] in _TERMINAL
        named = upper.text[-1:] in _TERMINAL and bool(_AUTHOR.match(line.text))
        starts.append(apart or short or named)
    return starts
