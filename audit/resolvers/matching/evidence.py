"""Evidence, field by field: a query and a record in, `Comparison`s with weights in bits out.

The weights follow the record linkage of Fellegi and Sunter (A Theory for Record Linkage, JASA 64, 1969): a field that
agrees adds log2 of how much likelier that is in the right record than in another, one that differs takes away. They
were set by hand to round numbers and checked by `benchmarks/matching.py`.
"""

import re
from dataclasses import dataclass
from functools import cached_property

from audit.model.citation import Item
from audit.model.lookup import Comparison, Record
from audit.resolvers.matching.authors import compare_authors
from audit.resolvers.matching.containers import SAME_CONTAINER, Abbreviations, show
from audit.resolvers.matching.coordinates import compare_coordinates
from audit.resolvers.matching.titles import TitlePlace, compare_title, find_title
from audit.resolvers.matching.words import content_words, fold
from audit.resolvers.query import Query, clean_doi

_YEAR = re.compile(r"(?<!\d)(1[5-9]\d\d|20\d\d)(?!\d)")


@dataclass(frozen=True, kw_only=True)
class Evidence:
    """All comparisons of a query with a record, and what they rest on."""

    title_place: TitlePlace | None
    comparisons: tuple[Comparison, ...]

    @cached_property
    def agreement(self) -> dict[str, str]:
        """The agreement of each field."""
        return {comparison.field: comparison.agreement for comparison in self.comparisons}

    def is_same(self, field: str) -> bool:
        """Tell whether `field` agrees."""
        return self.agreement.get(field) == "same"

    def differs(self, field: str) -> bool:
        """Tell whether `field` differs."""
        return self.agreement.get(field) == "differs"

    @property
    def score(self) -> float:
        """The evidence in bits."""
        return sum(comparison.weight for comparison in self.comparisons)


def weigh(query: Query, record: Record, abbreviations: Abbreviations | None = None) -> Evidence:
    """Return the evidence that `record` is the work of `query`."""
    place = find_title(query, record.item)
    words = query.words
    outside = words if place is None else [*words[: place.start], "|", *words[place.end :]]
    year = _compare_year(query, record, outside)
    compared = [
        _compare_doi(query, record.item),
        compare_title(query, record.item, place),
        *compare_authors(query, record.item, place),
        year,
        _compare_container(query, record.item, outside, abbreviations),
        *compare_coordinates(query, record.item, outside, year),
        _compare_publisher(query, record.item, outside),
    ]
    return Evidence(title_place=place, comparisons=tuple(entry for entry in compared if entry is not None))


def _compare_doi(query: Query, item: Item) -> Comparison | None:
    recorded = clean_doi(item.text("DOI"))
    if not query.doi or not recorded:
        return None
    if recorded.replace("//", "/") == query.doi.replace("//", "/"):
        return Comparison(field="DOI", agreement="same", cited=query.doi, recorded=recorded, weight=30.0)
    return Comparison(field="DOI", agreement="differs", cited=query.doi, recorded=recorded, weight=-4.0)


def _compare_year(query: Query, record: Record, outside: list[str]) -> Comparison | None:
    issued = record.item.date("issued")
    recorded = set(record.years) | ({issued.start.year} if issued is not None else set())
    if not recorded:
        return None
    date = query.item.date("issued")
    cited = {int(found[1]) for word in outside for found in [_YEAR.match(word)] if found is not None}
    if date is not None:
        cited.add(date.start.year)
    if not cited:
        return None
    shown = str(date.start.year) if date is not None else ", ".join(map(str, sorted(cited)))
    listed = ", ".join(map(str, sorted(recorded)))
    if cited & recorded:
        return Comparison(field="year", agreement="same", cited=shown, recorded=listed, weight=4.0)
    if any(abs(one - other) == 1 for one in cited for other in recorded):
        return Comparison(field="year", agreement="near", cited=shown, recorded=listed, weight=1.0)
    return Comparison(field="year", agreement="differs", cited=shown, recorded=listed, weight=-6.0)


def _compare_container(
    query: Query, item: Item, outside: list[str], abbreviations: Abbreviations | None
) -> Comparison | None:
    titles = [item.text(name) for name in ("container-title", "container-title-short", "collection-title")]
    titles = [title for title in titles if fold(title)]
    if not titles:
        return None
    cited = query.item.text("container-title")
    words = fold(cited).split() if cited else []
    outside = _split_numbers(outside)
    share = 0.0
    for title in titles:
        folded = fold(title)
        share = max(share, show(outside, folded, abbreviations), show(words, folded, abbreviations) if words else 0.0)
        main = fold(re.split(r"[:(,/.]", title, maxsplit=1)[0])
        if main and main != folded:
            share = max(share, show(outside, main, abbreviations) - 0.05)
        if (
            share < 0.6 and len(content_words(folded)) >= 4
        ):  # proceedings are named in as many ways as there are writers
            wanted = set(content_words(folded))
            shown = sum(any(word.startswith(have) for word in wanted) for have in set(outside) if len(have) >= 4)
            share = max(share, min(1.0, shown / len(wanted)) * 0.9 if shown >= 3 else 0.0)
    if share >= SAME_CONTAINER:
        return Comparison(field="container", agreement="same", cited=cited, recorded=titles[0], weight=6.0 * share)
    return Comparison(field="container", agreement="differs", cited=cited, recorded=titles[0], weight=-4.0)


def _compare_publisher(query: Query, item: Item, outside: list[str]) -> Comparison | None:
    """Compare the publisher of a book; that it is not named means nothing (a place may stand for it)."""
    words = [word for word in content_words(fold(item.text("publisher"))) if len(word) > 3]
    if item.type != "book" or not any(word in outside for word in words):
        return None
    cited, recorded = query.item.text("publisher"), item.text("publisher")
    return Comparison(field="publisher", agreement="same", cited=cited, recorded=recorded, weight=5.0)


def _split_numbers(words: list[str]) -> list[str]:
    """Return `words` with letters and digits that were set without a space apart ("jhep2017")."""
    return [part for word in words for part in (re.findall(r"\d+|[^\d]+", word) if not word.isalpha() else (word,))]
