"""Manuscripts in; the works that they cite in full or list, each with a key of its own, out."""

from collections import Counter
from collections.abc import Iterable, Iterator

from audit.language.surnames import fold_name
from audit.model.citation import Item, Work
from audit.model.manuscript import Manuscript
from audit.reporters.exports.csl import letters

_LONGEST = 24  # characters of a name or word in a key


def keyed_works(manuscripts: Iterable[Manuscript]) -> Iterator[tuple[str, Item]]:
    """Yield the works of all manuscripts in order, each with a key such as `lund1988`, `lund1988b`."""
    taken: Counter[str] = Counter()
    for manuscript in manuscripts:
        for work in manuscript.works:
            if _is_shown(manuscript, work):
                key = _key(work.item)
                yield f"{key}{letters(taken[key])}", work.item
                taken[key] += 1


def _is_shown(manuscript: Manuscript, work: Work) -> bool:
    """Tell whether a note cites a work in full, or the list has it; short forms alone do not show what it is."""
    cited = (manuscript.citation_by_id.get(id) for id in work.citation_ids)
    return bool(work.item.fields) and any(citation is None or citation.form == "full" for citation in cited)


def _key(item: Item) -> str:
    people = item.names("author") or item.names("editor")
    named = (people[0].family or people[0].literal) if people else item.text("title") or item.text("container-title")
    words = fold_name(named).split() or [item.type]
    name = "".join(character for character in "".join(words)[:_LONGEST] if character.isascii() and character.isalnum())
    issued = item.date()
    return f"{name or 'work'}{issued.start.year if issued is not None else ''}"
