"""The entries of a list come in; works of one author and year that no letter, or an odd one, tells apart, go out."""

from collections import defaultdict
from collections.abc import Iterator

from audit.language.surnames import fold_name
from audit.model.citation import Reference
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.manuscript import Manuscript
from audit.rules.citations.systems import author_date, entry_name, people


def odd_letters(manuscript: Manuscript) -> Iterator[Problem]:
    """Yield, as notes: two entries "Ito 1990" without letters, and an "Ito 1990b" without an "Ito 1990a"."""
    if not author_date(manuscript):
        return
    for entries in _of_one_year(manuscript):
        letters = sorted(entry.years[0][4:] for entry in entries)
        year = entries[0].years[0][:4]
        named = f"{people(entries[0].names)} {year}"
        if len(entries) > 1 and (not any(letters) or "" in letters) and _differ(entries):
            bare = next(entry for entry in entries[::-1] if not entry.years[0][4:])
            yield _note(bare, entries, f"The list has {len(entries)} works {named} and not a letter for each.")
        elif letters[0] > "a":
            yield _note(entries[0], entries, f"{entry_name(entries[0])} is in the list, and no {named}a.")


def _of_one_year(manuscript: Manuscript) -> list[list[Reference]]:
    groups: dict[tuple[tuple[str, ...], str], list[Reference]] = defaultdict(list)
    for reference in manuscript.references:
        year = reference.years[0] if reference.years else ""
        if reference.names and year[:4].isdigit() and not reference.label:
            groups[tuple(fold_name(name) for name in reference.names), year[:4]].append(reference)
    return list(groups.values())


def _differ(entries: list[Reference]) -> bool:
    """Tell whether every entry has a title of its own; else one work may be listed twice (CIT007)."""
    titles = [fold_name(entry.citation.item.text("title")) if entry.citation else "" for entry in entries]
    return all(titles) and len(set(titles)) == len(titles)


def _note(entry: Reference, entries: list[Reference], message: str) -> Problem:
    others = [other for other in entries if other is not entry]
    return Problem(
        span=entry.span,
        message=message,
        related=tuple(RelatedPlace(span=other.span, message=entry_name(other)) for other in others[:3]),
        evidence={"years": [other.years[0] for other in entries]},
        level=Level.NOTE,
        kind="review",
        confidence=0.8,
    )
