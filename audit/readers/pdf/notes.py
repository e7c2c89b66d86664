"""The labels of notes in, notes with all their lines out: those at the foot of the page here, lists in `endnotes`."""

from dataclasses import dataclass

from audit.readers.pdf.chain import SAME_SIZE
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.continuity import Ending, right_margin
from audit.readers.pdf.device import Rule
from audit.readers.pdf.endnotes import fill_list
from audit.readers.pdf.labels import CAPTION, Call, Label
from audit.readers.pdf.listheadings import NOTES, heading_over
from audit.readers.pdf.references import HEADING as REFERENCES
from audit.readers.pdf.zones import (
    WIDE_GAP,
    FoundNote,
    Layout,
    foot_cut,
    is_foot_sign,
    is_note_size,
    tail_cut,
)

# From this share of labels that stand in brackets in the text of their page, they are notes'.
CALLED_SHARE = 0.75


@dataclass(slots=True)
class Sequence:
    """Labels that count on from one another; `listed` when they are endnotes."""

    labels: list[Label]
    listed: bool = False


def place_notes(
    frames: list[Frame],
    rules: list[list[Rule]],
    labels: list[Label],
    signs: list[Label],
    calls: list[Call],
    layout: Layout,
) -> list[FoundNote]:
    """Return the notes in the order of reading, with their lines. `signs` may be authors' notes (*, †)."""
    notes: list[FoundNote] = []
    feet: list[Label] = []
    for sequence in split_sequences(frames, labels, calls):
        if not _are_notes(frames, sequence, calls, layout):
            continue
        if sequence.listed:
            notes.extend(fill_list(frames, sequence.labels, calls, layout))
        else:
            feet.extend(sequence.labels)
    listed = {note.label.frame for note in notes}
    first: dict[int, int] = {}
    for label in feet:
        first.setdefault(label.frame, label.line)
    called = _called_signs(frames, layout) if signs else set()
    for label in signs:
        frame = frames[label.frame]
        end = first.get(label.frame, len(frame.lines))
        among = label.line > end and (label.page, label.text) in called
        small = is_note_size(frame.lines[label.line], layout)
        if label.frame not in listed and (
            (among and small) or is_foot_sign(frame, label, rules[label.frame], layout, end)
        ):
            feet.append(label)
    feet.sort(key=lambda label: (label.frame, label.line, label.start))
    if feet:
        taken = {(frame, line) for note in notes for frame, line, _, _ in note.parts}
        notes.extend(_fill_feet(frames, rules, feet, layout, taken))
        notes.sort(key=lambda note: (note.label.frame, note.label.line, note.label.start))
    return notes


def _called_signs(frames: list[Frame], layout: Layout) -> set[tuple[int, str]]:
    """Return the pages and signs that stand raised in their text, in type larger than the notes'."""
    if layout.same_size:
        return set()
    return {
        (frame.page, piece.text.strip())
        for frame in frames
        for line in frame.lines
        if len(line.pieces) > 1 and not is_note_size(line, layout)
        for piece in line.pieces[1:]
        if piece.shift > 0 and not piece.text.isalnum()
    }


def split_sequences(frames: list[Frame], labels: list[Label], calls: list[Call]) -> list[Sequence]:
    """Cut the labels where the numbering begins again, and tell endnotes from notes at the foot."""
    sequences: list[Sequence] = []
    for label in labels:
        if sequences and label.number > sequences[-1].labels[-1].number:
            sequences[-1].labels.append(label)
        elif sequences and label.number > 1 and len(sequences[-1].labels) > 2:
            sequences[-1].labels.append(label)  # a misprint, not a new beginning
        else:
            sequences.append(Sequence([label]))
    places: dict[int, list[tuple[int, int]]] = {}
    for call in calls:
        places.setdefault(call.number, []).append((call.frame, call.line))
    for sequence in sequences:
        sequence.listed = _is_listed(frames, sequence.labels, places)
    return sequences


