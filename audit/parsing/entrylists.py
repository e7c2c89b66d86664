"""The blocks of a reference list come in; its entries, each with its label and its place, go out."""

import re
from collections.abc import Sequence
from itertools import pairwise

from audit.language.expressions import expression
from audit.model.document import Block
from audit.model.record import record
from audit.model.span import Span

_LABEL = expression(
    r"""[ \t]{0,12}(?:[-+*•][ \t]{1,4})?(?:
      \\?\[(?P<bracket>\d{1,4})\\?\][.:]?[ \t]*
    | \((?P<round>\d{1,4})\)[ \t]+
    | (?P<dot>\d{1,4})\\?[.)][ \t]*(?=[^\d\s])
    | (?P<raised>[⁰¹²³⁴-⁹]{1,4})\.?[ \t]*
    | (?P<plain>\d{1,3})[ \t]+(?=[^\W_a-z]|["“«(\[*_])
    )""",
    re.VERBOSE,
)
_SUPERSCRIPTS = str.maketrans("⁰¹²³⁴⁵⁶⁷⁸⁹", "0123456789")
_START = expression(
    r"""[ \t]*(?:[-+*•][ \t]+)?[*_"“«‘]{0,3}
      (?:[-–—_]{2,}|[—⸺⸻]|(?:[a-zà-ÿ'’]{1,4}[ ’']){0,3}[^\W\d_a-z][^\W\d_]*(?:[-'’ ][^\W\d_]+){0,4}
      (?:,|\s[A-Z]{1,3}\b|\.\s|\s\(|:))""",
    re.VERBOSE,
)
_ADDRESS = expression(r"@|\b(?:affiliations?|correspond[a-z]{2,10}|address(?:es)?|e-?mail|contact)\s?:", re.IGNORECASE)
_YEAR = expression(r"(?<![\d/.])(?:1[4-9]|20)\d\d(?!\d)|\bn\. ?d\.|forthcoming|in press|o\. ?J\.|s\. ?[adf]\.")


@record
class ListEntry:
    """An entry: its number as printed or "", the whole of it, and its text without the number."""

    label: str
    span: Span
    text_span: Span


@record
class _Line:
    """A line of the list: its span, whether its block begins with it, and how far it is indented."""

    span: Span
    opens_block: bool
    indent: int


def cut_entries(text: str, blocks: Sequence[Block]) -> list[ListEntry]:
    """Cut a list into entries, at its numbers where it has some, else at its paragraphs, indents or names."""
    lines = [line for block in blocks for line in _lines(text, block)]
    labels = [_label(text, line) for line in lines]
    numbered = _sequence(lines, [label[0] if label else None for label in labels])
    if len(numbered) > 1 and 2 * len(numbered) > sum(line.opens_block and _opens(text, line) for line in lines):
        starts = sorted(numbered | _without_label(text, lines, labels, numbered))
    else:
        numbered = set()
        starts = _unnumbered(text, lines)
    entries = []
    for place, start in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else len(lines)
        label = labels[start] if start in numbered else None
        whole = Span(lines[start].span.start, lines[stop - 1].span.end)
        inner = Span(label[1], whole.end) if label else whole
        entries.append(ListEntry(label=str(label[0]) if label else "", span=whole, text_span=inner))
    return entries


def without_addresses(text: str, entries: list[ListEntry]) -> list[ListEntry]:
    """Return the entries without the authors' addresses behind them, which have no year, but the sign of an e-mail."""
    last = len(entries)
    while last and _YEAR.search(text, entries[last - 1].span.start, entries[last - 1].span.end) is None:
        last -= 1
    while last < len(entries) and not _ADDRESS.search(text, entries[last].span.start, entries[last].span.end):
        last += 1  # an entry without a year
    return entries[:last] if last else entries


