"""Label candidates in, the labels of real notes out: the best chain of rising numbers in one style.

Dynamic programming over the candidates in the order of reading: a candidate is worth more the more it looks like
the labels that make up long runs n, n + 1, n + 2 …; steps that skip numbers or go back cost something.
"""

from collections import Counter, deque
from dataclasses import dataclass
from math import sqrt

from audit.readers.pdf.labels import Call, Label, LabelKind

# Widths in points within which two labels stand at the same indentation, and shares within which sizes are the same.
SAME_PLACE = 3.0
SAME_SIZE = 0.06
# What a label of the right kind, size and place is worth.
FULL_WEIGHT = 4.0
# Costs of a step that is not n → n + 1, on the scale on which a label of the right kind, size and place is worth 4.
SKIP_COST = 1.5
RESTART_COST = 4.0
# What a call on its own page speaks for a label.
CALLED_HERE = 0.5
ONCE_COST = 25.0
BACK_COST = 7.0
# What a label of another kind than the others weighs: between two of them it fills a gap, a run of such is a list;
# and what one that is smaller.
OTHER_KIND, APART = -3.0, -1.0
# What a label in type of another size is worth less, and one on the line in larger: the text may have a whole list.
OTHER_SIZE, LARGER = -3.0, -5.0
# What a line with nothing but a number loses: it may be the last of a note that ends with one.
BARE_COST = 1.5
# What a step over other frames costs for each of them, and at most: notes stand together, or on pages that follow.
# Where it is not known yet what they look like, there may be one on ten pages.
FRAME_COST, FRAMES_COST, SPARSE_COST = 0.3, 3.0, 1.0
# Type smaller than this share of the text's is small; a label counts so much where the text calls none of its kind, and
# four or nine of them two or three times as much: no listing has lines enough to outweigh some notes that are called.
SMALL, UNCALLED = 0.955, 0.05
# So many sizes of one kind of labels may be the notes'.
MOST_SIZES = 4
# What a heading over the first of the labels speaks for their kind.
ANNOUNCED = 3.0
FAR_COST = 8.0


@dataclass(frozen=True, slots=True)
class LabelStyle:
    """How the labels of a document's notes look. `places` are usual left (or right) edges relative to the frame."""

    kind: LabelKind
    size: float
    lefts: tuple[float, ...]
    rights: tuple[float, ...]
    glued: bool = False  # most labels have no space after them


def longest_chain(
    labels: list[Label], weights: list[float], restart_cost: float = RESTART_COST, frames_cost: float = FRAMES_COST
) -> list[int]:
    """Return the indices of the best chain, given what each label is worth and what beginning again at 1 costs.

    `frames_cost` is the most that a step over other frames costs.
    """
    best: list[float] = []
    back: list[int] = []
    by_number: dict[int, int] = {}
    top = -1
    back_cost = max(BACK_COST, restart_cost)
    for index, label in enumerate(labels):
        number, frame = label.number, label.frame
        score = -min(number - 1, 6) * 0.7
        previous = -1
        for step in range(1, 9):
            at = by_number.get(number - step, -1)
            if at >= 0:
                value = best[at] + (1.0 if step == 1 else -SKIP_COST * (step - 1))
                value -= min(frames_cost, FRAME_COST * (frame - labels[at].frame))
                if value > score:
                    score, previous = value, at
        if top >= 0:
            far = FAR_COST if number > labels[top].number else restart_cost if number == 1 else back_cost
            if best[top] - far > score:
                score, previous = best[top] - far, top
        score += weights[index]
        best.append(score)
        back.append(previous)
        held = by_number.get(number, -1)
        if held < 0 or score >= best[held] - min(frames_cost, FRAME_COST * (frame - labels[held].frame)):
            by_number[number] = index
        if top < 0 or score >= best[top]:
            top = index
    chain: list[int] = []
    at = top
    while at >= 0:
        chain.append(at)
        at = back[at]
    chain.reverse()
    return chain


