"""CIT005: the list of references leaves its own order."""

from collections.abc import Iterator

from audit.language.surnames import fold_german, fold_name, without_particles
from audit.model.citation import Reference
from audit.model.finding import Level, Problem, RelatedPlace
from audit.model.lookup import Lookups
from audit.model.manuscript import Manuscript
from audit.rules.citations.ordering import longest_rising
from audit.rules.citations.systems import entry_name
from audit.rules.gathering import gathered
from audit.rules.rule import rule

_FEWEST = 5  # entries without which an order is no order
_SHARE = 0.85  # of the entries that must stand in it


@rule(id="CIT005", name="unsorted-references", scope="reference", level=Level.NOTE)
def unsorted_references(manuscript: Manuscript, lookups: Lookups) -> Iterator[Problem]:
    """An entry breaks the alphabetical order that the rest of the list keeps.

    Why:
        A reader looks for the entry where the alphabet puts it, and misses it.

    Example:
        Adams, Baker, Davis, Clark, Evans.

    Instead:
        Adams, Baker, Clark, Davis, Evans.

    Limits:
        Compares first names of the entries only, not the years below one name. Lists of which less than 85 % are in
        order, and more than one entry is not, are taken to follow another. Particles (de, van, al-), Mc, St.,
        apostrophes, diacritics and the letters å, ä, ö, ø, æ may be sorted in any of the usual ways. More than three
        such entries are one finding.

    References:
        Chicago Manual of Style, 18th ed., 13.69–13.73 and 15.63–15.80; ISO 999:1996, 8.
    """
    misplaced = [problem for entries in _lists(manuscript) for problem in _misplaced(entries)]
    yield from gathered(misplaced, lambda number: f"{number} entries break the alphabetical order")


def _misplaced(entries: list[Reference]) -> Iterator[Problem]:
    """Yield a problem for each entry of one list that stands outside the order that the list keeps."""
    keys = _keys_in_order(entries)
    kept = longest_rising(keys)
    order = sorted(kept)
    for index, entry in enumerate(entries if keys else ()):
        if index in kept:
            continue
        before = max((at for at in order if at < index), default=None)
        after = min((at for at in order if at > index), default=None)
        lower = keys[before] if before is not None else ""
        upper = keys[after] if after is not None else "\uffff"
        if any(lower <= key <= upper for key in _sort_keys(entry.names[0])):
            continue
        place = next((entries[at] for at in order if keys[at] > keys[index]), None)
        where = f"before {entry_name(place)}" if place is not None else f"after {entry_name(entries[order[-1]])}"
        yield Problem(
            span=entry.span,
            message=f"{entry_name(entry)} breaks the alphabetical order of the list; it belongs {where}.",
            related=tuple(
                RelatedPlace(span=entries[at].span, message=entry_name(entries[at]))
                for at in (before, after)
                if at is not None
            ),
            note=entry.label or None,
            confidence=0.85,
        )


def _keys_in_order(entries: list[Reference]) -> list[str]:
    """Return the keys by which a list is sorted, with particles or without; [] where it keeps neither order."""
    whole = [fold_name(entry.names[0]) for entry in entries]
    bare = [without_particles(key) for key in whole]
    for keys in (whole, bare):
        if len(keys) >= _FEWEST and _is_an_order(longest_rising(keys), keys):
            return keys
    return []


def _is_an_order(kept: frozenset[int], keys: list[str]) -> bool:
    """Tell whether enough entries stand in order; one of six may leave it, which chance does once in thirty lists."""
    return len(kept) >= _SHARE * len(keys) or (len(keys) > _FEWEST and len(kept) >= len(keys) - 1)


def _lists(manuscript: Manuscript) -> list[list[Reference]]:
    """Return the entries with names, one list for each heading."""
    lists: dict[str, list[Reference]] = {}
    for reference in manuscript.references:
        if reference.names:
            lists.setdefault(reference.heading, []).append(reference)
    return list(lists.values())


def _sort_keys(name: str) -> frozenset[str]:
    """Return the folded keys under which a name may be sorted."""
    keys = {fold_name(name), fold_german(name), fold_name(name.replace("'", " ").replace("’", " "))}
    keys |= {without_particles(key) for key in keys}
    keys |= {key.removeprefix("the ") for key in keys}
    keys |= {"mac" + key[2:] for key in keys if key.startswith("mc")}
    keys |= {"saint" + key[2:] for key in keys if key.startswith("st ")}
    keys |= {key.replace(" ", "") for key in keys}
    keys |= {key.split()[-1] for key in keys if " " in key}
    if name[:1].casefold() in "åäöøæþčšž":
        keys |= {"zz" + key for key in keys}
    return frozenset(key for key in keys if key)
