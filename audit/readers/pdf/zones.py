"""Frames and the labels of notes in, zones out: which lines are notes, and which note each of them belongs to.

A zone at the foot of a frame begins at a rule, a drop in size or a gap, found upwards from the first note that begins
in the frame; what stands between there and that note goes on with the note before. A list of endnotes begins at its
first note and ends at the next heading, change of size or wide gap.
"""

import itertools
from collections import Counter
from dataclasses import dataclass, field
from statistics import median

from audit.readers.pdf.chain import SAME_SIZE, LabelStyle
from audit.readers.pdf.columns import Frame
from audit.readers.pdf.continuity import Ending, cuts_word
from audit.readers.pdf.device import Rule
from audit.readers.pdf.labels import CAPTION, Label
from audit.readers.pdf.lines import Line

# A gap between baselines this many times the usual one separates notes from text.
WIDE_GAP = 1.35
# A rule shorter than this share of the column stands over notes; longer ones stand under running heads, too.
SHORT_RULE = 0.7
# Rules as wide as the column stand over this share of the notes, if over any; else they are a table's.
MOST_ZONES = 0.4
# A gap is that over the notes from this share of the one usual over them; one under so many leadings is none at all.
SAME_GAP, NO_GAP = 0.8, 1.2
# A rule over notes begins no further than this, in points, from the left edge of their column.
ASIDE = 40.0
# So many frames show how the text is set.
SAMPLED = 100
# Text set so many times as wide as the notes, from baseline to baseline, is told from them by that.
CLOSER = 1.12


@dataclass(slots=True)
class FoundNote:
    """A note as its lines: (frame, line, first character, last character + 1) for every line, in order."""

    label: Label
    parts: list[tuple[int, int, int, int]] = field(default_factory=list)
    endnote: bool = False


@dataclass(slots=True)
class Layout:
    """What the zones of one document have in common, in points."""

    note_size: float
    body_size: float
    ruled: bool  # most zones stand under a rule
    leading: float  # from baseline to baseline within a note
    rules: frozenset[int] = frozenset()  # the lengths of the short rules that stand over notes
    full_rules: frozenset[int] = frozenset()  # those of the rules as wide as the column that stand over most of them
    gap: float = 0.0  # from the text's last baseline to the notes' first where no rule is between them, 0 if not known
    lefts: tuple[float, ...] = ()  # where further lines of notes begin, from the left edge of the frame
    body_leading: float = 0.0  # from baseline to baseline within the text, 0 if not known

    @property
    def same_size(self) -> bool:
        """Notes are set as large as the text."""
        return self.note_size > 0.955 * self.body_size

    @property
    def closer(self) -> bool:
        """Notes are set closer than the text: their leading tells them from it."""
        return self.body_leading > CLOSER * self.leading


def is_note_size(line: Line, layout: Layout) -> bool:
    """Tell whether a line is set like the notes (a little smaller, too: a note in small capitals or a URL)."""
    size = layout.note_size
    return line.role != "table" and 0.8 * size <= line.size <= (1 + SAME_SIZE * 0.8) * size


def rule_between(rules: list[Rule], upper: Line, lower: Line, frame: Frame) -> bool:
    """Tell whether a rule is drawn in the gap between two lines of a frame."""
    high, low = upper.y - 0.05 * upper.size, lower.y + 0.45 * lower.size
    for rule in rules:
        if low <= rule.y <= high:
            if rule.x0 >= frame.right or rule.x1 <= frame.left:
                continue
            # An underline stands right under the words that it covers, and is about as long.
            if (
                upper.y - rule.y < 0.3 * upper.size
                and rule.x0 >= upper.x0 - 1
                and rule.x1 <= upper.x1 + 1
                and not (abs(rule.x0 - frame.left) < 2 and rule.x1 < upper.x1 - 2)
            ):
                continue
            return True
    return False


