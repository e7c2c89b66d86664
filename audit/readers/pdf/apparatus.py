"""Frames in, the same without their critical apparatus out: variants by number of line, beside the notes of the page.

An edition prints them below its notes or above, each with the word of the text that it is about: "24 domini] dei B".
Such numbers are those of lines, and call for no marker; what stands there belongs to none of the notes.
"""

from audit.language.expressions import expression
from audit.readers.pdf.chain import SMALL
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.device import Rule
from audit.readers.pdf.lines import Line
from audit.readers.pdf.zones import rule_between, usual_size

# An entry's number of a line, or of several, and its word with the bracket that nothing opens.
_ENTRY = expression(r"\d{1,4}(?:[-–,.]\s?\d{1,4})?\.?\s{0,3}[^\[\]]{1,80}\]")
# Baselines so many times its size apart part it from what stands over it.
APART_EM = 1.56
# So many lines that begin with an entry make an apparatus; a note has one that only seems so.
SEVERAL = 3


def take_apparatus(frames: list[Frame], rules: list[list[Rule]]) -> list[tuple[Frame, list[Rule]]]:
    """Take the apparatus from `frames`, in place, and return it as frames of its own, each with its page's rules.

    Frames that have nothing else go from `frames`, and from `rules`, which is parallel.
    """
    entries = [[i for i, line in enumerate(f.lines) if _is_entry(line)] for f in frames]
    if sum(len(own) for own in entries) < SEVERAL:
        return []
    small = SMALL * usual_size(frames)
    entries = [[i for i in own if f.lines[i].size < small] for own, f in zip(entries, frames, strict=True)]
    if sum(len(own) for own in entries) < SEVERAL:
        return []
    taken: list[tuple[Frame, list[Rule]]] = []
    left: list[tuple[Frame, list[Rule]]] = []
    for frame, own, drawn in zip(frames, entries, rules, strict=True):
        kept = list(frame.lines)
        for start, end in reversed(_blocks(frame, own, drawn)):
            taken.append((Frame(frame.page, frame.column, kept[start:end]), drawn))
            del kept[start:end]
        if kept:  # a frame knows its edges once they were asked for: with fewer lines it is another
            left.append((frame if len(kept) == len(frame.lines) else Frame(frame.page, frame.column, kept), drawn))
    frames[:], rules[:] = [frame for frame, _ in left], [drawn for _, drawn in left]
    return sorted(taken, key=lambda block: block[0].page)


def _is_entry(line: Line) -> bool:
    return "]" in line.text and _ENTRY.match(line.text) is not None


def _blocks(frame: Frame, entries: list[int], rules: list[Rule]) -> list[tuple[int, int]]:
    """Return where the blocks begin and end that begin with an entry, set apart from what stands over them."""
    lines = frame.lines
    blocks: list[tuple[int, int]] = []
    for start in entries:
        within = blocks and start < blocks[-1][1]
        if within or not (start == 0 or _stands_under(lines[start - 1], lines[start], rules, frame)):
            continue
        end = start + 1
        while end < len(lines) and (end in entries or _goes_on(lines[end - 1], lines[end], rules, frame)):
            end += 1
        blocks.append((start, end))
    return blocks


def _stands_under(upper: Line, lower: Line, rules: list[Rule], frame: Frame) -> bool:
    """Tell whether a line is set apart from the one over it, by its size, by a gap or by a rule."""
    return SMALL * upper.size > lower.size or _parted(upper, lower, rules, frame)


def _goes_on(upper: Line, lower: Line, rules: list[Rule], frame: Frame) -> bool:
    """Tell whether a line goes on with the entry over it: no label, no larger type, no gap."""
    raised = lower.pieces[0].shift > 0
    return not raised and SMALL * lower.size <= upper.size and not _parted(upper, lower, rules, frame)


def _parted(upper: Line, lower: Line, rules: list[Rule], frame: Frame) -> bool:
    return upper.y - lower.y > APART_EM * lower.size or rule_between(rules, upper, lower, frame)
