"""What the two variant rules share: printed names or titles in; groups that differ only in spelling out."""

import unicodedata
from collections import Counter, defaultdict
from collections.abc import Callable, Iterable

from audit.language.expressions import expression
from audit.model.finding import Problem, RelatedPlace
from audit.model.record import record
from audit.model.span import Span
from audit.rules.gathering import gathered

_LISTED = 8
_BESIDE_STOPS = expression(r"(?<!\s)\s*\.\s*")


@record
class Mention:
    """A name or title as printed (markup and quotation marks off), where, and in which note."""

    printed: str
    span: Span
    label: str | None


@record
class Variant:
    """Two spellings of one thing: the commoner (the earlier of equals) and the other, with their places."""

    usual: str
    other: str
    usual_mentions: tuple[Mention, ...]
    other_mentions: tuple[Mention, ...]


def find_variants(
    mentions: Iterable[Mention], keys: Callable[[str], Iterable[str]], same: Callable[[str, str], bool]
) -> list[Variant]:
    """Return the pairs of spellings that share a key and that `same` holds for one thing, in order.

    Each spelling is compared only with those that share a key, so that the work stays about linear.
    """
    places: dict[str, list[Mention]] = defaultdict(list)
    for mention in mentions:
        places[mention.printed].append(mention)
    order = {printed: at for at, printed in enumerate(places)}
    postings: dict[str, list[str]] = defaultdict(list)
    found: list[tuple[str, str]] = []
    for printed in places:
        seen: set[str] = set()
        for key in keys(printed):
            for other in postings[key][:30]:
                if other not in seen and same(printed, other):
                    found.append((other, printed))
                seen.add(other)
            postings[key].append(printed)
    counts = Counter({printed: len(found_there) for printed, found_there in places.items()})
    variants = []
    for first, second in found:
        usual, other = sorted((first, second), key=lambda printed: (-counts[printed], order[printed]))
        variants.append(
            Variant(
                usual=usual,
                other=other,
                usual_mentions=tuple(places[usual]),
                other_mentions=tuple(places[other]),
            )
        )
    return variants


def is_one_spelling(a: str, b: str) -> bool:
    """Tell whether two printed forms differ only in how accents are coded, or in blanks beside full stops."""
    return _set_close(a) == _set_close(b)


def _set_close(printed: str) -> str:
    return _BESIDE_STOPS.sub(".", unicodedata.normalize("NFC", printed))


def report_variants(variants: list[Variant], subject: str) -> list[Problem]:
    """Return one finding a pair, or one for all when they are many."""
    problems = [_problem(variant, subject) for variant in variants]
    return list(gathered(problems, lambda number: f"{number} {subject}s are spelt in two ways"))


def _problem(variant: Variant, subject: str) -> Problem:
    here, there = variant.other_mentions, variant.usual_mentions
    related = [RelatedPlace(span=there[0].span, message=f"“{variant.usual}”, {len(there)} ×")]
    related += [RelatedPlace(span=m.span, message=f"“{variant.other}”") for m in here[1:_LISTED]]
    return Problem(
        span=here[0].span,
        message=f"One {subject} in two spellings: “{variant.usual}” ({len(there)} ×) and “{variant.other}” "
        f"({len(here)} ×).",
        related=tuple(related),
        evidence={"usual": variant.usual, "other": variant.other, "counts": [len(there), len(here)]},
        note=here[0].label,
        expected=variant.usual if len(there) > len(here) else None,
        kind="review",
        confidence=0.75,
    )
