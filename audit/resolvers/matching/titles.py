"""Titles: a record's title and the raw words of a reference in, where it stands in them and whether it agrees out."""

import re
from dataclasses import dataclass

from rapidfuzz import fuzz

from audit.model.citation import Item
from audit.model.lookup import Comparison
from audit.resolvers.matching.containers import SAME_CONTAINER, show
from audit.resolvers.matching.words import NOTICE_WORDS, STOP_WORDS, content_words, fold
from audit.resolvers.query import Query

SAME_TITLE = 90.0  # per cent of the title's characters found in one place of the raw words
NEAR_TITLE = 78.0
LONGEST_TITLE_BITS = 30.0
_BITS_PER_WORD = 5.0
_IDEOGRAPH_FIRST, _IDEOGRAPH_LAST = "\u3040", "\u9fff"  # kana and Han, written without spaces
_SERIES = re.compile(r"\b(?:[ivx]{1,5}|\d{1,3})\b")


@dataclass(frozen=True, kw_only=True)
class TitlePlace:
    """Where a record's title stands among the raw words: word indices, the likeness (0–100) and what was compared."""

    start: int
    end: int
    likeness: float
    title: str
    whole: bool  # the title with its subtitle, not the main title alone


def find_title(query: Query, item: Item) -> TitlePlace | None:
    """Return where the record's title, or its main title, stands in the raw words, None when it does not."""
    best: TitlePlace | None = None
    for number, title in enumerate(_title_variants(item)):
        place = _align(title, query, whole=number == 0)
        if place is not None and (best is None or place.likeness > best.likeness + (4 if number else 0)):
            best = place
    return best


def _title_variants(item: Item) -> list[str]:
    """Return the folded whole title and, where it is long enough to tell something, its main title."""
    title = item.text("title")
    variants = [fold(title)]
    main = re.split(r"[:.?!–—]\s|\s[-–—]\s", title, maxsplit=1)[0]
    folded = fold(main)
    if folded != variants[0] and len(content_words(folded)) >= 2:
        variants.append(folded)
    return [variant for variant in variants if variant]


def _align(title: str, query: Query, *, whole: bool) -> TitlePlace | None:
    raw = query.folded
    if not raw or len(title) > 1.15 * len(raw):
        return None
    if len(title) < 12:  # too short for a likeness: it stands there as words, or not
        at = f" {raw} ".find(f" {title} ")
        if at < 0:
            return None
        start = raw[:at].count(" ")
        return TitlePlace(start=start, end=start + len(title.split()), likeness=100.0, title=title, whole=whole)
    found = fuzz.partial_ratio_alignment(title, raw, score_cutoff=60)
    if found is None:
        return None
    start = raw.count(" ", 0, found.dest_start + 1)
    end = raw.count(" ", 0, max(found.dest_end - 1, 0)) + 1
    # The window has the title's length, so that a missing letter pushes it over a border: measure again, by words.
    window = " ".join(query.words[start:end])
    likeness = max(found.score, fuzz.ratio(title, window))
    if likeness >= SAME_TITLE and not _begin_alike(title, window):
        likeness = (SAME_TITLE + NEAR_TITLE) / 2
    return TitlePlace(start=start, end=end, likeness=likeness, title=title, whole=whole)


def _begin_alike(title: str, window: str) -> bool:
    """Tell whether both begin and end alike: two works of a series may share a long subtitle."""
    length = max(10, len(title) // 4)
    head, tail = fuzz.ratio(title[:length], window[:length]), fuzz.ratio(title[-length:], window[-length:])
    return head >= 70 and tail >= 70


def title_bits(title: str) -> float:
    """Return how many bits it takes to come upon the folded `title` by chance, at most `LONGEST_TITLE_BITS`."""
    words = {word for word in content_words(title) if word not in NOTICE_WORDS}
    ideographs = sum(_IDEOGRAPH_FIRST <= letter <= _IDEOGRAPH_LAST for word in words for letter in word)
    return min(LONGEST_TITLE_BITS, _BITS_PER_WORD * max(len(words), ideographs / 2))


def compare_title(query: Query, item: Item, place: TitlePlace | None) -> Comparison | None:
    recorded = item.text("title")
    if not fold(recorded):
        return None
    cited = query.item.text("title")
    if cited and show(fold(cited).split(), fold(item.text("container-title"))) >= SAME_CONTAINER:
        cited = ""  # a reference without a title, whose journal was read as one
    bits = title_bits(fold(recorded))
    likeness = 0.0 if place is None else place.likeness
    if cited:
        likeness = max(likeness, _likeness_of_titles(cited, recorded))
    if likeness >= SAME_TITLE and (place is None or _same_series(place, fold(recorded), query)):
        held = title_bits(place.title) if place is not None else bits
        return Comparison(field="title", agreement="same", cited=cited, recorded=recorded, weight=held)
    if likeness >= NEAR_TITLE:
        return Comparison(field="title", agreement="near", cited=cited, recorded=recorded, weight=bits / 3)
    if cited or _has_title_of_its_own(query, item):
        return Comparison(field="title", agreement="differs", cited=cited, recorded=recorded, weight=-12.0)
    return Comparison(field="title", agreement="unknown", recorded=recorded)


def _likeness_of_titles(cited: str, recorded: str) -> float:
    """Return the likeness of two titles, the main titles alone counting when one has no subtitle."""
    one, other = fold(cited), fold(recorded)
    likeness = fuzz.ratio(one, other)
    shorter, longer = sorted((one, other), key=len)
    if len(content_words(shorter)) >= 3 and (longer + " ").startswith(shorter + " "):
        return max(likeness, 92.0)
    return likeness


def _same_series(place: TitlePlace, recorded: str, query: Query) -> bool:
    """Tell whether the part numbers in a title (II, 3) are those that stand in the raw words."""
    if set(_SERIES.findall(recorded)) - set(query.words):
        return False
    window = " ".join(query.words[place.start : place.end])
    return place.likeness == 100.0 or set(_SERIES.findall(place.title)) == set(_SERIES.findall(window))


def _has_title_of_its_own(query: Query, item: Item) -> bool:
    """Tell whether the raw words hold a run long enough to be a title, once the record's names and venue are gone."""
    known = set(fold(item.text("container-title")).split())
    for name in item.names("author") + item.names("editor"):
        known.update(fold(str(name)).split())
    run = longest = 0
    for word in query.words:
        if len(word) < 3 or word.isdigit() or word in known:
            run = 0 if word not in STOP_WORDS else run
            continue
        run += 1
        longest = max(longest, run)
    return longest >= 5