def _rule_lengths(rules: list[Rule], below: Line, frame: Frame) -> list[int]:
    """Return the lengths of the rules right over a line, rounded to points."""
    width = frame.right - frame.left
    return [
        round(rule.x1 - rule.x0)
        for rule in rules
        if 0.45 * below.size <= rule.y - below.y <= 2.5 * below.size
        and frame.left - 2 <= rule.x0 <= frame.left + 0.3 * width
    ]


def learn_layout(frames: list[Frame], labels: list[Label], rules: list[list[Rule]], style: LabelStyle) -> Layout:
    """Return the sizes and separators that the zones of the notes share."""
    first: dict[int, int] = {}
    for label in labels:
        if not label.inner:
            first.setdefault(label.frame, label.line)
    drawn_sizes: Counter[float] = Counter()
    leadings: Counter[float] = Counter()
    wider: Counter[float] = Counter()
    lefts: Counter[int] = Counter()
    begun = {(label.frame, label.line) for label in labels}
    ruled = seen = 0
    for number, frame in enumerate(frames):
        lines = frame.lines
        start = first.get(number, len(lines))
        text, notes = lines[:start], lines[start:]
        for line in text:
            drawn_sizes[line.size] += len(line.text)
        if number < SAMPLED:
            wider.update(_leadings(text))
        leadings.update(_leadings(notes))
        left = frame.edge
        lefts.update(
            [round((line.x0 - left) / 2) for index, line in enumerate(notes, start) if (number, index) not in begun]
        )
    size = style.size
    body_sizes: Counter[float] = Counter()
    for value, count in drawn_sizes.items():
        body_sizes[round(value, 1)] += count
    same = {value: count for value, count in body_sizes.items() if value > 1.045 * size}
    body = max(same, key=lambda value: same[value]) if sum(same.values()) > 0.12 * sum(body_sizes.values()) else size
    drawn: set[int] = set()
    full: Counter[int] = Counter()
    gaps: list[float] = []
    for number, start in first.items():
        frame = frames[number]
        lines = frame.lines
        seen += 1
        over = next(
            (
                i
                for i in range(min(start, len(lines) - 1), 0, -1)
                if rule_between(rules[number], lines[i - 1], lines[i], frame)
            ),
            0,
        )
        if start and not over:
            gaps.append(lines[start - 1].y - lines[start].y)
        if over:
            ruled += 1
            width = frame.right - frame.left
            lengths = _rule_lengths(rules[number], lines[over], frame)
            drawn.update(length for length in lengths if length < SHORT_RULE * width)
            full.update(length for length in lengths if length >= SHORT_RULE * width)
    leading = leadings.most_common(1)[0][0] if leadings else 1.2 * size
    usual = tuple(2.0 * key for key, count in lefts.items() if count * 8 >= sum(lefts.values()))
    return Layout(
        size,
        body,
        ruled * 2 > seen,
        min(max(leading, size), 2.2 * size),
        frozenset(drawn),
        frozenset(length for length, count in full.items() if count >= MOST_ZONES * ruled),
        _usual_gap(gaps, leading),
        usual,
        wider.most_common(1)[0][0] if wider else 0.0,
    )


def _leadings(lines: list[Line]) -> list[float]:
    """Return the distances from baseline to baseline, in tenths of a point."""
    return [round(upper.y - lower.y, 1) for upper, lower in itertools.pairwise(lines)]


def _usual_gap(gaps: list[float], leading: float) -> float:
    """Return the middle one of the gaps over the notes that are wider than within them, 0 without two of these."""
    wide = [gap for gap in gaps if WIDE_GAP * leading < gap < 4 * leading]
    return median(wide) if len(wide) >= 2 else 0.0


def guess_layout(frames: list[Frame]) -> Layout:
    """Return the layout of a document without numbered notes: notes, if any, are smaller than most of the text."""
    body = usual_size(frames)
    return Layout(0.82 * body, body, False, 1.2 * body)


