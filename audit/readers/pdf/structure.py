"""Pages of runs in, the structure of the document out: frames, furniture, notes and the body's lines in order."""

from dataclasses import dataclass, field
from itertools import repeat

from audit.language.expressions import expression
from audit.readers.pdf.apparatus import take_apparatus
from audit.readers.pdf.bidirection import turn_leftward
from audit.readers.pdf.chain import LabelStyle, find_note_labels, learn_style
from audit.readers.pdf.columns import Frame, build_frames, find_gutters, split_at_gutters
from audit.readers.pdf.device import Rule
from audit.readers.pdf.displays import mark_displays
from audit.readers.pdf.furniture import find_furniture
from audit.readers.pdf.labels import Label, find_calls, find_glued_labels, find_labels, find_roman_calls
from audit.readers.pdf.linenumbers import strip_line_numbers, take_line_numbers
from audit.readers.pdf.lines import Gutter, Line, build_lines
from audit.readers.pdf.listheadings import announced_kinds, leave_out_references
from audit.readers.pdf.listings import mark_listings
from audit.readers.pdf.margins import take_margin_numbers
from audit.readers.pdf.notes import place_notes
from audit.readers.pdf.segments import PageContent
from audit.readers.pdf.sidecolumns import find_side_gutters
from audit.readers.pdf.zones import FoundNote, Layout, guess_layout, learn_layout, rule_between, usual_size

_TYPED_RULE = expression(r"[_\s]{5,}|[—–―\s]{4,}|[-\s]{8,}")

# A page with hardly any letters has no text layer if an image covers this share of it.
SCAN_SHARE = 0.25


@dataclass(slots=True)
class Structure:
    """A document taken apart. `body` lists (frame, line) in the order of reading, `sizes` each page's number, width
    and height."""

    frames: list[Frame]
    rules: list[list[Rule]]
    furniture: list[Line]
    notes: list[FoundNote]
    body: list[tuple[int, int]]
    gutters: list[tuple[Gutter, ...]]
    layout: Layout | None = None
    style: LabelStyle | None = None
    labels: list[Label] = field(default_factory=list)
    sizes: list[tuple[int, float, float]] = field(default_factory=list)


def build_structure(pages: list[PageContent]) -> Structure:
    """Return the structure of the pages of one document, and use their segments up."""
    segments, widths = [page.segments for page in pages], [page.width for page in pages]
    take_line_numbers(segments)
    blocks = take_margin_numbers(segments, widths)
    gutters = [
        own or ((beside,) if beside is not None else ())
        for own, beside in zip(find_gutters(segments, widths), find_side_gutters(segments, blocks), strict=True)
    ]
    lines: list[list[Line]] = []
    for page, own_gutters in zip(pages, gutters, strict=True):
        lines.append(build_lines(split_at_gutters(page.segments, own_gutters), page.number, own_gutters))
        page.segments.clear()  # lines take their memory
    for own in lines:
        turn_leftward(own)
    strip_line_numbers(lines)
    drawn = [_take_typed_rules(own) for own in lines]
    hidden = find_furniture(lines)
    furniture: list[Line] = []
    frames: list[Frame] = []
    rules: list[list[Rule]] = []
    for page, own, gutter, typed in zip(pages, lines, gutters, drawn, strict=True):
        page_rules = [*page.rules, *typed] if typed else page.rules
        kept = [line for line in own if id(line) not in hidden]
        if not kept and page.covered < SCAN_SHARE:
            kept = own  # a page with nothing else on it: a slide, a form, a title
        elif len(kept) < len(own):
            furniture.extend(line for line in own if id(line) in hidden)
        for frame in build_frames(kept, gutter):
            frames.append(frame)
            rules.append(page_rules)
    apparatus = take_apparatus(frames, rules)
    mark_listings(frames)
    mark_displays(frames)
    candidates = find_labels(frames)
    numbered = leave_out_references(frames, [label for label in candidates if label.kind != "symbol"])
    calls = find_calls(frames)
    roman_calls = find_roman_calls(frames) if any(label.kind == "roman" for label in numbered) else []
    style = learn_style(numbered, calls, roman_calls, usual_size(frames), announced_kinds(frames, numbered))
    if style is not None and style.kind == "roman":
        calls = roman_calls
    if style is not None and _may_be_glued(style, numbered):
        numbered = sorted(
            [*numbered, *find_glued_labels(frames, style.kind)],
            key=lambda label: (label.frame, label.line, label.start),
        )
    labels = find_note_labels(numbered, style, calls) if style is not None else []
    sizes = [(page.number, page.width, page.height) for page in pages]
    structure = Structure(frames, rules, furniture, [], [], gutters, None, style, labels, sizes)
    signs = [label for label in candidates if label.kind == "symbol"]
    if style is not None and labels:
        structure.layout = learn_layout(frames, labels, rules, style)
    elif signs:
        structure.layout = guess_layout(frames)
    if structure.layout is not None:
        structure.notes = place_notes(frames, rules, labels, signs, calls, structure.layout)
    taken = {(frame, line) for note in structure.notes for frame, line, _, _ in note.parts}
    for frame, page_rules in apparatus:  # after the text, between whose sentences it would stand
        frames.append(frame)
        rules.append(page_rules)
    places = (place for number, frame in enumerate(frames) for place in zip(repeat(number), range(len(frame.lines))))
    body = [place for place in places if place not in taken]
    aside = _find_asides(frames, rules, taken, structure.layout)
    structure.body = sorted(body, key=aside.__contains__) if aside else body
    return structure


def _may_be_glued(style: LabelStyle, labels: list[Label]) -> bool:
    """Tell whether figures that a line begins with may be a label and the first word of its note.

    Labels with a stop may be as long as the room for them, from 100 on: "102.6 May 1856".
    """
    if style.kind == "dot":
        return style.glued or any(label.kind == "dot" and label.glued and label.number > 99 for label in labels)
    return style.glued and style.kind == "plain"


def _take_typed_rules(lines: list[Line]) -> list[Rule]:
    """Take lines typed as a row of underscores or dashes from `lines`, in place, and return them as rules."""
    typed = [line for line in lines if line.text[0] in "_—–-―" and _TYPED_RULE.fullmatch(line.text)]
    if not typed:
        return []
    lines[:] = [line for line in lines if line not in typed]
    return [Rule(line.x0, line.y, line.x1) for line in typed]


def _find_asides(
    frames: list[Frame], rules: list[list[Rule]], taken: set[tuple[int, int]], layout: Layout | None
) -> set[tuple[int, int]]:
    """Return small print without a label at the foot of the first pages: affiliations, copyright, thanks.

    It would come between two halves of a sentence; it is put after the text.
    """
    if layout is None:
        layout = guess_layout(frames)
    found: set[tuple[int, int]] = set()
    first = frames[0].page if frames else 0
    for number, frame in enumerate(frames):
        if frame.page > first + 1:
            break
        lines = frame.lines
        end = min((line for own, line in taken if own == number), default=len(lines))
        at = end
        while at > 0 and lines[at - 1].size < 0.93 * layout.body_size:
            at -= 1
        if 0 < at < end and end - at <= 20:
            upper, lower = lines[at - 1], lines[at]
            if upper.y - lower.y > 1.35 * layout.body_size or rule_between(rules[number], upper, lower, frame):
                found.update((number, index) for index in range(at, end))
    return found
