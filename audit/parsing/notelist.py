"""Everything that could be a note: a `Document` comes in, candidates in reading order go out.

A candidate is a line that begins with a label, or a note that the reader marked as one. Numbered lists, headings and
running heads are candidates too; the sequence decides (`audit.parsing.numbering`).
"""

import re
from bisect import bisect_left, bisect_right
from collections import Counter
from dataclasses import dataclass, replace
from itertools import pairwise

from audit.language.expressions import expression
from audit.language.headings import names_notes, names_references
from audit.language.numerals import NOTE_SYMBOLS, decimal, from_superscript, misread, roman
from audit.model.document import Document, NoteKind
from audit.model.manuscript import MarkerStyle
from audit.model.record import record
from audit.model.span import Span


@record
class NoteCandidate:
    """A possible note: `label_span` is empty where no label stands; `text_spans` end before the next candidate.

    `in_list` is True inside a section of notes, where every entry is one; `source_id` names the reader's note.
    """

    label: str
    number: int | None
    style: MarkerStyle
    label_span: Span
    text_spans: tuple[Span, ...]
    weight: float
    in_list: bool
    kind: NoteKind = "footnote"
    source_id: str | None = None
    generated: bool = False
    page: int | None = None
    after_heading: bool = False
    afresh: bool = False  # it and a marker on its page are both numbered 1
    called_within: bool = False  # another note of its page has its marker


_SUP = "⁰¹²³⁴⁵⁶⁷⁸⁹"
_LABEL = expression(
    rf"""
    (?P<indent>[ \t>]{{0,12}}(?:[-+•]\s{{1,4}}|\*\s{{1,4}}(?=[\[({_SUP}\d$<^]))?)
    (?:
      (?P<unicode>⁽?[{_SUP}]{{1,6}}⁾?)(?P<unicode_end>\.?[ \t]*)
    | <sup[^<>]{{0,80}}>\s{{0,3}}(?P<sup>[^<>\n]{{1,12}}?)\s{{0,3}}</sup>\.?[ \t]*
    | (?:\\\(|\$)\s{{0,2}}\^\s?\{{?\s?(?P<math>[^{{}}$\n]{{1,12}}?)\s?\}}?\s{{0,2}}(?:\\\)|\$)\.?[ \t]*
    | \^(?P<caret>\d{{1,5}})\^\.?[ \t]*
    | \^\{{(?P<broken>[^{{}}\n]{{1,16}})\}}(?:\#?x?[0-9A-Fa-f]{{1,4}};)?[ \t]*
    | \\?\[(?P<bracket>\d{{1,5}})\\?\][.:]?[ \t]*
    | \((?P<paren>\d{{1,4}})\)[ \t]+
    | (?P<dotted>\d{{1,5}})(?:[ \t]?\\?[.):]\]?[ \t]*|[ \t]*[–—][ \t]+)(?=[^\d\s%.,)\]]|\d{{1,4}}[ \t]|[ \t]\d)
    | (?P<plain>\d{{1,5}})[ \t]{{1,6}}(?=["“”‘’'«„\[(*_A-ZÀ-ÞØ-Þ§]|[a-z]{{2,10}}[.,]|\d{{1,4}}[ \t]+[A-ZÀ-Þ§])
    | (?P<symbol>[{re.escape(NOTE_SYMBOLS)}]{{1,3}})(?=[^\s{re.escape(NOTE_SYMBOLS)}\-=_][^*\n]|[ \t]+[A-ZÀ-Þ“"])
    | (?P<debris>(?:&\#?\w{{1,8}};|['’‘`"^~*°º]){{1,4}}[*†‡'’`^]?)(?=[A-ZÀ-Þ])
    )""",
    re.VERBOSE,
)
_STYLES: dict[str, MarkerStyle] = {
    "unicode": "unicode-superscript",
    "sup": "html-sup",
    "math": "math",
    "broken": "math",
    "caret": "caret",
    "bracket": "bracket",
    "paren": "bracket",
    "dotted": "plain",
    "plain": "plain",
    "symbol": "symbol",
    "debris": "symbol",
}
# How much a label of this form at the start of a line speaks for a note outside a section of notes.
_WEIGHTS = {
    "unicode": 0.95,
    "sup": 0.95,
    "math": 0.95,
    "caret": 0.95,
    "broken": 0.6,
    "bracket": 0.7,
    "paren": 0.3,
    "dotted": 0.5,
    "plain": 0.3,
}
_JOINED = expression(r"""(?<=[.;”"’)\]])[ \t\u00a0]{1,3}(\d{1,4})\.?[ \t\u00a0]{1,6}(?=["“‘«(\[*A-ZÀ-Þ])""")
_LABEL_ALONE = expression(r"\A(\d{1,4})\\?[.)]\Z")  # a bare number is a page's
_LABEL_LAST = expression(r"""(?<=[.;”"’)\]])[ \t]{1,3}(\d{1,4})\.?\Z""")
_LOOSE = frozenset(("paragraph", "list_item", "quote"))


