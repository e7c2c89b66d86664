"""A region in; what stands before, in and after it in its line out, cut between words and with an ellipsis there."""

from audit.model.span import Region
from audit.reporters.widths import cells
from audit.reporters.wording import printable

ELLIPSIS = "…"
LONGEST_WORD = 20  # characters at a cut in which a space is looked for; a longer word is cut itself

Excerpt = tuple[str, str, str]


def excerpt(region: Region) -> Excerpt:
    """Return the three parts of the region's excerpt, as far as it goes."""
    before = printable(region.snippet[: region.snippet_start])
    inside = printable(region.snippet[region.snippet_start : region.snippet_end])
    after = printable(region.snippet[region.snippet_end :])
    if region.cut_before and before:
        before = f"{ELLIPSIS} {before}"
    if region.cut_after and after:
        after = f"{after} {ELLIPSIS}"
    return before, inside, after


def fitted(parts: Excerpt, width: int) -> Excerpt:
    """Return the parts of an excerpt shortened to at most `width` cells together, the region itself kept longest."""
    before, inside, after = parts
    inside = _cut_end(inside, width)
    room = width - cells(inside)
    before = _cut_start(before, room - min(room // 2, cells(after)))
    return before, inside, _cut_end(after, room - cells(before))


def _cut_end(text: str, width: int) -> str:
    """Return as much of the beginning of `text` as fits `width` cells, with an ellipsis where it was cut."""
    if cells(text) <= width:
        return text
    if width <= 0:
        return ""
    kept = fitting(text, width - 1)
    space = kept.rfind(" ", max(0, len(kept) - LONGEST_WORD))
    return (kept if space < 0 else kept[: space + 1]) + ELLIPSIS


def _cut_start(text: str, width: int) -> str:
    """Return as much of the end of `text` as fits `width` cells, with an ellipsis where it was cut."""
    return _cut_end(text[::-1], width)[::-1]


def fitting(text: str, width: int) -> str:
    """Return the longest beginning of `text` that fits `width` cells, cut anywhere."""
    kept = text[: max(0, width)]
    while kept and cells(kept) > width:
        kept = kept[:-1]
    return kept
