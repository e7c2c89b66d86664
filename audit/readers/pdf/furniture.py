"""Pages of lines in, pages without furniture out: running heads, page numbers, download stamps, imprints.

Furniture stands at the edge of the page, apart from the text, and repeats there with other numbers. A last line of
notes ("12 Ibid.") may repeat too, but stands close to the line above it.
"""

import itertools
import re
from bisect import bisect_left

from audit.language.expressions import expression
from audit.readers.pdf.labels import roman_value
from audit.readers.pdf.lines import Line

# Lines at the top and at the bottom of a page that may be furniture.
EDGE_LINES = 4
# Furniture stands this many times its own size (baseline to baseline) away from the text.
APART = 1.3
# A page number, and what is set in another size, may stand nearer: so many times the size of the lower line.
CLOSE = 1.1
# Type so many times as large as most of the text sets titles ("Chapter 2"), unless this share of all pages has them.
LARGE, OFTEN = 1.15, 0.4
# A size is that of text, too, from this share of the characters of the commonest, which may be the notes'.
MUCH = 0.3
# So many different lines that repeat at one height are running heads, though each stand on two pages only.
SEVERAL_HEADS = 3
# In an extract of so few pages two that count them are enough.
FEW_PAGES = 6
# Of one or two pages a head is known by white of so many times its size between its words.
WHITE_EM = 2.0

_DIGITS = expression(r"\d+|\b(?:[ivxlc]{1,8}|[IVXLC]{1,8})\b")  # no "İ" and "ı", which ignoring case lets in
_NOT_LETTER = expression(r"[\W_]+")
_PAGE_NUMBER = expression(
    r"(?:p(?:age|\.)?\s*|seite\s*|s\.\s*)?[\W_]{0,3}(\d{1,4}|[ivxlcIVXLC]{1,7})[\W_]{0,3}(?:(?:of|/|von|de)\s*\d{1,4})?",
    re.IGNORECASE,
)

# What archives print on each page that they give out, in the languages of the larger ones; one page is enough to tell.
_STAMP = expression(
    r"^(?:this content )?(?:was )?downloaded (?:from|on|by|via)\b|^all use subject to\b|^brought to you by\b|"
    r"^heruntergeladen (?:von|am|durch)\b|^(?:document )?téléchargé (?:depuis|sur|le)\b|"
    r"^(?:descargado|scaricato) (?:de|da|el|il)\b",
    re.IGNORECASE,
)
_HEAD_NUMBER = expression(r"^(\d{1,4})\b|\b(\d{1,4})$")


def find_furniture(pages: list[list[Line]]) -> set[int]:
    """Return the `id` of every line that is furniture. Each page's lines run from the top down."""
    sizes = _size_counts(pages)
    usual = max(sizes, key=lambda size: sizes[size], default=10.0)
    large = LARGE * max((size for size in sizes if sizes[size] >= MUCH * sizes[usual]), default=usual)
    keys: dict[tuple[str, str, bool], list[tuple[int, Line]]] = {}
    numbers: dict[int, list[tuple[int, Line]]] = {}
    headed: dict[int, set[int]] = {}
    paged: dict[tuple[int, int], list[Line]] = {}
    for index, lines in enumerate(pages):
        for edge, line in _edge_lines(lines):
            key = _normal(line.text)
            if key and not line.pieces[0].shift:
                keys.setdefault((edge, key, line.size > large), []).append((index, line))
            match = _PAGE_NUMBER.fullmatch(line.text.strip())
            if match and not line.pieces[0].shift:
                numbers.setdefault(_value(match.group(1)) - index, []).append((index, line))
            elif edge == "top":
                for number in _HEAD_NUMBER.findall(line.text):
                    offset = int(number[0] or number[1]) - index
                    headed.setdefault(offset, set()).add(index)
                    if line.size <= large:
                        paged.setdefault((offset, round(line.y)), []).append(line)
    heads = _head_heights(keys)
    stamps = {id(line) for _, sightings in keys.items() for _, line in sightings if _STAMP.search(line.text)}
    repeated = [
        line
        for (edge, _, titled), sightings in keys.items()
        if _page_count(sightings)
        >= (OFTEN * len(pages) if titled else 2 if _height(sightings) in heads else _least(len(pages), edge))
        and _steady(sightings)
        and _paged(sightings)
        for _, line in sightings
    ]
    repeated.extend(
        line
        for offset, sightings in numbers.items()
        if len({index for index, _ in sightings} | headed.get(offset, set())) >= min(2, len(pages))
        for _, line in sightings
    )
    repeated.extend(_of_same_words(pages, repeated))
    found = _at_own_height(pages, repeated)
    _add_same_height(pages, found, large)
    # The number of a first page, at its foot, goes with those in the heads of the others.
    found.update(
        id(line)
        for offset, sightings in numbers.items()
        for index, line in sightings
        if len(headed.get(offset, set()) - {index}) >= SEVERAL_HEADS
    )
    # Heads that count the pages are heads, though each have its own words.
    least = 2 if len(pages) <= FEW_PAGES else SEVERAL_HEADS
    found.update(id(line) for lines in paged.values() if len(lines) >= least for line in lines)
    if len(pages) <= 2:
        found.update(id(lines[0]) for lines in pages if _is_lone_head(lines, large))
    found |= stamps
    for index, lines in enumerate(pages):
        rest = [line for line in lines[-2 * IMPRINT_LINES :] if id(line) not in found]
        found.update(id(line) for line in find_imprint(rest, usual, not index))
    return found


