"""A `Document` comes in; the entries of its reference list, with labels, names and years, go out.

A list of notes is none: entries that the notes already cover are left to them.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from audit.model.citation import Reference
from audit.model.document import Block, Document
from audit.model.manuscript import Note
from audit.model.span import Span
from audit.parsing.entryheads import read_head

_HEADING = re.compile(
    r"""[\W_]{0,8}(?:(?:\d{1,2}|[IVX]{1,5}|[A-Z])[.)]?\s{1,3})?(?:
      (?:selected\s|select\s|annotated\s|general\s|cited\s|list\sof\s)?
        (?:references?|bibliography|literature|works|sources)(?:\s(?:cited|list|and\snotes|consulted))?
    | reference\slist|further\sreading|publications\scited
    | (?:zitierte\s|verwendete\s)?literatur(?:verzeichnis|nachweise?|liste|angaben)?
    | quellen(?:-\sund\sliteratur)?(?:verzeichnis)?
    | bibliogra(?:ph|f)i[ea]|bibliograf[ií]a|bibliographische\sangaben|schrifttum
    | r[ée]f[ée]rences(?:\s(?:bibliographiques|cit[ée]es))?|ouvrages\scit[ée]s
    | (?:œ|oe)uvres\scit[ée]es|sources\set\sbibliographie
    | (?:lista\sde\s)?refer[eê]ncias(?:\s(?:bibliogr[aá]ficas|citadas))?|obras\scitadas|bibliograf[ií]a\scitada|fuentes
    | riferimenti(?:\sbibliografici)?|opere\scitate|bibliografia\scitata|refer[eê]ncies
    | literatuur(?:lijst)?|referenties|bronnen|litteratur(?:f[öo]rteckning)?|referenser|kilder|piśmiennictwo|literatura
    )[\W_]{0,8}\Z""",
    re.VERBOSE | re.IGNORECASE,
)
_LABEL = re.compile(
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
_START = re.compile(
    r"""[ \t]*(?:[-+*•][ \t]+)?[*_"“«‘]{0,3}
      (?:[-–—_]{2,}|[—⸺⸻]|(?:[a-zà-ÿ'’]{1,4}[ ’']){0,3}[^\W\d_a-z][^\W\d_]*(?:[-'’ ][^\W\d_]+){0,4}
      (?:,|\s[A-Z]{1,3}\b|\.\s|\s\(|:))""",
    re.VERBOSE,
)
_YEAR = re.compile(r"(?<![\d/.])(?:1[4-9]|20)\d\d(?!\d)|\bn\. ?d\.|forthcoming|in press|o\. ?J\.|s\. ?[adf]\.")
_PROSE = ("paragraph", "list_item", "reference", "quote")


@dataclass(frozen=True, slots=True)
class _Line:
    """A line of the list: its span, whether its block begins with it, and how far it is indented."""

    span: Span
    opens_block: bool
    indent: int


def is_reference_heading(text: str) -> bool:
    """Tell whether a heading names a list of references (and not of notes), in ten languages."""
    return len(text) <= 80 and _HEADING.match(text) is not None


def reference_sections(document: Document) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    """Return each list of references with its heading, one for each part under a subheading."""
    sections: list[tuple[str, tuple[Block, ...]]] = []
    if any(block.kind == "reference" for block in document.blocks):
        return _marked(document)
    heading, level, blocks = "", 0, list[Block]()
    inside = False
    for block in document.blocks:
        short = block.kind in ("heading", "paragraph") and len(block.span) <= 80
        if short and is_reference_heading(block.span.of(document.text)):
            if blocks:
                sections.append((heading, tuple(blocks)))
            heading, level, blocks, inside = block.span.of(document.text), block.level, [], True
        elif inside and block.kind == "heading":
            if blocks:
                sections.append((heading, tuple(blocks)))
            inside = level > 0 and block.level > level
            heading, blocks = block.span.of(document.text), []
        elif inside and block.kind in _PROSE:
            blocks.append(block)
    if inside and blocks:
        sections.append((heading, tuple(blocks)))
    return tuple(sections)


def find_references(document: Document, notes: Iterable[Note] = ()) -> tuple[Reference, ...]:
    """Return the entries of the document's lists of references in reading order, ids `r1`, `r2` ….

    A list most of whose entries are notes is left out. `citation` is None: fields are read elsewhere.
    """
    covered = sorted((note.span.start, note.span.end) for note in notes)
    found: list[Reference] = []
    for heading, blocks in reference_sections(document):
        entries = _entries(document, blocks)
        taken = sum(_covered(covered, text_span) for _, _, text_span in entries)
        if 2 * taken > len(entries) or not entries:
            continue
        before: tuple[str, ...] = ()
        for label, span, text_span in entries:
            head = read_head(document, text_span, before)
            before = head.names
            found.append(
                Reference(
                    id=f"r{len(found) + 1}",
                    label=label,
                    span=span,
                    text_span=text_span,
                    citation=None,
                    names=head.names,
                    years=head.years,
                    heading=heading.strip("#*_ \t:."),
                )
            )
    return tuple(found)


def _marked(document: Document) -> tuple[tuple[str, tuple[Block, ...]], ...]:
    sections: list[tuple[str, tuple[Block, ...]]] = []
    heading, blocks = "", list[Block]()
    for block in document.blocks:
        if block.kind == "heading":
            if blocks:
                sections.append((heading, tuple(blocks)))
            heading, blocks = block.span.of(document.text), []
        elif block.kind == "reference":
            blocks.append(block)
    if blocks:
        sections.append((heading, tuple(blocks)))
    return tuple(sections)


def _covered(covered: Sequence[tuple[int, int]], span: Span) -> bool:
    at = bisect_left(covered, (span.start + 1, 0))
    return any(start < span.end and span.start < end for start, end in covered[max(0, at - 1) : at + 1])


def _entries(document: Document, blocks: Sequence[Block]) -> list[tuple[str, Span, Span]]:
    """Return (label, span, span of the text) of each entry."""
    text = document.text
    lines = [line for block in blocks for line in _lines(text, block)]
    labels = [_label(text, line) for line in lines]
    numbered = _sequence([label[0] if label else None for label in labels])
    if 2 * len(numbered) > sum(line.opens_block for line in lines) and len(numbered) > 1:
        starts = [
            index
            for index, line in enumerate(lines)
            if index in numbered or (line.opens_block and _is_entry(text, line.span) and len(numbered) * 3 > len(lines))
        ]
    else:
        labels = [None] * len(lines)
        starts = _unnumbered(text, lines)
    entries = []
    for place, start in enumerate(starts):
        stop = starts[place + 1] if place + 1 < len(starts) else len(lines)
        end = lines[stop - 1].span.end
        label = labels[start] if start in numbered else None
        begin = lines[start].span.start
        entries.append((str(label[0]) if label else "", Span(begin, end), Span(label[1] if label else begin, end)))
    return entries


def _lines(text: str, block: Block) -> list[_Line]:
    """Cut a block into lines. A label that the block leaves out (a numbered item) is taken in again."""
    start = block.span.start
    line_start = text.rfind("\n", 0, start) + 1
    before = text[line_start:start]
    if before and before.strip(" \t>-*+•[]().\\0123456789") == "" and any(sign.isdigit() for sign in before):
        start = line_start
    lines: list[_Line] = []
    at = start
    while at < block.span.end:
        end = text.find("\n", at, block.span.end)
        end = block.span.end if end < 0 else end
        line = text[at:end]
        stripped = line.strip()
        if stripped:
            first = at + len(line) - len(line.lstrip())
            span = Span(first, first + len(stripped))
            lines.append(_Line(span=span, opens_block=not lines, indent=first - (text.rfind("\n", 0, first) + 1)))
        at = end + 1
    return lines


def _label(text: str, line: _Line) -> tuple[int, int] | None:
    """Return the number that the line begins with and where its text begins, or None."""
    match = _LABEL.match(text, line.span.start, line.span.end)
    if match is None or match.end() >= line.span.end:
        return None
    digits = next(group for group in match.groups() if group)
    return int(digits.translate(_SUPERSCRIPTS)), match.end()


def _sequence(numbers: Sequence[int | None]) -> set[int]:
    """Return the indexes of the lines whose numbers rise by small steps from a small number on."""
    chosen: set[int] = set()
    last = 0
    for index, number in enumerate(numbers):
        if number is None:
            continue
        if 0 < number - last <= 3 or (chosen and number == last):
            chosen.add(index)
            last = number
        elif number == 1 and last > 1:  # another list begins
            chosen.add(index)
            last = 1
    return chosen


def _unnumbered(text: str, lines: Sequence[_Line]) -> list[int]:
    """Return the indexes of the lines at which an entry begins."""
    opening = [index for index, line in enumerate(lines) if line.opens_block]
    inner = [index for index, line in enumerate(lines) if not line.opens_block]
    if not inner:
        return [index for index in opening if _is_entry(text, lines[index].span)]
    hanging = {line.indent for line in lines}
    least = min(hanging)
    if len(hanging) > 1 and 3 * sum(line.indent > least for line in lines) > len(lines) / 2:
        return [index for index, line in enumerate(lines) if line.opens_block or line.indent == least]
    whole = [
        index for index in inner if _is_entry(text, lines[index].span) and _START.match(text, lines[index].span.start)
    ]
    if 5 * len(whole) >= 4 * len(inner):
        return sorted({*opening, *whole})
    return [
        index
        for index, line in enumerate(lines)
        if line.opens_block
        or (
            _START.match(text, line.span.start, line.span.end)
            and text[lines[index - 1].span.end - 1] in ".)]>/0123456789"
            and _YEAR.search(text, line.span.start, line.span.end + 200)
        )
    ]


def _is_entry(text: str, span: Span) -> bool:
    """Tell whether a line can be a whole entry: some length and a year, or a name that opens it."""
    return len(span) >= 20 and (
        _YEAR.search(text, span.start, span.end) is not None or _START.match(text, span.start, span.end) is not None
    )
