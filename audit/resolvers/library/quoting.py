"""Quoted words in a source: a quotation and a text in, the nearest words with their differences marked out."""

import re
from dataclasses import dataclass
from difflib import SequenceMatcher
from typing import Literal

from rapidfuzz import fuzz

from audit.resolvers.library.folding import level, misread

Verdict = Literal["found", "differs", "absent", "too-short"]

_OMISSION = re.compile(r"\s{0,40}(?:\[?(?:\.\s?){3,4}\]?|\[?…\]?)\s*")
_BRACKETS = re.compile(r"\[([^\[\]]{0,60})\]")
_WORD = re.compile(r"[^\W_]+(?:['-][^\W_]+)*")
_NEAR = 0.7  # share of words in order from which a passage is shown as the nearest
_FEWEST = 4  # words of a quotation that must be missing before its absence means anything


@dataclass(frozen=True, slots=True)
class Found:
    """How a quotation stands in a text: `words` are the text's, `marked` the quotation with the differences marked."""

    verdict: Verdict
    words: str = ""
    marked: str = ""
    likeness: float = 0.0
    start: int = 0
    end: int = 0


def find_quotation(quotation: str, text: str, levelled: str) -> Found:
    """Hold a quotation against a text; `levelled` is `level(text)`, of the same length.

    Case, accents, forms of quotation marks and dashes, what character recognition confuses, omissions and words put
    in brackets make no difference.
    """
    parts = [part for part in _OMISSION.split(_BRACKETS.sub(_open_bracket, quotation)) if _WORD.search(part)]
    if not parts:
        return Found("too-short")
    results = [_find_part(part, text, levelled) for part in parts]
    sizes = [len(_WORD.findall(part)) for part in parts]
    likeness = sum(one.likeness * size for one, size in zip(results, sizes, strict=True)) / sum(sizes)
    verdicts = {one.verdict for one in results}
    shown = max(zip(results, sizes, strict=True), key=lambda pair: (pair[0].verdict == "differs", pair[1]))[0]
    if verdicts == {"found"}:
        return Found("found", shown.words, "", 1.0, shown.start, shown.end)
    if sum(sizes) < _FEWEST:
        return Found("too-short", likeness=likeness)
    verdict: Verdict = "differs" if likeness >= _NEAR and "differs" in verdicts | {"found"} else "absent"
    marked = " … ".join(one.marked or one.words for one in results)
    return Found(verdict, shown.words, marked, likeness, shown.start, shown.end)


def _open_bracket(match: re.Match[str]) -> str:
    """Read "[t]he" as "the", and words put in brackets as an omission."""
    inside = match[1]
    return inside if len(inside) == 1 and inside.isalpha() else " … "


def _find_part(part: str, text: str, levelled: str) -> Found:
    wanted = level(part).strip(" .,;:!?\"'-()")
    at = levelled.find(wanted)
    if at >= 0 and wanted:
        return Found("found", text[at : at + len(wanted)], "", 1.0, at, at + len(wanted))
    place = fuzz.partial_ratio_alignment(wanted, levelled, score_cutoff=55)
    if place is None or len(wanted) < 8:
        return Found("absent", marked=f"[-{part.strip()}-]")
    start, end = _whole_words(levelled, place.dest_start, place.dest_end)
    ours, theirs = _WORD.findall(wanted), _WORD.findall(levelled[start:end])
    likeness, marked = _compare(_WORD.findall(level(part)), _WORD.findall(levelled[start:end]))
    if _same(ours, theirs):
        return Found("found", text[start:end], "", 1.0, start, end)
    words = " ".join(text[start:end].split())
    if likeness < _NEAR:
        return Found("absent", words, f"[-{part.strip()}-]", likeness, start, end)
    return Found("differs", words, marked, likeness, start, end)


def _whole_words(text: str, start: int, end: int) -> tuple[int, int]:
    while start > 0 and text[start - 1].isalnum():
        start -= 1
    while end < len(text) and text[end].isalnum():
        end += 1
    return start, end


def _same(ours: list[str], theirs: list[str]) -> bool:
    """Tell whether two stretches of words differ only in what a converter does to a page."""
    return "".join(map(misread, ours)).replace("-", "") == "".join(map(misread, theirs)).replace("-", "")


def _compare(ours: list[str], theirs: list[str]) -> tuple[float, str]:
    """Return the share of words that agree in order, and the wordings with "[-ours-] [+theirs+]" where they part."""
    matcher = SequenceMatcher(None, list(map(misread, ours)), list(map(misread, theirs)), autojunk=False)
    pieces: list[str] = []
    equal = 0.0
    for operation, a1, a2, b1, b2 in matcher.get_opcodes():
        mine, other = " ".join(ours[a1:a2]), " ".join(theirs[b1:b2])
        if operation == "equal":
            equal += a2 - a1
            pieces.append(mine)
            continue
        if mine and other and fuzz.ratio(mine, other) >= 80:
            equal += 0.7 * (a2 - a1)
        outer = a1 == 0 or a2 == len(ours)
        if mine:
            pieces.append(f"[-{mine}-]")
        if other and not (outer and not mine):
            pieces.append(f"[+{other}+]")
    return equal / max(1, len(ours)), " ".join(pieces)