def _is_lone_head(lines: list[Line], large: float) -> bool:
    """Tell whether the first line of an extract's page is a running head: set apart, from margin to margin, in parts.

    The first page of a document may begin so: with a sender and a date, with a journal and its volume.
    """
    if len(lines) < 3 or lines[0].page == 1:
        return False
    head, first = lines[0], lines[1]
    rest = lines[1:]
    parted = any(gap.right - gap.left > WHITE_EM * head.size for gap in head.gaps) and not first.gaps
    wide = head.x0 < min(line.x0 for line in rest) + head.size and head.x1 > max(line.x1 for line in rest) - head.size
    return parted and wide and head.size <= large and head.y - first.y >= APART * max(head.size, first.size)


def _head_heights(keys: dict[tuple[str, str, bool], list[tuple[int, Line]]]) -> set[int]:
    """Return the heights at which several lines stand that repeat: heads that change with the chapter."""
    counts: dict[int, int] = {}
    for (edge, _, titled), sightings in keys.items():
        if edge == "top" and not titled and _page_count(sightings) >= 2:
            height = _height(sightings)
            counts[height] = counts.get(height, 0) + 1
    return {height for height, count in counts.items() if count >= SEVERAL_HEADS}


def _page_count(sightings: list[tuple[int, Line]]) -> int:
    return len({index for index, _ in sightings})


def _height(sightings: list[tuple[int, Line]]) -> int:
    """Return the height on the page of the first sighting, in whole points."""
    return round(sightings[0][1].y)


def _size_counts(pages: list[list[Line]]) -> dict[float, int]:
    """Return how many characters are set in each size."""
    sizes: dict[float, int] = {}
    for lines in pages:
        for line in lines:
            sizes[line.size] = sizes.get(line.size, 0) + len(line.text)
    return sizes


def _of_same_words(pages: list[list[Line]], repeated: list[Line]) -> list[Line]:
    """Return the other lines with the words of a repeated one at its height: in wide-set text they stand no wider."""
    known = {id(line) for line in repeated}
    heads = {(_normal(line.text), round(line.y)) for line in repeated if _NOT_LETTER.sub("", line.text).isalpha()}
    heights = {height for _, height in heads}
    return [
        line
        for lines in pages
        for line in (*lines[:EDGE_LINES], *lines[max(EDGE_LINES, len(lines) - EDGE_LINES) :])
        if id(line) not in known and round(line.y) in heights and (_normal(line.text), round(line.y)) in heads
    ]


def _at_own_height(pages: list[list[Line]], repeated: list[Line]) -> set[int]:
    """Return the ids of those lines at whose height hardly anything else stands on other pages.

    The last line of the text or of the notes repeats its height, too, but not its words.
    """
    standing: dict[int, set[int]] = {}
    for index, lines in enumerate(pages):
        for line in (*lines[:EDGE_LINES], *lines[-EDGE_LINES:]):
            standing.setdefault(round(line.y), set()).add(index)
    furnished: dict[int, set[int]] = {}
    for line in repeated:
        furnished.setdefault(round(line.y), set()).add(line.page)
    found: set[int] = set()
    for line in repeated:
        heights = range(round(line.y) - 1, round(line.y) + 2)
        all_there = len(set().union(*(standing.get(height, set()) for height in heights)))
        own = len(set().union(*(furnished.get(height, set()) for height in heights)))
        if own >= 0.6 * all_there:
            found.add(id(line))
    return found


def _least(pages: int, edge: str) -> int:
    """Return on how many pages a line must stand; heads of left and right pages differ, short notes may repeat."""
    return 2 if pages <= (6 if edge == "top" else 3) else 3


