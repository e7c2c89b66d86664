"""Pages of runs in, the structure of the document out: frames, furniture, notes and the body's lines in order."""

from dataclasses import dataclass, field
from typing import NamedTuple

from audit.readers.pdf.chain import LabelStyle, find_note_labels
from audit.readers.pdf.columns import Frame, build_frames, find_gutters
from audit.readers.pdf.device import Rule
from audit.readers.pdf.furniture import find_furniture, strip_line_numbers
from audit.readers.pdf.labels import Label, find_calls, find_labels
from audit.readers.pdf.lines import Gutter, Line, Segment, build_lines
from audit.readers.pdf.notes import place_notes
from audit.readers.pdf.zones import FoundNote, Layout, learn_layout


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
    strip_line_numbers(lines)
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
    calls = find_calls(frames)
    labels, style = find_note_labels(
        [label for label in candidates if label.kind != "symbol"], [call.number for call in calls]
    )
    structure = Structure(frames, rules, furniture, [], [], gutters, None, style, labels)
    if style is not None and labels:
        structure.layout = learn_layout(frames, labels, rules, style)
        structure.notes = place_notes(frames, rules, labels, calls, structure.layout)
    taken = {(frame, line) for note in structure.notes for frame, line, _, _ in note.parts}
    structure.body = [
        (f, i) for f, frame in enumerate(frames) for i in range(len(frame.lines)) if (f, i) not in taken
    ]
    return structure
