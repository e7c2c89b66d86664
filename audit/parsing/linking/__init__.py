"""Notes, citations and references in; the works they name, and a link from every citation to its work, out."""

from collections import defaultdict

from audit.model.citation import Citation, Link, Reference, Work
from audit.model.manuscript import Note
from audit.parsing.crossreferences import NoteTable
from audit.parsing.linking.aliases import find_abbreviations, find_aliases
from audit.parsing.linking.chains import Linker
from audit.parsing.linking.description import carry_authors, describe, mark_repeats
from audit.parsing.linking.works import gather_works

__all__ = ["link"]


def link(
    notes: tuple[Note, ...], citations: tuple[Citation, ...], references: tuple[Reference, ...], text: str
) -> tuple[tuple[Work, ...], tuple[Link, ...]]:
    """Follow full → short → ibid → supra chains and return the works, in order, and one link a citation.

    A full citation always has a work. A short form, Ibid. or supra that fits several works is "ambiguous" and names
    them all; one that fits none is "unlinked". Takes about linear time.
    """
    listed = tuple(reference.citation for reference in references if reference.citation is not None)
    known = {citation.id for citation in citations}
    everything = citations + tuple(citation for citation in listed if citation.id not in known)
    described = mark_repeats(carry_authors([describe(citation, text) for citation in everything], text))
    from_list = {citation.id for citation in listed}
    drafts = gather_works(d for d in described if d.is_full or d.citation.id in from_list)
    linker = Linker(
        table=NoteTable(notes),
        drafts=drafts,
        aliases=find_aliases((d.citation for d in described), text),
        abbreviations=find_abbreviations(text),
        listed=frozenset(from_list),
    )
    links = tuple(linker.link(description) for description in described)
    members: dict[str, list[str]] = defaultdict(list)
    for found in links:
        if found.outcome == "linked":
            members[found.work_ids[0]].append(found.citation_id)
    works = tuple(
        Work(id=draft.id, item=draft.fullest.citation.item, citation_ids=tuple(members[draft.id]))
        for draft in linker.drafts
    )
    return works, links