def usual_size(frames: list[Frame]) -> float:
    """Return the size of type of most of the document, in points."""
    sizes: Counter[float] = Counter()
    for frame in frames:
        for line in frame.lines:
            sizes[line.size] += len(line.text)
    return sizes.most_common(1)[0][0] if sizes else 10.0


def is_foot_sign(frame: Frame, label: Label, rules: list[Rule], layout: Layout, first: int) -> bool:
    """Tell whether a line that begins with a sign (*, †) begins an author's note at the foot of the frame.

    All lines from there to `first`, the first numbered note of the frame (or the frame's end), are as small as notes,
    and a rule, a gap or a larger size stands over the first such line.
    """
    lines = frame.lines
    if label.line >= first:
        return False
    limit = 0.955 * layout.body_size
    if layout.same_size:
        return any(rule_between(rules, lines[i - 1], lines[i], frame) for i in range(1, label.line + 1))
    return all(line.size <= limit and not line.bold for line in lines[label.line : first]) and label.line > 0


def foot_cut(frame: Frame, first: int, rules: list[Rule], layout: Layout, before: Ending | None) -> int:
    """Return the index of the first line of the zone at the foot of `frame`, whose first new note begins at `first`.

    `before` is the last line of the note before, if this may go on here.
    """
    lines = frame.lines
    under = _under_own_rule(frame, first, rules, layout)
    if under < first:
        return under if before is not None else first
    at = first
    while at > 0:
        upper, lower = lines[at - 1], lines[at]
        if rule_between(rules, upper, lower, frame):
            return at
        if not is_note_size(upper, layout):
            break
        if _is_wide(upper, lower, layout):
            break
        at -= 1
    # Lines as large as the text over the first note go on with the note before only if that was broken off.
    if before is None or (layout.same_size and before.finished):
        return first
    at = _over_quotations(frame, at, layout)
    if (taken_up := _taken_up(frame, at, first, layout, before)) < at:
        return taken_up
    if at == first:
        return first
    if at and not layout.closer and not _begins_zone(lines, at, layout) and _set_in(lines[at:first], frame, layout):
        return first
    if layout.same_size and at == 0 and frame.column <= 0:
        return first
    return at


def _under_own_rule(frame: Frame, end: int, rules: list[Rule], layout: Layout) -> int:
    """Return the first line under a rule like those over the notes, if all to `end` may be notes, else `end`.

    Quotations and verses in a note stand apart from its other lines.
    """
    lines = frame.lines
    below = lines[end].y if end < len(lines) else 0.0
    own = [rule for rule in rules if rule.y > below and abs(rule.x0 - frame.left) <= ASIDE]  # not another column's
    short = [rule for rule in own if round(rule.x1 - rule.x0) in layout.rules]
    full = [rule for rule in own if round(rule.x1 - rule.x0) in layout.full_rules]
    # Of the rules as wide as the column those of a table may stand higher.
    for rule in sorted(short, key=lambda rule: -rule.y) + sorted(full, key=lambda rule: rule.y)[:1]:
        at = next((index for index in range(end) if lines[index].y < rule.y), end)
        if 0 < at < end and all(
            line.size <= (1 + SAME_SIZE * 0.8) * layout.note_size and not line.role for line in lines[at:end]
        ):
            return at
    return end


def _is_wide(upper: Line, lower: Line, layout: Layout) -> bool:
    """Tell whether the gap between two lines is wider than within notes.

    Where it is known how far notes stand from the text, and they are smaller, narrower gaps part a quotation in a note.
    """
    gap = upper.y - lower.y
    if layout.gap and gap > NO_GAP * layout.leading:
        if gap > SAME_GAP * layout.gap:
            return True
        if not layout.same_size:
            return False
    paragraph = layout.same_size and gap <= 1.8 * layout.leading and is_note_size(lower, layout)
    return not paragraph and gap > WIDE_GAP * max(layout.leading, lower.size * 1.1)


