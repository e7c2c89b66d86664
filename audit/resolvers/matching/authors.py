"""Authors: a record's names and the raw words of a reference in, whether the first and the others stand there out."""

from rapidfuzz import fuzz

from audit.model.citation import Item, Name
from audit.model.lookup import Comparison
from audit.resolvers.matching.titles import SAME_TITLE, TitlePlace
from audit.resolvers.matching.words import content_words, fold, spellings
from audit.resolvers.query import Query


def compare_authors(query: Query, item: Item, place: TitlePlace | None) -> list[Comparison]:
    names = item.names("author") or item.names("editor")
    if not names:
        return []
    cited = query.item.names("author") or query.item.names("editor")
    shown = ", ".join(str(name) for name in cited[:3])
    recorded = ", ".join(str(name) for name in names[:3])
    border = place.start if place is not None and place.start > 0 else min(len(query.words), 60)
    head = query.words[:border]
    places = [_find_name(name, query.words) for name in names[:12]]
    first = places[0]
    compared = [_compare_first(first, places, head, border, place, shown, recorded)]
    others = places[1:]
    if others:
        found = sum(at is not None and at < border + 3 for at in others)
        abridged = any(word in query.words for word in ("al", "others", "colleagues", "mitarb"))
        if found:
            weight = min(6.0, 3.0 * found)
            compared.append(
                Comparison(field="co-authors", agreement="same", cited=shown, recorded=recorded, weight=weight)
            )
        elif not abridged and head and first is not None:
            compared.append(
                Comparison(field="co-authors", agreement="differs", cited=shown, recorded=recorded, weight=-3.0)
            )
    return compared


def _compare_first(
    first: int | None,
    places: list[int | None],
    head: list[str],
    border: int,
    place: TitlePlace | None,
    cited: str,
    recorded: str,
) -> Comparison:
    if first is not None and first < border and first < 12:
        return Comparison(field="author", agreement="same", cited=cited, recorded=recorded, weight=8.0)
    if first is not None or any(at is not None and at < border for at in places):
        return Comparison(field="author", agreement="near", cited=cited, recorded=recorded, weight=3.0)
    if place is not None and place.likeness >= SAME_TITLE and not any(len(word) > 2 for word in head[: place.start]):
        return Comparison(field="author", agreement="unknown", recorded=recorded)
    return Comparison(field="author", agreement="differs", cited=cited, recorded=recorded, weight=-8.0)


def _find_name(name: Name, words: list[str]) -> int | None:
    """Return the index among `words` at which the family name (or the body's name) stands."""
    if not name.family:
        wanted = content_words(fold(name.literal))
        places = [words.index(word) for word in wanted if word in words]
        return min(places) if wanted and len(places) >= 0.8 * len(wanted) else None
    for spelling in spellings(name.family):
        parts = spelling.split()
        for start, word in enumerate(words):
            if parts and word == parts[0] and words[start : start + len(parts)] == parts:
                return start
        joined = "".join(parts)
        if len(joined) >= 5:
            for start, word in enumerate(words):  # "EdelenD.G.B.", "Al Khalifa" written as one, one letter misspelt
                if word.startswith(joined) and len(word) - len(joined) <= 3:
                    return start
                if abs(len(word) - len(joined)) <= 1 and word[:2] == joined[:2] and fuzz.ratio(word, joined) >= 85:
                    return start
        if len(parts) > 1 and len(parts[-1]) >= 5 and parts[-1] in words:  # the particle written otherwise
            return words.index(parts[-1])
    return None