def _edge_lines(lines: list[Line]) -> list[tuple[str, Line]]:
    """Return the lines at both edges of the page that stand apart from the text, or beyond others that do."""
    result: list[tuple[str, Line]] = []
    count = len(lines)
    heights = [line.y for line in lines]
    steps = sorted([upper - lower for upper, lower in itertools.pairwise(heights) if upper - lower > 2])
    usual = 1.25 * steps[len(steps) // 2] if len(steps) >= 6 else 0.0

    def apart(upper: Line, lower: Line, edge: Line) -> bool:
        gap = upper.y - lower.y
        numbered = _PAGE_NUMBER.fullmatch(edge.text.strip()) is not None
        if gap < APART * max(upper.size, lower.size):
            return (numbered or abs(upper.size - lower.size) > 0.05 * upper.size) and gap > CLOSE * lower.size
        return gap >= usual or numbered

    top: list[Line] = []
    for i in range(min(EDGE_LINES, count)):
        top.append(lines[i])
        if i + 1 >= count or apart(lines[i], lines[i + 1], lines[i]):
            result.extend(("top", line) for line in top)
            top = []
    bottom: list[Line] = []
    for i in range(count - 1, max(-1, count - 1 - EDGE_LINES), -1):
        bottom.append(lines[i])
        if i == 0 or apart(lines[i - 1], lines[i], lines[i]):
            result.extend(("bottom", line) for line in bottom)
            bottom = []
    return result


def _normal(text: str) -> str:
    bare = _NOT_LETTER.sub("", _DIGITS.sub("#", text)).casefold()
    return bare if len(bare) >= 3 else ""


def _steady(sightings: list[tuple[int, Line]]) -> bool:
    """Tell whether most sightings share their height on the page with another one."""
    heights = sorted(line.y for _, line in sightings)
    paired = sum(
        (i > 0 and heights[i] - heights[i - 1] < 3) or (i + 1 < len(heights) and heights[i + 1] - heights[i] < 3)
        for i in range(len(heights))
    )
    return paired * 2 > len(heights)


_LEADING = expression(r"\d{1,4}\b")


def _paged(sightings: list[tuple[int, Line]]) -> bool:
    """Tell whether the numbers at the beginning, if any, count pages (and are not the labels of notes like "Ibid.")."""
    offsets: dict[int, int] = {}
    values: dict[int, int] = {}
    for index, line in sightings:
        match = _LEADING.match(line.text)
        if match:
            value = int(match.group())
            offsets[value - index] = offsets.get(value - index, 0) + 1
            values[value] = values.get(value, 0) + 1  # a year or a volume
    return not offsets or max(*offsets.values(), *values.values()) * 2 >= sum(offsets.values())


def _value(text: str) -> int:
    return int(text) if text.isdigit() else roman_value(text)


def _add_same_height(pages: list[list[Line]], found: set[int], large: float) -> None:
    """Add first lines at the height at which most pages have a running head (heads that change with the section)."""
    heights = sorted(lines[0].y for lines in pages if lines and id(lines[0]) in found)
    if len(heights) < 3 or len(heights) * 2 < len(pages):
        return
    for lines in pages:
        if len(lines) < 2 or id(lines[0]) in found:
            continue
        first, second = lines[0], lines[1]
        at = bisect_left(heights, first.y - 1.5)
        level = sum(1 for height in heights[at : at + 8] if height <= first.y + 1.5)
        if level >= 3 and first.size <= large and first.y - second.y >= APART * max(first.size, second.size):
            found.add(id(first))


# What a journal prints at the foot of an article's first page; some of it the rest of a note may say on a later page.
_IMPRINT = expression(r"©|\bISSN\b|\ball rights reserved\b|\bCC[ -]BY\b", re.IGNORECASE)
_FIRST_IMPRINT = expression(
    r"\(c\) (?:19|20)\d\d|\bcopyright\b|\bcreative commons\b|\bopen access\b|\bpublished (?:online|by)\b|"
    r"\b(?:https?://(?:dx\.)?doi\.org/|doi:? ?)10\.\d{4}",
    re.IGNORECASE,
)
_LABELLED = expression(r"[\[(]?\d{1,4}[\])]?[.:]?\s|[*†‡§¶∗⁎]|\(?[a-z]\)\s")
# An imprint has no more lines than this, and stands so many times its own size below the text or the notes.
IMPRINT_LINES, BELOW = 8, 1.6


def find_imprint(lines: list[Line], size: float, first: bool) -> list[Line]:
    """Return the lines of the journal's imprint at the foot of a page, below a gap and smaller than `size`, the text's.

    `first` says that it is the first page of the document, on which no note goes on.
    """
    for at in range(len(lines) - 1, max(0, len(lines) - 1 - IMPRINT_LINES), -1):
        line = lines[at]
        if line.size > 0.95 * size or line.pieces[0].shift > 0 or _LABELLED.match(line.text):
            return []
        if lines[at - 1].y - line.y < BELOW * max(line.size, lines[at - 1].size):
            continue
        group = lines[at:]
        words = " ".join(line.text for line in group)
        if _IMPRINT.search(words) or (first and _FIRST_IMPRINT.search(words)):
            return group
    return []