def _over_quotations(frame: Frame, at: int, layout: Layout) -> int:
    """Return where the zone begins if the lines over `at`, past a quotation that stands apart, belong to it, else `at`.

    They do if all of them are small up to where notes begin elsewhere, and the first begins where lines of notes do.
    """
    lines = frame.lines
    top = at
    while top > 0 and is_note_size(lines[top - 1], layout):
        top -= 1
    begins = 0 < top < at and not layout.same_size and _begins_zone(lines, top, layout)
    return top if begins and not _set_in(lines[top : top + 1], frame, layout) else at


def _begins_zone(lines: list[Line], at: int, layout: Layout) -> bool:
    """Tell whether the line `at` stands as far under larger text as the notes do elsewhere."""
    upper, lower = lines[at - 1], lines[at]
    return bool(layout.gap) and upper.y - lower.y > SAME_GAP * layout.gap and not is_note_size(upper, layout)


def tail_cut(frame: Frame, rules: list[Rule], layout: Layout, before: Ending) -> int:
    """Return where, in a frame in which no note begins, the lines begin that may go on with the note before.

    The result is the number of lines when there are none. `before` is the last line of that note.
    """
    lines = frame.lines
    count = len(lines)
    if layout.rules.intersection(_rule_lengths(rules, lines[0], frame)):
        return 0
    under = _under_own_rule(frame, count, rules, layout)
    if under < count:
        return under
    if layout.same_size and layout.closer:
        return _closely_set(frame, layout)
    at = count
    while at > 0 and is_note_size(lines[at - 1], layout):
        if at < count and rule_between(rules, lines[at - 1], lines[at], frame):
            return at
        if at < count and _is_wide(lines[at - 1], lines[at], layout):
            none = layout.same_size or layout.ruled
            return count if none else _taken_up(frame, at, count, layout, before)
        at -= 1
    if at < count and at > 0 and rule_between(rules, lines[at - 1], lines[at], frame):
        return at
    if layout.same_size:
        return count
    if at == 0:
        return 0
    if at == count or layout.ruled or CAPTION.match(lines[at].text):
        return count
    if not _begins_zone(lines, at, layout) and _set_in(lines[at:], frame, layout):
        return _taken_up(frame, count, count, layout, before)
    return at


def _taken_up(frame: Frame, at: int, end: int, layout: Layout, before: Ending) -> int:
    """Return where, at `at` or higher, small lines begin that go on with what `before` ends, as their words show.

    All lines to `end` may be notes from where the text over them stops within a word. A line that begins within a
    sentence goes on with a note that stops within one, where nothing else of it stands down to `end`.
    """
    lines = frame.lines
    top = at
    while top > 0 and is_note_size(lines[top - 1], layout) and not CAPTION.match(lines[top - 1].text):
        top -= 1
    if layout.same_size or layout.ruled or top in (0, end) or is_note_size(lines[top - 1], layout):
        return at
    if cuts_word(lines[top - 1]):
        return top
    if at < end or not before.broken_off:
        return at
    starts = (i for i in range(end - 1, top - 1, -1) if i == top or _is_wide(lines[i - 1], lines[i], layout))
    return next((start for start in starts if lines[start].text[0].islower()), at)


def _closely_set(frame: Frame, layout: Layout) -> int:
    """Return where the last lines of the frame begin that are set as close as notes, their number if they are text."""
    lines = frame.lines
    count = at = len(lines)
    most = (layout.leading + layout.body_leading) / 2
    while at > 0 and is_note_size(lines[at - 1], layout) and (at == count or lines[at - 1].y - lines[at].y < most):
        at -= 1
    if count - at < 2 or _set_in(lines[at:], frame, layout):
        return count
    return at


def _set_in(lines: list[Line], frame: Frame, layout: Layout) -> bool:
    """Tell whether lines begin elsewhere than lines of notes do: quotations and tables are set in."""
    left = frame.edge
    places = layout.lefts or (0.0,)
    others = sum(all(abs(line.x0 - left - place) > 0.6 * line.size for place in places) for line in lines)
    return others * 2 > len(lines)