def learn_style(
    labels: list[Label],
    calls: list[Call],
    roman_calls: list[Call],
    body_size: float,
    announced: frozenset[LabelKind] = frozenset(),
) -> LabelStyle | None:
    """Return the style of the labels that form runs of rising numbers and answer calls, or None without such runs.

    Enumerations, numbered headings and reference lists have runs, too, but the text does not call their numbers, or
    not on the page on which they stand. `body_size` is the size of most of the document, in points; `announced` are the
    kinds of the labels that begin lists under headings like "Notes".
    """
    best: LabelStyle | None = None
    best_score = 0.0
    kinds: tuple[LabelKind, ...] = ("raised", "roman", "dot", "bracket", "paren", "plain")
    for kind in kinds:
        own = [label for label in labels if label.kind == kind and not label.inner]
        own_calls = roman_calls if kind == "roman" else calls
        beginning = {call.page for call in own_calls if call.number == 1}
        for group in _by_size(own, SMALL * body_size):
            ones = [x.number == 1 and x.kind != "bracket" and x.size < SMALL * body_size for x in group]
            pages = Counter(x.page for x, one in zip(group, ones, strict=True) if one)
            firsts = [one and x.page in beginning and pages[x.page] == 1 for x, one in zip(group, ones, strict=True)]
            linked = _linked(group, firsts, alone=kind == "raised" and best is None)
            if not linked:
                continue
            score = _worth(linked, own_calls, body_size)
            if kind in announced:
                score *= ANNOUNCED
            if score > best_score:
                best_score = score
                glued = 2 * sum(label.glued for label in linked) > len(linked)
                size = _common_size(linked)
                best = LabelStyle(kind, size, _usual([x.x0 for x in linked]), _usual([x.x1 for x in linked]), glued)
    return best


def _by_size(labels: list[Label], small: float) -> list[list[Label]]:
    """Return the labels of one kind, those in type below `small`, in points, and those of each usual size.

    Points of an argument, numbers of addresses or of an index may have the same kind of labels as a few notes.
    """
    sizes: dict[float, list[Label]] = {}
    for label in labels:
        sizes.setdefault(round(label.size, 1), []).append(label)
    if len(sizes) < 2:
        return [labels]
    below = [label for label in labels if label.size < small]
    usual = sorted(sizes.values(), key=len, reverse=True)[:MOST_SIZES]
    return [labels, *([below] if 0 < len(below) < len(labels) else []), *usual]


def _linked(labels: list[Label], firsts: list[bool], alone: bool) -> list[Label]:
    """Return the labels of the best chain that count on from another one, of one size; `alone` allows a single one.

    `firsts` says which of them begin the notes of their page, as its text shows: there need be no second.
    """
    weights = [0.5 + RESTART_COST if first else 0.5 for first in firsts]
    indices = longest_chain(labels, weights, frames_cost=SPARSE_COST)
    chain = [labels[index] for index in indices]
    linked = [
        label
        for i, label in enumerate(chain)
        if firsts[indices[i]]
        or (i and chain[i - 1].number == label.number - 1)
        or (i + 1 < len(chain) and chain[i + 1].number == label.number + 1)
    ]
    if not linked:
        return chain if len(chain) == 1 and alone else []
    size = _common_size(linked)
    return [label for label in linked if abs(label.size - size) <= SAME_SIZE * size] or linked


def _common_size(labels: list[Label]) -> float:
    return Counter(round(label.size, 1) for label in labels).most_common(1)[0][0]


def _worth(labels: list[Label], calls: list[Call], body_size: float) -> float:
    """Return how much labels of one kind and size look like those of the notes."""
    kind = labels[0].kind
    score = len(labels) * (1.5 if kind == "raised" else 0.6 if kind == "plain" else 1.0)
    if labels[0].size < SMALL * body_size:
        score *= 2
    return score * (UNCALLED / sqrt(len(labels)) + _answers(labels, calls) / len(labels))


def _answers(labels: list[Label], calls: list[Call]) -> float:
    """Return how many calls the labels answer; one on an earlier page counts half, one after its label nothing."""
    here: dict[tuple[int, int], deque[Call]] = {}
    anywhere: dict[int, deque[Call]] = {}
    for call in calls:
        here.setdefault((call.number, call.page), deque()).append(call)
        anywhere.setdefault(call.number, deque()).append(call)
    answered: set[Call] = set()
    value = 0.0
    for label in labels:
        for waiting, worth in ((here.get((label.number, label.page)), 1.0), (anywhere.get(label.number), 0.5)):
            while waiting and waiting[0] in answered:
                waiting.popleft()
            if waiting and (waiting[0].frame, waiting[0].line) < (label.frame, label.line):
                answered.add(waiting.popleft())
                value += worth
                break
    return value


