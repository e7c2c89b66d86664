"""Works that a short form fits alike in, those of them that its place, initials and edition leave out."""

from collections.abc import Callable, Sequence

from audit.language.folding import fold
from audit.parsing.linking.description import Description
from audit.parsing.linking.works import WorkDraft, same_name


def narrowed(description: Description, works: Sequence[WorkDraft], listed: frozenset[str]) -> tuple[WorkDraft, ...]:
    """Return the works that a short form may name; all of them where nothing tells them apart.

    A work first cited behind the short form is out, unless the list of references (the ids of whose citations are
    `listed`) has it; so is one of another author of the surname ("A. Smith"), and another edition than the one named.
    """
    start = description.citation.span.start
    edition = fold(description.citation.item.text("edition"))

    def is_known(draft: WorkDraft) -> bool:
        return any(d.citation.id in listed or d.citation.span.start < start for d in draft.descriptions)

    def is_of_author(draft: WorkDraft) -> bool:
        return any(_initials_agree(description, full) for full in draft.descriptions)

    def is_edition(draft: WorkDraft) -> bool:
        return any(fold(full.citation.item.text("edition")) == edition for full in draft.descriptions)

    left = _kept(tuple(works), is_known)
    left = _kept(left, is_of_author)
    return _kept(left, is_edition) if edition else left


def _kept(works: tuple[WorkDraft, ...], fits: Callable[[WorkDraft], bool]) -> tuple[WorkDraft, ...]:
    """Return the works that fit, all where none does."""
    return (tuple(work for work in works if fits(work)) or works) if len(works) > 1 else works


def _initials_agree(short: Description, full: Description) -> bool:
    """Tell whether no author of both is given different first names."""
    for one in short.citation.item.names("author"):
        for other in full.citation.item.names("author"):
            if one.given and other.given and one.family and same_name(fold(one.family), fold(other.family)):
                return fold(one.given)[:1] == fold(other.given)[:1]
    return True