def note_sections(document: Document) -> tuple[Span, ...]:
    """Return the stretches under headings that name notes or references, up to the next other heading."""
    sections: list[Span] = []
    start: int | None = None
    level = 0
    for block in document.blocks:
        if block.kind not in ("heading", "paragraph"):
            continue
        if len(block.span) > 84:
            continue
        heading = block.span.of(document.text)
        named = names_notes(heading) or names_references(heading)
        if block.kind == "paragraph" and not named:
            continue
        if named:
            if start is not None:
                sections.append(Span(start, block.span.start))
            start, level = block.span.end, block.level
        elif start is not None and block.level <= level:
            sections.append(Span(start, block.span.start))
            start = None
    if start is not None:
        sections.append(Span(start, len(document.text)))
    return tuple(sections)


def find_note_candidates(document: Document) -> tuple[NoteCandidate, ...]:
    """Return the candidates of the document in reading order: the reader's notes, or else labelled lines."""
    if document.notes:
        return tuple(_from_reader(document))
    return tuple(_from_lines(document))


def _from_reader(document: Document) -> list[NoteCandidate]:
    found = []
    for note in document.notes:
        number = None if note.kind == "author-note" or note.generated else decimal(note.label)
        symbol = bool(note.label) and note.label[0] in NOTE_SYMBOLS
        found.append(
            NoteCandidate(
                label=note.label,
                number=number,
                style="symbol" if symbol else _reader_style(document, note.label_span),
                label_span=note.label_span or Span(note.span.start, note.span.start),
                text_spans=note.text_spans,
                weight=1.0,
                in_list=True,
                kind=note.kind,
                source_id=note.id,
                generated=note.generated,
                page=note.page,
            )
        )
    if found and sum(c.number is None and roman(c.label) is not None for c in found) > len(found) * 0.6:
        return [replace(candidate, number=roman(candidate.label)) for candidate in found]
    return found


def _reader_style(document: Document, label_span: Span | None) -> MarkerStyle:
    if label_span is None:
        return "native"
    if document.text.startswith("[^", label_span.start):
        return "pandoc"
    raised = any(styled.style == "superscript" for styled in document.styles_in(label_span))
    return "superscript" if raised else "plain"


@dataclass(frozen=True, slots=True)
class _Line:
    """A line that begins with a label: the match of `_LABEL` and where the line's block ends."""

    match: re.Match[str]
    form: str
    start: int
    end: int
    in_list: bool
    bulleted: bool
    after_heading: bool


def _from_lines(document: Document) -> list[NoteCandidate]:
    text = document.text
    sections = note_sections(document)
    starts = [section.start for section in sections]
    lines: list[_Line] = []
    heading = False
    for block in document.blocks:
        if block.kind in ("code", "comment", "table", "caption", "furniture"):
            continue
        if block.kind == "heading":
            heading = True
            continue
        at = bisect_right(starts, block.span.start) - 1
        in_list = at >= 0 and block.span.start < sections[at].end
        for start, end in _line_spans(text, block.span):
            match = _LABEL.match(text, start, end)
            form = _form(match) if match else None
            if match is None or form is None:
                continue
            bulleted = bool(match.group("indent").strip())
            lines.append(_Line(match, form, start, end, in_list, bulleted, heading))
            heading = False
    furniture = _furniture(text, lines)
    blocks = [block.span for block in document.blocks if block.kind != "furniture"]
    found = [
        candidate
        for line in lines
        if line.match.start() not in furniture
        for candidate in _candidates(document, line, lines, blocks)
    ]
    stranded = _stranded(document, lines)
    return sorted([*found, *stranded], key=lambda candidate: candidate.label_span) if stranded else found


