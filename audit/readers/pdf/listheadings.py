"""Frames and the labels in them in, what the headings over lists say of the labels out: notes, or references."""

import re
from bisect import bisect_right

from audit.language.expressions import expression
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.labels import Label, LabelKind
from audit.readers.pdf.references import HEADING as REFERENCES

NOTES = expression(
    r"(?:\W|\d{1,2}\.?\s|[ivx]{1,4}\.\s)*(?:end|foot)?(?:notes?|noten|anmerkungen|fußnoten|notas|noter|przypisy|"
    r"poznámky|notes and references|notes et références|notes to .{1,40}|notes for .{1,40})\W*",
    re.IGNORECASE,
)
# A list of references fills no more columns than this.
MOST_FRAMES_OF_LIST = 120


def heading_over(frames: list[Frame], label: Label) -> str:
    """Return the words of the line that stands over the first note of a list, up to four lines higher."""
    for back in range(1, 5):
        index = label.line - back
        frame = label.frame
        if index < 0:
            if not frame:
                return ""
            frame -= 1
            index += len(frames[frame].lines)
            if index < 0:
                return ""
        words = frames[frame].lines[index].text.strip()
        if REFERENCES.fullmatch(words) or NOTES.fullmatch(words):
            return words
    return ""


def leave_out_references(frames: list[Frame], labels: list[Label]) -> list[Label]:
    """Return the labels without the numbers of the lists that stand under headings like "References"."""
    listed: set[int] = set()
    places = [(label.frame, label.line) for label in labels]
    for number, line in _reference_headings(frames):
        previous: Label | None = None
        for label in labels[bisect_right(places, (number, line)) :]:
            if label.frame > number + MOST_FRAMES_OF_LIST:
                break
            if label.inner or label.kind in ("raised", "roman"):
                continue  # raised ones may stand at the foot of the page, right under the heading
            if previous is None:
                if label.number != 1 or _lines_between(frames, (number, line), label) > 1:
                    break
            elif label.kind != previous.kind:
                continue
            elif label.number == 1 or label.page > previous.page + 1:
                break
            elif not 0 < label.number - previous.number <= 2:
                continue  # a year in brackets at the beginning of a line
            listed.add(id(label))
            previous = label
    return [label for label in labels if id(label) not in listed]


def _lines_between(frames: list[Frame], heading: tuple[int, int], label: Label) -> int:
    """Return how many lines stand between a heading, which may be the last line of a page, and a label after it."""
    number, line = heading
    return sum(len(frame.lines) for frame in frames[number : label.frame]) - line - 1 + label.line


def announced_kinds(frames: list[Frame], labels: list[Label]) -> frozenset[LabelKind]:
    """Return the kinds of the labels of first notes right under a heading like "Notes"."""
    return frozenset(
        label.kind
        for label in labels
        if label.number == 1 and not label.inner and NOTES.fullmatch(heading_over(frames, label))
    )


def _reference_headings(frames: list[Frame]) -> list[tuple[int, int]]:
    return [
        (number, index)
        for number, frame in enumerate(frames)
        for index, line in enumerate(frame.lines)
        if len(line.text) <= 60 and REFERENCES.fullmatch(line.text.strip())
    ]
