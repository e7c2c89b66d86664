"""Lines of the body in the order of reading in, paragraphs, headings and captions out, as lists of lines."""

import itertools
from collections import Counter
from dataclasses import dataclass

from audit.language.expressions import expression
from audit.model.document import BlockKind
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.edges import margin
from audit.readers.pdf.labels import CAPTION
from audit.readers.pdf.lines import Line

_ENDS = expression(r"[.!?:;][)\]”’\"'»]*\d{0,4}$")
# The beginning of an item of a list: a bullet, a number or a letter.
ITEM = expression(
    r"[•▪‣◦·–—-]\s|[\[(]?(?:\d{1,3}|[a-zA-Z]|[ivxIVX]{1,5})[.)\]]+\s|\([^\W\d_]{0,12}\s?\d{0,2}[a-z]?\)\s"
)
INDENT_EM = 0.75
_KINDS: dict[str, BlockKind] = {"table": "table", "formula": "code", "code": "code"}


@dataclass(slots=True)
class Paragraph:
    """Lines that make one block."""

    lines: list[Line]
    kind: BlockKind = "paragraph"
    level: int = 0


@dataclass(frozen=True, slots=True)
class Measure:
    """A frame's usual left and right edge and distance between baselines, in points."""

    left: float
    right: float
    leading: float