def _stranded(document: Document, lines: list[_Line]) -> list[NoteCandidate]:
    """Return the notes that a converter tore from their labels.

    The label stands alone in a paragraph ("94.") or behind the note before ("… in the judgment). 34"), and the note's
    text is the next paragraph, which has no label.
    """
    text = document.text
    labelled = {line.start for line in lines}
    blocks = [block for block in document.blocks if block.kind not in ("furniture", "comment")]
    found = []
    for block, following in pairwise(blocks):
        if following.kind not in _LOOSE or block.kind not in _LOOSE or following.span.start in labelled:
            continue
        alone = len(block.span) <= 6
        if not alone and block.span.start not in labelled:
            continue
        tail = max(block.span.start, block.span.end - 12)
        match = (_LABEL_ALONE if alone else _LABEL_LAST).search(text[tail : block.span.end])
        if match is None:
            continue
        found.append(
            NoteCandidate(
                label=match[1],
                number=int(match[1]),
                style="plain",
                label_span=Span(tail + match.start(1), tail + match.end()),
                text_spans=(following.span,),
                weight=_WEIGHTS["plain"] if alone else 0.12,
                in_list=False,
            )
        )
    return found


def _line_spans(text: str, span: Span) -> list[tuple[int, int]]:
    spans = []
    at = span.start
    while at < span.end:
        end = text.find("\n", at, span.end)
        end = span.end if end < 0 else end
        if end > at:
            spans.append((at, end))
        at = end + 1
    return spans


def _form(match: re.Match[str]) -> str | None:
    for form in _STYLES:
        if match.group(form):
            return form
    return None


def _furniture(text: str, lines: list[_Line]) -> set[int]:
    """Return the starts of lines that are running heads: the same words, without an end, under several numbers."""
    keys: dict[int, str] = {}
    for line in lines:
        if line.form in ("plain", "dotted"):
            rest = text[line.match.end() : line.end].strip()
            if rest and rest[-1] not in ".;" and len(rest) < 90:
                keys[line.start] = re.sub(r"\d+", "", rest)
    counts = Counter(keys.values())
    return {start for start, key in keys.items() if counts[key] >= 3}


def _opens_emphasis(document: Document, at: int) -> bool:
    """Tell the asterisk of `*Title* and more` from an author's mark and from a bullet."""
    index = bisect_left(document.markup, Span(at, at))
    if index == len(document.markup) or document.markup[index].start != at:
        return False
    return not document.markup[index].of(document.text)[-1:].isspace()


def _candidates(document: Document, line: _Line, lines: list[_Line], blocks: list[Span]) -> list[NoteCandidate]:
    text = document.text
    match, form = line.match, line.form
    label = match.group(form)
    label_start = match.start() + len(match.group("indent"))
    if form == "symbol" and _opens_emphasis(document, label_start):
        return []
    label_end = match.end()
    while label_end > label_start and text[label_end - 1] in " \t":
        label_end -= 1
    end = _note_end(text, line, lines, blocks)
    number = decimal(label)
    weight = _WEIGHTS.get(form, 0.0)
    if number is None and form not in ("symbol", "debris"):
        number = misread(label)
        weight *= 0.6
        if form in ("sup", "math", "broken") and number is None:
            form = "symbol" if label.strip()[:1] in NOTE_SYMBOLS else "debris"
    if line.in_list:
        weight = max(weight, 0.9) if weight else 0.0
    elif line.bulleted:
        weight = min(0.95, weight + 0.1)
    candidate = NoteCandidate(
        label=from_superscript(label).strip(" ()"),
        number=number,
        style=_STYLES[form],
        label_span=Span(label_start, label_end),
        text_spans=(Span(match.end(), end),),
        weight=weight,
        in_list=line.in_list,
        kind="author-note" if form in ("symbol", "debris") else "footnote",
        after_heading=line.after_heading,
    )
    return [candidate, *_joined(text, candidate)]


def _note_end(text: str, line: _Line, lines: list[_Line], blocks: list[Span]) -> int:
    """Return where the note ends: before the next labelled line of its block, else with its block."""
    at = bisect_right(blocks, line.start, key=lambda span: span.start) - 1
    end = blocks[at].end if at >= 0 else line.end
    following = bisect_right(lines, line.start, key=lambda other: other.start)
    if following < len(lines) and lines[following].start < end:
        end = lines[following].start
    while end > line.match.end() and text[end - 1].isspace():
        end -= 1
    return max(end, line.match.end())


def _joined(text: str, candidate: NoteCandidate) -> list[NoteCandidate]:
    """Return the notes that a converter may have run into this one's paragraph: «… (1992). 2. See …»."""
    if candidate.number is None or candidate.style not in ("plain", "bracket"):
        return []
    found: list[NoteCandidate] = []
    span = candidate.text_spans[0]
    for match in _JOINED.finditer(text, span.start, span.end):
        number = int(match.group(1))
        if not 0 < number - candidate.number <= 60:
            continue
        found.append(
            NoteCandidate(
                label=match.group(1),
                number=number,
                style="plain",
                label_span=Span(match.start(1), match.end()),
                text_spans=(Span(match.end(), span.end),),
                weight=0.12,
                in_list=False,
            )
        )
    return found
