"""Runs of one page in, segments out: what stands together on one baseline, with what is raised or lowered beside it."""

from bisect import bisect_left
from typing import NamedTuple

from audit.readers.pdf.device import Rule, Run
from audit.readers.pdf.glyphs import ACCENTS
from audit.readers.pdf.places import places

# Baselines this share of the font size apart are one baseline (rounding, slightly shifted fonts).
LEVEL_EM = 0.1
# Pieces of one size may wander more (recognised scans): much less than a line, less than a raised number.
WANDER_EM = 0.22
# A piece is raised from this share of the host's size; up to the next it still belongs to the host.
RAISED_EM = 0.12
REACH_EM = 0.75
# A lowered piece stands less far below; further down it is raised over the next line.
LOWERED_EM = 0.65
# A raised or lowered piece is at least this share of its host's size; beside a larger letter stands other text.
LEAST_SCRIPT = 0.42
# A label before type smaller than the text is at most so many times as large: "¹" before a typewritten address.
LABEL_TIMES = 1.15
# A raised label may hang this far left of its note, in points: two stops of a word processor's tabulator.
HANGING = 50.0
FEW_CHARACTERS = 40
# No line, and no page in its margins, has more pieces than this.
MOST_PIECES = 2000
# An initial is at least this many times as large as the text beside it.
INITIAL_TIMES = 1.7
# An accent stands so far over the baseline of its letter, at most.
ACCENT_EM = 0.45
# Runs in the order of the file this far apart are still neighbours in one line.
NEAR_EM = 0.95
# A few letters set this far off the baseline, and touching the one before, belong to its word: TeX's logo lowers its E
# by half the height of an x (Knuth, TeXbook, app. B), .21 to .26 of the size.
LOGO_EM, TOUCHING_EM, LOGO_LETTERS = 0.32, 0.08, 3


class Segment:
    """Neighbouring runs on one baseline while lines are being built."""

    __slots__ = ("runs", "shifts", "size", "weight", "x0", "x1", "y")

    def __init__(self, run: Run) -> None:
        self.runs = [run]
        self.shifts = [0]
        self.x0, self.x1, self.y, self.size = run.x0, run.x1, run.y, run.size
        self.weight = len(run.text)

    def add(self, run: Run, shift: int) -> None:
        self.runs.append(run)
        self.shifts.append(shift)
        if run.x0 < self.x0:
            self.x0 = run.x0
        if run.x1 > self.x1:
            self.x1 = run.x1
        if not shift:
            if run.size > self.size and len(run.text) * 3 > self.weight:
                self.size = run.size
            self.weight += len(run.text)

    def join(self, other: "Segment", shift: int) -> None:
        self.runs.extend(other.runs)
        self.shifts.extend([shift] * len(other.runs) if shift else other.shifts)
        self.x0 = min(self.x0, other.x0)
        self.x1 = max(self.x1, other.x1)
        if not shift and other.weight > self.weight:
            self.size = other.size
        if not shift:
            self.weight += other.weight

    def part(self, indices: list[int]) -> "Segment":
        """Return a segment of the runs with these indices."""
        part = Segment(self.runs[indices[0]])
        part.shifts[0] = self.shifts[indices[0]]
        for index in indices[1:]:
            part.add(self.runs[index], self.shifts[index])
        part.y, part.size = self.y, self.size
        return part

    @classmethod
    def restored(
        cls, runs: list[Run], shifts: list[int], size: float, weight: int, x0: float, x1: float, y: float
    ) -> "Segment":
        """Return the segment that had these attributes in another process."""
        segment = cls.__new__(cls)
        segment.runs, segment.shifts, segment.size, segment.weight = runs, shifts, size, weight
        segment.x0, segment.x1, segment.y = x0, x1, y
        return segment


