"""Which of a manuscript's in-text citations a rule may rely on: those of a system that the document really uses."""

from collections.abc import Iterator

from audit.model.citation import Reference, TextCitation
from audit.model.manuscript import Manuscript

LINKED_AT_LEAST = 3  # linked citations without which a few brackets are no system
LINKED_SHARE = 0.5  # of all years cited; a bibliography beside footnotes links hardly any


def numeric(manuscript: Manuscript) -> tuple[TextCitation, ...]:
    """Return the numeric citations, or none when they do not reach the list."""
    return _in_force(manuscript, "numeric")


def author_date(manuscript: Manuscript) -> tuple[TextCitation, ...]:
    """Return the author–date citations, or none when too few are linked for the list to be theirs."""
    return _in_force(manuscript, "author-date")


def keyed(manuscript: Manuscript) -> tuple[TextCitation, ...]:
    """Return the citations by key (`[@key]`, `\\cite{key}`), or none when most keys are unknown: a file is missing."""
    found = tuple(citation for citation in manuscript.text_citations if citation.system == "key")
    ids = [id for citation in found for id in citation.reference_ids]
    return found if 2 * sum(id is not None for id in ids) > len(ids) else ()


def _in_force(manuscript: Manuscript, system: str) -> tuple[TextCitation, ...]:
    found = tuple(citation for citation in manuscript.text_citations if citation.system == system)
    ids = [id for citation in found for id in citation.reference_ids]
    linked = sum(id is not None for id in ids)
    return found if linked >= LINKED_AT_LEAST and linked >= LINKED_SHARE * len(ids) else ()


def unlinked_years(manuscript: Manuscript) -> Iterator[tuple[TextCitation, str]]:
    """Yield each author–date citation and year that names no entry; of a reprint's two years, neither when one does."""
    for citation in author_date(manuscript):
        text = citation.span.of(manuscript.text)
        if any(citation.reference_ids) and ("[" in text or "/" in text):
            continue
        for key, id in zip(citation.keys, citation.reference_ids, strict=True):
            if id is None and "|" in key:
                yield citation, key.rpartition("|")[2]


def cited_ids(manuscript: Manuscript) -> frozenset[str]:
    """Return the ids of the references that any in-text citation names, or that the file itself links from the text."""
    named = {id for citation in manuscript.text_citations for id in citation.reference_ids if id is not None}
    keys = {key for call in manuscript.document.reference_calls for key in call.keys}
    return frozenset(named | {entry.id for entry in manuscript.references if entry.key and entry.key in keys})


def entry_name(reference: Reference) -> str:
    """Return an entry as a citation would name it: "Smith and Jones 2004", "Smith et al. 2004"."""
    return f"{people(reference.names)} {reference.years[0]}" if reference.years else people(reference.names)


def people(names: tuple[str, ...], *, et_al: bool = False) -> str:
    """Return names as a sentence has them."""
    if et_al or len(names) > 3:
        return f"{names[0]} et al." if names else ""
    if len(names) < 2:
        return names[0] if names else ""
    return f"{', '.join(names[:-1])} and {names[-1]}"
