"""The labels of a list of endnotes in, its notes with all their lines out: between headings, over pages and columns."""

import re
from bisect import bisect_left, bisect_right

from audit.language.expressions import expression
from audit.readers.pdf.chain import SAME_SIZE
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.continuity import is_finished, right_margin
from audit.readers.pdf.labels import Call, Label
from audit.readers.pdf.lines import Line
from audit.readers.pdf.zones import WIDE_GAP, FoundNote, Layout, is_note_size

_SECTION = expression(
    r"(?:\W|\d+\.?\s)*(?:notes?|endnotes|footnotes|references|bibliography|works cited|literature(?: cited)?|"
    r"acknowledge?ments?|appendix|index|about the authors?|anmerkungen|endnoten|literatur(?:verzeichnis)?|quellen|"
    r"bibliographie|références|bibliografia|bibliografía|referencias|notas|note|riferimenti)(?:\s+\w)?\W*",
    re.IGNORECASE,
)
# Type so many times as large as the notes' sets titles only, whole lines of them, too.
TITLE_TIMES = 1.12
# Within the last note of a list smaller than the text, a quotation stands so many leadings apart.
QUOTED_GAP = 1.9


def fill_list(frames: list[Frame], labels: list[Label], calls: list[Call], layout: Layout) -> list[FoundNote]:
    """Return the notes of one list in the order of reading, with their lines."""
    labels = _without_strays(labels, calls)
    called = sorted((call.frame, call.line) for call in calls)
    notes: list[FoundNote] = []
    for position, label in enumerate(labels):
        following = labels[position + 1] if position + 1 < len(labels) else None
        if following is not None and following.frame == label.frame and following.line == label.line:
            note = FoundNote(label, [(label.frame, label.line, label.end, following.start)], endnote=True)
            notes.append(note)
            continue
        note = FoundNote(label, [], endnote=True)
        if following is not None and not _text_between(called, label, following):
            places = _between(frames, label, following)
            places = places[: len(places) - _heading_lines(frames, places, layout)]
        else:
            places = _without_text(_until_end(frames, label, layout), label, called, 1 if layout.same_size else 3)
        first = frames[label.frame].lines[label.line]
        note.parts.append((label.frame, label.line, label.end, len(first.text)))
        note.parts.extend((frame, line, 0, len(frames[frame].lines[line].text)) for frame, line in places)
        notes.append(note)
    return notes


def _without_strays(labels: list[Label], calls: list[Call]) -> list[Label]:
    """Return the labels without those that stand past other text, skip numbers and are not counted on from.

    A line of the next chapter may begin with a number: "37 of 112 cases".
    """
    called = sorted((call.frame, call.line) for call in calls)
    kept = labels[:1]
    for position, label in enumerate(labels[1:], 1):
        counted = position + 1 < len(labels) and labels[position + 1].number == label.number + 1
        if label.number == kept[-1].number + 1 or counted or not _text_between(called, kept[-1], label):
            kept.append(label)
    return kept


def _text_between(called: list[tuple[int, int]], label: Label, following: Label) -> bool:
    """Tell whether text with calls stands between two notes: lists at the ends of chapters, numbered on."""
    first = bisect_right(called, (label.frame, label.line))
    last = bisect_left(called, (following.frame, following.line))
    return last - first >= 3 or following.page - label.page > 4


def _between(frames: list[Frame], label: Label, following: Label) -> list[tuple[int, int]]:
    places: list[tuple[int, int]] = []
    for frame in range(label.frame, following.frame + 1):
        first = label.line + 1 if frame == label.frame else 0
        last = following.line if frame == following.frame else len(frames[frame].lines)
        places.extend((frame, line) for line in range(first, last))
    return places


def _heading_lines(frames: list[Frame], places: list[tuple[int, int]], layout: Layout) -> int:
    """Return how many of the last lines before the next note are a heading between notes."""
    count = 0
    for frame, index in reversed(places[-4:]):
        line = frames[frame].lines[index]
        right = right_margin(frames[frame].lines)
        short = line.x1 < right - 4 * line.size and line.text[-1:] not in ".;,)"
        larger = line.size > (1 + SAME_SIZE) * layout.note_size
        telling = larger or line.bold or line.text.isupper() or _SECTION.fullmatch(line.text)
        alone = line.size >= 0.95 * layout.note_size and _stands_apart(frames[frame], index, layout)
        if not (short and (telling or alone)) and line.size < TITLE_TIMES * layout.note_size:
            break
        count += 1
    return count


def _stands_apart(frame: Frame, index: int, layout: Layout) -> bool:
    lines = frame.lines
    wide = 1.5 * layout.leading
    above = index == 0 or lines[index - 1].y - lines[index].y > wide
    below = index + 1 < len(lines) and lines[index].y - lines[index + 1].y > wide
    return above and below


def _without_text(
    places: list[tuple[int, int]], label: Label, called: list[tuple[int, int]], calls: int
) -> list[tuple[int, int]]:
    """Return the lines of the last note of a list up to the end of its frame if so many calls stand in those after it.

    They are text: the next chapter, on the next page.
    """
    here = sum(frame == label.frame for frame, _ in places)
    beyond = set(places[here:])
    return places[:here] if sum(place in beyond for place in called) >= calls else places


def _until_end(frames: list[Frame], label: Label, layout: Layout) -> list[tuple[int, int]]:
    """Return the lines of the last note of a list, after its first."""
    most = (WIDE_GAP if layout.same_size else QUOTED_GAP) * layout.leading
    places: list[tuple[int, int]] = []
    frame, index = label.frame, label.line
    previous: Line = frames[frame].lines[index]
    while True:
        index += 1
        if index >= len(frames[frame].lines):
            if frame + 1 >= len(frames) or is_finished(previous, frames[frame].lines):
                return places
            if frames[frame + 1].page - frames[frame].page > 1:
                return places
            frame, index = frame + 1, -1
            following = frames[frame].lines[0]
            if not is_note_size(following, layout) or following.bold or _SECTION.fullmatch(following.text):
                return places
            previous = following
            continue
        line = frames[frame].lines[index]
        if not is_note_size(line, layout) or line.bold or _SECTION.fullmatch(line.text):
            return places
        if index and frames[frame].lines[index - 1].y - line.y > most:
            return places
        places.append((frame, index))
        previous = line