class PageContent(NamedTuple):
    """What is drawn on one page. `number` counts from 1; sizes in points; `covered` is the images' share of it.

    `turned` is the number of characters that are not upright, `nonsense` says that the text layer is no text.
    """

    number: int
    width: float
    height: float
    segments: list[Segment]
    rules: list[Rule]
    covered: float
    turned: int
    nonsense: bool


def chain_segments(runs: list[Run]) -> list[Segment]:
    """Return what stands together on one baseline among the upright `runs` of a page, with raised pieces attached."""
    return _attach_initials(_attach_scripts(_chain(_lower_accents(runs))))


def _lower_accents(runs: list[Run]) -> list[Run]:
    """Return the runs with accents that are drawn apart, over a letter, right before that letter on its baseline.

    TeX draws the accent first, higher over capitals, and often further right than the letter's left edge.
    """
    alone = [index for index, run in enumerate(runs[:-1]) if run.text in ACCENTS]
    if not alone:
        return runs
    runs = list(runs)
    for index in alone:
        accent, letter = runs[index], runs[index + 1]
        over = -0.1 * letter.size <= accent.y - letter.y <= ACCENT_EM * letter.size
        if over and -0.3 * letter.size < accent.x0 - letter.x0 < 0.6 * letter.size and letter.text[0].isalpha():
            x = letter.x0
            runs[index] = accent._replace(x0=x, x1=x, y=letter.y, xs=places([x]), size=letter.size)
    return runs


def _chain(runs: list[Run]) -> list[Segment]:
    """Join runs that follow one another in the file and on the page."""
    segments: list[Segment] = []
    current: Segment | None = None
    # What is drawn in a small form is a figure's, unless the page has hardly anything else (a stamp).
    inside = sum(len(run.text) for run in runs if run.inside and not run.angle)
    outside = sum(len(run.text) for run in runs if not run.inside and not run.angle) if inside else 0
    figures = outside >= max(FEW_CHARACTERS, 0.5 * inside)
    for run in runs:
        if run.angle or (figures and run.inside):
            continue
        if current is not None:
            size = current.size
            rise = run.y - current.y
            gap = run.x0 - current.x1
            if -size < gap < NEAR_EM * size or (gap < 0 and run.x0 >= current.x0 and not run.text.strip()):
                if abs(rise) <= (WANDER_EM if 0.9 * size < run.size < 1.12 * size else LEVEL_EM) * size:
                    current.add(run, 0)
                    continue
                if RAISED_EM * size < abs(rise) < REACH_EM * size and gap < 0.6 * size and rise > -LOWERED_EM * size:
                    if abs(rise) < LOGO_EM * size and gap < TOUCHING_EM * size and _is_in_word(run, current, gap):
                        current.add(run, 0)
                        continue
                    if LEAST_SCRIPT * size <= run.size <= 0.9 * size:
                        current.add(run, 1 if rise > 0 else -1)
                        continue
                    if rise > 0.2 * size and run.size <= 1.02 * size and run.text.strip().isdigit():
                        current.add(run, 1)
                        continue
                    if rise < 0 and run.text == "”":  # TeX's old fonts lower it to open a quotation in German
                        current.add(run, -1)
                        continue
                larger = run.size
                if (
                    (size <= 0.9 * larger or _labels(current, run, gap))
                    and RAISED_EM * larger < -rise < REACH_EM * larger
                    and current.weight <= 6
                    and not any(current.shifts)
                    and run.text.strip()
                ):
                    host = Segment(run)
                    host.runs = current.runs + host.runs
                    host.shifts = [1] * len(current.runs) + [0]
                    host.x0 = current.x0
                    segments[-1] = current = host
                    continue
        current = Segment(run)
        segments.append(current)
    return segments


def _labels(before: Segment, run: Run, gap: float) -> bool:
    """Tell whether raised figures are the label of what touches them, in type as small: an address, typewritten."""
    text = before.runs[0].text.strip() if len(before.runs) == 1 else ""
    return text.isdigit() and before.size <= LABEL_TIMES * run.size and gap < 0.6 * run.size and run.text[:3].isalpha()


