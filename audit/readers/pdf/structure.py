"""Pages of runs in, the structure of the document out: frames, furniture, notes and the body's lines in order."""

from bisect import bisect_right
from dataclasses import dataclass, field
from typing import NamedTuple

from audit.readers.pdf.chain import LabelStyle, find_note_labels
from audit.readers.pdf.columns import Frame, build_frames, find_gutters
from audit.readers.pdf.device import Rule
from audit.readers.pdf.furniture import find_furniture
from audit.readers.pdf.labels import Label, find_labels
from audit.readers.pdf.lines import Gutter, Line, Segment, build_lines
from audit.readers.pdf.zones import (
    FoundNote,
    Layout,
    foot_cut,
    is_finished,
    is_note_size,
    learn_layout,
    right_margin,
    tail_cut,
)


class PageContent(NamedTuple):
    """What is drawn on one page. `number` counts from 1; sizes in points; `covered` is the images' share of the page."""

    number: int
    width: float
    height: float
    segments: list[Segment]
    rules: list[Rule]
    covered: float
    characters: int
    unknown: int
    turned: int


@dataclass(slots=True)
class Structure:
    """A document taken apart. `body` lists (frame, line) in the order of reading."""

    frames: list[Frame]
    rules: list[list[Rule]]
    furniture: list[Line]
    notes: list[FoundNote]
    body: list[tuple[int, int]]
    gutters: list[tuple[Gutter, ...]]
    layout: Layout | None = None
    style: LabelStyle | None = None
    labels: list[Label] = field(default_factory=list)


def build_structure(pages: list[PageContent]) -> Structure:
    """Return the structure of the pages of one document."""
    gutters = find_gutters([page.segments for page in pages], [page.width for page in pages])
    lines = [
        build_lines(page.segments, page.number, own) for page, own in zip(pages, gutters, strict=True)
    ]
    hidden = find_furniture(lines)
    furniture: list[Line] = []
    frames: list[Frame] = []
    rules: list[list[Rule]] = []
    for page, own, gutter in zip(pages, lines, gutters, strict=True):
        kept = [line for line in own if id(line) not in hidden]
        if len(kept) < len(own):
            furniture.extend(line for line in own if id(line) in hidden)
        for frame in build_frames(kept, gutter):
            frames.append(frame)
            rules.append(page.rules)
    candidates = find_labels(frames)
    labels, style = find_note_labels([label for label in candidates if label.kind != "symbol"])
    structure = Structure(frames, rules, furniture, [], [], gutters, None, style, labels)
    if style is not None and labels:
        structure.layout = learn_layout(frames, labels, rules, style)
        _place_notes(structure)
    taken = {(frame, line) for note in structure.notes for frame, line, _, _ in note.parts}
    structure.body = [
        (f, i) for f, frame in enumerate(frames) for i in range(len(frame.lines)) if (f, i) not in taken
    ]
    return structure


def _place_notes(structure: Structure) -> None:
    """Give every note its lines."""
    frames, layout = structure.frames, structure.layout
    assert layout is not None
    by_frame: dict[int, list[Label]] = {}
    for label in structure.labels:
        by_frame.setdefault(label.frame, []).append(label)
    current: FoundNote | None = None
    last_frame = -1
    for number, frame in enumerate(frames):
        starts = by_frame.get(number, [])
        open_note = current is not None and last_frame >= 0 and frame.page - frames[last_frame].page <= 1
        if starts:
            cut = foot_cut(frame, starts[0].line, structure.rules[number], layout, open_note)
        elif open_note and current is not None:
            cut = tail_cut(frame, structure.rules[number], layout, whole=True)
            if cut < len(frame.lines) and _ended(structure, current):
                cut = len(frame.lines)
        else:
            continue
        if cut >= len(frame.lines):
            continue
        current = _fill(structure, number, cut, starts, current)
        last_frame = number


def _ended(structure: Structure, note: FoundNote) -> bool:
    frame, index, _, _ = note.parts[-1]
    lines = structure.frames[frame].lines
    return is_finished(lines[index], right_margin(lines))


def _fill(
    structure: Structure, number: int, cut: int, starts: list[Label], current: FoundNote | None
) -> FoundNote | None:
    """Share out the lines of one frame from `cut` on among the notes that go on or begin there."""
    lines = structure.frames[number].lines
    at_line: dict[int, list[Label]] = {}
    for label in starts:
        at_line.setdefault(label.line, []).append(label)
    for index in range(cut, len(lines)):
        text = lines[index].text
        begin = 0
        for label in at_line.get(index, ()):
            if label.start > begin and current is not None:
                current.parts.append((number, index, begin, label.start))
            current = FoundNote(label)
            structure.notes.append(current)
            begin = label.end
        if current is not None and begin <= len(text):
            current.parts.append((number, index, begin, len(text)))
    return current