def _is_listed(frames: list[Frame], labels: list[Label], places: dict[int, list[tuple[int, int]]]) -> bool:
    """Tell whether the notes are endnotes: called on earlier pages, or filling whole frames."""
    here = earlier = 0
    numbers = {(label.frame, label.line) for label in labels}
    for label in labels:
        page = frames[label.frame].page
        before = [
            frames[frame].page
            for frame, line in places.get(label.number, ())
            if (frame, line) < (label.frame, label.line) and (frame, line) not in numbers
        ]
        near = [
            frames[frame].page
            for frame, line in places.get(label.number, ())
            if frames[frame].page == page and (frame, line) not in numbers
        ]
        if near:
            here += 1
        elif before:
            earlier += 1
    if here + earlier >= max(2, len(labels) // 4):
        return earlier > here
    by_frame: dict[int, int] = {}
    for label in labels:
        by_frame.setdefault(label.frame, label.line)
    if len(by_frame) == 1:
        return len(labels) >= 8
    whole = sum(1 for frame, line in list(by_frame.items())[1:] if line <= 3)
    return whole * 2 > len(by_frame) - 1 and len(labels) >= 4


def _are_notes(frames: list[Frame], sequence: Sequence, calls: list[Call], layout: Layout) -> bool:
    """Tell notes from reference lists, numbered headings and enumerations.

    Notes stand under a heading that says so, or are called by raised numbers, or are raised themselves, or stand
    smaller than the text at the foot of pages.
    """
    first = sequence.labels[0]
    heading = heading_over(frames, first) if sequence.listed else ""
    if REFERENCES.fullmatch(heading):
        return False
    if NOTES.fullmatch(heading):
        return True
    numbers = {label.number for label in sequence.labels}
    if first.kind in ("raised", "roman"):
        called = any(call.number in numbers for call in calls)
        return called or not layout.same_size or len(sequence.labels) >= 3
    for run in _call_runs(calls):
        common = len(numbers & run)
        if common >= 0.4 * len(numbers) and common >= 0.5 * len(run) and (common >= 2 or len(numbers) < 3):
            return True
    if sequence.listed:
        return False
    if layout.same_size:
        return layout.ruled and first.kind in ("paren", "bracket") and _called_on_line(frames, sequence.labels)
    return _below_text(frames, sequence.labels, layout)


def _called_on_line(frames: list[Frame], labels: list[Label]) -> bool:
    """Tell whether most of the labels, in brackets as they are, stand in the text of their page, too."""
    words: dict[int, str] = {}
    for frame in frames:
        words[frame.page] = words.get(frame.page, "") + " ".join(f" {line.text[1:]}" for line in frame.lines)
    called = sum(
        f"({label.number})" in words[label.page] or f"[{label.number}]" in words[label.page] for label in labels
    )
    return len(labels) > 1 and called >= CALLED_SHARE * len(labels)


def _call_runs(calls: list[Call]) -> list[set[int]]:
    """Return the numbers that the text calls, cut where they begin again: an enumeration matches a few of them only."""
    runs: list[set[int]] = []
    for index, call in enumerate(calls):
        following = calls[index + 1].number if index + 1 < len(calls) else 0
        # A lone 2 is an exponent; numbering begins anew with 1, or with 2 and 3 where the 1 was not seen.
        anew = call.number == 1 and following <= 2
        unseen = call.number == 2 and following == 3 and bool(runs) and 2 in runs[-1] and 1 not in runs[-1]
        if not runs or anew or unseen:
            runs.append(set())
        runs[-1].add(call.number)
    return runs


def _below_text(frames: list[Frame], labels: list[Label], layout: Layout) -> bool:
    """Tell whether most of the labels' lines are small and have the text over them on their page."""
    firsts: dict[int, Label] = {}
    for label in labels:
        firsts.setdefault(label.frame, label)
    good = 0
    for number, label in firsts.items():
        small = label.size < 0.955 * layout.body_size
        good += small and label.line > 0 and frames[number].lines[0].size > 1.02 * label.size
    return good * 2 > len(firsts)


def _fill_feet(
    frames: list[Frame], rules: list[list[Rule]], labels: list[Label], layout: Layout, taken: set[tuple[int, int]]
) -> list[FoundNote]:
    by_frame: dict[int, list[Label]] = {}
    for label in labels:
        by_frame.setdefault(label.frame, []).append(label)
    notes: list[FoundNote] = []
    last_frame = cut = -1
    for number, frame in enumerate(frames):
        starts = by_frame.get(number, [])
        before = None
        if last_frame >= 0 and frame.page - frames[last_frame].page <= 1:
            before = _ending(frames, notes[-1])
        if last_frame == number - 1 and not cut and _is_next_column(frames, number, layout):
            cut = 0
        elif starts:
            cut = foot_cut(frame, starts[0].line, rules[number], layout, before)
        elif before is not None and not before.finished:
            cut = tail_cut(frame, rules[number], layout, before)
        else:
            continue
        if cut >= len(frame.lines) or (number, cut) in taken:
            continue
        end = _before_others(frame, cut, starts, layout)
        _share_out(frames, number, range(cut, end), starts, notes)
        last_frame = number
    return notes


def _is_next_column(frames: list[Frame], number: int, layout: Layout) -> bool:
    """Tell whether the frame is the next column of notes that stand in columns under one-column text."""
    frame, before = frames[number], frames[number - 1]
    beside = frame.page == before.page and frame.column == before.column + 1
    level = abs(frame.lines[0].y - before.lines[0].y) < 1.5 * layout.leading
    if not (beside and level) or layout.same_size:
        return False
    return all(line.size <= (1 + SAME_SIZE * 0.8) * layout.note_size for line in frame.lines)


def _ending(frames: list[Frame], note: FoundNote) -> Ending:
    frame, index, _, _ = note.parts[-1]
    lines = frames[frame].lines
    return Ending(lines[index], right_margin(lines))


def _before_others(frame: Frame, cut: int, starts: list[Label], layout: Layout) -> int:
    """Return the index of the line at which the notes end because something else stands below them.

    That is a figure, a table or, on the last page of a paper, its list of references.
    """
    lines = frame.lines
    last = max((label.line for label in starts), default=cut)
    for index in range(last + 1, len(lines)):
        heading = lines[index].size > 1.15 * layout.note_size or lines[index].bold
        if heading and REFERENCES.fullmatch(lines[index].text.strip()):
            return index
        if CAPTION.match(lines[index].text):
            while index > last + 1 and lines[index - 1].y - lines[index].y <= WIDE_GAP * layout.leading:
                index -= 1
            # The figure's own words stand between its caption and the gap under the notes, the widest of all.
            other = (upper for upper in range(last + 1, index) if not is_note_size(lines[upper], layout))
            uppers = range(last + 1, next(other, index) + 1)
            return max(uppers, key=lambda upper: lines[upper - 1].y - lines[upper].y)
    return len(lines)


def _share_out(frames: list[Frame], number: int, indices: range, starts: list[Label], notes: list[FoundNote]) -> None:
    """Give the lines of one frame to the notes that go on or begin there, adding new ones to `notes`."""
    lines = frames[number].lines
    at_line: dict[int, list[Label]] = {}
    for label in starts:
        at_line.setdefault(label.line, []).append(label)
    for index in indices:
        text = lines[index].text
        begin = 0
        for label in at_line.get(index, ()):
            if label.start > begin and notes:
                notes[-1].parts.append((number, index, begin, label.start))
            notes.append(FoundNote(label))
            begin = label.end
        if notes:
            notes[-1].parts.append((number, index, begin, len(text)))
