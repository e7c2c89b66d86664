"""Names against names: the names of two texts in, those that differ by a slip out."""

from collections.abc import Mapping

from rapidfuzz.distance import Levenshtein

from audit.resolvers.library.folding import level, stem

_SHORTEST_NAME = 6  # letters of a name whose spelling is compared; shorter ones resemble one another


def other_spelling(name: str, theirs: Mapping[str, str], ours: Mapping[str, object]) -> str | None:
    """Return the name of a source (stem → spelling) that differs from `name` by a slip, where neither text has both."""
    own = stem(name)
    if len(own) < _SHORTEST_NAME or own in theirs:
        return None
    near = [
        spelling
        for other, spelling in theirs.items()
        if other[0] == own[0] and other not in ours and (_one_slip(own, other) or _doubled(name, spelling))
    ]
    return near[0] if len(near) == 1 else None


def _one_slip(own: str, other: str) -> bool:
    """Tell whether two stems differ in one place or two, and not by an ending alone (a plural, a feminine)."""
    if abs(len(own) - len(other)) > 2 or not (own.isalpha() and other.isalpha()):
        return False
    distance = Levenshtein.distance(own, other, score_cutoff=2)
    ending = own[:-2] == other[: len(own) - 2] or other[:-2] == own[: len(other) - 2]
    return 0 < distance <= (1 if len(own) < 8 else 2) and not ending


def _doubled(name: str, spelling: str) -> bool:
    """Tell whether two names differ in their last letter, single or double: Wasserman, Wassermann."""
    one, two = level(name), level(spelling)
    return len(one) > _SHORTEST_NAME and (one + one[-1] == two or two + two[-1] == one)