def measure(lines: list[Line]) -> Measure:
    """Return the measure of the lines of one frame."""
    rights = sorted((line.x1 for line in lines), reverse=True)
    heights = [line.y for line in lines]
    steps = Counter([round(upper - lower, 1) for upper, lower in itertools.pairwise(heights) if upper - lower > 4])
    leading = min(
        (step for step, count in steps.items() if count * 3 >= max(steps.values())), default=1.2 * lines[0].size
    )
    return Measure(margin(lines), rights[min(len(rights) - 1, len(rights) // 8)], leading)


def build_paragraphs(frames: list[Frame], body: list[tuple[int, int]]) -> list[Paragraph]:
    """Return the blocks of the body."""
    by_frame: dict[int, list[int]] = {}
    for frame, index in body:
        by_frame.setdefault(frame, []).append(index)
    size = _body_size(frames, body)
    paragraphs: list[Paragraph] = []
    previous: Measure | None = None
    for frame, indices in by_frame.items():
        lines = frames[frame].lines
        own = measure([lines[index] for index in indices] if len(indices) * 2 > len(lines) else lines)
        rights = _rights(lines, own)
        for position, index in enumerate(indices):
            line = lines[index]
            if not paragraphs:
                paragraphs.append(Paragraph([line]))
                continue
            current = paragraphs[-1]
            if position:
                apart = index != indices[position - 1] + 1 or _breaks(current.lines, line, own, rights[index - 1])
            else:
                apart = _breaks_over(current.lines, line, previous or own, own)
            if apart:
                paragraphs.append(Paragraph([line]))
            else:
                current.lines.append(line)
        previous = own
    for paragraph in paragraphs:
        _classify(paragraph, size)
    return _join_headings(paragraphs)


def _join_headings(paragraphs: list[Paragraph]) -> list[Paragraph]:
    """Return the blocks with the centred lines of one heading put together."""
    result: list[Paragraph] = []
    for paragraph in paragraphs:
        last = result[-1] if result else None
        if last is not None and paragraph.kind == last.kind == "heading" and len(last.lines) < 5:
            upper, line = last.lines[-1], paragraph.lines[0]
            close = upper.page == line.page and 0 < upper.y - line.y <= 1.4 * line.size
            if close and abs(upper.size - line.size) < 0.03 * line.size and upper.bold == line.bold:
                last.lines.extend(paragraph.lines)
                continue
        result.append(paragraph)
    return result


def _body_size(frames: list[Frame], body: list[tuple[int, int]]) -> float:
    sizes: Counter[float] = Counter()
    for frame, index in body:
        line = frames[frame].lines[index]
        sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def _first_word_width(line: Line) -> float:
    cut = line.text.find(" ")
    return (line.x1 if cut < 0 else _edge(line, cut)) - line.x0


def _edge(line: Line, offset: int) -> float:
    """Return the left edge of a character of the line."""
    edges: list[float] = []
    for piece in line.pieces:
        edges.extend(piece.xs)
        if len(edges) > offset:
            return edges[offset]
    return line.x1


def _rights(lines: list[Line], own: Measure) -> list[float]:
    """Return how far right each line could go: as far as those around it where they are set in together."""
    rights = [own.right] * len(lines)
    start = 0
    for index in range(1, len(lines) + 1):
        first = lines[start]
        if index < len(lines) and abs(lines[index].x0 - first.x0) < 2:
            continue
        if index - start > 1 and first.x0 > own.left + INDENT_EM * first.size:
            rights[start:index] = [max(line.x1 for line in lines[start:index])] * (index - start)
        start = index
    return rights


def _breaks(before: list[Line], line: Line, own: Measure, right: float) -> bool:
    """Tell whether `line` begins another paragraph than the line right above it, which could end at `right`."""
    upper = before[-1]
    if upper.role or line.role:
        return upper.role != line.role
    size = max(upper.size, line.size)
    if abs(upper.size - line.size) > 0.09 * size or (upper.bold != line.bold and len(upper.text) > 3):
        return True
    gap = upper.y - line.y
    if gap > 1.28 * max(own.leading, 0.9 * size) or gap < -2:
        return True
    step = line.x0 - upper.x0
    em = line.size
    if (
        len(before) == 1
        and step > 0
        and (item := ITEM.match(upper.text))
        and abs(line.x0 - _edge(upper, item.end())) < 4
    ):
        return False
    if step > INDENT_EM * em and not (line.x0 < own.left + INDENT_EM * em):
        return len(before) > 1 or upper.x0 > own.left - 1
    if step < -INDENT_EM * em and len(before) > 1 and abs(before[-2].x0 - upper.x0) < INDENT_EM * em:
        return True
    return _forced(upper, line, right)


def _forced(upper: Line, line: Line, right: float) -> bool:
    """Tell whether the line above ends though the next word would have had room."""
    room = right - upper.x1
    return room > 1.5 * line.size and room > _first_word_width(line) + line.size


def _breaks_over(before: list[Line], line: Line, above: Measure, own: Measure) -> bool:
    """Tell whether the first line of a frame begins another paragraph than the last of the frame before."""
    upper = before[-1]
    if upper.role or line.role:
        return upper.role != line.role
    if abs(upper.size - line.size) > 0.09 * upper.size or upper.bold != line.bold:
        return True
    ended = bool(_ENDS.search(upper.text))
    if line.x0 > own.left + INDENT_EM * line.size and ended:
        return True
    room = above.right - upper.x1
    if room > 1.5 * line.size and room > _first_word_width(line) + line.size:
        return ended or line.text[:1].isupper()
    return False


def _classify(paragraph: Paragraph, size: float) -> None:
    lines = paragraph.lines
    text = lines[0].text
    if lines[0].role:
        paragraph.kind = _KINDS[lines[0].role]
        return
    if CAPTION.match(text):
        paragraph.kind = "caption"
        return
    if text[:1] in "•▪‣◦·" and text[1:2] == " ":
        paragraph.kind = "list_item"
        return
    length = sum(len(line.text) for line in lines)
    if len(lines) > 4 or length > 220 or not any(character.isalpha() for character in text):
        return
    last = lines[-1].text.rstrip()
    larger = all(line.size > 1.08 * size for line in lines)
    if larger or (all(line.bold for line in lines) and last[-1:] not in ".,;"):
        paragraph.kind = "heading"
        paragraph.level = 1 if lines[0].size > 1.3 * size else 2
    elif text.isupper() and length < 120 and last[-1:] not in ".,;":
        paragraph.kind = "heading"
        paragraph.level = 2