def _usual(values: list[float]) -> tuple[float, ...]:
    counts = Counter(round(value / 2) for value in values)
    least = max(1, len(values) // 12)
    return tuple(key * 2.0 for key, count in counts.most_common(6) if count >= least)


def weigh(labels: list[Label], style: LabelStyle) -> list[float]:
    """Return what each label is worth as the beginning of a note."""
    weights = []
    for label in labels:
        if label.kind == "symbol":
            weights.append(-100.0)
            continue
        apart = label.size < (1 - SAME_SIZE) * style.size  # raised, but drawn too far from its line
        weight = 2.0 if label.kind == style.kind else APART if apart else OTHER_KIND
        if style.glued and not label.glued:
            weight -= 1.0
        if not label.whole:
            weight -= 0.5
        if label.bare and abs(label.size - style.size) <= SAME_SIZE * style.size:
            weight -= BARE_COST
        if label.inner:
            weight -= 2.5
        elif any(abs(label.x0 - place) <= SAME_PLACE for place in style.lefts) or any(
            abs(label.x1 - place) <= SAME_PLACE for place in style.rights
        ):
            weight += 1.0
        elif label.number > 1:  # the first note may stand otherwise than those after it, like any first paragraph
            weight -= 1.5
        off = label.size - style.size
        if abs(off) <= SAME_SIZE * style.size:
            weight += 1.0
        else:
            weight += LARGER if off > 0 and label.kind != "raised" else OTHER_SIZE
        weights.append(weight)
    return weights


def find_note_labels(labels: list[Label], style: LabelStyle, calls: list[Call]) -> list[Label]:
    """Return the labels of the document's notes in the order of reading.

    `calls` are the raised numbers in the text: where only one of them is 1, the notes do not begin again either.
    """
    weights = weigh(labels, style)
    once = len(calls) >= 3 and sum(call.number == 1 for call in calls) <= 1
    here = {(call.number, call.page) for call in calls}
    supported = [
        weight + (CALLED_HERE if weight > 0 and (label.number, label.page) in here else 0.0)
        for label, weight in zip(labels, weights, strict=True)
    ]
    chain = longest_chain(labels, supported, ONCE_COST if once else RESTART_COST)
    chain = _without_last_words(labels, chain, style, {call.number for call in calls})
    return [labels[i] for i in _with_misprints(labels, weights, chain)]


def _without_last_words(labels: list[Label], chain: list[int], style: LabelStyle, called: set[int]) -> list[int]:
    """Return the chain without numbers after the last of its notes that are words of this note.

    The last line of a note may begin with the number that would be the next ("see page / 16."). It looks otherwise than
    the labels, or stands alone, and the text does not call it.
    """
    kept: list[int] = []
    for position, index in enumerate(chain):
        label = labels[index]
        last = position + 1 == len(chain) or labels[chain[position + 1]].number <= label.number
        odd = label.bare or (label.kind != style.kind and label.kind != "raised")
        if not (position and last and odd and label.number not in called):
            kept.append(index)
    return kept


def _with_misprints(labels: list[Label], weights: list[float], chain: list[int]) -> list[int]:
    """Return the chain with the labels that look like all others but carry another number than the sequence wants.

    Such a label is what the file prints; whether it is misprinted is for others to say. It stands below another label
    in its frame. A raised number at the place of the labels is one; a plain number is one only where the chain lacks
    a number or would have it twice.
    """
    result: list[int] = []
    for position, index in enumerate(chain):
        result.append(index)
        label = labels[index]
        following = labels[chain[position + 1]] if position + 1 < len(chain) else None
        last = chain[position + 1] if following is not None else index + 1
        missing = following.number - label.number - 1 if following is not None else 0
        for between in range(index + 1, last):
            other = labels[between]
            if weights[between] < FULL_WEIGHT or other.frame != label.frame:
                continue
            if other.kind == "raised" or missing > 0 or other.number == label.number:
                result.append(between)
                missing -= 1
    return result