def _lines(text: str, block: Block) -> list[_Line]:
    """Cut a block into lines. A label that the block leaves out (a numbered item) is taken in again."""
    start = block.span.start
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start] if start - line_start <= 16 else ""
    if any(sign.isdigit() for sign in before) and not before.strip(" \t>-*+•[]().\\0123456789"):
        start = line_start
    lines: list[_Line] = []
    at = start
    while at < block.span.end:
        end = text.find("\n", at, block.span.end)
        end = block.span.end if end < 0 else end
        stripped = text[at:end].strip()
        if stripped:
            first = at + len(text[at:end]) - len(text[at:end].lstrip())
            indent = first - (text.rfind("\n", 0, first) + 1)
            lines.append(_Line(span=Span(first, first + len(stripped)), opens_block=not lines, indent=indent))
        at = end + 1
    return lines


def _label(text: str, line: _Line) -> tuple[int, int] | None:
    """Return the number that the line begins with and where its text begins, or None."""
    match = _LABEL.match(text, line.span.start, line.span.end)
    if match is None or match.end() >= line.span.end:
        return None
    digits = next(group for group in match.groups() if group)
    return int(digits.translate(_SUPERSCRIPTS)), match.end()


def _sequence(lines: Sequence[_Line], numbers: Sequence[int | None]) -> set[int]:
    """Return the indexes of the lines whose numbers rise: by small steps, or by larger ones where a block opens."""
    chosen: set[int] = set()
    last = 0
    for index, number in enumerate(numbers):
        if number is None:
            continue
        step = number - last
        if not chosen or 0 <= step <= (20 if lines[index].opens_block else 3):
            chosen.add(index)
            last = number
        elif number == 1:  # another list begins
            chosen.add(index)
            last = 1
    return chosen


def _without_label(
    text: str, lines: Sequence[_Line], labels: Sequence[tuple[int, int] | None], numbered: set[int]
) -> set[int]:
    """Return the lines that are entries without their number: one is missing there, and they look like entries."""
    found: set[int] = set()
    order = sorted(numbered)
    for before, after in pairwise(order):
        first, second = labels[before], labels[after]
        if first is None or second is None or second[0] - first[0] != 2:
            continue
        between = [
            index
            for index in range(before + 1, after)
            if lines[index].opens_block and _opens(text, lines[index]) and _YEAR.search(lines[index].span.of(text))
        ]
        found.update(between[:1])
    return found


def _unnumbered(text: str, lines: Sequence[_Line]) -> list[int]:
    """Return the indexes of the lines at which an entry begins."""
    least = min((line.indent for line in lines), default=0)
    flush = [index for index, line in enumerate(lines) if line.indent == least]
    if len(flush) < len(lines) and 5 * sum(_opens(text, lines[index]) for index in flush) >= 4 * len(flush):
        return flush  # a hanging indent: what is indented goes on
    inner = [index for index, line in enumerate(lines) if not line.opens_block]
    if not inner:
        return [index for index, line in enumerate(lines) if _is_entry(text, line)]
    whole = [index for index in inner if _is_entry(text, lines[index]) and _opens(text, lines[index])]
    if 5 * len(whole) >= 4 * len(inner):
        return sorted({*whole, *(index for index, line in enumerate(lines) if line.opens_block)})
    return [index for index, line in enumerate(lines) if line.opens_block or _begins_anew(text, lines, index)]


def _opens(text: str, line: _Line) -> bool:
    """Tell whether a line begins as entries do: with a name or a dash for one."""
    return _START.match(text, line.span.start, line.span.end) is not None


def _begins_anew(text: str, lines: Sequence[_Line], index: int) -> bool:
    """Tell whether a line in a paragraph begins an entry: it looks like one, follows one, and has a year near."""
    line = lines[index]
    return (
        _opens(text, line)
        and text[lines[index - 1].span.end - 1] in ".)]>/0123456789"
        and _YEAR.search(text, line.span.start, line.span.end + 200) is not None
    )


def _is_entry(text: str, line: _Line) -> bool:
    """Tell whether a line can be a whole entry: some length, and a year or a name that opens it."""
    return len(line.span) >= 20 and (_YEAR.search(line.span.of(text)) is not None or _opens(text, line))