def _is_in_word(run: Run, before: Segment, gap: float) -> bool:
    """Tell whether a run that touches the one before and stands a little off its baseline is a part of its word.

    Letters as large as those before are; smaller ones, which may be exponents, only where they are pushed under them.
    """
    if len(run.text) > LOGO_LETTERS or not run.text.isalpha() or not before.runs[-1].text[-1:].isalpha():
        return False
    return 0.9 * before.size < run.size < 1.12 * before.size or gap < -2 * TOUCHING_EM * before.size


def _attach_scripts(segments: list[Segment]) -> list[Segment]:
    """Give small raised segments that the file draws out of order to the line that they touch."""
    small = [s for s in segments if s.weight <= 8 and s.x1 - s.x0 < 8 * s.size]
    if not small or len(small) > MOST_PIECES:
        return segments
    taken: set[int] = set()
    hosts = sorted((s for s in segments), key=lambda s: s.y)
    heights = [s.y for s in hosts]
    for script in small:
        best: Segment | None = None
        nearest = (0, False, 0.0)
        hanging = _is_label(script) and not _ends_line(script, hosts, heights)
        low = bisect_left(heights, script.y - 30)
        for host in hosts[low:]:
            if host.y > script.y + 10:
                break
            if host is script or id(host) in taken or script.size > 0.9 * host.size:
                continue
            # The first word of a loosely set line may be a short one.
            if host.weight < script.weight and not (hanging and script.x1 < host.x0):
                continue
            rise = script.y - host.y
            if not RAISED_EM * host.size < abs(rise) < REACH_EM * host.size or rise <= -LOWERED_EM * host.size:
                continue
            apart = max(host.x0 - script.x1, script.x0 - host.x1, 0.0)
            if apart > (HANGING if hanging and rise > 0 and script.x1 < host.x0 else 0.6 * host.size):
                continue
            distance = (round(apart / host.size), rise < 0 and hanging, abs(rise))
            if best is None or distance < nearest:
                best, nearest = host, distance
        if best is not None:
            best.join(script, 1 if script.y > best.y else -1)
            taken.add(id(script))
    return [s for s in segments if id(s) not in taken]


def _ends_line(script: Segment, hosts: list[Segment], heights: list[float]) -> bool:
    """Tell whether the number is the end of a line in another column, and no label that hangs before one."""
    low = bisect_left(heights, script.y - LEVEL_EM * script.size)
    for host in hosts[low:]:
        if host.y > script.y + LEVEL_EM * script.size:
            return False
        if host is not script and host.x0 < script.x0 and script.x0 - host.x1 < HANGING:
            return True
    return False


def _attach_initials(segments: list[Segment]) -> list[Segment]:
    """Put large initials, which stand beside several lines, at the beginning of the topmost of these lines."""
    initials = [s for s in segments if s.weight <= 2 and len(s.runs) == 1 and s.runs[0].text.strip().isalpha()]
    if not initials or len(initials) > 40:
        return segments
    taken: set[int] = set()
    for initial in initials:
        beside = [
            host
            for host in segments
            if host.size * INITIAL_TIMES <= initial.size
            and host.weight > 10
            and initial.x1 - 0.2 * initial.size <= host.x0 <= initial.x1 + 0.5 * initial.size
            and initial.y - 2 <= host.y <= initial.y + initial.size
        ]
        if len(beside) < 2:
            continue
        host = max(beside, key=lambda segment: segment.y)
        run = initial.runs[0]
        host.runs.insert(0, run._replace(y=host.y, size=host.size, x1=host.x0))
        host.shifts.insert(0, 0)
        host.x0 = initial.x0
        taken.add(id(initial))
    return [s for s in segments if id(s) not in taken]


def _is_label(segment: Segment) -> bool:
    text = "".join(run.text for run in segment.runs).strip()
    return text.rstrip(".)").isdigit() or (0 < len(text) <= 3 and not text.isalnum())
